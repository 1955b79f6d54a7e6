// The registry's name on its colour, with the environment in words: never act on the wrong fleet.
#pragma once

#include <QWidget>

namespace tenantry::ui {

QColor bandColour(const QString &colour); // "red" (production), "amber" (staging), "green" (local)

class RegistryBadge : public QWidget {
    Q_OBJECT
public:
    explicit RegistryBadge(QWidget *parent = nullptr);
    void set(const QString &name, const QString &colour, const QString &server);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString m_name, m_colour, m_server;
};

} // namespace tenantry::ui

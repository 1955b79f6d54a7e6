// Tenants per version as one bar, oldest at the left, and a legend that leads to them. The head is green; what the product does not know
// is red and hatched.
#pragma once

#include "migrations/status.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace tenantry::ui {

class VersionsBar : public QWidget {
    Q_OBJECT
public:
    explicit VersionsBar(QWidget *parent = nullptr);
    void setStatus(const migrations::Status &status);
    void retranslate();
    QList<QPushButton *> buttons() const { return m_buttons; } // of the legend, oldest first

signals:
    void versionWanted(const QString &version);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Bar;
    void rebuild();
    void say();
    migrations::Status m_status;
    Bar *m_bar;
    QWidget *m_legend;
    QHBoxLayout *m_row;
    QList<QPushButton *> m_buttons;
};

} // namespace tenantry::ui

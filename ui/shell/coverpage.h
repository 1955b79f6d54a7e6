// A card in the middle of an empty window: what stands in front of a session.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace tenantry::ui {

class CoverPage : public QWidget {
    Q_OBJECT
public:
    explicit CoverPage(QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
};

} // namespace tenantry::ui

// A line of widgets that goes on in the next line where there is no more room, for rows of filters.
#pragma once

#include <QLayout>

namespace tenantry::ui {

class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing) { setSpacing(spacing); setContentsMargins(0, 0, 0, 0); }
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { m_items << item; }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place({0, 0, width, 0}, false); }
    QSize minimumSize() const override; // the widest of them, in one line
    QSize sizeHint() const override;    // all of them in one line
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool move) const; // height that is used
    QList<QLayoutItem *> m_items;
};

} // namespace tenantry::ui

// A state as icon, word and colour: on its own, or painted into a table's cell.
#pragma once

#include "registry/values.h"
#include "ui/theme/tokens.h"

#include <QStyledItemDelegate>
#include <QWidget>

namespace tenantry::ui {

struct Status {
    QString icon;  // resources/icons
    QString text;  // translated now
    Tone tone = Tone::Neutral;
    friend bool operator==(const Status &, const Status &) = default;
};

// In the language of now: ask again after a LanguageChange.
Status status(registry::TenantState state);
Status status(registry::OperationState state);
Status status(registry::StepState state);

QSize chipSize(const QFont &font, const Status &status);
// Vertically centred in `rect`, at its left; the word is cut with … when there is no room.
void paintChip(QPainter *painter, const QRect &rect, const QFont &font, const Status &status, const QPalette &palette);

class StatusChip : public QWidget {
    Q_OBJECT
public:
    explicit StatusChip(QWidget *parent = nullptr);
    void setStatus(const Status &status);                 // the caller translates
    void setState(registry::TenantState state);           // follows the language by itself
    void setState(registry::OperationState state);
    Status shown() const { return m_status; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Status m_status;
    std::function<Status()> m_source;
};

// Paints the chip of items that hold a TenantState (as int) in `role`.
class StatusChipDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit StatusChipDelegate(int role = Qt::UserRole, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    virtual Status statusOf(const QModelIndex &index) const; // override to paint other states
    int m_role;
};

} // namespace tenantry::ui

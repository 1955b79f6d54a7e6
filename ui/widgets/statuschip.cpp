#include "ui/widgets/statuschip.h"

#include "ui/theme/icons.h"
#include "ui/theme/textline.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace tenantry::ui {

namespace {

constexpr int height = 22, iconSide = 14, left = 7, between = 5, right = 9;

struct StatusWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::StatusChip)
public:
    static Status of(registry::TenantState state)
    {
        using enum registry::TenantState;
        switch (state) {
        case Provisioning: return {QStringLiteral("running"), tr("Provisioning"), Tone::Info};
        case Active: return {QStringLiteral("done"), tr("Active"), Tone::Success};
        case Paused: return {QStringLiteral("paused"), tr("Paused"), Tone::Neutral};
        case Maintenance: return {QStringLiteral("maintenance"), tr("Maintenance"), Tone::Warning};
        case Failed: return {QStringLiteral("error"), tr("Failed", "state of a tenant"), Tone::Danger};
        case Deleting: return {QStringLiteral("trash"), tr("Deleting"), Tone::Warning};
        }
        return {};
    }
    static Status of(registry::OperationState state)
    {
        using enum registry::OperationState;
        switch (state) {
        case Pending: return {QStringLiteral("pending"), tr("Waiting"), Tone::Neutral};
        case Running: return {QStringLiteral("running"), tr("Running"), Tone::Info};
        case Succeeded: return {QStringLiteral("done"), tr("Succeeded"), Tone::Success};
        case Failed: return {QStringLiteral("error"), tr("Failed", "state of an operation"), Tone::Danger};
        case Undoing: return {QStringLiteral("undone"), tr("Undoing"), Tone::Warning};
        case Undone: return {QStringLiteral("undone"), tr("Undone", "state of an operation"), Tone::Neutral};
        case Interrupted: return {QStringLiteral("interrupted"), tr("Interrupted"), Tone::Warning};
        }
        return {};
    }
    static Status of(registry::StepState state)
    {
        using enum registry::StepState;
        switch (state) {
        case Pending: return {QStringLiteral("pending"), tr("To do"), Tone::Neutral};
        case Running: return {QStringLiteral("running"), tr("Running"), Tone::Info};
        case Done: return {QStringLiteral("done"), tr("Done"), Tone::Success};
        case Failed: return {QStringLiteral("error"), tr("Failed", "state of a step"), Tone::Danger};
        case Undone: return {QStringLiteral("undone"), tr("Undone", "state of a step"), Tone::Neutral};
        case Skipped: return {QStringLiteral("skipped"), tr("Skipped"), Tone::Neutral};
        }
        return {};
    }
};

} // namespace

Status status(registry::TenantState state) { return StatusWords::of(state); }
Status status(registry::OperationState state) { return StatusWords::of(state); }
Status status(registry::StepState state) { return StatusWords::of(state); }

QSize chipSize(const QFont &font, const Status &status) { return {left + iconSide + between + theme::lineWidth(font, status.text) + right, height}; }

void paintChip(QPainter *painter, const QRect &rect, const QFont &font, const Status &status, const QPalette &palette)
{
    const theme::Tokens &t = theme::tokens(palette);
    const int width = std::min(chipSize(font, status).width(), rect.width());
    if (width < left + iconSide)
        return;
    const QRect chip(rect.x(), rect.y() + (rect.height() - height) / 2, width, height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.soft(status.tone));
    painter->drawRoundedRect(chip, height / 2.0, height / 2.0);
    const QColor ink = t.ink(status.tone);
    painter->drawPixmap(chip.x() + left, chip.y() + (height - iconSide) / 2,
                        Icons::pixmap(status.icon, iconSide, ink, painter->device()->devicePixelRatio()));
    const int x = chip.x() + left + iconSide + between;
    painter->setFont(font);
    painter->setPen(ink);
    const int room = chip.right() - right + 2 - x;
    theme::drawLine(painter, QRect(x, chip.y(), room, height), Qt::AlignVCenter | Qt::AlignLeft, status.text);
    painter->restore();
}

StatusChip::StatusChip(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); }

void StatusChip::setStatus(const Status &status)
{
    m_source = {};
    m_status = status;
    setAccessibleName(status.text);
    updateGeometry();
    update();
}

void StatusChip::setState(registry::TenantState state)
{
    setStatus(status(state));
    m_source = [state] { return status(state); };
}

void StatusChip::setState(registry::OperationState state)
{
    setStatus(status(state));
    m_source = [state] { return status(state); };
}

QSize StatusChip::sizeHint() const
{
    QFont chipFont = font();
    chipFont.setWeight(QFont::Medium);
    return chipSize(chipFont, m_status);
}

void StatusChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont chipFont = font();
    chipFont.setWeight(QFont::Medium);
    paintChip(&painter, rect(), chipFont, m_status, palette());
}

void StatusChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_source) {
        const auto source = m_source;
        setStatus(source());
        m_source = source;
    }
    QWidget::changeEvent(event);
}

StatusChipDelegate::StatusChipDelegate(int role, QObject *parent) : QStyledItemDelegate(parent), m_role(role) {}

Status StatusChipDelegate::statusOf(const QModelIndex &index) const
{
    const QVariant value = index.data(m_role);
    return value.isValid() ? status(static_cast<registry::TenantState>(value.toInt())) : Status{};
}

void StatusChipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const Status shown = statusOf(index);
    if (!shown.text.isEmpty())
        paintChip(painter, option.rect.adjusted(8, 0, -4, 0), option.font, shown, option.palette);
}

QSize StatusChipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return chipSize(option.font, statusOf(index)) + QSize(12, 10);
}

} // namespace tenantry::ui

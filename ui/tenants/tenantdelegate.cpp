#include "ui/tenants/tenantdelegate.h"

#include "ui/tenants/formatting.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/theme/textline.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QPainter>

namespace tenantry::ui {

namespace {
constexpr int margin = 8, pillHeight = 20;
}

Status TenantDelegate::behind(int count) { return {QStringLiteral("warning"), TenantFormat::behind(count), Tone::Warning}; }

void TenantDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.palette);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected)
        painter->fillRect(option.rect, t.selection);
    else if (hovered)
        painter->fillRect(option.rect, t.hover);
    painter->fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, t.border);

    const auto column = TenantColumn(index.column());
    const QRect inside = option.rect.adjusted(margin, 0, -margin, -1);
    if (column == TenantColumn::State) {
        paintChip(painter, inside, option.font, status(registry::TenantState(index.data(TenantModel::StateRole).toInt())), option.palette);
    } else if (column == TenantColumn::Labels) {
        const QString text = index.data().toString();
        if (!text.isEmpty())
            pills(painter, inside, option, text.split(QStringLiteral(", ")));
    } else {
        QFont font = option.font;
        QColor ink = index.data(TenantModel::QuietRole).toBool() ? t.muted : t.text;
        QString text = index.data().toString();
        QRect place = inside;
        if (column == TenantColumn::Name)
            font.setWeight(QFont::DemiBold);
        else if (column == TenantColumn::Slug || column == TenantColumn::Created || column == TenantColumn::LastBackup)
            ink = t.muted;
        else if (tenantColumnIsNumber(column))
            font = theme::numeric(font);
        else if (column == TenantColumn::Version) {
            const int behind = index.data(TenantModel::BehindRole).toInt();
            if (behind > 0) {
                text = text.section(QStringLiteral(" · "), 0, 0);
                const Status late = TenantDelegate::behind(behind);
                const int words = std::min(theme::lineWidth(font, text), place.width() / 2);
                paintChip(painter, place.adjusted(words + 8, 0, 0, 0), option.font, late, option.palette);
                place.setWidth(words);
            }
        }
        painter->setFont(font);
        painter->setPen(ink);
        theme::drawLine(painter, place, Qt::AlignVCenter | (tenantColumnIsNumber(column) ? Qt::AlignRight : Qt::AlignLeft), text);
    }

    // The current row is framed as one, and the current cell underlined for who moves with the arrow keys.
    if (view && view->hasFocus() && view->currentIndex().row() == index.row()) {
        painter->setPen(QPen(t.link, 1));
        const QRect r = option.rect.adjusted(0, 0, 0, -1);
        painter->drawLine(r.topLeft(), r.topRight());
        painter->drawLine(r.bottomLeft(), r.bottomRight());
        if (view->currentIndex() == index)
            painter->fillRect(inside.x(), r.bottom() - 2, inside.width(), 2, t.link);
    }
}

void TenantDelegate::pills(QPainter *painter, QRect rect, const QStyleOptionViewItem &option, const QStringList &texts) const
{
    const theme::Tokens &t = theme::tokens(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    for (qsizetype i = 0; i < texts.size() && rect.width() > 24; ++i) {
        const bool last = i + 1 == texts.size();
        const int width = std::min(theme::lineWidth(option.font, texts.at(i)) + 16, rect.width() - (last ? 0 : 28));
        if (width < 28) { // no room for a word: say how many more there are
            painter->setPen(t.muted);
            theme::drawLine(painter, rect, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("+%1").arg(texts.size() - i));
            break;
        }
        const QRect pill(rect.x(), rect.y() + (rect.height() - pillHeight) / 2, width, pillHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.neutralSoft);
        painter->drawRoundedRect(pill, 4, 4);
        painter->setPen(t.text);
        theme::drawLine(painter, pill.adjusted(8, 0, -7, 0), Qt::AlignVCenter | Qt::AlignLeft, texts.at(i));
        rect.setLeft(pill.right() + 6);
    }
    painter->restore();
}

QSize TenantDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const int extra = TenantColumn(index.column()) == TenantColumn::State ? 40 : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * margin + extra + 8, metrics.height() + 16};
}

} // namespace tenantry::ui

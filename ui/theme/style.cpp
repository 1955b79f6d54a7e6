#include "ui/theme/style.h"

#include "ui/theme/icons.h"
#include "ui/theme/textline.h"

#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QTableView>
#include <QToolButton>

namespace tenantry::ui::theme {

namespace {

void drawArrow(QPainter *painter, const QRect &rect, const char *name, bool enabled)
{
    const Tokens &t = tokens();
    const int side = std::min({16, rect.width(), rect.height()});
    const QPixmap pixmap = Icons::pixmap(QString::fromLatin1(name), side, enabled ? t.muted : t.disabled, painter->device()->devicePixelRatio());
    painter->drawPixmap(rect.center().x() - side / 2 + 1, rect.center().y() - side / 2 + 1, pixmap);
}

void drawIndicator(QPainter *painter, const QStyleOption *option, bool round)
{
    const Tokens &t = tokens();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const bool focus = (option->state & QStyle::State_HasFocus);
    const bool hover = option->state & QStyle::State_MouseOver;
    QRectF box = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor fill = !on ? (enabled ? t.surface : t.hover) : enabled ? t.accent : t.disabled;
    const QColor edge = on ? fill : focus ? t.link : !enabled ? t.border : hover ? t.strong : t.control;
    painter->setPen(QPen(edge, focus && !on ? 2 : 1.25));
    painter->setBrush(fill);
    const qreal r = round ? box.height() / 2 : 4;
    painter->drawRoundedRect(box, r, r);
    if (focus && on) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.text, 1.5));
        painter->drawRoundedRect(box, r, r);
    }
    painter->setPen(QPen(t.onAccent, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const auto at = [&](qreal x, qreal y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    if (option->state & QStyle::State_NoChange) {
        painter->drawLine(at(.27, .5), at(.73, .5));
    } else if (option->state & QStyle::State_On) {
        if (round) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.onAccent);
            painter->drawEllipse(box.center(), box.width() * .2, box.width() * .2);
        } else {
            painter->drawPolyline(QPolygonF{at(.24, .52), at(.43, .7), at(.77, .32)});
        }
    }
    painter->restore();
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

// The words of a cell from what was shaped before; all else as Qt does it. Qt shapes the words of a cell three times whenever it is painted.
void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *cell = element == CE_ItemViewItem ? qstyleoption_cast<const QStyleOptionViewItem *>(option) : nullptr;
    const bool oneLine = cell && !cell->text.isEmpty() && !(cell->features & QStyleOptionViewItem::WrapText) && cell->textElideMode == Qt::ElideRight;
    if (!oneLine || !qobject_cast<const QTableView *>(widget)) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    QStyleOptionViewItem bare(*cell);
    bare.text.clear();
    QProxyStyle::drawControl(element, &bare, painter, widget);
    const int margin = pixelMetric(PM_FocusFrameHMargin, cell, widget) + 1;
    const QRect room = QProxyStyle::subElementRect(SE_ItemViewItemText, &bare, widget).adjusted(margin, 0, -margin, 0);
    const auto group = !(cell->state & State_Enabled) ? QPalette::Disabled : cell->state & State_Active ? QPalette::Active : QPalette::Inactive;
    painter->save();
    painter->setFont(cell->font);
    painter->setPen(cell->palette.color(group, cell->state & State_Selected ? QPalette::HighlightedText : QPalette::Text));
    drawLine(painter, room, cell->displayAlignment, cell->text);
    painter->restore();
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = tokens();
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawIndicator(painter, option, false); return;
    case PE_IndicatorRadioButton: drawIndicator(painter, option, true); return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown: drawArrow(painter, option->rect, "chevron-down", option->state & State_Enabled); return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp: drawArrow(painter, option->rect, "chevron-up", option->state & State_Enabled); return;
    case PE_IndicatorArrowRight: drawArrow(painter, option->rect, "chevron-right", option->state & State_Enabled); return;
    case PE_IndicatorArrowLeft: drawArrow(painter, option->rect, "chevron-left", option->state & State_Enabled); return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option); header && header->sortIndicator != QStyleOptionHeader::None)
            drawArrow(painter, option->rect, header->sortIndicator == QStyleOptionHeader::SortUp ? "chevron-down" : "chevron-up", true);
        return;
    case PE_FrameFocusRect: {
        if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QToolButton *>(widget))
            return; // their edge shows it
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(t.link, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
        painter->restore();
        return;
    }
    case PE_PanelItemViewRow: return; // drawn per item
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(item->rect, item->backgroundBrush);
            if (item->state & State_Selected)
                painter->fillRect(item->rect, t.selection);
            else if ((item->state & State_MouseOver) && (item->state & State_Enabled))
                painter->fillRect(item->rect, t.hover);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 18;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize: return 18;
    case PM_ToolBarIconSize: return 20;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_FocusFrameHMargin: return qobject_cast<const QTableView *>(widget) ? 7 : 3; // cells begin where their header does
    case PM_FocusFrameVMargin: return 3;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_ComboBox_Popup: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_UnderlineShortcut: return 1;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    switch (standard) {
    case SP_LineEditClearButton: return Icons::get("close");
    case SP_MessageBoxWarning: return Icons::get(QStringLiteral("warning"), Tone::Warning);
    case SP_MessageBoxCritical: return Icons::get(QStringLiteral("error"), Tone::Danger);
    case SP_MessageBoxInformation: return Icons::get(QStringLiteral("info"), Tone::Info);
    case SP_MessageBoxQuestion: return Icons::get(QStringLiteral("help"), Tone::Accent);
    default: return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace tenantry::ui::theme

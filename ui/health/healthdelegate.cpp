#include "ui/health/healthdelegate.h"

#include "ui/health/healthmodel.h"
#include "ui/health/healthwords.h"
#include "ui/tenants/formatting.h"
#include "ui/theme/icons.h"
#include "ui/theme/textline.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace tenantry::ui {

namespace {
constexpr int margin = 8, iconSide = 14;

Tone toneOf(registry::Severity severity) { return severity == registry::Severity::Critical ? Tone::Danger : Tone::Warning; }

} // namespace

void paintTrend(QPainter *painter, const QRect &rect, const HealthTrend &trend)
{
    if (trend.values.isEmpty())
        return;
    const theme::Tokens &t = theme::tokens();
    const QRectF box = QRectF(rect).adjusted(0, 8, 0, -9);
    const double step = box.width() / double(std::max<qsizetype>(1, trend.values.size() - 1));
    const double top = std::max(trend.most, 0.000001F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(t.border, 1));
    painter->drawLine(QPointF(box.left(), box.bottom() + 1), QPointF(box.right(), box.bottom() + 1));
    for (qsizetype i = 0; i < trend.unreachable.size(); ++i)
        if (trend.unreachable.at(i))
            painter->fillRect(QRectF(box.left() + double(i) * step - 1, box.bottom() - 2, std::max(2.0, step), 4), t.danger);
    painter->setPen(QPen(t.link, 1.4));
    QPolygonF line;
    qsizetype last = -10;
    const auto end = [&] {
        if (line.size() == 1)
            painter->drawEllipse(line.first(), 0.8, 0.8);
        else if (line.size() > 1)
            painter->drawPolyline(line);
        line.clear();
    };
    for (qsizetype i = 0; i < trend.values.size(); ++i) {
        if (!trend.values.at(i))
            continue;
        if (i - last > 2) // looked at less often than a span is long: one that is missing is no gap
            end();
        line << QPointF(box.left() + double(i) * step, box.bottom() - box.height() * double(*trend.values.at(i)) / top);
        last = i;
    }
    end();
    painter->restore();
}

void HealthDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const HealthModel *>(index.model());
    if (!model)
        return;
    const theme::Tokens &t = theme::tokens(option.palette);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, t.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, t.hover);
    painter->fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, t.border);

    const HealthLine &line = model->line(index.row());
    const auto column = HealthColumn(index.column());
    QRect inside = option.rect.adjusted(margin, 0, -margin, -1);
    if (column == HealthColumn::State) {
        paintChip(painter, inside, option.font, HealthWords::state(line.state), option.palette);
    } else if (column == HealthColumn::LatencyTrend || column == HealthColumn::TransactionsTrend) {
        paintTrend(painter, inside, trendOf(model->trace(index.row()), column));
    } else {
        QFont font = option.font;
        QString text = HealthWords::cellText(*model->view()->snapshot, line, column);
        QColor ink = text == TenantFormat::none() || column == HealthColumn::Server ? t.muted : t.text;
        registry::Severity severity = line.severities[size_t(column)];
        if (column == HealthColumn::Tenant)
            font.setWeight(QFont::DemiBold);
        else if (isNumber(column))
            font = theme::numeric(font);
        if (column == HealthColumn::Alerts && !line.alerts.isEmpty()) {
            severity = line.alerts.first().severity;
            if (line.seen) { // somebody is at it
                severity = registry::Severity::None;
                ink = t.muted;
                painter->drawPixmap(inside.x(), inside.y() + (inside.height() - iconSide) / 2, Icons::pixmap(QStringLiteral("check"), iconSide, t.muted, painter->device()->devicePixelRatio()));
                inside.setLeft(inside.x() + iconSide + 5);
            }
        }
        if (severity != registry::Severity::None) {
            ink = t.ink(toneOf(severity));
            font.setWeight(QFont::DemiBold);
        }
        painter->setFont(font);
        painter->setPen(ink);
        theme::drawLine(painter, inside, Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft), text);
    }

    if (view && view->hasFocus() && view->currentIndex().row() == index.row()) { // framed as one row
        painter->setPen(QPen(t.link, 1));
        const QRect r = option.rect.adjusted(0, 0, 0, -1);
        painter->drawLine(r.topLeft(), r.topRight());
        painter->drawLine(r.bottomLeft(), r.bottomRight());
    }
}

QSize HealthDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int extra = HealthColumn(index.column()) == HealthColumn::State ? 40 : 8;
    return {QFontMetrics(option.font).horizontalAdvance(index.data().toString()) + 2 * margin + extra, option.fontMetrics.height() + 16};
}

} // namespace tenantry::ui

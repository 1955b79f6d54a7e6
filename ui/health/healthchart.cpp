#include "ui/health/healthchart.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/looks.h"

#include <QChart>
#include <QChartView>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>

namespace tenantry::ui {

HealthChart::HealthChart(QWidget *parent)
    : QWidget(parent), m_heading(makeLabel(Look::Small, this)), m_chart(new QChart), m_view(new QChartView(m_chart, this)), m_time(new QDateTimeAxis(m_chart)), m_value(new QValueAxis(m_chart))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_view);
    m_view->setFixedHeight(112);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents); // the wheel scrolls the page
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setMargins({0, 4, 14, 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setLocalizeNumbers(true);
    m_chart->setBackgroundRoundness(0);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_value, Qt::AlignLeft);
    m_time->setTickCount(5);
    m_value->setTickCount(3);
    QFont small = font();
    small.setPointSizeF(8);
    m_time->setLabelsFont(small);
    m_value->setLabelsFont(small);
    colour();
}

void HealthChart::setTitle(const QString &title)
{
    m_title = title;
    say();
}

QString HealthChart::said() const
{
    if (!m_curve.last || !m_words)
        return tr("%1: nothing is known", "figure").arg(m_title);
    return *m_curve.least == *m_curve.most ? tr("%1: %2", "figure, value").arg(m_title, m_words(*m_curve.last))
                                           : tr("%1: %2 now, from %3 to %4", "figure, value, least, most").arg(m_title, m_words(*m_curve.last), m_words(*m_curve.least), m_words(*m_curve.most));
}

void HealthChart::say()
{
    m_heading->setText(said());
    m_view->setAccessibleName(said());
    setAccessibleName(said());
}

void HealthChart::setCurve(const HealthCurve &curve, const QList<QDateTime> &unreachable, const QDateTime &from, const QDateTime &until, const Words &words, std::optional<double> limit)
{
    m_curve = curve;
    m_words = words;
    m_chart->removeAllSeries();
    const theme::Tokens &t = theme::tokens();
    const auto add = [this](QXYSeries *series) {
        m_chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
    };
    double top = curve.most.value_or(0);
    if (limit && *limit > 0 && top > *limit / 2) // a limit that is far away would flatten the line
        top = std::max(top, *limit);
    for (const QList<QPointF> &piece : curve.pieces) {
        auto *line = new QLineSeries;
        line->setPen(QPen(t.link, 1.6));
        line->replace(piece);
        if (piece.size() == 1) {
            line->setPointsVisible(true);
            line->setMarkerSize(3);
        }
        add(line);
    }
    if (limit && *limit > 0 && *limit <= top) {
        auto *line = new QLineSeries;
        line->setPen(QPen(t.warning, 1, Qt::DashLine));
        line->append(double(from.toMSecsSinceEpoch()), *limit);
        line->append(double(until.toMSecsSinceEpoch()), *limit);
        add(line);
    }
    if (!unreachable.isEmpty()) {
        auto *marks = new QScatterSeries;
        marks->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
        marks->setMarkerSize(4);
        marks->setColor(t.danger);
        marks->setBorderColor(t.danger);
        for (const QDateTime &at : unreachable)
            marks->append(double(at.toMSecsSinceEpoch()), 0);
        add(marks);
    }
    m_chart->setLocale(QLocale());
    m_time->setRange(from.toLocalTime(), until.toLocalTime());
    m_time->setFormat(from.daysTo(until) > 7 ? tr("d MMM", "date below a chart") : tr("ddd HH:mm", "time below a chart"));
    m_value->setRange(0, top > 0 ? top * 1.1 : 1);
    m_value->setLabelsVisible(curve.most.has_value());
    m_value->setLabelFormat(top >= 20 ? QStringLiteral("%.0f") : top >= 5 ? QStringLiteral("%.1f") : QStringLiteral("%.2f"));
    say();
}

void HealthChart::colour()
{
    const theme::Tokens &t = theme::tokens();
    m_chart->setBackgroundBrush(t.surface);
    m_view->setBackgroundBrush(t.surface);
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *>{m_time, m_value}) {
        axis->setLabelsColor(t.muted);
        axis->setGridLineColor(t.border);
        axis->setLinePenColor(t.border);
    }
}

void HealthChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        colour();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

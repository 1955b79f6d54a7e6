// One figure of a tenant over the last 48 hours: a heading with what it is now, and a line. Gaps are times of which nothing is known; a mark
// at the bottom is a look that found the tenant unreachable.
#pragma once

#include "ui/health/healthreading.h"

#include <QWidget>
#include <functional>

class QChart;
class QChartView;
class QDateTimeAxis;
class QLabel;
class QValueAxis;

namespace tenantry::ui {

class HealthChart : public QWidget {
    Q_OBJECT
public:
    using Words = std::function<QString(double)>; // a value as people read it

    explicit HealthChart(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    // `limit`: a line that the figure should stay below, where there is one.
    void setCurve(const HealthCurve &curve, const QList<QDateTime> &unreachable, const QDateTime &from, const QDateTime &until, const Words &words, std::optional<double> limit = {});
    QString said() const; // heading: "Connections: 12 now, 3 to 19"
    QChartView *view() const { return m_view; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    void colour();
    QString m_title;
    HealthCurve m_curve;
    Words m_words;
    QLabel *m_heading;
    QChart *m_chart;
    QChartView *m_view;
    QDateTimeAxis *m_time;
    QValueAxis *m_value;
};

} // namespace tenantry::ui

#include "ui/health/thresholdmodel.h"

#include "ui/health/healthwords.h"
#include "ui/tenants/formatting.h"

#include <algorithm>

namespace tenantry::ui {

using registry::HealthMetric;
using registry::Threshold;
using registry::ThresholdRule;

void ThresholdModel::set(const registry::Thresholds &thresholds, const ThresholdScope &scope)
{
    QList<HealthMetric> metrics = thresholds.metrics;
    if (!scope.planId.isEmpty() || !scope.tenantId.isEmpty())
        metrics.removeIf([](const HealthMetric &each) { return each.ofServer; });
    const bool same = std::ranges::equal(metrics, m_metrics, {}, &HealthMetric::metric, &HealthMetric::metric);
    if (!same)
        beginResetModel();
    m_thresholds = thresholds;
    m_scope = scope;
    m_metrics = metrics;
    if (!same)
        endResetModel();
    else if (!m_metrics.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void ThresholdModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_metrics.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

const HealthMetric *ThresholdModel::metric(int row) const { return row >= 0 && row < rowCount() ? &m_metrics.at(row) : nullptr; }

int ThresholdModel::rowOf(const QString &name) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_metrics.at(row).metric == name)
            return row;
    return -1;
}

Threshold ThresholdModel::threshold(int row) const { return m_thresholds.of(m_metrics.at(row).metric, m_scope.planId, m_scope.tenantId); }

Threshold ThresholdModel::inherited(int row) const
{
    registry::Thresholds without = m_thresholds;
    if (const ThresholdRule *own = rule(row))
        without.rules.removeIf([id = own->id](const ThresholdRule &each) { return each.id == id; });
    return without.of(m_metrics.at(row).metric, m_scope.planId, m_scope.tenantId);
}

const ThresholdRule *ThresholdModel::rule(int row) const
{
    // A tenant's own rule has no plan, whichever plan the tenant is on.
    const QString planId = m_scope.tenantId.isEmpty() ? m_scope.planId : QString();
    const auto found = std::ranges::find_if(m_thresholds.rules, [&](const ThresholdRule &each) { return each.metric == m_metrics.at(row).metric && each.planId == planId && each.tenantId == m_scope.tenantId; });
    return found == m_thresholds.rules.end() ? nullptr : &*found;
}

QString ThresholdModel::fromText(int row) const
{
    const QString &name = m_metrics.at(row).metric;
    QString out = tr("as released");
    for (const ThresholdRule &each : m_thresholds.rules)
        if (each.metric == name && each.planId.isEmpty() && each.tenantId.isEmpty())
            out = tr("for all tenants");
    for (const ThresholdRule &each : m_thresholds.rules)
        if (each.metric == name && !m_scope.planId.isEmpty() && each.planId == m_scope.planId)
            out = tr("plan %1").arg(base::printable(m_scope.plan));
    for (const ThresholdRule &each : m_thresholds.rules)
        if (each.metric == name && !m_scope.tenantId.isEmpty() && each.tenantId == m_scope.tenantId)
            out = tr("this tenant");
    return out;
}

QString ThresholdModel::levelText(const HealthMetric &metric, const std::optional<double> &level)
{
    if (!level)
        return TenantFormat::none();
    return metric.unit == u"yes" ? tr("when it is so") : HealthWords::value(metric.unit, *level);
}

QVariant ThresholdModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::AccessibleTextRole)
        return tr("%1: %2", "column and value, for screen readers").arg(headerData(at.column(), Qt::Horizontal).toString(), data(at).toString());
    if (role == Qt::ToolTipRole && at.column() == Metric)
        return m_metrics.at(at.row()).source().translated();
    if (role != Qt::DisplayRole)
        return {};
    const HealthMetric &metric = m_metrics.at(at.row());
    const Threshold holds = threshold(at.row());
    const bool judged = holds.enabled && (holds.warning || holds.critical);
    const auto time = [](int seconds) { return seconds == 0 ? tr("at once") : HealthWords::time(seconds * 1000.0); };
    switch (at.column()) {
    case Metric: return metric.name().translated();
    case Warning: return judged ? levelText(metric, holds.warning) : tr("not judged");
    case Critical: return judged ? levelText(metric, holds.critical) : tr("not judged");
    case For: return time(holds.forSeconds);
    case ClearAfter: return time(holds.clearSeconds);
    case From: return fromText(at.row());
    default: return {};
    }
}

QVariant ThresholdModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Metric: return tr("What");
    case Warning: return tr("Warning");
    case Critical: return tr("Critical");
    case For: return tr("When for");
    case ClearAfter: return tr("Well after");
    case From: return tr("Said where");
    default: return {};
    }
}

} // namespace tenantry::ui

#include "ui/health/alertmodel.h"

#include "ui/health/healthwords.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/moments.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using registry::Alert;

const Alert *AlertModel::alert(int row) const
{
    return row >= 0 && row < rowCount() ? &m_view->snapshot->alerts.at(m_view->alerts[size_t(row)]) : nullptr;
}

int AlertModel::rowOf(const QString &alertId) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (alert(row)->id == alertId)
            return row;
    return -1;
}

void AlertModel::show(HealthViewPtr view)
{
    const auto idAt = [](const HealthView &from, size_t i) -> const QString & { return from.snapshot->alerts.at(from.alerts[i]).id; };
    bool same = view->alerts.size() == m_view->alerts.size() && !view->alerts.empty();
    for (size_t i = 0; same && i < view->alerts.size(); ++i)
        same = idAt(*view, i) == idAt(*m_view, i);
    if (same) {
        m_view = std::move(view);
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        return;
    }
    beginResetModel();
    m_view = std::move(view);
    endResetModel();
}

void AlertModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (rowCount() > 0)
        emit dataChanged(index(0, Since), index(rowCount() - 1, Seen));
}

void AlertModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

QString AlertModel::aboutText(const Alert &alert)
{
    if (alert.tenantId.isEmpty())
        return tr("Server %1").arg(base::printable(alert.server));
    return alert.tenant.isEmpty() ? tr("a tenant that is gone") : base::printable(alert.tenant);
}

QString AlertModel::seenText(const Alert &alert) const
{
    QString out = base::printable(alert.acknowledgedBy);
    if (alert.silencedUntil.isValid() && (!m_now.isValid() || alert.silencedUntil > m_now)) {
        const QDateTime until = alert.silencedUntil.toLocalTime();
        const QString time = until.date() == QDate::currentDate() ? QLocale().toString(until.time(), QLocale::ShortFormat) : moment(until);
        out = tr("%1 · silent until %2", "operator, time").arg(out, time);
    }
    return out;
}

QVariant AlertModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const Alert &one = *alert(at.row());
    if (role == Qt::UserRole)
        return one.id;
    if (role == Qt::AccessibleTextRole)
        return tr("%1: %2", "column and value, for screen readers").arg(headerData(at.column(), Qt::Horizontal).toString(), data(at).toString());
    if (role == Qt::ToolTipRole)
        return at.column() == Since ? exact(one.openedAt) : at.column() == Seen && !one.note.isEmpty() ? base::printable(one.note) : data(at);
    if (role != Qt::DisplayRole)
        return {};
    switch (at.column()) {
    case Severity: return HealthWords::severity(one.severity).text;
    case What: return HealthWords::alert(m_view->snapshot->thresholds, one);
    case About: return aboutText(one);
    case Since: return TenantFormat::ago(one.openedAt, m_now.isValid() ? m_now : m_view->snapshot->now);
    case Seen: return seenText(one);
    default: return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Severity: return tr("Severity");
    case What: return tr("What");
    case About: return tr("Of");
    case Since: return tr("Since");
    case Seen: return tr("Seen by");
    default: return {};
    }
}

Status AlertDelegate::statusOf(const QModelIndex &index) const
{
    const auto *model = qobject_cast<const AlertModel *>(index.model());
    const Alert *alert = model ? model->alert(index.row()) : nullptr;
    return alert ? HealthWords::severity(alert->severity) : Status{};
}

} // namespace tenantry::ui

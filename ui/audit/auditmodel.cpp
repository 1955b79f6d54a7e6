#include "ui/audit/auditmodel.h"

#include "audit/words.h"
#include "ui/theme/icons.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using registry::Event;

void AuditModel::setEvents(const QList<Event> &events, bool more)
{
    beginResetModel();
    m_events = events;
    m_more = more;
    m_asked = false;
    endResetModel();
}

void AuditModel::append(const QList<Event> &events, bool more)
{
    m_more = more;
    m_asked = false;
    if (events.isEmpty())
        return;
    beginInsertRows({}, int(m_events.size()), int(m_events.size() + events.size()) - 1);
    m_events += events;
    endInsertRows();
}

void AuditModel::prepend(const QList<Event> &events)
{
    if (events.isEmpty())
        return;
    beginInsertRows({}, 0, int(events.size()) - 1);
    for (qsizetype i = events.size() - 1; i >= 0; --i) // QList has room at its front: the old ones stay where they are
        m_events.prepend(events.at(i));
    endInsertRows();
}

void AuditModel::setMore(bool more)
{
    m_more = more;
    m_asked = false;
}

void AuditModel::setNames(const QHash<QString, QString> &names)
{
    m_names = names;
    if (!m_events.isEmpty())
        emit dataChanged(index(0, Changes), index(rowCount() - 1, Changes));
}

QString AuditModel::shown(const QString &value, QString (*words)(const QDateTime &)) const
{
    const QString text = value.isEmpty() ? QStringLiteral("–") : m_names.value(value, withMoments(value, words));
    return base::printable(text.simplified());
}

const Event *AuditModel::event(const QModelIndex &at) const
{
    return at.isValid() && at.row() < m_events.size() ? &m_events.at(at.row()) : nullptr;
}

QModelIndex AuditModel::indexOf(qint64 seq) const
{
    const auto found = std::ranges::lower_bound(m_events, seq, std::ranges::greater(), &Event::seq);
    return found != m_events.end() && found->seq == seq ? index(int(found - m_events.begin()), 0) : QModelIndex();
}

void AuditModel::fetchMore(const QModelIndex &)
{
    if (!m_more || m_asked)
        return;
    m_asked = true;
    emit moreWanted(oldest());
}

void AuditModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_events.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

QString AuditModel::text(const Event &event, int column) const
{
    switch (column) {
    case Time: {
        const QDateTime at = event.at.toLocalTime();
        const bool thisYear = at.date().year() == QDate::currentDate().year();
        return QLocale().toString(at, thisYear ? tr("d MMM, HH:mm:ss", "date and time of an event of this year") : tr("d MMM yyyy, HH:mm:ss", "date and time of an event"));
    }
    case What: return audit::title(event).translated();
    case Operator: return base::printable(event.operatorLogin);
    case Program: return audit::sourceText(event.source);
    case Tenant: return base::printable(event.tenant);
    case Changes: {
        if (event.action != QLatin1String("update"))
            return {};
        QStringList parts;
        for (const audit::Change &change : audit::changes(event))
            parts << tr("%1: %2 → %3", "field, before, after").arg(change.name.translated(), shown(change.before).left(60), shown(change.after).left(60));
        return parts.join(QStringLiteral("; "));
    }
    default: return {};
    }
}

QVariant AuditModel::data(const QModelIndex &at, int role) const
{
    const Event *one = event(at);
    if (!one)
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(*one, at.column());
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal).toString() + QStringLiteral(": ") + text(*one, at.column());
    if (role == Qt::DecorationRole && at.column() == What) { // the word beside it says the same
        if (one->action == QLatin1String("insert"))
            return Icons::get(QStringLiteral("plus"), Tone::Success);
        if (one->action == QLatin1String("delete"))
            return Icons::get(QStringLiteral("minus"), Tone::Danger);
        return Icons::get(QStringLiteral("edit"), Tone::Info);
    }
    return {};
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case What: return tr("What");
    case Operator: return tr("Operator");
    case Program: return tr("With", "which program");
    case Tenant: return tr("Tenant");
    case Changes: return tr("Changes");
    default: return {};
    }
}

} // namespace tenantry::ui

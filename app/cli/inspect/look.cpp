#include "cli/inspect/verbs.h"
#include "cli/json.h"
#include "cli/table.h"

#include "inspection/harmless.h"
#include "inspection/looks.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using inspection::forTerminal;
using inspection::SessionLook;

namespace {

const Option reasonOption{"reason", "TEXT", QT_TRANSLATE_NOOP("cli", "why: it is written down")};

template <class T>
QJsonValue json(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString shortened(const QString &statement) { return forTerminal(statement.simplified()); }

Result<registry::Tenant> tenantOf(Context &context, const registry::SessionPtr &session)
{
    return registry::TenantRepository(session).find(context.arguments.at(0), context.stop());
}

class TablesCommand : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "inspect", .verb = "tables", .summary = QT_TRANSLATE_NOOP("cli", "Show a tenant's tables: rows, sizes, dead rows, bloat; indexes and sequences that need a look."),
                .arguments = {inspectedTenant}, .options = {reasonOption}, .examples = {"tenantryctl inspect tables panaderia-ohiggins"},
                .more = QT_TRANSLATE_NOOP("cli", "Rows and bloat are estimates from the last ANALYZE. An index is called unused when nothing has read it since the statistics were reset (what replicas read is not counted), and empty by an estimate from the number and width of its entries.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto tenant, tenantOf(context, session));
        TRY(const auto found, inspection::Looks(inspection::Entrance(session)).tables(tenant, context.arguments.value("reason"), context.stop()));
        if (context.console.json)
            context.console.document(toJson(found));
        else
            print(context.console, found);
        return exitDone;
    }

private:
    static QJsonObject toJson(const inspection::Tables &found)
    {
        QJsonArray tables, indexes, sequences;
        for (const auto &each : found.tables)
            tables.append(QJsonObject{{u"schema"_s, each.schema}, {u"name"_s, each.name}, {u"kind"_s, each.kind}, {u"rows"_s, json(each.rows)}, {u"size_bytes"_s, each.bytes}, {u"index_bytes"_s, each.indexBytes},
                                      {u"dead_rows"_s, each.deadRows}, {u"bloat_bytes"_s, json(each.bloatBytes)}, {u"last_vacuum"_s, timeJson(each.vacuumed)}, {u"last_analyze"_s, timeJson(each.analyzed)}});
        for (const auto &each : found.indexes)
            indexes.append(QJsonObject{{u"schema"_s, each.schema}, {u"table"_s, each.table}, {u"name"_s, each.name}, {u"size_bytes"_s, each.bytes}, {u"scans"_s, each.scans}, {u"invalid"_s, each.invalid},
                                       {u"unused"_s, each.unused}, {u"duplicate_of"_s, orNull(each.duplicateOf)}, {u"bloat_bytes"_s, json(each.emptyBytes)}});
        for (const auto &each : found.sequences)
            sequences.append(QJsonObject{{u"schema"_s, each.schema}, {u"name"_s, each.name}, {u"last"_s, each.last}, {u"end"_s, each.end}, {u"used"_s, each.used}});
        return {{u"tables"_s, tables}, {u"indexes"_s, indexes}, {u"sequences"_s, sequences}, {u"size_bytes"_s, found.databaseBytes}, {u"estimated"_s, found.estimated}, {u"counted_since"_s, timeJson(found.countedSince)}};
    }

    static void print(Console &console, const inspection::Tables &found)
    {
        const auto &locale = console.locale;
        const auto count = [&](const std::optional<qint64> &value) { return value ? locale.toString(*value) : u"?"_s; };
        Table table({{translate("cli", "Table")}, {translate("cli", "Rows"), true}, {translate("cli", "Size"), true}, {translate("cli", "Indexes"), true}, {translate("cli", "Dead rows"), true}, {translate("cli", "Bloat"), true},
                     {translate("cli", "Last vacuum")}, {translate("cli", "Last analyze")}});
        for (const auto &each : found.tables)
            table.add({forTerminal(each.schema + u'.' + each.name), each.kind == u"view"_s ? QString() : count(each.rows), sizeText(locale, each.bytes), sizeText(locale, each.indexBytes), locale.toString(each.deadRows),
                       each.bloatBytes ? sizeText(locale, *each.bloatBytes) : u"?"_s, timeText(each.vacuumed), timeText(each.analyzed)});
        table.print(console);
        if (!found.indexes.isEmpty()) {
            console.line({});
            Table indexes({{translate("cli", "Index")}, {translate("cli", "Size"), true}, {translate("cli", "Why")}});
            for (const auto &each : found.indexes) {
                QStringList why;
                if (each.invalid)
                    why << translate("cli", "invalid: REINDEX it or drop it");
                if (!each.duplicateOf.isEmpty())
                    why << translate("cli", "the same as %1").arg(forTerminal(each.duplicateOf));
                if (each.unused)
                    why << translate("cli", "never read");
                if (each.bloated())
                    why << translate("cli", "about %1 of it empty: REINDEX it").arg(sizeText(locale, *each.emptyBytes));
                indexes.add({forTerminal(each.schema + u'.' + each.name), sizeText(locale, each.bytes), why.join(u", "_s)}, {Colour::Plain, Colour::Plain, each.invalid ? Colour::Red : Colour::Yellow});
            }
            indexes.print(console);
        }
        if (!found.sequences.isEmpty()) {
            console.line({});
            Table sequences({{translate("cli", "Sequence")}, {translate("cli", "Used"), true}, {translate("cli", "Last value"), true}, {translate("cli", "Ends at"), true}});
            for (const auto &each : found.sequences)
                sequences.add({forTerminal(each.schema + u'.' + each.name), locale.toString(each.used * 100, 'f', 1) + u" %"_s, locale.toString(each.last), locale.toString(each.end)},
                              {Colour::Plain, each.used > 0.9 ? Colour::Red : Colour::Yellow});
            sequences.print(console);
        }
        if (found.estimated)
            console.note(translate("cli", "Something is locked: sizes are those of the last VACUUM or ANALYZE."));
        tellNotes(console, found.notes);
    }
};

QJsonObject sessionJson(const SessionLook &each)
{
    QJsonArray blockers;
    for (int pid : each.blockedBy)
        blockers.append(pid);
    return {{u"pid"_s, each.pid}, {u"user"_s, orNull(each.user)}, {u"application"_s, orNull(each.application)}, {u"kind"_s, orNull(each.kind)}, {u"state"_s, orNull(each.state)}, {u"state_ms"_s, json(each.stateMs)},
            {u"transaction_ms"_s, json(each.transactionMs)}, {u"waits_for"_s, orNull(each.waitsFor)}, {u"wants"_s, orNull(each.wants)}, {u"blocked_by"_s, blockers}, {u"query"_s, orNull(each.statement)},
            {u"since"_s, timeJson(each.since)}, {u"depth"_s, each.depth}};
}

QString stateWithTime(const Console &console, const SessionLook &each)
{
    QString out = each.state.isEmpty() ? each.kind : each.state;
    if (each.stateMs)
        out += u' ' + durationText(console.locale, *each.stateMs);
    return out;
}

class SessionsCommand : public Command {
public:
    explicit SessionsCommand(bool locks) : m_locks(locks) {}
    Spec spec() const override
    {
        if (m_locks)
            return {.noun = "inspect", .verb = "locks", .summary = QT_TRANSLATE_NOOP("cli", "Show who waits for whom in a tenant's database, as a tree."),
                    .arguments = {inspectedTenant}, .options = {reasonOption}, .examples = {"tenantryctl inspect locks panaderia-ohiggins"}};
        return {.noun = "inspect", .verb = "activity", .summary = QT_TRANSLATE_NOOP("cli", "Show the sessions in a tenant's database: state, statement, how long, waiting for whom."),
                .arguments = {inspectedTenant}, .options = {reasonOption}, .examples = {"tenantryctl inspect activity panaderia-ohiggins"},
                .more = QT_TRANSLATE_NOOP("cli", "A USER sees statements without the values in them.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto tenant, tenantOf(context, session));
        const inspection::Looks looks{inspection::Entrance(session)};
        const QString reason = context.arguments.value("reason");
        TRY(const auto found, m_locks ? looks.locks(tenant, reason, context.stop()) : looks.activity(tenant, reason, context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(u"sessions"_s, found, sessionJson));
            return exitDone;
        }
        if (found.isEmpty()) {
            console.note(m_locks ? translate("cli", "Nobody waits for a lock.") : translate("cli", "Nobody is signed in."));
            return exitDone;
        }
        Table table({{translate("cli", "PID"), !m_locks}, {translate("cli", "User")}, {translate("cli", "Application")}, {translate("cli", "State")}, {translate("cli", "Waits for")}, {u"SQL"_s}});
        for (const SessionLook &each : found) {
            QStringList waits;
            if (!each.wants.isEmpty())
                waits << forTerminal(each.wants);
            else if (!each.waitsFor.isEmpty() && !m_locks)
                waits << each.waitsFor;
            for (int pid : each.blockedBy)
                waits << (pid == 0 ? translate("cli", "a prepared transaction") : u"← %1"_s.arg(pid));
            const QString pid = QString(each.depth * 2, u' ') + (each.depth > 0 ? u"└ "_s : QString()) + QString::number(each.pid);
            const bool worry = !each.blockedBy.isEmpty() || each.state.startsWith(u"idle in transaction"_s);
            table.add({m_locks ? pid : QString::number(each.pid), forTerminal(each.user), forTerminal(each.application), stateWithTime(console, each), waits.join(u' '), shortened(each.statement)},
                      {Colour::Plain, Colour::Plain, Colour::Plain, worry ? Colour::Yellow : Colour::Plain});
        }
        table.print(console);
        return exitDone;
    }

private:
    bool m_locks;
};

class SettingsCommand : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "inspect", .verb = "settings", .summary = QT_TRANSLATE_NOOP("cli", "Show what is set differently for a tenant, its extensions, and who holds which rights there."),
                .arguments = {inspectedTenant}, .options = {reasonOption}, .examples = {"tenantryctl inspect settings panaderia-ohiggins --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto tenant, tenantOf(context, session));
        TRY(const auto found, inspection::Looks(inspection::Entrance(session)).settings(tenant, context.arguments.value("reason"), context.stop()));
        Console &console = context.console;
        if (console.json) {
            QJsonArray settings, extensions, roles;
            for (const auto &each : found.settings)
                settings.append(QJsonObject{{u"name"_s, each.name}, {u"value"_s, each.value}, {u"unit"_s, orNull(each.unit)}, {u"default"_s, orNull(each.normal)}, {u"source"_s, each.source}});
            for (const auto &each : found.extensions)
                extensions.append(QJsonObject{{u"name"_s, each.name}, {u"version"_s, each.version}, {u"newest"_s, orNull(each.newest)}, {u"schema"_s, each.schema}});
            for (const auto &each : found.roles)
                roles.append(QJsonObject{{u"name"_s, each.name}, {u"can_login"_s, each.canLogin}, {u"superuser"_s, each.superuser}, {u"tenantry"_s, each.own}, {u"connection_limit"_s, each.connectionLimit},
                                         {u"member_of"_s, QJsonArray::fromStringList(each.memberOf)}, {u"grants"_s, QJsonArray::fromStringList(each.grants)}});
            console.document({{u"settings"_s, settings}, {u"extensions"_s, extensions}, {u"roles"_s, roles}});
            return exitDone;
        }
        Table settings({{translate("cli", "Setting")}, {translate("cli", "Value")}, {translate("cli", "Default")}, {translate("cli", "From")}});
        for (const auto &each : found.settings)
            settings.add({forTerminal(each.name), forTerminal(each.value) + (each.unit.isEmpty() ? QString() : u' ' + each.unit), forTerminal(each.normal), each.source});
        settings.print(console);
        console.line({});
        Table extensions({{translate("cli", "Extension")}, {translate("cli", "Version")}, {translate("cli", "Schema")}});
        for (const auto &each : found.extensions)
            extensions.add({forTerminal(each.name), each.version == each.newest || each.newest.isEmpty() ? each.version : each.version + u" < "_s + each.newest, forTerminal(each.schema)});
        extensions.print(console);
        console.line({});
        Table roles({{translate("cli", "Role")}, {translate("cli", "Member of")}, {translate("cli", "Rights")}});
        for (const auto &each : found.roles)
            roles.add({forTerminal(each.name), forTerminal(each.memberOf.join(u", "_s)), forTerminal(each.grants.join(u"; "_s))},
                      {each.superuser ? Colour::Yellow : each.own ? Colour::Dim : Colour::Plain});
        roles.print(console);
        return exitDone;
    }
};

class EndCommand : public Command {
public:
    explicit EndCommand(inspection::Looks::Ending how) : m_how(how) {}
    Spec spec() const override
    {
        const bool cancel = m_how == inspection::Looks::Ending::Cancel;
        return {.noun = "inspect", .verb = cancel ? "cancel" : "end",
                .summary = cancel ? QT_TRANSLATE_NOOP("cli", "Cancel what a session of a tenant's database runs; the session stays.") : QT_TRANSLATE_NOOP("cli", "End a session of a tenant's database; what it had not committed is rolled back."),
                .arguments = {inspectedTenant, {"PID", QT_TRANSLATE_NOOP("cli", "as `inspect activity` and `inspect locks` show it")}},
                .options = {{"reason", "TEXT", QT_TRANSLATE_NOOP("cli", "why: it is written down"), true}},
                .examples = {cancel ? "tenantryctl inspect cancel panaderia-ohiggins 4711 --reason 'Blocks the till'" : "tenantryctl inspect end panaderia-ohiggins 4711 --reason 'Idle in transaction since noon' --yes"}};
    }

    Result<int> run(Context &context) override
    {
        bool ok = false;
        const int pid = context.arguments.at(1).toInt(&ok);
        if (!ok || pid <= 0)
            return failure(Kind::InvalidInput, translate("cli", "“%1” is no PID.").arg(base::printable(context.arguments.at(1))), translate("cli", "Give the number that `inspect activity` shows."));
        if (context.arguments.value("reason").trimmed().isEmpty())
            return failure(Kind::InvalidInput, translate("cli", "The reason is empty."), translate("cli", "Say why in a few words: the number of the ticket, for example."));
        TRY(const auto session, context.session());
        TRY(const auto tenant, tenantOf(context, session));
        const bool cancel = m_how == inspection::Looks::Ending::Cancel;
        TRY(const bool yes, context.confirmed(cancel ? translate("cli", "Cancel what session %1 of %2 runs?").arg(pid).arg(tenant.slug) : translate("cli", "End session %1 of %2?").arg(pid).arg(tenant.slug)));
        if (!yes)
            return failure(Kind::Cancelled, translate("cli", "Nothing was done."));
        TRYV(inspection::Looks(inspection::Entrance(session)).end(tenant, pid, m_how, context.arguments.value("reason"), context.stop()));
        if (context.console.json)
            context.console.document({{u"tenant"_s, tenant.slug}, {u"pid"_s, pid}, {u"done"_s, cancel ? u"cancel"_s : u"end"_s}});
        else
            context.console.note(cancel ? translate("cli", "The server was asked to cancel it.") : translate("cli", "The session was ended."));
        return exitDone;
    }

private:
    inspection::Looks::Ending m_how;
};

} // namespace

CommandPtr inspectTables() { return std::make_unique<TablesCommand>(); }
CommandPtr inspectActivity() { return std::make_unique<SessionsCommand>(false); }
CommandPtr inspectLocks() { return std::make_unique<SessionsCommand>(true); }
CommandPtr inspectSettings() { return std::make_unique<SettingsCommand>(); }
CommandPtr inspectCancel() { return std::make_unique<EndCommand>(inspection::Looks::Ending::Cancel); }
CommandPtr inspectEnd() { return std::make_unique<EndCommand>(inspection::Looks::Ending::End); }

} // namespace tenantry::cli

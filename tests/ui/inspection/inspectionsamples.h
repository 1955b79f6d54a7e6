// A tenant's inside in memory, for what only the page decides: the same at every run. What the core decides is tested against servers.
#pragma once

#include "ui/inspection/inspectionbackend.h"
#include "ui/tenants/samples.h"

#include <QCoreApplication>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace tenantry::samples {

using namespace Qt::StringLiterals;

// What tries to be more than data: HTML, a terminal's escapes, a direction override, line ends, an emoji, a formula.
inline QString hostile() { return u"<img src=x onerror=alert(1)><b>bold</b>\u001b[31mred \u202egnp.exe\r\nsecond 👩‍🔬 =cmd()"_s; }

inline inspection::Tables tablesFound()
{
    inspection::Tables out;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto table = [&](const char *name, qint64 rows, qint64 bytes, qint64 indexes, qint64 dead, std::optional<qint64> bloat, int hours) {
        out.tables << inspection::TableLook{u"public"_s, QString::fromUtf8(name), u"table"_s, rows, bytes, indexes, dead, bloat, hours < 0 ? QDateTime() : now.addSecs(-3600LL * hours), now.addSecs(-1800LL * std::max(1, hours))};
    };
    table("result", 18'400'211, 6'120'000'000, 2'400'000'000, 1'204'000, 3'700'000'000, 300);
    table("order_line", 4'211'040, 812'000'000, 301'000'000, 40'200, 120'000'000, 5);
    table("patient", 212'004, 96'000'000, 44'000'000, 800, std::nullopt, 2);
    table("appointment", 98'113, 31'000'000, 12'000'000, 12, 400'000, 1);
    table("invoice", 41'870, 11'400'000, 6'200'000, 0, 90'000, 9);
    table("price_list", 320, 180'000, 64'000, 0, 0, -1);
    out.tables << inspection::TableLook{u"billing"_s, u"per_month"_s, u"materialized-view"_s, 96, 40'000, 16'000, 0, std::nullopt, {}, now.addDays(-2)};
    out.tables << inspection::TableLook{u"public"_s, u"open_orders"_s, u"view"_s, {}, 0, 0, 0, {}, {}, {}};
    out.indexes = {{u"public"_s, u"result"_s, u"result_at_idx_ccnew"_s, 410'000'000, 0, true, false, {}},
                   {u"public"_s, u"patient"_s, u"patient_name_again"_s, 9'100'000, 12, false, false, u"patient_name"_s},
                   {u"public"_s, u"order_line"_s, u"order_line_note"_s, 88'000'000, 0, false, true, {}}};
    out.sequences = {{u"public"_s, u"result_id_seq"_s, 1'998'040'112, 2'147'483'647, 0.9304}};
    out.databaseBytes = 9'800'000'000;
    out.countedSince = now.addDays(-40);
    return out;
}

inline inspection::SessionLook sessionOf(int pid, const char *application, const char *state, double stateMs, const char *statement, QList<int> blockedBy = {}, const char *wants = "")
{
    inspection::SessionLook out;
    out.pid = pid;
    out.user = u"t_panaderia"_s;
    out.application = QString::fromUtf8(application);
    out.kind = u"client backend"_s;
    out.state = QString::fromLatin1(state);
    out.stateMs = stateMs;
    out.transactionMs = out.state == u"idle" ? std::nullopt : std::optional(stateMs + 1'300);
    out.statement = QString::fromUtf8(statement);
    out.since = QDateTime::currentDateTimeUtc().addSecs(-7'300);
    out.blockedBy = std::move(blockedBy);
    out.waitsFor = out.blockedBy.isEmpty() ? QString() : u"Lock: relation"_s;
    out.wants = QString::fromLatin1(wants);
    return out;
}

inline QList<inspection::SessionLook> sessionsFound()
{
    auto vacuum = sessionOf(3011, "", "active", 9'000, "autovacuum: VACUUM ANALYZE public.order_line");
    vacuum.kind = u"autovacuum worker"_s;
    vacuum.user.clear();
    return {sessionOf(4711, "till 3", "idle in transaction", 1'840'000, "SELECT * FROM orders WHERE state = 'open' FOR UPDATE"),
            sessionOf(4802, "web", "active", 412'000, "ALTER TABLE orders\n    ADD COLUMN delivered_at timestamptz", {4711}, "AccessExclusiveLock public.orders"),
            sessionOf(4810, "web", "active", 311'000, "SELECT count(*) FROM orders WHERE customer_id = 88", {4802}, "AccessShareLock public.orders"),
            sessionOf(4811, "web", "active", 305'000, "INSERT INTO orders (customer_id, total) VALUES (88, 41.50)", {4802}, "RowExclusiveLock public.orders"),
            vacuum,
            sessionOf(4600, "report", "active", 74'000, "SELECT date_trunc('month', at) AS month, sum(total)\nFROM result JOIN order_line USING (order_id)\nGROUP BY 1 ORDER BY 1 -- every night"),
            sessionOf(4330, "web", "idle", 2'100, "COMMIT")};
}

inline inspection::Settings settingsFound()
{
    inspection::Settings out;
    out.settings = {{u"max_connections"_s, u"400"_s, {}, u"100"_s, u"configuration file"_s}, {u"shared_buffers"_s, u"1048576"_s, u"8kB"_s, u"16384"_s, u"configuration file"_s},
                    {u"work_mem"_s, u"16384"_s, u"kB"_s, u"4096"_s, u"configuration file"_s}, {u"listen_addresses"_s, u"*"_s, {}, u"localhost"_s, u"command line"_s},
                    {u"statement_timeout"_s, u"30s"_s, {}, u"0"_s, u"role in database"_s}, {u"search_path"_s, u"\"$user\", public"_s, {}, u"\"$user\", public"_s, u"database"_s},
                    {u"shop.api_key"_s, u"…"_s, {}, {}, u"role"_s}};
    out.extensions = {{u"pgcrypto"_s, u"1.3"_s, u"1.3"_s, u"public"_s}, {u"pg_trgm"_s, u"1.5"_s, u"1.6"_s, u"public"_s}, {u"plpgsql"_s, u"1.0"_s, u"1.0"_s, u"pg_catalog"_s}};
    const auto role = [&](const char *name, bool login, bool super, bool own, int limit, const QStringList &grants, const QStringList &member = {}) {
        out.roles << inspection::RoleLook{QString::fromLatin1(name), login, super, own, limit, member, grants};
    };
    role("PUBLIC", false, false, false, -1, {u"schema public: USAGE"_s});
    role("i_k3xq81hd02ma", true, false, true, 5, {u"database: CONNECT"_s, u"schema public: USAGE"_s, u"7 columns: SELECT"_s});
    role("r_k3xq81hd02ma", true, false, true, 5, {u"database: CONNECT"_s, u"schema public: USAGE"_s, u"8 tables: SELECT"_s});
    role("reporting", true, false, false, 3, {u"database: CONNECT"_s, u"2 tables: SELECT"_s}, {u"readers"_s});
    role("t_panaderia", true, false, false, 40, {u"database: CONNECT, CREATE, TEMPORARY"_s, u"schema public: CREATE, USAGE"_s, u"8 tables: DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE"_s});
    return out;
}

inline QList<inspection::RelationLook> relationsFound(bool admin)
{
    const auto column = [&](const char *name, const char *type, const char *mask = "", bool readable = true) {
        return inspection::ColumnLook{QString::fromUtf8(name), QString::fromUtf8(name), QString::fromLatin1(type), admin || (readable && !*mask), QString::fromLatin1(mask)};
    };
    return {{u"public"_s, u"appointment"_s, u"appointment"_s, u"table"_s, {column("id", "bigint"), column("patient_id", "bigint"), column("at", "timestamp with time zone"), column("note", "text")}},
            {u"public"_s, u"order"_s, u"\"order\""_s, u"table"_s, {column("id", "bigint"), column("total", "numeric(12,2)")}},
            {u"public"_s, u"patient"_s, u"patient"_s, u"table"_s,
             {column("id", "bigint"), column("email", "text", "*email*"), column("name", "text"), column("born", "date"), column("api_token", "text", "*token*"), column("search", "text", "", false)}},
            {u"billing"_s, u"per_month"_s, u"billing.per_month"_s, u"materialized-view"_s, {column("month", "date"), column("total", "numeric")}}};
}

// The numbers of rows and columns that are wanted, each cell different.
inline ui::AnswerPtr answerOf(int rows, int columns = 4)
{
    auto out = std::make_shared<ui::ShownAnswer>();
    for (int column = 0; column < columns; ++column) {
        static const char *const names[] = {"id", "name", "total", "at"};
        out->columns << (column < 4 ? QString::fromLatin1(names[column]) : u"column_%1"_s.arg(column));
        out->types.push_back(column == 0 ? 20 : column == 2 ? 1700 : 25);
    }
    static const char *const people[] = {"Ana Torres", "Luis Gómez", "Inés Aguirre", "Íñigo D'Angelo", "Zoë Núñez"};
    for (int row = 0; row < rows; ++row) {
        std::vector<inspection::Cell> cells(static_cast<size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            auto &cell = cells[size_t(column)];
            if (column == 0)
                cell = QByteArray::number(rows - row);
            else if (column == 1)
                cell = QByteArray(people[row % 5]);
            else if (column == 2)
                cell = row % 7 == 3 ? inspection::Cell() : inspection::Cell(QByteArray::number(row * 3.25, 'f', 2));
            else
                cell = u"2026-11-%1 09:%2:00+00"_s.arg(row % 28 + 1, 2, 10, QLatin1Char('0')).arg(row % 60, 2, 10, QLatin1Char('0')).toUtf8();
        }
        out->rows.push_back(std::move(cells));
    }
    return out;
}

inline ui::FleetQueryAnswer fleetAnswerOf()
{
    auto out = std::make_shared<ui::ShownAnswer>();
    out->columns = {u"tenant"_s, u"state"_s, u"orders"_s};
    out->types = {25, 25, 20};
    int n = 0;
    for (const registry::Tenant &tenant : fleet().first(16))
        for (const char *state : {"open", "paid"})
            out->rows.push_back({tenant.slug.toUtf8(), QByteArray(state), QByteArray::number(++n * 137 % 991)});
    ui::FleetQueryAnswer answer{std::move(out), false, false, 19, 16, {}, 812};
    answer.failed = {{u"laboratorio-nandu"_s, base::Error{base::Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server ended the connection: it is shutting down, or somebody ended this session."), QT_TRANSLATE_NOOP("core", "Try again when the server is back."), u"57P01"_s, {}}},
                     {u"mutual-de-trabajadores"_s, base::Error{base::Kind::Database, {QT_TRANSLATE_NOOP("core", "The server refused: %1"), {u"relation \"orders\" does not exist"_s}}, {}, u"42P01"_s, {}}},
                     {u"northwind-diagnostics"_s, base::Error{base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "It answered with other columns (%1) than those before it."), {u"state, count"_s}}, {}, {}, {}}}};
    return answer;
}

struct InspectionStandIn {
    struct State {
        std::mutex mutex;
        std::condition_variable_any changed;
        registry::Tenant tenant;
        QStringList takenAway; // ids that are nobody's any more
        inspection::Tables tables;
        QList<inspection::SessionLook> sessions;
        inspection::Settings settings;
        ui::QueryAnswer answer;
        std::optional<base::Error> queryError; // of queries alone
        QList<registry::Inspection> history;
        QStringList masks{u"*email*"_s, u"*password*"_s, u"*token*"_s};
        ui::InspectionAccess access{true, false, false, {}};
        ui::InspectionAccess afterPreparing{true, false, false, {}};
        ui::PreparedTenants preparedAll{24, {}, {}};
        std::optional<base::Error> maskError;
        ui::FleetQueryAnswer fleetAnswer;
        std::optional<base::Error> error, endError;
        QStringList asked;      // "tables slug reason", "end 4711 reason"
        bool hold = false;      // looks go on until they are stopped, or this is over
        int stopped = 0;        // looks that were
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    explicit InspectionStandIn(bool empty = false)
    {
        state->tenant = fleet().at(1);
        if (empty)
            return;
        state->tables = tablesFound();
        state->sessions = sessionsFound();
        state->settings = settingsFound();
        state->fleetAnswer = fleetAnswerOf();
        state->answer = {answerOf(5), false, 0, 3.4, {}};
    }
    void set(const std::function<void(State &)> &how) const
    {
        const std::lock_guard lock(state->mutex);
        how(*state);
        state->changed.notify_all();
    }
    QStringList asked() const
    {
        const std::lock_guard lock(state->mutex);
        return state->asked;
    }
    int stopped() const
    {
        const std::lock_guard lock(state->mutex);
        return state->stopped;
    }

    ui::InspectionBackend backend(registry::Role role = registry::Role::Admin) const
    {
        using base::Result;
        using registry::Tenant;
        ui::InspectionBackend out;
        out.who.role = role;
        out.who.login = role == registry::Role::Admin ? u"ana"_s : u"luis"_s;
        const auto s = state;
        out.find = [s](const QString &id, std::stop_token) -> Result<Tenant> {
            const std::scoped_lock lock(s->mutex);
            for (const Tenant &tenant : fleet())
                if (tenant.id == id && !s->takenAway.contains(id))
                    return tenant;
            return base::fail(base::Kind::NotFound, {QT_TRANSLATE_NOOP("core", "No tenant is called %1."), {id}});
        };
        // Asked, held where that is wanted, failed or answered.
        const auto look = [s](const char *what, auto answer) {
            return [s, what, answer](const Tenant &tenant, const QString &reason, std::stop_token stop) -> Result<std::invoke_result_t<decltype(answer), State &>> {
                std::unique_lock lock(s->mutex);
                s->asked << QString(QLatin1StringView(what) + u' ' + tenant.slug + u' ' + reason).trimmed();
                s->changed.notify_all();
                if (!s->changed.wait(lock, stop, [&] { return !s->hold; })) {
                    ++s->stopped;
                    return base::cancelled();
                }
                if (s->error)
                    return std::unexpected(*s->error);
                return answer(*s);
            };
        };
        out.tables = look("tables", [](State &in) { return in.tables; });
        out.activity = look("activity", [](State &in) { return in.sessions; });
        out.locks = look("locks", [](State &in) { return inspection::lockTree(in.sessions); });
        out.settings = look("settings", [](State &in) { return in.settings; });
        out.columns = look("columns", [role](State &) { return relationsFound(role == registry::Role::Admin); });
        out.query = [s](const Tenant &tenant, const QString &sql, const QString &reason, const inspection::Limits &limits, std::stop_token stop) -> Result<ui::QueryAnswer> {
            std::unique_lock lock(s->mutex);
            s->asked << u"query %1 %2 %3 %4"_s.arg(tenant.slug, reason).arg(limits.rows).arg(sql.simplified());
            if (!s->changed.wait(lock, stop, [&] { return !s->hold; })) {
                ++s->stopped;
                return base::cancelled();
            }
            registry::Inspection entry;
            entry.id = u"i%1"_s.arg(s->history.size());
            entry.kind = u"query"_s;
            entry.reason = reason;
            entry.statement = sql;
            entry.startedAt = QDateTime::currentDateTimeUtc();
            entry.sqlstate = s->queryError ? s->queryError->sqlstate : QString();
            s->history.prepend(entry);
            if (s->queryError)
                return std::unexpected(*s->queryError);
            return s->answer;
        };
        out.history = [s](const QString &, std::stop_token) -> Result<QList<registry::Inspection>> {
            const std::lock_guard lock(s->mutex);
            return s->history;
        };
        out.masks = look("masks", [role](State &in) {
            return ui::MaskView{in.masks, role == registry::Role::Admin ? std::optional(in.access) : std::nullopt, relationsFound(role == registry::Role::Admin), {}};
        });
        out.access = [s, role](const Tenant &, std::stop_token) -> Result<std::optional<ui::InspectionAccess>> {
            const std::lock_guard lock(s->mutex);
            return role == registry::Role::Admin ? std::optional(s->access) : std::nullopt;
        };
        const auto change = [s](const QString &what, const std::function<void(State &)> &how) -> Result<void> {
            const std::lock_guard lock(s->mutex);
            s->asked << what;
            if (s->maskError)
                return std::unexpected(*s->maskError);
            how(*s);
            s->access.due = true;
            return {};
        };
        out.addMask = [change](const QString &pattern, std::stop_token) { return change(u"add "_s + pattern, [&](State &in) { in.masks << pattern; }); };
        out.removeMask = [change](const QString &pattern, std::stop_token) { return change(u"remove "_s + pattern, [&](State &in) { in.masks.removeAll(pattern); }); };
        out.prepare = [s](const Tenant &tenant, std::stop_token) -> Result<ui::InspectionAccess> {
            const std::lock_guard lock(s->mutex);
            s->asked << u"prepare "_s + tenant.slug;
            if (s->maskError)
                return std::unexpected(*s->maskError);
            return s->access = s->afterPreparing;
        };
        out.prepareAll = [s](const std::function<void(int, int)> &progress, std::stop_token stop) -> Result<ui::PreparedTenants> {
            progress(7, 24);
            std::unique_lock lock(s->mutex);
            s->asked << u"prepare all"_s;
            if (!s->changed.wait(lock, stop, [&] { return !s->hold; }))
                return ui::PreparedTenants{7, {}, {}};
            s->access = s->afterPreparing;
            return s->preparedAll;
        };
        out.queryFleet = [s](const ui::FleetQuestion &question, const std::function<void(int, int)> &progress, std::stop_token stop) -> Result<ui::FleetQueryAnswer> {
            progress(7, 24);
            std::unique_lock lock(s->mutex);
            s->asked << u"fleet [%1] %2 %3 %4"_s.arg(question.filter, question.reason).arg(question.rowsEach).arg(question.sql.simplified());
            ui::FleetQueryAnswer answer = s->fleetAnswer;
            answer.cancelled = !s->changed.wait(lock, stop, [&] { return !s->hold; });
            if (s->queryError)
                return std::unexpected(*s->queryError);
            return answer;
        };
        out.end = [s](const Tenant &, int pid, inspection::Looks::Ending how, const QString &reason, std::stop_token) -> Result<void> {
            const std::lock_guard lock(s->mutex);
            s->asked << u"%1 %2 %3"_s.arg(how == inspection::Looks::Ending::Cancel ? u"cancel"_s : u"end"_s).arg(pid).arg(reason);
            if (s->endError)
                return std::unexpected(*s->endError);
            if (how == inspection::Looks::Ending::End)
                s->sessions.removeIf([pid](const inspection::SessionLook &each) { return each.pid == pid; });
            return {};
        };
        return out;
    }
};

} // namespace tenantry::samples

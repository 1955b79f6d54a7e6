// Migrations in memory, for what only the page decides: the same at every run. What the registry decides is tested against one.
#pragma once

#include "registry/filter.h"
#include "ui/migrations/migrationbackend.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace tenantry::samples {

using namespace Qt::StringLiterals;

inline registry::ProductMigration file(const char *version, const char *name, const char *sql, bool transactional = true)
{
    registry::ProductMigration out;
    out.version = QString::fromLatin1(version);
    out.name = QString::fromLatin1(name);
    out.fileName = out.version + u'_' + out.name + u".sql"_s;
    out.body = sql;
    out.sha256 = QCryptographicHash::hash(out.body, QCryptographicHash::Sha256);
    out.transactional = transactional;
    out.position = out.version.toInt();
    return out;
}

inline base::Error failureAt(const char *sqlstate, const QString &fileName, int line, int column, const char *text, const char *words)
{
    base::Error error{base::Kind::Database, {QT_TRANSLATE_NOOP("core", "%1, line %2, column %3: %4"), {fileName, QString::number(line), QString::number(column), QString::fromUtf8(words)}}, {},
                      QString::fromLatin1(sqlstate), {}};
    error.detail = u"%1:%2:%3: %4\nERROR %5: %6"_s.arg(fileName).arg(line).arg(column).arg(QString::fromUtf8(text), error.sqlstate, QString::fromUtf8(words));
    return error;
}

inline ui::DriftFinding driftOf(const char *slug, const char *version, const QList<migrations::Difference> &differences, const QList<base::Text> &notes = {})
{
    registry::Tenant tenant;
    tenant.id = tenant.slug = QString::fromLatin1(slug);
    tenant.product = u"Laboratorio"_s;
    tenant.schemaVersion = QString::fromLatin1(version);
    migrations::TenantDrift drift;
    drift.tenant = tenant;
    drift.version = tenant.schemaVersion;
    drift.notes = notes;
    drift.comparison.differences = differences;
    return ui::driftFinding(tenant, drift);
}

inline ui::DriftFinding unreadDrift(const char *slug)
{
    registry::Tenant tenant;
    tenant.id = tenant.slug = QString::fromLatin1(slug);
    tenant.product = u"Laboratorio"_s;
    return ui::driftFinding(tenant, base::fail(base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database is ahead of the product: it has version %1, and the product ends at %2."), {u"0013"_s, u"0012"_s}},
                                                     QT_TRANSLATE_NOOP("core", "Import the newer migration files into the product first.")));
}

// One that Flyway migrated, one by hand, one whose history has an entry that the product does not know, one with nothing.
inline QList<ui::BaselineFinding> baselineFindings()
{
    const auto of = [](const char *slug) {
        ui::BaselineFinding out;
        out.tenant.id = out.tenant.slug = QString::fromLatin1(slug);
        out.plan.tenant = out.tenant;
        return out;
    };
    const auto files = [](int count) {
        std::vector<drivers::Migration> out(static_cast<size_t>(count));
        for (int i = 0; i < count; ++i)
            out[size_t(i)].fileName = u"%1_file.sql"_s.arg(i + 1, 4, 10, QChar(u'0'));
        return out;
    };
    ui::BaselineFinding flyway = of("clinica-sol"), unknown = of("optica-mar"), nothing = of("vivero-luz"), dbmate = of("biomedica");
    flyway.plan.seen.tool = u"Flyway"_s;
    flyway.plan.seen.table = u"public.flyway_schema_history"_s;
    flyway.plan.seen.entries = 10;
    flyway.plan.seen.newestAt = QDateTime::currentDateTimeUtc().addDays(-40);
    flyway.plan.seen.version = u"0010"_s;
    flyway.plan.seen.applied = files(10);
    dbmate.plan.seen = flyway.plan.seen;
    dbmate.plan.seen.tool = u"dbmate"_s;
    dbmate.plan.seen.table = u"public.schema_migrations"_s;
    dbmate.plan.seen.entries = 8;
    dbmate.plan.seen.version = u"0008"_s;
    dbmate.plan.seen.applied = files(8);
    unknown.plan.seen.tool = u"Flyway"_s;
    unknown.plan.seen.table = flyway.plan.seen.table;
    unknown.plan.seen.entries = 9;
    unknown.plan.seen.unknown = {u"V7_1__hotfix"_s};
    unknown.plan.seen.reasons = {{QT_TRANSLATE_N_NOOP("core", "%n migration(s) of %1 failed or were left in the middle: %2."), {u"Flyway"_s, u"V7_1__hotfix"_s}, 1}};
    return {flyway, nothing, unknown, dbmate};
}

// Five that are well, one with much, one with little, one with the order of columns alone, one that cannot be compared; not in this order.
inline QList<ui::DriftFinding> driftFindings()
{
    using migrations::Change;
    using migrations::Difference;
    const Difference table{Change::Changed, u"table"_s, u"public.patient"_s,
                           u"CREATE TABLE public.patient (\n    id bigint NOT NULL,\n    name text NOT NULL,\n    born date,\n    email text\n);"_s,
                           u"CREATE TABLE public.patient (\n    id bigint NOT NULL,\n    name character varying(80) NOT NULL,\n    born date,\n    fax text\n);"_s, {}, false};
    const Difference index{Change::Missing, u"index"_s, u"public.patient_name"_s, u"CREATE INDEX patient_name ON public.patient USING btree (name);"_s, {}, {}, false};
    const Difference extra{Change::Extra, u"table"_s, u"public.tmp_import"_s, {}, u"CREATE TABLE public.tmp_import (\n    line text\n);"_s, {}, false};
    const Difference order{Change::Changed, u"columns"_s, u"public.report"_s, u"id, title, at"_s, u"id, at, title"_s, {}, true};
    QList<ui::DriftFinding> out{driftOf("clinica-sol", "0012", {extra}), unreadDrift("optica-mar"), driftOf("biomedica", "0011", {order})};
    for (const char *slug : {"a", "b", "c", "d", "e"})
        out << driftOf(slug, "0012", {});
    out << driftOf("laboratorio-nandu", "0010", {table, index, extra, order},
                   {{QT_TRANSLATE_NOOP("core", "%1 was changed after it was applied to this database."), {u"0008_reports.sql"_s}}});
    return out;
}

struct MigrationStandIn {
    struct State {
        std::mutex mutex;
        ui::MigrationSnapshot snapshot;
        ui::DueFiles due;
        ui::RunView view;
        QStringList done; // "pause RUN", "retry RUN CAUSE", "drift FILTER"
        QList<ui::DriftFinding> drift;
        QList<ui::BaselineFinding> baseline;
        QHash<QString, base::Error> baselineErrors; // of writing, by tenant
        bool holdDrift = false; // after the last one, until it is stopped
        std::optional<base::Error> error;
        migrations::RehearsalReport report;
        migrations::RehearsalOptions rehearsed; // what it was asked last
        std::condition_variable_any changed;
        bool hold = false; // a rehearsal goes on until it is stopped
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    explicit MigrationStandIn(bool empty = false)
    {
        if (empty)
            return;
        migrations::Status status;
        status.productId = u"p1"_s;
        status.product = u"Laboratorio"_s;
        status.head = u"0012"_s;
        status.tenants = 500;
        status.behind = 372;
        status.failed = 14;
        status.pendingFiles = 4;
        status.versions = {{u"0008"_s, 214, true}, {u"0009"_s, 31, true}, {u"0010"_s, 88, true}, {u"0011"_s, 37, true}, {u"0012"_s, 128, true}, {u"0099"_s, 2, false}};
        status.ahead = 2;
        state->snapshot.products = {status};
        auto &files = state->due.files;
        files = {file("0001", "foundation", "CREATE TABLE patient (id bigint PRIMARY KEY, name text NOT NULL);\n"), file("0008", "reports", "CREATE VIEW report AS SELECT * FROM patient;\n"),
                 file("0009", "indexes_concurrently", "CREATE INDEX CONCURRENTLY patient_name ON patient (name);\n", false),
                 file("0010", "audit", "CREATE TABLE audit_entry (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    at timestamptz NOT NULL DEFAULT now()\n);\n"),
                 file("0011", "unique_names", "-- one patient, one name\nALTER TABLE patient\n    ADD CONSTRAINT patient_name_key UNIQUE (name);\n"),
                 file("0012", "delivery", "CREATE TABLE delivery (id bigint PRIMARY KEY);\n")};
        state->due.plan.product.id = u"p1"_s;
        state->due.plan.product.name = status.product;
        state->due.plan.target = status.head;
        const auto group = [&](const char *from, qsizetype first, int tenants) {
            migrations::PlanGroup out{QString::fromLatin1(from), files.sliced(first), {}};
            for (int i = 0; i < tenants; ++i)
                out.tenants << u"t-%1-%2"_s.arg(out.from).arg(i);
            return out;
        };
        state->due.plan.groups = {group("0008", 2, 214), group("0009", 3, 31), group("0010", 4, 88), group("0011", 5, 37)};
        state->due.plan.left = {{u"laboratorio-nandu"_s, QT_TRANSLATE_NOOP("core", "It was never finished: its operation failed and is to be resumed or undone first.")}};
        for (int i = 0; i < 128; ++i)
            state->due.plan.upToDate << u"u-%1"_s.arg(i);
        migrations::LintOptions alone;
        alone.oneRollout = false;
        state->due.findings = migrations::lint(migrations::toDriver(files), alone);

        registry::Run &run = state->view.run;
        run.id = u"0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21"_s;
        run.kind = u"migrate"_s;
        run.productId = u"p1"_s;
        run.product = status.product;
        run.target = status.head;
        run.selection = u"plan:gold"_s;
        run.startedBy = u"ana"_s;
        run.createdAt = QDateTime::currentDateTimeUtc().addSecs(-190);
        run.wave = 2;
        run.running = 8;
        run.waves = {{1, u"canary"_s, registry::WaveState::Passed, 3, 3, 0, 0, {}, run.createdAt, run.createdAt.addSecs(9)},
                     {2, u"10 %"_s, registry::WaveState::Running, 47, 21, 5, 1, {}, run.createdAt.addSecs(10), {}},
                     {3, u"rest"_s, registry::WaveState::Pending, 322, 0, 0, 0, {}, {}, {}}};
        run.workers = {{u"w1"_s, u"ana"_s, u"portátil"_s, u"tenantry"_s, 4711, run.createdAt, true, 8}};
        state->view.map = QByteArray(24, 's') + QByteArray(5, 'f') + 'k' + QByteArray(8, 'r') + QByteArray(334, 'p');
        const QString unique = files[4].fileName;
        state->view.causes = {{u"23505 a"_s, u"23505"_s, 4, {u"analisis-bermudez"_s, u"bioanalisis-maracaibo"_s, u"clinica-santa-ines"_s, u"dangelo-laboratories"_s}, u"x"_s, u"analisis-bermudez"_s,
                               failureAt("23505", unique, 3, 5, "    ADD CONSTRAINT patient_name_key UNIQUE (name);", "could not create unique index \"patient_name_key\""), run.createdAt},
                              {u"55P03 b"_s, u"55P03"_s, 1, {u"centro-medico-usaquen"_s}, u"y"_s, u"centro-medico-usaquen"_s,
                               failureAt("55P03", unique, 2, 1, "ALTER TABLE patient", "canceling statement due to lock timeout"), run.createdAt}};
        auto &report = state->report;
        report.product = state->due.plan.product;
        report.target = status.head;
        report.due = 370;
        report.ms = 9'400;
        using enum migrations::ChosenFor;
        const auto rehearsed = [&](const char *slug, QList<migrations::ChosenFor> why, qint64 bytes, double scale) {
            migrations::RehearsedTenant out;
            out.slug = QString::fromUtf8(slug);
            out.server = u"db1"_s;
            out.chosenFor = std::move(why);
            out.fromVersion = u"0008"_s;
            out.toVersion = status.head;
            out.end = migrations::RehearsedTenant::End::Migrated;
            out.bytes = bytes;
            out.bytesMoved = bytes * 2 / 3;
            out.copyMs = 700 * scale;
            out.files = {{u"0009"_s, u"indexes_concurrently"_s, files[2].fileName, false, {40 * scale, {{u"public.patient"_s, drivers::LockMode::ShareUpdateExclusive, 38 * scale}}, {}}},
                         {u"0010"_s, u"audit"_s, files[3].fileName, true, {6, {}, {}}},
                         {u"0011"_s, u"unique_names"_s, files[4].fileName, true, {90 * scale, {{u"public.patient"_s, drivers::LockMode::AccessExclusive, 84 * scale}}, {}}},
                         {u"0012"_s, u"delivery"_s, files[5].fileName, true, {30 * scale, {{u"public.order_line"_s, drivers::LockMode::AccessExclusive, 28 * scale}}, {{u"public.order_line"_s, bytes / 9, bytes / 8}}}}};
            return out;
        };
        report.tenants = {rehearsed("botica-numero-3", {Smallest}, 9'400'000, 1), rehearsed("clinica-santa-ines", {Median, Oldest}, 31'000'000, 3), rehearsed("dangelo-laboratories", {Largest}, 1'900'000'000, 41)};
        auto &fails = report.tenants[1];
        fails.files.removeLast();
        fails.end = migrations::RehearsedTenant::End::Failed;
        fails.toVersion = u"0010"_s;
        fails.failure = failureAt("23505", files[4].fileName, 3, 5, "    ADD CONSTRAINT patient_name_key UNIQUE (name);", "could not create unique index \"patient_name_key\"");
        fails.cause = u"23505 a"_s;
        report.prediction = migrations::Prediction{370, 312'000, 1'900'000, 3, 8, u"dangelo-laboratories"_s, 6'900, u"dangelo-laboratories"_s, files[4].fileName, 3'444, {}};
        state->snapshot.runs = {run};
        registry::Run before = run;
        before.id = u"0199f3c2-0000-7c4a-9d55-0c6f0a8b1e21"_s;
        before.target = u"0008"_s;
        before.state = registry::RunState::Succeeded;
        before.selection.clear();
        before.createdAt = run.createdAt.addDays(-9);
        before.finishedAt = before.createdAt.addSecs(77);
        before.workers.clear();
        before.waves = {{1, u"all"_s, registry::WaveState::Passed, 498, 498, 0, 0, {}, before.createdAt, before.finishedAt}};
        state->snapshot.runs << before;
    }

    ui::MigrationBackend backend(registry::Role role = registry::Role::Admin) const
    {
        using base::Result;
        ui::MigrationBackend out;
        out.who.role = role;
        out.who.login = u"ana"_s;
        const auto s = state;
        const auto told = [s](const QString &what) -> Result<void> {
            const std::lock_guard lock(s->mutex);
            if (s->error)
                return std::unexpected(*s->error);
            s->done << what;
            return {};
        };
        out.read = [s, role](std::stop_token) -> Result<ui::MigrationSnapshot> {
            const std::lock_guard lock(s->mutex);
            if (s->error)
                return std::unexpected(*s->error);
            ui::MigrationSnapshot snapshot = s->snapshot;
            if (role == registry::Role::User)
                snapshot.runs.clear();
            return snapshot;
        };
        out.due = [s](const QString &, std::stop_token) -> Result<ui::DueFiles> {
            const std::lock_guard lock(s->mutex);
            return s->due;
        };
        out.plan = [s](const ui::RolloutRequest &request, std::stop_token) -> Result<migrations::RolloutPlan> {
            TRYV(registry::Filter::parse(request.selection.filter));
            const std::lock_guard lock(s->mutex);
            return s->due.plan;
        };
        out.run = [s](const QString &, std::stop_token) -> Result<ui::RunView> {
            const std::lock_guard lock(s->mutex);
            return s->view;
        };
        out.item = [](const QString &, int position, std::stop_token) -> Result<registry::RunItem> {
            registry::RunItem item;
            item.slug = u"t-%1"_s.arg(position);
            return item;
        };
        out.start = [s, told](const ui::RolloutRequest &request, std::stop_token) -> Result<migrations::Started> {
            TRYV(told(u"start "_s + request.product + u' ' + fleet::wavesText(request.policy.waves) + (request.options.dryRun ? u" dry"_s : QString())));
            migrations::Started started;
            started.runId = s->view.run.id;
            return started;
        };
        out.verify = [s, told](const QString &product, std::stop_token) -> Result<migrations::Started> {
            TRYV(told(u"verify "_s + product));
            migrations::Started started;
            started.runId = s->view.run.id;
            return started;
        };
        out.rehearse = [s, told](const ui::RolloutRequest &request, const migrations::RehearsalWatch &watch, std::stop_token stop) -> Result<migrations::RehearsalReport> {
            TRYV(told(u"rehearse "_s + request.product + u' ' + request.options.target));
            const auto stage = [&](migrations::RehearsalProgress::Stage at, qint64 bytes) { watch({at, 2, 3, u"clinica-santa-ines"_s, u"0011_unique_names.sql"_s, bytes, 31'000'000, 3, 4}); };
            stage(migrations::RehearsalProgress::Stage::Copying, 12'600'000);
            std::unique_lock lock(s->mutex);
            s->rehearsed = request.rehearsal;
            if (!s->changed.wait(lock, stop, [&] { return !s->hold; }))
                return base::cancelled();
            return s->report;
        };
        out.baselineLook = [s, told](const ui::BaselineRequest &request, const ui::BaselineWatch &watch, std::stop_token) -> Result<void> {
            TRYV(told(u"look "_s + request.filter + u'/' + request.version));
            QList<ui::BaselineFinding> findings;
            {
                const std::lock_guard lock(s->mutex);
                findings = s->baseline;
            }
            watch.chosen(int(findings.size()));
            for (const auto &each : std::as_const(findings))
                watch.each(each);
            return {};
        };
        out.baselineApply = [s, told](const QList<migrations::BaselinePlan> &plans, const ui::BaselineOutcome &each, std::stop_token) -> Result<void> {
            for (const auto &plan : plans) {
                TRYV(told(u"baseline "_s + plan.tenant.slug + u' ' + plan.seen.version));
                std::optional<base::Error> error;
                {
                    const std::lock_guard lock(s->mutex);
                    if (s->baselineErrors.contains(plan.tenant.slug))
                        error = s->baselineErrors.value(plan.tenant.slug);
                }
                each(plan.tenant.id, error ? Result<int>(std::unexpected(*error)) : Result<int>(int(plan.seen.applied.size())));
            }
            return {};
        };
        out.drift = [s, told](const ui::DriftRequest &request, const ui::DriftWatch &watch, std::stop_token stop) -> Result<void> {
            TRYV(told(u"drift "_s + request.filter));
            QList<ui::DriftFinding> findings;
            bool hold = false;
            {
                const std::lock_guard lock(s->mutex);
                findings = s->drift;
                hold = s->holdDrift;
            }
            watch.chosen(int(findings.size()) + (hold ? 200 : 0), 1);
            for (const auto &each : std::as_const(findings))
                watch.each(each);
            if (!hold)
                return {};
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any stopped;
            stopped.wait(lock, stop, [] { return false; });
            return base::cancelled();
        };
        out.pause = [told](const QString &, std::stop_token) { return told(u"pause"_s); };
        out.cancel = [told](const QString &, std::stop_token) { return told(u"cancel"_s); };
        out.resume = [told](const QString &, bool past, std::stop_token) { return told(past ? u"resume past"_s : u"resume"_s); };
        out.retry = [told](const QString &, const QString &cause, std::stop_token) -> Result<int> {
            TRYV(told(u"retry "_s + cause));
            return 1;
        };
        out.work = [told](const QString &, const fleet::Watch &, std::stop_token) -> Result<registry::RunPulse> {
            TRYV(told(u"work"_s));
            return registry::RunPulse{};
        };
        return out;
    }
};

} // namespace tenantry::samples

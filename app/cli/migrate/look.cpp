#include "cli/json.h"
#include "cli/migrate/verbs.h"
#include "cli/table.h"

#include "migrations/runwords.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using migrations::Status;
using registry::Run;
using registry::RunRepository;

namespace {

QJsonObject statusJson(const Status &status)
{
    QJsonArray versions;
    for (const auto &version : status.versions)
        versions.append(QJsonObject{{u"version"_s, orNull(version.version)}, {u"tenants"_s, version.tenants}, {u"known"_s, version.known}});
    return {{u"product"_s, status.product}, {u"head"_s, orNull(status.head)}, {u"tenants"_s, status.tenants}, {u"behind"_s, status.behind}, {u"failed"_s, status.failed},
            {u"ahead"_s, status.ahead}, {u"unknown"_s, status.unknown}, {u"changed"_s, status.changed}, {u"repeatables_due"_s, status.repeatablesDue},
            {u"pending_files"_s, status.pendingFiles}, {u"versions"_s, versions}};
}

class StatusOf : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "status", .summary = QT_TRANSLATE_NOOP("cli", "Which version how many tenants are at, from the registry."),
                .arguments = {{"PRODUCT", QT_TRANSLATE_NOOP("cli", "its name; left out: all"), false}}, .options = {productOption},
                .examples = {"tenantryctl migrate status", "tenantryctl migrate status Laboratorio --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Counts the tenants that can be migrated: active, paused and in maintenance. What the databases themselves say: tenantryctl migrate verify.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        const QString named = context.arguments.at(0).isEmpty() ? context.arguments.value("product") : context.arguments.at(0);
        TRY(const auto all, migrations::status(session, named, context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(all.size() == 1 ? statusJson(all.first()) : listJson(u"products"_s, all, statusJson));
            return exitDone;
        }
        Table table({{translate("cli", "Product")}, {translate("cli", "Head")}, {translate("cli", "Tenants"), true}, {translate("cli", "Behind"), true}, {translate("cli", "Failed"), true},
                     {translate("cli", "Ahead"), true}, {translate("cli", "Unknown"), true}, {translate("cli", "Changed"), true}});
        for (const Status &status : all)
            table.add({status.product, status.head, QString::number(status.tenants), QString::number(status.behind + status.repeatablesDue), QString::number(status.failed),
                       QString::number(status.ahead), QString::number(status.unknown), QString::number(status.changed)},
                      {Colour::Plain, Colour::Plain, Colour::Plain, status.behind + status.repeatablesDue > 0 ? Colour::Yellow : Colour::Green, status.failed > 0 ? Colour::Red : Colour::Plain,
                       status.ahead > 0 ? Colour::Red : Colour::Plain, status.unknown > 0 ? Colour::Red : Colour::Plain, status.changed > 0 ? Colour::Red : Colour::Plain});
        table.print(console);
        if (all.size() == 1 && !all.first().versions.isEmpty()) {
            console.line({});
            Table versions({{translate("cli", "Version")}, {translate("cli", "Tenants"), true}});
            for (const auto &version : all.first().versions)
                versions.add({version.version.isEmpty() ? translate("cli", "none yet") : version.version, QString::number(version.tenants)}, {version.known ? Colour::Plain : Colour::Red, Colour::Plain});
            versions.print(console);
        }
        return exitDone;
    }
};

class Plan : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "plan", .summary = QT_TRANSLATE_NOOP("cli", "Which files would be applied to which tenants, in order."),
                .arguments = {productArgument}, .options = {productOption, {"to", "VERSION", QT_TRANSLATE_NOOP("cli", "no further than this one")}, tenantOption, tenantsFilterOption},
                .examples = {"tenantryctl migrate plan Laboratorio", "tenantryctl migrate plan --filter plan:gold --to 0008 --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto selection, chosenTenants(context.arguments));
        TRY(const auto session, context.session());
        TRY(const QString product, chosenProduct(context, session));
        TRY(const auto plan, migrations::planRollout(session, product, selection, context.arguments.value("to"), context.stop()));
        Console &console = context.console;
        if (console.json) {
            QJsonArray groups, left;
            for (const auto &group : plan.groups) {
                QJsonArray files;
                for (const auto &file : group.files) {
                    QJsonObject object = migrationJson(file);
                    object.remove("size_bytes"_L1); // not read for a plan
                    files.append(object);
                }
                groups.append(QJsonObject{{u"from"_s, orNull(group.from)}, {u"files"_s, files}, {u"tenants"_s, QJsonArray::fromStringList(group.tenants)}});
            }
            for (const auto &each : plan.left)
                left.append(QJsonObject{{u"tenant"_s, each.slug}, {u"reason"_s, each.why.translated()}});
            console.document({{u"product"_s, plan.product.name}, {u"target"_s, orNull(plan.target)}, {u"tenants"_s, qint64(plan.tenants())}, {u"groups"_s, groups},
                              {u"up_to_date"_s, qint64(plan.upToDate.size())}, {u"left_out"_s, left}});
            return exitDone;
        }
        if (plan.groups.isEmpty())
            console.line(translate("cli", "Nothing to do: %n tenant(s) are at %1.", nullptr, int(plan.upToDate.size())).arg(plan.target));
        for (const auto &group : plan.groups) {
            console.line(console.painted(translate("cli", "%n tenant(s) from %1 to %2", nullptr, int(group.tenants.size()))
                                             .arg(group.from.isEmpty() ? translate("cli", "nothing") : group.from, plan.target), Colour::Bold));
            for (const auto &file : group.files)
                console.line(u"  "_s + base::printable(file.fileName) + (file.transactional ? QString() : u"  "_s + console.painted(translate("cli", "outside of a transaction"), Colour::Yellow)));
            const auto some = group.tenants.first(std::min<qsizetype>(group.tenants.size(), 10));
            console.line(u"  "_s + console.painted(some.join(u", "_s) + (group.tenants.size() > some.size() ? u" …"_s : QString()), Colour::Dim));
        }
        for (const auto &left : plan.left)
            console.note(u"%1: %2"_s.arg(base::printable(left.slug), left.why.translated()));
        return exitDone;
    }
};

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List runs, newest first."), .arguments = {},
                .options = {{"limit", "N", QT_TRANSLATE_NOOP("cli", "at most this many (50)")}}, .examples = {"tenantryctl migrate list"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const int limit, context.arguments.number("limit", 50, 1, 100'000));
        TRY(const auto session, context.session());
        TRY(const auto runs, RunRepository(session).list({}, limit, context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(u"runs"_s, runs, runJson));
            return exitDone;
        }
        Table table({{translate("cli", "Run")}, {translate("cli", "What")}, {translate("cli", "Product")}, {translate("cli", "To")}, {translate("cli", "State")}, {translate("cli", "Done"), true},
                     {translate("cli", "Failed"), true}, {translate("cli", "Started")}, {translate("cli", "By")}});
        for (const Run &run : runs)
            table.add({run.id.right(8), run.kind == migrations::verifyKind ? translate("cli", "verify") : run.kind == migrations::migrateKind ? translate("cli", "migrate") : run.kind, run.product,
                       run.target, migrations::runStateText(run).translated(), u"%1/%2"_s.arg(run.done()).arg(run.total()), QString::number(run.failed()), timeText(run.createdAt), run.startedBy});
        table.print(console);
        return exitDone;
    }
};

class Show : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "show", .summary = QT_TRANSLATE_NOOP("cli", "Show one run: its waves, who works on it, and its tenants."), .arguments = {runArgument},
                .options = {{"tenants", "STATE", QT_TRANSLATE_NOOP("cli", "list its tenants too: all, pending, running, succeeded, failed or skipped")}},
                .examples = {"tenantryctl migrate show", "tenantryctl migrate show 0a8b1e21 --tenants failed"}};
    }

    Result<int> run(Context &context) override
    {
        RunRepository::ItemFilter filter;
        const QString state = context.arguments.value("tenants");
        if (!state.isEmpty() && state != "all"_L1) {
            filter.state = registry::itemStateFromName(state);
            if (registry::itemStateName(*filter.state) != state)
                return failure(Kind::InvalidInput, translate("cli", "“%1” is no state of a tenant in a run.").arg(state), translate("cli", "Write all, pending, running, succeeded, failed or skipped."));
        }
        TRY(const auto session, context.session());
        TRY(const Run run, chosenRun(context, session, false));
        QList<registry::RunItem> items;
        if (!state.isEmpty()) {
            TRY(items, RunRepository(session).items(run.id, filter, 1'000'000, 0, context.stop()));
        }
        Console &console = context.console;
        if (console.json) {
            QJsonObject object = runJson(run);
            if (!state.isEmpty())
                object.insert(u"items"_s, listJson(u"items"_s, items, [](const registry::RunItem &item) {
                    return QJsonObject{{u"tenant"_s, item.slug}, {u"wave"_s, item.wave}, {u"state"_s, registry::itemStateName(item.state)}, {u"outcome"_s, orNull(item.outcome)},
                                       {u"attempts"_s, item.attempts}, {u"from"_s, orNull(item.fromVersion)}, {u"to"_s, orNull(item.toVersion)}, {u"sqlstate"_s, orNull(item.sqlstate)},
                                       {u"duration_ms"_s, item.ms}, {u"started_at"_s, timeJson(item.startedAt)}, {u"finished_at"_s, timeJson(item.finishedAt)}, {u"error"_s, errorJson(item.error)}};
                }).value("items"_L1));
            console.document(object);
            return exitDone;
        }
        printFields(console, {{translate("cli", "Run"), run.id}, {translate("cli", "Product"), base::printable(run.product)}, {translate("cli", "To"), run.target},
                              {translate("cli", "Tenants"), run.selection.isEmpty() ? QString::number(run.total()) : u"%1 (%2)"_s.arg(run.total()).arg(base::printable(run.selection))},
                              {translate("cli", "State"), migrations::runStateText(run).translated()}, {translate("cli", "Started"), u"%1, %2"_s.arg(timeText(run.createdAt), run.startedBy)},
                              {translate("cli", "Finished"), timeText(run.finishedAt)}});
        if (const QString folder = run.task.value("backup_to"_L1).toString(); !folder.isEmpty())
            console.line(translate("cli", "Backups: %1, on the computers that worked on it").arg(base::printable(folder + u'/' + run.id.right(8))));
        for (const auto &worker : run.workers)
            if (worker.alive)
                console.line(translate("cli", "In work by %1 on %2 (%3, pid %4), with %n tenant(s)", nullptr, worker.items).arg(worker.operatorLogin, base::printable(worker.host), base::printable(worker.program)).arg(worker.pid));
        console.line({});
        Table waves({{translate("cli", "Wave")}, {{}}, {translate("cli", "Tenants"), true}, {translate("cli", "Succeeded"), true}, {translate("cli", "Failed"), true}, {translate("cli", "Skipped"), true},
                     {translate("cli", "Check")}});
        for (const auto &wave : run.waves) {
            const int refused = wave.gate.value("refused"_L1).toInt();
            waves.add({QString::number(wave.wave), migrations::waveText(wave.label).translated(), QString::number(wave.total), QString::number(wave.succeeded), QString::number(wave.failed), QString::number(wave.skipped),
                       refused > 0 ? translate("cli", "%n tenant(s) do not answer as they should", nullptr, refused)
                       : wave.state == registry::WaveState::Failed ? translate("cli", "%n failed", nullptr, wave.failed)
                       : wave.state == registry::WaveState::Passed ? translate("cli", "passed") : QString()});
        }
        waves.print(console);
        for (const auto &wave : run.waves)
            for (const auto &each : wave.gate.value("tenants"_L1).toArray())
                console.line(u"  %1: %2"_s.arg(base::printable(each.toObject().value("tenant"_L1).toString()), Error::fromJson(each.toObject().value("error"_L1).toObject()).message.translated()));
        if (!items.isEmpty()) {
            console.line({});
            Table table({{translate("cli", "Tenant")}, {translate("cli", "State")}, {translate("cli", "From")}, {translate("cli", "To")}, {translate("cli", "Attempts"), true}, {translate("cli", "Time"), true},
                         {translate("cli", "Error")}});
            for (const auto &item : items)
                table.add({item.slug, migrations::outcomeText(item).translated(), item.fromVersion, item.toVersion, QString::number(item.attempts),
                           item.ms > 0 ? durationText(console.locale, item.ms) : QString(), item.error ? item.error->message.translated() : QString()});
            table.print(console);
        }
        if (run.failed() > 0 && items.isEmpty()) {
            TRY(const auto causes, RunRepository(session).causes(run.id, context.stop()));
            printCauses(console, causes);
        }
        return exitDone;
    }
};

class Failures : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "failures", .summary = QT_TRANSLATE_NOOP("cli", "The failures of a run, by what they have in common."), .arguments = {runArgument},
                .examples = {"tenantryctl migrate failures", "tenantryctl migrate failures 0a8b1e21 --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const Run run, chosenRun(context, session, false));
        TRY(const auto causes, RunRepository(session).causes(run.id, context.stop()));
        if (context.console.json) {
            QJsonObject object = listJson(u"causes"_s, causes, causeJson);
            object.insert(u"run"_s, run.id);
            context.console.document(object);
        } else if (causes.isEmpty()) {
            context.console.line(translate("cli", "Nothing failed."));
        } else {
            printCauses(context.console, causes);
        }
        return exitDone;
    }
};

} // namespace

CommandPtr migrateStatus() { return std::make_unique<StatusOf>(); }
CommandPtr migratePlan() { return std::make_unique<Plan>(); }
CommandPtr migrateList() { return std::make_unique<List>(); }
CommandPtr migrateShow() { return std::make_unique<Show>(); }
CommandPtr migrateFailures() { return std::make_unique<Failures>(); }

} // namespace tenantry::cli

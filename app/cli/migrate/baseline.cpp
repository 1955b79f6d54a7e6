#include "cli/json.h"
#include "cli/migrate/verbs.h"
#include "cli/table.h"

#include "migrations/baseline.h"

#include <QJsonArray>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using migrations::Recognition;

namespace {

QString several(const QStringList &names)
{
    return base::printable(names.join(u", "_s));
}

class Baseline : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "baseline",
                .summary = QT_TRANSLATE_NOOP("cli", "Write down that a tenant's database already has the migrations up to a version, without running them."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")}},
                .options = {
                    {"version", "VERSION", QT_TRANSLATE_NOOP("cli", "up to this version of the product; without it the history of the tool that migrated the database says")},
                    {"dry-run", nullptr, QT_TRANSLATE_NOOP("cli", "only say what would be written down")},
                },
                .examples = {"tenantryctl migrate baseline acme --dry-run", "tenantryctl migrate baseline acme", "tenantryctl migrate baseline acme --version 0007"},
                .more = QT_TRANSLATE_NOOP("cli", "Knows the tables of Flyway, Liquibase, Prisma, golang-migrate, dbmate, Alembic, Django, Rails, Knex, Sqitch and node-pg-migrate, in any schema. "
                                                 "They are read and never changed. One entry that the product does not know, a gap, or a failed entry, and nothing is written.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        TRY(const auto session, context.session());
        TRYV(session->requireAdmin());
        TRY(const registry::Tenant tenant, registry::TenantRepository(session).find(given.at(0), context.stop()));
        TRY(const auto plan, migrations::planBaseline(session, tenant, given.value("own:version"), context.stop())); // there is a global --version too
        const Recognition &seen = plan.seen;
        if (!seen.matched())
            return cannot(context, tenant, seen);
        int written = 0;
        if (!given.has("dry-run")) {
            TRY(written, migrations::applyBaseline(session, plan, context.stop()));
        }
        return said(context, tenant, seen, written);
    }

private:
    static QJsonObject documentOf(const registry::Tenant &tenant, const Recognition &seen)
    {
        QJsonArray reasons;
        for (const base::Text &reason : seen.reasons)
            reasons.append(reason.translated());
        const auto list = [](const QStringList &names) { return QJsonArray::fromStringList(names); };
        return {{u"tenant"_s, tenant.slug}, {u"tool"_s, orNull(seen.tool)}, {u"table"_s, orNull(seen.table)}, {u"version"_s, orNull(seen.version)}, {u"entries"_s, seen.entries},
                {u"newest_at"_s, timeJson(seen.newestAt)}, {u"reasons"_s, reasons}, {u"unknown"_s, list(seen.unknown)}, {u"missing"_s, list(seen.missing)},
                {u"changed"_s, list(seen.changed)}, {u"failed"_s, list(seen.failed)}, {u"ignored"_s, list(seen.ignored)}, {u"not_read"_s, list(seen.notRead)}};
    }

    static Result<int> cannot(Context &context, const registry::Tenant &tenant, const Recognition &seen)
    {
        QStringList reasons;
        for (const base::Text &reason : seen.reasons)
            reasons << reason.translated();
        context.errorExtras = documentOf(tenant, seen);
        return failure(Kind::Conflict, translate("cli", "Which version the database of %1 is at cannot be told. %2").arg(base::printable(tenant.slug), reasons.join(u' ')),
                       translate("cli", "Put that right, or give --version if it is known otherwise. Nothing was changed."));
    }

    static Result<int> said(Context &context, const registry::Tenant &tenant, const Recognition &seen, int written)
    {
        Console &console = context.console;
        const bool dry = context.arguments.has("dry-run");
        if (console.json) {
            QJsonObject document = documentOf(tenant, seen);
            QJsonArray files;
            for (const drivers::Migration &file : seen.applied)
                files.append(file.fileName);
            document.insert(u"files"_s, files);
            document.insert(u"written"_s, written);
            document.insert(u"dry_run"_s, dry);
            console.document(document);
            return exitDone;
        }
        if (!seen.tool.isEmpty())
            printFields(console, {{translate("cli", "Tool"), seen.tool},
                                  {translate("cli", "Its table"), base::printable(seen.table)},
                                  {translate("cli", "Applied by it"), console.locale.toString(seen.entries)},
                                  {translate("cli", "Last one"), timeText(seen.newestAt)},
                                  {translate("cli", "Version"), seen.version},
                                  {translate("cli", "Left alone"), several(seen.ignored)}});
        const int count = int(seen.applied.size());
        if (dry)
            console.note(translate("cli", "%n file(s) would be written down as applied, up to version %1. Nothing was changed.", nullptr, count).arg(base::printable(seen.version)));
        else if (written == 0)
            console.note(translate("cli", "%1 had that baseline already, at version %2.").arg(base::printable(tenant.slug), base::printable(seen.version)));
        else
            console.note(translate("cli", "%n file(s) written down as applied: %1 is at version %2.", nullptr, written).arg(base::printable(tenant.slug), base::printable(seen.version)));
        return exitDone;
    }
};

} // namespace

CommandPtr migrateBaseline() { return std::make_unique<Baseline>(); }

} // namespace tenantry::cli

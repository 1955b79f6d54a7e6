#include "cli/json.h"
#include "cli/migrate/verbs.h"

#include <QDir>

namespace tenantry::cli {

using namespace Qt::StringLiterals;

namespace {

const Option concurrencyOption{"concurrency", "N", QT_TRANSLATE_NOOP("cli", "connections to one server at most; else half of its free ones, up to 8")};
const Option detachOption{"detach", nullptr, QT_TRANSLATE_NOOP("cli", "only write the run down; whoever resumes it works on it")};

Result<void> budget(const QString &text, fleet::Policy &policy)
{
    if (text.isEmpty())
        return {};
    bool ok = false;
    if (text.endsWith(u'%')) {
        const double percent = text.chopped(1).toDouble(&ok);
        if (ok && percent >= 0 && percent <= 100) {
            policy.mostFailuresPercent = percent;
            return {};
        }
    } else if (const int count = text.toInt(&ok); ok && count >= 0) {
        policy.mostFailures = count;
        return {};
    }
    return failure(Kind::InvalidInput, translate("cli", "“%1” is no number of failures.").arg(text), translate("cli", "Write --max-failures 5 or --max-failures 2%."));
}

Result<int> nothingToDo(Context &context, const migrations::Started &started)
{
    Console &console = context.console;
    if (console.json)
        console.document({{u"event"_s, u"finished"_s}, {u"run"_s, QJsonValue()}, {u"succeeded"_s, 0}, {u"failed"_s, 0}, {u"skipped"_s, qint64(started.plan.left.size())},
                          {u"state"_s, u"succeeded"_s}, {u"paused_for"_s, QJsonValue()}, {u"left"_s, 0}, {u"ms"_s, 0}});
    else if (started.plan.upToDate.isEmpty() && started.plan.left.isEmpty())
        console.line(translate("cli", "No tenant matches."));
    else
        console.line(translate("cli", "Nothing to do: %n tenant(s) are at %1.", nullptr, int(started.plan.upToDate.size())).arg(started.plan.target));
    for (const auto &left : started.plan.left)
        console.note(u"%1: %2"_s.arg(base::printable(left.slug), left.why.translated()));
    return exitDone;
}

Result<int> begun(Context &context, const registry::SessionPtr &session, const migrations::Started &started)
{
    Console &console = context.console;
    for (const auto &left : started.plan.left)
        console.note(u"%1: %2"_s.arg(base::printable(left.slug), left.why.translated()));
    if (!context.arguments.has("detach"))
        return carry(context, session, started.runId);
    if (console.json)
        console.document({{u"run"_s, started.runId}, {u"tenants"_s, qint64(started.tenants)}});
    else
        console.line(translate("cli", "Run %1 is written down, for %n tenant(s). To work on it: tenantryctl migrate resume %1", nullptr, int(started.tenants)).arg(started.runId.right(8)));
    return exitDone;
}

class Apply : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "apply", .summary = QT_TRANSLATE_NOOP("cli", "Bring tenants to the head of their product, or to a version, in waves."),
                .arguments = {productArgument},
                .options = {productOption, {"to", "VERSION", QT_TRANSLATE_NOOP("cli", "no further than this one")}, tenantOption, tenantsFilterOption,
                            {"waves", "WAVES", QT_TRANSLATE_NOOP("cli", "like canary:3,10%,rest or canary:acme+zeta,rest; else one tenant, a tenth, the rest")}, concurrencyOption,
                            {"max-failures", "N|N%", QT_TRANSLATE_NOOP("cli", "pause when more tenants failed than that; else after a wave in which one did")},
                            {"wait-after-wave", nullptr, QT_TRANSLATE_NOOP("cli", "pause after each wave")},
                            {"check", "SQL", QT_TRANSLATE_NOOP("cli", "asked of each tenant of a wave, reading only, before the next one: gives true where all is well")},
                            {"no-check", nullptr, QT_TRANSLATE_NOOP("cli", "go on to the next wave without asking its tenants whether they answer")},
                            {"health-margin", "PERCENT", QT_TRANSLATE_NOOP("cli", "pause after a wave whose tenants answer more slowly, roll back more or deadlock more than before, by so much")},
                            {"health-wait", "SECONDS", QT_TRANSLATE_NOOP("cli", "how long to wait for the figures of the health collector (300)")},
                            {"backup-to", "FOLDER", QT_TRANSLATE_NOOP("cli", "write each tenant's database into this folder before it is changed (pg_dump, for pg_restore)")},
                            {"lock-timeout", "MS", QT_TRANSLATE_NOOP("cli", "how long a statement may wait for a lock and make others wait (100)")},
                            {"statement-timeout", "SECONDS", QT_TRANSLATE_NOOP("cli", "how long one statement may take; 0: as long as it likes")},
                            {"attempts", "N", QT_TRANSLATE_NOOP("cli", "per tenant, for what is worth another try (8)")},
                            {"out-of-order", nullptr, QT_TRANSLATE_NOOP("cli", "apply files too that come before ones that a tenant has already")},
                            {"dry-run", nullptr, QT_TRANSLATE_NOOP("cli", "run everything and roll it back, as far as that is possible")}, detachOption},
                .examples = {"tenantryctl migrate apply Laboratorio", "tenantryctl migrate apply --filter 'plan:gold' --waves canary:5,25%,rest --max-failures 1%",
                             "tenantryctl migrate apply --tenant panaderia-ohiggins --to 0008"},
                .more = QT_TRANSLATE_NOOP("cli", "The run is kept in the registry: others may work on it too (migrate resume), Ctrl+C pauses it, and one whose program died goes on where it was.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        migrations::RolloutOptions options;
        options.target = given.value("to");
        options.gaps = given.has("out-of-order") ? migrations::OutOfOrder::Apply : migrations::OutOfOrder::Refuse;
        options.dryRun = given.has("dry-run");
        TRY(const int lock, given.number("lock-timeout", 100, 1, 3'600'000));
        TRY(const int statement, given.number("statement-timeout", 0, 0, 1'000'000));
        options.lockTimeout = std::chrono::milliseconds(lock);
        options.statementTimeout = std::chrono::seconds(statement);
        if (given.has("backup-to"))
            options.backupFolder = QDir::cleanPath(QDir::current().absoluteFilePath(given.value("backup-to")));
        fleet::Policy policy;
        if (given.has("health-margin")) {
            TRY(const int margin, given.number("health-margin", 0, 0, 100'000));
            policy.healthMarginPercent = margin;
        }
        TRY(const int patience, given.number("health-wait", int(policy.healthPatience.count()), 0, 86'400));
        policy.healthPatience = std::chrono::seconds(patience);
        TRY(policy.waves, fleet::wavesFromText(given.value("waves")));
        TRY(policy.perServer, given.number("concurrency", 0, 1, 500));
        TRY(policy.attempts, given.number("attempts", 8, 1, 1000));
        TRYV(budget(given.value("max-failures"), policy));
        policy.waitAfterWave = given.has("wait-after-wave");
        policy.checkConnection = !given.has("no-check");
        policy.checkSql = given.value("check").toUtf8();
        TRY(const auto selection, chosenTenants(given));
        TRY(const auto session, context.session());
        TRY(const QString product, chosenProduct(context, session));
        TRY(const auto started, migrations::startRollout(session, product, selection, options, policy, context.stop()));
        return started.runId.isEmpty() ? nothingToDo(context, started) : begun(context, session, started);
    }
};

class Verify : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "verify", .summary = QT_TRANSLATE_NOOP("cli", "Ask every database which files it has, and set the registry right."),
                .arguments = {productArgument}, .options = {productOption, tenantOption, tenantsFilterOption, concurrencyOption, detachOption},
                .examples = {"tenantryctl migrate verify Laboratorio", "tenantryctl migrate verify --filter 'server:db2' --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Tenants are not changed. Those fail that are ahead of the product, have a version that it does not know, or an applied file that was changed since; being behind is no failure.")};
    }

    Result<int> run(Context &context) override
    {
        fleet::Policy policy;
        TRY(policy.perServer, context.arguments.number("concurrency", 0, 1, 500));
        TRY(const auto selection, chosenTenants(context.arguments));
        TRY(const auto session, context.session());
        TRY(const QString product, chosenProduct(context, session));
        TRY(const auto started, migrations::startVerification(session, product, selection, policy, context.stop()));
        return started.runId.isEmpty() ? nothingToDo(context, started) : begun(context, session, started);
    }
};

} // namespace

CommandPtr migrateApply() { return std::make_unique<Apply>(); }
CommandPtr migrateVerify() { return std::make_unique<Verify>(); }

Result<migrations::Selection> chosenTenants(const Arguments &given)
{
    if (given.has("tenant") && given.has("filter"))
        return failure(Kind::InvalidInput, translate("cli", "--tenant and --filter do not go together."), translate("cli", "Give one of them, or neither for all tenants of the product."));
    return migrations::Selection{given.value("tenant"), given.value("filter")};
}

Result<QString> chosenProduct(Context &context, const registry::SessionPtr &session)
{
    const QString named = context.arguments.at(0), option = context.arguments.value("product");
    if (!named.isEmpty() && !option.isEmpty() && named != option)
        return failure(Kind::InvalidInput, translate("cli", "Two products were named: %1 and %2.").arg(named, option), translate("cli", "Name one."));
    if (!named.isEmpty() || !option.isEmpty())
        return named.isEmpty() ? option : named;
    if (context.arguments.has("tenant")) { // its own
        TRY(const auto tenant, registry::TenantRepository(session).find(context.arguments.value("tenant"), context.stop()));
        return tenant.product;
    }
    TRY(const auto products, registry::ProductRepository(session).list(context.stop()));
    if (products.size() == 1)
        return products.first().name;
    QStringList names;
    for (const registry::Product &product : products)
        names << base::printable(product.name);
    if (names.isEmpty())
        return failure(Kind::NotFound, translate("cli", "There is no product yet."), translate("cli", "Add one: tenantryctl product add NAME --migrations DIR"));
    return failure(Kind::InvalidInput, translate("cli", "Which product? There are several: %1.").arg(names.join(u", "_s)), translate("cli", "Name one of them."));
}

} // namespace tenantry::cli

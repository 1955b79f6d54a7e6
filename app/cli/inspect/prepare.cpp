#include "cli/inspect/verbs.h"
#include "cli/json.h"
#include "cli/table.h"

#include "base/async.h"
#include "inspection/preparing.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using drivers::InspectionGrants;

namespace {

QString openingText(const drivers::InspectionOpening &opening)
{
    static const QHash<QString, const char *> words{
        {u"definer"_s, QT_TRANSLATE_NOOP("cli", "everybody may call %1, which runs with its owner's rights")},
        {u"write"_s, QT_TRANSLATE_NOOP("cli", "everybody may write %1")},
        {u"sequence"_s, QT_TRANSLATE_NOOP("cli", "everybody may move %1")},
        {u"create"_s, QT_TRANSLATE_NOOP("cli", "everybody may create something in %1")},
        {u"foreign"_s, QT_TRANSLATE_NOOP("cli", "everybody may reach another server through %1")},
        {u"masked"_s, QT_TRANSLATE_NOOP("cli", "everybody may read %1, which is masked")},
        {u"member"_s, QT_TRANSLATE_NOOP("cli", "the inspection role is a member of %1")},
    };
    const char *sentence = words.value(opening.kind);
    return sentence ? translate("cli", sentence).arg(base::printable(opening.what)) : base::printable(opening.what);
}

QJsonObject grantsJson(const QString &slug, const InspectionGrants &grants)
{
    QJsonArray openings;
    for (const auto &each : grants.openings)
        openings.append(QJsonObject{{u"kind"_s, each.kind}, {u"what"_s, each.what}});
    return {{u"tenant"_s, slug}, {u"tables"_s, grants.tables}, {u"masked_columns"_s, grants.maskedColumns}, {u"masked"_s, QJsonArray::fromStringList(grants.masked)},
            {u"hidden_views"_s, grants.hiddenViews}, {u"openings"_s, openings}, {u"open_to_users"_s, grants.openings.isEmpty()}};
}

class Prepare : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "inspect", .verb = "prepare", .summary = QT_TRANSLATE_NOOP("cli", "Make the roles that tenants are looked into with, or set right what those may read."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; all tenants if not given"), false}},
                .options = {{"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "instead of TENANT: all that match, as in the panel's filter box")},
                            {"new-passwords", nullptr, QT_TRANSLATE_NOOP("cli", "new ones for the roles: who kept the old ones is out")}},
                .examples = {"tenantryctl inspect prepare panaderia-ohiggins", "tenantryctl inspect prepare --filter 'product:Shop'"},
                .more = QT_TRANSLATE_NOOP("cli", "New tenants are prepared when they are provisioned, and again by each roll-out. It is to be repeated after a change of "
                                                 "`inspect masks`, and for tables and columns that came another way, before a USER sees anything of it. What would lead a USER around the masks is "
                                                 "listed, and keeps the tenant closed to them until it is gone.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        Console &console = context.console;
        if (given.has("filter") && !given.positional().isEmpty())
            return failure(Kind::InvalidInput, translate("cli", "With --filter, no TENANT is given."), translate("cli", "Give either a TENANT or --filter."));
        TRY(const auto session, context.session());
        QList<registry::Tenant> tenants;
        if (!given.positional().isEmpty()) {
            TRY(const auto tenant, registry::TenantRepository(session).find(given.at(0), context.stop()));
            tenants << tenant;
        } else {
            TRY(tenants, matchingTenants(context, session, given.value("filter")));
        }
        const inspection::Entrance entrance(session);
        const auto outcomes = inspection::prepareAll(entrance, tenants, given.has("new-passwords"),
                                                     [&](int done, const QString &slug) { console.progress(done, int(tenants.size()), slug); }, context.stop());
        console.clearProgress();
        if (context.stop().stop_requested())
            return base::cancelled();
        if (tenants.size() == 1 && !*outcomes.front())
            return std::unexpected(outcomes.front()->error());
        return tell(console, tenants, outcomes);
    }

private:
    static Result<int> tell(Console &console, const QList<registry::Tenant> &tenants, const inspection::Prepared &outcomes)
    {
        int failed = 0;
        QJsonArray documents;
        Table table({{translate("cli", "Tenant")}, {translate("cli", "Tables"), true}, {translate("cli", "Masked columns"), true}, {translate("cli", "Open to USERs")}});
        QStringList openings;
        for (qsizetype i = 0; i < tenants.size(); ++i) {
            const QString slug = tenants.at(i).slug;
            const Result<InspectionGrants> &outcome = *outcomes[size_t(i)];
            if (!outcome) {
                ++failed;
                documents.append(QJsonObject{{u"tenant"_s, slug}, {u"error"_s, errorJson(outcome.error())}});
                table.add({slug, {}, {}, outcome.error().message.translated()}, {Colour::Plain, Colour::Plain, Colour::Plain, Colour::Red});
                continue;
            }
            documents.append(grantsJson(slug, *outcome));
            const bool open = outcome->openings.isEmpty();
            table.add({slug, QString::number(outcome->tables), QString::number(outcome->maskedColumns), open ? translate("cli", "yes") : translate("cli", "no")},
                      {Colour::Plain, Colour::Plain, Colour::Plain, open ? Colour::Green : Colour::Yellow});
            for (const auto &each : outcome->openings)
                openings << translate("cli", "%1: %2", "tenant, what went wrong").arg(slug, openingText(each));
        }
        if (console.json) {
            console.document({{u"tenants"_s, documents}, {u"failed"_s, failed}});
        } else {
            table.print(console);
            for (const QString &each : std::as_const(openings))
                console.note(each);
        }
        return failed == 0 ? exitDone : failed < tenants.size() ? exitPartly : exitFailed;
    }
};

class Masks : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "inspect", .verb = "masks", .summary = QT_TRANSLATE_NOOP("cli", "List or change which columns a USER does not see."),
                .options = {{"add", "PATTERN", QT_TRANSLATE_NOOP("cli", "mask columns of this name: *phone*, customer.notes; ADMIN only"), false, true},
                            {"remove", "PATTERN", QT_TRANSLATE_NOOP("cli", "do not mask by this pattern any more; ADMIN only"), false, true}},
                .examples = {"tenantryctl inspect masks", "tenantryctl inspect masks --add '*phone*' --add 'customer.notes'"},
                .more = QT_TRANSLATE_NOOP("cli", "A pattern with a dot is compared with table.column and schema.table.column, others with the name of the column. After a change, USERs are let in "
                                                 "again tenant by tenant, as `inspect prepare` goes through them.")};
    }

    Result<int> run(Context &context) override
    {
        const QStringList add = context.arguments.values("add"), remove = context.arguments.values("remove");
        TRY(const auto session, context.session());
        const registry::InspectionRepository inspections(session);
        for (const QString &pattern : add)
            TRYV(inspections.addMask(pattern, context.stop()));
        for (const QString &pattern : remove)
            TRYV(inspections.removeMask(pattern, context.stop()));
        TRY(const QStringList masks, inspections.masks(context.stop()));
        if (context.console.json) {
            context.console.document({{u"masks"_s, QJsonArray::fromStringList(masks)}, {u"total"_s, qint64(masks.size())}});
            return exitDone;
        }
        for (const QString &mask : masks)
            context.console.line(base::printable(mask));
        if (!add.isEmpty() || !remove.isEmpty())
            context.console.note(translate("cli", "USERs are let in again when this has run: tenantryctl inspect prepare"));
        return exitDone;
    }
};

} // namespace

CommandPtr inspectPrepare() { return std::make_unique<Prepare>(); }
CommandPtr inspectMasks() { return std::make_unique<Masks>(); }

} // namespace tenantry::cli

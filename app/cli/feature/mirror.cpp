#include "cli/feature/verbs.h"
#include "cli/json.h"
#include "cli/table.h"

#include "features/mirror.h"
#include "registry/filter.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using features::MirrorOutcome;

namespace {

// For --on and --off a product is more than its tenants: those that are made later go with it.
Result<QStringList> chosen(Context &context, const registry::SessionPtr &session, std::optional<bool> wanted)
{
    const registry::TenantRepository tenants(session);
    if (!context.arguments.positional().isEmpty()) {
        TRY(const auto tenant, tenants.find(context.arguments.at(0), context.stop()));
        return QStringList{tenant.id};
    }
    if (context.arguments.has("product")) {
        TRY(const auto product, registry::ProductRepository(session).find(context.arguments.value("product"), context.stop()));
        const registry::FeatureMirrorRepository mirrors(session);
        if (wanted)
            return mirrors.follow(product.id, *wanted, context.stop());
        QStringList ids;
        TRY(const auto all, tenants.list(context.stop()));
        for (const registry::Tenant &tenant : all)
            if (tenant.productId == product.id)
                ids << tenant.id;
        return ids;
    }
    TRY(const auto filter, registry::Filter::parse(context.arguments.value("filter")));
    TRY(const auto all, tenants.list(context.stop()));
    QStringList ids;
    for (const registry::Tenant &tenant : all)
        if (filter.matches(tenant))
            ids << tenant.id;
    if (ids.isEmpty())
        return failure(Kind::NotFound, translate("cli", "No tenant matches."));
    return ids;
}

QString listed(const QStringList &slugs)
{
    return slugs.first(std::min<qsizetype>(slugs.size(), 20)).join(u", "_s) + (slugs.size() > 20 ? u" …"_s : QString());
}

QJsonArray failedJson(const MirrorOutcome &outcome)
{
    QJsonArray failed;
    for (const auto &each : outcome.failed)
        failed.append(QJsonObject{{u"tenant"_s, each.slug}, {u"error"_s, errorJson(each.error)}});
    return failed;
}

QJsonObject outcomeJson(const MirrorOutcome &outcome)
{
    return {{u"written"_s, QJsonArray::fromStringList(outcome.written)}, {u"fresh"_s, outcome.fresh}, {u"waiting"_s, QJsonArray::fromStringList(outcome.waiting)},
            {u"failed"_s, failedJson(outcome)}};
}

// A server that is away has one reason for all its tenants: it is said once.
void tellFailed(Console &console, const MirrorOutcome &outcome)
{
    QStringList reasons;
    QHash<QString, QStringList> having;
    for (const auto &each : outcome.failed) {
        const QString reason = each.error.message.translated();
        if (!having.contains(reason))
            reasons << reason;
        having[reason] << base::printable(each.slug);
    }
    for (const QString &reason : std::as_const(reasons))
        console.note(translate("cli", "%1: %2", "tenant, what went wrong").arg(listed(having[reason]), reason));
}

Result<int> show(Context &context, const registry::SessionPtr &session)
{
    const registry::FeatureMirrorRepository repository(session);
    TRY(const auto mirrors, repository.list({}, context.stop()));
    TRY(const QStringList products, repository.followed(context.stop()));
    if (context.console.json) {
        QJsonObject document = listJson(u"mirrors"_s, mirrors, [](const registry::FeatureMirror &each) {
            return QJsonObject{{u"tenant"_s, each.slug}, {u"mirrored_at"_s, timeJson(each.mirroredAt)}, {u"due"_s, each.due}, {u"ending"_s, each.ending}};
        });
        document.insert(u"products"_s, QJsonArray::fromStringList(products));
        context.console.document(document);
        return exitDone;
    }
    Table table({{translate("cli", "Tenant")}, {translate("cli", "Mirrored")}, {translate("cli", "Due")}});
    for (const auto &each : mirrors)
        table.add({each.slug, timeText(each.mirroredAt), each.due ? translate("cli", "yes") : translate("cli", "no")});
    table.print(context.console);
    for (const QString &product : products)
        context.console.note(translate("cli", "New tenants of product “%1” are mirrored too.").arg(base::printable(product)));
    return exitDone;
}

class Mirror : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "mirror",
                .summary = QT_TRANSLATE_NOOP("cli", "Keep the values in the tenants' own databases too, and bring those up to date that are not."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; left out: all that are mirrored"), false}},
                .options = {{"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "instead of TENANT: all that match, as in the panel's filter box")},
                            {"product", "PRODUCT", QT_TRANSLATE_NOOP("cli", "instead of TENANT: all tenants of this product; with --on and --off those made later too")},
                            {"on", nullptr, QT_TRANSLATE_NOOP("cli", "mirror these tenants from now on")},
                            {"off", nullptr, QT_TRANSLATE_NOOP("cli", "no longer, and take what is there away")},
                            {"status", nullptr, QT_TRANSLATE_NOOP("cli", "only list who is mirrored, and who is due")}},
                .examples = {"tenantryctl feature mirror --on --product Shop", "tenantryctl feature mirror --on --filter 'plan:gold'", "tenantryctl feature mirror"},
                .more = QT_TRANSLATE_NOOP("cli", "The product reads the view tenantry_features (key, value, kind, origin, changed_at) with the tenant's own role. "
                                                 "`feature set`, `clear`, `edit` and `undo` bring mirrors up to date by themselves, and so does an ADMIN's open panel. "
                                                 "What starts or ends at a time does so there by itself. Without TENANT every mirrored database is asked what it holds: "
                                                 "one that was restored, or lost the view, is written anew. "
                                                 "With TENANT or --filter --on is for the tenants of this moment; with --product those made later are mirrored too, until --off --product.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        Console &console = context.console;
        const bool on = given.has("on"), off = given.has("off"), named = !given.positional().isEmpty(), product = given.has("product"), some = given.has("filter") || named || product;
        if (int(on) + int(off) + int(given.has("status")) > 1 || int(given.has("filter")) + int(named) + int(product) > 1)
            return failure(Kind::InvalidInput, translate("cli", "These two options contradict each other."));
        if ((on || off) && !some)
            return failure(Kind::InvalidInput, translate("cli", "For which tenants is not said."), translate("cli", "Give a TENANT, --filter or --product."));
        TRY(const auto session, context.session());
        TRYV(session->requireAdmin());
        if (given.has("status"))
            return show(context, session);
        QStringList ids;
        if (some) {
            TRY(ids, chosen(context, session, on || off ? std::optional(on) : std::nullopt));
        }
        const features::Mirror mirror(session);
        const auto progress = [&](int done, int of) { console.progress(done, of, translate("cli", "mirrored")); };
        const auto result = on    ? mirror.start(ids, progress, context.stop())
                            : off ? mirror.end(ids, progress, context.stop())
                            : some && ids.isEmpty() ? Result<MirrorOutcome>(MirrorOutcome{})
                            : some ? mirror.refresh(ids, progress, context.stop())
                                   : mirror.compare({}, progress, context.stop());
        console.clearProgress();
        TRY(const MirrorOutcome outcome, result);
        if (some && !on && !off && outcome.written.isEmpty() && outcome.fresh == 0 && outcome.waiting.isEmpty() && outcome.failed.isEmpty())
            return failure(Kind::NotFound, translate("cli", "The features of this tenant, or of any of these, are not mirrored."), translate("cli", "To begin: tenantryctl feature mirror --on …"));
        if (outcome.failed.size() == 1 && outcome.written.isEmpty() && outcome.fresh == 0)
            return std::unexpected(outcome.failed.first().error);
        if (console.json) {
            console.document(outcomeJson(outcome));
        } else {
            tellFailed(console, outcome);
            if (on && product)
                console.note(translate("cli", "Those made later are mirrored too: until tenantryctl feature mirror --off --product %1").arg(base::printable(given.value("product"))));
            if (off)
                console.note(translate("cli", "%n tenant(s) are mirrored no longer.", nullptr, int(outcome.written.size())));
            else
                console.note(translate("cli", "%n tenant(s) written.", nullptr, int(outcome.written.size())) + u' '
                             + translate("cli", "%n were up to date.", nullptr, outcome.fresh));
            if (!outcome.waiting.isEmpty())
                console.note(translate("cli", "Not possible in their present state: %1").arg(listed(outcome.waiting)));
        }
        return outcome.failed.isEmpty() ? exitDone : exitPartly;
    }
};

} // namespace

Result<MirrorOutcome> mirrorAfter(Context &context, const registry::SessionPtr &session, const QStringList &tenantIds)
{
    Console &console = context.console;
    auto outcome = features::Mirror(session).refresh(tenantIds, [&](int done, int of) { console.progress(done, of, translate("cli", "mirrored")); }, context.stop());
    console.clearProgress();
    return outcome;
}

int mirrorNew(Context &context, const registry::SessionPtr &session, const QStringList &tenantIds, QJsonObject *document)
{
    if (tenantIds.isEmpty())
        return exitDone; // none named would be all
    const auto outcome = mirrorAfter(context, session, tenantIds);
    if (outcome && outcome->written.isEmpty() && outcome->failed.isEmpty())
        return exitDone;
    if (document)
        document->insert(u"mirrors"_s, mirroredJson(outcome));
    else if (context.console.json)
        context.console.document({{u"event"_s, u"mirrors"_s}, {u"mirrors"_s, mirroredJson(outcome)}});
    else
        tellMirrored(context.console, outcome);
    return mirroredStatus(outcome);
}

QJsonObject mirroredJson(const Result<MirrorOutcome> &outcome)
{
    if (!outcome)
        return {{u"written"_s, 0}, {u"failed"_s, QJsonArray()}, {u"error"_s, errorJson(outcome.error())}};
    return {{u"written"_s, qint64(outcome->written.size())}, {u"failed"_s, failedJson(*outcome)}};
}

void tellMirrored(Console &console, const Result<MirrorOutcome> &outcome)
{
    if (outcome && outcome->failed.isEmpty())
        return;
    if (outcome) {
        QStringList behind;
        for (const auto &each : outcome->failed)
            behind << each.slug;
        tellFailed(console, *outcome);
        console.note(translate("cli", "The change is made; not in the mirrors of: %1").arg(listed(behind)));
    } else {
        console.note(translate("cli", "The change is made; the mirrors in the tenants' databases are not up to date: %1").arg(outcome.error().message.translated()));
    }
    console.note(translate("cli", "Later: tenantryctl feature mirror"));
}

int mirroredStatus(const Result<MirrorOutcome> &outcome, int otherwise)
{
    if (outcome)
        return outcome->failed.isEmpty() ? otherwise : exitPartly;
    return outcome.error().kind == Kind::Cancelled ? base::exitStatus(Kind::Cancelled) : exitPartly; // of --timeout: 7 is made of it
}

CommandPtr featureMirror() { return std::make_unique<Mirror>(); }

} // namespace tenantry::cli

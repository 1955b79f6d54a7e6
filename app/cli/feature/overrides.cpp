#include "cli/feature/verbs.h"
#include "cli/json.h"
#include "cli/table.h"

#include "features/overrides.h"
#include "features/values.h"
#include "registry/filter.h"

#include <QHash>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::OverrideTarget;

namespace {

const Option filterOption{"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "instead of TENANT: all that match, as in the panel's filter box")};
const Option reasonOption{"reason", "TEXT", QT_TRANSLATE_NOOP("cli", "why; others will read it"), true};
const Option previewOption{"preview", nullptr, QT_TRANSLATE_NOOP("cli", "only show who would change from what to what")};

// The tenants that are meant: those of --filter, or the one named first. `rest` is where what follows begins.
Result<QStringList> chosenTenants(Context &context, const registry::SessionPtr &session, int &rest)
{
    const registry::TenantRepository tenants(session);
    if (!context.arguments.has("filter")) {
        rest = 1;
        TRY(const auto tenant, tenants.find(context.arguments.at(0), context.stop()));
        return QStringList{tenant.id};
    }
    rest = 0;
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

QJsonArray slugs(const QList<OverrideTarget> &targets)
{
    QJsonArray out;
    for (const OverrideTarget &target : targets)
        out.append(target.slug);
    return out;
}

QString listed(const QList<OverrideTarget> &targets)
{
    QStringList some;
    for (const OverrideTarget &target : targets.first(std::min<qsizetype>(targets.size(), 20)))
        some << target.slug;
    return some.join(u", "_s) + (targets.size() > 20 ? u" …"_s : QString());
}

// What `set` and `clear` do alike.
Result<int> change(Context &context, const registry::SessionPtr &session, const registry::OverrideRequest &request, const QStringList &ids)
{
    Console &console = context.console;
    const features::Overrides overrides(session);
    TRY(const auto preview, overrides.preview(request, ids, context.stop()));
    const bool onlyLooking = context.arguments.has("preview");
    if (preview.changes.isEmpty() && !preview.lacking.isEmpty() && !onlyLooking) {
        context.errorExtras.insert(u"lacking"_s, slugs(preview.lacking));
        return failure(Kind::Conflict, translate("cli", "%1 requires schema version %2, which these tenants lack: %3.")
                                           .arg(request.key, preview.lacking.first().now.lacksVersion, listed(preview.lacking)),
                       translate("cli", "Migrate them first, or leave them out."));
    }
    registry::BatchOutcome outcome;
    if (!onlyLooking) {
        TRY(outcome, overrides.apply(preview, context.stop()));
    }
    const QSet<QString> skipped(outcome.skipped.cbegin(), outcome.skipped.cend());
    QList<OverrideTarget> late;
    QJsonArray changed;
    for (const auto &each : preview.changes) {
        if (skipped.contains(each.target.tenantId))
            late.append(each.target);
        else
            changed.append(QJsonObject{{u"id"_s, each.target.tenantId}, {u"slug"_s, each.target.slug}, {u"before"_s, valueJson(each.before)}, {u"after"_s, valueJson(each.after)},
                                       {u"afterwards"_s, valueJson(each.afterwards)}});
    }
    const int count = int(changed.size());
    const bool mirrors = count > 0 && !onlyLooking;
    const auto mirrored = mirrors ? mirrorAfter(context, session, ids) : Result<features::MirrorOutcome>();
    if (console.json) {
        QJsonObject document{{u"batch"_s, orNull(outcome.batch.id)}, {u"feature"_s, request.key}, {u"value"_s, valueJson(request.value)}, {u"preview"_s, onlyLooking},
                             {u"changed"_s, count}, {u"unchanged"_s, qint64(preview.unchanged.size())}, {u"tenants"_s, changed}, {u"lacking"_s, slugs(preview.lacking)},
                             {u"skipped"_s, slugs(late)}};
        if (mirrors)
            document.insert(u"mirrors"_s, mirroredJson(mirrored));
        console.document(document);
    } else {
        if (onlyLooking) {
            // What is before holds until the start, if there is one; what is afterwards, from the end on.
            const bool ends = request.endsAt.isValid();
            QList<Table::Column> columns{{translate("cli", "Tenant")}, {translate("cli", "Before")}, {translate("cli", "After")}};
            if (ends)
                columns.append({translate("cli", "Afterwards")});
            Table table(columns);
            for (const auto &each : preview.changes) {
                QStringList cells{each.target.slug, features::valueText(each.before), features::valueText(each.after)};
                if (ends)
                    cells << features::valueText(each.afterwards);
                table.add(cells);
            }
            table.print(console);
            if (request.startsAt > QDateTime::currentDateTimeUtc())
                console.note(translate("cli", "What is before holds until %1.").arg(timeText(request.startsAt)));
        } else if (count > 0) {
            console.note(translate("cli", "%n tenant(s) changed. To take it back: tenantryctl feature undo %1", nullptr, count).arg(outcome.batch.id));
        } else {
            console.note(translate("cli", "Nothing to change."));
        }
        if (!preview.lacking.isEmpty())
            console.note(translate("cli", "Without schema version %1, and left out: %2").arg(preview.lacking.first().now.lacksVersion, listed(preview.lacking)));
        if (!late.isEmpty())
            console.note(translate("cli", "Changed by somebody else meanwhile, and left alone: %1").arg(listed(late)));
    }
    if (!console.json)
        tellMirrored(console, mirrored);
    return mirroredStatus(mirrored, !onlyLooking && (!preview.lacking.isEmpty() || !late.isEmpty()) ? exitPartly : exitDone);
}

Result<void> wantWords(const Arguments &given, int wanted)
{
    const bool filtered = given.has("filter");
    if (int(given.positional().size()) == (filtered ? wanted : wanted + 1))
        return {};
    return failure(Kind::InvalidInput, filtered ? translate("cli", "With --filter, no TENANT is given.") : translate("cli", "A tenant, a feature and what belongs to it are needed."),
                   translate("cli", "Give either a TENANT or --filter."));
}

class Set : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "set", .summary = QT_TRANSLATE_NOOP("cli", "Give one tenant, or all that match a filter, a value of their own."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; left out with --filter")},
                              {"KEY", QT_TRANSLATE_NOOP("cli", "of the feature")},
                              {"VALUE", QT_TRANSLATE_NOOP("cli", "true, false, a number, a text, one of the choices"), false}},
                .options = {filterOption, reasonOption, previewOption,
                            {"starts", "TIME", QT_TRANSLATE_NOOP("cli", "not before: 2027-01-31 or 2027-01-31T18:00:00Z")},
                            {"ends", "TIME", QT_TRANSLATE_NOOP("cli", "until then, by itself")}},
                .examples = {"tenantryctl feature set panaderia-ohiggins new-invoice true --reason 'Ticket 4711'",
                             "tenantryctl feature set --filter 'plan:gold' export-limit 5000 --reason 'Summer' --ends 2027-09-01"},
                .more = QT_TRANSLATE_NOOP("cli", "What held goes on until --starts, and what was given without an end holds again after --ends. Without either, the new value replaces all that was given.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        TRYV(wantWords(given, 2));
        registry::OverrideRequest request;
        request.reason = given.value("reason");
        TRY(request.startsAt, features::timeFromText(given.value("starts")));
        TRY(request.endsAt, features::timeFromText(given.value("ends")));
        TRY(const auto session, context.session());
        int rest = 0;
        TRY(const QStringList ids, chosenTenants(context, session, rest));
        request.key = given.at(rest);
        TRY(const auto feature, registry::FeatureRepository(session).find(request.key, context.stop()));
        TRY(request.value, features::valueFromText(feature, given.at(rest + 1)));
        return change(context, session, request, ids);
    }
};

class Clear : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "clear", .summary = QT_TRANSLATE_NOOP("cli", "Take a tenant's own value away, or that of all that match a filter."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; left out with --filter")},
                              {"KEY", QT_TRANSLATE_NOOP("cli", "of the feature"), false}},
                .options = {filterOption, {"reason", "TEXT", QT_TRANSLATE_NOOP("cli", "why; others will read it")}, previewOption},
                .examples = {"tenantryctl feature clear panaderia-ohiggins new-invoice --reason 'Ticket 4711 is done'"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        TRYV(wantWords(given, 1));
        TRY(const auto session, context.session());
        int rest = 0;
        TRY(const QStringList ids, chosenTenants(context, session, rest));
        registry::OverrideRequest request;
        request.key = given.at(rest);
        request.reason = given.value("reason", u"cleared"_s);
        return change(context, session, request, ids);
    }
};

class Show : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "show", .summary = QT_TRANSLATE_NOOP("cli", "Show which values hold for a tenant, and where each comes from."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")}},
                .examples = {"tenantryctl feature show panaderia-ohiggins", "tenantryctl feature show panaderia-ohiggins --json"}};
    }

    Result<int> run(Context &context) override
    {
        Console &console = context.console;
        TRY(const auto session, context.session());
        TRY(const auto tenant, registry::TenantRepository(session).find(context.arguments.at(0), context.stop()));
        TRY(const auto values, registry::FeatureRepository(session).effective(tenant.id, context.stop()));
        if (console.json) {
            QJsonObject object = listJson(u"features"_s, values, [](const registry::EffectiveValue &each) {
                return QJsonObject{{u"key"_s, each.key}, {u"value"_s, valueJson(each.value)}, {u"origin"_s, registry::featureOriginName(each.origin)}, {u"reason"_s, orNull(each.reason)},
                                   {u"author"_s, orNull(each.author)}, {u"ends_at"_s, timeJson(each.endsAt)}, {u"lacks_version"_s, orNull(each.lacksVersion)},
                                   // An override that has not begun.
                                   {u"next_value"_s, valueJson(each.next)}, {u"next_starts_at"_s, timeJson(each.nextAt)}, {u"next_ends_at"_s, timeJson(each.nextEnds)}};
            });
            object.insert(u"tenant"_s, tenant.slug);
            console.document(object);
            return exitDone;
        }
        Table table({{translate("cli", "Key")}, {translate("cli", "Value")}, {translate("cli", "From")}, {translate("cli", "Reason")}, {translate("cli", "By")}, {translate("cli", "Until")}, {translate("cli", "Then")}});
        for (const auto &each : values)
            table.add({each.key, features::valueText(each.value), originText(each), each.reason, each.author, timeText(each.endsAt),
                       !each.nextAt.isValid()     ? QString()
                       : each.nextEnds.isValid() ? translate("cli", "%1 from %2 to %3").arg(features::valueText(each.next), timeText(each.nextAt), timeText(each.nextEnds))
                                                 : translate("cli", "%1 from %2").arg(features::valueText(each.next), timeText(each.nextAt))});
        table.print(console);
        return exitDone;
    }
};

class Undo : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "undo", .summary = QT_TRANSLATE_NOOP("cli", "Take a change back: every tenant of it has again what it had before."),
                .arguments = {{"BATCH", QT_TRANSLATE_NOOP("cli", "its id, as `feature set` printed it")}},
                .examples = {"tenantryctl feature undo 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21"},
                .more = QT_TRANSLATE_NOOP("cli", "Tenants that somebody changed again since are left alone and named, and so are those that lack the schema version for what they had. Undo what came last first.")};
    }

    Result<int> run(Context &context) override
    {
        Console &console = context.console;
        TRY(const auto session, context.session());
        TRY(const auto outcome, features::Overrides(session).undo(context.arguments.at(0), context.stop()));
        QStringList skipped, left; // left: what they had cannot be given any more
        if (!outcome.skipped.isEmpty() || !outcome.lacking.isEmpty() || !outcome.misfits.isEmpty()) {
            TRY(const auto tenants, registry::TenantRepository(session).list(context.stop()));
            for (const auto &tenant : tenants)
                if (outcome.skipped.contains(tenant.id))
                    skipped << tenant.slug;
                else if (outcome.lacking.contains(tenant.id) || outcome.misfits.contains(tenant.id))
                    left << tenant.slug;
        }
        // None named would be all: nothing was restored then.
        const auto mirrored = outcome.changed.isEmpty() ? Result<features::MirrorOutcome>() : mirrorAfter(context, session, outcome.changed);
        if (console.json) {
            console.document({{u"batch"_s, outcome.batch.id}, {u"feature"_s, outcome.batch.key}, {u"restored"_s, qint64(outcome.changed.size())},
                              {u"skipped"_s, QJsonArray::fromStringList(skipped)}, {u"lacking"_s, QJsonArray::fromStringList(left)}, {u"mirrors"_s, mirroredJson(mirrored)}});
        } else {
            console.note(translate("cli", "%n tenant(s) restored.", nullptr, int(outcome.changed.size())));
            if (!skipped.isEmpty())
                console.note(translate("cli", "Changed by somebody else meanwhile, and left alone: %1").arg(skipped.join(u", "_s)));
            if (!left.isEmpty())
                console.note(translate("cli", "They lack the schema version that what they had requires, or it is no value any more; left alone: %1").arg(left.join(u", "_s)));
        }
        if (!console.json)
            tellMirrored(console, mirrored);
        return mirroredStatus(mirrored, skipped.isEmpty() && left.isEmpty() ? exitDone : exitPartly);
    }
};

} // namespace

CommandPtr featureSet() { return std::make_unique<Set>(); }
CommandPtr featureClear() { return std::make_unique<Clear>(); }
CommandPtr featureShow() { return std::make_unique<Show>(); }
CommandPtr featureUndo() { return std::make_unique<Undo>(); }

} // namespace tenantry::cli

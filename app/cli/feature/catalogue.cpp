#include "cli/feature/verbs.h"
#include "cli/json.h"
#include "cli/table.h"

#include "features/values.h"
#include "registry/featurerepository.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::Feature;
using registry::FeatureKind;
using registry::FeatureRepository;

QJsonValue valueJson(const QJsonValue &value) { return value.isUndefined() ? QJsonValue() : value; }

QString lifetimeText(registry::FeatureLifetime lifetime)
{
    using enum registry::FeatureLifetime;
    switch (lifetime) {
    case Release: return translate("cli", "release");
    case Experiment: return translate("cli", "experiment");
    case Operational: return translate("cli", "operational");
    case KillSwitch: return translate("cli", "kill switch");
    case Permission: break;
    }
    return translate("cli", "permission");
}

QString killedText(bool isSwitch) { return isSwitch ? translate("cli", "switched off for all") : translate("cli", "default for all"); }

QString originText(const registry::EffectiveValue &value)
{
    using enum registry::FeatureOrigin;
    switch (value.origin) {
    case Killed: return killedText(value.value.isBool());
    case Override: return translate("cli", "override");
    case Requirement: return translate("cli", "lacks a migration");
    case Percentage: return translate("cli", "percentage");
    case Plan: return translate("cli", "plan");
    case Default: break;
    }
    return translate("cli", "default");
}

QJsonObject featureJson(const Feature &feature)
{
    QJsonObject plans, requires_;
    for (const auto &each : feature.planValues)
        plans.insert(each.plan, each.value);
    for (const auto &each : feature.requirements)
        requires_.insert(each.product, each.version);
    return {
        {u"key"_s, feature.key}, {u"name_en"_s, feature.nameEn}, {u"name_es"_s, feature.nameEs}, {u"description"_s, orNull(feature.description)},
        {u"kind"_s, registry::featureKindName(feature.kind)}, {u"choices"_s, QJsonArray::fromStringList(feature.choices)}, {u"default"_s, valueJson(feature.defaultValue)},
        {u"plans"_s, plans}, {u"owner"_s, orNull(feature.owner)}, {u"lifetime"_s, registry::featureLifetimeName(feature.lifetime)},
        {u"review_on"_s, orNull(feature.reviewOn.toString(Qt::ISODate))}, {u"stale"_s, feature.stale(QDate::currentDate())},
        {u"percentage"_s, feature.percentage ? QJsonValue(*feature.percentage) : QJsonValue()}, {u"percentage_value"_s, valueJson(feature.percentageValue)},
        {u"killed_at"_s, timeJson(feature.killedAt)}, {u"killed_by"_s, orNull(feature.killedBy)}, {u"retired_at"_s, timeJson(feature.retiredAt)},
        {u"required_versions"_s, requires_}, {u"overrides"_s, feature.overrides}, {u"expired_overrides"_s, feature.expiredOverrides},
        {u"created_at"_s, timeJson(feature.createdAt)}, {u"updated_at"_s, timeJson(feature.updatedAt)},
    };
}

Result<registry::PlanValue> planValueFrom(const Feature &feature, const QString &text, const QList<registry::Plan> &plans)
{
    const qsizetype at = text.indexOf(u'=');
    if (at < 1)
        return failure(Kind::InvalidInput, translate("cli", "“%1” is not of the form NAME=VALUE.").arg(base::printable(text)));
    for (const registry::Plan &plan : plans)
        if (plan.name.compare(text.left(at), Qt::CaseInsensitive) == 0 || plan.id == text.left(at)) {
            TRY(const QJsonValue value, text.size() == at + 1 ? Result<QJsonValue>(QJsonValue::Undefined) : features::valueFromText(feature, text.mid(at + 1)));
            return registry::PlanValue{plan.id, plan.name, value};
        }
    return failure(Kind::NotFound, translate("cli", "No plan is called %1.").arg(base::printable(text.left(at))));
}

namespace {

const Option about[] = {
    {"name-es", "NAME", QT_TRANSLATE_NOOP("cli", "its name in Spanish")},
    {"description", "TEXT", QT_TRANSLATE_NOOP("cli", "what it is, for people")},
    {"choice", "TEXT", QT_TRANSLATE_NOOP("cli", "what may be chosen; once for each"), false, true},
    {"default", "VALUE", QT_TRANSLATE_NOOP("cli", "for tenants whose plan says nothing")},
    {"plan", "PLAN=VALUE", QT_TRANSLATE_NOOP("cli", "what a plan carries; PLAN= for nothing"), false, true},
    {"owner", "WHO", QT_TRANSLATE_NOOP("cli", "who answers for it")},
    {"lifetime", "KIND", QT_TRANSLATE_NOOP("cli", "release, experiment, operational, kill_switch or permission")},
    {"review-on", "DATE", QT_TRANSLATE_NOOP("cli", "from this day on it counts as stale: 2027-01-31; empty for never")},
    {"percentage", "N", QT_TRANSLATE_NOOP("cli", "give --percentage-value to so many of 100 tenants, always the same ones; empty for none")},
    {"percentage-value", "VALUE", QT_TRANSLATE_NOOP("cli", "true, where it is on or off")},
    {"requires", "PRODUCT=VERSION", QT_TRANSLATE_NOOP("cli", "the migration of a product that it needs; PRODUCT= for none"), false, true},
};

std::vector<Option> with(std::initializer_list<Option> more)
{
    std::vector<Option> all(more);
    all.insert(all.end(), std::begin(about), std::end(about));
    return all;
}

Result<Feature> changed(Feature feature, Context &context, const registry::SessionPtr &session)
{
    const Arguments &given = context.arguments;
    feature.nameEs = given.value("name-es", feature.nameEs.isEmpty() ? feature.nameEn : feature.nameEs);
    feature.description = given.value("description", feature.description);
    feature.owner = given.value("owner", feature.owner);
    if (given.has("choice"))
        feature.choices = given.values("choice");
    if (given.has("choice") && !given.has("default") && feature.kind == FeatureKind::Choice && !feature.choices.contains(feature.defaultValue.toString()))
        return failure(Kind::InvalidInput, translate("cli", "The default, “%1”, is none of these choices.").arg(base::printable(feature.defaultValue.toString())),
                       translate("cli", "Give it as well, or another --default."));
    if (given.has("default")) {
        TRY(feature.defaultValue, features::valueFromText(feature, given.value("default")));
    }
    if (given.has("lifetime")) {
        const auto lifetime = registry::featureLifetimeFromName(given.value("lifetime"));
        if (!lifetime)
            return failure(Kind::InvalidInput, translate("cli", "“%1” is no lifetime.").arg(base::printable(given.value("lifetime"))),
                           translate("cli", "Give one of: %1.").arg(u"release, experiment, operational, kill_switch, permission"_s));
        feature.lifetime = *lifetime;
    }
    if (given.has("review-on")) {
        feature.reviewOn = QDate::fromString(given.value("review-on"), Qt::ISODate);
        if (!feature.reviewOn.isValid() && !given.value("review-on").isEmpty())
            return failure(Kind::InvalidInput, translate("cli", "“%1” is no date.").arg(base::printable(given.value("review-on"))), translate("cli", "Give one like 2027-01-31."));
    }
    if (given.has("percentage") && given.value("percentage").isEmpty()) {
        feature.percentage.reset();
    } else if (given.has("percentage")) {
        TRY(feature.percentage, given.number("percentage", 0, 0, 100));
    }
    if (given.has("percentage-value")) {
        if (!feature.percentage)
            return failure(Kind::InvalidInput, translate("cli", "--percentage-value is for the tenants of a percentage, and there is none."), translate("cli", "Give --percentage too."));
        TRY(feature.percentageValue, features::valueFromText(feature, given.value("percentage-value")));
    } else if (feature.percentage && feature.percentageValue.isUndefined()) {
        if (feature.kind != FeatureKind::Boolean)
            return failure(Kind::InvalidInput, translate("cli", "Which value do the tenants inside get? Give --percentage-value."));
        feature.percentageValue = true;
    }
    for (const QString &each : given.values("requires")) {
        const qsizetype at = each.indexOf(u'=');
        if (at < 1)
            return failure(Kind::InvalidInput, translate("cli", "“%1” is not of the form NAME=VALUE.").arg(base::printable(each)));
        TRY(const auto product, registry::ProductRepository(session).find(each.left(at), context.stop()));
        feature.requirements.removeIf([&](const auto &old) { return old.productId == product.id; });
        if (at + 1 < each.size())
            feature.requirements.append({product.id, product.name, each.mid(at + 1)});
    }
    return feature;
}

// The end of what changes a feature: into the mirrors, then said.
int told(Context &context, const registry::SessionPtr &session, const Feature &feature, const QString &sentence)
{
    const auto mirrored = mirrorAfter(context, session);
    if (context.console.json) {
        QJsonObject document = featureJson(feature);
        document.insert("mirrors"_L1, mirroredJson(mirrored));
        context.console.document(document);
    } else {
        context.console.note(sentence.arg(base::printable(feature.key)));
        tellMirrored(context.console, mirrored);
    }
    return mirroredStatus(mirrored);
}

class Add : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "add", .summary = QT_TRANSLATE_NOOP("cli", "Add a feature to the catalogue."),
                .arguments = {{"KEY", QT_TRANSLATE_NOOP("cli", "what the product asks for: new-invoice; it never changes")}},
                .options = with({{"name", "NAME", QT_TRANSLATE_NOOP("cli", "its name in English; the key if not given")},
                                 {"kind", "KIND", QT_TRANSLATE_NOOP("cli", "boolean (if not given), number, text or choice")}}),
                .examples = {"tenantryctl feature add new-invoice --name 'New invoice' --name-es 'Factura nueva' --plan gold=true",
                             "tenantryctl feature add export-format --kind choice --choice csv --choice xlsx --default csv"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        Feature feature;
        feature.key = given.at(0);
        feature.nameEn = given.value("name", feature.key);
        const auto kind = registry::featureKindFromName(given.value("kind", u"boolean"_s));
        if (!kind)
            return failure(Kind::InvalidInput, translate("cli", "“%1” is no kind of feature.").arg(base::printable(given.value("kind"))),
                           translate("cli", "Give one of: %1.").arg(u"boolean, number, text, choice"_s));
        feature.kind = *kind;
        feature.percentageValue = QJsonValue::Undefined;
        feature.choices = given.values("choice");
        if (!given.has("default")) {
            if (*kind == FeatureKind::Number)
                return failure(Kind::InvalidInput, translate("cli", "A number needs --default."));
            feature.defaultValue = *kind == FeatureKind::Boolean ? QJsonValue(false) : QJsonValue(feature.choices.value(0));
        }
        TRY(const auto session, context.session());
        TRY(feature, changed(feature, context, session));
        if (given.has("plan")) {
            TRY(const auto plans, registry::PlanRepository(session).list(context.stop()));
            for (const QString &each : given.values("plan")) {
                TRY(const auto value, planValueFrom(feature, each, plans));
                if (!value.value.isUndefined())
                    feature.planValues.append(value);
            }
        }
        TRY(feature, FeatureRepository(session).add(feature, context.stop()));
        return told(context, session, feature, translate("cli", "Feature “%1” added."));
    }
};

class Edit : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "edit", .summary = QT_TRANSLATE_NOOP("cli", "Change a feature, what plans carry, or switch it off for everybody."),
                .arguments = {{"KEY", QT_TRANSLATE_NOOP("cli", "of the feature")}},
                .options = with({{"name", "NAME", QT_TRANSLATE_NOOP("cli", "its name in English")},
                                 {"kill", nullptr, QT_TRANSLATE_NOOP("cli", "off for everybody, at once, whatever plans and overrides say; of what is no switch everybody gets the default")},
                                 {"revive", nullptr, QT_TRANSLATE_NOOP("cli", "the other way round")},
                                 {"retire", nullptr, QT_TRANSLATE_NOOP("cli", "given to nobody any more; kept for its history")},
                                 {"restore", nullptr, QT_TRANSLATE_NOOP("cli", "no longer retired")}}),
                .examples = {"tenantryctl feature edit new-invoice --percentage 25", "tenantryctl feature edit new-invoice --kill"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        if ((given.has("kill") && given.has("revive")) || (given.has("retire") && given.has("restore")))
            return failure(Kind::InvalidInput, translate("cli", "These two options contradict each other."));
        TRY(const auto session, context.session());
        const FeatureRepository repository(session);
        TRY(Feature feature, repository.find(given.at(0), context.stop()));
        // Everything is looked at before anything is done.
        registry::FeatureEdit edit{.key = feature.key};
        if (given.has("kill") || given.has("revive"))
            edit.killed = given.has("kill");
        if (given.has("retire") || given.has("restore"))
            edit.retired = given.has("retire");
        bool catalogue = given.has("name");
        for (const Option &each : about)
            catalogue = catalogue || (qstrcmp(each.name, "plan") != 0 && given.has(each.name));
        if (!catalogue && !given.has("plan") && !edit.killed && !edit.retired)
            return failure(Kind::InvalidInput, translate("cli", "Nothing is said about what is to change."), translate("cli", "Give an option: tenantryctl feature edit --help lists them."));
        if (catalogue) {
            feature.nameEn = given.value("name", feature.nameEn);
            TRY(edit.catalogue, changed(feature, context, session));
        }
        if (given.has("plan")) {
            TRY(const auto plans, registry::PlanRepository(session).list(context.stop()));
            for (const QString &each : given.values("plan")) {
                TRY(const auto value, planValueFrom(edit.catalogue.value_or(feature), each, plans));
                edit.planValues.append(value);
            }
        }
        TRY(feature, repository.edit(edit, context.stop()));
        return told(context, session, feature, translate("cli", "Feature “%1” changed."));
    }
};

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "feature", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List the features, and what each plan carries."),
                .options = {{"all", nullptr, QT_TRANSLATE_NOOP("cli", "retired ones too")},
                            {"batches", nullptr, QT_TRANSLATE_NOOP("cli", "instead of them what was changed for many tenants at once, newest first: what `feature undo` takes")},
                            {"feature", "KEY", QT_TRANSLATE_NOOP("cli", "with --batches: of this feature only")}},
                .examples = {"tenantryctl feature list", "tenantryctl feature list --json", "tenantryctl feature list --batches --feature portal"}};
    }

    Result<int> run(Context &context) override
    {
        Console &console = context.console;
        TRY(const auto session, context.session());
        if (context.arguments.has("batches"))
            return context.arguments.has("all") ? failure(Kind::InvalidInput, translate("cli", "--all is for the list of features, not for --batches.")) : batches(context, session);
        if (context.arguments.has("feature"))
            return failure(Kind::InvalidInput, translate("cli", "--feature is for --batches; `feature list` shows all of them."));
        TRY(const auto list, FeatureRepository(session).list(context.arguments.has("all"), context.stop()));
        if (console.json) {
            console.document(listJson(u"features"_s, list, featureJson));
            return exitDone;
        }
        if (list.isEmpty()) {
            console.note(translate("cli", "No features yet: `tenantryctl feature add KEY`."));
            return exitDone;
        }
        const bool spanish = console.locale.language() == QLocale::Spanish;
        Table table({{translate("cli", "Key")}, {translate("cli", "Name")}, {translate("cli", "Default")}, {translate("cli", "Plans")}, {translate("cli", "Overrides"), true},
                     {translate("cli", "Lifetime")}, {translate("cli", "Owner")}, {translate("cli", "Remark")}});
        for (const Feature &feature : list) {
            QStringList plans, remarks;
            for (const auto &each : feature.planValues)
                plans << each.plan + u'=' + features::valueText(each.value);
            if (feature.killed())
                remarks << killedText(feature.kind == registry::FeatureKind::Boolean);
            if (feature.retired())
                remarks << translate("cli", "retired");
            if (feature.stale(QDate::currentDate()))
                remarks << translate("cli", "to be reviewed");
            if (feature.percentage)
                remarks << translate("cli", "%1 % of the tenants").arg(*feature.percentage);
            if (feature.expiredOverrides > 0)
                remarks << translate("cli", "%n expired", nullptr, feature.expiredOverrides);
            table.add({feature.key, spanish ? feature.nameEs : feature.nameEn, features::valueText(feature.defaultValue), plans.join(u' '), console.locale.toString(feature.overrides),
                       lifetimeText(feature.lifetime), feature.owner, remarks.join(u", "_s)});
        }
        table.print(console);
        return exitDone;
    }

private:
    static QJsonObject batchJson(const registry::FeatureBatch &batch)
    {
        return {{u"batch"_s, batch.id}, {u"feature"_s, batch.key}, {u"value"_s, valueJson(batch.value)}, {u"tenants"_s, batch.tenants}, {u"reason"_s, orNull(batch.reason)},
                {u"author"_s, orNull(batch.author)}, {u"at"_s, timeJson(batch.at)}, {u"starts_at"_s, timeJson(batch.startsAt)}, {u"ends_at"_s, timeJson(batch.endsAt)},
                {u"undone_at"_s, timeJson(batch.undoneAt)}, {u"undone_by"_s, orNull(batch.undoneBy)}};
    }

    static Result<int> batches(Context &context, const registry::SessionPtr &session)
    {
        Console &console = context.console;
        TRYV(session->requireAdmin());
        const FeatureRepository features(session);
        QString key;
        if (context.arguments.has("feature")) {
            TRY(const Feature feature, features.find(context.arguments.value("feature"), context.stop()));
            key = feature.key;
        }
        constexpr int most = 1'000'000; // all of them
        TRY(const auto list, features.batches(key, most, context.stop()));
        if (console.json) {
            console.document(listJson(u"batches"_s, list, batchJson));
            return exitDone;
        }
        if (list.isEmpty()) {
            console.note(translate("cli", "Nothing was changed for many tenants at once yet: `tenantryctl feature set --filter EXPR KEY VALUE`."));
            return exitDone;
        }
        Table table({{translate("cli", "Batch")}, {translate("cli", "Key")}, {translate("cli", "Value")}, {translate("cli", "Tenants"), true}, {translate("cli", "By")}, {translate("cli", "At")},
                     {translate("cli", "From", "a time")}, {translate("cli", "Until")}, {translate("cli", "Reason")}, {translate("cli", "Remark")}});
        for (const registry::FeatureBatch &batch : list)
            table.add({batch.id, batch.key, batch.value.isUndefined() ? translate("cli", "cleared") : features::valueText(batch.value), console.locale.toString(batch.tenants), batch.author,
                       timeText(batch.at), timeText(batch.startsAt), timeText(batch.endsAt), batch.reason, batch.undoneAt.isValid() ? translate("cli", "undone by %1").arg(base::printable(batch.undoneBy)) : QString()});
        table.print(console);
        return exitDone;
    }
};

} // namespace

CommandPtr featureAdd() { return std::make_unique<Add>(); }
CommandPtr featureList() { return std::make_unique<List>(); }
CommandPtr featureEdit() { return std::make_unique<Edit>(); }

} // namespace tenantry::cli

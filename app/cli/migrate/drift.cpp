#include "cli/json.h"
#include "cli/migrate/differences.h"
#include "cli/migrate/verbs.h"
#include "cli/table.h"

#include "migrations/drift.h"
#include "registry/filter.h"

#include <QElapsedTimer>
#include <algorithm>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using migrations::TenantDrift;
using registry::Tenant;
using registry::TenantState;

namespace {

QJsonArray textsJson(const QList<base::Text> &texts)
{
    QJsonArray out;
    for (const base::Text &each : texts)
        out.append(each.translated());
    return out;
}

QJsonObject driftJson(const TenantDrift &drift, bool withDefinitions)
{
    QJsonObject out{{u"tenant"_s, drift.tenant.slug}, {u"product"_s, drift.tenant.product}, {u"version"_s, orNull(drift.version)},
                    {u"fingerprint"_s, QString::fromLatin1(drift.comparison.secondFingerprint.toHex())},
                    {u"expected_fingerprint"_s, QString::fromLatin1(drift.comparison.firstFingerprint.toHex())},
                    {u"differences"_s, drift.comparison.major()}, {u"minor"_s, qint64(drift.comparison.differences.size()) - drift.comparison.major()},
                    {u"ignored"_s, drift.comparison.ignored}, {u"notes"_s, textsJson(drift.notes)}, {u"ms"_s, drift.ms}};
    if (withDefinitions)
        out.insert(u"objects"_s, differencesJson(drift.comparison, u"expected"_s, u"found"_s));
    return out;
}

ChangeWords driftWords()
{
    return {translate("cli", "missing here"), translate("cli", "of no migration"), translate("cli", "not as the migrations make it")};
}

QString countText(const TenantDrift &drift)
{
    const int major = drift.comparison.major(), minor = int(drift.comparison.differences.size()) - major;
    QString out = major == 0 ? translate("cli", "none") : translate("cli", "%n difference(s)", nullptr, major);
    if (minor > 0)
        out += u", "_s + translate("cli", "%n minor", nullptr, minor);
    return out;
}

void printOne(Console &console, const TenantDrift &drift)
{
    printFields(console, {{translate("cli", "Tenant"), drift.tenant.slug},
                          {translate("cli", "Product"), drift.tenant.product},
                          {translate("cli", "Version"), drift.version},
                          {translate("cli", "Fingerprint"), fingerprintText(drift.comparison.secondFingerprint)},
                          {translate("cli", "Drift"), countText(drift)},
                          {translate("cli", "Ignored"), drift.comparison.ignored > 0 ? console.locale.toString(drift.comparison.ignored) : QString()}});
    for (const base::Text &note : drift.notes)
        console.note(note.translated());
    if (!drift.comparison.differences.isEmpty())
        console.line({});
    printDifferences(console, drift.comparison, driftWords());
}

class DriftCommand : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "drift", .summary = QT_TRANSLATE_NOOP("cli", "Compare the schema of tenants' databases with what their migrations make."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; all tenants if not given"), false}},
                .options = {{"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "instead of TENANT: all that match, as in the panel's filter box")},
                            {"product", "NAME", QT_TRANSLATE_NOOP("cli", "only tenants of this product")},
                            {"ignore", "PATTERN", QT_TRANSLATE_NOOP("cli", "leave out what matches kind:identity, with * and ?: index:public.tmp_*"), false, true},
                            {"details", nullptr, QT_TRANSLATE_NOOP("cli", "of every tenant, what differs; with one tenant it is always said")},
                            {"exit-code", nullptr, QT_TRANSLATE_NOOP("cli", "end with status 1 when there is drift; the order of columns alone is none")}},
                .examples = {"tenantryctl migrate drift panaderia-ohiggins", "tenantryctl migrate drift --product Shop --ignore 'grant:*' --json"},
                .more = QT_TRANSLATE_NOOP("cli", "The schema of a version is built once on each server in a scratch database, which is dropped afterwards. A tenant that is behind is compared with its own version.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        const bool one = !given.at(0).isEmpty();
        if (one && (given.has("filter") || given.has("product")))
            return failure(Kind::InvalidInput, translate("cli", "With --filter, no TENANT is given."), translate("cli", "Give either a TENANT or --filter."));
        migrations::DriftOptions options;
        TRY(options.ignore, migrations::IgnorePatterns::parse(given.values("ignore")));
        TRY(const auto filter, registry::Filter::parse(given.value("filter")));
        TRY(const auto session, context.session());
        migrations::Drift drift(session);
        if (one) {
            TRY(const Tenant tenant, registry::TenantRepository(session).find(given.at(0), context.stop()));
            TRY(const TenantDrift found, drift.of(tenant, options, context.stop()));
            if (context.console.json)
                context.console.document(driftJson(found, true));
            else
                printOne(context.console, found);
            return given.has("exit-code") && found.comparison.major() > 0 ? exitFailed : exitDone;
        }
        TRY(const auto chosen, choose(context, session, filter));
        return fleet(context, drift, chosen, options);
    }

private:
    struct Chosen {
        QList<Tenant> tenants;
        int unready = 0; // being made, half made, being removed: there is nothing to compare
    };

    static Result<Chosen> choose(Context &context, const registry::SessionPtr &session, const registry::Filter &filter)
    {
        QString productId;
        if (context.arguments.has("product")) {
            TRY(const auto product, registry::ProductRepository(session).find(context.arguments.value("product"), context.stop()));
            productId = product.id;
        }
        TRY(const auto all, registry::TenantRepository(session).list(context.stop()));
        Chosen out;
        for (const Tenant &tenant : all) {
            if (!filter.matches(tenant) || (!productId.isEmpty() && tenant.productId != productId))
                continue;
            if (tenant.state == TenantState::Active || tenant.state == TenantState::Paused || tenant.state == TenantState::Maintenance)
                out.tenants << tenant;
            else
                ++out.unready;
        }
        if (out.tenants.isEmpty())
            return failure(Kind::NotFound, translate("cli", "No tenant matches."));
        return out;
    }

    struct Line {
        QString slug, product, version, fingerprint, result;
        Colour colour = Colour::Plain;
    };

    static Result<int> fleet(Context &context, migrations::Drift &drift, const Chosen &chosen, const migrations::DriftOptions &options)
    {
        Console &console = context.console;
        const bool details = context.arguments.has("details");
        QElapsedTimer timer;
        timer.start();
        QList<Line> lines;
        QHash<QString, QSet<QByteArray>> fingerprints; // by product and version
        int equal = 0, drifted = 0, failed = 0;
        const auto ended = drift.fleet(chosen.tenants, options, [&](const Tenant &tenant, Result<TenantDrift> outcome) {
            if (!outcome) {
                ++failed;
                if (console.json)
                    console.document({{u"event"_s, u"tenant"_s}, {u"tenant"_s, tenant.slug}, {u"error"_s, errorJson(outcome.error())}});
                lines << Line{tenant.slug, tenant.product, tenant.schemaVersion, {}, outcome.error().message.translated(), Colour::Red};
            } else {
                const int major = outcome->comparison.major();
                ++(major > 0 ? drifted : equal);
                if (console.json) {
                    QJsonObject event = driftJson(*outcome, details);
                    event.insert(u"event"_s, u"tenant"_s);
                    console.document(event);
                } else if (details && !outcome->comparison.equal()) {
                    printOne(console, *outcome);
                    console.line({});
                }
                lines << Line{tenant.slug, tenant.product, outcome->version, fingerprintText(outcome->comparison.secondFingerprint), countText(*outcome),
                              major > 0 ? Colour::Yellow : Colour::Green};
            }
            console.progress(int(lines.size()), int(chosen.tenants.size()), tenant.slug);
        }, context.stop());
        console.clearProgress();
        if (console.json) {
            console.document({{u"event"_s, u"finished"_s}, {u"tenants"_s, qint64(chosen.tenants.size())}, {u"equal"_s, equal}, {u"drifted"_s, drifted}, {u"failed"_s, failed},
                              {u"left_out"_s, chosen.unready}, {u"cancelled"_s, !ended}, {u"ms"_s, timer.elapsed()}});
        } else {
            std::ranges::sort(lines, {}, &Line::slug);
            Table table({{translate("cli", "Tenant")}, {translate("cli", "Product")}, {translate("cli", "Version")}, {translate("cli", "Fingerprint")}, {translate("cli", "Drift")}});
            for (const Line &line : std::as_const(lines))
                table.add({line.slug, line.product, line.version, line.fingerprint, line.result}, {Colour::Plain, Colour::Plain, Colour::Plain, Colour::Plain, line.colour});
            table.print(console);
            console.note(translate("cli", "%n tenant(s) as their migrations make them", nullptr, equal) + u", "_s + translate("cli", "%n with drift", nullptr, drifted) + u", "_s
                         + translate("cli", "%n failed", nullptr, failed) + u'.');
            if (chosen.unready > 0)
                console.note(translate("cli", "%n tenant(s) left out, because they are being made or removed.", nullptr, chosen.unready));
        }
        TRYV(ended);
        if (failed > 0)
            return exitPartly;
        return context.arguments.has("exit-code") && drifted > 0 ? exitFailed : exitDone;
    }
};

} // namespace

CommandPtr migrateDrift() { return std::make_unique<DriftCommand>(); }

} // namespace tenantry::cli

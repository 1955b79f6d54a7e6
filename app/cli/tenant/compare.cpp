#include "cli/tenant/verbs.h"

#include "cli/json.h"
#include "cli/migrate/differences.h"
#include "cli/table.h"
#include "migrations/drift.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject sideJson(const registry::Tenant &tenant, const QByteArray &fingerprint, int serverVersion)
{
    return {{u"tenant"_s, tenant.slug}, {u"product"_s, tenant.product}, {u"version"_s, orNull(tenant.schemaVersion)}, {u"server"_s, tenant.server},
            {u"server_version"_s, versionText(serverVersion)}, {u"fingerprint"_s, QString::fromLatin1(fingerprint.toHex())}};
}

class Compare : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "compare", .summary = QT_TRANSLATE_NOOP("cli", "Compare the schemas of two tenants' databases, object by object."),
                .arguments = {{"A", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")}, {"B", QT_TRANSLATE_NOOP("cli", "the tenant to compare it with")}},
                .options = {{"ignore", "PATTERN", QT_TRANSLATE_NOOP("cli", "leave out what matches kind:identity, with * and ?: index:public.tmp_*"), false, true},
                            {"exit-code", nullptr, QT_TRANSLATE_NOOP("cli", "end with status 1 when they differ; in the order of columns alone they do not")}},
                .examples = {"tenantryctl tenant compare panaderia-ohiggins tapia", "tenantryctl tenant compare panaderia-ohiggins tapia --ignore 'grant:*' --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Names of roles that are the tenants' own count as the same. Data are not compared.")};
    }

    Result<int> run(Context &context) override
    {
        Console &console = context.console;
        migrations::DriftOptions options;
        TRY(options.ignore, migrations::IgnorePatterns::parse(context.arguments.values("ignore")));
        TRY(const auto session, context.session());
        const registry::TenantRepository tenants(session);
        TRY(const auto a, tenants.find(context.arguments.at(0), context.stop()));
        TRY(const auto b, tenants.find(context.arguments.at(1), context.stop()));
        migrations::Drift drift(session);
        TRY(const auto comparison, drift.compareTenants(a, b, options, context.stop()));
        if (console.json) {
            console.document({{u"a"_s, sideJson(a, comparison.firstFingerprint, comparison.firstVersion)}, {u"b"_s, sideJson(b, comparison.secondFingerprint, comparison.secondVersion)},
                              {u"equal"_s, comparison.major() == 0}, {u"differences"_s, comparison.major()},
                              {u"minor"_s, qint64(comparison.differences.size()) - comparison.major()}, {u"ignored"_s, comparison.ignored}, {u"objects"_s, differencesJson(comparison, u"a"_s, u"b"_s)}});
        } else if (comparison.equal()) {
            console.line(translate("cli", "%1 and %2 have the same schema (%3).").arg(base::printable(a.slug), base::printable(b.slug), fingerprintText(comparison.firstFingerprint)));
        } else {
            if (comparison.firstVersion / 10000 != comparison.secondVersion / 10000)
                console.note(translate("cli", "Their servers are of different versions, %1 and %2, which may write the same thing in other words.")
                                 .arg(versionText(comparison.firstVersion), versionText(comparison.secondVersion)));
            console.line(console.painted(u"--- "_s + base::printable(a.slug) + u"  "_s + base::printable(a.schemaVersion), Colour::Red));
            console.line(console.painted(u"+++ "_s + base::printable(b.slug) + u"  "_s + base::printable(b.schemaVersion), Colour::Green));
            printDifferences(console, comparison, {translate("cli", "only in %1").arg(base::printable(a.slug)), translate("cli", "only in %1").arg(base::printable(b.slug)), translate("cli", "different")});
            console.note(translate("cli", "%n difference(s)", nullptr, int(comparison.differences.size())) + u'.');
        }
        return context.arguments.has("exit-code") && comparison.major() > 0 ? exitFailed : exitDone;
    }
};

} // namespace

CommandPtr tenantCompare() { return std::make_unique<Compare>(); }

} // namespace tenantry::cli

#include "cli/json.h"
#include "cli/migrate/verbs.h"

#include "migrations/apply.h"
#include "migrations/lint.h"

#include <QJsonArray>
#include <algorithm>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using migrations::Finding;
using migrations::Severity;

namespace {

constexpr int newestKnown = 170000;

// "15", "17.6" or "170006".
Result<int> versionFrom(const QString &text)
{
    const QStringList parts = text.split(u'.');
    bool major = false, minor = true;
    const int first = parts.value(0).toInt(&major), second = parts.size() > 1 ? parts.at(1).toInt(&minor) : 0;
    if (major && minor && parts.size() <= 2 && first >= 9 && first < 100 && second >= 0 && second < 10'000)
        return first * 10'000 + second;
    if (major && parts.size() == 1 && first >= 90'000 && first < 1'000'000)
        return first;
    return failure(Kind::InvalidInput, translate("cli", "--server-version takes a version of PostgreSQL such as 15 or 17.6, not “%1”.").arg(base::printable(text)));
}

// The oldest server that tenants live on, as it was last seen.
Result<int> oldestServer(const registry::SessionPtr &session, std::stop_token stop)
{
    TRY(const auto servers, registry::ServerRepository(session).list(stop));
    int oldest = 0;
    for (const registry::Server &server : servers)
        if (server.serverVersion > 0 && (oldest == 0 || server.serverVersion < oldest))
            oldest = server.serverVersion;
    return oldest > 0 ? oldest : newestKnown;
}

QJsonObject findingJson(const Finding &finding)
{
    return {
        {u"rule"_s, finding.rule},
        {u"severity"_s, migrations::severityName(finding.severity)},
        {u"file"_s, finding.fileName},
        {u"version"_s, orNull(finding.version)},
        {u"line"_s, finding.line},
        {u"column"_s, finding.column},
        {u"statement"_s, finding.statement},
        {u"object"_s, orNull(finding.object)},
        {u"lock"_s, orNull(finding.lock)},
        {u"message"_s, finding.message.translated()},
        {u"advice"_s, finding.advice.translated()},
        {u"allowed"_s, finding.allowed},
        {u"reason"_s, orNull(finding.reason)},
    };
}

Colour colourOf(Severity severity)
{
    switch (severity) {
    case Severity::LosesData:
    case Severity::BreaksClients: return Colour::Red;
    case Severity::Notice: return Colour::Dim;
    default: return Colour::Yellow;
    }
}

void say(Console &console, const Finding &finding)
{
    const QString place = u"%1:%2:%3"_s.arg(base::printable(finding.fileName), QString::number(finding.line), QString::number(finding.column));
    const QString what = finding.allowed ? translate("cli", "allowed: %1").arg(base::printable(finding.reason)) : migrations::severityText(finding.severity).translated();
    console.line(console.painted(place, Colour::Bold) + u"  "_s + finding.rule + u"  "_s + console.painted(what, finding.allowed ? Colour::Dim : colourOf(finding.severity)));
    if (finding.allowed)
        return;
    if (!finding.statement.isEmpty())
        console.line(u"    "_s + console.painted(base::printable(finding.statement), Colour::Dim));
    console.line(u"    "_s + finding.message.translated());
    console.line(u"    → "_s + finding.advice.translated());
}

class Lint : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "lint",
                .summary = QT_TRANSLATE_NOOP("cli", "Point out what a product's migration files lock, rewrite, lose or break, with the safer way, before they are rolled out."),
                .arguments = {{"PRODUCT", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .options = {
                    {"from", "VERSION", QT_TRANSLATE_NOOP("cli", "only what a tenant at this version still lacks, as one roll-out: tables that it makes are new and raise no alarm")},
                    {"server-version", "N", QT_TRANSLATE_NOOP("cli", "of PostgreSQL, such as 15; without it the oldest server in the registry")},
                    {"strict", nullptr, QT_TRANSLATE_NOOP("cli", "exit status 1 when there is a finding that is not allowed, for checks")},
                },
                .examples = {"tenantryctl migrate lint Shop", "tenantryctl migrate lint Shop --from 0008 --strict", "tenantryctl migrate lint Shop --server-version 15 --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Without --from each file is looked at as it meets tenants that have all files before it. "
                                                 "A comment on the line before a statement keeps a finding quiet: -- tenantry:allow RULE reason. Nothing is changed, and no server is asked.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        TRY(const auto session, context.session());
        const registry::ProductRepository products(session);
        TRY(const registry::Product product, products.find(given.at(0), context.stop()));
        TRY(const auto files, products.migrations(product.id, true, context.stop()));
        migrations::LintOptions options{.serverVersion = newestKnown, .after = given.value("from"), .oneRollout = given.has("from")};
        if (given.has("server-version")) {
            TRY(options.serverVersion, versionFrom(given.value("server-version")));
        } else {
            TRY(options.serverVersion, oldestServer(session, context.stop()));
        }
        if (given.has("from")) {
            const auto known = std::ranges::find_if(files, [&](const registry::ProductMigration &file) { return !file.repeatable && migrations::compareVersions(file.version, options.after) == 0; });
            if (known == files.end())
                return failure(Kind::NotFound, translate("cli", "“%1” has no version %2.").arg(base::printable(product.name), base::printable(options.after)),
                               translate("cli", "Its versions: `tenantryctl product show %1`.").arg(base::printable(product.name)));
        }
        const std::vector<Finding> findings = migrations::lint(migrations::toDriver(files), options);
        const auto open = std::ranges::count_if(findings, [](const Finding &each) { return !each.allowed; });

        Console &console = context.console;
        if (console.json) {
            QJsonObject document{{u"product"_s, product.name}, {u"server_version"_s, options.serverVersion}, {u"from"_s, orNull(options.after)}};
            QJsonArray list;
            for (const Finding &finding : findings)
                list.append(findingJson(finding));
            document.insert(u"findings"_s, list);
            document.insert(u"total"_s, qint64(findings.size()));
            document.insert(u"allowed"_s, qint64(findings.size()) - open);
            console.document(document);
        } else {
            for (const Finding &finding : findings)
                say(console, finding);
            if (!findings.empty())
                console.line({});
            console.note(translate("cli", "%n finding(s)", nullptr, int(findings.size())) + u", "_s + translate("cli", "%n of them allowed, for PostgreSQL %1.", nullptr, int(qint64(findings.size()) - open)).arg(options.serverVersion / 10'000));
        }
        return given.has("strict") && open > 0 ? exitFailed : exitDone;
    }
};

} // namespace

int noteFindings(Console &console, const registry::Product &product, const QList<registry::ProductMigration> &files, const QString &after)
{
    const auto findings = migrations::lint(migrations::toDriver(files), {.serverVersion = newestKnown, .after = after, .oneRollout = true});
    const int open = int(std::ranges::count_if(findings, [](const Finding &each) { return !each.allowed && each.severity != Severity::Notice; }));
    if (open > 0) {
        const QString command = u"tenantryctl migrate lint %1"_s.arg(base::printable(product.name)) + (after.isEmpty() ? QString() : u" --from "_s + base::printable(after));
        console.note(translate("cli", "%n statement(s) may lock, rewrite, lose or break something when this is rolled out: `%1`.", nullptr, open).arg(command));
    }
    return open;
}

CommandPtr migrateLint() { return std::make_unique<Lint>(); }

} // namespace tenantry::cli

#include "cli/tenant/verbs.h"

#include "cli/json.h"
#include "diagnosis/diagnosis.h"

#include <QHostAddress>
#include <QJsonArray>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using diagnosis::Outcome;

namespace {

QString mark(const Console &console, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Fine: return console.painted(u"✓"_s, Colour::Green);
    case Outcome::Warning: return console.painted(u"!"_s, Colour::Yellow);
    case Outcome::Broken: return console.painted(u"✗"_s, Colour::Red);
    case Outcome::Unknown: return u"?"_s;
    case Outcome::Skipped:
    case Outcome::NotReached: return u"·"_s;
    }
    return {};
}

void print(Console &console, const diagnosis::Finding &finding)
{
    QString line = mark(console, finding.outcome) + u' ' + diagnosis::stepTitle(finding.step).translated();
    if (finding.outcome == Outcome::NotReached)
        line += u" – "_s + translate("cli", "not reached");
    console.line(line);
    if (!finding.seen.isEmpty())
        console.line(u"    "_s + finding.seen.translated());
    if (!finding.meaning.isEmpty())
        console.line(u"    "_s + finding.meaning.translated());
    if (!finding.next.isEmpty())
        console.line(u"    → "_s + finding.next.translated());
}

QJsonValue textJson(const base::Text &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text.translated()); }

QJsonObject json(const diagnosis::Diagnosis &diagnosis)
{
    QJsonArray steps;
    for (const diagnosis::Finding &finding : diagnosis.findings)
        steps.append(QJsonObject{{u"step"_s, diagnosis::stepName(finding.step)}, {u"title"_s, diagnosis::stepTitle(finding.step).translated()}, {u"state"_s, diagnosis::outcomeName(finding.outcome)},
                                 {u"seen"_s, textJson(finding.seen)}, {u"meaning"_s, textJson(finding.meaning)}, {u"next"_s, textJson(finding.next)}, {u"ms"_s, finding.ms}});
    const diagnosis::Finding *broken = diagnosis.broken();
    return {{u"id"_s, diagnosis.tenantId}, {u"tenant"_s, diagnosis.slug}, {u"name"_s, diagnosis.companyName}, {u"host"_s, orNull(diagnosis.host)}, {u"product"_s, diagnosis.product},
            {u"server"_s, diagnosis.server}, {u"database"_s, diagnosis.database}, {u"at"_s, timeJson(diagnosis.at)}, {u"healthy"_s, broken == nullptr},
            {u"broken"_s, broken ? QJsonValue(diagnosis::stepName(broken->step)) : QJsonValue()}, {u"warnings"_s, diagnosis.warnings()}, {u"ms"_s, diagnosis.ms}, {u"steps"_s, steps}};
}

class Diagnose : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "diagnose", .summary = QT_TRANSLATE_NOOP("cli", "Walk the way that a tenant's customers take, up to the first step that is broken."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")}},
                .options = {{"all", nullptr, QT_TRANSLATE_NOOP("cli", "go on after a broken step")},
                            {"no-web", nullptr, QT_TRANSLATE_NOOP("cli", "leave out the name, the certificate and the answer")},
                            {"address", "IP", QT_TRANSLATE_NOOP("cli", "ask this address instead of the one that the name leads to")},
                            {"reason", "TEXT", QT_TRANSLATE_NOOP("cli", "why you look, for the audit: a ticket's number")},
                            {"step-timeout", "SECONDS", QT_TRANSLATE_NOOP("cli", "for each step; 5 if not given")},
                            {"text", nullptr, QT_TRANSLATE_NOOP("cli", "as plain text for a ticket, all at once")}},
                .examples = {"tenantryctl tenant diagnose panaderia-ohiggins", "tenantryctl tenant diagnose panaderia-ohiggins --all --reason 'ticket 4711' --text"},
                .more = QT_TRANSLATE_NOOP("cli", "The status is 0 when nothing is broken, and 1 when something is. There are no secrets in what it says.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        diagnosis::Options options;
        options.goOn = given.has("all");
        options.web = !given.has("no-web");
        options.address = given.value("address");
        if (!options.address.isEmpty() && QHostAddress(options.address).isNull())
            return failure(Kind::InvalidInput, translate("cli", "--address wants an IP address, not “%1”.").arg(base::printable(options.address)));
        options.reason = given.value("reason");
        TRY(const int seconds, given.number("step-timeout", 5, 1, 120));
        options.perStep = std::chrono::seconds(seconds);
        TRY(const auto session, context.session());
        TRY(const auto tenant, registry::TenantRepository(session).find(given.at(0), context.stop()));
        Console &console = context.console;
        const bool asItGoes = !console.json && !given.has("text");
        if (asItGoes)
            console.line(base::printable(u"%1 (%2)"_s.arg(tenant.companyName, tenant.slug)) + u'\n');
        diagnosis::Watch watch;
        if (asItGoes)
            watch.ended = [&](const diagnosis::Finding &finding) { print(console, finding); };
        TRY(const auto done, diagnosis::diagnose(session, tenant, options, watch, context.stop()));
        if (console.json)
            console.document(json(done));
        else if (given.has("text"))
            console.line(diagnosis::asText(done).trimmed());
        else if (const auto *broken = done.broken())
            console.note(u'\n' + translate("cli", "Broken: %1").arg(broken->seen.translated()));
        else
            console.note(u'\n' + (done.warnings() > 0 ? translate("cli", "Nothing is broken; %n thing(s) to look at.", nullptr, done.warnings()) : translate("cli", "Nothing is broken.")));
        return done.broken() ? exitFailed : exitDone;
    }
};

} // namespace

CommandPtr tenantDiagnose() { return std::make_unique<Diagnose>(); }

} // namespace tenantry::cli

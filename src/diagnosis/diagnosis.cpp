#include "diagnosis/diagnosis.h"

#include "base/async.h"
#include "base/timelimit.h"
#include "diagnosis/walk.h"

#include <QCoreApplication>
#include <array>

namespace tenantry::diagnosis {

using namespace Qt::StringLiterals;
using base::Result;
using base::Text;

namespace {

struct Named { Step step; const char *name; const char *title; };
constexpr std::array steps{
    Named{Step::Registered, "registered", QT_TRANSLATE_NOOP("core", "Registered and open for customers")},
    Named{Step::Name, "name", QT_TRANSLATE_NOOP("core", "The name leads somewhere")},
    Named{Step::Certificate, "certificate", QT_TRANSLATE_NOOP("core", "The certificate is good")},
    Named{Step::Answer, "answer", QT_TRANSLATE_NOOP("core", "The application answers")},
    Named{Step::Server, "server", QT_TRANSLATE_NOOP("core", "The database server answers")},
    Named{Step::Database, "database", QT_TRANSLATE_NOOP("core", "The database is there and open")},
    Named{Step::SignIn, "sign_in", QT_TRANSLATE_NOOP("core", "The tenant can sign in")},
    Named{Step::Schema, "schema", QT_TRANSLATE_NOOP("core", "The schema is what the product needs")},
    Named{Step::Room, "room", QT_TRANSLATE_NOOP("core", "There are connections left")},
    Named{Step::Traffic, "traffic", QT_TRANSLATE_NOOP("core", "Nobody is in the way")},
    Named{Step::Backup, "backup", QT_TRANSLATE_NOOP("core", "There is a recent backup")},
};

const Named &named(Step step)
{
    return *std::ranges::find(steps, step, &Named::step);
}

} // namespace

QString stepName(Step step) { return QString::fromLatin1(named(step).name); }
Text stepTitle(Step step) { return named(step).title; }

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Fine: return u"fine"_s;
    case Outcome::Warning: return u"warning"_s;
    case Outcome::Broken: return u"broken"_s;
    case Outcome::Unknown: return u"unknown"_s;
    case Outcome::Skipped: return u"skipped"_s;
    case Outcome::NotReached: return u"not_reached"_s;
    }
    return {};
}

const Finding *Diagnosis::broken() const
{
    const auto it = std::ranges::find(findings, Outcome::Broken, &Finding::outcome);
    return it == findings.end() ? nullptr : &*it;
}

int Diagnosis::warnings() const { return int(std::ranges::count(findings, Outcome::Warning, &Finding::outcome)); }

Result<Diagnosis> diagnose(const registry::SessionPtr &session, const registry::Tenant &tenant, const Options &options, const Watch &watch, std::stop_token stop)
{
    const auto began = std::chrono::steady_clock::now();
    Diagnosis out;
    out.tenantId = tenant.id;
    out.slug = tenant.slug;
    out.companyName = tenant.companyName;
    out.product = tenant.product;
    out.server = tenant.server;
    out.database = tenant.database;
    if (!session->registry().baseDomain.isEmpty())
        out.host = tenant.subdomain + u'.' + session->registry().baseDomain;
    out.at = QDateTime::currentDateTimeUtc();
    Walk walk(session, tenant, options, out.host);
    base::TimeLimits limits;
    bool stopped = false;
    for (const Named &each : steps) {
        Finding finding;
        finding.step = each.step;
        if (!stopped) {
            if (watch.begins)
                watch.begins(each.step, walk.limit(each.step));
            const auto stepBegan = std::chrono::steady_clock::now();
            const auto most = walk.limit(each.step);
            const auto limit = most.count() > 0 ? limits.within(most, stop) : nullptr;
            auto taken = walk.take(each.step, limit ? limit->token() : stop);
            if (stop.stop_requested())
                return base::cancelled();
            if (limit && limit->token().stop_requested() && (!taken || taken->outcome != Outcome::Fine))
                taken = walk.late(each.step);
            TRY(finding, std::move(taken));
            finding.step = each.step;
            finding.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - stepBegan).count();
        }
        if (stop.stop_requested())
            return base::cancelled();
        if (watch.ended)
            watch.ended(finding);
        stopped = stopped || (finding.outcome == Outcome::Broken && !options.goOn);
        out.findings.append(std::move(finding));
    }
    out.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    return out;
}

QString asText(const Diagnosis &diagnosis)
{
    QStringList out;
    out << Text(QT_TRANSLATE_NOOP("core", "Diagnosis of %1 (%2), %3"),
                {diagnosis.companyName, diagnosis.slug, diagnosis.at.toString(Qt::ISODate)}).translated();
    if (!diagnosis.host.isEmpty())
        out << base::printable(diagnosis.host);
    out << QString();
    for (const Finding &finding : diagnosis.findings) {
        Text mark;
        switch (finding.outcome) {
        case Outcome::Fine: mark = QT_TRANSLATE_NOOP("core", "fine"); break;
        case Outcome::Warning: mark = QT_TRANSLATE_NOOP("core", "look at it"); break;
        case Outcome::Broken: mark = QT_TRANSLATE_NOOP("core", "BROKEN"); break;
        case Outcome::Unknown: mark = QT_TRANSLATE_NOOP("core", "not known"); break;
        case Outcome::Skipped: mark = QT_TRANSLATE_NOOP("core", "left out"); break;
        case Outcome::NotReached: mark = QT_TRANSLATE_NOOP("core", "not reached"); break;
        }
        out << u"[%1] %2"_s.arg(mark.translated(), stepTitle(finding.step).translated());
        for (const Text *text : {&finding.seen, &finding.meaning, &finding.next})
            if (!text->isEmpty())
                out << u"    "_s + text->translated();
    }
    return out.join(u'\n') + u'\n';
}

} // namespace tenantry::diagnosis

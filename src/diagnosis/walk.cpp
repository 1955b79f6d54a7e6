#include "diagnosis/walk.h"

#include "base/async.h"
#include "base/quantity.h"
#include "base/timelimit.h"
#include "drivers/tenantdriver.h"
#include "registry/healthrepository.h"
#include "registry/inspectionrepository.h"
#include "registry/productweb.h"
#include "registry/secrets.h"

#include <algorithm>

namespace tenantry::diagnosis {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using base::Error;
using base::Kind;
using base::Result;
using base::Text;

namespace {

// As the thresholds of health: what people who run such fleets look at.
constexpr int certificateDays = 21;             // a certificate that is renewed by itself is renewed 30 days before
constexpr double longQueryMs = 60'000, idleInTransactionMs = 30'000, lockWaitMs = 5'000;
constexpr double nearlyFull = 0.9;

Finding say(Outcome outcome, Text seen, Text meaning = {}, Text next = {})
{
    Finding out;
    out.outcome = outcome;
    out.seen = std::move(seen);
    out.meaning = std::move(meaning);
    out.next = std::move(next);
    return out;
}

Finding said(Outcome outcome, const Error &error, Text meaning = {}) { return say(outcome, error.message, std::move(meaning), error.hint); }

QString seconds(double ms) { return base::decimalArgument(ms / 1000, ms < 10'000 ? 1 : 0); }
QString whole(double ms) { return base::countArgument(qRound64(ms)); }
QString day(const QDateTime &time) { return time.toUTC().toString(u"yyyy-MM-dd"_s); }

} // namespace

Walk::Walk(registry::SessionPtr session, const registry::Tenant &tenant, const Options &options, QString host)
    : m_session(std::move(session)), m_tenant(tenant), m_options(options), m_host(std::move(host))
{
}

std::chrono::milliseconds Walk::limit(Step step) const
{
    switch (step) {
    case Step::Database:
    case Step::Room:
    case Step::Traffic: return 0ms; // of what is known by then
    default: return m_options.perStep;
    }
}

Result<Finding> Walk::take(Step step, std::stop_token stop)
{
    m_stop = std::move(stop);
    switch (step) {
    case Step::Registered: return registered();
    case Step::Name: return name();
    case Step::Certificate: return certificate();
    case Step::Answer: return answer();
    case Step::Server: return server();
    case Step::Database: return database();
    case Step::SignIn: return signIn();
    case Step::Schema: return schema();
    case Step::Room: return room();
    case Step::Traffic: return traffic();
    case Step::Backup: return backup();
    }
    return Finding{};
}

Finding Walk::late(Step step) const
{
    const bool onTheWay = step == Step::Certificate || step == Step::Answer || step == Step::Server || step == Step::SignIn;
    return said(onTheWay ? Outcome::Broken : Outcome::Unknown, base::noAnswer(m_options.perStep), onTheWay ? Text(QT_TRANSLATE_NOOP("core", "Customers wait as long, or give up before.")) : Text());
}

Result<Finding> Walk::registered()
{
    TRY(const QString address, registry::productWebAddress(m_session, m_tenant.productId, m_stop));
    m_url = registry::tenantWebUrl(address, m_tenant, m_session->registry().baseDomain);
    switch (m_tenant.state) {
    case registry::TenantState::Active:
        return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 (%2) is active."), {m_tenant.companyName, m_tenant.slug}});
    case registry::TenantState::Paused:
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "%1 (%2) is paused."), {m_tenant.companyName, m_tenant.slug}},
                   QT_TRANSLATE_NOOP("core", "Somebody closed it: its role cannot sign in, and its customers get no answer."),
                   QT_TRANSLATE_NOOP("core", "The timeline says who paused it, and when. An ADMIN can activate it."));
    case registry::TenantState::Maintenance:
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "%1 (%2) is in maintenance."), {m_tenant.companyName, m_tenant.slug}},
                   QT_TRANSLATE_NOOP("core", "Somebody is working on it, and its role cannot sign in until that is over."),
                   QT_TRANSLATE_NOOP("core", "The timeline says who began it, and when. An ADMIN can activate it when the work is done."));
    case registry::TenantState::Provisioning:
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "%1 (%2) is not made yet."), {m_tenant.companyName, m_tenant.slug}},
                   QT_TRANSLATE_NOOP("core", "It is being provisioned, or the program that did it is gone."),
                   QT_TRANSLATE_NOOP("core", "Look at its operation under Jobs: an ADMIN can finish it or undo it."));
    case registry::TenantState::Failed:
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "Making %1 (%2) failed."), {m_tenant.companyName, m_tenant.slug}},
                   QT_TRANSLATE_NOOP("core", "It was never open for customers."),
                   QT_TRANSLATE_NOOP("core", "Look at its operation under Jobs: an ADMIN can finish it or undo it."));
    case registry::TenantState::Deleting:
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "%1 (%2) is being removed."), {m_tenant.companyName, m_tenant.slug}},
                   QT_TRANSLATE_NOOP("core", "Its customers get no answer any more."), QT_TRANSLATE_NOOP("core", "The timeline says who began it, and when."));
    }
    return Finding{};
}

Finding Walk::name()
{
    if (!m_options.web)
        return say(Outcome::Skipped, QT_TRANSLATE_NOOP("core", "Left out, as asked."));
    if (!m_options.address.isEmpty()) {
        m_address = m_options.address;
        return say(Outcome::Skipped, {QT_TRANSLATE_NOOP("core", "Not asked: %1 was given instead."), {m_address}});
    }
    const QString host = m_url.isEmpty() ? m_host : m_url.host();
    if (web::isPlaceholder(host))
        return say(Outcome::Skipped, {QT_TRANSLATE_NOOP("core", "%1 is a name for examples, which leads nowhere."), {host.isEmpty() ? u"?"_s : host}}, {},
                   QT_TRANSLATE_NOOP("core", "Give the registry the domain that the tenants are under, or the product its web address (product edit --web-address)."));
    const auto found = web::resolve(host, m_options.perStep, m_stop);
    if (!found)
        return said(found.error().kind == Kind::NotFound ? Outcome::Broken : Outcome::Unknown, found.error(),
                    found.error().kind == Kind::NotFound ? Text(QT_TRANSLATE_NOOP("core", "Nobody who types the name gets anywhere.")) : Text());
    m_address = found->first();
    return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 leads to %2."), {host, found->mid(0, 4).join(u", "_s)}});
}

Finding Walk::certificate()
{
    if (!m_options.web)
        return say(Outcome::Skipped, QT_TRANSLATE_NOOP("core", "Left out, as asked."));
    if (m_url.isEmpty())
        return say(Outcome::Skipped, {QT_TRANSLATE_NOOP("core", "Nobody told Tenantry where tenants of %1 answer."), {m_tenant.product}}, {},
                   QT_TRANSLATE_NOOP("core", "An ADMIN can: product edit --web-address 'https://{host}/health'."));
    if (m_address.isEmpty())
        return say(Outcome::Skipped, QT_TRANSLATE_NOOP("core", "There is no address to ask."));
    if (m_url.scheme() != "https"_L1)
        return say(Outcome::Skipped, {QT_TRANSLATE_NOOP("core", "%1 is asked without TLS."), {m_url.toDisplayString()}});
    const auto found = web::certificateOf(m_url.host(), m_address, m_url.port(443), m_options.perStep, m_stop);
    if (!found)
        return said(Outcome::Broken, found.error(), QT_TRANSLATE_NOOP("core", "Browsers cannot connect."));
    const Text seen{QT_TRANSLATE_NOOP("core", "For %1, from %2, valid until %3."), {found->subject, found->issuer, day(found->validTo)}};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (found->validTo < now)
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "The certificate of %1 expired on %2."), {m_url.host(), day(found->validTo)}},
                   QT_TRANSLATE_NOOP("core", "Browsers warn people away."), QT_TRANSLATE_NOOP("core", "Renew it, and find out why that did not happen by itself."));
    if (!found->problems.isEmpty())
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "The certificate of %1 is not trusted: %2"), {m_url.host(), found->problems.join(u"; "_s)}},
                   QT_TRANSLATE_NOOP("core", "Browsers warn people away."), QT_TRANSLATE_NOOP("core", "Install a certificate for this name, with the whole chain."));
    if (found->validTo < now.addDays(certificateDays))
        return say(Outcome::Warning, seen, {QT_TRANSLATE_N_NOOP("core", "It expires in %n day(s)."), {}, int(now.daysTo(found->validTo))},
                   QT_TRANSLATE_NOOP("core", "Renew it now; where that happens by itself it should have by now."));
    return say(Outcome::Fine, seen);
}

Finding Walk::answer()
{
    if (!m_options.web)
        return say(Outcome::Skipped, QT_TRANSLATE_NOOP("core", "Left out, as asked."));
    if (m_url.isEmpty() || m_address.isEmpty())
        return say(Outcome::Skipped, QT_TRANSLATE_NOOP("core", "There is no address to ask."));
    const auto found = web::get(m_url, m_address, m_options.perStep, m_stop);
    const QString where = m_url.toDisplayString();
    if (!found)
        return said(Outcome::Broken, found.error(), QT_TRANSLATE_NOOP("core", "The application, or what stands before it, does not answer."));
    const QString status = QString::number(found->status);
    if (found->status >= 500)
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "%1 answers with %2 after %3 ms."), {where, status, whole(found->ms)}},
                   QT_TRANSLATE_NOOP("core", "The application is there and says that it is not well."), QT_TRANSLATE_NOOP("core", "Look at its log. Whether the database is the reason, the steps below tell: go on after a broken step."));
    if (found->status >= 400)
        return say(Outcome::Warning, {QT_TRANSLATE_NOOP("core", "%1 answers with %2 after %3 ms."), {where, status, whole(found->ms)}},
                   QT_TRANSLATE_NOOP("core", "The application does not know this address, or this tenant."), QT_TRANSLATE_NOOP("core", "Check the product's web address, and whether the application knows the tenant."));
    if (found->status >= 300)
        return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 leads on to %2 after %3 ms."), {where, found->redirect, whole(found->ms)}});
    return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 answers with %2 after %3 ms."), {where, status, whole(found->ms)}});
}

Finding Walk::byLook(const Error &error)
{
    // What got as far as to know the database or the role came from a server that is well.
    if (error.kind == Kind::Authentication || error.kind == Kind::NotFound || error.sqlstate.startsWith("28"_L1) || error.sqlstate == "3D000"_L1 || error.sqlstate == "55000"_L1) {
        m_refused = error;
        return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 answers at %2."), {m_server.name, m_server.host}});
    }
    if (error.sqlstate == "53300"_L1) {
        m_refused = error;
        return said(Outcome::Broken, error, QT_TRANSLATE_NOOP("core", "The server has no connection left: nobody new gets in."));
    }
    return said(Outcome::Broken, error, {QT_TRANSLATE_NOOP("core", "No tenant on %1 can work."), {m_server.name}});
}

Result<Finding> Walk::server()
{
    const auto found = registry::ServerRepository(m_session).find(m_tenant.serverId, m_stop);
    if (!found && found.error().kind != Kind::NotFound && found.error().kind != Kind::Permission)
        return std::unexpected(found.error());
    if (!found)
        return said(Outcome::Unknown, found.error());
    m_server = *found;
    const auto began = std::chrono::steady_clock::now();
    Result<postgres::ConnectionSettings> way = base::fail(Error{});
    if (m_session->isAdmin()) {
        way = registry::ownerSettings(*m_session, m_server);
    } else {
        m_asUser = true;
        const registry::InspectionRepository looks(m_session);
        TRY(const auto entry, looks.inspect(m_tenant.id, u"activity"_s, m_options.reason, {}, m_stop));
        if (entry.role.isEmpty() || entry.sealed.isEmpty())
            return say(Outcome::Unknown, QT_TRANSLATE_NOOP("core", "You have no way into this tenant's database yet."), QT_TRANSLATE_NOOP("core", "What lies behind the application cannot be looked at from here."),
                       QT_TRANSLATE_NOOP("core", "Ask an ADMIN to prepare it: tenantryctl inspect prepare."));
        way = registry::inspectionSettings(*m_session, m_server, m_tenant, entry.role, entry.sealed);
    }
    if (!way)
        return said(Outcome::Unknown, way.error());
    auto view = drivers::lookAtPath(*way, m_tenant.database, m_tenant.role, m_asUser, m_options.perStep, m_stop);
    if (m_stop.stop_requested())
        return base::cancelled();
    if (!view) {
        if (m_session->isAdmin() && view.error().kind == Kind::Authentication)
            return said(Outcome::Unknown, view.error(), QT_TRANSLATE_NOOP("core", "The server answers, and does not let Tenantry itself in. Tenants may well work."));
        return byLook(view.error());
    }
    m_view = *view;
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    const Text seen{QT_TRANSLATE_NOOP("core", "%1 answers after %2 ms: PostgreSQL %3, %4 of %5 connections in use."),
                    {m_server.name, whole(ms), QString::number(m_view->serverVersion / 10000) + u'.' + QString::number(m_view->serverVersion % 10000), QString::number(m_view->connections),
                     QString::number(m_view->maxConnections)}};
    if (m_view->standby)
        return say(Outcome::Broken, seen, QT_TRANSLATE_NOOP("core", "It is a standby: everybody can read and nobody can write."), QT_TRANSLATE_NOOP("core", "Point the registry at the primary, or promote this one."));
    if (m_view->connections >= m_view->maxConnections)
        return say(Outcome::Broken, seen, QT_TRANSLATE_NOOP("core", "The server has no connection left: nobody new gets in."), QT_TRANSLATE_NOOP("core", "Find out who holds them (health show), and give the server more or the tenants less."));
    if (m_view->connections >= nearlyFull * m_view->maxConnections)
        return say(Outcome::Warning, seen, QT_TRANSLATE_NOOP("core", "The server is nearly out of connections."), QT_TRANSLATE_NOOP("core", "Find out who holds them (health show), and give the server more or the tenants less."));
    return say(Outcome::Fine, seen);
}

Finding Walk::notSeen() const { return say(Outcome::Unknown, QT_TRANSLATE_NOOP("core", "The server could not be looked at.")); }

Finding Walk::database() const
{
    const Text gone{QT_TRANSLATE_NOOP("core", "The server has no database %1."), {m_tenant.database}};
    const Text goneMeans = QT_TRANSLATE_NOOP("core", "It was dropped or renamed behind Tenantry's back.");
    const Text goneNext = QT_TRANSLATE_NOOP("core", "Find out who did, and restore it from its last backup. Change nothing else until then.");
    const Text closed{QT_TRANSLATE_NOOP("core", "The database %1 takes no connections."), {m_tenant.database}};
    const Text closedMeans = QT_TRANSLATE_NOOP("core", "Somebody closed it for everybody.");
    const Text closedNext{QT_TRANSLATE_NOOP("core", "When it is known why: ALTER DATABASE \"%1\" ALLOW_CONNECTIONS true."), {m_tenant.database}};
    if (m_refused) {
        if (m_refused->sqlstate == "3D000"_L1)
            return say(Outcome::Broken, gone, goneMeans, goneNext);
        if (m_refused->sqlstate == "55000"_L1)
            return say(Outcome::Broken, closed, closedMeans, closedNext);
        return say(Outcome::Unknown, m_refused->message, QT_TRANSLATE_NOOP("core", "Whoever looks was not let in."), m_refused->hint);
    }
    if (!m_view)
        return notSeen();
    if (!m_view->databaseExists)
        return say(Outcome::Broken, gone, goneMeans, goneNext);
    if (m_view->databaseBroken)
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "Dropping the database %1 was begun and cut off."), {m_tenant.database}}, QT_TRANSLATE_NOOP("core", "Nobody can use it any more; it can only be dropped."),
                   QT_TRANSLATE_NOOP("core", "Restore it from its last backup under another name, if it was not meant to go."));
    if (!m_view->databaseOpen)
        return say(Outcome::Broken, closed, closedMeans, closedNext);
    if (m_view->sizeBytes)
        return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 is there and open; it holds %2."), {m_tenant.database, base::sizeArgument(*m_view->sizeBytes)}});
    return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 is there and open."), {m_tenant.database}});
}

Result<Finding> Walk::signIn()
{
    if (m_view) {
        const Text role{QT_TRANSLATE_NOOP("core", "The server has no role %1."), {m_tenant.role}};
        if (!m_view->roleExists)
            return say(Outcome::Broken, role, QT_TRANSLATE_NOOP("core", "The application cannot sign in."), QT_TRANSLATE_NOOP("core", "Find out who dropped it. An ADMIN can make it again with new credentials."));
        if (!m_view->roleOpen)
            return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "The role %1 may not sign in."), {m_tenant.role}}, QT_TRANSLATE_NOOP("core", "Somebody closed the tenant's door (NOLOGIN)."),
                       QT_TRANSLATE_NOOP("core", "An ADMIN opens it by activating the tenant."));
        if (m_view->roleExpired)
            return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "The password of %1 has expired (VALID UNTIL)."), {m_tenant.role}}, QT_TRANSLATE_NOOP("core", "The application cannot sign in."),
                       QT_TRANSLATE_NOOP("core", "An ADMIN can give it a new one: tenant credentials --rotate."));
        if (m_view->databaseExists && !m_view->roleMayConnect)
            return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "The role %1 may not connect to %2."), {m_tenant.role, m_tenant.database}}, QT_TRANSLATE_NOOP("core", "Somebody took its CONNECT away."),
                       {QT_TRANSLATE_NOOP("core", "GRANT CONNECT ON DATABASE \"%1\" TO \"%2\"."), {m_tenant.database, m_tenant.role}});
    }
    if (m_asUser)
        return m_view ? say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 may sign in. Whether its password fits, only an ADMIN can try."), {m_tenant.role}}) : notSeen();
    if (m_server.id.isEmpty())
        return notSeen();
    auto way = registry::tenantSettings(*m_session, m_server, m_tenant);
    if (!way)
        return said(Outcome::Unknown, way.error());
    const auto ms = drivers::trySignIn(*way, m_options.perStep, m_stop);
    if (m_stop.stop_requested())
        return base::cancelled();
    if (ms)
        return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "Signed in as %1 within %2 ms."), {m_tenant.role, whole(*ms)}});
    if (ms.error().kind == Kind::Authentication)
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "The server does not accept the password of %1 that the registry holds."), {m_tenant.role}},
                   QT_TRANSLATE_NOOP("core", "Somebody changed it on the server. Whether the application has the new one, only its log can say."), QT_TRANSLATE_NOOP("core", "An ADMIN can give both a new one: tenant credentials --rotate."));
    return said(Outcome::Broken, ms.error(), QT_TRANSLATE_NOOP("core", "The application cannot sign in."));
}

Result<Finding> Walk::schema()
{
    const Text behind{QT_TRANSLATE_N_NOOP("core", "It is at version %1, %n version(s) behind %2."), {m_tenant.schemaVersion.isEmpty() ? u"0"_s : m_tenant.schemaVersion, m_tenant.headVersion}, m_tenant.behind};
    const Text behindMeans = QT_TRANSLATE_NOOP("core", "What the newest version of the product needs may be missing.");
    const Text behindNext = QT_TRANSLATE_NOOP("core", "Look at its migrations: a roll-out may have failed or not reached it yet.");
    if (!m_session->isAdmin()) {
        if (m_tenant.behind > 0)
            return say(Outcome::Warning, behind, behindMeans, behindNext);
        return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "It is at version %1, as the registry knows it."), {m_tenant.schemaVersion}});
    }
    if (!m_view || !m_view->databaseExists)
        return notSeen();
    TRY(auto owner, registry::ownerSettings(*m_session, m_server));
    owner.database = m_tenant.database;
    owner.connectTimeoutSeconds = std::max(1, int(std::chrono::ceil<std::chrono::seconds>(m_options.perStep).count()));
    const auto driver = drivers::makeDriver(m_tenant.driver, m_session->pool());
    if (!driver)
        return notSeen();
    const auto applied = driver->applied(owner, m_stop);
    if (m_stop.stop_requested())
        return base::cancelled();
    if (!applied)
        return said(Outcome::Unknown, applied.error());
    const auto versioned = [](const drivers::AppliedMigration &row) { return !row.repeatable && row.finished; };
    if (const auto half = std::ranges::find(*applied, false, &drivers::AppliedMigration::finished); half != applied->end())
        return say(Outcome::Broken, {QT_TRANSLATE_NOOP("core", "The migration %1 was begun and did not end."), {half->version.isEmpty() ? half->name : half->version}},
                   QT_TRANSLATE_NOOP("core", "The schema is between two versions."), QT_TRANSLATE_NOOP("core", "Apply the migrations again: what was begun is finished."));
    const bool there = m_tenant.schemaVersion.isEmpty() ? std::ranges::none_of(*applied, versioned)
                                                         : std::ranges::any_of(*applied, [&](const auto &row) { return versioned(row) && row.version == m_tenant.schemaVersion; });
    if (!there)
        return say(Outcome::Warning, {QT_TRANSLATE_NOOP("core", "The registry says version %1, and the database has not got that."), {m_tenant.schemaVersion.isEmpty() ? u"0"_s : m_tenant.schemaVersion}},
                   QT_TRANSLATE_NOOP("core", "The database was restored or changed behind Tenantry's back."), QT_TRANSLATE_NOOP("core", "Have the registry ask: tenantryctl migrate verify. Then apply what is missing."));
    if (m_tenant.behind > 0)
        return say(Outcome::Warning, behind, behindMeans, behindNext);
    return say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "It is at version %1, which is the newest."), {m_tenant.schemaVersion}});
}

Finding Walk::room() const
{
    if (!m_view)
        return notSeen();
    const auto judge = [](int used, int most, const Text &seen, const Text &full) {
        if (used >= most)
            return say(Outcome::Broken, seen, full, QT_TRANSLATE_NOOP("core", "Find out who holds them: sessions that do nothing point at the application's pool. An ADMIN can end sessions, or give the tenant another plan."));
        if (used >= nearlyFull * most)
            return say(Outcome::Warning, seen, QT_TRANSLATE_NOOP("core", "Nearly all are in use."), QT_TRANSLATE_NOOP("core", "Find out who holds them before they run out."));
        return say(Outcome::Fine, seen);
    };
    const QString role = QString::number(m_view->roleConnections), database = QString::number(m_view->databaseConnections);
    Finding out = m_view->roleLimit >= 0
        ? judge(m_view->roleConnections, m_view->roleLimit, {QT_TRANSLATE_NOOP("core", "The tenant uses %1 of its %2 connections."), {role, QString::number(m_view->roleLimit)}},
                QT_TRANSLATE_NOOP("core", "The tenant has used up its connections: its application gets no new one."))
        : say(Outcome::Fine, {QT_TRANSLATE_NOOP("core", "The tenant uses %1 connections, without a limit of its own."), {role}});
    if (out.outcome == Outcome::Fine && m_view->databaseLimit >= 0) {
        Finding other = judge(m_view->databaseConnections, m_view->databaseLimit, {QT_TRANSLATE_NOOP("core", "The database takes %1 connections, and %2 are there."), {QString::number(m_view->databaseLimit), database}},
                              QT_TRANSLATE_NOOP("core", "The database's own limit is used up: nobody gets in."));
        if (other.outcome != Outcome::Fine)
            return other;
    }
    return out;
}

Finding Walk::traffic() const
{
    if (!m_view)
        return notSeen();
    if (!m_view->trafficSeen)
        return say(Outcome::Unknown, QT_TRANSLATE_NOOP("core", "The server does not show what the tenant's sessions do."), {}, QT_TRANSLATE_NOOP("core", "Its owner should be a member of the tenants' roles, or of pg_read_all_stats."));
    if (m_view->waitingForLock > 0 && m_view->longestLockWaitMs >= lockWaitMs) {
        const Text seen = m_view->blockerPid > 0
            ? Text{QT_TRANSLATE_N_NOOP("core", "%n session(s) wait(s) for a lock, the longest for %1 s, behind %2 (pid %3)."), {seconds(m_view->longestLockWaitMs), m_view->blocker.isEmpty() ? u"?"_s : m_view->blocker, QString::number(m_view->blockerPid)}, m_view->waitingForLock}
            : Text{QT_TRANSLATE_N_NOOP("core", "%n session(s) wait(s) for a lock, the longest for %1 s."), {seconds(m_view->longestLockWaitMs)}, m_view->waitingForLock};
        return say(Outcome::Broken, seen, QT_TRANSLATE_NOOP("core", "People's requests hang behind one that does not end."), QT_TRANSLATE_NOOP("core", "Look at its locks (inspect locks). An ADMIN can cancel what holds them."));
    }
    if (m_view->longestIdleInTransactionMs >= idleInTransactionMs)
        return say(Outcome::Warning, {QT_TRANSLATE_NOOP("core", "A session has done nothing within a transaction for %1 s."), {seconds(m_view->longestIdleInTransactionMs)}},
                   QT_TRANSLATE_NOOP("core", "It keeps its locks, and VACUUM from cleaning up."), QT_TRANSLATE_NOOP("core", "Look at its activity (inspect activity); the application forgot to end it. An ADMIN can end the session."));
    if (m_view->longestQueryMs >= longQueryMs)
        return say(Outcome::Warning, {QT_TRANSLATE_NOOP("core", "A query has been running for %1 s."), {seconds(m_view->longestQueryMs)}}, {}, QT_TRANSLATE_NOOP("core", "Look at its activity (inspect activity)."));
    return say(Outcome::Fine, {QT_TRANSLATE_N_NOOP("core", "%n session(s) in the database, none waiting for long."), {}, m_view->databaseConnections});
}

// How old is too old, health's threshold says; where it has no level, nobody does.
Result<Finding> Walk::backup() const
{
    const registry::HealthRepository health(m_session);
    TRY(const auto thresholds, health.thresholds(m_stop));
    TRY(const QDateTime now, health.now(m_stop)); // of the clock that the backup's time is of
    const registry::Threshold level = thresholds.of(u"backup_age"_s, m_tenant.planId, m_tenant.id);
    const auto tooOld = [&](const QDateTime &since) {
        const double days = double(since.secsTo(now)) / 86400;
        return level.enabled && since.isValid() && ((level.warning && days >= *level.warning) || (level.critical && days >= *level.critical));
    };
    const Text next = QT_TRANSLATE_NOOP("core", "Make one, and find out why none was made.");
    if (!m_tenant.lastBackupAt.isValid()) {
        const Text seen = QT_TRANSLATE_NOOP("core", "The registry knows of no backup of this tenant.");
        return tooOld(m_tenant.createdAt) ? say(Outcome::Warning, seen, {QT_TRANSLATE_N_NOOP("core", "It has been there for %n day(s)."), {}, int(m_tenant.createdAt.daysTo(now))}, next)
                                          : say(Outcome::Unknown, seen, QT_TRANSLATE_NOOP("core", "Tenantry makes one before a roll-out, where that is asked for; those that others make it does not see."));
    }
    const Text seen{QT_TRANSLATE_NOOP("core", "The last one is of %1."), {m_tenant.lastBackupAt.toUTC().toString(Qt::ISODate)}};
    const int days = int(m_tenant.lastBackupAt.secsTo(now) / 86400);
    const Text ago = days > 0 ? Text{QT_TRANSLATE_N_NOOP("core", "That is %n day(s) ago."), {}, days} : Text();
    return tooOld(m_tenant.lastBackupAt) ? say(Outcome::Warning, seen, ago, next) : say(Outcome::Fine, seen, ago);
}

} // namespace tenantry::diagnosis

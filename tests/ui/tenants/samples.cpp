#include "ui/tenants/samples.h"

#include "base/names.h"

#include <QTimeZone>
#include <array>
#include <cmath>

namespace tenantry::samples {

using namespace registry;

namespace {

const QStringList planNames{QStringLiteral("bronze"), QStringLiteral("silver"), QStringLiteral("gold")};

QString idOf(int n) { return QStringLiteral("0193a1f0-%1-7%2-8a00-%3").arg(n / 4096, 4, 16, QLatin1Char('0')).arg(n % 4096, 3, 16, QLatin1Char('0')).arg(n, 12, 16, QLatin1Char('0')); }

QString suffix(int n)
{
    QString text;
    quint64 x = quint64(n) * 2654435761u + 12345;
    for (int i = 0; i < 8; ++i, x = x * 6364136223846793005ull + 1442695040888963407ull)
        text += QChar(u'a' + char16_t((x >> 33) % 26));
    return text;
}

struct Company { const char *name; TenantState state; int plan, server, behind; double mb; int daysOld; const char *labels; };
constexpr Company companies[] = {
    {"Panadería O'Higgins", TenantState::Active, 1, 0, 0, 48.2, 310, "vip"},
    {"Clínica Santa Lucía", TenantState::Active, 2, 0, 0, 1843.5, 820, "vip,pilot"},
    {"Northwind Diagnostics Ltd.", TenantState::Active, 2, 1, 2, 962.1, 611, ""},
    {"Laboratorio Ñandú", TenantState::Active, 0, 0, 0, 31.0, 45, ""},
    {"Harbour Street Medical", TenantState::Paused, 1, 1, 0, 211.7, 402, "invoice"},
    {"Centro Médico Peñalolén", TenantState::Active, 1, 0, 0, 402.9, 530, ""},
    {"Green Valley Veterinary", TenantState::Maintenance, 0, 1, 1, 77.4, 128, ""},
    {"Hospital Universitario de Castellón", TenantState::Active, 2, 2, 0, 12894.0, 1260, "vip"},
    {"Whitby & Sons Pathology", TenantState::Active, 1, 1, 0, 318.6, 377, ""},
    {"Análisis Clínicos Güemes", TenantState::Failed, 0, 2, 8, -1, 0, ""},
    {"Laboratorios Reunidos del Sur", TenantState::Active, 1, 2, 0, 640.3, 700, ""},
    {"St. Mary's Blood Bank", TenantState::Active, 2, 1, 0, 2210.8, 915, "vip"},
    {"Dra. Inés Aguirre", TenantState::Active, 0, 0, 3, 12.5, 88, "pilot"},
    {"Riverside Family Clinic", TenantState::Active, 0, 1, 0, 54.9, 203, ""},
    {"Mutual de Trabajadores del Puerto", TenantState::Paused, 1, 2, 0, 187.0, 480, "invoice"},
    {"Biomédica Quito", TenantState::Active, 1, 0, 0, 266.2, 260, ""},
    {"Kingsway Dental Group", TenantState::Provisioning, 0, 1, 8, -1, 0, ""},
    {"Instituto de Genética Núñez", TenantState::Active, 2, 2, 0, 5120.0, 990, "vip,pilot"},
    {"Lakeside Imaging", TenantState::Active, 1, 1, 0, 733.3, 350, ""},
    {"Farmacia La Unión", TenantState::Active, 0, 0, 0, 22.8, 61, ""},
    {"Policlínico Cañete", TenantState::Active, 1, 2, 1, 145.6, 290, ""},
    {"Oak & Ash Wellness", TenantState::Active, 0, 1, 0, 38.1, 150, ""},
    {"Laboratorio Central de Mérida", TenantState::Active, 2, 0, 0, 3072.7, 1105, ""},
    {"Zubizarreta Hermanos", TenantState::Active, 0, 2, 0, 40.4, 19, ""},
};
const std::array servers{QStringLiteral("db1"), QStringLiteral("db2-madrid"), QStringLiteral("db3-bogota")};

Tenant make(int n, const QString &name, const QString &slug, TenantState state, int plan, int server, int behind, double mb, double daysOld, const QStringList &labels)
{
    Tenant t;
    t.id = idOf(n);
    t.companyName = name;
    t.slug = t.subdomain = slug;
    t.productId = QStringLiteral("0193a1f0-0000-7000-9000-000000000001");
    t.product = QStringLiteral("Laboratorio");
    t.plan = planNames.at(plan);
    t.planId = QStringLiteral("0193a1f0-0000-7000-9100-00000000000%1").arg(plan + 1);
    t.server = servers[size_t(server)];
    t.serverId = QStringLiteral("0193a1f0-0000-7000-9200-00000000000%1").arg(server + 1);
    t.database = t.role = QStringLiteral("t_") + suffix(n);
    t.state = state;
    t.headVersion = QStringLiteral("0010");
    t.behind = behind;
    if (behind < 8)
        t.schemaVersion = QStringLiteral("%1").arg(10 - behind, 4, 10, QLatin1Char('0'));
    if (mb >= 0) {
        t.sizeBytes = qint64(mb * 1024 * 1024);
        t.connections = int(mb) % 17;
        t.latencyMs = 0.4 + double(n % 23) / 3;
        t.lastBackupAt = now().addSecs(-3600 * (2 + n % 30));
    }
    t.createdAt = now().addSecs(-qint64(daysOld * 86400) - 600 * (n % 7) - 120);
    t.updatedAt = t.createdAt.addSecs(300);
    t.adminName = QStringLiteral("Ana Torres");
    t.adminEmail = QStringLiteral("ana@%1.example.org").arg(slug);
    t.labels = labels;
    t.version = 1;
    return t;
}

} // namespace

QDateTime now() { return QDateTime::currentDateTimeUtc(); }

QList<Tenant> fleet()
{
    QList<Tenant> tenants;
    int n = 0;
    for (const Company &c : companies) {
        const QString name = QString::fromUtf8(c.name);
        tenants.append(make(++n, name, base::suggestSlug(name), c.state, c.plan, c.server, c.behind, c.mb, c.daysOld,
                            QString::fromLatin1(c.labels).split(QLatin1Char(','), Qt::SkipEmptyParts)));
    }
    tenants[0].note = QStringLiteral("Asks for invoices by post.");
    return tenants;
}

QList<Tenant> generated(int count)
{
    static const QStringList first{QStringLiteral("Panadería"), QStringLiteral("Clínica"), QStringLiteral("Northern"), QStringLiteral("Laboratorio"),
                                   QStringLiteral("Harbour"), QStringLiteral("Ferretería"), QStringLiteral("Óptica"), QStringLiteral("Green"),
                                   QStringLiteral("Taller"), QStringLiteral("Whitby"), QStringLiteral("Editorial"), QStringLiteral("Kingsway")};
    static const QStringList second{QStringLiteral("del Sol"), QStringLiteral("Norte"), QStringLiteral("Diagnostics"), QStringLiteral("Ñandú"),
                                    QStringLiteral("& Sons"), QStringLiteral("Hermanos"), QStringLiteral("Central"), QStringLiteral("Valley"),
                                    QStringLiteral("Universal"), QStringLiteral("Quito"), QStringLiteral("Imaging")};
    QList<Tenant> tenants;
    tenants.reserve(count);
    for (int n = 1; n <= count; ++n) {
        const QString name = QStringLiteral("%1 %2 %3").arg(first.at(n * 7 % first.size()), second.at(n * 5 % second.size())).arg(n);
        const auto state = n % 50 == 0 ? TenantState::Paused : n % 211 == 0 ? TenantState::Failed : TenantState::Active;
        tenants.append(make(n, name, QStringLiteral("%1-%2").arg(base::suggestSlug(name).left(24)).arg(n), state, n % 3, n % 3, n % 40 == 0 ? n % 7 : 0,
                            double(n % 4000), double(n % 1500), n % 100 == 0 ? QStringList{QStringLiteral("vip")} : QStringList()));
    }
    return tenants;
}

QList<Operation> operationsOf(const Tenant &tenant)
{
    Operation op;
    op.id = QStringLiteral("0193a1f0-0000-7000-9300-") + tenant.id.last(12);
    op.kind = QStringLiteral("provision");
    op.tenantId = tenant.id;
    op.tenantSlug = tenant.slug;
    op.tenantName = tenant.companyName;
    op.startedBy = QStringLiteral("ana");
    op.createdAt = tenant.createdAt;
    const bool failed = tenant.state == TenantState::Failed;
    op.state = failed ? OperationState::Failed : OperationState::Succeeded;
    const QStringList names{QStringLiteral("check"), QStringLiteral("reserve"), QStringLiteral("role"), QStringLiteral("database"), QStringLiteral("harden"),
                            QStringLiteral("migrate"), QStringLiteral("seed"), QStringLiteral("verify"), QStringLiteral("activate")};
    constexpr double times[] = {21, 6, 9, 118, 14, 642, 33, 12, 5};
    for (int i = 0; i < names.size(); ++i) {
        OperationStep step;
        step.position = i + 1;
        step.name = names.at(i);
        step.state = failed && i == 5 ? StepState::Failed : failed && i > 5 ? StepState::Pending : StepState::Done;
        if (step.state != StepState::Pending) {
            step.attempts = failed && i == 5 ? 2 : 1;
            step.ms = times[i];
            step.startedAt = op.createdAt.addMSecs(i * 100);
            step.finishedAt = step.startedAt.addMSecs(qint64(times[i]));
        }
        if (step.state == StepState::Failed) {
            base::Error error;
            error.kind = base::Kind::Database;
            error.message = {"The migration %1 failed: %2.", {QStringLiteral("0006_results_index.sql"), QStringLiteral("could not extend file: No space left on device")}};
            error.hint = "Make room on the server's disk, then finish.";
            error.sqlstate = QStringLiteral("53100");
            step.error = error;
            op.error = error;
        }
        op.steps.append(step);
    }
    op.finishedAt = op.createdAt.addMSecs(905);
    return {op};
}

QList<TenantRun> runsOf(const Tenant &tenant)
{
    if (tenant.state != TenantState::Active)
        return {};
    const auto run = [&](int number, const char *kind, ItemState state, const char *from, const char *to, const char *outcome) {
        TenantRun out{QStringLiteral("0199f3c2-5b1e-7c4a-9d55-00000000000%1").arg(number), QString::fromLatin1(kind), {}};
        out.item.tenantId = tenant.id;
        out.item.slug = tenant.slug;
        out.item.state = state;
        out.item.attempts = 1;
        out.item.fromVersion = QString::fromLatin1(from);
        out.item.toVersion = QString::fromLatin1(to);
        out.item.outcome = QString::fromLatin1(outcome);
        out.item.startedAt = now().addSecs(-3600 * number);
        out.item.ms = 184 + 57 * number;
        out.item.finishedAt = out.item.startedAt.addMSecs(qint64(out.item.ms));
        return out;
    };
    TenantRun failed = run(2, "migrate", ItemState::Failed, "0010", "0010", "failed");
    failed.item.attempts = 3;
    failed.item.error = base::Error{base::Kind::Database, {QT_TRANSLATE_NOOP("core", "%1, line %2, column %3: %4"), {QStringLiteral("0011_unique_names.sql"), QStringLiteral("2"), QStringLiteral("1"),
                                    QStringLiteral("could not create unique index \"patient_name_key\"")}}, {}, QStringLiteral("23505"), {}};
    return {run(1, "migrate", ItemState::Succeeded, "0010", "0012", "applied"), failed, run(3, "verify", ItemState::Succeeded, "0010", "0010", "behind")};
}

diagnosis::Diagnosis diagnosisOf(const registry::Tenant &tenant, bool goOn)
{
    using diagnosis::Outcome;
    using diagnosis::Step;
    diagnosis::Diagnosis out;
    out.slug = tenant.slug;
    out.companyName = tenant.companyName;
    out.host = tenant.subdomain + QStringLiteral(".example.org");
    out.at = now();
    const bool paused = tenant.state == registry::TenantState::Paused, locked = tenant.behind > 0;
    const auto add = [&](Step step, Outcome outcome, base::Text seen, base::Text meaning = {}, base::Text next = {}, double ms = 12) {
        out.findings.append({step, outcome, std::move(seen), std::move(meaning), std::move(next), ms});
    };
    if (paused)
        add(Step::Registered, Outcome::Broken, {QT_TRANSLATE_NOOP("core", "%1 (%2) is paused."), {tenant.companyName, tenant.slug}},
            QT_TRANSLATE_NOOP("core", "Somebody closed it: its role cannot sign in, and its customers get no answer."), QT_TRANSLATE_NOOP("core", "The timeline says who paused it, and when. An ADMIN can activate it."));
    else
        add(Step::Registered, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 (%2) is active."), {tenant.companyName, tenant.slug}});
    add(Step::Name, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 leads to %2."), {out.host, QStringLiteral("192.0.2.17")}});
    add(Step::Certificate, Outcome::Warning, {QT_TRANSLATE_NOOP("core", "For %1, from %2, valid until %3."), {QStringLiteral("*.example.org"), QStringLiteral("Example CA"), QStringLiteral("2026-11-30")}},
        {QT_TRANSLATE_N_NOOP("core", "It expires in %n day(s)."), {}, 9}, QT_TRANSLATE_NOOP("core", "Renew it now; where that happens by itself it should have by now."), 48);
    add(Step::Answer, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 answers with %2 after %3 ms."), {QStringLiteral("https://") + out.host + QStringLiteral("/health"), QStringLiteral("200"), QStringLiteral("87")}}, {}, {}, 87);
    add(Step::Server, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 answers after %2 ms: PostgreSQL %3, %4 of %5 connections in use."), {tenant.server, QStringLiteral("9"), QStringLiteral("17.11"), QStringLiteral("84"), QStringLiteral("397")}});
    add(Step::Database, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "%1 is there and open; it holds %2 MB."), {tenant.database, QStringLiteral("48.2")}});
    add(Step::SignIn, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "Signed in as %1 within %2 ms."), {tenant.role, QStringLiteral("11")}});
    add(Step::Schema, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "It is at version %1, which is the newest."), {tenant.schemaVersion}});
    add(Step::Room, Outcome::Fine, {QT_TRANSLATE_NOOP("core", "The tenant uses %1 of its %2 connections."), {QStringLiteral("6"), QStringLiteral("20")}});
    if (locked)
        add(Step::Traffic, Outcome::Broken, {QT_TRANSLATE_N_NOOP("core", "%n session(s) wait(s) for a lock, the longest for %1 s, behind %2 (pid %3)."), {QStringLiteral("94"), QStringLiteral("nightly-export"), QStringLiteral("40117")}, 4},
            QT_TRANSLATE_NOOP("core", "People's requests hang behind one that does not end."), QT_TRANSLATE_NOOP("core", "Look at its locks (inspect locks). An ADMIN can cancel what holds them."));
    else
        add(Step::Traffic, Outcome::Fine, {QT_TRANSLATE_N_NOOP("core", "%n session(s) in the database, none waiting for long."), {}, 6});
    add(Step::Backup, Outcome::Unknown, QT_TRANSLATE_NOOP("core", "The registry knows of no backup of this tenant."));
    if (!goOn)
        for (bool after = false; diagnosis::Finding &finding : out.findings) {
            if (after)
                finding = {finding.step, Outcome::NotReached, {}, {}, {}, 0};
            after = after || finding.outcome == Outcome::Broken;
        }
    return out;
}

QList<Plan> plans()
{
    QList<Plan> list;
    for (int i = 0; i < planNames.size(); ++i) {
        Plan plan;
        plan.id = QStringLiteral("0193a1f0-0000-7000-9100-00000000000%1").arg(i + 1);
        plan.name = planNames.at(i);
        plan.position = i;
        list.append(plan);
    }
    return list;
}

ui::TenantHealthReading healthOf(const Tenant &tenant)
{
    ui::TenantHealthReading out;
    out.now = now();
    for (const auto &[metric, unit, warning] : {std::tuple("latency", "ms", 500.0), std::tuple("connections", "percent", 75.0), std::tuple("unreachable", "yes", 1.0)}) {
        HealthMetric one;
        one.metric = QString::fromLatin1(metric);
        one.unit = QString::fromLatin1(unit);
        out.thresholds.metrics << one;
        Threshold threshold;
        threshold.metric = one.metric;
        threshold.warning = warning;
        out.thresholds.defaults.insert(one.metric, threshold);
    }
    if (tenant.state != TenantState::Active)
        return out;
    const bool ill = tenant.behind > 0;
    for (int i = 0; i < 48 * 60; ++i) { // a look a minute, signed in to every fifth
        HealthPoint point;
        point.at = out.now.addSecs(-48 * 3600 + i * 60);
        const double hour = std::fmod(double(i) / 60, 24), busy = 0.3 + std::max(0.0, std::sin((hour - 7) / 12 * 3.14159));
        point.unreachable = ill && i > 2000 && i < 2040 ? 1 : 0;
        if (!point.unreachable) {
            point.connections = std::round(3 + 11 * busy + (i * 7) % 3);
            point.transactionsPerSecond = 40 * busy + (i * 13) % 9;
            if (i % 5 == 0) {
                point.connectMs = 4 + 3 * busy + (i * 11) % 4;
                point.queryMs = 0.4;
            }
        }
        if (i % 10 == 0)
            point.sizeBytes = 180'000'000 + i * 9'000LL;
        out.points << point;
    }
    TenantHealth h;
    h.tenantId = tenant.id;
    h.at = out.now.addSecs(-14);
    h.since = out.now.addDays(-2);
    h.connectMs = 6.2;
    h.queryMs = 0.4;
    h.connections = ill ? 18 : 9;
    h.connectionLimit = 20;
    h.transactionsPerSecond = 31.5;
    h.rollbackRatio = 0.004;
    h.cacheHitRatio = 0.9987;
    h.longestQueryMs = 1'800;
    h.idleInTransactionMs = 0;
    h.lockWaits = 0;
    h.sizeBytes = 205'000'000;
    h.growthBaseBytes = 204'500'000;
    h.growthBaseAt = out.now.addSecs(-4000);
    h.deadRowsRatio = 0.04;
    h.schemaVersion = tenant.schemaVersion;
    out.health = h;
    if (ill) {
        Alert alert;
        alert.id = QStringLiteral("0193a1f0-0000-7000-9600-000000000001");
        alert.tenantId = tenant.id;
        alert.tenant = tenant.slug;
        alert.metric = QStringLiteral("connections");
        alert.value = 90;
        alert.threshold = 75;
        alert.openedAt = alert.changedAt = out.now.addSecs(-1500);
        out.alerts << alert;
    }
    return out;
}

Server server(const QString &id)
{
    Server s;
    s.id = id;
    s.name = servers[size_t(std::max(0, id.last(1).toInt() - 1)) % servers.size()];
    s.host = s.name + QStringLiteral(".internal.example.org");
    s.tls = QStringLiteral("verify-full");
    return s;
}

} // namespace tenantry::samples

// Drift on a real fleet: healthy tenants have none however they were made, and what was changed by hand is named, and nothing else.
#include "fleet.h"

#include "migrations/apply.h"
#include "migrations/drift.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QCryptographicHash>
#include <QTest>
#include <thread>

using namespace tenantry;
using namespace Qt::StringLiterals;
using migrations::Change;
using test::Fleet;
using test::TestCluster;

class DriftTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    std::unique_ptr<migrations::Drift> m_drift;
    std::shared_ptr<drivers::TenantDriver> m_driver;
    postgres::ConnectionSettings m_owner;
    registry::Tenant m_first;

    registry::Tenant provisioned(const QString &name)
    {
        const auto done = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(name));
        if (!done)
            qFatal("%s", qPrintable(test::describe(done.error())));
        return done->tenant;
    }
    registry::Product product() const { return registry::ProductRepository(m_fleet.session).find(u"Shop"_s).value(); }
    registry::Server server() const { return registry::ServerRepository(m_fleet.session).find(u"db1"_s).value(); }
    void addFile(const QString &version, const QString &name, const QByteArray &body)
    {
        registry::ProductMigration file;
        file.position = int(registry::ProductRepository(m_fleet.session).migrations(product().id, false)->size()) + 1;
        file.version = version;
        file.name = name;
        file.fileName = (version.isEmpty() ? u"R__"_s : version + u'_') + name + u".sql"_s;
        file.body = body;
        file.sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
        file.repeatable = version.isEmpty();
        const auto added = registry::ProductRepository(m_fleet.session).addMigrations(product().id, {file});
        QVERIFY2(added, test::describe(added));
    }
    postgres::ConnectionSettings in(const registry::Tenant &tenant) const
    {
        auto settings = m_owner;
        settings.database = tenant.database;
        return settings;
    }
    void migrate(const registry::Tenant &tenant)
    {
        const auto applied = m_driver->applied(in(tenant), {});
        QVERIFY2(applied, test::describe(applied));
        const auto pending = migrations::plan(migrations::toDriver(*registry::ProductRepository(m_fleet.session).migrations(product().id)), *applied);
        QVERIFY2(pending, test::describe(pending));
        const auto done = migrations::apply(*m_driver, in(tenant), tenant.role, *pending);
        QVERIFY2(done, test::describe(done));
    }
    void inside(const registry::Tenant &tenant, const QByteArray &sql)
    {
        const auto done = TestCluster::connect(tenant.database)->script("SET ROLE " + postgres::quoteIdentifier(tenant.role) + ";" + sql);
        QVERIFY2(done, test::describe(done));
    }
    static QStringList words(const migrations::Comparison &comparison)
    {
        QStringList out;
        for (const auto &each : comparison.differences)
            out << migrations::changeName(each.change) + u' ' + each.kind + u':' + each.identity + (each.minor ? u" (minor)"_s : QString());
        return out;
    }
    static migrations::DriftOptions ignoring(const QStringList &patterns)
    {
        migrations::DriftOptions options;
        options.ignore = *migrations::IgnorePatterns::parse(patterns);
        return options;
    }
    // Differences, then notes.
    QStringList drifted(const registry::Tenant &tenant, const QStringList &ignore = {})
    {
        const auto found = m_drift->of(tenant, ignoring(ignore));
        if (!found)
            return {test::describe(found.error())};
        QStringList out = words(found->comparison);
        for (const auto &note : found->notes)
            out << u"note: "_s + note.translated();
        return out;
    }
    static QString scratches()
    {
        const auto rows = TestCluster::connect()->query("SELECT count(*) FROM (SELECT datname AS name FROM pg_database UNION ALL SELECT rolname FROM pg_roles) x WHERE name LIKE 'tenantry\\_scratch\\_%'");
        return rows ? rows->text(0, 0) : QString();
    }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(u"registry_drift"_s);
        m_drift = std::make_unique<migrations::Drift>(m_fleet.session);
        m_driver = drivers::makeDriver(u"postgresql"_s, m_fleet.session->pool());
        m_owner = *registry::ownerSettings(*m_fleet.session, server());
        m_first = provisioned(u"First"_s);
    }
    void cleanup() { QCOMPARE(scratches(), u"0"_s); }

    void aHealthyTenantHasNone()
    {
        QCOMPARE(drifted(m_first), QStringList());
        const auto found = m_drift->of(m_first);
        QVERIFY2(found, test::describe(found));
        QCOMPARE(found->version, u"0003"_s);
        QCOMPARE(found->comparison.firstFingerprint, found->comparison.secondFingerprint);
        // Values of features written into it, rows and statistics are none.
        const auto written = m_driver->writeFeatures(in(m_first), m_first.role, [] { return base::Result<drivers::FeatureContent>(drivers::FeatureContent{R"([{"key": "a", "value": true, "kind": "boolean", "origin": "plan"}])", QStringLiteral("d")}); }, {});
        QVERIFY2(written, test::describe(written));
        inside(m_first, "INSERT INTO public.patient (name) VALUES ('a'), ('b'); ANALYZE public.patient");
        QCOMPARE(drifted(m_first), QStringList());
    }

    void twoOfOneVersionAreEqual()
    {
        // One from migrations, one from a template, with other names of roles and databases.
        const auto name = TestCluster::uniqueName(u"tmpl"_s);
        const auto files = migrations::toDriver(*registry::ProductRepository(m_fleet.session).migrations(product().id));
        const auto built = m_driver->buildTemplate(m_owner, name, files, u"tenantry:product"_s, {});
        QVERIFY2(built, test::describe(built));
        auto changed = product();
        changed.templateDatabase = name;
        changed.templateServerId = server().id;
        changed.templateVersion = u"0003"_s;
        QVERIFY(registry::ProductRepository(m_fleet.session).update(changed));
        const auto cloned = provisioned(u"Cloned"_s);
        changed = product();
        changed.templateDatabase.clear();
        changed.templateServerId.clear();
        QVERIFY(registry::ProductRepository(m_fleet.session).update(changed));
        QVERIFY(m_first.role != cloned.role);
        const auto compared = m_drift->compareTenants(m_first, cloned);
        QVERIFY2(compared, test::describe(compared));
        QCOMPARE(words(*compared), QStringList());
        QCOMPARE(compared->firstFingerprint, compared->secondFingerprint);
        QCOMPARE(drifted(cloned), QStringList());
    }

    void whatWasDoneByHandIsNamed()
    {
        const auto tenant = provisioned(u"Changed"_s);
        inside(tenant, "ALTER TABLE public.patient ALTER name TYPE varchar(80); DROP INDEX public.patient_name; CREATE TABLE public.tmp_a (id serial PRIMARY KEY); CREATE INDEX tmp_i ON public.account (company); "
                       "ALTER TABLE public.account ADD COLUMN gone int; ALTER TABLE public.account DROP COLUMN gone");
        QCOMPARE(drifted(tenant), (QStringList{u"changed column:public.patient.name"_s, u"missing index:public.patient_name"_s, u"extra index:public.tmp_i"_s, u"extra table:public.tmp_a"_s}));
        QCOMPARE(drifted(tenant, {u"*:public.tmp_*"_s}), (QStringList{u"changed column:public.patient.name"_s, u"missing index:public.patient_name"_s}));
        QCOMPARE(drifted(tenant, {u"table:public.*"_s}), QStringList()); // a table with all that belongs to it
        QCOMPARE(drifted(tenant, {u"index:*"_s, u"table:public.tmp_?"_s}), (QStringList{u"changed column:public.patient.name"_s}));
        const auto found = m_drift->of(tenant, ignoring({u"*:public.tmp_*"_s}));
        QVERIFY(found);
        QCOMPARE(found->comparison.ignored, 2);
        const auto &changed = found->comparison.differences.first();
        QCOMPARE(changed.first, u"text NOT NULL"_s);
        QCOMPARE(changed.second, u"character varying(80) NOT NULL"_s);
        // An index that CREATE INDEX CONCURRENTLY left INVALID.
        inside(tenant, "INSERT INTO public.patient (name) VALUES ('a'), ('a')");
        QVERIFY(!TestCluster::connect(tenant.database)->script("CREATE UNIQUE INDEX CONCURRENTLY patient_name ON public.patient (name)"));
        const auto again = drifted(tenant, {u"*:public.tmp_*"_s, u"column:*"_s});
        QCOMPARE(again, (QStringList{u"changed index:public.patient_name"_s}));
        const auto invalid = m_drift->of(tenant, ignoring({u"*:public.tmp_*"_s, u"column:*"_s}));
        QVERIFY(invalid && invalid->comparison.differences.first().second.contains(u"\nINVALID"_s));
    }

    void whoIsBehindIsComparedWithItsOwnVersion()
    {
        addFile(u"0004"_s, u"more"_s, "ALTER TABLE patient ADD COLUMN born date;");
        addFile({}, u"names"_s, "CREATE OR REPLACE VIEW names AS SELECT id, name FROM patient;");
        QCOMPARE(drifted(m_first), QStringList());
        const auto ahead = provisioned(u"Ahead"_s);
        QCOMPARE(drifted(ahead), QStringList());
        const auto compared = m_drift->compareTenants(m_first, ahead);
        QVERIFY(compared);
        QCOMPARE(words(*compared), (QStringList{u"extra column:public.patient.born"_s, u"extra view:public.names"_s}));
        // Behind, with a repeatable file that it has.
        addFile(u"0005"_s, u"again"_s, "ALTER TABLE patient ADD COLUMN died date;");
        QCOMPARE(drifted(ahead), QStringList());
        // The repeatable one was taken away by hand; and one that the product has in another text since.
        inside(ahead, "DROP VIEW public.names");
        QCOMPARE(drifted(ahead), (QStringList{u"missing view:public.names"_s}));
        migrate(ahead);
        const auto head = m_drift->expectedSchema(product(), {}, server()), older = m_drift->expectedSchema(product(), u"0003"_s, server());
        QVERIFY2(head && older, test::describe(head));
        QVERIFY((*head)->fingerprint != (*older)->fingerprint);
        QCOMPARE((*older)->fingerprint, m_drift->of(m_first)->comparison.secondFingerprint);
        QCOMPARE(m_drift->expectedSchema(product(), u"0099"_s, server()).error().kind, base::Kind::NotFound);
        const auto once = m_drift->expectedSchema(product(), u"0003"_s, server());
        QCOMPARE(once->get(), older->get()); // kept
    }

    void theWholeFleet()
    {
        auto all = *registry::TenantRepository(m_fleet.session).list();
        const auto lost = provisioned(u"Lost"_s);
        QVERIFY(TestCluster::connect()->script("DROP DATABASE " + postgres::quoteIdentifier(lost.database) + " WITH (FORCE)"));
        all = *registry::TenantRepository(m_fleet.session).list();
        migrations::Drift fresh(m_fleet.session);
        QStringList seen, failed;
        migrations::DriftOptions options;
        options.workers = 6;
        const auto ended = fresh.fleet(all, options, [&](const registry::Tenant &tenant, base::Result<migrations::TenantDrift> outcome) {
            (outcome ? seen : failed) << tenant.slug;
        });
        QVERIFY2(ended, test::describe(ended));
        QCOMPARE(failed, QStringList{lost.slug});
        QCOMPARE(seen.size(), all.size() - 1);
        QVERIFY(registry::TenantRepository(m_fleet.session).remove(lost.id) || true);
        // Stopped in the middle: nothing stays, nobody waits.
        std::stop_source stop;
        migrations::Drift another(m_fleet.session);
        int count = 0;
        const auto stopped = another.fleet(all, options, [&](const registry::Tenant &, const base::Result<migrations::TenantDrift> &) {
            if (++count == 1)
                stop.request_stop();
        }, stop.get_token());
        QVERIFY(!stopped || count == all.size());
        if (!stopped)
            QCOMPARE(stopped.error().kind, base::Kind::Cancelled);
    }
};

TENANTRY_TEST_MAIN(DriftTest)
#include "drift_test.moc"

// Data keys are rotated: everything opens before, while and after, whoever is signed in, however it ends.
#include "operators/rotation.h"

#include "integration/operators/invited.h"
#include "integration/tenants/fleet.h"
#include "operators/recover.h"
#include "registry/secrets.h"

#include <QTest>

using namespace tenantry;
using namespace tenantry::test;
using namespace tenantry::operators;
using namespace Qt::StringLiterals;
using registry::Role;
using registry::Session;

class RotationTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    QStringList m_ids;
    static constexpr int tenants = 430; // three transactions

    postgres::Rows super(const QByteArray &sql, const postgres::Params &params = {}) const
    {
        const auto connection = TestCluster::connect(m_fleet.registry.database);
        auto rows = connection->query(sql, params);
        if (!rows)
            qFatal("%s: %s", sql.constData(), describe(rows));
        return std::move(*rows);
    }
    QString one(const QByteArray &sql) const { return super(sql).text(0, 0); }
    static base::Secret password(const QString &id) { return base::secretFromText(u"p-"_s + id); }
    // How many versions there are that seal, and how many credentials are sealed under the newest.
    QString keys(const char *name = "admin") const
    {
        return one("SELECT string_agg(version || CASE WHEN retired_at IS NULL THEN '' ELSE ' retired' END, ', ' ORDER BY version) FROM tenantry.data_key WHERE name = '" + QByteArray(name) + "'");
    }
    // Every credential of the registry, opened by this session.
    void allOpen(const registry::SessionPtr &session, int least = tenants)
    {
        const auto connection = *session->connection();
        const auto rows = connection->query("SELECT tenant_id, sealed FROM tenantry.tenant_secret");
        QVERIFY2(rows, describe(rows));
        QVERIFY(rows->size() >= least);
        for (int i = 0; i < rows->size(); ++i) {
            const auto opened = session->vault().open(u"admin"_s, registry::tenantOwnerIdentity(rows->text(i, 0)), rows->text(i, 1));
            QVERIFY2(opened, describe(opened));
            QCOMPARE(base::textFromSecret(*opened), base::textFromSecret(password(rows->text(i, 0))));
        }
        const auto server = registry::ServerRepository(session).find(u"db1"_s);
        QVERIFY2(server, describe(server));
        QVERIFY(registry::ownerSettings(*session, *server));
    }
    registry::SessionPtr fresh() const
    {
        auto session = Session::open(m_fleet.registry);
        if (!session)
            qFatal("%s", describe(session));
        return *session;
    }

private slots:
    void init()
    {
        m_fleet = Fleet::make(TestCluster::uniqueName(u"rotation"_s));
        m_ids.clear();
        const auto product = registry::ProductRepository(m_fleet.session).find(u"Shop"_s);
        const auto server = registry::ServerRepository(m_fleet.session).find(u"db1"_s);
        super("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role, state, schema_version) "
              "SELECT gen_random_uuid(), 'r-' || n, 'R ' || n, 'r-' || n, $1, $2, 'r_' || n, 'r_' || n, 'active', $3 FROM generate_series(1, $4::integer) n",
              {product->id, server->id, product->headVersion, tenants});
        const auto rows = super("SELECT id FROM tenantry.tenant");
        QStringList sealed;
        for (int i = 0; i < rows.size(); ++i) {
            m_ids << rows.text(i, 0);
            sealed << *registry::sealTenantSecret(*m_fleet.session, m_ids.last(), password(m_ids.last()));
        }
        super("INSERT INTO tenantry.tenant_secret (tenant_id, sealed) SELECT * FROM unnest($1::uuid[], $2::text[])", {m_ids, sealed});
        const QString first = m_ids.first();
        super("INSERT INTO tenantry.tenant_reader (tenant_id, role_name, sealed) VALUES ($1, 'reader', $2)", {first, *registry::sealReaderSecret(*m_fleet.session, first, password(first))});
        super("INSERT INTO tenantry.tenant_inspection (tenant_id, role_name, sealed) VALUES ($1, 'inspector', $2)", {first, *registry::sealInspectorSecret(*m_fleet.session, first, password(first))});
    }

    void refused()
    {
        QCOMPARE(rotateDataKey(m_fleet.session, u"nobody's"_s).error().kind, base::Kind::InvalidInput);
        const test::Invited luis = invite(m_fleet.session, m_fleet.registry, Role::User);
        const auto session = *Session::open(luis.settings);
        for (const QString &key : {u"admin"_s, u"inspect"_s})
            QCOMPARE(rotateDataKey(session, key).error().kind, base::Kind::Permission);
        QCOMPARE(keys(), u"1"_s);
        // By hand neither.
        const auto connection = *session->connection();
        QVERIFY(!connection->query("SELECT tenantry.retire_data_keys('inspect', 1)"));
        QVERIFY(!connection->query("SELECT * FROM tenantry.not_granted('inspect', 1)"));
    }

    void everythingIsSealedAnew()
    {
        const test::Invited eva = invite(m_fleet.session, m_fleet.registry, Role::Admin), luis = invite(m_fleet.session, m_fleet.registry, Role::User);
        const auto evas = *Session::open(eva.settings), luiss = *Session::open(luis.settings); // signed in all the while
        allOpen(evas);
        QVERIFY(luiss->vault().key(u"inspect"_s));
        QVERIFY(Operators(m_fleet.session, vault::quickKdf).setRole(eva.id, Role::User)); // that is why
        QVERIFY(Operators(m_fleet.session, vault::quickKdf).setRole(eva.id, Role::Admin));
        const QString readBefore = one("SELECT sealed FROM tenantry.tenant_secret WHERE tenant_id = '" + m_ids.first().toLatin1() + "'");
        const QString owned = one("SELECT count(*) FROM tenantry.sealed_before('admin', 2)");

        int told = 0;
        const auto admin = rotateDataKey(m_fleet.session, u"admin"_s, [&](int done, int total) {
            QVERIFY(done <= total);
            ++told;
        });
        QVERIFY2(admin, describe(admin));
        QCOMPARE(admin->version, 2);
        QCOMPARE(QString::number(admin->sealed), owned);
        QVERIFY(admin->sealed >= tenants + 2 && told >= 3);
        QVERIFY(!admin->resumed && !admin->due);
        const auto inspect = rotateDataKey(m_fleet.session, u"inspect"_s);
        QVERIFY2(inspect, describe(inspect));
        QCOMPARE(inspect->sealed, 1);
        QCOMPARE(keys(), u"1 retired, 2"_s);
        QCOMPARE(one("SELECT count(*) FROM tenantry.data_key WHERE due_since IS NOT NULL"), u"0"_s);
        QCOMPARE(one("SELECT count(*) FROM tenantry.data_key_grant WHERE key_version = 1"), u"0"_s);
        QCOMPARE(one("SELECT count(*) FROM tenantry.data_key_grant WHERE key_name = 'admin' AND recovery_id IS NOT NULL"), u"1"_s);

        allOpen(m_fleet.session);
        allOpen(evas); // who was signed in notices by themselves
        allOpen(fresh());
        const QString first = m_ids.first();
        const auto late = evas->vault().open(u"admin"_s, registry::tenantOwnerIdentity(first), readBefore); // and opens what they had read
        QVERIFY2(late, describe(late));
        QVERIFY(!fresh()->vault().open(u"admin"_s, registry::tenantOwnerIdentity(first), readBefore));
        const auto seen = luiss->vault().open(u"inspect"_s, registry::tenantInspectorIdentity(first), one("SELECT sealed FROM tenantry.tenant_inspection"));
        QVERIFY2(seen, describe(seen));
        QCOMPARE(base::textFromSecret(*seen), base::textFromSecret(password(first)));
        QVERIFY(!luiss->vault().key(u"admin"_s));
        // What is sealed from now on, is under the new one; also by who is signed in since before.
        for (const registry::SessionPtr &session : QList<registry::SessionPtr>{m_fleet.session, evas})
            QCOMPARE(vault::keyVersion(*registry::sealTenantSecret(*session, first, password(first))), 2);
        // And again.
        QCOMPARE(rotateDataKey(evas, u"admin"_s)->version, 3);
        QCOMPARE(keys(), u"1 retired, 2 retired, 3"_s);
        allOpen(m_fleet.session);
        // Who is invited now gets what there is.
        const test::Invited last = invite(m_fleet.session, m_fleet.registry, Role::Admin);
        allOpen(*Session::open(last.settings));
    }

    void stoppedAnywhere_data()
    {
        QTest::addColumn<int>("piece"); // after which it ends
        QTest::addColumn<bool>("killed");
        for (int piece = 0; piece <= 3; ++piece) {
            QTest::addRow("stopped after %d", piece) << piece << false;
            if (piece > 0)
                QTest::addRow("connection lost after %d", piece) << piece << true;
        }
    }
    void stoppedAnywhere()
    {
        QFETCH(int, piece);
        QFETCH(bool, killed);
        std::stop_source stop;
        int told = 0;
        if (piece == 0) { // the new version is there, and nothing is sealed under it: as left by a program that ended then
            const auto newest = vault::newDataKey(u"admin"_s, 2);
            super("INSERT INTO tenantry.data_key (name, version) VALUES ('admin', 2)");
            for (const char *who : {"operator", "recovery"}) {
                const auto ids = super(who == std::string_view("operator") ? "SELECT id, public_key FROM tenantry.operator" : "SELECT id, public_key FROM tenantry.recovery_key");
                for (int i = 0; i < ids.size(); ++i)
                    super(QByteArray("INSERT INTO tenantry.data_key_grant (id, key_name, key_version, ") + who + "_id, wrapped) VALUES (gen_random_uuid(), 'admin', 2, $1, $2)",
                          {ids.text(i, 0), postgres::Param::bytea(*vault::wrapDataKey(newest, ids.bytes(i, 1)))});
            }
        } else {
            const auto ended = rotateDataKey(m_fleet.session, u"admin"_s, [&](int, int) {
                if (++told != piece)
                    return;
                if (killed)
                    super("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
                          "AND ((classid::bigint << 32) | objid::bigint) = hashtextextended('tenantry.rotation.admin', 7)");
                else
                    stop.request_stop();
            }, stop.get_token());
            QVERIFY2(!ended, "it ended well");
            QVERIFY2(killed || ended.error().kind == base::Kind::Cancelled, describe(ended));
        }
        QCOMPARE(keys(), u"1, 2"_s);
        allOpen(m_fleet.session);
        allOpen(fresh());
        QTRY_COMPARE(one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND ((classid::bigint << 32) | objid::bigint) = hashtextextended('tenantry.rotation.admin', 7)"), u"0"_s);
        const auto again = rotateDataKey(fresh(), u"admin"_s);
        QVERIFY2(again, describe(again));
        QVERIFY(again->resumed);
        QCOMPARE(again->version, 2);
        QCOMPARE(keys(), u"1 retired, 2"_s);
        allOpen(m_fleet.session);
    }

    void oneAtATime()
    {
        const auto other = TestCluster::connect(m_fleet.registry.database);
        QVERIFY(other->query("SELECT pg_advisory_lock(hashtextextended('tenantry.rotation.admin', 7))"));
        const auto refused = rotateDataKey(m_fleet.session, u"admin"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::Kind::Conflict);
        QCOMPARE(keys(), u"1"_s);
        QVERIFY(rotateDataKey(m_fleet.session, u"inspect"_s)); // the other key is another matter
    }

    void aDamagedCredentialHoldsOnlyItselfBack()
    {
        const QString id = m_ids.at(7);
        super("UPDATE tenantry.tenant_secret SET sealed = overlay(sealed placing 'AAAA' from 40 for 4) WHERE tenant_id = $1", {id});
        const auto shut = rotateDataKey(m_fleet.session, u"admin"_s);
        QVERIFY(!shut);
        QCOMPARE(shut.error().kind, base::Kind::Crypto);
        QVERIFY2(shut.error().message.translated().contains(id), describe(shut));
        QCOMPARE(keys(), u"1, 2"_s);
        QCOMPARE(one("SELECT count(*) FROM tenantry.sealed_before('admin', 2)"), u"1"_s);
        super("UPDATE tenantry.tenant_secret SET sealed = $2 WHERE tenant_id = $1", {id, *registry::sealTenantSecret(*m_fleet.session, id, password(id))});
        const auto again = rotateDataKey(m_fleet.session, u"admin"_s);
        QVERIFY2(again, describe(again));
        QCOMPARE(keys(), u"1 retired, 2"_s);
        allOpen(m_fleet.session);
    }

    // Somebody who sealed under the old version, and writes after it is retired: told, and nothing that cannot be opened is stored.
    void whatIsRetiredSealsNothing()
    {
        const QString id = m_ids.first(), old = *registry::sealTenantSecret(*m_fleet.session, id, password(id));
        QVERIFY(rotateDataKey(m_fleet.session, u"admin"_s));
        const auto late = registry::TenantRepository(m_fleet.session).setSealedSecret(id, old);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, base::Kind::Conflict);
        QVERIFY2(late.error().message.translated().contains(u"rotated"_s), describe(late));
        allOpen(m_fleet.session);
    }

    // Somebody who is out while it is rotated can open nothing that is sealed since; let in again, they can.
    void whoIsOutAndComesBack()
    {
        const Operators people(m_fleet.session, vault::quickKdf);
        const test::Invited eva = invite(m_fleet.session, m_fleet.registry, Role::Admin);
        QVERIFY(people.setEnabled(eva.id, false));
        const auto done = rotateDataKey(m_fleet.session, u"admin"_s);
        QVERIFY2(done, describe(done));
        QVERIFY(!done->due);
        QCOMPARE(people.find(eva.login)->keys, QStringList{u"inspect:1"_s});
        QVERIFY(people.setEnabled(eva.id, true));
        QCOMPARE(people.find(eva.login)->keys, (QStringList{u"admin:2"_s, u"inspect:1"_s}));
        allOpen(*Session::open(eva.settings));
    }
};

TENANTRY_TEST_MAIN(RotationTest)
#include "rotation_test.moc"

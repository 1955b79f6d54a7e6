// A roll-out opens what it brings: a USER reads the new columns without an ADMIN in between, never those that a mask covers; what leads around
// the masks closes the tenant; and the roll-out ends well whatever becomes of it.
#include "inspected.h"

#include "migrations/rollout.h"
#include "registry/runrepository.h"

#include <QCryptographicHash>

using namespace tenantry;
using namespace tenantry::test;
using namespace Qt::StringLiterals;

class InspectionRolloutTest : public Inspected {
    Q_OBJECT

    int m_next = 900;
    registry::ItemState rollOut(const QByteArray &sql)
    {
        registry::ProductMigration file;
        file.version = u"%1"_s.arg(++m_next, 4, 10, QChar(u'0'));
        file.name = u"more"_s;
        file.fileName = file.version + u"_more.sql"_s;
        file.body = sql;
        file.sha256 = QCryptographicHash::hash(sql, QCryptographicHash::Sha256);
        file.position = m_next;
        const auto product = registry::ProductRepository(m_admin).find(u"Shop"_s);
        const auto added = product ? registry::ProductRepository(m_admin).addMigrations(product->id, {file}) : base::Result<int>(std::unexpected(product.error()));
        if (!added)
            qFatal("%s", words(added.error()));
        const auto run = migrations::startRollout(m_admin, u"Shop"_s, {.tenant = m_mine.slug, .filter = {}}, {}, {});
        if (!run)
            qFatal("%s", words(run.error()));
        const auto worked = migrations::workOn(m_admin, run->runId, u"test"_s);
        if (!worked)
            qFatal("%s", words(worked.error()));
        const auto items = registry::RunRepository(m_admin).items(run->runId, {}, 10, 0);
        m_mine = *registry::TenantRepository(m_admin).find(m_mine.id);
        return items && items->size() == 1 ? items->constFirst().state : registry::ItemState::Pending;
    }

private slots:
    void initTestCase()
    {
        begin(u"registry_inspection_rollout"_s);
        const auto prepared = Entrance(m_admin).prepare(m_mine);
        QVERIFY2(prepared, prepared ? "" : words(prepared.error()));
    }
    void cleanupTestCase()
    {
        m_user.reset();
        m_admin.reset();
        m_fleet = {};
    }

    void whatIsNewIsOpen()
    {
        QCOMPARE(rollOut("CREATE TABLE visit (id int, note text, contact_email text); INSERT INTO visit VALUES (1, 'n', 'e')"), registry::ItemState::Succeeded);
        const auto seen = ask(m_user, u"SELECT note FROM visit"_s);
        QVERIFY2(seen, seen ? "" : words(seen.error()));
        QCOMPARE(text(seen->answer), u"n"_s);
        QVERIFY(seen->notes.isEmpty()); // nothing is behind
        const auto masked = ask(m_user, u"SELECT contact_email FROM visit"_s);
        QVERIFY(!masked && masked.error().kind == base::Kind::Permission);
    }

    void whatLeadsAroundTheMasksCloses()
    {
        QCOMPARE(rollOut("CREATE FUNCTION leak() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT string_agg(email, '','') FROM customer'"), registry::ItemState::Succeeded);
        const auto closed = ask(m_user, u"SELECT 1"_s);
        QVERIFY(!closed && closed.error().kind == base::Kind::Conflict);
        QCOMPARE(rollOut("DROP FUNCTION leak()"), registry::ItemState::Succeeded);
        const auto open = ask(m_user, u"SELECT 1"_s);
        QVERIFY2(open, open ? "" : words(open.error()));
    }

    // Nobody can grant: the tenant is migrated all the same, USERs see what they saw, and an ADMIN's look sets it right.
    void neverTheRollOutsFault()
    {
        QVERIFY(TestCluster::connect(m_fleet.registry.database)->script("ALTER TABLE tenantry.tenant_reader RENAME TO tenant_reader_gone"));
        QCOMPARE(rollOut("ALTER TABLE visit ADD COLUMN late text DEFAULT 'l'"), registry::ItemState::Succeeded);
        QVERIFY(TestCluster::connect(m_fleet.registry.database)->script("ALTER TABLE tenantry.tenant_reader_gone RENAME TO tenant_reader"));
        QCOMPARE(inRegistry("SELECT schema_version FROM tenantry.tenant_inspection WHERE tenant_id = $1", {m_mine.id}), QString());
        const auto before = ask(m_user, u"SELECT note FROM visit"_s);
        QVERIFY2(before, before ? "" : words(before.error()));
        QVERIFY(!before->notes.isEmpty()); // told that there may be more
        QVERIFY(!ask(m_user, u"SELECT late FROM visit"_s));
        QVERIFY(ask(m_admin, u"SELECT 1"_s));
        const auto after = ask(m_user, u"SELECT late FROM visit"_s);
        QVERIFY2(after, after ? "" : words(after.error()));
    }

    // Who was never opened is not opened by a roll-out.
    void onlyWhoWasOpen()
    {
        QVERIFY(TestCluster::connect(m_fleet.registry.database)->script("UPDATE tenantry.tenant_inspection SET prepared_at = NULL, schema_version = 'x'"));
        QCOMPARE(rollOut("ALTER TABLE visit ADD COLUMN later text"), registry::ItemState::Succeeded);
        QCOMPARE(inRegistry("SELECT schema_version FROM tenantry.tenant_inspection WHERE tenant_id = $1", {m_mine.id}), u"x"_s);
    }
};

TENANTRY_TEST_MAIN(InspectionRolloutTest)
#include "rollout_test.moc"

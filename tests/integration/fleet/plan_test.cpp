// A plan over thousands of tenants: the same as looking at each of them would give, and written down whole.
#include "manytenants.h"

#include "registry/filter.h"
#include "registry/schemarepository.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QSet>
#include <QTest>
#include <cmath>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using migrations::RolloutPlan;
using migrations::Selection;
using test::describe;
using test::Many;
using test::TestCluster;

class PlanTest : public QObject {
    Q_OBJECT
    static constexpr int count = 11'000; // more than is read, and more than is written, at once
    std::unique_ptr<Many> m_many;
    std::unique_ptr<postgres::Connection> m_super; // in the registry
    QString m_digest;

    SessionPtr session() const { return m_many->fleet.session; }
    QString one(const QByteArray &sql, const postgres::Params &params = {}) const
    {
        const auto rows = m_super->query(sql, params);
        if (!rows)
            qFatal("%s: %s", sql.constData(), qPrintable(describe(rows.error())));
        return rows->isEmpty() ? QString() : rows->text(0, 0);
    }

    // What a plan says, a line per tenant, by looking at every tenant that there is.
    QStringList looked(const QString &filter, const QString &target) const
    {
        const auto matching = Filter::parse(filter);
        const auto tenants = TenantRepository(session()).list();
        const QStringList versions{QString(), u"0001"_s, u"0002"_s, u"0003"_s};
        QSet<QString> current; // whose repeatable files are those of now
        const auto rows = m_super->query("SELECT slug FROM tenantry.tenant WHERE repeatables = $1", {m_digest});
        for (int i = 0; i < rows->size(); ++i)
            current << rows->text(i, 0);
        QStringList out;
        for (const registry::Tenant &tenant : *tenants) {
            if (tenant.product != u"Many"_s || !matching->matches(tenant))
                continue;
            const bool ready = tenant.state == TenantState::Active || tenant.state == TenantState::Paused || tenant.state == TenantState::Maintenance;
            const qsizetype at = versions.indexOf(tenant.schemaVersion), goal = versions.indexOf(target);
            const bool repeatables = target == u"0003"_s && !current.contains(tenant.slug);
            if (!ready || at < 0)
                out << tenant.slug + u" left: "_s + (!ready ? stateName(tenant.state) : tenant.schemaVersion > u"0003"_s ? u"ahead"_s : u"unknown"_s);
            else if (at >= goal && !repeatables)
                out << tenant.slug + u" up to date"_s;
            else
                out << u"%1 from %2, %3 files"_s.arg(tenant.slug, tenant.schemaVersion).arg(std::max<qsizetype>(0, goal - at) + (repeatables ? 1 : 0));
        }
        out.sort();
        return out;
    }
    static QStringList said(const RolloutPlan &plan)
    {
        QStringList out;
        for (const auto &group : plan.groups)
            for (const QString &slug : group.tenants)
                out << u"%1 from %2, %3 files"_s.arg(slug, group.from).arg(group.files.size());
        for (const QString &slug : plan.upToDate)
            out << slug + u" up to date"_s;
        for (const auto &left : plan.left) {
            const QString why = left.why.translated();
            out << left.slug + u" left: "_s
                    + (why.contains("never finished"_L1) ? u"failed"_s : why.contains("being deleted"_L1) ? u"deleting"_s : why.contains("being made"_L1) ? u"provisioning"_s
                       : why.contains("ahead"_L1) ? u"ahead"_s : u"unknown"_s);
        }
        out.sort();
        return out;
    }

private slots:
    void initTestCase()
    {
        m_many = std::make_unique<Many>(Many::make(u"registry_plan"_s, 0));
        for (const auto &name : {u"0001_a.sql"_s, u"0002_b.sql"_s, u"0003_c.sql"_s})
            m_many->file(name, "SELECT 1");
        m_many->file(u"R__views.sql"_s, "SELECT 2", true, true);
        m_digest = migrations::repeatablesDigest(*ProductRepository(session()).migrations(m_many->product.id, false));
        auto super = postgres::Connection::open(TestCluster::superuser(m_many->fleet.registry.database));
        QVERIFY2(super, describe(super));
        m_super = std::move(*super);
        const auto server = ServerRepository(session()).find(u"db1"_s);
        // Tenants in all states, at all versions, with names that a filter has to fold.
        QVERIFY(m_super->query("SET session_replication_role = replica")); // into states that a tenant only comes to by and by
        const auto made = m_super->query(
            "INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role, state, schema_version, repeatables, labels) "
            "SELECT gen_random_uuid(), 'p-' || lpad(n::text, 5, '0'), (ARRAY['Peñalba', 'Gómez', 'Acme'])[1 + n % 3] || ' ' || n, 'p-' || lpad(n::text, 5, '0'), $1, $2, 'p_' || n, 'p_' || n, "
            "(ARRAY['active', 'active', 'paused', 'maintenance', 'active', 'failed', 'provisioning'])[1 + n % 7], "
            "(ARRAY['', '0001', '0002', '0003', '0003', '0002.5', '0099'])[1 + n % 11 % 7], CASE WHEN n % 2 = 0 THEN $3 ELSE '' END, "
            "CASE WHEN n % 5 = 0 THEN ARRAY['VIP'] ELSE '{}' END FROM generate_series(1, $4::integer) n",
            {m_many->product.id, server->id, m_digest, count});
        QVERIFY2(made, describe(made));
        QVERIFY(m_super->query("UPDATE tenantry.tenant SET state = 'deleting' WHERE slug = 'p-00013'"));
        QVERIFY(m_super->query("RESET session_replication_role"));
        // And one of another product, which is nobody's business here.
        const auto other = ProductRepository(session()).find(u"Shop"_s);
        QVERIFY(m_super->query("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role, state) VALUES (gen_random_uuid(), 'q', 'Acme', 'q', $1, $2, 'q', 'q', 'active')",
                               {other->id, server->id}));
    }

    void everyTenantIsSeenOnceInOrder()
    {
        QStringList slugs;
        const auto done = SchemaRepository(session()).each(m_many->product.id, [&](registry::Tenant &tenant, const QString &repeatables) {
            slugs << tenant.slug;
            QVERIFY(repeatables == m_digest || repeatables.isEmpty());
        });
        QVERIFY2(done, describe(done));
        QCOMPARE(slugs.size(), count);
        QVERIFY(std::ranges::is_sorted(slugs));
        // As the list has them.
        QMap<QString, registry::Tenant> listed;
        const auto list = TenantRepository(session()).list();
        for (const auto &tenant : *list)
            listed.insert(tenant.slug, tenant);
        QVERIFY(SchemaRepository(session()).each(m_many->product.id, [&](registry::Tenant &tenant, const QString &) {
            const auto &same = listed[tenant.slug];
            QVERIFY(tenant.id == same.id && tenant.companyName == same.companyName && tenant.state == same.state && tenant.schemaVersion == same.schemaVersion && tenant.behind == same.behind
                    && tenant.labels == same.labels && tenant.serverId == same.serverId && tenant.product == same.product && tenant.createdAt == same.createdAt && tenant.version == same.version);
        }));
        QVERIFY(SchemaRepository(session()).each(u"not an id"_s, [](registry::Tenant &, const QString &) { QFAIL("there is none"); }));
    }

    void asLookingAtEach_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("target");
        QTest::newRow("all, to the head") << QString() << u"0003"_s;
        QTest::newRow("all, to a version") << QString() << u"0002"_s;
        QTest::newRow("folded") << u"penalba"_s << u"0003"_s;
        QTest::newRow("not") << u"-gomez state:active,failed"_s << u"0003"_s;
        QTest::newRow("a label") << u"label:vip"_s << u"0001"_s;
        QTest::newRow("behind") << u"behind:>=2"_s << u"0003"_s;
        QTest::newRow("none") << u"product:shop"_s << u"0003"_s;
    }
    void asLookingAtEach()
    {
        QFETCH(QString, filter);
        QFETCH(QString, target);
        const auto plan = migrations::planRollout(session(), u"Many"_s, {{}, filter}, target);
        QVERIFY2(plan, describe(plan));
        const QStringList expected = looked(filter, target), found = said(*plan);
        QCOMPARE(found.size(), expected.size());
        for (qsizetype i = 0; i < found.size(); ++i)
            QCOMPARE(found[i], expected[i]);
        QCOMPARE(expected.isEmpty(), filter == u"product:shop"_s);
        for (const auto &group : plan->groups)
            QVERIFY(std::ranges::is_sorted(group.tenants));
    }

    // In waves, by slug, without a gap; and who is in it is in no second run.
    void writtenDownWhole()
    {
        fleet::Policy policy;
        policy.waves = *fleet::wavesFromText(u"canary:p-00007+p-10010,2,25%,rest"_s);
        const auto plan = migrations::planRollout(session(), u"Many"_s, {});
        const auto started = migrations::startRollout(session(), u"Many"_s, {}, {}, policy);
        QVERIFY2(started, describe(started));
        QCOMPARE(said(started->plan), said(*plan));
        QCOMPARE(started->tenants, plan->tenants());
        QVERIFY(started->tenants > 5'000);
        QStringList due;
        for (const auto &group : plan->groups)
            due << group.tenants;
        due.sort();
        QStringList expected; // wave by wave
        QList<int> sizes{2, 2, int(std::ceil(double(due.size()) * 25 / 100)) - 4, 0};
        sizes[3] = int(due.size()) - sizes[0] - sizes[1] - sizes[2];
        expected << u"p-00007"_s << u"p-10010"_s;
        for (const QString &slug : std::as_const(due))
            if (slug != u"p-00007"_s && slug != u"p-10010"_s)
                expected << slug;
        const auto items = m_super->query("SELECT slug, wave, position, server_id = (SELECT t.server_id FROM tenantry.tenant t WHERE t.id = i.tenant_id AND t.slug = i.slug), state, kind "
                                          "FROM tenantry.run_item i WHERE run_id = $1 ORDER BY position", {started->runId});
        QVERIFY2(items, describe(items));
        QCOMPARE(items->size(), int(expected.size()));
        QList<int> waves(4, 0);
        for (int i = 0; i < items->size(); ++i) {
            QCOMPARE(items->text(i, 0), expected[i]);
            QCOMPARE(int(items->integer(i, 2)), i + 1);
            QVERIFY(items->boolean(i, 3) && items->text(i, 4) == u"pending"_s && items->text(i, 5) == u"migrate"_s);
            ++waves[int(items->integer(i, 1)) - 1];
        }
        QCOMPARE(waves, sizes);
        QCOMPARE(m_many->miscounted(started->runId), QStringList());
        for (const auto &wave : m_many->run(started->runId).waves)
            QCOMPARE(wave.total, sizes[wave.wave - 1]);

        // Of a second one nothing stays, and it is told with how many it collides, and with which run.
        const auto events = one("SELECT count(*) FROM tenantry.event");
        const auto second = migrations::startRollout(session(), u"Many"_s, {{}, u"slug:p-0000"_s}, {}, {});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Kind::Conflict);
        const qsizetype colliding = std::ranges::count_if(due, [](const QString &slug) { return slug.contains("p-0000"_L1); });
        QVERIFY2(second.error().message.translated().contains(started->runId) && second.error().message.translated().contains(QString::number(colliding)), describe(second));
        QCOMPARE(one("SELECT count(*) FROM tenantry.run"), u"1"_s);
        QCOMPARE(one("SELECT count(*) FROM tenantry.event"), events);
        // Verifying is another matter, and asks those that have nothing before them as well.
        const auto verification = migrations::startVerification(session(), u"Many"_s, {{}, u"slug:p-0000"_s});
        QVERIFY2(verification, describe(verification));
        QVERIFY(verification->tenants > colliding);
        QVERIFY(RunRepository(session()).cancel(verification->runId));
        QVERIFY(RunRepository(session()).cancel(started->runId));
        QVERIFY(migrations::startRollout(session(), u"Many"_s, {{}, u"slug:p-0000"_s}, {}, {}));
    }
};

TENANTRY_TEST_MAIN(PlanTest)
#include "plan_test.moc"

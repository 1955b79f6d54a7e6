#include "registry/locks.h"
#include "registryfixture.h"

#include <QElapsedTimer>
#include <QThread>
#include <barrier>
#include <ctime>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using tenantry::test::describe;
using tenantry::test::tenantOn;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class RepositoriesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;
    SessionPtr m_session;
    test::Ground m_ground;

    TenantRepository tenants() const { return TenantRepository(m_session); }
    Tenant reserved(const QString &slug, const QString &name = QStringLiteral("Una empresa"))
    {
        const auto made = tenants().reserve(tenantOn(m_ground, slug, name));
        if (!made)
            qFatal("%s", describe(made));
        return *made;
    }

private slots:
    void initTestCase()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_session = m_registry->admin();
        m_ground = test::lay(m_session, 4);
    }

    // ------------------------------------------------------------ tenants

    void namesAreKeptExactly_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"Panadería O'Higgins", "x'; DROP TABLE tenantry.tenant; --", "$$ $1 $tag$", "back\\slash \\' \\\"", "🧪 Laboratorio 👩‍🔬", "שלום עולם", "0 leading digit",
                                 "template0", "postgres", "pg_catalog", "SELECT", "MAYÚSCULAS", "mayusculas", "%s %1 %n", "\"quoted\"", "{a,b}", "NULL", "a  b"})
            QTest::newRow(name) << QString::fromUtf8(name);
        QTest::newRow("1") << QStringLiteral("x");
        QTest::newRow("200 of two bytes") << QString(200, QChar(0xF1));
    }
    void namesAreKeptExactly()
    {
        QFETCH(QString, name);
        Tenant tenant = tenantOn(m_ground, QStringLiteral("n-") + randomSuffix(), name);
        tenant.adminName = name.left(200);
        tenant.note = name;
        tenant.labels = {name.left(60), QStringLiteral("otro, con \"coma\"")};
        if (name != u"template0" && name != u"postgres" && name != u"pg_catalog" && name.toUtf8().size() <= 63)
            tenant.database = tenant.role = name;
        const auto made = tenants().reserve(tenant);
        QVERIFY2(made, describe(made));
        const auto found = tenants().find(tenant.slug);
        QVERIFY2(found, describe(found));
        QCOMPARE(found->companyName, name);
        QCOMPARE(found->note, name);
        QCOMPARE(found->labels, tenant.labels);
        QCOMPARE(found->database, tenant.database);
        QCOMPARE(found->role, tenant.role);
        QCOMPARE(found->adminName, tenant.adminName);
        QVERIFY(found->createdAt.isValid());
        QVERIFY(qAbs(found->createdAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void refusesNames_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *field, const QString &value) { QTest::addRow("%s %lld %s", field, qlonglong(value.size()), value.toUtf8().toHex().left(30).constData()) << QString::fromLatin1(field) << value; };
        for (const QString &value : {QString(), QStringLiteral(" a"), QStringLiteral("a "), QString(201, QLatin1Char('a')), QStringLiteral("a") + QChar(0) + QStringLiteral("b"),
                                     QStringLiteral("a") + QChar(0x202E) + QStringLiteral("b")})
            row("name", value);
        for (const QString &value : {QString(), QStringLiteral("ACME"), QStringLiteral("a b"), QStringLiteral("a--b"), QString(64, QLatin1Char('a')), QStringLiteral("1a")})
            row("slug", value);
        row("subdomain", QStringLiteral("www"));
        for (const QString &value : {QString(), QStringLiteral("postgres"), QStringLiteral("template0"), QStringLiteral("pg_x"), QString(64, QLatin1Char('a')), QString(32, QChar(0xF1))}) {
            row("database", value);
            row("role", value);
        }
        row("note", QStringLiteral("a") + QChar(0));
        row("label", QStringLiteral("a") + QChar(0));
        row("label", QStringLiteral(" "));
        row("email", QStringLiteral("nobody"));
    }
    void refusesNames()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Tenant t = tenantOn(m_ground, QStringLiteral("refused"));
        if (field == u"label")
            t.labels = {value};
        else
            (field == u"name" ? t.companyName : field == u"slug" ? t.slug : field == u"subdomain" ? t.subdomain : field == u"database" ? t.database : field == u"role" ? t.role
                 : field == u"email" ? t.adminEmail : t.note) = value;
        const auto made = tenants().reserve(t);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Kind::InvalidInput);
        QVERIFY(!made.error().message.isEmpty() && !made.error().hint.isEmpty());
        QCOMPARE(tenants().find(QStringLiteral("refused")).error().kind, Kind::NotFound);
    }

    void sqlRefusesWhatTheProgramWould()
    {
        const auto insert = [&](const QByteArray &columns, const QByteArray &values) {
            return m_registry->super->query("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role" + columns +
                                            ") SELECT gen_random_uuid(), " + values + " FROM tenantry.product p, tenantry.server s WHERE p.id = $1", {m_ground.product.id});
        };
        for (const QByteArray &values : {QByteArray("'ACME', 'n', 'acme', p.id, s.id, 'd', 'r'"), QByteArray("'acme', 'n', 'ACME', p.id, s.id, 'd', 'r'"),
                                         QByteArray("'acme', ' n', 'acme', p.id, s.id, 'd', 'r'"), QByteArray("'acme', 'n', 'acme', p.id, s.id, '', 'r'"),
                                         "'acme', 'n', 'acme', p.id, s.id, 'd', '" + QByteArray(64, 'x') + "'", QByteArray("'a--b', 'n', 'acme', p.id, s.id, 'd', 'r'")}) {
            const auto done = insert({}, values);
            QVERIFY2(!done, values.constData());
            QCOMPARE(done.error().sqlstate, QStringLiteral("23514"));
        }
        QCOMPARE(insert(", state", "'acme', 'n', 'acme', p.id, s.id, 'd', 'r', 'deleting'").error().sqlstate, QStringLiteral("TN001"));
    }

    void takenNamesSayByWhom()
    {
        const Tenant first = reserved(QStringLiteral("taken"), QStringLiteral("La Primera"));
        const auto conflict = [&](Tenant t) {
            const auto made = tenants().reserve(t);
            return made ? QStringLiteral("accepted") : kindName(made.error().kind) + QLatin1String(": ") + made.error().message.translated();
        };
        Tenant t = tenantOn(m_ground, QStringLiteral("taken"));
        QCOMPARE(conflict(t), QStringLiteral("conflict: The slug “taken” is taken by La Primera (provisioning)."));
        t = tenantOn(m_ground, QStringLiteral("taken-2"));
        t.subdomain = QStringLiteral("taken");
        QCOMPARE(conflict(t), QStringLiteral("conflict: The subdomain “taken” is taken by La Primera (provisioning)."));
        t = tenantOn(m_ground, QStringLiteral("taken-2"));
        t.database = first.database;
        QCOMPARE(conflict(t), QStringLiteral("conflict: The database “%1” on this server belongs to La Primera (provisioning).").arg(first.database));
        t = tenantOn(m_ground, QStringLiteral("taken-2"));
        t.role = first.role;
        QCOMPARE(conflict(t), QStringLiteral("conflict: The role “%1” on this server belongs to La Primera (provisioning).").arg(first.role));
        // Still taken while its database may be there; free when the row is gone.
        QVERIFY(tenants().move(first.id, TenantState::Failed));
        QVERIFY(conflict(tenantOn(m_ground, QStringLiteral("taken"))).contains(QStringLiteral("(failed)")));
        QVERIFY(tenants().move(first.id, TenantState::Deleting));
        QVERIFY(conflict(tenantOn(m_ground, QStringLiteral("taken"))).contains(QStringLiteral("(deleting)")));
        QVERIFY(tenants().remove(first.id));
        QVERIFY(tenants().remove(first.id)); // gone is gone
        QCOMPARE(conflict(tenantOn(m_ground, QStringLiteral("taken"))), QStringLiteral("accepted"));
    }

    void theSameSecondOneWins()
    {
        for (int round = 0; round < 5; ++round) {
            const QString slug = QStringLiteral("race-%1").arg(round);
            std::barrier start(4);
            std::array<std::optional<Result<Tenant>>, 4> results;
            std::vector<std::unique_ptr<QThread>> threads;
            for (size_t i = 0; i < results.size(); ++i) {
                threads.emplace_back(QThread::create([&, i] {
                    Tenant t = tenantOn(m_ground, slug, QStringLiteral("Empresa %1").arg(i));
                    start.arrive_and_wait();
                    results[i] = tenants().reserve(t);
                }));
                threads.back()->start();
            }
            for (const auto &thread : threads)
                thread->wait();
            QString winner;
            int won = 0;
            for (const auto &result : results)
                if (*result) {
                    ++won;
                    winner = (*result)->companyName;
                }
            QCOMPARE(won, 1);
            for (const auto &result : results)
                if (!*result) {
                    QCOMPARE(result->error().kind, Kind::Conflict);
                    QVERIFY2(result->error().message.translated().contains(winner), qPrintable(result->error().message.translated()));
                }
        }
    }

    void moves_data()
    {
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QString>("last");
        QTest::addColumn<bool>("legal");
        const QStringList all{QStringLiteral("provisioning"), QStringLiteral("active"), QStringLiteral("paused"), QStringLiteral("maintenance"), QStringLiteral("failed"), QStringLiteral("deleting")};
        const QHash<QString, QStringList> legal{
            {all[0], {all[1], all[4], all[5]}}, {all[1], {all[2], all[3], all[5]}}, {all[2], {all[1], all[3], all[5]}},
            {all[3], {all[1], all[2], all[5]}}, {all[4], {all[0], all[5]}},         {all[5], {}}};
        const QHash<QString, QStringList> way{{all[0], {}}, {all[1], {all[1]}}, {all[2], {all[1], all[2]}}, {all[3], {all[1], all[3]}}, {all[4], {all[4]}}, {all[5], {all[5]}}};
        for (const QString &from : all)
            for (const QString &to : all)
                if (from != to)
                    QTest::addRow("%s to %s", qPrintable(from), qPrintable(to)) << way.value(from) << to << legal.value(from).contains(to);
    }
    void moves()
    {
        QFETCH(QStringList, path);
        QFETCH(QString, last);
        QFETCH(bool, legal);
        const Tenant t = reserved(QStringLiteral("m-") + randomSuffix(), QStringLiteral("Mudanzas"));
        for (const QString &state : path) {
            const auto moved = tenants().move(t.id, *stateFromName(state));
            QVERIFY2(moved, describe(moved));
            QCOMPARE(moved->state, *stateFromName(state));
        }
        const auto moved = tenants().move(t.id, *stateFromName(last));
        QCOMPARE(moved.has_value(), legal);
        if (!legal) {
            QCOMPARE(moved.error().kind, Kind::Conflict);
            const QString message = moved.error().message.translated();
            QVERIFY2(message.contains(QStringLiteral("Mudanzas")) && message.contains(last), qPrintable(message));
            QCOMPARE(m_registry->super->query("UPDATE tenantry.tenant SET state = $2 WHERE id = $1", {t.id, last}).error().sqlstate, QStringLiteral("TN001"));
        }
        // Where it is already: nothing happens.
        const auto now = tenants().find(t.id);
        const auto same = tenants().move(t.id, now->state);
        QVERIFY2(same, describe(same));
        QCOMPARE(same->version, now->version);
    }

    void aRowInUseIsNotRemoved()
    {
        const Tenant t = reserved(QStringLiteral("in-use"));
        QVERIFY(tenants().move(t.id, TenantState::Active));
        const auto removed = tenants().remove(t.id);
        QVERIFY(!removed);
        QCOMPARE(removed.error().kind, Kind::Conflict);
        QVERIFY(tenants().find(t.id));
    }

    void editsNameTheVersionTheyRead()
    {
        Tenant mine = reserved(QStringLiteral("edited"), QStringLiteral("Antes"));
        Tenant theirs = mine;
        mine.companyName = QStringLiteral("Después");
        mine.labels = {QStringLiteral("vip")};
        const auto done = tenants().update(mine);
        QVERIFY2(done, describe(done));
        QCOMPARE(done->companyName, QStringLiteral("Después"));
        QCOMPARE(done->version, mine.version + 1);
        QVERIFY(done->updatedAt >= mine.updatedAt);
        theirs.note = QStringLiteral("x");
        const auto late = tenants().update(theirs);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, Kind::Conflict);
        const QString message = late.error().message.translated();
        QVERIFY2(message.contains(QStringLiteral("Después")) && message.contains(m_registry->adminLogin), qPrintable(message));
        // Measurements do not count as edits.
        m_registry->sql("UPDATE tenantry.tenant SET size_bytes = 77, connections = 3, latency_ms = 1.5 WHERE id = $1", {mine.id});
        const auto measured = tenants().find(mine.id);
        QCOMPARE(measured->version, done->version);
        QCOMPARE(measured->sizeBytes.value_or(0), 77);
        QCOMPARE(measured->connections.value_or(0), 3);
        QCOMPARE(measured->latencyMs.value_or(0), 1.5);
        Tenant gone = *measured;
        gone.id = newId();
        QCOMPARE(tenants().update(gone).error().kind, Kind::NotFound);
    }

    void findsByEveryName()
    {
        Tenant t = tenantOn(m_ground, QStringLiteral("findable"));
        t.subdomain = QStringLiteral("sub-findable");
        const auto made = tenants().reserve(t);
        QVERIFY2(made, describe(made));
        for (const QString &reference : {QStringLiteral("findable"), QStringLiteral("FINDABLE"), QStringLiteral(" findable "), QStringLiteral("sub-findable"),
                                         QStringLiteral("sub-findable.example.org"), made->id, made->id.toUpper()}) {
            const auto found = tenants().find(reference);
            QVERIFY2(found, describe(found));
            QCOMPARE(found->id, made->id);
        }
        // A slug that is another's subdomain: the slug counts.
        const Tenant other = reserved(QStringLiteral("sub-findable-x"));
        for (const QString &reference : {QString(), QStringLiteral("nobody"), QStringLiteral("x.example.org"), newId(), QStringLiteral("a") + QChar(0), QStringLiteral("' OR 1=1 --"),
                                         QString(100'000, QLatin1Char('x'))})
            QCOMPARE(tenants().find(reference).error().kind, Kind::NotFound);
        QCOMPARE(tenants().move(QStringLiteral("not an id"), TenantState::Active).error().kind, Kind::NotFound);
        QCOMPARE(tenants().setSchemaVersion(newId(), QStringLiteral("1")).error().kind, Kind::NotFound);
        QCOMPARE(tenants().setSealedSecret(newId(), QStringLiteral("1")).error().kind, Kind::NotFound);
    }

    void secretsAndVersions()
    {
        const Tenant t = reserved(QStringLiteral("secret"));
        QVERIFY(t.sealedSecret.isEmpty());
        QCOMPARE(t.behind, 4);
        QVERIFY(tenants().setSealedSecret(t.id, QStringLiteral("v1:a")));
        QVERIFY(tenants().setSealedSecret(t.id, QStringLiteral("v1:b")));
        QVERIFY(tenants().setSchemaVersion(t.id, QStringLiteral("0003")));
        auto found = tenants().find(t.id);
        QCOMPARE(found->sealedSecret, QStringLiteral("v1:b"));
        QCOMPARE(found->behind, 1);
        QCOMPARE(found->headVersion, QStringLiteral("0004"));
        QVERIFY(tenants().setSchemaVersion(t.id, QStringLiteral("0004")));
        QCOMPARE(tenants().find(t.id)->behind, 0);
        QVERIFY(tenants().setSchemaVersion(t.id, QStringLiteral("9999"))); // ahead of what the registry knows
        QCOMPARE(tenants().find(t.id)->behind, 0);
        QVERIFY(tenants().setSealedSecret(t.id, QString()));
        QVERIFY(tenants().find(t.id)->sealedSecret.isEmpty());
    }

    void tenThousandAreListed()
    {
        const int many = qEnvironmentVariableIsSet("TENANTRY_TEST_TENANTS") ? qEnvironmentVariableIntValue("TENANTRY_TEST_TENANTS") : 10'000;
        const TestRegistry registry(QStringLiteral("big"));
        const auto session = registry.admin();
        const auto ground = test::lay(session, 12);
        registry.sql("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role, schema_version) "
                     "SELECT gen_random_uuid(), 's-' || i, 'Empresa ' || i, 's-' || i, $1, $2, $3, 't_' || i, 't_' || i, CASE i % 13 WHEN 0 THEN '' ELSE lpad((i % 13)::text, 4, '0') END "
                     "FROM generate_series(1, $4::integer) i", {ground.product.id, ground.plan.id, ground.server.id, many});
        registry.sql("ANALYZE tenantry.tenant");
        double best = 1e9;
        const std::clock_t begun = std::clock();
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto list = TenantRepository(session).list();
            best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
            QVERIFY2(list, describe(list));
            QCOMPARE(list->size(), many);
            QCOMPARE(list->first().slug, QStringLiteral("s-1"));
            QCOMPARE(std::count_if(list->cbegin(), list->cend(), [](const Tenant &t) { return t.behind == 12; }), many / 13);
        }
        qInfo("%d tenants listed in %.0f ms, %.0f ms of them of this process", many, best, double(std::clock() - begun) * 1000 / CLOCKS_PER_SEC / 3);
        // For a USER with a tenth of them, too.
        const QString login = registry.addOperator(QStringLiteral("luis"));
        registry.sql("INSERT INTO tenantry.operator_tenant SELECT o.id, t.id FROM tenantry.operator o, tenantry.tenant t WHERE o.login = $1 AND t.slug LIKE '%3'", {login});
        const auto theirs = TenantRepository(TestRegistry::open(registry.settingsOf(login))).list();
        QVERIFY2(theirs, describe(theirs));
        QCOMPARE(theirs->size(), many / 10);
    }

    // ------------------------------------------------------------ servers, plans, products

    void servers()
    {
        const ServerRepository servers(m_session);
        Server s;
        s.name = QStringLiteral("Servidor 'uno'");
        s.host = QStringLiteral("db1.example.org");
        s.user = QStringLiteral("tenantry");
        s.tls = QStringLiteral("verify-full");
        s.rootCertificate = QStringLiteral("-----BEGIN CERTIFICATE-----\nx\n");
        s.sealedSecret = QStringLiteral("v1:a");
        const auto added = servers.add(s);
        QVERIFY2(added, describe(added));
        QCOMPARE(added->sealedSecret, s.sealedSecret);
        QCOMPARE(servers.find(QStringLiteral("SERVIDOR 'UNO'"))->id, added->id);
        Server twin = s;
        twin.name = QStringLiteral("servidor 'UNO'");
        const auto second = servers.add(twin);
        QCOMPARE(second.error().kind, Kind::Conflict);
        QVERIFY(second.error().message.translated().contains(twin.name));
        Server changed = *added;
        changed.maxTenants = 500;
        changed.sealedSecret = QStringLiteral("v1:b");
        QCOMPARE(servers.update(changed)->sealedSecret, QStringLiteral("v1:b"));
        changed.sealedSecret.clear();
        QVERIFY(servers.update(changed)->sealedSecret.isEmpty());
        for (const auto &[field, value] : {std::pair{&Server::host, QString()}, std::pair{&Server::tls, QStringLiteral("maybe")}, std::pair{&Server::name, QStringLiteral(" ")},
                                           std::pair{&Server::host, QStringLiteral("a\nb")}, std::pair{&Server::host, QStringLiteral("a") + QChar(0)}}) {
            Server bad = s;
            bad.name = QStringLiteral("bad");
            bad.*field = value;
            QCOMPARE(servers.add(bad).error().kind, Kind::InvalidInput);
        }
        for (const int port : {0, -1, 65536}) {
            Server bad = s;
            bad.name = QStringLiteral("bad");
            bad.port = port;
            QCOMPARE(servers.add(bad).error().kind, Kind::InvalidInput);
        }
        reserved(QStringLiteral("lives-here"));
        const auto removed = servers.remove(m_ground.server.id);
        QCOMPARE(removed.error().kind, Kind::Conflict);
        QVERIFY2(removed.error().message.translated().contains(m_ground.server.name), describe(removed));
        QVERIFY(servers.remove(added->id));
        QCOMPARE(servers.remove(added->id).error().kind, Kind::NotFound);
        QVERIFY(servers.find(m_ground.server.name)->tenants > 0);
    }

    void plans()
    {
        const PlanRepository plans(m_session);
        Plan p;
        p.name = QStringLiteral("Bronce");
        p.connectionLimit = 5;
        const auto added = plans.add(p);
        QVERIFY2(added, describe(added));
        p.name = QStringLiteral("BRONCE");
        QCOMPARE(plans.add(p).error().kind, Kind::Conflict);
        p.name = QStringLiteral("x");
        p.connectionLimit = -2;
        QCOMPARE(plans.add(p).error().kind, Kind::InvalidInput);
        Plan changed = *added;
        changed.connectionLimit = -1;
        changed.description = QStringLiteral("para empezar");
        QCOMPARE(plans.update(changed, *added)->connectionLimit, -1);
        Plan theirs = *added; // who began before that
        theirs.description = QStringLiteral("otra");
        const auto late = plans.update(theirs, *added);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, Kind::Conflict);
        QCOMPARE(plans.find(added->id)->description, changed.description);
        QCOMPARE(plans.update(changed)->connectionLimit, -1);
        changed.id = newId();
        changed.name = QStringLiteral("y");
        QCOMPARE(plans.update(changed).error().kind, Kind::NotFound);
        QCOMPARE(plans.update(changed, *added).error().kind, Kind::NotFound);
        QCOMPARE(plans.find(QStringLiteral("nope")).error().kind, Kind::NotFound);
    }

    void products()
    {
        const ProductRepository products(m_session);
        Product p;
        p.name = QStringLiteral("Tienda");
        p.seedSql = "INSERT INTO t VALUES ('ñ')\r\n";
        p.layout = QStringLiteral("flyway");
        auto one = test::migration(1, "CREATE TABLE a ();\r\n-- ñ $1 \\ ' \"");
        auto ten = test::migration(10), repeatable = test::migration(3, "CREATE OR REPLACE VIEW v AS SELECT 1");
        ten.position = 2;
        repeatable.version.clear();
        repeatable.repeatable = true;
        repeatable.transactional = false;
        const auto added = products.add(p, {one, ten, repeatable});
        QVERIFY2(added, describe(added));
        QCOMPARE(added->seedSql, p.seedSql);
        QCOMPARE(added->migrations, 3);
        QCOMPARE(added->headVersion, QStringLiteral("0010"));
        auto files = products.migrations(added->id);
        QVERIFY2(files, describe(files));
        QCOMPARE(files->at(0).body, one.body);
        QCOMPARE(files->at(0).sha256, one.sha256);
        QVERIFY(files->at(2).repeatable && !files->at(2).transactional);
        QVERIFY(products.migrations(added->id, false)->at(0).body.isEmpty());

        // Known files again, a new one, and the repeatable changed: it stays last.
        auto eleven = test::migration(11);
        repeatable.body += "1";
        repeatable.sha256 = QCryptographicHash::hash(repeatable.body, QCryptographicHash::Sha256);
        const auto more = products.addMigrations(added->id, {one, ten, eleven, repeatable});
        QVERIFY2(more, describe(more));
        QCOMPARE(*more, 2);
        files = products.migrations(added->id);
        QCOMPARE(files->size(), 4);
        QCOMPARE(files->at(2).version, QStringLiteral("0011"));
        QCOMPARE(files->at(3).body, repeatable.body);
        QCOMPARE(files->at(3).position, 4);
        QCOMPARE(*products.addMigrations(added->id, {one, ten, eleven, repeatable}), 0);

        // Changed after it was imported.
        one.body += " ";
        one.sha256 = QCryptographicHash::hash(one.body, QCryptographicHash::Sha256);
        const auto changed = products.addMigrations(added->id, {test::migration(12), one});
        QCOMPARE(changed.error().kind, Kind::Conflict);
        QVERIFY(changed.error().message.translated().contains(one.fileName));
        QCOMPARE(products.migrations(added->id)->size(), 4); // 12 did not slip in
        auto latin1 = test::migration(13, "SELECT '\xF1'");
        QCOMPARE(products.addMigrations(added->id, {latin1}).error().kind, Kind::InvalidInput);

        // A product whose files cannot be kept is not kept either.
        p.name = QStringLiteral("Otra");
        QVERIFY(!products.add(p, {latin1}));
        QCOMPARE(products.find(QStringLiteral("Otra")).error().kind, Kind::NotFound);
        p.name = QStringLiteral("TIENDA");
        QCOMPARE(products.add(p, {}).error().kind, Kind::Conflict);
        Product edit = *added;
        edit.templateDatabase = QStringLiteral("tmpl_x");
        edit.templateServerId = m_ground.server.id;
        QCOMPARE(products.update(edit)->templateDatabase, QStringLiteral("tmpl_x"));
    }

    // ------------------------------------------------------------ operations

    void operations()
    {
        const OperationRepository operations(m_session);
        Operation o;
        o.id = newId();
        o.kind = QStringLiteral("provision");
        o.tenantId = newId();
        o.tenantSlug = QStringLiteral("acme");
        o.tenantName = QStringLiteral("Acme, S.A.");
        o.arguments = {{QStringLiteral("name"), QStringLiteral("Año 'x'")}};
        o.sealedArguments = QStringLiteral("v1:s");
        o.steps = {{1, QStringLiteral("check"), StepState::Pending, {}, {}, 0, 0, {}}, {2, QStringLiteral("reserve"), StepState::Pending, {}, {}, 0, 0, {}}};
        const auto added = operations.add(o);
        QVERIFY2(added, describe(added));
        auto found = operations.find(o.id);
        QVERIFY2(found, describe(found));
        QCOMPARE(found->state, OperationState::Pending);
        QCOMPARE(found->arguments, o.arguments);
        QCOMPARE(found->sealedArguments, o.sealedArguments);
        QCOMPARE(found->startedBy, m_registry->adminLogin);
        QCOMPARE(found->steps.size(), 2);

        QVERIFY(operations.setWorker(o.id, QStringLiteral("ana@laptop:4711")));
        QVERIFY(operations.setState(o.id, OperationState::Running, {}));
        const Error error{Kind::Conflict, {"No %1.", {QStringLiteral("x")}}, "Hint.", QStringLiteral("23505"), QStringLiteral("detail")};
        OperationStep step{2, QStringLiteral("reserve"), StepState::Failed, QDateTime::currentDateTimeUtc(), QDateTime::currentDateTimeUtc().addMSecs(12), 3, 12.5, error};
        QVERIFY(operations.recordStep(o.id, step));
        found = operations.find(o.id);
        QCOMPARE(found->state, OperationState::Interrupted); // nobody holds its lock
        QCOMPARE(found->workedBy, QStringLiteral("ana@laptop:4711"));
        QCOMPARE(found->steps[1].state, StepState::Failed);
        QCOMPARE(found->steps[1].attempts, 3);
        QCOMPARE(found->steps[1].ms, 12.5);
        QCOMPARE(found->steps[1].startedAt, step.startedAt);
        QVERIFY(found->steps[1].error && *found->steps[1].error == error);

        // Somebody works on it: as seen by everybody, until their connection is gone.
        {
            auto worker = m_session->dedicatedConnection();
            QVERIFY2(worker, describe(worker));
            QVERIFY((*worker)->query("SELECT pg_advisory_lock(" + operationLockKey("$1::uuid") + ")", {o.id}));
            QCOMPARE(operations.find(o.id)->state, OperationState::Running);
            QCOMPARE(operations.list()->first().state, OperationState::Running);
        }
        QTRY_COMPARE(operations.find(o.id)->state, OperationState::Interrupted);

        QVERIFY(operations.setArguments(o.id, {{QStringLiteral("a"), 1}}, QStringLiteral("v1:t")));
        QCOMPARE(operations.find(o.id)->sealedArguments, QStringLiteral("v1:t"));
        QVERIFY(operations.setState(o.id, OperationState::Failed, error));
        found = operations.find(o.id);
        QVERIFY(found->error && *found->error == error);
        QVERIFY(found->finishedAt.isValid());
        QCOMPARE(found->sealedArguments, QStringLiteral("v1:t")); // a resume needs them
        QVERIFY(operations.setState(o.id, OperationState::Succeeded, {}));
        found = operations.find(o.id);
        QVERIFY(!found->error);
        QVERIFY(found->sealedArguments.isEmpty());
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operation_secret").integer(0, 0), 0);

        QCOMPARE(operations.setState(newId(), OperationState::Failed, {}).error().kind, Kind::NotFound);
        QCOMPARE(operations.recordStep(newId(), step).error().kind, Kind::NotFound);
        QCOMPARE(operations.find(QStringLiteral("x")).error().kind, Kind::NotFound);
        QVERIFY(!operations.add(o)); // the same id twice
        QCOMPARE(operations.list()->size(), 1);
    }

    // Whoever lists the newest misses nothing that waits for somebody, however old it is.
    void oldOnesThatAreNotFinished()
    {
        const OperationRepository operations(m_session);
        QStringList ids;
        for (const OperationState state : {OperationState::Undone, OperationState::Failed, OperationState::Succeeded, OperationState::Succeeded, OperationState::Succeeded}) { // oldest first
            Operation o;
            o.id = newId();
            o.kind = QStringLiteral("provision");
            o.tenantId = newId();
            QVERIFY(operations.add(o));
            QVERIFY(operations.setState(o.id, state, {}));
            ids.prepend(o.id);
            m_registry->sql("UPDATE tenantry.operation SET created_at = clock_timestamp() + make_interval(days => $2::integer) WHERE id = $1", {o.id, int(ids.size())});
        }
        const auto listed = [](const Result<QList<Operation>> &list) {
            QStringList out;
            for (const Operation &o : list.value_or(QList<Operation>()))
                out << o.id;
            return out;
        };
        QCOMPARE(listed(operations.list(2)), ids.first(2));
        const auto all = operations.listWithUnfinished(2);
        QVERIFY2(all, describe(all));
        QCOMPARE(listed(all), (QStringList{ids[0], ids[1], ids[3]}));
        QCOMPARE(all->last().state, OperationState::Failed);
        QCOMPARE(listed(operations.listWithUnfinished(4)).first(4), ids.first(4)); // once each
        m_registry->sql("DELETE FROM tenantry.operation WHERE id = ANY ($1::uuid[])", {ids});
    }

    // By an index of their own: what is over is not read to find what is not.
    void openOnesAreFoundAmongMany()
    {
        m_registry->sql("INSERT INTO tenantry.operation (id, kind, state, created_at, finished_at) SELECT gen_random_uuid(), 'provision', "
                        "CASE n % 1000 WHEN 0 THEN 'failed' ELSE 'succeeded' END, now() - make_interval(days => 400, mins => n), now() FROM generate_series(1, 5000) n");
        m_registry->sql("ANALYZE tenantry.operation");
        const OperationRepository operations(m_session);
        const auto scans = [&] { return m_registry->sql("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'operation_open_idx'").integer(0, 0); };
        const qint64 before = scans();
        const auto listed = [&] { // the server counts what a session did when that asks for something again, a second later
            const auto list = operations.listWithUnfinished(20);
            return list && std::ranges::count(*list, OperationState::Failed, &Operation::state) >= 5;
        };
        QTRY_VERIFY_WITH_TIMEOUT(listed() && scans() > before, 20'000);
        m_registry->sql("DELETE FROM tenantry.operation WHERE created_at < now() - interval '300 days'");
    }
};

TENANTRY_TEST_MAIN(RepositoriesTest)
#include "repositories_test.moc"

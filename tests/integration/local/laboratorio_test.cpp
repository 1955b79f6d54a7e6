// The demo product on a real server: it is meant to be a schema that somebody could run.
#include "local/demodata.h"
#include "support/qcamain.h"

#include <QElapsedTimer>

using namespace tenantry;
using postgres::Connection;
using test::describe;
using test::TestCluster;

namespace {

const QString hash = QStringLiteral("$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA");

QByteArray file(const char *name)
{
    const auto bytes = local::demoFile(QLatin1String(name));
    if (!bytes)
        qFatal("%s", describe(bytes));
    return *bytes;
}

// Several statements outside a transaction, one by one, as a driver sends them. The file has no ; in strings or bodies.
base::Result<void> statementByStatement(Connection &connection, const QByteArray &sql)
{
    QByteArray plain;
    for (const QByteArray &line : sql.split('\n'))
        if (!line.startsWith("--"))
            plain += line + '\n';
    for (const QByteArray &statement : plain.split(';'))
        if (!statement.trimmed().isEmpty())
            TRYV(connection.query(statement));
    return {};
}

base::Result<void> migrate(Connection &connection, int count = 1000)
{
    TRY(const auto set, local::demoMigrations());
    for (const registry::ProductMigration &migration : set.files) {
        if (migration.position > count)
            break;
        if (migration.transactional) {
            TRYV(connection.transaction([&] { return connection.script(migration.body); }));
        } else {
            TRYV(statementByStatement(connection, migration.body));
        }
    }
    return {};
}

base::Result<void> seed(Connection &connection, const QString &email, const QString &passwordHash = hash)
{
    return connection.transaction([&]() -> base::Result<void> {
        TRYV(connection.query("SELECT set_config('tenantry.admin_email', $1, true), set_config('tenantry.admin_name', $2, true), "
                              "set_config('tenantry.admin_password_hash', $3, true), set_config('tenantry.company_name', $4, true), "
                              "set_config('tenantry.slug', 'panaderia', true), set_config('tenantry.subdomain', 'panaderia', true)",
                              {email, QStringLiteral("Ana \"O'Higgins\"; DROP TABLE app_user; --"), passwordHash, QStringLiteral("Panadería O'Higgins $$ \\")}));
        return connection.script(file("laboratorio/seed.sql"));
    });
}

base::Result<void> sample(Connection &connection, int patients, int seed)
{
    TRYV(connection.query("SELECT set_config('tenantry.demo_scale', $1, false), set_config('tenantry.demo_seed', $2, false)",
                          {QString::number(patients), QString::number(seed)}));
    return connection.script(file("laboratorio/sample.sql"));
}

qint64 count(Connection &connection, const QByteArray &sql)
{
    const auto rows = connection.query(sql);
    if (!rows)
        qFatal("%s: %s", sql.constData(), describe(rows));
    return rows->integer(0, 0, -1);
}

} // namespace

// As a tenant: in a database of its own, as a role that owns its schema and nothing else on the server.
class LaboratorioTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Connection> tenant()
    {
        const QString role = TestCluster::createRole(QStringLiteral("pw"));
        const QString database = TestCluster::createDatabase(role);
        auto connection = Connection::open(TestCluster::as(role, QStringLiteral("pw"), database));
        if (!connection)
            qFatal("%s", describe(connection));
        return std::move(*connection);
    }

    std::unique_ptr<Connection> m_filled; // at head, with rows

    Connection &filled()
    {
        if (!m_filled) {
            m_filled = tenant();
            if (const auto done = migrate(*m_filled).and_then([&] { return seed(*m_filled, QStringLiteral("ana@example.org")); }).and_then([&] {
                    return sample(*m_filled, 300, 7);
                });
                !done)
                qFatal("%s", describe(done));
        }
        return *m_filled;
    }

private slots:
    void cleanup()
    {
        if (m_filled && m_filled->inTransaction())
            m_filled.reset();
    }
    void cleanupTestCase() { m_filled.reset(); }

    void everyVersionApplies()
    {
        const auto set = local::demoMigrations();
        QVERIFY2(set, describe(set));
        const auto connection = tenant();
        const auto done = migrate(*connection);
        QVERIFY2(done, describe(done));
        QCOMPARE(count(*connection, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 0);
        QVERIFY(count(*connection, "SELECT count(*) FROM test") >= 60);
        QVERIFY(count(*connection, "SELECT count(*) FROM panel") >= 10);
        // Every numeric test but none of the others has a range.
        QCOMPARE(count(*connection, "SELECT count(*) FROM test t WHERE (result_kind = 'numeric') <> EXISTS "
                                    "(SELECT 1 FROM reference_range r WHERE r.test_id = t.id)"), 0);
        // Every foreign key has an index that begins with it: deleting a row does not read a whole table.
        QCOMPARE(count(*connection, "SELECT count(*) FROM pg_constraint c WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS "
                                    "(SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]) "
                                    "AND c.conname NOT IN ('patient_merge_merged_id_fkey', 'control_lot_test_id_fkey')"), 0);
    }

    void seedMakesTheFirstAdmin()
    {
        const auto connection = tenant();
        QVERIFY(migrate(*connection));
        for (int twice = 0; twice < 2; ++twice) {
            const auto done = seed(*connection, QStringLiteral(" Ana@Example.org "));
            QVERIFY2(done, describe(done));
        }
        const auto rows = connection->query("SELECT email, full_name, role, must_change_password, password_hash FROM app_user");
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->text(0, 0), QStringLiteral("Ana@Example.org"));
        QCOMPARE(rows->text(0, 1), QStringLiteral("Ana \"O'Higgins\"; DROP TABLE app_user; --"));
        QCOMPARE(rows->text(0, 2), QStringLiteral("admin"));
        QVERIFY(rows->boolean(0, 3));
        QCOMPARE(rows->text(0, 4), hash);
        const auto company = connection->query("SELECT value FROM app_setting WHERE key = 'company.name'");
        QVERIFY2(company, describe(company));
        QCOMPARE(company->text(0, 0), QStringLiteral("Panadería O'Higgins $$ \\"));
        // However it is typed, an address has one account.
        const auto again = connection->query("INSERT INTO app_user (email, full_name, password_hash, role) VALUES ('ANA@example.ORG', 'x', $1, 'readonly')", {hash});
        QVERIFY(!again);
        QCOMPARE(again.error().sqlstate, QStringLiteral("23505"));
    }

    void withoutAnAddressNoAccount()
    {
        const auto connection = tenant();
        QVERIFY(migrate(*connection));
        const auto done = seed(*connection, QString(), QString());
        QVERIFY2(done, describe(done));
        QCOMPARE(count(*connection, "SELECT count(*) FROM app_user"), 0);
    }

    void anOpenPasswordIsNoHash()
    {
        const auto connection = tenant();
        QVERIFY(migrate(*connection));
        const auto done = seed(*connection, QStringLiteral("ana@example.org"), QStringLiteral("secret"));
        QVERIFY(!done);
        QCOMPARE(done.error().sqlstate, QStringLiteral("23514"));
        QCOMPARE(count(*connection, "SELECT count(*) FROM app_setting WHERE key LIKE 'company.%'"), 0); // nothing half done
    }

    void rowsHoldTogether_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("invoices are the sum of their lines")
            << QByteArray("SELECT count(*) FROM invoice i LEFT JOIN (SELECT invoice_id, sum(net) net, sum(tax) tax FROM invoice_line GROUP BY 1) l "
                          "ON l.invoice_id = i.id WHERE (i.net, i.tax) IS DISTINCT FROM (coalesce(l.net, 0), coalesce(l.tax, 0)) OR i.total <> i.net + i.tax");
        QTest::newRow("paid is the sum of payments")
            << QByteArray("SELECT count(*) FROM invoice i WHERE i.paid <> coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice_id = i.id), 0)");
        QTest::newRow("every invoice has lines") << QByteArray("SELECT count(*) FROM invoice i WHERE NOT EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = i.id)");
        QTest::newRow("validated by somebody who may")
            << QByteArray("SELECT count(*) FROM result r LEFT JOIN app_user u ON u.id = r.validated_by "
                          "WHERE r.status <> 'preliminary' AND (u.role IS NULL OR u.role NOT IN ('admin', 'technologist', 'pathologist'))");
        QTest::newRow("approved by another person") << QByteArray("SELECT count(*) FROM result WHERE approved_by = validated_by");
        QTest::newRow("amended results have a newer version")
            << QByteArray("SELECT count(*) FROM result r WHERE r.status = 'amended' AND NOT EXISTS "
                          "(SELECT 1 FROM result n WHERE n.order_item_id = r.order_item_id AND n.version = r.version + 1)");
        QTest::newRow("complete orders have all results")
            << QByteArray("SELECT count(*) FROM lab_order o JOIN order_item i ON i.order_id = o.id WHERE o.status IN ('completed', 'delivered') "
                          "AND NOT EXISTS (SELECT 1 FROM result r WHERE r.order_item_id = i.id AND r.status IN ('validated', 'approved'))");
        QTest::newRow("cancelled orders have no results")
            << QByteArray("SELECT count(*) FROM lab_order o JOIN order_item i ON i.order_id = o.id JOIN result r ON r.order_item_id = i.id "
                          "WHERE o.status IN ('cancelled', 'registered')");
        QTest::newRow("tubes are of the kind that the test needs")
            << QByteArray("SELECT count(*) FROM order_item i JOIN sample s ON s.id = i.sample_id JOIN test t ON t.id = i.test_id WHERE s.specimen_type_id <> t.specimen_type_id");
        QTest::newRow("custody ends in the state of the tube")
            << QByteArray("SELECT count(*) FROM sample s WHERE s.state <> (SELECT e.to_state FROM sample_event e WHERE e.sample_id = s.id ORDER BY e.happened_at DESC, e.id DESC LIMIT 1)");
        QTest::newRow("barcodes have their check digit") << QByteArray("SELECT count(*) FROM sample WHERE right(barcode, 1)::integer <> luhn_digit(left(barcode, -1))");
        QTest::newRow("nothing happens in the future")
            << QByteArray("SELECT (SELECT count(*) FROM lab_order WHERE ordered_at > now()) + (SELECT count(*) FROM result WHERE validated_at > now()) "
                          "+ (SELECT count(*) FROM payment WHERE paid_at > now()) + (SELECT count(*) FROM sample WHERE received_at > now())");
        QTest::newRow("orders are not older than their patient")
            << QByteArray("SELECT count(*) FROM lab_order o JOIN patient p ON p.id = o.patient_id WHERE o.ordered_at < p.created_at - interval '1 day' OR o.ordered_at::date < p.birth_date - 1");
        // What was computed for all at once is what the row triggers compute.
        QTest::newRow("flags and ranges as the trigger gives them")
            << QByteArray("SELECT count(*) FROM result r JOIN order_item i ON i.id = r.order_item_id JOIN test t ON t.id = i.test_id "
                          "JOIN lab_order o ON o.id = i.order_id JOIN patient p ON p.id = o.patient_id "
                          "CROSS JOIN LATERAL reference_range_for(t.id, p.sex, (o.ordered_at AT TIME ZONE 'UTC')::date - p.birth_date) q "
                          "WHERE t.result_kind = 'numeric' AND (r.flag, r.reference_low, r.reference_high, r.unit, r.numeric_value) IS DISTINCT FROM "
                          "(flag_for(r.numeric_value, q.low, q.high, q.critical_low, q.critical_high), q.low, q.high, t.unit, round(r.numeric_value, t.decimals))");
        QTest::newRow("triggers are on again") << QByteArray("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'");
        QTest::newRow("helpers are gone") << QByteArray("SELECT count(*) FROM pg_proc WHERE proname LIKE 'demo%'");
    }

    void rowsHoldTogether()
    {
        QFETCH(QByteArray, sql);
        QCOMPARE(count(filled(), sql), 0);
    }

    void rowsAreBelievable()
    {
        Connection &c = filled();
        QCOMPARE(count(c, "SELECT count(*) FROM patient"), 300);
        QVERIFY(count(c, "SELECT count(*) FROM lab_order") >= 300);
        QVERIFY(count(c, "SELECT count(*) FROM result") >= 1500);
        QVERIFY(count(c, "SELECT count(*) FROM payment") >= 200);
        QVERIFY(count(c, "SELECT count(DISTINCT full_name) FROM patient") > 250);
        QVERIFY(count(c, "SELECT count(DISTINCT date_trunc('month', ordered_at)) FROM lab_order") >= 17);
        QVERIFY(count(c, "SELECT count(*) FROM result WHERE status = 'amended'") >= 1);
        const qint64 normal = count(c, "SELECT 100 * count(*) FILTER (WHERE flag = 'normal') / count(*) FROM result WHERE flag IS NOT NULL");
        QVERIFY2(normal > 70 && normal < 97, qPrintable(QString::number(normal)));
        QVERIFY(count(c, "SELECT count(*) FROM control_run WHERE z_score IS NOT NULL") > 100);
        QVERIFY(count(c, "SELECT count(*) FROM report_line") > 1000);
        QVERIFY(count(c, "SELECT count(*) FROM turnaround(CURRENT_DATE - 600, CURRENT_DATE)") > 20);
        QVERIFY(count(c, "SELECT count(*) FROM receivable") > 5);
        // A second time adds nothing.
        const auto again = sample(c, 300, 8);
        QVERIFY2(again, describe(again));
        QCOMPARE(count(c, "SELECT count(*) FROM patient"), 300);
    }

    void sameSeedSameRows()
    {
        const QByteArray digest = "SELECT md5(string_agg(p.full_name || p.document_number || p.birth_date || o.order_number || o.status || coalesce(r.numeric_value::text, r.text_value, ''), ',' "
                                  "ORDER BY o.id, i.id, r.id)) FROM patient p JOIN lab_order o ON o.patient_id = p.id JOIN order_item i ON i.order_id = o.id LEFT JOIN result r ON r.order_item_id = i.id "
                                  "WHERE o.ordered_at < now() - interval '5 days'"; // the newest depend on the minute
        QByteArray digests[3];
        for (int i = 0; i < 3; ++i) {
            const auto connection = tenant();
            QVERIFY(migrate(*connection, 8)); // as old as the demo's oldest: later tables are not there
            const auto done = sample(*connection, 60, i == 2 ? 4 : 3);
            QVERIFY2(done, describe(done));
            const auto rows = connection->query(digest);
            QVERIFY2(rows, describe(rows));
            digests[i] = rows->bytes(0, 0);
        }
        QVERIFY(!digests[0].isEmpty());
        QCOMPARE(digests[0], digests[1]);
        QVERIFY(digests[0] != digests[2]);
    }

    void flagsFollowTheRangeOfThePerson_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sex");
        QTest::addColumn<int>("days");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("flag");
        QTest::newRow("woman") << QStringLiteral("HGB") << QStringLiteral("F") << 11000 << 13.0 << QStringLiteral("normal");
        QTest::newRow("man") << QStringLiteral("HGB") << QStringLiteral("M") << 11000 << 13.0 << QStringLiteral("low");
        QTest::newRow("newborn") << QStringLiteral("HGB") << QStringLiteral("M") << 3 << 19.0 << QStringLiteral("normal");
        QTest::newRow("at the bound") << QStringLiteral("GLU") << QStringLiteral("M") << 11000 << 100.0 << QStringLiteral("normal");
        QTest::newRow("past the bound") << QStringLiteral("GLU") << QStringLiteral("M") << 11000 << 101.0 << QStringLiteral("high");
        QTest::newRow("rounded to the bound") << QStringLiteral("GLU") << QStringLiteral("M") << 11000 << 100.4 << QStringLiteral("normal");
        QTest::newRow("critical") << QStringLiteral("K") << QStringLiteral("F") << 11000 << 6.9 << QStringLiteral("critical_high");
        QTest::newRow("open below") << QStringLiteral("COL") << QStringLiteral("F") << 11000 << 12.0 << QStringLiteral("normal");
        QTest::newRow("open above") << QStringLiteral("HDL") << QStringLiteral("F") << 11000 << 190.0 << QStringLiteral("normal");
        QTest::newRow("no range") << QStringLiteral("PSA") << QStringLiteral("F") << 11000 << 1.0 << QString();
    }

    void flagsFollowTheRangeOfThePerson()
    {
        QFETCH(QString, code);
        QFETCH(QString, sex);
        QFETCH(int, days);
        QFETCH(double, value);
        QFETCH(QString, flag);
        Connection &c = filled();
        QVERIFY(c.query("BEGIN"));
        const auto patient = c.query("INSERT INTO patient (document_number, given_names, family_names, sex, birth_date) "
                                     "VALUES ('ZZ0001', 'Ana', 'Prueba', $1, CURRENT_DATE - $2::integer) RETURNING id", {sex, days});
        QVERIFY2(patient, describe(patient));
        const auto order = c.query("INSERT INTO lab_order (patient_id, branch_id, ordered_at) VALUES ($1, (SELECT min(id) FROM branch), CURRENT_DATE + time '12:00') RETURNING id",
                                   {patient->text(0, 0)});
        QVERIFY2(order, describe(order));
        const auto item = c.query("INSERT INTO order_item (order_id, test_id) SELECT $1, id FROM test WHERE code = $2 RETURNING id", {order->text(0, 0), code});
        QVERIFY2(item, describe(item));
        const auto result = c.query("INSERT INTO result (order_item_id, numeric_value) VALUES ($1, $2) RETURNING flag, unit", {item->text(0, 0), value});
        QVERIFY2(result, describe(result));
        QCOMPARE(result->text(0, 0), flag);
        QVERIFY(!result->text(0, 1).isEmpty());
        QVERIFY(c.query("ROLLBACK"));
    }

    void historyStays_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("sqlstate");
        QTest::newRow("a validated value is not changed")
            << QByteArray("UPDATE result SET numeric_value = numeric_value + 1 WHERE status = 'validated' AND numeric_value IS NOT NULL") << QStringLiteral("23514");
        QTest::newRow("a validated result is not deleted") << QByteArray("DELETE FROM result WHERE status = 'approved'") << QStringLiteral("23514");
        QTest::newRow("a choice that is none")
            << QByteArray("SELECT amend_result(id, NULL, 'Quizás', (SELECT min(id) FROM app_user WHERE role = 'admin'), 'error') FROM result "
                          "WHERE status = 'validated' AND text_value IS NOT NULL ORDER BY id LIMIT 1") << QStringLiteral("23514");
        QTest::newRow("a number where a choice is asked for")
            << QByteArray("SELECT amend_result(id, 3, NULL, (SELECT min(id) FROM app_user WHERE role = 'admin'), 'error') FROM result "
                          "WHERE status = 'validated' AND text_value IS NOT NULL ORDER BY id LIMIT 1") << QStringLiteral("23514");
        QTest::newRow("validated by the receptionist")
            << QByteArray("SELECT validate_result((SELECT min(id) FROM result), (SELECT min(id) FROM app_user WHERE role = 'receptionist'))") << QStringLiteral("42501");
        QTest::newRow("approved by who validated it")
            << QByteArray("SELECT approve_result(r.id, (SELECT min(id) FROM app_user WHERE role = 'admin')) FROM "
                          "(SELECT amend_result(id, 5, NULL, (SELECT min(id) FROM app_user WHERE role = 'admin'), 'error') AS id FROM result "
                          " WHERE status = 'validated' AND numeric_value IS NOT NULL ORDER BY id LIMIT 1) r") << QStringLiteral("42501");
        QTest::newRow("the audit trail is not edited") << QByteArray("UPDATE audit_entry SET action = 'DELETE'") << QStringLiteral("42501");
        QTest::newRow("the audit trail is not cut") << QByteArray("DELETE FROM audit_entry") << QStringLiteral("42501");
        QTest::newRow("the audit trail is not emptied") << QByteArray("TRUNCATE audit_entry") << QStringLiteral("42501");
        QTest::newRow("a tube of another order")
            << QByteArray("UPDATE order_item i SET sample_id = (SELECT s.id FROM sample s WHERE s.order_id <> i.order_id ORDER BY s.id LIMIT 1) WHERE i.id = (SELECT min(id) FROM order_item)")
            << QStringLiteral("23503");
        QTest::newRow("a discarded tube comes back") << QByteArray("UPDATE sample SET state = 'received' WHERE state = 'discarded'") << QStringLiteral("23514");
        QTest::newRow("ranges that overlap")
            << QByteArray("INSERT INTO reference_range (test_id, age_from_days, age_to_days, low, high) SELECT id, 40, 50, 1, 2 FROM test WHERE code = 'TSH'") << QStringLiteral("23P01");
        QTest::newRow("paid twice")
            << QByteArray("INSERT INTO payment (invoice_id, amount, method) SELECT id, total, 'cash' FROM invoice WHERE balance = 0 AND total > 0 ORDER BY id LIMIT 1") << QStringLiteral("23514");
        QTest::newRow("charged twice")
            << QByteArray("INSERT INTO invoice (order_id, insurer_id) SELECT order_id, insurer_id FROM invoice ORDER BY id LIMIT 1") << QStringLiteral("23505");
    }

    void historyStays()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, sqlstate);
        Connection &c = filled();
        const auto done = c.transaction([&]() -> base::Result<void> {
            TRYV(c.query("UPDATE patient SET phone = '1' WHERE id = (SELECT min(id) FROM patient)")); // something to audit
            TRYV(c.query(sql));
            return base::fail(base::Kind::Cancelled, "rolled back");
        });
        QVERIFY(!done);
        QCOMPARE(done.error().sqlstate, sqlstate);
    }

    void totalsFollowTheirLines()
    {
        Connection &c = filled();
        const auto done = c.transaction([&]() -> base::Result<void> {
            TRY(const auto invoice, c.query("SELECT i.id FROM invoice i WHERE i.paid = 0 AND (SELECT count(*) FROM invoice_line l WHERE l.invoice_id = i.id) > 1 ORDER BY i.id LIMIT 1"));
            const QString id = invoice.text(0, 0);
            TRYV(c.query("UPDATE invoice_line SET unit_price = 10.005, discount_percent = 0, tax_percent = 12 WHERE invoice_id = $1", {id}));
            TRYV(c.query("DELETE FROM invoice_line WHERE invoice_id = $1 AND position > 1", {id}));
            TRY(const auto one, c.query("SELECT net, tax, total, balance FROM invoice WHERE id = $1", {id}));
            const QString first = one.text(0, 0) + QLatin1Char(' ') + one.text(0, 1) + QLatin1Char(' ') + one.text(0, 2) + QLatin1Char(' ') + one.text(0, 3);
            TRYV(c.query("DELETE FROM invoice_line WHERE invoice_id = $1", {id}));
            TRY(const auto none, c.query("SELECT total FROM invoice WHERE id = $1", {id}));
            return base::fail(base::Kind::Cancelled, {"%1 / %2", {first, none.text(0, 0)}});
        });
        QVERIFY(!done);
        QCOMPARE(done.error().message.args, QStringList({QStringLiteral("10.01 1.20 11.21 11.21"), QStringLiteral("0.00")}));
    }

    void amendedResultsAreKept()
    {
        Connection &c = filled();
        const auto done = c.transaction([&]() -> base::Result<void> {
            TRY(const auto old, c.query("SELECT id, order_item_id, numeric_value FROM result WHERE status = 'validated' AND numeric_value IS NOT NULL ORDER BY id LIMIT 1"));
            TRYV(c.query("SELECT amend_result($1, 7, NULL, (SELECT min(id) FROM app_user WHERE role = 'pathologist'), 'Dilución')", {old.text(0, 0)}));
            TRY(const auto now, c.query("SELECT version, status, numeric_value, amendment_reason FROM result WHERE order_item_id = $1 ORDER BY version", {old.text(0, 1)}));
            TRY(const auto audited, c.query("SELECT count(*) FROM audit_entry WHERE table_name = 'result' AND row_id = $1 AND after ->> 'status' = 'amended'", {old.text(0, 0)}));
            return base::fail(base::Kind::Cancelled, {"x", {QString::number(now.size()), now.text(0, 1), now.text(0, 2) == old.text(0, 2) ? QStringLiteral("kept") : QStringLiteral("lost"),
                                                            now.text(1, 1), now.text(1, 3), audited.text(0, 0)}});
        });
        QVERIFY(!done);
        QCOMPARE(done.error().message.args, QStringList({QStringLiteral("2"), QStringLiteral("amended"), QStringLiteral("kept"), QStringLiteral("validated"),
                                                         QStringLiteral("Dilución"), QStringLiteral("1")}));
    }

    void auditHoldsNoPassword()
    {
        QCOMPARE(count(filled(), "SELECT count(*) FROM audit_entry WHERE after::text LIKE '%argon2%' OR before::text LIKE '%argon2%'"), 0);
        QVERIFY(count(filled(), "SELECT count(*) FROM audit_entry WHERE table_name = 'app_user'") > 0);
    }
};

TENANTRY_TEST_MAIN(LaboratorioTest)
#include "laboratorio_test.moc"

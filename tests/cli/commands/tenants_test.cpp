// Tenants through the real program: the first five minutes, names, tables, states, secrets.
#include "ctl.h"
#include "support/qcamain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class TenantsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const
    {
        return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more);
    }
    QByteArray sql(const QString &statement) const { return ctl("local psql -- -Atqc", {statement}).out.trimmed(); }
    // Databases and roles there are.
    std::pair<int, int> made() const
    {
        const QByteArrayList counts = sql(u"SELECT (SELECT count(*) FROM pg_database), (SELECT count(*) FROM pg_roles)"_s).split('|');
        return {counts.value(0).toInt(), counts.value(1).toInt()};
    }

    // How often somebody was shown a tenant's password, as the audit chain has it.
    int timesShown(const QString &slug) const
    {
        const QString id = ctl("tenant show --json", {slug}).json().value(u"id"_s).toString();
        return ctl("local psql -- -d tenantry -Atqc", {u"SELECT count(*) FROM tenantry.event WHERE kind = 'operation' AND action = 'insert' AND operator = 'admin' "
                                                        "AND after ->> 'kind' = 'reveal' AND tenant_id = '%1'"_s.arg(id)}).out.trimmed().toInt();
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);\n");
        m_ctl->write(u"shop/0002_order.sql"_s, "CREATE TABLE \"order\" (id bigint PRIMARY KEY, customer bigint REFERENCES customer);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void theFirstTenant()
    {
        const Outcome tenantMade = ctl("tenant provision --product Shop --admin-email ana@example.org --json --name", {u"Panadería O'Higgins"_s});
        VERIFY_STATUS(tenantMade, 0);
        const QJsonObject tenant = tenantMade.json();
        QCOMPARE(tenant.value(u"slug"_s).toString(), u"panaderia-ohiggins"_s);
        QCOMPARE(tenant.value(u"name"_s).toString(), u"Panadería O'Higgins"_s);
        QCOMPARE(tenant.value(u"state"_s).toString(), u"active"_s);
        QCOMPARE(tenant.value(u"schema_version"_s).toString(), u"0002"_s);
        QCOMPARE(tenant.value(u"behind"_s).toInt(-1), 0);
        QVERIFY(!tenant.value(u"operation"_s).toString().isEmpty());
        QVERIFY(!tenant.contains(u"password"_s));
        QVERIFY(!tenant.contains(u"admin_password"_s));
        const QJsonArray steps = tenant.value(u"steps"_s).toArray();
        QCOMPARE(steps.size(), 10);
        for (const auto &step : steps) {
            const QString state = step.toObject().value(u"state"_s).toString();
            QVERIFY2(state == u"done"_s || state == u"skipped"_s, qPrintable(state));
            QVERIFY(step.toObject().contains(u"ms"_s));
            QVERIFY(!step.toObject().value(u"name"_s).toString().isEmpty());
        }
        QVERIFY(QRegularExpression(u"\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\z"_s).match(tenant.value(u"created_at"_s).toString()).hasMatch());

        for (const QString &reference : {u"panaderia-ohiggins"_s, tenant.value(u"id"_s).toString(), u"panaderia-ohiggins.tenantry.localhost"_s}) {
            const Outcome shown = ctl("tenant show --json", {reference});
            VERIFY_STATUS(shown, 0);
            QCOMPARE(shown.json().value(u"id"_s), tenant.value(u"id"_s));
            for (const char *key : {"id", "slug", "name", "subdomain", "product", "plan", "driver", "server", "deployment", "state", "database", "role",
                                    "schema_version", "head_version", "behind", "size_bytes", "created_at"})
                QVERIFY2(shown.json().contains(QLatin1String(key)), key);
        }
        const QJsonObject list = ctl("tenant list --json --filter state:active").json();
        QCOMPARE(list.value(u"total"_s).toInt(), 1);
        QCOMPARE(list.value(u"tenants"_s).toArray().at(0).toObject().value(u"slug"_s).toString(), u"panaderia-ohiggins"_s);
        QCOMPARE(ctl("tenant list --json --filter state:paused").json().value(u"total"_s).toInt(-1), 0);
        QVERIFY(ctl("tenant list").out.contains("Panadería O'Higgins"));

        const Outcome operation = ctl("operation show --json", {tenant.value(u"operation"_s).toString()});
        VERIFY_STATUS(operation, 0);
        for (const char *key : {"id", "kind", "tenant", "state", "steps", "error"})
            QVERIFY2(operation.json().contains(QLatin1String(key)), key);
        QCOMPARE(operation.json().value(u"state"_s).toString(), u"succeeded"_s);
        QCOMPARE(operation.json().value(u"tenant"_s).toString(), u"panaderia-ohiggins"_s);
        QVERIFY(operation.json().value(u"error"_s).isNull());
        QVERIFY(ctl("operation list --json").json().value(u"total"_s).toInt() >= 1);
        VERIFY_STATUS(ctl("operation show", {tenant.value(u"operation"_s).toString()}), 0);
        // Done is done.
        VERIFY_STATUS(ctl("operation undo", {tenant.value(u"operation"_s).toString()}), 5);
    }

    void whatIsNotThereEndsWith3()
    {
        for (const char *line : {"tenant show nobody", "tenant edit nobody --note x", "tenant pause nobody", "tenant credentials nobody",
                                 "operation show 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21", "operation resume 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21",
                                 "operation undo not-an-id", "operation show not-an-id", "tenant provision --name X --product Nothing"}) {
            const Outcome outcome = ctl(line, {u"--json"_s});
            VERIFY_STATUS(outcome, 3);
            QVERIFY2(outcome.out.isEmpty(), line);
            QCOMPARE(outcome.error().value(u"kind"_s).toString(), u"not_found"_s);
        }
    }

    void takenNamesEndWith5()
    {
        VERIFY_STATUS(ctl("tenant provision --name Taken"), 0);
        const Outcome slug = ctl("tenant provision --name Taken --json");
        VERIFY_STATUS(slug, 5);
        QVERIFY2(slug.error().value(u"message"_s).toString().contains(u"taken"_s), slug.err.constData());
        VERIFY_STATUS(ctl("tenant provision --name Other --slug other --subdomain taken"), 5);
        VERIFY_STATUS(ctl("tenant provision --name Taken --test-only"), 5);
        VERIFY_STATUS(ctl("tenant show other"), 3);
    }

    void testOnlyChecksAndChangesNothing()
    {
        const auto before = made();
        const Outcome good = ctl("tenant provision --name Maybe --test-only --json");
        VERIFY_STATUS(good, 0);
        QVERIFY(good.json().value(u"ok"_s).toBool());
        const QJsonArray checks = good.json().value(u"checks"_s).toArray();
        QVERIFY(checks.size() >= 5);
        for (const auto &check : checks)
            for (const char *key : {"name", "ok", "message", "hint"})
                QVERIFY2(check.toObject().contains(QLatin1String(key)), key);
        const Outcome bad = ctl("tenant provision --test-only --json --name Maybe --slug Upper_Case");
        VERIFY_STATUS(bad, 2);
        QVERIFY(!bad.json().value(u"ok"_s).toBool(true));
        VERIFY_STATUS(ctl("tenant provision --name Maybe --test-only"), 0);
        VERIFY_STATUS(ctl("tenant show maybe"), 3);
        QCOMPARE(made(), before);
    }

    // Accepted exactly as typed, or refused with the reason before anything is made.
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("status");
        const auto row = [](const char *title, const QString &name, const QStringList &more, int status) { QTest::newRow(title) << name << more << status; };
        const auto slug = [](const char *text) { return QStringList{u"--slug"_s, QString::fromUtf8(text)}; };
        row("one letter", u"Q"_s, {}, 0);
        row("63-letter slug", u"Long"_s, {u"--slug"_s, QString(63, u's')}, 0);
        row("64-letter slug", u"Long"_s, {u"--slug"_s, QString(64, u's')}, 2);
        row("200 letters", QString(200, u'n'), slug("n200"), 0);
        row("201 letters", QString(201, u'n'), slug("n201"), 2);
        row("emoji", u"Café 🌞"_s, {}, 0);
        row("only emoji has no slug", u"🌞🌞"_s, {}, 2);
        row("only emoji with a slug", u"🌞🌞"_s, slug("sun-sun"), 0);
        row("right to left", u"مخبز"_s, slug("makhbaz"), 0);
        row("override", u"abc\u202Edef"_s, {}, 2);
        row("control", u"abc\x1b[31m"_s, {}, 2);
        row("quotes", u"O'Brien \"and\" Söhne"_s, {}, 0);
        row("backslash", u"back\\slash"_s, {}, 0);
        row("injection", u"x'; DROP TABLE tenantry.tenant; --"_s, {}, 0);
        row("dollars", u"$$ money $$"_s, {}, 0);
        row("blank", u"   "_s, {}, 2);
        row("space at the end", u"Trailing "_s, {}, 2);
        row("leading digit slug", u"Digits"_s, slug("1shop"), 2);
        row("upper-case slug", u"Upper"_s, slug("Shop"), 2);
        row("reserved subdomain", u"Www"_s, {u"--slug"_s, u"www-shop"_s, u"--subdomain"_s, u"www"_s}, 2);
        row("template0", u"T0"_s, {u"--database"_s, u"template0"_s}, 2);
        row("postgres", u"Pg"_s, {u"--database"_s, u"postgres"_s}, 2);
        row("pg_ role", u"Pgr"_s, {u"--role"_s, u"pg_read_all"_s}, 2);
        row("63-byte database", u"B63"_s, {u"--database"_s, QString(63, u'd'), u"--role"_s, u"b63"_s}, 0);
        row("64-byte database", u"B64"_s, {u"--database"_s, QString(64, u'd'), u"--role"_s, u"b64"_s}, 2);
        row("multibyte at the cut", u"Cut"_s, {u"--database"_s, QString(62, u'd') + u'ñ', u"--role"_s, u"cut"_s}, 2);
        row("strange but legal database", u"Strange"_s, {u"--database"_s, u"sel\"ect; -- $$'"_s, u"--role"_s, u"Robert'); DROP ROLE--"_s}, 0);
        row("reserved word", u"Select"_s, {u"--database"_s, u"select"_s, u"--role"_s, u"user"_s}, 0);
        row("differs in case only", u"Strange2"_s, {u"--database"_s, u"SELECT"_s, u"--role"_s, u"USER"_s}, 0);
        row("bad e-mail", u"Mail"_s, {u"--admin-email"_s, u"not an address"_s}, 2);
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, more);
        QFETCH(int, status);
        const auto before = made();
        const Outcome outcome = ctl("tenant provision --json --product Shop --name", QStringList{name} + more);
        VERIFY_STATUS(outcome, status);
        QVERIFY(!outcome.both().contains('\x1b'));
        QVERIFY(!outcome.both().contains("\u202e"));
        if (status == 0) {
            QCOMPARE(outcome.json().value(u"name"_s).toString(), name);
            if (const qsizetype at = more.indexOf(u"--database"_s); at >= 0)
                QCOMPARE(outcome.json().value(u"database"_s).toString(), more.at(at + 1));
            QCOMPARE(made(), std::pair(before.first + 1, before.second + 3)); // its own role, and the two that look
            const Outcome table = ctl("tenant list --columns name --filter", {u"id:"_s + outcome.json().value(u"id"_s).toString()});
            VERIFY_STATUS(table, 0);
            QVERIFY2(table.out.contains(name.toUtf8()), table.out.constData());
        } else {
            QVERIFY(outcome.out.isEmpty());
            QVERIFY(!outcome.error().value(u"message"_s).toString().isEmpty());
            QCOMPARE(made(), before);
        }
    }

    void statesMoveAsTheyMay()
    {
        VERIFY_STATUS(ctl("tenant provision --name Mover"), 0);
        const auto state = [this] { return ctl("tenant show mover --json").json().value(u"state"_s).toString(); };
        const auto mayEnter = [this] {
            const QString role = ctl("tenant show mover --json").json().value(u"role"_s).toString();
            return sql(u"SELECT rolcanlogin FROM pg_roles WHERE rolname = '%1'"_s.arg(role)) == "t";
        };
        QVERIFY(mayEnter());
        const Outcome paused = ctl("tenant pause mover --json");
        VERIFY_STATUS(paused, 0);
        QVERIFY(!mayEnter());
        QCOMPARE(paused.json().value(u"state"_s).toString(), u"paused"_s);
        VERIFY_STATUS(ctl("tenant pause mover"), 0); // twice is once
        const QByteArray told = ctl("tenant timeline mover --lang es").out;
        QVERIFY2(told.contains("Pausa ") && told.contains("Estado: activo → en pausa"), told.constData());
        QVERIFY(ctl("operation list --lang es").out.contains("Aprovisionamiento"));
        QVERIFY(ctl("audit list --lang es --limit 20").out.contains("Estado"));
        VERIFY_STATUS(ctl("tenant activate mover"), 0);
        QVERIFY(mayEnter());
        QCOMPARE(state(), u"active"_s);
        VERIFY_STATUS(ctl("tenant maintenance mover"), 0);
        QVERIFY(!mayEnter());
        QCOMPARE(state(), u"maintenance"_s);
        VERIFY_STATUS(ctl("tenant activate mover"), 0);
        const Outcome several = ctl("tenant pause mover nobody --json");
        VERIFY_STATUS(several, 6);
        QCOMPARE(several.json().value(u"tenants"_s).toArray().size(), 1);
        QCOMPARE(several.json().value(u"failed"_s).toArray().size(), 1);
        VERIFY_STATUS(ctl("tenant activate mover"), 0);

        // Left in the middle, as by a program that died: `operation` finishes it, or takes it back.
        for (const char *verb : {"resume", "undo"}) {
            const QString id = ctl("tenant show mover --json").json().value(u"id"_s).toString();
            const QString operation = QUuid::createUuid().toString(QUuid::WithoutBraces);
            const Outcome left = ctl("local psql -- -d tenantry -Atqc", {
                u"INSERT INTO tenantry.operation (id, kind, tenant_id, tenant_slug, tenant_name, arguments, state) VALUES ('%1', 'pause', '%2', 'mover', 'Mover', "
                "'{\"from\": \"active\", \"to\": \"paused\"}', 'running'); INSERT INTO tenantry.operation_step (operation_id, position, name, state, attempts) "
                "VALUES ('%1', 1, 'close', 'running', 1), ('%1', 2, 'state', 'pending', 0)"_s.arg(operation, id)});
            VERIFY_STATUS(left, 0);
            const Outcome done = m_ctl->run({u"operation"_s, QString::fromLatin1(verb), operation, u"--json"_s});
            VERIFY_STATUS(done, 0);
            const bool resumed = done.json().value(u"state"_s).toString() == u"succeeded"_s;
            QCOMPARE(resumed, qstrcmp(verb, "resume") == 0);
            QCOMPARE(state(), resumed ? u"paused"_s : u"active"_s);
            QCOMPARE(mayEnter(), !resumed);
            VERIFY_STATUS(ctl("tenant activate mover"), 0);
        }
    }

    void theRecoveryKeyIsMadeAnew()
    {
        VERIFY_STATUS(ctl("registry recovery-key"), 2); // nobody there to say yes
        const Outcome first = ctl("registry recovery-key --yes --json"), second = ctl("registry recovery-key --yes --json");
        VERIFY_STATUS(first, 0);
        VERIFY_STATUS(second, 0);
        const QString key = second.json().value(u"recovery_key"_s).toString();
        QVERIFY(key.size() > 36 && key != first.json().value(u"recovery_key"_s).toString());
        const Outcome live = ctl("local psql -- -d tenantry -Atqc", {u"SELECT count(*) FROM tenantry.recovery_key WHERE retired_at IS NULL"_s});
        QCOMPARE(live.out.trimmed(), QByteArray("1"));
    }

    void editingChangesTheRegistry()
    {
        VERIFY_STATUS(ctl("tenant provision --name Editable --label one"), 0);
        VERIFY_STATUS(ctl("plan add titanium"), 0);
        const Outcome edited = ctl("tenant edit editable --plan titanium --add-label two --note hello --admin-email b@example.org --json --name", {u"Éditable S.A."_s});
        VERIFY_STATUS(edited, 0);
        const QJsonObject tenant = ctl("tenant show editable --json").json();
        QCOMPARE(tenant, edited.json());
        QCOMPARE(tenant.value(u"plan"_s).toString(), u"titanium"_s);
        QCOMPARE(tenant.value(u"name"_s).toString(), u"Éditable S.A."_s);
        QCOMPARE(tenant.value(u"labels"_s).toArray().size(), 2);
        QCOMPARE(ctl("tenant edit editable --label= --json").json().value(u"labels"_s).toArray().size(), 0);
        VERIFY_STATUS(ctl("tenant edit editable"), 2);
        VERIFY_STATUS(ctl("tenant edit editable --plan none"), 3);
        VERIFY_STATUS(ctl("tenant edit editable --admin-email", {u"not an address"_s}), 2);
    }

    void secretsAreShownOnlyWhenAskedFor()
    {
        const Outcome tenantMade = ctl("tenant provision --name Secretive --admin-email s@example.org --show-secret --json");
        VERIFY_STATUS(tenantMade, 0);
        const QByteArray password = tenantMade.json().value(u"password"_s).toString().toUtf8();
        QVERIFY(password.size() >= 16);
        QVERIFY(tenantMade.json().value(u"admin_password"_s).isNull()); // the product has no seed: there is no account
        QVERIFY(tenantMade.json().value(u"notes"_s).toArray().isEmpty());
        QCOMPARE(timesShown(u"secretive"_s), 1);
        for (const char *line : {"tenant show secretive", "tenant show secretive --json", "tenant list --json", "tenant credentials secretive",
                                 "tenant credentials secretive --json", "operation list --json", "server list --json", "registry status --json"}) {
            const Outcome outcome = ctl(line, {u"--verbose"_s});
            VERIFY_STATUS(outcome, 0);
            QVERIFY2(!outcome.both().contains(password), line);
        }
        const Outcome shown = ctl("tenant credentials secretive --show-secret --json");
        VERIFY_STATUS(shown, 0);
        QCOMPARE(shown.json().value(u"password"_s).toString().toUtf8(), password);
        for (const char *key : {"host", "port", "database", "role", "uri"})
            QVERIFY2(shown.json().contains(QLatin1String(key)), key);
        QVERIFY(!shown.json().value(u"uri"_s).toString().toUtf8().contains(password));
        QCOMPARE(timesShown(u"secretive"_s), 2); // and it was written down who saw it
        // An operation that succeeded long ago shows what the tenant has now, and that is written down too.
        const QString operation = tenantMade.json().value(u"operation"_s).toString();
        const Outcome silent = ctl("operation resume --json", {operation});
        VERIFY_STATUS(silent, 0);
        QVERIFY(!silent.json().contains(u"password"_s));
        QCOMPARE(timesShown(u"secretive"_s), 2);
        const Outcome resumed = ctl("operation resume --show-secret --json", {operation});
        VERIFY_STATUS(resumed, 0);
        QCOMPARE(resumed.json().value(u"password"_s).toString().toUtf8(), password);
        QCOMPARE(timesShown(u"secretive"_s), 3);
        // Four rows at a time are written down like one.
        const Outcome table = ctl("tenant provision --product Shop --show-secret --json --csv", {m_ctl->write(u"seen.csv"_s, "name\nSeen\n")});
        VERIFY_STATUS(table, 0);
        QVERIFY(!table.lines().first().value(u"password"_s).toString().isEmpty());
        QCOMPARE(timesShown(u"seen"_s), 1);
    }

    void listingChoosesColumnsAndOrder()
    {
        VERIFY_STATUS(ctl("tenant provision --name Aardvark"), 0);
        VERIFY_STATUS(ctl("tenant provision --name Zebra"), 0);
        const QJsonArray up = ctl("tenant list --json --sort name --columns name,slug").json().value(u"tenants"_s).toArray();
        const QJsonArray down = ctl("tenant list --json --sort -name --columns name,slug").json().value(u"tenants"_s).toArray();
        QVERIFY(up.size() >= 2);
        QCOMPARE(up.at(0).toObject().keys(), (QStringList{u"name"_s, u"slug"_s}));
        QCOMPARE(up.first(), down.last());
        const Outcome table = ctl("tenant list --columns slug,state --lang es --limit 2");
        QCOMPARE(table.out.count('\n'), 3);
        QVERIFY2(table.out.contains("Estado"), table.out.constData());
        QCOMPARE(ctl("tenant list --json --limit 1").json().value(u"tenants"_s).toArray().size(), 1);
    }

    void aTableOfTenants()
    {
        const QByteArray table = "\xEF\xBB\xBF" "name;slug;product;plan;admin_email;labels\r\n"
                                 "\"Uno; \"\"primero\"\"\";uno;Shop;;uno@example.org;a\r\n"
                                 "Dos;;Shop;;;\r\n"
                                 "Dos;dos;Shop;;;\r\n"            // repeats the line before
                                 "Tres;Tres_Malo;Shop;;;\r\n"     // a slug that cannot be
                                 "Cuatro;cuatro;Nothing;;;\r\n"   // no such product
                                 "Cinco;cinco;Shop;;;\r\n";
        const QString file = m_ctl->write(u"tenants.csv"_s, table);
        const Outcome checked = ctl("tenant provision --test-only --json --csv", {file});
        VERIFY_STATUS(checked, 6);
        QCOMPARE(ctl("tenant show cinco").status, 3);

        const Outcome run = ctl("tenant provision --json --csv", {file});
        VERIFY_STATUS(run, 6);
        const QList<QJsonObject> lines = run.lines();
        QCOMPARE(lines.size(), 7);
        QHash<int, QJsonObject> byLine;
        for (const QJsonObject &line : lines.mid(0, 6)) {
            QCOMPARE(line.value(u"event"_s).toString(), u"row"_s);
            byLine.insert(line.value(u"line"_s).toInt(), line);
        }
        QCOMPARE(byLine.value(2).value(u"name"_s).toString(), u"Uno; \"primero\""_s);
        QCOMPARE(byLine.value(2).value(u"state"_s).toString(), u"active"_s);
        QVERIFY(byLine.value(3).value(u"ok"_s).toBool() != byLine.value(4).value(u"ok"_s).toBool(true));
        QVERIFY(!byLine.value(5).value(u"ok"_s).toBool(true));
        QCOMPARE(byLine.value(5).value(u"error"_s).toObject().value(u"kind"_s).toString(), u"invalid_input"_s);
        QVERIFY(!byLine.value(6).value(u"ok"_s).toBool(true));
        QVERIFY(byLine.value(7).value(u"ok"_s).toBool());
        const QJsonObject last = lines.last();
        QCOMPARE(last.value(u"event"_s).toString(), u"finished"_s);
        QCOMPARE(last.value(u"succeeded"_s).toInt(), 3);
        QCOMPARE(last.value(u"failed"_s).toInt(), 3);
        QCOMPARE(last.value(u"skipped"_s).toInt(-1), 0);
        QVERIFY(last.contains(u"ms"_s));

        const Outcome again = ctl("tenant provision --csv", {file});
        VERIFY_STATUS(again, 1); // nothing new
        QVERIFY(again.out.contains("line 2"));
        const Outcome stdinRun = m_ctl->run({u"tenant"_s, u"provision"_s, u"--csv"_s, u"-"_s, u"--product"_s, u"Shop"_s}, "name\nPiped\n");
        VERIFY_STATUS(stdinRun, 0);
        VERIFY_STATUS(ctl("tenant show piped"), 0);

        VERIFY_STATUS(ctl("tenant provision --csv", {m_ctl->write(u"a.csv"_s, "nombre\nX\n")}), 2);
        VERIFY_STATUS(ctl("tenant provision --csv", {m_ctl->write(u"b.csv"_s, "name\nX\xff\n")}), 2);
        VERIFY_STATUS(ctl("tenant provision --csv", {m_ctl->write(u"c.csv"_s, "")}), 2);
        VERIFY_STATUS(ctl("tenant provision --csv /nowhere"), 2);
    }

    void fourAtOnceAreFourTenants()
    {
        QByteArray table = "name,product\n";
        for (int i = 1; i <= 12; ++i)
            table += "Parallel " + QByteArray::number(i) + ",Shop\n";
        const Outcome run = ctl("tenant provision --json --csv", {m_ctl->write(u"parallel.csv"_s, table)});
        VERIFY_STATUS(run, 0);
        QCOMPARE(run.lines().last().value(u"succeeded"_s).toInt(), 12);
        QCOMPARE(ctl("tenant list --json --filter parallel").json().value(u"total"_s).toInt(), 12);
    }

    void aFailedTenantIsFinishedOrTakenBack()
    {
        m_ctl->write(u"broken/0001_table.sql"_s, "CREATE TABLE thing (id bigint);\n");
        m_ctl->write(u"broken/0002_gate.sql"_s, "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gate_is_open') THEN RAISE EXCEPTION 'gate shut'; END IF; END $$;\n");
        VERIFY_STATUS(ctl("product add Broken --migrations broken"), 0);
        const auto before = made();

        const Outcome failed = ctl("tenant provision --product Broken --name Gated --json");
        VERIFY_STATUS(failed, 1);
        QVERIFY(failed.out.isEmpty());
        const QString operation = failed.error().value(u"operation"_s).toString();
        QVERIFY2(!operation.isEmpty(), failed.err.constData());
        QVERIFY(failed.error().value(u"hint"_s).toString().contains(u"operation resume "_s + operation));
        QCOMPARE(ctl("tenant show gated --json").json().value(u"state"_s).toString(), u"failed"_s);
        const QJsonObject shown = ctl("operation show --json", {operation}).json();
        QCOMPARE(shown.value(u"state"_s).toString(), u"failed"_s);
        QVERIFY(!shown.value(u"error"_s).isNull());
        VERIFY_STATUS(ctl("operation resume", {operation}), 1);
        QCOMPARE(ctl("operation list --state failed --json").json().value(u"total"_s).toInt(), 1);

        const Outcome undone = ctl("operation undo --json", {operation});
        VERIFY_STATUS(undone, 0);
        QCOMPARE(undone.json().value(u"state"_s).toString(), u"undone"_s);
        VERIFY_STATUS(ctl("tenant show gated"), 3);
        QCOMPARE(made(), before);

        const QString second = ctl("tenant provision --product Broken --name Gated --json").error().value(u"operation"_s).toString();
        QVERIFY(!second.isEmpty());
        sql(u"CREATE ROLE gate_is_open"_s);
        const Outcome resumed = ctl("operation resume --json --show-secret", {second});
        VERIFY_STATUS(resumed, 0);
        QCOMPARE(resumed.json().value(u"state"_s).toString(), u"succeeded"_s);
        QVERIFY(!resumed.json().value(u"password"_s).toString().isEmpty());
        QCOMPARE(ctl("tenant show gated --json").json().value(u"state"_s).toString(), u"active"_s);
        QCOMPARE(timesShown(u"gated"_s), 1);
    }

    // The first account's password is made where there is a first account, and who does not ask for it now is told that it is gone.
    void theFirstAccountsPassword()
    {
        m_ctl->write(u"seeded/0001_account.sql"_s, "CREATE TABLE account (email text, password_hash text);\n");
        m_ctl->write(u"seed.sql"_s, "INSERT INTO account VALUES (current_setting('tenantry.admin_email'), current_setting('tenantry.admin_password_hash'));\n");
        VERIFY_STATUS(ctl("product add Seeded --migrations seeded --seed seed.sql"), 0);
        const Outcome shown = ctl("tenant provision --product Seeded --name Told --admin-email a@example.org --show-secret --json");
        VERIFY_STATUS(shown, 0);
        QVERIFY(shown.json().value(u"admin_password"_s).toString().size() >= 16);
        QVERIFY(shown.json().value(u"notes"_s).toArray().isEmpty());
        QCOMPARE(timesShown(u"told"_s), 1);

        const Outcome untold = ctl("tenant provision --product Seeded --name Untold --admin-email a@example.org --json");
        VERIFY_STATUS(untold, 0);
        QVERIFY(!untold.json().contains(u"admin_password"_s));
        QCOMPARE(untold.json().value(u"notes"_s).toArray().size(), 1);
        QCOMPARE(timesShown(u"untold"_s), 0);
        const Outcome people = ctl("tenant provision --product Seeded --name People --admin-email a@example.org");
        VERIFY_STATUS(people, 0);
        QVERIFY2(people.err.contains("it is not kept"), people.err.constData());
        const Outcome table = ctl("tenant provision --product Seeded --csv", {m_ctl->write(u"untold.csv"_s, "name,admin_email\nIn a table,a@example.org\n")});
        VERIFY_STATUS(table, 0);
        QVERIFY2(table.err.contains("they are not kept"), table.err.constData());
    }

    void theDemoFleetLoadsOnce()
    {
        const Ctl other;
        VERIFY_STATUS(other.run({u"local"_s, u"start"_s}), 0);
        const Outcome loaded = other.run({u"demo"_s, u"load"_s, u"--tenants"_s, u"5"_s, u"--json"_s}, {}, 120'000);
        VERIFY_STATUS(loaded, 0);
        QCOMPARE(loaded.lines().last().value(u"event"_s).toString(), u"finished"_s);
        QVERIFY(loaded.lines().size() > 1);
        QCOMPARE(other.run({u"tenant"_s, u"list"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 5);
        VERIFY_STATUS(other.run({u"demo"_s, u"load"_s, u"--if-empty"_s}), 0); // the one before came to its end
        QCOMPARE(other.run({u"tenant"_s, u"list"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 5);
    }
};

TENANTRY_TEST_MAIN(TenantsTest)
#include "tenants_test.moc"

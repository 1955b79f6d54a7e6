// What is written down, whoever writes: nothing changes in the registry without a trace, and nobody takes one back.
#include "audit/exporting.h"
#include "audit/words.h"
#include "registry/auditrepository.h"
#include "registryfixture.h"

#include <QElapsedTimer>

using namespace tenantry;
using namespace tenantry::base;
using namespace Qt::StringLiterals;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class TraceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;
    registry::SessionPtr m_session;
    registry::Tenant m_mine, m_other;
    QString m_user;

    qint64 last() const { return m_registry->sql("SELECT max(seq) FROM tenantry.event").integer(0, 0); }
    QStringList since(qint64 seq) const
    {
        const auto rows = m_registry->sql("SELECT action || ' ' || kind FROM tenantry.event WHERE seq > $1 ORDER BY seq", {seq});
        QStringList out;
        for (int i = 0; i < rows.size(); ++i)
            out << rows.text(i, 0);
        return out;
    }

private slots:
    void initTestCase()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_session = m_registry->admin();
        const auto ground = test::lay(m_session);
        auto tenant = test::tenantOn(ground, QStringLiteral("mine"));
        tenant.sealedSecret = QStringLiteral("v1:first");
        m_mine = *registry::TenantRepository(m_session).reserve(tenant);
        m_other = *registry::TenantRepository(m_session).reserve(test::tenantOn(ground, QStringLiteral("other")));
        m_user = m_registry->addOperator(QStringLiteral("uli"));
        m_registry->sql("INSERT INTO tenantry.operator_tenant (operator_id, tenant_id) SELECT id, $2 FROM tenantry.operator WHERE login = $1", {m_user, m_mine.id});
    }

    // What a table that events are written of is called, and its columns: none is left to the reader's guess, or out of the filter's choices.
    void wordsForEveryTable()
    {
        const auto tables = m_registry->sql("SELECT c.relname, coalesce(array_agg(DISTINCT a.attname) FILTER (WHERE t.tgname LIKE 'event%'), '{}') FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                                            "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
                                            "CROSS JOIN LATERAL (SELECT string_to_array(replace(encode(t.tgargs, 'escape'), '\\000', '|'), '|') AS of) given "
                                            "WHERE n.nspname = 'tenantry' AND t.tgname ~ '^(event|changed)_(insert|update|delete)$' AND a.attname <> ALL (coalesce(nullif(given.of[3], ''), '{}')::text[]) "
                                            "GROUP BY 1 ORDER BY 1");
        QStringList kinds, unnamed;
        for (int i = 0; i < tables.size(); ++i) {
            const QString kind = tables.text(i, 0);
            kinds << kind;
            registry::Event event;
            event.kind = kind;
            event.entityId = QStringLiteral("x");
            for (const char *action : {"insert", "update", "delete"}) {
                event.action = QString::fromLatin1(action);
                if (audit::title(event).translated().startsWith(kind + u' '))
                    unnamed << kind;
            }
            for (const QString &column : tables.array(i, 1))
                if (audit::fieldText(column).translated() == column)
                    unnamed << kind + u'.' + column;
        }
        QVERIFY(kinds.size() > 25);
        QCOMPARE(unnamed.join(u' '), QString());
        QStringList known = registry::eventKinds();
        known.sort();
        QCOMPARE(known.join(u' '), kinds.join(u' '));
    }

    // A change of a feature tells neither its kind nor what its kill switch does: the feature does. What is exported is as it was recorded.
    void aKilledFeatureSaysItsKind()
    {
        m_registry->sql("INSERT INTO tenantry.feature (key, name_en, name_es, kind, default_value) VALUES ('switch', 's', 's', 'boolean', 'true'), ('limit', 'l', 'l', 'number', '5')");
        m_registry->sql("UPDATE tenantry.feature SET killed_at = now(), default_value = CASE WHEN key = 'switch' THEN 'false'::jsonb ELSE '6' END WHERE key IN ('switch', 'limit')");
        registry::EventFilter filter;
        filter.kind = QStringLiteral("feature");
        filter.action = QStringLiteral("update");
        const auto events = registry::AuditRepository(m_session).list(filter, 2);
        QVERIFY2(events, describe(events));
        QCOMPARE(events->size(), 2);
        const QString by = m_registry->sql("SELECT session_user").text(0, 0); // who signed in, whatever was written
        for (const registry::Event &event : *events) {
            QStringList said;
            for (const audit::Change &change : audit::changes(event))
                if (change.field != QLatin1String("killed_at"))
                    said << change.name.translated() + u'=' + change.before + u'>' + change.after;
                else
                    said << change.name.translated();
            QCOMPARE(said.join(u' '), event.entityId == QLatin1String("switch") ? QStringLiteral("Default=On>Off Off for all since Switched off by=>") + by
                                                                                : QStringLiteral("Default=5>6 Default for all since Default given to all by=>") + by);
            QCOMPARE(audit::eventJson(event).value(u"after").toObject().value(u"default_value"), event.entityId == QLatin1String("switch") ? QJsonValue(false) : QJsonValue(6));
        }
        m_registry->sql("DELETE FROM tenantry.feature WHERE key IN ('switch', 'limit')");
        const auto after = registry::AuditRepository(m_session).list(filter, 1);
        QVERIFY2(after, describe(after));
        QVERIFY(after->at(0).itsKind.isEmpty());
    }

    // Pages show these columns; an ADMIN's own statement filled them with any name (0024).
    void nobodySignsForAnother_data()
    {
        QTest::addColumn<QByteArray>("insert");
        QTest::addColumn<QByteArray>("update");
        QTest::addColumn<QByteArray>("column");
        QTest::newRow("operation") << QByteArray("INSERT INTO tenantry.operation (id, kind, started_by) VALUES ($1, 'provision', 'ana') RETURNING started_by")
                                   << QByteArray("UPDATE tenantry.operation SET started_by = 'ana' WHERE id = $1 RETURNING started_by") << QByteArray("operation.started_by");
        QTest::newRow("run") << QByteArray("INSERT INTO tenantry.run (id, kind, started_by) VALUES ($1, 'verify', 'ana') RETURNING started_by")
                             << QByteArray("UPDATE tenantry.run SET started_by = 'ana' WHERE id = $1 RETURNING started_by") << QByteArray("run.started_by");
        QTest::newRow("backup") << QByteArray("INSERT INTO tenantry.backup (id, tenant_id, run_id, at, host, path, bytes, made_by) VALUES ($1, $1, $1, now(), 'h', 'p', 1, 'ana') RETURNING made_by")
                                << QByteArray("UPDATE tenantry.backup SET made_by = 'ana' WHERE id = $1 RETURNING made_by") << QByteArray("backup.made_by");
        QTest::newRow("alert") << QByteArray("INSERT INTO tenantry.alert (id, server_id, metric, severity, value, threshold, opened_at, changed_at, acknowledged_by) SELECT $1, s.id, 'disk', 'warning', 1, 1, now(), now(), 'ana' FROM tenantry.server s LIMIT 1 RETURNING acknowledged_by")
                               << QByteArray("UPDATE tenantry.alert SET acknowledged_by = 'ana' WHERE id = $1 RETURNING acknowledged_by") << QByteArray("alert.acknowledged_by");
    }
    void nobodySignsForAnother()
    {
        QFETCH(QByteArray, insert);
        QFETCH(QByteArray, update);
        QFETCH(QByteArray, column);
        const auto connection = postgres::Connection::open(m_registry->adminSettings());
        QVERIFY2(connection, describe(connection));
        const QString id = base::newId();
        const auto inserted = (*connection)->query(insert, {id});
        QVERIFY2(inserted, describe(inserted));
        QCOMPARE(inserted->text(0, 0), m_registry->adminLogin);
        const auto updated = (*connection)->query(update, {id});
        QVERIFY2(updated, describe(updated));
        QCOMPARE(updated->text(0, 0), m_registry->adminLogin);
        // What another one signed stays theirs when something else is changed.
        const QByteArray table = column.split('.').at(0), name = column.split('.').at(1);
        m_registry->sql("SET session_replication_role = replica");
        m_registry->sql("UPDATE tenantry." + table + " SET " + name + " = 'bea' WHERE id = $1", {id});
        m_registry->sql("RESET session_replication_role");
        const auto touched = (*connection)->query("UPDATE tenantry." + table + " SET " + name + " = " + name + " WHERE id = $1 RETURNING " + name, {id});
        QVERIFY2(touched, describe(touched));
        QCOMPARE(touched->text(0, 0), u"bea"_s);
        // Who makes something else of it has done that.
        const QByteArray what = table == "operation" ? "kind = 'tenant.delete'" : table == "run" ? "target = '0099'" : table == "backup" ? "path = '/elsewhere'" : "note = 'all well'";
        const auto made = (*connection)->query("UPDATE tenantry." + table + " SET " + what + " WHERE id = $1 RETURNING " + name, {id});
        QVERIFY2(made, describe(made));
        QCOMPARE(made->text(0, 0), m_registry->adminLogin);
        m_registry->sql("DELETE FROM tenantry." + table + " WHERE id = $1", {id});
    }

    // With psql in hand and an ADMIN's rights: each of these left nothing before 0007.
    void nothingWithoutATrace_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("events");
        const QString removed = QStringLiteral("delete operator_tenant"), added = QStringLiteral("insert operator_tenant");
        QTest::newRow("an assignment moved to another tenant")
            << QByteArray("UPDATE tenantry.operator_tenant SET tenant_id = (SELECT id FROM tenantry.tenant WHERE slug = 'other')") << QStringList{removed, added};
        QTest::newRow("and back") << QByteArray("UPDATE tenantry.operator_tenant SET tenant_id = (SELECT id FROM tenantry.tenant WHERE slug = 'mine')")
                                  << QStringList{removed, added};
        QTest::newRow("a sealed password exchanged") << QByteArray("UPDATE tenantry.tenant_secret SET sealed = 'v1:second'") << QStringList{QStringLiteral("update tenant_secret")};
        QTest::newRow("a wrapped key taken away") << QByteArray("DELETE FROM tenantry.data_key_grant WHERE wrapped = 'x'") << QStringList{QStringLiteral("update data_key"), QStringLiteral("delete data_key_grant")};
        QTest::newRow("a seed script") << QByteArray("UPDATE tenantry.product SET seed_sql = 'DROP TABLE x'") << QStringList{QStringLiteral("update product")};
        QTest::newRow("files of migrations, none of them") << QByteArray("UPDATE tenantry.product_migration SET name = 'x' WHERE false") << QStringList();
        QTest::newRow("nothing at all") << QByteArray("UPDATE tenantry.product SET seed_sql = seed_sql") << QStringList();
    }
    void nothingWithoutATrace()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QStringList, events);
        const qint64 before = last();
        auto settings = m_registry->adminSettings();
        settings.applicationName = QStringLiteral("psql");
        const auto connection = postgres::Connection::open(settings);
        QVERIFY2(connection, describe(connection));
        const auto done = (*connection)->query(sql);
        QVERIFY2(done, describe(done));
        QCOMPARE(since(before), events);
        const auto wrong = m_registry->sql("SELECT count(*) FROM tenantry.event WHERE seq > $1 AND (operator <> $2 OR source <> 'psql' OR "
                                           "coalesce(before::text, '') || coalesce(after::text, '') ~ 'v1:|mine\"|DROP TABLE')", {before, m_registry->adminLogin});
        QCOMPARE(wrong.integer(0, 0), 0);
    }

    // An ADMIN may not (0006); the owner of the server can.
    void anothersPublicKeyExchanged()
    {
        const qint64 before = last();
        m_registry->sql("UPDATE tenantry.operator SET public_key = 'mine' WHERE role = 'USER'");
        QCOMPARE(since(before), QStringList{QStringLiteral("update operator")});
        const auto rows = m_registry->sql("SELECT after ->> 'public_key' FROM tenantry.event WHERE seq > $1", {before});
        QVERIFY2(rows.text(0, 0).startsWith(QStringLiteral("sha256:")), qPrintable(rows.text(0, 0)));
    }

    // A table that comes later needs its triggers too: 0007 names those of its time.
    void everyTableIsWatched()
    {
        const auto rows = m_registry->sql(
            "SELECT c.relname, EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgtype & 32 <> 0), "
            "EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = c.oid AND p.proname IN ('write_events', 'migration_changed')) "
            "FROM pg_class c WHERE c.relnamespace = 'tenantry'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1");
        // The chain itself, and doors that are closed while somebody holds it; steps and secrets of operations, and what a batch found, belong to rows that are watched; a counter. What a run does
        // to a tenant is a change of the tenant. What health measured is nobody's decision.
        const QStringList unwatched{QStringLiteral("admin_guard"), QStringLiteral("event"), QStringLiteral("event_head"), QStringLiteral("feature_batch_content"),
                                    QStringLiteral("health_collector"), QStringLiteral("health_current"), QStringLiteral("health_hour"), QStringLiteral("health_metric"),
                                    QStringLiteral("health_sample"), QStringLiteral("health_server"), QStringLiteral("health_server_hour"), QStringLiteral("health_server_sample"), QStringLiteral("health_state"),
                                    QStringLiteral("operation_secret"), QStringLiteral("operation_step"), QStringLiteral("operator_shut"), QStringLiteral("run_item"), QStringLiteral("run_wave"),
                                    QStringLiteral("run_worker")};
        QStringList without;
        for (int i = 0; i < rows.size(); ++i) {
            QVERIFY2(rows.boolean(i, 1), qPrintable(rows.text(i, 0) + QStringLiteral(" can be truncated: it needs the trigger no_truncate")));
            if (!rows.boolean(i, 2))
                without << rows.text(i, 0);
        }
        QCOMPARE(without, unwatched);
    }

    // What 0005 and 0006 watch and guard, 0007 leaves in place.
    void nothingWasTakenAway()
    {
        const auto there = [&](const char *table, const char *trigger) {
            return m_registry->sql("SELECT count(*) FROM pg_trigger WHERE tgrelid = ('tenantry.' || $1)::regclass AND tgname = $2", {table, trigger}).integer(0, 0) == 1;
        };
        for (const auto &[table, trigger] : std::initializer_list<std::pair<const char *, const char *>>{
                 {"operator", "keep_an_admin_truncate"}, {"operator", "no_truncate"}, {"operator", "follows"}, {"operator", "tell_update"}, {"data_key_grant", "guard"},
                 {"data_key_grant", "gone"}, {"data_key_grant", "tell_delete"}, {"operator_session", "event_insert"}, {"operator_session", "event_update"},
                 {"operator_session", "tell_update"}, {"feature", "event_update"}, {"feature", "guard"}, {"tenant_feature", "event_delete"}, {"tenant_secret", "tell_update"}})
            QVERIFY2(there(table, trigger), trigger);
        // The last ADMIN is named first.
        const auto refused = m_registry->super->query("TRUNCATE tenantry.operator CASCADE");
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlstate, QStringLiteral("TN003"));
    }

    void rolledBackTogether()
    {
        const qint64 before = last();
        QVERIFY(m_registry->super->script("BEGIN; UPDATE tenantry.plan SET description = 'x'; ROLLBACK"));
        QCOMPARE(last(), before);
    }

    // What roll-outs and alerts go by, and what an operation is resumed with: of that, which names nobody's password but may name people, a fingerprint.
    void backupsAndArguments()
    {
        const qint64 before = last();
        const QString run = newId();
        m_registry->sql("INSERT INTO tenantry.backup (tenant_id, run_id, at, host, path, bytes) VALUES ($1, $2, now(), 'h', '/b', 1)", {m_mine.id, run});
        m_registry->sql("UPDATE tenantry.backup SET at = at - interval '1 day' WHERE run_id = $1", {run});
        QCOMPARE(since(before), (QStringList{QStringLiteral("insert backup"), QStringLiteral("update backup")}));
        registry::Operation operation;
        operation.id = newId();
        operation.kind = QStringLiteral("provision");
        operation.arguments = {{QStringLiteral("company"), QStringLiteral("Panadería")}};
        QVERIFY(registry::OperationRepository(m_session).add(operation));
        const qint64 added = last();
        QVERIFY(registry::OperationRepository(m_session).setArguments(operation.id, {{QStringLiteral("company"), QStringLiteral("Otra")}}, {}));
        QCOMPARE(since(added), QStringList{QStringLiteral("update operation")});
        const auto row = m_registry->sql("SELECT before::text || after::text FROM tenantry.event ORDER BY seq DESC LIMIT 1");
        QVERIFY2(row.text(0, 0).contains(QLatin1String("\"arguments\": \"sha256:")) && !row.text(0, 0).contains(QLatin1String("Otra")), row.bytes(0, 0).constData());
        m_registry->sql("DELETE FROM tenantry.operation WHERE id = $1", {operation.id});
    }

    void fromWhere()
    {
        // Over TCP the server knows the address; over a socket there is none.
        const auto rows = m_registry->sql("SELECT count(*) FROM tenantry.event WHERE address IS NOT NULL");
        QCOMPARE(rows.integer(0, 0), 0);
    }

    void appendOnly_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql : {"UPDATE tenantry.event SET operator = 'x'", "DELETE FROM tenantry.event", "TRUNCATE tenantry.event",
                                "UPDATE tenantry.event_head SET seq = 1", "DELETE FROM tenantry.event_head", "TRUNCATE tenantry.event_head",
                                "TRUNCATE tenantry.operator_tenant", "TRUNCATE tenantry.plan CASCADE"})
            QTest::newRow(sql) << QByteArray(sql);
    }
    void appendOnly()
    {
        QFETCH(QByteArray, sql);
        const auto admin = postgres::Connection::open(m_registry->adminSettings());
        QVERIFY2(admin, describe(admin));
        const auto refused = (*admin)->query(sql);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlstate, QStringLiteral("42501"));
        // The owner, and a superuser who does not switch triggers off.
        for (const QByteArray &role : {QByteArray("SET ROLE tenantry_owner"), QByteArray("RESET ROLE")}) {
            m_registry->sql(role);
            const auto stopped = m_registry->super->query(sql);
            m_registry->sql("RESET ROLE");
            QVERIFY2(!stopped, (role + ": " + sql).constData());
            QVERIFY2(stopped.error().sqlstate == u"TN004", describe(stopped));
        }
    }

    // ---------------------------------------------------------------- who reads what

    void aUserReadsOfTheirTenants()
    {
        const auto user = TestRegistry::open(m_registry->settingsOf(m_user));
        const registry::AuditRepository events(user);
        const auto list = events.list({}, 10'000);
        QVERIFY2(list, describe(list));
        QVERIFY(!list->isEmpty());
        for (const registry::Event &event : *list) {
            if (event.tenantId.isEmpty()) // the catalogue, which they read anyway
                QVERIFY2(QStringList({QStringLiteral("feature"), QStringLiteral("plan_feature"), QStringLiteral("feature_requirement")}).contains(event.kind), qPrintable(event.kind));
            else
                QCOMPARE(event.tenantId, m_mine.id);
            QVERIFY(!QStringList({QStringLiteral("operator"), QStringLiteral("server"), QStringLiteral("plan")}).contains(event.kind));
        }
        QCOMPARE(*events.count({}), qint64(list->size()));
        registry::EventFilter filter;
        filter.tenantId = m_other.id;
        QVERIFY(events.list(filter)->isEmpty());
        filter = {};
        filter.text = QStringLiteral("other");
        QVERIFY(events.list(filter)->isEmpty());
        qint64 scanned = 0;
        QVERIFY(events.scan({}, [&](const QList<registry::Event> &batch) -> Result<bool> { scanned += batch.size(); return true; }));
        QCOMPARE(scanned, qint64(list->size()));
        QVERIFY(!events.at(1));
        QVERIFY(!events.links(0, 100, 100)); // hashes are for ADMINs
        QCOMPARE(events.tenantId(QStringLiteral("other")).error().kind, Kind::NotFound);
        // With plain SQL.
        const auto plain = postgres::Connection::open(m_registry->settingsOf(m_user));
        QVERIFY2(plain, describe(plain));
        QCOMPARE((*plain)->query("SELECT count(*) FROM tenantry.event WHERE tenant_id IS DISTINCT FROM $1::uuid AND (tenant_id IS NOT NULL OR kind NOT IN ('feature', 'plan_feature', 'feature_requirement'))", {m_mine.id})->integer(0, 0), 0);
        QVERIFY(!(*plain)->query("SELECT * FROM tenantry.event_head"));
        QCOMPARE((*plain)->query("SELECT count(*) FROM tenantry.event_end()")->integer(0, 0), 1);
    }

    void aDisabledOperatorIsNoWitness()
    {
        const auto open = TestRegistry::open(m_registry->settingsOf(m_user));
        m_registry->sql("UPDATE tenantry.operator SET enabled = false WHERE login = $1", {m_user});
        const auto plain = postgres::Connection::open(m_registry->settingsOf(m_user));
        QVERIFY2(plain, describe(plain));
        QCOMPARE((*plain)->query("SELECT count(*) FROM tenantry.event_end()")->integer(0, 0), 0);
        QVERIFY((*plain)->query("SELECT tenantry.event_hash_at(1)")->isNull(0, 0));
        const auto end = registry::AuditRepository(open).end(); // and raises no alarm
        QVERIFY(!end);
        QCOMPARE(end.error().kind, Kind::Permission);
        m_registry->sql("UPDATE tenantry.operator SET enabled = true WHERE login = $1", {m_user});
    }

    void whoAndWithWhat()
    {
        const auto authors = registry::AuditRepository(m_session).authors();
        QVERIFY2(authors, describe(authors));
        QVERIFY(authors->operators.contains(m_registry->adminLogin));
        QVERIFY(authors->sources.contains(QStringLiteral("psql")));
        const auto rows = m_registry->sql("SELECT count(DISTINCT operator) FROM tenantry.event");
        QCOMPARE(authors->operators.size(), rows.integer(0, 0));
        const auto user = TestRegistry::open(m_registry->settingsOf(m_user));
        const auto theirs = registry::AuditRepository(user).authors();
        QVERIFY2(theirs, describe(theirs));
    }

    void onlyLaterOnes()
    {
        const registry::AuditRepository events(m_session);
        registry::EventFilter filter;
        filter.afterSeq = last() - 3;
        QCOMPARE(events.list(filter)->size(), 3);
        QCOMPARE(*events.count(filter), 3);
        qint64 scanned = 0;
        QVERIFY(events.scan(filter, [&](const QList<registry::Event> &batch) -> Result<bool> { scanned += batch.size(); return true; }));
        QCOMPARE(scanned, 3);
    }

    // A change says what changed only; whose grant of what it is comes from when it was made.
    void aChangedGrantIsNamed()
    {
        registry::EventFilter filter;
        filter.afterSeq = last();
        for (const char *wrapped : {"wrapped || '\\x00'::bytea", "substring(wrapped FROM 1 FOR length(wrapped) - 1)"})
            m_registry->sql(QByteArray("UPDATE tenantry.data_key_grant g SET wrapped = ") + wrapped + " FROM tenantry.operator o WHERE o.id = g.operator_id AND g.key_name = 'admin' AND o.login = '"
                            + m_registry->adminLogin.toUtf8() + "'");
        filter.kind = QStringLiteral("data_key_grant");
        filter.action = QStringLiteral("update");
        const auto events = registry::AuditRepository(m_session).list(filter);
        QVERIFY2(events, describe(events));
        QCOMPARE(events->size(), 2);
        QCOMPARE(events->first().subject, QStringLiteral("admin · ") + m_registry->adminLogin);
    }

    void filters()
    {
        const registry::AuditRepository events(m_session);
        const auto all = events.list({}, 10'000);
        QVERIFY2(all, describe(all));
        registry::EventFilter filter;
        filter.kind = QStringLiteral("plan");
        filter.action = QStringLiteral("insert");
        auto some = events.list(filter);
        QVERIFY2(some, describe(some));
        QCOMPARE(some->size(), 1);
        QVERIFY(!some->first().subject.isEmpty());
        filter = {};
        filter.source = QStringLiteral("panel");
        filter.operatorLogin = m_registry->adminLogin;
        QVERIFY(!events.list(filter)->isEmpty());
        filter.operatorLogin = QStringLiteral("' OR true --");
        QVERIFY(events.list(filter)->isEmpty());
        filter = {};
        filter.since = all->at(3).at.addMSecs(1);
        QVERIFY(events.list(filter)->size() <= 4);
        filter = {};
        filter.text = QStringLiteral("UNA EMPRESA");
        QVERIFY(!events.list(filter)->isEmpty());
        // What a line names by an id only is found by the name that it shows: who gave uli their tenants?
        filter.text = m_user.toUpper();
        filter.kind = QStringLiteral("operator_tenant");
        const auto given = events.list(filter);
        QVERIFY2(given && !given->isEmpty(), describe(given));
        for (const auto &event : *given)
            QVERIFY2(event.subject.contains(m_user) || event.operatorLogin == m_user, qPrintable(event.subject));
        filter.kind.clear();
        filter.text = QStringLiteral("nul\0here").left(4) + QChar(0);
        QCOMPARE(events.list(filter).error().kind, Kind::InvalidInput);
        // Page by page gives the same.
        QList<qint64> paged;
        for (qint64 before = 0;;) {
            const auto page = events.list({}, 7, before);
            QVERIFY2(page, describe(page));
            for (const auto &event : *page)
                paged << event.seq;
            if (page->size() < 7)
                break;
            before = page->last().seq;
        }
        QCOMPARE(paged.size(), all->size());
        QVERIFY(std::is_sorted(paged.rbegin(), paged.rend()));

        // What was removed since is called what it was called.
        const QString gone = m_registry->sql("INSERT INTO tenantry.plan (id, name, connection_limit) VALUES (gen_random_uuid(), 'bygone', 3) RETURNING id").text(0, 0);
        const QString before = m_registry->sql("SELECT plan_id FROM tenantry.tenant WHERE id = $1", {m_mine.id}).text(0, 0);
        m_registry->sql("UPDATE tenantry.tenant SET plan_id = $2 WHERE id = $1", {m_mine.id, gone});
        m_registry->sql("UPDATE tenantry.plan SET connection_limit = 4 WHERE name = 'bygone'");
        m_registry->sql("UPDATE tenantry.tenant SET plan_id = $2 WHERE id = $1", {m_mine.id, before});
        m_registry->sql("DELETE FROM tenantry.plan WHERE name = 'bygone'");
        filter = {};
        filter.kind = QStringLiteral("plan");
        filter.action = QStringLiteral("update");
        some = events.list(filter, 1);
        QVERIFY2(some && some->size() == 1, describe(some));
        QCOMPARE(some->first().subject, QStringLiteral("bygone"));
        filter.kind = QStringLiteral("tenant");
        some = events.list(filter, 2);
        QVERIFY2(some && some->size() == 2, describe(some));
        for (const auto &event : *some)
            QCOMPARE(event.names.value(gone).toString(), QStringLiteral("bygone"));
    }

    // What is typed into the page's field: a part is enough where it means one.
    void aPartOfANameIsEnoughWhereItMeansOne()
    {
        const registry::AuditRepository events(m_session);
        const QString slug = registry::TenantRepository(m_session).find(m_mine.id)->slug;
        QCOMPARE(events.tenantLike(slug).value_or(QString()), m_mine.id);
        QCOMPARE(events.tenantLike(u' ' + slug.toUpper().chopped(1)).value_or(QString()), m_mine.id);
        QCOMPARE(events.tenantLike(QStringLiteral("never")).error().kind, Kind::NotFound);
        QCOMPARE(events.tenantLike(QString()).error().kind, Kind::NotFound); // and not any of them
        const auto several = events.tenantLike(QStringLiteral("e")); // both there are
        QVERIFY(!several);
        QCOMPARE(several.error().kind, Kind::NotFound);
        QVERIFY2(several.error().message.args.value(1).contains(slug), several.error().message.source.constData());
    }

    // A plan by its name, and a USER is told no name of what is not theirs.
    void whatIsReferredToIsNamed()
    {
        registry::Plan plan;
        plan.name = QStringLiteral("Oro «viejo»");
        const auto added = registry::PlanRepository(m_session).add(plan);
        QVERIFY2(added, describe(added));
        const auto lastOf = [](const registry::SessionPtr &who, const char *kind, const QString &tenant) {
            registry::EventFilter filter;
            filter.kind = QString::fromLatin1(kind);
            filter.tenantId = tenant;
            QStringList said;
            const auto events = registry::AuditRepository(who).list(filter, 1);
            for (const registry::Event &event : events ? *events : QList<registry::Event>())
                for (const audit::Change &change : audit::changes(event))
                    said << change.name.translated() + u'=' + change.before + u'>' + change.after;
            return said.join(u' ');
        };
        const QString before = m_registry->sql("SELECT name FROM tenantry.plan p JOIN tenantry.tenant t ON t.plan_id = p.id WHERE t.id = $1", {m_mine.id}).text(0, 0);
        m_registry->sql("UPDATE tenantry.tenant SET plan_id = $2 WHERE id = $1", {m_mine.id, added->id});
        const auto user = TestRegistry::open(m_registry->settingsOf(m_user));
        QCOMPARE(lastOf(m_session, "tenant", m_mine.id), u"Plan=%1>Oro «viejo»"_s.arg(before));
        QCOMPARE(lastOf(user, "tenant", m_mine.id), u"Plan=%1>Oro «viejo»"_s.arg(before));
        m_registry->sql("INSERT INTO tenantry.operator_tenant (operator_id, tenant_id) SELECT id, $2 FROM tenantry.operator WHERE login = $1", {m_registry->adminLogin, m_mine.id});
        QCOMPARE(lastOf(m_session, "operator_tenant", m_mine.id), u"Tenant=>mine Operator=>"_s + m_registry->adminLogin);
        m_registry->sql("DELETE FROM tenantry.operator_tenant WHERE operator_id = (SELECT id FROM tenantry.operator WHERE login = $1)", {m_registry->adminLogin});
        m_registry->sql("UPDATE tenantry.tenant SET plan_id = NULL WHERE id = $1", {m_mine.id});
    }

    void aTenantThatIsGoneIsStillFound()
    {
        QCOMPARE(*registry::AuditRepository(m_session).tenantId(QStringLiteral("other")), m_other.id);
        QVERIFY(registry::TenantRepository(m_session).move(m_other.id, registry::TenantState::Deleting));
        QVERIFY(registry::TenantRepository(m_session).remove(m_other.id));
        QCOMPARE(*registry::AuditRepository(m_session).tenantId(QStringLiteral("other")), m_other.id);
        QCOMPARE(*registry::AuditRepository(m_session).tenantId(m_other.id), m_other.id);
        QCOMPARE(registry::AuditRepository(m_session).tenantId(QStringLiteral("never")).error().kind, Kind::NotFound);
    }
};

TENANTRY_TEST_MAIN(TraceTest)
#include "trace_test.moc"

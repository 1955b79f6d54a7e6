// Events leave as CSV and JSON Lines: whole, harmless in a spreadsheet, and only what the operator may see.
#include "audit/exporting.h"
#include "audit/timeline.h"
#include "audit/words.h"
#include "registry/runrepository.h"
#include "registryfixture.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace tenantry;
using namespace tenantry::audit;
using namespace tenantry::base;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class ExportTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;
    registry::SessionPtr m_session;
    registry::Tenant m_tenant;
    QString m_user;

    QByteArray exported(const registry::SessionPtr &session, Format format, const registry::EventFilter &filter = {}) const
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto done = exportEvents(session, filter, format, buffer);
        if (!done)
            qFatal("not exported: %s", describe(done));
        return buffer.data();
    }

private slots:
    void initTestCase()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_session = m_registry->admin();
        const auto ground = test::lay(m_session);
        m_tenant = *registry::TenantRepository(m_session).reserve(test::tenantOn(ground, QStringLiteral("mine"), QStringLiteral("=cmd|'/c calc'!A0")));
        QVERIFY(registry::TenantRepository(m_session).reserve(test::tenantOn(ground, QStringLiteral("other"), QStringLiteral("Other \"quoted\", S. A."))));
        registry::Tenant edit = m_tenant;
        edit.note = QStringLiteral("+1\nsecond line");
        edit.labels = {QStringLiteral("@vip"), QStringLiteral("ñandú")};
        QVERIFY(registry::TenantRepository(m_session).update(edit));
        for (const char *name : {"-2+3", "@SUM(A1)", "+49", "plain"})
            QVERIFY(registry::PlanRepository(m_session).add({{}, QString::fromLatin1(name), {}, 5, 0, 0}));
        m_user = m_registry->addOperator(QStringLiteral("uli"));
        m_registry->sql("INSERT INTO tenantry.operator_tenant (operator_id, tenant_id) SELECT id, $2 FROM tenantry.operator WHERE login = $1", {m_user, m_tenant.id});
    }

    void noCellIsAFormula()
    {
        const QByteArray csv = exported(m_session, Format::Csv);
        QVERIFY(csv.startsWith("\xEF\xBB\xBFseq,at,operator,"));
        QVERIFY(csv.endsWith("\r\n"));
        // RFC 4180, read by hand: no cell begins with what a spreadsheet runs.
        const QString text = QString::fromUtf8(csv.mid(3));
        QStringList row;
        QString cell;
        bool quoted = false;
        qsizetype columns = 0, lines = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text.at(i);
            if (quoted) {
                if (c == QLatin1Char('"') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('"'))
                    cell += text.at(++i);
                else if (c == QLatin1Char('"'))
                    quoted = false;
                else
                    cell += c;
            } else if (c == QLatin1Char('"')) {
                QVERIFY(cell.isEmpty());
                quoted = true;
            } else if (c == QLatin1Char(',') || c == QLatin1Char('\n')) {
                QVERIFY2(cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell.front()), qPrintable(cell));
                row << cell;
                cell.clear();
                if (c == QLatin1Char('\n')) {
                    columns = columns ? columns : row.size();
                    QCOMPARE(row.size(), columns);
                    row.clear();
                    ++lines;
                }
            } else if (c != QLatin1Char('\r')) {
                cell += c;
            }
        }
        QCOMPARE(lines - 1, *registry::AuditRepository(m_session).count({}));
        for (const char *defused : {"'=cmd|", "'-2+3", "'@SUM(A1)", "'+49"})
            QVERIFY2(csv.contains(defused), defused);
    }

    void jsonLinesAreWhole()
    {
        const QList<QByteArray> lines = exported(m_session, Format::JsonLines).trimmed().split('\n');
        QCOMPARE(lines.size(), *registry::AuditRepository(m_session).count({}));
        qint64 seq = 0;
        for (const QByteArray &line : lines) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QCOMPARE(event.value(QStringLiteral("seq")).toInteger(), ++seq);
            QVERIFY(event.value(QStringLiteral("hash")).toString().size() == 64);
        }
    }

    void manyBatches()
    {
        m_registry->sql("INSERT INTO tenantry.plan (id, name) SELECT gen_random_uuid(), 'batch ' || i FROM generate_series(1, 3500) i");
        registry::EventFilter filter;
        filter.kind = QStringLiteral("plan");
        filter.text = QStringLiteral("batch ");
        QCOMPARE(exported(m_session, Format::JsonLines, filter).count('\n'), 3500);
    }

    void aUserExportsTheirs()
    {
        const auto user = TestRegistry::open(m_registry->settingsOf(m_user));
        const QByteArray bytes = exported(user, Format::JsonLines);
        QVERIFY(bytes.contains("\"mine\""));
        for (const char *hidden : {"\"other\"", "Other", "\"kind\":\"plan\"", "\"kind\":\"operator\"", "\"kind\":\"server\""})
            QVERIFY2(!bytes.contains(hidden), hidden);
    }

    void wholeOrNotAtAll()
    {
        const QString folder = TestCluster::temporaryFolder();
        const QString path = folder + QStringLiteral("/events.csv");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("what was there") > 0);
        file.close();
        std::stop_source source;
        source.request_stop();
        QVERIFY(!exportEventsTo(m_session, {}, Format::Csv, path, {}, source.get_token()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("what was there"));
        file.close();
        const auto done = exportEventsTo(m_session, {}, Format::Csv, path);
        QVERIFY2(done, describe(done));
        QVERIFY(*done > 0);
        const auto nowhere = exportEventsTo(m_session, {}, Format::Csv, folder + QStringLiteral("/no/such/folder.csv"));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, Kind::Io);
    }

    void oneAxis()
    {
        registry::Operation operation;
        operation.id = newId();
        operation.kind = QStringLiteral("pause");
        operation.tenantId = m_tenant.id;
        operation.tenantSlug = m_tenant.slug;
        QVERIFY(registry::OperationRepository(m_session).add(operation));
        registry::NewRun run;
        run.id = newId();
        run.kind = QStringLiteral("migrate");
        run.waveLabels = {QStringLiteral("all")};
        run.items = {{m_tenant.id, m_tenant.slug, m_tenant.serverId, 1}};
        QVERIFY(registry::RunRepository(m_session).add(run));
        QVERIFY(timeline(m_session, m_tenant.id)->first().operation.has_value()); // one that has not begun is nothing that happened
        m_registry->sql("UPDATE tenantry.run_item SET state = 'failed', started_at = now(), from_version = '0001', to_version = '0002', cause = 'why'");
        for (const auto &session : {m_session, TestRegistry::open(m_registry->settingsOf(m_user))}) {
            auto moments = timeline(session, m_tenant.id);
            QVERIFY2(moments, describe(moments));
            QVERIFY(moments->size() >= 4);
            QVERIFY(moments->first().run.has_value());
            QCOMPARE(moments->first().run->runId, run.id);
            QCOMPARE(moments->first().run->kind, run.kind);
            QCOMPARE(moments->first().run->item.toVersion, QStringLiteral("0002"));
            moments->removeFirst();
            QVERIFY(moments->first().operation.has_value());
            QVERIFY(std::ranges::is_sorted(*moments, std::ranges::greater(), &Moment::at));
            for (const Moment &moment : *moments) {
                QVERIFY(!moment.run && moment.event.has_value() != moment.operation.has_value());
                QVERIFY(!moment.event || (moment.event->kind != u"operation" && moment.event->tenantId == m_tenant.id));
            }
            const auto changed = std::ranges::find_if(*moments, [](const Moment &m) { return m.event && m.event->action == u"update"; });
            QVERIFY(changed != moments->end());
            const QList<Change> what = changes(*changed->event);
            QCOMPARE(what.size(), 2);
            QCOMPARE(what.first().field, QStringLiteral("labels"));
            QCOMPARE(what.first().after, QStringLiteral("@vip, ñandú"));
        }
        QVERIFY(timeline(m_session, newId())->isEmpty());
        // What changed for all who have a feature, the tenant's plan or product; not what did for others, nor a better description.
        m_registry->sql("INSERT INTO tenantry.feature (key, name_en, name_es, kind, default_value) VALUES ('beta', 'Beta', 'Beta', 'boolean', 'false')");
        m_registry->sql("UPDATE tenantry.feature SET description = 'better' WHERE key = 'beta'");
        m_registry->sql("UPDATE tenantry.feature SET killed_at = now(), killed_by = 'ana' WHERE key = 'beta'");
        m_registry->sql("INSERT INTO tenantry.plan_feature (plan_id, feature_key, value) SELECT plan_id, 'beta', 'true' FROM tenantry.tenant WHERE id = $1", {m_tenant.id});
        m_registry->sql("WITH p AS (INSERT INTO tenantry.plan (id, name) VALUES (gen_random_uuid(), 'another') RETURNING id) INSERT INTO tenantry.plan_feature (plan_id, feature_key, value) SELECT id, 'beta', 'true' FROM p");
        for (const auto &session : {m_session, TestRegistry::open(m_registry->settingsOf(m_user))}) {
            QStringList told;
            const auto moments = timeline(session, m_tenant.id);
            for (const Moment &moment : *moments)
                if (moment.event && moment.event->kind.contains(u"feature"))
                    told << moment.event->action + u' ' + moment.event->kind;
            QCOMPARE(told, QStringList({QStringLiteral("insert plan_feature"), QStringLiteral("update feature")}));
        }
    }
};

TENANTRY_TEST_MAIN(ExportTest)
#include "export_test.moc"

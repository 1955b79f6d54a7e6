// The snapshot, the order of tenants, filtering off the GUI thread, and the model under Qt's own tester.
#include "ui/tenants/samples.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/csvexport.h"
#include "ui/tenants/tenantarranger.h"
#include "ui/tenants/tenantfeed.h"
#include "ui/tenants/tenantmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using registry::Tenant;

namespace {

bool same(const Tenant &a, const Tenant &b)
{
    return a.id == b.id && a.slug == b.slug && a.companyName == b.companyName && a.subdomain == b.subdomain && a.product == b.product && a.plan == b.plan
        && a.planId == b.planId && a.productId == b.productId && a.serverId == b.serverId && a.server == b.server && a.database == b.database && a.role == b.role
        && a.state == b.state && a.schemaVersion == b.schemaVersion && a.headVersion == b.headVersion && a.behind == b.behind && a.sizeBytes == b.sizeBytes
        && a.connections == b.connections && a.latencyMs == b.latencyMs && a.lastBackupAt == b.lastBackupAt && a.adminName == b.adminName
        && a.adminEmail == b.adminEmail && a.labels == b.labels && a.note == b.note && a.createdAt == b.createdAt && a.updatedAt == b.updatedAt
        && a.version == b.version && a.driver == b.driver && a.deployment == b.deployment;
}

QStringList names(const TenantSnapshot &s, const std::vector<TenantHandle> &handles)
{
    QStringList list;
    for (const TenantHandle h : handles)
        list.append(s.text(h, TenantSnapshot::Name).toString());
    return list;
}

QStringList shown(const TenantModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.tenant(row).slug);
    return list;
}

registry::Filter filter(const QString &text)
{
    const auto parsed = registry::Filter::parse(text);
    return parsed ? *parsed : registry::Filter();
}

void search(TenantArranger &arranger, const QString &text) { arranger.setFilter(filter(text), text); }

} // namespace

class TenantModelTest : public QObject {
    Q_OBJECT
    QThreadPool m_pool;

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Spanish, QLocale::Spain)); }

    void snapshotKeepsEverythingButTheSecret()
    {
        QList<Tenant> tenants = samples::fleet();
        tenants[3].sealedSecret = QStringLiteral("v1:1:salt");
        const auto snapshot = TenantSnapshot::build(tenants);
        QCOMPARE(snapshot->size(), 24);
        for (const Tenant &tenant : std::as_const(tenants)) {
            const auto handle = snapshot->find(tenant.id);
            QVERIFY(handle);
            QVERIFY(same(snapshot->tenant(*handle), tenant));
            QVERIFY(snapshot->tenant(*handle).sealedSecret.isEmpty());
            Tenant lent;
            snapshot->lend(*handle, lent);
            QVERIFY(same(lent, tenant));
        }
        QVERIFY(!snapshot->find(u"nobody"));
        QVERIFY(!TenantSnapshot::build({})->find(u""));
    }

    void changesKeepHandles()
    {
        const auto before = TenantSnapshot::build(samples::generated(3000));
        const auto probe = before->find(before->tenant(1500).id);
        QVERIFY(probe);
        Tenant changed = before->tenant(10);
        changed.companyName = QStringLiteral("Otra Razón Social");
        const QString goneId = before->tenant(20).id;
        QList<Tenant> added = samples::generated(5200);
        added = added.mid(3000); // more than the last block has room for

        const auto after = before->with(QList<Tenant>{changed} + added, {goneId, QStringLiteral("unknown")});
        QCOMPARE(after->size(), 3000 - 1 + 2200);
        QCOMPARE(after->lineage(), before->lineage());
        QCOMPARE(after->find(changed.id), std::optional<TenantHandle>(10));
        QCOMPARE(after->tenant(10).companyName, changed.companyName);
        QCOMPARE(before->tenant(10).companyName == changed.companyName, false);
        QVERIFY(!after->find(goneId));
        QVERIFY(before->find(goneId));
        QCOMPARE(after->find(before->tenant(*probe).id), probe);
        for (const Tenant &tenant : std::as_const(added)) {
            const auto handle = after->find(tenant.id);
            QVERIFY(handle && same(after->tenant(*handle), tenant));
        }
        // Taken out and put in again in one go: it is there.
        QVERIFY(after->with({changed}, {changed.id})->find(changed.id));
        // From nothing.
        QCOMPARE(TenantSnapshot::build({})->with(added, {})->size(), 2200);
    }

    void hundredThousandStayCompact()
    {
        const auto snapshot = TenantSnapshot::build(samples::generated(100'000));
        QCOMPARE(snapshot->size(), 100'000);
        QVERIFY2(snapshot->bytes() < 90'000'000, qPrintable(QString::number(snapshot->bytes())));
    }

    void ordersAsPeopleDo()
    {
        QList<Tenant> tenants = samples::fleet().first(5);
        const char *companies[] = {"Zapata", "árbol", "Ñandú", "Norte 10", "Norte 9"};
        for (int i = 0; i < 5; ++i)
            tenants[i].companyName = QString::fromUtf8(companies[i]);
        const auto s = TenantSnapshot::build(tenants);
        QCOMPARE(names(*s, *tenantOrder(*s, TenantColumn::Name)),
                 (QStringList{QStringLiteral("árbol"), QStringLiteral("Norte 9"), QStringLiteral("Norte 10"), QStringLiteral("Ñandú"), QStringLiteral("Zapata")}));
    }

    void everyColumnOrders()
    {
        const auto s = TenantSnapshot::build(samples::generated(500));
        for (int column = 0; column < tenantColumnCount; ++column) {
            const auto order = tenantOrder(*s, TenantColumn(column));
            QVERIFY(order);
            QCOMPARE(order->size(), 500u);
            QCOMPARE(QSet<TenantHandle>(order->begin(), order->end()).size(), 500);
        }
        const auto bySize = *tenantOrder(*s, TenantColumn::Size);
        for (size_t i = 1; i < bySize.size(); ++i)
            QVERIFY(s->numbers(bySize[i - 1]).sizeBytes <= s->numbers(bySize[i]).sizeBytes);
        const auto byBehind = *tenantOrder(*s, TenantColumn::Version);
        for (size_t i = 1; i < byBehind.size(); ++i)
            QVERIFY(s->numbers(byBehind[i - 1]).behind <= s->numbers(byBehind[i]).behind);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!tenantOrder(*s, TenantColumn::Name, stop.get_token()));
    }

    void filtersAndSorts()
    {
        const QList<Tenant> tenants = samples::generated(5000);
        TenantArranger arranger(&m_pool);
        TenantModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        connect(&arranger, &TenantArranger::arranged, &model,
                [&](const TenantArranger::ArrangedPtr &r) { model.show(r->snapshot, std::move(r->visible)); });
        QSignalSpy spy(&arranger, &TenantArranger::arranged);
        arranger.setSnapshot(TenantSnapshot::build(tenants));
        arranger.setSorting(TenantColumn::Slug, Qt::DescendingOrder);
        const registry::Filter wanted = filter(QStringLiteral("laboratorio state:active -plan:gold"));
        arranger.setFilter(wanted, QStringLiteral("laboratorio state:active -plan:gold"));
        QTRY_VERIFY(!arranger.isBusy());
        QVERIFY(spy.size() <= 3);

        QStringList expected;
        for (const Tenant &tenant : tenants) {
            if (wanted.matches(tenant))
                expected.append(tenant.slug);
        }
        QVERIFY(expected.size() > 10);
        std::ranges::sort(expected, std::greater<>());
        QCOMPARE(shown(model), expected);
    }

    void newestRequestWins()
    {
        m_pool.setMaxThreadCount(2);
        TenantArranger arranger(&m_pool);
        arranger.setSnapshot(TenantSnapshot::build(samples::generated(20'000)));
        QTRY_VERIFY(!arranger.isBusy());
        QList<qsizetype> counts;
        connect(&arranger, &TenantArranger::arranged, this, [&](const TenantArranger::ArrangedPtr &r) { counts.append(qsizetype(r->visible.size())); });
        for (int i = 0; i < 50; ++i)
            search(arranger, i % 2 == 0 ? QStringLiteral("a") : QStringLiteral("state:paused"));
        search(arranger, QStringLiteral("state:failed"));
        QTRY_VERIFY(!arranger.isBusy());
        qsizetype failed = 0;
        for (const Tenant &tenant : samples::generated(20'000))
            failed += tenant.state == registry::TenantState::Failed;
        QCOMPARE(counts.constLast(), failed);
        // Nothing of the older ones arrives afterwards.
        const qsizetype answers = counts.size();
        m_pool.waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(counts.size(), answers);
    }

    // Whatever was typed before, the result is the one of the expression alone.
    void typingOnFindsTheSame()
    {
        const QList<Tenant> tenants = samples::generated(3000);
        TenantArranger arranger(&m_pool);
        arranger.setSnapshot(TenantSnapshot::build(tenants));
        qsizetype found = -1;
        connect(&arranger, &TenantArranger::arranged, this, [&](const TenantArranger::ArrangedPtr &r) { found = qsizetype(r->visible.size()); });
        for (const char *text : {"n", "no", "nor", "norte", "norte 1", "norte 12", "norte", "norte -", "norte -1", "-norte", "-norte 1", "\"norte", "\"norte 1\"",
                                 "norte", "norte plan:gold", "norte plan:gold,silver", "", "-", "a", "a ", "a -b"}) {
            const QString expression = QString::fromLatin1(text);
            if (!registry::Filter::parse(expression))
                continue;
            search(arranger, expression);
            QTRY_VERIFY(!arranger.isBusy());
            const registry::Filter alone = filter(expression);
            QCOMPARE(found, std::ranges::count_if(tenants, [&](const Tenant &t) { return alone.matches(t); }));
        }
        // A change of the fleet in the middle of a word counts.
        search(arranger, QStringLiteral("nor"));
        QTRY_VERIFY(!arranger.isBusy());
        Tenant fresh = tenants.at(0);
        fresh.id = QStringLiteral("ffffffff-ffff-7fff-8fff-ffffffffffff");
        fresh.companyName = QStringLiteral("Norteña");
        arranger.setSnapshot(TenantSnapshot::build(QList<Tenant>{fresh}));
        search(arranger, QStringLiteral("norten"));
        QTRY_VERIFY(!arranger.isBusy());
        QCOMPARE(found, 1);
    }

    void modelUnderTester()
    {
        TenantModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto s = TenantSnapshot::build(samples::fleet());
        const auto order = *tenantOrder(*s, TenantColumn::Name);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset), changes(&model, &QAbstractItemModel::dataChanged);
        model.show(s, order);
        QCOMPARE(model.rowCount(), 24);
        QCOMPARE(model.columnCount(), tenantColumnCount);
        QCOMPARE(resets.size(), 1);

        // The same rows with one changed: no reset, so nothing on the screen moves.
        Tenant tenant = model.tenant(5);
        tenant.state = registry::TenantState::Paused;
        ++tenant.version;
        model.show(s->with({tenant}, {}), order);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 5);
        QCOMPARE(changes.at(0).at(1).toModelIndex().row(), 5);
        QCOMPARE(model.index(5, int(TenantColumn::State)).data(TenantModel::StateRole).toInt(), int(registry::TenantState::Paused));

        // The same handles of another lineage may be other tenants: a reset.
        model.show(TenantSnapshot::build(samples::fleet()), order);
        QCOMPARE(resets.size(), 2);
        model.show(TenantSnapshot::build({}), {});
        QCOMPARE(model.rowCount(), 0);
        model.retranslate();
        model.setNow(QDateTime::currentDateTimeUtc());
    }

    void cellsSayWhatTheyAre()
    {
        QList<Tenant> tenants = samples::fleet();
        tenants[0].companyName = QStringLiteral("evil\u202Egnp.exe");
        tenants[0].connections.reset();
        const auto s = TenantSnapshot::build(tenants);
        TenantModel model;
        model.show(s, {*s->find(tenants[0].id), *s->find(tenants[7].id)});
        QVERIFY(!model.text(0, TenantColumn::Name).contains(QChar(0x202E)));
        QVERIFY(model.index(0, int(TenantColumn::Connections)).data(TenantModel::QuietRole).toBool());
        QCOMPARE(model.index(1, int(TenantColumn::Size)).data(Qt::TextAlignmentRole).value<Qt::Alignment>(), Qt::AlignVCenter | Qt::AlignRight);
        QCOMPARE(model.text(1, TenantColumn::Size), QStringLiteral("12,6 GB"));
        QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Hospital Universitario")));
        QVERIFY(!model.index(1, int(TenantColumn::LastBackup)).data(Qt::ToolTipRole).toString().isEmpty());
    }

    void packsForOffline()
    {
        const auto s = TenantSnapshot::build(samples::generated(6000));
        const QByteArray bytes = packTenants(*s, 5000);
        const auto tenants = unpackTenants(bytes);
        QVERIFY(tenants);
        QCOMPARE(tenants->size(), 5000);
        const auto handle = s->find(tenants->constFirst().id);
        QVERIFY(handle && same(s->tenant(*handle), tenants->constFirst()));
        QVERIFY(bytes.size() < 768 * 1024);
        // A file that somebody else wrote, or that was cut.
        QVERIFY(!unpackTenants({}));
        QVERIFY(!unpackTenants("nonsense, but long enough"));
        QVERIFY(!unpackTenants(bytes.first(bytes.size() / 2)));
        QVERIFY(!unpackTenants(qCompress(QByteArray(100, 'x'))));
        QVERIFY(!unpackTenants(QByteArray("\xff\xff\xff\xff", 4) + bytes.sliced(4))); // claims 4 GB
    }

    void csvIsSafe()
    {
        QList<Tenant> tenants = samples::fleet().first(2);
        tenants[0].companyName = QStringLiteral("=HYPERLINK(\"http://evil\",\"x\")");
        const auto s = TenantSnapshot::build(tenants);
        const QByteArray csv = tenantsAsCsv(*s, {0, 1}, {TenantColumn::Name, TenantColumn::Slug, TenantColumn::Size});
        const QList<QByteArray> lines = csv.split('\n');
        QCOMPARE(lines.at(0), QByteArray("\xEF\xBB\xBFname,slug,subdomain,size_bytes\r"));
        QVERIFY2(lines.at(1).startsWith("\"'=HYPERLINK"), lines.at(1).constData());
        QVERIFY(lines.at(2).endsWith("1933049856\r") || lines.at(2).contains("19330"));
    }

    void commandsAreQuoted()
    {
        QCOMPARE(commandLine({QStringLiteral("tenant"), QStringLiteral("pause"), QStringLiteral("panaderia-sol")}), QStringLiteral("tenantryctl tenant pause panaderia-sol"));
        QCOMPARE(shellQuoted(QStringLiteral("O'Higgins; rm -rf ~")), QStringLiteral("'O'\\''Higgins; rm -rf ~'"));
        QCOMPARE(shellQuoted({}), QStringLiteral("''"));
        QCOMPARE(shellQuoted(QStringLiteral("~x")), QStringLiteral("'~x'"));
    }
};

QTEST_MAIN(TenantModelTest)
#include "model_test.moc"

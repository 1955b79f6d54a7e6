// One tenant's health beside the list: charts that keep every peak, gaps where nobody looked, its alerts, and what is said when nothing is known.
#include "ui/health/healthchart.h"
#include "ui/health/tenanthealth.h"
#include "ui/shell/walk.h"
#include "ui/tenants/standin.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/keyvalueview.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using registry::HealthPoint;
using samples::StandIn;

namespace {

registry::Tenant one(const std::function<bool(const registry::Tenant &)> &which)
{
    const auto all = samples::fleet();
    return *std::ranges::find_if(all, which);
}
registry::Tenant well() { return one([](const auto &t) { return t.state == registry::TenantState::Active && t.behind == 0; }); }
registry::Tenant ill() { return one([](const auto &t) { return t.state == registry::TenantState::Active && t.behind > 0; }); }
registry::Tenant paused() { return one([](const auto &t) { return t.state == registry::TenantState::Paused; }); }

std::optional<double> connections(const HealthPoint &point) { return point.connections; }

QList<HealthPoint> minutes(int count, const std::function<void(int, HealthPoint &)> &fill)
{
    QList<HealthPoint> out;
    for (int i = 0; i < count; ++i) {
        HealthPoint point;
        point.at = samples::now().addSecs(-60 * (count - i));
        fill(i, point);
        out << point;
    }
    return out;
}

} // namespace

class TenantHealthTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void everyPeakIsKept()
    {
        const auto points = minutes(2880, [](int i, HealthPoint &point) { point.connections = i == 1234 ? 99 : i == 1300 ? 0 : 5 + i % 2; });
        const HealthCurve curve = healthCurve(points, connections, 600);
        QCOMPARE(curve.pieces.size(), 1);
        QVERIFY(curve.pieces.first().size() <= 600);
        QVERIFY(curve.pieces.first().size() > 300);
        const auto has = [&](double value) { return std::ranges::any_of(curve.pieces.first(), [value](const QPointF &p) { return p.y() == value; }); };
        QVERIFY(has(99));
        QVERIFY(has(0));
        QCOMPARE(curve.most, 99.0);
        QCOMPARE(curve.least, 0.0);
        QVERIFY(std::ranges::is_sorted(curve.pieces.first(), {}, &QPointF::x));
    }

    void nothingIsDrawnWhereNobodyLooked()
    {
        // An hour away in the middle, and values that are none.
        const auto points = minutes(200, [](int i, HealthPoint &point) {
            if (i < 60 || i >= 120)
                point.connections = i == 150 ? std::numeric_limits<double>::quiet_NaN() : 3.0;
        });
        const HealthCurve curve = healthCurve(points, connections, 600);
        QCOMPARE(curve.pieces.size(), 2);
        QVERIFY(curve.pieces[0].last().x() < curve.pieces[1].first().x() - 3'000'000);
        QVERIFY(healthCurve({}, connections).pieces.isEmpty());
        QVERIFY(!healthCurve(minutes(10, [](int, HealthPoint &) {}), connections).last);
        QCOMPARE(healthCurve(minutes(1, [](int, HealthPoint &p) { p.connections = 7; }), connections).pieces.first().size(), 1);
    }

    void whatIsSaid()
    {
        StandIn standIn;
        QThreadPool pool;
        Services services;
        services.workers = &pool;
        auto tab = std::make_unique<TenantHealthTab>(standIn.backend(), services);
        tab->resize(420, 900);
        tab->show();
        tab->setTenant(ill());
        QTRY_VERIFY(tab->isRead());
        QTRY_VERIFY(tab->chart(TenantHealthTab::Connections)->isVisible());
        QVERIFY2(tab->chart(TenantHealthTab::Connections)->said().startsWith(u"Connections: "_s) && tab->chart(TenantHealthTab::Connections)->said().contains(u"from"_s),
                 qPrintable(tab->chart(TenantHealthTab::Connections)->said()));
        QVERIFY(tab->chart(TenantHealthTab::Size)->said().contains(u"MB"_s));
        QCOMPARE(tab->figures()->value(u"connections"_s), u"18 of 20"_s);
        QVERIFY(tab->figures()->value(u"reachable"_s).startsWith(u"yes"_s));
        QSignalSpy opened(tab.get(), &TenantHealthTab::alertOpened);
        QPushButton *alert = nullptr;
        QTRY_VERIFY(std::ranges::any_of(tab->findChildren<QPushButton *>(), [&](QPushButton *each) { return each->isVisible() && each->text() == u"Connections 90 %"_s && (alert = each); }));
        alert->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(walk::nameless(tab.get()), QStringList());

        tab->setTenant(paused());
        QTRY_VERIFY(tab->isRead());
        QTRY_VERIFY(!tab->chart(TenantHealthTab::Latency)->isVisible());
        QVERIFY(std::ranges::any_of(tab->findChildren<QLabel *>(), [](const QLabel *label) { return label->isVisible() && label->text() == u"Nobody has looked at this tenant yet."_s; }));

        standIn.failLists(StandIn::broken());
        tab->setTenant(well());
        QTRY_VERIFY(tab->findChild<ErrorBanner *>()->isVisible());
        standIn.failLists({});
        emit tab->findChild<ErrorBanner *>()->retry();
        QTRY_VERIFY(tab->isRead());
        QVERIFY(!tab->findChild<ErrorBanner *>()->isVisible());
        tab.reset();
        pool.waitForDone();
    }

    void besideTheList()
    {
        StandIn standIn;
        QThreadPool pool;
        Services services;
        services.workers = &pool;
        auto details = std::make_unique<TenantDetails>(standIn.backend(), services);
        details->resize(440, 900);
        details->show();
        details->setTenant(well());
        auto *button = details->findChild<QToolButton *>(u"openHealth"_s);
        button->click();
        auto *tab = details->findChild<TenantHealthTab *>();
        QVERIFY(tab);
        QTRY_VERIFY(tab->isVisible() && tab->isRead());
        details->findChild<QToolButton *>(u"openDiagnosis"_s)->click(); // one of the two
        QVERIFY(!button->isChecked());
        QTRY_VERIFY(!tab->isVisible());
        details->showTab(TenantDetails::Health);
        QVERIFY(button->isChecked());
        QTest::keyClick(details.get(), Qt::Key_Escape);
        QVERIFY(!button->isChecked());
        QTRY_VERIFY(!tab->isVisible());
        details.reset();
        pool.waitForDone();
    }
};

QTEST_MAIN(TenantHealthTest)
#include "tenant_test.moc"

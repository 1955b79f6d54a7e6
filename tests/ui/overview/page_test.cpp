// The first page as each role uses it: every number leads to what it counts; loading, nothing, failing, offline; what changes keeps the
// keyboard where it is.
#include "overviewsamples.h"

#include "registry/filter.h"
#include "ui/overview/fleetoverview.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/supportoverview.h"
#include "ui/shell/language.h"
#include "ui/shell/saidagain.h"
#include "ui/tenants/recenttenants.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "workstation/store.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using registry::Role;
using samples::OverviewStandIn;

namespace {

struct Shown {
    OverviewStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<OverviewPage> page;
    std::unique_ptr<QSignalSpy> went;

    Shown(Role role, const registry::Overview &overview, workstation::Store *store = nullptr, const std::optional<base::Error> &error = {}) : standIn(overview)
    {
        standIn.fail(error);
        services.workers = &pool;
        services.store = store;
        page = std::make_unique<OverviewPage>(standIn.backend(role), services, std::make_unique<samples::OverviewFinder>());
        page->resize(1240, 800);
        page->show();
        went = std::make_unique<QSignalSpy>(page.get(), &Page::navigate);
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }
    QString whereTo(const RowList *list, const char *key)
    {
        CountRowWidget *row = list->widget(QString::fromLatin1(key));
        if (!row || !row->button())
            return u"nowhere"_s;
        row->button()->click();
        const auto last = went->takeLast();
        return last[0].toString() + u' ' + last[1].toString();
    }
};

base::Error unreachable() { return {base::Kind::Unreachable, "No answer.", {}, {}, {}}; }

} // namespace

class OverviewPageTest : public QObject {
    Q_OBJECT

    Language m_language;

private slots:
    void init() { m_language.set(u"en"_s); }

    // What is no switch is not off: its default holds for all.
    void whatIsKilledIsNamedByItsKind_data()
    {
        QTest::addColumn<int>("killed");
        QTest::addColumn<int>("switches");
        QTest::addColumn<QString>("words");
        QTest::newRow("switches") << 2 << 2 << u"Off for all"_s;
        QTest::newRow("others") << 2 << 0 << u"Default for all"_s;
        QTest::newRow("both") << 2 << 1 << u"Off or default for all"_s;
    }
    void whatIsKilledIsNamedByItsKind()
    {
        QFETCH(int, killed);
        QFETCH(int, switches);
        QFETCH(QString, words);
        auto overview = samples::fleetOverview();
        overview.killed = killed;
        overview.killedSwitches = switches;
        Shown s(Role::Admin, overview);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        const CountRow row = s.page->fleet()->list("features")->widget(u"killed"_s)->row();
        QVERIFY(row.chip);
        QCOMPARE(row.chip->text, words);
        QCOMPARE(row.link, u"2"_s);
        QCOMPARE(s.whereTo(s.page->fleet()->list("features"), "killed"), u"features is:killed"_s);
    }

    void everyNumberLeadsToWhatItCounts()
    {
        Shown s(Role::Admin, samples::fleetOverview());
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        const FleetOverview &fleet = *s.page->fleet();
        QCOMPARE(s.page->support(), nullptr);
        QCOMPARE(fleet.list("tenants")->widget(u"active"_s)->button()->text(), u"9,731"_s);
        QCOMPARE(s.whereTo(fleet.list("tenants"), "all"), u"tenants *"_s);
        QCOMPARE(s.whereTo(fleet.list("tenants"), "failed"), u"tenants state:failed"_s);
        QCOMPARE(s.whereTo(fleet.list("versions"), "p1"), u"tenants product:\"Laboratorio clínico\" behind:>0"_s);
        QCOMPARE(s.whereTo(fleet.list("versions"), "p2"), u"tenants product:\"Clínica Plus\""_s);
        QCOMPARE(s.whereTo(fleet.list("jobs"), "running"), u"jobs show:running"_s);
        QCOMPARE(s.whereTo(fleet.list("jobs"), "interrupted"), u"jobs show:attention"_s);
        QCOMPARE(s.whereTo(fleet.list("servers"), "s2"), u"tenants server:db2"_s);
        QCOMPARE(s.whereTo(fleet.list("plans"), "l3"), u"tenants plan:\"Gold plus\""_s);
        QCOMPARE(s.whereTo(fleet.list("plans"), "none"), u"tenants -plan:bronze,silver,\"Gold plus\""_s);
        QCOMPARE(s.whereTo(fleet.list("features"), "stale"), u"features is:stale"_s);
        QCOMPARE(s.whereTo(fleet.list("backups"), "old"), u"tenants backup:>7d"_s);
        QCOMPARE(s.whereTo(fleet.list("backups"), "none"), u"tenants backup:none"_s);
        QCOMPARE(s.whereTo(fleet.list("backups"), "oldest"), u"tenants -backup:none"_s);
        QCOMPARE(fleet.list("events")->rows().size(), 2);
        QCOMPARE(s.whereTo(fleet.list("events"), "4,711"), u"audit seq:4711"_s);
        QCOMPARE(fleet.list("events")->widget(u"4,711"_s)->row().text, u"Plan changed: silver"_s);
        QVERIFY(fleet.list("events")->widget(u"4,711"_s)->row().detail.startsWith(u"ana · "_s));
        QVERIFY(fleet.headline().contains(u"3 tenants failed"_s) && fleet.headline().contains(u"3 jobs need attention"_s) && fleet.headline().contains(u"1 server full"_s));
        int links = 0;
        for (const auto *list : fleet.findChildren<RowList *>())
            for (const CountRow &row : list->rows()) {
                ++links;
                QVERIFY2(!row.page.isEmpty(), qPrintable(row.key));
                if (row.page == u"tenants" && row.argument != u"*")
                    QVERIFY2(registry::Filter::parse(row.argument), qPrintable(row.argument));
                QVERIFY(!list->widget(row.key)->button()->accessibleName().isEmpty());
            }
        QVERIFY(links > 15);
    }

    void alertsAndServersAsTheyAre()
    {
        Shown s(Role::Admin, samples::fleetOverview());
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        QCOMPARE(s.page->fleet()->list("health")->widget(u"looked"_s)->row().text, u"Nobody has looked yet"_s);
        s.standIn.set(samples::healthCounts(), samples::serverHealth());
        s.page->refresh();
        const FleetOverview &fleet = *s.page->fleet();
        QTRY_COMPARE(fleet.list("health")->widget(u"critical"_s)->button()->text(), u"7"_s);
        QCOMPARE(s.whereTo(fleet.list("health"), "critical"), u"health alerts:critical"_s);
        QCOMPARE(s.whereTo(fleet.list("health"), "warning"), u"health alerts:warning"_s);
        QCOMPARE(s.whereTo(fleet.list("health"), "unreachable"), u"health state:unreachable"_s);
        QCOMPARE(s.whereTo(fleet.list("health"), "looked"), u"health "_s);
        QVERIFY2(fleet.headline().startsWith(u"7 critical alerts · 4 tenants unreachable"_s), qPrintable(fleet.headline()));
        QVERIFY(fleet.list("servers")->widget(u"s1"_s)->row().detail.endsWith(u"312 of 400 connections"_s));
        QVERIFY(fleet.list("servers")->widget(u"s3"_s)->row().detail.endsWith(u"Unreachable"_s));

        Shown user(Role::User, samples::supportOverview());
        user.standIn.set(samples::healthCounts());
        QTRY_COMPARE(user.page->states()->state(), StateStack::State::Content);
        user.page->refresh();
        QTRY_VERIFY(user.page->support()->counts()->widget(u"critical"_s));
        QCOMPARE(user.whereTo(user.page->support()->counts(), "critical"), u"health alerts:critical"_s);
        QCOMPARE(user.whereTo(user.page->support()->counts(), "unreachable"), u"health state:unreachable"_s);
    }

    void allIsRight()
    {
        registry::Overview fine;
        fine.states[size_t(registry::TenantState::Active)] = 3;
        Shown s(Role::Admin, fine);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        QCOMPARE(s.page->fleet()->headline(), u"The fleet is all right."_s);
        QVERIFY(!s.page->fleet()->list("servers")->isVisible()); // none: no empty card
    }

    void whatChangesKeepsTheKeyboard()
    {
        Shown s(Role::Admin, samples::fleetOverview());
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        s.page->activateWindow();
        QTRY_VERIFY(s.page->isActiveWindow());
        auto *plans = s.page->fleet()->list("plans");
        auto *gold = plans->widget(u"l3"_s)->button();
        gold->setFocus();
        registry::Overview later = samples::fleetOverview();
        later.plans.prepend({u"l0"_s, u"iron"_s, 7});
        later.plans[3].tenants = 1'074;
        s.standIn.set(later);
        s.page->refresh();
        QTRY_COMPARE(plans->rows().size(), 5);
        QCOMPARE(plans->widget(u"l3"_s)->button(), gold);
        QCOMPARE(gold->text(), u"1,074"_s);
        QCOMPARE(QApplication::focusWidget(), gold);
        QCOMPARE(plans->rows().first().key, u"l0"_s);
        QTRY_VERIFY(plans->widget(u"l0"_s)->y() < plans->widget(u"l1"_s)->y());
        later.plans.removeFirst();
        s.standIn.set(later);
        s.page->refresh();
        QTRY_COMPARE(plans->rows().size(), 4);
        QCOMPARE(QApplication::focusWidget(), gold);
    }

    void nothingYet()
    {
        // An ADMIN: the steps to the first tenant, those that are done as done, and nothing that counts what is not there.
        Shown admin(Role::Admin, {});
        QTRY_COMPARE(admin.page->states()->state(), StateStack::State::Content);
        const FleetOverview &fleet = *admin.page->fleet();
        QCOMPARE(fleet.headline(), u"No tenants yet"_s);
        QCOMPARE(admin.whereTo(fleet.list("steps"), "server"), u"servers new"_s);
        QCOMPARE(admin.whereTo(fleet.list("steps"), "product"), u"products new"_s);
        QCOMPARE(admin.whereTo(fleet.list("steps"), "tenant"), u"wizard "_s);
        for (const char *name : {"health", "tenants", "jobs", "features"})
            QVERIFY2(!fleet.list(name)->isVisible(), name);
        registry::Overview begun;
        begun.servers = samples::fleetOverview().servers.mid(0, 1);
        admin.standIn.set(begun);
        admin.page->refresh();
        QTRY_VERIFY(fleet.list("steps")->widget(u"server"_s)->row().chip);
        QCOMPARE(fleet.list("steps")->widget(u"server"_s)->row().chip->text, u"Done"_s);
        QVERIFY(!fleet.list("steps")->widget(u"product"_s)->row().chip);
        QCOMPARE(admin.whereTo(fleet.list("steps"), "server"), u"servers "_s);
        // With the first tenant the steps are gone, and no hole is where they were.
        begun.states[size_t(registry::TenantState::Active)] = 1;
        admin.standIn.set(begun);
        admin.page->refresh();
        QTRY_VERIFY(!fleet.list("steps")->isVisible() && fleet.list("health")->isVisible());
        const QWidget *health = fleet.list("health")->parentWidget(), *tenants = fleet.list("tenants")->parentWidget();
        QTRY_VERIFY(health->x() == 0 && health->y() == tenants->y() && health->x() < tenants->x());
        Shown user(Role::User, {});
        QTRY_COMPARE(user.page->states()->state(), StateStack::State::Empty);
        QVERIFY(!user.page->states()->emptyState()->action()->isVisible());
    }

    void failingAndBack()
    {
        Shown s(Role::Admin, samples::fleetOverview(), nullptr, base::Error{base::Kind::Database, "It did not work.", {}, u"XX000"_s, {}});
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Error);
        QVERIFY(s.page->states()->errorBanner()->details().contains(u"XX000"_s));
        test::saidAgain(s.page->states()->errorBanner(), "tenantry::ui::OverviewPage", "How the fleet is could not be read.");
        s.standIn.fail(std::nullopt);
        emit s.page->states()->retry();
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        // Offline: what was known stays.
        s.standIn.fail(unreachable());
        const int before = s.standIn.reads();
        s.page->refresh();
        QTRY_VERIFY(s.standIn.reads() > before && !s.page->isReading());
        QCOMPARE(s.page->states()->state(), StateStack::State::Content);
        QCOMPARE(s.page->fleet()->list("tenants")->widget(u"active"_s)->button()->text(), u"9,731"_s);
    }

    void nothingKnownAndNoConnection()
    {
        Shown s(Role::User, samples::supportOverview(), nullptr, unreachable());
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Error);
        s.standIn.fail(std::nullopt);
        s.page->refresh();
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
    }

    void aUserFindsTheTenant()
    {
        Shown s(Role::User, samples::supportOverview());
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        QCOMPARE(s.page->fleet(), nullptr);
        SupportOverview &support = *s.page->support();
        s.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        s.page->focusFilter();
        QVERIFY(support.field()->edit()->hasFocus());
        QTest::keyClicks(support.field()->edit(), u"del sol"_s);
        QTRY_COMPARE(support.found()->rows().size(), 1);
        QTest::keyClick(support.field()->edit(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), support.found()->widget(u"t3"_s)->button());
        support.field()->edit()->setFocus();
        QTest::keyClick(support.field()->edit(), Qt::Key_Return);
        QCOMPARE(s.went->last()[0].toString() + u' ' + s.went->last()[1].toString(), u"tenants t3"_s);
        support.field()->setText(u"zzz zz"_s);
        QTRY_COMPARE(support.found()->rows().size(), 0);
        QTest::keyClick(support.field()->edit(), Qt::Key_Return); // nothing in memory: the list looks
        QCOMPARE(s.went->last()[1].toString(), u"zzz zz"_s);
        // What another panel does meanwhile leaves the half-typed word.
        s.page->refresh();
        QTRY_VERIFY(!s.page->isReading());
        QCOMPARE(support.field()->text(), u"zzz zz"_s);
    }

    void aUserSeesTroubleFirst()
    {
        Shown s(Role::User, samples::supportOverview());
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        SupportOverview &support = *s.page->support();
        QCOMPARE(support.assigned()->rows().first().key, u"t1"_s);
        QCOMPARE(s.whereTo(support.assigned(), "t1"), u"tenants t1"_s);
        QCOMPARE(s.whereTo(support.counts(), "failed"), u"tenants state:failed"_s);
        QCOMPARE(s.whereTo(support.counts(), "behind"), u"tenants behind:>0"_s);
        QCOMPARE(s.whereTo(support.counts(), "stuck"), u"jobs show:attention"_s);
        QVERIFY(support.recent()->isVisible());
        QCOMPARE(support.recent()->rows().first().key, u"t5"_s);
    }

    void openedLastIsAskedFor()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store);
        RecentTenants mine(store->get(), u"r1"_s, u"1"_s), other(store->get(), u"r1"_s, u"2"_s);
        for (int i = 0; i < 12; ++i)
            mine.add(QString::number(i));
        mine.add(u"7"_s);
        QCOMPARE(mine.ids().size(), RecentTenants::most);
        QCOMPARE(mine.ids().first(), u"7"_s);
        QCOMPARE(mine.ids().count(u"7"_s), 1);
        QVERIFY(other.ids().isEmpty()); // another operator on the same computer
        Shown s(Role::User, samples::supportOverview(), store->get());
        QTRY_VERIFY(s.standIn.reads() > 0);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        QCOMPARE(s.standIn.state->asked, mine.ids());
    }

    void inSpanishAtOnce()
    {
        Shown s(Role::Admin, samples::fleetOverview());
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        m_language.set(u"es"_s);
        QTRY_VERIFY(s.page->fleet()->headline().contains(u"3 tenants fallaron"_s));
    }
};

QTEST_MAIN(OverviewPageTest)
#include "page_test.moc"

// The page as a person uses it: keyboard first, each role, each state, both languages.
#include "ui/tenants/standin.h"
#include "tenants/provisioning.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/filterbox.h"
#include "ui/tenants/groupbar.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/tenants/tenanteditor.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/shell/language.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"
#include "workstation/store.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using registry::Role;
using registry::Tenant;
using registry::TenantState;

namespace {

// Everything that a page needs, shown.
struct Shown {
    explicit Shown(QList<Tenant> tenants = samples::fleet(), Role role = Role::Admin, workstation::Store *store = nullptr)
        : standIn(std::move(tenants), role)
    {
        services.workers = &pool;
        services.store = store;
        feed = std::make_shared<TenantFeed>(standIn.backend(), services);
    }
    ~Shown()
    {
        standIn.hold(false);
        page.reset();
        feed.reset();
        pool.waitForDone();
    }
    TenantsPage &open()
    {
        page = std::make_unique<TenantsPage>(services, standIn.backend(), feed);
        page->resize(1200, 760);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowExposed(page.get());
        return *page;
    }
    TenantsPage &ready()
    {
        open();
        [&] { QTRY_VERIFY(page->model()->rowCount() > 0); }();
        return *page;
    }
    int rowOf(const QString &slug) const
    {
        for (int row = 0; row < page->model()->rowCount(); ++row) {
            if (page->model()->tenant(row).slug == slug)
                return row;
        }
        return -1;
    }

    QThreadPool pool;
    samples::StandIn standIn;
    Services services;
    std::shared_ptr<TenantFeed> feed;
    std::unique_ptr<TenantsPage> page;
};

QStringList selected(const TenantsPage &page)
{
    QStringList slugs;
    for (const Tenant &tenant : page.table()->selectedTenants())
        slugs.append(tenant.slug);
    return slugs;
}

// Every text that a person could read on `widget`.
QStringList textsOf(const QWidget *widget)
{
    QStringList texts;
    for (const auto *label : widget->findChildren<QLabel *>())
        texts << label->text();
    for (const auto *button : widget->findChildren<QAbstractButton *>())
        texts << button->text() << button->toolTip() << button->accessibleName();
    for (const auto *edit : widget->findChildren<QLineEdit *>())
        texts << edit->placeholderText() << edit->accessibleName();
    for (const auto *action : widget->findChildren<QAction *>())
        texts << action->text() << action->toolTip();
    for (const auto *bar : widget->findChildren<QTabBar *>()) {
        for (int i = 0; i < bar->count(); ++i)
            texts << bar->tabText(i);
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

} // namespace

class TenantsPageTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void loadingThenList()
    {
        Shown s;
        s.standIn.hold(true);
        TenantsPage &page = s.open();
        QCOMPARE(page.states()->state(), StateStack::State::Loading);
        QVERIFY(page.countText().isEmpty());
        s.standIn.hold(false);
        QTRY_COMPARE(page.model()->rowCount(), 24);
        QCOMPARE(page.states()->state(), StateStack::State::Content);
        QVERIFY(page.countText().contains(QStringLiteral("24")));
    }

    void emptyAsksAdminToProvision()
    {
        Shown s({});
        TenantsPage &page = s.open();
        QTRY_COMPARE(page.states()->state(), StateStack::State::Empty);
        QSignalSpy navigations(&page, &Page::navigate);
        QVERIFY(page.states()->emptyState()->action()->isVisible());
        page.states()->emptyState()->action()->click();
        QCOMPARE(navigations.size(), 1);
        QCOMPARE(navigations.at(0).at(0).toString(), QStringLiteral("wizard"));
    }

    void emptyOffersNothingToUser()
    {
        Shown s({}, Role::User);
        TenantsPage &page = s.open();
        QTRY_COMPARE(page.states()->state(), StateStack::State::Empty);
        QVERIFY(!page.states()->emptyState()->action()->isVisible());
    }

    void nothingMatches()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.filterBox()->setText(QStringLiteral("nosuchtenant"));
        QTRY_COMPARE(page.states()->state(), StateStack::State::Empty);
        page.states()->emptyState()->action()->click();
        QTRY_COMPARE(page.model()->rowCount(), 24);
        QCOMPARE(page.states()->state(), StateStack::State::Content);
        QVERIFY(page.filterBox()->text().isEmpty());
    }

    void failureCanBeRetried()
    {
        Shown s;
        s.standIn.failLists(samples::StandIn::broken());
        TenantsPage &page = s.open();
        QTRY_COMPARE(page.states()->state(), StateStack::State::Error);
        QVERIFY(page.states()->errorBanner()->details().contains(QStringLiteral("XX000")));
        s.standIn.failLists(std::nullopt);
        emit page.states()->retry();
        QTRY_COMPARE(page.model()->rowCount(), 24);
        QCOMPARE(page.states()->state(), StateStack::State::Content);
    }

    void offlineShowsWhatWasKept()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store);
        {
            Shown s(samples::fleet(), Role::Admin, store->get());
            s.ready();
            const TenantBackend b = s.standIn.backend();
            QTRY_VERIFY((*store)->snapshot(b.registry.id, b.who.login, QStringLiteral("tenants")).has_value());
            QTRY_VERIFY(!(*store)->snapshot(b.registry.id, b.who.login, QStringLiteral("tenants"))->bytes.isEmpty());
        }
        Shown s(samples::fleet(), Role::Admin, store->get());
        s.standIn.failLists(samples::StandIn::unreachable());
        TenantsPage &page = s.open();
        QTRY_COMPARE(page.model()->rowCount(), 24);
        QCOMPARE(s.feed->state(), TenantFeed::State::Offline);
        QVERIFY(s.feed->seenAt().isValid());
        // Back: the list of now.
        s.standIn.set(samples::generated(7));
        s.standIn.failLists(std::nullopt);
        page.refresh();
        QTRY_COMPARE(page.model()->rowCount(), 7);
        QCOMPARE(s.feed->state(), TenantFeed::State::Ready);
    }

    void offlineWithNothingKeptFails()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store);
        Shown s(samples::fleet(), Role::Admin, store->get());
        s.standIn.failLists(samples::StandIn::unreachable());
        TenantsPage &page = s.open();
        QTRY_COMPARE(page.states()->state(), StateStack::State::Error);
    }

    void listStaysWhenConnectionGoes()
    {
        Shown s;
        TenantsPage &page = s.ready();
        s.standIn.failLists(samples::StandIn::unreachable());
        page.refresh();
        QTRY_COMPARE(s.feed->state(), TenantFeed::State::Offline);
        QCOMPARE(page.model()->rowCount(), 24);
        QCOMPARE(page.states()->state(), StateStack::State::Content);
    }

    void userSeesNoAdminAction()
    {
        Shown s(samples::fleet(), Role::User);
        TenantsPage &page = s.ready();
        for (const char *name : {"provisionTenant", "editTenant", "pauseTenants", "activateTenants", "maintenanceTenants", "finishProvisioning", "undoProvisioning", "copyCommand"})
            QVERIFY2(!page.findChild<QAction *>(QString::fromLatin1(name)), name);
        QVERIFY(!page.findChild<QWidget *>(QStringLiteral("provisionButton")));
        page.table()->goTo(0);
        QTest::keyClick(page.table(), Qt::Key_Return);
        QTRY_VERIFY(page.details()->isVisible());
        page.details()->edit(); // also not by another way
        QVERIFY(!page.details()->isEditing());
        page.details()->showTab(TenantDetails::Connection);
        QVERIFY(!page.findChild<QWidget *>(QStringLiteral("tenantSecret")));
        for (const QString &text : textsOf(&page))
            QVERIFY2(!text.contains(QStringLiteral("Undo everything")) && !text.contains(QStringLiteral("Pause")), qPrintable(text));
    }

    void byKeyboardOnly()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.table()->setFocus();
        // Typing goes to the filter; Enter goes to the first row, Enter again opens it, Escape goes back.
        QTest::keyClicks(page.table(), QStringLiteral("n"));
        QTRY_VERIFY(page.filterBox()->editor()->hasFocus());
        QTest::keyClicks(page.filterBox()->editor(), QStringLiteral("andu"));
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QVERIFY(!QApplication::activePopupWidget()); // "name:" was offered on the way and is gone
        page.activateWindow();                       // which a window system does by itself
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTest::keyClick(page.filterBox()->editor(), Qt::Key_Return);
        QTRY_VERIFY(page.table()->hasFocus());
        QCOMPARE(selected(page), QStringList{QStringLiteral("laboratorio-nandu")});
        QTest::keyClick(page.table(), Qt::Key_Return);
        QTRY_VERIFY(page.details()->isVisible());
        QTRY_COMPARE(page.details()->findChild<QLabel *>(QStringLiteral("tenantDetailsName"))->text(), QStringLiteral("Laboratorio Ñandú"));
        QTest::keyClick(page.table(), Qt::Key_Escape);
        QTRY_VERIFY(!page.details()->isVisible());
        QTest::keyClick(page.table(), Qt::Key_Escape); // the next one takes the filter off
        QTRY_COMPARE(page.model()->rowCount(), 24);
        QCOMPARE(selected(page), QStringList{QStringLiteral("laboratorio-nandu")}); // still chosen
        page.focusFilter();
        QCOMPARE(page.focusWidget(), page.filterBox()->editor());
        QTest::keyClick(page.table(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(page.table()->selectedCount(), 24);
    }

    void nothingIsCutOff()
    {
        Shown s;
        TenantsPage &page = s.ready();
        Language language;
        for (const QString &code : Language::codes()) {
            language.set(code);
            QCoreApplication::processEvents();
            for (int state = 0; state <= int(TenantState::Deleting); ++state)
                QVERIFY(page.table()->columnWidth(int(TenantColumn::State)) - 16 >= chipSize(page.table()->fontMetrics(), status(TenantState(state))).width());
            for (const QString &tab : {QStringLiteral(""), QStringLiteral("/timeline"), QStringLiteral("/connection")}) {
                page.activated(samples::fleet().at(9).id + tab);
                QTRY_VERIFY(page.details()->isVisible() && page.isSettled());
                if (tab == QStringLiteral("/timeline"))
                    QTRY_VERIFY(!page.details()->findChildren<QPushButton *>().isEmpty() && page.findChild<StepList *>());
                for (const auto *area : page.details()->findChildren<QScrollArea *>()) {
                    if (!area->isVisible())
                        continue;
                    QVERIFY2(area->widget()->minimumSizeHint().width() <= area->viewport()->width(),
                             qPrintable(QStringLiteral("%1 %2: %3 in %4").arg(code, tab).arg(area->widget()->minimumSizeHint().width()).arg(area->viewport()->width())));
                }
            }
        }
    }

    void everythingHasAName()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.table()->goTo(0);
        QTest::keyClick(page.table(), Qt::Key_Return);
        QTRY_VERIFY(page.details()->isVisible());
        for (const auto *widget : page.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<const QLabel *>(widget) || qobject_cast<const QScrollBar *>(widget))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
        }
    }

    void selectionSurvivesLiveChanges()
    {
        Shown s(samples::generated(500));
        TenantsPage &page = s.ready();
        page.table()->goTo(300);
        page.table()->selectionModel()->select(page.model()->index(310, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const QStringList before = selected(page);
        QCOMPARE(before.size(), 2);
        const QString current = page.model()->id(page.table()->currentRow());
        const int offset = page.table()->rowViewportPosition(page.table()->currentRow());
        QVERIFY(offset > 0);

        // Another operator pauses one, adds ten that sort before, and removes one.
        QList<Tenant> tenants = s.standIn.tenants();
        QStringList ids;
        for (int i = 0; i < 10; ++i) {
            Tenant t = samples::generated(600).at(550 + i);
            t.companyName = QStringLiteral("AAA %1").arg(i);
            tenants.append(t);
            ids.append(t.id);
        }
        const QString removed = page.model()->id(5);
        tenants.removeIf([&](const Tenant &t) { return t.id == removed; });
        tenants[7].state = TenantState::Paused;
        ++tenants[7].version;
        ids << removed << tenants[7].id;
        s.standIn.set(tenants);
        s.feed->changed(ids);
        QTRY_COMPARE(page.model()->rowCount(), 509);
        QCOMPARE(selected(page), before);
        QCOMPARE(page.model()->id(page.table()->currentRow()), current);
        QCOMPARE(page.table()->rowViewportPosition(page.table()->currentRow()), offset);

        // Everything read again (another lineage of handles): the same.
        s.feed->load();
        QTRY_VERIFY(!s.feed->isBusy());
        QTRY_VERIFY(page.model()->snapshot() == s.feed->snapshot());
        QCOMPARE(selected(page), before);
        QCOMPARE(page.table()->rowViewportPosition(page.table()->currentRow()), offset);

        // Sorting the other way keeps them too.
        page.table()->sortByColumn(int(TenantColumn::Name), Qt::DescendingOrder);
        QTRY_COMPARE(page.model()->id(0) != removed && page.model()->tenant(508).companyName.startsWith(QStringLiteral("AAA")), true);
        QStringList after = selected(page);
        after.sort();
        QStringList sorted = before;
        sorted.sort();
        QCOMPARE(after, sorted);
    }

    void openDetailsFollowLiveChanges()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.activated(samples::fleet().at(0).id);
        QTRY_VERIFY(page.details()->isVisible());
        s.standIn.change(QStringLiteral("panaderia-ohiggins"), [](Tenant &t) { t.companyName = QStringLiteral("Panadería Nueva"); });
        s.feed->changed({samples::fleet().at(0).id});
        QTRY_COMPARE(page.details()->findChild<QLabel *>(QStringLiteral("tenantDetailsName"))->text(), QStringLiteral("Panadería Nueva"));
        // Removed by somebody: closed.
        QList<Tenant> tenants = s.standIn.tenants();
        tenants.removeFirst();
        s.standIn.set(tenants);
        s.feed->changed({samples::fleet().at(0).id});
        QTRY_VERIFY(!page.isDetailsOpen());
    }

    void deepLinks()
    {
        Shown s;
        s.standIn.hold(true);
        TenantsPage &page = s.open();
        page.activated(QStringLiteral("state:failed")); // before the list is there
        s.standIn.hold(false);
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QCOMPARE(page.filterBox()->text(), QStringLiteral("state:failed"));
        const Tenant wanted = samples::fleet().at(7);
        page.activated(wanted.id + QStringLiteral("/timeline")); // hidden by the filter: the filter goes
        QTRY_COMPARE(page.details()->tenantId(), wanted.id);
        QVERIFY(page.filterBox()->text().isEmpty());
        QCOMPARE(page.details()->findChild<QTabBar *>()->currentIndex(), int(TenantDetails::Timeline));
        page.activated(QStringLiteral("0193a1f0-ffff-7fff-8a00-ffffffffffff"));
        QTRY_VERIFY(std::ranges::any_of(page.findChildren<ErrorBanner *>(), [](const ErrorBanner *b) { return b->isVisible(); }));
    }

    void filterErrorIsSaidAndLastGoodStays()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.filterBox()->setText(QStringLiteral("state:paused"));
        QTRY_COMPARE(page.model()->rowCount(), 2);
        page.filterBox()->setText(QStringLiteral("state:paused colour:red"));
        QVERIFY(!page.filterBox()->isValid());
        QVERIFY2(page.filterBox()->problem().contains(QStringLiteral("14")), qPrintable(page.filterBox()->problem())); // where
        QCOMPARE(page.model()->rowCount(), 2);
        page.filterBox()->setText(QStringLiteral("state:paused plan:bronze"));
        QVERIFY(page.filterBox()->isValid());
        QTRY_COMPARE(page.states()->state(), StateStack::State::Empty);
    }

    void completes()
    {
        Shown s;
        TenantsPage &page = s.ready();
        const auto at = [&](const QString &text) { return page.filterBox()->proposals(text, int(text.size())); };
        QVERIFY(at(QStringLiteral("st")).contains(QStringLiteral("state:")));
        QVERIFY(at(QStringLiteral("-st")).contains(QStringLiteral("-state:")));
        QCOMPARE(at(QStringLiteral("foo plan:g")), QStringList{QStringLiteral("plan:gold")});
        QCOMPARE(at(QStringLiteral("plan:gold,si")), QStringList{QStringLiteral("plan:gold,silver")});
        QVERIFY(at(QStringLiteral("gol")).contains(QStringLiteral("plan:gold")));
        QVERIFY(at(QStringLiteral("label:")).contains(QStringLiteral("label:vip")));
        QVERIFY(at({}).isEmpty());
        // Through the keyboard.
        page.focusFilter();
        QTest::keyClicks(page.filterBox()->editor(), QStringLiteral("plan:g"));
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QCOMPARE(page.filterBox()->text(), QStringLiteral("plan:gold "));
        QTRY_COMPARE(page.model()->rowCount(), 6);
    }

    void groupsAreKept()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store);
        {
            Shown s(samples::fleet(), Role::User, store->get());
            TenantsPage &page = s.ready();
            auto *groups = page.findChild<GroupBar *>();
            page.filterBox()->setText(QStringLiteral("label:vip"));
            groups->startSaving();
            auto *name = page.findChild<QLineEdit *>(QStringLiteral("tenantGroupName"));
            QTest::keyClick(name, Qt::Key_Return); // no name: said, not saved
            QVERIFY(groups->groups().isEmpty());
            QTest::keyClicks(name, QStringLiteral("Big ones"));
            QTest::keyClick(name, Qt::Key_Return);
            QCOMPARE(groups->groups().size(), 1);
            groups->rename(QStringLiteral("Big ones"), QStringLiteral("Large & loyal"));
        }
        Shown s(samples::fleet(), Role::User, store->get());
        TenantsPage &page = s.ready();
        auto *groups = page.findChild<GroupBar *>();
        QCOMPARE(groups->groups().size(), 1);
        QCOMPARE(groups->groups().at(0).first, QStringLiteral("Large & loyal"));
        QToolButton *chip = nullptr;
        for (auto *button : groups->findChildren<QToolButton *>()) {
            if (button->isCheckable())
                chip = button;
        }
        QVERIFY(chip);
        chip->click();
        QCOMPARE(page.filterBox()->text(), QStringLiteral("label:vip"));
        QTRY_COMPARE(page.model()->rowCount(), 5);
        QVERIFY(chip->isChecked());
        chip->click();
        QTRY_COMPARE(page.model()->rowCount(), 24);
        groups->remove(QStringLiteral("Large & loyal"));
        QVERIFY((*store)->groups(s.standIn.backend().registry.id)->isEmpty());
    }

    void columnsAreRemembered()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store);
        {
            Shown s(samples::fleet(), Role::Admin, store->get());
            TenantsPage &page = s.ready();
            QVERIFY(page.table()->isColumnHidden(int(TenantColumn::Labels)));
            for (QAction *action : page.table()->columnMenu()->actions()) {
                if (action->data() == QVariant(int(TenantColumn::Labels)))
                    action->setChecked(true);
                if (action->data() == QVariant(int(TenantColumn::Size)))
                    action->setChecked(false);
            }
            page.table()->horizontalHeader()->moveSection(page.table()->horizontalHeader()->visualIndex(int(TenantColumn::Plan)), 1);
            page.table()->setColumnWidth(int(TenantColumn::Name), 333);
            page.table()->sortByColumn(int(TenantColumn::Created), Qt::DescendingOrder);
        }
        Shown s(samples::fleet(), Role::Admin, store->get());
        TenantsPage &page = s.ready();
        QVERIFY(!page.table()->isColumnHidden(int(TenantColumn::Labels)));
        QVERIFY(page.table()->isColumnHidden(int(TenantColumn::Size)));
        QCOMPARE(page.table()->horizontalHeader()->visualIndex(int(TenantColumn::Plan)), 1);
        QCOMPARE(page.table()->columnWidth(int(TenantColumn::Name)), 333);
        QCOMPARE(page.table()->sortColumn(), TenantColumn::Created);
        QCOMPARE(page.table()->sortOrder(), Qt::DescendingOrder);
        QCOMPARE(page.model()->tenant(0).slug, QStringLiteral("kingsway-dental-group")); // the newest
    }

    void severalMovedEachWithItsOutcome()
    {
        Shown s;
        TenantsPage &page = s.ready();
        base::Error locked;
        locked.kind = base::Kind::Conflict;
        locked.message = "A migration is running on it.";
        s.standIn.failMoves(QStringLiteral("clinica-santa-lucia"), locked);
        page.filterBox()->setText(QStringLiteral("label:vip,invoice"));
        QTRY_COMPARE(page.model()->rowCount(), 7);
        QTest::keyClick(page.table(), Qt::Key_A, Qt::ControlModifier);
        page.actionsOfPage()->pause->trigger();
        auto *confirm = page.findChild<ConfirmBar *>();
        QVERIFY(confirm->isVisible());
        QTest::keyClick(confirm->button(), Qt::Key_Escape); // not this time
        QVERIFY(!confirm->isVisible());
        QCOMPARE(s.standIn.tenants().at(0).state, TenantState::Active);
        page.actionsOfPage()->pause->trigger();
        QVERIFY(confirm->button()->hasFocus());
        QTest::keyClick(confirm->button(), Qt::Key_Space);
        ErrorBanner *banner = nullptr;
        QTRY_VERIFY([&] {
            for (auto *b : page.findChildren<ErrorBanner *>())
                banner = b->isVisible() ? b : banner;
            return banner != nullptr;
        }());
        int paused = 0;
        for (const Tenant &tenant : s.standIn.tenants())
            paused += tenant.state == TenantState::Paused;
        QCOMPARE(paused, 2 + 4); // five were active, one of them could not
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("tenantSaid"))->text().contains(QLatin1Char('4')));
        QCOMPARE(banner->error().message.source, locked.message.source);
        // The rows say so at once.
        QTRY_COMPARE(page.model()->index(s.rowOf(QStringLiteral("panaderia-ohiggins")), int(TenantColumn::State)).data(TenantModel::StateRole).toInt(), int(TenantState::Paused));
    }

    void commandsAreCopied()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.table()->goTo(s.rowOf(QStringLiteral("harbour-street-medical")));
        QMenu *menu = page.actionsOfPage()->copyCommand->menu();
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 4);
        menu->actions().at(0)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("tenantryctl tenant activate harbour-street-medical"));
        QVERIFY(!menu->actions().at(1)->isEnabled()); // it is paused already
        // Several: one line, with those that it applies to.
        page.filterBox()->setText(QStringLiteral("label:invoice,pilot state:paused,active"));
        QTRY_COMPARE(page.model()->rowCount(), 5);
        page.table()->selectAll();
        emit menu->aboutToShow();
        menu->actions().at(0)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("tenantryctl tenant activate harbour-street-medical mutual-de-trabajadores-del-puerto"));
    }

    void failedProvisioningCanBeFinishedOrUndone()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.table()->goTo(s.rowOf(QStringLiteral("panaderia-ohiggins")));
        QVERIFY(!page.actionsOfPage()->finish->isEnabled());
        page.table()->goTo(s.rowOf(QStringLiteral("analisis-clinicos-guemes")));
        QVERIFY(page.actionsOfPage()->finish->isEnabled());
        page.actionsOfPage()->finish->trigger();
        QTRY_COMPARE(s.standIn.resumed.size(), 1);
        page.actionsOfPage()->undo->trigger();
        auto *confirm = page.findChild<ConfirmBar *>();
        QTRY_VERIFY(confirm->isVisible());
        QVERIFY(s.standIn.undone.isEmpty()); // asked first
        confirm->button()->click();
        QCOMPARE(s.standIn.undone, s.standIn.resumed);
    }

    void timelineShowsStepsAndErrors()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.activated(samples::fleet().at(9).id + QStringLiteral("/timeline"));
        QTRY_VERIFY(page.details()->isVisible());
        QTRY_VERIFY(textsOf(page.details()).join(QLatin1Char('\n')).contains(QStringLiteral("No space left on device")));
    }

    void editsAndSaves()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.table()->goTo(s.rowOf(QStringLiteral("panaderia-ohiggins")));
        page.actionsOfPage()->edit->trigger();
        QTRY_VERIFY(page.details()->isEditing());
        auto *name = page.findChild<QLineEdit *>(QStringLiteral("editName"));
        auto *save = page.findChild<QPushButton *>(QStringLiteral("editSave"));
        QVERIFY(!save->isEnabled());
        QVERIFY(page.leave());
        page.findChild<QLineEdit *>(QStringLiteral("editLabels"))->clear();
        QCOMPARE(page.findChild<TenantEditor *>()->command(), QStringLiteral("tenantryctl tenant edit panaderia-ohiggins --label ''"));
        name->setText(QStringLiteral("   "));
        QVERIFY(!save->isEnabled());
        name->setText(QStringLiteral("Panadería O'Higgins e Hijas"));
        QVERIFY(!page.leave()); // asks first
        page.findChild<ConfirmBar *>()->withdraw();
        // Moving to another row does not throw the work away.
        page.table()->goTo(s.rowOf(QStringLiteral("lakeside-imaging")));
        QVERIFY(page.details()->isEditing());
        page.findChild<QLineEdit *>(QStringLiteral("editLabels"))->setText(QStringLiteral(" vip, north , VIP,"));
        auto *plan = page.findChild<QComboBox *>(QStringLiteral("editPlan"));
        QTRY_COMPARE(plan->count(), 3);
        plan->setCurrentText(QStringLiteral("gold"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!page.details()->isEditing());
        const Tenant saved = s.standIn.tenants().at(0);
        QCOMPARE(saved.companyName, QStringLiteral("Panadería O'Higgins e Hijas"));
        QCOMPARE(saved.labels, (QStringList{QStringLiteral("vip"), QStringLiteral("north")}));
        QCOMPARE(saved.plan, QStringLiteral("gold"));
        QTRY_VERIFY(s.rowOf(QStringLiteral("panaderia-ohiggins")) >= 0);
        QTRY_COMPARE(page.model()->tenant(s.rowOf(QStringLiteral("panaderia-ohiggins"))).plan, QStringLiteral("gold"));
    }

    void conflictLosesNothing()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.table()->goTo(s.rowOf(QStringLiteral("panaderia-ohiggins")));
        page.actionsOfPage()->edit->trigger();
        auto *note = page.findChild<QPlainTextEdit *>(QStringLiteral("editNote"));
        note->setPlainText(QStringLiteral("mine"));
        s.standIn.change(QStringLiteral("panaderia-ohiggins"), [](Tenant &t) { t.note = QStringLiteral("theirs"); });
        page.findChild<QPushButton *>(QStringLiteral("editSave"))->click();
        QPushButton *reload = nullptr;
        QTRY_VERIFY([&] {
            for (auto *banner : page.details()->findChildren<ErrorBanner *>()) {
                for (auto *button : banner->findChildren<QPushButton *>()) {
                    if (button->isVisible() && button->text().startsWith(QStringLiteral("Load what")))
                        reload = button;
                }
            }
            return reload != nullptr;
        }());
        QCOMPARE(s.standIn.tenants().at(0).note, QStringLiteral("theirs"));
        QCOMPARE(note->toPlainText(), QStringLiteral("mine"));
        reload->click();
        QTRY_COMPARE(note->toPlainText(), QStringLiteral("theirs"));
        note->setPlainText(QStringLiteral("theirs and mine"));
        page.findChild<QPushButton *>(QStringLiteral("editSave"))->click();
        QTRY_COMPARE(s.standIn.tenants().at(0).note, QStringLiteral("theirs and mine"));
    }

    void secretNeedsThePasswordAgain()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.activated(samples::fleet().at(0).id + QStringLiteral("/connection"));
        QTRY_VERIFY(page.details()->isVisible());
        auto *secret = page.findChild<QWidget *>(QStringLiteral("tenantSecret"));
        QTRY_VERIFY(secret && secret->isVisible());
        QVERIFY(QMetaObject::invokeMethod(secret, "revealRequested"));
        auto *password = page.findChild<QLineEdit *>(QStringLiteral("operatorPassword"));
        QVERIFY(password->hasFocus());
        const auto onScreen = [&] {
            for (const auto *edit : page.findChildren<QLineEdit *>()) {
                if (edit->text().contains(QStringLiteral("s3cret")))
                    return true;
            }
            return false;
        };
        password->setText(QStringLiteral("wrong"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(textsOf(page.details()).contains(QStringLiteral("That is not your password.")));
        QVERIFY(!onScreen());
        password->setText(QStringLiteral("right"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(onScreen());
        QVERIFY(password->text().isEmpty());
        // Another tenant, another tab, closing: gone at once.
        page.details()->showTab(TenantDetails::Summary);
        QVERIFY(!onScreen());
    }

    void exportsWhatIsShown()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.filterBox()->setText(QStringLiteral("plan:gold"));
        QTRY_COMPARE(page.model()->rowCount(), 6);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.csv"));
        page.exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 7);
        page.exportTo(folder.filePath(QStringLiteral("no/such/folder.csv")));
        QTRY_VERIFY(std::ranges::any_of(page.findChildren<ErrorBanner *>(), [](const ErrorBanner *b) { return b->isVisible(); }));
    }

    void speaksSpanish()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.activated(samples::fleet().at(9).id + QStringLiteral("/timeline"));
        QTRY_VERIFY(page.details()->isVisible());
        page.filterBox()->setText(QStringLiteral("clinic"));
        page.actionsOfPage()->pause->setEnabled(true);
        const QStringList english = textsOf(&page);

        Language language;
        language.set(QStringLiteral("es"));
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // what was replaced
        const QStringList spanish = textsOf(&page);
        // Names, identifiers and words that are the same in both languages.
        static const QSet<QString> same{QStringLiteral("Tenants"), QStringLiteral("Slug"), QStringLiteral("Plan"), QStringLiteral("TLS"), QStringLiteral("Host"), QStringLiteral("Ctrl+F")};
        QStringList left;
        for (const QString &text : spanish) {
            const bool word = std::ranges::any_of(text, [](QChar c) { return c.isLetter(); });
            const bool data = text.contains(QChar(0x200B)) || text.endsWith(QStringLiteral(" ms")) || text.contains(QLatin1Char('@')) || text.contains(QStringLiteral(".example.org")) || text.contains(QStringLiteral("t_"));
            if (word && english.contains(text) && !same.contains(text) && !data)
                left.append(text);
        }
        // Words of the widgets that pages share: tested where those are.
        static const QSet<QString> shared{QStringLiteral("Try again"), QStringLiteral("Copy details"), QStringLiteral("Close"), QStringLiteral("Reveal"),
                                          QStringLiteral("Show password"), QStringLiteral("Cancel"), QStringLiteral("Scroll Left"), QStringLiteral("Scroll Right")};
        for (const QString &step : tenants::stepNames())
            left.removeAll(tenants::stepTitle(step).translated());
        left.removeIf([](const QString &text) { return shared.contains(text) || text.startsWith(QStringLiteral("Copy: ")); });
        // What the samples themselves say.
        for (const Tenant &t : samples::fleet()) {
            for (const QString &value : {t.companyName, t.slug, t.id, t.product, t.plan, t.server, t.adminName, t.schemaVersion, t.note})
                left.removeAll(value);
        }
        left.removeIf([](const QString &text) { return text.startsWith(QStringLiteral("The migration ")) || text.startsWith(QStringLiteral("Make room")); });
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QStringLiteral("\n"))));
    }

    void countsArePlural()
    {
        Shown s(samples::fleet().first(1));
        TenantsPage &page = s.ready();
        QTranslator translator;
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("es")}) {
            QVERIFY(translator.load(QStringLiteral(":/i18n/tenantry_%1.qm").arg(language)));
            QCoreApplication::installTranslator(&translator);
            QCOMPARE(page.countText(), QStringLiteral("1 tenant"));
            QCoreApplication::removeTranslator(&translator);
        }
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer crypto;
    TenantsPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "page_test.moc"

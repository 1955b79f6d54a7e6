// The page in its states, and what one looks at: keyboard first, each role.
#include "shown.h"

#include "ui/theme/theme.h"

#include <QScreen>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::test;
using registry::Role;
using registry::Tenant;
using registry::TenantState;

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
            QTRY_VERIFY((*store)->snapshot(b.registry.id, b.who.id, QStringLiteral("tenants")).has_value());
            QTRY_VERIFY(!(*store)->snapshot(b.registry.id, b.who.id, QStringLiteral("tenants"))->bytes.isEmpty());
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

    // The same workstation and the same registry, and somebody else, or the same person with another role.
    void whatOneSawIsNotAnothers()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store);
        const QString what = QStringLiteral("tenants");
        const TenantBackend ana = samples::StandIn({}, Role::Admin).backend();
        const auto keep = [&] {
            Shown s(samples::fleet(), Role::Admin, store->get());
            s.ready();
            QTRY_VERIFY((*store)->snapshot(ana.registry.id, ana.who.id, what).has_value());
        };
        const auto seenOffline = [&](Role role, const QString &id, const QString &registry) {
            samples::StandIn standIn(samples::fleet(), role);
            standIn.failLists(samples::StandIn::unreachable());
            TenantBackend backend = standIn.backend();
            backend.who.id = id;
            backend.registry.id = registry;
            QThreadPool pool;
            Services services;
            services.workers = &pool;
            services.store = store->get();
            qsizetype seen = -1;
            {
                TenantFeed feed(backend, services);
                feed.load();
                [&] { QTRY_VERIFY(feed.state() == TenantFeed::State::Failed || feed.state() == TenantFeed::State::Offline); }();
                seen = feed.snapshot()->size();
            }
            pool.waitForDone();
            return seen;
        };
        keep();
        const QString other = QStringLiteral("0193a1f0-0000-7000-9400-000000000099");
        QCOMPARE(seenOffline(Role::Admin, other, ana.registry.id), 0);
        QCOMPARE(seenOffline(Role::User, other, ana.registry.id), 0);
        QCOMPARE(seenOffline(Role::Admin, ana.who.id, other), 0);
        QCOMPARE(seenOffline(Role::Admin, ana.who.id, ana.registry.id), 24);
        // Demoted while the panel was closed: not shown, and not there for a later promotion either.
        QCOMPARE(seenOffline(Role::User, ana.who.id, ana.registry.id), 0);
        QCOMPARE(seenOffline(Role::Admin, ana.who.id, ana.registry.id), 0);
    }

    // What a USER may see is another list tomorrow: none is kept.
    void nothingOfAUserIsKept()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store);
        Shown s(samples::fleet(), Role::User, store->get());
        s.ready();
        s.pool.waitForDone();
        QCoreApplication::processEvents();
        const TenantBackend b = s.standIn.backend();
        QVERIFY(!(*store)->snapshot(b.registry.id, b.who.id, QStringLiteral("tenants")));
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
                QVERIFY(page.table()->columnWidth(int(TenantColumn::State)) - 16 >= chipSize(page.table()->font(), status(TenantState(state))).width());
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

    // In a window of 1280, beside which the navigation takes 208: nothing is scrolled to, no heading, state, number or time is cut, in neither language.
    void theColumnsHaveRoom()
    {
        const theme::Theme theme(*qApp, theme::Mode::Light); // its letters
        Language language;
        for (const QString &code : Language::codes()) {
            language.set(code);
            Shown s;
            TenantsPage &page = s.ready();
            TenantTable *table = page.table();
            const auto used = [&] {
                int out = 0;
                for (int column = 0; column < tenantColumnCount; ++column)
                    out += table->columnWidth(column); // a hidden one has none
                return out;
            };
            for (const int width : {1280 - 208, 1380 - 208, 1700}) {
                page.resize(width, 744);
                QTRY_COMPARE(used(), table->viewport()->width());
                for (const TenantColumn column : {TenantColumn::Version, TenantColumn::Size, TenantColumn::Created})
                    for (int row = 0; row < 24; ++row)
                        QVERIFY(table->columnWidth(int(column)) >= table->fontMetrics().horizontalAdvance(table->model()->index(row, int(column)).data().toString()) + 16);
                QFont heading = table->horizontalHeader()->font();
                heading.setWeight(QFont::DemiBold);
                for (int column = 0; column < tenantColumnCount; ++column) {
                    const QString title = tenantColumnTitle(TenantColumn(column));
                    QVERIFY2(table->isColumnHidden(column) || table->columnWidth(column) >= QFontMetrics(heading).horizontalAdvance(title) + 16, qPrintable(title));
                }
            }
            QVERIFY(table->columnWidth(int(TenantColumn::Slug)) > 200); // more room is for the names
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

    void aUserIsToldWhatIsTakenAway()
    {
        Shown s(samples::fleet(), Role::User);
        TenantsPage &page = s.ready();
        const auto fleet = samples::fleet();
        page.activated(fleet.at(0).id);
        QTRY_VERIFY(page.isDetailsOpen());
        auto tenants = s.standIn.tenants();
        tenants.removeFirst();
        s.standIn.set(tenants);
        s.feed->changed({fleet.at(0).id});
        QTRY_VERIFY(!page.isDetailsOpen());
        const QString said = QStringLiteral("“%1” is no longer assigned to you, or was removed.").arg(fleet.at(0).companyName);
        const auto labels = page.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text() == said; }));
        page.activated(fleet.at(1).id);
        QTRY_VERIFY(page.isDetailsOpen());
        QVERIFY(std::ranges::none_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text() == said; }));
        // Given back while it says so: it is not true any more.
        tenants.removeFirst();
        s.standIn.set(tenants);
        s.feed->changed({fleet.at(1).id});
        QTRY_VERIFY(!page.isDetailsOpen());
        const auto says = [&] { return std::ranges::any_of(page.findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(QStringLiteral("is no longer assigned")); }); };
        QVERIFY(says());
        s.standIn.set(fleet);
        s.feed->changed({fleet.at(0).id});
        QTRY_COMPARE(page.model()->rowCount(), int(fleet.size()) - 1);
        QVERIFY(says()); // another one
        s.feed->changed({fleet.at(1).id});
        QTRY_VERIFY(!says());
    }

    // A tenant may be newer than the list beside it was when it was read.
    void howLongAgoIsAsOfNow()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.activated(samples::fleet().at(0).id);
        QTRY_VERIFY(page.details()->isVisible());
        page.details()->setNow(QDateTime::currentDateTimeUtc().addSecs(-3600)); // as an hour ago
        s.standIn.change(QStringLiteral("panaderia-ohiggins"), [](Tenant &t) { t.createdAt = QDateTime::currentDateTimeUtc(); });
        s.feed->changed({samples::fleet().at(0).id});
        const auto says = [&] {
            return std::ranges::any_of(page.details()->findChildren<QLabel *>(), [](const QLabel *label) { return label->text().contains(QStringLiteral("(just now)")); });
        };
        QTRY_VERIFY(says());
        page.details()->setNow(QDateTime::currentDateTimeUtc().addSecs(3600));
        QVERIFY(!says());
        page.hide();
        page.show();
        QVERIFY(says());
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
        int dragged = 0;
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
            QHeaderView *header = page.table()->horizontalHeader();
            const int edge = header->sectionViewportPosition(int(TenantColumn::Name)) + header->sectionSize(int(TenantColumn::Name)) - 1;
            QTest::mousePress(header->viewport(), Qt::LeftButton, {}, {edge, 5});
            QTest::mouseMove(header->viewport(), {edge + 40, 5});
            QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, {edge + 40, 5});
            dragged = page.table()->columnWidth(int(TenantColumn::Name));
            page.table()->sortByColumn(int(TenantColumn::Created), Qt::DescendingOrder);
        }
        Shown s(samples::fleet(), Role::Admin, store->get());
        TenantsPage &page = s.ready();
        QVERIFY(!page.table()->isColumnHidden(int(TenantColumn::Labels)));
        QVERIFY(page.table()->isColumnHidden(int(TenantColumn::Size)));
        QCOMPARE(page.table()->horizontalHeader()->visualIndex(int(TenantColumn::Plan)), 1);
        QCOMPARE(page.table()->columnWidth(int(TenantColumn::Name)), dragged);
        QCOMPARE(page.table()->sortColumn(), TenantColumn::Created);
        QCOMPARE(page.table()->sortOrder(), Qt::DescendingOrder);
        QCOMPARE(page.model()->tenant(0).slug, QStringLiteral("kingsway-dental-group")); // the newest
    }

    // The current row is framed in all its columns. What is on the screen after moving on is what painting all of it anew gives.
    void theFrameGoesWithTheRow()
    {
        Shown s;
        TenantsPage &page = s.ready();
        TenantTable *table = page.table();
        const auto onScreen = [&] {
            QCoreApplication::processEvents(); // what is to be painted is
            return page.screen()->grabWindow(page.winId()).toImage();
        };
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        table->clearSelection();
        table->selectionModel()->setCurrentIndex(page.model()->index(0, 0), QItemSelectionModel::NoUpdate); // as the focus comes: framed, not selected
        table->viewport()->update();
        const QImage before = onScreen();
        QVERIFY(!before.isNull());
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentRow(), 1);
        const QImage after = onScreen();
        QVERIFY(after != before);
        table->viewport()->update();
        QCOMPARE(after, onScreen());
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

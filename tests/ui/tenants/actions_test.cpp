// What one does on the page, to one tenant or several; both languages.
#include "shown.h"

#include "ui/tenants/tenantconnection.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/secretfield.h"

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::test;
using registry::Role;
using registry::Tenant;
using registry::TenantState;

class TenantActionsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

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
        QCOMPARE(page.findChild<ConfirmBar *>()->question(), QStringLiteral("The changes made here are not saved.")); // in the words of every page
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

    // By whatever way somebody goes: who stays is back in the field, and who does not gets what they wanted.
    void halfTypedIsAskedAboutOnEveryWayOut()
    {
        Shown s;
        TenantsPage &page = s.ready();
        auto *bar = page.findChild<ConfirmBar *>();
        const int other = s.rowOf(QStringLiteral("lakeside-imaging"));
        const QString otherId = page.model()->id(other);
        QLineEdit *name = nullptr;
        const auto inTable = [&](Qt::Key key) {
            page.table()->setFocus();
            QTest::keyClick(page.table(), key);
        };
        struct Way { const char *what; std::function<void()> go; std::function<bool()> gone; };
        const Way ways[] = {
            {"Esc in the field", [&] { QTest::keyClick(name, Qt::Key_Escape); }, [&] { return page.isDetailsOpen() && !page.details()->isEditing(); }},
            {"Esc in the table", [&] { inTable(Qt::Key_Escape); }, [&] { return !page.isDetailsOpen(); }},
            {"the details' X", [&] {
                 for (auto *each : page.details()->findChildren<QToolButton *>())
                     if (each->accessibleName() == QStringLiteral("Close details"))
                         QTest::mouseClick(each, Qt::LeftButton);
             }, [&] { return !page.isDetailsOpen(); }},
            {"another row", [&] {
                 const QPoint at = page.table()->visualRect(page.model()->index(other, 0)).center();
                 QTest::mouseClick(page.table()->viewport(), Qt::LeftButton, {}, at);
                 QTest::mouseDClick(page.table()->viewport(), Qt::LeftButton, {}, at);
             }, [&] { return page.details()->tenantId() == otherId && !page.details()->isEditing(); }},
            {"the palette", [&] { page.activated(otherId + QStringLiteral("/timeline")); }, [&] { return page.details()->tenantId() == otherId; }},
            {"F2 on another row", [&] {
                 page.table()->goTo(other);
                 page.actionsOfPage()->edit->trigger();
             }, [&] { return page.details()->tenantId() == otherId && page.details()->isEditing() && !page.hasUnsavedWork(); }},
        };
        for (const Way &way : ways) {
            page.table()->goTo(s.rowOf(QStringLiteral("panaderia-ohiggins")));
            page.actionsOfPage()->edit->trigger();
            QTRY_VERIFY(page.isSettled());
            name = page.findChild<QLineEdit *>(QStringLiteral("editName"));
            QTest::keyClicks(name, QStringLiteral(" y Hijas"));
            for (const bool stays : {true, false}) {
                way.go();
                QVERIFY2(bar->isVisible() && page.details()->isEditing() && name->text().endsWith(QStringLiteral(" y Hijas")), way.what);
                if (stays) {
                    QTest::keyClick(bar->button(), Qt::Key_Escape);
                    QVERIFY2(!bar->isVisible(), way.what);
                    QVERIFY2(page.focusWidget() == name, way.what);
                }
            }
            bar->button()->click();
            QTRY_VERIFY2(way.gone(), way.what);
            QVERIFY2(!bar->isVisible(), way.what);
            page.details()->discardWork();
        }
        QCOMPARE(s.standIn.tenants().at(0).companyName, QStringLiteral("Panadería O'Higgins"));
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

    // Names as long as they may be, at the narrowest: values and buttons are in sight, where nothing scrolls sideways.
    void longNamesStayInThePanel()
    {
        const QString w(100, u'W');
        QList<Tenant> tenants = samples::fleet();
        tenants[0].companyName = tenants[0].adminEmail = QString(120, u'M');
        tenants[0].plan = QString(63, u'W');
        Shown s(tenants);
        TenantBackend backend = s.standIn.backend();
        backend.features = [w](const QString &, std::stop_token) -> base::Result<QList<TenantFeature>> {
            TenantFeature boolean, text;
            boolean.feature.key = QStringLiteral("bool");
            boolean.feature.nameEn = boolean.feature.nameEs = w;
            boolean.value.value = true;
            text.feature = boolean.feature;
            text.feature.key = QStringLiteral("text");
            text.value.value = text.value.reason = w;
            return QList<TenantFeature>{boolean, text};
        };
        backend.server = [](const QString &id, std::stop_token) -> base::Result<registry::Server> {
            registry::Server server = samples::server(id);
            server.host = QStringLiteral("/run/") + QString(60, u'x');
            return server;
        };
        backend.plans = [](std::stop_token) -> base::Result<QList<registry::Plan>> {
            registry::Plan plan;
            plan.id = QStringLiteral("long");
            plan.name = QString(63, u'W');
            return QList<registry::Plan>{plan};
        };
        s.page = std::make_unique<TenantsPage>(s.services, backend, s.feed);
        TenantsPage &page = *s.page;
        page.resize(1200, 760);
        page.show();
        QTRY_VERIFY(page.model()->rowCount() > 0);
        const auto wide = [&] { // what is wider than it has room
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QStringList out;
            for (auto *area : page.details()->findChildren<QScrollArea *>())
                if (area->isVisible() && area->widget()->minimumSizeHint().width() > area->viewport()->width())
                    out << QStringLiteral("%1 needs %2 of %3").arg(QString::fromLatin1(area->widget()->metaObject()->className())).arg(area->widget()->minimumSizeHint().width()).arg(area->viewport()->width());
            return out.join(u'\n');
        };
        const QString id = tenants.at(0).id;
        page.activated(id);
        QTRY_VERIFY(page.details()->isVisible() && page.isSettled());
        QTRY_COMPARE(wide(), QString());
        page.details()->showTab(TenantDetails::Connection);
        QTRY_VERIFY(textsOf(page.details()).join(u' ').contains(QStringLiteral("host=")));
        QTRY_COMPARE(wide(), QString());
        page.details()->showTab(TenantDetails::Features);
        QTRY_VERIFY(page.findChild<QToolButton *>(QStringLiteral("change:text")));
        QTRY_COMPARE(wide(), QString());
        page.details()->edit();
        auto *plan = page.findChild<QComboBox *>(QStringLiteral("editPlan"));
        QTRY_COMPARE(plan->itemData(0).toString(), QStringLiteral("long"));
        QEvent styled(QEvent::StyleChange); // it is styled anew when the window was locked, and asks for the room that it would like
        QCoreApplication::sendEvent(plan, &styled);
        QTRY_COMPARE(wide(), QString());
    }

    // A socket's folder is encoded, and its "%2F" is no place for what comes next.
    void theAddressOfATenant_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("address");
        QTest::newRow("name") << QStringLiteral("db1.example.org") << QStringLiteral("postgresql://%1@db1.example.org:5432/%2?sslmode=verify-full");
        QTest::newRow("IPv6") << QStringLiteral("::1") << QStringLiteral("postgresql://%1@[::1]:5432/%2?sslmode=verify-full");
        QTest::newRow("socket") << QStringLiteral("/tmp/a b") << QStringLiteral("postgresql://%1@/%2?host=/tmp/a%20b&port=5433");
    }
    void theAddressOfATenant()
    {
        QFETCH(const QString, host);
        QFETCH(QString, address);
        Shown s;
        TenantBackend backend = s.standIn.backend();
        backend.server = [host](const QString &id, std::stop_token) -> base::Result<registry::Server> {
            registry::Server server = samples::server(id);
            server.host = host;
            server.port = host.startsWith(u'/') ? 5433 : 5432;
            return server;
        };
        s.page = std::make_unique<TenantsPage>(s.services, backend, s.feed);
        s.page->show();
        QTRY_VERIFY(s.page->model()->rowCount() > 0);
        const Tenant tenant = samples::fleet().at(0);
        s.page->activated(tenant.id + QStringLiteral("/connection"));
        address.replace(QStringLiteral("%1"), tenant.role).replace(QStringLiteral("%2?"), tenant.database + u'?');
        QTRY_COMPARE(s.page->findChild<TenantConnection *>() ? s.page->findChild<TenantConnection *>()->findChild<KeyValueView *>()->value(QStringLiteral("uri")) : QString(), address);
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

    // As where they sign in: how long it waits after wrong passwords is counted down, and over when it is over.
    void theWaitAfterWrongPasswordsIsCountedDown()
    {
        const QTemporaryDir home;
        const auto store = workstation::Store::open(home.path());
        QVERIFY(store.has_value());
        QDateTime now = QDateTime::currentDateTimeUtc();
        Shown s;
        s.standIn.guard = [&] { return workstation::SignInGuard(store->get(), QStringLiteral("here"), QStringLiteral("ana"), [&now] { return now; }); };
        while (s.standIn.guard().wait().count() < 4)
            s.standIn.guard().failed();
        TenantsPage &page = s.ready();
        page.activated(samples::fleet().at(0).id + QStringLiteral("/connection"));
        QTRY_VERIFY(page.details()->isVisible());
        SecretField *secret = nullptr;
        QTRY_VERIFY((secret = page.findChild<SecretField *>(QStringLiteral("tenantSecret"))) && secret->isVisible());
        auto *password = page.findChild<QLineEdit *>(QStringLiteral("operatorPassword"));
        auto *banner = page.findChild<TenantConnection *>()->findChild<ErrorBanner *>();
        const auto enter = [&] {
            password->setText(QStringLiteral("right"));
            QTest::keyClick(password, Qt::Key_Return);
        };
        QVERIFY(QMetaObject::invokeMethod(secret, "revealRequested"));
        enter();
        QVERIFY(banner->isVisible() && banner->isPassing());
        QVERIFY2(banner->details().contains(QStringLiteral("It waits now")) && banner->details().contains(QStringLiteral("The password could not be shown.")), qPrintable(banner->details()));
        QVERIFY(password->hasFocus());
        const QString hint = banner->error().hint.translated();
        now = now.addSecs(2);
        QTRY_VERIFY(banner->error().hint.translated() != hint);
        enter();
        QVERIFY(banner->isPassing() && !secret->isRevealed());
        // Nobody asks any more; who does again is told again.
        QTest::keyClick(password, Qt::Key_Tab);
        for (auto *button : page.findChild<TenantConnection *>()->findChildren<QPushButton *>())
            if (button->isVisible() && button->text() == QStringLiteral("Cancel"))
                button->click();
        QVERIFY(!banner->isVisible() && !password->isVisible());
        QVERIFY(QMetaObject::invokeMethod(secret, "revealRequested"));
        enter();
        QVERIFY(banner->isPassing());
        now = now.addSecs(60);
        QTRY_VERIFY(!banner->isVisible());
        enter();
        QTRY_VERIFY(secret->isRevealed());
        QCOMPARE(s.standIn.guard().failures(), 0);
    }

    // Counted down for half a minute, then sealed again as if nothing had been asked.
    void whatWasShownIsSealedAgain()
    {
        Shown s;
        TenantsPage &page = s.ready();
        page.activated(samples::fleet().at(0).id + QStringLiteral("/connection"));
        QTRY_VERIFY(page.details()->isVisible());
        SecretField *secret = nullptr;
        QTRY_VERIFY((secret = page.findChild<SecretField *>(QStringLiteral("tenantSecret"))) && secret->isVisible());
        QVERIFY(QMetaObject::invokeMethod(secret, "revealRequested"));
        auto *password = page.findChild<QLineEdit *>(QStringLiteral("operatorPassword"));
        password->setText(QStringLiteral("right"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(secret->isRevealed());
        QVERIFY(!secret->isGuarded());
        const auto counting = [&] {
            return std::ranges::any_of(page.findChildren<QLabel *>(), [](const QLabel *label) { return label->isVisible() && label->text().startsWith(QLatin1String("Hidden again in")); });
        };
        QVERIFY(counting());
        QCOMPARE(TenantConnection::secondsShown, 30);
        page.findChild<TenantConnection *>()->setSecond(std::chrono::milliseconds(1)); // what is left of them goes by quickly
        QTRY_VERIFY(!secret->isRevealed());
        QVERIFY(secret->isGuarded());
        QVERIFY(!counting());
        secret->reveal(); // there is nothing to be revealed any more
        QCOMPARE(secret->findChild<QLineEdit *>()->text(), QString());
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
    TenantActionsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "actions_test.moc"

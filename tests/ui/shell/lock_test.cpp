// The lock: when it comes, what it hides from everybody who looks, and what is there again afterwards.
#include "ui/shell/commandpalette.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/jobsfeed.h"
#include "ui/shell/language.h"
#include "ui/shell/lockscreen.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/secretfield.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;

namespace {

class SecretPage : public Page {
public:
    SecretPage(const Services &services, QWidget *parent) : Page(services, parent)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(new QLabel(u"Panadería Sol owes 500"_s, this));
        column->addWidget(half = new QLineEdit(this));
        column->addWidget(typed = new PasswordEdit(this));
        column->addWidget(opened = new SecretField(this));
        column->addWidget(once = new SecretField(this));
        opened->setGuarded(true);
        opened->setSecret(base::secretFromText(u"opened"_s));
        opened->reveal();
        once->setSecret(base::secretFromText(u"once"_s));
        once->reveal();
    }
    QString key() const override { return u"tenants"_s; }
    QString title() const override { return u"Panadería Sol"_s; }
    QIcon icon() const override { return {}; }
    void refresh() override { ++refreshed; }
    void retranslate() override {}
    bool leave() override { return half->text().isEmpty(); }
    bool hasUnsavedWork() const override { return isVisible() && !half->text().isEmpty(); } // as forms say it

    QLineEdit *half;
    PasswordEdit *typed;
    SecretField *opened, *once;
    int refreshed = 0;
};

Identity identity(registry::Role role, bool readOnly = false)
{
    Identity out;
    out.who = {u"1"_s, u"luis"_s, u"Luis Gómez"_s, role, {}};
    out.registry.name = u"Lab"_s;
    out.registry.readOnly = readOnly;
    return out;
}

// Everything that a screen reader can reach from the window, shown or not.
QStringList spoken(QAccessibleInterface *at)
{
    QStringList out;
    if (!at)
        return out;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
        out << at->text(kind);
    if (auto *text = at->textInterface())
        out << text->text(0, text->characterCount());
    for (int i = 0; i < at->childCount(); ++i)
        out << spoken(at->child(i));
    return out;
}

} // namespace

class LockTest : public QObject {
    Q_OBJECT
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<LockScreen> m_lock;
    SecretPage *m_page = nullptr;
    int m_signOuts = 0;

    void open()
    {
        PageFactory factory;
        factory.key = u"tenants"_s;
        factory.icon = u"tenants"_s;
        factory.title = [] { return u"Panadería Sol"_s; };
        factory.create = [this](const Services &services, QWidget *parent) { return m_page = new SecretPage(services, parent); };
        m_window = std::make_unique<MainWindow>(PageFactories{factory}, *m_language, *m_theme, nullptr);
        m_window->resize(1280, 800);
        m_window->openSession({}, identity(registry::Role::Admin));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        m_lock = std::make_unique<LockScreen>();
    }
    void cover()
    {
        m_lock->start(identity(registry::Role::Admin), false);
        m_window->cover(m_lock.get(), [] { return u"Locked"_s; });
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Mode::Light);
        m_language = std::make_unique<Language>();
        m_language->set(u"en"_s);
    }
    void cleanup()
    {
        if (m_window)
            m_window->uncover();
        m_lock.reset();
        m_window.reset();
    }

    // ------------------------------------------------ when

    void nobodyTouchesIt()
    {
        QDateTime now = QDateTime::currentDateTimeUtc();
        IdleWatch watch(nullptr, [&now] { return now; });
        QSignalSpy idle(&watch, &IdleWatch::idle);
        QWidget window;
        window.show();
        watch.start(std::chrono::minutes(15));
        now = now.addSecs(14 * 60);
        QTest::mouseClick(&window, Qt::LeftButton); // somebody is there
        now = now.addSecs(14 * 60);
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(idle.count(), 0);
        now = now.addSecs(15 * 60);
        QLineEdit edit(&window);
        edit.show();
        QTest::keyClick(&edit, Qt::Key_B); // the key that wakes it, before any timer: it does not get through
        QCOMPARE(idle.count(), 1);
        QCOMPARE(edit.text(), QString());
        QTest::keyClick(&edit, Qt::Key_C); // once
        QCOMPARE(idle.count(), 1);
    }

    void theTimerNoticesByItself()
    {
        QDateTime now = QDateTime::currentDateTimeUtc();
        IdleWatch watch(nullptr, [&now] { return now; });
        QSignalSpy idle(&watch, &IdleWatch::idle);
        watch.start(std::chrono::seconds(1));
        now = now.addDays(-1); // a clock that was put back is nobody's presence
        QVERIFY(idle.wait(3000));
    }

    void neverIsForWhoChangesNothing_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("readOnly");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<int>("minutes");
        QTest::newRow("default") << int(registry::Role::Admin) << false << QString() << 15;
        QTest::newRow("chosen") << int(registry::Role::Admin) << false << u"60"_s << 60;
        QTest::newRow("never, ADMIN") << int(registry::Role::Admin) << false << u"0"_s << 15;
        QTest::newRow("never, reading only") << int(registry::Role::Admin) << true << u"0"_s << 0;
        QTest::newRow("never, USER") << int(registry::Role::User) << false << u"0"_s << 0;
        QTest::newRow("forged") << int(registry::Role::Admin) << false << u"99999"_s << 15;
        QTest::newRow("no number") << int(registry::Role::User) << false << u"-1x"_s << 15;
    }
    void neverIsForWhoChangesNothing()
    {
        QFETCH(int, role);
        QFETCH(bool, readOnly);
        QFETCH(QString, kept);
        QFETCH(int, minutes);
        QCOMPARE(lockAfter(kept, identity(registry::Role(role), readOnly)), std::chrono::minutes(minutes));
    }

    // ------------------------------------------------ what it hides

    void nothingIsLeftToSee()
    {
        open();
        m_page->half->setText(u"half a note about Sol"_s);
        m_page->typed->setText(u"typed"_s);
        m_page->half->setFocus();
        copySecret(base::secretFromText(u"copied"_s));
        const QPointer dialog = new QDialog(m_page);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        QVERIFY(spoken(QAccessible::queryAccessibleInterface(m_window.get())).join(u'\n').contains(u"Sol"_s));
        cover();
        QVERIFY(m_window->isCovered());
        QVERIFY(!dialog || !dialog->isVisible());
        QVERIFY(!m_page->isVisible());
        QVERIFY(!m_window->isAncestorOf(m_page));
        const QString said = spoken(QAccessible::queryAccessibleInterface(m_window.get())).join(u'\n');
        QVERIFY2(!said.contains(u"Sol"_s), qPrintable(said));
        QVERIFY(said.contains(u"Luis"_s));
        QVERIFY(!m_window->windowTitle().contains(u"Sol"_s));
        QVERIFY(QGuiApplication::clipboard()->text() != u"copied"_s);
        // By keyboard neither.
        for (const auto &[key, modifiers] : {std::pair{Qt::Key_K, Qt::ControlModifier}, std::pair{Qt::Key_1, Qt::ControlModifier}, std::pair{Qt::Key_F5, Qt::NoModifier},
                                             std::pair{Qt::Key_Escape, Qt::NoModifier}, std::pair{Qt::Key_Left, Qt::AltModifier}})
            QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), key, modifiers);
        QVERIFY(!m_window->palette()->isVisible());
        QCOMPARE(m_page->refreshed, 0);
        QVERIFY(m_lock->isVisible());
        QVERIFY(m_lock->password()->hasFocus());

        m_window->uncover();
        QVERIFY(m_page->isVisible());
        QCOMPARE(m_page->half->text(), u"half a note about Sol"_s);
        QVERIFY(m_page->half->hasFocus());
        QCOMPARE(m_page->typed->text(), QString());
        m_page->opened->reveal(); // gone: it is asked for again
        QVERIFY(!m_page->opened->findChild<QLineEdit *>()->text().contains(u"opened"_s));
        QVERIFY(!m_page->once->isRevealed());
        m_page->once->reveal(); // shown only once, so it is still there
        QCOMPARE(m_page->once->findChild<QLineEdit *>()->text(), u"once"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(m_page->refreshed, 1);
    }

    // A session that is made anew meanwhile, because the role changed, stays behind it.
    void aNewSessionStaysBehindIt()
    {
        open();
        cover();
        m_window->openSession({}, identity(registry::Role::User), nullptr, u"tenants"_s);
        QVERIFY(m_lock->isVisible());
        QVERIFY(!m_page->isVisible());
        m_window->uncover();
        QVERIFY(m_page->isVisible());
        cover();
        m_window->closeSession();
        QVERIFY(m_lock->isVisible());
    }

    // The page cannot ask from behind it, so the lock screen does: nothing half typed goes without a word.
    void whatWasBegunIsNotLostWithoutAWord()
    {
        open();
        QSignalSpy asks(m_window.get(), &MainWindow::quitOverUnsavedWork);
        cover();
        QVERIFY(!m_window->hasUnsavedWork());
        m_window->uncover();
        m_page->half->setText(u"half a note about Sol"_s);
        cover();
        QVERIFY(m_window->hasUnsavedWork());
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(asks.count(), 1);
        QVERIFY(m_window->isVisible());

        int lost = 0;
        const auto labels = m_lock->findChildren<QLabel *>();
        const auto says = [&](const QString &text) { return std::ranges::any_of(labels, [&](const QLabel *each) { return each->isVisible() && each->text() == text; }); };
        const QString loss = u"What was begun and is not saved will be lost."_s;
        QVERIFY(!says(loss));
        m_lock->askToLose(LockScreen::Way::SignOut, [&] { ++lost; });
        QVERIFY(says(loss));
        QCOMPARE(m_lock->loseButton()->text(), u"Sign out and &lose it"_s);
        QVERIFY(m_lock->loseButton()->hasFocus());
        QVERIFY(!spoken(QAccessible::queryAccessibleInterface(m_window.get())).join(u'\n').contains(u"Sol"_s));
        QTest::keyClick(m_lock->loseButton(), Qt::Key_Escape);
        QVERIFY(!says(loss) && !m_lock->loseButton()->isVisible());
        QVERIFY(m_lock->password()->hasFocus());
        m_lock->askToLose(LockScreen::Way::Quit, [&] { ++lost; });
        QCOMPARE(m_lock->loseButton()->text(), u"Quit and &lose it"_s);
        m_lock->password()->setText(u"secret"_s);
        QTest::keyClick(m_lock->password(), Qt::Key_Return); // who comes back loses nothing
        QVERIFY(!says(loss));
        QCOMPARE(lost, 0);
        m_lock->askToLose(LockScreen::Way::Quit, [&] {
            ++lost;
            m_window->quitAnyway();
        });
        m_lock->loseButton()->click();
        QCOMPARE(lost, 1);
        QVERIFY(!m_window->isVisible());
    }

    void byMenuAndKeyboard()
    {
        open();
        QSignalSpy asked(m_window.get(), &MainWindow::lockRequested);
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(asked.count(), 1);
        m_window->setLockChoices({5, 15}, 15);
        QSignalSpy chosen(m_window.get(), &MainWindow::lockAfterChosen);
        for (QAction *action : m_window->findChildren<QAction *>())
            if (action->text() == u"After 5 minutes"_s)
                action->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 5);
        m_window->closeSession();
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(asked.count(), 1); // nobody is signed in
    }

    // ------------------------------------------------ the way back

    void everyRefusalHasItsSentence_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sqlstate");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("wrong") << int(base::Kind::Authentication) << u"28P01"_s << u"That is not the password of luis."_s;
        QTest::newRow("offline") << int(base::Kind::Unreachable) << QString() << u"stays locked"_s;
        QTest::newRow("disabled") << int(base::Kind::Permission) << u"28000"_s << u"You may not come back."_s;
        QTest::newRow("slowed") << int(base::Kind::Authentication) << QString() << u"It waits."_s;
    }
    void everyRefusalHasItsSentence()
    {
        QFETCH(int, kind);
        QFETCH(QString, sqlstate);
        QFETCH(QString, sentence);
        open();
        cover();
        QSignalSpy tried(m_lock.get(), &LockScreen::unlock);
        QTest::keyClick(m_lock->password(), Qt::Key_Return); // nothing typed
        QCOMPARE(tried.count(), 0);
        QTest::keyClicks(m_lock->password(), u"guess"_s);
        QTest::keyClick(m_lock->password(), Qt::Key_Return);
        QCOMPARE(tried.count(), 1);
        QCOMPARE(base::textFromSecret(tried.first().first().value<base::Secret>()), u"guess"_s);
        QCOMPARE(m_lock->password()->text(), QString());
        m_lock->setBusy(true);
        QVERIFY(!m_lock->unlockButton()->isEnabled());
        QVERIFY(m_lock->signOutButton()->isEnabled()); // also while the registry does not answer
        m_lock->showError({static_cast<base::Kind>(kind), "It waits.", {}, sqlstate, {}});
        QVERIFY(m_lock->banner()->isVisible());
        const auto labels = m_lock->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(sentence); }));
        QVERIFY(m_lock->password()->hasFocus());
    }

    void theWaitCountsDown()
    {
        open();
        cover();
        QSignalSpy tried(m_lock.get(), &LockScreen::unlock);
        int left = 7;
        m_lock->wait([&]() -> base::Result<void> {
            if (left == 0)
                return {};
            return base::fail(base::Kind::Authentication, "It waits.", {"Try again in %n second(s).", {}, left});
        });
        QVERIFY(m_lock->banner()->details().contains(u"7 second"_s));
        QVERIFY(!m_lock->unlockButton()->isEnabled());
        QVERIFY(m_lock->signOutButton()->isEnabled());
        QTest::keyClicks(m_lock->password(), u"typed"_s);
        QTest::keyClick(m_lock->password(), Qt::Key_Return);
        QCOMPARE(tried.count(), 0);
        left = 6;
        QTRY_VERIFY(m_lock->banner()->details().contains(u"6 second"_s));
        left = 0;
        QTRY_VERIFY(m_lock->unlockButton()->isEnabled());
        QVERIFY(!m_lock->banner()->isVisible());
        QTest::keyClick(m_lock->password(), Qt::Key_Return);
        QCOMPARE(tried.count(), 1);
        QCOMPARE(base::textFromSecret(tried.first().first().value<base::Secret>()), u"typed"_s);
    }

    // Why the password is asked for once more, in both languages; half of it may be typed already.
    void aDayIsOver()
    {
        open();
        cover();
        const auto says = [&](const QString &text) {
            return std::ranges::any_of(m_lock->findChildren<QLabel *>(), [&](const QLabel *each) { return each->isVisible() && each->text().startsWith(text); });
        };
        const QString english = u"This sign-in is 24 hours old and has ended. "_s;
        m_lock->password()->setText(u"half"_s);
        QVERIFY(!says(english));
        m_lock->setExpired(true);
        QVERIFY(says(english));
        QCOMPARE(m_lock->password()->text(), u"half"_s);
        QVERIFY(m_lock->password()->hasFocus());
        m_language->set(u"es"_s);
        QTRY_VERIFY(says(u"Esta sesión tiene 24 horas y ha terminado. "_s));
        m_lock->showError({base::Kind::Authentication, "no", {}, u"28P01"_s, {}});
        QVERIFY(says(u"Esta sesión tiene 24 horas y ha terminado. "_s));
        m_language->set(u"en"_s);
        m_lock->start(identity(registry::Role::Admin), true); // kept on this computer
        QVERIFY(!says(english));
        m_lock->setExpired(true);
        QVERIFY(says(english + u"This computer keeps"_s));
    }

    void aKeptPasswordIsNotTyped()
    {
        open();
        m_lock->start(identity(registry::Role::Admin), true);
        m_window->cover(m_lock.get(), [] { return u"Locked"_s; });
        QVERIFY(!m_lock->password()->isVisible());
        QSignalSpy tried(m_lock.get(), &LockScreen::unlock);
        QVERIFY(m_lock->unlockButton()->hasFocus());
        QTest::mouseClick(m_lock->unlockButton(), Qt::LeftButton);
        QCOMPARE(tried.count(), 1);
        QTest::keyClick(m_lock->unlockButton(), Qt::Key_Return);
        QCOMPARE(tried.count(), 2);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer qca;
    qRegisterMetaType<tenantry::base::Secret>();
    LockTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "lock_test.moc"

// Signing in by keyboard, every refusal with its way out, both languages; nothing of a password left behind.
#include "tests/ui/login/scriptedbackend.h"
#include "tests/ui/shell/saidagain.h"
#include "tests/ui/shell/walk.h"

#include "ui/login/changepassword.h"
#include "ui/login/createregistry.h"
#include "ui/login/loginpage.h"
#include "ui/login/profilelist.h"
#include "ui/login/recoverypage.h"
#include "ui/login/signinform.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/secretfield.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

QPushButton *button(QWidget *window, const char *text)
{
    for (auto *candidate : window->findChildren<QPushButton *>())
        if (walk::plain(candidate->text()) == s(text) && candidate->isVisible())
            return candidate;
    return nullptr;
}

// Two letters of Alt in one visible form: whoever presses it gets neither.
} // namespace

class LoginTest : public QObject {
    Q_OBJECT
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<workstation::Store> m_store;
    std::unique_ptr<ScriptedBackend> m_backend;
    std::unique_ptr<LoginPage> m_page;

    void open(bool known)
    {
        if (known) {
            for (const char *name : {"Producción", "Preproducción"}) {
                workstation::Profile profile;
                profile.name = s(name);
                profile.uri = s("postgresql://registry.example.org/tenantry?sslmode=verify-full");
                profile.login = s("ana");
                profile.colour = s("red");
                QVERIFY(m_store->save(profile).has_value());
            }
        }
        m_page = std::make_unique<LoginPage>(*m_backend, m_store.get(), *m_language, *m_theme);
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_page->reset();
    }
    PasswordEdit *password() { return m_page->form()->findChild<PasswordEdit *>(); }
    ErrorBanner *banner() { return m_page->form()->findChild<ErrorBanner *>(); }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Mode::Light);
        m_language = std::make_unique<Language>();
    }
    void init()
    {
        m_language->set(s("en"));
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::move(*workstation::Store::open(m_folder->path()));
        m_backend = std::make_unique<ScriptedBackend>();
    }
    void cleanup()
    {
        m_page.reset();
        m_store.reset();
    }

    // A one-time password leads to a password of one's own, and on with that one.
    void aOneTimePasswordIsChangedFirst()
    {
        m_backend->openError = {base::Kind::Permission, "The one-time password has to be changed.", {}, s("TN006"), {}};
        open(true);
        m_page->setNotice({base::Kind::Permission, "The account of ana is disabled in this registry.", {}, {}, {}});
        const auto noticed = [this] {
            const auto all = m_page->findChildren<QLabel *>();
            return std::ranges::any_of(all, [](const QLabel *label) { return label->isVisible() && label->text().contains(s("is disabled in this registry")); });
        };
        QVERIFY(noticed());
        QTest::keyClicks(password(), s("one-time"));
        QTest::keyClick(password(), Qt::Key_Return);
        QVERIFY(!noticed()); // of the sign-in before
        QTRY_VERIFY(m_page->findChild<PasswordEdit *>(s("newPassword")));
        auto *first = m_page->findChild<PasswordEdit *>(s("newPassword")), *second = m_page->findChild<PasswordEdit *>(s("newPasswordAgain"));
        QVERIFY(password()->text().isEmpty());
        QTest::keyClicks(first, s("corta"));
        QTest::keyClick(second, Qt::Key_Return);
        QVERIFY(m_backend->lastFresh.isEmpty()); // too short
        first->clear();
        QTest::keyClicks(first, s("una clave propia"));
        QTest::keyClicks(second, s("otra clave propia"));
        QTest::keyClick(second, Qt::Key_Return);
        QVERIFY(m_backend->lastFresh.isEmpty()); // they differ
        second->clear();
        QTest::keyClicks(second, s("una clave propia"));
        m_backend->openError = {base::Kind::Unreachable, "Nothing answers.", {}, {}, {}};
        QTest::keyClick(second, Qt::Key_Return);
        QTRY_COMPARE(m_backend->opened, 2);
        QCOMPARE(base::textFromSecret(m_backend->lastFresh), s("una clave propia"));
        QCOMPARE(base::textFromSecret(m_backend->lastSettings.password), s("una clave propia"));
    }

    // What was not done is said in the language of now, also above what passes by itself.
    void whatFailedIsSaidAgain()
    {
        ChangePassword change;
        change.startOwn(s("ana"));
        change.showError({base::Kind::Unreachable, "Nothing answers.", {}, {}, {}});
        auto *banner = change.findChild<ErrorBanner *>();
        test::saidAgain(banner, "tenantry::ui::ChangePassword", "The password was not changed.");
        change.wait([]() -> base::Result<void> { return base::fail(base::Kind::Authentication, "It waits."); });
        QVERIFY(banner->isPassing());
        test::saidAgain(banner, "tenantry::ui::ChangePassword", "The password was not changed.");
    }

    // What is said at a field is of what was sent, and goes once something else is typed there.
    void whatIsWrongGoesWhenItIsTypedAnew()
    {
        ChangePassword change;
        change.startOwn(s("ana"));
        change.show();
        const auto edit = [&change](const char *name) { return change.findChild<PasswordEdit *>(s(name)); };
        auto *current = edit("currentPassword"), *first = edit("newPassword"), *second = edit("newPasswordAgain");
        const auto isBad = [](const PasswordEdit *each) { return qobject_cast<FormField *>(each->parentWidget())->verdict() == FormField::Verdict::Bad; };
        const auto submit = [second] { QTest::keyClick(second, Qt::Key_Return); };
        submit();
        QVERIFY(isBad(current)); // missing
        QTest::keyClicks(current, s("the one of now"));
        QVERIFY(!isBad(current));
        QTest::keyClicks(first, s("short"));
        submit();
        QVERIFY(isBad(first));
        QTest::keyClicks(first, s(" no more, by now"));
        QVERIFY(!isBad(first));
        for (PasswordEdit *mended : {second, first}) { // either of the two may be the wrong one
            second->setText(s("something else"));
            submit();
            QVERIFY(isBad(second));
            QTest::keyClicks(mended, s("x"));
            QVERIFY2(!isBad(second), qPrintable(mended->objectName()));
        }
        change.showError({base::Kind::Authentication, "Wrong password.", {}, s("28P01"), {}});
        QVERIFY(isBad(current));
        QTest::keyClicks(current, s("t"));
        QVERIFY(!isBad(current));
        first->setText(current->text()); // too short, or the one of now: both are of what stands there
        submit();
        QVERIFY(isBad(first));
        QTest::keyClicks(current, s("h"));
        QVERIFY(!isBad(first));
    }

    void guessingIsSlowed()
    {
        m_backend->openError.sqlstate = s("28P01");
        open(true);
        for (int i = 1; i <= 3; ++i) {
            QTest::keyClicks(password(), s("guess"));
            QTest::keyClick(password(), Qt::Key_Return);
            QTRY_COMPARE(m_backend->opened, i);
            QTRY_VERIFY(banner()->isVisible() && password()->isEnabled());
        }
        QTest::keyClick(password(), Qt::Key_Return);
        QCOMPARE(m_backend->opened, 3); // nobody was asked
        QCOMPARE(m_backend->lastFailed, 2); // the third was told of the two before it
        QVERIFY(banner()->details().contains(s("waits now")));

        // The wait is seen, goes by itself, and is nobody else's.
        auto *signIn = button(m_page.get(), "Sign in");
        QVERIFY(!signIn->isEnabled());
        QTest::keyClicks(password(), s("next"));
        QTest::keyClick(password(), Qt::Key_Return);
        QCOMPARE(m_backend->opened, 3);
        QCOMPARE(base::textFromSecret(password()->secret()), s("next"));
        QTRY_VERIFY(banner()->isHidden());
        QVERIFY(signIn->isEnabled());
        QVERIFY(password()->hasFocus());
        signIn->click();
        QTRY_COMPARE(m_backend->opened, 4);
        QTRY_VERIFY(signIn->isEnabled());
        signIn->click();
        QCOMPARE(m_backend->opened, 4);
        QVERIFY(!signIn->isEnabled());
        QTest::keyClicks(m_page->form()->findChildren<QLineEdit *>(s("signInUser")).first(), s("x"));
        QVERIFY(signIn->isEnabled() && banner()->isHidden());
    }

    void signsInByKeyboardAlone()
    {
        open(true);
        QTRY_VERIFY(password()->hasFocus()); // the registry used last, its user known: only the password is left
        QTest::keyClicks(password(), s("hunter2"));
        QTest::keyClick(password(), Qt::Key_Return);
        QCOMPARE(m_backend->opened, 1);
        QCOMPARE(m_backend->lastSettings.user, s("ana"));
        QCOMPARE(m_backend->lastSettings.host, s("registry.example.org"));
        QCOMPARE(base::textFromSecret(m_backend->lastSettings.password), s("hunter2"));
    }
    // From the keychain: used and not shown, also not to who presses the eye; what is typed takes its place.
    void aKeptPasswordIsNotReadable()
    {
        open(true);
        m_page->form()->setPassword(base::secretFromText(s("kept away")));
        QVERIFY(password()->text().isEmpty());
        QVERIFY(!password()->placeholderText().contains(s("kept")) && !password()->placeholderText().isEmpty());
        const auto eye = password()->actions().first();
        QVERIFY(!eye->isVisible());
        QTest::keyClick(password(), Qt::Key_Return);
        QCOMPARE(m_backend->opened, 1);
        QCOMPARE(base::textFromSecret(m_backend->lastSettings.password), s("kept away"));
        QTRY_VERIFY(password()->isEnabled());
        QTest::keyClicks(password(), s("typed"));
        QVERIFY(eye->isVisible());
        QCOMPARE(base::textFromSecret(password()->secret()), s("typed"));
        password()->keep(base::secretFromText(s("kept away")));
        m_page->form()->clearPassword();
        QVERIFY(password()->secret().isEmpty());
        m_page->form()->setPassword(base::secretFromText(s("kept away")));
        QTest::keyClicks(m_page->form()->findChildren<QLineEdit *>(s("signInUser")).first(), s("x")); // somebody else's name: not with this one's password
        QVERIFY(password()->secret().isEmpty());
    }
    // Two of one house differ at the end, and are told apart.
    void longNamesAreToldApart()
    {
        for (const char *name : {"Laboratorios Asociados del Litoral, registro principal – producción", "Laboratorios Asociados del Litoral, registro principal – preproducción"}) {
            workstation::Profile profile;
            profile.name = s(name);
            profile.uri = s("postgresql://registry.example.org/tenantry?sslmode=verify-full");
            profile.login = s("ana");
            QVERIFY(m_store->save(profile).has_value());
        }
        open(false);
        auto *list = m_page->findChild<ProfileList *>();
        QCOMPARE(list->model()->rowCount(), 2);
        list->clearSelection();
        list->setCurrentIndex({});
        const auto picture = [list](int row) { return list->viewport()->grab(list->visualRect(list->model()->index(row, 0))).toImage(); };
        QVERIFY(picture(0) != picture(1));
        QVERIFY(list->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(s("producción")));
    }
    void refusalsHaveAWayOut_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("wayOut"); // a button; empty: the focus is where to go on
        QTest::newRow("wrong password") << int(base::Kind::Authentication) << QString();
        QTest::newRow("unreachable") << int(base::Kind::Unreachable) << s("Try again");
        QTest::newRow("slow") << int(base::Kind::Timeout) << s("Try again");
        QTest::newRow("not a registry") << int(base::Kind::NotFound) << s("Create a registry there");
        QTest::newRow("disabled") << int(base::Kind::Permission) << QString();
    }
    void refusalsHaveAWayOut()
    {
        QFETCH(int, kind);
        QFETCH(QString, wayOut);
        m_backend->openError = {static_cast<base::Kind>(kind), "It was refused.", "This is what to do.", {}, {}};
        open(true);
        QTest::keyClicks(password(), s("hunter2"));
        QTest::keyClick(password(), Qt::Key_Return);
        QTRY_VERIFY(!banner()->isHidden());
        QString said;
        for (const auto &[text, at] : walk::texts(m_page.get()))
            said += text + QLatin1Char('\n');
        QVERIFY(said.contains(s("It was refused.")));
        QVERIFY(said.contains(s("This is what to do.")));
        QVERIFY(!banner()->details().contains(s("hunter2")));
        if (wayOut.isEmpty()) {
            QVERIFY(qobject_cast<QLineEdit *>(m_page->focusWidget()));
        } else {
            QTRY_VERIFY(button(m_page.get(), qPrintable(wayOut)));
        }
        QVERIFY(button(m_page.get(), "Sign in")->isEnabled());
    }
    void aServerThatDoesNotAnswerCanBeLeft()
    {
        m_backend->answers = false;
        open(true);
        QTest::keyClicks(password(), s("x"));
        QTest::keyClick(password(), Qt::Key_Return);
        QVERIFY(!button(m_page.get(), "Signing in…")->isEnabled());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Space); // the focus waits on Cancel
        QTRY_VERIFY(button(m_page.get(), "Sign in"));
        QVERIFY(password()->hasFocus());
        QVERIFY(banner()->isHidden());
    }
    void impatienceSignsInOnce()
    {
        m_backend->answers = false;
        open(true);
        QTest::keyClicks(password(), s("x"));
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(password(), Qt::Key_Return);
        QCOMPARE(m_backend->opened, 1);
    }
    void badAddressesAreSaidAtTheField()
    {
        open(false);
        auto *edit = m_page->form()->findChildren<QLineEdit *>().first();
        for (const char *bad : {"", "example.org", "https://example.org", "postgresql://h:99999/d", "postgresql://h/d?options=-c"}) {
            m_page->form()->setNew(s(bad), s("ana"));
            button(m_page.get(), "Sign in")->click();
            QVERIFY2(!edit->accessibleDescription().isEmpty(), bad);
            QCOMPARE(m_backend->opened, 0);
        }
    }
    void whoAnAddressNamesSignsIn()
    {
        open(false);
        auto *form = m_page->form();
        auto *edit = form->findChildren<QLineEdit *>().first();
        QTest::keyClicks(edit, s("postgresql://ana@db.example.org/tenantry"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_backend->lastSettings.user, s("ana"));
        form->setNew(s("postgresql://ana@db.example.org/tenantry"), s("luis")); // who was typed counts
        button(m_page.get(), "Sign in")->click();
        QCOMPARE(m_backend->lastSettings.user, s("luis"));
    }
    void passwordsDoNotOutliveThePage()
    {
        open(false);
        m_page->form()->setNew(s("postgresql://ana:hunter2@db.example.org/tenantry"), s("ana"));
        const auto profile = m_page->form()->profile();
        QVERIFY(!profile.uri.contains(s("hunter2")));
        QVERIFY(m_store->save(profile).has_value());
        button(m_page.get(), "Sign in")->click();
        QCOMPARE(base::textFromSecret(m_backend->lastSettings.password), s("hunter2"));
        const auto shown = m_page->form()->findChildren<QLineEdit *>().first()->text();
        QVERIFY2(!shown.contains(s("hunter2")) && shown.contains(s("db.example.org")), qPrintable(shown));
        for (const QFileInfo &file : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            QFile bytes(file.filePath());
            QVERIFY(bytes.open(QIODevice::ReadOnly));
            QVERIFY2(!bytes.readAll().contains("hunter2"), qPrintable(file.fileName()));
        }
    }
    void arrowsChooseTheRegistry()
    {
        open(true);
        auto *list = m_page->findChild<ProfileList *>();
        list->setFocus();
        const QString first = list->current()->name;
        QTest::keyClick(list, list->currentIndex().row() == 0 ? Qt::Key_Down : Qt::Key_Up);
        QVERIFY(list->current()->name != first);
        QCOMPARE(m_page->form()->profile().name, list->current()->name);
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(password()->hasFocus());
    }
    void importsAndRefusesFiles()
    {
        open(false);
        m_page->importFile("{\"tenantry\":1,\"uri\":\"postgresql://ana:hunter2@h/d\"}");
        QVERIFY(m_store->profiles()->isEmpty());
        m_page->importFile("{\"tenantry\":1,\"uri\":\"postgresql://h/d\",\"name\":\"Nueva\",\"login\":\"ana\",\"colour\":\"red\"}");
        QCOMPARE(m_store->profiles()->size(), 1);
        QCOMPARE(m_page->form()->profile().name, s("Nueva"));
    }
    // A name that is another registry's, or another operator's, already: nobody's place in the list is taken.
    void whatIsImportedTakesNobodysPlace()
    {
        open(false);
        const QByteArray file = "{\"tenantry\":1,\"uri\":\"postgresql://h/d\",\"name\":\"Main\",\"login\":\"ana\",\"colour\":\"red\"}";
        m_page->importFile(file);
        m_page->importFile(file); // the same again is the same
        QCOMPARE(m_store->profiles()->size(), 1);
        m_page->importFile(QByteArray(file).replace("//h/", "//other/"));
        QCOMPARE(m_page->form()->profile().name, s("Main (ana)"));
        m_page->importFile(QByteArray(file).replace("//h/", "//third/"));
        QCOMPARE(m_page->form()->profile().name, s("Main (ana) 2"));
        m_page->importFile(QByteArray(file).replace("ana", "luis"));
        QCOMPARE(m_page->form()->profile().name, s("Main (luis)"));
        workstation::Profile local{.name = s("Local"), .uri = s("postgresql:///tenantry"), .login = s("admin"), .colour = s("green"), .local = true, .lastUsed = {}};
        QVERIFY(m_store->save(local));
        m_page->importFile(QByteArray(file).replace("Main", "Local"));
        const auto all = *m_store->profiles();
        QCOMPARE(all.size(), 6);
        QVERIFY(std::ranges::any_of(all, [](const workstation::Profile &each) { return each.name == s("Local") && each.local && each.login == s("admin"); }));
    }
    // What is said below the password is not what was just found to be wrong.
    void aKeptPasswordThatIsRefused()
    {
        m_backend->keeps = true;
        workstation::Profile local{.name = s("Local"), .uri = s("postgresql://localhost/tenantry"), .login = s("admin"), .colour = s("green"), .local = true, .lastUsed = QDateTime::currentDateTimeUtc()};
        QVERIFY(m_store->save(local));
        open(false);
        const auto says = [this](const char *part) {
            return std::ranges::any_of(walk::texts(m_page.get()), [&](const auto &each) { return each.first.contains(QLatin1String(part)); });
        };
        QVERIFY(says("This computer made this password and keeps it"));
        m_backend->openError.sqlstate = s("28P01");
        button(m_page.get(), "Sign in")->click();
        QTRY_VERIFY(!banner()->isHidden());
        QVERIFY(!says("keeps it: leave it empty"));
        QVERIFY(says("does not open it any more"));
    }
    void localStartTellsWhatHappensAndFails()
    {
        m_backend->lines = {"Making the database cluster", "Starting the server"};
        m_backend->local = base::fail(base::Kind::Io, "There is no room left on the disk.", "Free some room and try again.");
        open(false);
        button(m_page.get(), "Try it on this computer")->click();
        const auto said = [this] {
            QString all;
            for (const auto &[text, at] : walk::texts(m_page.get()))
                all += text + QLatin1Char('\n');
            return all;
        };
        QTRY_VERIFY(said().contains(s("There is no room left on the disk.")));
        QTRY_VERIFY(said().contains(s("Starting the server")));
        QVERIFY(button(m_page.get(), "Try again"));
    }
    void createMarksEveryField()
    {
        open(true);
        m_page->showCreate();
        QVERIFY(!m_page->createRegistry()->request());
        int marked = 0;
        for (auto *edit : m_page->createRegistry()->findChildren<QLineEdit *>())
            marked += edit->property("invalid").toBool();
        QVERIFY2(marked >= 6, qPrintable(QString::number(marked)));
        QVERIFY(qobject_cast<QLineEdit *>(m_page->focusWidget())->property("invalid").toBool());
        QCOMPARE(m_backend->creations, 0);
    }
    void createShowsTheKeyOnceAndWaits()
    {
        registry::Created created;
        created.registry.host = s("db.example.org");
        created.registry.database = s("tenantry");
        created.recoveryKey = base::secretFromText(s("K7QF-2MXN"));
        m_backend->created = created;
        open(true);
        m_page->showCreate();
        auto *create = m_page->createRegistry();
        const auto type = [create](const char *field, const char *text) {
            for (auto *edit : create->findChildren<QLineEdit *>())
                if (edit->accessibleName() == s(field)) {
                    edit->setText(s(text));
                    return true;
                }
            return false;
        };
        QVERIFY(type("Host or socket folder", "db.example.org"));
        QVERIFY(type("Role", "postgres"));
        QVERIFY(type("Name", "Producción"));
        QVERIFY(type("Base domain", "example.org"));
        QVERIFY(type("Login", "ana"));
        QVERIFY(type("Name of the person", "Ana Pérez"));
        QVERIFY(type("E-mail", "ana@example.org"));
        QVERIFY(type("Password", "12345678"));
        button(create, "Create the registry")->click();
        QCOMPARE(m_backend->creations, 0); // too easy to guess
        QVERIFY(type("Password", "caballo correcto pila grapa"));
        button(create, "Create the registry")->click();
        QTRY_COMPARE(m_backend->creations, 1);
        QCOMPARE(m_backend->lastRequest.adminLogin, s("ana"));
        QTRY_VERIFY(button(create, "Sign in to the new registry"));
        auto *go = button(create, "Sign in to the new registry");
        QVERIFY(!go->isEnabled());
        QSignalSpy finished(create, &CreateRegistry::finished);
        create->findChild<RecoveryPage *>()->findChild<QCheckBox *>()->click();
        QVERIFY(go->isEnabled());
        go->click();
        QCOMPARE(finished.size(), 1);
        for (auto *label : create->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(s("K7QF"))); // gone
        QCOMPARE(m_store->profiles()->first().name, s("Producción (ana)")); // beside the one that is called so already
        QCOMPARE(m_store->profiles()->size(), 3);
    }

    void speaksBothLanguages_data()
    {
        QTest::addColumn<QString>("view");
        for (const char *view : {"known", "first", "create", "recovery"})
            QTest::newRow(view) << s(view);
    }
    void speaksBothLanguages()
    {
        QFETCH(QString, view);
        open(view != s("first"));
        if (view == s("create"))
            m_page->showCreate();
        std::unique_ptr<RecoveryPage> recovery;
        QWidget *window = m_page.get();
        if (view == s("recovery")) {
            recovery = std::make_unique<RecoveryPage>();
            recovery->set(base::secretFromText(s("1234")), s("X"));
            recovery->resize(900, 600);
            recovery->show();
            window = recovery.get();
        }
        QSet<QString> english;
        for (const auto &[text, at] : walk::texts(window))
            english << text;
        QVERIFY(english.size() > 5);
        QVERIFY2(walk::doubledMnemonics(window).isEmpty(), qPrintable(walk::doubledMnemonics(window).join(QLatin1Char('\n'))));
        m_language->set(s("es"));
        QCoreApplication::processEvents();
        const QSet<QString> same = {s("Tenantry"), QStringLiteral("Tenantry %1").arg(QStringLiteral(TENANTRY_VERSION)), s("registry.example.org"),
                                    s("Producción"), s("Local"), s("1234"), s("example.org"), s("Error: "), s("5432"),
                                    s("postgresql://registry.example.org/tenantry?sslmode=verify-full")};
        QStringList left;
        for (const auto &[text, at] : walk::texts(window))
            if (english.contains(text) && !same.contains(text) && !text.contains(s("://")))
                left << text + s("  in ") + at;
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QVERIFY2(walk::doubledMnemonics(window).isEmpty(), qPrintable(walk::doubledMnemonics(window).join(QLatin1Char('\n'))));
    }
    void nothingIsCutOrNameless_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("view");
        for (const char *code : {"en", "es"})
            for (const char *view : {"known", "first", "create", "refused"})
                QTest::addRow("%s %s", code, view) << s(code) << s(view);
    }
    void nothingIsCutOrNameless()
    {
        QFETCH(QString, language);
        QFETCH(QString, view);
        m_language->set(language);
        open(view != s("first"));
        m_page->resize(960, 640); // the smallest window
        if (view == s("create"))
            m_page->showCreate();
        if (view == s("refused")) {
            QTest::keyClick(password(), Qt::Key_Return);
            QTRY_VERIFY(!banner()->isHidden());
        }
        QTest::qWait(0);
        QVERIFY2(walk::cut(m_page.get()).isEmpty(), qPrintable(walk::cut(m_page.get()).join(QLatin1Char('\n'))));
        QVERIFY2(walk::nameless(m_page.get()).isEmpty(), qPrintable(walk::nameless(m_page.get()).join(QLatin1Char('\n'))));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QCA::Initializer qca;
    LoginTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "login_test.moc"

// A registry made from the sign-in page on a real server, typed as a person types it: every refusal said and mended in the
// same form, then the key, then signed in.
#include "tests/ui/shell/walk.h"

#include "registry/recovery.h"
#include "support/qcamain.h"
#include "ui/login/backend.h"
#include "ui/login/createregistry.h"
#include "ui/login/loginpage.h"
#include "ui/login/recoverypage.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/errorbanner.h"
#include "vault/keypair.h"

#include <QApplication>
#include <QCheckBox>
#include <QDirIterator>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::ui;
using base::Kind;
using test::describe;
using test::TestCluster;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }
const QString adminPassword = s("caballo correcto pila grapa");

} // namespace

class CreateRegistryTest : public QObject {
    Q_OBJECT
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Language> m_language;
    QThreadPool m_workers;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<workstation::Store> m_store;
    std::unique_ptr<SignInBackend> m_backend;
    std::unique_ptr<LoginPage> m_page;
    QString m_owner; // may create databases and roles

    CreateRegistry *create() { return m_page->createRegistry(); }
    QPushButton *button(const char *text)
    {
        for (auto *candidate : create()->findChildren<QPushButton *>())
            if (walk::plain(candidate->text()) == s(text) && candidate->isVisible())
                return candidate;
        return nullptr;
    }
    // What stands in the field is replaced, key by key.
    void type(const char *field, const QString &text)
    {
        for (auto *edit : create()->findChildren<QLineEdit *>())
            if (edit->accessibleName() == s(field) && edit->isVisible()) {
                edit->setFocus();
                edit->selectAll();
                QTest::keyClick(edit, Qt::Key_Delete);
                for (const QChar c : text) {
                    if (c.unicode() < 0x80)
                        QTest::keyClick(edit, c.toLatin1());
                    else
                        edit->insert(c); // what an input method does
                }
                QCOMPARE(edit->text(), text);
                return;
            }
        QFAIL(qPrintable(QStringLiteral("no field ") + s(field)));
    }
    void typeRest(const QString &database, const QString &login)
    {
        type("Name", s("Producción"));
        type("Base domain", s("example.org"));
        type("Database", database);
        type("Login", login);
        type("Name of the person", s("Ana Pérez"));
        type("E-mail", s("ana@example.org"));
        type("Password", adminPassword);
    }
    // A socket's folder as the host: what a person copies from `tenantryctl local start`.
    QString uri(const QString &role) const
    {
        auto settings = TestCluster::superuser();
        settings.user = role;
        settings.password = base::Secret();
        return postgres::toUri(settings);
    }
    ErrorBanner *banner() // the form's; the page with the key has one too
    {
        for (auto *candidate : create()->findChildren<ErrorBanner *>())
            if (!create()->findChild<RecoveryPage *>()->isAncestorOf(candidate))
                return candidate;
        return nullptr;
    }
    // Presses the button and waits for what the server says to it.
    base::Error refused()
    {
        button("Create the registry")->click();
        if (!QTest::qWaitFor([this] { return banner()->isVisible() || button("Sign in to the new registry"); }, 30'000) || !banner()->isVisible())
            return {};
        return banner()->error();
    }
    static bool databaseExists(const QString &name)
    {
        return !TestCluster::connect()->query("SELECT 1 FROM pg_database WHERE datname = $1", {name})->isEmpty();
    }
    static bool roleExists(const QString &name) { return !TestCluster::connect()->query("SELECT 1 FROM pg_roles WHERE rolname = $1", {name})->isEmpty(); }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Mode::Light);
        m_language = std::make_unique<Language>();
        m_owner = TestCluster::createRole(s("owner secret"), "CREATEDB CREATEROLE");
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::move(*workstation::Store::open(m_folder->path()));
        m_backend = makeSignInBackend(&m_workers, m_folder->path());
        m_page = std::make_unique<LoginPage>(*m_backend, m_store.get(), *m_language, *m_theme);
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_page->showCreate();
        for (auto *radio : create()->findChildren<QRadioButton *>())
            if (walk::plain(radio->text()) == s("Connection URI"))
                radio->click();
    }
    void cleanup()
    {
        m_page.reset();
        QVERIFY(m_workers.waitForDone(60'000));
        m_store.reset();
    }

    void everyRefusalThenIn()
    {
        const QString database = TestCluster::uniqueName(s("reg")), login = TestCluster::uniqueName(s("ana"));
        const QString weak = TestCluster::createRole(s("weak secret"));
        typeRest(database, login);

        // A URI that is none, and one that says not who: told at the field, nothing is sent.
        for (const QString &bad : {s("http://example.org"), s("db.example.org"), s("postgresql://127.0.0.1:1/postgres")}) {
            type("Connection URI", bad);
            button("Create the registry")->click();
            QVERIFY(m_page->focusWidget()->property("invalid").toBool());
            QVERIFY(!banner()->isVisible());
        }

        // Nothing listens there.
        type("Connection URI", s("postgresql://%1@127.0.0.1:1/postgres").arg(m_owner));
        type("Password of the role", s("owner secret"));
        base::Error error = refused();
        QCOMPARE(error.kind, Kind::Unreachable);
        QVERIFY(!error.message.isEmpty() && !error.hint.isEmpty());
        QCOMPARE(qobject_cast<QLineEdit *>(m_page->focusWidget())->accessibleName(), s("Connection URI"));

        type("Connection URI", uri(m_owner));
        type("Password of the role", s("not this one"));
        error = refused();
        QCOMPARE(error.kind, Kind::Authentication);
        QVERIFY(!error.message.isEmpty() && !error.hint.isEmpty());
        QCOMPARE(qobject_cast<QLineEdit *>(m_page->focusWidget())->accessibleName(), s("Password of the role"));

        // Known, and may not.
        type("Connection URI", uri(weak));
        type("Password of the role", s("weak secret"));
        error = refused();
        QCOMPARE(error.kind, Kind::Permission);
        QVERIFY2(error.hint.translated().contains(s("CREATEDB CREATEROLE")), qPrintable(error.hint.translated()));

        // The name belongs to somebody else's database; then the login to somebody else's role.
        type("Connection URI", uri(m_owner));
        type("Password of the role", s("owner secret"));
        type("Database", s("postgres"));
        button("Create the registry")->click();
        QCOMPARE(qobject_cast<QLineEdit *>(m_page->focusWidget())->accessibleName(), s("Database")); // PostgreSQL's own
        const QString taken = TestCluster::createDatabase();
        type("Database", taken);
        error = refused();
        QCOMPARE(error.kind, Kind::Conflict);
        type("Database", database);
        type("Login", weak);
        error = refused();
        QCOMPARE(error.kind, Kind::Conflict);
        QVERIFY2(error.message.translated().contains(weak), qPrintable(error.message.translated()));
        QVERIFY(!databaseExists(database));

        // All is right: the key, once.
        type("Login", login);
        button("Create the registry")->click();
        QTRY_VERIFY_WITH_TIMEOUT(button("Sign in to the new registry") || banner()->isVisible(), 60'000);
        QVERIFY2(!banner()->isVisible(), qPrintable(banner()->error().message.translated() + banner()->error().detail));
        auto *recovery = create()->findChild<RecoveryPage *>();
        QString key;
        for (auto *label : recovery->findChildren<QLabel *>())
            if (vault::normalizedRecoveryKey(label->text()))
                key = label->text();
        QVERIFY(!key.isEmpty());
        QVERIFY(!button("Sign in to the new registry")->isEnabled());
        QSignalSpy in(m_page.get(), &LoginPage::signedIn);
        recovery->findChild<QCheckBox *>()->click();
        button("Sign in to the new registry")->click();
        QTRY_COMPARE_WITH_TIMEOUT(in.size(), 1, 30'000);
        const auto session = in[0][0].value<registry::SessionPtr>();
        QVERIFY(session);
        QCOMPARE(session->who().login, login);
        QCOMPARE(session->who().name, s("Ana Pérez"));
        QCOMPARE(session->who().role, registry::Role::Admin);
        QCOMPARE(session->registry().name, s("Producción"));
        const auto sealed = session->vault().seal(s("admin"), s("x/1"), base::secretFromText(s("secreto")));
        QVERIFY2(sealed, describe(sealed));

        // Nothing of it is left on the screen or on this computer; the registry is in the list.
        for (auto *label : m_page->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(key.left(9)));
        QCOMPARE(m_store->profiles()->first().name, s("Producción"));
        m_store.reset();
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            for (const QString &secret : {key, adminPassword, s("owner secret")})
                QVERIFY2(!content.contains(secret.toUtf8()), qPrintable(file.fileName()));
        }
        m_page.reset(); // it used the store

        // By an ADMIN who is signed in, the key is made anew; the one on the screen opens nothing any more.
        const auto renewed = registry::renewRecoveryKey(session);
        QVERIFY2(renewed, describe(renewed));
        QVERIFY(base::textFromSecret(*renewed) != key);
    }

    void aRegistryThatIsThere()
    {
        const QString database = TestCluster::uniqueName(s("reg")), login = TestCluster::uniqueName(s("ana"));
        for (const bool first : {true, false}) {
            typeRest(database, first ? login : TestCluster::uniqueName(s("eva")));
            type("Connection URI", uri(m_owner));
            type("Password of the role", s("owner secret"));
            const base::Error error = refused();
            if (first) {
                QVERIFY2(button("Sign in to the new registry"), qPrintable(error.message.translated()));
                m_page->showCreate();
                for (auto *radio : create()->findChildren<QRadioButton *>())
                    if (walk::plain(radio->text()) == s("Connection URI"))
                        radio->click();
                continue;
            }
            QCOMPARE(error.kind, Kind::Conflict);
            QVERIFY2(error.message.translated().contains(database), qPrintable(error.message.translated()));
            QVERIFY(!error.hint.isEmpty());
        }
        auto settings = TestCluster::superuser(database);
        settings.user = login;
        settings.password = base::secretFromText(adminPassword);
        QVERIFY2(registry::Session::open(settings), "the first one's registry is untouched");
    }

    void stoppedOrClosedInTheMiddle_data()
    {
        QTest::addColumn<bool>("close");
        QTest::newRow("stopped") << false;
        QTest::newRow("closed") << true;
    }
    void stoppedOrClosedInTheMiddle()
    {
        QFETCH(bool, close);
        const QString database = TestCluster::uniqueName(s("reg")), login = TestCluster::uniqueName(s("ana"));
        typeRest(database, login);
        type("Connection URI", uri(m_owner));
        type("Password of the role", s("owner secret"));
        button("Create the registry")->click();
        QVERIFY(button("Stop and take back"));
        if (close) {
            m_page.reset();
        } else {
            button("Stop and take back")->click();
            QTRY_VERIFY_WITH_TIMEOUT(banner()->isVisible(), 60'000);
            QCOMPARE(banner()->error().kind, Kind::Cancelled);
        }
        QVERIFY(m_workers.waitForDone(60'000));
        QVERIFY(!databaseExists(database));
        QVERIFY(!roleExists(login));
    }
};

TENANTRY_UI_TEST_MAIN(CreateRegistryTest)
#include "createregistry_test.moc"

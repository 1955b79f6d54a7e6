// faults.md 7 and 30: a password that is to be remembered lies in the system's keychain and nowhere else; without a keychain it is not kept. The
// keychain is a real one (gnome-keyring over the Secret Service), on a bus of this test's own.
#include "ui/login/keychain.h"

#include "base/secret.h"
#include "tests/ui/login/scriptedbackend.h"
#include "ui/login/loginpage.h"
#include "ui/login/signinform.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/secretfield.h"
#include "support/qcamain.h"

#include <QApplication>
#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tenantry;
using namespace Qt::StringLiterals;

class KeychainTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QProcess m_bus, m_ring;
    QString m_address;
    bool m_there = false;

    static workstation::Profile profile(const QString &login)
    {
        workstation::Profile out;
        out.uri = u"postgresql://db.example.org/tenantry"_s;
        out.login = login;
        return out;
    }
    static bool write(const workstation::Profile &to, const QByteArray &password)
    {
        std::optional<bool> kept;
        QObject here;
        ui::Keychain::write(to, base::Secret(password), &here, [&](bool done) { kept = done; });
        return QTest::qWaitFor([&] { return kept.has_value(); }, 20'000) && *kept;
    }
    // Null: nothing there. Empty and not null: nobody answered.
    static QByteArray read(const workstation::Profile &from)
    {
        std::optional<std::optional<base::Secret>> found;
        QObject here;
        ui::Keychain::read(from, &here, [&](const std::optional<base::Secret> &secret) { found = secret; });
        if (!QTest::qWaitFor([&] { return found.has_value(); }, 20'000))
            return QByteArray("");
        return *found ? (*found)->toByteArray() : QByteArray();
    }
    bool anyFileHolds(const QByteArray &text) const
    {
        for (QDirIterator it(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }

private slots:
    void initTestCase()
    {
        for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            qputenv(name, m_home.path().toLocal8Bit());
        const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s), ring = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        if (daemon.isEmpty() || ring.isEmpty())
            return;
        m_bus.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus.waitForReadyRead(20'000));
        m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
        m_ring.start(ring, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_ring.waitForStarted(20'000));
        m_ring.write("the keyring's own password");
        m_ring.closeWriteChannel();
        m_there = QTest::qWaitFor([] { return write(profile(u"first"_s), "is it up?"); }, 30'000);
        QVERIFY2(m_there, m_ring.readAllStandardError().constData());
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_ring, &m_bus}) {
            process->terminate();
            if (process->state() != QProcess::NotRunning && !process->waitForFinished(5'000))
                process->kill();
            process->waitForFinished(5'000);
        }
    }

    void keptReadAndForgotten_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("plain") << QByteArray("remembered, and only there");
        QTest::newRow("not ASCII") << QByteArray("contraseña 密码 🔑");
        QTest::newRow("quotes and line breaks") << QByteArray("'\"\\\n\t$1 %1");
        QTest::newRow("1 kB") << QByteArray(1024, 'k');
    }
    void keptReadAndForgotten()
    {
        if (!m_there)
            QSKIP("no dbus-daemon or gnome-keyring here");
        QFETCH(QByteArray, password);
        const workstation::Profile ana = profile(u"ana"_s), bruno = profile(u"bruno"_s);
        QVERIFY(write(ana, password));
        QCOMPARE(read(ana), password);
        QVERIFY(read(bruno).isNull()); // another operator of the same registry
        workstation::Profile elsewhere = ana;
        elsewhere.uri = u"postgresql://other.example.org/tenantry"_s;
        QVERIFY(read(elsewhere).isNull());
        QVERIFY(write(ana, "changed"));
        QCOMPARE(read(ana), QByteArray("changed"));
        ui::Keychain::forget(ana);
        QTRY_VERIFY(read(ana).isNull());
        QVERIFY(!anyFileHolds(password)); // the keyring's own file is sealed
    }
    // The password of one registry is asked for while the form becomes that of another: it is not for that one.
    void anotherRegistryGetsNothing()
    {
        if (!m_there)
            QSKIP("no dbus-daemon or gnome-keyring here");
        QTemporaryDir folder;
        const auto store = std::move(*workstation::Store::open(folder.path()));
        workstation::Profile ana = profile(u"ana"_s);
        ana.name = u"Ours"_s;
        ana.remember = true;
        QVERIFY(store->save(ana));
        QVERIFY(write(ana, "for ours alone"));
        ui::theme::Theme theme(*qApp, ui::theme::Mode::Light);
        ui::Language language;
        ui::ScriptedBackend backend;
        const auto given = [](ui::LoginPage &page) { return page.form()->findChild<ui::PasswordEdit *>()->secret().toByteArray(); };
        {
            ui::LoginPage page(backend, store.get(), language, theme);
            page.reset();
            QTRY_COMPARE(given(page), QByteArray("for ours alone"));
        }
        ui::LoginPage page(backend, store.get(), language, theme);
        page.reset();
        page.prefill(u"postgresql://127.0.0.1:6999/otherdb"_s, u"mallory"_s);
        QCOMPARE(read(ana), QByteArray("for ours alone")); // asked after the page asked, so answered after it
        QCoreApplication::processEvents();
        QCOMPARE(given(page), QByteArray());
        ui::Keychain::forget(ana);
        QTRY_VERIFY(read(ana).isNull());
    }
    void withoutAKeychainNothingIsKept()
    {
        if (m_there) { // it ends while the panel is open
            m_ring.terminate();
            QVERIFY(m_ring.waitForFinished(10'000));
        }
        const workstation::Profile ana = profile(u"ana"_s);
        QVERIFY(!write(ana, "nowhere to put it"));
        QVERIFY(read(ana).isNull());
        QVERIFY(!anyFileHolds("nowhere to put it"));
    }
};

TENANTRY_UI_TEST_MAIN(KeychainTest)
#include "keychain_test.moc"

#include "child.h"
#include "local/installation.h"
#include "registry/repositories.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "vault/keypair.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace tenantry;
using base::Kind;
using local::Installation;
using local::Started;
using postgres::Connection;
using State = postgres::LocalCluster::State;
using test::Child;
using test::describe;
using test::TestCluster;

namespace {

// What a complete installation is; empty when this one is.
QString incomplete(const Started &started)
{
    const auto session = registry::Session::open(started.registry);
    if (!session)
        return QStringLiteral("sign-in: ") + QString::fromUtf8(describe(session));
    if ((*session)->who().role != registry::Role::Admin || (*session)->who().login != started.login)
        return QStringLiteral("not an ADMIN");
    const registry::RegistryInfo &info = (*session)->registry();
    if (info.colour != QLatin1String("green") || !info.baseDomain.endsWith(QLatin1String("localhost")) || info.readOnly)
        return QStringLiteral("registry: ") + info.colour + QLatin1Char(' ') + info.baseDomain;
    const auto servers = registry::ServerRepository(*session).list();
    if (!servers || servers->size() != 1)
        return QStringLiteral("servers: ") + QString::fromUtf8(describe(servers));
    const registry::Server &server = servers->first();
    if (server.name != QLatin1String("local") || !server.acceptsTenants || server.serverVersion < 150000)
        return QStringLiteral("server: ") + server.name;
    // The sealed secret is the one that the server knows, and its role can do what it is for, and no more.
    const auto settings = registry::ownerSettings(**session, server);
    if (!settings)
        return QStringLiteral("secret: ") + QString::fromUtf8(describe(settings));
    const auto owner = Connection::open(*settings);
    if (!owner)
        return QStringLiteral("owner: ") + QString::fromUtf8(describe(owner));
    const auto rights = (*owner)->query("SELECT rolcreatedb AND rolcreaterole AND NOT rolsuper FROM pg_roles WHERE rolname = current_user");
    if (!rights || !rights->boolean(0, 0))
        return QStringLiteral("rights: ") + QString::fromUtf8(describe(rights));
    auto inRegistry = *settings;
    inRegistry.database = started.registry.database;
    if (Connection::open(inRegistry))
        return QStringLiteral("the server's role opens the registry");
    const auto plans = registry::PlanRepository(*session).list();
    if (!plans || plans->size() != 3)
        return QStringLiteral("plans: ") + QString::fromUtf8(describe(plans));
    const QList<int> limits{plans->at(0).connectionLimit, plans->at(1).connectionLimit, plans->at(2).connectionLimit};
    if (plans->at(0).name != QLatin1String("bronze") || limits != QList<int>({10, 25, 60}))
        return QStringLiteral("plan ") + plans->at(0).name;
    return {};
}

QString password(const Started &started) { return base::textFromSecret(started.registry.password); }

} // namespace

class InstallationTest : public QObject {
    Q_OBJECT

    QString home() { return TestCluster::temporaryFolder(QStringLiteral("home")); }

private slots:
    void nothingThere()
    {
        const QString folder = home() + QStringLiteral("/below");
        Installation installation(folder, test::quick());
        const auto running = installation.running();
        QVERIFY(!running);
        QCOMPARE(running.error().kind, Kind::NotFound);
        QVERIFY(!running.error().hint.isEmpty());
        const auto status = installation.status();
        QVERIFY2(status, describe(status));
        QCOMPARE(status->state, State::Absent);
        QVERIFY(installation.stop());
        QVERIFY(installation.destroy());
        QVERIFY(!QFileInfo::exists(folder)); // asking leaves no trace
    }

    void placesThatCannotHoldIt()
    {
        QFile file(home() + QStringLiteral("/file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QString &place : {file.fileName(), QStringLiteral("/proc/tenantry")}) {
            const auto started = Installation(place).start();
            QVERIFY2(!started, qPrintable(place));
            QCOMPARE(started.error().kind, Kind::Io);
            QVERIFY(!started.error().message.isEmpty() && !started.error().hint.isEmpty());
            QCOMPARE(Installation(place).running().error().kind, Kind::NotFound);
        }
    }

    void stoppedBeforeItBegan()
    {
        std::stop_source stop;
        stop.request_stop();
        const QString folder = home();
        const auto started = Installation(folder, test::quick()).start({}, stop.get_token());
        QVERIFY(!started);
        QCOMPARE(started.error().kind, Kind::Cancelled);
    }

    void aLife()
    {
        const QString folder = home() + QStringLiteral("/with space, comma and ñ");
        Installation installation(folder, test::quick());
        int steps = 0;
        const auto first = installation.start([&](const base::Text &step) {
            ++steps;
            QVERIFY(!step.isEmpty());
        });
        QVERIFY2(first, describe(first));
        QVERIFY(first->created);
        QVERIFY(steps > 3);
        QCOMPARE(incomplete(*first), QString());
        QVERIFY2(!first->uri.contains(password(*first)) && first->uri.startsWith(QLatin1String("postgresql://")), qPrintable(first->uri));

        // Secrets in files of their owner, and nowhere else.
        QDir files(folder + QStringLiteral("/local"));
        for (const QString &name : {QStringLiteral("admin.secret"), QStringLiteral("recovery.secret"), QStringLiteral("installation.json")}) {
            QVERIFY2(files.exists(name), qPrintable(name));
            QCOMPARE(QFile::permissions(files.filePath(name)) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        }
        QFile mark(files.filePath(QStringLiteral("installation.json")));
        QVERIFY(mark.open(QIODevice::ReadOnly));
        QVERIFY(!mark.readAll().contains(password(*first).toUtf8()));

        const auto running = Installation(folder, test::quick()).running();
        QVERIFY2(running, describe(running));
        QCOMPARE(running->uri, first->uri);
        QCOMPARE(password(*running), password(*first));
        std::vector<qint64> times;
        for (int i = 0; i < 41; ++i) {
            QElapsedTimer clock;
            clock.start();
            QVERIFY(Installation(folder, test::quick()).running());
            times.push_back(clock.nsecsElapsed());
        }
        std::ranges::nth_element(times, times.begin() + 20);
        QVERIFY2(times[20] < 5'000'000, qPrintable(QString::number(times[20])));

        const auto again = installation.start();
        QVERIFY2(again, describe(again));
        QVERIFY(!again->created);
        QCOMPARE(password(*again), password(*first));

        QVERIFY(installation.stop());
        QVERIFY(installation.stop());
        QCOMPARE(installation.running().error().kind, Kind::NotFound);
        QCOMPARE(installation.status()->state, State::Stopped);
        const auto back = installation.start();
        QVERIFY2(back, describe(back));
        QVERIFY(!back->created);
        QCOMPARE(incomplete(*back), QString());

        // What an ADMIN changed stays changed.
        {
            const auto session = registry::Session::open(back->registry);
            QVERIFY2(session, describe(session));
            const registry::PlanRepository plans(*session);
            auto silver = plans.find(QStringLiteral("silver"));
            QVERIFY2(silver, describe(silver));
            silver->name = QStringLiteral("plata");
            QVERIFY(plans.update(*silver));
        }
        QVERIFY(installation.start());
        {
            const auto session = registry::Session::open(back->registry);
            QVERIFY2(session, describe(session));
            QVERIFY(!registry::PlanRepository(*session).find(QStringLiteral("silver")));
        }

        const auto gone = installation.destroy();
        QVERIFY2(gone, describe(gone));
        QVERIFY(QDir(folder).isEmpty());
        QCOMPARE(installation.status()->state, State::Absent);
        QVERIFY(installation.destroy());
        const auto anew = installation.start();
        QVERIFY2(anew, describe(anew));
        QVERIFY(anew->created);
        QVERIFY(password(*anew) != password(*first));
        QCOMPARE(incomplete(*anew), QString());
        QVERIFY(installation.destroy());
    }

    // The home folder of somebody else's making: moved with all that is in it.
    void followsItsFolder()
    {
        const QString before = home();
        const QString after = before + QStringLiteral("-moved");
        QVERIFY2(Installation(before, test::quick()).start(), "start");
        QVERIFY(Installation(before, test::quick()).stop());
        QVERIFY(QDir().rename(before, after));
        const auto started = Installation(after, test::quick()).start();
        QVERIFY2(started, describe(started));
        QVERIFY(!started->created);
        QCOMPARE(incomplete(*started), QString());
        QVERIFY(Installation(after, test::quick()).destroy());
    }

    void twoThreadsAtOnce()
    {
        const QString folder = home();
        base::Result<Started> results[2];
        {
            std::vector<std::jthread> threads;
            for (auto &result : results)
                threads.emplace_back([&result, folder] { result = Installation(folder, test::quick()).start(); });
        }
        for (const auto &result : results)
            QVERIFY2(result, describe(result));
        QVERIFY(results[0]->created != results[1]->created);
        QCOMPARE(password(*results[0]), password(*results[1]));
        QCOMPARE(incomplete(*results[0]), QString());
        QVERIFY(Installation(folder, test::quick()).destroy());
    }

    void twoProcessesAtOnce()
    {
        const QString folder = home();
        Child one({QStringLiteral("--child-start"), folder}), two({QStringLiteral("--child-start"), folder});
        QVERIFY2(one.finish() == 0, one.said().constData());
        QVERIFY2(two.finish() == 0, two.said().constData());
        QVERIFY(one.said().contains("created") != two.said().contains("created"));
        const auto running = Installation(folder, test::quick()).running();
        QVERIFY2(running, describe(running));
        QCOMPARE(incomplete(*running), QString());
        QVERIFY(Installation(folder, test::quick()).destroy());
    }

    // Killed with SIGKILL at every step that it says; the next start completes it.
    void killedAtEveryStep()
    {
        int kills = 0;
        for (int lines = 1; lines < 40; ++lines) {
            const QString folder = home();
            Child child({QStringLiteral("--child-start"), folder});
            const bool killed = child.killAfter(lines);
            const auto started = Installation(folder, test::quick()).start();
            QVERIFY2(started, (child.said() + describe(started)).constData());
            QVERIFY2(incomplete(*started).isEmpty(), (child.said() + incomplete(*started).toUtf8()).constData());
            const auto gone = Installation(folder, test::quick()).destroy();
            QVERIFY2(gone, describe(gone));
            if (!killed)
                break;
            ++kills;
        }
        QVERIFY2(kills >= 5, qPrintable(QString::number(kills)));
    }

    // The start killed between the registry and the file with its recovery key; the file deleted.
    void recoveryKeyMissing()
    {
        const QString folder = home();
        Installation installation(folder, test::quick());
        auto started = installation.start();
        QVERIFY2(started, describe(started));
        const QString path = folder + QStringLiteral("/local/recovery.secret");
        // What the key in the file opens of the data key `admin`, with what the registry holds for it.
        const auto opened = [&]() -> base::Result<base::Secret> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return base::fail(Kind::Io, "no file");
            TRY(const base::Secret typed, vault::normalizedRecoveryKey(QString::fromLatin1(file.readAll()).trimmed()));
            TRY(auto settings, installation.cluster().superuser());
            settings.database = started->registry.database;
            TRY(const auto connection, Connection::open(settings));
            TRY(const auto rows, connection->query("SELECT k.sealed_private_key, g.wrapped FROM tenantry.recovery_key k "
                                                   "JOIN tenantry.data_key_grant g ON g.recovery_id = k.id WHERE g.key_name = 'admin' AND k.retired_at IS NULL"));
            if (rows.size() != 1)
                return base::fail(Kind::NotFound, "not one grant");
            TRY(const base::Secret pem, vault::openPrivateKey(rows.text(0, 0), QStringLiteral("recovery"), typed));
            TRY(const vault::DataKey key, vault::unwrapDataKey(QStringLiteral("admin"), 1, rows.bytea(0, 1), pem));
            return key.bytes;
        };
        const auto first = opened();
        QVERIFY2(first, describe(first));
        QVERIFY(QFile::copy(path, path + QStringLiteral(".first")));

        for (const bool markToo : {true, false}) {
            QVERIFY(QFile::remove(path));
            if (markToo)
                QVERIFY(QFile::remove(folder + QStringLiteral("/local/installation.json")));
            started = installation.start();
            QVERIFY2(started, describe(started));
            QVERIFY(!started->created);
            QCOMPARE(incomplete(*started), QString());
            const auto now = opened();
            QVERIFY2(now, describe(now));
            QCOMPARE(*now, *first); // the same data key, by another recovery key
            QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        }
        // The lost one opens nothing any more.
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(path + QStringLiteral(".first"), path));
        QVERIFY(!opened());
        QVERIFY(installation.destroy());
    }

    // What a kill between two steps leaves, and what people lose.
    void piecesMissing()
    {
        const QString folder = home();
        Installation installation(folder, test::quick());
        const auto first = installation.start();
        QVERIFY2(first, describe(first));
        const QString files = folder + QStringLiteral("/local/");

        // Before the mark: the server registered or not, its password known or not.
        QVERIFY(QFile::remove(files + QStringLiteral("installation.json")));
        QCOMPARE(installation.running().error().kind, Kind::NotFound); // not complete as far as anybody can tell
        auto started = installation.start();
        QVERIFY2(started, describe(started));
        QVERIFY(!started->created);
        QCOMPARE(incomplete(*started), QString());
        {
            const auto session = registry::Session::open(started->registry);
            QVERIFY2(session, describe(session));
            const auto server = registry::ServerRepository(*session).find(QStringLiteral("local"));
            QVERIFY2(server, describe(server));
            QVERIFY(registry::ServerRepository(*session).remove(server->id));
        }
        QVERIFY(QFile::remove(files + QStringLiteral("installation.json")));
        started = installation.start();
        QVERIFY2(started, describe(started));
        QCOMPARE(incomplete(*started), QString());

        // The registry's database dropped behind our back: a new one, with the same password.
        {
            const auto superuser = installation.cluster().superuser();
            QVERIFY2(superuser, describe(superuser));
            const auto connection = Connection::open(*superuser);
            QVERIFY2(connection, describe(connection));
            QVERIFY((*connection)->query("DROP DATABASE tenantry WITH (FORCE)"));
        }
        started = installation.start();
        QVERIFY2(started, describe(started));
        QVERIFY(started->created);
        QCOMPARE(password(*started), password(*first));
        QCOMPARE(incomplete(*started), QString());

        // The ADMIN's password lost: nobody can open the vault, and it says so.
        QVERIFY(QFile::rename(files + QStringLiteral("admin.secret"), files + QStringLiteral("aside")));
        const auto running = installation.running();
        QVERIFY(!running);
        QVERIFY(QFile::rename(files + QStringLiteral("aside"), folder + QStringLiteral("/aside")));
        const auto locked = installation.start();
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, Kind::Authentication);
        QVERIFY(locked.error().hint.source.contains("local destroy"));
        QVERIFY(locked.error().message.args.contains(files + QStringLiteral("admin.secret")));
        // Put back: works again.
        QVERIFY(QFile::remove(files + QStringLiteral("admin.secret")));
        QVERIFY(QFile::rename(folder + QStringLiteral("/aside"), files + QStringLiteral("admin.secret")));
        started = installation.start();
        QVERIFY2(started, describe(started));
        QCOMPARE(incomplete(*started), QString());
        // Emptied by a full disk.
        QFile secret(files + QStringLiteral("admin.secret"));
        QVERIFY(secret.open(QIODevice::WriteOnly | QIODevice::Truncate));
        secret.close();
        const auto empty = installation.start();
        QVERIFY(!empty);
        QCOMPARE(empty.error().kind, Kind::Io);
        QVERIFY(empty.error().hint.source.contains("local destroy"));

        // The server's folder gone with all that was in it.
        QVERIFY(secret.remove());
        QVERIFY(installation.stop());
        QVERIFY(QDir(files + QStringLiteral("data")).removeRecursively());
        started = installation.start();
        QVERIFY2(started, describe(started));
        QVERIFY(started->created);
        QCOMPARE(incomplete(*started), QString());
        QVERIFY(installation.destroy());
    }
};

TENANTRY_TEST_MAIN_WITH_CHILD(InstallationTest)
#include "installation_test.moc"

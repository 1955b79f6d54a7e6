// The test's own executable again, as another process that can be killed: it says every step on a line of its own.
#pragma once

#include "local/installation.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QtCrypto>

#include <csignal>
#include <cstdio>
#include <functional>
#include <optional>

namespace tenantry::test {

// As real as it gets but for the disk: fsync of a thousand small files is most of the time otherwise.
inline postgres::LocalClusterOptions quick()
{
    return {{QStringLiteral("fsync=off"), QStringLiteral("full_page_writes=off")}, false};
}

using Say = std::function<void(const QString &)>;

// In main(), before the tests: what to return when this process is a child. --child-start HOME starts the installation;
// --child-more HOME ARGUMENT goes on with `more`.
inline std::optional<int> runAsChild(int argc, char **argv, int (*more)(const local::Started &, const QString &, const Say &) = nullptr)
{
    if (argc < 3 || qstrncmp(argv[1], "--child-", 8) != 0)
        return std::nullopt;
    const QCoreApplication application(argc, argv);
    const QCA::Initializer qca;
    const Say say = [](const QString &line) {
        std::printf("%s\n", qPrintable(line));
        std::fflush(stdout);
    };
    local::Installation installation(QString::fromLocal8Bit(argv[2]), quick());
    const auto started = installation.start([&](const base::Text &step) { say(step.translated()); });
    if (!started) {
        say(QStringLiteral("error: ") + started.error().message.translated() + QLatin1Char(' ') + started.error().detail);
        return 1;
    }
    say(started->created ? QStringLiteral("created") : QStringLiteral("found"));
    if (more && argc > 3 && qstrcmp(argv[1], "--child-more") == 0)
        return more(*started, QString::fromLocal8Bit(argv[3]), say);
    return 0;
}

class Child {
public:
    explicit Child(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }
    ~Child()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

    // Kills it with SIGKILL as soon as it has said `lines` lines; false when it ended before. All it said is in said().
    bool killAfter(int lines)
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 90'000) {
            m_process.waitForReadyRead(50);
            m_said += m_process.readAll();
            if (m_said.count('\n') >= lines && m_process.state() == QProcess::Running) {
                ::kill(pid_t(m_process.processId()), SIGKILL);
                m_process.waitForFinished(10'000);
                m_said += m_process.readAll();
                return m_process.exitStatus() == QProcess::CrashExit;
            }
            if (m_process.state() == QProcess::NotRunning)
                break;
        }
        finish();
        return false;
    }

    int finish()
    {
        m_process.waitForFinished(120'000);
        m_said += m_process.readAll();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    const QByteArray &said() const { return m_said; }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace tenantry::test

#define TENANTRY_TEST_MAIN_WITH_CHILD(Class, ...)                                                                                        \
    static int testMain(int argc, char **argv);                                                                                    \
    int main(int argc, char **argv)                                                                                                \
    {                                                                                                                              \
        if (const auto child = tenantry::test::runAsChild(argc, argv __VA_OPT__(, ) __VA_ARGS__))                                                           \
            return *child;                                                                                                         \
        return testMain(argc, argv);                                                                                               \
    }                                                                                                                              \
    static int testMain(int argc, char **argv)                                                                                     \
    {                                                                                                                              \
        QCoreApplication application(argc, argv);                                                                                  \
        int result = 0;                                                                                                            \
        {                                                                                                                          \
            QCA::Initializer qca;                                                                                                  \
            Class test;                                                                                                            \
            result = QTest::qExec(&test, argc, argv);                                                                              \
        }                                                                                                                          \
        tenantry::test::TestCluster::shutDown();                                                                                   \
        return result;                                                                                                             \
    }

// Runs the real tenantryctl in a TENANTRY_HOME of its own.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <memory>

namespace tenantry::test {

struct Outcome {
    int status = -1;
    QByteArray out, err;

    QJsonObject json() const;   // of stdout; empty when it is not exactly one document and a newline
    QList<QJsonObject> lines() const; // JSON Lines of stdout
    QJsonObject error() const;  // the object under "error" of stderr
    QByteArray both() const { return out + err; }
};

class Ctl {
public:
    // `home` empty: an empty folder that goes away at the end, with a server that may run in it. One that is given stays.
    explicit Ctl(QString home = {});
    ~Ctl();

    Outcome run(const QStringList &words, const QByteArray &input = {}, int timeoutMs = 60'000) const;
    std::unique_ptr<QProcess> start(const QStringList &words) const;
    static Outcome finish(QProcess &process, int timeoutMs = 60'000);

    QString home() const { return m_home; }
    // A file or a folder beside the home, for migrations, tables and passwords.
    QString write(const QString &name, const QByteArray &content) const;

    QProcessEnvironment environment;

    static QString program();

private:
    QString m_home, m_files;
    bool m_own;
};

} // namespace tenantry::test

// QVERIFY with the output of the command where it fails.
#define VERIFY_STATUS(outcome, wanted)                                                                                                \
    QVERIFY2((outcome).status == (wanted),                                                                                            \
             qPrintable(QStringLiteral("exit %1, wanted %2\n%3").arg((outcome).status).arg(wanted).arg(QString::fromUtf8((outcome).both()))))

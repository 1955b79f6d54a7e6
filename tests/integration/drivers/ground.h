// What the driver's tests stand on: a server whose log shows every statement, and that knows prepared transactions and
// logical slots; an owner that is no superuser; tenants.
#pragma once

#include "drivers/postgresql/postgresqldriver.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace tenantry::test {

using namespace drivers;
using postgres::Connection;
using postgres::ConnectionSettings;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;

inline QString s(const char *text) { return QString::fromUtf8(text); }

class Ground {
public:
    Ground()
    {
        postgres::LocalClusterOptions options;
        options.durable = false;
        options.settings = {s("fsync=off"), s("full_page_writes=off"), s("synchronous_commit=off"), s("max_prepared_transactions=5"),
                            s("wal_level=logical"), s("log_statement=all"), s("log_min_error_statement=debug1"), s("log_parameter_max_length=-1")};
        m_folder = TestCluster::temporaryFolder();
        m_cluster = std::make_unique<postgres::LocalCluster>(m_folder, options);
        const auto started = m_cluster->start();
        if (!started)
            qFatal("no PostgreSQL for the tests: %s", describe(started));
        const auto made = connect()->script("CREATE ROLE plain_owner LOGIN CREATEDB CREATEROLE PASSWORD 'owner'");
        if (!made)
            qFatal("no owner: %s", describe(made));
    }
    ~Ground() { static_cast<void>(m_cluster->destroy()); }

    ConnectionSettings superuser(const QString &database = s("postgres")) const
    {
        auto settings = m_cluster->superuser(database);
        if (!settings)
            qFatal("the PostgreSQL of the tests is gone: %s", describe(settings));
        return *settings;
    }
    ConnectionSettings as(const QString &role, const QString &password, const QString &database = s("postgres")) const
    {
        ConnectionSettings settings = superuser(database);
        settings.user = role;
        settings.password = base::secretFromText(password);
        return settings;
    }
    ConnectionSettings owner(bool plain, const QString &database = s("postgres")) const
    {
        return plain ? as(s("plain_owner"), s("owner"), database) : superuser(database);
    }
    std::unique_ptr<Connection> connect(const QString &database = s("postgres")) const
    {
        auto connection = Connection::open(superuser(database));
        if (!connection)
            qFatal("no connection for the test: %s", describe(connection));
        return std::move(*connection);
    }
    QString one(const QByteArray &sql, const QString &database = s("postgres"), const postgres::Params &params = {}) const
    {
        const auto rows = connect(database)->query(sql, params);
        if (!rows)
            qFatal("%s: %s", sql.constData(), describe(rows));
        return rows->isEmpty() ? s("(none)") : rows->isNull(0, 0) ? s("(null)") : rows->text(0, 0);
    }
    QByteArray log() const
    {
        QByteArray out;
        QDir folder(m_folder + s("/log"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                out += file.readAll();
        }
        return out;
    }

private:
    QString m_folder;
    std::unique_ptr<postgres::LocalCluster> m_cluster;
};

// One tenant: role and database of one name.
struct Tenant {
    ConnectionSettings owner;
    QString database, role, mark, password = s("correct horse");

    explicit Tenant(const ConnectionSettings &settings)
        : owner(settings), database(TestCluster::uniqueName(s("t"))), role(database + s("_r")), mark(s("tenantry:") + database)
    {
    }
    ConnectionSettings inside() const { return in(database); }
    ConnectionSettings in(const QString &name) const
    {
        ConnectionSettings settings = owner;
        settings.database = name;
        return settings;
    }
    ConnectionSettings itself(const QString &name = {}) const
    {
        ConnectionSettings settings = in(name.isEmpty() ? database : name);
        settings.user = role;
        settings.password = base::secretFromText(password);
        return settings;
    }
    base::Result<void> provision(TenantDriver &driver, const QString &templateDatabase = {}) const
    {
        TRYV(driver.ensureRole(owner, role, base::secretFromText(password), 5, mark, {}));
        TRYV(driver.ensureDatabase(owner, database, role, templateDatabase, mark, {}));
        return driver.harden(owner, database, role, {});
    }
};

inline Migration file(const char *version, const QByteArray &body, bool transactional = true)
{
    return {s(version), s("x"), s(version) + s("_x.sql"), QCryptographicHash::hash(body, QCryptographicHash::Sha256), body, transactional, false};
}
inline Migration repeatable(const char *name, const QByteArray &body)
{
    return {{}, s(name), s("R__") + s(name) + s(".sql"), QCryptographicHash::hash(body, QCryptographicHash::Sha256), body, true, true};
}

inline PostgresqlWaits shortWaits()
{
    using namespace std::chrono_literals;
    return {.template_ = 200ms, .sessionsEnd = 500ms, .otherProgram = 300ms, .concurrentLock = 200ms, .firstRetry = 5ms, .lastRetry = 50ms};
}

inline QString words(const base::Error &error) { return error.message.translated() + QLatin1Char('|') + error.hint.translated(); }

} // namespace tenantry::test

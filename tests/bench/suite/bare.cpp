#include "bench/suite/bare.h"

#include "postgres/connection.h"
#include "support/testcluster.h"

namespace tenantry::bench {

using namespace base;

namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::unexpected<Error> broken(PGconn *connection) { return fail(Kind::Database, "The floor failed.", {}, QString::fromUtf8(PQerrorMessage(connection))); }

Result<Answer> ask(PGconn *connection, const QByteArray &sql)
{
    Answer answer(PQexec(connection, sql.constData()), &PQclear);
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return broken(connection);
    return answer;
}

} // namespace

Result<Bare> Bare::open(const postgres::ConnectionSettings &settings)
{
    const QByteArray host = settings.host.toUtf8(), port = QByteArray::number(settings.port), database = settings.database.toUtf8(),
                     user = settings.user.toUtf8(), password = settings.password.toByteArray();
    const char *const names[] = {"host", "port", "dbname", "user", "password", "sslmode", "gssencmode", nullptr};
    const char *const values[] = {host.constData(), port.constData(), database.constData(), user.constData(), password.constData(), "disable", "disable", nullptr};
    Bare out;
    out.m_connection.reset(PQconnectdbParams(names, values, 0));
    if (PQstatus(out.m_connection.get()) != CONNECTION_OK)
        return broken(out.m_connection.get());
    PQsetNoticeProcessor(out.m_connection.get(), [](void *, const char *) {}, nullptr);
    return out;
}

Result<void> Bare::run(const QByteArray &sql)
{
    TRYV(ask(m_connection.get(), sql));
    return {};
}

Result<QByteArray> Bare::value(const QByteArray &sql)
{
    TRY(const Answer answer, ask(m_connection.get(), sql));
    return PQntuples(answer.get()) > 0 ? QByteArray(PQgetvalue(answer.get(), 0, 0)) : QByteArray();
}

Result<qint64> Bare::rows(const QByteArray &sql)
{
    TRY(const Answer answer, ask(m_connection.get(), sql));
    const int count = PQntuples(answer.get()), columns = PQnfields(answer.get());
    qint64 bytes = 0;
    for (int row = 0; row < count; ++row)
        for (int column = 0; column < columns; ++column)
            bytes += PQgetlength(answer.get(), row, column);
    return bytes > 0 ? count : 0;
}

Result<void> Bare::execute(const QByteArray &name, const QByteArray &sql, const std::vector<std::optional<QByteArray>> &values)
{
    std::vector<const char *> pointers;
    for (const auto &value : values)
        pointers.push_back(value ? value->constData() : nullptr);
    const int count = int(pointers.size());
    if (!name.isEmpty() && !m_prepared.contains(name)) {
        const Answer made(PQprepare(m_connection.get(), name.constData(), sql.constData(), 0, nullptr), &PQclear);
        if (PQresultStatus(made.get()) != PGRES_COMMAND_OK)
            return broken(m_connection.get());
        m_prepared.insert(name);
    }
    const Answer answer(name.isEmpty() ? PQexecParams(m_connection.get(), sql.constData(), count, nullptr, pointers.data(), nullptr, nullptr, 0)
                                       : PQexecPrepared(m_connection.get(), name.constData(), count, pointers.data(), nullptr, nullptr, 0), &PQclear);
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return broken(m_connection.get());
    return {};
}

Result<QByteArray> Bare::verifier(const QByteArray &role, const QByteArray &password)
{
    const std::unique_ptr<char, decltype(&PQfreemem)> out(PQencryptPasswordConn(m_connection.get(), password.constData(), role.constData(), "scram-sha-256"), &PQfreemem);
    if (!out)
        return broken(m_connection.get());
    return QByteArray(out.get());
}

} // namespace tenantry::bench

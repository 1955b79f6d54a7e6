#include "postgres/connect.h"

#include "base/async.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <arpa/inet.h>
#include <array>
#include <clocale>
#include <locale.h>
#include <mutex>
#include <netdb.h>
#include <thread>
#include <vector>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;

namespace {

// libpq's own messages are told apart by their words, so they must be the English ones, whatever the person's language.
class EnglishMessages {
public:
    EnglishMessages() : m_plain(newlocale(LC_MESSAGES_MASK, "C", duplocale(uselocale(locale_t(nullptr)))))
    {
        if (m_plain)
            m_before = uselocale(m_plain);
    }
    ~EnglishMessages()
    {
        if (m_plain) {
            uselocale(m_before);
            freelocale(m_plain);
        }
    }
    EnglishMessages(const EnglishMessages &) = delete;
    EnglishMessages &operator=(const EnglishMessages &) = delete;

private:
    locale_t m_plain = nullptr;
    locale_t m_before = nullptr;
};

// libpq fills what it is not told from the environment: a PGHOSTADDR would lead a connection elsewhere, a PGPASSWORD sign in
// somebody who gave none. What is set here comes from ConnectionSettings and from nowhere else.
void forgetEnvironment()
{
    static std::once_flag once;
    std::call_once(once, [] {
        for (const char *name : {"PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE", "PGPASSWORD", "PGPASSFILE", "PGOPTIONS", "PGREQUIREAUTH",
                                 "PGCHANNELBINDING", "PGTARGETSESSIONATTRS", "PGLOADBALANCEHOSTS", "PGSSLNEGOTIATION"})
            qunsetenv(name);
    });
}

bool isNumeric(const QByteArray &host)
{
    std::array<unsigned char, sizeof(in6_addr)> buffer{};
    return inet_pton(AF_INET, host.constData(), buffer.data()) == 1 || inet_pton(AF_INET6, host.constData(), buffer.data()) == 1
        || host.contains('%'); // a scoped IPv6 address
}

// getaddrinfo can neither be bounded nor interrupted, so it runs on a thread that may outlive the one who waits.
struct Lookup {
    QByteArray host;
    Wake done;
    std::mutex mutex;
    int failure = 0;
    std::vector<QByteArray> addresses;
    bool finished = false;
};

void look(const std::shared_ptr<Lookup> &lookup)
{
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int failure = getaddrinfo(lookup->host.constData(), nullptr, &wanted, &found);
    std::vector<QByteArray> addresses;
    for (const addrinfo *it = found; failure == 0 && it; it = it->ai_next) {
        std::array<char, NI_MAXHOST> text{};
        if (getnameinfo(it->ai_addr, it->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0)
            addresses.emplace_back(text.data());
    }
    if (found)
        freeaddrinfo(found);
    const std::lock_guard lock(lookup->mutex);
    lookup->failure = failure;
    lookup->addresses = std::move(addresses);
    lookup->finished = true;
    lookup->done.raise();
}

Result<std::vector<QByteArray>> addresses(const ConnectionSettings &settings, Deadline deadline, const std::stop_token &stop, Wake &wake)
{
    const QByteArray host = settings.host.toUtf8();
    if (settings.isSocket())
        return std::vector<QByteArray>{QByteArray()};
    if (isNumeric(host))
        return std::vector<QByteArray>{host};

    auto lookup = std::make_shared<Lookup>();
    lookup->host = host;
    try {
        std::thread([lookup] { look(lookup); }).detach();
    } catch (const std::system_error &exception) {
        return fail(base::fromException(exception));
    }
    std::array<pollfd, 2> wait{pollfd{lookup->done.fd(), POLLIN, 0}, pollfd{wake.fd(), POLLIN, 0}};
    const bool ready = waitFor(wait, deadline);
    if (stop.stop_requested())
        return base::cancelled();
    if (!ready)
        return fail(Kind::Timeout,
                    {QT_TRANSLATE_NOOP("core", "The name service did not say within %2 s where “%1” is."),
                     {settings.host, QString::number(settings.connectTimeoutSeconds)}},
                    QT_TRANSLATE_NOOP("core", "Check the network connection; an IP address works without the name service."));
    const std::lock_guard lock(lookup->mutex);
    if (lookup->failure != 0 || lookup->addresses.empty())
        return fail(Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "The host name “%1” is not known."), {settings.host}},
                    QT_TRANSLATE_NOOP("core", "Check its spelling, and the network or VPN that knows the name."),
                    QString::fromLatin1(gai_strerror(lookup->failure)));
    return lookup->addresses;
}

class Keywords {
public:
    void add(const char *keyword, const QByteArray &value)
    {
        if (value.isEmpty())
            return;
        m_values.push_back(value);
        m_names.push_back(keyword);
    }
    void addSecret(const char *keyword, const base::Secret &value)
    {
        if (value.isEmpty())
            return;
        m_secret = value;
        m_secret.append(base::Secret(1, 0)); // libpq wants a terminated string
        m_secretName = keyword;
    }
    PgConnection start() const
    {
        std::vector<const char *> names = m_names, values;
        for (const QByteArray &value : m_values)
            values.push_back(value.constData());
        if (m_secretName) {
            names.push_back(m_secretName);
            values.push_back(m_secret.constData());
        }
        names.push_back(nullptr);
        values.push_back(nullptr);
        return PgConnection(PQconnectStartParams(names.data(), values.data(), 0)); // 0: dbname is a name, never a string to parse
    }

private:
    std::vector<const char *> m_names;
    std::vector<QByteArray> m_values;
    base::Secret m_secret;
    const char *m_secretName = nullptr;
};

Keywords keywords(const ConnectionSettings &settings, const QByteArray &address)
{
    Keywords out;
    out.add("host", settings.host.toUtf8());
    out.add("hostaddr", address);
    out.add("port", QByteArray::number(settings.port));
    out.add("dbname", settings.database.toUtf8());
    out.add("user", settings.user.toUtf8());
    out.addSecret("password", settings.password);
    out.add("passfile", "/nonexistent"); // not ~/.pgpass either
    out.add("sslmode", settings.isSocket() ? QByteArray("disable") : tlsModeName(settings.tls).toLatin1());
    out.add("sslrootcert", settings.rootCertificate.toUtf8());
    // Whoever answers at an address may ask for the password as it is. Only a server that has shown who it is gets it like that.
    if (settings.isSocket() || (settings.tls != TlsMode::VerifyCa && settings.tls != TlsMode::VerifyFull))
        out.add("require_auth", "!password");
    out.add("gssencmode", "disable");
    out.add("application_name", settings.applicationName.toUtf8());
    out.add("client_encoding", "UTF8");
    // Sent with the first message, so they hold from the first statement, win over ALTER ROLE … SET, and are what
    // DISCARD ALL returns to. DateStyle: Rows::time() reads ISO. role: the owner of a database, who may be a tenant, can have it set for whoever
    // connects; what it then plants runs in a session of ours, and SET ROLE NONE is all that it takes.
    // standard_conforming_strings: what is read here before it is sent (sqltext/) reads it so, and an owner could have it set, too.
    // The server's own keepalives: a laptop that sleeps with the lid closed keeps its advisory locks only until they go unanswered, and
    // not for the two hours of the system's default.
    out.add("options", "-c client_min_messages=warning -c DateStyle=ISO -c role=none -c standard_conforming_strings=on -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 "
                       "-c statement_timeout=" + QByteArray::number(defaultStatementTimeout.count()));
    out.add("keepalives", "1");
    out.add("keepalives_idle", "15");
    out.add("keepalives_interval", "5");
    out.add("keepalives_count", "3");
    out.add("tcp_user_timeout", "20000");
    return out;
}

Result<PgConnection> handshake(const ConnectionSettings &settings, const QByteArray &address, Deadline deadline,
                               const std::stop_token &stop, Wake &wake)
{
    PgConnection connection = keywords(settings, address).start();
    if (!connection)
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "There is no memory left for a connection."));
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE); // the SQLSTATE is only in the verbose form
    auto next = PQstatus(connection.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (next != PGRES_POLLING_OK) {
        if (next == PGRES_POLLING_FAILED)
            return fail(connectError(settings, QString::fromUtf8(PQerrorMessage(connection.get())),
                                     PQconnectionNeedsPassword(connection.get()) != 0, PQconnectionUsedPassword(connection.get()) != 0));
        std::array<pollfd, 2> wait{pollfd{PQsocket(connection.get()), short(next == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0},
                                   pollfd{wake.fd(), POLLIN, 0}};
        const bool ready = waitFor(wait, deadline);
        if (stop.stop_requested())
            return base::cancelled();
        if (!ready)
            return fail(connectTimeout(settings));
        next = PQconnectPoll(connection.get());
    }
    return connection;
}

} // namespace

Result<PgConnection> connectTo(const ConnectionSettings &settings, const std::stop_token &stop)
{
    TRYV(check(settings));
    if (settings.user.isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The user name is empty."),
                    QT_TRANSLATE_NOOP("core", "Give the name to sign in to the server with."));
    // libpq opens it only once TLS begins, and then says little.
    if (!settings.isSocket() && settings.tls >= TlsMode::VerifyCa && !settings.rootCertificate.isEmpty()
        && settings.rootCertificate != QLatin1String("system") && !QFileInfo(settings.rootCertificate).isReadable())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The root certificate %1 cannot be read."), {settings.rootCertificate}},
                    QT_TRANSLATE_NOOP("core", "Give the PEM file of the authority that signed the server's certificate."));
    if (stop.stop_requested())
        return base::cancelled();
    forgetEnvironment();
    const EnglishMessages english;
    Wake wake;
    const std::stop_callback onStop(stop, [&wake] { wake.raise(); });
    const Deadline deadline = after(std::chrono::seconds(settings.connectTimeoutSeconds));
    TRY(const std::vector<QByteArray> found, addresses(settings, deadline, stop, wake));

    // An address that swallows packets gets its share of the time and no more: a broken IPv6 does not hide a good IPv4.
    Result<PgConnection> connection = fail(connectTimeout(settings));
    for (size_t i = 0; i < found.size(); ++i) {
        const auto now = std::chrono::steady_clock::now();
        const Deadline share = now + (deadline - now) / long(found.size() - i);
        connection = handshake(settings, found[i], share, stop, wake);
        if (connection || (connection.error().kind != Kind::Timeout && connection.error().kind != Kind::Unreachable)
            || !connection.error().sqlstate.isEmpty())
            break;
    }
    return connection;
}

} // namespace tenantry::postgres

// Where a PostgreSQL server is and how to sign in. A value; passed to libpq as keyword arrays, never pasted into a
// string: a host of "x dbname=evil" is a host that does not resolve, and nothing else.
#pragma once

#include "base/error.h"
#include "base/secret.h"

namespace tenantry::postgres {

// libpq's sslmode (PostgreSQL manual, 32.19 "SSL Support").
enum class TlsMode { Disable, Allow, Prefer, Require, VerifyCa, VerifyFull };
QString tlsModeName(TlsMode mode); // "verify-full"
base::Result<TlsMode> tlsModeFromName(const QString &name);

struct ConnectionSettings {
    QString host;             // name, IPv4, IPv6 without brackets, or an absolute folder that holds the socket
    int port = 5432;          // 1 … 65535
    QString database = QStringLiteral("postgres");
    QString user;
    base::Secret password;    // may be empty
    TlsMode tls = TlsMode::Prefer; // ignored on a socket
    QString rootCertificate;  // PEM file, for verify-ca and verify-full; "system": the system's own
    int connectTimeoutSeconds = 5;
    QString applicationName = QStringLiteral("tenantry");

    bool isSocket() const { return host.startsWith(QLatin1Char('/')); }
};

// postgresql://user:password@host:5432/database?sslmode=verify-full&sslrootcert=… ; a socket folder as ?host=/run/x or
// percent-encoded. Unknown parameters, bad ports, control characters: InvalidInput with the reason. The password is
// taken out of the URI and nowhere else.
base::Result<ConnectionSettings> parseUri(const QString &uri);
QString toUri(const ConnectionSettings &settings); // without the password
base::Result<void> check(const ConnectionSettings &settings);

} // namespace tenantry::postgres

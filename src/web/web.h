// The part of the way that lies before the database: the name, the certificate, the answer. Each call is bounded by `limit` and ends when it is
// asked to stop; blocks, and belongs on a worker. Nothing is sent but the handshake and one GET.
#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QUrl>
#include <chrono>
#include <stop_token>

namespace tenantry::web {

// NotFound: there is no such name. Timeout, Unreachable: nobody who should know answers.
base::Result<QStringList> resolve(const QString &host, std::chrono::milliseconds limit, std::stop_token stop = {});

struct Certificate {
    QString subject, issuer;        // common names: data
    QDateTime validFrom, validTo;
    QStringList problems;           // Qt's own words, English or as Qt is translated; empty: it is trusted for the name
    double ms = 0;                  // until the handshake was over
};
// Asks `address` for the certificate of `host`. Unreachable, Timeout: nobody speaks TLS there.
base::Result<Certificate> certificateOf(const QString &host, const QString &address, int port, std::chrono::milliseconds limit, std::stop_token stop = {});

struct Answer {
    int status = 0;                 // HTTP
    QString redirect;               // where to, when it is one
    double ms = 0;
};
base::Result<Answer> get(const QUrl &url, const QString &address, std::chrono::milliseconds limit, std::stop_token stop = {});

// Names that lead nowhere by definition (RFC 2606, RFC 6761): example.org, *.example, *.invalid.
bool isPlaceholder(const QString &domain);

} // namespace tenantry::web

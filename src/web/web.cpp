#include "web/web.h"

#include "base/async.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QScopeGuard>
#include <QSslError>
#include <QSslSocket>
#include <QThread>
#include <future>
#include <thread>

namespace tenantry::web {

using namespace Qt::StringLiterals;
using base::fail;
using base::Kind;
using base::Result;
using Instant = std::chrono::steady_clock::time_point;

namespace {

constexpr std::chrono::milliseconds look{50}; // how often somebody who wants to stop is heard

double since(Instant began) { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count(); }

std::unexpected<base::Error> tooLate(const QString &host, std::chrono::milliseconds limit)
{
    return fail(Kind::Timeout, {QT_TRANSLATE_NOOP("core", "%1 did not answer within %2 s."), {host, QString::number(double(limit.count()) / 1000)}},
                QT_TRANSLATE_NOOP("core", "Check the network between here and there, and whether the machine is up."));
}

} // namespace

bool isPlaceholder(const QString &domain)
{
    const QString name = domain.toLower();
    for (const QLatin1StringView reserved : {"example.com"_L1, "example.net"_L1, "example.org"_L1, "example"_L1, "invalid"_L1})
        if (name == reserved || name.endsWith(u'.' + reserved))
            return true;
    return name.isEmpty();
}

Result<QStringList> resolve(const QString &host, std::chrono::milliseconds limit, std::stop_token stop)
{
    if (const QHostAddress address(host); !address.isNull())
        return QStringList{host};
    if (const QString name = host.toLower(); name == "localhost"_L1 || name.endsWith(".localhost"_L1)) // RFC 6761, 6.3: this computer, whatever a server says
        return QStringList{u"127.0.0.1"_s};
    if (stop.stop_requested())
        return base::cancelled();
    // The system's resolver cannot be interrupted: it is asked on a thread that nobody waits for longer than they want to.
    auto promise = std::make_shared<std::promise<QHostInfo>>();
    auto answer = promise->get_future();
    std::thread([promise, host] { promise->set_value(QHostInfo::fromName(host)); }).detach();
    const Instant until = std::chrono::steady_clock::now() + limit;
    while (answer.wait_for(look) != std::future_status::ready) {
        if (stop.stop_requested())
            return base::cancelled();
        if (std::chrono::steady_clock::now() >= until)
            return fail(Kind::Timeout, {QT_TRANSLATE_NOOP("core", "Nobody said within %1 s what the address of %2 is."), {QString::number(double(limit.count()) / 1000), host}},
                        QT_TRANSLATE_NOOP("core", "Check this computer's network and its name servers."));
    }
    const QHostInfo info = answer.get();
    QStringList out;
    for (const QHostAddress &address : info.addresses())
        out << address.toString();
    if (!out.isEmpty())
        return out;
    if (info.error() == QHostInfo::HostNotFound || info.error() == QHostInfo::NoError)
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The name %1 leads nowhere: it has no address."), {host}},
                    QT_TRANSLATE_NOOP("core", "Add the name, or a wildcard for all tenants, where the domain is managed."));
    return fail(Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "The name servers could not be asked for %1."), {host}},
                QT_TRANSLATE_NOOP("core", "Check this computer's network and its name servers."), info.errorString());
}

Result<Certificate> certificateOf(const QString &host, const QString &address, int port, std::chrono::milliseconds limit, std::stop_token stop)
{
    const Instant began = std::chrono::steady_clock::now();
    QSslSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.setPeerVerifyMode(QSslSocket::VerifyPeer);
    socket.connectToHostEncrypted(address, quint16(port), host);
    socket.ignoreSslErrors(); // to hear all of them and see the certificate; nothing is sent. Beginning to connect forgets it
    while (!socket.isEncrypted()) {
        if (socket.waitForEncrypted(int(look.count())))
            break;
        if (stop.stop_requested())
            return base::cancelled();
        if (socket.state() == QAbstractSocket::UnconnectedState && socket.error() != QAbstractSocket::SocketTimeoutError)
            return fail(Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "Nobody answers %1 with TLS at %2, port %3."), {host, address, QString::number(port)}},
                        QT_TRANSLATE_NOOP("core", "Check that the web server runs and that its port is open to the outside."), socket.errorString());
        if (since(began) >= double(limit.count()))
            return tooLate(host, limit);
    }
    Certificate out;
    out.ms = since(began);
    const QSslCertificate peer = socket.peerCertificate();
    out.subject = peer.subjectInfo(QSslCertificate::CommonName).join(u", "_s);
    out.issuer = peer.issuerInfo(QSslCertificate::CommonName).join(u", "_s);
    out.validFrom = peer.effectiveDate();
    out.validTo = peer.expiryDate();
    for (const QSslError &error : socket.sslHandshakeErrors())
        if (!out.problems.contains(error.errorString()))
            out.problems << error.errorString();
    socket.abort();
    return out;
}

Result<Answer> get(const QUrl &url, const QString &address, std::chrono::milliseconds limit, std::stop_token stop)
{
    struct Heard {
        Answer answer;
        QString problem;
    };
    const Instant began = std::chrono::steady_clock::now();
    QUrl there = url;
    there.setHost(address);
    QNetworkRequest request(there);
    request.setPeerVerifyName(url.host());
    request.setRawHeader("Host", (url.host() + (url.port() > 0 ? u':' + QString::number(url.port()) : QString())).toUtf8());
    request.setRawHeader("User-Agent", "Tenantry");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);

    // Qt's network wants a thread with an event loop; this one waits and cannot be it.
    QThread thread;
    QObject *const place = new QObject;
    place->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, place, &QObject::deleteLater);
    auto promise = std::make_shared<std::promise<Heard>>();
    auto heard = promise->get_future();
    thread.start();
    QMetaObject::invokeMethod(place, [place, request, promise]{
        auto *network = new QNetworkAccessManager(place);
        network->setProxy(QNetworkProxy::NoProxy);
        QNetworkReply *reply = network->get(request);
        const auto tell = [reply, promise, told = std::make_shared<bool>(false)] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (*told || (status == 0 && !reply->isFinished()))
                return; // status and headers are all that is wanted
            *told = true;
            promise->set_value({{status, reply->header(QNetworkRequest::LocationHeader).toString(), 0}, reply->errorString()});
        };
        QObject::connect(reply, &QNetworkReply::metaDataChanged, place, tell);
        QObject::connect(reply, &QNetworkReply::finished, place, tell);
    });
    const auto ended = qScopeGuard([&] {
        thread.quit();
        thread.wait();
    });
    while (heard.wait_for(look) != std::future_status::ready) {
        if (stop.stop_requested())
            return base::cancelled();
        if (since(began) >= double(limit.count()))
            return tooLate(url.host(), limit);
    }
    Heard out = heard.get();
    out.answer.ms = since(began);
    if (out.answer.status > 0)
        return out.answer;
    return fail(Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "%1 gave no answer that a browser would understand."), {url.toDisplayString()}},
                QT_TRANSLATE_NOOP("core", "Look at the log of the web server, or of whatever stands before it."), out.problem);
}

} // namespace tenantry::web

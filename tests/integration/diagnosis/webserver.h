// A web server on loopback, with TLS or without, on a thread of its own: answers every request with one status, or accepts and says nothing.
#pragma once

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QThread>

namespace tenantry::test {

class WebServer {
public:
    // `certificate`: PEM files name.crt and name.key; empty: without TLS. `answer`: what is sent; empty: nothing, ever.
    WebServer(const QString &certificate, const QByteArray &answer)
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(&m_context, [&] {
            auto *server = certificate.isEmpty() ? new QTcpServer(&m_context) : new QSslServer(&m_context);
            if (auto *tls = qobject_cast<QSslServer *>(server)) {
                QFile crt(certificate + QStringLiteral(".crt")), key(certificate + QStringLiteral(".key"));
                if (!crt.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
                    qFatal("no certificate %s", qPrintable(certificate));
                auto configuration = QSslConfiguration::defaultConfiguration();
                configuration.setLocalCertificate(QSslCertificate(&crt));
                configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
                configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
                tls->setSslConfiguration(configuration);
            }
            QObject::connect(server, &QTcpServer::pendingConnectionAvailable, server, [server, answer] {
                while (QTcpSocket *socket = server->nextPendingConnection()) {
                    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                        if (answer.isEmpty() || !socket->readAll().contains("\r\n\r\n"))
                            return;
                        socket->write(answer);
                        socket->disconnectFromHost();
                    });
                }
            });
            if (!server->listen(QHostAddress::LocalHost))
                qFatal("no port to listen on");
            m_port = server->serverPort();
        }, Qt::BlockingQueuedConnection);
    }
    ~WebServer()
    {
        QMetaObject::invokeMethod(&m_context, [this] { qDeleteAll(m_context.children()); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    int port() const { return m_port; }

private:
    QThread m_thread;
    QObject m_context;
    int m_port = 0;
};

} // namespace tenantry::test

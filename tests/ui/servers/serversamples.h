// Servers in memory, for what only the page decides: the same at every run. What a server and the registry decide is tested against them.
#pragma once

#include "ui/servers/serverbackend.h"

#include <QCoreApplication>
#include <QTimeZone>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace tenantry::samples {

struct ServerStandIn {
    struct State {
        std::mutex mutex;
        std::condition_variable_any changed;
        ui::ServerSnapshot snapshot;
        QStringList done;                  // "test db9 5432 tenantry", "add db9", "update db2 kept", "remove db3", "check db2"
        std::optional<base::Error> error;  // of reading
        std::optional<base::Error> refusal; // of every test
        bool held = false;                 // tests wait until they are stopped or let go
        bool deaf = false;                 // … until they are let go
        base::Secret password;             // that the last one was tried with
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    static registry::Server server(const char *name, const char *host, int port, const char *tls, int tenants, int most, int version)
    {
        registry::Server s;
        s.id = s.name = QString::fromLatin1(name);
        s.host = QString::fromLatin1(host);
        s.port = port;
        s.tls = QString::fromLatin1(tls);
        s.user = QStringLiteral("tenantry");
        s.tenants = tenants;
        s.maxTenants = most;
        s.serverVersion = version;
        s.createdAt = QDateTime(QDate(2026, 3, 2), QTime(9, 30), QTimeZone::UTC);
        return s;
    }

    explicit ServerStandIn(bool empty = false)
    {
        if (empty)
            return;
        auto db1 = server("db1", "db1.example.org", 5432, "verify-full", 4'812, 5'000, 170'002);
        db1.rootCertificate = QStringLiteral("-----BEGIN CERTIFICATE-----");
        db1.sealedSecret = QStringLiteral("sealed");
        auto db2 = server("db2", "2001:db8::17", 6432, "require", 3'000, 3'000, 160'004);
        db2.sealedSecret = QStringLiteral("sealed");
        auto db3 = server("db3", "db3.example.org", 5432, "prefer", 2'185, 0, 150'010);
        db3.acceptsTenants = false;
        state->snapshot.servers = {db1, db2, db3, server("near", "/run/postgresql", 5432, "prefer", 0, 0, 0)};
        const auto now = QDateTime::currentDateTimeUtc();
        registry::ServerHealth one;
        one.serverId = db1.id;
        one.at = now.addSecs(-40);
        one.connections = 212;
        one.maxConnections = 400;
        one.databases = 4'815;
        one.connectMs = 3.2;
        one.queryMs = 0.4;
        one.serverVersion = 170'002;
        auto two = one;
        two.serverId = db2.id;
        two.connections = 391;
        auto three = registry::ServerHealth{};
        three.serverId = db3.id;
        three.at = now.addSecs(-55);
        three.reachable = false;
        three.error = base::Error{base::Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "Nothing answers at %1."), {QStringLiteral("db3.example.org, 5432")}},
                                  QT_TRANSLATE_NOOP("core", "Check the address and the port, that PostgreSQL is running there, and that listen_addresses and the firewall let this computer in."), {}, {}};
        state->snapshot.health = {one, two, three};
    }

    static drivers::ServerCapacity capacity()
    {
        drivers::ServerCapacity out;
        out.version = 170'002;
        out.canCreateDatabase = out.canCreateRole = out.tls = true;
        out.maxConnections = 100;
        out.usedConnections = 12;
        out.databases = 7;
        out.connectMs = 3.6;
        out.queryMs = 0.4;
        return out;
    }

    ui::ServerBackend backend(registry::Role role = registry::Role::Admin) const
    {
        ui::ServerBackend b;
        b.who.role = role;
        const auto s = state;
        b.read = [s](std::stop_token) -> base::Result<ui::ServerSnapshot> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            return s->snapshot;
        };
        b.certificate = [](const QString &file) { return servers::readCertificate(file); };
        const auto asked = [s](std::stop_token stop) -> base::Result<drivers::ServerCapacity> {
            std::unique_lock lock(s->mutex);
            if (s->deaf)
                s->changed.wait(lock, [&] { return !s->held; });
            else if (!s->changed.wait(lock, stop, [&] { return !s->held; }))
                return base::cancelled();
            if (s->refusal)
                return base::fail(*s->refusal);
            return capacity();
        };
        b.test = [s, asked](const ui::ServerWish &wish, std::stop_token stop) -> base::Result<drivers::ServerCapacity> {
            {
                const std::scoped_lock lock(s->mutex);
                s->done << QStringLiteral("test %1 %2 %3").arg(wish.server.host).arg(wish.server.port).arg(wish.server.user);
                s->password = wish.password.value_or(base::Secret());
            }
            return asked(std::move(stop));
        };
        b.check = [s, asked](const registry::Server &server, std::stop_token stop) -> base::Result<drivers::ServerCapacity> {
            {
                const std::scoped_lock lock(s->mutex);
                s->done << QStringLiteral("check ") + server.name;
            }
            return asked(std::move(stop));
        };
        b.save = [s](const ui::ServerWish &wish, const drivers::ServerCapacity &seen, std::stop_token) -> base::Result<registry::Server> {
            const std::scoped_lock lock(s->mutex);
            registry::Server server = wish.server;
            for (const registry::Server &each : std::as_const(s->snapshot.servers))
                if (each.id != server.id && each.name.compare(server.name, Qt::CaseInsensitive) == 0)
                    return base::fail(base::Kind::Conflict, {"A server is called “%1” already.", {server.name}}, "Choose another name; upper and lower case do not make a difference.");
            server.serverVersion = seen.version;
            if (wish.password)
                server.sealedSecret = QStringLiteral("sealed anew");
            s->done << (server.id.isEmpty() ? QStringLiteral("add ") : QStringLiteral("update ")) + server.name + (wish.password ? QStringLiteral(" password") : QString())
                    + (server.rootCertificate.isEmpty() ? QString() : QStringLiteral(" certificate"));
            if (server.id.isEmpty()) {
                server.id = server.name;
                s->snapshot.servers << server;
            } else {
                for (registry::Server &each : s->snapshot.servers)
                    if (each.id == server.id)
                        each = server;
            }
            return server;
        };
        b.remove = [s](const QString &id, std::stop_token) -> base::Result<void> {
            const std::scoped_lock lock(s->mutex);
            s->snapshot.servers.removeIf([&id](const registry::Server &each) { return each.id == id; });
            s->done << QStringLiteral("remove ") + id;
            return {};
        };
        return b;
    }
    QStringList done() const
    {
        const std::scoped_lock lock(state->mutex);
        return state->done;
    }
    template <class Change> void set(const Change &change) const
    {
        {
            const std::scoped_lock lock(state->mutex);
            change(*state);
        }
        state->changed.notify_all();
    }
};

} // namespace tenantry::samples

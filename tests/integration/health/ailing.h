// Tenants on a real server, with passwords, and ways to make them ill.
#pragma once

#include "manytenants.h"

#include "base/random.h"
#include "health/collector.h"
#include "registry/healthrepository.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QJsonArray>
#include <QTest>
#include <thread>

namespace tenantry::test {

class Ailing {
public:
    explicit Ailing(const QString &name, int tenants) : many(Many::make(name, tenants))
    {
        many.file(QStringLiteral("0001_patient.sql"), "CREATE TABLE patient (id int PRIMARY KEY, name text);");
        many.file(QStringLiteral("0002_visit.sql"), "CREATE TABLE visit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text);");
        super = TestCluster::connect();
        for (const QString &slug : many.slugs)
            setPassword(slug, passwordOf(slug));
        const auto rollout = migrations::startRollout(many.fleet.session, many.product.name, {}, {}, {});
        if (!rollout)
            qFatal("%s", describe(rollout));
        const auto worked = migrations::workOn(many.fleet.session, rollout->runId, QStringLiteral("test"));
        if (!worked || worked->state != registry::RunState::Succeeded)
            qFatal("%s", describe(worked));
    }

    static QString passwordOf(const QString &slug) { return QStringLiteral("geheim ") + slug; }
    void setPassword(const QString &slug, const QString &password) // on both sides
    {
        const auto tenant = many.tenant(slug);
        run("ALTER ROLE " + postgres::quoteIdentifier(tenant.role) + " PASSWORD " + postgres::quoteLiteral(password));
        const auto sealed = registry::sealTenantSecret(*many.fleet.session, tenant.id, base::secretFromText(password));
        if (!sealed || !registry::TenantRepository(many.fleet.session).setSealedSecret(tenant.id, *sealed))
            qFatal("no secret");
    }
    void run(const QByteArray &sql) const
    {
        if (const auto done = super->script(sql); !done)
            qFatal("%s: %s", sql.constData(), describe(done));
    }
    // As the tenant.
    std::unique_ptr<postgres::Connection> session(const QString &slug) const
    {
        const auto tenant = many.tenant(slug);
        auto opened = postgres::Connection::open(TestCluster::as(tenant.role, passwordOf(slug), tenant.database));
        if (!opened)
            qFatal("%s", describe(opened));
        return std::move(*opened);
    }

    registry::HealthRepository health() const { return registry::HealthRepository(many.fleet.session); }
    health::Swept sweep(const health::Selection &selection = {}) const
    {
        health::Pace pace;
        pace.serverLimit = std::chrono::milliseconds(3000);
        pace.tenantLimit = std::chrono::milliseconds(2000);
        auto swept = health::Collector(many.fleet.session, QStringLiteral("test"), pace).sweep(selection, {}, {});
        if (!swept)
            qFatal("%s", describe(swept));
        return std::move(*swept);
    }
    registry::TenantHealth of(const QString &slug) const
    {
        const auto found = health().tenant(many.tenant(slug).id);
        if (!found || !*found)
            qFatal("%s: %s", qPrintable(slug), found ? "never looked at" : describe(found));
        return **found;
    }
    // "connections critical", of one tenant; empty: of the servers.
    QStringList open(const QString &slug) const
    {
        QStringList out;
        const auto alerts = health().alerts({});
        if (!alerts)
            qFatal("%s", describe(alerts));
        for (const registry::Alert &alert : *alerts)
            if (alert.tenant == slug)
                out << alert.metric + QLatin1Char(' ') + registry::severityName(alert.severity);
        out.sort();
        return out;
    }
    registry::Server server() const
    {
        const auto found = registry::ServerRepository(many.fleet.session).find(QStringLiteral("db1"));
        if (!found)
            qFatal("%s", describe(found));
        return *found;
    }

    Many many;
    std::unique_ptr<postgres::Connection> super;
};

} // namespace tenantry::test

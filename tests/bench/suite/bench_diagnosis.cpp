// The walk of a customer's request through one tenant: a healthy one, with TLS and HTTP, and one whose server accepts and never answers.
#include "bench/bench.h"

#include "diagnosis/diagnosis.h"
#include "fleet.h"
#include "integration/diagnosis/webserver.h"
#include "registry/productweb.h"
#include "support/faultproxy.h"
#include "support/testcluster.h"

#include <QProcess>

namespace tenantry::bench {

using namespace base;
using namespace Qt::StringLiterals;

namespace {

Result<QString> certificateFor(const QString &host)
{
    const QString file = test::TestCluster::temporaryFolder(u"certificates"_s) + u"/bench"_s;
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"90"_s, u"-subj"_s, u"/CN=shop"_s, u"-keyout"_s, file + u".key"_s, u"-out"_s, file + u".crt"_s,
                                 u"-addext"_s, u"subjectAltName=DNS:"_s + host});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        return fail(Kind::Internal, "openssl made no certificate.");
    return file;
}

struct Ground {
    test::Fleet fleet;
    registry::Tenant tenant;
    diagnosis::Options options;
    std::unique_ptr<test::WebServer> web;
    std::unique_ptr<test::FaultProxy> hanging;

    static Result<std::shared_ptr<Ground>> make(const QString &name)
    {
        auto ground = std::make_shared<Ground>();
        ground->fleet = test::Fleet::make(name);
        TRY(const auto made, tenants::Provisioning(ground->fleet.session).provision(ground->fleet.request(u"Diagnosed"_s)));
        ground->tenant = made.tenant;
        ground->options.web = false;
        return ground;
    }
    Result<void> serveWeb()
    {
        const QString host = tenant.subdomain + u".shop.test"_s;
        TRY(const QString certificate, certificateFor(host));
        auto trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificates(certificate + u".crt"_s);
        QSslConfiguration::setDefaultConfiguration(trusting);
        web = std::make_unique<test::WebServer>(certificate, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        TRYV(registry::setProductWebAddress(fleet.session, tenant.productId, u"https://{subdomain}.shop.test:%1/health"_s.arg(web->port())));
        options.web = true;
        options.address = u"127.0.0.1"_s;
        return {};
    }
    // What is between the panel and the tenants' server takes everything and passes nothing on.
    Result<void> hang()
    {
        hanging = std::make_unique<test::FaultProxy>(test::TestCluster::socketFile());
        hanging->hang();
        TRY(const auto connection, postgres::Connection::open(test::TestCluster::superuser(fleet.registry.database)));
        TRYV(connection->script("UPDATE tenantry.server SET host = '127.0.0.1', port = " + QByteArray::number(hanging->port())));
        fleet.session->pool().clear();
        return {};
    }
    Result<void> walk(bool healthy)
    {
        TRY(const auto done, diagnosis::diagnose(fleet.session, tenant, options));
        if (healthy != !done.broken())
            return fail(Kind::Internal, {"%1", {diagnosis::asText(done)}});
        return {};
    }
};

} // namespace

void diagnosis(Suite &suite)
{
    suite.add({.name = u"diagnose a healthy tenant"_s, .rounds = 15, .target = atMost(0.5), .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::make(u"bench_diagnosis"_s));
                   TRYV(ground->serveWeb());
                   return Probes{.floor = {}, .measured = timed([ground] { return ground->walk(true); }), .between = [ground]() -> Result<void> {
                                     ground->fleet.session->pool().clear(); // as whoever has just opened the panel
                                     return {};
                                 }};
               }});
    suite.add({.name = u"diagnose a tenant whose server hangs"_s, .rounds = 2, .target = atMost(5.5), .prepare = [](const Context &) -> Result<Probes> { // a step takes 5 s at most
                   TRY(const auto ground, Ground::make(u"bench_diagnosis_hanging"_s));
                   TRYV(ground->hang());
                   return Probes{.floor = {}, .measured = timed([ground] { return ground->walk(false); }), .between = {}};
               }});
}

} // namespace tenantry::bench

#include "found.h"

#include "postgres/dumprestore.h"
#include "support/testcluster.h"

#include <QProcess>
#include <QTest>

namespace tenantry::test {

using namespace tenantry::base;

namespace {

const QString prefix = QStringLiteral("found_");

QByteArray quoted(const QString &name) { return postgres::quoteIdentifier(name); }

void run(postgres::Connection &connection, const QByteArray &sql)
{
    if (const auto done = connection.script(sql); !done)
        qFatal("%s\n%s", sql.constData(), qPrintable(describe(done.error())));
}

QString rows(postgres::Connection &connection, const QByteArray &sql)
{
    const auto found = connection.query(sql);
    if (!found)
        qFatal("%s\n%s", sql.constData(), qPrintable(describe(found.error())));
    QString out;
    for (int row = 0; row < found->size(); ++row) {
        for (int column = 0; column < found->columns().size(); ++column)
            out += (column ? QStringLiteral(" | ") : QString()) + (found->isNull(row, column) ? QStringLiteral("NULL") : found->text(row, column));
        out += QLatin1Char('\n');
    }
    return out;
}

constexpr char content[] = R"sql(
SET ROLE %app%;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO %report%;
CREATE TABLE patient (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
CREATE TABLE account (email text PRIMARY KEY, password_hash text NOT NULL, company text);
CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY);
INSERT INTO schema_migrations VALUES ('0001'), ('0002');
INSERT INTO patient (name) VALUES ('Luis'), ('Ana');
INSERT INTO account VALUES ('a@example.org', 'x', 'Acme');
CREATE SCHEMA sales;
CREATE TYPE sales.mood AS ENUM ('good', 'bad');
CREATE DOMAIN sales.amount AS numeric CHECK (VALUE >= 0);
CREATE TYPE sales.span AS RANGE (subtype = int);
CREATE TABLE sales.deal (id serial PRIMARY KEY, mood sales.mood, amount sales.amount) PARTITION BY RANGE (id);
CREATE TABLE sales.deal_first PARTITION OF sales.deal FOR VALUES FROM (0) TO (100);
CREATE SEQUENCE sales.number;
CREATE VIEW sales.happy AS SELECT * FROM sales.deal WHERE mood = 'good';
CREATE MATERIALIZED VIEW sales.total AS SELECT count(*) AS deals FROM sales.deal;
CREATE FUNCTION sales.twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE FUNCTION sales.secretly() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM public.account';
CREATE PROCEDURE sales.nothing() LANGUAGE sql AS '';
CREATE AGGREGATE sales.most(int) (SFUNC = int4larger, STYPE = int);
CREATE STATISTICS sales.related ON mood, amount FROM sales.deal;
CREATE COLLATION sales.plain FROM "C";
CREATE TEXT SEARCH CONFIGURATION sales.words (COPY = simple);
GRANT USAGE ON SCHEMA sales TO %report%;
GRANT SELECT ON sales.deal, patient TO %report%;
REVOKE SELECT ON account FROM %report%;
GRANT SELECT (email) ON account TO %report%;
GRANT UPDATE (amount) ON sales.deal TO %report% WITH GRANT OPTION;
REVOKE EXECUTE ON FUNCTION sales.secretly() FROM PUBLIC;
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON account TO %report% USING (company = 'Acme');
SELECT lo_from_bytea(0, '\x00ff');
RESET ROLE;
)sql";

} // namespace

FoundDatabase FoundDatabase::make(const Fleet &fleet, const QString &name)
{
    FoundDatabase out;
    out.name = prefix + name;
    out.app = out.name + QStringLiteral("_app");
    out.report = out.name + QStringLiteral("_report");
    out.appPassword = out.reportPassword = QStringLiteral("correct horse");
    const auto server = registry::ServerRepository(fleet.session).find(QStringLiteral("db1"));
    const auto super = TestCluster::connect();
    for (const QString &role : {out.app, out.report})
        run(*super, "CREATE ROLE " + quoted(role) + " LOGIN PASSWORD 'correct horse'");
    if (super->serverVersion() >= 160000) // before, CREATEROLE may give it to itself
        run(*super, "GRANT " + quoted(out.app) + " TO " + quoted(server->user) + " WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
    run(*super, "CREATE DATABASE " + quoted(out.name) + " OWNER " + quoted(out.app) + " TEMPLATE template0");
    run(*super, "COMMENT ON DATABASE " + quoted(out.name) + " IS 'Of Acme, ask Luis'; COMMENT ON ROLE " + quoted(out.app) + " IS 'the shop'; GRANT CREATE ON DATABASE " + quoted(out.name) + " TO "
                    + quoted(out.report) + "; ALTER DATABASE " + quoted(out.name) + " SET work_mem = '8MB'; ALTER ROLE " + quoted(out.app) + " IN DATABASE " + quoted(out.name) + " SET search_path = public, sales");
    const auto inside = TestCluster::connect(out.name);
    run(*inside, QByteArray(content).replace("%app%", quoted(out.app)).replace("%report%", quoted(out.report)));
    return out;
}

QString FoundDatabase::fingerprint(const QString &nameNow) const
{
    const QString where = nameNow.isEmpty() ? name : nameNow;
    const auto settings = TestCluster::superuser();
    const auto super = TestCluster::connect();
    const auto programs = postgres::findDumpPrograms(super->serverVersion() / 10000);
    if (!programs)
        qFatal("%s", qPrintable(describe(programs.error())));
    QProcess dump;
    dump.start(QString::fromUtf8(programs->dump), {QStringLiteral("--create"), QStringLiteral("-h"), settings.host, QStringLiteral("-p"), QString::number(settings.port), QStringLiteral("-U"),
                                                   settings.user, QStringLiteral("-w"), where});
    if (!dump.waitForFinished(60'000) || dump.exitCode() != 0)
        qFatal("pg_dump: %s", dump.readAllStandardError().constData());
    QStringList lines = QString::fromUtf8(dump.readAllStandardOutput()).split(QLatin1Char('\n'));
    erase_if(lines, [](const QString &line) { return line.startsWith(QLatin1String("\\restrict")) || line.startsWith(QLatin1String("\\unrestrict")); }); // a new word each time
    QString out = lines.join(QLatin1Char('\n'));
    out += rows(*super, "SELECT datname, datdba::regrole, datallowconn, datconnlimit, shobj_description(d.oid, 'pg_database'), "
                        "(SELECT string_agg(CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END || '=' || a.privilege_type || a.is_grantable || '/' || a.grantor::regrole, ' ' "
                        " ORDER BY a.grantee, a.privilege_type) FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a) FROM pg_database d WHERE datname = '" + where.toUtf8() + "'");
    out += rows(*super, "SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolconnlimit, rolvaliduntil, shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1");
    out += rows(*super, "SELECT d.datname, setrole::regrole, setconfig FROM pg_db_role_setting LEFT JOIN pg_database d ON d.oid = setdatabase ORDER BY 1, 2");
    const QByteArray options = super->serverVersion() >= 160000 ? ", inherit_option, set_option" : "";
    out += rows(*super, "SELECT roleid::regrole, member::regrole, grantor::regrole, admin_option" + options + " FROM pg_auth_members WHERE roleid >= 16384 ORDER BY 1::text, 2::text, 3::text");
    return out;
}

tenants::AdoptRequest FoundDatabase::request(const Fleet &fleet, const QString &companyName) const
{
    tenants::AdoptRequest out;
    out.tenant = fleet.request(companyName);
    out.tenant.database = name;
    return out;
}

QStringList differencesBesideFound(const Fleet &fleet)
{
    QStringList out = fleet.differences();
    erase_if(out, [](const QString &line) { return line.contains(QLatin1String(" database ") + prefix) || line.contains(QLatin1String(" role ") + prefix); });
    return out;
}

} // namespace tenantry::test

// Every kind of object: added, removed and altered by hand, it is named, and nothing else is.
#include "integration/drivers/ground.h"

#include "migrations/schemacomparison.h"

#include <QTest>

using namespace tenantry;
using namespace tenantry::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray asTenant = R"(
CREATE SCHEMA app;
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE DOMAIN public.positive AS int DEFAULT 1 NOT NULL CONSTRAINT above CHECK (VALUE > 0);
CREATE TYPE public.pair AS (a int, b text);
CREATE TYPE public.span AS RANGE (subtype = int);
CREATE SEQUENCE public.numbers;
CREATE TABLE public.customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(40) NOT NULL DEFAULT 'x', mood public.mood, code text COLLATE "C", twice int GENERATED ALWAYS AS (1 + 1) STORED,
    CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.orders (id serial PRIMARY KEY, customer bigint CONSTRAINT of_customer REFERENCES public.customer, at timestamptz DEFAULT '2020-01-02 03:04:05+06', price numeric(10, 2) DEFAULT 1.50);
CREATE TABLE public.parts (a int NOT NULL, b text, PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE TABLE public.parts_1 PARTITION OF public.parts FOR VALUES FROM (1) TO (10);
CREATE TABLE public.parts_2 PARTITION OF public.parts FOR VALUES FROM (10) TO (20);
CREATE INDEX parts_b ON public.parts (b);
CREATE TABLE public.to_parts (a int CONSTRAINT to_parts_fk REFERENCES public.parts);
CREATE TABLE public.parent (x int, y int CHECK (y > 0));
CREATE TABLE public.child (z int) INHERITS (public.parent);
CREATE INDEX customer_name ON public.customer (lower(name)) WHERE name <> 'y';
CREATE VIEW public.v AS SELECT id, name FROM public.customer;
CREATE MATERIALIZED VIEW public.m AS SELECT id FROM public.customer;
CREATE INDEX m_id ON public.m (id);
CREATE FUNCTION public.f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT a * 2';
CREATE PROCEDURE public.p() LANGUAGE sql AS '';
CREATE AGGREGATE public.total(int) (sfunc = int4pl, stype = int, initcond = '0');
CREATE FUNCTION public.touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT ON public.customer FOR EACH ROW EXECUTE FUNCTION public.touched();
CREATE TRIGGER touch_parts BEFORE INSERT ON public.parts FOR EACH ROW EXECUTE FUNCTION public.touched();
CREATE RULE quiet AS ON DELETE TO public.orders DO INSTEAD NOTHING;
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.orders USING (customer = 1);
GRANT SELECT ON public.customer TO reporting;
GRANT SELECT (id) ON public.orders TO reporting;
REVOKE EXECUTE ON FUNCTION public.f(int, text) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reporting;
CREATE STATISTICS public.st ON id, name FROM public.customer;
CREATE OPERATOR public.### (leftarg = int, rightarg = int, function = int4pl);
CREATE COLLATION public.mine FROM "C";
CREATE TEXT SEARCH CONFIGURATION public.words (COPY = simple);
CREATE TABLE public."Odd ""Näme""; -- 🧪" ("a b" int);
CREATE TABLE public.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk (a int);
)";

const QByteArray asSuperuser = R"(
CREATE EXTENSION pageinspect VERSION '1.9';
CREATE FUNCTION public.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION public.on_ddl();
CREATE PUBLICATION everything FOR TABLE public.customer;
CREATE FOREIGN DATA WRAPPER fdw;
CREATE SERVER far FOREIGN DATA WRAPPER fdw OPTIONS (host 'a', password 'hidden');
CREATE FOREIGN TABLE public.there (a int) SERVER far OPTIONS (table_name 'x');
CREATE USER MAPPING FOR reporting SERVER far OPTIONS (password 'hidden');
CREATE CAST (public.pair AS text) WITH INOUT;
CREATE OPERATOR FAMILY public.fam USING btree;
)";

} // namespace

class KindsTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};
    QString m_base, m_role;
    std::optional<SchemaDescription> m_reference;

    QString cloned(const QString &from = {}) const
    {
        const QString name = TestCluster::uniqueName(s("c"));
        const auto made = m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(name) + " OWNER " + quoteIdentifier(m_role) + " TEMPLATE "
                                                     + quoteIdentifier(from.isEmpty() ? m_base : from));
        if (!made)
            qFatal("%s", describe(made));
        return name;
    }
    SchemaDescription look(const QString &database, const QString &role = {})
    {
        auto seen = m_driver.describe(m_ground.superuser(database), role.isEmpty() ? m_role : role, {});
        if (!seen)
            qFatal("%s", describe(seen));
        return std::move(*seen);
    }
    static QStringList words(const migrations::Comparison &comparison)
    {
        QStringList out;
        for (const auto &each : comparison.differences)
            out << migrations::changeName(each.change) + u' ' + each.kind + u':' + each.identity + (each.minor ? u" (minor)"_s : QString());
        return out;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_ground.connect()->script("CREATE ROLE reporting"));
        const Tenant tenant(m_ground.superuser());
        QVERIFY(tenant.provision(m_driver));
        m_base = tenant.database;
        m_role = tenant.role;
        auto applied = m_driver.apply(tenant.inside(), m_role, file("1", asTenant), {}, {});
        QVERIFY2(applied, describe(applied));
        applied = m_ground.connect(m_base)->script(asSuperuser);
        QVERIFY2(applied, describe(applied));
        m_pool.clear();
        m_reference = look(cloned());
        QStringList kinds;
        for (const auto &object : m_reference->objects)
            if (!kinds.contains(object.kind))
                kinds << object.kind;
        QVERIFY2(kinds.size() >= 30, qPrintable(kinds.join(u' ')));
        for (const auto &object : m_reference->objects)
            QVERIFY2(!object.definition.contains(u"hidden"_s), qPrintable(object.definition));
    }
    void cleanup() { m_pool.clear(); }

    void isNamed_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *change, const QStringList &expected) { QTest::newRow(change) << QByteArray(change) << expected; };
        const QString odd = u"public.\"Odd \"\"Näme\"\"; -- 🧪\""_s, longest = u"public.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk"_s;
        row("SELECT 1", {});
        // schemas, extensions, types
        row("CREATE SCHEMA more", {u"extra schema:more"_s});
        row("DROP SCHEMA app", {u"missing schema:app"_s});
        row("ALTER SCHEMA app OWNER TO reporting", {u"changed schema:app"_s});
        row("CREATE EXTENSION pgcrypto", {u"extra extension:pgcrypto"_s});
        row("DROP EXTENSION pageinspect", {u"missing extension:pageinspect"_s});
        row("ALTER EXTENSION pageinspect UPDATE TO '1.10'", {u"changed extension:pageinspect"_s});
        row("CREATE TYPE public.colour AS ENUM ('red')", {u"extra type:public.colour"_s});
        row("ALTER TYPE public.mood ADD VALUE 'fine' BEFORE 'sad'", {u"changed type:public.mood"_s});
        row("ALTER TYPE public.mood RENAME VALUE 'ok' TO 'okay'", {u"changed type:public.mood"_s});
        row("DROP TYPE public.span", {u"missing type:public.span"_s});
        row("ALTER DOMAIN public.positive DROP CONSTRAINT above", {u"changed type:public.positive"_s});
        row("ALTER DOMAIN public.positive ADD CHECK (VALUE < 9) NOT VALID", {u"changed type:public.positive"_s});
        row("ALTER DOMAIN public.positive SET DEFAULT 2", {u"changed type:public.positive"_s});
        row("ALTER DOMAIN public.positive DROP NOT NULL", {u"changed type:public.positive"_s});
        row("ALTER TYPE public.pair ADD ATTRIBUTE c int", {u"changed type:public.pair"_s});
        // sequences
        row("CREATE SEQUENCE public.more", {u"extra sequence:public.more"_s});
        row("DROP SEQUENCE public.numbers", {u"missing sequence:public.numbers"_s});
        row("ALTER SEQUENCE public.numbers INCREMENT 2", {u"changed sequence:public.numbers"_s});
        row("ALTER SEQUENCE public.numbers CYCLE", {u"changed sequence:public.numbers"_s});
        row("ALTER SEQUENCE public.numbers OWNED BY public.customer.id", {u"changed sequence:public.numbers"_s});
        row("SELECT setval('public.numbers', 4711), nextval('public.orders_id_seq')", {});
        // tables
        row("CREATE TABLE public.more (id serial PRIMARY KEY, a int CHECK (a > 0)); CREATE INDEX ON public.more (a); GRANT SELECT ON public.more TO reporting", {u"extra table:public.more"_s});
        row("DROP TABLE public.to_parts", {u"missing table:public.to_parts"_s});
        row("ALTER TABLE public.orders SET (fillfactor = 70)", {u"changed table:public.orders"_s});
        row("ALTER TABLE public.orders SET UNLOGGED", {u"changed sequence:public.orders_id_seq"_s, u"changed table:public.orders"_s});
        row("ALTER TABLE public.orders DISABLE ROW LEVEL SECURITY", {u"changed table:public.orders"_s});
        row("ALTER TABLE public.customer FORCE ROW LEVEL SECURITY", {u"changed table:public.customer"_s});
        row("ALTER TABLE public.orders REPLICA IDENTITY FULL", {u"changed table:public.orders"_s});
        row("ALTER TABLE public.customer OWNER TO reporting", {u"changed table:public.customer"_s, u"missing grant:table public.customer to reporting"_s});
        row("ALTER TABLE public.parts DETACH PARTITION public.parts_2", {u"changed table:public.parts_2"_s});
        row("CREATE TABLE public.parts_3 PARTITION OF public.parts FOR VALUES FROM (30) TO (40)", {u"extra table:public.parts_3"_s});
        row("ALTER TABLE public.child NO INHERIT public.parent", {u"changed table:public.child"_s});
        row("INSERT INTO public.customer (name) VALUES ('a'); ANALYZE; COMMENT ON TABLE public.customer IS 'x'; VACUUM FULL public.customer", {});
        // columns
        row("ALTER TABLE public.customer ADD COLUMN more int", {u"extra column:public.customer.more"_s});
        row("ALTER TABLE public.customer DROP COLUMN code", {u"missing column:public.customer.code"_s});
        row("ALTER TABLE public.orders ALTER price TYPE numeric(12, 2)", {u"changed column:public.orders.price"_s});
        row("ALTER TABLE public.orders ALTER price SET NOT NULL", {u"changed column:public.orders.price"_s});
        row("ALTER TABLE public.orders ALTER price DROP DEFAULT", {u"changed column:public.orders.price"_s});
        row("ALTER TABLE public.orders ALTER at SET DEFAULT '2020-01-02 03:04:06+06'", {u"changed column:public.orders.at"_s});
        row("ALTER TABLE public.customer ALTER code TYPE text COLLATE \"POSIX\"", {u"changed column:public.customer.code"_s});
        row("ALTER TABLE public.customer ALTER id SET GENERATED BY DEFAULT", {u"changed column:public.customer.id"_s});
        row("ALTER TABLE public.customer ALTER id SET INCREMENT 3", {u"changed column:public.customer.id"_s});
        row("ALTER TABLE public.customer ALTER twice DROP EXPRESSION", {u"changed column:public.customer.twice"_s});
        row("ALTER TABLE public.customer ALTER name SET STATISTICS 500", {u"changed column:public.customer.name"_s});
        row("ALTER TABLE public.parts ADD COLUMN c int", {u"extra column:public.parts.c"_s});
        row("ALTER TABLE public.parts_1 ALTER b SET DEFAULT 'x'", {u"changed column:public.parts_1.b"_s});
        row("ALTER TABLE public.orders ADD COLUMN gone int; ALTER TABLE public.orders DROP COLUMN gone", {});
        row("ALTER TABLE public.orders RENAME COLUMN at TO on_", {u"extra column:public.orders.on_"_s, u"missing column:public.orders.at"_s});
        row("ALTER TABLE public.to_parts ADD COLUMN b int; ALTER TABLE public.to_parts ADD COLUMN c int", {u"extra column:public.to_parts.b"_s, u"extra column:public.to_parts.c"_s});
        row("ALTER TABLE public.orders DROP COLUMN price; ALTER TABLE public.orders ADD COLUMN price numeric(10, 2) DEFAULT 1.50", {});
        row("ALTER TABLE public.orders DROP COLUMN at; ALTER TABLE public.orders ADD COLUMN at timestamptz DEFAULT '2020-01-02 03:04:05+06'", {u"changed column-order:public.orders (minor)"_s});
        // constraints and indexes
        row("ALTER TABLE public.customer DROP CONSTRAINT named", {u"missing constraint:public.customer.named"_s});
        row("ALTER TABLE public.customer ADD CONSTRAINT more CHECK (id > 0) NOT VALID", {u"extra constraint:public.customer.more"_s});
        row("ALTER TABLE public.orders DROP CONSTRAINT of_customer; ALTER TABLE public.orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES public.customer NOT VALID", {u"changed constraint:public.orders.of_customer"_s});
        row("ALTER TABLE public.orders ALTER CONSTRAINT of_customer DEFERRABLE", {u"changed constraint:public.orders.of_customer"_s});
        row("ALTER TABLE public.orders DISABLE TRIGGER ALL", {u"changed constraint:public.orders.of_customer"_s});
        row("ALTER TABLE public.orders ADD UNIQUE (price)", {u"extra constraint:public.orders.orders_price_key"_s});
        row("ALTER INDEX public.orders_pkey SET (fillfactor = 50)", {u"changed constraint:public.orders.orders_pkey"_s});
        row("ALTER TABLE public.orders RENAME CONSTRAINT orders_pkey TO other", {u"extra constraint:public.orders.other"_s, u"missing constraint:public.orders.orders_pkey"_s});
        row("ALTER TABLE public.to_parts DROP CONSTRAINT to_parts_fk", {u"missing constraint:public.to_parts.to_parts_fk"_s});
        row("ALTER TABLE public.parent ADD CONSTRAINT inherited CHECK (x > 0)", {u"extra constraint:public.parent.inherited"_s});
        row("CREATE INDEX more ON public.orders (price)", {u"extra index:public.more"_s});
        row("CREATE INDEX more ON public.parts (a, b)", {u"extra index:public.more"_s});
        row("DROP INDEX public.customer_name", {u"missing index:public.customer_name"_s});
        row("DROP INDEX public.customer_name; CREATE INDEX customer_name ON public.customer (lower(name))", {u"changed index:public.customer_name"_s});
        row("DROP INDEX public.m_id", {u"missing index:public.m_id"_s});
        row("ALTER TABLE public.parts_1 CLUSTER ON parts_1_b_idx", {u"changed index:public.parts_1_b_idx"_s});
        row("UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'public.customer_name'::regclass", {u"changed index:public.customer_name"_s});
        // views, routines, triggers, rules, policies
        row("CREATE VIEW public.more AS SELECT 1 AS a", {u"extra view:public.more"_s});
        row("CREATE OR REPLACE VIEW public.v AS SELECT id, name FROM public.customer WHERE id > 1", {u"changed view:public.v"_s});
        row("ALTER VIEW public.v SET (security_barrier)", {u"changed view:public.v"_s});
        row("DROP VIEW public.v", {u"missing view:public.v"_s});
        row("DROP MATERIALIZED VIEW public.m", {u"missing materialized-view:public.m"_s});
        row("REFRESH MATERIALIZED VIEW public.m", {});
        row("CREATE FUNCTION public.f(a bigint) RETURNS int LANGUAGE sql AS 'SELECT 1'", {u"extra function:public.f(bigint)"_s});
        row("CREATE OR REPLACE FUNCTION public.f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT a * 3'", {u"changed function:public.f(integer, text)"_s});
        row("ALTER FUNCTION public.f SECURITY DEFINER", {u"changed function:public.f(integer, text)"_s});
        row("ALTER FUNCTION public.f SET work_mem = '1MB'", {u"changed function:public.f(integer, text)"_s});
        row("ALTER FUNCTION public.f OWNER TO reporting", {u"changed function:public.f(integer, text)"_s});
        row("DROP PROCEDURE public.p()", {u"missing procedure:public.p()"_s});
        row("DROP AGGREGATE public.total(int); CREATE AGGREGATE public.total(int) (sfunc = int4pl, stype = int, initcond = '1'); ALTER AGGREGATE public.total(int) OWNER TO @tenant", {u"changed aggregate:public.total(integer)"_s});
        row("ALTER TABLE public.customer DISABLE TRIGGER touch", {u"changed trigger:public.customer.touch"_s});
        row("DROP TRIGGER touch ON public.customer", {u"missing trigger:public.customer.touch"_s});
        row("CREATE TRIGGER more AFTER UPDATE ON public.parts FOR EACH ROW EXECUTE FUNCTION public.touched()", {u"extra trigger:public.parts.more"_s});
        row("ALTER TABLE public.parts_1 DISABLE TRIGGER touch_parts", {u"changed trigger:public.parts_1.touch_parts"_s});
        row("DROP RULE quiet ON public.orders", {u"missing rule:public.orders.quiet"_s});
        row("ALTER TABLE public.orders DISABLE RULE quiet", {u"changed rule:public.orders.quiet"_s});
        row("ALTER POLICY own ON public.orders TO reporting", {u"changed policy:public.orders.own"_s});
        row("ALTER POLICY own ON public.orders USING (true)", {u"changed policy:public.orders.own"_s});
        row("DROP POLICY own ON public.orders", {u"missing policy:public.orders.own"_s});
        // grants
        row("GRANT INSERT ON public.customer TO reporting", {u"changed grant:table public.customer to reporting"_s});
        row("REVOKE SELECT ON public.customer FROM reporting", {u"missing grant:table public.customer to reporting"_s});
        row("GRANT SELECT ON public.orders TO PUBLIC", {u"extra grant:table public.orders to PUBLIC"_s});
        row("GRANT SELECT ON public.customer TO reporting WITH GRANT OPTION", {u"changed grant:table public.customer to reporting"_s});
        row("REVOKE DELETE ON public.orders FROM @tenant", {u"extra grant:table public.orders to @tenant"_s});
        row("REVOKE SELECT (id) ON public.orders FROM reporting", {u"missing grant:column public.orders.id to reporting"_s});
        row("GRANT EXECUTE ON FUNCTION public.f TO PUBLIC", {u"missing grant:function public.f(integer, text) to PUBLIC"_s});
        row("REVOKE USAGE ON TYPE public.mood FROM PUBLIC", {u"extra grant:type public.mood to PUBLIC"_s});
        row("GRANT USAGE ON SEQUENCE public.numbers TO reporting", {u"extra grant:sequence public.numbers to reporting"_s});
        row("GRANT CREATE ON SCHEMA public TO PUBLIC", {u"extra grant:schema public to PUBLIC"_s});
        row("GRANT SELECT ON pg_catalog.pg_authid TO reporting", {u"extra grant:table pg_catalog.pg_authid to reporting"_s});
        row("GRANT EXECUTE ON FUNCTION public.get_raw_page(text, bigint) TO reporting", {u"extra grant:function public.get_raw_page(text, bigint) to reporting"_s});
        row("DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO reporting', current_database()); END $$", {u"extra grant:database @database to reporting"_s});
        row("ALTER DEFAULT PRIVILEGES FOR ROLE @tenant IN SCHEMA public REVOKE SELECT ON TABLES FROM reporting", {u"missing default-grant:tables of @tenant in public to reporting"_s});
        row("ALTER DEFAULT PRIVILEGES FOR ROLE @tenant REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC", {u"extra default-grant:functions of @tenant to PUBLIC"_s});
        // the rest
        row("ALTER EVENT TRIGGER watch DISABLE", {u"changed event-trigger:watch"_s});
        row("DROP EVENT TRIGGER watch", {u"missing event-trigger:watch"_s});
        row("ALTER PUBLICATION everything ADD TABLE public.orders", {u"changed publication:everything"_s});
        row("DROP PUBLICATION everything", {u"missing publication:everything"_s});
        row("ALTER SERVER far OPTIONS (SET host 'b')", {u"changed foreign-server:far"_s});
        row("ALTER SERVER far OPTIONS (SET password 'other')", {}); // not said: it may be a secret
        row("DROP FOREIGN TABLE public.there", {u"missing foreign-table:public.there"_s});
        row("ALTER FOREIGN TABLE public.there OPTIONS (SET table_name 'y')", {u"changed foreign-table:public.there"_s});
        row("DROP USER MAPPING FOR reporting SERVER far", {u"missing user-mapping:far for reporting"_s});
        row("DROP STATISTICS public.st", {u"missing statistics:public.st"_s});
        row("DROP OPERATOR public.### (int, int)", {u"missing operator:public.###(integer, integer)"_s});
        row("DROP COLLATION public.mine", {u"missing collation:public.mine"_s});
        row("DROP TEXT SEARCH CONFIGURATION public.words", {u"missing text-search-configuration:public.words"_s});
        row("ALTER TEXT SEARCH CONFIGURATION public.words DROP MAPPING FOR word", {u"changed text-search-configuration:public.words"_s});
        row("DROP CAST (public.pair AS text)", {u"missing cast:public.pair as text"_s});
        row("DROP OPERATOR FAMILY public.fam USING btree", {u"missing operator-family:public.fam using btree"_s});
        row("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''9MB''', current_database()); END $$", {u"extra setting:work_mem for @database"_s});
        // names
        row("ALTER TABLE public.\"Odd \"\"Näme\"\"; -- 🧪\" ALTER \"a b\" TYPE bigint", {u"changed column:"_s + odd + u".\"a b\""_s});
        row("DROP TABLE public.\"Odd \"\"Näme\"\"; -- 🧪\"", {u"missing table:"_s + odd});
        row("ALTER TABLE public.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk ADD b int", {u"extra column:"_s + longest + u".b"_s});
        // Tenantry's own
        row("CREATE TABLE tenantry.feature (key text); GRANT USAGE ON SCHEMA tenantry TO @tenant; GRANT SELECT ON tenantry.feature TO @tenant; CREATE VIEW public.tenantry_features AS SELECT key FROM tenantry.feature; "
            "ALTER VIEW public.tenantry_features OWNER TO @tenant", {});
        row("CREATE VIEW public.tenantry_features AS SELECT 1 AS key", {u"extra view:public.tenantry_features"_s});
        row("DROP SCHEMA tenantry CASCADE; CREATE SCHEMA tenantry AUTHORIZATION @tenant; CREATE TABLE tenantry.hidden (a int)", {u"extra schema:tenantry"_s, u"extra table:tenantry.hidden"_s});
        // what is planted in public, and settings that would change how things are written
        row("CREATE FUNCTION public.format(text, VARIADIC \"any\") RETURNS text LANGUAGE internal IMMUTABLE AS 'text_format'; DROP TABLE public.to_parts",
            {u"extra function:public.format(text, \"any\")"_s, u"missing table:public.to_parts"_s});
        row("CREATE FUNCTION public.quote_ident(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'fooled'; END $$; CREATE VIEW public.pg_class AS SELECT 1 AS oid; CREATE FUNCTION public.pg_get_viewdef(oid) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'fooled'; END $$",
            {u"extra function:public.pg_get_viewdef(oid)"_s, u"extra function:public.quote_ident(text)"_s, u"extra view:public.pg_class"_s});
        row("DO $$ DECLARE s text; BEGIN FOREACH s IN ARRAY ARRAY['quote_all_identifiers = on', 'datestyle = ''SQL, DMY''', 'timezone = ''Asia/Tokyo''', 'intervalstyle = ''sql_standard''', 'extra_float_digits = -10', "
            "'search_path = public', 'bytea_output = ''escape'''] LOOP EXECUTE format('ALTER DATABASE %I SET %s', current_database(), s); END LOOP; END $$",
            {u"extra setting:bytea_output for @database"_s, u"extra setting:DateStyle for @database"_s, u"extra setting:extra_float_digits for @database"_s, u"extra setting:IntervalStyle for @database"_s,
             u"extra setting:quote_all_identifiers for @database"_s, u"extra setting:search_path for @database"_s, u"extra setting:TimeZone for @database"_s});
    }
    void isNamed()
    {
        QFETCH(QByteArray, change);
        QFETCH(QStringList, expected);
        const QString database = cloned();
        auto changer = m_ground.connect(database);
        QVERIFY(changer->script("SET client_min_messages = warning; SET allow_system_table_mods = on"));
        for (const QByteArray &sql : change.contains("VACUUM") ? change.split(';') : QList{change}) {
            const auto done = changer->script(QByteArray(sql).replace("@tenant", quoteIdentifier(m_role)));
            QVERIFY2(done, describe(done));
        }
        // What a superuser makes here belongs to them; that it does is not what is asked.
        auto compared = migrations::compare(*m_reference, look(database));
        QStringList found = words(compared);
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
        QCOMPARE(compared.major() == 0, compared.firstFingerprint == compared.secondFingerprint);
        changer.reset();
        m_pool.clear();
        QVERIFY(m_ground.connect()->script("DROP DATABASE " + quoteIdentifier(database) + " WITH (FORCE)"));
    }
};

TENANTRY_TEST_MAIN(KindsTest)
#include "kinds_test.moc"

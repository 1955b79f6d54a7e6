// Which files a tenant's database has: the rows of its bookkeeping, when it is known whose they are; and the first file that is due, in the same
// transaction.
//
// In a session that is new, every operator, function and index of a question is looked up in the catalogs first. That costs more than the rows: the
// guard of inside.h took a fifth of all that asking ten thousand databases takes. So the tables are copied as they are: a COPY is not planned, needs
// no search_path, refuses anything that is not a table (a view that came into our schema some other way, by REASSIGN OWNED say, would run its
// functions), and looks at no index, which may hold a function of somebody's. With row_security off it asks no policy, either. Whether what came is to
// be believed is judged on this side: the schema is the login's own and closed, and so is the table, which may be from a time when it was not closed.
#include "drivers/postgresql/box.h"
#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/sql.h"

#include <QRegularExpression>
#include <algorithm>
#include <span>

namespace tenantry::drivers {

using base::fail;
using base::Result;
using postgres::Rows;

namespace {

constexpr char books[] = "SELECT key, version, name, sha256, applied_at, repeatable, finished FROM tenantry.migration";
constexpr int manyRelations = 1'000; // then asking for one of them costs less than carrying all of them here, as measured: 0.4 ms and 0.1 for 400
constexpr char ourSchema[] = "tenantry", ourTable[] = "migration";
enum Copied { Schemas, Books, Relations, CopiedParts };
enum SchemaColumn { SchemaId, SchemaName, SchemaOwner, SchemaRights };
enum RelationColumn { RelationName, RelationSchema, RelationOwner, RelationKind };

QByteArray copies(bool many)
{
    return QByteArray("SET LOCAL row_security = off; COPY pg_catalog.pg_namespace (oid, nspname, nspowner, nspacl) TO STDOUT; "
                      "COPY tenantry.migration (key, version, name, sha256, applied_at, repeatable, finished) TO STDOUT; ")
        + (many ? "SET LOCAL row_security TO DEFAULT; SELECT c.relname, c.relnamespace, c.relowner, c.relkind FROM pg_catalog.pg_class c "
                  "WHERE c.oid OPERATOR(pg_catalog.=) 'tenantry.migration'::pg_catalog.regclass"
                : "COPY pg_catalog.pg_class (relname, relnamespace, relowner, relkind) TO STDOUT; SET LOCAL row_security TO DEFAULT");
}

int ourRow(const Rows &schemas) { return schemas.find(SchemaName, ourSchema); }

int tableRow(const Rows &relations, const QByteArray &schema)
{
    int row = relations.find(RelationName, ourTable);
    while (row >= 0 && relations.bytes(row, RelationSchema) != schema)
        row = relations.find(RelationName, ourTable, row + 1);
    return row;
}

// Nobody but the owner may make anything there. An entry reads grantee=UC/grantor; what is odd in a name can only match once more.
bool isClosed(const Rows &schemas, int row, const QString &owner)
{
    static const QRegularExpression mayCreate(QStringLiteral("=[A-Za-z*]*C[A-Za-z*]*/"));
    if (schemas.isNull(row, SchemaRights))
        return true;
    const QString rights = schemas.text(row, SchemaRights), own = owner + QStringLiteral("=UC/") + owner;
    return rights.count(mayCreate) == 1 && QStringView(rights).sliced(1, rights.size() - 2).split(QLatin1Char(',')).contains(own);
}

std::vector<AppliedMigration> migrationsIn(const Rows &rows)
{
    struct Each {
        QByteArray time, key; // in the text, a microsecond counts too
        AppliedMigration migration;
    };
    std::vector<Each> all;
    all.reserve(size_t(rows.size()));
    for (int row = 0; row < rows.size(); ++row)
        if (rows.text(row, 0) != seedKey)
            all.push_back({rows.bytes(row, 4), rows.bytes(row, 0),
                           {rows.text(row, 1), rows.text(row, 2), rows.bytea(row, 3), rows.time(row, 4), rows.boolean(row, 5), rows.boolean(row, 6)}});
    std::ranges::sort(all, {}, [](const Each &each) { return std::tie(each.migration.appliedAt, each.time, each.key); });
    std::vector<AppliedMigration> out;
    out.reserve(all.size());
    for (Each &each : all)
        out.push_back(std::move(each.migration));
    return out;
}

QString placeOf(const TenantDriver::Settings &settings)
{
    return settings.host + QLatin1Char('\n') + QString::number(settings.port) + QLatin1Char('\n') + settings.user;
}

bool areBooks(const Rows &rows) { return rows.columns().size() == 7; } // not of another shape (Rows::ofCopy)

bool hasRow(const Rows &rows, const QString &key) { return rows.find(0, key.toUtf8()) >= 0; }

bool isTrusted(std::span<const Rows> seen, const QByteArray &login, const QString &owner)
{
    if (seen.size() != CopiedParts || !areBooks(seen[Books]))
        return false;
    const int row = ourRow(seen[Schemas]);
    if (row < 0 || seen[Schemas].bytes(row, SchemaOwner) != login || !isClosed(seen[Schemas], row, owner))
        return false;
    const int table = tableRow(seen[Relations], seen[Schemas].bytes(row, SchemaId));
    return table >= 0 && seen[Relations].bytes(table, RelationOwner) == login && seen[Relations].bytes(table, RelationKind) == "r";
}

} // namespace

PostgresqlDriver::Login PostgresqlDriver::loginAt(const Settings &settings) const
{
    const std::lock_guard lock(m_mutex);
    return m_logins.value(placeOf(settings));
}

void PostgresqlDriver::learnLogin(postgres::Connection &connection)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_]+$")); // others are quoted among the rights, and are not looked for there
    if (!plain.match(connection.settings().user).hasMatch())
        return;
    const auto seen = connection.answers(copies(true));
    const int row = seen && seen->size() == CopiedParts ? ourRow((*seen)[Schemas]) : -1;
    if (row < 0)
        return; // the guard goes on being asked
    const std::lock_guard lock(m_mutex);
    m_logins.insert(placeOf(connection.settings()), {(*seen)[Schemas].bytes(row, SchemaOwner), false});
}

void PostgresqlDriver::learnSize(const Settings &settings, int relations)
{
    if (relations <= manyRelations)
        return;
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_logins.find(placeOf(settings)); known != m_logins.end())
        known->many = true;
}

Result<std::vector<AppliedMigration>> PostgresqlDriver::applied(const Settings &inDatabase, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    const Login login = loginAt(inDatabase);
    if (!login.id.isEmpty()) {
        const auto seen = lease->answers(copies(login.many));
        learnSize(inDatabase, !seen && seen.error().kind == base::Kind::InvalidInput ? std::numeric_limits<int>::max() : seen && seen->size() == CopiedParts ? (*seen)[Relations].size() : 0);
        if (seen && isTrusted(*seen, login.id, inDatabase.user)) {
            lease.untouched();
            return migrationsIn((*seen)[Books]);
        }
        if (!seen && !lease->isOpen())
            return fail(seen.error()); // the guard could not say more
    }

    const auto look = [](Guard guard) { return trustGuard(guard) + books; };
    auto rows = lease->batch(look(m_superuser ? Guard::Whole : Guard::Quick));
    if (!rows && needsBookkeeping(rows.error())) {
        TRY(const auto there, lease->query("SELECT pg_catalog.to_regclass('tenantry.migration') IS NOT NULL"));
        if (!there.boolean(0, 0))
            return std::vector<AppliedMigration>();
        TRYV(ensureBookkeeping(*lease)); // says why it cannot be trusted
        rows = lease->batch(look(Guard::Whole));
        m_superuser = rows.has_value();
    } else {
        if (rows && !m_superuser)
            learnLogin(*lease); // or another one of that name by now
        lease.untouched();
    }
    if (!rows)
        return fail(rows.error());
    return migrationsIn(*rows);
}

// Of what apply() asks in five messages, three are left: everything before the file, the file, everything after it. What is read here is read with
// the lock in hand, so it need not be read again. Where anything is not as it mostly is (bookkeeping that has to be made or is not to be believed, a lock
// that is not free), nothing was done, and the longer way says more.
//
// A row is written, too: triggers of whoever made the table would run as the login.
Result<bool> PostgresqlDriver::applyFirst(const Settings &inDatabase, const QString &asRole, const MigrationLimits &limits, const Choose &choose, std::stop_token stop)
{
    const Login login = loginAt(inDatabase);
    bool chosen = false;
    if (!login.id.isEmpty()) {
        TRY(auto lease, m_pool.take(inDatabase, stop));
        const QByteArray opening = "SET LOCAL search_path = pg_catalog; SELECT pg_catalog.pg_try_advisory_xact_lock(" + QByteArray(lockKey) + "); " + copies(login.many)
            + "; " + sql::fileOpening(limits);
        bool left = false, ran = false, atItsEnd = false;
        std::optional<base::Error> refused;
        const Result<void> ended = lease->transactionOf({opening, limits.statementTimeout}, [&](const std::vector<Rows> &all) -> Result<QByteArray> {
            const auto began = std::chrono::steady_clock::now();
            const auto leave = [&left] { // by ROLLBACK, which is bounded in time
                left = true;
                return fail(base::Kind::Conflict, {});
            };
            if (all.empty() || !all.front().boolean(0, 0))
                return leave();
            const auto seen = std::span(all).subspan(1); // behind the lock
            if (seen.size() == CopiedParts)
                learnSize(inDatabase, seen[Relations].size());
            if (!isTrusted(seen, login.id, inDatabase.user))
                return leave();
            chosen = true;
            const auto choice = choose(migrationsIn(seen[Books]));
            if (!choice) {
                refused = choice.error();
                return fail(*refused);
            }
            if (*choice == nullptr || !(*choice)->transactional)
                return leave();
            const Migration &file = **choice;
            ran = true;
            Box box(asRole, Box::Session::New);
            TRYV(box.run(*lease, file.body, file.fileName));
            TRYV(stillInside(*lease, file.fileName));
            atItsEnd = true;
            const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
            const QString key = keyOf(file);
            return box.ending() + finishedRow(file, key, ms, hasRow(seen[Books], key) ? BookRow::Any : BookRow::New);
        });
        if (refused)
            return fail(*refused);
        if (ran && ended)
            return true;
        if (ran)
            lease.discard(); // as apply() does
        // 23505: where transactions see what was there when they began (a setting of the database), somebody else's row of the same file was not seen.
        if (ran && !worthRepeating(ended.error()) && !(atItsEnd && ended.error().sqlstate == QLatin1String("23505")))
            return fail(ended.error());
        if (!ran && !left && (ended.error().kind == base::Kind::Cancelled || ended.error().kind == base::Kind::Unreachable || ended.error().kind == base::Kind::Timeout))
            return fail(ended.error());
    }
    if (!chosen) {
        TRY(const auto seen, applied(inDatabase, stop));
        TRYV(choose(seen));
    }
    return false; // apply() waits for locks, and says what they wait for
}

} // namespace tenantry::drivers

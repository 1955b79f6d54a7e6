// The box in which what belongs to a tenant runs: files, seeds, checks.
//
// They run as the tenant, and so does what they set off: triggers, rules, defaults, operators, all of which are the tenant's to write. Were the tenant no
// more than the role of the session (SET ROLE), any of them could say RESET ROLE and go on as the login that owns all tenants of the server. Inside of a
// SECURITY DEFINER function nobody can: the server refuses to change role or session user there (guc.c, GUC_NOT_WHILE_SEC_REST), however deep. So every
// statement is handed as text to such a function, which belongs to the tenant and runs it.
//
// The function is made for one file and dropped with it, in one transaction, so that nobody else ever sees it; in a schema of its own, which is the
// login's and whose names the tenant cannot use, so that what runs inside cannot alter it for the next statement.
//
// It costs about two milliseconds in a session that is new. A first file that only makes tables, columns and indexes of the plainest kind, and in doing so
// runs nothing of anybody's (sqltext/quiet.h), needs none of it, and runs by SET ROLE.
//
// Nor may a name mean something else than it says: a session in which something of the tenant's has run may have types of its own before the server's
// (pg_temp), another search_path, strings written otherwise. Every name and operator of ours is qualified.
//
// What is left at the end must not run at COMMIT, which is outside again: deferred triggers run before it, as the tenant; cursors WITH HOLD, which
// COMMIT would run to their end, are closed; and should a trigger have put off something once more, the transaction fails.
#pragma once

#include "drivers/tenantdriver.h"
#include "postgres/connection.h"

namespace tenantry::drivers {

struct FilePart { qsizetype offset = 0, length = -1; };

class Box {
public:
    // New: nothing of the tenant's has run in this session. Used: some has, and may have left types and settings that a name means something else by.
    enum class Session { New, Used };
    Box(const QString &role, Session session); // no role: whoever is signed in, and there is no box
    static Box shown(const QString &role); // for a page that says what will be run; its name is not known yet

    // As sendScript(), in the running transaction, whose search_path and time limits hold. `part` of the file, by default the whole.
    base::Result<void> run(postgres::Connection &connection, const QByteArray &file, const QString &fileName, FilePart part = {});
    // Behind the last run(): statements, each with its semicolon, after which the session is the login's again, with search_path = pg_catalog.
    QByteArray ending() const;

    // A query, in a transaction that only reads from there on: the first column of its first rows, as text (true is "true"). At most two.
    base::Result<postgres::Rows> ask(postgres::Connection &connection, const QByteArray &query) const;

    // What run() sends in front of the file, and ending() among what it ends with.
    struct Around { QByteArray before, after; };
    Around around(const QByteArray &file, int serverVersion) const;

private:
    Box(const QString &role, Session session, const QByteArray &suffix);
    QByteArray asTenant() const;
    QByteArray made(const char *returns, const char *body) const;
    QByteArray opening() const;
    QByteArray removal() const;
    QByteArray function() const { return m_schema + ".run"; }
    QByteArray m_role, m_schema;
    bool m_first, m_there = false;
};

} // namespace tenantry::drivers

#include "migrations/advice.h"

#include "drivers/tenantdriver.h"
#include "migrations/apply.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace tenantry::migrations {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    QLatin1StringView sqlstate;
    const char *likely, *next;
};

constexpr auto byHand = QT_TRANSLATE_NOOP("core", "Somebody made it in these databases by hand, or another tool did.");
constexpr auto compareThem = QT_TRANSLATE_NOOP("core", "Compare one of these tenants with one where it worked (tenant compare). If what is there is right, mark the file as applied (migrate baseline); else remove it, and try this group again.");
constexpr auto missing = QT_TRANSLATE_NOOP("core", "These databases lack something that the file counts on: it was removed or renamed by hand, or an earlier file did not make it.");
constexpr auto data = QT_TRANSLATE_NOOP("core", "The data of these tenants does not fit what the file asks of it.");
constexpr auto cleanUp = QT_TRANSLATE_NOOP("core", "Look at the rows in one of these tenants. Clean them up there, or in a new file that comes before this one, and try this group again. Nothing of the file was kept.");

constexpr std::array rows{
    Row{"42P07"_L1, byHand, compareThem},
    Row{"42701"_L1, byHand, compareThem},
    Row{"42710"_L1, byHand, compareThem},
    Row{"42723"_L1, byHand, compareThem},
    Row{"42P06"_L1, byHand, compareThem},
    Row{"42P01"_L1, missing, compareThem},
    Row{"42703"_L1, missing, compareThem},
    Row{"42704"_L1, missing, compareThem},
    Row{"42883"_L1, missing, compareThem},
    Row{"3F000"_L1, missing, compareThem},
    Row{"23505"_L1, QT_TRANSLATE_NOOP("core", "These tenants have rows that are equal where the file wants them to differ."), cleanUp},
    Row{"23502"_L1, QT_TRANSLATE_NOOP("core", "These tenants have rows without a value where the file wants one."), cleanUp},
    Row{"23503"_L1, QT_TRANSLATE_NOOP("core", "These tenants have rows that point to others which are not there."), cleanUp},
    Row{"23514"_L1, data, cleanUp},
    Row{"23P01"_L1, data, cleanUp},
    Row{"22P02"_L1, data, cleanUp},
    Row{"22001"_L1, data, cleanUp},
    Row{"22003"_L1, data, cleanUp},
    Row{"22007"_L1, data, cleanUp},
    Row{"22008"_L1, data, cleanUp},
    Row{"22012"_L1, data, cleanUp},
    Row{"55P03"_L1, QT_TRANSLATE_NOOP("core", "A long transaction, or one that was left open, holds a table that the file wants to change."),
        QT_TRANSLATE_NOOP("core", "Wait until it ends, or end it (its session is named in the error), and try this group again. Nothing of the file was kept.")},
    Row{"40P01"_L1, QT_TRANSLATE_NOOP("core", "The file and the product's own work wanted the same tables in a different order."),
        QT_TRANSLATE_NOOP("core", "Try this group again at a quieter time; split the file if it changes several tables.")},
    Row{"57014"_L1, QT_TRANSLATE_NOOP("core", "A statement took longer than it was allowed to, or somebody cancelled it."),
        QT_TRANSLATE_NOOP("core", "Allow more time (--statement-timeout), or split the file. Nothing of it was kept.")},
    Row{"42501"_L1, QT_TRANSLATE_NOOP("core", "The file changes something that does not belong to the tenant's role."),
        QT_TRANSLATE_NOOP("core", "Give it to the tenant's role, or leave it to whoever runs the server (extensions often are theirs); then try this group again.")},
    Row{"53100"_L1, QT_TRANSLATE_NOOP("core", "The server's disk is full."), QT_TRANSLATE_NOOP("core", "Make room there first; then try this group again. Nothing of the file was kept.")},
    Row{"53200"_L1, QT_TRANSLATE_NOOP("core", "The server ran out of memory."), QT_TRANSLATE_NOOP("core", "Work on fewer tenants at once (--concurrency), and try this group again.")},
    Row{"53300"_L1, QT_TRANSLATE_NOOP("core", "The server, the database or the role takes no more connections."), QT_TRANSLATE_NOOP("core", "Work on fewer tenants at once (--concurrency), or raise the limit; then try this group again.")},
    Row{"2BP01"_L1, QT_TRANSLATE_NOOP("core", "Something in these databases hangs on what the file removes: a view or a key that the others do not have."), compareThem},
    Row{"42601"_L1, QT_TRANSLATE_NOOP("core", "The file is not SQL that this server understands: a mistake, or a version of PostgreSQL that is too old for it."),
        QT_TRANSLATE_NOOP("core", "No tenant can apply it. Correct the file and import it again (product import --replace), then try this group again: nothing of it was kept anywhere.")},
    Row{"0A000"_L1, QT_TRANSLATE_NOOP("core", "The server does not offer what the file asks for: too old a version, or an extension that is not installed."),
        QT_TRANSLATE_NOOP("core", "Compare the servers of tenants that failed with those of tenants that did not.")},
    Row{"58P01"_L1, QT_TRANSLATE_NOOP("core", "A file of an extension is not installed on that server."), QT_TRANSLATE_NOOP("core", "Install the extension there; then try this group again.")},
    Row{"3D000"_L1, QT_TRANSLATE_NOOP("core", "The databases are gone, or were renamed."), QT_TRANSLATE_NOOP("core", "Look whether they were dropped on purpose; bring them back from a backup, or retire these tenants.")},
    Row{"28P01"_L1, QT_TRANSLATE_NOOP("core", "The password of the server's owner was changed."), QT_TRANSLATE_NOOP("core", "Give the new one (server edit), and try this group again.")},
    Row{drivers::busyDatabase, QT_TRANSLATE_NOOP("core", "Another program is migrating these databases at the same time."), QT_TRANSLATE_NOOP("core", "Wait until it is done, and try this group again: what it did is not done twice.")},
    Row{changedFile, QT_TRANSLATE_NOOP("core", "The product's file was edited after these tenants had got it."),
        QT_TRANSLATE_NOOP("core", "Put the old text back, and write the change into a new file. These tenants stay as they are until then.")},
    Row{aheadOfProduct, QT_TRANSLATE_NOOP("core", "Somebody migrated these databases with newer files than the product has here."), QT_TRANSLATE_NOOP("core", "Import the newer files (product import), and look again (migrate verify).")},
    Row{unknownVersion, QT_TRANSLATE_NOOP("core", "A file was applied to these databases that the product does not have: it was removed or renumbered."), QT_TRANSLATE_NOOP("core", "Put the file back under its old name.")},
    Row{outOfOrder, QT_TRANSLATE_NOOP("core", "A file was added before ones that these tenants have already."), QT_TRANSLATE_NOOP("core", "Give it a later version; or, if it does not matter in which order they run, start again with --out-of-order.")},
};

} // namespace

Advice adviceFor(const base::Error &error)
{
    const auto row = std::ranges::find_if(rows, [&](const Row &each) { return error.sqlstate == each.sqlstate; });
    if (row != rows.end())
        return {row->likely, row->next};
    if (error.kind == base::Kind::Unreachable || error.kind == base::Kind::Timeout)
        return {QT_TRANSLATE_NOOP("core", "The server was away for longer than the run waits for it."), QT_TRANSLATE_NOOP("core", "Look why it does not answer; then try this group again.")};
    return {{}, error.hint};
}

} // namespace tenantry::migrations

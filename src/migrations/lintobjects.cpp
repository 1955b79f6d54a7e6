// Everything but the commands of ALTER TABLE: indexes, drops, renames, maintenance, data.
#include "migrations/lintrules.h"

namespace tenantry::migrations {

using sqltext::Change;
using sqltext::Effect;
using sqltext::Lock;
using sqltext::ObjectName;

namespace {

void indexes(const Effect &effect, const KnownSchema &known, Verdicts &out)
{
    if (effect.change == Change::CreateIndex) {
        if (effect.concurrently || effect.only || known.isNew(effect.other))
            return;
        const QString name = effect.object.name.isEmpty() ? effect.other.text() : effect.object.name;
        out.push_back({"create-index", Severity::BlocksWrites, Lock::Share, name,
                       {QT_TRANSLATE_NOOP("core", "While the index is built, every INSERT, UPDATE and DELETE on %1 waits."), {effect.other.text()}},
                       known.isPartitioned(effect.other) ? QT_TRANSLATE_NOOP("core", "The table is partitioned: CREATE INDEX … ON ONLY the parent, build the index of each partition CONCURRENTLY, then ALTER INDEX … ATTACH PARTITION.")
                                                         : QT_TRANSLATE_NOOP("core", "CREATE INDEX CONCURRENTLY, in a file of its own: it runs outside of a transaction, and nobody waits.")});
    } else if (effect.change == Change::DropIndex) {
        if (effect.concurrently || known.isNew(known.tableOf(effect.object)))
            return;
        out.push_back({"drop-index", Severity::BlocksAll, Lock::AccessExclusive, effect.object.text(),
                       {QT_TRANSLATE_NOOP("core", "Dropping the index %1 waits for every query on its table, and everybody who comes after waits for it, until the transaction ends."), {effect.object.text()}},
                       QT_TRANSLATE_NOOP("core", "DROP INDEX CONCURRENTLY, in a file of its own.")});
    } else if (effect.change == Change::Reindex) {
        if (effect.concurrently || (effect.part.isEmpty() && known.isNew(effect.onIndex ? known.tableOf(effect.object) : effect.object)))
            return;
        out.push_back({"reindex", Severity::BlocksAll, Lock::AccessExclusive, effect.object.text(),
                       QT_TRANSLATE_NOOP("core", "REINDEX stops writes to the table, and queries too, since planning them needs the index that is being built."),
                       QT_TRANSLATE_NOOP("core", "REINDEX … CONCURRENTLY, in a file of its own.")});
    }
}

void cascade(const Effect &effect, const QString &name, Verdicts &out)
{
    if (effect.cascade)
        out.push_back({"drop-cascade", Severity::LosesData, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "CASCADE also drops whatever depends on %1, which may be more in one tenant than in another."), {name}},
                       QT_TRANSLATE_NOOP("core", "Name what has to go, one by one, without CASCADE: then a tenant that has more fails instead of losing it.")});
}

void drops(const Effect &effect, const KnownSchema &known, const MadeAgain &madeAgain, Verdicts &out)
{
    const QString name = effect.object.text();
    if (effect.change == Change::DropOwned) {
        out.push_back({"drop-owned", Severity::LosesData, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "Everything that the role %1 owns in this database is dropped, data included."), {name}},
                       QT_TRANSLATE_NOOP("core", "Name what has to go, one by one.")});
        return cascade(effect, name, out);
    }
    if (known.isNewObject(effect.object))
        return;
    static const char *const later = QT_TRANSLATE_NOOP("core", "Bring out a version of the product that does not use it first; drop it in a later roll-out, after a backup.");
    switch (effect.change) {
    case Change::DropTable:
        out.push_back({"drop-table", Severity::LosesData, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The rows of %1 are lost, and statements of the running version that name it fail."), {name}}, later});
        break;
    case Change::DropSchema:
        out.push_back({"drop-schema", Severity::LosesData, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The schema %1 goes; with CASCADE every table in it, and its rows."), {name}}, later});
        break;
    case Change::DropView:
    case Change::DropMaterializedView:
    case Change::DropRoutine:
    case Change::DropSequence:
    case Change::DropType:
        if (!madeAgain(effect.object))
            out.push_back({"drop-object", Severity::BreaksClients, Lock::AccessExclusive, name,
                           {QT_TRANSLATE_NOOP("core", "%1 is dropped and not made again in this file: statements of the running version that use it fail."), {name}},
                           QT_TRANSLATE_NOOP("core", "Bring out a version of the product that does not use it first, and drop it in a later roll-out.")});
        break;
    default: break;
    }
    cascade(effect, name, out);
}

void renames(const Effect &effect, const KnownSchema &known, const MadeAgain &madeAgain, Verdicts &out)
{
    const QString name = effect.object.text();
    if (effect.change == Change::RenameIndex || known.isNewObject(effect.object))
        return;
    static const char *const twoSteps = QT_TRANSLATE_NOOP("core", "Bring out a version of the product that knows both names first, or leave a view with the old name in the same file.");
    switch (effect.change) {
    case Change::RenameTable:
        if (!madeAgain(effect.object))
            out.push_back({"rename-table", Severity::BreaksClients, Lock::AccessExclusive, name,
                           {QT_TRANSLATE_NOOP("core", "%1 becomes %2: statements of the running version that use the old name fail from then on."), {name, effect.newName}}, twoSteps});
        return;
    case Change::RenameColumn:
        out.push_back({"rename-column", Severity::BreaksClients, Lock::AccessExclusive, name + QLatin1Char('.') + effect.part,
                       {QT_TRANSLATE_NOOP("core", "%1 becomes %2: statements of the running version that use the old name fail from then on."), {name + QLatin1Char('.') + effect.part, effect.newName}},
                       QT_TRANSLATE_NOOP("core", "Add a column with the new name, keep both filled by a trigger, and drop the old one when no version uses it.")});
        return;
    case Change::MoveToSchema:
        out.push_back({"set-schema", Severity::BreaksClients, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 goes to the schema %2: statements of the running version that look for it where it was fail from then on."), {name, effect.newName}}, twoSteps});
        return;
    default:
        out.push_back({"rename-object", Severity::BreaksClients, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 becomes %2: statements of the running version that use the old name fail from then on."), {effect.part.isEmpty() || effect.part == name ? name : effect.part, effect.newName}},
                       QT_TRANSLATE_NOOP("core", "Bring out a version of the product that knows both names first.")});
    }
}

void maintenance(const Effect &effect, const KnownSchema &known, Verdicts &out)
{
    const QString name = effect.object.text(), all = name.isEmpty() ? QStringLiteral("*") : name;
    if (!name.isEmpty() && known.isNew(effect.object))
        return;
    static const char *const later = QT_TRANSLATE_NOOP("core", "Do it while the tenant is in maintenance, or with pg_repack, not in a migration.");
    switch (effect.change) {
    case Change::VacuumFull:
        out.push_back({"vacuum-full", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "VACUUM FULL writes %1 anew, and nobody reads or writes it until that is done."), {all}}, later});
        return;
    case Change::Cluster:
        out.push_back({"cluster", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "CLUSTER writes %1 anew, and nobody reads or writes it until that is done."), {all}}, later});
        return;
    case Change::RefreshMaterializedView:
        if (!effect.concurrently)
            out.push_back({"refresh-materialized-view", Severity::BlocksAll, Lock::AccessExclusive, name,
                           {QT_TRANSLATE_NOOP("core", "Nobody reads %1 until it is computed anew."), {name}},
                           QT_TRANSLATE_NOOP("core", "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on it.")});
        return;
    case Change::LockTable:
        if (effect.lock >= Lock::Share)
            out.push_back({"lock-table", effect.lock == Lock::AccessExclusive ? Severity::BlocksAll : Severity::BlocksWrites, effect.lock, name,
                           effect.lock == Lock::AccessExclusive ? base::Text(QT_TRANSLATE_NOOP("core", "Nobody reads or writes %1 until the transaction ends."), {name})
                                                                : base::Text(QT_TRANSLATE_NOOP("core", "Nobody writes %1 until the transaction ends."), {name}),
                           QT_TRANSLATE_NOOP("core", "Leave it out: each statement takes the lock that it needs.")});
        return;
    case Change::Truncate:
        out.push_back({"truncate", Severity::LosesData, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The rows of %1 are lost, and everybody who uses it waits until the transaction ends."), {name}},
                       QT_TRANSLATE_NOOP("core", "Say with DELETE … WHERE which rows go; if all have to, do it after a backup.")});
        if (effect.cascade)
            out.push_back({"truncate-cascade", Severity::LosesData, Lock::AccessExclusive, name,
                           {QT_TRANSLATE_NOOP("core", "CASCADE also empties every table that has a foreign key to %1, and those that point to them."), {name}},
                           QT_TRANSLATE_NOOP("core", "Name the tables that have to be emptied, without CASCADE.")});
        return;
    default: return;
    }
}

void data(const Effect &effect, const KnownSchema &known, Verdicts &out)
{
    const QString name = effect.object.text();
    if (!effect.everyRow || known.isNew(effect.object))
        return;
    if (effect.change == Change::Update)
        out.push_back({"update-without-where", Severity::BlocksWrites, Lock::None, name,
                       {QT_TRANSLATE_NOOP("core", "Every row of %1 is written anew and stays locked until the transaction ends: who wants to change one waits, and the table grows to twice its size."), {name}},
                       QT_TRANSLATE_NOOP("core", "Leave rows out that are right already (WHERE … IS DISTINCT FROM …), or fill large tables in batches outside of the migration.")});
    else
        out.push_back({"delete-without-where", Severity::LosesData, Lock::None, name,
                       {QT_TRANSLATE_NOOP("core", "Every row of %1 is deleted."), {name}},
                       QT_TRANSLATE_NOOP("core", "Say with WHERE which rows go; if all have to, do it after a backup.")});
}

} // namespace

Verdicts judge(const Effect &effect, const KnownSchema &known, int version, const MadeAgain &madeAgain)
{
    Verdicts out;
    switch (effect.change) {
    case Change::CreateIndex:
    case Change::DropIndex:
    case Change::Reindex: indexes(effect, known, out); break;
    case Change::CreateTable:
        if (!effect.other.isEmpty() && !known.isNew(effect.other))
            out.push_back({"create-partition", Severity::BlocksAll, Lock::AccessExclusive, effect.object.text(),
                           {QT_TRANSLATE_NOOP("core", "PARTITION OF waits for every query on %1, and everybody who reads or writes it waits until the transaction ends."), {effect.other.text()}},
                           QT_TRANSLATE_NOOP("core", "CREATE TABLE … (LIKE … INCLUDING ALL), then ATTACH PARTITION, which lets others read and write.")});
        break;
    case Change::CreateTrigger:
        if (!known.isNew(effect.object))
            out.push_back({"create-trigger", Severity::Notice, Lock::ShareRowExclusive, effect.object.text(),
                           {QT_TRANSLATE_NOOP("core", "Nobody writes %1 until the transaction ends, and from then on the trigger runs for the running version too."), {effect.object.text()}},
                           QT_TRANSLATE_NOOP("core", "Keep the file short, and make sure that the running version can live with the trigger.")});
        break;
    case Change::CreateRule:
        if (!known.isNew(effect.object))
            out.push_back({"create-rule", Severity::Notice, Lock::AccessExclusive, effect.object.text(),
                           {QT_TRANSLATE_NOOP("core", "Nobody reads or writes %1 until the transaction ends, and from then on the rule rewrites the statements of the running version too."), {effect.object.text()}},
                           QT_TRANSLATE_NOOP("core", "A trigger is easier to foresee than a rule.")});
        break;
    case Change::AlterDomain:
        if (!known.isNewObject(effect.object))
            out.push_back({"alter-domain", Severity::BlocksWrites, Lock::Share, effect.object.text(),
                           {QT_TRANSLATE_NOOP("core", "Every row of every table with a column of the domain %1 is looked at, while nobody writes those tables."), {effect.object.text()}},
                           QT_TRANSLATE_NOOP("core", "Add the constraint NOT VALID, and ALTER DOMAIN … VALIDATE CONSTRAINT in a later file.")});
        break;
    case Change::DropTable:
    case Change::DropSchema:
    case Change::DropView:
    case Change::DropMaterializedView:
    case Change::DropRoutine:
    case Change::DropSequence:
    case Change::DropType:
    case Change::DropOther:
    case Change::DropOwned: drops(effect, known, madeAgain, out); break;
    case Change::RenameTable:
    case Change::RenameColumn:
    case Change::RenameIndex:
    case Change::RenameOther:
    case Change::MoveToSchema: renames(effect, known, madeAgain, out); break;
    case Change::VacuumFull:
    case Change::Cluster:
    case Change::RefreshMaterializedView:
    case Change::LockTable:
    case Change::Truncate: maintenance(effect, known, out); break;
    case Change::Update:
    case Change::Delete: data(effect, known, out); break;
    case Change::SetTimeout:
        out.push_back({"sets-timeout", Severity::Notice, Lock::None, effect.part,
                       {QT_TRANSLATE_NOOP("core", "The file sets %1 itself. Tenantry sets the timeouts of a roll-out and tries again when a lock is not free; from here on the file's own value holds."), {effect.part}},
                       QT_TRANSLATE_NOOP("core", "Leave it out, or allow it if this file really needs another value.")});
        break;
    case Change::DoBlock:
        out.push_back({"do-block", Severity::Notice, Lock::None, {},
                       {QT_TRANSLATE_NOOP("core", "The block does something like %1, which was not looked at: what is inside of DO is known only when it runs."), {effect.part}},
                       QT_TRANSLATE_NOOP("core", "Write it as statements where that is possible; otherwise look at it with the other rules in mind.")});
        break;
    case Change::Unreadable:
        out.push_back({"unreadable-statement", Severity::Notice, Lock::None, {},
                       QT_TRANSLATE_NOOP("core", "PostgreSQL 17's grammar cannot read this statement, so it was not looked at."),
                       QT_TRANSLATE_NOOP("core", "Fine if it is for a newer server; otherwise it will fail.")});
        break;
    default: return judgeTableCommand(effect, known, version);
    }
    return out;
}

std::vector<Held> locksHeld(const Effect &effect, const KnownSchema &known)
{
    std::vector<Held> out;
    const auto take = [&](Lock lock, const ObjectName &table) {
        if (lock >= Lock::Share && !table.isEmpty() && !known.isNew(table))
            out.push_back({lock, table});
    };
    switch (effect.change) {
    case Change::AddColumn:
        take(Lock::AccessExclusive, effect.object);
        take(Lock::ShareRowExclusive, effect.column.references);
        break;
    case Change::DropColumn:
    case Change::AlterColumnType:
    case Change::SetNotNull:
    case Change::DropNotNull:
    case Change::SetExpression:
    case Change::AddCheck:
    case Change::AddUnique:
    case Change::AddPrimaryKey:
    case Change::AddExclusion:
    case Change::DropConstraint:
    case Change::SetLogged:
    case Change::SetUnlogged:
    case Change::SetAccessMethod:
    case Change::CreateRule:
    case Change::DropTable:
    case Change::RenameTable:
    case Change::RenameColumn:
    case Change::Truncate:
    case Change::Cluster: take(Lock::AccessExclusive, effect.object); break;
    case Change::SetTablespace:
        if (!effect.onIndex)
            take(Lock::AccessExclusive, effect.object);
        break;
    case Change::AddForeignKey: // the same in both tables; a new table takes it of the other for a moment only
        if (!known.isNew(effect.object)) {
            take(Lock::ShareRowExclusive, effect.object);
            take(Lock::ShareRowExclusive, effect.other);
        }
        break;
    case Change::CreateTrigger:
    case Change::SwitchTrigger: take(Lock::ShareRowExclusive, effect.object); break;
    case Change::CreateIndex:
        if (!effect.concurrently)
            take(Lock::Share, effect.other);
        break;
    case Change::DropIndex:
        if (!effect.concurrently)
            take(Lock::AccessExclusive, known.tableOf(effect.object));
        break;
    case Change::AttachPartition: take(Lock::AccessExclusive, effect.other); break;
    case Change::DetachPartition:
        take(Lock::AccessExclusive, effect.object);
        take(Lock::AccessExclusive, effect.other);
        break;
    case Change::CreateTable: take(Lock::AccessExclusive, effect.other); break; // PARTITION OF
    case Change::LockTable:
    case Change::AlterTableOther: take(effect.lock, effect.object); break;
    default: break;
    }
    return out;
}

} // namespace tenantry::migrations

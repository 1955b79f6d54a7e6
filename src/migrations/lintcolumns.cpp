// ALTER TABLE: its manual page ("Notes") says which forms scan or rewrite the table.
#include "migrations/lintrules.h"

#include <algorithm>

namespace tenantry::migrations {

using sqltext::Change;
using sqltext::Column;
using sqltext::Effect;
using sqltext::Lock;
using sqltext::ObjectName;
using sqltext::TypeName;

namespace {

constexpr int withFastDefault = 110000, withCheckProof = 120000, withNotNullNotValid = 180000, withVirtualColumns = 180000;

QString columnText(const Effect &effect) { return effect.object.text() + QLatin1Char('.') + effect.part; }

// Functions of PostgreSQL that are declared volatile and make sense in a default (pg_proc.provolatile = 'v').
bool isVolatile(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("random"), QStringLiteral("random_normal"), QStringLiteral("setseed"), QStringLiteral("gen_random_uuid"), QStringLiteral("gen_random_bytes"),
        QStringLiteral("uuidv4"), QStringLiteral("uuidv7"), QStringLiteral("uuid_generate_v1"), QStringLiteral("uuid_generate_v1mc"), QStringLiteral("uuid_generate_v4"),
        QStringLiteral("clock_timestamp"), QStringLiteral("timeofday"), QStringLiteral("nextval"), QStringLiteral("currval"), QStringLiteral("lastval"),
        QStringLiteral("setval"), QStringLiteral("gen_salt"), QStringLiteral("pg_sleep"), QStringLiteral("lo_create"), QStringLiteral("set_config")};
    return names.contains(name);
}

// Those of PostgreSQL that are not volatile and are met in defaults.
bool isSteady(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("now"), QStringLiteral("transaction_timestamp"), QStringLiteral("statement_timestamp"), QStringLiteral("timezone"), QStringLiteral("date_trunc"),
        QStringLiteral("date_part"), QStringLiteral("extract"), QStringLiteral("age"), QStringLiteral("to_char"), QStringLiteral("to_timestamp"), QStringLiteral("to_date"),
        QStringLiteral("to_number"), QStringLiteral("make_date"), QStringLiteral("make_time"), QStringLiteral("make_timestamp"), QStringLiteral("make_timestamptz"),
        QStringLiteral("make_interval"), QStringLiteral("current_setting"), QStringLiteral("current_schema"), QStringLiteral("current_database"),
        QStringLiteral("version"), QStringLiteral("txid_current"), QStringLiteral("pg_current_xact_id"), QStringLiteral("lower"), QStringLiteral("upper"),
        QStringLiteral("initcap"), QStringLiteral("btrim"), QStringLiteral("trim"), QStringLiteral("ltrim"), QStringLiteral("rtrim"), QStringLiteral("replace"),
        QStringLiteral("repeat"), QStringLiteral("lpad"), QStringLiteral("rpad"), QStringLiteral("left"), QStringLiteral("right"), QStringLiteral("substr"),
        QStringLiteral("substring"), QStringLiteral("concat"), QStringLiteral("concat_ws"), QStringLiteral("format"), QStringLiteral("md5"), QStringLiteral("sha256"),
        QStringLiteral("encode"), QStringLiteral("decode"), QStringLiteral("length"), QStringLiteral("chr"), QStringLiteral("abs"), QStringLiteral("floor"),
        QStringLiteral("ceil"), QStringLiteral("ceiling"), QStringLiteral("round"), QStringLiteral("trunc"), QStringLiteral("power"), QStringLiteral("sqrt"),
        QStringLiteral("jsonb_build_object"), QStringLiteral("jsonb_build_array"), QStringLiteral("json_build_object"), QStringLiteral("json_build_array"),
        QStringLiteral("to_json"), QStringLiteral("to_jsonb"), QStringLiteral("array_fill"), QStringLiteral("string_to_array"), QStringLiteral("array_to_string"),
        QStringLiteral("int4range"), QStringLiteral("int8range"), QStringLiteral("numrange"), QStringLiteral("daterange"), QStringLiteral("tsrange"),
        QStringLiteral("tstzrange"), QStringLiteral("point"), QStringLiteral("box"), QStringLiteral("circle"), QStringLiteral("to_tsvector"), QStringLiteral("int4"),
        QStringLiteral("int8"), QStringLiteral("text"), QStringLiteral("numeric"), QStringLiteral("date"), QStringLiteral("uuid_nil"), QStringLiteral("uuid_generate_v5"),
        QStringLiteral("bit"), QStringLiteral("like_escape"), QStringLiteral("overlay"), QStringLiteral("position"), QStringLiteral("xmlcomment")};
    return names.contains(name);
}

enum class Computed { Once, Maybe, EveryRow };
struct Default { Computed computed = Computed::Once; QString function; };

Default defaultOf(const Column &column, const KnownSchema &known)
{
    Default out;
    for (const ObjectName &function : column.functions) {
        const QString declared = known.volatilityOf(function);
        const QString name = function.name.toLower();
        Computed computed = Computed::Maybe;
        if (!declared.isEmpty())
            computed = declared == QLatin1String("volatile") ? Computed::EveryRow : Computed::Once;
        else if (isVolatile(name))
            computed = Computed::EveryRow;
        else if (function.schema.isEmpty() && isSteady(name))
            computed = Computed::Once;
        if (computed > out.computed)
            out = {computed, function.text()};
    }
    return out;
}

const char *const addInSteps = QT_TRANSLATE_NOOP("core", "Add the column without a default, SET DEFAULT for new rows, and fill the old rows in batches.");

void addColumn(const Effect &effect, const KnownSchema &known, int version, Verdicts &out)
{
    const Column &column = effect.column;
    const QString name = columnText(effect);
    const Default filled = defaultOf(column, known);
    const auto rewrites = [&](const char *what, base::Text advice) {
        out.push_back({"add-column-rewrite", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 is filled in for every row that is there (%2): the whole table is written anew, and nobody reads or writes it until that is done."), {name, QString::fromLatin1(what)}},
                       std::move(advice)});
    };
    if (column.storedGenerated)
        rewrites("GENERATED … STORED", version >= withVirtualColumns ? QT_TRANSLATE_NOOP("core", "Make it VIRTUAL, which is computed when it is read, or a plain column that a trigger fills for new rows, with the old ones filled in batches.")
                                                                     : QT_TRANSLATE_NOOP("core", "A plain column that a trigger fills for new rows, with the old ones filled in batches; or compute it in a view."));
    else if (column.serial || column.identity)
        rewrites(column.serial ? "serial" : "GENERATED … AS IDENTITY", QT_TRANSLATE_NOOP("core", "Add a plain column, SET DEFAULT nextval() of a sequence for new rows, and fill the old rows in batches."));
    else if (known.isConstrainedDomain(column.type.name))
        rewrites("domain", QT_TRANSLATE_NOOP("core", "Use the domain's base type, with a CHECK … NOT VALID that is validated in a later file."));
    else if (column.hasDefault && filled.computed == Computed::EveryRow)
        out.push_back({"add-column-volatile-default", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The default of %1 calls %2(), which is computed for every row: the whole table is written anew, and nobody reads or writes it until that is done."), {name, filled.function}}, addInSteps});
    else if (column.hasDefault && filled.computed == Computed::Maybe)
        out.push_back({"add-column-volatile-default", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The default of %1 calls %2(). If that function is volatile (as functions are when nothing else is declared), the whole table is written anew, and nobody reads or writes it until that is done."), {name, filled.function}},
                       QT_TRANSLATE_NOOP("core", "Declare the function STABLE or IMMUTABLE if it is; otherwise add the column without a default, SET DEFAULT for new rows, and fill the old rows in batches.")});
    else if (column.hasDefault && version < withFastDefault)
        out.push_back({"add-column-default", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "Before PostgreSQL 11 a default for %1 writes the whole table anew, and nobody reads or writes it until that is done."), {name}}, addInSteps});
    else if (column.notNull && !column.hasDefault)
        out.push_back({"add-column-not-null", Severity::BreaksClients, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 is NOT NULL without a default: it fails where the table has rows, and where it has none the INSERTs of the running version fail from then on."), {name}},
                       version >= withFastDefault ? QT_TRANSLATE_NOOP("core", "Give it a constant DEFAULT (no row is rewritten), or add it nullable, fill it in batches, and set NOT NULL in a later file.")
                                                  : QT_TRANSLATE_NOOP("core", "Add it nullable, fill it in batches, and set NOT NULL in a later file.")});
    if (column.primaryKey || column.unique)
        out.push_back({column.primaryKey ? "add-primary-key" : "add-unique", Severity::BlocksAll, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The unique index of %1 is built while nobody reads or writes %2."), {name, effect.object.text()}},
                       QT_TRANSLATE_NOOP("core", "Add the plain column; in another file CREATE UNIQUE INDEX CONCURRENTLY; then ADD CONSTRAINT … USING INDEX.")});
    if (column.check)
        out.push_back({"add-check", Severity::BlocksAll, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The CHECK of the new column %1 is tried on every row while nobody reads or writes %2."), {name, effect.object.text()}},
                       QT_TRANSLATE_NOOP("core", "Add the column alone, then ADD CONSTRAINT … CHECK … NOT VALID, and VALIDATE CONSTRAINT in a later file.")});
    if (column.references.isEmpty())
        return;
    if (column.hasDefault)
        out.push_back({"add-foreign-key", Severity::BlocksAll, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The new column %1 has a default, so the foreign key is looked up for every row, while nobody reads or writes %2 and nobody writes %3."), {name, effect.object.text(), column.references.text()}},
                       QT_TRANSLATE_NOOP("core", "Add the column alone, then ADD CONSTRAINT … FOREIGN KEY … NOT VALID, and VALIDATE CONSTRAINT in a later file.")});
    else
        out.push_back({"add-foreign-key", Severity::Notice, Lock::ShareRowExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The foreign key of the new column %1 locks %2 against writes until the transaction ends. No row is looked at, since all are NULL."), {name, column.references.text()}},
                       QT_TRANSLATE_NOOP("core", "Keep the file short, so that the locks are.")});
}

enum class Cost { Cheap, Unknown, Rewrite };

bool wider(const QList<int> &from, const QList<int> &to) { return to.isEmpty() || (!from.isEmpty() && to.first() >= from.first()); }

// "As an exception, when changing the type of an existing column, if the USING clause does not change the column contents and the old type is
// either binary coercible to the new type or an unconstrained domain over the new type, a table rewrite is not needed."
Cost costOf(const TypeName &from, const TypeName &to)
{
    if (from == to)
        return Cost::Cheap;
    const QString a = from.name.name, b = to.name.name;
    if (from.array || to.array || !from.name.schema.isEmpty() || !to.name.schema.isEmpty())
        return Cost::Unknown;
    const auto either = [](const QString &type, std::initializer_list<const char *> names) { return std::ranges::any_of(names, [&](const char *each) { return type == QLatin1String(each); }); };
    if (either(a, {"varchar", "text"}) && either(b, {"varchar", "text"}))
        return wider(from.modifiers, to.modifiers) ? Cost::Cheap : Cost::Rewrite;
    if (a == b && either(a, {"timestamp", "timestamptz", "time", "timetz", "varbit"}))
        return wider(from.modifiers, to.modifiers) ? Cost::Cheap : Cost::Rewrite;
    if (a == QLatin1String("numeric") && a == b) {
        const bool sameScale = from.modifiers.value(1) == to.modifiers.value(1);
        return to.modifiers.isEmpty() || (!from.modifiers.isEmpty() && sameScale && wider(from.modifiers, to.modifiers)) ? Cost::Cheap : Cost::Rewrite;
    }
    if (a == QLatin1String("cidr") && b == QLatin1String("inet"))
        return Cost::Cheap;
    const auto builtIn = [&](const QString &type) {
        return either(type, {"varchar", "text", "bpchar", "int2", "int4", "int8", "numeric", "float4", "float8", "bool", "date", "time", "timetz", "timestamp", "timestamptz",
                             "interval", "uuid", "json", "jsonb", "bytea", "inet", "cidr", "bit", "varbit", "xml"});
    };
    const bool byTimeZone = either(a, {"timestamp", "timestamptz"}) && either(b, {"timestamp", "timestamptz"}); // free where the session is in UTC
    return builtIn(a) && builtIn(b) && !byTimeZone ? Cost::Rewrite : Cost::Unknown;
}

void alterType(const Effect &effect, const KnownSchema &known, Verdicts &out)
{
    const QString name = columnText(effect), to = effect.column.type.text();
    const auto from = known.typeOf(effect.object, effect.part);
    Cost cost = from ? costOf(*from, effect.column.type) : Cost::Unknown;
    if (effect.column.converts || effect.column.collates) // the conversion may change every value, the order every index
        cost = cost == Cost::Cheap ? Cost::Unknown : cost;
    static const char *const advice = QT_TRANSLATE_NOOP("core", "Add a column of the new type, keep both filled by a trigger, fill the old rows in batches, and let a later version of the product change over.");
    const bool unknownToText = !from && to == QLatin1String("text") && !effect.column.converts && !effect.column.collates;
    if (cost == Cost::Cheap)
        out.push_back({"alter-column-type", Severity::Notice, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 goes from %2 to %3, which changes no row; everybody who uses the table waits for a moment."), {name, from->text(), to}},
                       QT_TRANSLATE_NOOP("core", "Nothing has to be done; views that use the column have to be dropped and made again.")});
    else if (unknownToText)
        out.push_back({"alter-column-type", Severity::Notice, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 becomes text: from varchar no row changes; from any other type the whole table is written anew, and nobody reads or writes it until that is done."), {name}}, advice});
    else if (cost == Cost::Rewrite)
        out.push_back({"alter-column-type", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 goes from %2 to %3: the whole table and its indexes are written anew, and nobody reads or writes it until that is done."), {name, from ? from->text() : QStringLiteral("?"), to}}, advice});
    else
        out.push_back({"alter-column-type", Severity::RewritesTable, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "%1 becomes %2: this may write the whole table and its indexes anew, and nobody reads or writes it until that is done. Only a wider limit of the same type (varchar, numeric) is free."), {name, to}}, advice});
}

void setNotNull(const Effect &effect, const KnownSchema &known, int version, Verdicts &out)
{
    if (known.isNotNull(effect.object, effect.part) || (version >= withCheckProof && known.isProvenNotNull(effect.object, effect.part)))
        return;
    out.push_back({"set-not-null", Severity::BlocksAll, Lock::AccessExclusive, columnText(effect),
                   {QT_TRANSLATE_NOOP("core", "Every row is looked at for NULL in %1 while nobody reads or writes the table."), {columnText(effect)}},
                   version >= withNotNullNotValid ? QT_TRANSLATE_NOOP("core", "ADD CONSTRAINT … NOT NULL … NOT VALID, and VALIDATE CONSTRAINT in a later file.")
                   : version >= withCheckProof    ? QT_TRANSLATE_NOOP("core", "ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID; in a later file VALIDATE CONSTRAINT; then SET NOT NULL looks at no row, and the CHECK can go.")
                                                  : QT_TRANSLATE_NOOP("core", "ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, and VALIDATE CONSTRAINT in a later file; before PostgreSQL 12 leave it at that.")});
}

void constraint(const Effect &effect, const KnownSchema &known, Verdicts &out)
{
    const QString table = effect.object.text(), name = effect.part.isEmpty() ? table : table + QLatin1Char('.') + effect.part;
    switch (effect.change) {
    case Change::AddForeignKey:
        if (!effect.notValid)
            out.push_back({"add-foreign-key", Severity::BlocksWrites, Lock::ShareRowExclusive, name,
                           {QT_TRANSLATE_NOOP("core", "The foreign key is looked up for every row of %1, while nobody writes %1 or %2."), {table, effect.other.text()}},
                           QT_TRANSLATE_NOOP("core", "Add it NOT VALID, which looks at new rows only, and VALIDATE CONSTRAINT in a later file.")});
        return;
    case Change::AddCheck:
        if (!effect.notValid)
            out.push_back({"add-check", Severity::BlocksAll, Lock::AccessExclusive, name,
                           {QT_TRANSLATE_NOOP("core", "The CHECK is tried on every row of %1 while nobody reads or writes it."), {table}},
                           QT_TRANSLATE_NOOP("core", "Add it NOT VALID, which looks at new rows only, and VALIDATE CONSTRAINT in a later file.")});
        return;
    case Change::AddUnique:
    case Change::AddPrimaryKey:
        if (!effect.usingIndex)
            out.push_back({effect.change == Change::AddUnique ? "add-unique" : "add-primary-key", Severity::BlocksAll, Lock::AccessExclusive, name,
                           {QT_TRANSLATE_NOOP("core", "The unique index is built while nobody reads or writes %1."), {table}},
                           known.isPartitioned(effect.object) ? QT_TRANSLATE_NOOP("core", "The table is partitioned: CREATE UNIQUE INDEX … ON ONLY the parent, build the index of each partition CONCURRENTLY, then ALTER INDEX … ATTACH PARTITION.")
                                                              : QT_TRANSLATE_NOOP("core", "CREATE UNIQUE INDEX CONCURRENTLY in a file of its own, then ADD CONSTRAINT … USING INDEX. The columns of a primary key should be NOT NULL before, or every row is looked at.")});
        return;
    case Change::AddExclusion:
        out.push_back({"add-exclusion-constraint", Severity::BlocksAll, Lock::AccessExclusive, name,
                       {QT_TRANSLATE_NOOP("core", "The index of the exclusion constraint is built while nobody reads or writes %1."), {table}},
                       QT_TRANSLATE_NOOP("core", "There is no way without waiting: do it while the tenant is in maintenance, or in a new table.")});
        return;
    default: return;
    }
}

void storage(const Effect &effect, Verdicts &out)
{
    const QString name = effect.object.text();
    const auto rewrites = [&](const char *rule, base::Text message, base::Text advice) {
        out.push_back({rule, Severity::RewritesTable, Lock::AccessExclusive, name, std::move(message), std::move(advice)});
    };
    static const char *const later = QT_TRANSLATE_NOOP("core", "Do it while the tenant is in maintenance, or with pg_repack, not in a migration.");
    switch (effect.change) {
    case Change::SetTablespace:
        return rewrites("set-tablespace", {QT_TRANSLATE_NOOP("core", "All data of %1 is copied to the other tablespace, and nobody reads or writes it until that is done."), {name.isEmpty() ? QStringLiteral("*") : name}}, later);
    case Change::SetLogged:
    case Change::SetUnlogged:
        return rewrites("set-logged", {QT_TRANSLATE_NOOP("core", "%1 is written anew to become logged or unlogged, and nobody reads or writes it until that is done."), {name}}, later);
    case Change::SetAccessMethod:
        return rewrites("set-access-method", {QT_TRANSLATE_NOOP("core", "%1 is written anew in the other access method, and nobody reads or writes it until that is done."), {name}}, later);
    case Change::SetExpression:
        return rewrites("set-expression", {QT_TRANSLATE_NOOP("core", "%1 is computed anew for every row: the whole table is written anew, and nobody reads or writes it until that is done."), {columnText(effect)}},
                        QT_TRANSLATE_NOOP("core", "Add a second column with the new expression, and let a later version of the product change over."));
    default: return;
    }
}

void partition(const Effect &effect, const KnownSchema &known, int version, Verdicts &out)
{
    const QString parent = effect.object.text(), part = effect.other.text();
    if (known.isNew(effect.other) || effect.concurrently)
        return;
    if (effect.change == Change::AttachPartition)
        out.push_back({"attach-partition", Severity::BlocksAll, Lock::AccessExclusive, part,
                       {QT_TRANSLATE_NOOP("core", "Every row of %1 is looked at whether it belongs there, while nobody reads or writes %1, nor the default partition of %2 if there is one."), {part, parent}},
                       {QT_TRANSLATE_NOOP("core", "First add a CHECK on %1 that says the bounds, NOT VALID, and VALIDATE it in another file: then no row is looked at."), {part}}});
    else
        out.push_back({"detach-partition", Severity::BlocksAll, Lock::AccessExclusive, part,
                       {QT_TRANSLATE_NOOP("core", "DETACH PARTITION waits for every query on %1, and everybody who reads or writes it waits until the transaction ends."), {parent}},
                       version >= 140000 ? QT_TRANSLATE_NOOP("core", "DETACH PARTITION … CONCURRENTLY, in a file of its own.") : QT_TRANSLATE_NOOP("core", "Do it in a file of its own, so that the lock is short.")});
}

} // namespace

Verdicts judgeTableCommand(const Effect &effect, const KnownSchema &known, int version)
{
    Verdicts out;
    if (!effect.object.isEmpty() && known.isNew(effect.object))
        return out;
    switch (effect.change) {
    case Change::AddColumn:
        if (!(effect.ifNotExists && known.typeOf(effect.object, effect.part)))
            addColumn(effect, known, version, out);
        break;
    case Change::AlterColumnType: alterType(effect, known, out); break;
    case Change::SetNotNull: setNotNull(effect, known, version, out); break;
    case Change::DropColumn:
        out.push_back({"drop-column", Severity::LosesData, Lock::AccessExclusive, columnText(effect),
                       {QT_TRANSLATE_NOOP("core", "What is in %1 is lost, and statements of the running version that name it fail."), {columnText(effect)}},
                       QT_TRANSLATE_NOOP("core", "Bring out a version of the product that does not use it first; drop it in a later roll-out, after a backup.")});
        break;
    case Change::AddForeignKey:
    case Change::AddCheck:
    case Change::AddUnique:
    case Change::AddPrimaryKey:
    case Change::AddExclusion: constraint(effect, known, out); break;
    case Change::SetTablespace:
    case Change::SetLogged:
    case Change::SetUnlogged:
    case Change::SetAccessMethod:
    case Change::SetExpression: storage(effect, out); break;
    case Change::AttachPartition:
    case Change::DetachPartition: partition(effect, known, version, out); break;
    case Change::SwitchTrigger:
        out.push_back({"switch-trigger", Severity::Notice, Lock::ShareRowExclusive, effect.object.text(),
                       {QT_TRANSLATE_NOOP("core", "Triggers of %1 are switched on or off for everybody, and nobody writes it until the transaction ends."), {effect.object.text()}},
                       QT_TRANSLATE_NOOP("core", "To keep triggers quiet for the migration alone, use a condition in the trigger on a setting (current_setting).")});
        break;
    default: break;
    }
    if (effect.cascade && (effect.change == Change::DropColumn || effect.change == Change::DropConstraint))
        out.push_back({"drop-cascade", Severity::LosesData, Lock::AccessExclusive, columnText(effect),
                       {QT_TRANSLATE_NOOP("core", "CASCADE also drops whatever depends on %1, which may be more in one tenant than in another."), {columnText(effect)}},
                       QT_TRANSLATE_NOOP("core", "Name what has to go, one by one, without CASCADE: then a tenant that has more fails instead of losing it.")});
    return out;
}

} // namespace tenantry::migrations

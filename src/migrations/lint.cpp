#include "migrations/lint.h"

#include "migrations/lintrules.h"
#include "migrations/migrationset.h"
#include "sqltext/nature.h"
#include "sqltext/statements.h"

#include <QRegularExpression>
#include <algorithm>

namespace tenantry::migrations {

using sqltext::Change;
using sqltext::Effect;
using sqltext::Lock;
using sqltext::ObjectName;

namespace {

struct Annotation {
    int statement = -1; // index; -1: nothing follows
    QStringList rules;
    QString reason;
    sqltext::Position place;
    qsizetype offset = 0;
    bool alone = true;  // on its line
};

constexpr QByteArrayView directive = "tenantry:allow";

std::vector<Annotation> annotations(QByteArrayView sql, const std::vector<sqltext::Statement> &statements)
{
    std::vector<Annotation> out;
    if (!sql.contains(':')) // cheaper than a second pass
        return out;
    for (const sqltext::Comment &comment : sqltext::lineComments(sql, directive)) {
        const QString text = QString::fromUtf8(comment.text);
        if (!text.startsWith(QLatin1String(directive.data(), directive.size()), Qt::CaseInsensitive))
            continue;
        Annotation note;
        static const QRegularExpression shape(QStringLiteral("^\\S+\\s+([^\\s,]+(?:\\s*,\\s*[^\\s,]+)*)\\s*(.*)$"));
        if (const auto match = shape.match(text); match.hasMatch()) {
            note.rules = match.captured(1).split(QLatin1Char(','));
            for (QString &rule : note.rules)
                rule = rule.trimmed().toLower();
            note.reason = match.captured(2).trimmed();
        }
        note.place = sqltext::positionAt(sql, comment.offset);
        note.offset = comment.offset;
        note.alone = note.place.text.startsWith(QLatin1String("--"));
        const auto next = std::ranges::find_if(statements, [&](const sqltext::Statement &each) { return each.offset + each.length > comment.offset; });
        if (next != statements.end())
            note.statement = int(next - statements.begin());
        out.push_back(std::move(note));
    }
    return out;
}

QString firstWords(QByteArrayView statement)
{
    constexpr qsizetype shown = 72;
    QString text = QString::fromUtf8(statement.first(std::min<qsizetype>(statement.size(), 1000)));
    static const QRegularExpression comment(QStringLiteral("(?:^|\\s)--[^\\n]*"));
    text = text.remove(comment).simplified();
    return text.size() > shown ? text.left(shown - 1).trimmed() + QChar(0x2026) : text;
}

// One file. What it makes stays in `known` for the next.
class FileLinter {
public:
    FileLinter(const drivers::Migration &file, KnownSchema &known, int version)
        : m_file(file), m_known(known), m_version(version), m_split(sqltext::split(file.body))
    {
    }

    std::vector<Finding> run()
    {
        const size_t count = m_split.statements.size();
        std::vector<std::vector<Effect>> effects(count);
        for (size_t i = 0; i < count; ++i)
            effects[i] = sqltext::effects(textOf(i));
        whatIsMadeLater(effects);
        const MadeAgain madeAgain = [this](const ObjectName &name) {
            const auto made = m_lastMade.constFind(m_known.key(name));
            return made != m_lastMade.cend() && *made > m_statement;
        };
        for (size_t i = 0; i < count; ++i) {
            m_statement = i;
            control();
            for (const Effect &effect : effects[i]) {
                for (Verdict &verdict : judge(effect, m_known, m_version, madeAgain))
                    add(std::move(verdict), effect.offset);
                together(effect);
                m_known.take(effect);
            }
        }
        trouble();
        outside(effects);
        allow();
        return std::move(m_findings);
    }

private:
    QByteArrayView textOf(size_t index) const { return m_split.statements[index].in(m_file.body); }

    void add(Verdict verdict, qsizetype within)
    {
        const sqltext::Statement &statement = m_split.statements[m_statement];
        addAt(std::move(verdict), statement.offset + within);
        Finding &finding = m_findings.back();
        finding.offset = statement.offset;
        finding.length = statement.length;
        finding.statement = firstWords(textOf(m_statement));
        m_statementOf.back() = int(m_statement);
    }
    void addAt(Verdict verdict, qsizetype offset)
    {
        Finding out;
        out.rule = QString::fromLatin1(verdict.rule);
        out.severity = verdict.severity;
        out.version = m_file.version;
        out.fileName = m_file.fileName;
        const sqltext::Position place = sqltext::positionAt(m_file.body, offset);
        out.line = place.line;
        out.column = place.column;
        out.offset = offset;
        out.object = verdict.object;
        out.lock = sqltext::lockName(verdict.lock);
        out.message = std::move(verdict.message);
        out.advice = std::move(verdict.advice);
        m_findings.push_back(std::move(out));
        m_statementOf.push_back(-1);
    }

    // A view that is dropped to be made again breaks nobody, as long as it happens in one transaction.
    void whatIsMadeLater(const std::vector<std::vector<Effect>> &effects)
    {
        KnownSchema path; // only for where names lead
        for (size_t i = 0; m_file.transactional && i < effects.size(); ++i) {
            for (const Effect &effect : effects[i]) {
                if (effect.change == Change::SetSearchPath)
                    path.take(effect);
                else if (effect.change == Change::CreateView || effect.change == Change::CreateMaterializedView || effect.change == Change::CreateRoutine
                         || effect.change == Change::CreateSequence || effect.change == Change::CreateDomain || effect.change == Change::CreateType)
                    m_lastMade.insert(path.key(effect.object), i);
            }
        }
    }

    void control()
    {
        if (!m_split.statements[m_statement].suspect)
            return;
        const sqltext::Meaning meaning = sqltext::meaning(textOf(m_statement));
        using sqltext::Nature;
        if (meaning.nature == Nature::Begin || meaning.nature == Nature::Commit || meaning.nature == Nature::Rollback || meaning.nature == Nature::Prepare)
            add({"transaction-control", Severity::Notice, Lock::None, {},
                 {QT_TRANSLATE_NOOP("core", "The file has a %1 of its own. Tenantry runs a file in one transaction, or statement by statement outside of one, and writes down how far it came."), {meaning.words}},
                 QT_TRANSLATE_NOOP("core", "Remove it, and make several files where several transactions are needed.")}, 0);
        if (meaning.nature == Nature::OutsideOnly && m_firstOutside < 0)
            m_firstOutside = int(m_statement);
    }

    // What is dangerous only because of what came before it in the same transaction.
    void together(const Effect &effect)
    {
        if (!m_file.transactional)
            return;
        const QString table = m_known.key(effect.object), name = effect.object.text();
        if ((effect.change == Change::AddForeignKey || effect.change == Change::AddCheck) && effect.notValid && !m_known.isNew(effect.object))
            m_notValid.insert(table + QLatin1Char('\n') + effect.part);
        if (effect.change == Change::ValidateConstraint && m_notValid.contains(table + QLatin1Char('\n') + effect.part))
            add({"validate-in-same-transaction", Severity::BlocksAll, Lock::AccessExclusive, name + QLatin1Char('.') + effect.part,
                 {QT_TRANSLATE_NOOP("core", "The constraint %1 was added in this same file: its strong lock is still held while VALIDATE looks at every row, as if NOT VALID had not been said."), {effect.part}},
                 QT_TRANSLATE_NOOP("core", "Put VALIDATE CONSTRAINT into the next file: each file is a transaction of its own.")}, effect.offset);
        if ((effect.change == Change::Update || effect.change == Change::Delete) && m_locked.value(table) == Lock::AccessExclusive && !m_known.isNew(effect.object) && !m_toldData.contains(table)) {
            m_toldData.insert(table);
            add({"data-change-under-lock", Severity::BlocksAll, Lock::AccessExclusive, name,
                 {QT_TRANSLATE_NOOP("core", "An earlier statement of this file holds ACCESS EXCLUSIVE on %1: nobody reads or writes it until these rows are changed and the transaction ends."), {name}},
                 QT_TRANSLATE_NOOP("core", "Change the data in the next file: each file is a transaction of its own.")}, effect.offset);
        }
        for (const Held &held : locksHeld(effect, m_known)) {
            Lock &lock = m_locked[m_known.key(held.table)];
            const bool another = lock == Lock::None;
            lock = std::max(lock, held.lock);
            if (!another)
                continue;
            if (m_tables.isEmpty())
                m_firstLocking = m_statement;
            m_tables << held.table.text();
            if (m_firstLocking != m_statement && !m_toldSeveral) { // what one statement takes cannot be taken apart
                m_toldSeveral = true;
                add({"several-strong-locks", Severity::BlocksAll, held.lock, {}, {}, {}}, effect.offset); // the rest at the end
                m_several = m_findings.size() - 1;
            }
        }
        // Renamed while locked: the lock stays on it.
        if (effect.change == Change::RenameTable && m_locked.contains(table))
            m_locked.insert(m_known.key({effect.object.schema, effect.newName}), m_locked.value(table));
    }

    void trouble()
    {
        if (m_toldSeveral) { // now all of them are known
            Finding &finding = m_findings[m_several];
            const Lock strongest = *std::ranges::max_element(m_locked);
            finding.severity = strongest == Lock::AccessExclusive ? Severity::BlocksAll : Severity::BlocksWrites;
            finding.lock = sqltext::lockName(strongest);
            finding.object = m_tables.join(QStringLiteral(", "));
            finding.message = {QT_TRANSLATE_NOOP("core", "Strong locks on %1 in one transaction: each is held while the next one is waited for, and whoever takes them in another order ends in a deadlock."), {finding.object}};
            finding.advice = QT_TRANSLATE_NOOP("core", "One table a file: each file is a transaction of its own.");
        }
        if (!m_split.trouble)
            return;
        qsizetype offset = 0;
        for (int line = 1; line < m_split.trouble->line; ++line)
            offset = m_file.body.indexOf('\n', offset) + 1;
        addAt({"unreadable-statement", Severity::Notice, Lock::None, {},
               {QT_TRANSLATE_NOOP("core", "From “%1” on the file cannot be read as SQL, so the rest was not looked at."), {m_split.trouble->word}},
               QT_TRANSLATE_NOOP("core", "Remove psql commands, and close quotes and comments.")}, offset);
    }

    void outside(const std::vector<std::vector<Effect>> &effects)
    {
        if (m_file.transactional || m_firstOutside < 0)
            return;
        for (size_t i = 0; i < effects.size(); ++i) {
            const bool changes = std::ranges::any_of(effects[i], [](const Effect &each) { return each.change != Change::SetTimeout && each.change != Change::SetSearchPath; });
            if (!changes || sqltext::meaning(textOf(i)).nature == sqltext::Nature::OutsideOnly)
                continue;
            m_statement = i;
            add({"mixed-with-concurrently", Severity::Notice, Lock::None, {},
                 {QT_TRANSLATE_NOOP("core", "This statement runs outside of a transaction, because %1 is in the same file: if something fails, what came before it stays."), {sqltext::meaning(textOf(size_t(m_firstOutside))).words}},
                 QT_TRANSLATE_NOOP("core", "Put it into a file of its own.")}, 0);
            return; // once a file
        }
    }

    void allow()
    {
        const QStringList rules = lintRules();
        for (const Annotation &note : annotations(m_file.body, m_split.statements)) {
            const auto complain = [&](base::Text message, base::Text advice) {
                addAt({"useless-annotation", Severity::Notice, Lock::None, {}, std::move(message), std::move(advice)}, note.offset);
            };
            QStringList unknown;
            std::ranges::copy_if(note.rules, std::back_inserter(unknown), [&](const QString &rule) { return !rules.contains(rule); });
            if (note.rules.isEmpty() || !unknown.isEmpty())
                complain({QT_TRANSLATE_NOOP("core", "There is no rule called “%1”."), {unknown.join(QStringLiteral(", "))}},
                         {QT_TRANSLATE_NOOP("core", "It is written: %1"), {QStringLiteral("-- tenantry:allow create-index …")}});
            else if (note.reason.isEmpty())
                complain({QT_TRANSLATE_NOOP("core", "%1 is not allowed without a reason."), {note.rules.join(QStringLiteral(", "))}},
                         {QT_TRANSLATE_NOOP("core", "It is written: %1"), {QStringLiteral("-- tenantry:allow %1 …").arg(note.rules.first())}});
            else if (note.statement < 0 || !note.alone)
                complain(QT_TRANSLATE_NOOP("core", "This annotation stands before no statement."), QT_TRANSLATE_NOOP("core", "Put it on a line of its own before the statement."));
            if (note.reason.isEmpty() || note.statement < 0 || !note.alone)
                continue;
            for (size_t i = 0; i < m_findings.size(); ++i) {
                if (m_statementOf[i] == note.statement && note.rules.contains(m_findings[i].rule)) {
                    m_findings[i].allowed = true;
                    m_findings[i].reason = note.reason;
                }
            }
        }
        std::ranges::stable_sort(m_findings, [](const Finding &a, const Finding &b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); });
    }

    const drivers::Migration &m_file;
    KnownSchema &m_known;
    int m_version;
    sqltext::Split m_split;
    QHash<QString, size_t> m_lastMade; // by name: the last statement that makes it
    size_t m_statement = 0, m_several = 0, m_firstLocking = 0;
    int m_firstOutside = -1;
    std::vector<Finding> m_findings;
    std::vector<int> m_statementOf; // beside m_findings, until they are sorted
    QHash<QString, Lock> m_locked;  // by table
    QStringList m_tables;
    QSet<QString> m_notValid, m_toldData;
    bool m_toldSeveral = false;
};

} // namespace

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::LosesData: return QStringLiteral("loses_data");
    case Severity::BreaksClients: return QStringLiteral("breaks_clients");
    case Severity::RewritesTable: return QStringLiteral("rewrites_table");
    case Severity::BlocksAll: return QStringLiteral("blocks_all");
    case Severity::BlocksWrites: return QStringLiteral("blocks_writes");
    case Severity::Notice: return QStringLiteral("notice");
    }
    return {};
}

base::Text severityText(Severity severity)
{
    switch (severity) {
    case Severity::LosesData: return QT_TRANSLATE_NOOP("core", "may lose data");
    case Severity::BreaksClients: return QT_TRANSLATE_NOOP("core", "breaks the running version");
    case Severity::RewritesTable: return QT_TRANSLATE_NOOP("core", "rewrites the table");
    case Severity::BlocksAll: return QT_TRANSLATE_NOOP("core", "blocks everybody");
    case Severity::BlocksWrites: return QT_TRANSLATE_NOOP("core", "blocks writes");
    case Severity::Notice: return QT_TRANSLATE_NOOP("core", "notice");
    }
    return {};
}

std::vector<Finding> lint(const std::vector<drivers::Migration> &files, const LintOptions &options)
{
    std::vector<Finding> out;
    KnownSchema known;
    bool looking = options.after.isEmpty();
    for (const drivers::Migration &file : files) {
        const bool after = options.after.isEmpty() || file.repeatable || compareVersions(file.version, options.after) > 0;
        known.beginFile();
        if ((after && !looking) || !options.oneRollout)
            known.settle();
        looking = after;
        std::vector<Finding> found = FileLinter(file, known, options.serverVersion).run();
        if (after)
            std::ranges::move(found, std::back_inserter(out));
    }
    return out;
}

std::vector<Finding> lint(const std::vector<drivers::Migration> &files, int serverVersion)
{
    return lint(files, LintOptions{.serverVersion = serverVersion, .after = {}, .oneRollout = true});
}

QStringList lintRules()
{
    static const QStringList rules = [] {
        QStringList out;
        for (const char *rule : {"add-check", "add-column-default", "add-column-not-null", "add-column-rewrite", "add-column-volatile-default", "add-exclusion-constraint",
                                 "add-foreign-key", "add-primary-key", "add-unique", "alter-column-type", "alter-domain", "attach-partition", "cluster", "create-index",
                                 "create-partition", "create-rule", "create-trigger", "data-change-under-lock", "delete-without-where", "detach-partition", "do-block",
                                 "drop-cascade", "drop-column", "drop-index", "drop-object", "drop-owned", "drop-schema", "drop-table", "lock-table", "mixed-with-concurrently",
                                 "refresh-materialized-view", "reindex", "rename-column", "rename-object", "rename-table", "set-access-method", "set-expression", "set-logged",
                                 "set-not-null", "set-schema", "set-tablespace", "sets-timeout", "several-strong-locks", "switch-trigger", "transaction-control", "truncate",
                                 "truncate-cascade", "unreadable-statement", "update-without-where", "useless-annotation", "vacuum-full", "validate-in-same-transaction"})
            out << QString::fromLatin1(rule);
        return out;
    }();
    return rules;
}

} // namespace tenantry::migrations

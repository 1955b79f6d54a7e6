#include "migrations/schemacomparison.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <tuple>

namespace tenantry::migrations {

using base::fail;
using base::Kind;
using base::Result;
using drivers::SchemaDescription;
using drivers::SchemaObject;

namespace {

using Lookup = QHash<QString, const SchemaObject *>;

Lookup byKey(const SchemaDescription &description)
{
    Lookup out;
    out.reserve(qsizetype(description.objects.size()));
    for (const SchemaObject &object : description.objects)
        out.insert(object.key(), &object);
    return out;
}

// The definition of an object that is on one side only: with those of its parts, so that it can be read in one piece.
QString whole(const SchemaObject &object, const QList<const SchemaObject *> &parts)
{
    QString out = object.definition;
    for (const SchemaObject *part : parts)
        if (!part->minor && !part->derived)
            out += QLatin1Char('\n') + part->kind + QLatin1Char(' ') + part->identity + QStringLiteral(": ")
                + QString(part->definition).replace(QLatin1Char('\n'), QStringLiteral("\n    "));
    return out;
}

class Comparer {
public:
    Comparer(const SchemaDescription &first, const SchemaDescription &second, const IgnorePatterns &ignore)
        : m_first(first), m_second(second), m_ignore(ignore), m_inFirst(byKey(first)), m_inSecond(byKey(second))
    {
    }

    Comparison run()
    {
        m_out.firstFingerprint = m_first.fingerprint;
        m_out.secondFingerprint = m_second.fingerprint;
        m_out.firstVersion = m_first.serverVersion;
        m_out.secondVersion = m_second.serverVersion;
        oneSided(m_first, m_inFirst, m_inSecond, Change::Missing);
        oneSided(m_second, m_inSecond, m_inFirst, Change::Extra);
        for (const SchemaObject &object : m_first.objects) {
            const SchemaObject *other = m_inSecond.value(object.key());
            if (other == nullptr || (object.derived && other->derived) || other->digest == object.digest || (object.kind == QLatin1String("column-order") && sameOrder(object.definition, other->definition)))
                continue;
            if (ignored(object, m_inFirst))
                ++m_out.ignored;
            else
                m_out.differences << Difference{Change::Changed, object.kind, object.identity, object.definition, other->definition, {}, object.minor};
        }
        std::ranges::sort(m_out.differences, [](const Difference &a, const Difference &b) {
            return std::tie(a.minor, a.kind, a.identity) < std::tie(b.minor, b.kind, b.identity);
        });
        return std::move(m_out);
    }

private:
    // Columns that are on one side only are differences of their own.
    static bool sameOrder(const QString &first, const QString &second)
    {
        QStringList a = first.split(QLatin1Char('\n')), b = second.split(QLatin1Char('\n'));
        const QSet<QString> inA(a.cbegin(), a.cend()), inB(b.cbegin(), b.cend());
        a.removeIf([&](const QString &name) { return !inB.contains(name); });
        b.removeIf([&](const QString &name) { return !inA.contains(name); });
        return a == b;
    }

    bool ignored(const SchemaObject &object, const Lookup &side) const
    {
        if (m_ignore.isEmpty())
            return false;
        const SchemaObject *each = &object;
        for (int depth = 0; each != nullptr && depth < 8; each = side.value(each->parent), ++depth)
            if (m_ignore.matches(each->key()))
                return true;
        return false;
    }

    void oneSided(const SchemaDescription &here, const Lookup &inHere, const Lookup &inOther, Change change)
    {
        QHash<QString, QList<const SchemaObject *>> parts; // by the key of what they came or went with
        for (const SchemaObject &object : here.objects) {
            if (inOther.contains(object.key()))
                continue;
            const SchemaObject *top = nullptr;
            const SchemaObject *each = inHere.value(object.parent);
            for (int depth = 0; each != nullptr && depth < 8 && !inOther.contains(each->key()); each = inHere.value(each->parent), ++depth)
                top = each;
            if (top != nullptr)
                parts[top->key()] << &object;
        }
        QSet<const SchemaObject *> folded;
        for (const auto &list : std::as_const(parts))
            folded.unite(QSet<const SchemaObject *>(list.cbegin(), list.cend()));
        for (const SchemaObject &object : here.objects) {
            if (object.minor || object.derived || folded.contains(&object) || inOther.contains(object.key()))
                continue;
            if (ignored(object, inHere)) {
                ++m_out.ignored;
                continue;
            }
            const QList<const SchemaObject *> its = parts.value(object.key());
            const QString definition = whole(object, its);
            Difference difference{change, object.kind, object.identity, {}, {}, {}, false};
            (change == Change::Missing ? difference.first : difference.second) = definition;
            for (const SchemaObject *part : its)
                if (!part->minor && !part->derived)
                    difference.parts << part->key();
            m_out.differences << difference;
        }
    }

    const SchemaDescription &m_first, &m_second;
    const IgnorePatterns &m_ignore;
    Lookup m_inFirst, m_inSecond;
    Comparison m_out;
};

} // namespace

Result<IgnorePatterns> IgnorePatterns::parse(const QStringList &globs)
{
    IgnorePatterns out;
    for (const QString &glob : globs) {
        if (!glob.contains(QLatin1Char(':')) || glob.startsWith(QLatin1Char(':')) || glob.endsWith(QLatin1Char(':')))
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” says nothing that could be ignored: it has to be a kind, a colon and a name."), {glob}},
                        QT_TRANSLATE_NOOP("core", "For example index:public.tmp_* or grant:* or *:audit.*"));
        QString expression, literal;
        for (const QChar character : glob) {
            const bool any = character == QLatin1Char('*'), one = character == QLatin1Char('?');
            if (!any && !one) {
                literal += character;
                continue;
            }
            expression += QRegularExpression::escape(literal) + (any ? QStringLiteral(".*") : QStringLiteral("."));
            literal.clear();
        }
        expression += QRegularExpression::escape(literal);
        out.m_expressions << QRegularExpression(QRegularExpression::anchoredPattern(expression), QRegularExpression::DotMatchesEverythingOption);
    }
    return out;
}

bool IgnorePatterns::matches(const QString &key) const
{
    return std::ranges::any_of(m_expressions, [&](const QRegularExpression &expression) { return expression.match(key).hasMatch(); });
}

QString changeName(Change change)
{
    switch (change) {
    case Change::Missing: return QStringLiteral("missing");
    case Change::Extra: return QStringLiteral("extra");
    case Change::Changed: return QStringLiteral("changed");
    }
    return {};
}

int Comparison::major() const
{
    return int(std::ranges::count_if(differences, [](const Difference &each) { return !each.minor; }));
}

Comparison compare(const SchemaDescription &first, const SchemaDescription &second, const IgnorePatterns &ignore)
{
    return Comparer(first, second, ignore).run();
}

} // namespace tenantry::migrations

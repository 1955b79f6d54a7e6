// Two schemas, object by object.
#pragma once

#include "base/error.h"
#include "drivers/schema.h"

#include <QRegularExpression>
#include <QStringList>

namespace tenantry::migrations {

// Globs on "kind:identity": "index:public.tmp_*", "grant:*", "*:audit.*". `*` is any text, `?` one character, all else is itself.
class IgnorePatterns {
public:
    IgnorePatterns() = default;
    static base::Result<IgnorePatterns> parse(const QStringList &globs); // InvalidInput: without kind, or empty
    bool matches(const QString &key) const;
    bool isEmpty() const { return m_expressions.isEmpty(); }

private:
    QList<QRegularExpression> m_expressions;
};

enum class Change { Missing, Extra, Changed }; // in the second, against the first
QString changeName(Change change);             // "missing"

struct Difference {
    Change change = Change::Changed;
    QString kind, identity;
    QString first, second;  // the definitions; empty where it is not there
    QStringList parts;      // keys of what came or went together with it: a table's columns, constraints, indexes
    bool minor = false;
};

struct Comparison {
    QList<Difference> differences; // by kind and identity, minor ones last
    int ignored = 0;               // differences that a pattern left out
    QByteArray firstFingerprint, secondFingerprint;
    int firstVersion = 0, secondVersion = 0; // of the servers

    int major() const; // how many are not minor
    bool equal() const { return differences.isEmpty(); }
};

// A table that is on one side only is one difference, with all that belongs to it. An object is ignored with what it belongs to.
Comparison compare(const drivers::SchemaDescription &first, const drivers::SchemaDescription &second, const IgnorePatterns &ignore = {});

} // namespace tenantry::migrations

// Differences of two schemas, for people and for scripts: `migrate drift` and `tenant compare`.
#pragma once

#include "cli/console.h"
#include "migrations/schemacomparison.h"

#include <QJsonArray>

namespace tenantry::cli {

// "missing", "extra", "changed" for a change, in the words of who asks.
struct ChangeWords {
    QString missing, extra, changed;
};

// One after another with the lines that differ: "-" in the first, "+" in the second. Whatever stands in a definition is made printable.
void printDifferences(Console &console, const migrations::Comparison &comparison, const ChangeWords &words);

// [{"change", "kind", "identity", "minor", "parts", <first>, <second>}]; null where it is not there.
QJsonArray differencesJson(const migrations::Comparison &comparison, const QString &first, const QString &second);

QString fingerprintText(const QByteArray &fingerprint); // the first twelve digits, for people

} // namespace tenantry::cli

// SQLSTATE (PostgreSQL manual, appendix A) -> Error: one table that says what kind of failure a code is, in a sentence.
#pragma once

#include "base/error.h"

#include <QByteArray>

namespace tenantry::postgres {

// What the server said, in its own words.
struct ServerMessage {
    QString sqlstate;
    QString severity;   // not localized: ERROR, FATAL, PANIC
    QString primary;
    QString detail;
    QString hint;
    QString context;
    QString constraint;
    int position = 0;   // in characters of the SQL text, from 1; 0: unknown
    QString innerSql;   // … or in this text, which a function ran
    int innerPosition = 0;
    bool fatal() const { return severity == QLatin1String("FATAL") || severity == QLatin1String("PANIC"); }
};

// `sql`: to turn the position into line and column; its text is never repeated. `statement`: which of a script, from 1.
base::Error errorFromServer(const ServerMessage &message, const QByteArray &sql = {}, int statement = 0);

} // namespace tenantry::postgres

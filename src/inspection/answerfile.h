// What a tenant's database answered, as a file: nothing in it is run as a formula, and numbers stay numbers. Any thread.
#pragma once

#include "inspection/query.h"

#include <QJsonValue>
#include <stop_token>

namespace tenantry::inspection {

using Cell = std::optional<QByteArray>;
using CellRows = std::vector<std::vector<Cell>>;

bool isNumber(unsigned type); // an oid of pg_type

// Numbers and booleans as such; what JSON cannot hold exactly stays text (numeric, infinity), and so does everything else.
QJsonValue cellJson(const Cell &cell, unsigned type);

// UTF-8 with a mark at the beginning, for spreadsheets (base/csv.h). NULL and the empty text are the same there. Stopped: empty.
QByteArray asCsv(const QStringList &columns, const CellRows &rows, const std::stop_token &stop = {});

// One object a line, by column name; a second column of the same name is called name_2. Stopped: empty.
QByteArray asJsonLines(const QStringList &columns, const std::vector<unsigned> &types, const CellRows &rows, const std::stop_token &stop = {});

} // namespace tenantry::inspection

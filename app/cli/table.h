// An aligned table for people; cut to the terminal, never cut into a file or a pipe.
#pragma once

#include "cli/console.h"

#include <QList>

namespace tenantry::cli {

class Table {
public:
    struct Column { QString header; bool right = false; };

    explicit Table(QList<Column> columns) : m_columns(std::move(columns)) {}
    // Cells are made printable here. `colour` paints the cell of the same index.
    void add(QStringList cells, QList<Colour> colours = {});
    void print(Console &console) const;

private:
    QList<Column> m_columns;
    struct Row { QStringList cells; QList<Colour> colours; };
    QList<Row> m_rows;
};

// "Name   value" pairs, one a line; pairs with an empty value are left out.
void printFields(Console &console, const QList<std::pair<QString, QString>> &fields);

} // namespace tenantry::cli

#include "cli/table.h"

#include <algorithm>

namespace tenantry::cli {

namespace {

constexpr int gap = 2;

QString padded(const QString &text, int width, bool right)
{
    const QString spaces(std::max(0, width - displayWidth(text)), QLatin1Char(' '));
    return right ? spaces + text : text + spaces;
}

} // namespace

void Table::add(QStringList cells, QList<Colour> colours)
{
    for (QString &cell : cells)
        cell = base::printable(cell);
    m_rows << Row{std::move(cells), std::move(colours)};
}

void Table::print(Console &console) const
{
    QList<int> widths;
    for (qsizetype c = 0; c < m_columns.size(); ++c) {
        int width = displayWidth(m_columns.at(c).header);
        for (const Row &row : m_rows)
            width = std::max(width, displayWidth(row.cells.value(c)));
        widths << width;
    }
    if (const int room = console.streams().width; room > 0) {
        const auto total = [&] {
            int sum = gap * std::max(0, int(widths.size()) - 1);
            for (const int width : widths)
                sum += width;
            return sum;
        };
        // The widest column gives way first, down to six characters.
        while (total() > room) {
            const auto widest = std::max_element(widths.begin(), widths.end());
            if (widest == widths.end() || *widest <= 6)
                break;
            --*widest;
        }
    }
    const auto render = [&](const QStringList &cells, const QList<Colour> &colours) {
        QString out;
        int used = 0;
        for (qsizetype c = 0; c < m_columns.size(); ++c) {
            const int room = console.streams().width;
            int width = widths.at(c);
            if (room > 0 && used + width > room) {
                width = room - used;
                if (width < 2)
                    break;
            }
            const QString text = cutToWidth(cells.value(c), width);
            const bool last = c + 1 == m_columns.size();
            const QString cell = last && !m_columns.at(c).right ? text : padded(text, width, m_columns.at(c).right);
            out += console.painted(cell, colours.value(c, Colour::Plain));
            used += width + gap;
            if (!last)
                out += QString(gap, QLatin1Char(' '));
        }
        while (out.endsWith(QLatin1Char(' ')))
            out.chop(1);
        console.line(out);
    };
    QStringList headers;
    for (const Column &column : m_columns)
        headers << column.header;
    render(headers, QList<Colour>(m_columns.size(), Colour::Bold));
    for (const Row &row : m_rows)
        render(row.cells, row.colours);
}

void printFields(Console &console, const QList<std::pair<QString, QString>> &fields)
{
    int width = 0;
    for (const auto &[name, value] : fields)
        if (!value.isEmpty())
            width = std::max(width, displayWidth(name));
    for (const auto &[name, value] : fields)
        if (!value.isEmpty())
            console.line(console.painted(padded(name, width, false), Colour::Bold) + QString(gap, QLatin1Char(' ')) + base::printable(value));
}

} // namespace tenantry::cli

#include "migrations/linediff.h"

#include <QStringList>
#include <algorithm>
#include <vector>

namespace tenantry::migrations {

namespace {

constexpr qint64 mostCells = 4'000'000; // of the table below, 8 MB

QStringList linesOf(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(QLatin1Char('\n'));
}

// All lines of both, in order.
QList<DiffLine> script(const QStringList &a, const QStringList &b)
{
    using enum DiffLine::Side;
    qsizetype head = 0, tail = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const qsizetype n = a.size() - head - tail, m = b.size() - head - tail;
    QList<DiffLine> out;
    for (qsizetype i = 0; i < head; ++i)
        out << DiffLine{Both, a[i]};
    qsizetype i = 0, j = 0;
    if (n > 0 && m > 0 && n * m <= mostCells && std::max(n, m) < 65'000) {
        const size_t width = size_t(m) + 1; // common[x, y]: of what is left from line x and line y on
        std::vector<quint16> common((size_t(n) + 1) * width);
        for (qsizetype x = n - 1; x >= 0; --x)
            for (qsizetype y = m - 1; y >= 0; --y)
                common[size_t(x) * width + size_t(y)] = a[head + x] == b[head + y]
                    ? quint16(common[size_t(x + 1) * width + size_t(y + 1)] + 1)
                    : std::max(common[size_t(x + 1) * width + size_t(y)], common[size_t(x) * width + size_t(y + 1)]);
        while (i < n && j < m) {
            if (a[head + i] == b[head + j]) {
                out << DiffLine{Both, a[head + i]};
                ++i, ++j;
            } else if (common[size_t(i + 1) * width + size_t(j)] >= common[size_t(i) * width + size_t(j + 1)]) {
                out << DiffLine{First, a[head + i++]};
            } else {
                out << DiffLine{Second, b[head + j++]};
            }
        }
    }
    while (i < n)
        out << DiffLine{First, a[head + i++]};
    while (j < m)
        out << DiffLine{Second, b[head + j++]};
    for (qsizetype k = a.size() - tail; k < a.size(); ++k)
        out << DiffLine{Both, a[k]};
    return out;
}

} // namespace

QList<Hunk> lineDiff(const QString &first, const QString &second, int context)
{
    using enum DiffLine::Side;
    const QList<DiffLine> all = script(linesOf(first), linesOf(second));
    QList<Hunk> out;
    qsizetype end = 0; // of the last hunk, exclusive
    int atFirst = 1, atSecond = 1;
    QList<std::pair<int, int>> numbers;
    numbers.reserve(all.size());
    for (const DiffLine &line : all) {
        numbers << std::pair{atFirst, atSecond};
        atFirst += line.side != Second;
        atSecond += line.side != First;
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i].side == Both)
            continue;
        const qsizetype begin = std::max<qsizetype>(0, i - context), until = std::min<qsizetype>(all.size(), i + context + 1);
        if (out.isEmpty() || begin > end) {
            out << Hunk{numbers[begin].first, numbers[begin].second, all.mid(begin, until - begin)};
        } else {
            for (qsizetype k = end; k < until; ++k)
                out.last().lines << all[k];
        }
        end = std::max(end, until);
    }
    return out;
}

} // namespace tenantry::migrations

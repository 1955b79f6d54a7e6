// Two texts line by line, as diff(1) shows them.
#pragma once

#include <QList>
#include <QString>

namespace tenantry::migrations {

struct DiffLine {
    enum class Side { Both, First, Second };
    Side side = Side::Both;
    QString text;
};

struct Hunk {
    int first = 0, second = 0; // number of its first line in each text, from 1
    QList<DiffLine> lines;
};

// Longest common subsequence, with `context` lines around what differs. Texts of thousands of lines that share little are shown as
// one replaced by the other. Empty when they are the same.
QList<Hunk> lineDiff(const QString &first, const QString &second, int context = 3);

} // namespace tenantry::migrations

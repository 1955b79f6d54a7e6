// One line of text that is painted again and again: a cell, a chip. Shaping is what costs most when a table is painted, and a cell shows the same
// words each time; so a line is shaped once and kept, by text and font, and by room where it is cut. GUI thread.
#pragma once

#include <QFont>
#include <QRect>

class QPainter;

namespace tenantry::ui::theme {

// With the painter's font and pen, cut off with … at the end where the room is narrower. What has more than one line is shown in one.
void drawLine(QPainter *painter, const QRect &room, Qt::Alignment alignment, const QString &text);

// How wide the whole of it is, in pixels, rounded up.
int lineWidth(const QFont &font, const QString &text);

void forgetLines(); // whoever signs out leaves no texts behind

} // namespace tenantry::ui::theme

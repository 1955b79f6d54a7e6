#include "ui/theme/textline.h"

#include <QCache>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QtMath>

namespace tenantry::ui::theme {

namespace {

constexpr int whole = -1;
constexpr int widest = 1'000'000; // pixels

struct Key {
    QString text;
    QFont font;
    int room; // pixels; whole: it is not cut
    bool operator==(const Key &) const = default;
};

size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.text, key.font, key.room); }

struct Line {
    QTextLayout layout;
    qreal exact = 0;           // how wide, pixels
    int width = 0, height = 0; // rounded up
};

constexpr qsizetype most = 4'000; // lines: what a few tables on a large screen show

std::unique_ptr<Line> shape(const QString &text, const QFont &font)
{
    auto line = std::make_unique<Line>();
    line->layout.setText(text);
    line->layout.setFont(font);
    line->layout.setCacheEnabled(true);
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute); // where it stands is said when it is drawn, also when it is read from the right
    option.setWrapMode(QTextOption::NoWrap);
    line->layout.setTextOption(option);
    line->layout.beginLayout();
    if (QTextLine only = line->layout.createLine(); only.isValid()) {
        only.setLineWidth(widest);
        line->exact = only.naturalTextWidth();
        line->width = qCeil(line->exact);
        line->height = qCeil(only.height());
    }
    line->layout.endLayout();
    return line;
}

QCache<Key, Line> &kept()
{
    static QCache<Key, Line> lines(most);
    return lines;
}

const Line &lineOf(const QString &text, const QFont &font, int room)
{
    Key key{text, font, whole};
    Line *line = kept().object(key);
    if (!line) {
        QString single = text;
        for (QChar &each : single)
            if (each == QLatin1Char('\n') || each == QChar::LineSeparator || each == QChar::ParagraphSeparator)
                each = QLatin1Char(' ');
        line = shape(single, font).release();
        kept().insert(key, line);
    }
    if (room == whole || line->width <= room)
        return *line;
    key.room = room;
    Line *cut = kept().object(key);
    if (!cut) {
        cut = shape(QFontMetrics(font).elidedText(line->layout.text(), Qt::ElideRight, room), font).release();
        kept().insert(key, cut);
    }
    return *cut;
}

} // namespace

void drawLine(QPainter *painter, const QRect &room, Qt::Alignment alignment, const QString &text)
{
    if (text.isEmpty() || room.width() <= 0)
        return;
    const Line &line = lineOf(text, painter->font(), room.width());
    const QRect place = QStyle::alignedRect(painter->layoutDirection(), alignment, {line.width, line.height}, room);
    const qreal left = alignment & Qt::AlignRight ? line.width - line.exact : alignment & Qt::AlignHCenter ? (line.width - line.exact) / 2 : 0;
    line.layout.lineAt(0).draw(painter, place.topLeft() + QPointF(left, 0));
}

int lineWidth(const QFont &font, const QString &text) { return text.isEmpty() ? 0 : lineOf(text, font, whole).width; }

void forgetLines() { kept().clear(); }

} // namespace tenantry::ui::theme

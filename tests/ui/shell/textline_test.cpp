// A line that was shaped before looks like one that is drawn anew, whatever is in it, and whichever room it has.
#include "ui/theme/style.h"
#include "ui/theme/textline.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace tenantry::ui;
using namespace Qt::StringLiterals;

namespace {

QImage blank(QSize size = {240, 40})
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

bool sameBut(const QImage &one, const QImage &other, int right, int down) // the same, moved by so much
{
    constexpr int edge = 2;
    for (int y = edge; y < one.height() - edge; ++y)
        for (int x = edge; x < one.width() - edge; ++x)
            if (one.pixel(x, y) != other.pixel(x + right, y + down))
                return false;
    return true;
}

// Qt rounds where a line begins otherwise, depending on who draws it.
bool looksLike(const QImage &one, const QImage &other)
{
    if (one.size() != other.size())
        return false;
    for (int right = -1; right <= 1; ++right)
        for (int down = -1; down <= 1; ++down)
            if (sameBut(one, other, right, down))
                return true;
    return false;
}

// As it was before: Qt draws the cells.
class Plain : public theme::Style {
public:
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override { QProxyStyle::drawControl(element, option, painter, widget); }
};

QImage shot(QTableView &table, QStyle &style)
{
    table.setStyle(&style);
    QImage image = blank(table.size());
    table.render(&image);
    return image;
}

} // namespace

class TextLineTest : public QObject {
    Q_OBJECT
private slots:
    void looksAsQtDrawsIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"Laboratorio Nuñez"_s;
        QTest::newRow("cut") << u"A name that is much too long for the room that it has, and then some"_s;
        QTest::newRow("cut in a ligature") << u"office office office office office office office"_s;
        QTest::newRow("from the right") << u"\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"_s;
        QTest::newRow("both ways") << u"abc \u05e9\u05dc\u05d5\u05dd 12"_s;
        QTest::newRow("beyond the BMP") << u"\U0001F9EA Lab \U0001F9EA"_s;
        QTest::newRow("combined") << u"e\u0301 n\u0303"_s;
        QTest::newRow("lines") << u"one\ntwo\u2028three"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << u"   "_s;
    }
    void looksAsQtDrawsIt()
    {
        QFETCH(const QString, text);
        QFont bold;
        bold.setBold(true);
        for (const QFont &font : {QFont(), bold})
            for (const Qt::AlignmentFlag side : {Qt::AlignLeft, Qt::AlignRight})
                for (int again = 0; again < 2; ++again) // shaped, and kept
                    for (const int width : {230, 90}) {
                        const QRect room(5, 0, width, 40);
                        QImage ours = blank(), theirs = blank();
                        QPainter painter(&ours);
                        painter.setFont(font);
                        painter.setPen(again ? Qt::red : Qt::black); // the colour is not what is kept
                        theme::drawLine(&painter, room, side | Qt::AlignVCenter, text);
                        painter.end();
                        QString single = text;
                        single.replace(u'\n', u' ').replace(QChar::LineSeparator, u' ');
                        painter.begin(&theirs);
                        painter.setFont(font);
                        painter.setPen(again ? Qt::red : Qt::black);
                        const QFontMetrics metrics(font);
                        painter.drawText(room, int(side | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, metrics.elidedText(single, Qt::ElideRight, width));
                        painter.end();
                        if (side == Qt::AlignLeft)
                            QVERIFY(looksLike(ours, theirs));
                        QCOMPARE(ours == blank(), text.trimmed().isEmpty());
                        for (int y = 0; y < ours.height(); ++y) // never beyond its room
                            for (int x = room.right() + 3; x < ours.width(); ++x)
                                QCOMPARE(ours.pixelColor(x, y), QColor(Qt::white));
                    }
        if (!text.endsWith(u' ')) // blanks at the end are no part of it
            QVERIFY(std::abs(theme::lineWidth(bold, text) - QFontMetrics(bold).horizontalAdvance(QString(text).replace(u'\n', u' ').replace(QChar::LineSeparator, u' '))) <= 1);
    }
    // Figures of one width are another font, though everything else of it is the same.
    void figuresOfOneWidth()
    {
        const QFont one, other = theme::numeric(one);
        const QString figures = u"1111111111"_s;
        const auto draw = [&](const QFont &font) {
            QImage image = blank();
            QPainter painter(&image);
            painter.setFont(font);
            theme::drawLine(&painter, {5, 0, 230, 40}, Qt::AlignLeft, figures);
            return image;
        };
        const QImage first = draw(one), second = draw(other);
        theme::forgetLines();
        QCOMPARE(draw(other), second);
        theme::forgetLines();
        QCOMPARE(draw(one), first);
    }
    void noRoom()
    {
        QImage image = blank();
        QPainter painter(&image);
        theme::drawLine(&painter, {5, 0, 0, 40}, Qt::AlignLeft, u"text"_s);
        theme::drawLine(&painter, {5, 0, -5, 40}, Qt::AlignLeft, u"text"_s);
        painter.end();
        QVERIFY(image == blank());
        painter.begin(&image);
        theme::drawLine(&painter, {5, 0, 1, 40}, Qt::AlignLeft, u"text"_s); // not even for …
    }
    // Far more lines than are kept: what was let go is shaped again.
    void manyLines()
    {
        const QImage before = [] {
            QImage image = blank();
            QPainter painter(&image);
            theme::drawLine(&painter, {5, 0, 200, 40}, Qt::AlignLeft, u"the first"_s);
            return image;
        }();
        QImage image = blank();
        QPainter painter(&image);
        for (int i = 0; i < 10'000; ++i)
            theme::drawLine(&painter, {5, 0, 60, 40}, Qt::AlignLeft, u"a line that is cut, and is number %1"_s.arg(i));
        painter.end();
        for (int again = 0; again < 2; ++again) {
            image = blank();
            painter.begin(&image);
            theme::drawLine(&painter, {5, 0, 200, 40}, Qt::AlignLeft, u"the first"_s);
            painter.end();
            QVERIFY(image == before);
            theme::forgetLines();
        }
    }
    void cellsLookAsBefore()
    {
        QStandardItemModel model(4, 3);
        for (int row = 0; row < 4; ++row) {
            model.setItem(row, 0, new QStandardItem(row == 1 ? u"a text that has no room in its column"_s : u"text %1"_s.arg(row)));
            auto *number = new QStandardItem(QString::number(row * 1000));
            number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            number->setEnabled(row != 2);
            model.setItem(row, 1, number);
            auto *marked = new QStandardItem(u"marked"_s);
            marked->setCheckable(row == 0);
            QPixmap sign(16, 16);
            sign.fill(Qt::blue);
            if (row > 1)
                marked->setIcon(sign);
            QFont bold;
            bold.setBold(true);
            if (row == 3)
                marked->setFont(bold);
            model.setItem(row, 2, marked);
        }
        theme::Style ours;
        Plain theirs;
        QTableView table;
        table.setModel(&model);
        table.setWordWrap(false);
        table.verticalHeader()->hide();
        table.resize(400, 240);
        table.show();
        table.setCurrentIndex(model.index(3, 2));
        table.selectRow(3);
        const QImage cells = shot(table, ours), wanted = shot(table, theirs);
        for (int row = 0; row < 4; ++row)
            for (int column = 0; column < 3; ++column) {
                const QRect cell = table.visualRect(model.index(row, column)).translated(table.viewport()->pos()).adjusted(1, 1, -1, -1);
                QVERIFY2(looksLike(cells.copy(cell), wanted.copy(cell)), qPrintable(u"%1, %2"_s.arg(row).arg(column)));
            }
        table.setWordWrap(true); // then Qt lays it out
        QCOMPARE(shot(table, ours), shot(table, theirs));
        table.setStyle(nullptr);
    }
};

QTEST_MAIN(TextLineTest)
#include "textline_test.moc"

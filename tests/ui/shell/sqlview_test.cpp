// SQL to be read: numbers, colours of the theme, a marked line, and texts that no view could lay out in time.
#include "ui/theme/theme.h"
#include "ui/widgets/sqlview.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTextBlock>
#include <QThreadPool>
#include <QTimer>
#include <ctime>

using namespace tenantry::ui;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    QThreadPool pool;
    std::unique_ptr<SqlView> view;
    explicit Shown(bool workers = true) : view(std::make_unique<SqlView>(workers ? &pool : nullptr))
    {
        view->resize(700, 400);
        view->show();
    }
    ~Shown()
    {
        view.reset();
        pool.waitForDone();
    }
    QTextBlock block(int number) const { return view->edit()->document()->findBlockByNumber(number); }
    QColor colourAt(int line, int column) const
    {
        for (const auto &range : block(line).layout()->formats())
            if (column >= range.start && column < range.start + range.length)
                return range.format.foreground().color();
        return {};
    }
};

double cpuMs() // of this thread: what others do on the machine does not count
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

// The longest that the event loop was away while `view` shows this.
double longestPause(SqlView &view, const QByteArray &sql)
{
    double longest = 0, last = cpuMs();
    const auto look = [&] {
        const double now = cpuMs();
        longest = std::max(longest, now - last);
        last = now;
    };
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &beat, look);
    beat.start(0);
    view.setSql(sql);
    look();
    if (!QTest::qWaitFor([&] { return view.isSettled(); }, 60'000))
        return 1e9;
    QCoreApplication::processEvents();
    look();
    return longest;
}

} // namespace

class SqlViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void colouredInTheThemeOfNow()
    {
        theme::Theme theme(*qApp, theme::Mode::Light);
        Shown shown;
        shown.view->setSql("-- one patient\nCREATE TABLE patient (name text DEFAULT 'none', n int DEFAULT 42);\n");
        QCOMPARE(shown.view->edit()->toPlainText(), u"-- one patient\nCREATE TABLE patient (name text DEFAULT 'none', n int DEFAULT 42);"_s); // at once
        QTRY_VERIFY(shown.view->isSettled());
        QCOMPARE(shown.colourAt(0, 3), theme::light().muted);
        QCOMPARE(shown.colourAt(1, 0), theme::light().link);
        QCOMPARE(shown.colourAt(1, 43), theme::light().ink(Tone::Success));
        QVERIFY(!shown.colourAt(1, 13).isValid() || shown.colourAt(1, 13) == theme::light().text); // a name
        theme.setMode(theme::Mode::Dark);
        QTRY_COMPARE(shown.colourAt(1, 0), theme::dark().link);
        QCOMPARE(shown.colourAt(0, 3), theme::dark().muted);
        // Another text takes the place of the first, also while that is being read.
        shown.view->setSql("SELECT 1;");
        shown.view->setSql("/* a\n   b */ SELECT 2;");
        QTRY_VERIFY(shown.view->isSettled());
        QCOMPARE(shown.view->edit()->toPlainText(), u"/* a\n   b */ SELECT 2;"_s);
        QCOMPARE(shown.colourAt(1, 3), theme::dark().muted); // the comment goes over lines
        QCOMPARE(shown.colourAt(1, 8), theme::dark().link);
    }

    void marked()
    {
        Shown shown;
        shown.view->setMark(12, 5); // before the text is there
        shown.view->setSql("ALTER TABLE a\n\n  ADD b int;\nSELECT 1;\n", 10);
        QCOMPARE(shown.view->edit()->extraSelections().size(), 2);
        QCOMPARE(shown.view->edit()->extraSelections().first().cursor.block().text(), u"  ADD b int;"_s);
        shown.view->setMark(11);
        QCOMPARE(shown.view->edit()->extraSelections().size(), 1);
        shown.view->setMark(99); // not in this part
        QCOMPARE(shown.view->edit()->extraSelections().size(), 0);
        shown.view->setMark(10, 2000); // past the line's end
        QCOMPARE(shown.view->edit()->extraSelections().size(), 2);
        shown.view->setMark(0);
        QCOMPARE(shown.view->edit()->extraSelections().size(), 0);
    }

    void whatCannotBeSeenIsShown()
    {
        Shown shown;
        shown.view->setSql("SELECT \xE2\x80\xAE 1;\r\n\tSELECT \xFF 2;\r\n");
        QCOMPARE(shown.block(0).text(), u"SELECT \\u202e 1;"_s);
        QCOMPARE(shown.block(1).text(), u"    SELECT \uFFFD 2;"_s);
        QCOMPARE(shown.view->edit()->document()->blockCount(), 2);
        shown.view->setSql({});
        QTRY_VERIFY(shown.view->isSettled());
        QCOMPARE(shown.view->edit()->toPlainText(), QString());
    }

    void withoutWorkers()
    {
        Shown shown(false);
        shown.view->setSql("SELECT 1;");
        QVERIFY(shown.view->isSettled());
        QCOMPARE(shown.view->edit()->toPlainText(), u"SELECT 1;"_s);
    }

    void huge_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("note");
        QByteArray lines, one = "INSERT INTO t VALUES ";
        while (lines.size() < 400'000)
            lines += "INSERT INTO patient (id, name) VALUES (" + QByteArray::number(lines.size()) + ", 'María'); -- one of many\n";
        while (one.size() < (1 << 20))
            one += "(" + QByteArray::number(one.size()) + ", 'x'), ";
        QTest::newRow("coloured") << lines << QString();
        QTest::newRow("a megabyte") << lines + lines + lines.left(200'000) << u"without colours"_s;
        QTest::newRow("more") << lines + lines + lines + lines << u"The first 1 MiB of a longer text."_s;
        QTest::newRow("one line") << one << u"Lines of more than 1,000 characters"_s;
        QTest::newRow("many long lines") << (one.left(30'000) + '\n').repeated(33) << u"Lines of more than"_s;
    }
    void huge()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, note);
        Shown shown;
        shown.view->setSql("SELECT 1;");
        QTRY_VERIFY(shown.view->isSettled());
        const double pause = longestPause(*shown.view, sql);
        qInfo("%lld bytes: the window was held up for %.1f ms at most", qint64(sql.size()), pause);
        QVERIFY2(pause < 300, qPrintable(QString::number(pause))); // all at once would take a second; the bench has the measure
        QCOMPARE(shown.view->note()->isVisible(), !note.isEmpty());
        QVERIFY2(shown.view->note()->text().contains(note), qPrintable(shown.view->note()->text()));
        QCOMPARE(shown.block(0).layout()->formats().isEmpty(), sql.size() > SqlView::mostColoured);
        const qsizetype expected = std::min<qsizetype>(sql.size(), SqlView::mostShown);
        QCOMPARE(shown.view->edit()->document()->blockCount(), int(sql.first(expected).count('\n')) + (sql.first(expected).endsWith('\n') ? 0 : 1));
        const double gone = longestPause(*shown.view, "SELECT 2;"); // and away again
        qInfo("gone in %.1f ms", gone);
        QCOMPARE(shown.view->edit()->toPlainText(), u"SELECT 2;"_s);
    }
};

QTEST_MAIN(SqlViewTest)
#include "sqlview_test.moc"

// The query box as a person uses it: asked, stopped, refused at a place, masked, copied, exported; what comes back is data.
#include "shown.h"

#include "ui/inspection/answerview.h"
#include "ui/inspection/querypart.h"
#include "ui/widgets/sqledit.h"

#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QToolButton>

using namespace tenantry;
using namespace tenantry::test;

namespace {

struct Asking : Shown {
    explicit Asking(Role role = Role::Admin) : Shown(role)
    {
        open("query");
        page->reason()->setText(u"Ticket 7"_s);
    }
    QueryPart &query() const { return *page->query(); }
    void ask(const QString &sql) const
    {
        query().edit()->setSql(sql);
        query().run();
        [&] { QTRY_VERIFY(!query().isRunning()); }();
    }
};

base::Error serverError(const char *sqlstate, const char *words, const char *at)
{
    return {base::Kind::Database, {QT_TRANSLATE_NOOP("core", "The server does not understand the SQL: %1"), {QString::fromLatin1(words)}}, {}, QString::fromLatin1(sqlstate),
            u"ERROR %1: %2\nAT: %3"_s.arg(QLatin1StringView(sqlstate), QLatin1StringView(words), QLatin1StringView(at))};
}

} // namespace

class QueryTest : public QObject {
    Q_OBJECT
    Language m_language;

private slots:
    void initTestCase() { m_language.set(u"en"_s); }

    void asksWithCtrlReturn()
    {
        Asking s;
        s.page->reason()->clear();
        s.query().edit()->setFocus();
        QTest::keyClicks(s.query().edit(), u"SELECT 1"_s);
        QTest::keyClick(s.query().edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(s.page->reason()->hasFocus()); // why, first
        QVERIFY(!s.query().isRunning());
        QTest::keyClicks(s.page->reason(), u"Ticket 7"_s);
        s.query().edit()->setFocus();
        QTest::keyClick(s.query().edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(s.query().answer()->model()->rowCount() == 5);
        QVERIFY(s.standIn.asked().contains(u"query %1 Ticket 7 1000 SELECT 1"_s.arg(Shown::slugOf(1))));
        QVERIFY2(s.query().answer()->summary()->text().startsWith(u"5 rows"_s), qPrintable(s.query().answer()->summary()->text()));
        QCOMPARE(s.query().edit()->toPlainText(), u"SELECT 1"_s); // no line was broken
        s.page->copyButton()->click();
        QCOMPARE(QApplication::clipboard()->text(), u"tenantryctl inspect query %1 'SELECT 1' --reason 'Ticket 7'"_s.arg(Shown::slugOf(1)));
        QTRY_COMPARE(s.query().history()->model()->rowCount(), 1);
        s.query().edit()->setSql(u"other"_s);
        emit s.query().history()->activated(s.query().history()->model()->index(0, 0));
        QCOMPARE(s.query().edit()->sql(), u"SELECT 1"_s);
    }

    void isStopped_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"button", "escape", "another tenant", "page left", "closed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void isStopped()
    {
        QFETCH(QString, how);
        Asking s;
        s.standIn.set([](auto &state) { state.hold = true; });
        s.query().edit()->setSql(u"SELECT slow"_s);
        s.query().runButton()->click();
        QTRY_VERIFY(s.query().stopButton()->isVisible() && !s.query().runButton()->isVisible());
        QTRY_VERIFY(s.standIn.asked().constLast().startsWith(u"query"_s));
        QTRY_VERIFY(s.query().progress()->text().contains(u"at most 30"_s));
        s.query().run(); // a second time: nothing
        if (how == u"button")
            QTest::mouseClick(s.query().stopButton(), Qt::LeftButton);
        else if (how == u"escape")
            QTest::keyClick(s.query().edit(), Qt::Key_Escape);
        else if (how == u"another tenant")
            s.page->activated(Shown::idOf(2) + u"/query"_s);
        else if (how == u"page left")
            s.page->hide();
        else
            s.page.reset();
        QTRY_VERIFY(s.standIn.stopped() >= 1);
        if (!s.page)
            return;
        s.standIn.set([](auto &state) { state.hold = false; });
        QTRY_VERIFY(!s.query().isRunning());
        QVERIFY(!s.query().banner()->isVisible());
        QCOMPARE(s.query().answer()->model()->rowCount(), 0);
        QCOMPARE(s.query().edit()->sql(), u"SELECT slow"_s); // can be asked of the other one
        QCOMPARE(std::ranges::count_if(s.standIn.asked(), [](const QString &each) { return each.startsWith(u"query"_s); }), 1);
    }

    void goesOnBehindAnotherTab()
    {
        Asking s;
        s.standIn.set([](auto &state) { state.hold = true; });
        s.query().edit()->setSql(u"SELECT slow"_s);
        s.query().run();
        QTRY_VERIFY(s.standIn.asked().constLast().startsWith(u"query"_s));
        s.page->tabs()->setCurrentIndex(InspectionPage::Locks); // what does it wait for?
        s.standIn.set([](auto &state) { state.hold = false; });
        QTRY_COMPARE(s.query().answer()->model()->rowCount(), 5);
    }

    void errorsPointToTheirPlace()
    {
        Asking s;
        s.standIn.set([](auto &state) { state.queryError = serverError("42703", "column \"nmae\" does not exist", "line 2, column 6"); });
        s.ask(u"SELECT id,\n '🎉', nmae\nFROM patient"_s);
        QTRY_VERIFY(s.query().banner()->isVisible());
        QCOMPARE(s.query().edit()->markedLine(), 2);
        QCOMPARE(s.query().edit()->extraSelections().size(), 2);
        QCOMPARE(s.query().edit()->textCursor().positionInBlock(), 6); // the emoji is one character there, two here
        QTest::keyClicks(s.query().edit(), u"x"_s);
        QCOMPARE(s.query().edit()->markedLine(), 0); // changed: the place is another one
        // As the core's own reading says it.
        s.standIn.set([](auto &state) { state.queryError = inspection::onlyLooks(u"SELECT 1\nFROM FROM x"_s).error(); });
        s.ask(u"SELECT 1\nFROM FROM x"_s);
        QTRY_COMPARE(s.query().edit()->markedLine(), 2);
        QCOMPARE(s.query().edit()->textCursor().positionInBlock(), 5);
        s.standIn.set([](auto &state) { state.queryError = serverError("42703", "x", "line 99, column 1"); }); // not in this text
        s.ask(u"SELECT 2"_s);
        QTRY_VERIFY(s.query().banner()->isVisible());
        QCOMPARE(s.query().edit()->markedLine(), 0);
        s.standIn.set([](auto &state) { state.queryError.reset(); });
        s.ask(u"SELECT 3"_s);
        QVERIFY(!s.query().banner()->isVisible());
    }

    void coloursFollow()
    {
        Asking s;
        s.query().edit()->setSql(u"SELECT 'a' -- b"_s);
        const auto ranges = [&] { return s.query().edit()->document()->firstBlock().layout()->formats().size(); };
        QTRY_VERIFY_WITH_TIMEOUT(ranges() >= 3, 20'000);
        QTest::keyClick(s.query().edit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(s.query().edit(), u"plain"_s);
        QTRY_COMPARE(ranges(), 0);
    }

    // What a USER may not read: refused, asked again without it, shown as masked.
    void maskedColumns()
    {
        Asking s(Role::User);
        QTRY_VERIFY(s.query().columns()->tree()->model()->rowCount() == 4);
        s.standIn.set([](auto &state) {
            state.queryError = base::Error{base::Kind::Permission, {QT_TRANSLATE_NOOP("core", "This asks for columns that are not open to your role (%1)."), {u"patient: email, api_token"_s}}, {}, u"42501"_s, {}};
        });
        s.ask(u"select *\nfrom Patient p WHERE p.id = 1"_s);
        QTRY_VERIFY(s.query().banner()->isVisible());
        const auto buttons = s.query().banner()->findChildren<QPushButton *>();
        const auto without = std::ranges::find(buttons, u"Ask without them"_s, &QPushButton::text);
        QVERIFY(without != buttons.end());
        auto answer = std::make_shared<ShownAnswer>();
        answer->columns = {u"id"_s, u"name"_s, u"born"_s};
        answer->types = {20, 25, 1082};
        answer->rows = {{"1", "Ana", "1980-01-01"}};
        s.standIn.set([&](auto &state) {
            state.queryError.reset();
            state.answer = {answer, false, 0, 1, {}};
        });
        (*without)->click();
        QTRY_COMPARE(s.query().answer()->model()->rowCount(), 1);
        QCOMPARE(s.query().edit()->sql(), u"SELECT id, name, born\nFROM patient p WHERE p.id = 1"_s);
        const AnswerModel *model = s.query().answer()->model();
        QStringList titles;
        for (int i = 0; i < model->columnCount(); ++i)
            titles << model->title(i);
        QCOMPARE(titles, (QStringList{u"id"_s, u"email"_s, u"name"_s, u"born"_s, u"api_token"_s, u"search"_s}));
        QCOMPARE(model->index(0, 1).data().toString(), u"•••"_s);
        QVERIFY(model->index(0, 1).data(Qt::ToolTipRole).toString().contains(u"*email*"_s));
        QVERIFY(model->index(0, 5).data(Qt::ToolTipRole).toString().contains(u"made of something"_s));
        QCOMPARE(model->index(0, 2).data().toString(), u"Ana"_s);
        s.query().answer()->table()->selectAll();
        QCOMPARE(s.query().answer()->copied(), u"1\t\tAna\t1980-01-01\t\t"_s);
        s.ask(u"SELECT 1"_s); // of another question nothing is masked
        QCOMPARE(model->columnCount(), 3);
        for (const char *sql : {"SELECT * FROM patient, appointment", "SELECT * FROM patient JOIN appointment USING (id)", "SELECT * FROM appointment", "SELECT email FROM patient", "SELECT * FROM billing.patient"})
            QVERIFY2(!s.query().columns()->withoutMasked(QString::fromLatin1(sql)), sql);
        QVERIFY(s.query().columns()->withoutMasked(u"SELECT * FROM public.patient"_s));
    }

    void columnsAreTakenIntoTheQuery()
    {
        Asking s;
        auto *tree = s.query().columns()->tree();
        QTRY_COMPARE(tree->model()->rowCount(), 4);
        s.query().edit()->setSql(u"SELECT *FROM"_s);
        s.query().edit()->moveCursor(QTextCursor::End);
        emit tree->activated(tree->model()->index(1, 0));
        QCOMPARE(s.query().edit()->sql(), u"SELECT *FROM \"order\""_s);
        s.page->focusFilter();
        QTest::keyClicks(s.page->focusWidget(), u"TOKEN"_s);
        QCOMPARE(tree->model()->rowCount(), 1);
        tree->setCurrentIndex(tree->model()->index(0, 0));
        s.query().columns()->ask()->click();
        QCOMPARE(s.query().edit()->sql(), u"SELECT id, email, name, born, api_token, search\nFROM patient\nLIMIT 100"_s); // an ADMIN reads all
    }

    void limitsAreTold()
    {
        Asking s;
        s.standIn.set([](auto &state) { state.answer = {samples::answerOf(1000), true, 3, 12, {QT_TRANSLATE_NOOP("core", "The tenant was removed meanwhile.")}}; });
        s.ask(u"SELECT many"_s);
        const QString notes = s.query().answer()->notes()->text();
        QVERIFY2(notes.contains(u"no more than 1,000 rows"_s) && notes.contains(u"3 values"_s) && notes.contains(u"removed meanwhile"_s), qPrintable(notes));
        s.standIn.set([](auto &state) { state.answer = {samples::answerOf(10), true, 0, 12, {}}; });
        s.query().limit()->setCurrentIndex(2);
        s.ask(u"SELECT wide"_s);
        QVERIFY2(s.query().answer()->notes()->text().contains(u"16"_s), qPrintable(s.query().answer()->notes()->text())); // MB
        QVERIFY(s.standIn.asked().constLast().contains(u" 10000 SELECT wide"_s) || s.standIn.asked().contains(u"query %1 Ticket 7 10000 SELECT wide"_s.arg(Shown::slugOf(1))));
    }

    void manyRows()
    {
        Asking s;
        s.standIn.set([](auto &state) { state.answer = {samples::answerOf(10'000, 40), false, 0, 90, {}}; });
        s.ask(u"SELECT many"_s);
        AnswerModel *model = s.query().answer()->model();
        QCOMPARE(model->rowCount(), 10'000);
        QTableView *table = s.query().answer()->table();
        const QAbstractItemModelTester tester(model);
        QCOMPARE(model->index(0, 0).data().toString(), u"10000"_s);
        table->sortByColumn(0, Qt::AscendingOrder);
        QCOMPARE(model->index(1, 0).data().toString(), u"2"_s); // as numbers
        table->sortByColumn(2, Qt::AscendingOrder);
        QCOMPARE(model->index(9'999, 2).data().toString(), u"NULL"_s);
        table->sortByColumn(2, Qt::DescendingOrder);
        QCOMPARE(model->index(9'999, 2).data().toString(), u"NULL"_s);
        table->sortByColumn(-1, Qt::AscendingOrder);
        QCOMPARE(model->index(0, 0).data().toString(), u"10000"_s);
        table->scrollToBottom();
        table->setCurrentIndex(model->index(9'999, 39));
        QVERIFY(!s.query().answer()->value()->toPlainText().isEmpty());
    }

    void hostileValuesAreData()
    {
        Asking s;
        auto answer = std::make_shared<ShownAnswer>();
        answer->columns = {samples::hostile(), u"long"_s, u"broken"_s, u"formula"_s};
        answer->types = {25, 25, 17, 25};
        answer->rows = {{samples::hostile().toUtf8(), QByteArray(1 << 20, 'x'), QByteArray("\xff\xfe\x00 ab", 6), "=cmd|' /C calc'!A0"}, {std::nullopt, "", "\t", "@x"}};
        s.standIn.set([&](auto &state) { state.answer = {answer, false, 1, 1, {}}; });
        s.ask(u"SELECT hostile"_s);
        const AnswerModel *model = s.query().answer()->model();
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 4; ++column) {
                const QModelIndex at = model->index(row, column);
                const QString text = at.data().toString(), tip = at.data(Qt::ToolTipRole).toString();
                QVERIFY(text.size() < 2'000);
                for (const QChar c : text + tip)
                    QVERIFY2(c == QChar(0x200d) || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format), qPrintable(QString::number(c.unicode(), 16)));
                QVERIFY2(tip.isEmpty() || (tip.startsWith(u"<qt>"_s) && !tip.contains(u"<img"_s)), qPrintable(tip.left(100)));
                s.query().answer()->table()->setCurrentIndex(at);
                const QString shown = s.query().answer()->value()->toPlainText();
                QVERIFY(shown.size() < 10'000);
                for (const QChar c : shown)
                    QVERIFY(c == u'\n' || c == u'\t' || c == QChar(0x200d) || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format));
            }
        QVERIFY(model->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString().size() < 200);
        QCOMPARE(model->index(1, 0).data().toString(), u"NULL"_s);
        // Copied: one cell as text, several so that no spreadsheet runs them.
        s.query().answer()->table()->setCurrentIndex(model->index(0, 0));
        QTest::keyClick(s.query().answer()->table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->text().contains(QChar(0x1b)) && QApplication::clipboard()->text().contains(u"<b>bold</b>"_s));
        s.query().answer()->table()->selectionModel()->select(QItemSelection(model->index(0, 2), model->index(1, 3)), QItemSelectionModel::ClearAndSelect);
        const QStringList lines = s.query().answer()->copied().split(u'\n');
        QCOMPARE(lines.size(), 2);
        for (const QString &line : lines)
            QVERIFY2(line.split(u'\t').value(1).startsWith(u"'"_s), qPrintable(line));
    }

    void exports()
    {
        Asking s;
        QTemporaryDir folder;
        auto answer = std::make_shared<ShownAnswer>();
        answer->columns = {u"id"_s, u"x"_s, u"x"_s, u"ok"_s};
        answer->types = {20, 25, 1700, 16};
        answer->rows = {{"1", "=1+1", "10.50", "t"}, {"2", std::nullopt, "NaN", "f"}};
        s.standIn.set([&](auto &state) { state.answer = {answer, false, 0, 1, {}}; });
        s.ask(u"SELECT 1"_s);
        const auto content = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QString csv = folder.filePath(u"a.csv"_s), json = folder.filePath(u"a.jsonl"_s);
        s.query().answer()->exportTo(csv, AnswerView::Format::Csv);
        QTRY_VERIFY(s.query().answer()->said()->text().contains(u"2 rows"_s));
        QCOMPARE(content(csv), QByteArray("\xEF\xBB\xBFid,x,x,ok\r\n1,'=1+1,10.50,t\r\n2,,NaN,f\r\n"));
        s.query().answer()->exportTo(json, AnswerView::Format::JsonLines);
        QTRY_COMPARE(content(json), QByteArray("{\"id\":1,\"x\":\"=1+1\",\"x_2\":\"10.50\",\"ok\":true}\n{\"id\":2,\"x\":null,\"x_2\":\"NaN\",\"ok\":false}\n"));
        s.query().answer()->exportTo(u"/nowhere/at/all.csv"_s, AnswerView::Format::Csv);
        QTRY_VERIFY(s.query().answer()->banner()->isVisible());
    }

    void inSpanish()
    {
        Asking s;
        s.ask(u"SELECT 1"_s);
        m_language.set(u"es"_s);
        QTRY_VERIFY(s.query().answer()->summary()->text().startsWith(u"5 filas"_s));
        QCOMPARE(s.page->tabs()->tabText(InspectionPage::Query), u"Consulta"_s);
        m_language.set(u"en"_s);
    }
};

QTEST_MAIN(QueryTest)
#include "query_test.moc"

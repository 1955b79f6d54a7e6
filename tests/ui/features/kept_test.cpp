// Cells of the matrix that were closed with what is typed in them: several of them, out of sight, of a feature that is another now.
#include "matrix.h"

#include "ui/features/featureeditor.h"
#include "ui/shell/language.h"
#include "ui/tenants/confirmbar.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::samples;

namespace {

// What fits in no cell of a number: typed there, refused, and left for another cell.
void keep(Matrix &s, int plan)
{
    QPointer<QLineEdit> line(s.open<QLineEdit>("monthly-orders", plan));
    QTest::keyClicks(line, QStringLiteral("many"));
    QTest::keyClick(line, Qt::Key_Return);
    s.page->table()->setCurrentIndex(s.cell("report-format", Gold));
    QTRY_VERIFY(!s.editor<QLineEdit>());
}

} // namespace

class FeatureKeptTest : public QObject {
    Q_OBJECT
    Language m_language;

private slots:
    void init()
    {
        m_language.set(QStringLiteral("en"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    // One cell is open when it is asked; all of them would be lost, and that is said.
    void severalAreCounted()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        const ConfirmBar *bar = s.page->confirmBar();
        keep(s, Bronze);
        keep(s, Silver);
        QVERIFY(!s.page->leave());
        QCOMPARE(s.page->table()->currentIndex(), s.cell("monthly-orders", Bronze));
        QCOMPARE(bar->question(), QStringLiteral("2 values typed into the table are not saved."));
        m_language.set(QStringLiteral("es"));
        QTRY_COMPARE(bar->question(), QStringLiteral("2 valores escritos en la tabla no están guardados."));
        m_language.set(QStringLiteral("en"));
        // The one that is open is given up: the other one is what it is about, and is in sight.
        s.page->confirmBar()->withdraw();
        QTest::keyClick(s.editor<QLineEdit>(), Qt::Key_Escape);
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(!s.page->leave());
        QCOMPARE(s.page->table()->currentIndex(), s.cell("monthly-orders", Silver));
        QCOMPARE(bar->question(), QStringLiteral("The changes made here are not saved."));
        s.page->confirmBar()->button()->click();
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(s.page->leave());
    }

    // The form beside the table is in sight, a value that is kept is not.
    void oneBesideAForm()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        s.page->newButton()->click();
        QTest::keyClicks(s.page->editor()->keyEdit(), QStringLiteral("zeb"));
        keep(s, Bronze);
        QVERIFY(!s.page->leave());
        QCOMPARE(s.page->confirmBar()->question(), QStringLiteral("1 value typed into the table, and the form beside it, are not saved."));
        m_language.set(QStringLiteral("es"));
        QTRY_COMPARE(s.page->confirmBar()->question(), QStringLiteral("1 valor escrito en la tabla y el formulario de al lado no están guardados."));
        m_language.set(QStringLiteral("en"));
        s.page->confirmBar()->button()->click();
        QVERIFY(!s.page->editor()->isVisible());
        QVERIFY(s.page->leave());
    }

    // Who is asked sees what it is about, in a column that is hidden and in a line that is scrolled away.
    void whatIsOutOfSightIsShown()
    {
        Matrix s;
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            auto &features = s.standIn.state->snapshot.features;
            const registry::Feature one = features.last();
            for (int i = 0; i < 60; ++i) {
                features << one;
                features.last().key = QStringLiteral("zz-%1").arg(i);
            }
        }
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->rowCount(), 66);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        QTableView *table = s.page->table();
        const auto inSight = [&] {
            const auto *line = s.editor<QLineEdit>();
            return line && line->text() == u"many" && table->viewport()->rect().contains(line->geometry());
        };
        keep(s, Silver);
        table->setColumnHidden(int(FeatureModel::FirstPlan) + Silver, true);
        QVERIFY(!s.page->leave());
        QVERIFY(!table->isColumnHidden(int(FeatureModel::FirstPlan) + Silver));
        QTRY_VERIFY(inSight());
        s.page->confirmBar()->withdraw();
        table->setCurrentIndex(s.cell("report-format", Gold));
        QTRY_VERIFY(!s.editor<QLineEdit>());
        table->setCurrentIndex(s.cell("monthly-orders", Silver)); // chosen, not opened
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
        QVERIFY(!s.page->leave());
        QTRY_VERIFY(inSight());
        s.page->confirmBar()->button()->click();
        QVERIFY(s.page->leave());
    }

    // Nor is it found out only by opening cells: one with something half typed in it has a mark, and says what.
    void aCellSaysWhatIsKept()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        const auto said = [&s](int role, int plan) { return s.cell("monthly-orders", plan).data(role).toString(); };
        const auto painted = [&s](int plan) {
            QImage image(120, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.initFrom(s.page->table());
            option.state = QStyle::State_Enabled;
            option.rect = image.rect();
            s.page->table()->itemDelegateForIndex(s.cell("monthly-orders", plan))->paint(&painter, option, s.cell("monthly-orders", plan));
            return image;
        };
        const QString tip = said(Qt::ToolTipRole, Bronze), heard = said(Qt::AccessibleTextRole, Bronze);
        const QImage plain = painted(Bronze), other = painted(Silver);
        keep(s, Bronze);
        QCOMPARE(said(Qt::ToolTipRole, Bronze), QString(tip + QStringLiteral("\nTyped here and not saved: “many”")));
        QCOMPARE(said(Qt::AccessibleTextRole, Bronze), QString(heard + QStringLiteral(". Typed here and not saved: “many”")));
        QVERIFY(painted(Bronze) != plain);
        QCOMPARE(painted(Silver), other);
        QVERIFY(!said(Qt::ToolTipRole, Silver).contains(u"not saved"));
        QVERIFY(!s.page->leave());
        s.page->confirmBar()->button()->click(); // discards
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QCOMPARE(said(Qt::ToolTipRole, Bronze), tip);
        QCOMPARE(said(Qt::AccessibleTextRole, Bronze), heard);
        QCOMPARE(painted(Bronze), plain);
        // Emptied, so that the default would hold, and filtered out.
        QTest::keyClick(s.open<QLineEdit>("monthly-orders", Silver), Qt::Key_Backspace);
        s.page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("invoice"));
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(said(Qt::ToolTipRole, Silver).endsWith(QStringLiteral("\nEmptied here and not saved")));
        QVERIFY(painted(Silver) != other);
    }

    // A feature that is a switch now has no line to type into: what nobody could open again is no work that would be lost.
    void aFeatureThatBecameASwitch()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        keep(s, Bronze);
        QVERIFY(s.page->hasUnsavedWork());
        const auto become = [&s](registry::FeatureKind kind, const QJsonValue &value) {
            s.change("monthly-orders", [&](registry::Feature &f) {
                f.kind = kind;
                f.defaultValue = value;
                f.planValues.clear();
            });
            QTRY_COMPARE(s.page->model()->find(QStringLiteral("monthly-orders"))->kind, kind);
        };
        become(registry::FeatureKind::Boolean, true);
        QVERIFY(!s.page->hasUnsavedWork());
        QVERIFY(s.page->leave());
        become(registry::FeatureKind::Number, 2000);
        QCOMPARE(s.open<QLineEdit>("monthly-orders", Bronze)->text(), QString()); // gone, not only unseen
    }
};

QTEST_MAIN(FeatureKeptTest)
#include "kept_test.moc"

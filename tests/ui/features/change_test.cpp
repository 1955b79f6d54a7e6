// The forms beside the matrix: one tenant's value, many tenants', a feature's own. What is typed is as it is printed, Enter and Esc do what they do
// elsewhere, and the focus is where somebody goes on.
#include "shown.h"

#include "ui/features/bulkchange.h"
#include "ui/features/bulkmodel.h"
#include "ui/features/featuredetails.h"
#include "ui/features/featureeditor.h"
#include "ui/shell/language.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::Shown;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom), spanish(QLocale::Spanish, QLocale::Spain);

struct Forms : Shown {
    BulkChange *forTenant(const char *key, const char *id)
    {
        page->activated(QString::fromLatin1(key) + u' ' + QString::fromLatin1(id));
        return page->bulk();
    }
    bool focused(const QWidget *widget) const
    {
        const QWidget *at = page->window()->focusWidget();
        return at && (at == widget || widget->isAncestorOf(at));
    }
    static QString copied(const BulkChange *bulk)
    {
        bulk->commandButton()->click();
        return QGuiApplication::clipboard()->text();
    }
};

} // namespace

class FeatureChangeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(english); }
    void cleanup() { QLocale::setDefault(english); }

    // From the pencil beside a tenant's value.
    void oneTenantsValue()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        BulkChange *bulk = s.forTenant("monthly-orders", "01a207");
        QTRY_VERIFY(s.says(QStringLiteral("Change “Orders a month” for Clínica del Sol")));
        QVERIFY(!bulk->filter()->isVisible());
        QCOMPARE(bulk->value()->currentText(), QStringLiteral("2,500")); // what it has
        QCOMPARE(bulk->value()->lineEdit()->selectedText(), QStringLiteral("2,500"));
        QVERIFY(s.focused(bulk->value()));
        QVERIFY(!bulk->hasUnsavedWork());
        QTest::keyClicks(bulk->value()->lineEdit(), QStringLiteral("3,000"));
        QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 7"));
        QVERIFY(bulk->hasUnsavedWork());
        QCOMPARE(Forms::copied(bulk), QStringLiteral("tenantryctl feature set --filter id:01a207 monthly-orders 3000 --reason 'ticket 7'"));
        bulk->closeButton()->click();
        QVERIFY(s.focused(s.page->table()));

        s.page->details()->changeButton()->click(); // the same feature, for many: nothing of the other is left
        QVERIFY(bulk->filter()->isVisible());
        QCOMPARE(bulk->filter()->text(), QString());
        QCOMPARE(bulk->reason()->text(), QString());
        QVERIFY(s.says(QStringLiteral("Change “Orders a month” for tenants")));
        QTest::keyClicks(bulk->filter(), QStringLiteral("plan:gold"));
        QCOMPARE(bulk->filter()->text(), QStringLiteral("plan:gold"));

        bulk->closeButton()->click();
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->tenantHas = QStringLiteral("compact");
        }
        s.forTenant("report-format", "t9"); // not the first of the choices
        QTRY_COMPARE(bulk->value()->currentText(), QStringLiteral("compact"));
        QVERIFY(s.says(QStringLiteral("Change “Format of reports” for Clínica del Sol")));
    }

    // The pencil names the feature: neither a filter nor the line that was chosen makes it another.
    void oneTenantsValueOfWhatIsFilteredOut()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->activated(QStringLiteral("is:killed"));
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        s.forTenant("monthly-orders", "t1");
        QTRY_VERIFY(s.says(QStringLiteral("Change “Orders a month” for Clínica del Sol")));
        QCOMPARE(s.selected(), QStringLiteral("monthly-orders"));
        s.page->bulk()->closeButton()->click();
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->snapshot.features.first().owner = QStringLiteral("Web");
        }
        s.page->activated(QStringLiteral("gone t1")); // retired meanwhile: no form for another
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("electronic-invoice"))->owner, QStringLiteral("Web"));
        QVERIFY(!s.page->bulk()->isVisible());
    }

    void whatIsTypedIsAsPrinted()
    {
        QLocale::setDefault(spanish);
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        BulkChange *bulk = s.forTenant("monthly-orders", "t1");
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->tenantHas = 10'000;
        }
        s.forTenant("report-format", "t1");
        s.forTenant("monthly-orders", "t1");
        QTRY_COMPARE(bulk->value()->currentText(), QStringLiteral("10.000"));
        QTest::keyClicks(bulk->reason(), QStringLiteral("r"));
        QCOMPARE(Forms::copied(bulk), QStringLiteral("tenantryctl feature set --filter id:t1 monthly-orders 10000 --reason r"));
        QLocale::setDefault(english); // another language: the same number
        bulk->retranslate();
        QCOMPARE(bulk->value()->currentText(), QStringLiteral("10,000"));
        bulk->value()->lineEdit()->selectAll();
        QTest::keyClicks(bulk->value()->lineEdit(), QStringLiteral("10,5"));
        bulk->look()->click();
        QVERIFY(s.says(QStringLiteral("not “10,5”")));
        QVERIFY(!bulk->applyButton()->isVisible());
    }

    void theFocusAfterApplyingAndUndoing()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        s.page->details()->changeButton()->click();
        BulkChange *bulk = s.page->bulk();
        QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 7"));
        QTest::keyClick(bulk->reason(), Qt::Key_Return);
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        QTRY_VERIFY(s.focused(bulk->applyButton()));
        QVERIFY(!s.page->leave());
        QVERIFY(s.page->confirmBar()->isAsking());
        bulk->applyButton()->setFocus();
        QTest::keyClick(bulk->applyButton(), Qt::Key_Return); // instead of an answer
        QTRY_VERIFY(bulk->undoButton()->isVisible());
        // The second half of a double click, or of a key that bounces, takes nothing back.
        QVERIFY(!bulk->undoButton()->isEnabled() && s.focused(bulk->table()));
        bulk->undoButton()->click();
        QTest::keyClick(bulk->table(), Qt::Key_Return);
        QTRY_VERIFY(bulk->undoButton()->isEnabled());
        QCOMPARE(s.standIn.done(), QStringList{QStringLiteral("apply 3")});
        bulk->undoButton()->setFocus();
        QVERIFY(!s.page->confirmBar()->isAsking());
        QVERIFY(s.page->leave()); // done: Esc closes it
        QTest::keyClick(bulk->undoButton(), Qt::Key_Return);
        QTRY_VERIFY(s.says(QStringLiteral("what they had before")));
        QVERIFY(s.focused(s.page->table()));
        bulk->closeButton()->click();
        s.page->details()->changeButton()->click(); // what is done is not begun again
        QCOMPARE(bulk->reason()->text(), QString());
    }

    // Somebody changes a tenant between the look and the click: it is named, and the list shows what it has, not what was meant for it.
    void somebodyWasFasterThanTheBatch()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        s.page->details()->changeButton()->click();
        BulkChange *bulk = s.page->bulk();
        QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 7"));
        bulk->look()->click();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->faster = {QStringLiteral("hospital-norte")};
            s.standIn.state->tenantHas = false;
        }
        bulk->applyButton()->click();
        QTRY_VERIFY(bulk->undoButton()->isVisible());
        QVERIFY(s.says(QStringLiteral("meanwhile and left alone: hospital-norte")));
        const auto after = [&](int row) { return bulk->table()->model()->index(row, BulkModel::After).data().toString(); };
        QCOMPARE(after(0), QStringLiteral("On"));
        QCOMPARE(after(1), QStringLiteral("Off, left alone"));
        QCOMPARE(after(2), QStringLiteral("On"));
        // All of them: nothing was changed, and what was looked at holds no longer.
        bulk->look()->click();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->faster << QStringLiteral("clinica-del-sol") << QStringLiteral("laboratorio-sur");
        }
        bulk->applyButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("Nothing was changed.")));
        QVERIFY(!bulk->applyButton()->isVisible() && !bulk->undoButton()->isVisible() && !bulk->table()->isVisible());
        QVERIFY(bulk->hasUnsavedWork());
    }

    // The window presses what escapes, where Page::leave() says that nothing is lost.
    void escapeCloses()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        s.page->details()->changeButton()->click();
        BulkChange *bulk = s.page->bulk();
        QVERIFY(bulk->closeButton()->property("escapes").toBool());
        QVERIFY(s.page->leave());
        QTest::keyClicks(bulk->filter(), QStringLiteral("plan:gold")); // this would be lost
        QVERIFY(!s.page->leave());
    }

    void whatIsWrongIsSeen()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->resize(1280, 320);
        s.select("monthly-orders");
        emit s.page->details()->editRequested();
        FeatureEditor *editor = s.page->editor();
        QTRY_VERIFY(editor->isVisible());
        auto *area = qobject_cast<QScrollArea *>(editor->parentWidget()->parentWidget());
        QVERIFY(area);
        const auto inSight = [editor](const QWidget *widget) {
            const QRect seen(widget->mapTo(editor->parentWidget(), QPoint()), widget->size());
            return widget->isVisible() && editor->parentWidget()->rect().contains(seen);
        };
        QVERIFY(!editor->defaultBox()->currentText().isEmpty());
        QCOMPARE(editor->defaultBox()->currentText(), QStringLiteral("2,000"));
        editor->defaultBox()->lineEdit()->selectAll();
        QTest::keyClicks(editor->defaultBox()->lineEdit(), QStringLiteral("2,00"));
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        QTRY_VERIFY(!inSight(editor->defaultBox()));
        editor->saveButton()->click();
        QTRY_VERIFY(inSight(editor->defaultBox()->parentWidget())); // the field, with what is wrong below it
        QVERIFY(s.says(QStringLiteral("not “2,00”")));
        editor->defaultBox()->lineEdit()->selectAll();
        QTest::keyClicks(editor->defaultBox()->lineEdit(), QStringLiteral("3,000"));
        area->ensureVisible(0, 0);
        s.change("monthly-orders", [](registry::Feature &f) {
            f.version = QStringLiteral("2");
            f.percentage = 50;
            f.percentageValue = 7;
        });
        QTRY_VERIFY(s.says(QStringLiteral("while you were typing.")));
        QTRY_VERIFY(inSight(editor->banner()));
    }

    // Another field is saved: choices that hold a comma and numbers with many digits stay as they were.
    void whatWasNotTypedIsNotWritten()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const QStringList choices{QStringLiteral("a, b"), QStringLiteral(" c"), QStringLiteral("say \"d\""), QStringLiteral("e")};
        s.change("report-format", [&](registry::Feature &f) { f.choices = choices; f.defaultValue = choices.first(); });
        s.change("monthly-orders", [](registry::Feature &f) { f.defaultValue = 1.0 / 3; f.percentage = 50; f.percentageValue = 0.1 + 0.2; });
        const auto kept = [&](const char *key) {
            const std::scoped_lock held(s.standIn.state->mutex);
            return *std::ranges::find(s.standIn.state->snapshot.features, QString::fromLatin1(key), &registry::Feature::key);
        };
        for (const char *key : {"report-format", "monthly-orders"}) {
            QTRY_COMPARE(s.page->model()->find(QString::fromLatin1(key))->defaultValue, kept(key).defaultValue);
            s.select(key);
            emit s.page->details()->editRequested();
            FeatureEditor *editor = s.page->editor();
            QTRY_VERIFY(editor->isVisible());
            editor->nameEn()->selectAll();
            QTest::keyClicks(editor->nameEn(), QStringLiteral("Another"));
            editor->saveButton()->click();
            QTRY_COMPARE(kept(key).nameEn, QStringLiteral("Another"));
            QTRY_VERIFY(!editor->isVisible()); // it heard of it: until then it takes no other
        }
        QCOMPARE(kept("report-format").choices, choices);
        QCOMPARE(kept("report-format").defaultValue, QJsonValue(choices.first()));
        QCOMPARE(kept("monthly-orders").defaultValue, QJsonValue(1.0 / 3));
        QCOMPARE(kept("monthly-orders").percentageValue, QJsonValue(0.1 + 0.2));
    }

    // Who changes from what to what is read as a whole, in each language: while there is room nothing is cut, neither a heading nor a name.
    void whatChangesIsReadAsAWhole()
    {
        const theme::Theme theme(*qApp, theme::Mode::Light); // its letters
        Language language;
        for (const QString &code : Language::codes())
            for (const char *until : {"", "2099-12-31"}) {
                language.set(code);
                Forms s;
                s.page->resize(1440 - 208, 800);
                QTRY_COMPARE(s.page->model()->rowCount(), 6);
                s.select("online-results");
                s.page->details()->changeButton()->click();
                BulkChange *bulk = s.page->bulk();
                QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 7"));
                bulk->ends()->setText(QString::fromLatin1(until));
                bulk->look()->click();
                const QTableView *table = bulk->table();
                QTRY_VERIFY(table->isVisible());
                QCOMPARE(table->isColumnHidden(BulkModel::Afterwards), *until == 0);
                const auto cut = [table] {
                    QStringList out;
                    int used = 0;
                    for (int column = 0; column < table->model()->columnCount(); ++column) {
                        if (table->isColumnHidden(column))
                            continue;
                        used += table->columnWidth(column);
                        if (table->columnWidth(column) < table->horizontalHeader()->sectionSizeHint(column))
                            out << table->model()->headerData(column, Qt::Horizontal).toString();
                        for (int row = 0; row < table->model()->rowCount(); ++row)
                            if (const QModelIndex at = table->model()->index(row, column); table->columnWidth(column) < table->sizeHintForIndex(at).width())
                                out << at.data().toString();
                    }
                    if (used != table->viewport()->width())
                        out << QStringLiteral("%1 of %2").arg(used).arg(table->viewport()->width());
                    return out.join(QStringLiteral(", "));
                };
                QTRY_VERIFY2(cut().isEmpty(), qPrintable(code + u' ' + QString::fromLatin1(until) + QStringLiteral(": ") + cut()));
            }
    }

    void enterInAListSaves()
    {
        Forms s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        FeatureEditor *editor = s.page->editor();
        QTest::keyClicks(editor->keyEdit(), QStringLiteral("digest"));
        QTest::keyClicks(editor->nameEn(), QStringLiteral("Digest"));
        editor->lifetimeBox()->setFocus();
        QTest::keyClick(editor->lifetimeBox(), Qt::Key_Return);
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("add digest")});
        QVERIFY(s.standIn.state->snapshot.features.last().defaultValue == QJsonValue(false));
    }
};

QTEST_MAIN(FeatureChangeTest)
#include "change_test.moc"

// The form of a feature: what it takes for each kind, where it says what it does not take, and what others change meanwhile.
#include "shown.h"

#include "ui/features/featuredetails.h"
#include "ui/features/featureeditor.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"
#include "ui/features/requirementfields.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::Shown;

class FeatureEditorTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void aNewFeature()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        QTest::keyClicks(s.page->editor()->keyEdit(), QStringLiteral("zebra"));
        QVERIFY(!s.page->leave());
        QTest::keyClicks(s.page->editor()->nameEn(), QStringLiteral("Zebra labels"));
        s.page->editor()->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("add zebra")});
        QTRY_VERIFY(s.page->table()->currentIndex().isValid() && s.page->model()->feature(s.page->table()->currentIndex())->key == u"zebra");
        QVERIFY(s.page->leave());
    }

    // What the kind has is chosen, the rest is typed; nothing of one kind stays when another is chosen.
    void aDefaultIsChosenByItsKind()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        FeatureEditor *editor = s.page->editor();
        const auto kind = [editor](registry::FeatureKind one) {
            editor->kindBox()->setCurrentIndex(int(one));
            emit editor->kindBox()->activated(int(one));
        };
        QComboBox *value = editor->defaultBox();
        QVERIFY(!value->isEditable());
        QCOMPARE(value->currentText(), QStringLiteral("Off"));
        kind(registry::FeatureKind::Number);
        QVERIFY(value->isEditable());
        QCOMPARE(value->currentText(), QString());
        QTest::keyClicks(value->lineEdit(), QStringLiteral("12"));
        kind(registry::FeatureKind::Choice);
        QCOMPARE(value->count(), 0);
        QTest::keyClicks(editor->choicesEdit(), QStringLiteral("weekly, , daily"));
        QVERIFY(!value->isEditable());
        QCOMPARE(value->count(), 2);
        value->setCurrentIndex(1);
        QTest::keyClicks(editor->choicesEdit(), QStringLiteral(", never")); // what was chosen stays
        QCOMPARE(value->currentText(), QStringLiteral("daily"));
        QTest::keyClicks(editor->keyEdit(), QStringLiteral("digest"));
        QTest::keyClicks(editor->nameEn(), QStringLiteral("Digest"));
        editor->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("add digest")});
        const registry::Feature made = s.standIn.state->snapshot.features.last();
        QCOMPARE(made.choices, QStringList({QStringLiteral("weekly"), QStringLiteral("daily"), QStringLiteral("never")}));
        QCOMPARE(made.defaultValue, QJsonValue(QStringLiteral("daily")));

        s.select("report-format"); // one that there is: filling is no change
        emit s.page->details()->editRequested();
        QTRY_VERIFY(editor->isVisible());
        QCOMPARE(value->currentText(), QStringLiteral("classic"));
        QVERIFY(!editor->hasUnsavedWork());
        editor->retranslate();
        QCOMPARE(value->currentText(), QStringLiteral("classic"));
        QVERIFY(!editor->hasUnsavedWork());
    }

    // The schema version that it needs: of each product, one of those that there are.
    void whatAFeatureRequires()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        emit s.page->details()->editRequested();
        FeatureEditor *editor = s.page->editor();
        const auto field = [editor](const char *product) { return editor->requirements()->fieldOf(QString::fromLatin1(product)); };
        QTRY_VERIFY(field("p") && field("q"));
        QCOMPARE(field("p")->currentText(), QStringLiteral("0011 portal"));
        QCOMPARE(field("q")->currentText(), QStringLiteral("Any version"));
        QCOMPARE(field("q")->accessibleName(), QStringLiteral("Turnos & salas"));
        QVERIFY(!editor->hasUnsavedWork());
        field("p")->setFocus();
        QTest::keyClick(field("p"), Qt::Key_Up); // 0010
        field("q")->setCurrentIndex(1);
        emit field("q")->activated(1);
        QVERIFY(editor->hasUnsavedWork());
        editor->retranslate(); // what was chosen stays
        s.fail(base::Error{base::Kind::Conflict, {"Tenants with an override of this feature lack schema version %1: %2. Nothing was changed.", {QStringLiteral("0001"), QStringLiteral("tres")}},
                "Migrate them first, or take their override away.", QStringLiteral("TN021"), {}});
        editor->saveButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("lack schema version 0001: tres.")) && s.says(QStringLiteral("Migrate them first")));
        QCOMPARE(field("p")->currentText(), QStringLiteral("0010 quality_charts"));
        s.fail(std::nullopt);
        editor->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update online-results needs Laboratorio 0010 needs Turnos & salas 0001")});

        // Products that cannot be read take nothing away.
        Shown other;
        other.standIn.state->productsError = base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}};
        QTRY_COMPARE(other.page->model()->rowCount(), 6);
        other.select("online-results");
        emit other.page->details()->editRequested();
        QTRY_VERIFY(other.says(QStringLiteral("The products could not be read")));
        QTest::keyClicks(other.page->editor()->nameEn(), QStringLiteral("!"));
        other.page->editor()->saveButton()->click();
        QTRY_COMPARE(other.standIn.done(), QStringList{QStringLiteral("update online-results needs Laboratorio 0011")});
    }

    void whatIsEditedIsChangedMeanwhile()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("monthly-orders");
        emit s.page->details()->editRequested();
        FeatureEditor *editor = s.page->editor();
        QTRY_VERIFY(editor->isVisible());
        s.change("monthly-orders", [](registry::Feature &f) {
            f.version = QStringLiteral("2");
            f.nameEn = QStringLiteral("Orders");
        });
        QTRY_COMPARE(editor->nameEn()->text(), QStringLiteral("Orders")); // nothing was typed
        QVERIFY(!editor->hasUnsavedWork() && !editor->banner()->isVisible());

        QTest::keyClicks(editor->nameEn(), QStringLiteral(" a day"));
        s.change("monthly-orders", [](registry::Feature &f) { // not what the form is about
            f.version = QStringLiteral("3");
            f.killedAt = QDateTime::currentDateTimeUtc();
        });
        QTRY_VERIFY(s.page->model()->find(QStringLiteral("monthly-orders"))->killed());
        QVERIFY(!editor->banner()->isVisible());
        s.change("monthly-orders", [](registry::Feature &f) {
            f.version = QStringLiteral("4");
            f.percentage = 50;
            f.percentageValue = 7;
        });
        QTRY_VERIFY(s.says(QStringLiteral("Somebody changed the feature “Orders” while you were typing.")));
        QCOMPARE(editor->nameEn()->text(), QStringLiteral("Orders a day"));

        editor->saveButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("monthly-orders was changed by ana while you were editing.")));
        QCOMPARE(editor->nameEn()->text(), QStringLiteral("Orders a day"));
        QVERIFY(s.standIn.done().isEmpty());
        const auto again = [editor] {
            QPushButton *newest = nullptr;
            for (QPushButton *button : editor->banner()->findChildren<QPushButton *>())
                if (button->text() == u"Read again")
                    newest = button;
            return newest;
        };
        QVERIFY(again());
        again()->click();
        QCOMPARE(editor->nameEn()->text(), QStringLiteral("Orders"));
        QVERIFY(!editor->hasUnsavedWork() && !editor->banner()->isVisible());
        QTest::keyClicks(editor->nameEn(), QStringLiteral(" a week"));
        editor->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update monthly-orders")});
        QTRY_VERIFY(!editor->isVisible());
    }

    // Not at the foot of a long form: at the field, which is typed into next, and gone with the next letter.
    void whatIsRefusedIsSaidAtItsField()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("monthly-orders");
        emit s.page->details()->editRequested();
        FeatureEditor *editor = s.page->editor();
        QTRY_VERIFY(editor->isVisible());
        const auto refused = [editor] {
            QStringList said;
            for (const FormField *field : editor->findChildren<FormField *>())
                if (field->verdict() == FormField::Verdict::Bad)
                    said << field->editor()->accessibleName() + QStringLiteral(": ") + field->editor()->accessibleDescription();
            return said.join(u' ');
        };
        editor->defaultBox()->setEditText(QStringLiteral("many"));
        editor->saveButton()->click();
        QCOMPARE(refused(), QStringLiteral("Default: A number is wanted here, not “many”. Give one like 25 or 0.5; ten thousand is 10000 or 10,000."));
        QVERIFY(!editor->banner()->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), editor->defaultBox());
        editor->defaultBox()->setEditText(QStringLiteral("12"));
        QCOMPARE(refused(), QString());
        QVERIFY(s.standIn.done().isEmpty());
        editor->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update monthly-orders")});
    }

    // Keys and names too, and one at a time; at another field nothing of it is mended. What the registry said goes with the next letter.
    void keysAndNamesAreRefusedAtTheirFields()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        FeatureEditor *editor = s.page->editor();
        QTRY_VERIFY(editor->isVisible());
        const auto bad = [editor] {
            QList<QWidget *> out;
            for (const FormField *field : editor->findChildren<FormField *>())
                if (field->verdict() == FormField::Verdict::Bad)
                    out << field->editor();
            return out;
        };
        QTest::keyClicks(editor->keyEdit(), QStringLiteral("Bad Key"));
        editor->saveButton()->click();
        QCOMPARE(bad(), QList<QWidget *>{editor->keyEdit()});
        QVERIFY(editor->keyEdit()->accessibleDescription().contains(QStringLiteral("“Bad Key” cannot be the key of a feature.")));
        QTRY_COMPARE(QApplication::focusWidget(), editor->keyEdit());
        QVERIFY(!editor->banner()->isVisible());
        QTest::keyClicks(editor->choicesEdit(), QStringLiteral("x")); // elsewhere
        QCOMPARE(bad(), QList<QWidget *>{editor->keyEdit()});
        editor->keyEdit()->selectAll();
        QTest::keyClicks(editor->keyEdit(), QStringLiteral("online-results"));
        QCOMPARE(bad(), QList<QWidget *>());
        editor->saveButton()->click();
        QCOMPARE(bad(), QList<QWidget *>{editor->nameEn()});
        QTest::keyClicks(editor->nameEn(), QStringLiteral("Online"));
        s.fail(base::Error{base::Kind::Conflict, "There is one of that key.", {}, QStringLiteral("23505"), {}});
        editor->saveButton()->click();
        QTRY_COMPARE(bad(), QList<QWidget *>{editor->keyEdit()});
        QVERIFY(!editor->banner()->isVisible());
        s.fail(base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}});
        editor->saveButton()->click();
        QTRY_VERIFY(editor->banner()->isVisible() && s.says(QStringLiteral("No answer.")));
        QTest::keyClicks(editor->nameEn(), QStringLiteral("!"));
        QVERIFY(!editor->banner()->isVisible());
        QVERIFY(s.standIn.done().isEmpty());
    }

    // The form asks for what is there now also when nobody told.
    void savingWhatIsOutdated()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("new-order-form");
        emit s.page->details()->editRequested();
        FeatureEditor *editor = s.page->editor();
        QTest::keyClicks(editor->nameEn(), QStringLiteral("!"));
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            auto &feature = s.standIn.state->snapshot.features[2];
            feature.version = QStringLiteral("2");
            feature.percentage = 75;
        }
        editor->saveButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("new-order-form was changed by ana while you were editing.")));
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("new-order-form"))->percentage, std::optional(75));
        QVERIFY(s.says(QStringLiteral("new-order-form was changed by ana while you were editing.")));
        QVERIFY(editor->nameEn()->text().endsWith(u'!'));
        QVERIFY(s.standIn.done().isEmpty());
    }
};

QTEST_MAIN(FeatureEditorTest)
#include "editor_test.moc"

// What USERs see of a tenant, as an ADMIN sets it: rules, what they cover, what keeps a tenant closed, preparing.
#include "shown.h"

#include "ui/inspection/maskspart.h"
#include "ui/widgets/progressrow.h"

#include <QToolButton>

using namespace tenantry;
using namespace tenantry::test;

class MasksTest : public QObject {
    Q_OBJECT
    Language m_language;

    static QStringList rules(const Shown &s)
    {
        QStringList out;
        for (int row = 0; row < s.page->masks()->table()->model()->rowCount(); ++row)
            out << s.page->masks()->table()->model()->index(row, 0).data().toString();
        return out;
    }

private slots:
    void initTestCase() { m_language.set(u"en"_s); }

    void rulesAndWhatTheyCover()
    {
        Shown s;
        s.open("masks");
        QCOMPARE(rules(s), (QStringList{u"*email*"_s, u"*password*"_s, u"*token*"_s}));
        QCOMPARE(s.page->masks()->table()->model()->index(0, 1).data().toString(), u"patient.email"_s);
        QCOMPARE(s.page->masks()->table()->model()->index(1, 1).data().toString(), u"nothing here"_s);
        QVERIFY(!s.page->closedBanner()->isVisible());
        QVERIFY(s.page->masks()->openings()->text().isEmpty());
    }

    void aUserSeesTheRulesAlone()
    {
        Shown s(Role::User);
        s.open("masks");
        QCOMPARE(rules(s).size(), 3);
        for (QPushButton *button : {s.page->masks()->addButton(), s.page->masks()->removeButton(), s.page->masks()->prepareButton(), s.page->masks()->prepareAllButton()})
            QVERIFY(!button->isVisible());
        s.page->masks()->pattern()->setText(u"x"_s);
        s.page->masks()->addButton()->click(); // whoever gets there all the same
        s.page->masks()->prepare();
        QCOMPARE(s.standIn.asked(), QStringList{u"masks "_s + Shown::slugOf(1)});
    }

    void aRuleIsAddedAndRemoved()
    {
        Shown s;
        s.open("masks");
        MasksPart *part = s.page->masks();
        part->addButton()->click(); // nothing to add
        QVERIFY(!s.standIn.asked().contains(u"add "_s));
        QTest::keyClicks(part->pattern(), u" *phone* "_s);
        QTest::keyClick(part->pattern(), Qt::Key_Return);
        QTRY_COMPARE(rules(s).size(), 4);
        QVERIFY(s.standIn.asked().contains(u"add *phone*"_s));
        QTRY_VERIFY(part->state()->text().contains(u"have changed"_s)); // closed until it is prepared
        QVERIFY(!s.page->closedBanner()->isVisible()); // said here once, and on the other parts above them
        s.page->tabs()->setCurrentIndex(InspectionPage::Tables);
        QVERIFY(s.page->closedBanner()->isVisible());
        s.page->tabs()->setCurrentIndex(InspectionPage::Masks);
        QTRY_VERIFY(!part->isReading());
        part->table()->setCurrentIndex(part->table()->model()->index(0, 0));
        part->table()->setFocus();
        QTest::keyClick(part->table(), Qt::Key_Delete);
        QVERIFY(part->confirmBar()->isAsking());
        QTest::keyClick(part->confirmBar()->button(), Qt::Key_Escape);
        QCOMPARE(rules(s).size(), 4);
        part->removeButton()->click();
        part->confirmBar()->button()->click();
        QTRY_COMPARE(rules(s).size(), 3);
        QVERIFY(s.standIn.asked().contains(u"remove *email*"_s));
        s.standIn.set([](auto &state) { state.maskError = base::Error{base::Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is no pattern for columns."), {u"a b"_s}}, {}, {}, {}}; });
        part->pattern()->setText(u"a b"_s);
        part->addButton()->click();
        QTRY_VERIFY(part->banner()->isVisible());
        QCOMPARE(part->pattern()->text(), u"a b"_s); // to be corrected
    }

    // The banner says why, on whichever part, and leads to the way out.
    void closedToUsers()
    {
        Shown s;
        s.standIn.set([](auto &state) {
            state.access.openings = {{u"definer"_s, u"public.reset_all()"_s}, {u"write"_s, u"public.<b>audit</b>"_s}};
            state.afterPreparing = state.access;
        });
        s.open("tables");
        QTRY_VERIFY(s.page->closedBanner()->isVisible());
        QStringList texts;
        for (const auto *label : s.page->closedBanner()->findChildren<QLabel *>())
            if (label->isVisible()) {
                texts << label->text();
                QVERIFY(label->textFormat() != Qt::RichText);
            }
        QVERIFY2(texts.join(u' ').contains(u"everybody may call public.reset_all()"_s), qPrintable(texts.join(u' ')));
        const auto buttons = s.page->closedBanner()->findChildren<QPushButton *>();
        const auto what = std::ranges::find(buttons, u"What to do"_s, &QPushButton::text);
        QVERIFY(what != buttons.end());
        (*what)->click();
        QCOMPARE(s.page->tabs()->currentIndex(), int(InspectionPage::Masks));
        QTRY_VERIFY(s.page->masks()->openings()->text().contains(u"public.<b>audit</b>"_s));
        s.page->copyButton()->click();
        QCOMPARE(QApplication::clipboard()->text(), u"tenantryctl inspect prepare "_s + Shown::slugOf(1));
        s.page->masks()->prepareButton()->click();
        QTRY_VERIFY(s.page->masks()->said()->text().contains(u"still closed"_s));
        s.standIn.set([](auto &state) { state.afterPreparing.openings.clear(); });
        QTRY_VERIFY(s.page->masks()->prepareButton()->isEnabled());
        s.page->masks()->prepareButton()->click();
        QTRY_VERIFY(s.page->masks()->said()->text().contains(u"may look"_s));
        s.page->tabs()->setCurrentIndex(InspectionPage::Tables);
        QVERIFY(!s.page->closedBanner()->isVisible());
    }

    void preparedFromTheBanner()
    {
        Shown s;
        s.standIn.set([](auto &state) { state.access.due = true; });
        s.open("tables");
        QTRY_VERIFY(s.page->closedBanner()->isVisible());
        const auto buttons = s.page->closedBanner()->findChildren<QPushButton *>();
        const auto prepare = std::ranges::find(buttons, u"Prepare it"_s, &QPushButton::text);
        QVERIFY(prepare != buttons.end());
        (*prepare)->click();
        QTRY_VERIFY(s.page->masks()->said()->text().contains(u"may look"_s));
        QVERIFY(s.standIn.asked().contains(u"prepare "_s + Shown::slugOf(1)));
    }

    void allTenants()
    {
        Shown s;
        s.open("masks");
        MasksPart *part = s.page->masks();
        s.standIn.set([](auto &state) { state.hold = true; });
        part->prepareAllButton()->click();
        QTRY_VERIFY(part->progress()->isVisible());
        QVERIFY(!part->addButton()->isEnabled());
        QTRY_VERIFY(s.standIn.asked().contains(u"prepare all"_s));
        for (auto *button : part->progress()->findChildren<QToolButton *>())
            button->click();
        QTRY_VERIFY(part->said()->text().contains(u"7 tenants"_s)); // what was done by then
        s.standIn.set([](auto &state) {
            state.hold = false;
            state.preparedAll = {22, {u"a"_s, u"b"_s}, {{u"c"_s, base::Error{base::Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server cannot be reached."), {}, {}, {}}}}};
        });
        QTRY_VERIFY(part->prepareAllButton()->isEnabled());
        part->prepareAllButton()->click();
        QTRY_VERIFY(part->banner()->isVisible());
        QVERIFY2(part->said()->text().contains(u"2 still closed: a, b"_s), qPrintable(part->said()->text()));
    }
};

QTEST_MAIN(MasksTest)
#include "masks_test.moc"

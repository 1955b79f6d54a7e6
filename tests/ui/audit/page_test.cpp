// The audit page as a person uses it: a long list, filters, one event, new ones that come, files, the chain.
#include "auditsamples.h"

#include "ui/audit/auditexport.h"
#include "ui/audit/auditmodel.h"
#include "ui/audit/auditpage.h"
#include "ui/audit/chaincheck.h"
#include "ui/audit/eventdetails.h"
#include "ui/shell/pausewatch.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QDateTimeEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QTranslator>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::AuditStandIn;

namespace {

struct Shown {
    AuditStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<AuditPage> page;

    explicit Shown(int count = 24) : standIn(count)
    {
        services.workers = &pool;
        page = std::make_unique<AuditPage>(standIn.backend(), services);
        page->resize(1280, 800);
        page->show();
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        const auto buttons = page->findChildren<QAbstractButton *>();
        const auto holds = [&](const auto *each) { return each->isVisible() && each->text().contains(text); };
        return std::ranges::any_of(labels, holds) || std::ranges::any_of(buttons, holds);
    }
    const AuditModel *model() const { return page->model(); }
    void select(qint64 seq) const { page->table()->setCurrentIndex(page->model()->indexOf(seq)); }
    qint64 selected() const
    {
        const registry::Event *event = page->model()->event(page->table()->currentIndex());
        return event ? event->seq : 0;
    }
    qint64 topmost() const { return model()->event(page->table()->indexAt({5, 5}))->seq; }
    // What the page does when it hears of a change.
    void hear() const { QMetaObject::invokeMethod(page.get(), "readNewer"); }
};

audit::Finding finding(audit::Damage damage, qint64 from, qint64 to)
{
    audit::Finding out;
    out.damage = damage;
    out.from = from;
    out.to = to;
    out.event = AuditStandIn::event(from, "update", "plan", "p1", "gold", "", {}, {});
    out.seenAt = AuditStandIn::start();
    return out;
}

} // namespace

class AuditPageTest : public QObject {
    Q_OBJECT
    QTranslator m_plurals;

private slots:
    void initTestCase()
    {
        QVERIFY(m_plurals.load(QStringLiteral(":/i18n/tenantry_en.qm")));
        QCoreApplication::installTranslator(&m_plurals);
    }
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void newestFirstInWords()
    {
        Shown s;
        QAbstractItemModelTester tester(s.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(s.model()->rowCount(), 24);
        QCOMPARE(s.model()->event(s.model()->index(0, 0))->seq, 24);
        const QModelIndex paused = s.model()->indexOf(8);
        QCOMPARE(paused.siblingAtColumn(AuditModel::What).data().toString(), QStringLiteral("Tenant changed: Panadería O'Higgins"));
        QCOMPARE(paused.siblingAtColumn(AuditModel::Changes).data().toString(), QStringLiteral("State: active → paused"));
        QCOMPARE(paused.siblingAtColumn(AuditModel::Program).data().toString(), QStringLiteral("tenantryctl"));
        QVERIFY(paused.siblingAtColumn(AuditModel::What).data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("What: ")));
    }

    // In a window of 1280: what is beside the page takes 208.
    void theSentenceHasTheRoom()
    {
        Shown s;
        s.page->resize(1280 - 208, 744);
        QTRY_COMPARE(s.model()->rowCount(), 24);
        const auto *table = s.page->table();
        const auto widest = [table] {
            for (int column = 0; column < AuditModel::Columns; ++column)
                if (column != AuditModel::What && table->columnWidth(column) >= table->columnWidth(AuditModel::What))
                    return false;
            return true;
        };
        const auto whole = [table](int column) { return table->columnWidth(column) >= table->fontMetrics().horizontalAdvance(table->model()->index(0, column).data().toString()); };
        QTRY_VERIFY(widest() && whole(AuditModel::What) && whole(AuditModel::Time));
        QVERIFY(!table->isColumnHidden(AuditModel::Changes));
        QVERIFY(!s.page->details()->isVisible()); // nothing is chosen
        s.select(4);
        QTRY_VERIFY(s.page->details()->isVisible());
        QTRY_VERIFY(table->isColumnHidden(AuditModel::Changes)); // said beside the list
        QVERIFY(widest() && whole(AuditModel::What) && whole(AuditModel::Time));
        // And the filters stand in one line.
        for (const char *box : {"by", "kind", "action", "with", "when"})
            QCOMPARE(s.page->filters()->box(box)->geometry().center().y(), s.page->filters()->tenantEdit()->geometry().center().y());
    }

    // What is chosen is read whole, and what has no room any more stands in the next line.
    void whatIsChosenIsReadWhole()
    {
        Shown s;
        s.page->resize(1280 - 208, 744);
        QTRY_COMPARE(s.model()->rowCount(), 24);
        QComboBox *box = s.page->filters()->box("kind");
        int longest = 0;
        for (int i = 1; i < box->count(); ++i)
            if (box->itemText(i).size() > box->itemText(longest).size())
                longest = i;
        const int before = box->width();
        box->setCurrentIndex(longest);
        const auto whole = [box] {
            QStyleOptionComboBox option;
            option.initFrom(box);
            option.editable = false;
            return box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box).width() >= box->fontMetrics().horizontalAdvance(box->currentText());
        };
        QTRY_VERIFY2(whole(), qPrintable(box->currentText()));
        box->setCurrentIndex(0);
        QTRY_COMPARE(box->width(), before);
    }

    // As everywhere else, and not as JSON writes them.
    void timesAreSaidAsEverywhere()
    {
        Shown s;
        s.standIn.set([](auto &state) {
            registry::Event until = AuditStandIn::event(4, "update", "tenant_feature", "t2/exports", "Bioanálisis Rosario · exports", "bioanalisis",
                                                        {{QStringLiteral("ends_at"), QStringLiteral("2026-11-20T09:05:30.123456+00:00")}, {QStringLiteral("review_on"), QStringLiteral("2026-11-20")}, {QStringLiteral("note"), QStringLiteral("by 2026-11-20")}},
                                                        {{QStringLiteral("ends_at"), QStringLiteral("2026-11-24T09:05:30Z")}, {QStringLiteral("review_on"), QStringLiteral("2026-13-45")}, {QStringLiteral("note"), QStringLiteral("by 2026-11-24")}});
            until.at = AuditStandIn::start().addSecs(4 * 97);
            std::ranges::find(state.events, 4, &registry::Event::seq)->before = until.before;
            std::ranges::find(state.events, 4, &registry::Event::seq)->after = until.after;
        });
        s.page->refresh();
        QTRY_COMPARE(s.model()->rowCount(), 24);
        const QDateTime first(QDate(2026, 11, 20), QTime(9, 5, 30), QTimeZone::UTC), second = first.addDays(4);
        QTRY_VERIFY(s.model()->indexOf(4).siblingAtColumn(AuditModel::Changes).data().toString().contains(moment(first)));
        const QString changes = s.model()->indexOf(4).siblingAtColumn(AuditModel::Changes).data().toString();
        QVERIFY2(changes.contains(moment(second)) && changes.contains(day(first.date()) + QStringLiteral(" → 2026-13-45")) && changes.contains(QStringLiteral("by 2026-11-20")), qPrintable(changes));
        QVERIFY2(!changes.contains(u"T09"), qPrintable(changes));
        s.select(4);
        QTRY_VERIFY(s.page->details()->table()->isVisible());
        QStringList told;
        const auto *rows = s.page->details()->table()->model();
        for (int row = 0; row < rows->rowCount(); ++row)
            told << rows->index(row, 1).data().toString() << rows->index(row, 2).data().toString();
        QVERIFY2(told.contains(exact(first)) && told.contains(exact(second)), qPrintable(told.join(u'\n')));
        QCOMPARE(s.page->filters()->findChild<QDateTimeEdit *>()->displayFormat(), momentFormat());
    }

    void oneEvent()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        QVERIFY(!s.page->details()->table()->isVisible());
        s.select(4); // (4 * 5) % 8 = 4: Bioanálisis Rosario, another plan
        QTRY_VERIFY(s.page->details()->table()->isVisible());
        const auto *rows = s.page->details()->table()->model();
        QCOMPARE(rows->columnCount(), 3);
        QStringList told;
        for (int row = 0; row < rows->rowCount(); ++row)
            told << rows->index(row, 0).data().toString() + u' ' + rows->index(row, 1).data().toString() + u' ' + rows->index(row, 2).data().toString();
        QCOMPARE(told, QStringList({QStringLiteral("Plan silver gold"), QStringLiteral("Note – Moved up at their request")})); // names, not ids
        QSignalSpy went(s.page.get(), &Page::navigate);
        s.page->details()->openButton()->click();
        QCOMPARE(went.size(), 1);
        QCOMPARE(went.first().at(0).toString(), QStringLiteral("tenants"));
        QCOMPARE(went.first().at(1).toString(), QStringLiteral("id of bioanalisis"));
        s.page->details()->onlyTenantButton()->click();
        QTRY_COMPARE(s.model()->rowCount(), 9); // 24 events in 8 kinds, three kinds of this tenant
        QCOMPARE(s.selected(), 4); // still the one looked at
        QCOMPARE(s.page->command(), QStringLiteral("tenantryctl audit list --tenant bioanalisis"));
    }

    void filters()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        QTRY_VERIFY(s.page->filters()->box("by")->findData(QStringLiteral("luis")) > 0);
        s.page->filters()->box("by")->setCurrentIndex(s.page->filters()->box("by")->findData(QStringLiteral("luis")));
        QTRY_COMPARE(s.model()->rowCount(), 8);
        s.page->filters()->box("kind")->setCurrentIndex(s.page->filters()->box("kind")->findData(QStringLiteral("tenant")));
        QTRY_VERIFY(s.model()->rowCount() < 8);
        QCOMPARE(s.page->command(), QStringLiteral("tenantryctl audit list --by luis --kind tenant"));
        s.page->filters()->clearButton()->click();
        QTRY_COMPARE(s.model()->rowCount(), 24);
        QVERIFY(!s.page->filters()->clearButton()->isVisible());
        QTest::keyClicks(s.page->filters()->search()->edit(), QStringLiteral("HOSPITAL"));
        QTRY_COMPARE(s.model()->rowCount(), 3);
        // Nothing is like that: said, with a way back.
        QTest::keyClicks(s.page->filters()->search()->edit(), QStringLiteral(" xyz"));
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
        QVERIFY(s.says(QStringLiteral("No event is like that")));
        s.page->states()->emptyState()->action()->click();
        QTRY_COMPARE(s.model()->rowCount(), 24);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Content);
        QTest::keyClicks(s.page->filters()->tenantEdit(), QStringLiteral("nobody"));
        QTRY_VERIFY(s.says(QStringLiteral("No tenant is called nobody.")));
        // Linked to from elsewhere.
        s.page->activated(QStringLiteral("tenant:bioanalisis action:update since:24h"));
        QTRY_COMPARE(s.model()->rowCount(), 6);
        QCOMPARE(s.page->command(), QStringLiteral("tenantryctl audit list --action update --tenant bioanalisis --since 24h"));
        s.standIn.set([](auto &state) { QVERIFY(state.last.since.isValid()); });
        s.page->activated(QStringLiteral("since:2026-11-20T00:00:00Z until:2026-11-21T00:00:00Z"));
        QTRY_COMPARE(s.page->command(), QStringLiteral("tenantryctl audit list --since 2026-11-20T00:00:00Z --until 2026-11-21T00:00:00Z"));
    }

    void aHundredThousandStayFluid()
    {
        Shown s(100'000);
        QTRY_COMPARE(s.model()->rowCount(), AuditPage::pageSize);
        PauseWatch watch;
        watch.start();
        for (int pages = 2; pages <= 60; ++pages) {
            s.page->table()->scrollToBottom();
            QTRY_COMPARE(s.model()->rowCount(), pages * AuditPage::pageSize);
        }
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(s.page->table(), Qt::Key_PageUp);
            QCoreApplication::processEvents();
        }
        watch.stop();
        qInfo("12,000 events scrolled through: worst pause %.1f ms, of our own processor time %.1f ms (%s)", watch.worst(), watch.worstBusy(), qPrintable(watch.costliest()));
        QVERIFY2(watch.worstBusy() < 500, qPrintable(watch.costliest())); // no matter of the machine; the bench has the measure
        for (int row = 1; row < s.model()->rowCount(); ++row)
            QCOMPARE(s.model()->event(s.model()->index(row, 0))->seq, s.model()->event(s.model()->index(row - 1, 0))->seq - 1);
    }

    void newOnesMoveNothing()
    {
        Shown s(1000);
        QTRY_COMPARE(s.model()->rowCount(), AuditPage::pageSize);
        QVERIFY(!s.page->newButton()->isVisible());
        // Nothing chosen, at the top: they are seen coming.
        s.standIn.happens();
        s.hear();
        QTRY_COMPARE(s.model()->newest(), 1001);
        QVERIFY(!s.page->newButton()->isVisible());
        // Somebody reads one: it stays where it is, and so does the list.
        s.select(900);
        s.page->table()->scrollTo(s.page->table()->currentIndex(), QAbstractItemView::PositionAtCenter);
        const qint64 top = s.topmost();
        s.standIn.happens(2);
        s.hear();
        QTRY_COMPARE(s.page->newButton()->text(), QStringLiteral("2 new events"));
        s.standIn.happens();
        s.hear();
        QTRY_COMPARE(s.page->newButton()->text(), QStringLiteral("3 new events"));
        QVERIFY(s.page->newButton()->isVisible());
        QCOMPARE(s.topmost(), top);
        QCOMPARE(s.selected(), 900);
        QCOMPARE(s.page->details()->event().seq, 900);
        s.page->newButton()->click();
        QCOMPARE(s.model()->newest(), 1004);
        QCOMPARE(s.selected(), 900);
        QCOMPARE(s.topmost(), 1004);
        QVERIFY(!s.page->newButton()->isVisible());
        // More than are kept: read anew.
        s.standIn.happens(AuditPage::mostWaiting + 20);
        s.hear();
        QTRY_COMPARE(s.page->newButton()->text(), QStringLiteral("More than 500 new events"));
        s.page->newButton()->click();
        QTRY_COMPARE(s.model()->newest(), 1004 + AuditPage::mostWaiting + 20);
        QCOMPARE(s.model()->rowCount(), AuditPage::pageSize);
    }

    void newOnesThatTheFilterLeavesOutDoNotCome()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.page->activated(QStringLiteral("kind:plan"));
        QTRY_COMPARE(s.model()->rowCount(), 3);
        s.standIn.happens(5); // servers
        s.hear();
        s.pool.waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(s.model()->rowCount(), 3);
        QVERIFY(!s.page->newButton()->isVisible());
    }

    void oneFarBack()
    {
        Shown s(5000);
        QTRY_COMPARE(s.model()->rowCount(), AuditPage::pageSize);
        s.page->activated(QStringLiteral("seq:1234"));
        QTRY_COMPARE(s.selected(), 1234);
        QCOMPARE(s.page->newButton()->text(), QStringLiteral("Back to the newest"));
        s.page->newButton()->click();
        QTRY_COMPARE(s.model()->newest(), 5000);
        QVERIFY(!s.page->newButton()->isVisible());
    }

    void aFailureIsSaidAndRetried()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.standIn.set([](auto &state) { state.error = base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}}; });
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("No answer.")));
        QCOMPARE(s.model()->rowCount(), 24); // what was known stays
        s.standIn.set([](auto &state) { state.error.reset(); });
        emit s.page->states()->retry();
        QTRY_VERIFY(!s.says(QStringLiteral("No answer.")));
    }

    void anOlderPageThatFailsIsAskedForAgain()
    {
        Shown s(1000);
        QTRY_COMPARE(s.model()->rowCount(), AuditPage::pageSize);
        s.standIn.set([](auto &state) { state.error = base::Error{base::Kind::Timeout, "Too slow.", {}, {}, {}}; });
        s.page->table()->scrollToBottom();
        QTRY_VERIFY(s.says(QStringLiteral("Too slow.")));
        s.standIn.set([](auto &state) { state.error.reset(); });
        s.page->table()->scrollToTop();
        s.page->table()->scrollToBottom();
        QTRY_VERIFY(s.model()->rowCount() > AuditPage::pageSize);
    }

    // ---------------------------------------------------------------- files

    void exported()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.page->activated(QStringLiteral("kind:plan"));
        QTRY_COMPARE(s.model()->rowCount(), 3);
        const QTemporaryDir folder;
        QSignalSpy finished(s.page->exporting(), &AuditExport::finished);
        registry::EventFilter filter;
        filter.kind = QStringLiteral("plan");
        s.page->exporting()->start(filter, folder.filePath(QStringLiteral("events.csv")));
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(s.page->exporting()->said().contains(QStringLiteral("24 events written to")), qPrintable(s.page->exporting()->said()));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("events.csv"))));
        s.page->exporting()->start(filter, folder.filePath(QStringLiteral("no/folder.csv")));
        QTRY_COMPARE(finished.size(), 2); // it may fail at once
        QVERIFY(s.says(QStringLiteral("The events were not exported.")));
    }

    // What the filters say as the button is pressed, whether the list has caught up or not.
    void whatIsExportedIsWhatTheFiltersSay()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        const QTemporaryDir folder;
        QSignalSpy finished(s.page->exporting(), &AuditExport::finished);
        const auto exported = [&](const char *name) {
            s.page->exportButton()->click();
            auto *dialog = s.page->findChild<QFileDialog *>();
            emit dialog->fileSelected(folder.filePath(QString::fromLatin1(name)));
            delete dialog;
            (void)finished.wait();
            const std::scoped_lock held(s.standIn.state->mutex);
            return s.standIn.state->exported;
        };
        QLineEdit *search = s.page->filters()->search()->edit();
        search->setText(QStringLiteral("gold"));
        QTRY_COMPARE(s.model()->rowCount(), 3);
        QCOMPARE(exported("some.csv").text, QStringLiteral("gold"));
        QTest::keyClick(search, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(search, Qt::Key_Backspace);
        QCOMPARE(exported("all.csv").text, QString());
        QTRY_COMPARE(s.model()->rowCount(), 24);
        // A tenant by its name, not answered yet.
        s.page->filters()->setText(QStringLiteral("tenant:bioanalisis"));
        QCOMPARE(exported("one.csv").tenantId, QStringLiteral("id of bioanalisis"));
    }

    void anExportIsCancelled()
    {
        Shown s;
        s.standIn.set([](auto &state) { state.slow = true; });
        QTRY_COMPARE(s.model()->rowCount(), 24);
        const QTemporaryDir folder;
        QSignalSpy finished(s.page->exporting(), &AuditExport::finished);
        s.page->exporting()->start({}, folder.filePath(QStringLiteral("events.jsonl")));
        QTRY_VERIFY(s.says(QStringLiteral("of 100,000")));
        s.page->exporting()->cancel();
        QVERIFY(finished.wait());
        QVERIFY(s.says(QStringLiteral("no file was written")));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("events.jsonl"))));
    }

    // ---------------------------------------------------------------- the chain

    void whole()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.page->verifyButton()->click();
        QTRY_VERIFY(s.page->chain()->result().has_value());
        QVERIFY(s.says(QStringLiteral("No event was edited, removed, moved or cut off.")));
        QVERIFY(s.says(QStringLiteral("This computer saw nothing of it before")));
        s.standIn.set([](auto &state) { QCOMPARE(state.marks.size(), 1); }); // from now on it did
        s.page->chain()->startButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("It agrees with 1 place in the chain")));
        // An anchor, saved and compared.
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("anchor.json"));
        QVERIFY(s.page->chain()->saveButton()->isVisible());
        s.page->chain()->saveTo(path);
        QTRY_VERIFY(s.says(QStringLiteral("The anchor is in")));
        s.page->chain()->compareWith(path);
        QTRY_VERIFY(s.says(QStringLiteral("It agrees with the anchor")));
        s.standIn.set([](auto &state) { QVERIFY(state.compared.size() >= 2); });
        QVERIFY(s.page->chain()->report().contains(QStringLiteral("hash")));
        s.page->chain()->compareWith(folder.filePath(QStringLiteral("none.json")));
        QTRY_VERIFY(s.says(QStringLiteral("The anchor could not be read.")));
    }

    void broken()
    {
        Shown s;
        s.standIn.set([](auto &state) { state.verification.findings = {finding(audit::Damage::Edited, 12, 12), finding(audit::Damage::Missing, 14, 16)}; });
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.page->verifyButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("The record of what happened is not what it was.")));
        QTRY_VERIFY(s.says(QStringLiteral("Event 12 (")));
        QVERIFY(s.says(QStringLiteral("Plan: gold"))); // not the table's name
        QVERIFY(s.says(QStringLiteral("Events 14 to 16 are missing")));
        QVERIFY(!s.page->chain()->saveButton()->isVisible());   // what is broken becomes no anchor
        QVERIFY(!s.page->chain()->acceptButton()->isVisible()); // and is not taken for right
        s.standIn.set([](auto &state) { QVERIFY(state.marks.isEmpty()); });
        const auto buttons = s.page->chain()->findChildren<QPushButton *>();
        const auto show = std::ranges::find_if(buttons, [](const QPushButton *button) { return button->text() == u"Show event 12"; });
        QVERIFY(show != buttons.end());
        (*show)->click();
        QTRY_COMPARE(s.selected(), 12);
    }

    void restoredOnPurpose()
    {
        Shown s;
        s.standIn.set([](auto &state) {
            state.marks = {{30, QByteArray(32, 'x'), AuditStandIn::start()}};
            state.verification.findings = {finding(audit::Damage::Behind, 25, 30)};
        });
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.page->verifyButton()->click();
        QTRY_VERIFY(s.page->chain()->acceptButton()->isVisible());
        s.page->chain()->acceptButton()->click();
        s.standIn.set([](auto &state) {
            QVERIFY(!state.forgot); // asked first
            state.verification.findings.clear();
        });
        s.page->chain()->confirmBar()->button()->click();
        QTRY_VERIFY(s.page->chain()->result() && s.page->chain()->result()->intact());
        s.standIn.set([](auto &state) { QVERIFY(state.forgot); });
    }

    void aWalkIsCancelled()
    {
        Shown s;
        s.standIn.set([](auto &state) { state.slow = true; });
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.page->verifyButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("of 100,000")));
        s.page->chain()->cancel();
        QTRY_VERIFY(!s.page->chain()->isRunning());
        QVERIFY(s.says(QStringLiteral("Cancelled: nothing is known about the rest.")));
        QVERIFY(!s.page->chain()->saveButton()->isVisible());
    }

    void aWalkThatFails()
    {
        Shown s;
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.standIn.set([](auto &state) { state.error = base::Error{base::Kind::NotFound, "The end is gone.", {}, {}, {}}; });
        s.page->verifyButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("The end is gone.")));
        QVERIFY(!s.page->chain()->result());
    }

    void closedWhileItWorks()
    {
        Shown s;
        s.standIn.set([](auto &state) { state.slow = true; });
        QTRY_COMPARE(s.model()->rowCount(), 24);
        s.page->verifyButton()->click();
        QTRY_VERIFY(s.page->chain()->isRunning());
        s.page.reset();
        QVERIFY(s.pool.waitForDone(5000));
    }
};

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    AuditPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "page_test.moc"

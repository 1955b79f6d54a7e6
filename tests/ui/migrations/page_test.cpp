// The migrations page as a person uses it: who is behind, what is due and dangerous, a run looked at, steered and begun.
#include "migrationsamples.h"

#include "ui/migrations/causelist.h"
#include "ui/migrations/duepanel.h"
#include "ui/migrations/migrationspage.h"
#include "ui/migrations/rehearsalfields.h"
#include "ui/migrations/rolloutform.h"
#include "ui/migrations/runmodel.h"
#include "ui/migrations/runpanel.h"
#include "ui/migrations/versionsbar.h"
#include "ui/shell/saidagain.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/fleetmap.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/statuschip.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using tenantry::samples::MigrationStandIn;

namespace {

struct Shown {
    MigrationStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<MigrationsPage> page;

    explicit Shown(bool empty = false, registry::Role role = registry::Role::Admin) : standIn(empty)
    {
        services.workers = &pool;
        page = std::make_unique<MigrationsPage>(standIn.backend(role), services);
        page->resize(1280, 800);
        page->show();
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }
    QStringList done() const
    {
        const std::lock_guard lock(standIn.state->mutex);
        return standIn.state->done;
    }
    bool filled() const { return page->due()->table()->model()->rowCount() > 0 && !page->runPanel()->view().run.id.isEmpty(); }
    QString file(int row) const { return page->due()->table()->model()->index(row, 0).data().toString(); }
    bool says(const QString &text) const
    {
        return std::ranges::any_of(page->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
};

} // namespace

class MigrationsPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void notThereAndNotReadable()
    {
        Shown shown(true);
        shown.page->activated({});
        QTRY_COMPARE(shown.page->states()->state(), StateStack::State::Empty);
        QSignalSpy went(shown.page.get(), &Page::navigate);
        shown.page->states()->emptyState()->action()->click();
        QCOMPARE(went.takeFirst(), QVariantList({u"products"_s, u"new"_s}));
        Shown broken;
        broken.standIn.state->error = base::Error{base::Kind::Unreachable, "Nothing answers.", "Try later.", {}, {}};
        broken.page->activated({});
        QTRY_COMPARE(broken.page->states()->state(), StateStack::State::Error);
        test::saidAgain(broken.page->states()->errorBanner(), "tenantry::ui::MigrationsPage", "The migrations could not be read.");
        {
            const std::lock_guard lock(broken.standIn.state->mutex);
            broken.standIn.state->error.reset();
        }
        broken.page->refresh();
        QTRY_COMPARE(broken.page->states()->state(), StateStack::State::Content);
    }

    void whoIsBehindAndWhatIsDue()
    {
        Shown shown;
        shown.page->activated({});
        QTRY_VERIFY(shown.filled());
        QCOMPARE(shown.page->tabs()->currentIndex(), int(MigrationsPage::RunTab)); // what is open comes first
        shown.page->tabs()->setCurrentIndex(MigrationsPage::Files);
        const QString headline = shown.page->headline()->text();
        QVERIFY2(headline.contains(u"372"_s) && headline.contains(u"0012"_s) && headline.contains(u"14"_s), qPrintable(headline));
        QCOMPARE(shown.page->versions()->buttons().size(), 6);
        QSignalSpy went(shown.page.get(), &Page::navigate);
        shown.page->versions()->buttons().first()->click();
        QCOMPARE(went.first(), (QVariantList{u"tenants"_s, u"product:\"Laboratorio\" version:0008"_s}));

        // What is due stands first, in the order in which it is applied.
        QCOMPARE(shown.file(0), u"0009_indexes_concurrently.sql"_s);
        QCOMPARE(shown.file(3), u"0012_delivery.sql"_s);
        QCOMPARE(shown.file(4), u"0008_reports.sql"_s);
        auto *model = shown.page->due()->table()->model();
        QCOMPARE(model->index(0, 1).data().toString(), u"214"_s);
        QCOMPARE(model->index(3, 1).data().toString(), u"370"_s);
        QVERIFY(shown.page->due()->facts()->text().contains(u"outside of a transaction"_s));
        shown.page->due()->table()->setCurrentIndex(model->index(2, 0));
        QVERIFY(shown.page->due()->sql()->edit()->toPlainText().contains(u"UNIQUE (name)"_s));
        QTRY_VERIFY(shown.says(u"Line 3"_s)); // what locks is pointed out
        // Read again: who looked at a file still does.
        shown.page->refresh();
        QTest::qWait(0);
        QTRY_COMPARE(shown.page->due()->table()->currentIndex().data().toString(), u"0011_unique_names.sql"_s);
    }

    void aRunIsLookedAt()
    {
        Shown shown;
        shown.page->activated(shown.standIn.state->view.run.id);
        QTRY_VERIFY(shown.filled());
        QCOMPARE(shown.page->tabs()->currentIndex(), int(MigrationsPage::RunTab));
        RunPanel *run = shown.page->runPanel();
        QCOMPARE(run->map()->cells().size(), 372);
        QCOMPARE(run->causes()->count(), 2);
        QVERIFY(run->pauseButton()->isVisible());
        QVERIFY(!run->resumeButton()->isVisible());
        // The line that failed stands among its neighbours, marked.
        const auto code = run->causes()->findChildren<SqlView *>();
        QCOMPARE(code.size(), 2);
        const auto unique = std::ranges::find_if(code, [](const SqlView *view) { return view->edit()->toPlainText().contains(u"ADD CONSTRAINT patient_name_key"_s); });
        QVERIFY(unique != code.end());
        QTRY_COMPARE((*unique)->edit()->document()->blockCount(), 3);
        QCOMPARE((*unique)->firstLine(), 1);
        QCOMPARE((*unique)->markedLine(), 3);
        QVERIFY(!(*unique)->edit()->extraSelections().isEmpty());
        QTRY_VERIFY(shown.says(u"Most likely:"_s));
        QSignalSpy went(shown.page.get(), &Page::navigate);
        QTest::mouseClick(run->map(), Qt::LeftButton, {}, {2, 2});
        QTRY_COMPARE(went.count(), 1);
        QCOMPARE(went.first(), (QVariantList{u"tenants"_s, u"t-0"_s}));
    }

    void steered()
    {
        Shown shown;
        shown.page->activated(shown.standIn.state->view.run.id);
        QTRY_VERIFY(shown.filled());
        shown.page->runPanel()->pauseButton()->click();
        QTRY_COMPARE(shown.done(), QStringList{u"pause"_s});
        shown.page->runPanel()->causes()->retryButton(0)->setFocus();
        shown.page->runPanel()->causes()->retryButton(0)->click();
        QTRY_COMPARE(shown.done(), (QStringList{u"pause"_s, u"retry 23505 a"_s, u"work"_s}));
        // The cause is gone with its button; whoever works with the keyboard is still here.
        {
            const std::lock_guard lock(shown.standIn.state->mutex);
            shown.standIn.state->view.causes.clear();
        }
        shown.page->refresh();
        shown.page->activated(shown.standIn.state->view.run.id);
        QTRY_COMPARE(shown.page->runPanel()->causes()->count(), 0);
        QVERIFY(shown.page->runPanel()->isAncestorOf(QApplication::focusWidget()));
        // To cancel is for good: asked first.
        shown.page->runPanel()->cancelButton()->click();
        QVERIFY(shown.page->confirmBar()->isAsking());
        QCOMPARE(shown.done().size(), 3);
        shown.page->confirmBar()->button()->click();
        QTRY_COMPARE(shown.done().last(), u"cancel"_s);
        {
            const std::lock_guard lock(shown.standIn.state->mutex);
            shown.standIn.state->error = base::Error{base::Kind::Conflict, "The run is over.", {}, {}, {}};
        }
        shown.page->runPanel()->pauseButton()->click();
        QTRY_VERIFY(shown.page->banner()->isVisible());
        test::saidAgain(shown.page->banner(), "tenantry::ui::MigrationsPage", "The run was not paused.");
    }

    void pausedByItsCheckGoesOnAllTheSame()
    {
        Shown shown;
        registry::Run &run = shown.standIn.state->view.run;
        run.state = registry::RunState::Paused;
        run.pausedFor = registry::PausedFor::Gate;
        run.waves[1].state = registry::WaveState::Failed;
        run.waves[1].gate = {{u"refused"_s, 1}, {u"tenants"_s, QJsonArray{QJsonObject{{u"tenant"_s, u"sol"_s}, {u"error"_s, base::Error{base::Kind::Conflict, "The check gave f.", {}, {}, {}}.toJson()}}}}};
        shown.page->activated(run.id);
        QTRY_VERIFY(shown.filled());
        QVERIFY(shown.page->runPanel()->banner()->isVisible());
        QVERIFY(shown.says(u"sol: The check gave f."_s));
        QVERIFY(shown.page->runPanel()->resumeButton()->isVisible());
        for (QPushButton *button : shown.page->runPanel()->banner()->findChildren<QPushButton *>())
            if (button->text() == u"Go on all the same"_s)
                button->click();
        QTRY_COMPARE(shown.done(), (QStringList{u"resume past"_s, u"work"_s}));
    }

    void nobodyWorksOnIt()
    {
        Shown shown;
        shown.standIn.state->view.run.workers.clear();
        shown.page->activated(shown.standIn.state->view.run.id);
        QTRY_VERIFY(shown.filled());
        QCOMPARE(shown.page->runPanel()->chip()->shown().tone, Tone::Warning);
        QVERIFY(shown.page->runPanel()->resumeButton()->isVisible());
        shown.page->runPanel()->resumeButton()->click();
        QTRY_COMPARE(shown.done(), (QStringList{u"resume"_s, u"work"_s}));
    }

    void rolledOut()
    {
        Shown shown;
        shown.page->activated({});
        QTRY_VERIFY(shown.filled());
        shown.page->rollOutButton()->click();
        RolloutForm *form = shown.page->form();
        QVERIFY(form->isVisible());
        QCOMPARE(form->targetBox()->currentData().toString(), u"0012"_s);
        QTRY_VERIFY(form->startButton()->isEnabled());
        QTRY_VERIFY2(form->preview()->text().contains(u"370"_s), qPrintable(form->preview()->text()));
        QVERIFY(form->preview()->text().contains(u"laboratorio-nandu"_s));
        // What makes no sense says so where it was typed, and cannot be started.
        form->wavesEdit()->setText({});
        QTest::keyClicks(form->wavesEdit(), u"canary:0"_s);
        QTRY_VERIFY(!form->startButton()->isEnabled());
        QVERIFY(shown.says(u"is no wave"_s));
        form->wavesEdit()->clear();
        QTest::keyClicks(form->wavesEdit(), u"canary:3,10%,rest"_s);
        // It stays while one looks elsewhere, and does not go with the window unasked.
        QVERIFY(shown.page->leave() && shown.page->hasUnsavedWork() && !shown.page->letGo());
        shown.page->confirmBar()->withdraw();
        QVERIFY(form->isVisible());
        QTest::keyClicks(form->filterEdit(), u"nokey:1"_s);
        QTRY_VERIFY(!form->startButton()->isEnabled());
        form->filterEdit()->clear();
        QTest::keyClicks(form->filterEdit(), u"plan:gold"_s);
        QTest::keyClicks(form->budgetEdit(), u"2%"_s);
        form->dryRunBox()->click();
        QTRY_VERIFY(form->startButton()->isEnabled());
        QCOMPARE(form->command(), u"tenantryctl migrate apply Laboratorio --filter plan:gold --waves canary:3,10%,rest --max-failures 2% --dry-run"_s);
        // What guards it: compared health, and a backup into a folder that every worker finds.
        QTest::keyClicks(form->backupEdit(), u"backups"_s);
        QTRY_VERIFY(!form->startButton()->isEnabled());
        QVERIFY(shown.says(u"is not the whole path of a folder"_s));
        form->backupEdit()->clear();
        QTest::keyClicks(form->backupEdit(), u"/srv/back ups"_s);
        form->healthBox()->setValue(50);
        QTRY_VERIFY(form->startButton()->isEnabled());
        QVERIFY2(form->command().endsWith(u"--health-margin 50 --backup-to '/srv/back ups' --dry-run"_s), qPrintable(form->command()));
        // A number that is none is asked for before anything is begun.
        for (QSpinBox *box : {form->healthBox(), form->perServerBox(), form->rehearsalFields()->minutesBox()}) {
            if (box == form->rehearsalFields()->minutesBox())
                form->rehearsalFields()->more()->setChecked(true);
            box->setFocus();
            box->selectAll();
            QTest::keyClick(box, Qt::Key_Backspace);
            QPushButton *begin = box == form->rehearsalFields()->minutesBox() ? form->rehearseButton() : form->startButton();
            QTRY_VERIFY(begin->isEnabled());
            begin->click();
            QVERIFY2(shown.says(u"That was no number"_s), qPrintable(box->text()));
            QCOMPARE(shown.done(), QStringList());
            QVERIFY(box->hasFocus());
            box->stepUp();
            box->stepDown();
            QVERIFY(!shown.says(u"That was no number"_s));
        }
        form->healthBox()->setValue(50);
        QTRY_VERIFY(form->startButton()->isEnabled());
        form->startButton()->click();
        QTRY_COMPARE(shown.done(), (QStringList{u"start Laboratorio canary:3,10%,rest dry"_s, u"work"_s}));
        QTRY_VERIFY(!form->isVisible());
        QCOMPARE(shown.page->tabs()->currentIndex(), int(MigrationsPage::RunTab));
    }

    void somebodyElseWasFaster()
    {
        Shown shown;
        shown.page->activated({});
        QTRY_VERIFY(shown.filled());
        shown.page->rollOutButton()->click();
        QTRY_VERIFY(shown.page->form()->startButton()->isEnabled());
        {
            const std::lock_guard lock(shown.standIn.state->mutex);
            shown.standIn.state->error = base::Error{base::Kind::Conflict, "These tenants are waiting in another run.", "Resume or cancel it.", {}, {}};
        }
        shown.page->form()->startButton()->click();
        QTRY_VERIFY(shown.page->form()->banner()->isVisible());
        QVERIFY(shown.page->form()->isVisible());
    }

    void history()
    {
        Shown shown;
        new QAbstractItemModelTester(shown.page->runs(), QAbstractItemModelTester::FailureReportingMode::QtTest, shown.page.get());
        shown.page->activated({});
        QTRY_COMPARE(shown.page->runs()->rowCount(), 2);
        shown.page->tabs()->setCurrentIndex(MigrationsPage::History);
        QVERIFY(shown.page->history()->isVisible());
        emit shown.page->history()->activated(shown.page->runs()->index(1, 0));
        QCOMPARE(shown.page->tabs()->currentIndex(), int(MigrationsPage::RunTab));
    }

    void aUserLooksOnly()
    {
        Shown shown(false, registry::Role::User);
        shown.page->activated({});
        QTRY_VERIFY(shown.page->due()->table()->model()->rowCount() > 0);
        QVERIFY(!shown.page->rollOutButton()->isVisible());
        QVERIFY(!shown.page->verifyButton()->isVisible());
        QVERIFY(!shown.page->tabs()->isVisible());
        QVERIFY(shown.page->due()->isVisible());
    }
};

QTEST_MAIN(MigrationsPageTest)
#include "page_test.moc"

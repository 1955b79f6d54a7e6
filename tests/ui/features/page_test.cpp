// The page as a person uses it: each role, what is pointed out, two clicks to off, many tenants and back.
#include "shown.h"

#include "ui/features/bulkchange.h"
#include "ui/features/bulkmodel.h"
#include "ui/features/featuredetails.h"
#include "ui/features/featureeditor.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/tenantfeatures.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/statestack.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QTableView>
#include <QTest>

#include <atomic>
#include <ctime>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::FeatureStandIn;
using tenantry::samples::Shown;

namespace {

double cpuMs() // of this thread: what others do on the machine does not count
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace

class FeaturesPageTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void nothingYet()
    {
        Shown user(registry::Role::User, true);
        QTRY_COMPARE(user.page->states()->state(), StateStack::State::Empty);
        QVERIFY(!user.page->states()->emptyState()->action()->isVisible());
        Shown admin(registry::Role::Admin, true);
        QTRY_COMPARE(admin.page->states()->state(), StateStack::State::Empty);
        admin.page->states()->emptyState()->action()->click();
        QTRY_VERIFY(admin.page->editor()->isVisible());
    }

    void aFailureIsSaidAndRetried()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.standIn.state->mutex.lock();
        s.standIn.state->error = base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}};
        s.standIn.state->mutex.unlock();
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("No answer.")));
        QCOMPARE(s.page->model()->rowCount(), 6); // what was known stays
    }

    void theMatrixSaysWhereAValueIsFrom()
    {
        Shown s;
        QAbstractItemModelTester tester(s.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const auto *model = s.page->model();
        const int row = model->indexOf(QStringLiteral("online-results")).row();
        const auto gold = model->index(row, FeatureModel::FirstPlan + 2), bronze = model->index(row, FeatureModel::FirstPlan);
        QCOMPARE(gold.data().toString(), QStringLiteral("On"));
        QVERIFY(!gold.data(Qt::ForegroundRole).isValid());
        QCOMPARE(bronze.data().toString(), QStringLiteral("Off"));
        QVERIFY(bronze.data(Qt::ForegroundRole).isValid());
        QVERIFY(bronze.data(Qt::ToolTipRole).toString().contains(QStringLiteral("default")));
        QVERIFY(bronze.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Default")));
        QCOMPARE(model->index(model->indexOf(QStringLiteral("quality-charts")).row(), FeatureModel::State).data().toString(), QStringLiteral("To review"));
        const QModelIndex off = model->index(model->indexOf(QStringLiteral("electronic-invoice")).row(), FeatureModel::State);
        QCOMPARE(off.data().toString(), QStringLiteral("Off for all"));
        for (const int column : {int(FeatureModel::Default), int(FeatureModel::FirstPlan)}) { // what does not hold now does not look as if it did
            QVERIFY(off.siblingAtColumn(column).data(Qt::FontRole).value<QFont>().strikeOut());
            QVERIFY(off.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Off for all")));
            QVERIFY(!model->index(model->indexOf(QStringLiteral("online-results")).row(), column).data(Qt::FontRole).isValid());
        }
    }

    void aUserLooksOnly()
    {
        Shown s(registry::Role::User);
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        QTRY_VERIFY(s.says(QStringLiteral("ticket 4711")));
        QVERIFY(s.says(QStringLiteral("Expired")));
        for (const QPushButton *button : {s.page->newButton(), s.page->details()->killButton(), s.page->details()->changeButton()})
            QVERIFY(!button->isVisible());
        QVERIFY(!(s.page->model()->flags(s.page->model()->index(0, FeatureModel::FirstPlan)) & Qt::ItemIsEditable));
    }

    void offInTwoClicks()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        QTest::mouseClick(s.page->details()->killButton(), Qt::LeftButton);
        QVERIFY(s.page->confirmBar()->isAsking());
        QVERIFY(s.standIn.done().isEmpty());
        QTest::mouseClick(s.page->confirmBar()->button(), Qt::LeftButton);
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("kill online-results")});
        QTRY_VERIFY(s.page->details()->killButton()->text().contains(QStringLiteral("on again")));
        QCOMPARE(s.page->model()->feature(s.page->table()->currentIndex())->key, QStringLiteral("online-results")); // still the one selected
    }

    void aPlansCellIsTyped()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const auto cell = s.page->model()->index(s.page->model()->indexOf(QStringLiteral("monthly-orders")).row(), FeatureModel::FirstPlan);
        s.page->model()->setData(cell, QStringLiteral("3000"), Qt::EditRole);
        QVERIFY(s.says(QStringLiteral("in the plan bronze, which 0 tenant(s) have, from the default (“2,000”) to “3,000”?")));
        QVERIFY(!cell.flags().testFlag(Qt::ItemIsEditable)); // one question at a time
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("plan monthly-orders bronze 3000")});
        QVERIFY(cell.flags().testFlag(Qt::ItemIsEditable));

        { // a plan that tenants have is not changed by a slip
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->snapshot.plans[0].tenants = 12;
        }
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->plans().first().tenants, 12);
        s.page->model()->setData(s.page->model()->index(cell.row(), FeatureModel::FirstPlan), QStringLiteral("4000"), Qt::EditRole);
        QVERIFY2(s.says(QStringLiteral("in the plan bronze, which 12 tenant(s) have, from the default (“2,000”) to “4,000”?")), "it is asked about");
        QCOMPARE(s.standIn.done().size(), 1);
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.standIn.done().last(), QStringLiteral("plan monthly-orders bronze 4000"));
    }

    void whatIsAPlansOwnIsNotToldByColourAlone()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        bool own = false, inherited = false;
        for (int row = 0; row < s.page->model()->rowCount(); ++row)
            for (int plan = 0; plan < 3; ++plan) {
                const QModelIndex at = s.page->model()->index(row, FeatureModel::FirstPlan + plan);
                const bool says = !at.data(Qt::EditRole).toString().isEmpty();
                (says ? own : inherited) = true;
                QCOMPARE(at.data(Qt::FontRole).isValid() && at.data(Qt::FontRole).value<QFont>().weight() == QFont::DemiBold, says);
            }
        QVERIFY(own && inherited);
    }

    void manyTenantsAndBack()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        s.page->details()->changeButton()->click();
        BulkChange *bulk = s.page->bulk();
        QTRY_VERIFY(bulk->isVisible());
        QVERIFY(!bulk->applyButton()->isVisible());
        QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 7"));
        bulk->look()->click();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        QCOMPARE(bulk->table()->model()->rowCount(), 3);
        QVERIFY(s.says(QStringLiteral("bioanalisis"))); // who lacks the version is named
        QVERIFY(s.standIn.done().isEmpty());
        // What was looked at is what is applied: another word, another look.
        QTest::keyClicks(bulk->reason(), QStringLiteral("!"));
        QVERIFY(!bulk->applyButton()->isVisible());
        bulk->look()->click();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        s.page->refresh(); // somebody else changed something: the half-typed form stays
        bulk->applyButton()->click();
        QTRY_VERIFY(bulk->undoButton()->isVisible());
        QCOMPARE(bulk->reason()->text(), QStringLiteral("ticket 7!"));
        QTRY_VERIFY(bulk->undoButton()->isEnabled()); // not by a double click
        bulk->undoButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList({QStringLiteral("apply 3"), QStringLiteral("undo b2")}));
    }

    // Rows are put into words when they are looked at, so that ten thousand are there at once.
    void tenThousandTenants()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.standIn.state->manyMore = 10'000;
        s.select("online-results");
        s.page->details()->changeButton()->click();
        BulkChange *bulk = s.page->bulk();
        QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 7"));
        auto *rows = qobject_cast<BulkModel *>(bulk->table()->model());
        QVERIFY(rows);
        QAbstractItemModelTester tester(rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        double longest = 0, last = cpuMs();
        const auto look = [&] {
            const double now = cpuMs();
            longest = std::max(longest, now - last);
            last = now;
        };
        QTimer beat;
        connect(&beat, &QTimer::timeout, &beat, look);
        bulk->look()->click();
        beat.start(0);
        last = cpuMs();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        look();
        qInfo("%d rows: the window was held up for %.1f ms at most", rows->rowCount(), longest);
        QCOMPARE(rows->rowCount(), 10'003);
        QCOMPARE(rows->index(10'002, BulkModel::Tenant).data().toString(), QStringLiteral("Clínica 9999"));
        QCOMPARE(rows->index(10'002, BulkModel::Tenant).data(Qt::ToolTipRole).toString(), QStringLiteral("tenant-9999"));
        QCOMPARE(rows->index(10'002, BulkModel::Before).data().toString(), QStringLiteral("Off"));
        QCOMPARE(rows->index(10'002, BulkModel::After).data().toString(), QStringLiteral("On"));
        QCOMPARE(rows->headerData(BulkModel::Before, Qt::Horizontal).toString(), QStringLiteral("Before"));
        QVERIFY(s.says(QStringLiteral("10,003 tenant")));
        bulk->applyButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("apply 10003")});
        QTRY_VERIFY(bulk->undoButton()->isVisible());
        QTest::keyClicks(bulk->reason(), QStringLiteral("!")); // forgotten
        QCOMPARE(rows->rowCount(), 0);
        QVERIFY(!bulk->table()->isVisible());
    }

    // From the palette of another page; the form stays when the list arrives. A USER gets the list.
    void begunFromElsewhere()
    {
        Shown s;
        s.page->activated(QStringLiteral("is:new"));
        QTRY_VERIFY(s.page->editor()->isVisible());
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(s.page->editor()->isVisible());
        Shown user(registry::Role::User);
        user.page->activated(QStringLiteral("is:new"));
        QTRY_COMPARE(user.page->model()->rowCount(), 6);
        QVERIFY(!user.page->findChild<FeatureEditor *>() || !user.page->editor()->isVisible());
    }

    void halfTypedIsAskedAbout()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        QTest::keyClicks(s.page->editor()->keyEdit(), QStringLiteral("zeb"));
        ConfirmBar *bar = s.page->confirmBar();
        QVERIFY(!s.page->leave());
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->question(), QStringLiteral("The changes made here are not saved."));
        s.page->newButton()->click(); // nor does another one take its place
        QCOMPARE(s.page->editor()->keyEdit()->text(), QStringLiteral("zeb"));
        bar->button()->click();
        QVERIFY(!s.page->editor()->isVisible());
        QVERIFY(s.page->leave());
        // For many tenants: what was typed is gone as well, not only out of sight.
        s.select("online-results");
        s.page->details()->changeButton()->click();
        QTest::keyClicks(s.page->bulk()->reason(), QStringLiteral("ticket 7"));
        QVERIFY(!s.page->leave());
        bar->button()->click();
        QVERIFY(!s.page->bulk()->isVisible());
        s.page->details()->changeButton()->click();
        QCOMPARE(s.page->bulk()->reason()->text(), QString());
        QVERIFY(s.page->leave());
    }

    void otherPlansAndTheSameLine()
    {
        Shown s;
        QAbstractItemModelTester tester(s.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->resize(1280, 320);
        s.select("online-results");
        QScrollBar *bar = s.page->table()->verticalScrollBar();
        bar->setValue(bar->maximum());
        const int down = bar->value();
        const auto plans = [&s](const std::function<void(QList<registry::Plan> &)> &how) {
            {
                const std::scoped_lock held(s.standIn.state->mutex);
                how(s.standIn.state->snapshot.plans);
            }
            s.page->refresh();
        };
        plans([](QList<registry::Plan> &list) {
            registry::Plan plan;
            plan.id = plan.name = QStringLiteral("platinum");
            list.append(plan);
        });
        QTRY_COMPARE(s.page->model()->plans().size(), 4);
        QCOMPARE(s.selected(), QStringLiteral("online-results"));
        QCOMPARE(bar->value(), down);
        QVERIFY(s.says(QStringLiteral("Patients read their results")));
        plans([](QList<registry::Plan> &list) { list.first().name = QStringLiteral("basic"); });
        QTRY_COMPARE(s.page->model()->plans().first().name, QStringLiteral("basic"));
        QCOMPARE(s.selected(), QStringLiteral("online-results"));
        // A form stays open, also one in which nothing was typed.
        emit s.page->details()->editRequested();
        QVERIFY(s.page->editor()->isVisible());
        plans([](QList<registry::Plan> &list) { list.removeLast(); });
        QTRY_COMPARE(s.page->model()->plans().size(), 3);
        QCOMPARE(s.selected(), QStringLiteral("online-results"));
        QVERIFY(s.page->editor()->isVisible());
    }

    // Nobody tells when an override begins or ends by its time.
    void anOverrideEndsByItself()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.change("online-results", [](registry::Feature &f) {
            f.owner = QStringLiteral("Web");
            f.changesIn = 1;
        });
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("online-results"))->owner, QStringLiteral("Web"));
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            auto &feature = s.standIn.state->snapshot.features[3];
            feature.overrides = 1;
            feature.changesIn.reset();
        }
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("online-results"))->overrides, 1);
    }

    void theFocusStaysInATenantsFeatures()
    {
        const auto reads = std::make_shared<std::atomic_int>(0);
        TenantBackend backend;
        backend.who.role = registry::Role::Admin;
        backend.features = [reads](const QString &, std::stop_token) -> base::Result<QList<TenantFeature>> {
            QList<TenantFeature> out;
            for (const char *key : {"alpha", "beta", "gamma"}) {
                TenantFeature one;
                one.feature.key = one.feature.nameEn = one.feature.nameEs = QString::fromLatin1(key);
                one.value.value = *reads > 0;
                out.append(one);
            }
            ++*reads;
            return out;
        };
        QThreadPool pool;
        Services services;
        services.workers = &pool;
        TenantFeatures tab(backend, services);
        tab.show();
        registry::Tenant tenant;
        tenant.id = QStringLiteral("t1");
        tab.setTenant(tenant);
        const auto button = [&tab] { return tab.findChild<QAbstractButton *>(QStringLiteral("change:beta")); };
        QTRY_VERIFY(button() && button()->isVisible());
        button()->setFocus();
        const QPointer<QAbstractButton> before = button();
        tab.reload();
        QTRY_VERIFY(!before);
        QTRY_VERIFY(button() && button()->isVisible());
        QVERIFY(tab.focusWidget());
        QCOMPARE(tab.focusWidget()->objectName(), QStringLiteral("change:beta"));
    }

    void aTenantsValueEndsByItself()
    {
        const auto reads = std::make_shared<std::atomic_int>(0);
        TenantBackend backend;
        backend.features = [reads](const QString &, std::stop_token) -> base::Result<QList<TenantFeature>> {
            TenantFeature one;
            one.feature.key = one.feature.nameEn = one.feature.nameEs = QStringLiteral("trial");
            one.value.value = ++*reads == 1;
            if (one.value.value.toBool())
                one.feature.changesIn = 1;
            return QList<TenantFeature>{one};
        };
        QThreadPool pool;
        Services services;
        services.workers = &pool;
        TenantFeatures tab(backend, services);
        tab.show();
        registry::Tenant tenant;
        tenant.id = QStringLiteral("t1");
        tab.setTenant(tenant);
        const auto says = [&tab](const QString &text) {
            return std::ranges::any_of(tab.findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
        };
        QTRY_VERIFY(says(QStringLiteral("On")));
        QTRY_VERIFY(says(QStringLiteral("Off")));
        QCOMPARE(reads->load(), 2);
    }
};

QTEST_MAIN(FeaturesPageTest)
#include "page_test.moc"

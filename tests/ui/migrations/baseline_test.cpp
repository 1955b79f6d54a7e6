// Adopting databases that another tool migrated, as a person does it: looked at, confirmed, written down, with what went wrong.
#include "migrationsamples.h"

#include "ui/migrations/baselinepanel.h"
#include "ui/migrations/migrationspage.h"
#include "ui/migrations/selectionbox.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/errorbanner.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using tenantry::samples::MigrationStandIn;

namespace {

struct Shown {
    MigrationStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<BaselinePanel> panel;

    Shown()
    {
        services.workers = &pool;
        panel = std::make_unique<BaselinePanel>(standIn.backend(), services);
        panel->setProduct(u"Laboratorio"_s, {u"0001"_s, u"0002"_s, u"0010"_s});
        panel->resize(1100, 600);
        panel->show();
        standIn.state->baseline = samples::baselineFindings();
    }
    ~Shown()
    {
        panel.reset();
        pool.waitForDone();
    }
    QStringList done() const
    {
        const std::lock_guard lock(standIn.state->mutex);
        return standIn.state->done;
    }
    QString cell(int row, int column) const { return panel->model()->index(row, column).data().toString(); }
};

} // namespace

class BaselinePanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void lookedAtAndWrittenDown()
    {
        Shown shown;
        new QAbstractItemModelTester(shown.panel->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, shown.panel.get());
        QVERIFY(!shown.panel->applyButton()->isEnabled());
        shown.panel->lookButton()->click();
        QTRY_COMPARE(shown.panel->model()->rowCount(), 4);
        QTRY_VERIFY(!shown.panel->isBusy());
        QCOMPARE(shown.cell(0, BaselineModel::Tenant), u"biomedica"_s); // by slug
        QCOMPARE(shown.cell(1, BaselineModel::Recognised), u"Flyway, in public.flyway_schema_history"_s);
        QCOMPARE(shown.cell(1, BaselineModel::Version), u"0010"_s);
        QCOMPARE(shown.cell(3, BaselineModel::Result), u"nothing recognised"_s);
        QVERIFY(shown.panel->summary()->text().startsWith(u"2 can be written down · 2 cannot"_s));
        shown.panel->table()->setCurrentIndex(shown.panel->model()->index(2, 0));
        QVERIFY2(shown.panel->details()->text().contains(u"Not files of the product: V7_1__hotfix"_s), qPrintable(shown.panel->details()->text()));
        QCOMPARE(shown.panel->commands(), u"tenantryctl migrate baseline biomedica\ntenantryctl migrate baseline clinica-sol"_s);

        // Asked first; then those that can be, and no other.
        QSignalSpy applied(shown.panel.get(), &BaselinePanel::applied);
        shown.panel->applyButton()->click();
        QVERIFY(shown.panel->confirmBar()->isAsking());
        QCOMPARE(shown.done(), QStringList{u"look /"_s});
        {
            const std::lock_guard lock(shown.standIn.state->mutex);
            shown.standIn.state->baselineErrors.insert(u"biomedica"_s, base::Error{base::Kind::Conflict, "It has changed since.", "Look once more.", {}, {}});
        }
        shown.panel->confirmBar()->button()->click();
        QTRY_COMPARE(applied.count(), 1);
        QTRY_COMPARE(shown.panel->model()->written() + shown.panel->model()->failed(), 2);
        QCOMPARE(shown.done(), (QStringList{u"look /"_s, u"baseline biomedica 0008"_s, u"baseline clinica-sol 0010"_s}));
        QCOMPARE(shown.cell(0, BaselineModel::Result), u"It has changed since."_s);
        QCOMPARE(shown.cell(1, BaselineModel::Result), u"10 file(s) written down"_s);
        QTRY_VERIFY(shown.panel->summary()->text().contains(u"1 failed"_s));
        shown.panel->table()->setCurrentIndex(shown.panel->model()->index(0, 0));
        QVERIFY(shown.panel->details()->text().contains(u"Look once more."_s));
        // What failed can be tried again; what is done is not done again.
        QCOMPARE(shown.panel->commands(), u"tenantryctl migrate baseline biomedica"_s);
    }

    void toAVersion()
    {
        Shown shown;
        QCOMPARE(shown.panel->versionBox()->count(), 4);
        QCOMPARE(shown.panel->versionBox()->itemData(1).toString(), u"0010"_s); // the newest first
        shown.panel->versionBox()->setCurrentIndex(2);
        shown.panel->tenants()->edit()->setText(u"plan:gold"_s);
        QTest::keyClick(shown.panel->tenants()->edit(), Qt::Key_Return);
        QTRY_COMPARE(shown.done(), QStringList{u"look plan:gold/0002"_s});
        QTRY_VERIFY(!shown.panel->isBusy());
        // Another choice: what was looked at is not what would be written.
        emit shown.panel->versionBox()->activated(0);
        QCOMPARE(shown.panel->model()->rowCount(), 0);
        QVERIFY(!shown.panel->applyButton()->isEnabled());
        shown.panel->tenants()->edit()->setText(u"nokey:1"_s);
        shown.panel->lookButton()->click();
        QCOMPARE(shown.done().size(), 1);
        shown.panel->tenants()->edit()->clear();
        {
            const std::lock_guard lock(shown.standIn.state->mutex);
            shown.standIn.state->error = base::Error{base::Kind::Unreachable, "The registry does not answer.", {}, {}, {}};
        }
        shown.panel->lookButton()->click();
        QTRY_VERIFY(shown.panel->banner()->isVisible());
    }

    void onThePage()
    {
        for (const registry::Role role : {registry::Role::Admin, registry::Role::User}) {
            MigrationStandIn standIn;
            QThreadPool pool;
            Services services;
            services.workers = &pool;
            {
                MigrationsPage page(standIn.backend(role), services);
                page.show();
                page.activated(u"adopt"_s);
                QTRY_COMPARE(page.baseline()->versionBox()->count(), 7);
                const bool admin = role == registry::Role::Admin;
                QCOMPARE(page.tabs()->isTabVisible(MigrationsPage::BaselineTab), admin);
                QCOMPARE(page.baseline()->isVisible(), admin);
                QCOMPARE(!page.baseline()->applyButton()->isHidden(), admin);
            }
            pool.waitForDone();
        }
    }
};

QTEST_MAIN(BaselinePanelTest)
#include "baseline_test.moc"

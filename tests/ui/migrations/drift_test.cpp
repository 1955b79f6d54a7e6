// The drift view as a person uses it: chosen, checked, stopped, looked at, copied.
#include "migrationsamples.h"

#include "ui/migrations/driftmodel.h"
#include "ui/migrations/driftpanel.h"
#include "ui/migrations/migrationspage.h"
#include "ui/migrations/selectionbox.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/progressrow.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextBlock>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using tenantry::samples::MigrationStandIn;

namespace {

struct Shown {
    MigrationStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<DriftPanel> panel;

    explicit Shown(registry::Role role = registry::Role::Admin)
    {
        services.workers = &pool;
        panel = std::make_unique<DriftPanel>(standIn.backend(role), services);
        panel->setProduct(u"Laboratorio"_s);
        panel->resize(1100, 600);
        panel->show();
    }
    ~Shown()
    {
        panel.reset();
        pool.waitForDone();
    }
    bool says(const QString &text) const
    {
        return std::ranges::any_of(panel->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    QStringList done() const
    {
        const std::lock_guard lock(standIn.state->mutex);
        return standIn.state->done;
    }
    QStringList tenants() const
    {
        QStringList out;
        for (int row = 0; row < panel->model()->rowCount(); ++row)
            out << panel->model()->index(row, 0).data().toString();
        return out;
    }
};

} // namespace

class DriftPanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theWorstFirst()
    {
        Shown shown;
        new QAbstractItemModelTester(shown.panel->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, shown.panel.get());
        QVERIFY(shown.says(u"Not looked at yet"_s));
        shown.standIn.state->drift = samples::driftFindings();
        shown.panel->checkButton()->click();
        QTRY_VERIFY(!shown.panel->isChecking());
        QCOMPARE(shown.tenants(), (QStringList{u"laboratorio-nandu"_s, u"clinica-sol"_s, u"biomedica"_s, u"optica-mar"_s}));
        const QString said = shown.panel->summary()->text();
        QVERIFY2(said.contains(u"5"_s) && said.contains(u"2 with drift"_s) && said.contains(u"1 could not be read"_s) && said.contains(u"1 left out"_s), qPrintable(said));
        QVERIFY(!shown.panel->progress()->isVisible());

        // Object by object, each line with its mark and its colour.
        const QString text = shown.panel->difference()->toPlainText();
        for (const char *line : {"table public.patient: not as the migrations make it", "-     name text NOT NULL,", "+     name character varying(80) NOT NULL,", "      born date,", "+     fax text",
                                 "index public.patient_name: missing here", "table public.tmp_import: of no migration", "columns public.report: not as the migrations make it (minor)"})
            QVERIFY2(text.split(u'\n').contains(QString::fromLatin1(line)), qPrintable(QString::fromLatin1(line) + u'\n' + text));
        int removed = 0, added = 0;
        for (QTextBlock block = shown.panel->difference()->document()->begin(); block.isValid(); block = block.next()) {
            const bool minus = block.text().startsWith(u"- "_s), plus = block.text().startsWith(u"+ "_s);
            QCOMPARE(block.blockFormat().background().style() != Qt::NoBrush, minus || plus);
            removed += minus;
            added += plus;
        }
        QCOMPARE(removed, 4);
        QCOMPARE(added, 6);
        QVERIFY(shown.says(u"0008_reports.sql was changed after"_s));

        shown.panel->copyButton()->click();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(u"laboratorio-nandu · Laboratorio · 0010: 3 difference(s), 1 minor\n"_s), qPrintable(copied));
        QVERIFY(copied.contains(u"\n+     fax text\n"_s));

        // One that could not be read says why, and shows no difference.
        shown.panel->table()->setCurrentIndex(shown.panel->model()->index(3, 0));
        QTRY_VERIFY(!shown.panel->difference()->isVisible());
        QVERIFY(shown.says(u"ahead of the product"_s));
        QSignalSpy wanted(shown.panel.get(), &DriftPanel::tenantWanted);
        emit shown.panel->table()->activated(shown.panel->table()->currentIndex());
        QCOMPARE(wanted.first().first().toString(), u"optica-mar"_s);
    }

    void noDrift()
    {
        Shown shown;
        shown.standIn.state->drift = {samples::driftOf("a", "0012", {}), samples::driftOf("b", "0012", {})};
        shown.panel->checkButton()->click();
        QTRY_VERIFY(shown.says(u"Every database is what its migrations make."_s));
        QVERIFY(shown.says(u"No drift"_s));
    }

    void stopped()
    {
        Shown shown;
        shown.standIn.state->holdDrift = true;
        shown.standIn.state->drift = {samples::driftOf("a", "0012", {}), samples::driftFindings().last()};
        shown.panel->checkButton()->click();
        QTRY_COMPARE(shown.panel->model()->checked(), 2); // shown while it goes on
        QVERIFY(shown.panel->isChecking());
        QVERIFY(!shown.panel->checkButton()->isEnabled());
        QVERIFY(shown.panel->progress()->isVisible());
        { // what it does is said in the language of now
            Language language;
            for (const QString &code : {u"es"_s, u"en"_s}) {
                language.set(code);
                shown.panel->retranslate();
                const QString does = QCoreApplication::translate("tenantry::ui::DriftPanel", "The schema of each version is built once on each server, to compare with.");
                QCOMPARE(does.startsWith(u"The schema"), code == u"en");
                QVERIFY2(shown.says(does), qPrintable(code));
            }
        }
        shown.panel->checkButton()->click();
        emit shown.panel->progress()->cancelRequested();
        QTRY_VERIFY(!shown.panel->isChecking());
        QVERIFY(shown.says(u"stopped after 2 of 202"_s));
        QVERIFY(!shown.panel->banner()->isVisible());
        QCOMPARE(shown.done().size(), 1);
        // Once more, and another product meanwhile: what comes of the first one is nobody's.
        shown.panel->checkButton()->click();
        QTRY_COMPARE(shown.panel->model()->checked(), 2);
        shown.panel->setProduct(u"Other"_s);
        QCOMPARE(shown.panel->model()->checked(), 0);
        QTRY_VERIFY(shown.says(u"Not looked at yet"_s));
        QTRY_COMPARE(shown.pool.activeThreadCount(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(shown.panel->model()->checked(), 0);
    }

    void whatMakesNoSense()
    {
        Shown shown;
        shown.panel->tenants()->edit()->setText(u"nokey:1"_s);
        shown.panel->checkButton()->click();
        QVERIFY(shown.says(u"nokey"_s));
        shown.panel->tenants()->edit()->setText(u"plan:gold"_s);
        shown.panel->ignoreEdit()->setText(u"nokind"_s);
        shown.panel->checkButton()->click();
        QVERIFY(shown.panel->banner()->isVisible());
        QCOMPARE(shown.done(), QStringList());
        shown.panel->ignoreEdit()->setText(u"index:public.tmp_*, grant:*"_s);
        QCOMPARE(shown.panel->command(), u"tenantryctl migrate drift --product Laboratorio --filter plan:gold --ignore 'index:public.tmp_*' --ignore 'grant:*' --details"_s);
        QTest::keyClick(shown.panel->ignoreEdit(), Qt::Key_Return);
        QTRY_COMPARE(shown.done(), QStringList{u"drift plan:gold"_s});
        QTRY_VERIFY(!shown.panel->isChecking());
        {
            const std::lock_guard lock(shown.standIn.state->mutex);
            shown.standIn.state->error = base::Error{base::Kind::Unreachable, "The registry does not answer.", {}, {}, {}};
        }
        shown.panel->checkButton()->click();
        QTRY_VERIFY(shown.says(u"The databases could not be compared."_s));
    }

    // A schema of a hundred thousand lines: the window goes on, and says that there is more.
    void veryMuch()
    {
        QString lines;
        for (int i = 0; i < 100'000; ++i)
            lines += u"line %1\n"_s.arg(i);
        const migrations::Difference much{migrations::Change::Extra, u"function"_s, u"public.f()"_s, {}, lines, {}, false};
        Shown shown;
        shown.standIn.state->drift = {samples::driftOf("a", "0012", {much})};
        shown.panel->checkButton()->click();
        QTRY_VERIFY(!shown.panel->isChecking());
        QVERIFY(shown.panel->difference()->document()->blockCount() < 4000);
        QVERIFY(shown.panel->difference()->toPlainText().contains(u"line(s) more"_s));
        shown.panel->copyButton()->click();
        QVERIFY(QApplication::clipboard()->text().contains(u"+ line 99999\n"_s));
    }

    void otherColours()
    {
        theme::Theme theme(*qApp, theme::Mode::Light);
        Shown shown;
        shown.standIn.state->drift = samples::driftFindings();
        shown.panel->checkButton()->click();
        QTRY_VERIFY(!shown.panel->isChecking());
        const auto background = [&] {
            for (QTextBlock block = shown.panel->difference()->document()->begin(); block.isValid(); block = block.next())
                if (block.text().startsWith(u"+ "_s))
                    return block.blockFormat().background().color();
            return QColor();
        };
        QCOMPARE(background(), theme::light().soft(Tone::Success));
        theme.setMode(theme::Mode::Dark);
        QTRY_COMPARE(background(), theme::dark().soft(Tone::Success));
    }

    // Only who may look at schemas is offered it.
    void onThePage()
    {
        for (const registry::Role role : {registry::Role::Admin, registry::Role::User}) {
            MigrationStandIn standIn;
            QThreadPool pool;
            Services services;
            services.workers = &pool;
            {
                MigrationsPage page(standIn.backend(role), services);
                page.resize(1280, 800);
                page.show();
                page.activated(u"drift"_s);
                QTRY_COMPARE(page.products()->count(), 1);
                const bool admin = role == registry::Role::Admin;
                QCOMPARE(page.tabs()->isTabVisible(MigrationsPage::DriftTab), admin);
                QCOMPARE(page.drift()->isVisible(), admin);
                QCOMPARE(!page.drift()->checkButton()->isHidden(), admin);
                if (admin)
                    QVERIFY(page.drift()->command().contains(u"--product Laboratorio"_s));
            }
            pool.waitForDone();
        }
    }
};

QTEST_MAIN(DriftPanelTest)
#include "drift_test.moc"

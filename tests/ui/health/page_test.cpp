// The health page as a person uses it: worst first, from the map to the row, filters, alerts, who watches, and what is shown when nothing is.
#include "healthsamples.h"

#include "ui/health/alertform.h"
#include "ui/health/alertpanel.h"
#include "ui/health/collectorbar.h"
#include "ui/health/healthmodel.h"
#include "ui/health/healthpage.h"
#include "ui/health/healthwatch.h"
#include "ui/health/healthchart.h"
#include "ui/health/servercards.h"
#include "ui/health/serverhistory.h"
#include "ui/health/thresholdpanel.h"
#include "ui/shell/language.h"
#include "ui/shell/saidagain.h"
#include "ui/shell/walk.h"
#include "ui/tenants/filterbox.h"
#include "ui/tenants/standin.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/fleetmap.h"
#include "ui/widgets/statestack.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QHeaderView>
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
using tenantry::samples::HealthStandIn;

namespace {

struct Shown {
    HealthStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<HealthPage> page;

    explicit Shown(HealthParts parts = samples::healthParts(samples::healthFleet()), registry::Role role = registry::Role::Admin, const std::optional<base::Error> &error = {}) : standIn(std::move(parts))
    {
        standIn.fail(error);
        services.workers = &pool;
        page = std::make_unique<HealthPage>(standIn.backend(role), services);
        page->resize(1280, 900);
        page->show();
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }
    bool filled() const { return page->isSettled() && page->model()->rowCount() > 0; }
    QString text(int row, HealthColumn column) const { return page->model()->index(row, int(column)).data().toString(); }
    void again()
    {
        page->refresh();
        QTRY_VERIFY(page->isSettled());
    }
};

} // namespace

class HealthPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void nothingThereAndNotReadable()
    {
        Shown empty{HealthParts{}};
        QTRY_COMPARE(empty.page->states()->state(), StateStack::State::Empty);
        QSignalSpy navigated(empty.page.get(), &Page::navigate);
        empty.page->states()->emptyState()->action()->click();
        QCOMPARE(navigated.last().first().toString(), u"wizard"_s);

        Shown failing({}, registry::Role::Admin, samples::StandIn::broken());
        QTRY_COMPARE(failing.page->states()->state(), StateStack::State::Error);
        test::saidAgain(failing.page->states()->errorBanner(), "tenantry::ui::HealthPage", "How the fleet is could not be read.");
        failing.standIn.fail({});
        failing.standIn.change([](HealthParts &parts) { parts = samples::healthParts(samples::healthFleet()); });
        emit failing.page->states()->retry();
        QTRY_COMPARE(failing.page->states()->state(), StateStack::State::Content);
        // What is known stays when the next reading fails.
        failing.standIn.fail(samples::StandIn::unreachable());
        failing.page->refresh();
        QTRY_VERIFY(failing.page->isSettled());
        QCOMPARE(failing.page->states()->state(), StateStack::State::Content);
        QCOMPARE(failing.page->model()->rowCount(), 180);
    }

    void worstFirst()
    {
        Shown shown;
        QAbstractItemModelTester tester(shown.page->model());
        QTRY_VERIFY(shown.filled());
        QCOMPARE(shown.page->model()->rowCount(), 180);
        int before = -1;
        QSet<int> states;
        for (int row = 0; row < 180; ++row) {
            const HealthLine &line = shown.page->model()->line(row);
            QVERIFY2(int(line.state) >= before, qPrintable(line.tenant.slug));
            before = int(line.state);
            states << before;
        }
        QVERIFY(states.size() >= 5);
        QCOMPARE(shown.page->model()->line(0).state, HealthState::Unreachable);
        // What an operator has acknowledged comes after what nobody has seen.
        int seen = -1, unseen = -1;
        for (int row = 0; row < 180; ++row)
            if (shown.page->model()->line(row).state == HealthState::Critical)
                (shown.page->model()->line(row).seen ? seen : unseen) = row;
        QVERIFY(seen > 0 && unseen >= 0);
        QVERIFY(unseen < seen);

        // By a column, and back to worst first.
        QHeaderView *header = shown.page->table()->horizontalHeader();
        header->setSortIndicator(int(HealthColumn::Size), Qt::DescendingOrder);
        QTRY_VERIFY(shown.page->model()->line(0).health.sizeBytes.value_or(0) >= shown.page->model()->line(5).health.sizeBytes.value_or(0) && shown.page->isSettled());
        for (int row = 1; row < 100; ++row)
            QVERIFY(shown.page->model()->line(row - 1).health.sizeBytes.value_or(-1) >= shown.page->model()->line(row).health.sizeBytes.value_or(-1));
        header->setSortIndicator(-1, Qt::AscendingOrder);
        QTRY_COMPARE(shown.page->model()->line(0).state, HealthState::Unreachable);
    }

    // Drawings are read for the rows in sight, and come where one scrolls to.
    void drawingsOfTheRowsInSight()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        QTRY_VERIFY(shown.page->model()->trace(0));
        QVERIFY(!shown.page->model()->trace(179));
        shown.page->table()->scrollToBottom();
        QTRY_VERIFY(shown.page->model()->trace(179));
        shown.page->table()->horizontalHeader()->setSortIndicator(int(HealthColumn::Tenant), Qt::AscendingOrder);
        QTRY_VERIFY(shown.page->isSettled());
        shown.page->table()->scrollToTop();
        QTRY_VERIFY(shown.page->model()->trace(0) && shown.page->model()->trace(5));
    }

    void theCellLeadsToItsRow()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        FleetMap *map = shown.page->map();
        QTRY_COMPARE(map->cells().size(), 180);
        const HealthView &view = *shown.page->model()->view();
        QCOMPARE(map->cells().count('f') + map->cells().count('d'), view.counts[0] + view.counts[1]);
        const int cell = int(map->cells().indexOf('w'));
        QVERIFY(cell >= 0);
        const QString slug = view.snapshot->lines[size_t(view.cellLines[size_t(cell)])].tenant.slug;
        // By keyboard: to the cell, Enter, and the row is current; also when the row was filtered away by state.
        shown.page->legend(HealthState::Well)->click();
        QTRY_COMPARE(shown.page->model()->line(0).state, HealthState::Well);
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Home);
        for (int i = 0; i < cell; ++i)
            QTest::keyClick(map, Qt::Key_Right);
        QCOMPARE(map->current(), cell);
        QVERIFY(map->accessibleDescription().contains(slug));
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(shown.page->model()->line(shown.page->table()->currentIndex().row()).tenant.slug, slug);
        QSignalSpy navigated(shown.page.get(), &Page::navigate);
        QTest::keyClick(shown.page->table(), Qt::Key_Return);
        QTRY_COMPARE(navigated.count(), 1);
        QCOMPARE(navigated.first().first().toString(), u"tenants"_s);
        QVERIFY(navigated.first().last().toString().startsWith(shown.page->model()->line(shown.page->table()->currentIndex().row()).tenant.id));
    }

    void onlyWhatIsAskedFor()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        const int warnings = shown.page->model()->view()->counts[size_t(HealthState::Warning)];
        QVERIFY(warnings > 0);
        shown.page->legend(HealthState::Warning)->click();
        QTRY_COMPARE(shown.page->model()->rowCount(), warnings);
        QVERIFY2(shown.page->tabs()->tabText(HealthPage::Tenants).contains(u"of 180"_s), qPrintable(shown.page->tabs()->tabText(HealthPage::Tenants)));
        shown.page->legend(HealthState::Warning)->click();
        QTRY_COMPARE(shown.page->model()->rowCount(), 180);
        const registry::Tenant one = shown.page->model()->line(20).tenant;
        shown.page->focusFilter();
        QTest::keyClicks(shown.page->filterBox()->editor(), u"slug:"_s + one.slug);
        QTRY_COMPARE(shown.page->model()->rowCount(), 1);
        QCOMPARE(shown.page->map()->cells().size(), 1);
        QTest::keyClick(shown.page->filterBox()->editor(), Qt::Key_Escape);
        QTRY_COMPARE(shown.page->model()->rowCount(), 180);
        // A server's card
        ServerCard *card = shown.page->servers()->cards().first();
        card->nameButton()->click();
        QTRY_COMPARE(shown.page->model()->rowCount(), card->server().server.tenants);
        for (int row = 0; row < shown.page->model()->rowCount(); ++row)
            QCOMPARE(shown.page->model()->line(row).tenant.server, card->server().server.name);
        // Links
        shown.page->activated(u"state:critical"_s);
        QTRY_VERIFY(shown.page->isSettled() && shown.page->model()->rowCount() == shown.page->model()->view()->counts[size_t(HealthState::Critical)]);
        QCOMPARE(shown.page->filterBox()->text(), QString());
        shown.page->activated(u"state:paused"_s); // of the tenant, not of its health
        QCOMPARE(shown.page->filterBox()->text(), u"state:paused"_s);
        shown.page->activated(u"alerts:warning"_s);
        QTRY_VERIFY(shown.page->isSettled() && shown.page->alerts()->model()->rowCount() == shown.page->model()->view()->warningAlerts);
        QCOMPARE(shown.page->tabs()->currentIndex(), int(HealthPage::Alerts));
    }

    void alertsSayWhatTheyMean()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        QAbstractItemModelTester tester(shown.page->alerts()->model());
        AlertPanel *panel = shown.page->alerts();
        shown.page->tabs()->setCurrentIndex(HealthPage::Alerts);
        QCOMPARE(panel->model()->rowCount(), int(shown.page->model()->view()->snapshot->alerts.size()));
        QVERIFY(panel->current());
        QCOMPARE(panel->current()->severity, registry::Severity::Critical);
        panel->severityButton(registry::Severity::Warning)->click();
        QTRY_COMPARE(panel->model()->rowCount(), shown.page->model()->view()->warningAlerts);
        const registry::Alert chosen = *panel->current();
        const auto visible = [&](const QString &text) {
            return std::ranges::any_of(panel->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
        };
        QVERIFY(visible(u"nobody yet"_s));
        // It is the same one that stays chosen when another one opens above it.
        shown.standIn.change([&](HealthParts &parts) { parts.alerts.prepend(samples::healthAlert(parts.tenants.first(), "latency", registry::Severity::Warning, 700, 500, 0)); });
        shown.again();
        QCOMPARE(panel->model()->rowCount(), shown.page->model()->view()->warningAlerts);
        QCOMPARE(panel->current()->id, chosen.id);
        QVERIFY(panel->table()->currentIndex().row() > 0);
        // A link to one
        const QString wanted = shown.page->model()->view()->snapshot->alerts.last().id;
        shown.page->activated(u"alert:"_s + wanted);
        QTRY_VERIFY(panel->current() && panel->current()->id == wanted);
        QSignalSpy navigated(shown.page.get(), &Page::navigate);
        QTest::keyClick(panel->table(), Qt::Key_Return);
        QTRY_COMPARE(navigated.count(), 1);
        QCOMPARE(navigated.first().last().toString(), panel->current()->tenantId + u"/health"_s);
    }

    void namesAreData()
    {
        HealthParts parts = samples::healthParts(samples::healthFleet());
        parts.tenants[4].companyName = u"<b>Evil</b>\u202e\nname"_s;
        parts.tenants[4].slug = u"a-evil"_s;
        parts.servers[0].name = u"<img src=x>"_s;
        for (auto &alert : parts.alerts)
            alert.note = u"<a href=x>note</a>"_s;
        Shown shown(std::move(parts));
        QTRY_VERIFY(shown.filled());
        shown.page->filterBox()->setText(u"slug:a-evil"_s);
        QTRY_COMPARE(shown.page->model()->rowCount(), 1);
        QCOMPARE(shown.text(0, HealthColumn::Tenant), base::printable(u"<b>Evil</b>\u202e\nname"_s));
        QVERIFY(!shown.text(0, HealthColumn::Tenant).contains(u'\n'));
        shown.page->tabs()->setCurrentIndex(HealthPage::Alerts);
        for (const auto *label : shown.page->findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
    }

    // From a card to what the server was like: by sample, and by hour for as long as hours are kept.
    void whatAServerWasLike()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        const auto &cards = shown.page->servers()->cards();
        const HealthServer first = cards.at(1)->server(); // the worst one does not answer
        QTRY_VERIFY(cards.at(1)->trend()->trend().most > 0);
        QCOMPARE(cards.at(1)->trend()->trend().values.size(), 48);
        QVERIFY(cards.at(1)->trend()->trend().unreachable.contains(true));
        QVERIFY(cards.at(1)->trend()->accessibleName().contains(u"48 hours"_s));
        cards.at(1)->historyButton()->click();
        QCOMPARE(shown.page->tabs()->currentIndex(), int(HealthPage::Servers));
        ServerHistory *history = shown.page->history();
        QCOMPARE(history->serverName(), first.server.name);
        QTRY_VERIFY(history->chart(ServerHistory::Connections)->isVisible());
        QVERIFY2(history->chart(ServerHistory::Connections)->said().startsWith(u"Connections: "_s), qPrintable(history->chart(ServerHistory::Connections)->said()));
        QCOMPARE(history->hours(), 48);
        QStringList seen;
        for (int i = 0; i < history->servers()->count(); ++i) {
            history->servers()->setCurrentIndex(i);
            QTRY_VERIFY(history->chart(ServerHistory::Latency)->isVisible());
            QTRY_COMPARE(history->chart(ServerHistory::Lag)->isVisible(), history->servers()->currentData().toString() == shown.standIn.state->parts.servers.first().id); // one has a replica
            seen << history->serverName();
        }
        QVERIFY(seen.size() > 2 && std::ranges::is_sorted(seen));
        history->range()->setCurrentIndex(1);
        QCOMPARE(history->hours(), 90 * 24);
        QTRY_VERIFY(!shown.pool.activeThreadCount());
        // Another reading of the page leaves what was chosen.
        const QString chosen = history->serverName();
        shown.again();
        QCOMPARE(history->serverName(), chosen);
        QCOMPARE(shown.page->tabs()->currentIndex(), int(HealthPage::Servers));
        // Not to be read: a sentence, and another try.
        shown.standIn.fail(samples::StandIn::unreachable());
        history->reload();
        ErrorBanner *const banner = history->findChild<ErrorBanner *>();
        QTRY_VERIFY(banner->isVisible());
        shown.standIn.fail({});
        emit banner->retry();
        QTRY_VERIFY(!banner->isVisible());
    }

    void lastBackupOfEach()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        QHeaderView *header = shown.page->table()->horizontalHeader();
        header->setSortIndicator(int(HealthColumn::Backup), Qt::AscendingOrder);
        QTRY_VERIFY(shown.page->isSettled() && shown.page->model()->line(0).tenant.lastBackupAt <= shown.page->model()->line(5).tenant.lastBackupAt);
        const QDateTime oldest = shown.page->model()->line(0).tenant.lastBackupAt;
        QVERIFY(oldest.isValid());
        QVERIFY(!shown.text(0, HealthColumn::Backup).isEmpty());
        // An alert marks the figure that it is about.
        const auto tenant = shown.page->model()->line(0).tenant;
        shown.standIn.change([&](HealthParts &parts) { parts.alerts << samples::healthAlert(tenant, "backup_age", registry::Severity::Warning, 9, 7, 5); });
        shown.again();
        QTRY_VERIFY(shown.page->model()->line(0).severities[size_t(HealthColumn::Backup)] == registry::Severity::Warning);
        QVERIFY2(shown.text(0, HealthColumn::Alerts).contains(u"No backup for 9 day"_s), qPrintable(shown.text(0, HealthColumn::Alerts)));
    }

    void nobodyWatches()
    {
        HealthParts parts = samples::healthParts(samples::healthFleet());
        parts.collector->alive = false;
        Shown shown(parts);
        QTRY_VERIFY(shown.filled());
        CollectorBar *bar = shown.page->collector();
        QVERIFY(bar->banner()->isVisible());
        QVERIFY2(bar->line()->text().startsWith(u"Nobody watches"_s), qPrintable(bar->line()->text()));
        bar->watchButton()->click();
        QTRY_COMPARE(shown.page->watch()->state(), HealthWatch::State::Collecting);
        QVERIFY(shown.standIn.watching());
        QVERIFY(!bar->banner()->isVisible());
        QVERIFY2(bar->line()->text().startsWith(u"This panel watches"_s), qPrintable(bar->line()->text()));
        bar->watchButton()->click();
        QTRY_VERIFY(!shown.standIn.watching());
        QTRY_VERIFY(bar->banner()->isVisible());
        // Gone with the page.
        bar->watchButton()->click();
        QTRY_VERIFY(shown.standIn.watching());
        shown.page.reset();
        QTRY_VERIFY(!shown.standIn.watching());
    }

    void whatAUserSees()
    {
        Shown shown(samples::healthParts(samples::healthFleet()), registry::Role::User);
        QTRY_VERIFY(shown.filled());
        QVERIFY(!shown.page->servers()->isVisible());
        QVERIFY(!shown.page->tabs()->isTabVisible(HealthPage::Servers));
        shown.page->activated(u"servers"_s);
        QCOMPARE(shown.page->tabs()->currentIndex(), int(HealthPage::Tenants));
        shown.page->filterBox()->setText({});
        QTRY_VERIFY(shown.filled());
        QVERIFY(!shown.page->collector()->watchButton()->isVisible());
        QVERIFY(!shown.page->collector()->banner()->isVisible()); // fresh
        shown.standIn.change([](HealthParts &parts) { parts.now = parts.now.addSecs(3600); });
        shown.again();
        QTRY_VERIFY(shown.page->collector()->banner()->isVisible());
        QVERIFY(shown.page->collector()->banner()->details().contains(u"administrator"_s));
    }

    void copiedAsCommand()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        shown.page->filterBox()->setText(u"plan:gold"_s);
        const auto copy = [&] {
            for (auto *button : shown.page->findChildren<QAbstractButton *>())
                if (button->accessibleName().contains(u"this list"_s))
                    button->click();
            return QGuiApplication::clipboard()->text();
        };
        QCOMPARE(copy(), u"tenantryctl health show --filter plan:gold"_s);
        shown.page->tabs()->setCurrentIndex(HealthPage::Alerts);
        QCOMPARE(copy(), u"tenantryctl health alerts"_s);
        shown.page->activated(u"servers"_s);
        QCOMPARE(copy(), u"tenantryctl health show --server "_s + shown.page->history()->serverName() + u" --history 48"_s);
    }

    void acknowledgedAndSilenced()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        shown.page->activated(u"alerts:warning"_s);
        AlertPanel *panel = shown.page->alerts();
        QTRY_VERIFY(panel->model()->rowCount() > 1 && shown.page->isSettled());
        const registry::Alert alert = *panel->current();
        AlertForm *form = panel->form();
        QVERIFY(form->isVisible());
        QVERIFY(!form->until()->isVisible());
        QTest::keyClicks(form->note(), u"They're importing"_s);
        QCOMPARE(form->command(), u"tenantryctl health alerts --ack %1 --note 'They'\\''re importing'"_s.arg(alert.id.right(8)));
        // A reading in between takes nothing away that is being typed.
        shown.again();
        QCOMPARE(form->note()->text(), u"They're importing"_s);
        form->silence()->setCurrentIndex(form->silence()->findData(AlertForm::FourHours));
        QVERIFY(form->command().contains(u"--silence"_s) && form->command().contains(u"--until 2026-11-20T19:0"_s));
        // The registry says no: what was typed stays, and it is said why.
        shown.standIn.fail(samples::StandIn::broken());
        form->button()->click();
        QTRY_VERIFY(form->banner()->isVisible());
        QCOMPARE(form->note()->text(), u"They're importing"_s);
        shown.standIn.fail({});
        QTest::keyClick(form->note(), Qt::Key_Return);
        QTRY_COMPARE(form->note()->text(), QString());
        QTRY_VERIFY(panel->current() && panel->current()->acknowledgedBy == u"ana"_s && shown.page->isSettled());
        QCOMPARE(panel->current()->id, alert.id);
        QVERIFY(panel->current()->silencedUntil > samples::healthNow());
        QVERIFY(panel->model()->index(panel->table()->currentIndex().row(), AlertModel::Seen).data().toString().contains(u"silent until"_s));
        QCOMPARE(form->silence()->currentData().toInt(), int(AlertForm::Leave));
        // A time that is over is none to be silent until; and the silence can be ended.
        form->silence()->setCurrentIndex(form->silence()->findData(AlertForm::Until));
        QVERIFY(form->until()->isVisible());
        form->until()->setDateTime(samples::healthNow().addSecs(-3600).toLocalTime());
        form->button()->click();
        QTRY_VERIFY(std::ranges::any_of(form->findChildren<QLabel *>(), [](const QLabel *label) { return label->isVisible() && label->text() == u"This time is over already."_s; }));
        form->silence()->setCurrentIndex(form->silence()->findData(AlertForm::End));
        form->button()->click();
        QTRY_VERIFY(!panel->current()->silencedUntil.isValid());
    }

    void thresholdsOfAllAPlanAndATenant()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        shown.page->activated(u"thresholds"_s);
        ThresholdPanel *panel = shown.page->thresholds();
        QTRY_VERIFY(panel->isVisible() && shown.page->isSettled());
        QAbstractItemModelTester tester(panel->model());
        const auto cell = [&](const char *metric, ThresholdModel::Column column) { return panel->model()->index(panel->model()->rowOf(QString::fromLatin1(metric)), column).data().toString(); };
        panel->choose(u"connections"_s);
        QCOMPARE(cell("connections", ThresholdModel::Warning), u"75 %"_s);
        QCOMPARE(cell("connections", ThresholdModel::From), u"as released"_s);
        QCOMPARE(panel->warning()->placeholderText(), u"75"_s);
        QVERIFY(!panel->saveButton()->isEnabled());
        // For all
        QTest::keyClicks(panel->warning(), u"60"_s);
        QCOMPARE(panel->command(), u"tenantryctl health threshold set connections --warning 60"_s);
        shown.again(); // what is typed stays
        QCOMPARE(panel->warning()->text(), u"60"_s);
        panel->saveButton()->click();
        QTRY_COMPARE(cell("connections", ThresholdModel::Warning), u"60 %"_s);
        QCOMPARE(cell("connections", ThresholdModel::From), u"for all tenants"_s);
        // For a plan: it inherits that.
        panel->scopeBox()->setCurrentIndex(1);
        QVERIFY(panel->plans()->isVisible() && panel->plans()->count() > 1);
        QCOMPARE(panel->model()->rowOf(u"server_unreachable"_s), -1); // servers have no plan
        panel->table()->setCurrentIndex(panel->model()->index(panel->model()->rowOf(u"connections"_s), 0));
        QCOMPARE(panel->warning()->text(), QString());
        QCOMPARE(panel->warning()->placeholderText(), u"60"_s);
        // The wrong way round: refused with the reason, and what was typed stays.
        panel->warning()->clear();
        QTest::keyClicks(panel->warning(), u"99"_s);
        QTest::keyClicks(panel->critical(), u"50"_s);
        panel->saveButton()->click();
        QTRY_VERIFY(panel->banner()->isVisible());
        QCOMPARE(panel->critical()->text(), u"50"_s);
        // No number
        panel->critical()->clear();
        QTest::keyClicks(panel->critical(), u"many"_s);
        panel->saveButton()->click();
        QVERIFY(panel->saveButton()->isEnabled());
        panel->critical()->clear();
        panel->warning()->clear();
        panel->warning()->setModified(true);
        panel->judged()->setChecked(false);
        panel->saveButton()->click();
        QTRY_COMPARE(cell("connections", ThresholdModel::Warning), u"not judged"_s);
        QVERIFY(cell("connections", ThresholdModel::From).startsWith(u"plan "_s));
        // One tenant of that plan inherits it; a name of none is said to be none.
        const QString planId = panel->plans()->currentData().toString();
        panel->scopeBox()->setCurrentIndex(2);
        QVERIFY(!panel->table()->isEnabled());
        QTest::keyClicks(panel->tenantEdit(), u"nobody"_s);
        QTest::keyClick(panel->tenantEdit(), Qt::Key_Return);
        QVERIFY(!panel->table()->isEnabled());
        for (const HealthLine &line : shown.page->model()->view()->snapshot->lines)
            if (line.tenant.planId == planId)
                panel->tenantEdit()->setText(line.tenant.slug);
        QTest::keyClick(panel->tenantEdit(), Qt::Key_Return);
        QVERIFY(panel->table()->isEnabled());
        QCOMPARE(cell("connections", ThresholdModel::Warning), u"not judged"_s);
        panel->table()->setCurrentIndex(panel->model()->index(panel->model()->rowOf(u"connections"_s), 0));
        panel->judged()->setChecked(true);
        QTRY_VERIFY(panel->saveButton()->isEnabled());
        QTest::keyClicks(panel->critical(), u"97"_s);
        panel->saveButton()->click();
        QTRY_COMPARE(cell("connections", ThresholdModel::From), u"this tenant"_s);
        QCOMPARE(cell("connections", ThresholdModel::Critical), u"97 %"_s);
        QVERIFY(panel->clearButton()->isEnabled());
        panel->clearButton()->click();
        QTRY_VERIFY(cell("connections", ThresholdModel::From).startsWith(u"plan "_s));
    }

    void aUserMayNotSay()
    {
        Shown shown(samples::healthParts(samples::healthFleet()), registry::Role::User);
        QTRY_VERIFY(shown.filled());
        shown.page->activated(u"thresholds"_s);
        QTRY_VERIFY(shown.page->thresholds()->isVisible() && shown.page->isSettled());
        QVERIFY(shown.page->thresholds()->model()->rowCount() > 5);
        QVERIFY(!shown.page->thresholds()->saveButton()->isVisible());
        QVERIFY(!shown.page->thresholds()->warning()->isVisible());
        shown.page->activated(u"alerts"_s);
        QTRY_VERIFY(shown.page->alerts()->current() && shown.page->isSettled());
        QVERIFY(shown.page->alerts()->form()->button()->isVisible()); // alerts of theirs they may
    }

    void everyKeyDoesOneThing()
    {
        Language language;
        for (const char *code : {"es", "en"}) {
            language.set(QString::fromLatin1(code));
            Shown shown;
            QTRY_VERIFY(shown.filled());
            for (const int tab : {HealthPage::Tenants, HealthPage::Alerts, HealthPage::Thresholds}) {
                shown.page->tabs()->setCurrentIndex(tab);
                shown.page->alerts()->form()->silence()->setCurrentIndex(shown.page->alerts()->form()->silence()->findData(AlertForm::Until));
                QCoreApplication::processEvents();
                QCOMPARE(walk::doubledMnemonics(shown.page.get()), QStringList());
            }
        }
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void everythingHasAName()
    {
        Shown shown;
        QTRY_VERIFY(shown.filled());
        for (const int tab : {HealthPage::Tenants, HealthPage::Alerts, HealthPage::Thresholds}) {
            shown.page->tabs()->setCurrentIndex(tab);
            QTRY_COMPARE(walk::nameless(shown.page.get()), QStringList());
        }
        QTRY_VERIFY(shown.page->model()->index(0, int(HealthColumn::TransactionsTrend)).data(Qt::AccessibleTextRole).toString().contains(u"from"_s));
    }
};

QTEST_MAIN(HealthPageTest)
#include "page_test.moc"

#include "ui/migrations/migrationspage.h"

#include "migrations/runwords.h"
#include "registry/listener.h"
#include "ui/jobs/runcarrier.h"
#include "ui/migrations/baselinepanel.h"
#include "ui/migrations/causelist.h"
#include "ui/migrations/driftpanel.h"
#include "ui/migrations/duepanel.h"
#include "ui/migrations/rolloutform.h"
#include "ui/migrations/runmodel.h"
#include "ui/migrations/runpanel.h"
#include "ui/migrations/runwords.h"
#include "ui/migrations/versionsbar.h"
#include "ui/shell/assigned.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/statestack.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolTip>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;
using migrations::Started;
using registry::Run;

namespace {

constexpr int formWidth = 460;
constexpr int soonest = 250, latest = 5'000; // milliseconds between two looks at a run that others change all the time

// As the filter box of the tenants page takes it.
QString filterOf(const QString &product, const QString &version)
{
    return u"product:\"%1\" version:%2"_s.arg(QString(product).remove(u'"'), version.isEmpty() ? u"\"\""_s : version);
}

} // namespace

MigrationsPage::MigrationsPage(MigrationBackend backend, const Services &services, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)), m_carrier(m_backend.carrier ? m_backend.carrier : new RunCarrier(m_backend.work, services.workers, this)), m_state(new StateStack(this)), m_product(new QComboBox(this)),
      m_headline(makeLabel(Look::Muted, this)), m_rollOut(makeButton(ButtonKind::Primary, this, u"play"_s)), m_verify(makeButton(ButtonKind::Normal, this, u"search"_s)),
      m_confirm(new ConfirmBar(this)), m_banner(new ErrorBanner(this)), m_versions(new VersionsBar(this)), m_tabs(new QTabBar(this)), m_stack(new QStackedWidget(this)), m_due(new DuePanel(services.workers, m_stack)),
      m_run(new RunPanel(m_backend, services.workers, m_stack)), m_runPlace(new QStackedWidget(m_stack)), m_noRun(makeLabel(Look::Muted, m_stack)), m_runs(new RunModel(this)), m_history(new QTableView(m_stack)),
      m_formPlace(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_confirm);
    layout->addWidget(m_banner);
    layout->addWidget(m_state, 1);
    auto *content = new QWidget(m_state);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    m_product->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    bar->addWidget(m_product);
    bar->addWidget(m_headline, 1);
    bar->addWidget(m_verify);
    bar->addWidget(m_rollOut);
    column->addLayout(bar);
    column->addWidget(m_versions);
    auto *below = new QHBoxLayout;
    below->setSpacing(16);
    auto *left = new QVBoxLayout;
    left->setSpacing(10);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int tab = 0; tab < Tabs; ++tab)
        m_tabs->addTab({});
    left->addWidget(m_tabs);
    left->addWidget(m_stack, 1);
    below->addLayout(left, 1);
    below->addWidget(m_formPlace);
    column->addLayout(below, 1);
    m_state->setContent(content);

    QScrollArea *run = makeScrollArea(m_runPlace);
    run->setWidget(m_run);
    m_noRun->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_runPlace->addWidget(m_noRun);
    m_runPlace->addWidget(run);
    m_stack->addWidget(m_due);
    m_stack->addWidget(m_runPlace);
    m_stack->addWidget(m_history);
    QWidget *drift = makePlace(m_stack), *baseline = makePlace(m_stack);
    m_stack->addWidget(drift);
    m_stack->addWidget(baseline);
    m_drift.setMaker([this, drift] {
        auto *panel = new DriftPanel(m_backend, m_services, drift);
        drift->layout()->addWidget(panel);
        connect(panel, &DriftPanel::tenantWanted, this, [this](const QString &slug) { emit navigate(u"tenants"_s, slug); });
        panel->retranslate();
        if (const migrations::Status *status = current())
            panel->setProduct(status->product);
        return panel;
    });
    m_baseline.setMaker([this, baseline] {
        auto *panel = new BaselinePanel(m_backend, m_services, baseline);
        baseline->layout()->addWidget(panel);
        connect(panel, &BaselinePanel::applied, this, [this] { m_soon.start(); });
        panel->retranslate();
        if (!m_files.plan.product.id.isEmpty())
            panel->setProduct(m_files.plan.product.name, m_ordinary);
        return panel;
    });
    m_history->setModel(m_runs);
    styleTable(m_history);
    m_history->horizontalHeader()->setStretchLastSection(true);
    const std::pair<int, int> widths[] = {{RunModel::What, 300}, {RunModel::State, 230}, {RunModel::Done, 120}, {RunModel::Failed, 90}, {RunModel::Started, 160}};
    for (const auto &[section, width] : widths)
        m_history->setColumnWidth(section, width);
    m_formPlace->setFixedWidth(formWidth);
    m_formPlace->hide();
    m_form.setMaker([this] {
        auto *place = new QVBoxLayout(m_formPlace);
        place->setContentsMargins(0, 0, 0, 0);
        QScrollArea *area = makeScrollArea(m_formPlace, formWidth);
        place->addWidget(area);
        auto *form = new RolloutForm(m_backend, m_services, area);
        connect(form, &RolloutForm::closed, this, [this] { openForm(false); });
        connect(form, &RolloutForm::started, this, [this](const QString &id) {
            openForm(false);
            begun(id);
        });
        area->setWidget(form);
        return form;
    });

    mark(m_rollOut, "migrations.roll-out");
    mark(m_verify, "migrations.verify");
    m_rollOut->setVisible(m_backend.may("migrations.roll-out"));
    m_verify->setVisible(m_backend.may("migrations.verify"));
    const bool runs = m_backend.who.role == registry::Role::Admin;
    m_tabs->setTabVisible(RunTab, runs);
    m_tabs->setTabVisible(History, runs);
    m_tabs->setTabVisible(DriftTab, m_backend.may("migrations.drift"));
    m_tabs->setTabVisible(BaselineTab, m_backend.may("migrations.baseline"));
    m_tabs->setVisible(runs);
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    setFocusProxy(m_due->table());
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_product, &QComboBox::activated, this, [this] {
        m_wantedProduct.clear();
        showProduct();
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &MigrationsPage::showTab);
    connect(m_rollOut, &QPushButton::clicked, this, [this] { openForm(true); });
    connect(m_verify, &QPushButton::clicked, this, [this] {
        const migrations::Status *status = current();
        if (!status || !m_backend.verify)
            return;
        m_verify->setEnabled(false);
        m_banner->clear();
        base::run(m_services.workers, m_stop.get_token(), [verify = m_backend.verify, product = status->product](std::stop_token stop) { return verify(product, stop); })
            .then(this, [this](const Result<Started> &started) {
                m_verify->setEnabled(true);
                if (!started)
                    m_banner->setError(started.error(), [] { return tr("The databases were not asked."); });
                else if (!started->runId.isEmpty())
                    begun(started->runId);
            });
    });
    connect(m_versions, &VersionsBar::versionWanted, this, [this](const QString &version) {
        if (const migrations::Status *status = current())
            emit navigate(u"tenants"_s, filterOf(status->product, version));
    });
    connect(m_history, &QTableView::activated, this, [this](const QModelIndex &at) {
        if (const Run *chosen = m_runs->run(at))
            showRun(chosen->id);
    });
    connect(m_run, &RunPanel::tenantWanted, this, [this](const QString &slug) { emit navigate(u"tenants"_s, slug); });
    connect(m_run, &RunPanel::pauseRequested, this, [this] {
        steer([pause = m_backend.pause, id = m_runId](std::stop_token stop) { return pause(id, stop); }, [] { return tr("The run was not paused."); }, false);
    });
    connect(m_run, &RunPanel::resumeRequested, this, [this](bool past) {
        steer([resume = m_backend.resume, id = m_runId, past](std::stop_token stop) { return resume(id, past, stop); }, [] { return tr("The run was not resumed."); }, true);
    });
    connect(m_run, &RunPanel::retryRequested, this, [this](const QString &cause, int) {
        steer([retry = m_backend.retry, id = m_runId, cause](std::stop_token stop) -> Result<void> {
            TRYV(retry(id, cause, stop));
            return {};
        }, [] { return tr("Nothing is tried again."); }, true);
    });
    connect(m_run, &RunPanel::cancelRequested, this, [this] {
        const Run &shown = m_run->view().run;
        m_confirm->ask(tr("Cancel this run, with %Ln tenant(s) left? What is done stays, what is in work is rolled back.", nullptr, shown.total() - shown.done()), tr("Cancel run"), true, [this] {
            steer([cancel = m_backend.cancel, id = m_runId](std::stop_token stop) { return cancel(id, stop); }, [] { return tr("The run was not cancelled."); }, false);
        });
    });
    m_run->causes()->setSource([this](const QString &fileName) {
        const auto file = std::ranges::find(m_files.files, fileName, &registry::ProductMigration::fileName);
        return file != m_files.files.end() && m_files.plan.product.id == m_run->view().run.productId ? file->body : QByteArray();
    });
    connect(m_confirm, &ConfirmBar::ended, m_run, qOverload<>(&QWidget::setFocus));
    const auto ask = [this](int index, const QPoint &where, bool open) {
        if (!m_backend.item)
            return;
        base::run(m_services.workers, m_stop.get_token(), [item = m_backend.item, id = m_runId, index](std::stop_token stop) { return item(id, index, stop); })
            .then(this, [this, where, open](const Result<registry::RunItem> &item) {
                if (!item || item->slug.isEmpty())
                    return;
                if (open)
                    emit navigate(u"tenants"_s, item->slug);
                else
                    QToolTip::showText(where, u"%1: %2"_s.arg(base::printable(item->slug), migrations::outcomeText(*item).translated()), m_run->map());
            });
    };
    connect(m_run->map(), &FleetMap::asked, this, [ask](int index, const QPoint &where) { ask(index, where, false); });
    connect(m_run->map(), &FleetMap::activated, this, [ask](int index) { ask(index, {}, true); });
    connect(m_carrier, &RunCarrier::progressed, this, [this](const QString &run_, const fleet::Progress &progress) {
        if (run_ == m_runId)
            m_run->setProgress(progress);
    });
    connect(m_carrier, &RunCarrier::ended, this, [this](const QString &run_) {
        if (run_ == m_runId)
            readRun();
        m_soon.start();
    });
    connect(m_carrier, &RunCarrier::failed, this, [this](const QString &, const base::Error &error) { m_banner->setError(error, [] { return tr("This panel stopped working on the run."); }); });
    connect(m_state, &StateStack::retry, this, &MigrationsPage::refresh);
    connect(m_state->emptyState(), &EmptyState::triggered, this, [this] { emit navigate(u"products"_s, u"new"_s); });
    m_soon.setInterval(400);
    connect(&m_soon, &SeenTimer::timeout, this, &MigrationsPage::refresh);
    m_runSoon.setInterval(soonest);
    connect(&m_runSoon, &SeenTimer::timeout, this, &MigrationsPage::readRun);
    if (services.listener) {
        connect(services.listener, &registry::Listener::changed, this, [this](const QString &table, const QStringList &ids) {
            if (table == u"operator_tenant" && mayLose(m_backend.who.role, m_readAt))
                m_soon.start(true);
            else if (!m_soon.isActive() && (table == u"product" || table == u"tenant" || table == u"operator_tenant" || table == u"run"))
                m_soon.start();
            if (table == u"run" && !m_runSoon.isActive() && !m_runId.isEmpty() && (ids.isEmpty() || ids.contains(m_runId)))
                m_runSoon.start();
        });
        connect(services.listener, &registry::Listener::online, this, [this] {
            m_state->setOffline({});
            m_soon.start(mayLose(m_backend.who.role, m_readAt)); // who knows what was not heard
        });
        connect(services.listener, &registry::Listener::offline, this, [this] { m_state->setOffline(m_readAt); });
    }
    retranslate();
}

MigrationsPage::~MigrationsPage() { m_stop.request_stop(); }

QIcon MigrationsPage::icon() const { return Icons::get("migrations"); }

void MigrationsPage::activated(const QString &argument)
{
    static const QRegularExpression id(u"^[0-9a-f]{8}-[0-9a-f-]{27}$"_s);
    if (argument == u"roll-out")
        m_openForm = m_backend.may("migrations.roll-out"); // a link is no permission
    else if (argument == u"drift" && m_tabs->isTabVisible(DriftTab))
        m_tabs->setCurrentIndex(DriftTab);
    else if (argument == u"adopt" && m_tabs->isTabVisible(BaselineTab))
        m_tabs->setCurrentIndex(BaselineTab);
    else if (id.match(argument).hasMatch())
        showRun(argument);
    else if (!argument.isEmpty())
        m_wantedProduct = argument;
    refresh();
}

void MigrationsPage::refresh()
{
    if (!m_backend.read)
        return;
    m_soon.stop(); // it is read now
    m_state->showLoading();
    base::run(m_services.workers, m_stop.get_token(), m_backend.read).then(this, [this, number = ++m_newest](const Result<MigrationSnapshot> &result) {
        if (number != m_newest)
            return;
        if (result)
            take(*result);
        else
            m_state->showError(result.error(), [] { return tr("The migrations could not be read."); });
    });
}

const migrations::Status *MigrationsPage::current() const
{
    const int at = m_product->currentIndex();
    return at >= 0 && at < m_snapshot.products.size() ? &m_snapshot.products[at] : nullptr;
}

void MigrationsPage::take(const MigrationSnapshot &snapshot)
{
    m_readAt = QDateTime::currentDateTimeUtc();
    const QString before = m_wantedProduct.isEmpty() ? m_product->currentData().toString() : m_wantedProduct;
    m_snapshot = snapshot;
    m_state->clearError();
    if (snapshot.products.isEmpty()) {
        m_state->showEmpty();
        return;
    }
    m_state->showContent();
    QStringList names, shown;
    for (const migrations::Status &status : snapshot.products)
        names << status.product;
    for (int i = 0; i < m_product->count(); ++i)
        shown << m_product->itemData(i).toString();
    if (names != shown) { // else who has the list open keeps it
        m_product->clear();
        for (const QString &name : std::as_const(names))
            m_product->addItem(base::printable(name), name);
    }
    const auto wanted = std::ranges::find_if(snapshot.products, [&](const migrations::Status &status) { return status.product == before || status.productId == before; });
    m_product->setCurrentIndex(wanted == snapshot.products.end() ? 0 : int(wanted - snapshot.products.begin()));
    m_product->setVisible(true);
    m_runs->setRuns(snapshot.runs);
    if (m_runId.isEmpty()) { // what is open comes first
        const auto open = std::ranges::find_if(snapshot.runs, [](const Run &run) { return !run.finished(); });
        if (open != snapshot.runs.end()) {
            m_runId = open->id;
            if (m_tabs->isTabVisible(RunTab) && m_tabs->currentIndex() == 0 && m_wantedProduct.isEmpty() && !m_openForm)
                m_tabs->setCurrentIndex(RunTab);
        }
        else if (!snapshot.runs.isEmpty())
            m_runId = snapshot.runs.first().id;
        readRun();
    }
    showProduct();
}

void MigrationsPage::showProduct()
{
    const migrations::Status *status = current();
    if (!status)
        return;
    QStringList parts{tr("%Ln tenant(s)", nullptr, status->tenants), status->head.isEmpty() ? tr("no migrations") : tr("head %1").arg(status->head)};
    if (status->behind > 0)
        parts << tr("%Ln behind", nullptr, status->behind);
    else if (status->tenants > 0 && status->ahead + status->unknown == 0)
        parts << tr("all are there");
    if (status->repeatablesDue > 0)
        parts << tr("%Ln without a repeatable file", nullptr, status->repeatablesDue);
    if (status->failed > 0)
        parts << tr("%Ln failed last time", nullptr, status->failed);
    if (status->ahead > 0)
        parts << tr("%Ln ahead", nullptr, status->ahead);
    if (status->unknown > 0)
        parts << tr("%Ln at an unknown version", nullptr, status->unknown);
    if (status->changed > 0)
        parts << tr("%Ln with a changed file", nullptr, status->changed);
    m_headline->setText(parts.join(u" · "_s));
    m_versions->setStatus(*status);
    if (DriftPanel *drift = m_drift.made())
        drift->setProduct(status->product);
    readFiles();
}

void MigrationsPage::readFiles()
{
    const migrations::Status *status = current();
    if (!status || !m_backend.due)
        return;
    base::run(m_services.workers, m_stop.get_token(), [due = m_backend.due, product = status->product](std::stop_token stop) { return due(product, stop); })
        .then(this, [this, number = ++m_newestFiles](const Result<DueFiles> &result) {
            if (number != m_newestFiles)
                return;
            if (!result) {
                m_banner->setError(result.error(), [] { return tr("The product's files could not be read."); });
                return;
            }
            const auto same = [](const registry::ProductMigration &a, const registry::ProductMigration &b) { return a.fileName == b.fileName && a.sha256 == b.sha256; };
            const bool sameTexts = std::ranges::equal(result->files, m_files.files, same);
            m_files = *result;
            m_due->setFiles(m_files);
            m_ordinary.clear();
            for (const auto &file : std::as_const(m_files.files))
                if (!file.repeatable)
                    m_ordinary << file.version;
            if (BaselinePanel *baseline = m_baseline.made())
                baseline->setProduct(m_files.plan.product.name, m_ordinary);
            if (!sameTexts)
                m_run->causes()->retranslate(); // what stands around the lines that failed
            if (std::exchange(m_openForm, false))
                openForm(true);
        });
}

void MigrationsPage::readRun()
{
    m_runPlace->setCurrentIndex(m_runId.isEmpty() ? 0 : 1);
    if (m_runId.isEmpty() || !m_backend.run)
        return;
    QElapsedTimer took;
    took.start();
    base::run(m_services.workers, m_stop.get_token(), [run = m_backend.run, id = m_runId](std::stop_token stop) { return run(id, stop); })
        .then(this, [this, took, number = ++m_newestRun](const Result<RunView> &result) {
            if (number != m_newestRun)
                return;
            // A run over a hundred thousand tenants takes longer to read: it is read less often.
            m_runSoon.setInterval(std::clamp(int(took.elapsed()) * 4, soonest, latest));
            if (result)
                m_run->setView(*result);
            else
                m_banner->setError(result.error(), [] { return tr("The run could not be read."); });
        });
}

void MigrationsPage::showRun(const QString &id)
{
    m_runId = id;
    m_tabs->setCurrentIndex(RunTab);
    readRun();
}

void MigrationsPage::begun(const QString &run)
{
    showRun(run);
    m_carrier->carry(run);
    m_soon.start();
}

void MigrationsPage::showTab(int tab)
{
    if (tab == DriftTab)
        m_drift.make();
    else if (tab == BaselineTab)
        m_baseline.make();
    m_stack->setCurrentIndex(tab);
}

void MigrationsPage::openForm(bool open)
{
    if (open && !m_files.plan.product.id.isEmpty())
        m_form->start(m_files);
    m_formPlace->setVisible(open && m_form.made());
    m_due->setNarrow(m_formPlace->isVisible());
    m_rollOut->setEnabled(!m_formPlace->isVisible());
    if (!open)
        m_rollOut->setFocus();
}

void MigrationsPage::steer(std::function<Result<void>(std::stop_token)> change, const Sentence &whatFailed, bool thenCarry)
{
    m_banner->clear();
    base::run(m_services.workers, m_stop.get_token(), std::move(change)).then(this, [this, whatFailed, thenCarry, id = m_runId](const Result<void> &done) {
        if (!done)
            m_banner->setError(done.error(), whatFailed);
        else if (thenCarry)
            m_carrier->carry(id);
        readRun();
        m_soon.start();
    });
}

bool MigrationsPage::leave() { return true; } // what is typed stays; the form is there when one comes back
bool MigrationsPage::hasUnsavedWork() const { return m_form.made() && m_form->hasUnsavedWork(); }
bool MigrationsPage::letGo() { return !hasUnsavedWork() || m_confirm->askToDiscard([this] { openForm(false); }); }

void MigrationsPage::retranslate()
{
    m_rollOut->setText(tr("&Roll out…"));
    m_verify->setText(tr("&Verify"));
    m_verify->setToolTip(tr("Ask every database which files it has. Changes no tenant."));
    m_product->setAccessibleName(tr("Product"));
    m_tabs->setTabText(Files, tr("Files"));
    m_tabs->setTabText(RunTab, tr("Run"));
    m_tabs->setTabText(History, tr("History"));
    m_tabs->setTabText(DriftTab, tr("Drift"));
    m_tabs->setTabText(BaselineTab, tr("Adopt"));
    m_tabs->setAccessibleName(tr("Views"));
    m_history->setAccessibleName(tr("Runs"));
    m_noRun->setText(tr("Nothing was rolled out yet. “Roll out…” begins a run; it is shown here while it goes on, also one that somebody else began."));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(u"migrations"_s);
    empty->setTexts(tr("No products yet"), tr("A product brings the migrations: a folder of files."));
    empty->setAction(m_backend.may("products.add") ? tr("Add a product") : QString(), u"plus"_s);
    m_versions->retranslate();
    m_due->retranslate();
    m_run->retranslate();
    m_runs->retranslate();
    if (DriftPanel *drift = m_drift.made())
        drift->retranslate();
    if (BaselinePanel *baseline = m_baseline.made())
        baseline->retranslate();
    if (m_form.made())
        m_form->retranslate();
    if (m_state->state() == StateStack::State::Content)
        showProduct();
}

PageFactory migrationsPageFactory()
{
    PageFactory factory;
    factory.key = QStringLiteral("migrations");
    factory.icon = QStringLiteral("migrations");
    factory.title = [] { return MigrationsPage::tr("Migrations"); };
    factory.create = [](const Services &services, QWidget *parent) { return new MigrationsPage(migrationBackend(services), services, parent); };
    return factory;
}

} // namespace tenantry::ui

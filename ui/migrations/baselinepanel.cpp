#include "ui/migrations/baselinepanel.h"

#include "ui/migrations/baselinemodel.h"
#include "ui/migrations/selectionbox.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/progressrow.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QStackedWidget>
#include <QTableView>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;
using migrations::BaselinePlan;

BaselinePanel::BaselinePanel(const MigrationBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_tenants(new SelectionBox(services, backend.registry.id, this)), m_version(new QComboBox(this)),
      m_look(makeButton(ButtonKind::Normal, this, u"search"_s)), m_apply(makeButton(ButtonKind::Primary, this, u"check"_s)), m_command(new CopyButton(this)), m_confirm(new ConfirmBar(this)),
      m_progress(new ProgressRow(this)), m_banner(new ErrorBanner(this)), m_summary(makeLabel(Look::Muted, this)), m_details(makeLabel(Look::Body, this)), m_place(new QStackedWidget(this)),
      m_state(new EmptyState(this)), m_table(new QTableView(this)), m_model(new BaselineModel(this))
{
    mark(m_apply, "migrations.baseline");
    m_apply->setVisible(m_backend.may("migrations.baseline"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_tenants, 1, Qt::AlignTop);
    m_version->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QWidget *each : std::initializer_list<QWidget *>{m_version, m_look, m_apply, m_command})
        bar->addWidget(each, 0, Qt::AlignTop);
    column->addLayout(bar);
    column->addWidget(m_confirm);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_summary);
    column->addWidget(m_place, 1);
    m_place->addWidget(m_state);
    auto *found = new QWidget(m_place);
    auto *inside = new QVBoxLayout(found);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(10);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_details);
    m_place->addWidget(found);
    m_table->setModel(m_model);
    styleTable(m_table, 34);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const std::pair<int, int> widths[] = {{BaselineModel::Tenant, 200}, {BaselineModel::Recognised, 300}, {BaselineModel::Entries, 156}, {BaselineModel::Version, 110}};
    for (const auto &[section, width] : widths)
        m_table->setColumnWidth(section, width);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->setRetry(false);
    m_progress->hide();
    m_progress->setCancellable(true);

    connect(m_look, &QPushButton::clicked, this, &BaselinePanel::look);
    connect(m_tenants, &SelectionBox::accepted, this, &BaselinePanel::look);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_confirm->ask(tr("Write down in %Ln database(s) that these migrations were applied? None of them is run; what the other tool wrote down stays.", nullptr, int(m_model->ready().size())),
                       tr("Write down"), false, [this] { apply(); });
    });
    connect(m_confirm, &ConfirmBar::ended, m_table, qOverload<>(&QWidget::setFocus));
    // What was looked at is about that choice.
    connect(m_version, &QComboBox::activated, this, [this] {
        m_model->clear();
        m_looked = false;
        showAll();
    });
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] { m_stop.request_stop(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BaselinePanel::showOne);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &BaselinePanel::showOne);
    m_command->setSource([this] { return commands(); });
    retranslate();
}

BaselinePanel::~BaselinePanel() { m_stop.request_stop(); }

void BaselinePanel::setProduct(const QString &product, const QStringList &versions)
{
    const QString chosen = product == m_product ? m_version->currentData().toString() : QString();
    QStringList known;
    for (int i = 1; i < m_version->count(); ++i)
        known.prepend(m_version->itemData(i).toString());
    if (known != versions || m_version->count() == 0) {
        m_version->clear();
        m_version->addItem(tr("As recognised"), QString());
        for (const QString &version : versions)
            m_version->insertItem(1, tr("Up to %1").arg(base::printable(version)), version);
        m_version->setCurrentIndex(std::max(0, m_version->findData(chosen)));
    }
    if (product == m_product)
        return;
    m_product = product;
    m_stop.request_stop();
    ++m_number; // what is still on its way is of another product
    m_busy = m_looked = m_applying = false;
    m_progress->hide();
    m_banner->clear();
    m_confirm->withdraw();
    m_model->clear();
    showAll();
}

QString BaselinePanel::commands() const
{
    QStringList lines;
    for (const BaselinePlan &plan : m_model->ready()) {
        QStringList words{u"migrate"_s, u"baseline"_s, plan.tenant.slug};
        if (plan.seen.tool.isEmpty())
            words << u"--version"_s << plan.seen.version;
        lines << commandLine(words);
    }
    return lines.isEmpty() ? commandLine({u"migrate"_s, u"baseline"_s, u"TENANT"_s, u"--dry-run"_s}) : lines.join(u'\n');
}

void BaselinePanel::begin()
{
    m_banner->clear();
    m_confirm->withdraw();
    m_stop = {};
    m_busy = true;
    m_total = m_done = 0;
    m_progress->restart();
    m_progress->setProgress(0, 0);
    m_progress->setText({});
    m_progress->setTitle(m_applying ? tr("Writing down") : tr("Looking"));
    m_progress->show();
}

void BaselinePanel::look()
{
    if (m_busy || m_product.isEmpty() || !m_backend.baselineLook || !m_backend.may("migrations.baseline") || !m_tenants->check())
        return;
    m_applying = m_looked = false;
    begin();
    m_model->clear();
    showAll();
    const quint64 number = ++m_number;
    const QPointer self(this);
    BaselineWatch watch;
    watch.chosen = [self, number](int tenants) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, number, tenants] {
            if (self && self->m_number == number)
                self->m_total = tenants;
        }, Qt::QueuedConnection);
    };
    watch.each = [self, number](const BaselineFinding &finding) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, number, finding] {
            if (!self || self->m_number != number)
                return;
            self->m_model->add(finding);
            self->m_progress->setProgress(++self->m_done, self->m_total);
            self->showAll();
        }, Qt::QueuedConnection);
    };
    const BaselineRequest request{m_product, m_tenants->filter(), m_version->currentData().toString()};
    base::run(m_services.workers, m_stop.get_token(), [look = m_backend.baselineLook, request, watch](std::stop_token stop) { return look(request, watch, std::move(stop)); })
        .then(this, [this, number](const Result<void> &result) {
            if (number != m_number)
                return;
            m_looked = result.has_value();
            ended(result, [] { return tr("The databases could not be looked at."); });
        });
}

void BaselinePanel::apply()
{
    const QList<BaselinePlan> plans = m_model->ready();
    if (m_busy || plans.isEmpty() || !m_backend.baselineApply)
        return;
    m_applying = true;
    begin();
    m_total = int(plans.size());
    showAll();
    const quint64 number = ++m_number;
    const QPointer self(this);
    const auto each = [self, number](const QString &tenantId, const Result<int> &written) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, number, tenantId, written] {
            if (!self || self->m_number != number)
                return;
            self->m_model->setOutcome(tenantId, written);
            self->m_progress->setProgress(++self->m_done, self->m_total);
            self->showAll();
        }, Qt::QueuedConnection);
    };
    base::run(m_services.workers, m_stop.get_token(), [apply = m_backend.baselineApply, plans, each](std::stop_token stop) { return apply(plans, each, std::move(stop)); })
        .then(this, [this, number](const Result<void> &result) {
            if (number != m_number)
                return;
            ended(result, [] { return tr("Not everything was written down."); });
            emit applied();
        });
}

void BaselinePanel::ended(const Result<void> &result, const Sentence &whatFailed)
{
    m_busy = false;
    m_progress->hide();
    if (!result && result.error().kind != base::Kind::Cancelled)
        m_banner->setError(result.error(), whatFailed);
    showAll();
}

void BaselinePanel::showAll()
{
    const int ready = int(m_model->ready().size());
    m_look->setEnabled(!m_busy);
    m_version->setEnabled(!m_busy);
    m_apply->setEnabled(!m_busy && ready > 0);
    const bool any = m_model->rowCount() > 0;
    m_place->setCurrentIndex(any ? 1 : 0);
    if (any && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    QStringList parts;
    if (any)
        parts << tr("%Ln can be written down", nullptr, ready);
    const int written = m_model->written(), failed = m_model->failed();
    if (const int cannot = m_model->rowCount() - ready - written; any && cannot > 0)
        parts << tr("%Ln cannot", nullptr, cannot);
    if (written > 0)
        parts << tr("%Ln written down", nullptr, written);
    if (failed > 0)
        parts << tr("%Ln failed", nullptr, failed);
    m_summary->setText(parts.join(u" · "_s));
    m_summary->setVisible(any);
    m_state->setIcon(m_busy ? u"search"_s : m_looked ? u"done"_s : u"import"_s);
    if (m_busy)
        m_state->setTexts(tr("Looking…"), {});
    else if (m_looked)
        m_state->setTexts(tr("Nobody to adopt"), tr("No tenant is without a version. With a filter, those that match are looked at, whatever their version."));
    else
        m_state->setTexts(tr("Databases that another tool migrated"),
                          tr("“Look” reads in each tenant without a version what Flyway, Liquibase, Prisma, golang-migrate, dbmate, Alembic, Django, Rails, Knex, Sqitch or node-pg-migrate wrote down, and says which version that is. "
                             "Nothing is changed before you say so."));
    showOne();
}

// What the reasons count, in full.
void BaselinePanel::showOne()
{
    const QModelIndex at = m_table->currentIndex();
    const BaselineFinding *finding = m_model->finding(at);
    QStringList lines;
    if (finding) {
        const migrations::Recognition &seen = finding->plan.seen;
        if (const base::Error *failure = m_model->failure(at))
            lines << failure->message.translated() << failure->hint.translated();
        else if (finding->error)
            lines << finding->error->message.translated() << finding->error->hint.translated();
        for (const base::Text &reason : seen.reasons)
            lines << reason.translated();
        const auto list = [&](const QString &what, const QStringList &names) {
            if (!names.isEmpty())
                lines << u"%1: %2"_s.arg(what, base::printable(names.mid(0, 12).join(u", "_s)) + (names.size() > 12 ? u", …"_s : QString()));
        };
        if (seen.newestAt.isValid())
            lines << tr("Its last one was applied %1.").arg(ago(seen.newestAt));
        QStringList files;
        for (const drivers::Migration &file : seen.applied)
            files << file.fileName;
        list(tr("To be written down as applied"), files);
        list(tr("Not files of the product"), seen.unknown);
        list(tr("Missing before the last one"), seen.missing);
        list(tr("With another checksum"), seen.changed);
        list(tr("Failed or left in the middle"), seen.failed);
        list(tr("Left alone"), seen.ignored);
        list(tr("Only looks like a history"), seen.notRead);
        lines.removeAll(QString());
    }
    m_details->setText(lines.join(u'\n'));
    m_details->setVisible(!lines.isEmpty());
}

void BaselinePanel::retranslate()
{
    m_tenants->retranslate();
    m_tenants->edit()->setPlaceholderText(tr("Tenants without a version, or a filter: plan:gold server:db2"));
    m_version->setAccessibleName(tr("Version"));
    if (m_version->count() > 0)
        m_version->setItemText(0, tr("As recognised"));
    for (int i = 1; i < m_version->count(); ++i)
        m_version->setItemText(i, tr("Up to %1").arg(base::printable(m_version->itemData(i).toString())));
    m_look->setText(tr("&Look"));
    m_apply->setText(tr("&Write down…"));
    m_command->setWhat(tr("as command"));
    m_table->setAccessibleName(tr("Tenants to adopt"));
    m_progress->setTitle(m_applying ? tr("Writing down") : tr("Looking"));
    m_model->retranslate();
    showAll();
}

} // namespace tenantry::ui

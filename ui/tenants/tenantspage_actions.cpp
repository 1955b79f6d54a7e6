// The tenants page, second half: what its actions do.
#include "base/async.h"
#include "registry/filter.h"
#include "ui/jobs/firstaccountcard.h"
#include "ui/jobs/jobcenter.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/csvexport.h"
#include "ui/tenants/filterbox.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/progressrow.h"

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStandardPaths>
#include <QToolButton>

namespace tenantry::ui {

using registry::OperationState;
using registry::Tenant;
using registry::TenantState;

void TenantsPage::connectActions()
{
    const auto on = [this](QAction *action, auto handler) {
        if (action)
            connect(action, &QAction::triggered, this, handler);
    };
    on(m_actions->open, [this] { openDetails(); });
    on(m_actions->inspect, [this] {
        if (const int row = m_table->currentRow(); row >= 0)
            emit navigate(QStringLiteral("inspect"), m_model->id(row));
    });
    on(m_actions->adopt, [this] { emit navigate(QStringLiteral("adopt"), {}); });
    on(m_actions->provision, [this] { emit navigate(QStringLiteral("wizard"), {}); });
    on(m_actions->askFleet, [this] {
        QStringList slugs;
        if (m_table->selectedCount() > 1)
            for (const Tenant &tenant : m_table->selectedTenants())
                slugs << tenant.slug;
        const QString filter = slugs.isEmpty() ? m_filter->text().trimmed() : registry::Filter::term(QStringLiteral("slug"), slugs);
        emit navigate(QStringLiteral("fleet-query"), filter.isEmpty() ? QStringLiteral("*") : filter);
    });
    on(m_actions->edit, [this] { editSelected(); });
    on(m_actions->pause, [this] { askMove(TenantState::Paused); });
    on(m_actions->activate, [this] { askMove(TenantState::Active); });
    on(m_actions->maintenance, [this] { askMove(TenantState::Maintenance); });
    on(m_actions->finish, [this] { withUnfinished(true); });
    on(m_actions->undo, [this] { withUnfinished(false); });
    if (m_actions->copyCommand)
        connect(m_actions->copyCommand->menu(), &QMenu::aboutToShow, this, &TenantsPage::fillCommandMenu);
    on(m_actions->copyHost, [this] { copyHosts(); });
    on(m_actions->exportCsv, [this] { askExport(); });
    connect(m_export, &QToolButton::clicked, m_actions->exportCsv, &QAction::trigger);
    connect(m_account, &FirstAccountCard::closed, m_table, qOverload<>(&QWidget::setFocus));
    if (m_services.jobs) {
        connect(m_services.jobs, &JobCenter::provisioned, this, [this](quint64 token, const tenants::Provisioned &result) {
            if (m_finishing.remove(token))
                m_account->present(result);
        });
        connect(m_services.jobs, &JobCenter::failed, this, [this](quint64 token) { m_finishing.remove(token); });
    }
}

void TenantsPage::showContextMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillContextMenu(menu, m_actions->finish && m_actions->finish->isEnabled());
    menu->popup(at);
}

void TenantsPage::editSelected()
{
    if (m_table->selectedCount() != 1)
        return;
    if (m_detailsOpen && m_details->tenantId() == m_model->id(m_table->currentRow()))
        m_details->edit();
    else
        openDetails([this] { m_details->edit(); });
}

// ---------------------------------------------------------------- a form that is half typed

bool TenantsPage::hasUnsavedWork() const { return m_details->hasUnsavedWork(); }
bool TenantsPage::leave() { return mayLeaveForm({}); }

// False: it is asked, and `then` done once they discard what was typed.
bool TenantsPage::mayLeaveForm(const std::function<void()> &then)
{
    if (!hasUnsavedWork())
        return true;
    m_details->returnToForm(); // whoever stays goes on typing, and not on the button or the row where they were for a moment
    return m_confirm->askToDiscard([this, then] {
        m_details->discardWork();
        if (then)
            then();
    });
}

void TenantsPage::closeUnlessTyping()
{
    if (mayLeaveForm([this] { closeDetails(); }))
        closeDetails();
}

// Taken away while it was being looked at. An ADMIN sees all: for them it was removed, which the list of jobs tells.
void TenantsPage::sayGone()
{
    const QString name = m_details->companyName(), id = m_details->tenantId();
    closeDetails();
    if (m_backend.who.role == registry::Role::Admin)
        return;
    m_saidGone = id;
    m_banner->clearActions();
    m_banner->setError({.kind = base::Kind::NotFound, .message = {QT_TRANSLATE_NOOP("core", "“%1” is no longer assigned to you, or was removed."), {name}}, .hint = {}, .sqlstate = {}, .detail = id});
}

// ---------------------------------------------------------------- pause, activate, maintenance

void TenantsPage::askMove(TenantState target)
{
    if (m_mover->isRunning())
        return;
    QList<TenantMover::Item> items;
    int others = 0;
    for (const Tenant &tenant : m_table->selectedTenants()) {
        if (TenantActions::mayMove(tenant.state, target))
            items.append({tenant.id, tenant.slug, tenant.companyName});
        else
            ++others;
    }
    if (items.isEmpty())
        return;
    const int count = int(items.size());
    const QString name = base::printable(items.constFirst().name);
    QString question, button;
    switch (target) {
    case TenantState::Paused:
        question = count == 1 ? tr("Pause %1? Its users are signed out and stay out until it is active again.").arg(name)
                              : tr("Pause %Ln tenant(s)? Their users are signed out and stay out until they are active again.", nullptr, count);
        button = tr("Pause");
        break;
    case TenantState::Maintenance:
        question = count == 1 ? tr("Put %1 in maintenance? Its users are signed out; operators and migrations still get in.").arg(name)
                              : tr("Put %Ln tenant(s) in maintenance? Their users are signed out; operators and migrations still get in.", nullptr, count);
        button = tr("Start maintenance");
        break;
    default:
        question = count == 1 ? tr("Activate %1? Its users can sign in again.").arg(name)
                              : tr("Activate %Ln tenant(s)? Their users can sign in again.", nullptr, count);
        button = tr("Activate");
        break;
    }
    if (others > 0)
        question += QLatin1Char(' ') + tr("%Ln selected tenant(s) stay as they are: their state does not allow it.", nullptr, others);
    m_confirm->ask(question, button, false, [this, items, target] {
        m_banner->clear();
        m_movesTo = target;
        sayMove();
        m_progress->restart();
        m_progress->setProgress(0, items.size());
        m_progress->setVisible(items.size() > 1);
        m_mover->start(items, target);
    });
}

void TenantsPage::sayMove()
{
    m_progress->setTitle(m_movesTo == TenantState::Paused ? tr("Pausing") : m_movesTo == TenantState::Active ? tr("Activating") : tr("Starting maintenance"));
}

void TenantsPage::moved(const TenantMover::Outcome &outcome)
{
    m_progress->hide();
    if (!outcome.moved.isEmpty())
        m_feed->take(outcome.moved);
    const int done = int(outcome.moved.size());
    if (done > 0) {
        say(outcome.target == TenantState::Paused   ? tr("%Ln tenant(s) paused.", nullptr, done)
            : outcome.target == TenantState::Active ? tr("%Ln tenant(s) activated.", nullptr, done)
                                                    : tr("%Ln tenant(s) put in maintenance.", nullptr, done));
    }
    if (outcome.left > 0)
        say(tr("Cancelled: %Ln tenant(s) were left as they are.", nullptr, outcome.left));
    if (outcome.failures.isEmpty())
        return;
    // Which ones, by name, with the first reason in full; the details hold every reason.
    QStringList names, details;
    for (const TenantMover::Failure &failure : outcome.failures) {
        if (names.size() < 5)
            names.append(base::printable(failure.name));
        details.append(QStringLiteral("%1: %2").arg(failure.slug, failure.error.message.translated()));
    }
    const int failed = int(outcome.failures.size());
    const auto what = [names, failed] {
        QString text = failed == 1 ? tr("%1 stayed as it was.").arg(names.constFirst())
                                   : tr("%Ln tenant(s) stayed as they were: %1", nullptr, failed).arg(names.join(QStringLiteral(", ")));
        if (failed > names.size())
            text += tr(" and %Ln more", nullptr, failed - int(names.size()));
        return text;
    };
    base::Error error = outcome.failures.constFirst().error;
    if (failed > 1)
        error.detail = details.join(QLatin1Char('\n'));
    m_banner->clearActions();
    if (failed > 1) {
        m_banner->addAction([] { return tr("Select them"); }, [this, failures = outcome.failures] {
            QItemSelection selection;
            for (const TenantMover::Failure &failure : failures) {
                if (const int row = m_model->rowOf(failure.id); row >= 0)
                    selection.append(QItemSelectionRange(m_model->index(row, 0), m_model->index(row, tenantColumnCount - 1)));
            }
            m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
            m_table->setFocus(Qt::OtherFocusReason);
        });
    }
    m_banner->setError(error, what);
}

// ---------------------------------------------------------------- unfinished provisioning

void TenantsPage::withUnfinished(bool finish)
{
    const int row = m_table->currentRow();
    if (row < 0 || !m_backend.operations)
        return;
    const QString name = m_model->text(row, TenantColumn::Name);
    base::run(m_services.workers, m_stop.get_token(), [operations = m_backend.operations, id = m_model->id(row)](std::stop_token stop) { return operations(id, stop); })
        .then(this, [this, finish, name](const base::Result<QList<registry::Operation>> &operations) {
            if (!operations) {
                m_banner->clearActions();
                m_banner->setError(operations.error(), [] { return tr("What happened to this tenant could not be read."); });
                return;
            }
            for (const registry::Operation &operation : *operations) {
                if (operation.state != OperationState::Failed && operation.state != OperationState::Interrupted)
                    continue;
                if (!finish) {
                    askUndo(operation.id, operation.kind, name);
                    return;
                }
                goOn(operation.id);
                return;
            }
            say(tr("Nothing of this tenant is left to finish: it may be running just now."));
        });
}

void TenantsPage::goOn(const QString &operationId)
{
    m_finishing.insert(m_backend.resume(operationId));
    say(tr("Going on with it. Jobs shows how it goes."));
}

void TenantsPage::askUndo(const QString &operationId, const QString &kind, const QString &name)
{
    const bool provisioning = kind == QLatin1String("provision");
    const bool adoption = kind == QLatin1String("adopt");
    m_confirm->ask((adoption ? tr("Take the adoption of %1 back? Its database stays, as it was found; the tenant is no longer known here.")
                    : provisioning ? tr("Undo everything of the provisioning of %1? Its database and role are removed.")
                                   : tr("Take back the change of state of %1? It will be as it was before.")).arg(name),
                   tr("Undo everything"), provisioning || adoption,
                   [this, operationId] {
                       m_backend.undo(operationId);
                       say(tr("Undoing. Jobs shows how it goes."));
                   });
}

// ---------------------------------------------------------------- copy and export

void TenantsPage::fillCommandMenu()
{
    QMenu *menu = m_actions->copyCommand->menu();
    menu->clear();
    for (const TenantState target : {TenantState::Active, TenantState::Paused, TenantState::Maintenance}) {
        const QAction *same = m_actions->actionFor(target);
        if (!same)
            continue;
        QAction *copy = menu->addAction(same->icon(), same->text());
        copy->setEnabled(same->isEnabled());
        connect(copy, &QAction::triggered, this, [this, verb = TenantActions::verb(target)] { copyCommands(verb); });
    }
    connect(menu->addAction(m_actions->open->icon(), tr("Show")), &QAction::triggered, this, [this] { copyCommands(QStringLiteral("show")); });
}

void TenantsPage::copyCommands(const QString &verb)
{
    const bool showing = verb == QLatin1String("show"); // one at a time; the others take many
    QStringList lines, slugs;
    for (const Tenant &tenant : m_table->selectedTenants()) {
        bool applies = showing;
        for (const TenantState target : {TenantState::Active, TenantState::Paused, TenantState::Maintenance})
            applies = applies || (TenantActions::verb(target) == verb && TenantActions::mayMove(tenant.state, target));
        if (applies && showing)
            lines.append(commandLine({QStringLiteral("tenant"), verb, tenant.slug}));
        else if (applies)
            slugs.append(tenant.slug);
    }
    constexpr qsizetype perLine = 100; // far below what a shell takes
    for (qsizetype first = 0; first < slugs.size(); first += perLine)
        lines.append(commandLine(QStringList{QStringLiteral("tenant"), verb} + slugs.mid(first, perLine)));
    if (lines.isEmpty())
        return;
    copyText(lines.join(QLatin1Char('\n')));
    say(lines.size() == 1 ? tr("Copied: %1").arg(lines.constFirst()) : tr("%Ln command(s) copied.", nullptr, int(lines.size())));
}

void TenantsPage::copyHosts()
{
    QStringList hosts;
    for (const Tenant &tenant : m_table->selectedTenants())
        hosts.append(tenant.subdomain + QLatin1Char('.') + m_backend.registry.baseDomain);
    if (hosts.isEmpty())
        return;
    copyText(hosts.join(QLatin1Char('\n')));
    say(tr("%Ln host name(s) copied.", nullptr, int(hosts.size())));
}

void TenantsPage::askExport()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Export as CSV"), folder, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(tr("tenants", "file name") + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &TenantsPage::exportTo);
    dialog->open();
}

void TenantsPage::exportTo(const QString &path)
{
    QList<TenantColumn> columns;
    const QHeaderView *header = m_table->horizontalHeader();
    for (int place = 0; place < tenantColumnCount; ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            columns.append(TenantColumn(column));
    }
    const auto work = [snapshot = m_model->snapshot(), rows = m_model->visible(), columns, path](std::stop_token stop) -> base::Result<int> {
        const QByteArray bytes = tenantsAsCsv(*snapshot, rows, columns, stop);
        if (stop.stop_requested())
            return base::cancelled();
        TRYV(writeTenantsCsv(path, bytes));
        return int(rows.size());
    };
    base::run(m_services.workers, m_stop.get_token(), work).then(this, [this, path](const base::Result<int> &count) {
        if (!count) {
            m_banner->clearActions();
            m_banner->setError(count.error(), [] { return tr("The rows could not be exported."); });
            return;
        }
        say(tr("%Ln row(s) written to %1", nullptr, *count).arg(QDir::toNativeSeparators(path)));
    });
}

} // namespace tenantry::ui

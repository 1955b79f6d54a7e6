#include "ui/inspection/maskspart.h"

#include "ui/inspection/lookmodel.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;

QString openingText(const MaskOpening &opening)
{
    const QString what = oneLine(opening.what, 200);
    if (opening.kind == u"definer")
        return MasksPart::tr("everybody may call %1, which runs with its owner's rights").arg(what);
    if (opening.kind == u"write")
        return MasksPart::tr("everybody may write %1").arg(what);
    if (opening.kind == u"sequence")
        return MasksPart::tr("everybody may move %1").arg(what);
    if (opening.kind == u"create")
        return MasksPart::tr("everybody may create something in %1").arg(what);
    if (opening.kind == u"foreign")
        return MasksPart::tr("everybody may reach another server through %1").arg(what);
    if (opening.kind == u"masked")
        return MasksPart::tr("everybody may read %1, which is masked").arg(what);
    if (opening.kind == u"member")
        return MasksPart::tr("the inspection role is a member of %1").arg(what);
    return what;
}

QString closedText(const InspectionAccess &access)
{
    if (!access.prepared)
        return MasksPart::tr("USERs cannot look into this tenant: it is not prepared yet.");
    if (!access.openings.isEmpty())
        return MasksPart::tr("USERs cannot look into this tenant: something in its database would lead around what is masked or read-only.");
    if (access.due)
        return MasksPart::tr("USERs cannot look into this tenant: the rules of what is masked have changed, and its columns are not granted by them yet.");
    return {};
}

MasksPart::MasksPart(const InspectionBackend &backend, const Services &services, QWidget *parent)
    : LookPart(backend, services, parent), m_intro(makeLabel(Look::Muted, this)), m_note(makeLabel(Look::Warning, this)), m_accessTitle(makeLabel(Look::Heading, this)), m_state(makeLabel(Look::Body, this)),
      m_openings(makeLabel(Look::Body, this)), m_hint(makeLabel(Look::Muted, this)), m_said(makeLabel(Look::Success, this)), m_chip(new StatusChip(this)), m_confirm(new ConfirmBar(this)), m_banner(new ErrorBanner(this)),
      m_table(new QTableView(this)), m_model(new LookModel(this)), m_pattern(new QLineEdit(this)), m_add(makeButton(ButtonKind::Normal, this, u"plus"_s)), m_remove(makeButton(ButtonKind::Normal, this, u"trash"_s)),
      m_prepare(makeButton(ButtonKind::Primary, this, u"shield"_s)), m_prepareAll(makeButton(ButtonKind::Normal, this)), m_progress(new ProgressRow(this)), m_card(new QFrame(this))
{
    const bool changes = m_backend.may("inspect.change-masks"), prepares = m_backend.may("inspect.prepare");
    mark(m_add, "inspect.change-masks")->setObjectName(u"addMask"_s);
    mark(m_remove, "inspect.change-masks")->setObjectName(u"removeMask"_s);
    mark(m_prepare, "inspect.prepare")->setObjectName(u"prepareTenant"_s);
    mark(m_prepareAll, "inspect.prepare")->setObjectName(u"prepareAll"_s);
    m_column->insertWidget(0, m_confirm);
    m_column->insertWidget(1, m_banner);
    auto *content = new QWidget(m_states);
    auto *across = new QHBoxLayout(content);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(16);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_intro);
    left->addWidget(m_note);
    left->addWidget(m_table, 1);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_pattern, 1);
    bar->addWidget(m_add);
    bar->addWidget(m_remove);
    left->addLayout(bar);
    across->addLayout(left, 3);
    m_card->setProperty("look", u"card"_s);
    auto *card = new QVBoxLayout(m_card);
    card->setContentsMargins(16, 12, 16, 16);
    card->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_accessTitle, 1);
    head->addWidget(m_chip);
    card->addLayout(head);
    for (QLabel *label : {m_state, m_openings, m_hint}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        card->addWidget(label);
    }
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_prepare);
    buttons->addWidget(m_prepareAll);
    card->addLayout(buttons);
    card->addWidget(m_progress);
    card->addWidget(m_said);
    card->addStretch(1);
    m_card->setMinimumWidth(320);
    across->addWidget(m_card, 2);
    m_states->setContent(content);

    m_table->setModel(m_model);
    styleTable(m_table, 32);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_pattern->setMaxLength(200);
    m_pattern->setClearButtonEnabled(true);
    for (QWidget *each : {static_cast<QWidget *>(m_pattern), static_cast<QWidget *>(m_add), static_cast<QWidget *>(m_remove)})
        each->setVisible(changes);
    for (QWidget *each : {static_cast<QWidget *>(m_card), static_cast<QWidget *>(m_prepare), static_cast<QWidget *>(m_prepareAll)})
        each->setVisible(prepares);
    m_progress->hide();
    m_progress->setCancellable(true);
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    setFocusProxy(m_table);

    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_add, &QPushButton::clicked, this, &MasksPart::add);
    connect(m_pattern, &QLineEdit::returnPressed, this, &MasksPart::add);
    connect(m_pattern, &QLineEdit::textChanged, this, [this] { setInvalid(m_pattern, false); });
    connect(m_remove, &QPushButton::clicked, this, &MasksPart::askToRemove);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_confirm->withdraw();
        showBusy(m_busy);
    });
    connect(m_confirm, &ConfirmBar::ended, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_prepare, &QPushButton::clicked, this, &MasksPart::prepare);
    connect(m_prepareAll, &QPushButton::clicked, this, &MasksPart::prepareAll);
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] { m_stopWork.request_stop(); });
    retranslate();
    m_table->setColumnWidth(0, 200);
    showBusy(false);
}

MasksPart::~MasksPart() { m_stopWork.request_stop(); }

QString MasksPart::command() const
{
    return m_found.access && !m_found.access->isOpen() ? commandLine({u"inspect"_s, u"prepare"_s, tenant().slug}) : commandLine({u"inspect"_s, u"masks"_s});
}
QString MasksPart::whatFailed() const { return tr("What is masked could not be read."); }

void MasksPart::read()
{
    ask(m_backend.masks, [this](const MaskView &found) {
        m_found = found;
        showFound();
        if (found.access)
            emit accessChanged(*found.access);
    });
}

void MasksPart::forget()
{
    m_stopWork.request_stop();
    ++m_number;
    m_found = {};
    m_confirm->withdraw();
    m_banner->clear();
    m_said->clear();
    m_progress->hide();
    m_model->setRows({});
    showBusy(false);
}

void MasksPart::showFound()
{
    if (!readAt().isValid())
        return;
    QList<LookRow> rows;
    for (const QString &mask : std::as_const(m_found.masks)) {
        QStringList covered;
        for (const auto &relation : std::as_const(m_found.relations))
            for (const auto &column : relation.columns)
                if (column.mask == mask)
                    covered << (relation.schema == u"public" ? relation.name : relation.schema + u'.' + relation.name) + u'.' + column.name;
        rows << LookRow{mask, {{mask, {}, {}, u"lock"_s}, {covered.isEmpty() ? tr("nothing here") : covered.join(u", "_s), covered.size(), covered.join(u'\n'), {}, Tone::Neutral, covered.isEmpty()}}};
    }
    m_model->setRows(rows);
    m_note->setVisible(m_found.relationsError.has_value());
    if (m_found.relationsError)
        m_note->setText(tr("What they cover here could not be read: %1").arg(m_found.relationsError->message.translated()));
    showAccess();
    showBusy(m_busy);
    m_states->showContent();
}

void MasksPart::showAccess()
{
    if (!m_found.access)
        return;
    const InspectionAccess &access = *m_found.access;
    m_chip->setStatus(access.isOpen() ? Status{u"done"_s, tr("Open"), Tone::Success} : Status{u"lock"_s, tr("Closed"), Tone::Warning});
    QStringList state{access.isOpen() ? tr("USERs to whom it is assigned may look, without what is masked.") : closedText(access)};
    if (access.behind)
        state << tr("It was migrated since: new tables and columns are not open to them yet.");
    m_state->setText(state.join(u' '));
    QStringList openings;
    for (const MaskOpening &each : access.openings)
        openings << u"•  "_s + openingText(each);
    constexpr qsizetype most = 12;
    const auto left = openings.size() - most;
    if (left > 0)
        openings = openings.first(most) << tr("… and %Ln more", nullptr, int(left));
    m_openings->setText(openings.join(u'\n'));
    m_openings->setVisible(!openings.isEmpty());
    m_hint->setText(!access.openings.isEmpty()            ? tr("Close it in the database (REVOKE … FROM PUBLIC), best with a migration, then prepare the tenant.")
                    : access.isOpen() && !access.behind ? tr("A roll-out prepares it anew; what came another way is opened here.")
                                                        : tr("Preparing grants its columns by the rules of now; nothing else of it is changed."));
}

void MasksPart::showBusy(bool busy)
{
    m_busy = busy;
    m_add->setEnabled(!busy);
    m_pattern->setEnabled(!busy);
    m_remove->setEnabled(!busy && m_table->currentIndex().isValid());
    m_prepare->setEnabled(!busy && !tenant().id.isEmpty());
    m_prepareAll->setEnabled(!busy);
}

void MasksPart::change(const std::function<Result<void>(std::stop_token)> &work, const Sentence &whatFailed)
{
    if (m_busy || !m_backend.may("inspect.change-masks"))
        return;
    m_banner->clear();
    m_said->clear();
    m_stopWork = {};
    showBusy(true);
    base::run(m_services.workers, m_stopWork.get_token(), work).then(this, [this, whatFailed, number = ++m_number](const Result<void> &done) {
        if (number != m_number)
            return;
        showBusy(false);
        if (done) {
            m_pattern->clear();
            m_said->setText(tr("Changed. USERs are let in again tenant by tenant, as they are prepared."));
        } else {
            m_banner->setError(done.error(), whatFailed);
        }
        refresh();
    });
}

void MasksPart::add()
{
    const QString pattern = m_pattern->text().trimmed();
    setInvalid(m_pattern, pattern.isEmpty());
    if (pattern.isEmpty())
        m_pattern->setFocus();
    else
        change([add = m_backend.addMask, pattern](std::stop_token stop) { return add(pattern, std::move(stop)); }, [] { return tr("The rule was not added."); });
}

void MasksPart::askToRemove()
{
    const QString pattern = m_model->key(m_table->currentIndex().row());
    if (pattern.isEmpty() || m_busy)
        return;
    m_confirm->ask(tr("Remove the rule %1? USERs read the columns that no other rule covers, in each tenant from when it is prepared on.").arg(oneLine(pattern)), tr("Remove the rule"), true,
                   [this, pattern] { change([remove = m_backend.removeMask, pattern](std::stop_token stop) { return remove(pattern, std::move(stop)); }, [] { return tr("The rule was not removed."); }); });
}

void MasksPart::prepare()
{
    if (m_busy || tenant().id.isEmpty() || !m_backend.may("inspect.prepare") || !m_backend.prepare)
        return;
    m_banner->clear();
    m_said->clear();
    m_stopWork = {};
    showBusy(true);
    base::run(m_services.workers, m_stopWork.get_token(), [find = m_backend.find, prepare = m_backend.prepare, id = tenant().id](std::stop_token stop) -> Result<InspectionAccess> {
        TRY(const registry::Tenant now, find(id, stop));
        return prepare(now, stop);
    }).then(this, [this, number = ++m_number](const Result<InspectionAccess> &access) {
        if (number != m_number)
            return;
        showBusy(false);
        if (!access) {
            m_banner->setError(access.error(), [] { return tr("The tenant was not prepared."); });
            return;
        }
        m_found.access = *access;
        m_said->setText(access->isOpen() ? tr("Prepared: USERs may look.") : tr("Prepared, and still closed."));
        setLook(m_said, access->isOpen() ? Look::Success : Look::Warning);
        showAccess();
        emit accessChanged(*access);
        refresh();
    });
}

void MasksPart::prepareAll()
{
    if (m_busy || !m_backend.may("inspect.prepare") || !m_backend.prepareAll)
        return;
    m_banner->clear();
    m_said->clear();
    m_stopWork = {};
    showBusy(true);
    m_progress->restart();
    m_progress->setProgress(0, 0);
    m_progress->show();
    const auto progress = [part = QPointer(this), number = m_number + 1](int done, int total) {
        QMetaObject::invokeMethod(qApp, [=] {
            if (part && part->m_number == number && part->m_busy)
                part->m_progress->setProgress(done, total);
        });
    };
    base::run(m_services.workers, m_stopWork.get_token(), [prepareAll = m_backend.prepareAll, progress](std::stop_token stop) { return prepareAll(progress, std::move(stop)); })
        .then(this, [this, number = ++m_number](const Result<PreparedTenants> &result) {
            if (number != m_number)
                return;
            showBusy(false);
            m_progress->hide();
            if (!result) {
                if (result.error().kind != base::Kind::Cancelled)
                    m_banner->setError(result.error(), [] { return tr("The tenants were not prepared."); });
                return;
            }
            QStringList parts{tr("%Ln tenant(s) prepared", nullptr, result->prepared)};
            if (!result->closed.isEmpty())
                parts << tr("%Ln still closed: %1", nullptr, int(result->closed.size())).arg(base::printable(result->closed.first(std::min<qsizetype>(5, result->closed.size())).join(u", "_s)));
            if (!result->failed.isEmpty())
                parts << tr("%Ln failed", nullptr, int(result->failed.size()));
            m_said->setText(parts.join(u" · "_s));
            setLook(m_said, result->closed.isEmpty() && result->failed.isEmpty() ? Look::Success : Look::Warning);
            if (!result->failed.isEmpty()) { // which ones: the details hold every reason
                base::Error error = result->failed.constFirst().second;
                QStringList details;
                for (const auto &[slug, why] : result->failed)
                    details << slug + u": "_s + why.message.translated();
                error.detail = details.join(u'\n');
                m_banner->setError(error, [slug = base::printable(result->failed.constFirst().first)] { return tr("%1 could not be prepared.").arg(slug); });
            }
            refresh();
        });
}

void MasksPart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_confirm->isAsking())
        m_confirm->withdraw();
    else if (event->key() == Qt::Key_Delete && m_table->hasFocus() && m_backend.may("inspect.change-masks"))
        askToRemove();
    else
        LookPart::keyPressEvent(event);
}

void MasksPart::retranslate()
{
    m_intro->setText(tr("USERs do not read columns of these names, in any tenant. A pattern with a dot is compared with table.column and schema.table.column, others with the name of the column; * and ? stand for anything."));
    m_model->setColumns({{tr("Rule")}, {tr("Covers in this tenant")}});
    m_table->setAccessibleName(tr("Rules of what is masked"));
    m_pattern->setPlaceholderText(tr("*phone*, customer.notes …"));
    m_pattern->setAccessibleName(tr("Pattern of a new rule"));
    m_add->setText(tr("Add the rule"));
    m_remove->setText(tr("Remove…"));
    m_accessTitle->setText(tr("USERs and this tenant"));
    m_prepare->setText(tr("Prepare this tenant"));
    m_prepareAll->setText(tr("Prepare all tenants"));
    m_progress->setTitle(tr("Preparing"));
    m_confirm->withdraw();
    m_said->clear();
    showFound();
}

} // namespace tenantry::ui

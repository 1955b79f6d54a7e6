#include "ui/migrations/driftpanel.h"

#include "ui/migrations/driftmodel.h"
#include "ui/migrations/selectionbox.h"
#include "ui/tenants/commandline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <mutex>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;

struct DriftPanel::Inbox {
    std::mutex mutex;
    QList<DriftFinding> findings;
    int tenants = 0, leftOut = 0;
    bool announced = false; // the GUI thread knows that there is something
};

DriftPanel::DriftPanel(const MigrationBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_tenants(new SelectionBox(services, backend.registry.id, this)), m_ignore(new QLineEdit(this)),
      m_check(makeButton(ButtonKind::Primary, this, u"search"_s)), m_open(makeButton(ButtonKind::Normal, this, u"tenants"_s)), m_command(new CopyButton(this)), m_copy(new CopyButton(this)),
      m_progress(new ProgressRow(this)), m_banner(new ErrorBanner(this)), m_reason(new ErrorBanner(this)), m_summary(makeLabel(Look::Muted, this)), m_title(makeLabel(Look::Heading, this)),
      m_notes(makeLabel(Look::Warning, this)), m_place(new QStackedWidget(this)), m_state(new EmptyState(this)), m_splitter(new QSplitter(this)), m_table(new QTableView(this)),
      m_model(new DriftModel(this)), m_difference(new QPlainTextEdit(this))
{
    mark(m_check, "migrations.drift");
    m_check->setVisible(m_backend.may("migrations.drift"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_tenants, 3, Qt::AlignTop);
    bar->addWidget(m_ignore, 2, Qt::AlignTop);
    bar->addWidget(m_check, 0, Qt::AlignTop);
    bar->addWidget(m_command, 0, Qt::AlignTop);
    column->addLayout(bar);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_summary);
    column->addWidget(m_place, 1);
    m_place->addWidget(m_state);
    m_place->addWidget(m_splitter);

    m_splitter->addWidget(m_table);
    auto *side = new QWidget(m_splitter);
    m_splitter->addWidget(side);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({440, 720});
    m_table->setModel(m_model);
    styleTable(m_table, 34);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(DriftModel::Tenant, 190);
    m_table->setColumnWidth(DriftModel::Version, 90);
    auto *right = new QVBoxLayout(side);
    right->setContentsMargins(16, 0, 0, 0);
    right->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_open);
    head->addWidget(m_copy);
    right->addLayout(head);
    right->addWidget(m_notes);
    right->addWidget(m_reason);
    right->addWidget(m_difference, 1);
    m_difference->setReadOnly(true);
    m_difference->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_difference->setFont(theme::monospace(font()));
    m_difference->setTabChangesFocus(true);
    m_difference->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reason->setRetry(false);
    m_banner->setRetry(false);
    m_progress->hide();
    m_progress->setCancellable(true);

    connect(m_check, &QPushButton::clicked, this, &DriftPanel::check);
    connect(m_tenants, &SelectionBox::accepted, this, &DriftPanel::check);
    connect(m_ignore, &QLineEdit::returnPressed, this, &DriftPanel::check);
    connect(m_ignore, &QLineEdit::textChanged, this, [this] { setInvalid(m_ignore, false); });
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] {
        m_cancelled = true;
        m_stop.request_stop();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DriftPanel::showOne);
    const auto open = [this] {
        if (const DriftFinding *finding = m_model->finding(m_table->currentIndex()))
            emit tenantWanted(finding->tenant.slug);
    };
    connect(m_open, &QPushButton::clicked, this, open);
    connect(m_table, &QTableView::activated, this, open);
    m_command->setSource([this] { return command(); });
    m_copy->setSource([this] {
        const DriftFinding *finding = m_model->finding(m_table->currentIndex());
        return finding ? driftText(*finding) : QString();
    });
    retranslate();
}

DriftPanel::~DriftPanel() { m_stop.request_stop(); }

void DriftPanel::setProduct(const QString &product)
{
    if (product == m_product)
        return;
    m_product = product;
    m_stop.request_stop();
    ++m_number; // what is still on its way is of another product
    m_checking = m_checked = false;
    m_progress->hide();
    m_banner->clear();
    m_model->clear();
    showAll();
}

QStringList DriftPanel::ignored() const
{
    QString text = m_ignore->text();
    return text.replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
}

QString DriftPanel::command() const
{
    QStringList words{u"migrate"_s, u"drift"_s, u"--product"_s, m_product};
    if (!m_tenants->filter().isEmpty())
        words << u"--filter"_s << m_tenants->filter();
    for (const QString &pattern : ignored())
        words << u"--ignore"_s << pattern;
    return commandLine(words << u"--details"_s);
}

void DriftPanel::check()
{
    if (m_checking || m_product.isEmpty() || !m_backend.drift || !m_backend.may("migrations.drift") || !m_tenants->check())
        return;
    m_banner->clear();
    DriftRequest request{m_product, m_tenants->filter(), {}};
    auto patterns = migrations::IgnorePatterns::parse(ignored());
    setInvalid(m_ignore, !patterns);
    if (!patterns) {
        m_banner->setError(patterns.error());
        m_ignore->setFocus();
        return;
    }
    request.options.ignore = *patterns;
    m_stop = {};
    m_checking = true;
    m_checked = m_cancelled = false;
    m_total = m_leftOut = 0;
    m_model->clear();
    m_progress->restart();
    m_progress->setProgress(0, 0);
    m_progress->show();
    showAll();

    const quint64 number = ++m_number;
    const auto inbox = std::make_shared<Inbox>();
    const auto announce = [self = QPointer(this), inbox, number, context = QPointer<QObject>(QCoreApplication::instance())] { // with the mutex held
        if (std::exchange(inbox->announced, true) || !context)
            return;
        QMetaObject::invokeMethod(context, [self, inbox, number] {
            if (self)
                self->take(number, *inbox);
        }, Qt::QueuedConnection);
    };
    DriftWatch watch;
    watch.chosen = [inbox, announce](int tenants, int leftOut) {
        const std::scoped_lock lock(inbox->mutex);
        inbox->tenants = tenants;
        inbox->leftOut = leftOut;
        announce();
    };
    watch.each = [inbox, announce](DriftFinding finding) {
        const std::scoped_lock lock(inbox->mutex);
        inbox->findings << std::move(finding);
        announce();
    };
    base::run(m_services.workers, m_stop.get_token(), [drift = m_backend.drift, request, watch](std::stop_token stop) { return drift(request, watch, std::move(stop)); })
        .then(this, [this, number, inbox](const Result<void> &ended) {
            if (number != m_number)
                return;
            take(number, *inbox); // what was found last
            m_checking = false;
            m_checked = ended.has_value() || m_model->checked() > 0;
            m_progress->hide();
            if (!ended && ended.error().kind != base::Kind::Cancelled)
                m_banner->setError(ended.error(), [] { return tr("The databases could not be compared."); });
            if (!m_table->hasFocus() && m_model->rowCount() > 0) // nobody reads yet: the worst one, not the one that came first
                m_table->setCurrentIndex(m_model->index(0, 0));
            showAll();
        });
}

void DriftPanel::take(quint64 number, Inbox &inbox)
{
    QList<DriftFinding> findings;
    {
        const std::scoped_lock lock(inbox.mutex);
        findings.swap(inbox.findings);
        inbox.announced = false;
        if (number != m_number)
            return;
        m_total = inbox.tenants;
        m_leftOut = inbox.leftOut;
    }
    for (const DriftFinding &finding : std::as_const(findings))
        m_model->add(finding);
    if (m_checking)
        m_progress->setProgress(m_model->checked(), m_total);
    showAll();
}

void DriftPanel::showAll()
{
    m_check->setEnabled(!m_checking);
    const bool any = m_model->rowCount() > 0;
    m_place->setCurrentIndex(any ? 1 : 0);
    if (any && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    QStringList parts;
    if (m_model->checked() > 0) {
        parts << tr("%Ln tenant(s) as their migrations make them", nullptr, m_model->equal()) << tr("%Ln with drift", nullptr, m_model->drifted());
        if (m_model->minorOnly() > 0)
            parts << tr("%Ln with minor differences only", nullptr, m_model->minorOnly());
        if (m_model->unread() > 0)
            parts << tr("%Ln could not be read", nullptr, m_model->unread());
        if (m_leftOut > 0)
            parts << tr("%Ln left out, because they are being made or removed", nullptr, m_leftOut);
        if (m_cancelled && !m_checking)
            parts << tr("stopped after %1 of %2").arg(QLocale().toString(m_model->checked()), QLocale().toString(m_total));
    }
    m_summary->setText(parts.join(u" · "_s));
    m_summary->setVisible(!parts.isEmpty());
    if (m_checking) {
        m_state->setIcon(u"search"_s);
        m_state->setTexts(tr("Looking…"), tr("No drift so far."));
    } else if (m_checked && m_cancelled) {
        m_state->setIcon(u"stop"_s);
        m_state->setTexts(tr("Stopped"), tr("No drift among those that were looked at."));
    } else if (m_checked) {
        m_state->setIcon(u"done"_s);
        m_state->setTexts(tr("No drift"), tr("Every database is what its migrations make."));
    } else {
        m_state->setIcon(u"database"_s);
        m_state->setTexts(tr("Not looked at yet"), tr("“Check” reads the schema of each database and compares it with what the migrations of its version make. Nothing is changed."));
    }
    showOne();
}

void DriftPanel::showOne()
{
    const DriftFinding *finding = m_model->finding(m_table->currentIndex());
    const QString key = finding ? finding->tenant.id + QString::number(m_number) : QString();
    if (key == m_difference->property("shows").toString())
        return; // who reads stays where they are, while others come in
    m_difference->setProperty("shows", key);
    m_reason->clear();
    m_notes->clear();
    m_notes->hide();
    if (!finding)
        return;
    m_title->setText(base::printable(finding->tenant.slug) + (finding->drift.version.isEmpty() ? QString() : u" · "_s + finding->drift.version));
    m_difference->setVisible(!finding->error);
    m_difference->setAccessibleName(tr("Differences of %1").arg(base::printable(finding->tenant.slug)));
    if (finding->error) {
        m_reason->setError(*finding->error, [] { return tr("This tenant could not be read."); });
        return;
    }
    QStringList notes;
    for (const base::Text &note : finding->drift.notes)
        notes << note.translated();
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    showDrift(m_difference, *finding);
}

void DriftPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_difference->property("shows").toString().isEmpty()) { // other colours
        m_difference->setProperty("shows", QString());
        showOne();
    }
    QWidget::changeEvent(event);
}

void DriftPanel::retranslate()
{
    m_tenants->retranslate();
    m_ignore->setPlaceholderText(tr("Ignore: index:public.tmp_* grant:*"));
    m_ignore->setAccessibleName(tr("What to ignore"));
    m_ignore->setToolTip(tr("Patterns of kind:identity, with * and ?, one after another: what matches is not looked at."));
    m_check->setText(tr("Chec&k"));
    m_open->setText(tr("Open t&enant"));
    m_command->setWhat(tr("as command"));
    m_copy->setWhat(tr("as text"));
    m_table->setAccessibleName(tr("Tenants with drift"));
    m_progress->setTitle(tr("Comparing"));
    m_progress->setText(tr("The schema of each version is built once on each server, to compare with."));
    m_model->retranslate();
    m_difference->setProperty("shows", QString());
    showAll();
}

} // namespace tenantry::ui

#include "ui/audit/auditexport.h"

#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <atomic>

namespace tenantry::ui {

struct AuditExport::Shared {
    std::atomic<qint64> done = 0, total = 0;
};

AuditExport::AuditExport(AuditBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_progress(new ProgressRow(this)), m_done(new QWidget(this)),
      m_text(makeLabel(Look::Success, m_done)), m_close(makeIconButton(QStringLiteral("close"), m_done)), m_banner(new ErrorBanner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_progress);
    column->addWidget(m_done);
    column->addWidget(m_banner);
    auto *line = new QHBoxLayout(m_done);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_text, 1);
    line->addWidget(m_close);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setCancellable(true);
    m_progress->hide();
    m_done->hide();
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_close, &QToolButton::clicked, m_done, &QWidget::hide);
    connect(m_progress, &ProgressRow::cancelRequested, this, &AuditExport::cancel);
    m_poll.setInterval(100);
    connect(&m_poll, &QTimer::timeout, this, [this] { m_progress->setProgress(m_shared->done, m_shared->total); });
    retranslate();
}

AuditExport::~AuditExport() { m_stop.request_stop(); }

void AuditExport::ask(const AuditQuery &query)
{
    const QString csv = tr("CSV, for spreadsheets (*.csv)"), json = tr("JSON Lines, one event a line (*.jsonl)");
    auto *dialog = new QFileDialog(this, tr("Export the events"), QStringLiteral("audit.csv"), csv + QStringLiteral(";;") + json);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString &chosen) { dialog->setDefaultSuffix(chosen == json ? QStringLiteral("jsonl") : QStringLiteral("csv")); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, query](const QString &path) { start(query.filter, path, query.tenant); });
    dialog->open();
}

void AuditExport::start(const registry::EventFilter &filter, const QString &path, const QString &tenant)
{
    if (m_running || !m_backend.exportTo)
        return;
    m_running = true;
    m_path = path;
    m_written = -1;
    m_stop = std::stop_source();
    m_shared = std::make_shared<Shared>();
    m_banner->clear();
    m_done->hide();
    m_progress->restart();
    m_progress->setProgress(0, 0);
    m_progress->show();
    m_poll.start();
    const auto format = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? audit::Format::Csv : audit::Format::JsonLines;
    base::run(m_services.workers, m_stop.get_token(), [write = m_backend.exportTo, find = m_backend.tenantId, wanted = filter, tenant, format, path, shared = m_shared](std::stop_token stop) mutable -> base::Result<qint64> {
        if (!tenant.isEmpty()) {
            TRY(wanted.tenantId, find(tenant, stop));
        }
        return write(wanted, format, path, [shared](qint64 done, qint64 total) {
            shared->total = total;
            shared->done = done;
        }, stop);
    }).then(this, [this](const base::Result<qint64> &written) {
        m_running = false;
        m_poll.stop();
        m_progress->hide();
        if (written)
            m_written = *written;
        else
            m_banner->setError(written.error(), [cancelled = written.error().kind == base::Kind::Cancelled] {
                return cancelled ? tr("The export was cancelled; no file was written.") : tr("The events were not exported.");
            });
        m_done->setVisible(m_written >= 0);
        retranslate();
        emit finished();
    });
}

QString AuditExport::said() const { return m_banner->isVisibleTo(this) ? m_banner->error().message.translated() : m_text->text(); }

void AuditExport::retranslate()
{
    m_progress->setTitle(tr("Exporting"));
    m_text->setText(m_written < 0 ? QString() : tr("%Ln event(s) written to %1.", nullptr, int(m_written)).arg(base::printable(QDir::toNativeSeparators(m_path))));
    setName(m_close, tr("Close"));
}

} // namespace tenantry::ui

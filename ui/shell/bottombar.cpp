#include "ui/shell/bottombar.h"

#include "base/text.h"
#include "ui/shell/jobsfeed.h"
#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <algorithm>

namespace tenantry::ui {

BottomBar::BottomBar(QWidget *parent)
    : QWidget(parent), m_jobs(makeButton(ButtonKind::Ghost, this, QStringLiteral("jobs"))), m_progress(new QProgressBar(this)),
      m_busy(makeLabel(Look::Small, this)), m_notice(makeLabel(Look::Small, this)), m_connectionIcon(new QLabel(this)),
      m_connection(makeLabel(Look::Small, this))
{
    setObjectName(QStringLiteral("bottomBar"));
    setFixedHeight(40);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 1, 16, 0);
    layout->setSpacing(12);
    layout->addWidget(m_jobs);
    m_progress->setFixedWidth(160);
    m_progress->setTextVisible(false);
    layout->addWidget(m_progress);
    layout->addWidget(m_busy);
    layout->addStretch();
    layout->addWidget(m_notice);
    layout->addSpacing(8);
    auto *connection = new QHBoxLayout;
    connection->setSpacing(6);
    connection->addWidget(m_connectionIcon);
    connection->addWidget(m_connection);
    layout->addLayout(connection);
    connect(m_jobs, &QPushButton::clicked, this, [this] { emit jobsRequested(m_operation); });
    retranslate();
}

void BottomBar::setFeed(JobsFeed *feed)
{
    if (m_feed)
        m_feed->disconnect(this);
    m_feed = feed;
    if (feed)
        connect(feed, &JobsFeed::changed, this, &BottomBar::retranslate);
    retranslate();
}

void BottomBar::setOfflineSince(const QDateTime &since)
{
    m_since = since;
    retranslate();
}

void BottomBar::setBusy(bool busy)
{
    m_isBusy = busy;
    m_busy->setText(busy ? tr("Reading…") : QString());
}

void BottomBar::setNotice(const QString &text) { m_notice->setText(text); }

void BottomBar::retranslate()
{
    const theme::Tokens &t = theme::tokens();
    const QList<registry::Operation> all = m_feed ? m_feed->operations() : QList<registry::Operation>{};
    QList<registry::Operation> running;
    for (const registry::Operation &operation : all)
        if (operation.state == registry::OperationState::Running || operation.state == registry::OperationState::Undoing)
            running << operation;
    const auto waiting = std::ranges::count_if(all, [](const registry::Operation &o) {
        return o.state == registry::OperationState::Failed || o.state == registry::OperationState::Interrupted;
    });
    m_operation.clear();
    m_progress->setVisible(!running.isEmpty());
    QString text;
    if (running.size() == 1) {
        const registry::Operation &one = running.first();
        const auto done = std::ranges::count_if(one.steps, [](const registry::OperationStep &s) {
            return s.state == registry::StepState::Done || s.state == registry::StepState::Skipped;
        });
        const QString name = base::printable(one.tenantName.isEmpty() ? one.tenantSlug : one.tenantName);
        const QLocale locale;
        text = tr("%1: step %2 of %3").arg(fontMetrics().elidedText(name, Qt::ElideMiddle, 240), locale.toString(std::min(done + 1, one.steps.size())),
                                           locale.toString(one.steps.size()));
        m_progress->setRange(0, static_cast<int>(one.steps.size()));
        m_progress->setValue(static_cast<int>(done));
        m_operation = one.id;
    } else if (!running.isEmpty()) {
        text = tr("%n jobs running", nullptr, static_cast<int>(running.size()));
        m_progress->setRange(0, 0);
    } else if (waiting > 0) {
        text = tr("%n jobs wait for a decision", nullptr, static_cast<int>(waiting));
    } else {
        text = tr("No jobs running");
    }
    m_jobs->setText(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_jobs->setIcon(running.isEmpty() && waiting > 0 ? Icons::get(QStringLiteral("interrupted"), Tone::Warning) : Icons::get("jobs"));
    m_jobs->setAccessibleName(tr("Jobs: %1").arg(text));
    m_progress->setAccessibleName(text);
    const bool offline = m_since.isValid();
    m_connection->setText(offline ? tr("Offline since %1").arg(QLocale().toString(m_since.toLocalTime().time(), QLocale::ShortFormat)) : tr("Online"));
    setLook(m_connection, offline ? Look::Warning : Look::Small);
    m_connection->setWordWrap(false);
    m_connectionIcon->setPixmap(Icons::pixmap(offline ? QStringLiteral("offline") : QStringLiteral("online"), 16, offline ? t.warning : t.success,
                                              devicePixelRatioF()));
    setBusy(m_isBusy);
}

void BottomBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BottomBar::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, 0, width(), 1), t.border);
}

} // namespace tenantry::ui

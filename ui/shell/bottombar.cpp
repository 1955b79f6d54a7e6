#include "ui/shell/bottombar.h"

#include "base/text.h"
#include "ui/shell/jobsfeed.h"
#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/steplist.h"

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
    connect(m_jobs, &QPushButton::clicked, this, [this] { emit jobsRequested(m_job); });
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

bool BottomBar::isBusy() const { return !m_progress->isHidden(); }

void BottomBar::setNotice(const Sentence &text)
{
    m_noticed = text;
    m_notice->setText(text ? text() : QString());
}

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
    const QList<TrayRun> runs = m_feed ? m_feed->runs() : QList<TrayRun>{};
    QList<TrayRun> inWork;
    std::ranges::copy_if(runs, std::back_inserter(inWork), &TrayRun::inWork);
    const int starting = m_feed ? m_feed->starting() : 0;
    const qsizetype busy = running.size() + inWork.size() + starting, undecided = waiting + runs.size() - inWork.size();
    m_job.clear();
    m_progress->setVisible(busy > 0);
    QString text;
    if (busy == 1 && !inWork.isEmpty()) {
        const TrayRun &one = inWork.first();
        const QLocale locale;
        const QString title = fontMetrics().elidedText(one.title, Qt::ElideMiddle, 240), done = locale.toString(one.done), total = locale.toString(one.total);
        text = one.left ? tr("%1: %2 of %3, %4 left", "run, tenants done, tenants, time").arg(title, done, total, timeLeft(double(one.left->count())))
                        : tr("%1: %2 of %3", "run, tenants done, tenants").arg(title, done, total);
        m_progress->setRange(0, one.total);
        m_progress->setValue(one.done);
        m_job = one.id;
    } else if (busy == 1 && starting == 0) {
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
        m_job = one.id;
    } else if (busy > 0) {
        text = tr("%Ln jobs running", nullptr, static_cast<int>(busy));
        m_progress->setRange(0, 0);
    } else if (undecided > 0) {
        text = tr("%Ln jobs wait for a decision", nullptr, static_cast<int>(undecided));
        if (waiting == 0 && runs.size() == 1)
            m_job = runs.first().id;
    } else {
        text = tr("No jobs running");
    }
    m_jobs->setText(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_jobs->setIcon(busy == 0 && undecided > 0 ? Icons::get(QStringLiteral("interrupted"), Tone::Warning) : Icons::get("jobs"));
    m_jobs->setAccessibleName(tr("Jobs: %1").arg(text));
    m_progress->setAccessibleName(text);
    const bool offline = m_since.isValid();
    m_connection->setText(offline ? tr("Offline since %1").arg(clock(m_since)) : tr("Online"));
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
    if (event->type() == QEvent::LanguageChange)
        setNotice(m_noticed);
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

#include "ui/widgets/statestack.h"

#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <cmath>

namespace tenantry::ui {

Skeleton::Skeleton(QWidget *parent) : QWidget(parent), m_timer(new QTimer(this))
{
    m_timer->setInterval(60);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_phase += 0.045;
        update();
    });
}

void Skeleton::showEvent(QShowEvent *) { m_timer->start(); }
void Skeleton::hideEvent(QHideEvent *) { m_timer->stop(); }

void Skeleton::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr int row = 40, bar = 10;
    static constexpr double widths[][4] = {{.22, .16, .10, .08}, {.28, .12, .10, .06}, {.18, .18, .12, .08}, {.25, .10, .08, .07}};
    int index = 0;
    for (int y = 24; y + bar < height(); y += row, ++index) {
        const double wave = 0.5 + 0.5 * std::sin(m_phase * 6.28 - index * 0.45);
        QColor colour = t.sunken;
        colour.setAlphaF(static_cast<float>(0.55 + 0.45 * wave) * (index > 8 ? 0.5f : 1.0f));
        painter.setBrush(colour);
        double x = 16;
        for (const double width : widths[index % 4]) {
            painter.drawRoundedRect(QRectF(x, y, width * this->width(), bar), bar / 2.0, bar / 2.0);
            x += (width + 0.05) * this->width();
        }
    }
}

StateStack::StateStack(QWidget *parent)
    : QWidget(parent), m_errorPage(new QWidget(this)), m_place(new QWidget(this)), m_banner(new ErrorBanner(this)),
      m_offline(new QWidget(this)), m_offlineIcon(new QLabel(m_offline)), m_offlineText(makeLabel(Look::Warning, m_offline)),
      m_skeleton(new Skeleton(this)), m_empty(new EmptyState(this)), m_stack(new QStackedLayout(m_place)), m_age(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *offlineLayout = new QHBoxLayout(m_offline);
    offlineLayout->setContentsMargins(16, 8, 16, 8);
    offlineLayout->addWidget(m_offlineIcon);
    offlineLayout->addWidget(m_offlineText, 1);
    m_offline->hide();
    layout->addWidget(m_offline);
    layout->addWidget(m_banner);
    layout->addWidget(m_place, 1);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_errorPage);
    m_age->setInterval(30'000);
    connect(m_age, &QTimer::timeout, this, &StateStack::retranslate);
    connect(m_banner, &ErrorBanner::retry, this, &StateStack::retry);
    retranslate();
}

void StateStack::setContent(QWidget *content)
{
    m_content = content;
    m_stack->addWidget(content);
}

void StateStack::showState(State state)
{
    m_state = state;
    QWidget *page = state == State::Loading ? m_skeleton
                  : state == State::Empty   ? static_cast<QWidget *>(m_empty)
                  : state == State::Error   ? m_errorPage
                                            : m_content;
    m_stack->setCurrentWidget(page);
}

void StateStack::showLoading()
{
    if (!m_hadContent)
        showLoadingAgain();
}

void StateStack::showLoadingAgain()
{
    m_hadContent = false;
    m_banner->clear();
    showState(State::Loading);
}

void StateStack::showEmpty()
{
    m_banner->clear();
    showState(State::Empty);
}

void StateStack::showContent()
{
    m_hadContent = true;
    m_banner->clear();
    showState(State::Content);
}

void StateStack::showError(const base::Error &error, const Sentence &what)
{
    m_banner->setError(error, what);
    if (!m_hadContent)
        showState(State::Error);
}

void StateStack::clearError() { m_banner->clear(); }

void StateStack::setOffline(const QDateTime &snapshotTaken)
{
    m_snapshot = snapshotTaken;
    m_offline->setVisible(snapshotTaken.isValid());
    if (snapshotTaken.isValid())
        m_age->start();
    else
        m_age->stop();
    retranslate();
}

void StateStack::retranslate()
{
    m_offlineIcon->setPixmap(Icons::pixmap(QStringLiteral("offline"), 18, theme::tokens().warning, devicePixelRatioF()));
    m_offlineText->setText(m_snapshot.isValid()
                               ? tr("Offline. This is what was known %1; it is read again as soon as the server answers.").arg(ago(m_snapshot))
                               : QString());
}

void StateStack::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

#include "ui/widgets/errorbanner.h"

#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QAccessible>
#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <chrono>

namespace tenantry::ui {

static QString languageMark() { return ErrorBanner::tr("Try again"); }

ErrorBanner::ErrorBanner(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_title(makeLabel(Look::Heading, this)), m_reason(makeLabel(Look::Body, this)),
      m_hint(makeLabel(Look::Muted, this)), m_retry(makeButton(ButtonKind::Normal, this, QStringLiteral("refresh"))),
      m_copy(makeButton(ButtonKind::Link, this, QStringLiteral("copy"))), m_close(makeIconButton(QStringLiteral("close"), this))
{
    setAccessibleDescription({});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 14, 12, 14);
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    m_title->setWordWrap(true);
    for (QLabel *label : {m_title, m_reason, m_hint}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_buttons = new QHBoxLayout;
    m_buttons->setContentsMargins(0, 8, 0, 0);
    m_buttons->addWidget(m_retry);
    m_buttons->addWidget(m_copy);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    layout->addLayout(column, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    m_close->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_retry, &QPushButton::clicked, this, &ErrorBanner::retry);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(details());
        m_copy->setText(tr("Copied"));
    });
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        clear();
        emit dismissed();
    });
    retranslate();
    hide();
}

void ErrorBanner::setError(const base::Error &error, const Sentence &what)
{
    m_what = what;
    m_whatText.clear();
    present(error);
}

void ErrorBanner::setError(const base::Error &error, const QString &what)
{
    m_what = {};
    m_whatText = what;
    m_saidIn = languageMark();
    present(error);
}

void ErrorBanner::present(const base::Error &error)
{
    endPassing();
    m_error = error;
    retranslate();
    m_retry->setVisible(m_retryOffered);
    show();
    // Said aloud: the banner appears somewhere else than where the focus is.
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ErrorBanner::setPassing(const std::function<base::Result<void>()> &stands, const Sentence &what) { pass(stands, what); }
void ErrorBanner::setPassing(const std::function<base::Result<void>()> &stands, const QString &what) { pass(stands, what); }

template <class What> void ErrorBanner::pass(const std::function<base::Result<void>()> &stands, const What &what)
{
    const auto now = stands();
    if (now) {
        clear();
        return;
    }
    setError(now.error(), what);
    m_stands = stands;
    if (!m_seconds) {
        m_seconds = new QTimer(this);
        connect(m_seconds, &QTimer::timeout, this, &ErrorBanner::lookAgain);
    }
    m_seconds->start(std::chrono::seconds(1));
}

void ErrorBanner::lookAgain()
{
    const auto now = m_stands();
    if (now) {
        clear();
        emit passed();
    } else if (m_error != now.error()) {
        m_error = now.error();
        retranslate();
    }
}

void ErrorBanner::endPassing()
{
    m_stands = nullptr;
    if (m_seconds)
        m_seconds->stop();
}

void ErrorBanner::clear()
{
    endPassing();
    m_error = {};
    hide();
}

void ErrorBanner::setTone(bool warning)
{
    m_warning = warning;
    retranslate();
    update();
}

void ErrorBanner::setRetry(bool offered)
{
    m_retryOffered = offered;
    m_retry->setVisible(offered);
}

void ErrorBanner::setDismissible(bool dismissible) { m_close->setVisible(dismissible); }

QPushButton *ErrorBanner::addAction(const std::function<QString()> &text, const std::function<void()> &onClick)
{
    auto *button = makeButton(ButtonKind::Normal, this);
    button->setText(text());
    connect(button, &QPushButton::clicked, this, [onClick] { onClick(); });
    m_buttons->insertWidget(static_cast<int>(m_extra.size()), button);
    m_extra << Extra{button, text};
    return button;
}

void ErrorBanner::clearActions()
{
    for (const Extra &each : std::as_const(m_extra))
        if (each.button)
            each.button->deleteLater();
    m_extra.clear();
}

QString ErrorBanner::details() const
{
    QStringList lines;
    if (!m_whatText.isEmpty())
        lines << m_whatText;
    lines << m_error.message.translated();
    if (!m_error.hint.isEmpty())
        lines << m_error.hint.translated();
    lines << QStringLiteral("kind: %1").arg(base::kindName(m_error.kind));
    if (!m_error.sqlstate.isEmpty())
        lines << QStringLiteral("SQLSTATE: %1").arg(m_error.sqlstate);
    if (!m_error.detail.isEmpty())
        lines << QStringLiteral("detail: %1").arg(base::printable(m_error.detail));
    lines << QStringLiteral("Tenantry %1, %2").arg(QStringLiteral(TENANTRY_VERSION), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    return lines.join(QLatin1Char('\n'));
}

void ErrorBanner::retranslate()
{
    if (m_what)
        m_whatText = m_what();
    // What a name or a server's answer brings may be one word as long as it likes: it is broken rather than the page made wider.
    const QString message = m_error.message.translated(), title = m_whatText.isEmpty() ? message : m_whatText;
    m_title->setText(breakable(title));
    m_reason->setText(m_whatText.isEmpty() ? QString() : breakable(message));
    m_reason->setVisible(!m_reason->text().isEmpty());
    m_hint->setText(breakable(m_error.hint.translated()));
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_retry->setText(tr("Try again"));
    m_copy->setText(tr("Copy details"));
    setName(m_close, tr("Close"));
    for (const Extra &each : std::as_const(m_extra))
        if (each.button)
            each.button->setText(each.text());
    setAccessibleName(m_warning ? tr("Warning: %1").arg(title) : tr("Error: %1").arg(title));
    const theme::Tokens &t = theme::tokens();
    m_icon->setPixmap(m_warning ? Icons::pixmap(QStringLiteral("warning"), 20, t.warning, devicePixelRatioF())
                                : Icons::pixmap(QStringLiteral("error"), 20, t.danger, devicePixelRatioF()));
}

void ErrorBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_what && m_saidIn != languageMark())
        m_whatText.clear(); // unless the page has said it again before this widget heard of the change
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ErrorBanner::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = m_warning ? t.warning : t.danger;
    QColor edge = ink;
    edge.setAlphaF(0.35f);
    painter.setPen(edge);
    painter.setBrush(m_warning ? t.warningSoft : t.dangerSoft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 8, 8);
}

} // namespace tenantry::ui

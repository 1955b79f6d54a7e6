#include "ui/widgets/copybutton.h"

#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>
#include <QToolTip>

namespace tenantry::ui {

namespace {

QByteArray digest(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

QByteArray lastSecret; // a digest of it

void forget(const QByteArray &copied)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection})
        if (digest(clipboard->text(mode).toUtf8()) == copied)
            clipboard->clear(mode);
}

} // namespace

void copyText(const QString &text) { QGuiApplication::clipboard()->setText(text); }

void copySecret(const base::Secret &secret, std::chrono::milliseconds keptFor)
{
    auto *data = new QMimeData;
    data->setText(base::textFromSecret(secret));
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret")); // clipboard histories leave it out
    QGuiApplication::clipboard()->setMimeData(data);
    const QByteArray copied = lastSecret = digest(secret.toByteArray());
    QTimer::singleShot(keptFor, qApp, [copied] { forget(copied); });
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, qApp, [copied] { forget(copied); });
}

void forgetCopiedSecret()
{
    if (!lastSecret.isEmpty())
        forget(std::exchange(lastSecret, {}));
}

CopyButton::CopyButton(QWidget *parent) : QToolButton(parent)
{
    setIcon(Icons::get("copy"));
    setFocusPolicy(Qt::StrongFocus);
    setIconSize({16, 16});
    retranslate();
    connect(this, &QToolButton::clicked, this, [this] {
        if (m_guard && !m_guard())
            return;
        const bool secret = static_cast<bool>(m_secret);
        if (secret)
            copySecret(m_secret(), m_keptFor);
        else if (m_text)
            copyText(m_text());
        QToolTip::showText(mapToGlobal(QPoint(0, height())),
                           secret ? tr("Copied. The clipboard is emptied in %Ln seconds.", nullptr, int(std::chrono::ceil<std::chrono::seconds>(m_keptFor).count())) : tr("Copied"), this);
    });
}

void CopyButton::setText(const QString &text)
{
    m_text = [text] { return text; };
}

void CopyButton::setSource(const std::function<QString()> &source) { m_text = source; }
void CopyButton::setSecret(const std::function<base::Secret()> &source) { m_secret = source; }

void CopyButton::setKeptFor(std::chrono::milliseconds time) { m_keptFor = time; }

void CopyButton::setGuard(const std::function<bool()> &mayCopy) { m_guard = mayCopy; }

void CopyButton::setWhat(const QString &what)
{
    m_what = what;
    retranslate();
}

void CopyButton::retranslate() { setName(this, m_what.isEmpty() ? tr("Copy") : tr("Copy: %1").arg(m_what)); }

void CopyButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

} // namespace tenantry::ui

#include "ui/shell/lockscreen.h"

#include "ui/shell/registrybadge.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <utility>

namespace tenantry::ui {

namespace {
bool changesNothing(const Identity &identity) { return identity.who.role == registry::Role::User || identity.registry.readOnly; }
} // namespace

QList<int> lockChoices(const Identity &identity)
{
    QList<int> minutes{5, 15, 30, 60};
    if (changesNothing(identity))
        minutes << 0;
    return minutes;
}

std::chrono::seconds lockAfter(const QString &preference, const Identity &identity)
{
    bool ok = false;
    const int minutes = preference.toInt(&ok);
    return std::chrono::minutes(ok && lockChoices(identity).contains(minutes) ? minutes : lockMinutes);
}

LockScreen::LockScreen(QWidget *parent)
    : CoverPage(parent), m_icon(new QLabel(this)), m_title(makeLabel(Look::Title, this)), m_who(makeLabel(Look::Heading, this)), m_text(makeLabel(Look::Muted, this)),
      m_badge(new RegistryBadge(this)), m_banner(new ErrorBanner(this)), m_password(new PasswordEdit), m_field(new FormField(m_password, this)),
      m_loss(makeLabel(Look::Warning, this)),
      m_unlock(makeButton(ButtonKind::Primary, this)), m_signOut(makeButton(ButtonKind::Normal, this, QStringLiteral("log-out"))),
      m_lose(makeButton(ButtonKind::Danger, this)), m_stay(makeButton(ButtonKind::Normal, this))
{
    QVBoxLayout *column = body();
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_who);
    column->addWidget(m_badge, 0, Qt::AlignLeft);
    column->addWidget(m_text);
    column->addWidget(m_banner);
    column->addWidget(m_field);
    column->addWidget(m_loss);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_unlock);
    buttons->addWidget(m_lose);
    buttons->addWidget(m_stay);
    buttons->addStretch();
    buttons->addWidget(m_signOut);
    column->addLayout(buttons);
    m_password->setObjectName(QStringLiteral("lockPassword"));
    m_banner->setRetry(false);
    showAsking(false);
    setEscapes(m_stay);
    connect(m_stay, &QPushButton::clicked, this, &LockScreen::stay);
    connect(m_lose, &QPushButton::clicked, this, [this] {
        const auto yes = std::exchange(m_yes, {});
        showAsking(false);
        if (yes)
            yes();
    });
    connect(m_unlock, &QPushButton::clicked, this, &LockScreen::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &LockScreen::submit);
    connect(m_banner, &ErrorBanner::passed, this, [this] {
        m_allowed = nullptr;
        m_unlock->setEnabled(true);
    });
    connect(m_signOut, &QPushButton::clicked, this, &LockScreen::signOut);
    retranslate();
}

void LockScreen::start(const Identity &identity, bool kept)
{
    m_identity = identity;
    m_kept = kept;
    m_expired = false;
    m_error.reset();
    m_allowed = nullptr;
    m_yes = {};
    showAsking(false);
    m_password->clear();
    m_password->setEchoMode(QLineEdit::Password);
    m_badge->set(identity.registry.name, identity.registry.colour, identity.server);
    m_banner->clear();
    setBusy(false);
}

void LockScreen::setExpired(bool expired)
{
    if (std::exchange(m_expired, expired) == expired)
        return;
    retranslate();
    if (!expired || !isVisible())
        return;
    QAccessibleEvent event(m_text, QAccessible::Alert); // who listens is told why the window is gone
    QAccessible::updateAccessibility(&event);
}

void LockScreen::submit()
{
    if (m_busy || m_banner->isPassing())
        return;
    if (!m_kept && m_password->text().isEmpty()) {
        m_password->setFocus();
        return;
    }
    m_banner->clear();
    const base::Secret typed = m_kept ? base::Secret() : m_password->secret();
    m_password->clear();
    stay(); // who comes back loses nothing
    emit unlock(typed);
}

void LockScreen::askToLose(Way way, const std::function<void()> &yes)
{
    m_way = way;
    m_yes = yes;
    retranslate();
    showAsking(true);
    m_lose->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(m_loss, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void LockScreen::stay()
{
    if (!std::exchange(m_yes, {}))
        return;
    showAsking(false);
    (m_kept ? static_cast<QWidget *>(m_unlock) : m_password)->setFocus(Qt::OtherFocusReason);
}

void LockScreen::showAsking(bool asking)
{
    for (QWidget *each : {static_cast<QWidget *>(m_loss), static_cast<QWidget *>(m_lose), static_cast<QWidget *>(m_stay)})
        each->setVisible(asking);
    m_unlock->setVisible(!asking);
    m_signOut->setVisible(!asking);
}

void LockScreen::setBusy(bool busy)
{
    m_busy = busy;
    m_field->setEnabled(!busy);
    m_unlock->setEnabled(!busy && !m_allowed);
    retranslate();
    if (!busy)
        (m_kept ? static_cast<QWidget *>(m_unlock) : m_password)->setFocus(Qt::OtherFocusReason);
}

void LockScreen::showError(const base::Error &error)
{
    m_allowed = nullptr;
    m_error = error;
    setBusy(false);
}

void LockScreen::wait(const std::function<base::Result<void>()> &allowed)
{
    m_error.reset();
    m_allowed = allowed;
    setBusy(false);
    m_unlock->setEnabled(!m_banner->isPassing());
}

void LockScreen::retranslate()
{
    const QString name = base::printable(m_identity.who.name.isEmpty() ? m_identity.who.login : m_identity.who.name);
    setAccessibleName(tr("Tenantry is locked"));
    m_icon->setPixmap(Icons::pixmap(QStringLiteral("lock"), 32, theme::tokens().link, devicePixelRatioF()));
    m_title->setText(tr("Locked"));
    m_who->setText(QStringLiteral("%1 · %2").arg(name, roleText(m_identity.who.role)));
    const QString day = tr("This sign-in is 24 hours old and has ended.");
    if (m_expired)
        m_text->setText(m_kept ? tr("%1 This computer keeps the password of this account in a file of yours: whoever sits here may sign in again. What was begun is still there, and what runs goes on.").arg(day)
                               : tr("%1 Your password begins a new one and brings everything back as it was. What runs goes on meanwhile.").arg(day));
    else
        m_text->setText(m_kept ? tr("This computer keeps the password of this account in a file of yours: whoever sits here may come back. What was begun is still there, and what runs goes on.")
                               : tr("Your password brings everything back as it was. What runs goes on meanwhile."));
    m_field->setVisible(!m_kept);
    m_field->setLabel(tr("&Password of %1").arg(base::printable(m_identity.who.login)));
    m_unlock->setText(m_busy ? tr("Asking the registry…") : m_kept ? tr("Come &back") : tr("&Unlock"));
    m_signOut->setText(tr("&Sign out"));
    m_loss->setText(tr("What was begun and is not saved will be lost."));
    m_lose->setText(m_way == Way::Quit ? tr("Quit and &lose it") : tr("Sign out and &lose it"));
    m_stay->setText(tr("&Cancel"));
    const QString notChecked = tr("The password could not be checked. The window stays locked.");
    if (m_allowed)
        m_banner->setPassing(m_allowed, notChecked);
    if (!m_error || m_busy)
        return;
    if (m_error->kind == base::Kind::Authentication && m_error->sqlstate == QLatin1String("28P01")) { // who they are is not in question here
        base::Error wrong = *m_error;
        wrong.message = {QT_TRANSLATE_NOOP("core", "That is not the password of %1."), {base::printable(m_identity.who.login)}};
        wrong.hint = QT_TRANSLATE_NOOP("core", "Type it again. Whoever forgot it can sign out and ask an ADMIN for another.");
        m_banner->setError(wrong);
        return;
    }
    QString what;
    switch (m_error->kind) {
    case base::Kind::Unreachable:
    case base::Kind::Timeout: what = tr("The registry does not answer, so nobody can say whether the password is right. The window stays locked."); break;
    case base::Kind::Permission: what = m_error->sqlstate == QLatin1String("25006") ? notChecked : tr("You may not come back."); break; // read-only: nobody is refused
    default: what = notChecked; break;
    }
    m_banner->setError(*m_error, what);
}

void LockScreen::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    CoverPage::changeEvent(event);
}

void LockScreen::showEvent(QShowEvent *event)
{
    CoverPage::showEvent(event);
    (m_kept ? static_cast<QWidget *>(m_unlock) : m_password)->setFocus(Qt::OtherFocusReason);
}

} // namespace tenantry::ui

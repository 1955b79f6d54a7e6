#include "ui/widgets/secretfield.h"

#include "base/text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/looks.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QTimer>
#include <QSet>
#include <algorithm>

namespace tenantry::ui {

// Of one length: the real one is nobody's business.
static QString dots() { return QString(16, QChar(0x2022)); }

SecretField::SecretField(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_eye(makeIconButton(QStringLiteral("eye"), this)), m_copy(new CopyButton(this)),
      m_timer(new QTimer(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_eye);
    layout->addWidget(m_copy);
    m_edit->setReadOnly(true);
    m_edit->setFont(theme::monospace(font()));
    m_eye->setCheckable(true);
    setFocusProxy(m_edit);
    m_timer->setSingleShot(true);
    setShownFor(std::chrono::seconds(clipboardSeconds));
    connect(m_timer, &QTimer::timeout, this, &SecretField::conceal);
    connect(m_eye, &QToolButton::clicked, this, [this] {
        if (m_revealed) {
            conceal();
        } else if (m_guarded) {
            m_eye->setChecked(false);
            emit revealRequested();
        } else {
            reveal();
        }
    });
    m_copy->setSecret([this] {
        m_taken = true;
        return m_secret;
    });
    m_copy->setGuard([this] {
        if (m_guarded && !m_revealed) {
            emit revealRequested();
            return false;
        }
        return true;
    });
    retranslate();
    display();
}

void SecretField::setSecret(const base::Secret &secret)
{
    m_secret = secret;
    m_taken = false;
    display();
}

void SecretField::clear()
{
    m_secret = base::Secret();
    conceal();
}

bool SecretField::isUnseen() const { return !m_secret.isEmpty() && !m_taken; }

QString SecretField::unseenText() { return tr("Passwords that are shown only this once were neither looked at nor copied."); }

void SecretField::setWhat(const QString &what)
{
    m_what = what;
    retranslate();
}

void SecretField::setGuarded(bool guarded)
{
    m_guarded = guarded;
    display();
}

void SecretField::setShownFor(std::chrono::milliseconds time)
{
    m_timer->setInterval(time);
    m_copy->setKeptFor(time);
}

std::chrono::milliseconds SecretField::shownFor() const { return m_timer->intervalAsDuration(); }

void SecretField::reveal()
{
    m_revealed = m_taken = true;
    m_timer->start();
    display();
}

void SecretField::conceal()
{
    m_revealed = false;
    m_timer->stop();
    display();
}

void SecretField::display()
{
    m_eye->setChecked(m_revealed);
    m_eye->setIcon(Icons::get(m_revealed ? "eye-off" : "eye"));
    m_edit->setText(m_revealed ? base::printable(base::textFromSecret(m_secret)) : dots());
    m_edit->setCursorPosition(0);
    m_copy->setEnabled(!m_secret.isEmpty());
    retranslate();
}

void SecretField::retranslate()
{
    setName(m_eye, m_revealed ? tr("Hide") : tr("Reveal"));
    m_copy->setWhat(m_what);
    m_edit->setAccessibleName(m_what.isEmpty() ? tr("Secret") : m_what);
    m_edit->setAccessibleDescription(m_revealed ? QString() : tr("Hidden"));
}

void SecretField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SecretField::hideEvent(QHideEvent *event)
{
    conceal();
    QWidget::hideEvent(event);
}

PasswordEdit::PasswordEdit(QWidget *parent) : QLineEdit(parent), m_eye(addAction(Icons::get("eye"), TrailingPosition))
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(m_eye, &QAction::triggered, this, [this] {
        setEchoMode(echoMode() == Password ? Normal : Password);
        retranslate();
    });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!isKept() || text.isEmpty())
            return;
        m_kept = base::Secret(); // what is typed or put there takes its place
        setPlaceholderText({});
        m_eye->setVisible(true);
    });
    retranslate();
}

void PasswordEdit::keep(const base::Secret &secret)
{
    QLineEdit::clear();
    m_kept = secret;
    setPlaceholderText(isKept() ? dots() : QString());
    m_eye->setVisible(!isKept());
}

void PasswordEdit::clear() { keep(base::Secret()); }

void PasswordEdit::retranslate()
{
    const bool hidden = echoMode() == Password;
    m_eye->setIcon(Icons::get(hidden ? "eye" : "eye-off"));
    m_eye->setText(hidden ? tr("Show password") : tr("Hide password"));
    m_eye->setToolTip(m_eye->text());
    for (auto *button : findChildren<QAbstractButton *>())
        button->setAccessibleName(m_eye->text());
}

void PasswordEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

int passwordStrength(const QString &password)
{
    if (password.isEmpty())
        return 0;
    QSet<QChar> different(password.begin(), password.end());
    int kinds = 0;
    kinds += std::ranges::any_of(password, [](QChar c) { return c.isLower(); });
    kinds += std::ranges::any_of(password, [](QChar c) { return c.isUpper(); });
    kinds += std::ranges::any_of(password, [](QChar c) { return c.isDigit(); });
    kinds += std::ranges::any_of(password, [](QChar c) { return !c.isLetterOrNumber(); });
    // Repetition and runs (1234, abcd) add length without adding anything to guess.
    qsizetype useful = std::min(password.size(), different.size() * 2);
    for (qsizetype i = 1; i < password.size(); ++i)
        if (std::abs(password[i].unicode() - password[i - 1].unicode()) <= 1)
            --useful;
    const qsizetype points = useful + (kinds - 1) * 2;
    return points >= 20 ? 4 : points >= 15 ? 3 : points >= 10 ? 2 : 1;
}

} // namespace tenantry::ui

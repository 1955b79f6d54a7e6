#include "ui/login/signinform.h"

#include "ui/login/profilelist.h"
#include "ui/shell/identity.h"
#include "ui/shell/registrybadge.h"
#include "ui/theme/icons.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tenantry::ui {

void fillColours(QComboBox *box)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    for (const char *colour : {"red", "amber", "green"}) {
        const QString name = QString::fromLatin1(colour);
        QPixmap dot(16, 16);
        dot.fill(Qt::transparent);
        QPainter painter(&dot);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(bandColour(name));
        painter.drawRoundedRect(1, 1, 14, 14, 4, 4);
        painter.end();
        box->addItem(QIcon(dot), environmentName(name), name);
    }
    box->setCurrentIndex(std::max(0, box->findData(chosen.isEmpty() ? QStringLiteral("amber") : chosen)));
}

SignInForm::SignInForm(QWidget *parent)
    : QWidget(parent), m_title(makeLabel(Look::Title, this)), m_place(makeLabel(Look::Muted, this)), m_badge(new RegistryBadge(this)),
      m_more(makeIconButton(QStringLiteral("more"), this)), m_remove(new QAction(Icons::get("trash"), {}, this)),
      m_export(new QAction(Icons::get("download"), {}, this)), m_banner(new ErrorBanner(this)), m_uri(new QLineEdit), m_name(new QLineEdit),
      m_user(new QLineEdit), m_colour(new QComboBox), m_password(new PasswordEdit), m_uriField(new FormField(m_uri, this)),
      m_nameField(new FormField(m_name, this)), m_colourField(new FormField(m_colour, this)), m_userField(new FormField(m_user, this)),
      m_passwordField(new FormField(m_password, this)), m_remember(new QCheckBox(this)), m_submit(makeButton(ButtonKind::Primary, this)),
      m_cancel(makeButton(ButtonKind::Normal, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto *head = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_title);
    words->addWidget(m_badge);
    words->addWidget(m_place);
    head->addLayout(words, 1);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->addAction(m_export);
    m_more->addAction(m_remove);
    head->addWidget(m_more, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(m_banner);
    layout->addWidget(m_uriField);
    auto *naming = new QHBoxLayout;
    naming->setSpacing(16);
    naming->addWidget(m_nameField, 3, Qt::AlignTop);
    naming->addWidget(m_colourField, 2, Qt::AlignTop);
    layout->addLayout(naming);
    layout->addWidget(m_userField);
    layout->addWidget(m_passwordField);
    layout->addWidget(m_remember);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addStretch();
    m_uri->setPlaceholderText(QStringLiteral("postgresql://registry.example.org/tenantry?sslmode=verify-full"));
    m_user->setObjectName(QStringLiteral("signInUser"));
    m_user->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_banner->setRetry(false);
    m_cancel->hide();
    fillColours(m_colour);
    connect(m_submit, &QPushButton::clicked, this, &SignInForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &SignInForm::cancelled);
    for (QLineEdit *edit : {m_uri, m_name, m_user, static_cast<QLineEdit *>(m_password)})
        connect(edit, &QLineEdit::returnPressed, this, &SignInForm::submit);
    connect(m_uri, &QLineEdit::editingFinished, this, &SignInForm::takeApart);
    for (QLineEdit *edit : {m_uri, m_user})
        connect(edit, &QLineEdit::textChanged, this, [this] {
            if (m_banner->isPassing()) // it is about another name or place
                clearError();
        });
    connect(m_banner, &ErrorBanner::passed, this, [this] { m_submit->setEnabled(true); });
    connect(m_user, &QLineEdit::textEdited, this, [this] {
        if (m_password->isKept()) { // it is nobody else's
            m_password->clear();
            setNote({});
        }
    });
    connect(m_banner, &ErrorBanner::retry, this, &SignInForm::submit);
    connect(m_remove, &QAction::triggered, this, [this] { emit removeRequested(m_profile.name); });
    connect(m_export, &QAction::triggered, this, [this] { emit exportRequested(profile()); });
    setNew();
}

void SignInForm::setProfile(const workstation::Profile &profile)
{
    m_new = false;
    m_profile = profile;
    m_user->setText(profile.login);
    m_password->clear();
    m_remember->setChecked(profile.remember);
    setNote({});
    clearError();
    retranslate();
}

void SignInForm::setNew(const QString &uri, const QString &login)
{
    m_new = true;
    m_profile = {};
    m_uri->setText(uri);
    m_name->clear();
    m_user->setText(login);
    m_password->clear();
    m_remember->setChecked(false);
    setNote({});
    clearError();
    retranslate();
}

workstation::Profile SignInForm::profile() const
{
    workstation::Profile profile = m_profile;
    if (m_new) {
        if (const auto settings = postgres::parseUri(m_uri->text().trimmed())) {
            profile.uri = postgres::toUri(*settings);
            profile.name = m_name->text().simplified();
            if (profile.name.isEmpty())
                profile.name = placeOf(profile.uri, false);
        }
        profile.colour = m_colour->currentData().toString();
    }
    profile.login = m_user->text().trimmed();
    profile.remember = m_remember->isChecked();
    return profile;
}

// Who a pasted address names goes where it is seen and can be changed; a password does not stay readable in it.
void SignInForm::takeApart()
{
    auto settings = postgres::parseUri(m_uri->text().trimmed());
    if (!m_new || !settings)
        return;
    if (m_user->text().trimmed().isEmpty())
        m_user->setText(settings->user);
    if (settings->password.isEmpty())
        return;
    if (m_password->secret().isEmpty())
        m_password->setText(base::textFromSecret(settings->password));
    settings->password.clear();
    m_uri->setText(postgres::toUri(*settings));
}

void SignInForm::submit()
{
    if (m_busy || m_banner->isPassing())
        return;
    clearError();
    takeApart();
    workstation::Profile filled = profile();
    auto settings = postgres::parseUri(m_new ? m_uri->text().trimmed() : filled.uri);
    m_uriField->setError(m_new && !settings ? settings.error().message.translated() : QString());
    m_userField->setError(filled.login.isEmpty() ? tr("Who signs in? Enter the operator's name.") : QString());
    if (!settings) {
        if (!m_new)
            showError(settings.error());
        m_uri->setFocus();
        return;
    }
    if (filled.login.isEmpty()) {
        m_user->setFocus();
        return;
    }
    settings->user = filled.login;
    settings->password = m_password->secret();
    emit submitted(*settings, filled);
}

void SignInForm::setPassword(const base::Secret &password) { m_password->keep(password); }
void SignInForm::setNote(const QString &note) { m_passwordField->setHelp(note); }
void SignInForm::clearPassword() { m_password->clear(); }

void SignInForm::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_uriField, m_nameField, m_colourField, m_userField, m_passwordField, m_remember, m_submit, m_more})
        widget->setEnabled(!busy);
    m_cancel->setVisible(busy);
    if (busy)
        m_cancel->setFocus();
    retranslate();
}

void SignInForm::wait(const std::function<base::Result<void>()> &allowed)
{
    m_banner->clearActions();
    m_banner->setRetry(false);
    m_banner->setPassing(allowed);
    m_submit->setEnabled(!m_banner->isPassing());
    m_password->selectAll();
    m_password->setFocus();
}

void SignInForm::showError(const base::Error &error)
{
    m_banner->clearActions();
    m_banner->setRetry(error.kind == base::Kind::Unreachable || error.kind == base::Kind::Timeout || error.kind == base::Kind::Database);
    m_banner->setError(error);
    switch (error.kind) {
    case base::Kind::Authentication:
        m_password->selectAll();
        m_password->setFocus();
        break;
    case base::Kind::NotFound:
        m_banner->addAction([] { return tr("Create a registry there"); }, [this] {
            if (auto settings = postgres::parseUri(m_new ? m_uri->text().trimmed() : m_profile.uri)) {
                settings->user = m_user->text().trimmed();
                settings->password = m_password->secret();
                emit createHere(*settings);
            }
        });
        break;
    case base::Kind::Unreachable:
        if (m_profile.local)
            m_banner->addAction([] { return tr("Start the local server"); }, [this] { emit startLocal(); });
        m_password->setFocus();
        break;
    default: m_user->setFocus(); break;
    }
}

void SignInForm::clearError()
{
    m_banner->clearActions();
    m_banner->clear();
    m_submit->setEnabled(!m_busy);
    m_uriField->setError({});
    m_userField->setError({});
}

void SignInForm::focusFirst()
{
    QWidget *first = m_new && m_uri->text().isEmpty() ? m_uri : m_user->text().isEmpty() ? static_cast<QWidget *>(m_user) : m_password;
    first->setFocus(Qt::OtherFocusReason);
}

void SignInForm::retranslate()
{
    m_title->setText(m_new ? tr("Connect to a registry") : tr("Sign in"));
    m_badge->setVisible(!m_new);
    if (!m_new)
        m_badge->set(m_profile.name, m_profile.colour, m_profile.uri);
    m_place->setText(m_new ? tr("The address comes from whoever runs the registry.") : placeOf(m_profile.uri, m_profile.local));
    for (QWidget *field : std::initializer_list<QWidget *>{m_uriField, m_nameField, m_colourField})
        field->setVisible(m_new);
    m_more->setVisible(!m_new);
    m_uriField->setLabel(tr("&Address"));
    m_nameField->setLabel(tr("&Name in the list"));
    m_nameField->setOptional(true);
    m_colourField->setLabel(tr("&Kind"));
    m_userField->setLabel(tr("&User"));
    m_passwordField->setLabel(tr("&Password"));
    m_remember->setText(tr("Remember in the s&ystem keychain"));
    m_submit->setText(m_busy ? tr("Signing in…") : tr("&Sign in"));
    m_cancel->setText(tr("Cancel"));
    m_remove->setText(tr("Remove from the list"));
    m_export->setText(tr("Save a connection file…"));
    setName(m_more, tr("More about this registry"));
    fillColours(m_colour);
}

void SignInForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

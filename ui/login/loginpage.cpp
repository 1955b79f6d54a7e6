#include "ui/login/loginpage.h"

#include "local/demouser.h"
#include "operators/ownpassword.h"
#include "ui/login/changepassword.h"
#include "ui/login/connectionfile.h"
#include "ui/login/createregistry.h"
#include "ui/login/keychain.h"
#include "ui/login/profilelist.h"
#include "ui/login/signinform.h"
#include "ui/login/trylocal.h"
#include "ui/shell/language.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QPainter>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

// The two halves of the sign-in card.
class SignInCard : public QWidget {
public:
    SignInCard(QWidget *parent, QWidget *&side) : QWidget(parent), m_side(side) {}
    QSize sizeHint() const override { return {1040, 700}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surface);
        const QRectF box = QRectF(rect()).adjusted(.5, .5, -.5, -.5);
        painter.drawRoundedRect(box, 12, 12);
        painter.save();
        painter.setClipRect(QRectF(0, 0, m_side->geometry().right() + 1, height()));
        painter.setBrush(theme::isDark() ? t.raised : t.window);
        painter.drawRoundedRect(box, 12, 12);
        painter.restore();
        painter.setPen(t.border);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 12, 12);
        painter.drawLine(m_side->geometry().right() + 1, 1, m_side->geometry().right() + 1, height() - 2);
    }

private:
    QWidget *&m_side;
};

} // namespace

LoginPage::LoginPage(SignInBackend &backend, workstation::Store *store, Language &language, theme::Theme &theme, QWidget *parent)
    : Unmeasured(parent), m_backend(backend), m_store(store), m_language(language), m_theme(theme), m_card(new SignInCard(this, m_side)),
      m_side(new QWidget(m_card)), m_name(makeLabel(Look::Title, m_side)), m_claim(makeLabel(Look::Muted, m_side)),
      m_registries(makeLabel(Look::Overline, m_side)), m_list(new ProfileList(m_side)),
      m_other(makeButton(ButtonKind::Ghost, m_side, QStringLiteral("link"))), m_import(makeButton(ButtonKind::Ghost, m_side, QStringLiteral("import"))),
      m_new(makeButton(ButtonKind::Ghost, m_side, QStringLiteral("database"))), m_try(makeButton(ButtonKind::Ghost, m_side, QStringLiteral("laptop"))),
      m_notice(new ErrorBanner(m_card)), m_stack(new QStackedWidget(m_card)), m_form(new SignInForm), m_languageButton(new QToolButton(this)), m_themeButton(new QToolButton(this))
{
    auto *outer = new QGridLayout(this);
    outer->setContentsMargins(24, 24, 24, 16);
    outer->setRowStretch(0, 1);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(2, 1);
    m_card->setMaximumSize(1040, 700);
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    outer->addWidget(m_card, 0, 1);

    auto *halves = new QHBoxLayout(m_card);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(0);
    auto *side = new QVBoxLayout(m_side);
    m_side->setFixedWidth(336);
    side->setContentsMargins(24, 28, 24, 20);
    side->setSpacing(4);
    auto *brand = new QHBoxLayout;
    brand->setSpacing(12);
    auto *logo = new QLabel(m_side);
    logo->setPixmap(Icons::pixmap(QStringLiteral("tenantry"), 40, Qt::black, devicePixelRatioF()));
    brand->addWidget(logo);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name->setText(QStringLiteral("Tenantry"));
    words->addWidget(m_name);
    words->addWidget(m_claim);
    brand->addLayout(words, 1);
    side->addLayout(brand);
    side->addSpacing(24);
    side->addWidget(m_registries);
    side->addSpacing(4);
    side->addWidget(m_list, 10);
    side->addStretch(1);
    side->addSpacing(8);
    side->addWidget(makeLine(m_side));
    side->addSpacing(8);
    for (QPushButton *button : {m_other, m_import, m_new, m_try}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setStyleSheet(QStringLiteral("text-align: left;"));
        side->addWidget(button);
    }
    halves->addWidget(m_side);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(40, 32, 40, 28);
    right->setSpacing(16);
    right->addWidget(m_notice);
    right->addWidget(m_stack, 1);
    halves->addLayout(right, 1);
    m_notice->setTone(true);
    m_notice->setRetry(false);
    m_notice->setDismissible(true);
    m_stack->addWidget(m_form);

    auto *feet = new QHBoxLayout;
    feet->setSpacing(8);
    auto *version = makeLabel(Look::Small, this, QStringLiteral("Tenantry %1").arg(QStringLiteral(TENANTRY_VERSION)));
    feet->addWidget(version);
    feet->addStretch();
    for (QToolButton *button : {m_languageButton, m_themeButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        feet->addWidget(button);
    }
    m_languageButton->setIcon(Icons::get("globe"));
    outer->addLayout(feet, 1, 1);

    connect(m_list, &ProfileList::chosen, this, &LoginPage::choose);
    connect(m_list, &QListView::clicked, this, [this] {
        if (const auto *profile = m_list->current())
            choose(*profile);
    });
    connect(m_list, &ProfileList::submitted, this, [this] { m_form->focusFirst(); });
    connect(m_other, &QPushButton::clicked, this, [this] {
        m_list->clearSelection();
        another();
        m_form->setNew();
        m_stack->setCurrentWidget(m_form);
        m_form->focusFirst();
    });
    connect(m_import, &QPushButton::clicked, this, &LoginPage::chooseImport);
    connect(m_new, &QPushButton::clicked, this, &LoginPage::showCreate);
    connect(m_try, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentWidget(local());
        m_local->start(TryLocal::Start::Make);
    });
    connect(m_form, &SignInForm::submitted, this, [this](const postgres::ConnectionSettings &settings, const workstation::Profile &profile) {
        m_notice->clear(); // of the sign-in before
        signIn(settings, profile);
    });
    connect(m_form, &SignInForm::cancelled, this, [this] {
        another();
        m_form->focusFirst();
    });
    connect(m_form, &SignInForm::createHere, this, [this](const postgres::ConnectionSettings &settings) {
        m_stack->setCurrentWidget(createRegistry());
        m_create->start(settings);
    });
    connect(m_form, &SignInForm::startLocal, this, [this] {
        m_stack->setCurrentWidget(local());
        m_local->start(TryLocal::Start::Make);
    });
    connect(m_form, &SignInForm::removeRequested, this, [this](const QString &name) {
        if (!m_store)
            return;
        Keychain::forget(m_form->profile());
        if (const auto removed = m_store->removeProfile(name); !removed)
            m_form->showError(removed.error());
        else
            reload();
    });
    connect(m_form, &SignInForm::exportRequested, this, &LoginPage::exportProfile);
    connect(m_languageButton, &QToolButton::clicked, this, [this] {
        const QStringList codes = Language::codes();
        m_language.set(codes[(codes.indexOf(m_language.code()) + 1) % codes.size()]);
        if (m_store)
            (void)m_store->setPreference(QStringLiteral("language"), m_language.code());
    });
    connect(m_themeButton, &QToolButton::clicked, this, [this] {
        m_theme.setMode(m_theme.isDark() ? theme::Mode::Light : theme::Mode::Dark);
        if (m_store)
            (void)m_store->setPreference(QStringLiteral("theme"), theme::modeName(m_theme.mode()));
    });
    connect(&m_theme, &theme::Theme::changed, this, &LoginPage::retranslate);
    reload();
    retranslate();
}

TryLocal *LoginPage::local()
{
    if (!m_local) {
        m_local = new TryLocal(m_backend);
        m_stack->addWidget(m_local);
        connect(m_local, &TryLocal::left, this, [this] { m_stack->setCurrentWidget(m_form); });
        connect(m_local, &TryLocal::finished, this,
                [this](const registry::SessionPtr &session, const workstation::Profile &profile) {
                    workstation::Profile kept = profile;
                    if (m_store)
                        kept.name = m_store->freeName(profile).value_or(profile.name);
                    offerDemoUser(kept);
                    accept(session, kept, base::Secret());
                });
    }
    return m_local;
}

CreateRegistry *LoginPage::createRegistry()
{
    if (!m_create) {
        m_create = new CreateRegistry(m_backend);
        m_stack->addWidget(m_create);
        connect(m_create, &CreateRegistry::left, this, [this] { m_stack->setCurrentWidget(m_form); });
        connect(m_create, &CreateRegistry::finished, this, [this](const postgres::ConnectionSettings &settings, const workstation::Profile &profile) {
            workstation::Profile kept = profile;
            if (m_store)
                if (const auto saved = saveBeside(kept); !saved)
                    setNotice(saved.error());
            reload(kept.name);
            m_stack->setCurrentWidget(m_form);
            m_form->setProfile(kept);
            signIn(settings, kept);
        });
    }
    return m_create;
}

// The demo fleet's USER beside the local ADMIN, so that the other role is one click away.
void LoginPage::offerDemoUser(const workstation::Profile &admin)
{
    const QString login = QLatin1String(local::demoUserLogin);
    if (!m_store || !m_backend.keepsPassword(login))
        return;
    workstation::Profile user = admin;
    user.name = tr("%1 (support)", "name of a registry").arg(admin.name);
    user.login = login;
    const auto known = m_store->profiles();
    if (known && std::ranges::none_of(*known, [&](const workstation::Profile &each) { return each.uri == user.uri && each.login == login; }))
        (void)m_store->save(user);
}

LoginPage::~LoginPage() { m_stop.request_stop(); }

void LoginPage::reload(const QString &chosen)
{
    QList<workstation::Profile> profiles;
    if (m_store) {
        if (const auto read = m_store->profiles())
            profiles = *read;
        else
            setNotice(read.error());
    }
    m_list->set(profiles);
    m_list->setVisible(!profiles.isEmpty());
    m_registries->setVisible(!profiles.isEmpty());
    if (profiles.isEmpty()) {
        another();
        m_form->setNew();
    } else if (chosen.isEmpty() || !m_list->choose(chosen))
        m_list->choose(profiles.first().name);
}

// Whatever was asked for the form as it was, an answer of the keychain above all, is not for it any more.
void LoginPage::another()
{
    m_stop.request_stop();
    ++m_attempt;
    m_form->setBusy(false);
}

void LoginPage::choose(const workstation::Profile &profile)
{
    another();
    m_form->setProfile(profile);
    m_stack->setCurrentWidget(m_form);
    if (profile.local && m_backend.keepsPassword(profile.login))
        m_form->setNote(tr("This computer made this password and keeps it: leave it empty."));
    if (!profile.remember)
        return;
    const quint64 attempt = m_attempt;
    Keychain::read(profile, this, [this, attempt](const std::optional<base::Secret> &password) {
        if (attempt != m_attempt)
            return;
        if (password)
            m_form->setPassword(*password);
        m_form->setNote(password ? tr("From the system keychain.") : tr("The system keychain did not give the password: type it."));
    });
}

void LoginPage::signIn(const postgres::ConnectionSettings &settings, const workstation::Profile &profile)
{
    m_stop.request_stop();
    m_stop = {};
    const quint64 attempt = ++m_attempt;
    if (const auto own = guard(settings); !own.check()) {
        m_form->wait([own] { return own.check(); });
        return;
    }
    m_form->setBusy(true);
    m_backend.open(settings, guard(settings).failures(), m_stop.get_token()).then(this, [this, attempt, profile, settings](const base::Result<registry::SessionPtr> &session) {
        if (session) {
            auto own = guard(settings);
            own.succeeded();
            if (const auto tried = own.tried(); !tried.isEmpty())
                m_backend.tellRefused(*session, own.place(), tried).then(this, [own, tried](const base::Result<bool> &told) mutable {
                    if (told.value_or(false))
                        own.told(tried);
                });
        } else if (session.error().sqlstate == QLatin1String("28P01")) // counted also when nobody waits for it any more
            guard(settings).failed();
        if (attempt != m_attempt)
            return;
        m_form->setBusy(false);
        if (!session && session.error().sqlstate == QLatin1String(operators::mustChangePassword)) {
            changePassword(settings, profile);
            return;
        }
        if (!session) {
            if (profile.local && settings.password.isEmpty() && session.error().sqlstate == QLatin1String("28P01"))
                m_form->setNote(tr("The password that this computer keeps does not open it any more: type yours."));
            if (session.error().kind != base::Kind::Cancelled)
                m_form->showError(session.error());
            return;
        }
        accept(*session, profile, settings.password);
    });
}

workstation::SignInGuard LoginPage::guard(const postgres::ConnectionSettings &settings) const
{
    return {m_store, workstation::SignInGuard::placeOf(settings.host, settings.port, settings.database), settings.user};
}

// One that is made for this sign-in alone: it holds the one-time password until it is changed.
void LoginPage::changePassword(const postgres::ConnectionSettings &settings, const workstation::Profile &profile)
{
    m_notice->clear();
    delete m_change;
    m_change = new ChangePassword;
    m_stack->addWidget(m_change);
    m_stack->setCurrentWidget(m_change);
    m_form->clearPassword();
    connect(m_change, &ChangePassword::left, this, [this] {
        ++m_attempt;
        m_stop.request_stop();
        m_stack->setCurrentWidget(m_form);
        m_form->focusFirst();
    });
    connect(m_change, &ChangePassword::submitted, this, [this, settings, profile](const base::Secret &fresh) {
        const quint64 attempt = ++m_attempt;
        m_change->setBusy(true);
        m_backend.changePassword(settings, fresh, m_stop.get_token()).then(this, [this, attempt, settings, profile, fresh](const base::Result<void> &changed) {
            if (attempt != m_attempt)
                return;
            if (!changed) {
                m_change->showError(changed.error());
                return;
            }
            m_stack->setCurrentWidget(m_form);
            auto now = settings;
            now.password = fresh;
            signIn(now, profile);
        });
    });
    m_change->start(settings.user);
}

void LoginPage::accept(const registry::SessionPtr &session, workstation::Profile profile, const base::Secret &password)
{
    profile.lastUsed = QDateTime::currentDateTimeUtc();
    if (session && !session->registry().colour.isEmpty())
        profile.colour = session->registry().colour; // as the window has it: the same registry looks the same before and after signing in
    if (m_store && m_form->isNew())
        profile.name = m_store->freeName(profile).value_or(profile.name); // before the keychain, which goes by it
    if (profile.remember && !password.isEmpty()) {
        Keychain::write(profile, password, this, [this](bool kept) {
            if (!kept)
                emit learntSince({base::Kind::Io, QT_TRANSLATE_NOOP("core", "The password was not remembered: this system offers no keychain."),
                           QT_TRANSLATE_NOOP("core", "Signing in works all the same; the password is typed each time."), {}, {}});
        });
    } else if (!profile.remember && m_store && !profile.local) {
        Keychain::forget(profile);
    }
    const auto saved = m_store ? m_store->save(profile) : base::Result<void>();
    m_form->clearPassword();
    emit signedIn(session, profile);
    if (!saved)
        emit learntSince(saved.error());
}

void LoginPage::startLocal()
{
    m_stack->setCurrentWidget(local());
    m_local->start(TryLocal::Start::OnlyRunning);
}

void LoginPage::prefill(const QString &uriOrName, const QString &login)
{
    if (!uriOrName.isEmpty() && !m_list->choose(uriOrName)) {
        another();
        m_form->setNew(uriOrName, login);
    }
    m_stack->setCurrentWidget(m_form);
    m_form->focusFirst();
}

void LoginPage::reset()
{
    reload();
    m_stack->setCurrentWidget(m_form);
    m_form->focusFirst();
}

void LoginPage::showCreate()
{
    m_stack->setCurrentWidget(createRegistry());
    m_create->start();
}

void LoginPage::setNotice(const base::Error &error) { m_notice->setError(error); }

void LoginPage::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a connection file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Connection files (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return setNotice({base::Kind::Io, {QT_TRANSLATE_NOOP("core", "The file %1 could not be read: %2"), {path, file.errorString()}}, {}, {}, {}});
        importFile(file.read(128 * 1024));
    });
    dialog->open();
}

void LoginPage::importFile(const QByteArray &bytes)
{
    auto profile = parseConnectionFile(bytes);
    if (!profile)
        return setNotice(profile.error());
    m_notice->clear();
    if (m_store) {
        const auto saved = saveBeside(*profile);
        if (!saved)
            return setNotice(saved.error());
    }
    reload(profile->name);
    another();
    m_form->setProfile(*profile);
    m_form->focusFirst();
}

// One that was not in the list: it takes nobody's place there.
base::Result<void> LoginPage::saveBeside(workstation::Profile &profile)
{
    TRY(profile.name, m_store->freeName(profile));
    return m_store->save(profile);
}

void LoginPage::exportProfile(const workstation::Profile &profile)
{
    auto *dialog = new QFileDialog(this, tr("Save a connection file"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, profile](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(connectionFile(profile)) < 0 || !file.commit())
            setNotice({base::Kind::Io, {QT_TRANSLATE_NOOP("core", "The file %1 could not be written: %2"), {path, file.errorString()}}, {}, {}, {}});
    });
    dialog->open();
}

void LoginPage::retranslate()
{
    m_claim->setText(tr("One database per tenant, all in view"));
    m_registries->setText(tr("Registries"));
    m_other->setText(tr("&Connect to another registry"));
    m_import->setText(tr("&Import a connection file…"));
    m_new->setText(tr("Create a re&gistry…"));
    m_try->setText(tr("&Try it on this computer"));
    const QStringList codes = Language::codes();
    const QString next = codes[(codes.indexOf(m_language.code()) + 1) % codes.size()];
    m_languageButton->setText(Language::name(next));
    m_languageButton->setAccessibleName(tr("Language: %1").arg(Language::name(next)));
    m_themeButton->setIcon(Icons::get(m_theme.isDark() ? "sun" : "moon"));
    m_themeButton->setText(m_theme.isDark() ? tr("Light") : tr("Dark"));
    m_themeButton->setAccessibleName(tr("Appearance: %1").arg(m_themeButton->text()));
}

void LoginPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Unmeasured::changeEvent(event);
}

void LoginPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::isDark() ? theme::tokens(palette()).window : theme::tokens(palette()).sunken);
}

} // namespace tenantry::ui

#include "ui/login/createregistry.h"

#include "base/names.h"
#include "ui/login/guithread.h"
#include "ui/login/recoverypage.h"
#include "ui/login/signinform.h"
#include "ui/shell/identity.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/steplist.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QProgressBar>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

FormField *field(QWidget *editor, QWidget *parent) { return new FormField(editor, parent); }

} // namespace

CreateRegistry::CreateRegistry(SignInBackend &backend, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_stack(new QStackedWidget(this)), m_form(new QWidget), m_working(new QWidget), m_recovery(new RecoveryPage)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_form);
    m_stack->addWidget(m_working);
    m_stack->addWidget(m_recovery);
    buildForm();
    auto *working = new QVBoxLayout(m_working);
    working->setContentsMargins(0, 0, 0, 0);
    working->setSpacing(16);
    m_workingTitle = makeLabel(Look::Title, m_working);
    m_steps = new StepList(m_working);
    m_stopButton = makeButton(ButtonKind::Normal, m_working);
    working->addWidget(m_workingTitle);
    working->addWidget(m_steps);
    working->addStretch();
    working->addWidget(m_stopButton);
    connect(m_stopButton, &QPushButton::clicked, this, [this] { m_stop.request_stop(); });
    connect(m_recovery, &RecoveryPage::kept, this, [this] {
        workstation::Profile profile;
        profile.name = m_request.name;
        profile.uri = postgres::toUri(m_result);
        profile.login = m_request.adminLogin;
        profile.colour = m_request.colour;
        profile.lastUsed = QDateTime::currentDateTimeUtc();
        postgres::ConnectionSettings settings = m_result;
        settings.user = m_request.adminLogin;
        settings.password = m_request.adminPassword;
        m_request = {};
        emit finished(settings, profile);
    });
    retranslate();
}

CreateRegistry::~CreateRegistry() { m_stop.request_stop(); }

void CreateRegistry::buildForm()
{
    auto *layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_title = makeLabel(Look::Title, m_form);
    m_text = makeLabel(Look::Muted, m_form);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    m_scroll = new QScrollArea(m_form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget;
    auto *cards = new QVBoxLayout(inside);
    cards->setContentsMargins(0, 0, 8, 0);
    cards->setSpacing(16);
    m_scroll->setWidget(inside);
    inside->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);

    m_serverCard = new Card(inside);
    m_byFields = new QRadioButton(m_serverCard);
    m_byUri = new QRadioButton(m_serverCard);
    m_byFields->setChecked(true);
    auto *how = new QHBoxLayout;
    how->setSpacing(24);
    how->addWidget(m_byFields);
    how->addWidget(m_byUri);
    how->addStretch();
    m_serverCard->body()->addLayout(how);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    m_uriField = field(m_uri = new QLineEdit, m_serverCard);
    m_hostField = field(m_host = new QLineEdit, m_serverCard);
    m_port = new NumberField(1, 65535, m_serverCard);
    m_userField = field(m_user = new QLineEdit, m_serverCard);
    m_passwordField = field(m_password = new PasswordEdit, m_serverCard);
    m_tlsField = field(m_tls = new QComboBox, m_serverCard);
    auto *certificate = new QWidget;
    auto *certificateLine = new QHBoxLayout(certificate);
    certificateLine->setContentsMargins(0, 0, 0, 0);
    m_certificate = new QLineEdit(certificate);
    m_browse = makeButton(ButtonKind::Normal, certificate);
    certificateLine->addWidget(m_certificate, 1);
    certificateLine->addWidget(m_browse);
    certificate->setFocusProxy(m_certificate);
    m_certificateField = field(certificate, m_serverCard);
    m_databaseField = field(m_database = new QLineEdit, m_serverCard);
    m_port->box()->setGroupSeparatorShown(false);
    for (const char *mode : {"verify-full", "verify-ca", "require", "prefer", "disable"})
        m_tls->addItem(QString(), QString::fromLatin1(mode));
    grid->addWidget(m_uriField, 0, 0, 1, 4);
    grid->addWidget(m_hostField, 1, 0, 1, 3, Qt::AlignTop);
    grid->addWidget(m_port, 1, 3, Qt::AlignTop);
    grid->addWidget(m_userField, 2, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_passwordField, 2, 2, 1, 2, Qt::AlignTop);
    grid->addWidget(m_tlsField, 3, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_certificateField, 3, 2, 1, 2, Qt::AlignTop);
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    m_serverCard->body()->addLayout(grid);
    cards->addWidget(m_serverCard);

    m_registryCard = new Card(inside);
    auto *naming = new QGridLayout;
    naming->setHorizontalSpacing(16);
    naming->setVerticalSpacing(12);
    m_nameField = field(m_name = new QLineEdit, m_registryCard);
    m_colourField = field(m_colour = new QComboBox, m_registryCard);
    m_domainField = field(m_domain = new QLineEdit, m_registryCard);
    naming->addWidget(m_nameField, 0, 0, Qt::AlignTop);
    naming->addWidget(m_colourField, 0, 1, Qt::AlignTop);
    naming->addWidget(m_domainField, 1, 0, Qt::AlignTop);
    naming->addWidget(m_databaseField, 1, 1, Qt::AlignTop);
    naming->setColumnStretch(0, 1);
    naming->setColumnStretch(1, 1);
    m_registryCard->body()->addLayout(naming);
    cards->addWidget(m_registryCard);

    m_adminCard = new Card(inside);
    auto *admin = new QGridLayout;
    admin->setHorizontalSpacing(16);
    admin->setVerticalSpacing(12);
    m_loginField = field(m_login = new QLineEdit, m_adminCard);
    m_adminNameField = field(m_adminName = new QLineEdit, m_adminCard);
    m_emailField = field(m_email = new QLineEdit, m_adminCard);
    m_adminPasswordField = field(m_adminPassword = new PasswordEdit, m_adminCard);
    m_meter = new QProgressBar(m_adminCard);
    m_meter->setRange(0, 4);
    m_meter->setTextVisible(false);
    m_strength = makeLabel(Look::Small, m_adminCard);
    auto *password = new QVBoxLayout;
    password->setSpacing(6);
    password->addWidget(m_adminPasswordField);
    password->addWidget(m_meter);
    password->addWidget(m_strength);
    admin->addWidget(m_loginField, 0, 0, Qt::AlignTop);
    admin->addWidget(m_adminNameField, 0, 1, Qt::AlignTop);
    admin->addWidget(m_emailField, 1, 0, Qt::AlignTop);
    admin->addLayout(password, 1, 1);
    admin->setColumnStretch(0, 1);
    admin->setColumnStretch(1, 1);
    m_adminCard->body()->addLayout(admin);
    cards->addWidget(m_adminCard);
    cards->addStretch();
    layout->addWidget(m_scroll, 1);

    m_banner = new ErrorBanner(m_form);
    layout->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_create = makeButton(ButtonKind::Primary, m_form);
    m_cancel = makeButton(ButtonKind::Normal, m_form);
    buttons->addWidget(m_create);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    layout->addLayout(buttons);

    const auto follow = [this] {
        const bool uri = m_byUri->isChecked();
        m_uriField->setVisible(uri);
        for (QWidget *widget : std::initializer_list<QWidget *>{m_hostField, m_port, m_tlsField, m_certificateField, m_userField})
            widget->setVisible(!uri); // the password is asked for either way: in a URI everybody could read it
        const QString mode = m_tls->currentData().toString();
        m_certificateField->setEnabled(mode.startsWith(QLatin1String("verify")));
    };
    connect(m_byUri, &QRadioButton::toggled, this, follow);
    connect(m_tls, &QComboBox::currentIndexChanged, this, follow);
    follow();
    connect(m_browse, &QPushButton::clicked, this, &CreateRegistry::chooseCertificate);
    connect(m_adminPassword, &QLineEdit::textChanged, this, &CreateRegistry::showStrength);
    connect(m_create, &QPushButton::clicked, this, &CreateRegistry::run);
    connect(m_banner, &ErrorBanner::retry, this, &CreateRegistry::run);
    connect(m_cancel, &QPushButton::clicked, this, &CreateRegistry::left);
}

void CreateRegistry::start() { start(postgres::ConnectionSettings{}); }

void CreateRegistry::start(const postgres::ConnectionSettings &server)
{
    ++m_run;
    m_stop.request_stop();
    m_banner->clear();
    m_byFields->setChecked(true);
    m_uri->clear();
    m_host->setText(server.host);
    m_port->setNumber(server.port);
    m_user->setText(server.user);
    m_password->setText(base::textFromSecret(server.password));
    m_tls->setCurrentIndex(std::max(0, m_tls->findData(postgres::tlsModeName(server.tls))));
    m_certificate->setText(server.rootCertificate);
    m_database->setText(server.host.isEmpty() || server.database == QLatin1String("postgres") ? QStringLiteral("tenantry") : server.database);
    m_colour->setCurrentIndex(m_colour->findData(QStringLiteral("amber")));
    m_adminPassword->clear();
    m_stack->setCurrentWidget(m_form);
    showStrength();
    m_host->setFocus();
}

postgres::ConnectionSettings CreateRegistry::typed() const
{
    postgres::ConnectionSettings settings;
    settings.host = m_host->text().trimmed();
    settings.port = m_port->number();
    settings.user = m_user->text().trimmed();
    settings.password = m_password->secret();
    settings.tls = postgres::tlsModeFromName(m_tls->currentData().toString()).value_or(postgres::TlsMode::VerifyFull);
    settings.rootCertificate = m_certificate->text().trimmed();
    return settings;
}

std::optional<registry::CreateRequest> CreateRegistry::request()
{
    QWidget *first = nullptr;
    const auto mark = [&first](FormField *where, const QString &reason) {
        where->setError(reason);
        if (!reason.isEmpty() && !first)
            first = where->editor();
    };
    const auto reasonOf = [](const auto &result) { return result ? QString() : result.error().message.translated(); };
    registry::CreateRequest request;
    if (m_byUri->isChecked()) {
        const auto settings = postgres::parseUri(m_uri->text().trimmed());
        mark(m_uriField, !settings ? reasonOf(settings) : settings->user.isEmpty() ? tr("The URI names no role. Write it as postgresql://role@server/postgres.") : QString());
        if (settings) {
            request.server = *settings;
            if (const base::Secret typed = m_password->secret(); !typed.isEmpty())
                request.server.password = typed;
        }
    } else {
        request.server = typed();
        mark(m_hostField, request.server.host.isEmpty() ? tr("Which server? Enter its name, its address, or the folder of its socket.") : QString());
        if (!request.server.host.isEmpty())
            mark(m_hostField, reasonOf(postgres::check(request.server)));
        if (!m_port->accept() && !first)
            first = m_port->box();
        mark(m_userField, request.server.user.isEmpty() ? tr("Enter a role that may create databases and roles.") : QString());
    }
    request.name = m_name->text().simplified();
    mark(m_nameField, request.name.isEmpty() ? tr("Give the registry a name: it is shown at the top of every window.") : QString());
    request.colour = m_colour->currentData().toString();
    request.baseDomain = m_domain->text().trimmed().toLower();
    static const QRegularExpression domain(QStringLiteral(R"(^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$)"));
    mark(m_domainField, domain.match(request.baseDomain).hasMatch() ? QString() : tr("Enter a domain such as example.org."));
    request.database = m_database->text().trimmed();
    mark(m_databaseField, reasonOf(base::checkDatabaseName(request.database)));
    request.adminLogin = m_login->text().trimmed();
    mark(m_loginField, reasonOf(base::checkRoleName(request.adminLogin)));
    request.adminName = m_adminName->text().simplified();
    mark(m_adminNameField, reasonOf(base::checkCompanyName(request.adminName)));
    if (request.adminName.isEmpty())
        mark(m_adminNameField, tr("Enter the name that colleagues know."));
    request.adminEmail = m_email->text().trimmed();
    mark(m_emailField, reasonOf(base::checkEmail(request.adminEmail)));
    request.adminPassword = m_adminPassword->secret();
    mark(m_adminPasswordField, passwordStrength(m_adminPassword->text()) < 2
                                   ? tr("This password is too easy to guess. Use at least 12 characters, or a few words that do not belong together.")
                                   : QString());
    if (!first)
        return request;
    first->setFocus();
    m_scroll->ensureWidgetVisible(first, 0, 80);
    return std::nullopt;
}

void CreateRegistry::run()
{
    auto wanted = request();
    if (!wanted)
        return;
    m_request = *wanted;
    m_stop = {};
    const quint64 run = ++m_run;
    m_lines.clear();
    m_banner->clear();
    m_stack->setCurrentWidget(m_working);
    line(QT_TRANSLATE_NOOP("core", "Connecting to the server"));
    m_stopButton->setFocus();
    const QPointer self(this);
    m_backend.create(m_request, [self, run](const base::Text &text) {
        onGuiThread(self, [self, run, text] {
            if (run == self->m_run)
                self->line(text);
        });
    }, m_stop.get_token()).then(this, [this, run](const base::Result<registry::Created> &created) {
        if (run != m_run)
            return;
        if (!created)
            return fail(created.error());
        m_result = created->registry;
        m_recovery->set(created->recoveryKey, m_request.name);
        m_stack->setCurrentWidget(m_recovery);
    });
}

void CreateRegistry::line(const base::Text &text)
{
    m_lines << text;
    showSteps(false);
}

void CreateRegistry::showSteps(bool failed)
{
    QList<StepItem> items;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool last = i + 1 == m_lines.size();
        StepItem item;
        item.id = QString::number(i);
        item.title = m_lines[i].translated();
        item.state = !last ? registry::StepState::Done : failed ? registry::StepState::Failed : registry::StepState::Running;
        items << item;
    }
    m_steps->setSteps(items);
}

void CreateRegistry::fail(const base::Error &error)
{
    showSteps(true);
    m_stack->setCurrentWidget(m_form);
    m_banner->setRetry(error.kind != base::Kind::InvalidInput && error.kind != base::Kind::Conflict);
    if (error.kind == base::Kind::Cancelled)
        m_banner->setError(error, [] { return tr("Stopped. What was made so far has been taken back."); });
    else
        m_banner->setError(error, [] { return tr("The registry was not created."); });
    if (error.kind == base::Kind::Authentication)
        m_password->setFocus();
    else if (error.kind == base::Kind::Unreachable)
        (m_byUri->isChecked() ? m_uri : m_host)->setFocus();
}

void CreateRegistry::showStrength()
{
    const int strength = passwordStrength(m_adminPassword->text());
    const QStringList words = {tr("At least 12 characters."), tr("Weak: easy to guess."), tr("Fair: longer is better."), tr("Good."), tr("Strong.")};
    m_meter->setValue(strength);
    m_meter->setProperty("tone", strength <= 1 ? QStringLiteral("danger") : strength >= 3 ? QStringLiteral("success") : QString());
    repolish(m_meter);
    m_strength->setText(words[strength]);
    m_meter->setAccessibleName(tr("Strength of the password: %1").arg(words[strength]));
}

void CreateRegistry::chooseCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Root certificate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_certificate, &QLineEdit::setText);
    dialog->open();
}

void CreateRegistry::retranslate()
{
    m_title->setText(tr("Create a registry"));
    m_text->setText(tr("The registry is a PostgreSQL database that says who your tenants are and where their data lives."));
    m_serverCard->setTitle(tr("Server"));
    m_serverCard->setSubtitle(tr("The role needs CREATEDB and CREATEROLE. It is used now, and not kept."));
    m_byFields->setText(tr("&Fields"));
    m_byUri->setText(tr("Connection &URI"));
    m_uriField->setLabel(tr("Connection URI"));
    m_uri->setPlaceholderText(QStringLiteral("postgresql://postgres:…@db.example.org/postgres?sslmode=verify-full"));
    m_hostField->setLabel(tr("&Host or socket folder"));
    m_port->setLabel(tr("&Port"));
    m_userField->setLabel(tr("R&ole"));
    m_passwordField->setLabel(tr("Pass&word of the role"));
    m_tlsField->setLabel(tr("&Encryption (TLS)"));
    const QStringList modes = {tr("Encrypted, name and certificate checked"), tr("Encrypted, certificate checked"), tr("Encrypted, not checked"),
                               tr("Encrypted if the server offers it"), tr("Not encrypted")};
    for (int i = 0; i < modes.size(); ++i)
        m_tls->setItemText(i, modes[i]);
    m_tls->setMinimumContentsLength(18);
    m_tls->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_certificateField->setLabel(tr("Root certificate"));
    m_certificateField->setOptional(true);
    m_certificate->setAccessibleName(tr("Root certificate"));
    m_browse->setText(tr("Choose…"));
    m_registryCard->setTitle(tr("Registry"));
    m_nameField->setLabel(tr("&Name"));
    m_name->setPlaceholderText(tr("For example: Production"));
    m_colourField->setLabel(tr("&Kind and colour"));
    fillColours(m_colour);
    m_domainField->setLabel(tr("&Base domain"));
    m_domainField->setHelp(tr("A tenant's address is its subdomain followed by this."));
    m_domain->setPlaceholderText(QStringLiteral("example.org"));
    m_databaseField->setLabel(tr("&Database"));
    m_databaseField->setHelp(tr("Made on the server; must not exist yet."));
    m_adminCard->setTitle(tr("First administrator"));
    m_loginField->setLabel(tr("&Login"));
    m_loginField->setHelp(tr("Becomes a PostgreSQL role."));
    m_adminNameField->setLabel(tr("N&ame of the person"));
    m_emailField->setLabel(tr("E-&mail"));
    m_adminPasswordField->setLabel(tr("Passwo&rd"));
    m_create->setText(tr("Create the registry"));
    m_cancel->setText(tr("Cancel"));
    m_workingTitle->setText(tr("Creating the registry"));
    m_stopButton->setText(tr("Stop and take back"));
    showStrength();
    showSteps(false);
}

void CreateRegistry::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

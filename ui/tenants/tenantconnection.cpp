#include "ui/tenants/tenantconnection.h"

#include "postgres/settings.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"

#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

QString uri(const registry::Server &server, const registry::Tenant &tenant)
{
    postgres::ConnectionSettings settings;
    settings.host = server.host;
    settings.port = server.port;
    settings.user = tenant.role;
    settings.database = tenant.database;
    QString address = postgres::toUri(settings);
    if (!settings.isSocket()) // also the mode that a client would take by itself: there is more than one client
        address += QStringLiteral("?sslmode=") + server.tls;
    return address;
}

QString notShown() { return TenantConnection::tr("The password could not be shown."); }

} // namespace

TenantConnection::TenantConnection(TenantBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_fields(new KeyValueView(this)),
      m_countdown(makeLabel(Look::Muted, this)), m_why(makeLabel(Look::Muted, this)), m_question(new QWidget(this)),
      m_password(new PasswordEdit), m_passwordField(new FormField(m_password, m_question)),
      m_show(makeButton(ButtonKind::Primary, m_question, QStringLiteral("eye"))), m_cancel(makeButton(ButtonKind::Normal, m_question)),
      m_banner(new ErrorBanner(this))
{
    for (const char *key : {"host", "port", "database", "role", "tls"})
        m_fields->addRow(QString::fromLatin1(key), {}, {}, KeyValueView::Options(KeyValueView::Copyable) | KeyValueView::Mono);
    m_fields->addRow(QStringLiteral("uri"), {}, {}, KeyValueView::Options(KeyValueView::Copyable) | KeyValueView::Mono);
    if (m_backend.may("tenants.reveal") && m_backend.reveal) {
        m_secret = mark(new SecretField(this), "tenants.reveal");
        m_secret->setObjectName(QStringLiteral("tenantSecret"));
        m_secret->setGuarded(true);
        m_fields->addWidget(QStringLiteral("password"), {}, m_secret);
        connect(m_secret, &SecretField::revealRequested, this, &TenantConnection::ask);
    }
    m_password->setObjectName(QStringLiteral("operatorPassword"));
    m_banner->setRetry(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto *question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 8, 0, 0);
    question->addWidget(m_passwordField);
    question->addLayout(buttons);
    m_question->hide();
    m_countdown->hide();
    m_why->setVisible(!m_secret);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 8);
    column->addWidget(m_banner);
    column->addWidget(m_fields);
    column->addWidget(m_countdown);
    column->addWidget(m_question);
    column->addWidget(m_why);
    column->addStretch(1);

    setSecond(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &TenantConnection::count);
    connect(m_show, &QPushButton::clicked, this, &TenantConnection::reveal);
    connect(m_password, &QLineEdit::returnPressed, this, &TenantConnection::reveal);
    connect(m_cancel, &QPushButton::clicked, this, &TenantConnection::endAsking);
    connect(m_banner, &ErrorBanner::passed, this, [this] { m_show->setEnabled(true); });
    retranslate();
}

TenantConnection::~TenantConnection() { m_stop.request_stop(); }

void TenantConnection::setTenant(const registry::Tenant &tenant, bool another)
{
    if (another) {
        forget();
        m_banner->clear();
        if (m_server && m_server->id != tenant.serverId)
            m_server.reset();
    }
    m_tenant = tenant;
    fill();
    if (isVisible())
        readServer();
}

void TenantConnection::readServer()
{
    if (m_server || m_tenant.serverId.isEmpty() || !m_backend.server)
        return;
    base::run(m_services.workers, m_stop.get_token(),
              [server = m_backend.server, id = m_tenant.serverId](std::stop_token stop) { return server(id, stop); })
        .then(this, [this, id = m_tenant.serverId](const base::Result<registry::Server> &server) {
            if (id != m_tenant.serverId)
                return;
            if (server) {
                m_server = *server;
            } else {
                waitNoMore();
                m_banner->setError(server.error(), [] { return tr("The server's address could not be read."); });
            }
            fill();
        });
}

void TenantConnection::fill()
{
    const auto set = [this](const char *key, const QString &value) { m_fields->setValue(QString::fromLatin1(key), value); };
    set("host", m_server ? m_server->host : QString());
    set("port", m_server ? QString::number(m_server->port) : QString());
    set("database", m_tenant.database);
    set("role", m_tenant.role);
    set("tls", m_server ? m_server->tls : QString());
    set("uri", m_server ? uri(*m_server, m_tenant) : QString());
}

// What is counted down is about a question that is no longer asked; the next one asks again how long it is.
void TenantConnection::waitNoMore()
{
    if (m_banner->isPassing()) {
        m_banner->clear();
        m_show->setEnabled(true);
    }
}

void TenantConnection::ask()
{
    if (!m_banner->isPassing())
        m_banner->clear();
    m_passwordField->setError({});
    m_question->show();
    m_password->setFocus();
}

void TenantConnection::endAsking()
{
    m_password->clear();
    m_question->hide();
    waitNoMore();
    if (m_secret)
        m_secret->setFocus();
}

void TenantConnection::reveal()
{
    if (m_password->text().isEmpty()) {
        m_passwordField->setError(tr("Your own password is needed here."));
        return;
    }
    if (!m_show->isEnabled())
        return;
    m_passwordField->setError({});
    m_banner->setPassing([guard = m_backend.guard()] { return guard.check(); }, notShown); // after wrong passwords: as where they sign in
    if (m_banner->isPassing()) {
        m_show->setEnabled(false);
        m_password->selectAll();
        m_password->setFocus();
        return;
    }
    m_show->setEnabled(false);
    m_passwordField->setVerdict(FormField::Verdict::Checking, tr("Checking…"));
    const base::Secret password = m_password->secret();
    base::run(m_services.workers, m_stop.get_token(),
              [reveal = m_backend.reveal, id = m_tenant.id, password, failed = m_backend.guard().failures()](std::stop_token stop) { return reveal(id, password, failed, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<base::Secret> &secret) {
            m_show->setEnabled(true);
            if (secret)
                m_backend.guard().succeeded();
            else if (secret.error().sqlstate == QLatin1String("28P01")) // counted also when nobody waits for it any more
                m_backend.guard().failed();
            if (number != m_newest)
                return; // asked for another tenant, or closed meanwhile
            if (secret) {
                endAsking();
                revealed(*secret);
                return;
            }
            m_passwordField->setVerdict(FormField::Verdict::None);
            if (secret.error().kind == base::Kind::Authentication) {
                m_passwordField->setError(tr("That is not your password."));
                m_password->selectAll();
                m_password->setFocus();
            } else {
                endAsking();
                m_banner->setError(secret.error(), notShown);
            }
        });
}

void TenantConnection::revealed(const base::Secret &secret)
{
    if (!isVisible())
        return;
    m_secret->setSecret(secret);
    m_secret->setGuarded(false);
    m_secret->reveal();
    m_left = secondsShown;
    m_second.start();
    m_countdown->show();
    fill();
    m_left = secondsShown + 1;
    count();
}

void TenantConnection::count()
{
    if (--m_left <= 0) {
        forget();
        return;
    }
    m_countdown->setText(tr("Hidden again in %Ln second(s). A copy leaves the clipboard after half a minute.", nullptr, m_left));
}

void TenantConnection::setSecond(std::chrono::milliseconds lasts) { m_second.setInterval(lasts); }

void TenantConnection::forget()
{
    ++m_newest;
    m_second.stop();
    m_countdown->hide();
    m_password->clear();
    m_question->hide();
    waitNoMore();
    if (m_secret) {
        m_secret->clear();
        m_secret->setGuarded(true);
    }
}

void TenantConnection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readServer();
}

void TenantConnection::hideEvent(QHideEvent *event)
{
    forget();
    QWidget::hideEvent(event);
}

void TenantConnection::retranslate()
{
    const auto label = [this](const char *key, const QString &text) { m_fields->setLabel(QString::fromLatin1(key), text); };
    label("host", tr("Host"));
    label("port", tr("Port"));
    label("database", tr("Database"));
    label("role", tr("Role"));
    label("tls", tr("TLS"));
    label("uri", tr("Address"));
    label("password", tr("Password"));
    if (m_secret)
        m_secret->setWhat(tr("Password of the database role"));
    m_passwordField->setLabel(tr("Your own password"));
    m_passwordField->setHelp(tr("Asked once more, because what comes next opens a customer's data."));
    m_show->setText(tr("Show for %Ln second(s)", nullptr, secondsShown));
    m_cancel->setText(tr("Cancel"));
    m_why->setText(tr("The password of the database role is shown to the role ADMIN only. You are signed in as %1 (%2).")
                       .arg(m_backend.who.login, registry::roleName(m_backend.who.role)));
    if (m_left > 0 && m_second.isActive())
        m_countdown->setText(tr("Hidden again in %Ln second(s). A copy leaves the clipboard after half a minute.", nullptr, m_left));
}

} // namespace tenantry::ui

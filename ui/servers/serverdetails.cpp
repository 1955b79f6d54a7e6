#include "ui/servers/serverdetails.h"

#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/progressrow.h"

#include <QHBoxLayout>
#include <QLocale>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

ServerDetails::ServerDetails(const ServerBackend &backend, QWidget *parent)
    : QWidget(parent), m_name(makeLabel(Look::Title, this)), m_lookTitle(makeLabel(Look::Heading, this)), m_seen(makeLabel(Look::Body, this)), m_chip(new StatusChip(this)),
      m_facts(new KeyValueView(this)), m_tenants(makeButton(ButtonKind::Link, this)), m_health(makeButton(ButtonKind::Link, this)),
      m_edit(mark(makeButton(ButtonKind::Primary, this, u"edit"_s), "servers.edit")), m_check(mark(makeButton(ButtonKind::Normal, this, u"online"_s), "servers.check")),
      m_remove(mark(makeButton(ButtonKind::Danger, this, u"trash"_s), "servers.remove")), m_checkCommand(new CopyButton(this)), m_removeCommand(new CopyButton(this)),
      m_progress(new ProgressRow(this)), m_banner(new ErrorBanner(this))
{
    m_name->setWordWrap(true);
    m_seen->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name, 1);
    head->addWidget(m_chip, 0, Qt::AlignTop);
    column->addLayout(head);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_check);
    buttons->addWidget(m_checkCommand);
    buttons->addWidget(m_edit);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    buttons->addWidget(m_removeCommand);
    column->addLayout(buttons);
    column->addWidget(m_progress);
    column->addWidget(m_banner);

    m_facts->addRow(u"address"_s, {});
    m_facts->addRow(u"user"_s, {});
    m_facts->addRow(u"password"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"database"_s, {});
    m_facts->addRow(u"tls"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"certificate"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"version"_s, {}, {}, KeyValueView::Plain);
    m_facts->addWidget(u"tenants"_s, {}, m_tenants);
    m_facts->addRow(u"room"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"added"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"id"_s, {}, {}, KeyValueView::Copyable | KeyValueView::Mono | KeyValueView::Short);
    column->addWidget(m_facts);
    column->addWidget(m_lookTitle);
    column->addWidget(m_seen);
    column->addLayout(linkRow(m_health));
    column->addStretch(1);

    m_edit->setVisible(backend.may("servers.edit"));
    m_check->setVisible(backend.may("servers.check"));
    m_checkCommand->setVisible(backend.may("servers.check"));
    m_remove->setVisible(backend.may("servers.remove"));
    m_removeCommand->setVisible(backend.may("servers.remove"));
    m_progress->setCancellable(true);
    m_progress->hide();
    m_checkCommand->setSource([this] { return commandLine({u"server"_s, u"check"_s, m_server.name}); });
    m_removeCommand->setSource([this] { return commandLine({u"server"_s, u"remove"_s, m_server.name}); });
    connect(m_edit, &QPushButton::clicked, this, &ServerDetails::editRequested);
    connect(m_check, &QPushButton::clicked, this, &ServerDetails::checkRequested);
    connect(m_remove, &QPushButton::clicked, this, &ServerDetails::removeRequested);
    connect(m_tenants, &QPushButton::clicked, this, &ServerDetails::tenantsWanted);
    connect(m_health, &QPushButton::clicked, this, &ServerDetails::healthWanted);
    connect(m_progress, &ProgressRow::cancelRequested, this, &ServerDetails::stopRequested);
    connect(m_banner, &ErrorBanner::retry, this, &ServerDetails::checkRequested);
    retranslate();
}

void ServerDetails::setServer(const registry::Server &server, const std::optional<ServerLook> &look, bool checking)
{
    m_server = server;
    m_look = look;
    m_checking = checking;
    display();
}

void ServerDetails::display()
{
    const QLocale locale;
    m_name->setText(breakable(base::printable(m_server.name)));
    m_chip->setStatus(ServerWords::state(m_look));
    m_check->setEnabled(!m_checking);
    m_progress->setVisible(m_checking);
    const bool failed = m_look && m_look->error && m_look->error->kind != base::Kind::Cancelled && !m_look->error->message.isEmpty();
    if (!failed || m_checking)
        m_banner->clear();
    else if (m_banner->isHidden() || m_banner->error() != *m_look->error)
        m_banner->setError(*m_look->error, [byHand = m_look->byHand] { return byHand ? tr("The server cannot be used.") : tr("The server could not be used when it was last looked at."); });
    const bool socket = m_server.host.startsWith(u'/');
    m_facts->setValue(u"address"_s, ServerWords::address(m_server));
    m_facts->setValue(u"user"_s, base::printable(m_server.user));
    m_facts->setValue(u"password"_s, m_server.sealedSecret.isEmpty() ? tr("none is kept") : tr("kept sealed, shown to nobody"));
    m_facts->setValue(u"database"_s, base::printable(m_server.maintenanceDatabase));
    m_facts->setValue(u"tls"_s, socket ? tr("not needed on a socket") : u"%1 (%2)"_s.arg(ServerWords::tlsMode(m_server.tls), m_server.tls));
    m_facts->setRowVisible(u"certificate"_s, !socket);
    m_facts->setValue(u"certificate"_s, m_server.rootCertificate.isEmpty() ? tr("no root certificate is kept") : tr("kept in the registry, the same for everybody"));
    m_facts->setValue(u"version"_s, ServerWords::version(m_look && m_look->version > 0 ? m_look->version : m_server.serverVersion));
    m_tenants->setText(m_server.maxTenants > 0 ? tr("%1 of %Ln tenant(s)", nullptr, m_server.maxTenants).arg(locale.toString(m_server.tenants)) : tr("%Ln tenant(s)", nullptr, m_server.tenants));
    m_facts->setValue(u"room"_s, ServerWords::room(m_server));
    m_facts->setValue(u"added"_s, exact(m_server.createdAt));
    m_facts->setValue(u"id"_s, m_server.id);

    QStringList seen;
    if (!m_look) {
        seen << tr("Nobody has looked at this server yet. A check signs in as its role and changes nothing.");
    } else {
        seen << (m_look->byHand ? tr("Checked from here: %1.").arg(exact(m_look->at)) : tr("Looked at by whoever watches the fleet's health: %1.").arg(exact(m_look->at)));
        if (m_look->connectMs)
            seen << tr("Connecting and asking took %1.").arg(TenantFormat::milliseconds(*m_look->connectMs + m_look->queryMs.value_or(0)));
        if (const QString used = ServerWords::connections(m_look); !used.isEmpty())
            seen << tr("Connections used: %1.").arg(used);
        if (m_look->databases)
            seen << tr("%Ln database(s).", nullptr, *m_look->databases);
        if (m_look->tls && !socket) // nobody is in between on a socket
            seen << (*m_look->tls ? tr("The connection was encrypted.") : tr("The connection was not encrypted."));
        if (m_look->canCreateDatabase.value_or(false) && m_look->canCreateRole.value_or(false))
            seen << tr("The role may create databases and roles.");
    }
    m_seen->setText(seen.join(u'\n'));
}

void ServerDetails::retranslate()
{
    m_edit->setText(tr("&Edit"));
    m_check->setText(tr("&Check"));
    m_remove->setText(tr("&Remove"));
    m_health->setText(tr("Health of this server and its tenants"));
    m_tenants->setToolTip(tr("Show the tenants that live on this server"));
    m_checkCommand->setWhat(tr("checking as command"));
    m_removeCommand->setWhat(tr("removing as command"));
    m_lookTitle->setText(tr("Last check"));
    m_progress->setTitle(tr("Checking the connection"));
    m_progress->setText(tr("Name, port, TLS, password, privileges, version"));
    const std::pair<const char *, QString> labels[] = {{"address", tr("Host or socket")}, {"user", tr("Role")}, {"password", tr("Password")}, {"database", tr("Maintenance database")},
                                                       {"tls", tr("TLS")}, {"certificate", tr("Root certificate")}, {"version", tr("PostgreSQL")}, {"tenants", tr("Lives there")},
                                                       {"room", tr("Takes new tenants")}, {"added", tr("Added")}, {"id", tr("Id")}};
    for (const auto &[key, label] : labels)
        m_facts->setLabel(QString::fromLatin1(key), label);
    m_banner->clear();
    display();
}

} // namespace tenantry::ui

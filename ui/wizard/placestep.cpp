#include "ui/wizard/placestep.h"

#include "ui/widgets/looks.h"
#include "ui/wizard/choicelist.h"

#include <QVBoxLayout>

namespace tenantry::ui {

PlaceStep::PlaceStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_servers(new ChoiceList(this)), m_note(makeLabel(Look::Muted, this))
{
    setMaximumWidth(formWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_servers);
    layout->addWidget(m_note);
    layout->addStretch();
    connect(m_servers, &ChoiceList::chosenChanged, this, [this](const QString &name) {
        m_context.request.server = name;
        emit completeChanged();
    });
    connect(m_servers, &QListWidget::itemActivated, this, &WizardStep::advance);
    connect(&m_context, &WizardContext::loaded, this, &PlaceStep::retranslate);
    retranslate();
}

void PlaceStep::entered()
{
    retranslate();
    m_servers->setFocus();
}

void PlaceStep::retranslate()
{
    m_servers->setAccessibleName(tr("Server"));
    m_note->setText(tr("Shared deployment: the tenant gets a database and a role of its own on this server. Connections and privileges are "
                       "checked before anything is made."));
    QList<Choice> choices;
    for (const registry::Server &server : m_context.servers()) {
        const bool full = server.maxTenants > 0 && server.tenants >= server.maxTenants;
        QString where = server.host.startsWith(QLatin1Char('/')) ? tr("this computer") : tr("%1, port %2").arg(server.host, QString::number(server.port));
        if (server.serverVersion > 0)
            where = tr("PostgreSQL %1").arg(server.serverVersion / 10000) + QStringLiteral(" · ") + where;
        QString room = server.maxTenants > 0 ? tr("%1 of %Ln tenant(s)", nullptr, server.maxTenants).arg(server.tenants)
                                             : tr("%Ln tenant(s)", nullptr, server.tenants);
        if (!server.acceptsTenants)
            room = tr("takes no new tenants");
        else if (full)
            room = tr("full");
        choices << Choice{server.name, server.name, where, room, server.acceptsTenants && !full};
    }
    m_servers->setChoices(choices);
    m_servers->choose(m_context.request.server);
}

} // namespace tenantry::ui

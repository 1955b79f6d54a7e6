#include "ui/inspection/lookpart.h"

#include <QVBoxLayout>

namespace tenantry::ui {

LookPart::LookPart(const InspectionBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_states(new StateStack(this)), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 8, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(m_states, 1);
    connect(m_states, &StateStack::retry, this, &LookPart::refresh);
}

LookPart::~LookPart() { m_stop.request_stop(); }

void LookPart::stop()
{
    m_stop.request_stop();
    ++m_number; // what is still on its way is of before
    m_reading = false;
}

void LookPart::setTenant(const registry::Tenant &tenant)
{
    const bool another = tenant.id != m_tenant.id;
    m_tenant = tenant;
    if (!another)
        return;
    stop();
    m_readAt = {};
    m_states->showLoadingAgain();
    forget();
    emit changed();
    if (m_looking && !tenant.id.isEmpty())
        read();
}

void LookPart::setLooking(bool looking)
{
    if (looking == m_looking)
        return;
    m_looking = looking;
    if (!looking)
        stop();
    else if (!m_tenant.id.isEmpty())
        read();
    emit changed();
}

void LookPart::refresh()
{
    if (m_looking && !m_tenant.id.isEmpty())
        read();
}

QStringList LookPart::withReason(QStringList words) const
{
    if (!m_reason.isEmpty())
        words << QStringLiteral("--reason") << m_reason;
    return words;
}

} // namespace tenantry::ui

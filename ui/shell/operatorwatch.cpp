#include "ui/shell/operatorwatch.h"

#include "registry/listener.h"

namespace tenantry::ui {

using namespace tenantry::base;
using registry::SessionPtr;

OperatorWatch::OperatorWatch(const Services &services, QObject *parent) : QObject(parent), m_services(services)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(2000);
    connect(&m_retry, &QTimer::timeout, this, &OperatorWatch::check);
    if (!services.listener || !services.session)
        return;
    m_name = services.session->who().name;
    m_poll.setInterval(askEvery);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_services.session->hasExpired())
            emit expired();
        if (!m_asking) // one that is not answered yet is asked already
            check();
    });
    m_poll.start();
    connect(services.listener, &registry::Listener::changed, this, [this](const QString &table, const QStringList &ids) {
        if (table == QLatin1String("operator") && (ids.isEmpty() || ids.contains(m_services.session->who().id)))
            check();
    });
    connect(services.listener, &registry::Listener::online, this, &OperatorWatch::check);
}

OperatorWatch::~OperatorWatch() { m_stop.request_stop(); }

void OperatorWatch::check()
{
    m_retry.stop();
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    run(m_services.workers, m_stop.get_token(), [session = m_services.session](std::stop_token stop) -> Result<Now> {
        TRY(const registry::OperatorInfo now, session->whoNow(stop));
        if (now.role == session->who().role)
            return Now{session, now.name};
        TRY(auto again, session->again(stop));
        return Now{std::move(again), now.name};
    }).then(this, [this](const Result<Now> &now) { answered(now); });
}

void OperatorWatch::answered(const Result<Now> &now)
{
    m_asking = false;
    const bool again = std::exchange(m_again, false);
    if (now && now->name != m_name) {
        m_name = now->name;
        emit nameChanged(m_name);
    }
    if (now && now->session != m_services.session) {
        emit roleChanged(now->session);
    } else if (!now && now.error().sqlstate == QLatin1String(registry::signInExpired)) {
        emit expired();
    } else if (!now && (now.error().kind == Kind::Permission || now.error().kind == Kind::Authentication)) {
        // Its password opened the door until now, and nobody typed one since.
        emit ended(now.error().sqlstate == QLatin1String("28P01") ? Error{Kind::Authentication, QT_TRANSLATE_NOOP("core", "The password of this account was changed; this sign-in has ended."),
                                                                          QT_TRANSLATE_NOOP("core", "Sign in with the new one. Where an ADMIN made it, they tell you."), now.error().sqlstate, {}}
                                                                  : now.error());
    } else if (again) {
        check();
    } else if (!now && now.error().kind != Kind::Cancelled) {
        m_retry.start(); // not answered: the window's connection state says that, and the question stays
    }
}

} // namespace tenantry::ui

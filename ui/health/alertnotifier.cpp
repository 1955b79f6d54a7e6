#include "ui/health/alertnotifier.h"

#include "registry/healthrepository.h"
#include "registry/listener.h"
#include "ui/health/alertmodel.h"
#include "ui/health/healthwords.h"
#include "ui/theme/icons.h"
#include "workstation/store.h"

#include <QSystemTrayIcon>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;
using registry::Alert;
using registry::Severity;

namespace {

const QString preference = u"health/notify"_s;
constexpr int mostAlerts = 2'000; // worst first: the critical ones are among them
constexpr int longest = 200;

} // namespace

AlertNotifier::AlertNotifier(Read read, const Services &services, QObject *parent) : QObject(parent), m_read(std::move(read)), m_services(services)
{
    if (services.store)
        m_on = services.store->preference(preference, u"on"_s) != u"off";
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, &AlertNotifier::look);
    if (!services.listener)
        return;
    connect(services.listener, &registry::Listener::changed, this, [this](const QString &table) {
        if (table == u"alert" && !m_soon.isActive())
            m_soon.start();
    });
    connect(services.listener, &registry::Listener::online, &m_soon, qOverload<>(&QTimer::start));
}

AlertNotifier::~AlertNotifier() { m_stop.request_stop(); }

AlertNotifier::Read AlertNotifier::reader(const registry::SessionPtr &session)
{
    return [session](std::stop_token stop) { return registry::HealthRepository(session).alerts({}, mostAlerts, stop); };
}

bool AlertNotifier::isOffered() { return QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages(); }

void AlertNotifier::setOn(bool on)
{
    m_on = on;
    if (m_services.store)
        (void)m_services.store->setPreference(preference, on ? u"on"_s : u"off"_s);
    if (m_tray && !on)
        m_tray->hide();
}

void AlertNotifier::look()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    base::run(m_services.workers, m_stop.get_token(), m_read).then(this, [this](const Result<QList<Alert>> &alerts) {
        m_reading = false;
        if (alerts)
            take(*alerts);
        if (std::exchange(m_again, false))
            m_soon.start();
        emit looked();
    });
}

void AlertNotifier::take(const QList<Alert> &alerts)
{
    QHash<QString, Severity> now;
    QList<Alert> fresh;
    const QDateTime time = QDateTime::currentDateTimeUtc();
    for (const Alert &alert : alerts) {
        now.insert(alert.id, alert.severity);
        const bool told = m_known.value(alert.id, Severity::None) == Severity::Critical;
        const bool silent = alert.silencedUntil.isValid() && alert.silencedUntil > time;
        if (alert.severity == Severity::Critical && !told && !silent && !alert.acknowledgedAt.isValid())
            fresh << alert;
    }
    m_known = now;
    if (std::exchange(m_first, false) || !m_on || fresh.isEmpty())
        return;
    if (m_discreet) {
        tell(tr("%Ln critical alert(s) opened", nullptr, int(fresh.size())), {}, {});
    } else if (fresh.size() == 1) {
        const Alert &alert = fresh.first();
        const QString about = harmless(AlertModel::aboutText(alert));
        // Thresholds are not read for this: what they add is the unit of the figure.
        registry::Thresholds metrics;
        registry::HealthMetric metric;
        metric.metric = alert.metric;
        const QString what = alert.metric == u"unreachable" || alert.metric == u"server_unreachable" ? HealthWords::alert(metrics, alert) : metric.name().translated();
        tell(tr("Critical: %1", "title of a notification; a tenant or server").arg(about), harmless(alert.error ? u"%1. %2"_s.arg(what, alert.error->message.translated()) : what), alert.id);
    } else {
        QStringList names;
        for (qsizetype i = 0; i < std::min<qsizetype>(4, fresh.size()); ++i)
            names << harmless(AlertModel::aboutText(fresh[i]));
        names.removeDuplicates();
        tell(tr("%Ln critical alert(s) opened", nullptr, int(fresh.size())), names.join(u", "_s) + (fresh.size() > 4 ? u" …"_s : QString()), {});
    }
}

void AlertNotifier::tell(const QString &title, const QString &text, const QString &alertId)
{
    m_last = alertId;
    if (m_tell) {
        m_tell(title, text, alertId);
        return;
    }
    if (!isOffered())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(QIcon(Icons::pixmap(u"tenantry"_s, 32, Qt::black, 1)), this);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { emit opened(m_last); });
        connect(m_tray, &QSystemTrayIcon::activated, this, [this] { emit opened({}); });
    }
    m_tray->setToolTip(title);
    m_tray->show();
    m_tray->showMessage(title, text, QSystemTrayIcon::Critical, 10'000);
}

QString AlertNotifier::harmless(const QString &text)
{
    QString out = base::printable(text.left(longest));
    out.replace(u'<', u'‹').replace(u'>', u'›').replace(u'&', u'+');
    return text.size() > longest ? out + u'…' : out;
}

} // namespace tenantry::ui

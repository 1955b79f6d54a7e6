#include "ui/health/serverhistory.h"

#include "ui/health/healthchart.h"
#include "ui/health/healthwords.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/ondemand.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLocale>
#include <QSignalBlocker>

namespace tenantry::ui {

using registry::ServerPoint;

namespace {

constexpr int ranges[] = {48, 90 * 24}; // hours: as long as samples are kept, and hours

struct Read {
    ServerReading reading;
    std::array<HealthCurve, ServerHistory::Charts> curves;
};

} // namespace

ServerHistory::ServerHistory(const HealthBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_servers(new QComboBox(this)), m_range(new QComboBox(this)), m_serverLabel(makeLabel(Look::Small, this)),
      m_rangeLabel(makeLabel(Look::Small, this)), m_note(makeLabel(Look::Muted, this)), m_banner(new ErrorBanner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_serverLabel->setBuddy(m_servers);
    m_rangeLabel->setBuddy(m_range);
    m_servers->setMinimumContentsLength(18);
    for (QWidget *each : std::initializer_list<QWidget *>{m_serverLabel, m_servers, m_rangeLabel, m_range})
        head->addWidget(each);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_banner);
    column->addWidget(m_note);
    QScrollArea *area = makeScrollArea(this);
    auto *place = new QWidget(area);
    auto *grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setSpacing(12);
    for (int i = 0; i < Charts; ++i) {
        m_charts[size_t(i)] = new HealthChart(place);
        grid->addWidget(m_charts[size_t(i)], i / 2, i % 2);
    }
    grid->setRowStretch(2, 1);
    area->setWidget(place);
    column->addWidget(area, 1);
    for (const int hours : ranges)
        m_range->addItem({}, hours);
    connect(m_servers, &QComboBox::currentIndexChanged, this, &ServerHistory::reload);
    connect(m_range, &QComboBox::currentIndexChanged, this, &ServerHistory::reload);
    connect(m_banner, &ErrorBanner::retry, this, &ServerHistory::reload);
    setFocusProxy(m_servers);
}

ServerHistory::~ServerHistory() { m_stop.request_stop(); }

QString ServerHistory::serverName() const
{
    const QString id = m_servers->currentData().toString();
    if (m_snapshot)
        for (const HealthServer &each : m_snapshot->servers)
            if (each.server.id == id)
                return each.server.name;
    return {};
}

int ServerHistory::hours() const { return m_range->currentData().toInt(); }

void ServerHistory::setSnapshot(const HealthSnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    QList<std::pair<QString, QString>> all; // by name: a server that gets worse does not move
    for (const HealthServer &each : snapshot->servers)
        all.append({each.server.name, each.server.id});
    std::ranges::sort(all);
    const QString shown = m_servers->currentData().toString();
    bool same = m_servers->count() == int(all.size());
    for (int i = 0; same && i < int(all.size()); ++i)
        same = m_servers->itemData(i).toString() == all.at(i).second && m_servers->itemText(i) == base::printable(all.at(i).first);
    if (!same) {
        const QSignalBlocker quiet(m_servers);
        m_servers->clear();
        for (const auto &[name, id] : std::as_const(all))
            m_servers->addItem(base::printable(name), id);
        m_servers->setCurrentIndex(std::max(0, m_servers->findData(shown)));
    }
    if (!m_wanted.isEmpty())
        choose(std::exchange(m_wanted, {}));
    else if (m_servers->currentData().toString() != shown)
        reload();
}

void ServerHistory::choose(const QString &serverName)
{
    if (!m_snapshot) {
        m_wanted = serverName;
        return;
    }
    for (const HealthServer &each : m_snapshot->servers)
        if (each.server.name == serverName)
            m_servers->setCurrentIndex(m_servers->findData(each.server.id)); // reads, where that is another one
    if (!m_read)
        reload();
}

void ServerHistory::reload()
{
    const QString id = m_servers->currentData().toString();
    if (id.isEmpty() || !m_backend.server || !isVisible())
        return;
    base::run(m_services.workers, m_stop.get_token(), [read = m_backend.server, id, hours = hours()](std::stop_token stop) -> base::Result<Read> {
        Read out;
        TRY(out.reading, read(id, hours, stop));
        const auto &points = out.reading.points;
        const bool byHour = out.reading.byHour;
        out.curves[Latency] = healthCurve(points, byHour, [](const ServerPoint &p) { return p.queryMs; });
        out.curves[Connections] = healthCurve(points, byHour, [](const ServerPoint &p) { return p.connectionsMost; });
        out.curves[LockWaits] = healthCurve(points, byHour, [](const ServerPoint &p) { return p.lockWaits; });
        out.curves[Lag] = healthCurve(points, byHour, [](const ServerPoint &p) { return p.replicationLagSeconds; });
        return out;
    }).then(this, [this, number = ++m_newest](const base::Result<Read> &result) {
        if (number != m_newest)
            return;
        if (!result) {
            if (result.error().kind != base::Kind::Cancelled)
                m_banner->setError(result.error(), [] { return tr("What the server was like could not be read."); });
            return;
        }
        m_banner->clear();
        m_reading = result->reading;
        m_curves = result->curves;
        m_read = true;
        display();
    });
}

void ServerHistory::display()
{
    const bool any = !m_reading.points.isEmpty();
    m_note->setText(!m_read ? tr("Reading…") : any ? QString() : tr("Nobody looked at it in that time."));
    m_note->setVisible(!m_note->text().isEmpty());
    if (!m_read) {
        for (HealthChart *chart : m_charts)
            chart->hide();
        return;
    }
    QList<QDateTime> unreachable;
    for (const ServerPoint &point : std::as_const(m_reading.points))
        if (point.unreachable > 0)
            unreachable << point.at;
    std::optional<double> most;
    if (m_snapshot)
        for (const HealthServer &each : m_snapshot->servers)
            if (each.server.id == m_servers->currentData().toString() && each.health && each.health->maxConnections)
                most = *each.health->maxConnections;
    const QLocale locale;
    const auto count = [locale](double value) { return locale.toString(value, 'f', 0); };
    const auto limit = [this](const char *metric) { return m_snapshot ? m_snapshot->thresholds.of(QString::fromLatin1(metric), {}, {}).warning : std::nullopt; };
    m_charts[Latency]->setCurve(m_curves[Latency], unreachable, m_reading.from, m_reading.now, [](double ms) { return TenantFormat::milliseconds(ms); });
    m_charts[Connections]->setCurve(m_curves[Connections], unreachable, m_reading.from, m_reading.now, count, most);
    m_charts[LockWaits]->setCurve(m_curves[LockWaits], unreachable, m_reading.from, m_reading.now, count);
    m_charts[Lag]->setCurve(m_curves[Lag], unreachable, m_reading.from, m_reading.now, [](double seconds) { return HealthWords::time(seconds * 1000); }, limit("replication_lag"));
    for (HealthChart *chart : m_charts)
        chart->setVisible(any);
    m_charts[Lag]->setVisible(any && m_curves[Lag].last.has_value()); // where there is a replica
}

void ServerHistory::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    reload();
}

void ServerHistory::retranslate()
{
    m_serverLabel->setText(tr("Server"));
    m_rangeLabel->setText(tr("Time"));
    m_servers->setAccessibleName(tr("Server"));
    m_range->setAccessibleName(tr("Time"));
    m_range->setItemText(0, tr("last 48 hours"));
    m_range->setItemText(1, tr("last 90 days, by hour"));
    m_charts[Latency]->setTitle(tr("Time of a small query"));
    m_charts[Connections]->setTitle(tr("Connections"));
    m_charts[LockWaits]->setTitle(tr("Waiting for locks"));
    m_charts[Lag]->setTitle(tr("Replication lag"));
    display();
}

} // namespace tenantry::ui

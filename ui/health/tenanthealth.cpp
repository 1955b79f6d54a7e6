#include "ui/health/tenanthealth.h"

#include "health/assess.h"
#include "registry/listener.h"
#include "ui/health/healthchart.h"
#include "ui/health/healthwords.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/statuschip.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::HealthPoint;

namespace {

constexpr int hoursShown = 48;
constexpr int soonMs = 1500;
constexpr const char *figureKeys[] = {"reachable", "latency", "connections", "transactions", "rolledback", "cache", "query", "idle", "locks", "size", "growth", "dead", "unused", "bloat", "version", "certificate", "backup", "looked"};

struct Read {
    TenantHealthReading reading;
    std::array<HealthCurve, TenantHealthTab::Charts> curves;
};

} // namespace

TenantHealthTab::TenantHealthTab(TenantBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_state(makeLabel(Look::Muted, this)), m_banner(new ErrorBanner(this)), m_alerts(new QVBoxLayout),
      m_figures(new KeyValueView(this)), m_command(new CopyButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 8);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_state, 1);
    head->addWidget(m_command);
    column->addLayout(head);
    column->addWidget(m_banner);
    m_alerts->setSpacing(4);
    column->addLayout(m_alerts);
    for (HealthChart *&chart : m_charts) {
        chart = new HealthChart(this);
        column->addWidget(chart);
    }
    for (const char *key : figureKeys)
        m_figures->addRow(QString::fromLatin1(key), {}, {}, KeyValueView::Plain);
    column->addWidget(m_figures);
    column->addStretch(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &TenantHealthTab::reload);
    connect(m_banner, &ErrorBanner::retry, this, &TenantHealthTab::reload);
    if (services.listener)
        connect(services.listener, &registry::Listener::changed, this, [this](const QString &table, const QStringList &ids) {
            const bool ours = table == u"alert" || (table == u"health" && (ids.isEmpty() || ids.contains(m_tenant.id)));
            if (ours && isVisible() && !m_soon.isActive())
                m_soon.start();
        });
    retranslate();
}

TenantHealthTab::~TenantHealthTab() { m_stop.request_stop(); }

void TenantHealthTab::setTenant(const registry::Tenant &tenant)
{
    const bool another = tenant.id != m_tenant.id;
    if (another)
        clear();
    m_tenant = tenant;
    m_command->setText(commandLine({u"health"_s, u"show"_s, tenant.slug, u"--history"_s, QString::number(hoursShown)}));
    display();
    if (another)
        reload();
}

void TenantHealthTab::clear()
{
    m_tenant = {};
    m_reading = {};
    m_curves = {};
    m_read = false;
    ++m_newest;
    m_soon.stop();
    m_banner->clear();
    display();
}

void TenantHealthTab::reload()
{
    if (m_tenant.id.isEmpty() || !m_backend.health)
        return;
    base::run(m_services.workers, m_stop.get_token(), [read = m_backend.health, id = m_tenant.id](std::stop_token stop) -> base::Result<Read> {
        Read out;
        TRY(out.reading, read(id, stop));
        const auto &points = out.reading.points;
        out.curves[Latency] = healthCurve(points, [](const HealthPoint &p) { return p.connectMs ? std::optional(*p.connectMs + p.queryMs.value_or(0)) : std::nullopt; });
        out.curves[Connections] = healthCurve(points, [](const HealthPoint &p) { return p.connections; });
        out.curves[Transactions] = healthCurve(points, [](const HealthPoint &p) { return p.transactionsPerSecond; });
        out.curves[Size] = healthCurve(points, [](const HealthPoint &p) { return p.sizeBytes ? std::optional(double(*p.sizeBytes) / 1048576) : std::nullopt; });
        return out;
    }).then(this, [this, number = ++m_newest](const base::Result<Read> &result) {
        if (number != m_newest)
            return;
        if (!result) {
            if (result.error().kind != base::Kind::Cancelled)
                m_banner->setError(result.error(), [] { return tr("How this tenant is could not be read."); });
            return;
        }
        m_banner->clear();
        m_reading = result->reading;
        m_curves = result->curves;
        m_read = true;
        display();
    });
}

void TenantHealthTab::display()
{
    const registry::TenantHealth none;
    const registry::TenantHealth &h = m_reading.health ? *m_reading.health : none;
    HealthLine line;
    line.looked = m_reading.health.has_value();
    line.health = h;
    line.tenant = m_tenant;
    m_state->setText(!m_read ? tr("Reading…") : !line.looked ? tr("Nobody has looked at this tenant yet.") : tr("Looked at %1").arg(TenantFormat::ago(h.at, m_reading.now)));

    clearLayout(m_alerts);
    for (const registry::Alert &alert : std::as_const(m_reading.alerts)) {
        auto *place = new QWidget(this);
        auto *row = new QHBoxLayout(place);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto *chip = new StatusChip(place);
        chip->setStatus(HealthWords::severity(alert.severity));
        auto *link = makeButton(ButtonKind::Link, place);
        link->setText(HealthWords::alert(m_reading.thresholds, alert));
        link->setToolTip(HealthWords::meaning(alert.metric));
        connect(link, &QPushButton::clicked, this, [this, id = alert.id] { emit alertOpened(id); });
        row->addWidget(chip);
        row->addWidget(link);
        row->addStretch(1);
        row->addWidget(makeLabel(Look::Small, place, TenantFormat::ago(alert.openedAt, m_reading.now)));
        m_alerts->addWidget(place);
    }

    const QDateTime until = m_reading.now.isValid() ? m_reading.now : QDateTime::currentDateTimeUtc(), from = until.addSecs(-hoursShown * 3600);
    QList<QDateTime> unreachable;
    for (const HealthPoint &point : std::as_const(m_reading.points))
        if (point.unreachable > 0)
            unreachable << point.at;
    const QLocale locale;
    const auto limit = [this](const char *metric) { return m_reading.thresholds.of(QString::fromLatin1(metric), m_tenant.planId, m_tenant.id).warning; };
    const std::optional<double> most = h.connectionLimit ? std::optional(double(*h.connectionLimit)) : std::nullopt;
    m_charts[Latency]->setCurve(m_curves[Latency], unreachable, from, until, [](double ms) { return TenantFormat::milliseconds(ms); }, limit("latency"));
    m_charts[Connections]->setCurve(m_curves[Connections], unreachable, from, until, [locale](double value) { return locale.toString(value, 'f', 0); }, most);
    m_charts[Transactions]->setCurve(m_curves[Transactions], unreachable, from, until, [](double value) { return HealthWords::perSecond(value); });
    m_charts[Size]->setCurve(m_curves[Size], {}, from, until, [](double megabytes) { return TenantFormat::size(qint64(megabytes * 1048576)); });
    for (HealthChart *chart : m_charts)
        chart->setVisible(m_read && line.looked);
    m_figures->setVisible(m_read && line.looked);

    const HealthSnapshot words; // of thresholds nothing is said here
    const auto set = [&](const char *key, const QString &value) { m_figures->setValue(QString::fromLatin1(key), value == TenantFormat::none() ? QString() : value); };
    const auto cell = [&](const char *key, HealthColumn column) { set(key, HealthWords::cellText(words, line, column)); };
    set("reachable", tr("%1, since %2", "yes or no, time").arg(HealthWords::reachable(line), exact(h.since)) + (h.error ? u"\n"_s + h.error->message.translated() : QString()));
    cell("latency", HealthColumn::Latency);
    cell("connections", HealthColumn::Connections);
    cell("transactions", HealthColumn::Transactions);
    cell("rolledback", HealthColumn::RolledBack);
    cell("cache", HealthColumn::CacheHits);
    cell("query", HealthColumn::LongestQuery);
    cell("idle", HealthColumn::IdleInTransaction);
    set("locks", h.lockWaits ? locale.toString(*h.lockWaits) : QString());
    cell("size", HealthColumn::Size);
    cell("growth", HealthColumn::Growth);
    cell("dead", HealthColumn::DeadRows);
    QStringList unused, bloated;
    for (const QJsonValue &each : h.inside.value(u"unused_index_names").toArray())
        unused << base::printable(each.toString());
    for (const QJsonValue &each : h.inside.value(u"bloated_indexes").toArray())
        bloated << tr("%1: %2 of %3", "index, empty space, size").arg(base::printable(each[u"name"].toString()), TenantFormat::size(each[u"empty"].toInteger()), TenantFormat::size(each[u"bytes"].toInteger()));
    const int count = h.inside.value(u"unused_indexes").toInt();
    set("unused", !h.insideAt.isValid()                     ? QString()
                  : !health::countedForLong(h, m_tenant)    ? tr("not known: counted for less than a week")
                  : count > int(unused.size())              ? tr("%1 and %Ln more", "names of indexes", count - int(unused.size())).arg(unused.join(u", "_s))
                                                            : unused.join(u", "_s));
    set("bloat", bloated.join(u'\n'));
    cell("version", HealthColumn::Version);
    set("backup", m_tenant.lastBackupAt.isValid() ? exact(m_tenant.lastBackupAt) : QString());
    set("certificate", !h.certificateProblem.isEmpty() ? base::printable(h.certificateProblem)
                       : h.certificateEnds.isValid()   ? tr("until %1").arg(exact(h.certificateEnds)) : QString());
    set("looked", exact(h.at));
}

void TenantHealthTab::retranslate()
{
    m_command->setWhat(tr("as command"));
    const QString titles[Charts] = {tr("Latency"), tr("Connections"), tr("Transactions per second"), tr("Size (MB)")};
    for (size_t i = 0; i < Charts; ++i)
        m_charts[i]->setTitle(titles[i]);
    const QString labels[] = {tr("Reachable"), tr("Latency"), tr("Connections"), tr("Transactions per second"), tr("Rolled back"), tr("Cache hits"), tr("Longest query"), tr("Idle in transaction"),
                              tr("Waiting for locks"), tr("Size"), tr("Growth"), tr("Dead rows"), tr("Unused indexes"), tr("Empty space in indexes (estimate)"), tr("Version"), tr("Certificate"), tr("Last backup"), tr("Looked at")};
    for (size_t i = 0; i < std::size(figureKeys); ++i)
        m_figures->setLabel(QString::fromLatin1(figureKeys[i]), labels[i]);
    display();
}

} // namespace tenantry::ui

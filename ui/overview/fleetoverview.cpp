#include "ui/overview/fleetoverview.h"

#include "audit/words.h"
#include "registry/filter.h"
#include "ui/health/healthwords.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/looks.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using registry::Filter;
using registry::OperationState;
using registry::Overview;
using registry::TenantState;
using namespace Qt::StringLiterals;

namespace {

const QString healthPage = u"health"_s, tenantsPage = u"tenants"_s, jobsPage = u"jobs"_s, featuresPage = u"features"_s, auditPage = u"audit"_s;

QString number(qint64 value) { return QLocale().toString(value); }

CountRow chipRow(const QString &key, const Status &chip, int count, const QString &page, const QString &argument)
{
    CountRow row;
    row.key = key;
    row.chip = chip;
    if (count == 0) // red is for what is there
        row.chip->tone = Tone::Neutral;
    row.link = number(count);
    row.page = page;
    row.argument = argument;
    row.said = chip.text + u": "_s + row.link;
    return row;
}

// One of the first steps: what there is of it, or the way to begin it.
CountRow stepRow(const QString &key, const QString &text, const QString &detail, qsizetype count, const QString &begin, const QString &page, const QString &argument)
{
    CountRow row;
    row.key = key;
    if (count > 0)
        row.chip = Status{u"done"_s, FleetOverview::tr("Done"), Tone::Success};
    row.text = text;
    row.detail = detail;
    row.link = count > 0 ? number(count) : begin;
    row.page = page;
    row.argument = count > 0 ? QString() : argument;
    row.said = QStringList({text, count > 0 ? row.chip->text : FleetOverview::tr("to do"), row.link}).join(u", "_s);
    return row;
}

} // namespace

FleetOverview::FleetOverview(bool provisions, QWidget *parent)
    : QWidget(parent), m_state(new StatusChip(this)), m_headline(makeLabel(Look::Title, this)), m_grid(new QGridLayout), m_provisions(provisions)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 8);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    m_headline->setWordWrap(true);
    head->addWidget(m_headline, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addLayout(m_grid);
    column->addStretch(1);
    m_grid->setSpacing(12);
    for (const char *name : {"steps", "health", "tenants", "versions", "jobs", "servers", "backups", "plans", "features", "events"}) {
        auto *card = new Card(this);
        auto *rows = new RowList(card);
        rows->setObjectName(QLatin1StringView(name));
        card->body()->addWidget(rows);
        card->setHang(linkInset);
        card->body()->addStretch(1);
        connect(rows, &RowList::opened, this, &FleetOverview::opened);
        m_parts.push_back({name, card, rows});
    }
    m_state->hide();
    place();
    retranslate();
}

FleetOverview::Part &FleetOverview::part(const char *name)
{
    return *std::ranges::find_if(m_parts, [name](const Part &each) { return qstrcmp(each.name, name) == 0; });
}

RowList *FleetOverview::list(const char *name) const { return const_cast<FleetOverview *>(this)->part(name).rows; }
QString FleetOverview::headline() const { return m_headline->text(); }

// As many columns as there is room for; cards keep their order, and one that is not shown leaves no hole.
void FleetOverview::place()
{
    const int columns = width() >= 1040 ? 3 : 2;
    std::vector<Card *> cards;
    for (const Part &each : m_parts)
        if (!each.card->isHidden())
            cards.push_back(each.card);
    if (columns == m_columns && cards == m_placed)
        return;
    m_columns = columns;
    m_placed = cards;
    for (const Part &each : m_parts)
        m_grid->removeWidget(each.card);
    for (int i = 0; i < 3; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    int cell = 0;
    for (Card *card : cards) {
        // The steps have sentences; the last one takes the room that is left in its row.
        const int span = card == cards.back() ? columns - cell % columns : card == part("steps").card ? 2 : 1;
        m_grid->addWidget(card, cell / columns, cell % columns, 1, span);
        cell += span;
    }
}

void FleetOverview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void FleetOverview::take(const OverviewSnapshot &snapshot)
{
    m_snapshot = snapshot;
    m_taken = true;
    fill();
}

void FleetOverview::fill()
{
    if (!m_taken)
        return;
    const Overview &o = m_snapshot.counts;
    const auto full = [](const Overview::Server &server) { return server.maxTenants > 0 && server.tenants >= server.maxTenants; };

    QStringList trouble;
    if (const int failed = o.in(TenantState::Failed))
        trouble << tr("%Ln tenant(s) failed", nullptr, failed);
    if (o.attention() > 0)
        trouble << tr("%Ln job(s) need attention", nullptr, o.attention());
    if (const auto count = int(std::ranges::count_if(o.servers, full)))
        trouble << tr("%Ln server(s) full", nullptr, count);
    const registry::HealthCounts &health = m_snapshot.health;
    if (health.unreachable > 0)
        trouble.prepend(tr("%Ln tenant(s) unreachable", nullptr, health.unreachable));
    if (health.critical > 0)
        trouble.prepend(tr("%Ln critical alert(s)", nullptr, health.critical));
    const bool none = o.tenants() == 0;
    m_headline->setText(!trouble.isEmpty() ? trouble.join(u" · "_s) : none ? tr("No tenants yet") : tr("The fleet is all right."));
    m_state->setStatus(trouble.isEmpty() ? Status{u"done"_s, tr("Nothing needs attention"), Tone::Success} : Status{u"warning"_s, tr("Needs attention"), Tone::Warning});
    m_state->setVisible(!none || !trouble.isEmpty());

    QList<CountRow> rows;
    if (none && m_provisions)
        rows = {stepRow(u"server"_s, tr("A server"), tr("A PostgreSQL that the tenants' databases are on."), o.servers.size(), tr("Add a server"), u"servers"_s, u"new"_s),
                stepRow(u"product"_s, tr("A product"), tr("What tenants run: a folder of migration files."), o.products.size(), tr("Add a product"), u"products"_s, u"new"_s),
                stepRow(u"tenant"_s, tr("The first tenant"), tr("A few questions, and it has a database of its own."), 0, tr("Provision it"), u"wizard"_s, {})};
    part("steps").rows->setRows(rows);

    rows = {chipRow(u"critical"_s, {u"error"_s, tr("Critical alerts"), Tone::Danger}, health.critical, healthPage, u"alerts:critical"_s),
            chipRow(u"warning"_s, {u"warning"_s, tr("Alerts that warn"), Tone::Warning}, health.warning, healthPage, u"alerts:warning"_s),
            chipRow(u"unreachable"_s, {u"offline"_s, tr("Unreachable tenants"), Tone::Danger}, health.unreachable, healthPage, u"state:unreachable"_s)};
    CountRow looked;
    looked.key = u"looked"_s;
    looked.text = health.latest.isValid() ? tr("Looked at %1").arg(TenantFormat::ago(health.latest, health.now)) : tr("Nobody has looked yet");
    looked.page = healthPage;
    rows << looked;
    part("health").rows->setRows(rows);

    rows.clear();
    rows << CountRow{.key = u"all"_s, .chip = {}, .text = tr("All"), .detail = {}, .link = number(o.tenants()), .page = tenantsPage, .argument = u"*"_s, .said = {}};
    for (const TenantState state : {TenantState::Failed, TenantState::Provisioning, TenantState::Deleting, TenantState::Maintenance, TenantState::Paused, TenantState::Active})
        if (o.in(state) > 0)
            rows << chipRow(registry::stateName(state), status(state), o.in(state), tenantsPage, Filter::term(u"state"_s, {registry::stateName(state)}));
    part("tenants").rows->setRows(rows);

    rows.clear();
    for (const Overview::Product &product : o.products) {
        CountRow row;
        row.key = product.id;
        row.text = product.name;
        row.detail = product.headVersion.isEmpty() ? tr("no migrations") : tr("newest: %1").arg(product.headVersion);
        row.part = product.tenants > 0 ? 1.0 - double(product.behind) / product.tenants : -1;
        row.tone = product.behind > 0 ? Tone::Warning : Tone::Success;
        row.page = tenantsPage;
        row.argument = Filter::term(u"product"_s, {product.name});
        if (product.behind > 0)
            row.argument += u" behind:>0"_s;
        row.link = product.behind > 0 ? tr("%Ln behind", nullptr, product.behind) : product.tenants > 0 ? tr("%Ln up to date", nullptr, product.tenants) : number(0);
        rows << row;
    }
    part("versions").rows->setRows(rows);

    rows = {chipRow(u"running"_s, status(OperationState::Running), o.running, jobsPage, u"show:running"_s),
            chipRow(u"failed"_s, {u"error"_s, tr("Failed", "jobs"), Tone::Danger}, o.failed, jobsPage, u"show:attention"_s),
            chipRow(u"interrupted"_s, {u"interrupted"_s, tr("Interrupted", "jobs"), Tone::Warning}, o.interrupted, jobsPage, u"show:attention"_s)};
    part("jobs").rows->setRows(rows);

    rows.clear();
    for (const Overview::Server &server : o.servers) {
        CountRow row;
        row.key = server.id;
        row.text = server.name;
        row.link = number(server.tenants);
        row.page = tenantsPage;
        row.argument = Filter::term(u"server"_s, {server.name});
        if (server.maxTenants > 0) {
            row.part = double(server.tenants) / server.maxTenants;
            row.tone = full(server) ? Tone::Danger : row.part >= .9 ? Tone::Warning : Tone::Accent;
            row.detail = full(server) ? tr("full") : tr("room for %Ln more tenant(s)", nullptr, server.maxTenants - server.tenants);
        }
        if (!server.acceptsTenants)
            row.detail = tr("takes no new tenants");
        if (const auto live = m_snapshot.servers.constFind(server.id); live != m_snapshot.servers.cend()) {
            QStringList parts;
            if (!row.detail.isEmpty() && (full(server) || !server.acceptsTenants)) // how much room there is, the bar says
                parts << row.detail;
            if (!live->reachable)
                parts << HealthWords::state(HealthState::Unreachable).text;
            else if (live->connections && live->maxConnections)
                parts << tr("%1 of %2 connections").arg(number(*live->connections), number(*live->maxConnections));
            row.detail = parts.join(u" · "_s);
            if (!live->reachable)
                row.tone = Tone::Danger;
        }
        row.said = QStringList({server.name, row.link, row.detail}).join(u", "_s);
        rows << row;
    }
    part("servers").rows->setRows(rows);

    rows.clear();
    if (o.tenants() > 0) {
        if (o.neverBackedUp < o.tenants())
            rows << chipRow(u"old"_s, {u"clock"_s, tr("Older than %Ln day(s)", nullptr, Overview::oldBackupDays), o.oldBackups > 0 ? Tone::Warning : Tone::Neutral}, o.oldBackups, tenantsPage,
                            Filter::term(u"backup"_s, {u">%1d"_s.arg(Overview::oldBackupDays)}));
        rows << chipRow(u"none"_s, {u"minus"_s, tr("Without a backup"), Tone::Neutral}, o.neverBackedUp, tenantsPage, Filter::term(u"backup"_s, {u"none"_s}));
        if (o.oldestBackup.isValid())
            rows << CountRow{.key = u"oldest"_s, .chip = {}, .text = tr("The oldest"), .detail = {}, .link = TenantFormat::ago(o.oldestBackup, m_snapshot.health.now), .page = tenantsPage,
                             .argument = u'-' + Filter::term(u"backup"_s, {u"none"_s}), .said = {}};
    }
    part("backups").rows->setRows(rows);

    rows.clear();
    QStringList plans;
    for (const Overview::Plan &plan : o.plans)
        if (!plan.id.isEmpty())
            plans << plan.name;
    for (const Overview::Plan &plan : o.plans) {
        CountRow row;
        row.key = plan.id.isEmpty() ? u"none"_s : plan.id;
        row.text = plan.id.isEmpty() ? tr("Without a plan") : plan.name;
        row.link = number(plan.tenants);
        row.page = tenantsPage;
        row.argument = !plan.id.isEmpty() ? Filter::term(u"plan"_s, {plan.name}) : plans.isEmpty() ? u"*"_s : u'-' + Filter::term(u"plan"_s, plans);
        rows << row;
    }
    part("plans").rows->setRows(rows);

    rows.clear();
    rows << CountRow{.key = u"all"_s, .chip = {}, .text = tr("All", "features"), .detail = {}, .link = number(o.features), .page = featuresPage, .argument = u"is:all"_s, .said = {}};
    if (o.killed > 0) // one number, as one filter finds them
        rows << chipRow(u"killed"_s, {u"stop"_s, o.killedSwitches == o.killed ? tr("Off for all") : o.killedSwitches == 0 ? tr("Default for all") : tr("Off or default for all"), Tone::Danger}, o.killed, featuresPage, u"is:killed"_s);
    if (o.stale > 0)
        rows << chipRow(u"stale"_s, {u"clock"_s, tr("To review"), Tone::Warning}, o.stale, featuresPage, u"is:stale"_s);
    if (o.expired > 0)
        rows << chipRow(u"expired"_s, {u"warning"_s, tr("With expired overrides"), Tone::Warning}, o.expired, featuresPage, u"is:expired"_s);
    part("features").rows->setRows(rows);

    rows.clear();
    for (const registry::Event &event : std::as_const(m_snapshot.events)) {
        CountRow row;
        row.key = number(event.seq);
        row.text = audit::title(event).translated();
        row.detail = base::printable(event.operatorLogin) + u" · "_s + TenantFormat::ago(event.at, m_snapshot.health.now);
        row.page = auditPage;
        row.argument = u"seq:%1"_s.arg(event.seq);
        row.said = row.text + u", "_s + row.detail;
        rows << row;
    }
    part("events").rows->setRows(rows);

    const auto silent = [&](const Part &each) { // nothing to count yet: the first steps say enough
        const QLatin1StringView name(each.name);
        return none
            && (name == "tenants"_L1 || (name == "health"_L1 && health.critical + health.warning + health.unreachable == 0) || (name == "features"_L1 && o.features == 0)
                || (name == "jobs"_L1 && o.running + o.attention() == 0));
    };
    for (const Part &each : m_parts)
        each.card->setVisible(!each.rows->rows().isEmpty() && !silent(each));
    place();
}

void FleetOverview::retranslate()
{
    part("steps").card->setTitle(tr("First steps"));
    part("health").card->setTitle(tr("Health"));
    part("tenants").card->setTitle(tr("Tenants"));
    part("versions").card->setTitle(tr("Versions"));
    part("jobs").card->setTitle(tr("Jobs"));
    part("servers").card->setTitle(tr("Servers"));
    part("plans").card->setTitle(tr("Plans"));
    part("features").card->setTitle(tr("Features"));
    part("backups").card->setTitle(tr("Last backups"));
    part("events").card->setTitle(tr("Recent changes"));
    fill();
}

} // namespace tenantry::ui

#include "ui/overview/supportoverview.h"

#include "registry/filter.h"
#include "ui/health/healthwords.h"
#include "ui/shell/searchprovider.h"
#include "ui/widgets/card.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

using registry::OperationState;
using registry::Overview;
using registry::TenantState;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostFound = 8, widest = 1080;
const QString tenantsPage = u"tenants"_s;

} // namespace

SupportOverview::SupportOverview(std::unique_ptr<SearchProvider> finder, const registry::RegistryInfo &registry, QWidget *parent)
    : QWidget(parent), m_finder(std::move(finder)), m_baseDomain(registry.baseDomain), m_title(makeLabel(Look::Title, this)), m_nothing(makeLabel(Look::Muted, this)),
      m_field(new SearchField(this)), m_found(new RowList), m_recent(new RowList), m_assigned(new RowList), m_counts(new RowList), m_foundCard(new Card(this)),
      m_recentCard(new Card(this)), m_assignedCard(new Card(this)), m_countsCard(new Card(this)), m_all(makeButton(ButtonKind::Link, m_assignedCard))
{
    auto *outside = new QHBoxLayout(this);
    outside->setContentsMargins(0, 12, 0, 8);
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(widest);
    outside->addStretch(1);
    outside->addWidget(middle, 100);
    outside->addStretch(1);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    m_title->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_title);
    auto *centre = new QHBoxLayout;
    auto *search = new QWidget(middle);
    search->setMaximumWidth(640);
    auto *searchColumn = new QVBoxLayout(search);
    searchColumn->setContentsMargins(0, 0, 0, 0);
    searchColumn->setSpacing(8);
    searchColumn->addWidget(m_field);
    searchColumn->addWidget(m_foundCard);
    centre->addStretch(1);
    centre->addWidget(search, 100);
    centre->addStretch(1);
    column->addLayout(centre);
    m_foundCard->body()->addWidget(m_found);
    m_foundCard->body()->addWidget(m_nothing);
    m_foundCard->hide();

    auto *cards = new QHBoxLayout;
    cards->setSpacing(16);
    auto *left = new QVBoxLayout, *right = new QVBoxLayout;
    for (QVBoxLayout *side : {left, right})
        side->setSpacing(16);
    cards->addLayout(left, 3);
    cards->addLayout(right, 2);
    left->addWidget(m_assignedCard);
    left->addStretch(1);
    right->addWidget(m_recentCard);
    right->addWidget(m_countsCard);
    right->addStretch(1);
    column->addLayout(cards);
    column->addStretch(1);
    m_assignedCard->body()->addWidget(m_assigned);
    m_assignedCard->body()->addWidget(m_all, 0, Qt::AlignLeft);
    m_recentCard->body()->addWidget(m_recent);
    m_countsCard->body()->addWidget(m_counts);
    for (Card *card : {m_foundCard, m_assignedCard, m_recentCard, m_countsCard})
        card->setHang(linkInset);
    m_nothing->setIndent(linkInset);
    for (RowList *list : {m_found, m_recent, m_assigned, m_counts})
        connect(list, &RowList::opened, this, &SupportOverview::opened);
    setFocusProxy(m_field);
    connect(m_all, &QPushButton::clicked, this, [this] { emit opened(tenantsPage, u"*"_s); });
    connect(m_field, &SearchField::searched, this, &SupportOverview::find);
    connect(m_field, &SearchField::submitted, this, [this](const QString &text) {
        if (const auto rows = m_found->rows(); !rows.isEmpty())
            emit opened(rows.first().page, rows.first().argument);
        else if (!text.trimmed().isEmpty())
            emit opened(tenantsPage, text.trimmed());
    });
    connect(m_field, &SearchField::left, this, [this] {
        for (const RowList *list : {m_found, m_assigned})
            if (const auto rows = list->rows(); !rows.isEmpty() && list->isVisible()) {
                list->widget(rows.first().key)->button()->setFocus(Qt::TabFocusReason);
                return;
            }
    });
    retranslate();
}

SupportOverview::~SupportOverview() = default;

void SupportOverview::find()
{
    const QString text = m_field->text().trimmed();
    QList<CountRow> rows;
    if (m_finder && !text.isEmpty())
        for (const SearchHit &hit : m_finder->search(text, mostFound)) {
            CountRow row;
            row.key = hit.argument;
            row.chip = hit.status;
            row.text = hit.title;
            row.detail = hit.detail;
            row.page = hit.page;
            row.argument = hit.argument;
            row.said = QStringList({hit.title, hit.detail, hit.status ? hit.status->text : QString()}).join(u", "_s);
            rows << row;
        }
    m_found->setRows(rows);
    m_nothing->setVisible(rows.isEmpty());
    m_foundCard->setVisible(m_finder && !text.isEmpty());
}

CountRow SupportOverview::row(const Overview::Place &place) const
{
    CountRow row;
    row.key = place.id;
    row.chip = status(place.state);
    row.text = place.companyName;
    QStringList detail;
    if (place.unfinished > 0)
        detail << tr("%Ln operation(s) stopped", nullptr, place.unfinished);
    if (place.behind > 0)
        detail << tr("%Ln migration(s) behind", nullptr, place.behind);
    if (detail.isEmpty())
        detail << (m_baseDomain.isEmpty() ? place.subdomain : place.subdomain + u'.' + m_baseDomain);
    row.detail = detail.join(u" · "_s);
    row.page = tenantsPage;
    row.argument = place.id;
    row.said = QStringList({place.companyName, row.chip->text, row.detail}).join(u", "_s);
    return row;
}

void SupportOverview::take(const OverviewSnapshot &snapshot)
{
    m_snapshot = snapshot;
    m_taken = true;
    fill();
    find(); // what is found may have changed as well
}

void SupportOverview::fill()
{
    if (!m_taken)
        return;
    const Overview &o = m_snapshot.counts;
    QList<CountRow> rows;
    for (const Overview::Place &place : o.places)
        rows << row(place);
    m_assigned->setRows(rows);
    m_all->setVisible(o.tenants() > o.places.size());
    m_all->setText(tr("All %Ln tenant(s)", nullptr, o.tenants()));
    rows.clear();
    for (const Overview::Place &place : o.recent)
        rows << row(place);
    m_recent->setRows(rows);
    m_recentCard->setVisible(!rows.isEmpty());

    rows.clear();
    const auto count = [&](const QString &key, const Status &chip, int n, const QString &page, const QString &argument) {
        if (n == 0)
            return;
        CountRow row;
        row.key = key;
        row.chip = chip;
        row.link = QLocale().toString(n);
        row.page = page;
        row.argument = argument;
        row.said = chip.text + u": "_s + row.link;
        rows << row;
    };
    for (const TenantState state : {TenantState::Failed, TenantState::Provisioning, TenantState::Deleting, TenantState::Maintenance, TenantState::Paused, TenantState::Active})
        count(registry::stateName(state), status(state), o.in(state), tenantsPage, registry::Filter::term(u"state"_s, {registry::stateName(state)}));
    count(u"unreachable"_s, HealthWords::state(HealthState::Unreachable), m_snapshot.health.unreachable, u"health"_s, u"state:unreachable"_s);
    count(u"critical"_s, {u"error"_s, tr("Critical alerts"), Tone::Danger}, m_snapshot.health.critical, u"health"_s, u"alerts:critical"_s);
    count(u"warning"_s, {u"warning"_s, tr("Alerts that warn"), Tone::Warning}, m_snapshot.health.warning, u"health"_s, u"alerts:warning"_s);
    count(u"behind"_s, {u"migrations"_s, tr("Behind"), Tone::Warning}, o.behind(), tenantsPage, u"behind:>0"_s);
    count(u"jobs"_s, {u"running"_s, tr("Jobs running"), Tone::Info}, o.running, u"jobs"_s, u"show:running"_s);
    count(u"stuck"_s, {u"warning"_s, tr("Jobs that stopped"), Tone::Warning}, o.attention(), u"jobs"_s, u"show:attention"_s);
    m_counts->setRows(rows);
}

void SupportOverview::retranslate()
{
    m_title->setText(tr("Which tenant is it about?"));
    m_field->setPlaceholder(tr("Name, host, database or id"));
    m_field->setShortcutHint(QKeySequence::Find);
    m_nothing->setText(tr("None of your tenants is called like that. Enter searches the list of tenants."));
    m_assignedCard->setTitle(tr("Your tenants"));
    m_assignedCard->setSubtitle(tr("Those in trouble first"));
    m_recentCard->setTitle(tr("Opened last"));
    m_countsCard->setTitle(tr("At a glance"));
    fill();
    find();
}

} // namespace tenantry::ui

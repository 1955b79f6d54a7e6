#include "ui/health/servercards.h"

#include "ui/health/healthdelegate.h"
#include "ui/health/healthwords.h"
#include "ui/overview/rowlist.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/statuschip.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int cardWidth = 328, widestCard = 420;
constexpr int hoursDrawn = 48;

QString versionText(int number) { return number >= 100'000 ? u"%1.%2"_s.arg(number / 10'000).arg(number % 10'000) : QString(); }

} // namespace

void ServerTrend::set(const QList<registry::ServerPoint> &hours, const QDateTime &now)
{
    m_trend = {};
    m_trend.values.resize(hoursDrawn);
    m_trend.unreachable.resize(hoursDrawn);
    for (const registry::ServerPoint &hour : hours) {
        const qint64 place = hoursDrawn - 1 - hour.at.secsTo(now) / 3600;
        if (place < 0 || place >= hoursDrawn)
            continue;
        m_trend.unreachable[place] = hour.unreachable > 0;
        if (!hour.connectionsMost)
            continue;
        const float value = float(*hour.connectionsMost);
        m_trend.least = m_trend.most > 0 ? std::min(m_trend.least, value) : value;
        m_trend.most = std::max(m_trend.most, value);
        m_trend.values[place] = value;
    }
    update();
}

void ServerTrend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTrend(&painter, rect(), m_trend);
}

ServerCard::ServerCard(QWidget *parent)
    : QFrame(parent), m_name(makeButton(ButtonKind::Link, this)), m_alerts(makeButton(ButtonKind::Link, this)), m_chip(new StatusChip(this)), m_bar(new PartBar(this)),
      m_connections(makeLabel(Look::Small, this)), m_facts(makeLabel(Look::Small, this)),
      m_trend(new ServerTrend(this)), m_history(makeIconButton(u"chart"_s, this))
{
    setProperty("look", u"card"_s);
    setMinimumWidth(cardWidth);
    setMaximumWidth(widestCard);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 10);
    column->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    head->addWidget(m_name);
    head->addStretch(1);
    head->addWidget(m_history);
    head->addWidget(m_chip);
    column->addLayout(head);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(m_bar);
    m_connections->setWordWrap(false);
    middle->addWidget(m_connections, 1);
    m_trend->setFixedWidth(64);
    middle->addWidget(m_trend);
    middle->addWidget(m_alerts);
    column->addLayout(middle);
    m_facts->setWordWrap(true);
    column->addWidget(m_facts);
    column->addStretch(1);
    connect(m_history, &QToolButton::clicked, this, [this] { emit historyWanted(m_server.server.name); });
    connect(m_name, &QPushButton::clicked, this, [this] { emit chosen(m_server.server.name); });
    connect(m_alerts, &QPushButton::clicked, this, [this] { emit alertsWanted(m_server.server.name); });
}

void ServerCard::set(const HealthServer &server)
{
    m_server = server;
    retranslate();
}

void ServerCard::setHours(const QList<registry::ServerPoint> &hours, const QDateTime &now)
{
    m_trend->set(hours, now);
    retranslate();
}

void ServerCard::retranslate()
{
    const QLocale locale;
    const QString name = base::printable(m_server.server.name);
    m_name->setText(fontMetrics().elidedText(name, Qt::ElideRight, 140).replace(u'&', u"&&"_s));
    m_name->setToolTip(tr("Show only the tenants of %1").arg(name));
    const auto &health = m_server.health;
    m_chip->setStatus(HealthWords::state(m_server.state()));
    m_chip->setToolTip(health && health->error ? health->error->message.translated() : QString());
    const bool counted = health && health->connections && health->maxConnections && *health->maxConnections > 0;
    m_bar->setVisible(counted);
    if (counted) {
        const double part = double(*health->connections) / *health->maxConnections;
        m_bar->setPart(part, part >= 0.9 ? Tone::Danger : part >= 0.75 ? Tone::Warning : Tone::Accent);
        m_connections->setText(tr("%1 of %2").arg(locale.toString(*health->connections), locale.toString(*health->maxConnections)));
        m_connections->setToolTip(tr("Connections"));
    } else {
        m_connections->setText(health && health->error ? fontMetrics().elidedText(health->error->message.translated(), Qt::ElideRight, 150)
                               : health              ? tr("since %1").arg(exact(health->since))
                                                     : tr("Nobody has looked yet"));
        m_connections->setToolTip(health && health->error ? health->error->message.translated() : QString());
    }
    QStringList facts;
    if (health && health->connectMs)
        facts << TenantFormat::milliseconds(*health->connectMs + health->queryMs.value_or(0));
    if (health && health->databases)
        facts << tr("%Ln database(s)", nullptr, *health->databases);
    else
        facts << tr("%Ln tenant(s)", nullptr, m_server.server.tenants);
    if (m_server.sizeBytes > 0)
        facts << TenantFormat::size(m_server.sizeBytes);
    if (health && health->diskFree)
        facts << tr("%1 free").arg(TenantFormat::size(*health->diskFree));
    if (const QString version = versionText(health && health->serverVersion ? *health->serverVersion : m_server.server.serverVersion); !version.isEmpty())
        facts << u"PostgreSQL\u00a0"_s + version; // stays in one line
    if (health && health->replicationLagSeconds)
        facts << tr("replica %1 s behind").arg(locale.toString(*health->replicationLagSeconds, 'f', 0));
    m_facts->setText(facts.join(u" · "_s));
    m_alerts->setText(m_server.openAlerts > 0 ? tr("%Ln alert(s)", nullptr, m_server.openAlerts) : tr("no alerts"));
    m_alerts->setEnabled(m_server.openAlerts > 0);
    const HealthTrend &trend = m_trend->trend();
    m_trend->setToolTip(trend.most > 0 ? HealthWords::trend(tr("Connections in the last 48 hours"), trend.least, trend.most) : QString());
    m_trend->setAccessibleName(m_trend->toolTip());
    setName(m_history, tr("What %1 was like").arg(name));
    setAccessibleName(said());
    m_name->setAccessibleName(tr("Server %1").arg(name));
    m_alerts->setAccessibleName(tr("%1: %2", "server, its alerts").arg(name, m_alerts->text()));
}

QString ServerCard::said() const
{
    return u"%1: %2, %3, %4, %5"_s.arg(base::printable(m_server.server.name), m_chip->shown().text, m_connections->text(), m_facts->text(), m_alerts->text());
}

ServerCards::ServerCards(QWidget *parent) : QScrollArea(parent)
{
    auto *place = new QWidget(this);
    m_row = new QHBoxLayout(place);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(12);
    m_row->addStretch(0); // takes what the cards leave
    setWidget(place);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ServerCards::sizeHint() const
{
    const int most = int(m_cards.size()) * (cardWidth + 12);
    int tall = m_cards.isEmpty() ? 96 : 0;
    for (const ServerCard *card : m_cards)
        tall = std::max(tall, card->layout()->totalHeightForWidth(cardWidth)); // what it says may take two lines
    return {most, tall + (most > width() ? horizontalScrollBar()->sizeHint().height() : 0)};
}

void ServerCards::setServers(const QList<HealthServer> &servers)
{
    while (m_cards.size() > servers.size()) {
        m_cards.last()->hide();
        m_cards.takeLast()->deleteLater();
    }
    while (m_cards.size() < servers.size()) {
        auto *card = new ServerCard(widget());
        connect(card, &ServerCard::chosen, this, &ServerCards::chosen);
        connect(card, &ServerCard::alertsWanted, this, &ServerCards::alertsWanted);
        connect(card, &ServerCard::historyWanted, this, &ServerCards::historyWanted);
        m_row->insertWidget(int(m_cards.size()), card, 1);
        m_cards << card;
    }
    for (qsizetype i = 0; i < servers.size(); ++i)
        m_cards[i]->set(servers[i]);
    if (m_now.isValid()) // another server may stand in a card's place by now
        for (ServerCard *card : std::as_const(m_cards))
            card->setHours(m_hours.value(card->server().server.id), m_now);
    updateGeometry();
}

void ServerCards::setHours(const ServerHours &hours, const QDateTime &now)
{
    m_hours = hours;
    m_now = now;
    for (ServerCard *card : std::as_const(m_cards))
        card->setHours(m_hours.value(card->server().server.id), m_now);
}

void ServerCards::retranslate()
{
    setAccessibleName(tr("Servers"));
    for (ServerCard *card : std::as_const(m_cards))
        card->retranslate();
}

} // namespace tenantry::ui

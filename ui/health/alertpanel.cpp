#include "ui/health/alertpanel.h"

#include "ui/health/alertform.h"
#include "ui/health/healthwords.h"
#include "ui/tenants/commandline.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/ondemand.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Alert;
using registry::Severity;

namespace {

constexpr int detailsWidth = 380;

} // namespace

AlertPanel::AlertPanel(const HealthBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_model(new AlertModel(this)), m_critical(makeButton(ButtonKind::Ghost, this)),
      m_warnings(makeButton(ButtonKind::Ghost, this)),
      m_table(new QTableView(this)), m_nothing(new EmptyState(this)), m_severities(new QWidget(this)), m_card(new Card), m_meaning(makeLabel(Look::Body, m_card)), m_error(makeLabel(Look::Error, m_card)),
      m_facts(new KeyValueView(m_card)), m_open(makeButton(ButtonKind::Normal, m_card, u"tenants"_s)), m_diagnose(makeButton(ButtonKind::Normal, m_card, u"health"_s)),
      m_threshold(makeButton(ButtonKind::Link, m_card)), m_form(new AlertForm(backend, services, m_card)), m_command(new CopyButton(m_card))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    auto *severities = new QHBoxLayout(m_severities);
    severities->setContentsMargins(0, 0, 0, 0);
    severities->setSpacing(4);
    for (QPushButton *button : {m_critical, m_warnings}) {
        button->setCheckable(true);
        severities->addWidget(button);
    }
    severities->addStretch(1);
    left->addWidget(m_severities);
    left->addWidget(m_nothing, 1);
    left->addWidget(m_table, 1);
    row->addLayout(left, 1);
    QScrollArea *area = makeScrollArea(this, detailsWidth);
    area->setWidget(m_card);
    area->setFixedWidth(detailsWidth);
    row->addWidget(area);

    m_table->setModel(m_model);
    styleTable(m_table);
    m_table->setItemDelegateForColumn(AlertModel::Severity, new AlertDelegate(Qt::UserRole, m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    const std::pair<int, int> widths[] = {{AlertModel::Severity, 120}, {AlertModel::What, 250}, {AlertModel::About, 190}, {AlertModel::Since, 110}};
    for (const auto &[section, width] : widths)
        m_table->setColumnWidth(section, width);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    m_card->addAction(m_command);
    m_card->body()->addWidget(m_meaning);
    m_card->body()->addWidget(m_error);
    for (const char *key : {"about", "server", "value", "threshold", "since", "changed", "seen", "note", "silent"})
        m_facts->addRow(QString::fromLatin1(key), {}, {}, KeyValueView::Plain);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open);
    buttons->addWidget(m_diagnose);
    buttons->addStretch(1);
    m_card->body()->addLayout(buttons);
    m_card->body()->addWidget(m_form);
    m_card->body()->addWidget(m_facts);
    m_card->body()->addLayout(linkRow(m_threshold));
    m_form->setVisible(bool(backend.acknowledge));
    m_card->body()->addStretch(1);

    connect(m_critical, &QPushButton::clicked, this, [this](bool on) { emit severityWanted(on ? std::optional(Severity::Critical) : std::nullopt); });
    connect(m_warnings, &QPushButton::clicked, this, [this](bool on) { emit severityWanted(on ? std::optional(Severity::Warning) : std::nullopt); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            m_chosen = now.data(Qt::UserRole).toString();
        showCurrent();
    });
    const auto open = [this](const char *tab) {
        if (const Alert *alert = current())
            alert->tenantId.isEmpty() ? emit serverWanted(alert->server) : emit tenantWanted(alert->tenantId + QLatin1StringView(tab));
    };
    connect(m_table, &QTableView::activated, this, [open] { open("/health"); });
    connect(m_open, &QPushButton::clicked, this, [open] { open("/health"); });
    connect(m_diagnose, &QPushButton::clicked, this, [open] { open("/diagnosis"); });
    connect(m_threshold, &QPushButton::clicked, this, [this] {
        if (const Alert *alert = current())
            emit thresholdWanted(alert->metric);
    });
    connect(m_form, &AlertForm::acknowledged, this, &AlertPanel::changed);
    setFocusProxy(m_table);
    retranslate();
}

const Alert *AlertPanel::current() const { return m_model->alert(m_table->currentIndex().row()); }

void AlertPanel::choose(const QString &alertId)
{
    m_chosen = alertId;
    if (const int row = m_model->rowOf(alertId); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, AlertModel::What));
}

void AlertPanel::setView(const HealthViewPtr &view, const HealthWish &wish)
{
    m_wish = wish;
    const QString chosen = m_chosen; // a reset takes the current row away
    m_model->show(view);
    m_chosen = chosen;
    int row = m_model->rowOf(m_chosen);
    if (row < 0 && m_model->rowCount() > 0)
        row = 0;
    if (row >= 0 && m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, AlertModel::What));
    showCounts();
    showCurrent();
}

void AlertPanel::setNow(const QDateTime &now)
{
    m_now = now;
    m_model->setNow(now);
}

void AlertPanel::showCounts()
{
    const HealthView &view = *m_model->view();
    m_critical->setText(tr("%Ln critical one(s)", nullptr, view.criticalAlerts));
    m_warnings->setText(tr("%Ln warning(s)", nullptr, view.warningAlerts));
    m_critical->setIcon(Icons::get(u"error"_s, Tone::Danger));
    m_warnings->setIcon(Icons::get(u"warning"_s, Tone::Warning));
    m_critical->setChecked(m_wish.severity == Severity::Critical);
    m_warnings->setChecked(m_wish.severity == Severity::Warning);
    const bool none = m_model->rowCount() == 0;
    const bool filtered = !view.snapshot->alerts.isEmpty();
    m_nothing->setIcon(filtered ? u"filter"_s : u"done"_s);
    m_nothing->setTexts(filtered ? tr("No open alert is what is asked for here.") : tr("No alert is open."), filtered ? QString() : tr("What goes wrong appears here by itself, and goes when it is well again."));
    m_severities->setVisible(view.criticalAlerts + view.warningAlerts > 0);
    m_nothing->setVisible(none);
    m_table->setVisible(!none);
}

void AlertPanel::showCurrent()
{
    const Alert *alert = current();
    m_card->setVisible(alert);
    if (!alert)
        return;
    const HealthSnapshot &snapshot = *m_model->view()->snapshot;
    const HealthLine *line = alert->tenantId.isEmpty() ? nullptr : snapshot.line(alert->tenantId);
    const registry::Threshold threshold = snapshot.thresholds.of(alert->metric, line ? line->tenant.planId : QString(), alert->tenantId);
    QString unit;
    for (const registry::HealthMetric &each : snapshot.thresholds.metrics)
        if (each.metric == alert->metric)
            unit = each.unit;
    m_card->setTitle(HealthWords::alert(snapshot.thresholds, *alert));
    m_card->setSubtitle(u"%1 · %2"_s.arg(HealthWords::severity(alert->severity).text, AlertModel::aboutText(*alert)));
    m_meaning->setText(HealthWords::meaning(alert->metric));
    m_meaning->setVisible(!m_meaning->text().isEmpty());
    m_error->setText(alert->error ? alert->error->message.translated() + (alert->error->hint.isEmpty() ? QString() : u' ' + alert->error->hint.translated()) : QString());
    m_error->setVisible(alert->error.has_value());
    const auto fact = [this](const char *key, const QString &value, bool always = false) {
        m_facts->setValue(QString::fromLatin1(key), value);
        m_facts->setRowVisible(QString::fromLatin1(key), always || !value.isEmpty());
    };
    fact("about", line ? base::printable(line->tenant.companyName) : QString());
    fact("server", base::printable(alert->server));
    fact("value", HealthWords::value(unit, alert->value));
    QString limit = unit == u"yes" ? QString() : HealthWords::value(unit, alert->threshold);
    if (!limit.isEmpty() && threshold.forSeconds > 0)
        limit = tr("%1 for %2", "threshold, time").arg(limit, HealthWords::time(threshold.forSeconds * 1000.0));
    fact("threshold", limit);
    fact("since", moment(alert->openedAt), true);
    fact("changed", alert->changedAt.isValid() && alert->changedAt != alert->openedAt ? moment(alert->changedAt) : QString());
    fact("seen", alert->acknowledgedAt.isValid() ? tr("%1, %2", "operator, time").arg(base::printable(alert->acknowledgedBy), moment(alert->acknowledgedAt)) : tr("nobody yet"), true);
    fact("note", base::printable(alert->note));
    fact("silent", alert->silencedUntil.isValid() && alert->silencedUntil > snapshot.now ? moment(alert->silencedUntil) : QString());
    const bool ofTenant = !alert->tenantId.isEmpty();
    m_form->setAlert(*alert, m_now.isValid() ? m_now : snapshot.now);
    m_open->setVisible(!ofTenant || line);
    m_open->setText(ofTenant ? tr("Open tenant") : tr("Its tenants"));
    m_diagnose->setVisible(ofTenant && line && m_backend.may("tenants.diagnose"));
    m_command->setText(ofTenant ? commandLine({u"health"_s, u"show"_s, alert->tenant}) : commandLine({u"health"_s, u"show"_s, u"--server"_s, alert->server}));
}

void AlertPanel::retranslate()
{
    m_table->setAccessibleName(tr("Open alerts"));
    m_diagnose->setText(tr("Diagnose"));
    m_threshold->setText(tr("From where on it is an alert"));
    m_form->retranslate();
    m_command->setWhat(tr("as command"));
    const std::pair<const char *, QString> labels[] = {{"about", tr("Tenant")}, {"server", tr("Server")}, {"value", tr("Value")}, {"threshold", tr("Threshold")}, {"since", tr("Open since")},
                                                       {"changed", tr("Severity since")}, {"seen", tr("Seen by")}, {"note", tr("Note")}, {"silent", tr("Silent until")}};
    for (const auto &[key, label] : labels)
        m_facts->setLabel(QString::fromLatin1(key), label);
    m_model->retranslate();
    showCounts();
    showCurrent();
}

} // namespace tenantry::ui

#include "ui/health/thresholdpanel.h"

#include "ui/health/healthwords.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/ondemand.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QStringListModel>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;
using registry::HealthMetric;
using registry::Threshold;
using registry::ThresholdRule;

namespace {

constexpr int formWidth = 380;

QString unitText(const QString &unit)
{
    return unit == u"percent" ? u"%"_s : unit == u"ms" ? u"ms"_s : unit == u"s" ? u"s"_s : unit == u"days" ? ThresholdPanel::tr("days") : QString();
}

QString plain(double number) { return QLocale().toString(number, 'g', 12).remove(QLocale().groupSeparator()); }
QString forCommand(double number) { return QLocale::c().toString(number, 'g', 12); }

} // namespace

ThresholdPanel::ThresholdPanel(const HealthBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_snapshot(std::make_shared<const HealthSnapshot>()), m_model(new ThresholdModel(this)), m_kind(new QComboBox(this)),
      m_plan(new QComboBox(this)), m_tenant(new QLineEdit(this)), m_noTenant(makeLabel(Look::Error, this)), m_table(new QTableView(this)), m_card(new Card), m_source(makeLabel(Look::Muted, m_card)),
      m_judged(new QCheckBox(m_card)), m_warning(new QLineEdit), m_critical(new QLineEdit), m_for(new QLineEdit), m_clearAfter(new QLineEdit), m_hysteresis(new QLineEdit),
      m_warningField(new FormField(m_warning, m_card)), m_criticalField(new FormField(m_critical, m_card)), m_forField(new FormField(m_for, m_card)), m_clearField(new FormField(m_clearAfter, m_card)),
      m_hysteresisField(new FormField(m_hysteresis, m_card)), m_save(makeButton(ButtonKind::Primary, m_card, u"check"_s)), m_clear(makeButton(ButtonKind::Normal, m_card, u"undo"_s)),
      m_command(new CopyButton(m_card)), m_banner(new ErrorBanner(m_card))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    auto *scopes = new QHBoxLayout;
    scopes->setSpacing(8);
    scopes->addWidget(m_kind);
    scopes->addWidget(m_plan);
    scopes->addWidget(m_tenant);
    m_noTenant->setWordWrap(false);
    scopes->addWidget(m_noTenant);
    scopes->addStretch(1);
    left->addLayout(scopes);
    left->addWidget(m_table, 1);
    row->addLayout(left, 1);
    QScrollArea *area = makeScrollArea(this, formWidth);
    area->setWidget(m_card);
    area->setFixedWidth(formWidth);
    row->addWidget(area);
    area->setVisible(m_backend.may("health.threshold"));

    m_kind->addItems({{}, {}, {}});
    m_tenant->setFixedWidth(240);
    m_tenant->setCompleter(new QCompleter(new QStringListModel(m_tenant), m_tenant));
    m_tenant->completer()->setFilterMode(Qt::MatchContains);
    m_tenant->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_model);
    styleTable(m_table);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_card->addAction(m_command);
    QVBoxLayout *body = m_card->body();
    body->addWidget(m_source);
    body->addWidget(m_judged);
    auto *levels = new QHBoxLayout;
    levels->setSpacing(12);
    levels->addWidget(m_warningField);
    levels->addWidget(m_criticalField);
    body->addLayout(levels);
    auto *times = new QHBoxLayout;
    times->setSpacing(12);
    times->addWidget(m_forField);
    times->addWidget(m_clearField);
    body->addLayout(times);
    body->addWidget(m_hysteresisField);
    body->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_clear);
    buttons->addStretch(1);
    body->addLayout(buttons);
    body->addStretch(1);
    m_banner->setRetry(false);
    mark(m_save, "health.threshold");
    mark(m_clear, "health.threshold");
    m_save->setVisible(m_backend.may("health.threshold"));
    m_clear->setVisible(m_backend.may("health.threshold"));
    m_command->setSource([this] { return command(); });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ThresholdPanel::scopeChanged);
    connect(m_plan, &QComboBox::currentIndexChanged, this, &ThresholdPanel::scopeChanged);
    connect(m_tenant, &QLineEdit::editingFinished, this, &ThresholdPanel::scopeChanged);
    connect(m_tenant->completer(), qOverload<const QString &>(&QCompleter::activated), this, &ThresholdPanel::scopeChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ThresholdPanel::fill);
    connect(m_judged, &QCheckBox::toggled, this, &ThresholdPanel::adapt);
    for (QLineEdit *edit : {m_warning, m_critical, m_for, m_clearAfter, m_hysteresis}) {
        connect(edit, &QLineEdit::textEdited, this, &ThresholdPanel::adapt);
        connect(edit, &QLineEdit::returnPressed, this, [this] { send(false); });
    }
    connect(m_save, &QPushButton::clicked, this, [this] { send(false); });
    connect(m_clear, &QPushButton::clicked, this, [this] { send(true); });
    setFocusProxy(m_table);
    retranslate();
}

ThresholdPanel::~ThresholdPanel() { m_stop.request_stop(); }

ThresholdScope ThresholdPanel::scope() const
{
    ThresholdScope out;
    if (m_kind->currentIndex() == Plan && m_plan->currentIndex() >= 0) {
        out.planId = m_plan->currentData().toString();
        out.plan = m_plan->currentText();
    } else if (m_kind->currentIndex() == Tenant) {
        for (const HealthLine &line : m_snapshot->lines)
            if (line.tenant.slug == m_tenant->text().trimmed())
                out = {line.tenant.planId, line.tenant.plan, line.tenant.id, line.tenant.slug};
    }
    return out;
}

void ThresholdPanel::setSnapshot(const HealthSnapshotPtr &snapshot)
{
    const bool grown = snapshot->lines.size() != m_snapshot->lines.size();
    m_snapshot = snapshot;
    QMap<QString, QString> plans; // by name
    for (const HealthLine &line : snapshot->lines)
        if (!line.tenant.planId.isEmpty())
            plans.insert(line.tenant.plan, line.tenant.planId);
    for (const ThresholdRule &rule : snapshot->thresholds.rules)
        if (!rule.planId.isEmpty())
            plans.insert(rule.plan, rule.planId);
    if (plans.size() != m_plan->count()) {
        const QSignalBlocker quiet(m_plan);
        const QString chosen = m_plan->currentData().toString();
        m_plan->clear();
        for (auto it = plans.cbegin(); it != plans.cend(); ++it)
            m_plan->addItem(base::printable(it.key()), it.value());
        m_plan->setCurrentIndex(std::max(0, m_plan->findData(chosen)));
    }
    if (grown) {
        QStringList slugs;
        for (const HealthLine &line : snapshot->lines)
            slugs << line.tenant.slug;
        static_cast<QStringListModel *>(m_tenant->completer()->model())->setStringList(slugs);
    }
    scopeChanged();
}

void ThresholdPanel::choose(const QString &metric, const QString &tenantSlug)
{
    m_kind->setCurrentIndex(tenantSlug.isEmpty() ? All : Tenant);
    m_tenant->setText(tenantSlug);
    scopeChanged();
    if (const int row = m_model->rowOf(metric); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void ThresholdPanel::scopeChanged()
{
    m_plan->setVisible(m_kind->currentIndex() == Plan);
    m_tenant->setVisible(m_kind->currentIndex() == Tenant);
    const ThresholdScope now = scope();
    const bool missing = m_kind->currentIndex() == Tenant && now.tenantId.isEmpty();
    m_noTenant->setText(m_tenant->text().trimmed().isEmpty() ? tr("Name a tenant.") : tr("No tenant is called that."));
    m_noTenant->setVisible(missing);
    m_table->setEnabled(!missing);
    const QString chosen = m_model->metric(m_table->currentIndex().row()) ? m_model->metric(m_table->currentIndex().row())->metric : QString();
    m_model->set(m_snapshot->thresholds, now);
    const int row = std::max(0, m_model->rowOf(chosen));
    if (m_model->rowCount() > 0 && m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, 0));
    fill();
}

bool ThresholdPanel::isDirty() const
{
    return std::ranges::any_of(std::array{m_warning, m_critical, m_for, m_clearAfter, m_hysteresis}, &QLineEdit::isModified);
}

void ThresholdPanel::fill()
{
    const int row = m_table->currentIndex().row();
    const HealthMetric *metric = m_model->metric(row);
    m_card->setVisible(metric);
    if (!metric)
        return;
    const ThresholdScope where = scope();
    const QString shown = metric->metric + u' ' + where.planId + u' ' + where.tenantId;
    const ThresholdRule *rule = m_model->rule(row);
    const Threshold inherited = m_model->inherited(row);
    m_card->setTitle(metric->name().translated());
    m_card->setSubtitle(!where.tenantId.isEmpty() ? tr("For %1").arg(base::printable(where.tenant)) : !where.planId.isEmpty() ? tr("For tenants of plan %1").arg(base::printable(where.plan))
                        : metric->ofServer       ? tr("For all servers") : tr("For all tenants"));
    m_source->setText(metric->source().translated() + (metric->below ? u' ' + tr("Less is worse.") : QString()));
    const QString unit = unitText(metric->unit);
    const auto label = [&](const QString &text) { return unit.isEmpty() ? text : u"%1 (%2)"_s.arg(text, unit); };
    m_warningField->setLabel(label(tr("War&ning")));
    m_criticalField->setLabel(label(tr("&Critical")));
    m_hysteresisField->setLabel(label(tr("&Better by")));
    const auto hold = [](QLineEdit *edit, const std::optional<double> &own, const std::optional<double> &other) {
        edit->setPlaceholderText(other ? plain(*other) : HealthWords::tr("none", "threshold"));
        edit->setAccessibleDescription(edit->placeholderText());
        edit->setText(own ? plain(*own) : QString());
        edit->setModified(false);
    };
    const auto whole = [](const std::optional<int> &value) { return value ? std::optional(double(*value)) : std::nullopt; };
    if (std::exchange(m_shown, shown) != shown || !isDirty()) { // else: somebody is typing
        const QSignalBlocker quiet(m_judged);
        m_judged->setChecked(rule ? rule->enabled : inherited.enabled);
        hold(m_warning, rule ? rule->warning : std::nullopt, inherited.warning);
        hold(m_critical, rule ? rule->critical : std::nullopt, inherited.critical);
        hold(m_for, rule ? whole(rule->forSeconds) : std::nullopt, inherited.forSeconds);
        hold(m_clearAfter, rule ? whole(rule->clearSeconds) : std::nullopt, inherited.clearSeconds);
        hold(m_hysteresis, rule ? rule->hysteresis : std::nullopt, inherited.hysteresis);
        for (FormField *field : {m_warningField, m_criticalField, m_forField, m_clearField, m_hysteresisField})
            field->setError({});
        m_banner->clear();
    }
    const bool levels = metric->unit != u"yes";
    for (QWidget *each : std::initializer_list<QWidget *>{m_warningField, m_criticalField, m_hysteresisField})
        each->setVisible(levels);
    adapt();
}

void ThresholdPanel::adapt()
{
    const int row = m_table->currentIndex().row();
    const bool there = m_model->metric(row) && m_table->isEnabled();
    const ThresholdRule *rule = there ? m_model->rule(row) : nullptr;
    const bool judgedChanged = there && m_judged->isChecked() != (rule ? rule->enabled : m_model->inherited(row).enabled);
    m_save->setEnabled(there && !m_busy && (isDirty() || judgedChanged));
    m_clear->setEnabled(there && !m_busy && rule);
    m_command->setEnabled(there);
    for (FormField *field : {m_warningField, m_criticalField, m_forField, m_clearField, m_hysteresisField})
        field->setEnabled(m_judged->isChecked());
}

std::optional<ThresholdRule> ThresholdPanel::typed()
{
    const HealthMetric *metric = m_model->metric(m_table->currentIndex().row());
    if (!metric)
        return {};
    bool good = true;
    const auto number = [&](QLineEdit *edit, FormField *field, bool whole, double most) -> std::optional<double> {
        field->setError({});
        const QString text = edit->text().trimmed();
        if (text.isEmpty())
            return {};
        bool ok = false;
        double value = QLocale().toDouble(text, &ok);
        if (!ok)
            value = QLocale::c().toDouble(text, &ok);
        if (!ok || !std::isfinite(value) || value < 0 || value > most || (whole && value != std::floor(value))) {
            field->setError(whole ? tr("A whole number from 0 to %1.").arg(QLocale().toString(qint64(most))) : tr("A number that is not negative."));
            good = false;
            return {};
        }
        return value;
    };
    const auto whole = [](const std::optional<double> &value) { return value ? std::optional(int(*value)) : std::nullopt; };
    const ThresholdScope where = scope();
    ThresholdRule rule;
    rule.metric = metric->metric;
    rule.planId = where.tenantId.isEmpty() ? where.planId : QString();
    rule.tenantId = where.tenantId;
    rule.enabled = m_judged->isChecked();
    rule.warning = number(m_warning, m_warningField, false, 1e15);
    rule.critical = number(m_critical, m_criticalField, false, 1e15);
    rule.hysteresis = number(m_hysteresis, m_hysteresisField, false, 1e15);
    rule.forSeconds = whole(number(m_for, m_forField, true, 604'800));
    rule.clearSeconds = whole(number(m_clearAfter, m_clearField, true, 604'800));
    return good ? std::optional(rule) : std::nullopt;
}

void ThresholdPanel::send(bool clear)
{
    if (m_busy || !m_backend.setThreshold || !m_table->isEnabled())
        return;
    const auto rule = typed();
    if (!rule && !clear)
        return;
    const HealthMetric *metric = m_model->metric(m_table->currentIndex().row());
    if (!metric)
        return;
    const ThresholdScope where = scope();
    const bool empty = rule && rule->enabled && !rule->warning && !rule->critical && !rule->hysteresis && !rule->forSeconds && !rule->clearSeconds;
    m_busy = true;
    m_banner->clear();
    adapt();
    base::run(m_services.workers, m_stop.get_token(), [set = m_backend.setThreshold, remove = m_backend.clearThreshold, rule, metric = metric->metric, planId = where.tenantId.isEmpty() ? where.planId : QString(),
                                                       tenantId = where.tenantId, clear = clear || empty](std::stop_token stop) -> Result<void> {
        if (!clear)
            return set(*rule, stop);
        TRYV(remove(metric, planId, tenantId, stop)); // that there is none is as good
        return {};
    }).then(this, [this](const Result<void> &done) {
        m_busy = false;
        if (!done) {
            m_banner->setError(done.error(), [] { return tr("The threshold was not changed."); });
        } else {
            for (QLineEdit *edit : {m_warning, m_critical, m_for, m_clearAfter, m_hysteresis})
                edit->setModified(false);
            m_shown.clear();
            emit changed();
        }
        adapt();
    });
}

QString ThresholdPanel::command() const
{
    const HealthMetric *metric = m_model->metric(m_table->currentIndex().row());
    if (!metric)
        return {};
    QStringList words{u"health"_s, u"threshold"_s, u"set"_s, metric->metric};
    const ThresholdScope where = scope();
    const auto add = [&](const char *option, const QLineEdit *edit) {
        bool ok = false;
        if (const double value = QLocale().toDouble(edit->text().trimmed(), &ok); ok)
            words << QString::fromLatin1(option) << forCommand(value);
    };
    if (m_judged->isChecked()) {
        add("--warning", m_warning);
        add("--critical", m_critical);
        add("--for", m_for);
        add("--clear-after", m_clearAfter);
        add("--hysteresis", m_hysteresis);
        if (words.size() == 4)
            words[2] = u"clear"_s;
    } else {
        words << u"--off"_s;
    }
    if (!where.tenantId.isEmpty())
        words << u"--tenant"_s << where.tenant;
    else if (!where.planId.isEmpty())
        words << u"--plan"_s << where.plan;
    return commandLine(words);
}

void ThresholdPanel::retranslate()
{
    m_kind->setItemText(All, tr("All tenants"));
    m_kind->setItemText(Plan, tr("Tenants of a plan"));
    m_kind->setItemText(Tenant, tr("One tenant"));
    m_kind->setAccessibleName(tr("For whom"));
    m_plan->setAccessibleName(tr("Plan"));
    m_tenant->setAccessibleName(tr("Tenant"));
    m_tenant->setPlaceholderText(tr("slug of the tenant"));
    m_table->setAccessibleName(tr("Thresholds"));
    m_judged->setText(tr("&Judged"));
    m_forField->setLabel(tr("Wh&en for (s)"));
    m_forField->setHelp(tr("That long before an alert opens."));
    m_clearField->setLabel(tr("Well a&fter (s)"));
    m_clearField->setHelp(tr("That long well before it closes."));
    m_hysteresisField->setHelp(tr("Than the threshold, to be well again. Empty fields inherit what is said in grey."));
    m_save->setText(tr("Sa&ve"));
    m_clear->setText(tr("&Inherit again"));
    m_command->setWhat(tr("as command"));
    m_model->retranslate();
    for (int column = 0; column < ThresholdModel::Columns; ++column) {
        constexpr int widths[] = {200, 110, 110, 110, 110, 120};
        m_table->setColumnWidth(column, std::max(widths[column], m_table->horizontalHeader()->sectionSizeHint(column)));
    }
    fill();
}

} // namespace tenantry::ui

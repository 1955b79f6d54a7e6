#include "ui/migrations/rolloutform.h"

#include "migrations/backupbefore.h"
#include "ui/migrations/rehearsalfields.h"
#include "ui/migrations/rehearsalpanel.h"
#include "ui/migrations/runwords.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/numberfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Kind;
using base::Result;
using registry::ProductMigration;

namespace {

constexpr int mostConnections = 500, mostMargin = 1000, marginStep = 10; // percent

// "5", "2%", "" -> the policy's budget.
bool budgetFrom(const QString &text, fleet::Policy &policy)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return true;
    bool ok = false;
    if (trimmed.endsWith(u'%')) {
        const double percent = QLocale::c().toDouble(trimmed.chopped(1).trimmed().replace(u',', u'.'), &ok);
        policy.mostFailuresPercent = percent;
        return ok && percent >= 0 && percent <= 100;
    }
    const int count = trimmed.toInt(&ok);
    policy.mostFailures = count;
    return ok && count >= 0;
}

} // namespace

RolloutForm::RolloutForm(MigrationBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_preview(makeLabel(Look::Body, this)), m_target(new QComboBox),
      m_filter(new QLineEdit), m_waves(new QLineEdit), m_budget(new QLineEdit), m_backup(new QLineEdit), m_wait(new QCheckBox(this)), m_dryRun(new QCheckBox(this)), m_outOfOrder(new QCheckBox(this)),
      m_targetField(new FormField(m_target, this)), m_filterField(new FormField(m_filter, this)), m_wavesField(new FormField(m_waves, this)), m_budgetField(new FormField(m_budget, this)),
      m_backupField(new FormField(m_backup, this)), m_perServer(new NumberField(0, mostConnections, this)), m_health(new NumberField(0, mostMargin, this)), m_start(makeButton(ButtonKind::Primary, this, u"play"_s)), m_rehearse(makeButton(ButtonKind::Normal, this, u"flask"_s)), m_close(makeButton(ButtonKind::Normal, this)), m_command(new CopyButton(this)),
      m_banner(new ErrorBanner(this)), m_rehearsalFields(new RehearsalFields(this)), m_rehearsal(new RehearsalPanel(m_backend, services, this))
{
    mark(m_start, "migrations.roll-out");
    mark(m_rehearse, "migrations.rehearse");
    for (QWidget *each : {static_cast<QWidget *>(m_rehearse), static_cast<QWidget *>(m_rehearsalFields)})
        each->setVisible(m_backend.may("migrations.rehearse"));
    m_banner->setRetry(false);
    m_health->box()->setSingleStep(marginStep);
    m_health->box()->setSuffix(u" %"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    const auto beside = [column](QWidget *left, QWidget *right) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        row->addWidget(left, 1, Qt::AlignTop);
        row->addWidget(right, 1, Qt::AlignTop);
        column->addLayout(row);
    };
    beside(m_targetField, m_perServer);
    column->addWidget(m_filterField);
    column->addWidget(m_wavesField);
    beside(m_budgetField, m_health);
    column->addWidget(m_backupField);
    for (QCheckBox *box : {m_wait, m_dryRun, m_outOfOrder})
        column->addWidget(box);
    column->addWidget(m_preview);
    column->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start);
    buttons->addWidget(m_rehearse);
    buttons->addWidget(m_close);
    buttons->addStretch();
    buttons->addWidget(m_command);
    column->addLayout(buttons);
    column->addWidget(m_rehearsalFields);
    column->addWidget(m_rehearsal);
    column->addStretch(1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &RolloutForm::look);
    const auto edited = [this] {
        m_changed = true;
        m_banner->clear();
        m_soon.start();
    };
    for (QLineEdit *edit : {m_filter, m_waves, m_budget, m_backup}) {
        connect(edit, &QLineEdit::textEdited, this, edited);
        connect(edit, &QLineEdit::returnPressed, this, &RolloutForm::begin);
    }
    connect(m_target, &QComboBox::activated, this, edited);
    for (NumberField *field : {m_perServer, m_health})
        connect(field, &NumberField::edited, this, edited);
    for (QCheckBox *box : {m_wait, m_dryRun, m_outOfOrder})
        connect(box, &QCheckBox::clicked, this, edited);
    connect(m_start, &QPushButton::clicked, this, &RolloutForm::begin);
    connect(m_rehearse, &QPushButton::clicked, this, [this] {
        if (!acceptNumbers())
            return;
        auto asked = request();
        const auto options = m_rehearsalFields->options();
        if (!asked || !options)
            return;
        asked->rehearsal = *options;
        m_rehearsal->begin(*asked);
    });
    connect(m_rehearsal, &RehearsalPanel::runningChanged, this, [this] { m_rehearse->setEnabled(m_tenants > 0 && !m_rehearsal->running()); });
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_changed = false;
        emit closed();
    });
    m_command->setSource([this] { return command(); });
    retranslate();
}

RolloutForm::~RolloutForm() { m_stop.request_stop(); }

QSpinBox *RolloutForm::healthBox() const { return m_health->box(); }

QSpinBox *RolloutForm::perServerBox() const { return m_perServer->box(); }

bool RolloutForm::acceptNumbers()
{
    for (NumberField *field : {m_perServer, m_health})
        if (!field->accept()) {
            field->box()->setFocus();
            return false;
        }
    return true;
}

void RolloutForm::start(const DueFiles &files, const QString &filter)
{
    m_product = files.plan.product.name;
    m_target->clear();
    for (const ProductMigration &file : files.files)
        if (!file.repeatable)
            m_target->insertItem(0, base::printable(u"%1  %2"_s.arg(file.version, file.name)), file.version);
    m_target->setCurrentIndex(0);
    m_filter->setText(filter);
    m_waves->clear();
    m_budget->clear();
    m_backup->clear();
    m_perServer->setNumber(0);
    m_health->setNumber(0);
    for (QCheckBox *box : {m_wait, m_dryRun, m_outOfOrder})
        box->setChecked(false);
    m_banner->clear();
    m_rehearsalFields->reset();
    m_rehearsal->reset();
    m_start->setEnabled(false); // until it is known what that would do
    m_rehearse->setEnabled(false);
    m_changed = false;
    retranslate();
    m_filter->setFocus();
    look();
}

Result<RolloutRequest> RolloutForm::request() const
{
    RolloutRequest out;
    out.product = m_product;
    out.selection.filter = m_filter->text().trimmed();
    out.options.target = m_target->currentData().toString();
    out.options.dryRun = m_dryRun->isChecked();
    out.options.gaps = m_outOfOrder->isChecked() ? migrations::OutOfOrder::Apply : migrations::OutOfOrder::Refuse;
    const auto waves = fleet::wavesFromText(m_waves->text());
    m_wavesField->setError(waves ? QString() : waves.error().message.translated() + u' ' + waves.error().hint.translated());
    const bool budget = budgetFrom(m_budget->text(), out.policy);
    m_budgetField->setError(budget ? QString() : tr("A number of tenants, or a percentage: 5, 2%."));
    if (!waves)
        return std::unexpected(waves.error());
    if (!budget)
        return base::fail(Kind::InvalidInput, {"%1", {tr("A number of tenants, or a percentage: 5, 2%.")}});
    out.options.backupFolder = m_backup->text().trimmed();
    const auto folder = migrations::checkBackupFolder(out.options.backupFolder);
    m_backupField->setError(folder ? QString() : folder.error().message.translated());
    if (!folder)
        return std::unexpected(folder.error());
    out.policy.waves = *waves;
    if (m_health->number() > 0)
        out.policy.healthMarginPercent = m_health->number();
    out.policy.waitAfterWave = m_wait->isChecked();
    out.policy.perServer = m_perServer->number();
    return out;
}

void RolloutForm::look()
{
    const auto asked = request();
    if (!asked || !m_backend.plan) {
        m_start->setEnabled(false);
        m_rehearse->setEnabled(false);
        return;
    }
    const auto policy = asked->policy;
    base::run(m_services.workers, m_stop.get_token(), [plan = m_backend.plan, request = *asked](std::stop_token stop) { return plan(request, stop); })
        .then(this, [this, policy, number = ++m_newest](const Result<migrations::RolloutPlan> &result) {
            if (number != m_newest)
                return;
            m_filterField->setError(result ? QString() : result.error().message.translated());
            m_tenants = result ? result->tenants() : 0;
            m_start->setEnabled(m_tenants > 0 && !m_busy);
            m_rehearse->setEnabled(m_tenants > 0 && !m_rehearsal->running());
            if (!result) {
                m_preview->clear();
                return;
            }
            QStringList lines;
            if (m_tenants == 0) {
                lines << tr("There is nothing to do: %Ln tenant(s) are there already.", nullptr, int(result->upToDate.size()));
            } else {
                lines << tr("%Ln tenant(s) will get", nullptr, int(m_tenants)) + u' ' + tr("at most %Ln file(s) each.", nullptr, int(result->groups.first().files.size()));
                QStringList slugs;
                for (const auto &group : result->groups)
                    slugs << group.tenants;
                const auto waves = policy.waves.isEmpty() ? fleet::defaultWaves(m_tenants) : policy.waves;
                if (const auto division = fleet::divide(waves, slugs)) {
                    QStringList parts;
                    for (qsizetype i = 0; i < division->labels.size(); ++i)
                        parts << u"%1: %2"_s.arg(waveName(division->labels[i]), QLocale().toString(std::ranges::count(division->waveOf, int(i) + 1)));
                    lines << tr("In waves: %1.").arg(parts.join(u", "_s));
                } else {
                    m_wavesField->setError(division.error().message.translated());
                    m_start->setEnabled(false);
                }
                if (!result->upToDate.isEmpty())
                    lines << tr("%Ln tenant(s) are there already.", nullptr, int(result->upToDate.size()));
            }
            for (const auto &left : result->left.first(std::min<qsizetype>(3, result->left.size())))
                lines << tr("Left out: %1. %2").arg(base::printable(left.slug), left.why.translated());
            if (result->left.size() > 3)
                lines << tr("And %Ln more are left out.", nullptr, int(result->left.size()) - 3);
            m_preview->setText(lines.join(u'\n'));
        });
}

QString RolloutForm::command() const
{
    const auto asked = request();
    if (!asked)
        return {};
    QStringList words{u"migrate"_s, u"apply"_s, m_product};
    if (m_target->currentIndex() > 0)
        words << u"--to"_s << asked->options.target;
    if (!asked->selection.filter.isEmpty())
        words << u"--filter"_s << asked->selection.filter;
    if (!m_waves->text().trimmed().isEmpty())
        words << u"--waves"_s << m_waves->text().trimmed();
    if (!m_budget->text().trimmed().isEmpty())
        words << u"--max-failures"_s << m_budget->text().trimmed();
    if (asked->policy.perServer > 0)
        words << u"--concurrency"_s << QString::number(asked->policy.perServer);
    if (asked->policy.healthMarginPercent)
        words << u"--health-margin"_s << QString::number(*asked->policy.healthMarginPercent);
    if (!asked->options.backupFolder.isEmpty())
        words << u"--backup-to"_s << asked->options.backupFolder;
    if (asked->policy.waitAfterWave)
        words << u"--wait-after-wave"_s;
    if (asked->options.gaps == migrations::OutOfOrder::Apply)
        words << u"--out-of-order"_s;
    if (asked->options.dryRun)
        words << u"--dry-run"_s;
    return commandLine(words);
}

void RolloutForm::begin()
{
    const auto asked = request();
    if (!asked || m_busy || !m_backend.start || !m_start->isEnabled() || !acceptNumbers())
        return;
    m_busy = true;
    m_start->setEnabled(false);
    m_banner->clear();
    base::run(m_services.workers, m_stop.get_token(), [start = m_backend.start, request = *asked](std::stop_token stop) { return start(request, stop); })
        .then(this, [this](const Result<migrations::Started> &result) {
            m_busy = false;
            m_start->setEnabled(true);
            if (!result) {
                m_banner->setError(result.error(), [] { return tr("The roll-out was not started."); });
                return;
            }
            m_changed = false;
            if (result->runId.isEmpty()) {
                look(); // somebody else was faster
                return;
            }
            emit started(result->runId);
        });
}

void RolloutForm::retranslate()
{
    m_title->setText(m_product.isEmpty() ? tr("Roll out") : tr("Roll out %1").arg(base::printable(m_product)));
    m_targetField->setLabel(tr("Vers&ion"));
    m_filterField->setLabel(tr("T&enants"));
    m_filterField->setOptional(true);
    m_filterField->setHelp(tr("As in the filter of the tenants page; empty: all of the product."));
    m_filter->setPlaceholderText(u"plan:gold server:db2"_s);
    m_wavesField->setLabel(tr("&Waves"));
    m_wavesField->setOptional(true);
    m_wavesField->setHelp(tr("Empty: one tenant, a tenth, the rest. After each, its tenants are asked whether they answer."));
    m_waves->setPlaceholderText(u"canary:3,10%,rest"_s);
    m_budgetField->setLabel(tr("Pause after &failures"));
    m_budgetField->setOptional(true);
    m_budget->setPlaceholderText(u"5, 2%"_s);
    m_perServer->setLabel(tr("&Connections per server"));
    m_perServer->box()->setSpecialValueText(tr("By itself"));
    m_perServer->box()->setToolTip(tr("By itself: half of the free ones, up to 8."));
    m_health->setLabel(tr("&Health margin"));
    m_health->box()->setSpecialValueText(tr("Not compared"));
    m_health->box()->setToolTip(tr("By how much a wave's tenants may answer more slowly, roll back or deadlock more than before."));
    m_backupField->setLabel(tr("&Backup into"));
    m_backupField->setOptional(true);
    m_backup->setPlaceholderText(u"/srv/backups"_s);
    m_backup->setToolTip(tr("A folder of the computer that works on the run; each tenant's database is written there first."));
    m_wait->setText(tr("Wait for me after each wave"));
    m_dryRun->setText(tr("Only try it: everything is rolled back"));
    m_dryRun->setToolTip(tr("Files that run outside of a transaction cannot be tried, nor what comes after them."));
    m_outOfOrder->setToolTip(tr("Files that come before ones that a tenant has already are applied, too."));
    m_outOfOrder->setText(tr("Allow files out of order"));
    m_start->setText(tr("&Start"));
    m_close->setText(tr("C&lose"));
    m_rehearse->setText(tr("&Rehearse"));
    m_rehearse->setToolTip(tr("Copies a few tenants beside themselves, migrates the copies and throws them away. No tenant is changed."));
    m_rehearsalFields->retranslate();
    m_rehearsal->retranslate();
    m_command->setWhat(tr("as command"));
    if (!m_product.isEmpty())
        look();
}

} // namespace tenantry::ui

#include "ui/tenants/tenantdiagnosis.h"

#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QApplication>
#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>
#include <array>
#include <cmath>

namespace tenantry::ui {

using diagnosis::Finding;
using diagnosis::Outcome;
using diagnosis::Step;

namespace {

constexpr std::array steps{Step::Registered, Step::Name, Step::Certificate, Step::Answer, Step::Server, Step::Database, Step::SignIn, Step::Schema, Step::Room, Step::Traffic, Step::Backup};

Status statusOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Fine: return {QStringLiteral("done"), TenantDiagnosis::tr("Fine"), Tone::Success};
    case Outcome::Warning: return {QStringLiteral("warning"), TenantDiagnosis::tr("Look at it"), Tone::Warning};
    case Outcome::Broken: return {QStringLiteral("error"), TenantDiagnosis::tr("Broken"), Tone::Danger};
    case Outcome::Unknown: return {QStringLiteral("help"), TenantDiagnosis::tr("Not known"), Tone::Neutral};
    case Outcome::Skipped: return {QStringLiteral("skipped"), TenantDiagnosis::tr("Left out"), Tone::Neutral};
    case Outcome::NotReached: return {QStringLiteral("pending"), TenantDiagnosis::tr("Not reached"), Tone::Neutral};
    }
    return {};
}

} // namespace

// One step: its title, how it went, and below what was seen, what that means, what to do next.
class TenantDiagnosis::Row : public QWidget {
public:
    Row(Step step, QWidget *parent)
        : QWidget(parent), m_step(step), m_title(makeLabel(Look::Body, this)), m_chip(new StatusChip(this)), m_seen(makeLabel(Look::Body, this)),
          m_meaning(makeLabel(Look::Muted, this)), m_next(makeLabel(Look::Body, this))
    {
        setObjectName(QStringLiteral("diagnosis_") + diagnosis::stepName(step));
        m_finding.step = step;
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(0, 4, 0, 8);
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(2);
        grid->setColumnStretch(0, 1);
        grid->addWidget(m_title, 0, 0);
        grid->addWidget(m_chip, 0, 1, Qt::AlignTop | Qt::AlignRight);
        int row = 1;
        for (QLabel *label : {m_seen, m_meaning, m_next}) {
            label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            label->setFocusPolicy(Qt::NoFocus);
            grid->addWidget(label, row++, 0, 1, 2);
        }
        show();
    }
    Step step() const { return m_step; }
    void wait() { set({m_step, Outcome::NotReached, {}, {}, {}, 0}, false); }
    void begin(std::chrono::milliseconds limit)
    {
        m_until = std::chrono::steady_clock::now() + limit;
        m_working = limit.count() > 0;
        count();
    }
    // How long there is left, so that nobody wonders whether it hangs.
    void count()
    {
        if (!m_working)
            return;
        const double left = std::chrono::duration<double>(m_until - std::chrono::steady_clock::now()).count();
        m_chip->setStatus({QStringLiteral("running"), TenantDiagnosis::tr("at most %n s more", nullptr, std::max(0, int(std::ceil(left)))), Tone::Info});
        m_chip->show();
    }
    void set(const Finding &finding, bool known)
    {
        m_finding = finding;
        m_known = known;
        m_working = false;
        retranslate();
    }
    void retranslate()
    {
        const Status status = statusOf(m_finding.outcome);
        m_title->setText(diagnosis::stepTitle(m_step).translated());
        setLook(m_title, m_finding.outcome == Outcome::Broken ? Look::Heading : m_known && m_finding.outcome != Outcome::NotReached ? Look::Body : Look::Muted);
        m_chip->setStatus(status);
        m_chip->setVisible(m_known);
        m_seen->setText(m_finding.seen.translated());
        m_meaning->setText(m_finding.meaning.translated());
        m_next->setText(m_finding.next.isEmpty() ? QString() : QStringLiteral("→ ") + m_finding.next.translated());
        for (QLabel *label : {m_seen, m_meaning, m_next})
            label->setVisible(m_known && !label->text().isEmpty());
        setLook(m_seen, m_finding.outcome == Outcome::Broken ? Look::Error : m_finding.outcome == Outcome::Warning ? Look::Warning : Look::Muted);
        m_chip->setToolTip(m_finding.ms > 0 ? duration(m_finding.ms) : QString());
        setAccessibleName(QStringLiteral("%1: %2. %3").arg(m_title->text(), m_known ? status.text : QString(), m_seen->text()));
    }

private:
    Step m_step;
    Finding m_finding;
    bool m_known = false, m_working = false;
    std::chrono::steady_clock::time_point m_until;
    QLabel *m_title;
    StatusChip *m_chip;
    QLabel *m_seen, *m_meaning, *m_next;
};

TenantDiagnosis::TenantDiagnosis(TenantBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_banner(new ErrorBanner(this)), m_intro(makeLabel(Look::Muted, this)),
      m_verdict(makeLabel(Look::Heading, this)), m_reason(new QLineEdit(this)), m_goOn(new QCheckBox(this)),
      m_start(makeButton(ButtonKind::Primary, this, QStringLiteral("play"))), m_end(makeButton(ButtonKind::Normal, this, QStringLiteral("stop"))), m_copyText(new CopyButton(this)),
      m_copyCommand(new CopyButton(this)), m_steps(new QVBoxLayout)
{
    mark(m_start, "tenants.diagnose")->setObjectName(QStringLiteral("diagnose"));
    m_end->setObjectName(QStringLiteral("stopDiagnosis"));
    m_reason->setObjectName(QStringLiteral("diagnosisReason"));
    m_reason->setMaxLength(1000);
    m_verdict->setObjectName(QStringLiteral("diagnosisVerdict"));
    m_verdict->setWordWrap(true);
    m_steps->setSpacing(0);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_start);
    buttons->addWidget(m_end);
    buttons->addStretch(1);
    buttons->addWidget(m_copyText);
    buttons->addWidget(m_copyCommand);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 8);
    column->setSpacing(8);
    column->addWidget(m_intro);
    column->addWidget(m_reason);
    column->addWidget(m_goOn);
    column->addLayout(buttons);
    column->addWidget(m_banner);
    column->addWidget(m_verdict);
    column->addLayout(m_steps);
    column->addStretch(1);
    m_banner->setRetry(true);
    m_copyText->setSource([this] { return m_done ? diagnosis::asText(*m_done) : QString(); });
    m_copyCommand->setSource([this] { return command(); });
    m_count.setInterval(200);
    connect(&m_count, &QTimer::timeout, this, [this] {
        for (Row *row : m_rows)
            row->count();
    });
    connect(m_start, &QPushButton::clicked, this, &TenantDiagnosis::start);
    connect(m_reason, &QLineEdit::returnPressed, this, &TenantDiagnosis::start);
    connect(m_end, &QPushButton::clicked, this, &TenantDiagnosis::stop);
    connect(m_banner, &ErrorBanner::retry, this, &TenantDiagnosis::start);
    makeRows();
    retranslate();
    showVerdict();
}

TenantDiagnosis::~TenantDiagnosis() { m_stop.request_stop(); }

void TenantDiagnosis::makeRows()
{
    for (const Step step : steps) {
        auto *row = new Row(step, this);
        row->wait();
        m_steps->addWidget(row);
        m_rows.push_back(row);
    }
}

void TenantDiagnosis::setTenant(const registry::Tenant &tenant)
{
    if (tenant.id != m_tenant.id)
        clear();
    m_tenant = tenant;
}

void TenantDiagnosis::clear()
{
    stop();
    m_tenant = {};
    m_done.reset();
    m_banner->clear();
    for (Row *row : m_rows)
        row->wait();
    showVerdict();
}

void TenantDiagnosis::stop()
{
    m_stop.request_stop();
    if (!m_running)
        return;
    ++m_newest;
    m_running = false;
    m_count.stop();
    for (Row *row : m_rows)
        row->wait();
    showVerdict();
}

void TenantDiagnosis::start()
{
    if (m_running || m_tenant.id.isEmpty() || !m_backend.diagnose || !m_backend.may("tenants.diagnose"))
        return;
    m_stop = {};
    m_running = true;
    m_done.reset();
    m_banner->clear();
    for (Row *row : m_rows)
        row->wait();
    m_count.start();
    showVerdict();
    diagnosis::Options options;
    options.goOn = m_goOn->isChecked();
    options.reason = m_reason->text().trimmed();
    const quint64 number = ++m_newest;
    diagnosis::Watch watch;
    watch.begins = [page = QPointer(this), number](Step step, std::chrono::milliseconds limit) {
        QMetaObject::invokeMethod(qApp, [=] {
            if (page && page->m_newest == number)
                page->begins(step, limit);
        });
    };
    watch.ended = [page = QPointer(this), number](const Finding &finding) {
        QMetaObject::invokeMethod(qApp, [=] {
            if (page && page->m_newest == number)
                page->ended(finding);
        });
    };
    base::run(m_services.workers, m_stop.get_token(), [backend = m_backend, id = m_tenant.id, options, watch](std::stop_token stop) -> base::Result<diagnosis::Diagnosis> {
        TRY(const registry::Tenant tenant, backend.find(id, stop)); // as it is now
        return backend.diagnose(tenant, options, watch, stop);
    }).then(this, [this, number](const base::Result<diagnosis::Diagnosis> &result) {
        if (number == m_newest)
            finished(result);
    });
}

void TenantDiagnosis::begins(Step step, std::chrono::milliseconds limit)
{
    for (Row *row : m_rows)
        if (row->step() == step)
            row->begin(limit);
}

void TenantDiagnosis::ended(const Finding &finding)
{
    for (Row *row : m_rows)
        if (row->step() == finding.step)
            row->set(finding, true);
}

void TenantDiagnosis::finished(const base::Result<diagnosis::Diagnosis> &result)
{
    m_running = false;
    m_count.stop();
    if (result) {
        m_done = *result;
        for (const Finding &finding : result->findings)
            ended(finding);
    } else {
        for (Row *row : m_rows)
            row->wait();
        m_banner->setError(result.error(), [] { return tr("The tenant could not be diagnosed."); });
    }
    showVerdict();
}

void TenantDiagnosis::showVerdict()
{
    const diagnosis::Finding *broken = m_done ? m_done->broken() : nullptr;
    m_verdict->setVisible(m_running || m_done);
    if (m_running)
        m_verdict->setText(tr("Looking…"));
    else if (broken)
        m_verdict->setText(tr("Broken: %1").arg(broken->seen.translated()));
    else if (m_done)
        m_verdict->setText(m_done->warnings() > 0 ? tr("Nothing is broken; %Ln thing(s) to look at", nullptr, m_done->warnings()) : tr("Nothing is broken"));
    setLook(m_verdict, broken ? Look::Error : m_done && m_done->warnings() > 0 ? Look::Warning : m_done ? Look::Success : Look::Muted);
    m_start->setVisible(!m_running);
    m_end->setVisible(m_running);
    m_copyText->setEnabled(m_done.has_value());
}

QString TenantDiagnosis::command() const
{
    QStringList words{QStringLiteral("tenant"), QStringLiteral("diagnose"), m_tenant.slug};
    if (m_goOn->isChecked())
        words << QStringLiteral("--all");
    if (const QString reason = m_reason->text().trimmed(); !reason.isEmpty())
        words << QStringLiteral("--reason") << reason;
    return commandLine(words);
}

void TenantDiagnosis::retranslate()
{
    m_intro->setText(tr("Walks the way that a customer's request takes, and stops at the first step that is broken. What is found can be copied for a ticket; there are no secrets in it."));
    m_reason->setPlaceholderText(tr("Why you look, for the audit: a ticket's number"));
    m_reason->setAccessibleName(tr("Reason"));
    m_goOn->setText(tr("&Go on after a broken step"));
    m_start->setText(tr("&Diagnose"));
    m_end->setText(tr("Stop"));
    m_copyText->setWhat(tr("Report"));
    m_copyCommand->setWhat(tr("Command"));
    for (Row *row : m_rows)
        row->retranslate();
    showVerdict();
}

} // namespace tenantry::ui

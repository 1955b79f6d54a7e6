#include "ui/features/featuredetails.h"

#include "ui/features/featurewords.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/focuskeeper.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

using registry::Feature;

namespace {

constexpr int shownAtMost = 50;

} // namespace

FeatureDetails::FeatureDetails(FeatureBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_name(makeLabel(Look::Title, this)), m_key(makeLabel(Look::Muted, this)),
      m_description(makeLabel(Look::Body, this)), m_overridesTitle(makeLabel(Look::Heading, this)), m_batchesTitle(makeLabel(Look::Heading, this)),
      m_nothing(makeLabel(Look::Muted, this)), m_chip(new StatusChip(this)), m_facts(new KeyValueView(this)),
      m_change(makeButton(ButtonKind::Primary, this, QStringLiteral("tenants"))), m_edit(makeButton(ButtonKind::Normal, this, QStringLiteral("edit"))),
      m_kill(makeButton(ButtonKind::Danger, this, QStringLiteral("stop"))), m_retire(makeButton(ButtonKind::Link, this)), m_command(new CopyButton(this)),
      m_banner(new ErrorBanner(this)), m_overrides(new QVBoxLayout), m_batches(new QVBoxLayout)
{
    m_name->setWordWrap(true);
    m_key->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (const char *key : {"killed", "kind", "default", "lifetime", "owner", "review", "percentage", "requires"})
        m_facts->addRow(QString::fromLatin1(key), QString(), {}, KeyValueView::Plain);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_name);
    auto *second = new QHBoxLayout;
    second->addWidget(m_key, 1);
    second->addWidget(m_chip);
    column->addLayout(second);
    column->addWidget(m_description);
    auto *first = new QHBoxLayout, *more = new QHBoxLayout;
    for (QHBoxLayout *line : {first, more}) {
        line->setSpacing(8);
        column->addLayout(line);
    }
    first->addWidget(m_change);
    first->addWidget(m_edit);
    first->addStretch();
    more->addWidget(m_kill);
    more->addWidget(m_retire);
    more->addStretch();
    more->addWidget(m_command);
    column->addWidget(m_facts);
    column->addWidget(m_banner);
    column->addWidget(m_overridesTitle);
    column->addWidget(m_nothing);
    column->addLayout(m_overrides);
    column->addWidget(m_batchesTitle);
    column->addLayout(m_batches);
    column->addStretch(1);
    m_overrides->setSpacing(8);
    m_batches->setSpacing(8);
    for (const auto &[button, action] : std::initializer_list<std::pair<QWidget *, const char *>>{
             {m_change, "features.change"}, {m_edit, "features.edit"}, {m_kill, "features.kill"}, {m_retire, "features.retire"}, {m_command, "features.copy-command"}})
        mark(button, action)->setVisible(m_backend.may(action));
    m_command->setSource([this] { return commandLine({QStringLiteral("feature"), QStringLiteral("edit"), m_feature.key, m_feature.killed() ? QStringLiteral("--revive") : QStringLiteral("--kill")}); });

    connect(m_change, &QPushButton::clicked, this, &FeatureDetails::changeRequested);
    connect(m_edit, &QPushButton::clicked, this, &FeatureDetails::editRequested);
    connect(m_kill, &QPushButton::clicked, this, [this] { emit killRequested(!m_feature.killed()); });
    connect(m_retire, &QPushButton::clicked, this, &FeatureDetails::retireRequested);
    connect(m_banner, &ErrorBanner::retry, this, &FeatureDetails::read);
    retranslate();
}

FeatureDetails::~FeatureDetails() { m_stop.request_stop(); }

void FeatureDetails::setFeature(const Feature &feature)
{
    if (feature.key != m_feature.key) {
        m_history = {};
        m_read = false;
    }
    m_feature = feature;
    showFacts();
    showHistory();
    read();
}

void FeatureDetails::clear()
{
    ++m_newest;
    m_feature = {};
    m_history = {};
}

void FeatureDetails::read()
{
    if (!m_backend.history || m_feature.key.isEmpty())
        return;
    base::run(m_services.workers, m_stop.get_token(), [history = m_backend.history, key = m_feature.key](std::stop_token stop) { return history(key, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<FeatureHistory> &result) {
            if (number != m_newest)
                return;
            if (!result) {
                m_banner->setError(result.error(), [] { return tr("The overrides could not be read."); });
                return;
            }
            m_banner->clear();
            m_read = true;
            m_history = *result;
            showHistory();
        });
}

void FeatureDetails::showFacts()
{
    m_name->setText(breakable(FeatureWords::name(m_feature)));
    m_key->setText(m_feature.key);
    m_description->setText(breakable(base::printable(m_feature.description)));
    m_description->setVisible(!m_feature.description.isEmpty());
    const Status status = FeatureWords::status(m_feature);
    m_chip->setVisible(!status.text.isEmpty());
    if (!status.text.isEmpty())
        m_chip->setStatus(status);
    QString kind = FeatureWords::kind(m_feature.kind);
    if (!m_feature.choices.isEmpty())
        kind += QStringLiteral(": ") + base::printable(m_feature.choices.join(QStringLiteral(", ")));
    m_facts->setValue(QStringLiteral("kind"), kind);
    m_facts->setValue(QStringLiteral("default"), FeatureWords::value(m_feature.defaultValue));
    m_facts->setValue(QStringLiteral("lifetime"), FeatureWords::lifetime(m_feature.lifetime));
    m_facts->setValue(QStringLiteral("owner"), base::printable(m_feature.owner));
    m_facts->setRowVisible(QStringLiteral("killed"), m_feature.killed());
    if (m_feature.killed()) {
        m_facts->setLabel(QStringLiteral("killed"), FeatureWords::killed(m_feature));
        const QString since = moment(m_feature.killedAt); // by whom is not known of what a statement of somebody's own switched off
        m_facts->setValue(QStringLiteral("killed"), m_feature.killedBy.isEmpty() ? since : tr("%1, by %2", "a time, somebody").arg(since, base::printable(m_feature.killedBy)));
    }
    m_facts->setRowVisible(QStringLiteral("review"), m_feature.reviewOn.isValid());
    m_facts->setValue(QStringLiteral("review"), day(m_feature.reviewOn));
    m_facts->setRowVisible(QStringLiteral("percentage"), m_feature.percentage.has_value());
    if (m_feature.percentage)
        m_facts->setValue(QStringLiteral("percentage"), tr("%1 for %2 % of the tenants", "value, percentage").arg(FeatureWords::value(m_feature.percentageValue), QString::number(*m_feature.percentage)));
    QStringList needs;
    for (const auto &each : m_feature.requirements)
        needs << base::printable(each.product) + u' ' + base::printable(each.version);
    m_facts->setRowVisible(QStringLiteral("requires"), !needs.isEmpty());
    m_facts->setValue(QStringLiteral("requires"), needs.join(QStringLiteral(", ")));
    if (m_feature.kind == registry::FeatureKind::Boolean)
        m_kill->setText(m_feature.killed() ? tr("S&witch on again") : tr("S&witch off for all"));
    else // no switch
        m_kill->setText(m_feature.killed() ? tr("Let overrides hold &again") : tr("&Give all the default"));
    setKind(m_kill, m_feature.killed() ? ButtonKind::Normal : ButtonKind::Danger);
    m_retire->setText(m_feature.retired() ? tr("Bring back") : tr("Retire"));
    m_retire->setToolTip(m_feature.retired() ? tr("Products get it again, with the values that it had.") : tr("No product gets it any more; its history stays. The filter is:retired finds it."));
    for (QPushButton *button : {m_change, m_edit, m_kill}) // of no use, and refused
        button->setEnabled(!m_feature.retired());
}

void FeatureDetails::showHistory()
{
    const FocusKeeper stays(this, m_change);
    clearLayout(m_overrides);
    clearLayout(m_batches);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_overridesTitle->setText(m_read ? tr("Overrides (%1)").arg(QLocale().toString(m_history.overrides.size())) : tr("Overrides"));
    m_nothing->setVisible(m_history.overrides.isEmpty());
    m_nothing->setText(!m_read ? tr("Reading…") : m_backend.may("features.change") ? tr("No tenant has a value of its own.") : tr("None of your tenants has a value of its own."));
    int count = 0;
    for (registry::Override each : std::as_const(m_history.overrides)) {
        const registry::OverrideLayer *lasting = each.lasting();
        if (each.expired(now) && lasting) { // over, and what was given without an end holds again
            each.value = lasting->value;
            each.reason = lasting->reason;
            each.author = lasting->author;
            each.endsAt = each.startsAt = {};
            each.beneath.clear();
            lasting = nullptr;
        }
        if (++count > shownAtMost) {
            m_overrides->addWidget(makeLabel(Look::Muted, this, tr("… and %Ln more", nullptr, int(m_history.overrides.size()) - shownAtMost)));
            break;
        }
        auto *line = new QHBoxLayout;
        auto *name = makeButton(ButtonKind::Link, this);
        name->setText(base::printable(each.companyName).replace(u'&', QStringLiteral("&&")));
        name->setObjectName(QStringLiteral("tenant:") + each.tenantId);
        connect(name, &QPushButton::clicked, this, [this, id = each.tenantId] { emit tenantOpened(id); });
        line->addWidget(name);
        line->addStretch();
        line->addWidget(makeLabel(Look::Body, this, FeatureWords::value(each.value)));
        auto *box = new QVBoxLayout;
        box->setSpacing(0);
        box->addLayout(line);
        QString why = tr("%1 — %2", "reason, operator").arg(base::printable(each.reason), base::printable(each.author));
        const bool over = each.expired(now);
        if (over)
            why += u'\n' + tr("Expired on %1").arg(moment(each.endsAt));
        else if (each.startsAt.isValid() && each.startsAt > now)
            why += u'\n' + (each.endsAt.isValid() ? tr("From %1 to %2", "when an override holds").arg(moment(each.startsAt), moment(each.endsAt)) : tr("Begins on %1").arg(moment(each.startsAt)));
        else if (each.endsAt.isValid())
            why += u'\n' + tr("Until %1").arg(moment(each.endsAt));
        if (!each.begun(now) && !each.beneath.isEmpty())
            why += u'\n' + tr("Until then: %1").arg(FeatureWords::brief(each.beneath.first().value));
        if (each.endsAt.isValid() && lasting)
            why += u'\n' + tr("Afterwards: %1").arg(FeatureWords::brief(lasting->value));
        auto *text = makeLabel(over ? Look::Warning : Look::Muted, this, why);
        text->setWordWrap(true);
        text->setIndent(linkInset);
        box->addWidget(text);
        m_overrides->addLayout(box);
    }
    m_batchesTitle->setVisible(!m_history.batches.isEmpty());
    for (const registry::FeatureBatch &each : std::as_const(m_history.batches)) {
        auto *line = new QHBoxLayout;
        const QString what = each.value.isUndefined() ? tr("%Ln tenant(s): override taken away", nullptr, each.tenants)
                                                      : tr("%Ln tenant(s): %1", nullptr, each.tenants).arg(FeatureWords::value(each.value));
        auto *text = makeLabel(Look::Muted, this, what + u'\n' + tr("%1 — %2, %3", "reason, operator, when").arg(base::printable(each.reason), base::printable(each.author), ago(each.at, now)));
        text->setWordWrap(true);
        line->addWidget(text, 1);
        if (each.undoneAt.isValid()) {
            line->addWidget(makeLabel(Look::Muted, this, tr("Undone")));
        } else {
            auto *undo = mark(makeButton(ButtonKind::Normal, this, QStringLiteral("undo")), "features.undo");
            undo->setObjectName(QStringLiteral("undo:") + each.id);
            undo->setText(tr("Undo"));
            undo->setAccessibleName(tr("Undo: %1").arg(what));
            connect(undo, &QPushButton::clicked, this, [this, id = each.id] { emit undoRequested(id); });
            line->addWidget(undo);
        }
        m_batches->addLayout(line);
    }
}

void FeatureDetails::retranslate()
{
    m_change->setText(tr("&Change for tenants…"));
    m_edit->setText(tr("&Edit"));
    m_command->setWhat(tr("as command"));
    m_batchesTitle->setText(tr("Changes"));
    const std::pair<const char *, QString> labels[] = {{"kind", tr("Kind")}, {"default", tr("Default")}, {"lifetime", tr("Lifetime")}, {"owner", tr("Owner")},
                                                       {"review", tr("Review on")}, {"percentage", tr("Percentage")}, {"requires", tr("Requires")}};
    for (const auto &[key, label] : labels)
        m_facts->setLabel(QString::fromLatin1(key), label);
    showFacts();
    showHistory();
}

} // namespace tenantry::ui

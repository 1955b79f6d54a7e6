#include "ui/plans/planeditor.h"

#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/numberfield.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>
#include <utility>

namespace tenantry::ui {

using registry::Plan;

namespace {

constexpr int mostConnections = 262'143; // MAX_BACKENDS of PostgreSQL
constexpr int mostPosition = 100'000;

bool same(const Plan &a, const Plan &b)
{
    return a.name == b.name && a.description == b.description && a.connectionLimit == b.connectionLimit && a.position == b.position;
}

} // namespace

PlanEditor::PlanEditor(PlanBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_name(new QLineEdit), m_description(new QLineEdit),
      m_nameField(new FormField(m_name, this)), m_descriptionField(new FormField(m_description, this)), m_connections(new NumberField(-1, mostConnections, this)),
      m_position(new NumberField(0, mostPosition, this)),
      m_save(makeButton(ButtonKind::Primary, this, QStringLiteral("check"))), m_close(makeButton(ButtonKind::Normal, this)), m_command(new CopyButton(this)),
      m_banner(new ErrorBanner(this))
{
    m_title->setWordWrap(true);
    m_banner->setRetry(false);
    m_connections->box()->setGroupSeparatorShown(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_nameField);
    column->addWidget(m_descriptionField);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(12);
    pair->addWidget(m_connections, 1, Qt::AlignTop);
    pair->addWidget(m_position, 1, Qt::AlignTop);
    column->addLayout(pair);
    column->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_close);
    buttons->addStretch();
    buttons->addWidget(m_command);
    column->addLayout(buttons);
    column->addStretch(1);
    for (QLineEdit *edit : {m_name, m_description}) {
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_changed = true;
            m_nameField->setError({});
        });
        connect(edit, &QLineEdit::returnPressed, this, &PlanEditor::save);
    }
    for (NumberField *field : {m_connections, m_position}) {
        connect(field, &NumberField::edited, this, [this] { m_changed = true; });
        connect(field->box()->findChild<QLineEdit *>(), &QLineEdit::returnPressed, this, &PlanEditor::save);
    }
    connect(m_save, &QPushButton::clicked, this, &PlanEditor::save);
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_changed = false;
        emit closed();
    });
    m_command->setSource([this] { return command(); });
    retranslate();
}

PlanEditor::~PlanEditor() { m_stop.request_stop(); }

QSpinBox *PlanEditor::connectionsEdit() const { return m_connections->box(); }

void PlanEditor::startNew(int position)
{
    m_isNew = true;
    Plan plan;
    plan.position = std::clamp(position, 0, mostPosition);
    begin(plan);
    m_name->setFocus();
}

void PlanEditor::start(const Plan &plan)
{
    m_isNew = false;
    begin(plan);
    m_name->setFocus();
}

void PlanEditor::begin(const Plan &plan)
{
    m_plan = m_seen = plan;
    m_banner->clear();
    m_banner->clearActions();
    m_nameField->setError({});
    m_name->setText(plan.name);
    m_description->setText(plan.description);
    m_connections->setNumber(plan.connectionLimit);
    m_position->setNumber(plan.position);
    m_changed = false;
    retranslate();
}

void PlanEditor::setCurrent(const Plan *plan)
{
    if (m_isNew || m_plan.id.isEmpty() || m_busy || (plan && same(*plan, m_seen)))
        return;
    if (plan)
        m_seen = *plan;
    if (plan && !m_changed) {
        begin(*plan);
        return;
    }
    m_banner->setTone(true);
    m_banner->clearActions();
    if (plan) {
        const QStringList both = takeUntouched(*plan);
        m_banner->setError({base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody changed the plan “%1” while you were typing."), {plan->name}},
                            both.isEmpty() ? base::Text(QT_TRANSLATE_NOOP("core", "What you did not touch is what they saved."))
                                           : base::Text(QT_TRANSLATE_NOOP("core", "Saving replaces what they changed: %1."), {both.join(QStringLiteral(", "))}), {}, {}});
        m_banner->addAction([] { return tr("Take theirs"); }, [this, theirs = *plan] { begin(theirs); });
    } else {
        m_banner->setError({base::Kind::NotFound, {QT_TRANSLATE_NOOP("core", "Somebody removed the plan “%1” while you were typing."), {m_plan.name}}, {}, {}, {}});
    }
}

// A field that nobody touched here is theirs from now on. What both changed stays as it was typed: their values of it, with the names of the fields.
QStringList PlanEditor::takeUntouched(const Plan &theirs)
{
    const Plan mine = typed(), before = std::exchange(m_plan, theirs);
    QStringList both;
    const auto text = [&both](QLineEdit *edit, const QString &label, const QString &typed, const QString &was, const QString &is) {
        if (typed == was && edit->text() != is)
            edit->setText(is);
        else if (is != was && typed != was && is != typed)
            both << QStringLiteral("%1 “%2”").arg(label, base::printable(is));
    };
    const auto number = [&both](NumberField *field, const QString &label, int typed, int was, int is) {
        const bool touched = typed != was || field->box()->hasFocus(); // may be half typed
        if (!touched)
            field->setNumber(is);
        else if (is != was && is != typed)
            both << QStringLiteral("%1 %2").arg(label, is < 0 ? tr("No limit") : QLocale().toString(is));
    };
    text(m_name, QString(tr("N&ame")).remove(u'&'), mine.name, before.name, theirs.name);
    text(m_description, tr("Description"), mine.description, before.description, theirs.description);
    number(m_connections, tr("Connection limit"), mine.connectionLimit, before.connectionLimit, theirs.connectionLimit);
    number(m_position, tr("Place in lists"), mine.position, before.position, theirs.position);
    return both;
}

Plan PlanEditor::typed() const
{
    Plan plan = m_plan;
    plan.name = m_name->text().trimmed();
    plan.description = m_description->text().trimmed();
    plan.connectionLimit = m_connections->number();
    plan.position = m_position->number();
    return plan;
}

QString PlanEditor::command() const
{
    const Plan plan = typed();
    QStringList line{QStringLiteral("plan"), m_isNew ? QStringLiteral("add") : QStringLiteral("edit"), m_isNew ? plan.name : m_plan.name};
    if (!m_isNew && plan.name != m_plan.name)
        line << QStringLiteral("--name") << plan.name;
    if (m_isNew || plan.connectionLimit != m_plan.connectionLimit)
        line << QStringLiteral("--connection-limit") << QString::number(plan.connectionLimit);
    if (m_isNew ? !plan.description.isEmpty() : plan.description != m_plan.description)
        line << QStringLiteral("--description") << plan.description;
    if (m_isNew || plan.position != m_plan.position)
        line << QStringLiteral("--position") << QString::number(plan.position);
    return commandLine(line);
}

void PlanEditor::save()
{
    if (m_busy)
        return;
    const Plan plan = typed();
    if (plan.name.isEmpty()) {
        m_nameField->setError(tr("A plan needs a name."));
        m_name->setFocus();
        return;
    }
    for (NumberField *field : {m_connections, m_position})
        if (!field->accept()) {
            field->box()->setFocus();
            return;
        }
    m_busy = true;
    m_lock.lock({m_nameField, m_descriptionField, m_connections, m_position, m_save}, m_close);
    base::run(m_services.workers, m_stop.get_token(), [add = m_isNew ? m_backend.add : nullptr, update = m_backend.update, plan, seen = m_seen](std::stop_token stop) {
        return add ? add(plan, stop) : update(plan, seen, stop);
    })
        .then(this, [this](const base::Result<Plan> &result) {
            m_busy = false;
            m_lock.unlock();
            if (!result) {
                m_banner->setTone(false);
                m_banner->clearActions();
                m_banner->setError(result.error(), [] { return tr("The plan could not be saved."); });
                if (!m_isNew && result.error().kind == base::Kind::Conflict && result.error().sqlstate.isEmpty())
                    emit outdated();
                return;
            }
            m_changed = false;
            emit saved(*result);
        });
}

void PlanEditor::retranslate()
{
    m_title->setText(breakable(m_isNew ? tr("New plan") : tr("Edit “%1”").arg(base::printable(m_plan.name))));
    m_nameField->setLabel(tr("N&ame"));
    m_descriptionField->setLabel(tr("Description"));
    m_descriptionField->setOptional(true);
    m_connections->setLabel(tr("Connection limit"));
    m_connections->setHelp(tr("Connections that a tenant's role may have at once. Holds for tenants provisioned from now on."));
    m_connections->box()->setSpecialValueText(tr("No limit"));
    m_position->setLabel(tr("Place in lists"));
    m_position->setHelp(tr("Smaller numbers come first."));
    m_save->setText(tr("&Save"));
    m_close->setText(tr("Cance&l"));
    m_command->setWhat(tr("as command"));
}

} // namespace tenantry::ui

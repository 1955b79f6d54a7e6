#include "ui/operators/assignform.h"

#include "ui/operators/operatorwords.h"
#include "ui/operators/tenantpicker.h"
#include "ui/shell/onpage.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

AssignForm::AssignForm(const OperatorBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Muted, this)), m_changes(makeLabel(Look::Muted, this)),
      m_state(new StateStack(this)), m_tenants(new TenantPicker), m_banner(new ErrorBanner(this)), m_save(makeButton(ButtonKind::Primary, this, QStringLiteral("check"))),
      m_close(makeButton(ButtonKind::Normal, this)), m_command(new CopyButton(this))
{
    m_title->setWordWrap(true);
    m_banner->setRetry(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_command, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_text);
    m_state->setContent(m_tenants);
    column->addWidget(m_state, 1);
    column->addWidget(m_changes);
    column->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_close);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(m_state, &StateStack::retry, this, &AssignForm::read);
    connect(m_tenants, &TenantPicker::changed, this, &AssignForm::count);
    connect(m_save, &QPushButton::clicked, this, &AssignForm::save);
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_tenants->forget();
        emit closed();
    });
    m_command->setSource([this] { return command(); });
    retranslate();
}

AssignForm::~AssignForm() { m_stop.request_stop(); }

void AssignForm::start(const operators::Operator &who)
{
    m_who = who;
    m_banner->clear();
    m_tenants->forget();
    m_state->showLoadingAgain();
    retranslate();
    read();
}

void AssignForm::read()
{
    if (!m_backend.assignable || m_who.id.isEmpty() || m_busy)
        return;
    base::run(m_services.workers, m_stop.get_token(), [read = m_backend.assignable, id = m_who.id](std::stop_token stop) { return read(id, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<Assignable> &all) {
            if (number != m_newest)
                return;
            if (!all) {
                m_state->showError(all.error(), [] { return tr("The tenants could not be read."); });
                return;
            }
            m_state->clearError();
            const bool first = m_state->state() != StateStack::State::Content;
            m_tenants->set(*all);
            if (all->tenants.isEmpty())
                m_state->showEmpty();
            else
                m_state->showContent();
            if (first && isVisible())
                m_tenants->search()->edit()->setFocus(Qt::OtherFocusReason);
        });
}

bool AssignForm::hasUnsavedWork() const { return isOnPage(this) && m_tenants->hasChanges(); }

QString AssignForm::command() const
{
    QStringList words{QStringLiteral("operator"), QStringLiteral("assign"), m_who.login};
    const TenantPickModel *model = m_tenants->model();
    const int all = model->total();
    for (const QString &slug : model->slugs(model->added(), all))
        words << QStringLiteral("--tenant") << slug;
    for (const QString &slug : model->slugs(model->removed(), all))
        words << QStringLiteral("--remove") << slug;
    return commandLine(words);
}

void AssignForm::save()
{
    if (m_busy || !m_tenants->hasChanges())
        return;
    m_busy = true;
    m_banner->clear();
    m_lock.lock({m_tenants, m_save}, m_close);
    base::run(m_services.workers, m_stop.get_token(), [assign = m_backend.assign, id = m_who.id, add = m_tenants->model()->added(), remove = m_tenants->model()->removed()](std::stop_token stop) {
        return assign(id, add, remove, stop);
    }).then(this, [this](const base::Result<operators::Operator> &now) {
        m_busy = false;
        m_lock.unlock();
        count();
        if (!now) {
            m_banner->setError(now.error(), [] { return tr("Nothing was assigned."); });
            return;
        }
        m_tenants->forget();
        emit saved();
    });
}

void AssignForm::count()
{
    const QLocale locale;
    const auto added = m_tenants->model()->added().size(), removed = m_tenants->model()->removed().size();
    m_changes->setVisible(added + removed > 0);
    m_changes->setText(tr("%1 to be assigned, %2 to be taken away", "counts").arg(locale.toString(added), locale.toString(removed)));
    m_save->setEnabled(!m_busy && added + removed > 0);
    m_command->setEnabled(added + removed > 0);
}

void AssignForm::retranslate()
{
    m_title->setText(breakable(tr("Tenants of %1").arg(OperatorWords::name(m_who))));
    m_text->setText(tr("They see these and no others: in lists, counts, search, events and jobs, also with psql."));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("tenants"));
    empty->setTexts(tr("No tenants yet"), tr("There is nothing to assign before the first tenant is provisioned."));
    m_tenants->retranslate();
    m_save->setText(tr("Sa&ve"));
    m_close->setText(tr("Cancel"));
    m_command->setWhat(tr("as command"));
    count();
}

} // namespace tenantry::ui

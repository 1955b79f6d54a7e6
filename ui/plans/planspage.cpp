#include "ui/plans/planspage.h"

#include "registry/filter.h"
#include "ui/plans/plandetails.h"
#include "ui/plans/planeditor.h"
#include "ui/plans/planmodel.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/wayout.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

namespace tenantry::ui {

using registry::Plan;

namespace {

// As the filter box of the tenants page takes it.
QString filterOf(const Plan &plan) { return registry::Filter::term(QStringLiteral("plan"), {plan.name}); }

} // namespace

PlansPage::PlansPage(PlanBackend backend, const Services &services, QWidget *parent)
    : ListPage(services, parent, {QStringLiteral("plan"), QStringLiteral("feature"), QStringLiteral("tenant")}), m_backend(std::move(backend)),
      m_model(new PlanModel(this)), m_confirm(new ConfirmBar(this)), m_banner(new ErrorBanner(this)), m_details(new PlanDetails(m_backend.admin()))
{
    addAbove(m_confirm);
    addAbove(m_banner);
    QScrollArea *details = makeScrollArea(m_side, 380), *form = makeScrollArea(m_side, 380);
    m_side->addWidget(details);
    m_side->addWidget(form);
    details->setWidget(m_details);
    m_editor.setMaker([this, form] {
        auto *editor = new PlanEditor(m_backend, m_services, form);
        connect(editor, &PlanEditor::outdated, this, &PlansPage::refresh);
        connect(editor, &PlanEditor::closed, this, [this] {
            showSide(Details);
            if (m_model->total() == 0)
                m_state->showEmpty();
            m_table->setFocus();
        });
        connect(editor, &PlanEditor::saved, this, [this](const Plan &plan) {
            choose(plan.id);
            showSide(Details);
            m_table->setFocus();
            refresh();
        });
        form->setWidget(editor);
        return editor;
    });

    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    m_new->setVisible(m_backend.admin());
    setModel(m_model, {{PlanModel::Name, 180}, {PlanModel::Tenants, 92}, {PlanModel::Connections, 110}, {PlanModel::Features, 128}, {PlanModel::Description, 160}});
    clearWhenAnotherIsChosen(m_banner);

    filterWith([this](const QString &words) { m_model->setFilter(words); }, [this] { showSelected(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!isTyping())
            showSide(Details);
        showSelected();
    });
    connect(m_table, &QTableView::activated, m_details, &PlanDetails::tenantsWanted);
    connect(m_new, &QPushButton::clicked, this, &PlansPage::startNew);
    connect(m_details, &PlanDetails::editRequested, this, [this] {
        if (const Plan *plan = m_model->plan(m_table->currentIndex())) {
            showSide(Editor);
            m_editor->start(*plan);
        }
    });
    connect(m_details, &PlanDetails::removeRequested, this, &PlansPage::askToRemove);
    connect(m_details, &PlanDetails::tenantsWanted, this, [this] {
        if (const Plan *plan = m_model->plan(m_table->currentIndex()))
            emit navigate(QStringLiteral("tenants"), filterOf(*plan));
    });
    connect(m_details, &PlanDetails::featureWanted, this, [this](const QString &key) { emit navigate(QStringLiteral("features"), key); });
    connect(m_confirm, &ConfirmBar::ended, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_state->emptyState(), &EmptyState::triggered, this, &PlansPage::startNew);
    retranslate();
}

QIcon PlansPage::icon() const { return Icons::get("plans"); }

void PlansPage::activated(const QString &argument)
{
    if (argument == u"new" && m_backend.admin())
        startNew();
    else
        choose(argument);
    refresh();
}

void PlansPage::refresh()
{
    readWith(m_backend.read, [this](const PlanSnapshot &snapshot) { take(snapshot); }, [] { return tr("The plans could not be read."); });
}

void PlansPage::take(const PlanSnapshot &snapshot)
{
    m_model->setSnapshot(snapshot);
    settle(m_model->total() == 0, m_side->currentIndex() == Editor, [this](const QString &what) { return m_model->indexOf(what); });
    if (m_side->currentIndex() == Editor && !m_editor->isNew())
        m_editor->setCurrent(m_model->find(m_editor->planId()));
    showSelected();
}

void PlansPage::showSelected()
{
    const Plan *plan = m_model->plan(m_table->currentIndex());
    m_details->setVisible(plan != nullptr);
    if (plan)
        m_details->setPlan(*plan, m_model->carried(plan->id));
}

void PlansPage::showSide(Side side)
{
    m_confirm->withdrawDiscard();
    m_side->setCurrentIndex(side);
    if (side == Details)
        showSelected();
}

void PlansPage::startNew()
{
    if (!leave())
        return;
    int last = -1;
    for (const Plan &plan : m_model->plans())
        last = std::max(last, plan.position);
    m_state->showContent();
    showSide(Editor);
    m_editor->startNew(last + 1);
}

void PlansPage::refuseToRemove(const base::Error &error, const QString &filter)
{
    m_banner->clearActions();
    if (error.kind == base::Kind::Conflict)
        m_banner->addAction([] { return tr("Show them"); }, [this, filter] { emit navigate(QStringLiteral("tenants"), filter); });
    m_banner->setError(error, [] { return tr("The plan was not removed."); });
}

void PlansPage::askToRemove()
{
    const Plan *plan = m_model->plan(m_table->currentIndex());
    if (!plan)
        return;
    m_banner->clear();
    if (plan->tenants > 0) // nor could it be: no question that leads nowhere
        return refuseToRemove({base::Kind::Conflict, {QT_TRANSLATE_N_NOOP("core", "%n tenant(s) are on the plan “%1”."), {plan->name}, plan->tenants},
                               QT_TRANSLATE_NOOP("core", "Give them another plan first."), {}, {}}, filterOf(*plan));
    QString question = tr("Remove the plan “%1”?").arg(base::printable(plan->name));
    if (const int values = int(m_model->carried(plan->id).size()); values > 0)
        question += u' ' + tr("The values that it carries for %Ln feature(s) go with it.", nullptr, values);
    m_confirm->ask(question, tr("Remove"), true, [this, id = plan->id, filter = filterOf(*plan)] {
        base::run(m_services.workers, m_stop.get_token(), [remove = m_backend.remove, id](std::stop_token stop) { return remove(id, stop); })
            .then(this, [this, filter](const base::Result<void> &done) {
                if (!done)
                    refuseToRemove(done.error(), filter);
                refresh();
            });
    });
}

bool PlansPage::isTyping() const { return m_editor.made() && m_editor->hasUnsavedWork(); }
bool PlansPage::leave() { return !isTyping() || m_confirm->askToDiscard([this] { leaveForm(m_side); }); }

void PlansPage::retranslate()
{
    labelList(tr("Filter by name or description"), tr("Plans"));
    m_new->setText(tr("&New plan"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("plans"));
    empty->setTexts(tr("No plans yet"), tr("A plan is a tier: how many connections its tenants may have, and which features they get."));
    empty->setAction(m_backend.admin() ? tr("Add a plan") : QString(), QStringLiteral("plus"));
    m_model->retranslate();
    m_details->retranslate();
    if (m_editor.made())
        m_editor->retranslate();
}

PageFactory plansPageFactory()
{
    PageFactory factory;
    factory.key = QStringLiteral("plans");
    factory.icon = QStringLiteral("plans");
    factory.title = [] { return PlansPage::tr("Plans"); };
    factory.create = [](const Services &services, QWidget *parent) { return new PlansPage(planBackend(services), services, parent); };
    factory.starts = {{QStringLiteral("new"), QStringLiteral("plus"), [] { return PlansPage::tr("&New plan"); }}};
    return factory;
}

} // namespace tenantry::ui

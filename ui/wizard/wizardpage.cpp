#include "ui/wizard/wizardpage.h"

#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/statestack.h"
#include "ui/wizard/adminstep.h"
#include "ui/wizard/companystep.h"
#include "ui/wizard/databasestep.h"
#include "ui/wizard/donestep.h"
#include "ui/wizard/placestep.h"
#include "ui/wizard/productstep.h"
#include "ui/wizard/reviewstep.h"
#include "ui/wizard/runstep.h"
#include "ui/wizard/steprail.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

WizardPage::WizardPage(const Services &services, QWidget *parent)
    : Page(services, parent), m_context(services, this), m_confirm(new ConfirmBar(this)), m_state(new StateStack(this)),
      m_rail(new StepRail), m_stack(new QStackedWidget), m_scroll(new QScrollArea), m_headline(makeLabel(Look::Title, nullptr)),
      m_subtitle(makeLabel(Look::Muted, nullptr)), m_back(makeButton(ButtonKind::Normal, nullptr, QStringLiteral("arrow-left"))),
      m_next(makeButton(ButtonKind::Primary, nullptr)), m_cancel(makeButton(ButtonKind::Ghost, nullptr)),
      m_table(makeButton(ButtonKind::Ghost, nullptr, QStringLiteral("table"))),
      m_open(makeButton(ButtonKind::Primary, nullptr)), m_another(makeButton(ButtonKind::Normal, nullptr, QStringLiteral("plus")))
{
    // From the outside in: a widget that wears its style already and is given another parent is styled anew, with all in it.
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_confirm);
    layout->addWidget(m_state);
    auto *content = new QWidget;
    m_state->setContent(content);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(16, 0, 0, 0);
    row->setSpacing(0);
    auto *railColumn = new QVBoxLayout;
    row->addLayout(railColumn);
    railColumn->setContentsMargins(0, 24, 8, 16);
    railColumn->addWidget(m_rail, 1);
    row->addWidget(makeVerticalLine(content));
    auto *main = new QVBoxLayout;
    row->addLayout(main, 1);
    main->setSpacing(0);
    main->setContentsMargins(0, 0, 0, 0);
    main->addWidget(m_scroll, 1);
    m_line = makeLine(content);
    main->addWidget(m_line);
    m_bar = new QWidget(content);
    main->addWidget(m_bar);
    auto *buttons = new QHBoxLayout(m_bar);
    buttons->setContentsMargins(32, 12, 32, 12);
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_table);
    buttons->addStretch();
    for (QPushButton *button : {m_back, m_next, m_another, m_open})
        buttons->addWidget(button);

    auto *column = new QWidget;
    m_scroll->setWidget(column);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    column->setMaximumWidth(1040);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(32, 24, 32, 16);
    columnLayout->setSpacing(4);
    columnLayout->addWidget(m_headline);
    columnLayout->addWidget(m_subtitle);
    columnLayout->addSpacing(16);
    columnLayout->addWidget(m_stack, 1);
    m_steps.resize(Done + 1);
    (void)stepAt(Company);

    connect(m_rail, &StepRail::stepChosen, this, [this](int step) {
        if (step < m_current && m_current <= Review)
            go(step);
    });
    connect(m_back, &QPushButton::clicked, this, &WizardPage::back);
    connect(m_next, &QPushButton::clicked, this, &WizardPage::next);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        startAnew(false);
        emit navigate(QStringLiteral("tenants"), QString());
    });
    connect(m_table, &QPushButton::clicked, this, [this] { emit navigate(QStringLiteral("batch"), QString()); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        const QString id = m_tenantId;
        startAnew(false);
        emit navigate(QStringLiteral("tenants"), id);
    });
    connect(m_another, &QPushButton::clicked, this, [this] { startAnew(true); });
    connect(&m_context, &WizardContext::loaded, this, &WizardPage::showReadiness);
    connect(&m_context, &WizardContext::loadFailed, this, [this](const base::Error &error) {
        m_state->showError(error, [] { return tr("Products, plans and servers could not be read."); });
    });
    connect(m_state, &StateStack::retry, this, &WizardPage::refresh);
    connect(m_state->emptyState(), &EmptyState::triggered, this, [this] { emit navigate(m_missing, QStringLiteral("new")); });
    retranslate();
}

// Eight steps at once would hold the window up; the first is there with the page, the others come one at a time.
WizardStep *WizardPage::stepAt(int index)
{
    if (WizardStep *made = m_steps[index])
        return made;
    WizardStep *made = nullptr;
    switch (index) {
    case Company: made = new CompanyStep(m_context, m_stack); break;
    case Product: made = new ProductStep(m_context, m_stack); break;
    case Place: made = new PlaceStep(m_context, m_stack); break;
    case Database: made = new DatabaseStep(m_context, m_stack); break;
    case Admin: made = new AdminStep(m_context, m_stack); break;
    case Review: made = new ReviewStep(m_context, m_stack); break;
    case Run: made = makeRun(); break;
    default: made = new DoneStep(m_context, m_stack); break;
    }
    m_steps[index] = made;
    m_stack->addWidget(made);
    connect(made, &WizardStep::completeChanged, this, &WizardPage::showButtons);
    connect(made, &WizardStep::advance, this, &WizardPage::next);
    return made;
}

bool WizardPage::makeMore()
{
    const auto missing = std::ranges::find(m_steps, nullptr);
    if (missing == m_steps.end())
        return std::ranges::any_of(m_steps, &WizardStep::makeMore);
    (void)stepAt(int(missing - m_steps.begin()));
    return true;
}

QString WizardPage::titleOf(int step)
{
    switch (step) {
    case Company: return CompanyStep::name();
    case Product: return ProductStep::name();
    case Place: return PlaceStep::name();
    case Database: return DatabaseStep::name();
    case Admin: return AdminStep::name();
    case Review: return ReviewStep::name();
    case Run: return RunStep::name();
    default: return DoneStep::name();
    }
}

RunStep *WizardPage::makeRun()
{
    auto *run = new RunStep(m_context, m_stack);
    connect(run, &RunStep::succeeded, this, [this](const tenants::Provisioned &result) {
        m_last = m_context.request;
        m_tenantId = result.tenant.id;
        static_cast<DoneStep *>(stepAt(Done))->setResult(result);
        go(Done);
        m_open->setFocus();
    });
    connect(run, &RunStep::undone, this, [this] { go(Review); });
    connect(run, &RunStep::leftForLater, this, [this](const QString &operation) {
        startAnew(false);
        emit navigate(QStringLiteral("jobs"), operation);
    });
    connect(run, &RunStep::titleChanged, this, [this, run] {
        if (m_current == Run)
            m_subtitle->setText(run->subtitle());
    });
    return run;
}

// What is answered stays while one looks elsewhere, and goes with the window.
bool WizardPage::hasUnsavedWork() const
{
    if (m_current == Done)
        return static_cast<const DoneStep *>(m_steps[Done])->isUnseen();
    return m_current > Company ? m_current <= Review : !m_context.request.companyName.isEmpty();
}

bool WizardPage::letGo()
{
    if (!hasUnsavedWork())
        return true;
    const auto forget = [this] { startAnew(false); };
    return m_current == Done ? m_confirm->askToDiscard(forget, &SecretField::unseenText) : m_confirm->askToDiscard(forget);
}

QIcon WizardPage::icon() const { return Icons::get("wizard"); }

void WizardPage::activated(const QString &)
{
    if (!m_started) {
        m_started = true;
        m_state->showLoading();
        m_context.load();
        go(Company);
    } else {
        refresh();
        if (m_current < Review)
            stepAt(m_current)->entered();
    }
}

void WizardPage::refresh() { m_context.load(); }

// Without a product, a plan and a server there is nothing to provision: say what is missing instead of an empty list.
void WizardPage::showReadiness()
{
    EmptyState *empty = m_state->emptyState();
    if (m_context.products().isEmpty()) {
        empty->setIcon(QStringLiteral("products"));
        empty->setTexts(tr("No product yet"), tr("A tenant runs a product: a folder of migrations."));
        empty->setAction(tr("Add a product"), QStringLiteral("plus"));
        m_missing = QStringLiteral("products");
        m_state->showEmpty();
    } else if (m_context.servers().isEmpty()) {
        empty->setIcon(QStringLiteral("servers"));
        empty->setTexts(tr("No server yet"), tr("A tenant's database lives on a PostgreSQL server."));
        empty->setAction(tr("Add a server"), QStringLiteral("plus"));
        m_missing = QStringLiteral("servers");
        m_state->showEmpty();
    } else if (m_context.plans().isEmpty()) {
        empty->setIcon(QStringLiteral("plans"));
        empty->setTexts(tr("No plan yet"), tr("A plan says how much a tenant may use."));
        empty->setAction(tr("Add a plan"), QStringLiteral("plus"));
        m_missing = QStringLiteral("plans");
        m_state->showEmpty();
    } else {
        m_state->showContent();
        stepAt(m_current)->retranslate();
        if (m_current == Company)
            stepAt(Company)->entered();
    }
    showButtons();
}

void WizardPage::go(int step)
{
    m_current = step;
    m_stack->setCurrentWidget(stepAt(step));
    m_scroll->verticalScrollBar()->setValue(0);
    if (step == Review)
        setFocus(); // the field that had it is out of sight
    stepAt(step)->entered();
    m_headline->setText(stepAt(step)->title());
    m_subtitle->setText(stepAt(step)->subtitle());
    showButtons();
}

void WizardPage::next()
{
    if (m_current >= Run || !stepAt(m_current)->complete())
        return;
    go(m_current + 1);
}

void WizardPage::back()
{
    if (m_current > Company && m_current <= Review)
        go(m_current - 1);
}

void WizardPage::startAnew(bool likeThis)
{
    if (auto *done = static_cast<DoneStep *>(m_steps[Done]))
        done->forget();
    m_context.start(likeThis ? m_last : tenants::ProvisionRequest());
    m_context.load();
    m_tenantId.clear();
    go(Company);
}

void WizardPage::showButtons()
{
    const bool editing = m_current <= Review;
    m_back->setVisible(editing);
    m_back->setEnabled(m_current > Company);
    m_next->setVisible(editing);
    m_next->setEnabled(stepAt(m_current)->complete());
    m_next->setText(m_current == Review ? tr("&Provision") : tr("&Next"));
    if (m_current == Review && m_next->isEnabled() && !stepAt(Review)->isAncestorOf(window()->focusWidget()))
        m_next->setFocus(); // everything holds: the next key is the last one
    m_cancel->setVisible(editing);
    m_table->setVisible(m_current == Company);
    m_open->setVisible(m_current == Done);
    m_another->setVisible(m_current == Done);
    m_bar->setVisible(m_current != Run); // the step has buttons of its own
    m_line->setVisible(m_current != Run);
    QStringList titles;
    for (int step = Company; step <= Done; ++step)
        titles << titleOf(step);
    m_rail->setSteps(titles, m_current, editing ? m_current : -1);
}

void WizardPage::retranslate()
{
    m_back->setText(tr("Bac&k"));
    m_cancel->setText(tr("&Cancel"));
    m_table->setText(tr("&From a table"));
    m_table->setToolTip(tr("Provision many tenants at once from a CSV file"));
    m_open->setText(tr("&Open tenant"));
    m_another->setText(tr("Provision &another like this"));
    m_rail->setAccessibleName(tr("Steps"));
    for (WizardStep *step : std::as_const(m_steps))
        if (step)
            step->retranslate();
    m_headline->setText(stepAt(m_current)->title());
    m_subtitle->setText(stepAt(m_current)->subtitle());
    showButtons();
}

} // namespace tenantry::ui

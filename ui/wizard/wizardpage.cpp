#include "ui/wizard/wizardpage.h"

#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/looks.h"
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

namespace tenantry::ui {

WizardPage::WizardPage(const Services &services, QWidget *parent)
    : Page(services, parent), m_context(services), m_run(new RunStep(m_context)), m_done(new DoneStep(m_context)), m_state(new StateStack(this)),
      m_rail(new StepRail), m_stack(new QStackedWidget), m_scroll(new QScrollArea), m_headline(makeLabel(Look::Title, nullptr)),
      m_subtitle(makeLabel(Look::Muted, nullptr)), m_back(makeButton(ButtonKind::Normal, nullptr, QStringLiteral("arrow-left"))),
      m_next(makeButton(ButtonKind::Primary, nullptr)), m_cancel(makeButton(ButtonKind::Ghost, nullptr)),
      m_table(makeButton(ButtonKind::Ghost, nullptr, QStringLiteral("table"))),
      m_open(makeButton(ButtonKind::Primary, nullptr)), m_another(makeButton(ButtonKind::Normal, nullptr, QStringLiteral("plus")))
{
    m_steps = {new CompanyStep(m_context), new ProductStep(m_context), new PlaceStep(m_context), new DatabaseStep(m_context),
               new AdminStep(m_context),   new ReviewStep(m_context),  m_run,                    m_done};
    for (WizardStep *step : std::as_const(m_steps)) {
        m_stack->addWidget(step);
        connect(step, &WizardStep::completeChanged, this, &WizardPage::showButtons);
        connect(step, &WizardStep::advance, this, &WizardPage::next);
    }

    auto *column = new QWidget;
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(32, 24, 32, 16);
    columnLayout->setSpacing(4);
    columnLayout->addWidget(m_headline);
    columnLayout->addWidget(m_subtitle);
    columnLayout->addSpacing(16);
    columnLayout->addWidget(m_stack, 1);
    column->setMaximumWidth(1040);
    m_scroll->setWidget(column);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);

    m_bar = new QWidget;
    auto *buttons = new QHBoxLayout(m_bar);
    buttons->setContentsMargins(32, 12, 32, 12);
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_table);
    buttons->addStretch();
    for (QPushButton *button : {m_back, m_next, m_another, m_open})
        buttons->addWidget(button);

    auto *main = new QVBoxLayout;
    main->setSpacing(0);
    main->setContentsMargins(0, 0, 0, 0);
    main->addWidget(m_scroll, 1);
    m_line = makeLine(this);
    main->addWidget(m_line);
    main->addWidget(m_bar);

    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(16, 0, 0, 0);
    row->setSpacing(0);
    auto *railColumn = new QVBoxLayout;
    railColumn->setContentsMargins(0, 24, 8, 16);
    railColumn->addWidget(m_rail, 1);
    row->addLayout(railColumn);
    row->addWidget(makeVerticalLine(content));
    row->addLayout(main, 1);
    m_state->setContent(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);

    for (QPushButton *button : {m_next, m_open, m_another})
        button->setAutoDefault(true); // Enter presses what has the focus, as in a dialog
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
    connect(m_run, &RunStep::succeeded, this, [this](const tenants::Provisioned &result) {
        m_last = m_context.request;
        m_tenantId = result.tenant.id;
        m_done->setResult(result);
        go(Done);
        m_open->setFocus();
    });
    connect(m_run, &RunStep::undone, this, [this] { go(Review); });
    connect(m_run, &RunStep::leftForLater, this, [this] {
        startAnew(false);
        emit navigate(QStringLiteral("jobs"), QString());
    });
    connect(m_run, &RunStep::titleChanged, this, [this] {
        if (m_current == Run)
            m_subtitle->setText(m_run->subtitle());
    });
    connect(&m_context, &WizardContext::loaded, this, &WizardPage::showReadiness);
    connect(&m_context, &WizardContext::loadFailed, this, [this](const base::Error &error) {
        m_state->showError(error, tr("Products, plans and servers could not be read."));
    });
    connect(m_state, &StateStack::retry, this, &WizardPage::refresh);
    retranslate();
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
            m_steps[m_current]->entered();
    }
}

void WizardPage::refresh() { m_context.load(); }

// Without a product, a plan and a server there is nothing to provision: say what is missing instead of an empty list.
void WizardPage::showReadiness()
{
    EmptyState *empty = m_state->emptyState();
    if (m_context.products().isEmpty()) {
        empty->setIcon(QStringLiteral("products"));
        empty->setTexts(tr("No product yet"), tr("A tenant runs a product: a set of migrations. Add one with “tenantryctl product add NAME --migrations FOLDER”."));
        m_state->showEmpty();
    } else if (m_context.servers().isEmpty()) {
        empty->setIcon(QStringLiteral("servers"));
        empty->setTexts(tr("No server yet"), tr("A tenant's database lives on a server. Add one with “tenantryctl server add NAME --uri URI”."));
        m_state->showEmpty();
    } else if (m_context.plans().isEmpty()) {
        empty->setIcon(QStringLiteral("plans"));
        empty->setTexts(tr("No plan yet"), tr("A plan says how much a tenant may use. Add one with “tenantryctl plan add NAME”."));
        m_state->showEmpty();
    } else {
        m_state->showContent();
        m_steps[m_current]->retranslate();
        if (m_current == Company)
            m_steps[Company]->entered();
    }
    showButtons();
}

void WizardPage::go(int step)
{
    m_current = step;
    m_stack->setCurrentIndex(step);
    m_scroll->verticalScrollBar()->setValue(0);
    if (step == Review)
        setFocus(); // the field that had it is out of sight
    m_steps[step]->entered();
    m_headline->setText(m_steps[step]->title());
    m_subtitle->setText(m_steps[step]->subtitle());
    showButtons();
}

void WizardPage::next()
{
    if (m_current >= Run || !m_steps[m_current]->complete())
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
    m_done->forget();
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
    m_next->setEnabled(m_steps[m_current]->complete());
    m_next->setText(m_current == Review ? tr("&Provision") : tr("&Next"));
    if (m_current == Review && m_next->isEnabled() && !m_steps[Review]->isAncestorOf(window()->focusWidget()))
        m_next->setFocus(); // everything holds: the next key is the last one
    m_cancel->setVisible(editing);
    m_table->setVisible(m_current == Company);
    m_open->setVisible(m_current == Done);
    m_another->setVisible(m_current == Done);
    m_bar->setVisible(m_current != Run); // the step has buttons of its own
    m_line->setVisible(m_current != Run);
    QStringList titles;
    for (const WizardStep *step : std::as_const(m_steps))
        titles << step->title();
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
        step->retranslate();
    m_headline->setText(m_steps[m_current]->title());
    m_subtitle->setText(m_steps[m_current]->subtitle());
    showButtons();
}

} // namespace tenantry::ui

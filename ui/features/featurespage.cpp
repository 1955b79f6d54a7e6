#include "ui/features/featurespage.h"

#include "registry/listener.h"
#include "ui/features/bulkchange.h"
#include "ui/features/featuredetails.h"
#include "ui/features/featureeditor.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurestatedelegate.h"
#include "ui/features/featurewords.h"
#include "ui/features/plandelegate.h"
#include "ui/shell/assigned.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/nothingfound.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/wayout.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace tenantry::ui {

using registry::Feature;

FeaturesPage::FeaturesPage(FeatureBackend backend, const Services &services, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)), m_model(new FeatureModel(this)), m_state(new StateStack(this)), m_table(new QTableView),
      m_cells(new PlanDelegate(m_model, m_table)), m_filter(new SearchField(this)), m_new(makeButton(ButtonKind::Primary, this, QStringLiteral("plus"))), m_confirm(new ConfirmBar(this)),
      m_banner(new ErrorBanner(this)), m_splitter(new QSplitter(m_state)), m_side(new QStackedWidget(m_splitter)), m_details(new FeatureDetails(m_backend, services))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_new);
    layout->addLayout(bar);
    layout->addWidget(m_confirm);
    layout->addWidget(m_banner);
    layout->addWidget(m_state, 1);
    m_state->setContent(m_splitter);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({760, 420});
    makeSides();

    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    connect(m_banner, &ErrorBanner::dismissed, this, &FeaturesPage::hush);
    mark(m_new, "features.add")->setVisible(m_backend.may("features.add"));
    m_model->setEditable(m_backend.may("features.plan-value"));
    if (m_backend.may("features.plan-value"))
        mark(m_table, "features.plan-value");
    m_table->setModel(m_model);
    setFocusProxy(m_table);
    m_table->setItemDelegateForColumn(FeatureModel::State, new FeatureStateDelegate(m_model, m_table));
    styleTable(m_table);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);

    connect(m_filter, &SearchField::searched, this, [this](const QString &words) {
        m_model->setFilter(words);
        fitColumns(); // of what is found now
        if (m_side->currentIndex() != Details) // a form stays open
            return;
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
        showSelected(); // of a line that is not shown any more
    });
    new NothingFound(m_table);
    connect(m_filter, &SearchField::left, this, &FeaturesPage::focusTable);
    m_table->setItemDelegate(m_cells);
    connect(m_model, &FeatureModel::planValueTyped, this, [this](const QString &key, const QString &planId, const QJsonValue &was, const QJsonValue &value) {
        askToSet({key, planId, was, value});
        if (!m_cells->isEntered()) // they go on elsewhere in the table; the next key is not about this
            m_confirm->preferCancel();
    });
    connect(m_cells, &PlanDelegate::refused, this, [this](const base::Error &error) {
        say(error, [] { return tr("The plan's value was not changed."); });
        m_refused = true;
    });
    connect(m_cells, &PlanDelegate::accepted, this, [this] {
        if (m_refused)
            hush();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_restoring)
            return;
        if (m_side->currentIndex() == Details)
            showSelected();
        else if (!m_cells->halfTyped() && !isFilling())
            showSide(Details);
    });
    connect(m_new, &QPushButton::clicked, this, [this] {
        if (!leave())
            return;
        showSide(Editor);
        m_editor->startNew();
    });
    connect(m_details, &FeatureDetails::changeRequested, this, [this] {
        if (const Feature *feature = m_model->feature(m_table->currentIndex())) {
            showSide(Bulk);
            m_bulk->start(*feature);
        }
    });
    connect(m_details, &FeatureDetails::editRequested, this, [this] {
        if (const Feature *feature = m_model->feature(m_table->currentIndex())) {
            showSide(Editor);
            m_editor->start(*feature);
        }
    });
    connect(m_details, &FeatureDetails::killRequested, this, &FeaturesPage::askToKill);
    connect(m_details, &FeatureDetails::retireRequested, this, &FeaturesPage::askToRetire);
    connect(m_details, &FeatureDetails::undoRequested, this, &FeaturesPage::askToUndo);
    connect(m_confirm, &ConfirmBar::closed, this, [this] {
        m_asked.reset();
        m_model->setEditable(m_backend.may("features.plan-value"));
    });
    connect(m_confirm, &ConfirmBar::ended, this, &FeaturesPage::focusTable);
    connect(m_details, &FeatureDetails::tenantOpened, this, [this](const QString &id) { emit navigate(QStringLiteral("tenants"), id); });
    connect(m_state, &StateStack::retry, this, &FeaturesPage::refresh);
    connect(m_state->emptyState(), &EmptyState::triggered, this, [this] {
        m_state->showContent();
        m_new->click();
    });
    m_soon.setInterval(100);
    connect(&m_soon, &SeenTimer::timeout, this, &FeaturesPage::refresh);
    connect(&m_turn, &QTimer::timeout, this, &FeaturesPage::refresh);
    if (services.listener) {
        connect(services.listener, &registry::Listener::changed, this, [this](const QString &table) {
            const bool whose = table == u"operator_tenant";
            if (whose || table == u"feature" || table == u"tenant_feature" || table == u"feature_batch" || table == u"plan")
                m_soon.start(whose && mayLose(m_backend.who.role, m_readAt));
        });
        connect(services.listener, &registry::Listener::online, this, [this] {
            m_offline = false;
            m_state->setOffline({});
            m_soon.start(mayLose(m_backend.who.role, m_readAt)); // who knows what was not heard
        });
        connect(services.listener, &registry::Listener::offline, this, [this](const QDateTime &since) {
            m_offline = true;
            m_state->setOffline(m_readAt.isValid() ? m_readAt : since);
        });
    }
    retranslate();
}

FeaturesPage::~FeaturesPage()
{
    m_stop.request_stop();
    // A cell that is open is left while the window goes, and a question withdrawn: nobody is here to hear of it.
    for (QObject *each : std::initializer_list<QObject *>{m_cells, m_model, m_confirm})
        each->disconnect(this);
}

QIcon FeaturesPage::icon() const { return Icons::get("features"); }

void FeaturesPage::activated(const QString &argument)
{
    m_soon.stop(); // it is read now
    if (!argument.isEmpty() && m_cells->halfTyped() && !leave()) // another line would be chosen, and the cell left for it
        return;
    if (argument == u"is:new") { // no feature is called so
        refresh();
        if (m_backend.may("features.add"))
            m_new->click();
        return;
    }
    if (argument.startsWith(u"is:")) {
        m_filter->setText(argument == u"is:all" ? QString() : argument);
        refresh();
        return;
    }
    m_wanted = argument.section(u' ', 0, 0);
    m_wantedTenant = argument.section(u' ', 1, 1);
    refresh();
}

void FeaturesPage::refresh()
{
    if (!m_backend.read)
        return;
    m_state->showLoading();
    base::run(m_services.workers, m_stop.get_token(), m_backend.read).then(this, [this, number = ++m_newest](const base::Result<FeatureSnapshot> &result) {
        if (number != m_newest)
            return;
        if (result)
            take(*result);
        else
            m_state->showError(result.error(), [] { return tr("The features could not be read."); });
    });
}

void FeaturesPage::take(const FeatureSnapshot &snapshot)
{
    m_readAt = QDateTime::currentDateTimeUtc();
    fill(snapshot);
    m_turn.restart(snapshot.features, std::identity{});
    m_state->clearError();
    if (m_model->total() == 0 && m_side->currentIndex() != Editor)
        m_state->showEmpty();
    else
        m_state->showContent();
    if (m_offline)
        m_state->setOffline(m_readAt);
    const QString wanted = std::exchange(m_wanted, {}), tenant = std::exchange(m_wantedTenant, {});
    if (!wanted.isEmpty())
        select(wanted);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0 && m_side->currentIndex() == Details) // a form stays open
        m_table->setCurrentIndex(m_model->index(0, 0));
    if (m_side->currentIndex() == Editor && !m_editor->isNew())
        m_editor->setCurrent(m_model->find(m_editor->featureKey()));
    showSelected();
    if (const Feature *feature = m_model->find(wanted); feature && !tenant.isEmpty() && m_backend.may("features.change")) {
        showSide(Bulk);
        m_bulk->start(*feature, tenant);
    }
}

void FeaturesPage::fill(const FeatureSnapshot &snapshot)
{
    const int columns = m_model->columnCount(), chosenColumn = m_table->currentIndex().column();
    const Feature *chosen = m_model->feature(m_table->currentIndex());
    const registry::Plan *chosenPlan = m_model->plan(chosenColumn);
    const QString key = chosen ? chosen->key : QString(), planId = chosenPlan ? chosenPlan->id : QString();
    const int right = m_table->horizontalScrollBar()->value(), down = m_table->verticalScrollBar()->value();
    m_model->setSnapshot(snapshot);
    if (m_model->columnCount() != columns) {
        delete m_fit; // of other plans
        m_fit = nullptr;
        for (int column = 0; column < m_model->columnCount(); ++column) // what it had spared is another column now
            m_table->setColumnHidden(column, false);
    }
    fitColumns();
    lookAtQuestion();
    // Other plans are other columns, and the table forgets what was chosen.
    const QModelIndex row = m_model->indexOf(key);
    if (m_table->currentIndex().isValid() || !row.isValid())
        return;
    int column = planId.isEmpty() ? std::min(chosenColumn, m_model->columnCount() - 1) : int(FeatureModel::Name);
    for (int i = FeatureModel::FirstPlan; m_model->plan(i); ++i)
        if (m_model->plan(i)->id == planId)
            column = i;
    m_restoring = true;
    m_table->setCurrentIndex(row.siblingAtColumn(column));
    m_restoring = false;
    m_table->doItemsLayout(); // the bars know their range then
    m_table->horizontalScrollBar()->setValue(right);
    m_table->verticalScrollBar()->setValue(down);
}

// As wide as what they hold: a value or a state that is cut says nothing, a name is told by its beginning, be it a feature's or a plan's. What the
// details say as well goes first.
void FeaturesPage::fitColumns()
{
    const auto held = [this](int column, int least, int most) { return heldWidth(m_table, column, least, most); };
    std::vector<std::pair<int, int>> wishes{{FeatureModel::Name, held(FeatureModel::Name, 112, 210)}, {FeatureModel::State, held(FeatureModel::State, 60, 240)}};
    const int last = m_model->columnCount() - 1;
    QSet<int> yielding{FeatureModel::Name};
    QHash<int, int> least; // what is held, of a text its beginning; of a heading what tells it from another: its tooltip has the rest
    for (int column = FeatureModel::Default; column <= last; ++column) {
        wishes.emplace_back(column, held(column, 48, 130));
        yielding << column;
        least.insert(column, heldWidth(m_table, column, column == last ? 48 : 56, 96, false));
    }
    if (m_fit)
        m_fit->setWishes(wishes, least);
    else
        m_fit = new ColumnFit(m_table, wishes, {FeatureModel::Default, last}, {FeatureModel::State}, yielding, least);
}

void FeaturesPage::select(const QString &key)
{
    if (!m_model->indexOf(key).isValid() && m_model->find(key)) { // asked for by name: a filter does not hide it
        m_filter->setText({});
        m_model->setFilter({});
    }
    if (const QModelIndex at = m_model->indexOf(key); at.isValid())
        m_table->setCurrentIndex(at);
}

void FeaturesPage::showSelected()
{
    const Feature *feature = m_model->feature(m_table->currentIndex());
    m_details->setVisible(feature != nullptr);
    if (feature)
        m_details->setFeature(*feature);
    else
        m_details->clear();
}

void FeaturesPage::makeSides()
{
    QList<QScrollArea *> areas;
    for (int side = Details; side <= Editor; ++side) {
        areas << makeScrollArea(m_side, 372);
        m_side->addWidget(areas.last());
    }
    areas[Details]->setWidget(m_details);
    m_bulk.setMaker([this, area = areas[Bulk]] {
        auto *bulk = new BulkChange(m_backend, m_services, area);
        connect(bulk, &BulkChange::closed, this, &FeaturesPage::backToTable);
        connect(bulk, &BulkChange::undone, m_table, qOverload<>(&QWidget::setFocus));
        connect(bulk, &BulkChange::changed, this, [this] {
            m_confirm->withdrawDiscard(); // there is nothing left to lose
            refresh();
        });
        area->setWidget(bulk);
        return bulk;
    });
    m_editor.setMaker([this, area = areas[Editor]] {
        auto *editor = new FeatureEditor(m_backend, m_services, area);
        connect(editor, &FeatureEditor::closed, this, &FeaturesPage::backToTable);
        connect(editor, &FeatureEditor::outdated, this, &FeaturesPage::refresh);
        connect(editor, &FeatureEditor::saved, this, [this](const Feature &feature) {
            m_wanted = feature.key;
            backToTable();
            refresh();
        });
        area->setWidget(editor);
        return editor;
    });
}

void FeaturesPage::showSide(Side side)
{
    m_confirm->withdrawDiscard();
    m_side->setCurrentIndex(side);
    if (side == Details)
        showSelected();
}

void FeaturesPage::backToTable()
{
    showSide(Details);
    m_table->setFocus(); // the button that was pressed is gone
}

void FeaturesPage::focusTable()
{
    if (QWidget *typed = m_cells->halfTyped())
        typed->setFocus();
    else
        goInto(m_table);
}

void FeaturesPage::act(std::function<base::Result<void>(std::stop_token)> work, const Sentence &failed)
{
    hush();
    base::run(m_services.workers, m_stop.get_token(), std::move(work)).then(this, [this, failed](const base::Result<void> &result) {
        if (!result)
            say(result.error(), failed);
        refresh();
    });
}

void FeaturesPage::askToUndo(const QString &batchId)
{
    const Feature *feature = m_model->feature(m_table->currentIndex());
    if (!feature)
        return;
    ask(tr("Undo this change of “%1”? Tenants that somebody changed since keep what they have.").arg(FeatureWords::name(*feature)), tr("Undo"), false, [this, batchId] {
        hush();
        base::run(m_services.workers, m_stop.get_token(), [undo = m_backend.undo, batchId](std::stop_token stop) { return undo(batchId, stop); })
            .then(this, [this](const base::Result<registry::BatchOutcome> &done) {
                if (!done)
                    say(done.error(), [] { return tr("The change could not be undone."); });
                else if (!done->skipped.isEmpty())
                    say({base::Kind::Conflict, {QT_TRANSLATE_N_NOOP("core", "%n tenant(s) had been changed by somebody since, and keep what they have."), {}, int(done->skipped.size())}, {}, {}, {}},
                        [] { return tr("The change was undone, but not everywhere."); }, true);
                refresh();
            });
    });
}

void FeaturesPage::askToKill(bool off)
{
    const Feature *feature = m_model->feature(m_table->currentIndex());
    if (!feature)
        return;
    const auto work = [this, key = feature->key, off] {
        act([setKilled = m_backend.setKilled, key, off](std::stop_token stop) -> base::Result<void> {
            TRYV(setKilled(key, off, stop));
            return {};
        }, [off] { return off ? tr("The feature could not be switched off.") : tr("The feature could not be switched on again."); });
    };
    const QString name = FeatureWords::name(*feature);
    if (feature->kind == registry::FeatureKind::Boolean)
        ask(off ? tr("Switch “%1” off for every tenant, whatever plans and overrides say?").arg(name) : tr("Switch “%1” on again? Plans and overrides hold as before.").arg(name),
            off ? tr("Switch off for all") : tr("Switch on again"), off, work);
    else
        ask(off ? tr("Give every tenant the default of “%1”, “%2”, whatever plans and overrides say?").arg(name, FeatureWords::brief(feature->defaultValue))
                : tr("Let plans and overrides of “%1” hold again, as before?").arg(name),
            off ? tr("Give all the default") : tr("Let them hold again"), off, work);
}

void FeaturesPage::askToRetire()
{
    const Feature *feature = m_model->feature(m_table->currentIndex());
    if (!feature)
        return;
    const bool on = !feature->retired();
    const QString name = FeatureWords::name(*feature);
    ask(on ? tr("Retire “%1”? No product gets it any more, and it leaves this list. Its history stays.").arg(name) : tr("Bring “%1” back? Products get it again, with the values that it had.").arg(name),
        on ? tr("Retire") : tr("Bring back"), on, [this, key = feature->key, on] {
            act([setRetired = m_backend.setRetired, key, on](std::stop_token stop) -> base::Result<void> {
                TRYV(setRetired(key, on, stop));
                return {};
            }, [on] { return on ? tr("The feature could not be retired.") : tr("The feature could not be brought back."); });
        });
}

void FeaturesPage::askToSet(PlanChange change)
{
    const Feature *feature = m_model->find(change.key);
    const auto plan = std::ranges::find(m_model->plans(), change.planId, &registry::Plan::id);
    if (!feature || plan == m_model->plans().end()) {
        say({base::Kind::NotFound, QT_TRANSLATE_NOOP("core", "The feature or the plan is there no more."), {}, {}, {}}, [] { return tr("The plan's value was not changed."); });
        return;
    }
    const auto named = [feature](const QJsonValue &value) {
        return value.isUndefined() ? tr("the default (“%1”)").arg(FeatureWords::brief(feature->defaultValue)) : tr("“%1”", "a value").arg(FeatureWords::brief(value));
    };
    const QString name = FeatureWords::name(*feature), where = base::printable(plan->name);
    const QJsonValue now = FeatureModel::carried(*feature, change.planId);
    const bool meanwhile = now != change.was;
    change.was = now;
    hush();
    if (now == change.value) {
        say({base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody did the same meanwhile: “%1” has this value in the plan %2."), {name, where}}, {}, {}, {}}, {}, true);
        return;
    }
    QString question = tr("Change “%1” in the plan %2, which %Ln tenant(s) have, from %3 to %4?", nullptr, plan->tenants).arg(name, where, named(now), named(change.value));
    if (meanwhile)
        question = tr("Somebody changed it while you were typing.") + u' ' + question;
    ask(question, tr("Change the plan"), false, [this, change] {
        act([set = m_backend.setPlanValue, change](std::stop_token stop) -> base::Result<void> {
            TRYV(set(change.key, change.planId, change.was, change.value, stop));
            return {};
        }, [] { return tr("The plan's value was not changed."); });
    });
    m_asked = change;
    m_model->setEditable(false); // one question at a time: another value would take the place of this one
}

// Somebody may press Yes just when the question turns into another; so it goes, and is asked again by who still wants it.
void FeaturesPage::lookAtQuestion()
{
    if (!m_asked)
        return;
    PlanChange asked = *m_asked;
    const Feature *feature = m_model->find(asked.key);
    const auto plan = std::ranges::find(m_model->plans(), asked.planId, &registry::Plan::id);
    const bool there = feature && plan != m_model->plans().end();
    const QJsonValue now = there ? FeatureModel::carried(*feature, asked.planId) : QJsonValue(QJsonValue::Undefined);
    if (there && now == asked.was)
        return;
    m_confirm->withdraw();
    asked.was = now;
    if (!there || now == asked.value)
        return askToSet(asked); // which says so
    say({base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody changed “%1” in the plan %2 meanwhile: it is “%3” now."),
                                {FeatureWords::name(*feature), base::printable(plan->name), FeatureWords::brief(now.isUndefined() ? feature->defaultValue : now)}}, {}, {}, {}},
        [] { return tr("The plan's value was not changed."); }, true);
    m_banner->addAction([] { return tr("Ask again"); }, [this, asked] { askToSet(asked); });
}

void FeaturesPage::ask(const QString &question, const QString &button, bool destroys, const std::function<void()> &yes)
{
    m_asked.reset();
    m_confirm->ask(question, button, destroys, yes);
}

void FeaturesPage::say(const base::Error &error, const Sentence &what, bool warning)
{
    m_refused = false;
    m_banner->clearActions();
    m_banner->setTone(warning);
    m_banner->setError(error, what);
}

void FeaturesPage::hush()
{
    m_refused = false;
    m_banner->clearActions();
    m_banner->clear();
}

void FeaturesPage::focusFilter()
{
    m_filter->edit()->setFocus();
    m_filter->edit()->selectAll();
}

bool FeaturesPage::isFilling() const { return (m_editor.made() && m_editor->hasUnsavedWork()) || (m_bulk.made() && m_bulk->hasUnsavedWork()); }
bool FeaturesPage::isTyping() const { return m_cells->unsaved() > 0 || isFilling(); }

bool FeaturesPage::leave()
{
    if (!isTyping())
        return true;
    m_asked.reset(); // this question takes the place of that one
    if (!m_cells->halfTyped() && !isFilling())
        openKept(); // they see what it is about
    const Sentence all = [this] { // one cell is open at a time, but every one that is half typed would be lost
        const int values = m_cells->unsaved();
        return isFilling() ? tr("%Ln value(s) typed into the table, and the form beside it, are not saved.", nullptr, values) : tr("%Ln value(s) typed into the table are not saved.", nullptr, values);
    };
    const bool inSight = m_cells->unsaved() == 0 || (m_cells->unsaved() == 1 && !isFilling());
    return m_confirm->askToDiscard([this] { discard(); }, inSight ? Sentence() : all);
}

void FeaturesPage::openKept()
{
    const auto kept = m_cells->kept();
    if (kept.isEmpty())
        return;
    select(kept.first().key);
    const auto plan = std::ranges::find(m_model->plans(), kept.first().planId, &registry::Plan::id);
    const QModelIndex cell = m_model->indexOf(kept.first().key).siblingAtColumn(FeatureModel::FirstPlan + int(plan - m_model->plans().begin()));
    m_table->setColumnHidden(cell.column(), false); // no editor opens in one that is spared
    m_table->setCurrentIndex(cell);
    if (cell.flags().testFlag(Qt::ItemIsEditable))
        m_table->edit(cell);
}

void FeaturesPage::discard()
{
    m_cells->discard();
    if (m_side->currentIndex() == Bulk)
        m_bulk->discard();
    else
        leaveForm(m_side);
}

void FeaturesPage::retranslate()
{
    m_filter->setPlaceholder(tr("Filter by name, key or owner"));
    m_filter->setShortcutHint(QKeySequence::Find);
    m_new->setText(tr("&New feature"));
    m_table->setAccessibleName(tr("Features and plans"));
    m_table->setToolTip(m_backend.may("features.plan-value") ? tr("Double-click a plan's cell to change what it carries.") : QString());
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("features"));
    empty->setTexts(tr("No features yet"), tr("A feature is something that the product asks for by name: on or off, a limit, a choice. Plans carry values, and single tenants may have their own."));
    empty->setAction(m_backend.may("features.add") ? tr("Add a feature") : QString(), QStringLiteral("plus"));
    m_model->retranslate();
    if (m_fit)
        fitColumns();
    m_details->retranslate();
    if (m_bulk.made())
        m_bulk->retranslate();
    if (m_editor.made())
        m_editor->retranslate();
}

PageFactory featuresPageFactory()
{
    PageFactory factory;
    factory.key = QStringLiteral("features");
    factory.icon = QStringLiteral("features");
    factory.title = [] { return FeaturesPage::tr("Features"); };
    factory.create = [](const Services &services, QWidget *parent) { return new FeaturesPage(featureBackend(services), services, parent); };
    factory.starts = {{QStringLiteral("is:new"), QStringLiteral("plus"), [] { return FeaturesPage::tr("&New feature"); }, "features.add"}};
    return factory;
}

} // namespace tenantry::ui


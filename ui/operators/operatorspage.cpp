#include "ui/operators/operatorspage.h"

#include "ui/operators/assignform.h"
#include "ui/operators/keycare.h"
#include "ui/operators/onetimecard.h"
#include "ui/operators/operatordetails.h"
#include "ui/operators/operatoreditor.h"
#include "ui/operators/operatormodel.h"
#include "ui/operators/operatorwords.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/wayout.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

namespace tenantry::ui {

using operators::Operator;
using registry::Role;

namespace {

class StateDelegate : public StatusChipDelegate {
    Q_OBJECT
public:
    StateDelegate(OperatorModel *model, QObject *parent) : StatusChipDelegate(Qt::UserRole, parent), m_model(model) {}

protected:
    Status statusOf(const QModelIndex &index) const override
    {
        const Operator *who = m_model->who(index);
        return who ? OperatorWords::status(*who) : Status{};
    }

private:
    OperatorModel *m_model;
};

template <class T> base::Result<void> forgotten(const base::Result<T> &result) { return result ? base::Result<void>() : base::fail(result.error()); }

} // namespace

OperatorsPage::OperatorsPage(OperatorBackend backend, const Services &services, QWidget *parent)
    : ListPage(services, parent, {QStringLiteral("operator"), QStringLiteral("operator_tenant"), QStringLiteral("operator_session"), QStringLiteral("data_key")}),
      m_backend(std::move(backend)), m_model(new OperatorModel(this)), m_inviteAction(new QAction(Icons::get("plus"), {}, this)), m_rotateAction(new QAction(Icons::get("key"), {}, this)), m_confirm(new ConfirmBar(this)),
      m_banner(new ErrorBanner(this)), m_done(makeLabel(Look::Success, this)), m_keys(new KeyCare(m_backend, services, m_confirm, this)), m_details(new OperatorDetails(m_backend))
{
    addAbove(m_confirm);
    addAbove(m_banner);
    addAbove(m_keys);
    addAbove(m_done);
    m_done->hide();
    makeSides();

    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_keys, &KeyCare::ended, this, &OperatorsPage::refresh);
    m_new->setVisible(m_backend.admin());
    setModel(m_model, {});
    clearWhenAnotherIsChosen(m_banner);
    m_table->setItemDelegateForColumn(OperatorModel::State, new StateDelegate(m_model, m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(OperatorModel::Login, Qt::AscendingOrder);
    for (int column = OperatorModel::From; column < OperatorModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, true); // the details say it
    m_table->horizontalHeader()->setMinimumSectionSize(48);
    fitColumns();

    filterWith([this](const QString &words) { m_model->setFilter(words); fitColumns(); }, [this] { showSelected(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_side->currentIndex() == Details)
            showSelected();
        else if (m_side->currentIndex() != Card && !isTyping())
            showSide(Details);
    });
    connect(m_table, &QTableView::activated, this, [this] { // Enter, double click
        if (const Operator *who = selected(); who && m_backend.admin() && m_side->currentIndex() != Card && leave())
            m_details->editButton()->click();
    });
    connect(m_table, &QTableView::customContextMenuRequested, this, &OperatorsPage::contextMenu);
    connect(m_new, &QPushButton::clicked, this, &OperatorsPage::invite);
    connect(m_inviteAction, &QAction::triggered, this, &OperatorsPage::invite);
    connect(m_rotateAction, &QAction::triggered, this, [this] { m_keys->ask(); });
    if (m_backend.admin())
        addActions({m_inviteAction, m_rotateAction}); // for the command palette
    connect(m_details, &OperatorDetails::editRequested, this, [this] {
        if (const Operator *who = selected()) {
            begin();
            showSide(Editor);
            m_editor->start(*who);
        }
    });
    connect(m_details, &OperatorDetails::tenantsRequested, this, [this] {
        if (const Operator *who = selected()) {
            begin();
            showSide(Assign);
            m_assign->start(*who);
        }
    });
    connect(m_details, &OperatorDetails::roleRequested, this, &OperatorsPage::askRole);
    connect(m_details, &OperatorDetails::enabledRequested, this, &OperatorsPage::askEnabled);
    connect(m_details, &OperatorDetails::resetRequested, this, &OperatorsPage::askReset);
    connect(m_details, &OperatorDetails::endSessionsRequested, this, &OperatorsPage::askEndSessions);
    connect(m_confirm, &ConfirmBar::ended, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_state->emptyState(), &EmptyState::triggered, this, &OperatorsPage::invite);
    m_age.setInterval(60'000);
    connect(&m_age, &QTimer::timeout, this, [this] {
        if (!isVisible() || m_model->total() == 0)
            return;
        m_model->setSnapshot(OperatorSnapshot(m_model->snapshot()));
        showSelected();
    });
    m_age.start();
    showSelected();
    retranslate();
}

void OperatorsPage::heard(const QString &table)
{
    if ((table == u"operator_tenant" || table == u"tenant") && m_assign.made() && m_assign->isVisible())
        m_assign->read();
}

QIcon OperatorsPage::icon() const { return Icons::get("operators"); }

void OperatorsPage::refresh()
{
    readWith(m_backend.read, [this](const OperatorSnapshot &snapshot) { take(snapshot); }, [] { return tr("The operators could not be read."); });
}

void OperatorsPage::take(const OperatorSnapshot &snapshot)
{
    m_model->setSnapshot(snapshot);
    fitColumns();
    settle(m_model->total() == 0, m_side->currentIndex() != Details, [this](const QString &what) { return m_model->indexOf(what); });
    m_keys->setKeys(snapshot.keys);
    if (m_editor.made())
        m_editor->readAgain(snapshot);
    if (m_card.made())
        m_card->readAgain(snapshot);
    showSelected();
}

// As wide as what they hold. Where there is little room logins and names are cut, which are told by their beginning and whole in the tooltip; then how
// many tenants goes, which stands beside. A state or a time that is cut says nothing.
void OperatorsPage::fitColumns()
{
    const auto held = [this](int column, int least, int most) { return std::pair(column, heldWidth(m_table, column, least, most)); };
    const std::vector<std::pair<int, int>> wishes{held(OperatorModel::Login, 84, 160), held(OperatorModel::Name, 120, 220), held(OperatorModel::RoleOf, 60, 130),
                                                  held(OperatorModel::State, 80, 220), held(OperatorModel::Tenants, 60, 100), held(OperatorModel::LastSignIn, 90, 160)};
    const auto *header = m_table->horizontalHeader();
    const QHash<int, int> least{{OperatorModel::Login, std::max(84, header->sectionSizeHint(OperatorModel::Login))},
                                {OperatorModel::Name, std::max(100, header->sectionSizeHint(OperatorModel::Name))}};
    if (m_fit)
        m_fit->setWishes(wishes, least);
    else
        m_fit = new ColumnFit(m_table, wishes, {OperatorModel::Tenants}, {OperatorModel::State, OperatorModel::LastSignIn},
                              {OperatorModel::Login, OperatorModel::Name}, least);
}

const Operator *OperatorsPage::selected() const { return m_model->who(m_table->currentIndex()); }

void OperatorsPage::showSelected()
{
    const Operator *who = selected();
    m_details->setVisible(who != nullptr);
    if (!who)
        return;
    if (who->id != m_doneTo)
        sayDone({}, {});
    m_details->set(*who, m_model->snapshot().keys, m_model->now(), isLastAdmin(*who));
}

// As the registry counts them: who was invited, and has no password of their own yet, or whose login is gone could let nobody in.
bool OperatorsPage::isLastAdmin(const Operator &who) const
{
    const auto counts = [](const Operator &each) { return each.role == Role::Admin && each.signsIn() && !each.mustChangePassword; };
    return counts(who) && std::ranges::none_of(m_model->snapshot().people, [&](const Operator &each) { return each.id != who.id && counts(each); });
}

// What was said of an action before is not about this one.
void OperatorsPage::begin()
{
    m_banner->clear();
    m_keys->forget();
    sayDone({}, {});
}

void OperatorsPage::sayDone(const QString &id, const Sentence &what)
{
    m_doneTo = id;
    m_doneWhat = what;
    m_done->setText(what ? what() : QString());
    m_done->setVisible(bool(what));
}

void OperatorsPage::makeSides()
{
    QList<QScrollArea *> areas;
    for (int side = Details; side <= Card; ++side) {
        areas << makeScrollArea(m_side, 400);
        m_side->addWidget(areas.last());
    }
    areas[Details]->setWidget(m_details);
    m_editor.setMaker([this, area = areas[Editor]] {
        auto *editor = new OperatorEditor(m_backend, m_services, area);
        connect(editor, &OperatorEditor::outdated, this, &OperatorsPage::refresh);
        connect(editor, &OperatorEditor::closed, this, &OperatorsPage::backToTable);
        connect(editor, &OperatorEditor::saved, this, [this](const QString &id) {
            choose(id);
            backToTable();
            refresh();
        });
        connect(editor, &OperatorEditor::invited, this, [this](const operators::Invited &invited) {
            choose(invited.who.id);
            showSide(Card);
            m_card->present(invited);
            refresh();
        });
        area->setWidget(editor);
        return editor;
    });
    m_assign.setMaker([this, area = areas[Assign]] {
        auto *form = new AssignForm(m_backend, m_services, area);
        connect(form, &AssignForm::closed, this, &OperatorsPage::backToTable);
        connect(form, &AssignForm::saved, this, [this] {
            backToTable();
            refresh();
        });
        area->setWidget(form);
        return form;
    });
    m_card.setMaker([this, area = areas[Card]] {
        auto *card = new OneTimeCard(m_backend, m_services, area);
        connect(card, &OneTimeCard::closed, this, &OperatorsPage::backToTable);
        area->setWidget(card);
        return card;
    });
}

void OperatorsPage::showSide(Side side)
{
    if (side != Card && m_card.made())
        m_card->forget();
    m_confirm->withdrawDiscard();
    m_side->setCurrentIndex(side);
    if (side == Details)
        showSelected();
}

void OperatorsPage::backToTable()
{
    showSide(Details);
    m_table->setFocus(); // the button that was pressed is gone
}

void OperatorsPage::activated(const QString &argument)
{
    if (argument != u"is:new" && argument != u"is:rotate") // no login has a colon
        return ListPage::activated(argument);
    refresh();
    if (argument == u"is:rotate")
        m_keys->ask();
    else if (m_backend.admin())
        invite();
}

void OperatorsPage::invite()
{
    if (!leave())
        return;
    begin();
    m_state->showContent();
    showSide(Editor);
    m_editor->startNew();
}

void OperatorsPage::act(std::function<base::Result<void>(std::stop_token)> work, const Sentence &failed, const std::function<void()> &then)
{
    begin();
    emit busyChanged(true);
    base::run(m_services.workers, m_stop.get_token(), std::move(work)).then(this, [this, failed, then](const base::Result<void> &result) {
        emit busyChanged(false);
        if (!result)
            m_banner->setError(result.error(), failed);
        else if (then)
            then();
        refresh();
    });
}

void OperatorsPage::askRole(Role role)
{
    const Operator *who = selected();
    if (!who)
        return;
    const QString name = OperatorWords::name(*who);
    const bool up = role == Role::Admin, me = who->id == m_backend.who.id;
    QString question = up ? tr("Make %1 an administrator? They may then do everything in this registry, and are granted the data key “admin”, which opens every credential.").arg(name)
                          : tr("Make %1 support? They then see the %Ln tenant(s) assigned to them and change nothing. The data key “admin”, which they could open, is due for rotation from then on.",
                               nullptr, who->tenants).arg(name);
    if (me)
        question += u' ' + tr("That is you: this window becomes one for support.");
    m_confirm->ask(question, up ? tr("Make administrator") : tr("Make support"), !up, [this, id = who->id, role, name] {
        act([set = m_backend.setRole, id, role](std::stop_token stop) { return forgotten(set(id, role, stop)); }, [name] { return tr("The role of %1 was not changed.").arg(name); });
    });
}

void OperatorsPage::askEnabled(bool enabled)
{
    const Operator *who = selected();
    if (!who)
        return;
    const QString name = OperatorWords::name(*who);
    const QString keys = OperatorWords::keys(who->keys);
    QString question;
    if (enabled) {
        question = tr("Let %1 sign in again, with the password of before?").arg(name);
    } else {
        question = tr("Disable %1? No sign-in any more, and what they have open ends now.").arg(name);
        if (!keys.isEmpty())
            question += u' ' + tr("What they could open is due for rotation from then on: %1.", "data keys").arg(keys);
        if (who->id == m_backend.who.id)
            question += u' ' + tr("That is you: this window ends.");
    }
    m_confirm->ask(question, enabled ? tr("Enable") : tr("Disable"), !enabled, [this, id = who->id, enabled, name] {
        act([set = m_backend.setEnabled, id, enabled](std::stop_token stop) { return forgotten(set(id, enabled, stop)); },
            [enabled, name] { return enabled ? tr("%1 was not enabled.").arg(name) : tr("%1 was not disabled.").arg(name); });
    });
}

void OperatorsPage::askReset()
{
    const Operator *who = selected();
    if (!who)
        return;
    const QString name = OperatorWords::name(*who);
    const QString question = who->enabled ? tr("Give %1 a one-time password? The one they have opens nothing from then on, and what they have open ends. You see the new one once.")
                                          : tr("Give %1 a one-time password? They stay disabled: it opens nothing until you enable them. You see it once.");
    m_confirm->ask(question.arg(name), tr("Reset password"), true,
                   [this, id = who->id, name] {
                       begin();
                       emit busyChanged(true);
                       base::run(m_services.workers, m_stop.get_token(), [reset = m_backend.reset, id](std::stop_token stop) { return reset(id, stop); })
                           .then(this, [this, name](const base::Result<operators::Invited> &made) {
                               emit busyChanged(false);
                               if (made) {
                                   showSide(Card);
                                   m_card->present(*made);
                               } else {
                                   m_banner->setError(made.error(), [name] { return tr("The password of %1 was not reset.").arg(name); });
                               }
                               refresh();
                           });
                   });
}

void OperatorsPage::askEndSessions()
{
    const Operator *who = selected();
    if (!who)
        return;
    const QString name = OperatorWords::name(*who);
    QString question = tr("End what %1 has open? Their panels are signed out within 5 seconds, and commands of theirs that are running stop. They may sign in again: to keep them out, disable them.").arg(name);
    if (who->id == m_backend.who.id)
        question += u' ' + tr("That is you: this window is signed out as well.");
    m_confirm->ask(question, tr("End sessions"), true, [this, id = who->id, name] {
        const Operator *now = m_model->find(id); // as of now, not of when it was asked
        act([end = m_backend.endSessions, id](std::stop_token stop) { return forgotten(end(id, stop)); }, [name] { return tr("What %1 has open was not ended.").arg(name); },
            [this, id, name, count = now ? now->openSessions : 0] { sayDone(id, [name, count] { return tr("%Ln open sign-in(s) of %1 ended.", nullptr, count).arg(name); }); });
    });
}

void OperatorsPage::contextMenu(const QPoint &at)
{
    if (!selected() || !m_backend.admin())
        return;
    auto *menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const OperatorDetails *d = m_details;
    for (QPushButton *button : {d->editButton(), d->tenantsButton(), d->resetButton(), d->sessionsButton(), d->roleButton(), d->enabledButton()})
        if (!button->isHidden())
            menu->addAction(button->icon(), button->text(), button, &QPushButton::click)->setEnabled(button->isEnabled());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

bool OperatorsPage::isTyping() const { return (m_editor.made() && m_editor->hasUnsavedWork()) || (m_assign.made() && m_assign->hasUnsavedWork()); }
bool OperatorsPage::isUnseen() const { return m_card.made() && m_card->isUnseen(); }

bool OperatorsPage::letGo()
{
    if (isUnseen())
        return m_confirm->askToDiscard([this] { backToTable(); }, &SecretField::unseenText);
    return leave();
}

bool OperatorsPage::leave() { return !isTyping() || m_confirm->askToDiscard([this] { leaveForm(m_side); }); }

void OperatorsPage::retranslate()
{
    labelList(tr("Filter by login, name, e-mail, role or state"), tr("Operators"));
    m_new->setText(tr("&Invite…"));
    m_inviteAction->setText(tr("Invite somebody…"));
    m_rotateAction->setText(tr("Rotate the data keys…"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("operators"));
    empty->setTexts(tr("No operators to be seen"), tr("Whoever signs in to this registry is listed here."));
    empty->setAction(m_backend.admin() ? tr("Invite somebody") : QString(), QStringLiteral("plus"));
    m_model->retranslate();
    fitColumns();
    m_details->retranslate();
    if (m_editor.made())
        m_editor->retranslate();
    if (m_assign.made())
        m_assign->retranslate();
    if (m_card.made())
        m_card->retranslate();
    m_keys->retranslate();
    sayDone(m_doneTo, m_doneWhat);
}

PageFactory operatorsPageFactory()
{
    PageFactory factory;
    factory.key = QStringLiteral("operators");
    factory.icon = QStringLiteral("operators");
    factory.title = [] { return OperatorsPage::tr("Operators"); };
    factory.create = [](const Services &services, QWidget *parent) { return new OperatorsPage(operatorBackend(services), services, parent); };
    factory.starts = {{QStringLiteral("is:new"), QStringLiteral("plus"), [] { return OperatorsPage::tr("Invite somebody…"); }},
                      {QStringLiteral("is:rotate"), QStringLiteral("key"), [] { return OperatorsPage::tr("Rotate the data keys…"); }}};
    return factory;
}

} // namespace tenantry::ui

#include "operatorspage.moc"

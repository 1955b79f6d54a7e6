#include "ui/tenants/tenantactions.h"

#include "ui/theme/icons.h"

#include <QMenu>
#include <QWidget>

namespace tenantry::ui {

using registry::TenantState;

TenantActions::TenantActions(const TenantBackend &backend, QWidget *owner) : QObject(owner), m_owner(owner)
{
    open = make("sidebar", "openTenant", "tenants.open");
    inspect = make("eye", "inspectTenant", "tenants.inspect");
    copyHost = make("link", "copyHost", "tenants.copy-host");
    exportCsv = make("download", "exportCsv", "tenants.export");
    inspect->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    copyHost->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    exportCsv->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    const auto where = [&](const char *icon, const char *name, const char *action) { return backend.may(action) ? make(icon, name, action) : nullptr; };
    if ((provision = where("plus", "provisionTenant", "tenants.provision"))) {
        provision->setIcon(Icons::onAccent(QStringLiteral("plus")));
        provision->setShortcut(QKeySequence::New);
    }
    adopt = where("database", "adoptDatabase", "tenants.adopt");
    if ((edit = where("edit", "editTenant", "tenants.edit")))
        edit->setShortcut(QKeySequence(Qt::Key_F2));
    pause = where("pause", "pauseTenants", "tenants.pause");
    activate = where("play", "activateTenants", "tenants.activate");
    maintenance = where("maintenance", "maintenanceTenants", "tenants.maintenance");
    if (backend.resume && backend.undo) {
        finish = where("play", "finishProvisioning", "tenants.finish");
        undo = where("undo", "undoProvisioning", "tenants.undo");
    }
    if ((askFleet = where("search", "askTenants", "tenants.ask-fleet")))
        askFleet->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    if ((copyCommand = where("terminal", "copyCommand", "tenants.copy-command")))
        copyCommand->setMenu(new QMenu(owner));
    for (QAction *action : findChildren<QAction *>()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        owner->addAction(action);
    }
    if (provision) // wherever the focus is while the page is shown
        provision->setShortcutContext(Qt::WindowShortcut);
    setChoice({}, false);
    retranslate();
}

QAction *TenantActions::make(const char *icon, const char *name, const char *permission)
{
    auto *action = new QAction(Icons::get(icon), QString(), this);
    action->setObjectName(QString::fromLatin1(name));
    return mark(action, permission);
}

QList<QAction *> TenantActions::onSelection() const
{
    QList<QAction *> actions{edit, pause, activate, maintenance, copyCommand};
    actions.removeAll(nullptr);
    return actions;
}

void TenantActions::fillContextMenu(QMenu *menu, bool canResume) const
{
    menu->addAction(open);
    menu->addAction(inspect);
    if (edit)
        menu->addAction(edit);
    menu->addSeparator();
    for (QAction *action : {activate, pause, maintenance}) {
        if (action)
            menu->addAction(action);
    }
    if (finish && undo && canResume) {
        menu->addSeparator();
        menu->addAction(finish);
        menu->addAction(undo);
    }
    menu->addSeparator();
    if (askFleet)
        menu->addAction(askFleet);
    menu->addAction(copyHost);
    if (copyCommand)
        menu->addAction(copyCommand);
    menu->addAction(exportCsv);
}

QAction *TenantActions::actionFor(TenantState target) const
{
    return target == TenantState::Paused ? pause : target == TenantState::Active ? activate : target == TenantState::Maintenance ? maintenance : nullptr;
}

bool TenantActions::mayMove(TenantState from, TenantState to)
{
    using enum TenantState;
    switch (to) {
    case Active: return from == Paused || from == Maintenance;
    case Paused: return from == Active || from == Maintenance;
    case Maintenance: return from == Active || from == Paused;
    default: return false;
    }
}

QString TenantActions::verb(TenantState to)
{
    switch (to) {
    case TenantState::Active: return QStringLiteral("activate");
    case TenantState::Paused: return QStringLiteral("pause");
    case TenantState::Maintenance: return QStringLiteral("maintenance");
    default: return {};
    }
}

void TenantActions::setChoice(const TenantChoice &choice, bool anyVisible)
{
    const auto movable = [&choice](TenantState to) {
        for (size_t from = 0; from < choice.byState.size(); ++from) {
            if (choice.byState[from] > 0 && mayMove(TenantState(from), to))
                return true;
        }
        return false;
    };
    const auto enable = [](QAction *action, bool on) {
        if (action)
            action->setEnabled(on);
    };
    enable(open, choice.count == 1);
    enable(inspect, choice.count == 1);
    enable(copyHost, choice.count > 0);
    enable(exportCsv, anyVisible);
    enable(askFleet, anyVisible);
    enable(edit, choice.count == 1);
    enable(pause, movable(TenantState::Paused));
    enable(activate, movable(TenantState::Active));
    enable(maintenance, movable(TenantState::Maintenance));
    enable(copyCommand, choice.count > 0);
    const bool unfinished = choice.count == 1 && (choice.in(TenantState::Failed) == 1 || choice.in(TenantState::Provisioning) == 1);
    enable(finish, unfinished);
    enable(undo, unfinished);
}

void TenantActions::retranslate()
{
    const auto say = [](QAction *action, const QString &text, const QString &tip) {
        if (!action)
            return;
        action->setText(text);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1  (%2)").arg(tip, keys));
    };
    say(open, tr("Show details"), tr("What it is, what happened to it, how to connect"));
    say(inspect, tr("Look into it"), tr("Tables, sessions, locks and settings of its database; nothing is changed"));
    say(copyHost, tr("Copy host name"), tr("The host names of what is selected"));
    say(exportCsv, tr("Export as CSV…"), tr("The rows that are shown, with the columns that are shown"));
    say(provision, tr("Provision tenant"), tr("A new tenant with a database of its own"));
    say(adopt, tr("Adopt a database…"), tr("A database that is there already becomes a tenant; what is in it stays as it is"));
    say(edit, tr("Edit"), tr("Name, plan, labels and note"));
    say(pause, tr("Pause"), tr("Signs its users out and keeps them out until it is active again"));
    say(activate, tr("Activate"), tr("Lets its users sign in again"));
    say(maintenance, tr("Maintenance"), tr("Signs its users out; operators and migrations still get in"));
    say(finish, tr("Finish"), tr("Goes on with the provisioning at the step that failed"));
    say(undo, tr("Undo everything"), tr("Takes back every step of the provisioning; leaves nothing behind"));
    say(askFleet, tr("Ask them a question…"), tr("One read-only query to the tenants that are selected, or to all that are shown"));
    say(copyCommand, tr("Copy as command"), tr("The command lines for what is selected"));
}

} // namespace tenantry::ui

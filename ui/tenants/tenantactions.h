// What can be done with tenants, as actions for toolbar, context menu and keyboard. What the role may not do has no action
// at all. Which are enabled follows what is selected. GUI thread.
#pragma once

#include "ui/tenants/tenantbackend.h"
#include "ui/tenants/tenantsnapshot.h"

#include <QAction>
#include <QObject>

class QMenu;

namespace tenantry::ui {

// What is selected, as far as actions care; cheap to make of a hundred thousand rows.
struct TenantChoice {
    int count = 0;
    std::array<int, 6> byState{}; // by registry::TenantState
    int in(registry::TenantState state) const { return byState[size_t(state)]; }
    void add(registry::TenantState state) { ++count; ++byState[size_t(state)]; }
};

class TenantActions : public QObject {
    Q_OBJECT
public:
    TenantActions(const TenantBackend &backend, QWidget *owner);

    // Null for a role that may not.
    QAction *provision = nullptr, *adopt = nullptr, *edit = nullptr, *pause = nullptr, *activate = nullptr, *maintenance = nullptr;
    QAction *finish = nullptr, *undo = nullptr, *copyCommand = nullptr, *askFleet = nullptr;
    // For everybody.
    QAction *open = nullptr, *inspect = nullptr, *copyHost = nullptr, *exportCsv = nullptr;

    QList<QAction *> onSelection() const; // for toolbar, in order, without nulls
    void fillContextMenu(QMenu *menu, bool canResume) const;
    QAction *actionFor(registry::TenantState target) const;

    void setChoice(const TenantChoice &choice, bool anyVisible);
    void retranslate();

    // Which of the selected a move applies to: the registry's table of moves, as a comfort; the database decides.
    static bool mayMove(registry::TenantState from, registry::TenantState to);
    static QString verb(registry::TenantState to); // of tenantryctl: "pause"

private:
    QAction *make(const char *icon, const char *name, const char *permission);
    QObject *m_owner;
};

} // namespace tenantry::ui

#include "registry/values.h"

#include <array>

namespace tenantry::registry {

namespace {

// Names are what the registry's CHECK constraints list, so they never change.
constexpr std::array tenantStates{"provisioning", "active", "paused", "maintenance", "failed", "deleting"};
constexpr std::array stepStates{"pending", "running", "done", "failed", "undone", "skipped"};
constexpr std::array operationStates{"pending", "running", "succeeded", "failed", "undoing", "undone", "interrupted"};

template <class List>
int indexOf(const List &list, const QString &name)
{
    for (size_t i = 0; i < list.size(); ++i)
        if (name == QLatin1String(list[i]))
            return int(i);
    return -1;
}

} // namespace

QString roleName(Role role) { return role == Role::Admin ? QStringLiteral("ADMIN") : QStringLiteral("USER"); }

QString stateName(TenantState state) { return QString::fromLatin1(tenantStates[size_t(state)]); }

std::optional<TenantState> stateFromName(const QString &name)
{
    const int i = indexOf(tenantStates, name);
    return i < 0 ? std::nullopt : std::optional(TenantState(i));
}

QString stepStateName(StepState state) { return QString::fromLatin1(stepStates[size_t(state)]); }

StepState stepStateFromName(const QString &name)
{
    const int i = indexOf(stepStates, name);
    return i < 0 ? StepState::Pending : StepState(i);
}

QString operationStateName(OperationState state) { return QString::fromLatin1(operationStates[size_t(state)]); }

OperationState operationStateFromName(const QString &name)
{
    const int i = indexOf(operationStates, name);
    return i < 0 ? OperationState::Pending : OperationState(i);
}

} // namespace tenantry::registry

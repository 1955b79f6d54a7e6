// What the operators page asks of the core, as values that can be called: each may block and belongs on a worker.
// operatorBackend() makes the real one from a session.
#pragma once

#include "operators/operators.h"
#include "operators/rotation.h"
#include "ui/shell/services.h"

#include <QSet>
#include <functional>

namespace tenantry::ui {

struct OperatorSnapshot {
    QList<operators::Operator> people;        // by login
    QList<operators::DataKeyStatus> keys;
    QDateTime takenAt;
};

struct Assignable { // every tenant, and which of them somebody sees
    QList<registry::Tenant> tenants;
    QStringList searchTexts;                  // of each, for registry::Filter; made on the worker
    QSet<QString> assigned;                   // ids
};

struct OperatorBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool admin() const { return who.role == registry::Role::Admin && !registry.readOnly; }

    using Operator = operators::Operator;
    using Invited = operators::Invited;
    std::function<base::Result<OperatorSnapshot>(std::stop_token)> read;
    std::function<base::Result<Assignable>(const QString &operatorId, std::stop_token)> assignable; // empty id: nobody's yet
    std::function<base::Result<Invited>(const operators::NewOperator &, std::stop_token)> add;
    std::function<base::Result<Operator>(const Operator &, const Operator &expected, std::stop_token)> update; // Conflict where it is no longer as expected
    std::function<base::Result<Operator>(const QString &id, const QStringList &add, const QStringList &remove, std::stop_token)> assign;
    std::function<base::Result<Operator>(const QString &id, registry::Role, std::stop_token)> setRole;
    std::function<base::Result<Operator>(const QString &id, bool, std::stop_token)> setEnabled;
    std::function<base::Result<Operator>(const QString &id, std::stop_token)> endSessions;
    std::function<base::Result<Invited>(const QString &id, std::stop_token)> reset;
    std::function<base::Result<operators::Rotated>(const QString &key, const operators::RotationProgress &, std::stop_token)> rotate; // empty: not permitted
    std::function<base::Result<void>(const QString &login, const QString &path, std::stop_token)> saveConnectionFile; // no secrets in it
};

OperatorBackend operatorBackend(const Services &services);

} // namespace tenantry::ui

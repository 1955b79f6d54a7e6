// The verbs of `operator`, one maker each, and what they share.
#pragma once

#include "cli/command.h"
#include "operators/operators.h"

#include <QJsonObject>

namespace tenantry::cli {

CommandPtr operatorAdd();
CommandPtr operatorList();
CommandPtr operatorEdit();
CommandPtr operatorAssign();
CommandPtr operatorDisable();
CommandPtr operatorEnable();
CommandPtr operatorPassword();

QJsonObject operatorJson(const operators::Operator &who);
Result<operators::Role> roleGiven(const QString &text); // admin or user, in any case
// Ids of the tenants named, in the order given; NotFound names the first that is not there.
Result<QStringList> tenantIds(const registry::SessionPtr &session, const QStringList &references, std::stop_token stop);
// The one-time password, this once, and the connection file if one was asked for.
Result<int> showInvited(Context &context, const registry::SessionPtr &session, const operators::Invited &invited, const QString &sentence);

} // namespace tenantry::cli

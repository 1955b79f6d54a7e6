// What the verbs that end in a new tenant share: provision, one or a table of them, and adopt.
#pragma once

#include "cli/command.h"
#include "tenants/provisioning.h"

namespace tenantry::cli {

// What --json answers with, also per row of a table.
QJsonObject provisionedJson(const tenants::Provisioned &done, bool secrets);

// Before its passwords are shown: it is written down who saw them. Without that they are not to be shown, and the error says that
// the tenant is ready all the same. Thread-safe.
Result<void> recordShown(const registry::SessionPtr &session, const tenants::Provisioned &done);
// What nobody will ever know when it is not shown now, and what to do about it; empty where there is nothing of the kind.
QStringList lostNotes(const tenants::Provisioned &done, bool secrets);

// What asking itself was wrong about, as a report; an error that says nothing about the request stays an error.
Result<tenants::CheckReport> reportOf(const Error &error);
// Tells the checks, and how they end; the exit status.
int tellChecks(Console &console, const tenants::CheckReport &report, const QString &allHold, const QString &notLikeThis);

// --test-only. `Maker` has completed(request) and check(request): tenants::Provisioning, tenants::Adoption.
template <class Maker, class Request>
Result<int> testOnly(Context &context, Maker maker, const Request &asked, const QString &allHold, const QString &notLikeThis)
{
    const auto request = maker.completed(asked, context.stop());
    TRY(const tenants::CheckReport report, request ? maker.check(*request, context.stop()) : reportOf(request.error()));
    return tellChecks(context.console, report, allHold, notLikeThis);
}

// Tells of the tenant that was made. --show-secret prints its passwords, once that is recorded; without it people read `kept`, where
// that of the role is.
Result<int> tellMade(Context &context, const registry::SessionPtr &session, const tenants::Provisioned &done, const QString &kept);

// The error, with what to do about the operation that was left in the middle, where there is one.
Error leftUnfinished(Context &context, Error error, const QString &operation);

} // namespace tenantry::cli

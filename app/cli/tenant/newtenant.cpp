#include "cli/tenant/newtenant.h"

#include "cli/json.h"
#include "cli/feature/verbs.h"
#include "cli/operation/verbs.h"
#include "cli/table.h"
#include "cli/tenant/verbs.h"

#include "base/text.h"
#include "tenants/reveal.h"

namespace tenantry::cli {

namespace {

QJsonObject checksJson(const tenants::CheckReport &report)
{
    QJsonArray checks;
    for (const tenants::Check &check : report.checks)
        checks.append(QJsonObject{
            {QStringLiteral("name"), check.name},
            {QStringLiteral("ok"), check.ok},
            {QStringLiteral("message"), check.ok ? check.seen.translated() : check.error.message.translated()},
            {QStringLiteral("hint"), check.ok ? QJsonValue() : orNull(check.error.hint.translated())},
        });
    return {{QStringLiteral("checks"), checks}, {QStringLiteral("ok"), report.ok()}};
}

} // namespace

QJsonObject provisionedJson(const tenants::Provisioned &done, bool secrets)
{
    QJsonObject object = tenantJson(done.tenant);
    object.insert(QStringLiteral("operation"), done.operation.id);
    object.insert(QStringLiteral("steps"), stepsJson(done.operation));
    if (secrets) {
        object.insert(QStringLiteral("password"), base::textFromSecret(done.password));
        object.insert(QStringLiteral("admin_password"), orNull(base::textFromSecret(done.adminPassword)));
    }
    object.insert(QStringLiteral("notes"), QJsonArray::fromStringList(lostNotes(done, secrets)));
    return object;
}

Result<void> recordShown(const registry::SessionPtr &session, const tenants::Provisioned &done)
{
    if (done.password.isEmpty() && done.adminPassword.isEmpty())
        return {};
    // Not to be stopped any more: that of the first account is nowhere else.
    const auto revealed = tenants::revealPassword(session, done.tenant);
    if (revealed)
        return {};
    Error error = revealed.error();
    error.message = base::Text("%1", {translate("cli", "“%1” is ready, but its passwords are not shown: %2")
                                          .arg(base::printable(done.tenant.companyName), error.message.translated())});
    return std::unexpected(std::move(error));
}

QStringList lostNotes(const tenants::Provisioned &done, bool secrets)
{
    if (secrets || !done.adminPasswordMade)
        return {};
    return {translate("cli", "The temporary password of the first account was not shown, and it is not kept: set another one in the product. "
                             "With --show-secret it is shown, once.")};
}

Result<tenants::CheckReport> reportOf(const Error &error)
{
    if (error.kind != Kind::InvalidInput && error.kind != Kind::NotFound && error.kind != Kind::Conflict)
        return std::unexpected(error);
    tenants::Check check;
    check.name = QStringLiteral("request");
    check.ok = false;
    check.title = base::Text("%1", {translate("cli", "What was asked for")});
    check.error = error;
    tenants::CheckReport report;
    report.checks.push_back(check);
    return report;
}

int tellChecks(Console &console, const tenants::CheckReport &report, const QString &allHold, const QString &notLikeThis)
{
    if (console.json) {
        console.document(checksJson(report));
    } else {
        for (const tenants::Check &check : report.checks) {
            console.line(console.painted(check.ok ? QStringLiteral("✓ ") : QStringLiteral("✗ "), check.ok ? Colour::Green : Colour::Red)
                         + check.title.translated() + QStringLiteral(": ") + (check.ok ? check.seen.translated() : check.error.message.translated()));
            if (!check.ok && !check.error.hint.isEmpty())
                console.line(QStringLiteral("  ") + check.error.hint.translated());
        }
        console.note(report.ok() ? allHold : notLikeThis);
    }
    const tenants::Check *wrong = report.firstFailure();
    return wrong ? base::exitStatus(wrong->error.kind) : exitDone;
}

Result<int> tellMade(Context &context, const registry::SessionPtr &session, const tenants::Provisioned &done, const QString &kept)
{
    Console &console = context.console;
    const bool shown = context.arguments.has("show-secret");
    if (shown) {
        context.errorExtras.insert(QStringLiteral("operation"), done.operation.id);
        TRYV(recordShown(session, done));
    }
    if (console.json) {
        QJsonObject document = provisionedJson(done, shown);
        const int status = mirrorNew(context, session, {done.tenant.id}, &document);
        console.document(document);
        return status;
    }
    printTenant(console, done.tenant, session->registry().baseDomain);
    if (!shown) {
        console.note(kept);
        for (const QString &note : lostNotes(done, shown))
            console.note(note);
        return mirrorNew(context, session, {done.tenant.id});
    }
    printFields(console, {{translate("cli", "Password of the database role"), base::textFromSecret(done.password)},
                          {translate("cli", "Temporary password of the first account"), base::textFromSecret(done.adminPassword)}});
    return mirrorNew(context, session, {done.tenant.id});
}

Error leftUnfinished(Context &context, Error error, const QString &operation)
{
    if (operation.isEmpty())
        return error;
    context.errorExtras.insert(QStringLiteral("operation"), operation);
    const QString hint = error.hint.translated();
    // The core's own hint may say the same with less.
    error.hint = base::Text("%1", {hint.isEmpty() || hint.contains(operation) ? resumeHint(operation) : hint + QLatin1Char(' ') + resumeHint(operation)});
    return error;
}

} // namespace tenantry::cli

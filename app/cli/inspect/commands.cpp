#include "cli/inspect/commands.h"

#include "cli/inspect/verbs.h"

#include "inspection/preparing.h"
#include "registry/filter.h"

namespace tenantry::cli {

Commands inspectCommands()
{
    Commands list;
    list.push_back(inspectTables());
    list.push_back(inspectActivity());
    list.push_back(inspectLocks());
    list.push_back(inspectSettings());
    list.push_back(inspectQuery());
    list.push_back(inspectHistory());
    list.push_back(inspectPrepare());
    list.push_back(inspectMasks());
    list.push_back(inspectCancel());
    list.push_back(inspectEnd());
    return list;
}

Result<QList<registry::Tenant>> matchingTenants(Context &context, const registry::SessionPtr &session, const QString &expression)
{
    TRY(const auto filter, registry::Filter::parse(expression));
    TRY(const auto all, registry::TenantRepository(session).list(context.stop()));
    QList<registry::Tenant> out = inspection::readyToLook(all);
    out.removeIf([&](const registry::Tenant &tenant) { return !filter.matches(tenant); });
    if (out.isEmpty())
        return failure(Kind::NotFound, translate("cli", "No tenant matches."));
    return out;
}

void tellNotes(Console &console, const QList<base::Text> &notes)
{
    for (const base::Text &note : notes)
        console.note(note.translated());
}

} // namespace tenantry::cli

#include "ui/jobs/operationsteps.h"

#include "tenants/provisioning.h"

#include <QCoreApplication>

namespace tenantry::ui {

QList<StepItem> stepItems(const registry::Operation &operation)
{
    QList<StepItem> items;
    for (const registry::OperationStep &step : operation.steps) {
        StepItem item;
        item.id = step.name;
        item.title = tenants::stepTitle(step.name).translated();
        item.state = step.state;
        const bool ran = step.state == registry::StepState::Done || step.state == registry::StepState::Failed
                         || step.state == registry::StepState::Undone;
        item.ms = ran ? step.ms : -1;
        if (step.attempts > 1 && step.state != registry::StepState::Undone) // taking it back counts as one
            item.note = QCoreApplication::translate("tenantry::ui::Jobs", "tried %Ln time(s)", nullptr, step.attempts);
        if (step.state == registry::StepState::Failed)
            item.error = step.error;
        items << item;
    }
    return items;
}

QList<StepItem> checkItems(const tenants::CheckReport &report)
{
    QList<StepItem> items;
    for (const tenants::Check &check : report.checks) {
        StepItem item;
        item.id = check.name;
        item.title = check.title.translated();
        item.state = check.ok ? registry::StepState::Done : registry::StepState::Failed;
        if (check.ok)
            item.note = check.seen.translated();
        else
            item.error = check.error;
        items << item;
    }
    return items;
}

QString operationTitle(const registry::Operation &operation)
{
    const QString whom = base::printable(operation.tenantName.isEmpty() ? operation.tenantSlug : operation.tenantName);
    if (operation.kind == QLatin1String("provision"))
        return QCoreApplication::translate("tenantry::ui::Jobs", "Provision %1").arg(whom);
    if (operation.kind == QLatin1String("adopt"))
        return QCoreApplication::translate("tenantry::ui::Jobs", "Adopt the database of %1").arg(whom);
    if (operation.kind == QLatin1String("pause"))
        return QCoreApplication::translate("tenantry::ui::Jobs", "Pause %1").arg(whom);
    if (operation.kind == QLatin1String("maintenance"))
        return QCoreApplication::translate("tenantry::ui::Jobs", "Maintenance of %1").arg(whom);
    if (operation.kind == QLatin1String("activate"))
        return QCoreApplication::translate("tenantry::ui::Jobs", "Activate %1").arg(whom);
    if (operation.kind == QLatin1String("reveal"))
        return QCoreApplication::translate("tenantry::ui::Jobs", "Password of %1 shown").arg(whom);
    return QStringLiteral("%1 %2").arg(operation.kind, whom);
}

} // namespace tenantry::ui

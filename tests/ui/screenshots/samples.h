// Values that the scenes of several pages show: believable, the same at every run.
#pragma once

#include "ui/shell/identity.h"
#include "ui/shell/jobsfeed.h"

namespace tenantry::screenshots {

inline ui::Identity sampleIdentity(registry::Role role = registry::Role::Admin)
{
    ui::Identity identity;
    identity.who = {QStringLiteral("1"), role == registry::Role::Admin ? QStringLiteral("ana") : QStringLiteral("luis"),
                    role == registry::Role::Admin ? QStringLiteral("Ana Pérez") : QStringLiteral("Luis Gómez"), role, {}};
    identity.registry.name = QStringLiteral("Laboratorio AR");
    identity.registry.colour = QStringLiteral("red");
    identity.registry.baseDomain = QStringLiteral("example.org");
    identity.server = QStringLiteral("registry.example.org:5432");
    return identity;
}

class SampleFeed : public ui::JobsFeed {
public:
    QList<ui::TrayRun> many; // instead of the operation
    QList<ui::TrayRun> runs() const override { return many; }
    QList<registry::Operation> operations() const override
    {
        if (!many.isEmpty())
            return {};
        registry::Operation operation;
        operation.id = QStringLiteral("1");
        operation.tenantName = QStringLiteral("Panadería O'Higgins");
        operation.state = registry::OperationState::Running;
        for (int i = 0; i < 9; ++i) {
            registry::OperationStep step;
            step.position = i + 1;
            step.state = i < 4 ? registry::StepState::Done : registry::StepState::Pending;
            operation.steps << step;
        }
        return {operation};
    }
};

} // namespace tenantry::screenshots

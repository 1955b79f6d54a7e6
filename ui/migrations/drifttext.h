// What drift a tenant has, line by line: for a view that colours it, and as text for the clipboard.
#pragma once

#include "migrations/drift.h"
#include "migrations/linediff.h"

class QPlainTextEdit;

namespace tenantry::ui {

struct DriftObject {
    migrations::Difference difference;
    QList<migrations::Hunk> hunks;
};

struct DriftFinding {                    // of one tenant
    registry::Tenant tenant;
    std::optional<base::Error> error;    // it could not be read
    migrations::TenantDrift drift;       // where it could
    QList<DriftObject> objects;
    int major() const { return drift.comparison.major(); }
    int minor() const { return int(drift.comparison.differences.size()) - major(); }
};

// Lines are compared here: on a worker.
DriftFinding driftFinding(const registry::Tenant &tenant, base::Result<migrations::TenantDrift> outcome);

struct DriftLine {
    enum Kind { Title, Gap, Same, Removed, Added }; // Removed: it should be there
    Kind kind = Same;
    QString text;                        // with its mark: "- ", "+ "; printable, in the language of now
};
QList<DriftLine> driftLines(const DriftFinding &finding);
QString driftText(const DriftFinding &finding); // the whole of it, with who and which version
QString driftCount(const DriftFinding &finding); // "3 differences, 1 minor", or why it could not be read

// In the colours of the theme. Of very much the beginning, and says so.
void showDrift(QPlainTextEdit *view, const DriftFinding &finding);

} // namespace tenantry::ui

// Health in words, in the language of now. Names from tenants and servers are data: they come out printable.
#pragma once

#include "ui/health/healthsnapshot.h"
#include "ui/widgets/fleetmap.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>

namespace tenantry::ui {

class HealthWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::HealthWords)
public:
    static Status state(HealthState state);
    static QString stateCount(HealthState state, int count);  // "3 critical"
    static FleetMap::Cell cell(HealthState state);
    static Status severity(registry::Severity severity);
    static QString reachable(const HealthLine &line);         // "yes", "cannot sign in"
    static QString time(double ms);                           // "30 s", "5 min", "6 min 52 s"
    static QString value(const QString &unit, double value);  // "95 %", "1 min 20 s"; empty for what is true or not
    static QString metric(const registry::Thresholds &thresholds, const QString &metric);
    static QString alert(const registry::Thresholds &thresholds, const registry::Alert &alert); // "Connections 95 %"
    static QString meaning(const QString &metric);            // what it means for the tenant, and what to do; may be empty
    static QString percent(const std::optional<double> &ratio);
    static QString perSecond(const std::optional<double> &value);
    static QString who(const registry::Collector &collector); // "ana on mesa-3"
    static QString title(HealthColumn column);
    static QString whatsThis(HealthColumn column);
    static QString cellText(const HealthSnapshot &snapshot, const HealthLine &line, HealthColumn column);
    static QString trend(const QString &column, double least, double most); // what a small drawing says, for a screen reader
};

bool isNumber(HealthColumn column);

} // namespace tenantry::ui

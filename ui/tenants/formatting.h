// How the tenants page says numbers and times, in the language of now.
#pragma once

#include "registry/values.h"

#include <QCoreApplication>

namespace tenantry::ui {

class TenantFormat {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::TenantFormat)
public:
    static QString operationKind(const QString &kind);          // "Provisioning"
    static QString ago(const QDateTime &time, const QDateTime &now); // "5 min ago", "2 d ago", a date when older than 30 days
    static QString size(std::optional<qint64> bytes);
    static QString milliseconds(double ms);                     // "1.2 ms", "340 ms", "2.5 s"
    static QString version(const QString &version, int behind); // "0007", and "0007 · 2 behind"
    static QString behind(int count);                           // "2 behind"
    static QString none();                                      // what stands where nothing is known
};

} // namespace tenantry::ui

// How long a person looks at nothing: from the start of the process to the window's first paint. TENANTRY_WATCHDOG=1 logs it.
#pragma once

#include <QObject>

namespace tenantry::panel {

double millisecondsSinceProcessStart(); // negative where the system does not say

class FirstPaint : public QObject {
    Q_OBJECT
public:
    explicit FirstPaint(QObject *window);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace tenantry::panel

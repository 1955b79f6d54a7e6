// What the jobs tray needs to know about operations, so that the window knows no more of them than this.
#pragma once

#include "registry/values.h"

#include <QObject>

namespace tenantry::ui {

class JobsFeed : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QList<registry::Operation> operations() const = 0; // newest first

signals:
    void changed(); // at most ten times a second
};

} // namespace tenantry::ui

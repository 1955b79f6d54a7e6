// What the jobs tray needs to know about operations and runs, so that the window knows no more of them than this.
#pragma once

#include "registry/values.h"

#include <QObject>
#include <chrono>
#include <optional>

namespace tenantry::ui {

struct TrayRun {                // over many tenants
    QString id, title;          // in the language of now
    int done = 0, total = 0;
    bool inWork = true;         // false: it waits for somebody
    std::optional<std::chrono::seconds> left;
};

class JobsFeed : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QList<registry::Operation> operations() const = 0; // newest first
    virtual int starting() const { return 0; }                 // begun here, and not operations yet: what they need is looked at
    virtual QList<TrayRun> runs() const { return {}; }         // those that are not finished, newest first

signals:
    void changed(); // at most ten times a second
};

} // namespace tenantry::ui

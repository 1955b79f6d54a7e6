// What the composition root hands down to pages. Plain pointers to things that outlive every page of a session.
#pragma once

#include "base/async.h"
#include "registry/repositories.h"

class QThreadPool;

namespace tenantry::registry { class Listener; }
namespace tenantry::workstation { class Store; }

namespace tenantry::ui {

class JobCenter;

struct Services {
    registry::SessionPtr session;             // null before sign-in
    QThreadPool *workers = nullptr;           // the one worker pool
    registry::Listener *listener = nullptr;   // what others do
    workstation::Store *store = nullptr;      // GUI thread only: small reads and writes
    JobCenter *jobs = nullptr;                // operations this panel runs, and those others run
};

} // namespace tenantry::ui

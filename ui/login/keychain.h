// The system's keychain through QtKeychain. A system without one is no error: whoever asks is told, and types the password.
#pragma once

#include "base/secret.h"
#include "workstation/store.h"

#include <QObject>
#include <functional>
#include <optional>

namespace tenantry::ui {

class Keychain {
public:
    // Each answers on the GUI thread, later, unless `context` is gone by then.
    static void read(const workstation::Profile &profile, QObject *context, const std::function<void(std::optional<base::Secret>)> &done);
    static void write(const workstation::Profile &profile, const base::Secret &password, QObject *context, const std::function<void(bool kept)> &done);
    static void forget(const workstation::Profile &profile);
};

} // namespace tenantry::ui

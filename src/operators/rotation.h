// A data key is rotated: a next version, granted to whoever may open it, and everything that the one before sealed is sealed anew under it. For when
// somebody who could open it no longer may (DataKeyStatus::dueSince). The credentials stay what they are: whoever kept one can use it still.
#pragma once

#include "registry/repositories.h"

#include <functional>

namespace tenantry::operators {

struct Rotated {
    QString key;
    int version = 0;         // that seals now
    int sealed = 0;          // how many credentials were sealed anew by this call
    bool resumed = false;    // an earlier rotation, which had not ended
    bool due = false;        // again: somebody who could open the new version left meanwhile
};

using RotationProgress = std::function<void(int done, int total)>; // on the caller's thread

// "admin" or "inspect"; InvalidInput for another name. Permission for a USER. Conflict while another program rotates it. In small transactions: killed or
// cancelled (Kind::Cancelled) at any of them, both versions open, and the next call goes on. Crypto when a credential does not open: the others are
// sealed anew, and the version before stays until that one is set anew or removed. Blocks; on a worker. Other sessions notice the new version by
// themselves (vault::Vault::setGrantSource()).
base::Result<Rotated> rotateDataKey(const registry::SessionPtr &session, const QString &name, const RotationProgress &progress = {}, std::stop_token stop = {});

} // namespace tenantry::operators

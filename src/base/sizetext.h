// Sizes as people type them: "500MB", "20 GiB", "1000000".
#pragma once

#include <QString>
#include <optional>

namespace tenantry::base {

// kB, MB, GB, TB by a thousand, KiB, MiB, GiB, TiB by 1024; the B may be left out, and case does not matter. Nothing where it is no size.
std::optional<qint64> bytesFromText(const QString &text);
// The shortest that means exactly that, without a space: "20GB", "512MiB", "1234567".
QString textFromBytes(qint64 bytes);

} // namespace tenantry::base

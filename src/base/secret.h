// A secret in memory: QCA's locked, zeroed-on-free array. Never converted to QString on the way to a log or an error.
// Needs a QCA::Initializer alive (app/ and every test main own one); none may outlive it.
#pragma once

#include <QString>
#include <QtCrypto>

namespace tenantry::base {

using Secret = QCA::SecureArray;

inline Secret secretFromText(const QString &text) { return Secret(text.toUtf8()); }
inline QString textFromSecret(const Secret &secret) { return QString::fromUtf8(secret.toByteArray()); } // only to show it

} // namespace tenantry::base

// Random values that guard something: from the system's generator (getrandom through QRandomGenerator::system()).
#pragma once

#include <QByteArray>
#include <QString>

namespace tenantry::base {

QByteArray randomBytes(int count);

// `length` characters of a-z, A-Z, 0-9 without the look-alikes 0 O 1 l I: at 24 characters 139 bits.
QString randomPassword(int length = 24);

// `length` characters of a-z and 2-7, the first a letter: for database and role names that tell nothing.
QString randomSuffix(int length = 8);

// RFC 9562 version 7 (time-ordered, so index inserts stay local), lower case, with hyphens.
QString newId();

} // namespace tenantry::base

// The questions of health, as they are sent: the probe reads the answers, a measurement asks the same by bare libpq.
#pragma once

#include <QByteArrayList>

namespace tenantry::drivers::sql {

// To the server: about itself, about its databases, about its roles.
QByteArrayList healthServerQuestions();
// Inside a database, in a transaction with search_path = pg_catalog.
QByteArray healthInsideQuestion();
QByteArray healthVersionsQuestion();

} // namespace tenantry::drivers::sql

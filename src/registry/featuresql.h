// What the repository of features says in SQL words and JSON values. Used by its two halves.
#pragma once

#include "registry/featurerepository.h"
#include "registry/sqlerror.h"

namespace tenantry::registry {

postgres::Param jsonParam(const QJsonValue &value); // undefined: NULL
QJsonValue jsonCell(const postgres::Rows &rows, int row, int column);

// As explained(), with the sentences for TN020 to TN024.
base::Error explainedFeature(base::Error error);
base::Result<postgres::Rows> askFeature(postgres::Connection &connection, const QByteArray &sql, const postgres::Params &params = {});

base::Result<void> writePlanValue(postgres::Connection &connection, const QString &key, const QString &planId, const QJsonValue &value); // undefined: none
base::Result<Feature> oneFeature(postgres::Connection &connection, const QString &key);

} // namespace tenantry::registry

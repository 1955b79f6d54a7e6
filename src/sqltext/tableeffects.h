// CREATE TABLE and ALTER TABLE. Only for this folder.
#pragma once

#include "sqltext/effects.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tenantry::sqltext {

ObjectName nameOf(const QJsonObject &rangeVar);
ObjectName nameOf(const QStringList &parts);

Effect createTable(const QJsonObject &node);
std::vector<Effect> alterTable(const QJsonObject &node, const QByteArray &statement);
bool constrainsDomain(const QJsonArray &constraints);

} // namespace tenantry::sqltext

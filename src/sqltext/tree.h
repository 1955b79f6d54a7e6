// Reading the JSON that libpg_query gives for a parse tree. Only for this folder.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace tenantry::sqltext::tree {

inline QString text(const QJsonObject &node, const char *key) { return node.value(QLatin1String(key)).toString(); }
inline bool flag(const QJsonObject &node, const char *key) { return node.value(QLatin1String(key)).toBool(); }
inline QJsonObject object(const QJsonObject &node, const char *key) { return node.value(QLatin1String(key)).toObject(); }
inline QJsonArray array(const QJsonObject &node, const char *key) { return node.value(QLatin1String(key)).toArray(); }
inline bool has(const QJsonObject &node, const char *key) { return node.contains(QLatin1String(key)); }

// {"Kind": {…}}, which is how every node is wrapped.
inline QString kind(const QJsonValue &wrapped)
{
    const QJsonObject one = wrapped.toObject();
    return one.isEmpty() ? QString() : one.begin().key();
}
inline QJsonObject inner(const QJsonValue &wrapped)
{
    const QJsonObject one = wrapped.toObject();
    return one.isEmpty() ? QJsonObject() : one.begin().value().toObject();
}

// [{"String": {"sval": "a"}}, …]
inline QStringList strings(const QJsonArray &list)
{
    QStringList out;
    for (const auto &each : list)
        out << text(object(each.toObject(), "String"), "sval");
    return out;
}

} // namespace tenantry::sqltext::tree

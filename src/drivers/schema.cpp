#include "drivers/schema.h"

#include <QCryptographicHash>
#include <QHash>
#include <algorithm>

namespace tenantry::drivers {

SchemaDescription SchemaDescription::of(std::vector<Raw> raw, int serverVersion)
{
    SchemaDescription out;
    out.serverVersion = serverVersion;
    QHash<QString, const Raw *> byKey;
    for (const Raw &each : raw)
        if (each.object.kind == QLatin1String("column") || each.object.kind == QLatin1String("constraint"))
            byKey.insert(each.object.key(), &each);
    for (Raw &each : raw) {
        if (each.inheritedFrom.isEmpty() || each.object.derived)
            continue;
        const Raw *from = byKey.value(each.object.kind + QLatin1Char(':') + each.inheritedFrom);
        each.object.derived = from != nullptr && from->object.definition == each.object.definition;
    }
    out.objects.reserve(raw.size());
    for (Raw &each : raw)
        out.objects.push_back(std::move(each.object));
    std::ranges::sort(out.objects, [](const SchemaObject &a, const SchemaObject &b) {
        const int kinds = QString::compare(a.kind, b.kind);
        return kinds != 0 ? kinds < 0 : a.identity < b.identity;
    });

    QCryptographicHash all(QCryptographicHash::Sha256);
    for (SchemaObject &object : out.objects) {
        object.digest = QCryptographicHash::hash(object.definition.toUtf8(), QCryptographicHash::Sha256);
        if (object.minor || object.derived)
            continue;
        all.addData(object.kind.toUtf8());
        all.addData(QByteArrayView("\0", 1));
        all.addData(object.identity.toUtf8());
        all.addData(QByteArrayView("\0", 1));
        all.addData(object.digest);
    }
    out.fingerprint = all.result();
    return out;
}

} // namespace tenantry::drivers

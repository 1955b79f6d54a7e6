#include "base/text.h"

#include "base/quantity.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace tenantry::base {

QString Text::translated() const
{
    if (source.isEmpty())
        return {};
    QString out = QCoreApplication::translate("core", source.constData(), nullptr, count);
    // One pass over all arguments: an argument that itself holds "%2" stays data.
    switch (args.size()) {
    case 0: return out;
    case 1: return out.arg(shownArgument(args[0]));
    case 2: return out.arg(shownArgument(args[0]), shownArgument(args[1]));
    case 3: return out.arg(shownArgument(args[0]), shownArgument(args[1]), shownArgument(args[2]));
    case 4: return out.arg(shownArgument(args[0]), shownArgument(args[1]), shownArgument(args[2]), shownArgument(args[3]));
    case 5: return out.arg(shownArgument(args[0]), shownArgument(args[1]), shownArgument(args[2]), shownArgument(args[3]), shownArgument(args[4]));
    default: return out.arg(shownArgument(args[0]), shownArgument(args[1]), shownArgument(args[2]), shownArgument(args[3]), shownArgument(args[4]), shownArgument(args[5]));
    }
}

QJsonObject Text::toJson() const
{
    QJsonObject json{{QStringLiteral("source"), QString::fromUtf8(source)}};
    if (!args.isEmpty())
        json.insert(QStringLiteral("args"), QJsonArray::fromStringList(args));
    if (count >= 0)
        json.insert(QStringLiteral("count"), count);
    return json;
}

Text Text::fromJson(const QJsonObject &json)
{
    Text text;
    text.source = json.value(QStringLiteral("source")).toString().toUtf8();
    for (const auto &value : json.value(QStringLiteral("args")).toArray())
        text.args << value.toString();
    text.count = json.value(QStringLiteral("count")).toInt(-1);
    return text;
}

QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const auto category = c.category();
        const bool joiner = c.unicode() == 0x200D; // part of emoji and of several scripts
        if (!joiner && (category == QChar::Other_Control || category == QChar::Other_Format
                        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph))
            out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

} // namespace tenantry::base

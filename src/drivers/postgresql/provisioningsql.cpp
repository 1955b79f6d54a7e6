#include "drivers/provisioningsql.h"

#include "drivers/inspectionroles.h"
#include "drivers/postgresql/box.h"
#include "drivers/postgresql/sql.h"
#include "postgres/connection.h"

#include <QCoreApplication>

namespace tenantry::drivers {

namespace {

// Bodies that are shown whole, all together; of those past it the name tells. Nobody reads more, and the page stays quick.
constexpr qsizetype shownAtMost = 400'000;

QString together(const QByteArray &opening) { return sql::separated(opening).join(QLatin1Char(' ')); }

QStringList applying(const ProvisioningText &text)
{
    QStringList out;
    const Box box = Box::shown(text.role);
    qsizetype shown = 0;
    for (const Migration &file : text.files) {
        const QString name = QStringLiteral("-- ") + file.fileName;
        shown += file.body.size();
        if (shown > shownAtMost) {
            out << sql::remarked(name, QT_TRANSLATE_NOOP("core", "too long to be shown here: its text is on the Products page"));
            continue;
        }
        const Box::Around around = box.around(file.body, text.serverVersion);
        out << name << together(file.transactional ? sql::fileOpening({}) + "; " + around.before : sql::outsideOpening(text.role, {})) << QString::fromUtf8(file.body.trimmed());
        if (file.transactional && !around.after.isEmpty())
            out << together(around.after);
    }
    if (out.isEmpty())
        return out;
    out << sql::remarked(QStringLiteral("INSERT INTO tenantry.migration …;"), QT_TRANSLATE_NOOP("core", "that a file is applied, with the file"));
    if (std::ranges::any_of(text.files, [](const Migration &file) { return !file.transactional; }))
        out << sql::remarked(QStringLiteral("UPDATE tenantry.migration SET …;"), QT_TRANSLATE_NOOP("core", "how far a file is that runs outside of a transaction"));
    return out;
}

QStringList seeding(const ProvisioningText &text)
{
    if (text.seedSql.isEmpty())
        return {};
    const Box::Around around = Box::shown(text.role).around(text.seedSql, text.serverVersion);
    QStringList out{together(sql::seedOpening())};
    if (!text.seedValues.values.isEmpty())
        out << QString::fromUtf8(sql::seedSettings(text.seedValues)) + QLatin1Char(';');
    for (int number = 1; const auto &[name, value] : text.seedValues.values)
        out << QStringLiteral("-- $%1: %2 = %3").arg(QString::number(number++), name, QString::fromUtf8(postgres::quoteLiteral(value)).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    out << together(around.before) << QString::fromUtf8(text.seedSql.trimmed()) << together(around.after);
    out << sql::remarked(QStringLiteral("INSERT INTO tenantry.migration …;"), QT_TRANSLATE_NOOP("core", "that it was done"));
    return out;
}

} // namespace

ProvisioningSql provisioningSql(const ProvisioningText &text)
{
    const QString mark = QStringLiteral("tenantry:…");
    ProvisioningSql out;
    out.role = sql::separated(sql::makeRole(text.role, text.connectionLimit, sql::maskedVerifier, mark, text.bySuperuser, text.serverVersion));
    out.database = sql::separated(sql::createDatabase(text.database, text.role, text.templateDatabase) + ";\n" + sql::markDatabase(text.database, mark));
    out.harden = sql::separated(sql::harden(text.database, text.role));
    out.migrate = applying(text);
    out.seed = seeding(text);
    out.inspection = inspectionSql(text.database, text.role, text.bySuperuser, text.serverVersion);
    out.verify = sql::separated(sql::signInLook() + ";\n" + sql::signInTry());
    return out;
}

} // namespace tenantry::drivers

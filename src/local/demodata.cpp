#include "local/demodata.h"

#include "base/names.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace tenantry::local {

using namespace tenantry::base;

namespace {

const QString root = QStringLiteral(":/tenantry/demo/");

// One line of the fleet's own table (RFC 4180, no line breaks inside a field).
QStringList fields(const QString &line)
{
    QStringList out;
    QString field;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (quoted && c == QLatin1Char('"') && i + 1 < line.size() && line.at(i + 1) == QLatin1Char('"')) {
            field += c;
            ++i;
        } else if (c == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (c == QLatin1Char(',') && !quoted) {
            out << std::exchange(field, QString());
        } else {
            field += c;
        }
    }
    return out << field;
}

std::unexpected<Error> damaged(const QString &what)
{
    return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "The demo data inside this program is damaged."),
                QT_TRANSLATE_NOOP("core", "Install Tenantry again."), what);
}

} // namespace

Result<QByteArray> demoFile(const QString &name)
{
    QFile file(root + name);
    if (!file.open(QIODevice::ReadOnly))
        return damaged(name);
    return file.readAll();
}

Result<std::vector<DemoTenant>> demoTenants(int count)
{
    TRY(const QByteArray bytes, demoFile(QStringLiteral("tenants.csv")));
    const QStringList lines = QString::fromUtf8(bytes).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QStringList columns = lines.isEmpty() ? QStringList() : fields(lines.first());
    const int known = int(lines.size()) - 1;
    if (known < 1)
        return damaged(QStringLiteral("tenants.csv"));

    std::vector<DemoTenant> out;
    out.reserve(size_t(std::max(0, count)));
    for (int i = 0; i < count; ++i) {
        const QStringList row = fields(lines.at(1 + i % known));
        if (row.size() != columns.size())
            return damaged(QStringLiteral("tenants.csv, line %1").arg(2 + i % known));
        const auto value = [&](const char *column) { return row.value(columns.indexOf(QLatin1String(column))); };
        const int again = i / known;
        DemoTenant tenant;
        tenant.number = i;
        tenant.name = value("name");
        tenant.slug = suggestSlug(tenant.name);
        if (again > 0) {
            tenant.name += QStringLiteral(" %1").arg(again + 1);
            tenant.slug += QStringLiteral("-%1").arg(again + 1);
        }
        tenant.city = value("city");
        tenant.language = value("language");
        tenant.currency = value("currency");
        tenant.plan = value("plan");
        tenant.patients = value("patients").toInt();
        tenant.labels = value("labels").split(QLatin1Char(','), Qt::SkipEmptyParts);
        tenant.state = value("state");
        tenant.behind = value("behind").toInt();
        if (again > 0 && tenant.state == QLatin1String("failed")) // one is enough to show
            tenant.state = QStringLiteral("active");
        tenant.adminName = value("admin_name");
        tenant.adminEmail = value("admin_email");
        out.push_back(std::move(tenant));
    }
    return out;
}

Result<migrations::MigrationSet> demoMigrations()
{
    // Read as anybody's migrations are: from a folder.
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(Kind::Io, QT_TRANSLATE_NOOP("core", "No temporary folder could be made."),
                    QT_TRANSLATE_NOOP("core", "Make room on the disk, or set TMPDIR to a folder that can be written."), folder.errorString());
    const QDir compiled(root + QStringLiteral("laboratorio/migrations"));
    for (const QString &name : compiled.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile copy(folder.filePath(name));
        TRY(const QByteArray sql, demoFile(QStringLiteral("laboratorio/migrations/") + name));
        if (!copy.open(QIODevice::WriteOnly) || copy.write(sql) != sql.size() || !copy.flush())
            return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be written."), {copy.fileName()}},
                        QT_TRANSLATE_NOOP("core", "Make room on the disk, or set TMPDIR to a folder that can be written."), copy.errorString());
    }
    TRY(auto set, migrations::discover(folder.path()));
    for (const registry::ProductMigration &file : set.files)
        if (file.repeatable)
            return damaged(file.fileName);
    return set;
}

} // namespace tenantry::local

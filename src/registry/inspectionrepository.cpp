#include "registry/inspectionrepository.h"

#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Param;
using postgres::Rows;

namespace {

constexpr int longestReason = 1000;
constexpr int longestStatement = 100'000; // bytes

QJsonArray arrayAt(const Rows &rows, int row, int column) { return QJsonDocument::fromJson(rows.bytes(row, column)).array(); }

} // namespace

Result<InspectionEntry> InspectionRepository::inspect(const QString &tenantId, const QString &what, const QString &reason, const QString &statement,
                                                      std::stop_token stop) const
{
    TRYV(checkText(reason, QT_TRANSLATE_NOOP("core", "reason"), longestReason));
    if (statement.toUtf8().size() > longestStatement)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The query is longer than %1 bytes."), {QString::number(longestStatement)}},
                    QT_TRANSLATE_NOOP("core", "Ask less at once: each query is written down as it is."));
    TRY(auto connection, writer(*m_session, stop));
    const auto rows = askOften(*connection, "SELECT * FROM tenantry.inspect($1, $2, $3, $4)", {tenantId, what, reason.trimmed(), statement});
    if (!rows && rows.error().sqlstate == QLatin1String("TN030"))
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "There is no such tenant, or it is not assigned to you."),
                    QT_TRANSLATE_NOOP("core", "Ask an ADMIN to assign it."));
    if (!rows && rows.error().sqlstate == QLatin1String("TN031"))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A reason is needed, and is written down with what is asked."),
                    QT_TRANSLATE_NOOP("core", "Say why in a few words: the number of the ticket, for example."));
    if (!rows)
        return fail(rows.error());
    return InspectionEntry{rows->text(0, 0), rows->text(0, 1), rows->text(0, 2), arrayAt(*rows, 0, 3), rows->boolean(0, 4), rows->text(0, 5)};
}

Result<void> InspectionRepository::inspected(const QString &id, qint64 rows, bool truncated, double ms, const QString &state) const
{
    TRY(auto connection, writer(*m_session, {}));
    TRYV(askOften(*connection, "SELECT tenantry.inspected($1, $2, $3, $4, $5)", {id, rows, truncated, ms, state}));
    return {};
}

Result<QList<Inspection>> InspectionRepository::history(const QString &tenantId, const QString &operatorLogin, int limit, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT id, tenant_id, tenant_slug, operator, kind, reason, statement, started_at, finished_at, rows, coalesce(truncated, false), ms, sqlstate "
                                          "FROM tenantry.inspection WHERE ($1::uuid IS NULL OR tenant_id = $1) AND ($2::text IS NULL OR operator = $2) "
                                          "ORDER BY started_at DESC, id LIMIT $3",
                             {Param::orNull(tenantId), Param::orNull(operatorLogin), std::clamp(limit, 1, 100'000)}));
    QList<Inspection> out;
    for (int i = 0; i < rows.size(); ++i) {
        Inspection each{rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), rows.text(i, 3), rows.text(i, 4), rows.text(i, 5), rows.text(i, 6),
                        rows.time(i, 7), rows.time(i, 8), {}, rows.boolean(i, 10), {}, rows.text(i, 12)};
        if (!rows.isNull(i, 9))
            each.rows = rows.integer(i, 9);
        if (!rows.isNull(i, 11))
            each.ms = rows.number(i, 11);
        out << each;
    }
    return out;
}

Result<QStringList> InspectionRepository::masks(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT pattern FROM tenantry.inspect_mask ORDER BY pattern COLLATE \"C\""));
    QStringList out;
    for (int i = 0; i < rows.size(); ++i)
        out << rows.text(i, 0);
    return out;
}

Result<void> InspectionRepository::addMask(const QString &pattern, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    const auto done = ask(*connection, "INSERT INTO tenantry.inspect_mask (pattern) VALUES (lower($1)) ON CONFLICT DO NOTHING", {pattern});
    if (!done && done.error().kind == Kind::InvalidInput)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is no pattern for columns."), {pattern}},
                    QT_TRANSLATE_NOOP("core", "Give a column, table.column or schema.table.column, with * and ?; no spaces."));
    return done.transform([](const Rows &) {});
}

Result<void> InspectionRepository::removeMask(const QString &pattern, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows rows, ask(*connection, "DELETE FROM tenantry.inspect_mask WHERE pattern = lower($1)", {pattern}));
    if (rows.affected() == 0)
        return noSuch(QT_TRANSLATE_NOOP("core", "No column is masked by the pattern “%1”."), pattern);
    return {};
}

Result<MaskSet> InspectionRepository::maskSet(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askOften(*connection, "SELECT tenantry.inspect_mask_digest(), json_agg(pattern ORDER BY pattern COLLATE \"C\") FROM tenantry.inspect_mask"));
    MaskSet out{{}, rows.text(0, 0)};
    for (const auto &pattern : arrayAt(rows, 0, 1))
        out.patterns << pattern.toString();
    return out;
}

Result<std::optional<InspectionRoles>> InspectionRepository::roles(const QString &tenantId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askOften(*connection, "SELECT n.role_name, n.sealed, r.role_name, r.sealed, n.masks <> tenantry.inspect_mask_digest(), n.schema_version, n.openings "
                                          "FROM tenantry.tenant_inspection n JOIN tenantry.tenant_reader r USING (tenant_id) WHERE tenant_id = $1", {tenantId}));
    if (rows.isEmpty())
        return std::nullopt;
    return InspectionRoles{rows.text(0, 0), rows.text(0, 1), rows.text(0, 2), rows.text(0, 3), rows.boolean(0, 4), rows.text(0, 5), arrayAt(rows, 0, 6)};
}

Result<InspectionRoles> InspectionRepository::reserve(const QString &tenantId, const InspectionRoles &wanted, std::stop_token stop) const
{
    {
        TRY(auto connection, writer(*m_session, stop));
        TRY(const Rows made, askOften(*connection, "WITH i AS (INSERT INTO tenantry.tenant_inspection (tenant_id, role_name, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1), "
                                              "r AS (INSERT INTO tenantry.tenant_reader (tenant_id, role_name, sealed) VALUES ($1, $4, $5) ON CONFLICT DO NOTHING RETURNING 1) "
                                              "SELECT (SELECT count(*) FROM i) + (SELECT count(*) FROM r)",
                                 {tenantId, wanted.inspector, wanted.inspectorSealed, wanted.reader, wanted.readerSealed}));
        if (made.integer(0, 0) == 2)
            return wanted;
    }
    TRY(auto there, roles(tenantId, stop));
    if (!there)
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "The tenant was removed meanwhile."));
    return *there;
}

Result<void> InspectionRepository::reseal(const QString &tenantId, const QString &inspectorSealed, const QString &readerSealed, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    return connection->transaction([&]() -> Result<void> {
        TRYV(ask(*connection, "UPDATE tenantry.tenant_inspection SET sealed = $2 WHERE tenant_id = $1", {tenantId, inspectorSealed}));
        TRYV(ask(*connection, "UPDATE tenantry.tenant_reader SET sealed = $2 WHERE tenant_id = $1", {tenantId, readerSealed}));
        return {};
    });
}

Result<QSet<QString>> InspectionRepository::opened(std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT tenant_id FROM tenantry.tenant_inspection WHERE prepared_at IS NOT NULL"));
    QSet<QString> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        out.insert(rows.text(i, 0));
    return out;
}

Result<void> InspectionRepository::setDue(const QString &tenantId) const
{
    TRY(auto connection, writer(*m_session, {}));
    return ask(*connection, "UPDATE tenantry.tenant_inspection SET schema_version = '' WHERE tenant_id = $1 AND schema_version <> ''", {tenantId}).transform([](const Rows &) {});
}

Result<void> InspectionRepository::prepared(const QString &tenantId, const QString &digest, const QString &schemaVersion, const QJsonArray &openings,
                                            std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRYV(askOften(*connection, "UPDATE tenantry.tenant_inspection SET masks = $2, schema_version = $3, openings = $4::jsonb, prepared_at = clock_timestamp() WHERE tenant_id = $1",
             {tenantId, digest, schemaVersion, QJsonDocument(openings).toJson(QJsonDocument::Compact)}));
    return {};
}

} // namespace tenantry::registry

// The read-only look into tenants' databases, as the registry keeps it: with which roles, which columns a USER does not see, and who
// looked at what, why. Stateless over a Session; every call may block and belongs on a worker. The looking itself is inspection/.
#pragma once

#include "registry/repositories.h"

#include <QJsonArray>
#include <QSet>

namespace tenantry::registry {

// The way in, for one look that is written down by then.
struct InspectionEntry {
    QString id;             // of the look, for inspected()
    QString role, sealed;   // role empty: not prepared yet; sealed empty: this operator is not let in
    QJsonArray openings;    // what in the database stands in a USER's way: {"kind", "what"}
    bool due = false;       // the masks are others than those the columns were granted by
    QString schemaVersion;  // of the tenant, when the columns were granted
};

// The two roles of a tenant. ADMIN only.
struct InspectionRoles {
    QString inspector, inspectorSealed; // what a USER looks with
    QString reader, readerSealed;       // what an ADMIN looks with
    bool due = true;                    // never prepared, or by other masks
    QString schemaVersion;
    QJsonArray openings;
};

struct MaskSet {
    QStringList patterns; // sorted
    QString digest;       // what tenants are prepared by: another one makes them due
};

struct Inspection { // one look
    QString id, tenantId, tenantSlug, operatorLogin, kind, reason, statement;
    QDateTime startedAt, finishedAt;
    std::optional<qint64> rows;
    bool truncated = false;
    std::optional<double> ms;
    QString sqlstate;       // or the kind of the error; empty: it went well, or has not ended
};

class InspectionRepository {
public:
    explicit InspectionRepository(SessionPtr session) : m_session(std::move(session)) {}

    // `what`: tables, activity, locks, settings, query; cancel, end (ADMIN). Queries and what ends something take a reason (InvalidInput).
    // NotFound: no such tenant for this operator.
    base::Result<InspectionEntry> inspect(const QString &tenantId, const QString &what, const QString &reason, const QString &statement, std::stop_token stop = {}) const;
    // Not stoppable: what was done is written down.
    base::Result<void> inspected(const QString &id, qint64 rows, bool truncated, double ms, const QString &state) const;

    // Newest first; of an ADMIN everybody's, of a USER their own. Empty: all.
    base::Result<QList<Inspection>> history(const QString &tenantId, const QString &operatorLogin, int limit = 100, std::stop_token stop = {}) const;

    base::Result<QStringList> masks(std::stop_token stop = {}) const; // sorted
    base::Result<void> addMask(const QString &pattern, std::stop_token stop = {}) const; // InvalidInput; there already: success
    base::Result<void> removeMask(const QString &pattern, std::stop_token stop = {}) const; // NotFound
    base::Result<MaskSet> maskSet(std::stop_token stop = {}) const; // ADMIN; both as of one moment

    base::Result<std::optional<InspectionRoles>> roles(const QString &tenantId, std::stop_token stop = {}) const;
    // Writes down the names and sealed passwords before the roles are made. Who comes second gets those of the first.
    base::Result<InspectionRoles> reserve(const QString &tenantId, const InspectionRoles &roles, std::stop_token stop = {}) const;
    base::Result<void> reseal(const QString &tenantId, const QString &inspectorSealed, const QString &readerSealed, std::stop_token stop = {}) const;
    base::Result<QSet<QString>> opened(std::stop_token stop = {}) const; // the ids of the tenants that were prepared, ever. ADMIN
    // What is open of the tenant may be less than there is: an ADMIN's next look, or `inspect prepare`, sets it right. USERs see what they saw.
    base::Result<void> setDue(const QString &tenantId) const;
    // The columns are granted by the masks of `digest`.
    base::Result<void> prepared(const QString &tenantId, const QString &digest, const QString &schemaVersion, const QJsonArray &openings, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry

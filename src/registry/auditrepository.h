// Who changed what, when, from where: reading the events. They are written by triggers alone (resources/registry/0003, 0007).
// A USER reads the events of the tenants assigned to them; the database sees to it.
#pragma once

#include "registry/repositories.h"

#include <functional>

namespace tenantry::registry {

struct Event {
    qint64 seq = 0;             // from 1, without gaps
    QDateTime at;               // microseconds are cut to milliseconds here
    QString operatorLogin;      // the database login that wrote
    QString source;             // application_name: "tenantry" (the panel), "tenantryctl", "psql" …; what the client said
    QString address;            // of the client; empty for a socket of the server's own machine
    QString action;             // "insert", "update", "delete"
    QString kind;               // the table
    QString entityId;           // key of the row, parts joined with '/'
    QString tenantId;           // empty: belongs to no tenant
    QString tenant;             // its slug, where it is still there
    QString subject;            // the row's name, where it is still there or the event tells
    QJsonObject before, after;  // of an update: what changed. Never secrets; fingerprints of them
    QByteArray hash;            // 32 bytes
    QString itsKind;            // of a feature or an operation that is still there: "boolean" …, "provision" …; else empty
    QJsonObject names;          // what the ids in before and after are called, of what is still there and may be seen. Not by scan()
};

struct EventFilter {
    QString operatorLogin, tenantId, kind, source, action; // exact; empty: any. Source "panel" is the panel
    QString text;               // anywhere in id, names, before, after; whatever the case of a-z
    QDateTime since, until;     // since <= at < until
    bool withOperations = true; // false: without the changes of operations' own rows
    qint64 afterSeq = 0;        // only later ones
};

// What tables appear in events, for choosing from.
QStringList eventKinds();

// What has been written by whom and with what, for choosing from. Only of events that the operator may see.
struct EventAuthors {
    QStringList operators, sources; // sorted; at most a hundred each
};

struct ChainEnd {
    qint64 seq = 0;             // as the registry's own record says
    QByteArray witness;         // witnessOf() its hash
    qint64 lastSeq = 0;         // of the events that are there
};

// One event as the chain sees it: hash is SHA-256 over previousHash and content (FIPS 180-4).
struct ChainLink {
    qint64 seq = 0;
    QByteArray previousHash, hash, content; // content: empty where it is none that the registry writes
};

class AuditRepository {
public:
    explicit AuditRepository(std::shared_ptr<Session> session) : m_session(std::move(session)) {}

    // Newest first, those before `beforeSeq` (0: from the end).
    base::Result<QList<Event>> list(const EventFilter &filter, int limit = 500, qint64 beforeSeq = 0, std::stop_token stop = {}) const;
    // What changed for a tenant and for others at once, newest first: its features in the catalogue, in its plan, for its product. Since it is there.
    base::Result<QList<Event>> ofCatalogue(const QString &tenantId, int limit = 500, std::stop_token stop = {}) const;
    base::Result<qint64> count(const EventFilter &filter, std::stop_token stop = {}) const;
    base::Result<EventAuthors> authors(std::stop_token stop = {}) const;
    // Oldest first, in batches of at most a thousand, until `take` says false: memory does not grow with the events.
    base::Result<void> scan(const EventFilter &filter, const std::function<base::Result<bool>(const QList<Event> &)> &take, std::stop_token stop = {}) const;
    base::Result<Event> at(qint64 seq, std::stop_token stop = {}) const; // NotFound

    // Any operator; Permission for one who is disabled. NotFound when the registry's record of the end is gone.
    base::Result<ChainEnd> end(std::stop_token stop = {}) const;
    base::Result<QByteArray> witnessAt(qint64 seq, std::stop_token stop = {}) const; // empty: no such event

    // ADMIN. Links after `afterSeq` and up to `untilSeq`, at most `limit`, in order.
    base::Result<std::vector<ChainLink>> links(qint64 afterSeq, qint64 untilSeq, int limit, std::stop_token stop = {}) const;

    // The id of a tenant by slug, subdomain, host name or id, also of one that is gone. NotFound.
    base::Result<QString> tenantId(const QString &reference, std::stop_token stop = {}) const;
    // The same, and where nothing is called that: the one tenant whose name or slug contains it (case and accents ignored). NotFound names who fit.
    base::Result<QString> tenantLike(const QString &typed, std::stop_token stop = {}) const;

private:
    std::shared_ptr<Session> m_session;
};

QByteArray chainBegin(); // what the first event's hash covers: 32 bytes
// What a workstation remembers of a hash. Two hashes that follow each other tell, by trying, what the second is of; their witnesses do not, and tell as
// well whether it is the same.
QByteArray witnessOf(const QByteArray &hash);
// Is `remembered` that witness, or the hash itself, which was remembered before 0021_shut.sql?
bool isWitness(const QByteArray &remembered, const QByteArray &witness);

} // namespace tenantry::registry

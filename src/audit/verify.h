// Is what the registry says about its past still what it was? Walks the whole chain, hashing on this side, and compares it with
// what was seen of it before: marks that a workstation kept, or that somebody exported.
//
// What each alone would miss: the chain finds an event that was edited, removed or moved; the registry's record of the end finds
// events cut off; the marks find both when whoever did it also mended the chain and the record, which a superuser can.
#pragma once

#include "registry/auditrepository.h"

namespace tenantry::audit {

// A place in the chain as it was once seen.
struct Mark {
    qint64 seq = 0;
    QByteArray hash;      // 32 bytes
    QDateTime seenAt;
    friend bool operator==(const Mark &, const Mark &) = default;
};

enum class Damage {
    Edited,     // an event's content is not what its hash was made of
    Missing,    // events from … to are not there
    Moved,      // an event stands where another one stood
    Relinked,   // an event does not follow the one before it: that one was rewritten with a new hash, or this one exchanged
    CutOff,     // the registry's record of the end names a later event than the last one there
    Added,      // events after the recorded end
    Behind,     // the chain ends before a place that was seen: cut off, or the registry restored from an older backup
    Rewritten,  // an event that was seen has another hash now: rewritten from somewhere after `from`, or restored and gone on
};
QString damageName(Damage damage); // for JSON: "edited", "cut_off" …

struct Finding {
    Damage damage = Damage::Edited;
    qint64 from = 0, to = 0;             // seq; the same where it is one event
    std::optional<registry::Event> event; // that stands there now, or the last one before a gap or cut
    QDateTime seenAt;                    // of the mark, for Behind and Rewritten

    // Kinds are in the words of now. For programs, in JSON: with the kinds' own names, in whatever language, and numbers as ranges.
    enum class For { People, Programs };
    base::Text sentence(For whom = For::People) const;
};

struct Verification {
    QString registryId;
    qint64 events = 0;        // that were read
    Mark end;                 // the last one; what to remember when intact
    QDateTime lastAt;         // when that one happened
    int marks = 0;            // that were compared
    QList<Finding> findings;  // in order, at most a hundred
    bool more = false;        // there were more
    double ms = 0;

    bool intact() const { return findings.isEmpty(); }
};

// ADMIN (Permission otherwise). Events that come in meanwhile are left for next time. Memory: one batch. Blocks.
using Progress = std::function<void(qint64 done, qint64 total)>;
base::Result<Verification> verify(const registry::SessionPtr &session, const QList<Mark> &marks, const Progress &progress = {}, std::stop_token stop = {});

// Any operator, two small questions: the newest mark against the registry of now. What is to be remembered next, and what is wrong.
struct Glance {
    Mark end;
    std::optional<Finding> finding;
};
base::Result<Glance> glance(const registry::SessionPtr &session, const QList<Mark> &marks, std::stop_token stop = {});

} // namespace tenantry::audit

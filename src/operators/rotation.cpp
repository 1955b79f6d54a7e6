#include "operators/rotation.h"

#include "base/random.h"
#include "registry/secrets.h"
#include "registry/sqlerror.h"
#include "vault/keypair.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace tenantry::operators {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;
using postgres::Rows;
using registry::ask;

namespace {

constexpr int pieceSize = 200; // credentials in a transaction
constexpr int mostRounds = 20; // others may seal under the old version until it is retired

// Where sealed_before() has it from, and what it is bound to.
struct Holder {
    const char *name, *table, *id;
    QString (*identity)(const QString &);
};
constexpr Holder kinds[] = {
    {"inspector", "tenant_inspection", "tenant_id", registry::tenantInspectorIdentity}, {"operation", "operation_secret", "operation_id", registry::operationIdentity},
    {"reader", "tenant_reader", "tenant_id", registry::tenantReaderIdentity},          {"server", "server_secret", "server_id", registry::serverOwnerIdentity},
    {"tenant", "tenant_secret", "tenant_id", registry::tenantOwnerIdentity},
};

const Holder &kindOf(const QString &name)
{
    return *std::ranges::find_if(kinds, [&](const Holder &kind) { return name == QLatin1StringView(kind.name); });
}

class Rotation {
public:
    Rotation(registry::Session &session, Connection &connection, QString name, const RotationProgress &progress, std::stop_token stop)
        : m_session(session), m_connection(connection), m_name(std::move(name)), m_progress(progress), m_stop(std::move(stop))
    {
    }

    Result<Rotated> run()
    {
        TRYV(begin());
        for (int round = 0; round < mostRounds; ++round) {
            TRYV(grant());
            TRYV(seal());
            if (!m_shut.isEmpty())
                return fail(Kind::Crypto, {QT_TRANSLATE_N_NOOP("core", "%n credential(s) do not open, the first one of %1: the key “%2” keeps its version before for them."), {m_shut.first(), m_name}, int(m_shut.size())},
                            QT_TRANSLATE_NOOP("core", "Set their passwords anew, or remove what they belong to, and rotate again; all others are sealed under the new version."));
            const auto retired = ask(m_connection, "SELECT tenantry.retire_data_keys($1, $2)", {m_name, m_key.version});
            if (retired) {
                TRY(const Rows due, ask(m_connection, "SELECT due_since IS NOT NULL FROM tenantry.data_key WHERE name = $1 AND version = $2", {m_name, m_key.version}));
                m_out.due = !due.isEmpty() && due.boolean(0, 0);
                return m_out;
            }
            if (retired.error().sqlstate != QLatin1String("TN011"))
                return fail(retired.error());
        }
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Others keep sealing credentials under the version of the key “%1” before."), {m_name}},
                    QT_TRANSLATE_NOOP("core", "Rotate again when less is provisioned. What was sealed anew stays."));
    }

private:
    // The next version, unless an earlier rotation made it.
    Result<void> begin()
    {
        TRY(const Rows versions, ask(m_connection, "SELECT version FROM tenantry.data_key WHERE name = $1 AND retired_at IS NULL ORDER BY version", {m_name}));
        if (versions.isEmpty())
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "This registry has no data key called %1."), {m_name}}, {});
        const int newest = int(versions.integer(versions.size() - 1, 0));
        m_out.key = m_name;
        m_out.resumed = versions.size() > 1;
        if (m_out.resumed) {
            TRY(m_key, m_session.vault().key(m_name, newest));
        } else {
            TRYV(m_session.vault().key(m_name, newest)); // who cannot open it cannot seal anew what it sealed: nothing is begun then
            m_key = vault::newDataKey(m_name, newest + 1);
            // With the grants of all in the same transaction: a version that nobody opens must not be there.
            TRYV(m_connection.transaction([&]() -> Result<void> {
                TRYV(ask(m_connection, "INSERT INTO tenantry.data_key (name, version) VALUES ($1, $2)", {m_name, m_key.version}));
                return grant();
            }));
        }
        m_out.version = m_key.version;
        return {};
    }

    Result<void> grant()
    {
        TRY(const Rows missing, ask(m_connection, "SELECT operator_id, recovery_id, public_key FROM tenantry.not_granted($1, $2)", {m_name, m_key.version}));
        for (int row = 0; row < missing.size(); ++row) {
            TRY(const QByteArray wrapped, vault::wrapDataKey(m_key, missing.bytes(row, 2)));
            TRYV(ask(m_connection, "INSERT INTO tenantry.data_key_grant (id, key_name, key_version, operator_id, recovery_id, wrapped) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                     {newId(), m_name, m_key.version, missing.isNull(row, 0) ? Param(std::nullopt) : Param(missing.text(row, 0)),
                      missing.isNull(row, 1) ? Param(std::nullopt) : Param(missing.text(row, 1)), Param::bytea(wrapped)}));
        }
        return {};
    }

    // What does not open is passed over, and named at the end.
    Result<void> seal()
    {
        m_shut.clear();
        TRY(const Rows count, ask(m_connection, "SELECT count(*) FROM tenantry.sealed_before($1, $2)", {m_name, m_key.version}));
        const int total = int(count.integer(0, 0));
        int done = 0;
        QString kind, id = QStringLiteral("00000000-0000-0000-0000-000000000000");
        while (true) {
            if (m_stop.stop_requested())
                return fail(Kind::Cancelled, {QT_TRANSLATE_NOOP("core", "Rotating the key “%1” was stopped."), {m_name}},
                            QT_TRANSLATE_NOOP("core", "Both versions open what they sealed. Rotate again to go on."));
            TRY(const Rows piece, ask(m_connection, "SELECT kind, id, sealed FROM tenantry.sealed_before($1, $2) WHERE (kind, id) > ($3, $4::uuid) ORDER BY kind, id LIMIT $5",
                                      {m_name, m_key.version, kind, id, pieceSize}));
            if (piece.isEmpty())
                return {};
            TRYV(sealPiece(piece));
            kind = piece.text(piece.size() - 1, 0);
            id = piece.text(piece.size() - 1, 1);
            done += piece.size();
            if (m_progress)
                m_progress(done, std::max(done, total));
        }
    }

    Result<void> sealPiece(const Rows &piece)
    {
        struct Batch {
            QStringList ids, before, after;
        };
        std::map<QString, Batch> batches;
        for (int row = 0; row < piece.size(); ++row) {
            const QString kind = piece.text(row, 0), id = piece.text(row, 1), before = piece.text(row, 2), identity = kindOf(kind).identity(id);
            const auto opened = m_session.vault().open(m_name, identity, before);
            if (!opened && opened.error().kind != Kind::Crypto)
                return fail(opened.error());
            if (!opened) {
                m_shut << identity;
                continue;
            }
            TRY(const QString after, vault::seal(m_key, identity, *opened));
            Batch &batch = batches[kind];
            batch.ids << id;
            batch.before << before;
            batch.after << after;
        }
        return m_connection.transaction([&]() -> Result<void> {
            for (const auto &[name, batch] : batches) {
                const Holder &kind = kindOf(name);
                // Not what somebody changed since it was read.
                TRY(const Rows changed, ask(m_connection, QByteArray("WITH done AS (UPDATE tenantry.") + kind.table + " t SET sealed = n.after FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(id, before, after) "
                                                          "WHERE t." + kind.id + " = n.id AND t.sealed = n.before RETURNING 1) SELECT count(*) FROM done",
                                            {batch.ids, batch.before, batch.after}));
                m_out.sealed += int(changed.integer(0, 0));
            }
            return {};
        });
    }

    registry::Session &m_session;
    Connection &m_connection;
    const QString m_name;
    const RotationProgress &m_progress;
    std::stop_token m_stop;
    vault::DataKey m_key;
    QStringList m_shut; // identities
    Rotated m_out;
};

} // namespace

Result<Rotated> rotateDataKey(const registry::SessionPtr &session, const QString &name, const RotationProgress &progress, std::stop_token stop)
{
    if (name != QLatin1String("admin") && name != QLatin1String("inspect"))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no data key called “%1”."), {name}}, QT_TRANSLATE_NOOP("core", "There are two: admin and inspect."));
    TRYV(session->requireAdmin());
    TRYV(session->requireWritable());
    // A connection of its own: the lock is its session's, and gone with it.
    TRY(const auto connection, session->dedicatedConnection(stop));
    connection->setStop(stop);
    TRY(const Rows free, ask(*connection, "SELECT pg_try_advisory_lock(hashtextextended('tenantry.rotation.' || $1, 7))", {name}));
    if (!free.boolean(0, 0))
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The key “%1” is being rotated by another program."), {name}}, QT_TRANSLATE_NOOP("core", "Wait until it ends, then look at its status."));
    return Rotation(*session, *connection, name, progress, stop).run();
}

} // namespace tenantry::operators

// Every tenant that the operator may see, as one immutable value that threads share.
//
// A hundred thousand registry::Tenant cost well over 100 MB; here they cost about half of that. Texts of 1,024 tenants lie
// end to end in one block, and what many tenants have in common (product, plan, server, version) is kept once per
// block. A live change copies the blocks it touches and shares all others; a handle goes on meaning the same tenant.
// Any thread. The sealed secret is left out: who needs it asks the registry again.
#pragma once

#include "registry/values.h"

#include <array>
#include <memory>
#include <stop_token>
#include <vector>

class QThreadPool;

namespace tenantry::ui {

using TenantHandle = quint32; // block << 10 | place in the block

class TenantSnapshot;
using TenantSnapshotPtr = std::shared_ptr<const TenantSnapshot>;

class TenantSnapshot {
public:
    enum Text { Id, Slug, Name, Subdomain, Database, Role, AdminName, AdminEmail, Note, Search, TextCount };
    enum Shared { ProductId, Product, PlanId, Plan, Driver, ServerId, Server, Deployment, SchemaVersion, HeadVersion, SharedCount };

    // What is not text. "None" is -1, and for times the smallest number.
    struct Numbers {
        qint64 sizeBytes = -1;
        qint64 lastBackupAt = noTime, createdAt = noTime, updatedAt = noTime; // ms since 1970, UTC
        qint64 version = 0;
        double latencyMs = -1;
        qint32 connections = -1;
        qint32 behind = 0;
        registry::TenantState state = registry::TenantState::Provisioning;
    };
    static constexpr qint64 noTime = std::numeric_limits<qint64>::min();

    // Takes the tenants apart as it goes, so that the memory of both is never needed at once.
    // On a worker, idle threads of `helpers` share the work.
    static TenantSnapshotPtr build(QList<registry::Tenant> tenants, QThreadPool *helpers = nullptr);

    // This snapshot with `changed` put in place or added, and `gone` (ids) taken out.
    TenantSnapshotPtr with(const QList<registry::Tenant> &changed, const QStringList &gone) const;

    qsizetype size() const { return qsizetype(m_byId.size()); }
    const std::vector<TenantHandle> &handles() const { return m_byId; } // in the order of their ids
    std::optional<TenantHandle> find(QStringView id) const;
    TenantHandle handleLimit() const { return TenantHandle(m_blocks.size() << blockBits); }

    QStringView text(TenantHandle handle, Text field) const;
    const QString &shared(TenantHandle handle, Shared field) const;
    const QStringList &labels(TenantHandle handle) const;
    const Numbers &numbers(TenantHandle handle) const;
    registry::Tenant tenant(TenantHandle handle) const;

    // Fills `tenant` with texts that point into this snapshot, without allocating: for looking at within a loop, never to keep.
    void lend(TenantHandle handle, registry::Tenant &tenant) const;
    QString lendText(TenantHandle handle, Text field) const;

    // Equal for snapshots made from one another by with(): only between those does a handle mean the same tenant.
    quint64 lineage() const { return m_lineage; }

    qsizetype bytes() const; // what it takes, near enough

private:
    static constexpr int blockBits = 10;
    struct Row;
    struct Block;
    class Builder;
    const Row &row(TenantHandle handle) const;
    const Block &block(TenantHandle handle) const { return *m_blocks[handle >> blockBits]; }

    std::vector<std::shared_ptr<const Block>> m_blocks;
    std::vector<TenantHandle> m_byId;
    quint64 m_lineage = 0;
};

} // namespace tenantry::ui

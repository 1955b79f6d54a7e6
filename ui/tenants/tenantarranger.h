// Which tenants to show, and in which order: worked out on the worker pool, the newest request wins. The order by a column
// is kept until the snapshot changes, so a keystroke in the filter costs one walk through it and no sorting. GUI thread.
#pragma once

#include "registry/filter.h"
#include "ui/tenants/tenantcolumns.h"

#include <QObject>
#include <QThreadPool>

namespace tenantry::ui {

class TenantArranger : public QObject {
    Q_OBJECT
public:
    explicit TenantArranger(QThreadPool *workers, QObject *parent = nullptr);
    ~TenantArranger() override;

    void setSnapshot(TenantSnapshotPtr snapshot);
    // `expression` is what `filter` was read from: words alone need no other field, and who types on narrows.
    void setFilter(const registry::Filter &filter, const QString &expression);
    void setSorting(TenantColumn column, Qt::SortOrder order);
    void resort(); // the language changed: names may stand in another order

    bool isBusy() const { return m_busy; }
    TenantColumn column() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    const registry::Filter &filter() const { return m_filter; }

    struct Arranged {
        TenantSnapshotPtr snapshot;
        std::vector<TenantHandle> visible;
        std::shared_ptr<const void> found; // the arranger's own
    };
    using ArrangedPtr = std::shared_ptr<Arranged>; // whoever takes it may empty it

signals:
    void arranged(const tenantry::ui::TenantArranger::ArrangedPtr &result);

private:
    struct Orders; // by column, of one snapshot
    void request();

    QThreadPool *m_workers;
    TenantSnapshotPtr m_snapshot;
    registry::Filter m_filter;
    QString m_expression;
    // What was found last, in which order, and by which plain words: every word typed further finds among these.
    struct Found;
    std::shared_ptr<const Found> m_found;
    TenantColumn m_column = TenantColumn::Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::shared_ptr<Orders> m_orders;
    std::stop_source m_stop;
    quint64 m_newest = 0;
    bool m_busy = false;
};

} // namespace tenantry::ui

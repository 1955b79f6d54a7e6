#include "ui/tenants/tenantarranger.h"

#include "base/async.h"
#include "ui/tenants/parallel.h"

#include <QMutex>
#include <map>

namespace tenantry::ui {

struct TenantArranger::Orders {
    QMutex mutex;
    std::map<TenantColumn, std::shared_ptr<const std::vector<TenantHandle>>> byColumn;

    std::shared_ptr<const std::vector<TenantHandle>> of(const TenantSnapshot &snapshot, TenantColumn column, const std::stop_token &stop)
    {
        {
            const QMutexLocker lock(&mutex);
            if (const auto known = byColumn.find(column); known != byColumn.end())
                return known->second;
        }
        auto order = tenantOrder(snapshot, column, stop);
        if (!order)
            return nullptr;
        auto shared = std::make_shared<const std::vector<TenantHandle>>(std::move(*order));
        const QMutexLocker lock(&mutex);
        if (byColumn.size() > 3) // 0.4 MB each at 100,000 tenants
            byColumn.clear();
        byColumn[column] = shared;
        return shared;
    }
};

struct TenantArranger::Found {
    QString words;
    TenantColumn column;
    std::vector<TenantHandle> ascending;
};

namespace {

bool wordsOnly(const QString &expression) { return !expression.contains(QLatin1Char(':')); }

// Words without "not" and without quotes: with more letters behind them they find less, never more.
bool onlyNarrows(const QString &expression)
{
    return wordsOnly(expression) && !expression.contains(QLatin1Char('"')) && !expression.startsWith(QLatin1Char('-'))
        && !expression.contains(QLatin1String(" -")) && !expression.trimmed().isEmpty();
}

} // namespace

TenantArranger::TenantArranger(QThreadPool *workers, QObject *parent)
    : QObject(parent), m_workers(workers), m_snapshot(TenantSnapshot::build({})), m_orders(std::make_shared<Orders>())
{
}

TenantArranger::~TenantArranger() { m_stop.request_stop(); }

void TenantArranger::setSnapshot(TenantSnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    resort();
}

void TenantArranger::setFilter(const registry::Filter &filter, const QString &expression)
{
    m_filter = filter;
    m_expression = expression;
    request();
}

void TenantArranger::setSorting(TenantColumn column, Qt::SortOrder order)
{
    m_column = column;
    m_sortOrder = order;
    request();
}

void TenantArranger::resort()
{
    m_orders = std::make_shared<Orders>();
    m_found.reset();
    request();
}

void TenantArranger::request()
{
    m_stop.request_stop(); // what is under way answers nobody any more
    m_stop = {};
    m_busy = true;
    const bool narrows = onlyNarrows(m_expression);
    std::shared_ptr<const Found> among = m_found;
    if (among && !(narrows && among->column == m_column && m_expression.startsWith(among->words)))
        among.reset();
    const auto work = [workers = m_workers, snapshot = m_snapshot, filter = m_filter, column = m_column, sortOrder = m_sortOrder, orders = m_orders, narrows, among,
                       expression = m_expression](std::stop_token stop) -> base::Result<ArrangedPtr> {
        const auto all = among ? nullptr : orders->of(*snapshot, column, stop);
        if (!all && !among)
            return base::cancelled();
        const std::vector<TenantHandle> *order = among ? &among->ascending : all.get();
        const bool fields = !wordsOnly(expression);
        auto result = std::make_shared<Arranged>();
        result->snapshot = snapshot;
        std::vector<TenantHandle> &visible = result->visible;
        if (filter.isEmpty()) {
            visible = *order;
        } else {
            std::array<std::vector<TenantHandle>, 4> found;
            inParts(workers, order->size(), 10'000, [&](int part, size_t first, size_t end) {
                registry::Tenant lent;
                for (size_t i = first; i < end; ++i) {
                    if (i % 1024 == 0 && stop.stop_requested())
                        return;
                    const TenantHandle handle = (*order)[i];
                    if (fields)
                        snapshot->lend(handle, lent);
                    if (filter.matches(lent, snapshot->lendText(handle, TenantSnapshot::Search)))
                        found[size_t(part)].push_back(handle);
                }
            });
            if (stop.stop_requested())
                return base::cancelled();
            visible = std::move(found[0]);
            for (size_t part = 1; part < found.size(); ++part)
                visible.insert(visible.end(), found[part].begin(), found[part].end());
        }
        if (narrows)
            result->found = std::make_shared<const Found>(Found{expression, column, visible});
        if (sortOrder == Qt::DescendingOrder)
            std::ranges::reverse(visible);
        return result;
    };
    base::run(m_workers, m_stop.get_token(), work).then(this, [this, number = ++m_newest](const base::Result<ArrangedPtr> &result) {
        if (number != m_newest)
            return;
        m_busy = false;
        if (!result)
            return;
        m_found = std::static_pointer_cast<const Found>((*result)->found);
        emit arranged(*result);
    });
}

} // namespace tenantry::ui

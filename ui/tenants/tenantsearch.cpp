#include "ui/tenants/tenantsearch.h"

#include "base/names.h"
#include "ui/shell/page.h"
#include "ui/tenants/tenantspage.h"

#include <algorithm>

namespace tenantry::ui {

namespace {

// The feed of the session that is signed in; whoever asks first makes it.
class SharedFeed {
public:
    std::shared_ptr<TenantFeed> of(const Services &services)
    {
        std::shared_ptr<TenantFeed> feed = m_feed.lock();
        if (!feed || m_session.lock() != services.session) {
            feed = std::make_shared<TenantFeed>(tenantBackend(services), services);
            m_feed = feed;
            m_session = services.session;
            feed->load();
        }
        return feed;
    }

private:
    std::weak_ptr<TenantFeed> m_feed;
    std::weak_ptr<registry::Session> m_session;
};

int score(QStringView text, const QString &wanted)
{
    if (text == wanted)
        return 100;
    if (text.startsWith(wanted))
        return 80;
    const qsizetype at = text.indexOf(wanted);
    if (at < 0)
        return 0;
    return text.at(at - 1).isLetterOrNumber() ? 50 : 65; // the beginning of a word
}

} // namespace

PageFactory tenantsPageFactory()
{
    auto shared = std::make_shared<SharedFeed>();
    PageFactory factory;
    factory.key = QStringLiteral("tenants");
    factory.icon = QStringLiteral("tenants");
    factory.title = [] { return TenantsPage::tr("Tenants"); };
    factory.create = [shared](const Services &services, QWidget *parent) -> Page * {
        return new TenantsPage(services, tenantBackend(services), shared->of(services), parent);
    };
    factory.search = [shared](const Services &services) -> std::unique_ptr<SearchProvider> {
        return std::make_unique<TenantSearch>(shared->of(services), services.session ? services.session->registry().baseDomain : QString());
    };
    return factory;
}

TenantSearch::TenantSearch(std::shared_ptr<TenantFeed> feed, const QString &baseDomain) : m_feed(std::move(feed)), m_baseDomain(baseDomain) {}

QString TenantSearch::section() const { return tr("Tenants"); }

QList<SearchHit> TenantSearch::search(const QString &text, int limit)
{
    using Snapshot = TenantSnapshot;
    const TenantSnapshotPtr snapshot = m_feed->snapshot();
    QString wanted = base::folded(text);
    if (!m_baseDomain.isEmpty() && wanted.endsWith(QLatin1Char('.') + m_baseDomain.toLower())) // a host name, pasted from a ticket
        wanted.chop(m_baseDomain.size() + 1);
    if (wanted.isEmpty() || limit <= 0)
        return {};
    const bool narrower = m_of == snapshot && !m_text.isEmpty() && wanted.contains(m_text);
    const std::vector<TenantHandle> &among = narrower ? m_matched : snapshot->handles();

    std::vector<TenantHandle> matched;
    std::vector<std::pair<int, TenantHandle>> best; // score, the best first
    for (const TenantHandle handle : among) {
        const QStringView all = snapshot->text(handle, Snapshot::Search);
        if (!all.contains(wanted))
            continue;
        matched.push_back(handle);
        int points = 1;
        for (const QStringView line : all.tokenize(u'\n'))
            points = std::max(points, score(line, wanted));
        best.emplace_back(points, handle);
    }
    const auto shown = std::min<size_t>(best.size(), size_t(limit));
    std::partial_sort(best.begin(), best.begin() + std::ptrdiff_t(shown), best.end(), [&snapshot](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first > b.first;
        return snapshot->text(a.second, Snapshot::Slug) < snapshot->text(b.second, Snapshot::Slug);
    });

    QList<SearchHit> hits;
    for (size_t i = 0; i < shown; ++i) {
        const TenantHandle handle = best[i].second;
        SearchHit hit;
        hit.icon = QStringLiteral("company");
        hit.title = base::printable(snapshot->text(handle, Snapshot::Name).toString());
        QString host = snapshot->text(handle, Snapshot::Subdomain).toString();
        if (!m_baseDomain.isEmpty())
            host += QLatin1Char('.') + m_baseDomain;
        hit.detail = base::printable(QStringLiteral("%1 · %2").arg(host, snapshot->text(handle, Snapshot::Database)));
        hit.status = status(snapshot->numbers(handle).state);
        hit.page = QStringLiteral("tenants");
        hit.argument = snapshot->text(handle, Snapshot::Id).toString();
        hit.score = best[i].first;
        hits.append(hit);
    }
    m_of = snapshot;
    m_text = wanted;
    m_matched = std::move(matched);
    return hits;
}

} // namespace tenantry::ui

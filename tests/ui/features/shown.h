// The features page on features in memory, shown.
#pragma once

#include "featuresamples.h"

#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"

#include <QLabel>
#include <QTableView>

namespace tenantry::samples {

struct Shown {
    FeatureStandIn standIn;
    QThreadPool pool;
    ui::Services services;
    std::unique_ptr<ui::FeaturesPage> page;

    explicit Shown(registry::Role role = registry::Role::Admin, bool empty = false) : standIn(empty)
    {
        services.workers = &pool;
        page = std::make_unique<ui::FeaturesPage>(standIn.backend(role), services);
        page->resize(1280, 800);
        page->show();
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    // As another operator would: the page reads it at once.
    void change(const char *key, const std::function<void(registry::Feature &)> &how)
    {
        {
            const std::scoped_lock held(standIn.state->mutex);
            for (registry::Feature &feature : standIn.state->snapshot.features)
                if (feature.key == QLatin1String(key))
                    how(feature);
        }
        page->refresh();
    }
    void fail(const std::optional<base::Error> &error)
    {
        const std::scoped_lock held(standIn.state->mutex);
        standIn.state->error = error;
    }
    QString selected() const
    {
        const registry::Feature *feature = page->model()->feature(page->table()->currentIndex());
        return feature ? feature->key : QString();
    }
    void select(const char *key) { page->table()->setCurrentIndex(page->model()->indexOf(QString::fromLatin1(key))); }
};

} // namespace tenantry::samples

// The features page: the matrix with a feature's details, a change for many tenants looked at, the form, what a USER sees.
#include "samples.h"
#include "scene.h"

#include "ui/features/bulkchange.h"
#include "ui/features/featuredetails.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"
#include "ui/features/featuresamples.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::FeatureStandIn standIn;
    QThreadPool pool;
    FeaturesPage *page = nullptr;
};

MainWindow *makeWindow(Stage &stage, registry::Role role, const std::function<void(FeaturesPage *)> &then, const std::function<void(FeatureSnapshot &)> &how = {})
{
    auto bench = std::make_shared<Bench>();
    if (how)
        how(bench->standIn.state->snapshot);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    PageFactory factory = featuresPageFactory();
    factory.create = [bench, role](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new FeaturesPage(bench->standIn.backend(role), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(role), &bench->feed);
    window->go(QStringLiteral("features"), QStringLiteral("online-results"));
    auto begun = std::make_shared<bool>(false);
    stage.ready = [bench, then, begun] {
        if (!bench->page || (!*begun && bench->page->model()->rowCount() == 0)) // what is begun may show none
            return false;
        if (!*begun && then)
            then(bench->page);
        *begun = true;
        return bench->pool.activeThreadCount() == 0;
    };
    return window;
}

const Scene matrix{QStringLiteral("features"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, {}); }};
const Scene forUser{QStringLiteral("features-user"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::User, {}); }};
QWidget *previewed(Stage &stage, const QString &until)
{
    return makeWindow(stage, registry::Role::Admin, [until](FeaturesPage *page) {
        page->details()->changeButton()->click();
        page->bulk()->filter()->setText(QStringLiteral("plan:bronze state:active"));
        page->bulk()->reason()->setText(QStringLiteral("Ticket 4711"));
        page->bulk()->ends()->setText(until);
        page->bulk()->look()->click();
    });
}

const Scene bulk{QStringLiteral("features-bulk"), [](Stage &stage) -> QWidget * { return previewed(stage, {}); }};
const Scene bulkUntil{QStringLiteral("features-bulk-until"), [](Stage &stage) -> QWidget * { return previewed(stage, QStringLiteral("2099-12-31")); }};
const Scene bulkBegun{QStringLiteral("features-change"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->details()->changeButton()->click(); }); }};
const Scene form{QStringLiteral("features-new"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->newButton()->click(); }); }};
const Scene edit{QStringLiteral("features-edit"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { emit page->details()->editRequested(); }); }};
const Scene kill{QStringLiteral("features-kill"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->details()->killButton()->click(); }); }};
// Four plans, one with a name as long as may be; a limit whose plans do not hold for now; a cell that is typed into, and a question about another.
void fourPlans(FeatureSnapshot &all)
{
    registry::Plan plan;
    plan.id = QStringLiteral("platinum");
    plan.name = QStringLiteral("Platinum with everything that the laboratories of the province asked for");
    all.plans.append(plan);
    all.features[1].killedAt = QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC);
    all.features[2].expiredOverrides = 2;
}
const Scene plans{QStringLiteral("features-plans"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->table()->setCurrentIndex(page->model()->indexOf(QStringLiteral("monthly-orders"))); }, fourPlans);
}};
const Scene cell{QStringLiteral("features-cell"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) {
        const QModelIndex at = page->model()->index(1, FeatureModel::FirstPlan + 1);
        page->table()->setCurrentIndex(at);
        page->table()->edit(at);
    });
}};
const Scene asked{QStringLiteral("features-question"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->model()->offer(page->model()->index(5, FeatureModel::FirstPlan), QJsonValue::Undefined, QStringLiteral("compact")); });
}};
const Scene retired{QStringLiteral("features-retired"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) {
        page->model()->setFilter(QStringLiteral("is:retired"));
        page->table()->setCurrentIndex(page->model()->index(0, 0));
    }, [](FeatureSnapshot &all) { all.features[2].retiredAt = QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC); });
}};
const Scene nothing{QStringLiteral("features-nothing"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->findChild<SearchField *>()->setText(QStringLiteral("no such thing")); });
}};
const Scene ofOne{QStringLiteral("features-tenant"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->activated(QStringLiteral("monthly-orders t1")); });
}};

} // namespace

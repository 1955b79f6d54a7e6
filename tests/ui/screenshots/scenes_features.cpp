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

MainWindow *makeWindow(Stage &stage, registry::Role role, const std::function<void(FeaturesPage *)> &then)
{
    auto bench = std::make_shared<Bench>();
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
        if (!bench->page || bench->page->model()->rowCount() == 0)
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
const Scene bulk{QStringLiteral("features-bulk"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) {
        page->details()->changeButton()->click();
        page->bulk()->filter()->setText(QStringLiteral("plan:bronze state:active"));
        page->bulk()->reason()->setText(QStringLiteral("Ticket 4711"));
        page->bulk()->look()->click();
    });
}};
const Scene bulkBegun{QStringLiteral("features-change"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->details()->changeButton()->click(); }); }};
const Scene form{QStringLiteral("features-new"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->newButton()->click(); }); }};
const Scene edit{QStringLiteral("features-edit"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { emit page->details()->editRequested(); }); }};
const Scene kill{QStringLiteral("features-kill"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::Admin, [](FeaturesPage *page) { page->details()->killButton()->click(); }); }};

} // namespace

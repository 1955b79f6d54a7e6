// The window itself: a guarded page, the command palette, a running job, no connection.
#include "samples.h"
#include "scene.h"

#include "ui/shell/commandpalette.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/searchprovider.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

class PlainPage : public Page {
public:
    PlainPage(const Services &services, QWidget *parent, QString key, QString icon, QString title)
        : Page(services, parent), m_key(std::move(key)), m_icon(std::move(icon)), m_title(std::move(title)), m_state(new EmptyState(this))
    {
        (new QVBoxLayout(this))->addWidget(m_state);
        m_state->setIcon(m_icon);
        m_state->setTexts(m_title, {});
    }
    QString key() const override { return m_key; }
    QString title() const override { return m_title; }
    QIcon icon() const override { return Icons::get(m_icon); }
    void retranslate() override {}

private:
    QString m_key, m_icon, m_title;
    EmptyState *m_state;
};

PageFactory plain(const char *key, const char *icon, const char *en, const char *es, registry::Role needs = registry::Role::User)
{
    const auto title = [en, es] { return QLocale().language() == QLocale::Spanish ? s(es) : s(en); };
    PageFactory factory;
    factory.key = s(key);
    factory.icon = s(icon);
    factory.title = title;
    factory.create = [=](const Services &services, QWidget *parent) { return new PlainPage(services, parent, s(key), s(icon), title()); };
    factory.needs = needs;
    return factory;
}

class SampleTenants : public SearchProvider {
public:
    QString section() const override { return s("Tenants"); }
    QList<SearchHit> search(const QString &text, int) override
    {
        QList<SearchHit> hits;
        using enum registry::TenantState;
        const std::tuple<const char *, const char *, registry::TenantState> all[] = {{"Panadería O'Higgins", "panaderia-ohiggins", Active},
            {"Panamericana Diagnósticos", "panamericana", Paused}, {"Clínica del Pan", "clinica-del-pan", Failed}};
        for (const auto &[name, slug, state] : all)
            if (const int score = matchScore(text, s(name)))
                hits << SearchHit{s("tenants"), s(name), s(slug) + s(".example.org"), status(state), s("tenants"), s(slug), score};
        return hits;
    }
};

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
};

MainWindow *makeWindow(Stage &stage, registry::Role role)
{
    auto bench = std::make_shared<Bench>();
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    PageFactories pages;
    auto tenants = plain("tenants", "tenants", "Tenants", "Tenants");
    tenants.search = [](const Services &) { return std::make_unique<SampleTenants>(); };
    pages.push_back(tenants);
    pages.push_back(plain("jobs", "jobs", "Jobs", "Trabajos"));
    pages.push_back(plain("operators", "operators", "Operators", "Operadores", registry::Role::Admin));
    auto *window = new MainWindow(std::move(pages), bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(role), &bench->feed);
    return window;
}

const Scene guarded{s("window-guard"), [](Stage &stage) -> QWidget * {
    auto *window = makeWindow(stage, registry::Role::User);
    window->go(s("operators"));
    window->setOfflineSince(QDateTime(QDate(2026, 3, 2), QTime(14, 5)));
    return window;
}};

const Scene palette{s("window-palette"), [](Stage &stage) -> QWidget * {
    auto *window = makeWindow(stage, registry::Role::Admin);
    stage.afterShow = [window](QWidget *) {
        window->palette()->open();
        window->palette()->edit()->setText(s("pa"));
    };
    return window;
}};

} // namespace

// Signing in: known registries, nothing known yet, a refusal, a new registry, the local server starting.
#include "scene.h"

#include "tests/ui/login/scriptedbackend.h"

#include "ui/login/createregistry.h"
#include "ui/login/loginpage.h"
#include "ui/login/recoverypage.h"
#include "ui/login/signinform.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    QTemporaryDir folder;
    std::unique_ptr<workstation::Store> store;
    ScriptedBackend backend;
};

LoginPage *makePage(Stage &stage, bool known, Bench **bench = nullptr)
{
    auto made = std::make_shared<Bench>();
    made->language.set(stage.language);
    made->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    if (auto store = workstation::Store::open(made->folder.path()))
        made->store = std::move(*store);
    if (known && made->store) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const std::tuple<const char *, const char *, const char *, int> all[] = {
            {"Local", "postgresql:///tenantry?host=/run/tenantry", "green", 200'000},
            {"Preproducción", "postgresql://registry.staging.example.org/tenantry", "amber", 90'000},
            {"Producción", "postgresql://registry.example.org/tenantry?sslmode=verify-full", "red", 300}};
        for (const auto &[name, uri, colour, age] : all) {
            workstation::Profile profile;
            profile.name = s(name), profile.uri = s(uri), profile.login = s("ana"), profile.colour = s(colour);
            profile.local = profile.colour == s("green");
            profile.lastUsed = now.addSecs(-age);
            (void)made->store->save(profile);
        }
    }
    auto *page = new LoginPage(made->backend, made->store.get(), made->language, *made->theme);
    if (bench)
        *bench = made.get();
    stage.keep(made);
    return page;
}

const Scene known{s("login"), [](Stage &stage) -> QWidget * { return makePage(stage, true); }};
const Scene unknown{s("login-first"), [](Stage &stage) -> QWidget * { return makePage(stage, false); }};

const Scene refused{s("login-refused"), [](Stage &stage) -> QWidget * {
    auto *page = makePage(stage, true);
    stage.afterShow = [page](QWidget *) {
        page->form()->setPassword(base::secretFromText(s("wrong")));
        page->form()->findChild<QPushButton *>()->setFocus();
        for (auto *edit : page->form()->findChildren<QLineEdit *>())
            if (edit->echoMode() == QLineEdit::Password)
                emit edit->returnPressed();
    };
    return page;
}};

const Scene notRegistry{s("login-not-a-registry"), [](Stage &stage) -> QWidget * {
    Bench *bench = nullptr;
    auto *page = makePage(stage, true, &bench);
    bench->backend.openError = {base::Kind::NotFound, {"The database %1 on %2 holds no registry.", {s("tenantry"), s("registry.example.org")}},
                                "Check the database in the address, or create a registry there.", {}, {}};
    stage.afterShow = [page](QWidget *) {
        for (auto *edit : page->form()->findChildren<QLineEdit *>())
            if (edit->echoMode() == QLineEdit::Password)
                emit edit->returnPressed();
    };
    return page;
}};

const Scene local{s("login-local"), [](Stage &stage) -> QWidget * {
    Bench *bench = nullptr;
    auto *page = makePage(stage, false, &bench);
    bench->backend.answers = true;
    bench->backend.lines = {"Making a PostgreSQL server on this computer", "Starting the PostgreSQL server on this computer", "Creating the local registry"};
    stage.afterShow = [page, bench](QWidget *) {
        bench->backend.answers = false;
        for (auto *button : page->findChildren<QPushButton *>())
            if (button->text().contains(s("&Try")) || button->text().contains(s("&Probar")))
                button->click();
    };
    return page;
}};

const Scene create{s("login-create"), [](Stage &stage) -> QWidget * {
    auto *page = makePage(stage, true);
    page->showCreate();
    stage.afterShow = [page](QWidget *) { (void)page->createRegistry()->request(); };
    return page;
}};

const Scene recovery{s("login-recovery"), [](Stage &stage) -> QWidget * {
    (void)stage;
    auto *window = new QWidget;
    auto *layout = new QVBoxLayout(window);
    layout->setContentsMargins(300, 100, 300, 100);
    auto *page = new RecoveryPage(window);
    page->set(base::secretFromText(s("K7QF-2MXN-9TRW-HB4C-YE6P-3JDV-LZ8S-AG5U-NQXK-T2RM-W7CB-4HPE-D")), s("Producción"));
    layout->addWidget(page);
    return window;
}};

} // namespace

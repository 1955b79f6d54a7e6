// The servers page: a server that is well, one that does not answer, the forms, what a test refuses, one that stays, none yet, a registry
// that does not answer.
#include "samples.h"
#include "scene.h"

#include "ui/servers/serverdetails.h"
#include "ui/servers/servereditor.h"
#include "ui/servers/servermodel.h"
#include "ui/servers/serversamples.h"
#include "ui/servers/serverspage.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    explicit Bench(bool empty) : standIn(empty) {}
    ~Bench()
    {
        standIn.set([](auto &state) { state.held = false; });
        pool.waitForDone();
    }
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::ServerStandIn standIn;
    QThreadPool pool;
    ServersPage *page = nullptr;
};

using Before = std::function<void(Bench &)>;
using Then = std::function<void(ServersPage *)>;

MainWindow *makeWindow(Stage &stage, bool empty, const Before &before, const Then &then, const QString &chosen = u"db1"_s)
{
    auto bench = std::make_shared<Bench>(empty);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    if (before)
        before(*bench);
    PageFactory factory = serversPageFactory();
    factory.create = [bench](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new ServersPage(bench->standIn.backend(), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(), &bench->feed);
    window->go(u"servers"_s, chosen);
    auto begun = std::make_shared<bool>(false);
    stage.ready = [bench, then, begun] {
        if (!bench->page || bench->page->states()->state() == StateStack::State::Loading)
            return false;
        if (!*begun && then)
            then(bench->page);
        *begun = true;
        return bench->pool.activeThreadCount() == 0 || bench->standIn.state->held;
    };
    return window;
}

void fill(ServersPage *page)
{
    page->newButton()->click();
    ServerEditor &form = *page->editor();
    form.edit(ServerEditor::Name)->setText(u"db9"_s);
    form.edit(ServerEditor::Host)->setText(u"db9.example.org"_s);
    form.edit(ServerEditor::User)->setText(u"tenantry"_s);
    form.edit(ServerEditor::Password)->setText(u"a long secret"_s);
}

const Scene list{u"servers"_s, [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, {}); }};
const Scene silent{u"servers-no-answer"_s, [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, {}, u"db3"_s); }};
const Scene none{u"servers-empty"_s, [](Stage &stage) -> QWidget * { return makeWindow(stage, true, {}, {}); }};
const Scene form{u"servers-edit"_s, [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, [](ServersPage *page) { page->details()->editButton()->click(); }); }};
const Scene wrong{u"servers-add-wrong"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](ServersPage *page) {
        fill(page);
        page->editor()->edit(ServerEditor::Host)->setText(u"dbname=x host=evil"_s);
        page->editor()->edit(ServerEditor::Port)->setText(u"65536"_s);
        page->editor()->edit(ServerEditor::Certificate)->setText(u"/etc/ssl/none.pem"_s);
        page->editor()->edit(ServerEditor::User)->clear();
        page->editor()->saveButton()->click();
    });
}};
const Scene refused{u"servers-add-refused"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, [](Bench &bench) {
        bench.standIn.state->refusal = base::Error{base::Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "The certificate of the server at %1 is for another host name."), {u"db9.example.org, 5432"_s}},
                                                   QT_TRANSLATE_NOOP("core", "Use the name that the certificate was made for; another name could be another server."), {}, {}};
    }, [](ServersPage *page) {
        fill(page);
        page->editor()->saveButton()->click();
    });
}};
const Scene testing{u"servers-add-testing"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, [](Bench &bench) { bench.standIn.state->held = true; }, [](ServersPage *page) {
        fill(page);
        page->editor()->saveButton()->click();
    });
}};
const Scene tested{u"servers-add-tested"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](ServersPage *page) {
        fill(page);
        page->editor()->testButton()->click();
    });
}};
const Scene stays{u"servers-in-use"_s, [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, [](ServersPage *page) { page->details()->removeButton()->click(); }, u"db2"_s); }};
const Scene asks{u"servers-remove"_s, [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, [](ServersPage *page) { page->details()->removeButton()->click(); }, u"near"_s); }};
const Scene failing{u"servers-failing"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, [](Bench &bench) {
        bench.standIn.state->error = base::Error{base::Kind::Permission, {QT_TRANSLATE_NOOP("core", "The account of %1 is disabled in this registry."), {u"ana"_s}},
                                                 QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."), {}, {}};
    }, {});
}};

} // namespace

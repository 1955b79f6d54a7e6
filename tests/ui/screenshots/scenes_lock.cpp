// In front of a session: locked, a wrong password, no answer, a kept password, a day that is over; and changing one's own password.
#include "samples.h"
#include "scene.h"

#include "ui/login/changepassword.h"
#include "ui/shell/coverpage.h"
#include "ui/shell/language.h"
#include "ui/shell/lockscreen.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMenu>
#include <QVBoxLayout>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
};

// A window as Panel makes it; the cover is its child from then on, and goes with it.
MainWindow *makeWindow(Stage &stage, QWidget *cover)
{
    auto bench = std::make_shared<Bench>();
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    auto *window = new MainWindow({}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(), &bench->feed);
    window->cover(cover, [] { return LockScreen::tr("Locked"); });
    return window;
}

MainWindow *locked(Stage &stage, bool kept, const std::optional<base::Error> &error)
{
    auto *lock = new LockScreen;
    lock->start(sampleIdentity(), kept);
    if (error)
        lock->showError(*error);
    return makeWindow(stage, lock);
}

const Scene plain{QStringLiteral("lock"), [](Stage &stage) -> QWidget * { return locked(stage, false, {}); }};
const Scene kept{QStringLiteral("lock-kept"), [](Stage &stage) -> QWidget * { return locked(stage, true, {}); }};
const Scene wrong{QStringLiteral("lock-wrong"), [](Stage &stage) -> QWidget * {
    return locked(stage, false, base::Error{base::Kind::Authentication, QT_TRANSLATE_NOOP("core", "The operator name or the password is not right."),
                                            QT_TRANSLATE_NOOP("core", "Check both, and the registry you chose. An ADMIN can set a new password."), QStringLiteral("28P01"), {}});
}};
const Scene offline{QStringLiteral("lock-offline"), [](Stage &stage) -> QWidget * {
    return locked(stage, false, base::Error{base::Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "Nothing answers at %1."), {QStringLiteral("registry.example.org, 5432")}}, {}, {}, {}});
}};
const Scene losing{QStringLiteral("lock-losing"), [](Stage &stage) -> QWidget * {
    auto *lock = new LockScreen;
    lock->start(sampleIdentity(), false);
    lock->askToLose(LockScreen::Way::SignOut, [] {});
    return makeWindow(stage, lock);
}};
const Scene expired{QStringLiteral("lock-expired"), [](Stage &stage) -> QWidget * {
    auto *lock = new LockScreen;
    lock->start(sampleIdentity(), false);
    lock->setExpired(true);
    return makeWindow(stage, lock);
}};
const Scene password{QStringLiteral("password"), [](Stage &stage) -> QWidget * {
    auto *cover = new CoverPage;
    auto *change = new ChangePassword;
    cover->body()->addWidget(change);
    change->startOwn(QStringLiteral("ana"));
    return makeWindow(stage, cover);
}};

} // namespace

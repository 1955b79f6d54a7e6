// How long the event loop of the panel's own thread is kept from running while 24 tenants are made in it, from a table: by somebody who looks on,
// and by somebody who walks through its pages meanwhile, each of which is opened for the first time then. By the clock, which is what a person
// feels, whoever had the processor; and by this thread's own processor time, which is what our code did.
#include "bench/bench.h"

#include "app/panel/panel.h"
#include "fleet.h"
#include "support/testcluster.h"
#include "ui/login/loginpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pausewatch.h"
#include "ui/wizard/batchmodel.h"
#include "ui/wizard/batchpage.h"

#include <QElapsedTimer>
#include <QFile>

namespace tenantry::bench {

using namespace base;
using namespace Qt::StringLiterals;

namespace {

constexpr int tenants = 24;

struct Seen {
    double wall = 0, own = 0; // seconds, the worst
};

class PanelAtWork {
public:
    PanelAtWork()
    {
        static int made = 0;
        m_folder = test::TestCluster::temporaryFolder(u"panel"_s);
        m_fleet = test::Fleet::make(u"bench_panel_%1"_s.arg(++made));
    }

    Result<Seen> round(bool walking)
    {
        qputenv("TENANTRY_HOME", (m_folder + u"/home"_s).toUtf8());
        panel::Options options;
        options.language = u"en"_s;
        options.theme = u"light"_s;
        panel::Panel panel(*qApp, options);
        auto &window = *qobject_cast<ui::MainWindow *>(panel.window());
        panel.show();
        TRYV(until([&] { return window.isVisible(); }));
        workstation::Profile profile;
        profile.name = u"bench"_s;
        emit window.findChild<ui::LoginPage *>()->signedIn(m_fleet.session, profile);
        if (!window.hasSession() || !window.go(u"batch"_s))
            return fail(Kind::Internal, "Nobody is signed in.");
        auto *batch = window.findChild<ui::BatchPage *>();
        auto *model = batch->findChild<ui::BatchModel *>();
        TRY(const QString table, writeTable());
        TRYV(until([&] { return !window.isMakingAhead(); })); // a table of tenants is not chosen within the first seconds
        batch->openFile(table);
        TRYV(until([&] { return model->rowCount() == tenants; }));
        for (int turn = 0; turn < 8; ++turn) // and is seen before the button is pressed
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);

        ui::PauseWatch watch;
        watch.setLogging(qEnvironmentVariableIsSet("TENANTRY_WATCHDOG"));
        watch.start();
        const QStringList places{u"jobs"_s, u"tenants"_s, u"wizard"_s, u"batch"_s};
        qsizetype at = 0;
        QTimer walk;
        QObject::connect(&walk, &QTimer::timeout, &walk, [&] { window.go(places[at++ % places.size()]); });
        if (walking)
            walk.start(100);
        batch->provisionAll();
        TRYV(until([&] { return model->count(ui::BatchModel::State::Done) + model->count(ui::BatchModel::State::Failed) == tenants; }));
        walk.stop();
        watch.stop();
        if (model->count(ui::BatchModel::State::Done) != tenants || (walking && at < places.size()))
            return fail(Kind::Internal, "Not all of them were made, or not all of the pages were seen.");
        if (!watch.costliest().isEmpty() && qEnvironmentVariableIsSet("TENANTRY_WATCHDOG"))
            qInfo("worst %.1f ms, own %.1f ms, %d and %d over 16 ms; costliest event: %s", watch.worst(), watch.worstBusy(), watch.over16(), watch.busyOver16(), qPrintable(watch.costliest()));
        return Seen{watch.worst() / 1e3, watch.worstBusy() / 1e3};
    }

private:
    static Result<void> until(const std::function<bool()> &done)
    {
        QElapsedTimer timer;
        timer.start();
        while (!done()) {
            if (timer.elapsed() > 120'000)
                return fail(Kind::Timeout, "The panel did not come to it.");
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        return {};
    }

    Result<QString> writeTable()
    {
        const QString path = m_folder + u"/fleet.csv"_s;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return fail(Kind::Io, "The table could not be written.");
        file.write("name,admin_email\n");
        for (int i = 0; i < tenants; ++i)
            file.write("Veinticuatro " + QByteArray::number(++m_count) + ",a@example.org\n");
        return path;
    }

    QString m_folder;
    test::Fleet m_fleet;
    int m_count = 0;
};

} // namespace

void watchdog(Suite &suite)
{
    struct Figure {
        QString name;
        bool walking;
        double Seen::*what;
    };
    const Figure figures[] = {{u"panel: a pause while 24 are made"_s, false, &Seen::wall},
                              {u"panel: own work in a pause, 24 made"_s, false, &Seen::own},
                              {u"panel: a pause, walking through pages"_s, true, &Seen::wall},
                              {u"panel: own work in a pause, walking"_s, true, &Seen::own}};
    for (const Figure &figure : figures)
        suite.add({.name = figure.name, .statistic = Statistic::Worst, .rounds = 3, .target = atMost(0.016), .prepare = [figure](const Context &) -> Result<Probes> {
                       auto state = std::make_shared<PanelAtWork>();
                       return Probes{.floor = {}, .measured = [state, figure]() -> Result<double> {
                                         TRY(const Seen seen, state->round(figure.walking));
                                         return seen.*(figure.what);
                                     }, .between = {}};
                   }});
}

} // namespace tenantry::bench

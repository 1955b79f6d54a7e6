#include "ui/jobs/runfeed.h"

#include "migrations/rollout.h"
#include "registry/listener.h"
#include "registry/runrepository.h"

#include <QElapsedTimer>
#include <algorithm>

namespace tenantry::ui {

using namespace tenantry::base;
using registry::Run;
using registry::RunRepository;

namespace {

using namespace std::chrono_literals;
constexpr auto soonest = 250ms, latest = 5000ms; // between two looks, while others change them all the time
constexpr auto whileInWork = 5s;                 // a worker that is lost tells nobody

} // namespace

RunCarrier::Work RunFeed::work(const registry::SessionPtr &session)
{
    return [session](const QString &run, const fleet::Watch &watch, std::stop_token stop) {
        return migrations::workOn(session, run, QStringLiteral("tenantry"), watch, {}, std::move(stop));
    };
}

RunFeed::RunFeed(registry::SessionPtr session, QThreadPool *workers, registry::Listener *listener, QObject *parent)
    : QObject(parent), m_workers(workers), m_carrier(new RunCarrier(session ? work(session) : RunCarrier::Work(), workers, this))
{
    if (!session || session->who().role != registry::Role::Admin)
        return;
    m_session = std::move(session);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonest);
    m_lookAgain.setInterval(whileInWork);
    connect(&m_soon, &QTimer::timeout, this, &RunFeed::refresh);
    connect(&m_lookAgain, &QTimer::timeout, this, &RunFeed::refresh);
    connect(m_carrier, &RunCarrier::ended, this, &RunFeed::refresh);
    connect(m_carrier, &RunCarrier::failed, this, &RunFeed::failed);
    if (listener) {
        connect(listener, &registry::Listener::changed, this, [this](const QString &table) {
            if (table == QLatin1String("run") && !m_soon.isActive())
                m_soon.start();
        });
        connect(listener, &registry::Listener::online, this, &RunFeed::refresh);
    }
    refresh();
}

RunFeed::~RunFeed() { m_stop.request_stop(); }

const Run *RunFeed::find(const QString &id) const
{
    const auto found = std::ranges::find(m_runs, id, &Run::id);
    return found == m_runs.end() ? nullptr : &*found;
}

void RunFeed::refresh()
{
    if (!m_session)
        return;
    if (m_reading) {
        m_again = true; // one reading at a time, and one more for all that came meanwhile
        return;
    }
    m_reading = true;
    QElapsedTimer took;
    took.start();
    run(m_workers, m_stop.get_token(), [session = m_session](std::stop_token stop) { return RunRepository(session).list({}, 100, stop); })
        .then(this, [this, took](const Result<QList<Run>> &result) {
            m_reading = false;
            m_soon.setInterval(std::clamp(std::chrono::milliseconds(took.elapsed() * 4), std::chrono::milliseconds(soonest), std::chrono::milliseconds(latest)));
            if (result) {
                m_problem.reset();
                m_readAt = QDateTime::currentDateTimeUtc();
                m_runs = *result;
                m_rates.take(m_runs, std::chrono::steady_clock::now());
                if (std::ranges::any_of(m_runs, [](const Run &run) { return run.state == registry::RunState::Running; })) {
                    if (!m_lookAgain.isActive())
                        m_lookAgain.start();
                } else {
                    m_lookAgain.stop();
                }
                emit changed();
            } else {
                m_problem = result.error();
                emit readFailed(*m_problem);
            }
            if (std::exchange(m_again, false))
                m_soon.start();
        });
}

void RunFeed::pause(const QString &run)
{
    steer(run, [session = m_session, run](std::stop_token stop) { return RunRepository(session).pause(run, stop); }, false);
}

void RunFeed::resume(const QString &run)
{
    steer(run, [session = m_session, run](std::stop_token stop) { return RunRepository(session).resume(run, false, stop); }, true);
}

void RunFeed::cancel(const QString &run)
{
    steer(run, [session = m_session, run](std::stop_token stop) { return RunRepository(session).cancel(run, stop); }, false);
}

void RunFeed::retry(const QString &run)
{
    steer(run, [session = m_session, run](std::stop_token stop) -> Result<void> {
        TRYV(RunRepository(session).retry(run, {}, stop));
        return {};
    }, true);
}

void RunFeed::steer(const QString &id, std::function<Result<void>(std::stop_token)> change, bool thenCarry)
{
    if (!m_session)
        return;
    run(m_workers, m_stop.get_token(), std::move(change)).then(this, [this, id, thenCarry](const Result<void> &done) {
        if (!done)
            emit failed(id, done.error());
        else if (thenCarry)
            m_carrier->carry(id);
        refresh();
    });
}

} // namespace tenantry::ui

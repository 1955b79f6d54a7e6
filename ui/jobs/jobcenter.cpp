#include "ui/jobs/jobcenter.h"

#include "registry/listener.h"
#include "tenants/unfinished.h"
#include "ui/jobs/runfeed.h"

#include <QTimer>
#include <algorithm>

namespace tenantry::ui {

using namespace tenantry::base;
using registry::Operation;
using registry::OperationState;

namespace {

// Progress comes from worker threads that may outlive the window by a moment. They hold the relay, which lives on the GUI
// thread and is deleted there; the JobCenter only listens to it.
class Relay : public QObject {
    Q_OBJECT
signals:
    void step(quint64 token, const tenantry::registry::Operation &operation);
};
using RelayPtr = std::shared_ptr<Relay>;

RelayPtr makeRelay()
{
    return RelayPtr(new Relay, [](Relay *relay) { relay->deleteLater(); });
}

constexpr int tenTimesASecond = 100;
constexpr std::chrono::seconds lookAgainAfter{15};

} // namespace

struct JobCenter::Private {
    registry::SessionPtr session;
    QThreadPool *workers = nullptr;
    RunFeed *runs = nullptr;
    QList<Operation> operations;
    std::optional<Error> problem;
    QDateTime readAt;
    QHash<quint64, std::stop_source> work;
    QHash<quint64, Operation> own; // what the work last told: what the registry was read to hold may be older
    std::stop_source reading;
    quint64 lastToken = 0;
    RelayPtr relay = makeRelay();
    QTimer announce, reread, lookAgain;
    bool readAgain = false, readUnderWay = false;

    // Runs work(provisioning, progress, stop) on a worker under a token of its own; ends with done(token, value) or failed().
    template <class Work, class Done>
    quint64 launch(JobCenter *center, Work function, Done done)
    {
        using R = std::invoke_result_t<Work, tenants::Provisioning &, const operations::Progress &, std::stop_token>;
        const quint64 token = ++lastToken;
        if (!announce.isActive())
            announce.start();
        run(workers, work[token].get_token(), [session = session, relay = relay, token, function = std::move(function)](std::stop_token stop) {
            tenants::Provisioning provisioning(session);
            return function(provisioning, [&](const Operation &operation) {
                // Steps of its own: the worker goes on writing to its list, and whether that is shared Qt asks without any order of memory.
                Operation told = operation;
                told.steps.detach();
                emit relay->step(token, told);
            }, stop);
        }).then(center, [this, center, token, done = std::move(done)](const R &result) {
            work.remove(token);
            own.remove(token);
            center->refresh();
            if (result)
                done(token, *result);
            else
                emit center->failed(token, result.error());
        });
        return token;
    }

    void put(const Operation &operation)
    {
        const auto at = std::ranges::find(operations, operation.id, &Operation::id);
        if (at != operations.end())
            *at = operation;
        else
            operations.prepend(operation);
    }
};

JobCenter::JobCenter(registry::SessionPtr session, QThreadPool *workers, registry::Listener *listener, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->session = std::move(session);
    d->workers = workers;
    d->runs = new RunFeed(d->session, workers, listener, this);
    for (QTimer *timer : {&d->announce, &d->reread}) {
        timer->setSingleShot(true);
        timer->setInterval(tenTimesASecond);
    }
    d->announce.setObjectName(QStringLiteral("announce"));
    d->reread.setObjectName(QStringLiteral("reread"));
    d->lookAgain.setSingleShot(true);
    d->lookAgain.setInterval(lookAgainAfter);
    connect(&d->lookAgain, &QTimer::timeout, this, &JobCenter::refresh);
    connect(&d->announce, &QTimer::timeout, this, &JobCenter::operationsChanged);
    connect(&d->reread, &QTimer::timeout, this, &JobCenter::refresh);
    connect(d->relay.get(), &Relay::step, this, [this](quint64 token, const Operation &operation) {
        d->put(operation);
        if (d->work.contains(token))
            d->own.insert(token, operation);
        emit progressed(token, operation);
        if (!d->announce.isActive())
            d->announce.start();
    });
    if (listener) {
        connect(listener, &registry::Listener::changed, this, [this](const QString &table, const QStringList &) {
            if ((table.startsWith(QLatin1String("operation")) || table == QLatin1String("operator_tenant")) && !d->reread.isActive())
                d->reread.start();
        });
        connect(listener, &registry::Listener::online, this, &JobCenter::refresh);
    }
    if (d->session)
        refresh();
}

JobCenter::~JobCenter()
{
    d->reading.request_stop();
    for (std::stop_source &source : d->work)
        source.request_stop();
}

const QList<Operation> &JobCenter::operations() const { return d->operations; }

const std::optional<Error> &JobCenter::problem() const { return d->problem; }

QDateTime JobCenter::readAt() const { return d->readAt; }

RunFeed *JobCenter::runs() const { return d->runs; }

int JobCenter::running() const
{
    return int(std::ranges::count_if(d->operations, [](const Operation &operation) {
        return operation.state == OperationState::Running || operation.state == OperationState::Undoing
               || operation.state == OperationState::Pending;
    }));
}

int JobCenter::starting() const { return int(d->work.size() - d->own.size()); }

void JobCenter::setLookAgainAfter(std::chrono::milliseconds time) { d->lookAgain.setInterval(time); }

quint64 JobCenter::provision(const tenants::ProvisionRequest &request)
{
    return d->launch(
        this, [request](auto &provisioning, const auto &progress, std::stop_token stop) { return provisioning.provision(request, progress, stop); },
        [this](quint64 token, const tenants::Provisioned &result) { emit provisioned(token, result); });
}

quint64 JobCenter::adopt(const tenants::AdoptRequest &request)
{
    return d->launch(
        this, [session = d->session, request](auto &, const auto &progress, std::stop_token stop) { return tenants::Adoption(session).adopt(request, progress, stop); },
        [this](quint64 token, const tenants::Provisioned &result) { emit provisioned(token, result); });
}

quint64 JobCenter::resume(const QString &operationId)
{
    return d->launch(
        this, [session = d->session, operationId](auto &, const auto &progress, std::stop_token stop) { return tenants::resumeOperation(session, operationId, progress, stop); },
        [this](quint64 token, const tenants::Provisioned &result) { emit provisioned(token, result); });
}

quint64 JobCenter::undo(const QString &operationId)
{
    return d->launch(
        this, [session = d->session, operationId](auto &, const auto &progress, std::stop_token stop) { return tenants::undoOperation(session, operationId, progress, stop); },
        [this](quint64 token, const Operation &operation) { emit undone(token, operation); });
}

void JobCenter::cancel(quint64 token)
{
    if (const auto found = d->work.find(token); found != d->work.end())
        found->request_stop();
}

void JobCenter::refresh()
{
    if (d->readUnderWay) {
        d->readAgain = true; // one reading at a time, and one more for all that came meanwhile
        return;
    }
    d->readUnderWay = true;
    run(d->workers, d->reading.get_token(), [session = d->session](std::stop_token stop) {
        return registry::OperationRepository(session).listWithUnfinished(500, stop);
    }).then(this, [this](const Result<QList<Operation>> &result) {
        d->readUnderWay = false;
        if (result) {
            d->problem.reset();
            d->readAt = QDateTime::currentDateTimeUtc();
            d->operations = *result;
            for (const Operation &operation : std::as_const(d->own))
                d->put(operation);
            if (running() > 0)
                d->lookAgain.start();
            else
                d->lookAgain.stop();
            emit operationsChanged();
        } else {
            d->problem = result.error();
            emit readFailed(result.error());
        }
        if (std::exchange(d->readAgain, false))
            d->reread.start();
    });
}

} // namespace tenantry::ui

#include "jobcenter.moc"

// Work off the GUI thread.
//
// run(pool, stop, function) calls function(token) on a worker and delivers its Result through a QFuture:
//
//     run(workers, m_stop.get_token(), [=](std::stop_token stop) { return repository.list(stop); })
//         .then(this, [this](const Result<Snapshot> &snapshot) { … GUI thread … });
//
// The function must return Result<T>; what it throws becomes Kind::Internal. A request to stop is the function's to
// honour (SQL: StopGuard in postgres/). Nothing here waits. What is given to then() runs inside then() when the work is done by then:
// everything that it touches, and whoever is to hear its signals, has to be there before.
#pragma once

#include "base/error.h"
#include "base/handover.h"

#include <QFuture>
#include <QPromise>
#include <QRunnable>
#include <QThreadPool>
#include <concepts>
#include <exception>
#include <memory>
#include <stop_token>

namespace tenantry::base {

[[nodiscard]] std::unexpected<Error> cancelled();

// From now on whoever works for run(), and the threads that work begins, leave the processor to the others of this process by that much
// (nice(2), which Linux keeps per thread): a window that paints while the machine is busy is felt, a migration that ends a moment later
// is not. Off unless a window asks for it.
void letWorkersGiveWay(int niceness);
namespace detail {
void giveWay(); // this thread, if it was asked for
}

// A sentence for an exception that nobody expected.
Error fromException(const std::exception &exception);

template <class Function>
    requires std::invocable<Function, std::stop_token>
auto run(QThreadPool *pool, std::stop_token stop, Function function) -> QFuture<std::invoke_result_t<Function, std::stop_token>>
{
    using R = std::invoke_result_t<Function, std::stop_token>;
    auto promise = std::make_shared<QPromise<R>>();
    QFuture<R> future = promise->future();
    promise->start();
    QRunnable *task = QRunnable::create([promise, stop = std::move(stop), function = std::move(function)]() mutable {
        handover::takeOver();
        detail::giveWay();
        if (stop.stop_requested()) {
            promise->addResult(R(cancelled()));
        } else {
            try {
                promise->addResult(function(stop));
            } catch (const std::exception &exception) {
                promise->addResult(R(fail(fromException(exception))));
            }
        }
        promise->finish();
    });
    handover::giveAway();
    pool->start(task);
    return future;
}

} // namespace tenantry::base

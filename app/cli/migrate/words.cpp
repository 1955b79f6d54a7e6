// Runs and failures in words and in --json.
#include "cli/json.h"
#include "cli/migrate/verbs.h"

#include "migrations/advice.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::Run;

QJsonObject runJson(const Run &run)
{
    QJsonArray waves, workers;
    for (const auto &wave : run.waves)
        waves.append(QJsonObject{{u"wave"_s, wave.wave}, {u"label"_s, wave.label}, {u"state"_s, registry::waveStateName(wave.state)}, {u"tenants"_s, wave.total}, {u"succeeded"_s, wave.succeeded},
                                 {u"failed"_s, wave.failed}, {u"skipped"_s, wave.skipped}});
    for (const auto &worker : run.workers)
        if (worker.alive)
            workers.append(QJsonObject{{u"operator"_s, worker.operatorLogin}, {u"host"_s, worker.host}, {u"pid"_s, worker.pid}, {u"program"_s, worker.program}, {u"tenants"_s, worker.items}});
    return {{u"id"_s, run.id}, {u"kind"_s, run.kind}, {u"product"_s, run.product}, {u"target"_s, orNull(run.target)}, {u"selection"_s, orNull(run.selection)},
            {u"state"_s, registry::runStateName(run.state)}, {u"paused_for"_s, orNull(registry::pausedForName(run.pausedFor))}, {u"tenants"_s, run.total()}, {u"succeeded"_s, run.succeeded()},
            {u"failed"_s, run.failed()}, {u"skipped"_s, run.skipped()}, {u"running"_s, run.running}, {u"wave"_s, run.wave}, {u"waves"_s, waves}, {u"workers"_s, workers},
            {u"started_by"_s, run.startedBy}, {u"created_at"_s, timeJson(run.createdAt)}, {u"finished_at"_s, timeJson(run.finishedAt)}};
}

QJsonObject causeJson(const registry::RunCause &cause)
{
    QJsonObject out{{u"cause"_s, cause.cause}, {u"sqlstate"_s, orNull(cause.sqlstate)}, {u"tenants"_s, cause.tenants}, {u"first"_s, cause.firstSlug}, {u"slugs"_s, QJsonArray::fromStringList(cause.slugs)},
                    {u"first_at"_s, timeJson(cause.firstAt)}, {u"error"_s, errorJson(cause.error)}};
    if (cause.error) {
        if (const auto place = drivers::placeOf(*cause.error))
            out.insert(u"place"_s, QJsonObject{{u"file"_s, place->fileName}, {u"line"_s, place->line}, {u"column"_s, place->column}, {u"text"_s, place->text}});
        const auto advice = migrations::adviceFor(*cause.error);
        out.insert(u"likely_cause"_s, orNull(advice.likely.translated()));
        out.insert(u"next_action"_s, orNull(advice.next.translated()));
    }
    return out;
}

void printCauses(Console &console, const QList<registry::RunCause> &causes)
{
    int number = 0;
    for (const registry::RunCause &cause : causes) {
        console.line({});
        console.line(console.painted(translate("cli", "%1. %n tenant(s)", nullptr, cause.tenants).arg(++number), Colour::Bold) + u"  "_s + console.painted(cause.sqlstate, Colour::Red));
        QStringList some;
        for (const QString &slug : cause.slugs)
            some << base::printable(slug);
        console.line(u"   "_s + console.painted(some.join(u", "_s) + (cause.tenants > some.size() ? u" …"_s : QString()), Colour::Dim));
        if (!cause.error)
            continue;
        console.line(u"   "_s + base::printable(cause.error->message.translated()));
        if (const auto place = drivers::placeOf(*cause.error)) {
            const QString margin = u"   %1 │ "_s.arg(place->line);
            console.line(margin + base::printable(place->text));
            console.line(QString(margin.size() - 2, u' ') + u"│ "_s + QString(std::max(0, place->column - 1), u' ') + console.painted(u"^"_s, Colour::Red));
        }
        const auto advice = migrations::adviceFor(*cause.error);
        if (!advice.likely.isEmpty())
            console.line(u"   "_s + translate("cli", "Most likely: %1").arg(advice.likely.translated()));
        if (!advice.next.isEmpty())
            console.line(u"   "_s + translate("cli", "What to do: %1").arg(advice.next.translated()));
    }
}

} // namespace tenantry::cli

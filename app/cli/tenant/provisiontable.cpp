// tenant provision --csv: four rows at a time, each with its own outcome; a row that fails does not stop the others.
#include "cli/feature/verbs.h"
#include "cli/json.h"
#include "cli/operation/verbs.h"
#include "cli/tenant/newtenant.h"
#include "cli/tenant/verbs.h"

#include "tenants/csvimport.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace tenantry::cli {

namespace {

using tenants::CsvRow;
using tenants::Provisioning;
using tenants::ProvisionRequest;

constexpr int atOnce = 4;

struct Outcome {
    std::optional<tenants::Provisioned> done;
    std::optional<Error> error;
    QString operation;
};

class TableRun {
public:
    TableRun(Context &context, registry::SessionPtr session, QList<CsvRow> rows)
        : m_context(context), m_session(std::move(session)), m_rows(std::move(rows)) {}

    int run()
    {
        QElapsedTimer clock;
        clock.start();
        {
            std::vector<std::jthread> workers;
            const int count = std::min(atOnce, int(m_rows.size()));
            for (int i = 0; i < count; ++i)
                workers.emplace_back([this] { work(); });
        } // joined
        Console &console = m_context.console;
        console.clearProgress();
        const int skipped = int(m_rows.size()) - m_succeeded - m_failed;
        if (console.json)
            console.document({{QStringLiteral("event"), QStringLiteral("finished")},
                              {QStringLiteral("succeeded"), m_succeeded.load()},
                              {QStringLiteral("failed"), m_failed.load()},
                              {QStringLiteral("skipped"), skipped},
                              {QStringLiteral("ms"), clock.elapsed()}});
        else
            console.note(translate("cli", "%1 succeeded, %2 failed, %3 not tried, in %4.")
                             .arg(console.locale.toString(m_succeeded.load()), console.locale.toString(m_failed.load()), console.locale.toString(skipped),
                                  durationText(console.locale, double(clock.elapsed()))));
        if (m_lost && !console.json) // there each row says so
            console.note(translate("cli", "Temporary passwords of first accounts were not shown, and they are not kept: set others in the product. "
                                          "With --show-secret they are shown, once."));
        if (m_context.stop().stop_requested())
            return base::exitStatus(Kind::Cancelled);
        const int mirrored = mirrorNew(m_context, m_session, m_made);
        if (mirrored != exitDone && m_failed == 0)
            return mirrored;
        return m_failed == 0 ? exitDone : m_succeeded == 0 ? exitFailed : exitPartly;
    }

private:
    void work()
    {
        for (;;) {
            const qsizetype index = m_next.fetch_add(1);
            if (index >= m_rows.size() || m_context.stop().stop_requested())
                return;
            const CsvRow &row = m_rows.at(index);
            const Outcome outcome = row.error ? Outcome{{}, row.error, {}} : attempt(row.request);
            if (outcome.error && outcome.error->kind == Kind::Cancelled && outcome.operation.isEmpty())
                return;
            (outcome.error ? m_failed : m_succeeded) += 1;
            tell(row, outcome);
            m_context.console.progress(m_succeeded + m_failed, int(m_rows.size()), row.request.companyName);
        }
    }

    Outcome attempt(const ProvisionRequest &request)
    {
        Outcome outcome;
        Provisioning provisioning(m_session);
        if (m_context.arguments.has("test-only")) {
            const auto completed = provisioning.completed(request, m_context.stop());
            if (!completed) {
                outcome.error = completed.error();
                return outcome;
            }
            const auto report = provisioning.check(*completed, m_context.stop());
            if (!report)
                outcome.error = report.error();
            else if (const auto *wrong = report->firstFailure())
                outcome.error = wrong->error;
            return outcome;
        }
        auto done = provisioning.provision(request, {}, m_context.stop(), &outcome.operation);
        if (!done) {
            outcome.error = done.error();
            return outcome;
        }
        if (m_context.arguments.has("show-secret")) {
            if (const auto recorded = recordShown(m_session, *done); !recorded) {
                outcome.error = recorded.error();
                outcome.operation.clear(); // nothing of it is left to finish
                return outcome;
            }
        } else if (done->adminPasswordMade) {
            m_lost = true;
        }
        {
            const std::lock_guard lock(m_mutex);
            m_made << done->tenant.id;
        }
        outcome.done = std::move(*done);
        return outcome;
    }

    void tell(const CsvRow &row, const Outcome &outcome)
    {
        Console &console = m_context.console;
        const QString name = row.request.companyName;
        if (console.json) {
            QJsonObject object = outcome.done ? provisionedJson(*outcome.done, m_context.arguments.has("show-secret")) : QJsonObject{};
            if (!outcome.done) {
                object.insert(QStringLiteral("name"), orNull(name));
                object.insert(QStringLiteral("slug"), orNull(row.request.slug));
                object.insert(QStringLiteral("operation"), orNull(outcome.operation));
            }
            object.insert(QStringLiteral("event"), QStringLiteral("row"));
            object.insert(QStringLiteral("line"), row.line);
            object.insert(QStringLiteral("ok"), !outcome.error);
            object.insert(QStringLiteral("error"), errorJson(outcome.error));
            console.document(object);
            return;
        }
        const QString line = translate("cli", "line %1").arg(row.line);
        if (outcome.error) {
            console.line(console.painted(QStringLiteral("✗ "), Colour::Red) + line + QStringLiteral("  ") + base::printable(name) + QStringLiteral(": ")
                         + outcome.error->message.translated());
            if (!outcome.operation.isEmpty())
                console.line(QStringLiteral("  ") + resumeHint(outcome.operation));
            return;
        }
        QString text = console.painted(QStringLiteral("✓ "), Colour::Green) + line + QStringLiteral("  ") + base::printable(name);
        if (outcome.done) {
            text += QStringLiteral("  ") + outcome.done->tenant.slug;
            if (m_context.arguments.has("show-secret"))
                text += QStringLiteral("  ") + base::textFromSecret(outcome.done->password) + QStringLiteral("  ") + base::textFromSecret(outcome.done->adminPassword);
        }
        console.line(text);
    }

    Context &m_context;
    registry::SessionPtr m_session;
    QList<CsvRow> m_rows;
    std::atomic<qsizetype> m_next{0};
    std::atomic<int> m_succeeded{0}, m_failed{0};
    std::atomic<bool> m_lost{false};
    std::mutex m_mutex;
    QStringList m_made; // ids
};

} // namespace

Result<int> provisionTable(Context &context, const registry::SessionPtr &session, const ProvisionRequest &defaults)
{
    const QString fileName = context.arguments.value("csv");
    QString problem;
    const QByteArray bytes = readAll(fileName, &problem);
    if (!problem.isEmpty())
        return failure(Kind::InvalidInput, translate("cli", "The table %1 cannot be read: %2.").arg(base::printable(fileName), problem));
    TRY(tenants::CsvFile file, tenants::parseCsv(bytes));
    // What the line does not say, the command line says.
    for (CsvRow &row : file.rows) {
        ProvisionRequest &request = row.request;
        if (request.product.isEmpty())
            request.product = defaults.product;
        if (request.plan.isEmpty())
            request.plan = defaults.plan;
        if (request.server.isEmpty())
            request.server = defaults.server;
        request.labels += defaults.labels;
        request.labels.removeDuplicates();
        request.useTemplate = defaults.useTemplate;
    }
    return TableRun(context, session, std::move(file.rows)).run();
}

} // namespace tenantry::cli

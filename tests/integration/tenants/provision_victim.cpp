// Provisions one tenant (or adopts a database, or undoes that) in a process of its own and kills itself, with SIGKILL, at one point of one step:
//   provision_victim provision|undo STEP before|applied|recorded COMPANY OPERATION-FILE [DATABASE-TO-ADOPT [ROLE-THAT-OWNS-IT]]
//   provision_victim first STEP before|applied|recorded COMPANY OPERATION-FILE
// `first` dies in the run that began the operation; with the step "check", which is over before there is an operation, once the operation is
// written and nothing of it was begun. The others die in a run that resumes it, or takes it back.
// The registry's settings come in the environment, and the password of that role as VICTIM_ROLE_PASSWORD. Prints nothing; the parent looks at registry and server.
#include "operations/runner.h"
#include "tenants/adoption.h"

#include <QCoreApplication>
#include <QFile>
#include <QtCrypto>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace tenantry;
using base::Result;

namespace {

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    ::_exit(99); // not reached
}

operations::Step deadly(operations::Step one, const QString &point)
{
    for (auto *action : {&one.apply, &one.undo})
        *action = [inner = *action, point](std::stop_token token) -> Result<void> {
            if (point == QLatin1String("before"))
                die();
            Result<void> outcome = inner ? inner(token) : Result<void>();
            if (point == QLatin1String("applied"))
                die();
            return outcome;
        };
    return one;
}

bool writeId(const QString &fileName, const QString &id)
{
    QFile file(fileName);
    return file.open(QIODevice::WriteOnly) && file.write(id.toLatin1()) > 0 && file.flush();
}

int complain(const base::Error &error)
{
    std::fprintf(stderr, "%s [%s]\n", qPrintable(error.message.translated()), qPrintable(error.detail));
    return 1;
}

tenants::ProvisionRequest requestFor(const QString &company)
{
    tenants::ProvisionRequest request;
    request.companyName = company;
    request.adminEmail = QStringLiteral("ana@example.org");
    return request;
}

// As the panel and the command line do it: one call, from the checks to the active tenant.
int firstRun(const registry::SessionPtr &session, const QString &step, const QString &point, const QString &company, const QString &idFile)
{
    QString id;
    const bool nothingBegun = step == QLatin1String("check");
    tenants::Provisioning provisioning(session, [&](std::vector<operations::Step> steps) {
        if (!writeId(idFile, id))
            ::_exit(4);
        if (nothingBegun)
            die();
        for (operations::Step &one : steps)
            if (one.name == step)
                one = deadly(std::move(one), point);
        return steps;
    });
    const operations::Progress progress = [&](const registry::Operation &operation) {
        for (const auto &recorded : operation.steps)
            if (point == QLatin1String("recorded") && recorded.name == step && recorded.state == registry::StepState::Done)
                die();
    };
    const auto made = provisioning.provision(requestFor(company), progress, {}, &id);
    return made ? 0 : complain(made.error());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCA::Initializer crypto;
    const QStringList arguments = app.arguments();
    if (arguments.size() < 6 || arguments.size() > 8)
        return 2;
    const bool undoing = arguments[1] == QLatin1String("undo");
    const QString step = arguments[2], point = arguments[3];

    postgres::ConnectionSettings settings;
    settings.host = qEnvironmentVariable("VICTIM_HOST");
    settings.port = qEnvironmentVariable("VICTIM_PORT").toInt();
    settings.database = qEnvironmentVariable("VICTIM_DATABASE");
    settings.user = qEnvironmentVariable("VICTIM_USER");
    settings.password = base::secretFromText(qEnvironmentVariable("VICTIM_PASSWORD"));
    const auto session = registry::Session::open(settings);
    if (!session)
        return complain(session.error());
    if (arguments[1] == QLatin1String("first"))
        return firstRun(*session, step, point, arguments[4], arguments[5]);
    tenants::Provisioning provisioning(*session);
    tenants::Adoption adoption(*session);
    const bool adopting = arguments.size() > 6;
    const auto stepsOf = [&](const registry::Operation &recorded) { return adopting ? adoption.steps(recorded) : provisioning.steps(recorded); };

    // Stopped before its first step, the operation is recorded and nothing is done.
    tenants::ProvisionRequest request = requestFor(arguments[4]);
    std::stop_source stop;
    QString id;
    const auto atOnce = [&](const registry::Operation &) { stop.request_stop(); };
    if (adopting) {
        request.database = arguments[6];
        if (arguments.size() == 8) {
            request.role = arguments[7];
            request.password = base::secretFromText(qEnvironmentVariable("VICTIM_ROLE_PASSWORD"));
        }
        (void)adoption.adopt({request, {}}, atOnce, stop.get_token(), &id);
    } else {
        (void)provisioning.provision(request, atOnce, stop.get_token(), &id);
    }
    if (id.isEmpty())
        return 3;
    if (!writeId(arguments[5], id))
        return 4;

    const auto run = [&](bool armed, bool undo) -> Result<registry::Operation> {
        TRY(const auto recorded, registry::OperationRepository(*session).find(id));
        TRY(auto steps, stepsOf(recorded));
        for (operations::Step &one : steps) {
            if (!armed || one.name != step)
                continue;
            one = deadly(std::move(one), point);
        }
        const operations::Progress progress = [&](const registry::Operation &operation) {
            if (!armed || point != QLatin1String("recorded"))
                return;
            for (const auto &recordedStep : operation.steps)
                if (recordedStep.name == step
                    && recordedStep.state == (undo ? registry::StepState::Undone : registry::StepState::Done))
                    die();
        };
        operations::Runner runner(*session);
        return undo ? runner.undo(id, steps, progress) : runner.run(id, steps, progress);
    };

    if (!undoing) {
        const auto outcome = run(true, false);
        return outcome ? 0 : complain(outcome.error());
    }
    // For an undo: everything is there but the activation, then it is taken back.
    {
        auto recorded = registry::OperationRepository(*session).find(id);
        if (!recorded)
            return complain(recorded.error());
        auto steps = stepsOf(*recorded);
        if (!steps)
            return complain(steps.error());
        for (operations::Step &one : *steps)
            if (one.name == QLatin1String("activate"))
                one.apply = [](std::stop_token) -> Result<void> { return base::fail(base::Kind::Io, "Stopped for the test."); };
        if (const auto made = operations::Runner(*session).run(id, *steps); !made)
            return complain(made.error());
    }
    const auto outcome = run(true, true);
    return outcome ? 0 : complain(outcome.error());
}

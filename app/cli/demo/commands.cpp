#include "cli/demo/commands.h"

#include "local/demofleet.h"
#include "local/demouser.h"

namespace tenantry::cli {

namespace {

class Load : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "demo", .verb = "load",
                .summary = QT_TRANSLATE_NOOP("cli", "Load a clinical laboratory's product, three plans and a fleet of made-up tenants in different states."),
                .options = {
                    {"tenants", "N", QT_TRANSLATE_NOOP("cli", "how many; 24 if not given")},
                    {"if-empty", nullptr, QT_TRANSLATE_NOOP("cli", "only into a registry without tenants, or where a load did not end")},
                },
                .examples = {"tenantryctl demo load", "tenantryctl demo load --tenants 60 --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Adds what is missing, so it can be cancelled and repeated. With --json, one object a line as it goes on.")};
    }

    Result<int> run(Context &context) override
    {
        Console &console = context.console;
        TRY(const int wanted, context.arguments.number("tenants", 24, 1, 100'000));
        TRY(const auto session, context.session());
        QElapsedTimer clock;
        clock.start();
        if (context.arguments.has("if-empty")) {
            TRY(const auto tenants, registry::TenantRepository(session).list(context.stop()));
            TRY(const bool halfWay, local::demoLeftHalfWay(session, context.stop()));
            if (!tenants.isEmpty() && !halfWay) {
                TRYV(local::ensureDemoUser(context.home(), session, context.stop()));
                finish(console, 0, clock.elapsed());
                return exitDone;
            }
        }
        int last = -1;
        TRY(const int loaded, local::loadDemo(session, wanted, [&](const local::DemoProgress &progress) {
            console.progress(progress.done, progress.total, progress.what.translated());
            if (console.json)
                console.document({{QStringLiteral("event"), QStringLiteral("progress")},
                                  {QStringLiteral("done"), progress.done},
                                  {QStringLiteral("total"), progress.total},
                                  {QStringLiteral("what"), progress.what.translated()}});
            else if (!console.showsProgress() && progress.done != last && progress.done % 10 == 0)
                console.note(QStringLiteral("%1/%2  %3").arg(progress.done).arg(progress.total).arg(progress.what.translated()));
            last = progress.done;
        }, context.stop()));
        console.clearProgress();
        TRYV(local::ensureDemoUser(context.home(), session, context.stop()));
        finish(console, loaded, clock.elapsed());
        return exitDone;
    }

private:
    static void finish(Console &console, int loaded, qint64 ms)
    {
        if (console.json)
            console.document({{QStringLiteral("event"), QStringLiteral("finished")},
                              {QStringLiteral("loaded"), loaded},
                              {QStringLiteral("ms"), ms}});
        else if (loaded == 0)
            console.note(translate("cli", "Nothing to load: the tenants are there."));
        else
            console.note(translate("cli", "%n tenant(s) loaded in %1.", nullptr, loaded).arg(durationText(console.locale, double(ms))));
    }
};

} // namespace

Commands demoCommands()
{
    Commands list;
    list.push_back(std::make_unique<Load>());
    return list;
}

} // namespace tenantry::cli

#include "cli/json.h"
#include "cli/registry/verbs.h"

#include "base/names.h"
#include "registry/recovery.h"

namespace tenantry::cli {

namespace {

class RecoveryKey : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "registry", .verb = "recovery-key",
                .summary = QT_TRANSLATE_NOOP("cli", "Make a new recovery key and print it, once. The one before opens nothing any more."),
                .examples = {"tenantryctl registry recovery-key", "tenantryctl registry recovery-key --yes --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRYV(session->requireWritable());
        Console &console = context.console;
        TRY(const bool yes, context.confirmed(translate("cli", "Make a new recovery key for the registry “%1”? The one before stops working.")
                                                  .arg(base::printable(session->registry().name))));
        if (!yes) {
            console.note(translate("cli", "Nothing was done."));
            return exitFailed;
        }
        TRY(const base::Secret key, registry::renewRecoveryKey(session, context.stop()));
        const QString text = base::textFromSecret(key);
        if (console.json) {
            console.document({{QStringLiteral("recovery_key"), text}});
            return exitDone;
        }
        console.line(translate("cli", "Recovery key: %1").arg(text));
        console.note(translate("cli", "The recovery key is shown this once and kept nowhere. Whoever has it can open every secret of this registry; without it, nobody can when all ADMINs forget their passwords. Write it down."));
        return exitDone;
    }
};

} // namespace

CommandPtr registryRecoveryKey()
{
    return std::make_unique<RecoveryKey>();
}

} // namespace tenantry::cli

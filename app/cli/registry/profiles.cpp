#include "cli/json.h"
#include "cli/registry/verbs.h"
#include "cli/table.h"

#include "workstation/store.h"

namespace tenantry::cli {

namespace {

QJsonObject profileJson(const workstation::Profile &profile)
{
    return {
        {QStringLiteral("name"), profile.name},
        {QStringLiteral("uri"), profile.uri},
        {QStringLiteral("operator"), orNull(profile.login)},
        {QStringLiteral("colour"), orNull(profile.colour)},
        {QStringLiteral("local"), profile.local},
        {QStringLiteral("last_used_at"), timeJson(profile.lastUsed)},
    };
}

class Profiles : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "registry", .verb = "profiles",
                .summary = QT_TRANSLATE_NOOP("cli", "The registries that this computer remembers, for --registry NAME; add one or forget one."),
                .options = {
                    {"add", "NAME", QT_TRANSLATE_NOOP("cli", "remember a registry under this name; with --uri")},
                    {"uri", "URI", QT_TRANSLATE_NOOP("cli", "where it is; a password in it is not kept")},
                    {"colour", "green|amber|red", QT_TRANSLATE_NOOP("cli", "how it is marked")},
                    {"remove", "NAME", QT_TRANSLATE_NOOP("cli", "forget it")},
                },
                .examples = {"tenantryctl registry profiles",
                             "tenantryctl registry profiles --add prod --uri postgresql://ana@db.example.org/tenantry --colour red"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        TRY(const auto store, workstation::Store::open(context.home()));
        if (given.has("add") != given.has("uri"))
            return failure(Kind::InvalidInput, translate("cli", "--add and --uri belong together."));
        if (given.has("add")) {
            TRY(const auto settings, postgres::parseUri(given.value("uri")));
            TRYV(store->save({.name = given.value("add"), .uri = postgres::toUri(settings), .login = settings.user,
                              .colour = given.value("colour", QStringLiteral("amber")), .lastUsed = {}}));
        }
        TRY(QList<workstation::Profile> profiles, store->profiles());
        if (given.has("remove")) {
            const QString name = given.value("remove");
            if (std::ranges::none_of(profiles, [&](const auto &profile) { return profile.name == name; }))
                return failure(Kind::NotFound, translate("cli", "No registry profile is called “%1” on this computer.").arg(base::printable(name)));
            TRYV(store->removeProfile(name));
            TRY(profiles, store->profiles());
        }
        if (context.console.json) {
            context.console.document(listJson(QStringLiteral("profiles"), profiles, profileJson));
            return exitDone;
        }
        if (profiles.isEmpty()) {
            context.console.note(translate("cli", "No profiles yet: sign in once in the panel, or use --add NAME --uri URI."));
            return exitDone;
        }
        Table table({{translate("cli", "Name")}, {translate("cli", "Operator")}, {translate("cli", "Colour")}, {translate("cli", "Last used")}, {translate("cli", "URI")}});
        for (const auto &profile : profiles)
            table.add({profile.name, profile.login, profile.colour, timeText(profile.lastUsed), profile.uri});
        table.print(context.console);
        return exitDone;
    }
};

} // namespace

CommandPtr registryProfiles()
{
    return std::make_unique<Profiles>();
}

} // namespace tenantry::cli

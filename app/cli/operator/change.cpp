#include "cli/operator/verbs.h"

#include "cli/json.h"
#include "cli/table.h"

namespace tenantry::cli {

using operators::Operator;
using operators::Operators;
using operators::Role;

namespace {

const Option name{"name", "NAME", QT_TRANSLATE_NOOP("cli", "the person's name")};
const Option email{"email", "EMAIL", QT_TRANSLATE_NOOP("cli", "the person's e-mail address")};
const Option role{"role", "admin|user", QT_TRANSLATE_NOOP("cli", "ADMIN may do everything; USER looks at the tenants assigned")};
const Option language{"language", "en|es", QT_TRANSLATE_NOOP("cli", "the language that the panel begins with")};
const Argument login{"LOGIN", QT_TRANSLATE_NOOP("cli", "login or id of the operator")};

void show(Console &console, const Operator &who, const QString &sentence)
{
    if (console.json)
        console.document(operatorJson(who));
    else
        console.note(sentence.arg(base::printable(who.login)));
}

class Add : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operator", .verb = "add", .summary = QT_TRANSLATE_NOOP("cli", "Add somebody who may sign in. Prints a one-time password, once."),
                .arguments = {{"LOGIN", QT_TRANSLATE_NOOP("cli", "what they sign in with: without capitals, not beginning with tenantry_ or pg_")}},
                .options = {name, email, role, language,
                            {"tenant", "TENANT", QT_TRANSLATE_NOOP("cli", "assign this tenant; may be given several times"), false, true},
                            {"connection-file", "FILE", QT_TRANSLATE_NOOP("cli", "write a file for “Import a connection file”, without secrets")}},
                .examples = {"tenantryctl operator add luis --name 'Luis Gómez' --tenant panaderia-ohiggins --connection-file luis.json",
                             "tenantryctl operator add eva --role admin --json"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        operators::NewOperator fresh;
        fresh.login = given.at(0);
        fresh.name = given.value("name", fresh.login);
        fresh.email = given.value("email");
        fresh.language = given.value("language");
        TRY(fresh.role, roleGiven(given.value("role", QStringLiteral("user"))));
        TRY(const auto session, context.session());
        TRY(fresh.tenantIds, tenantIds(session, given.values("tenant"), context.stop()));
        TRY(const auto invited, Operators(session).add(fresh, context.stop()));
        return showInvited(context, session, invited, translate("cli", "Operator “%1” added."));
    }
};

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operator", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List the operators: roles, assignments, last sign-in."),
                .examples = {"tenantryctl operator list", "tenantryctl operator list --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto people, Operators(session).list(context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(QStringLiteral("operators"), people, operatorJson));
            return exitDone;
        }
        Table table({{translate("cli", "Login")}, {translate("cli", "Name")}, {translate("cli", "Role")}, {translate("cli", "State")},
                     {translate("cli", "Tenants"), true}, {translate("cli", "Last sign-in")}, {translate("cli", "From", "an address")}});
        for (const Operator &who : people) {
            const QString state = !who.enabled ? translate("cli", "disabled") : !who.signsIn() ? translate("cli", "cannot sign in") : who.mustChangePassword ? translate("cli", "invited") : translate("cli", "enabled");
            table.add({who.login, who.name, registry::roleName(who.role), state,
                       who.role == Role::Admin ? translate("cli", "all", "tenants") : console.locale.toString(who.tenants),
                       timeText(who.lastSignInAt), who.lastSignInAt.isValid() ? (who.lastSignInFrom.isEmpty() ? translate("cli", "the server's computer") : who.lastSignInFrom) : QString()});
        }
        table.print(console);
        return exitDone;
    }
};

class Edit : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operator", .verb = "edit", .summary = QT_TRANSLATE_NOOP("cli", "Change an operator's name, e-mail address, language or role; end what they have open."),
                .arguments = {login},
                .options = {name, email, role, language,
                            {"end-sessions", nullptr, QT_TRANSLATE_NOOP("cli", "sign them out everywhere, within 5 seconds; they may sign in again")}},
                .examples = {"tenantryctl operator edit luis --role admin", "tenantryctl operator edit luis --email luis@example.org --language es",
                             "tenantryctl operator edit luis --end-sessions"},
                .more = QT_TRANSLATE_NOOP("cli", "Who is no ADMIN any more may have kept the key that opens credentials: `tenantryctl key status` says that it is due for rotation.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        std::optional<Role> wanted;
        if (given.has("role")) {
            TRY(const Role asked, roleGiven(given.value("role")));
            wanted = asked;
        }
        TRY(const auto session, context.session());
        const Operators people(session);
        TRY(Operator who, people.find(given.at(0), context.stop()));
        if (given.has("name") || given.has("email") || given.has("language")) {
            who.name = given.value("name", who.name);
            who.email = given.value("email", who.email);
            who.language = given.value("language", who.language);
            TRY(who, people.update(who, context.stop()));
        }
        if (wanted && *wanted != who.role) {
            TRY(who, people.setRole(who.id, *wanted, context.stop()));
        }
        const bool ends = given.has("end-sessions");
        if (ends) { // last: what is open gets to see the rest of the change no more
            TRY(who, people.endSessions(who.id, context.stop()));
        }
        show(context.console, who, ends ? translate("cli", "What “%1” had open has ended. They may sign in again; `tenantryctl operator disable` keeps them out.")
                                        : translate("cli", "Operator “%1” changed."));
        return exitDone;
    }
};

class Assign : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operator", .verb = "assign", .summary = QT_TRANSLATE_NOOP("cli", "Say which tenants a USER sees."), .arguments = {login},
                .options = {{"tenant", "TENANT", QT_TRANSLATE_NOOP("cli", "assign this one; may be given several times"), false, true},
                            {"remove", "TENANT", QT_TRANSLATE_NOOP("cli", "take this one away; may be given several times"), false, true}},
                .examples = {"tenantryctl operator assign luis --tenant panaderia-ohiggins --tenant clinica-sol", "tenantryctl operator assign luis --remove clinica-sol"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        if (!given.has("tenant") && !given.has("remove"))
            return failure(Kind::InvalidInput, translate("cli", "Which tenants? Give --tenant or --remove."));
        TRY(const auto session, context.session());
        const Operators people(session);
        TRY(const Operator before, people.find(given.at(0), context.stop()));
        TRY(const QStringList add, tenantIds(session, given.values("tenant"), context.stop()));
        TRY(const QStringList remove, tenantIds(session, given.values("remove"), context.stop()));
        TRY(const Operator who, people.assign(before.id, add, remove, context.stop()));
        show(context.console, who, translate("cli", "Operator “%1” changed."));
        return exitDone;
    }
};

class Enable : public Command {
public:
    explicit Enable(bool open) : m_open(open) {}
    Spec spec() const override
    {
        if (m_open)
            return {.noun = "operator", .verb = "enable", .summary = QT_TRANSLATE_NOOP("cli", "Let a disabled operator sign in again."), .arguments = {login},
                    .examples = {"tenantryctl operator enable luis"}};
        return {.noun = "operator", .verb = "disable", .summary = QT_TRANSLATE_NOOP("cli", "Close an operator's account: no sign-in, and open sessions end."), .arguments = {login},
                .examples = {"tenantryctl operator disable luis"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        const Operators people(session);
        TRY(const Operator before, people.find(context.arguments.at(0), context.stop()));
        TRY(const Operator who, people.setEnabled(before.id, m_open, context.stop()));
        show(context.console, who, m_open ? translate("cli", "Operator “%1” may sign in again.") : translate("cli", "Operator “%1” is disabled."));
        return exitDone;
    }

private:
    bool m_open;
};

} // namespace

CommandPtr operatorAdd() { return std::make_unique<Add>(); }
CommandPtr operatorList() { return std::make_unique<List>(); }
CommandPtr operatorEdit() { return std::make_unique<Edit>(); }
CommandPtr operatorAssign() { return std::make_unique<Assign>(); }
CommandPtr operatorDisable() { return std::make_unique<Enable>(false); }
CommandPtr operatorEnable() { return std::make_unique<Enable>(true); }

} // namespace tenantry::cli

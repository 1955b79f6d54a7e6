#include "cli/program.h"

#include "cli/audit/commands.h"
#include "cli/demo/commands.h"
#include "cli/feature/commands.h"
#include "cli/health/commands.h"
#include "cli/help.h"
#include "cli/inspect/commands.h"
#include "cli/key/commands.h"
#include "cli/local/commands.h"
#include "cli/migrate/commands.h"
#include "cli/operation/commands.h"
#include "cli/operator/commands.h"
#include "cli/plan/commands.h"
#include "cli/product/commands.h"
#include "cli/registry/commands.h"
#include "cli/server/commands.h"
#include "cli/tenant/commands.h"

#include <algorithm>

namespace tenantry::cli {

namespace {

int report(Console &console, const Error &error, const QString &tryThis = {}, const QJsonObject &more = {})
{
    Error shown = error;
    if (!tryThis.isEmpty()) {
        const QString hint = error.hint.translated();
        shown.hint = base::Text("%1", {hint.isEmpty() ? tryThis : hint + QLatin1Char(' ') + tryThis});
    }
    console.error(shown, more);
    return base::exitStatus(error.kind);
}

QString helpFor(const QString &what)
{
    return translate("cli", "See `tenantryctl %1--help`.").arg(what.isEmpty() ? QString() : what + QLatin1Char(' '));
}

void print(Console &console, QString text)
{
    while (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    console.line(text);
}

Result<void> checkGlobals(const Parser &parser, Console &console, const Host &host)
{
    console.json = parser.hasGlobal("json");
    console.quiet = parser.hasGlobal("quiet");
    console.verbose = parser.hasGlobal("verbose");
    console.colours = !parser.hasGlobal("no-color") && host.environment("NO_COLOR").isEmpty();
    if (const QString language = parser.globalValue("lang");
        parser.hasGlobal("lang") && language != QLatin1String("en") && language != QLatin1String("es"))
        return failure(Kind::InvalidInput, translate("cli", "--lang takes en or es, not “%1”.").arg(base::printable(language)));
    if (parser.hasGlobal("timeout")) {
        bool ok = false;
        const double seconds = parser.globalValue("timeout").toDouble(&ok);
        if (!ok || !(seconds > 0) || seconds > 1e6)
            return failure(Kind::InvalidInput, translate("cli", "--timeout takes a number of seconds, not “%1”.").arg(base::printable(parser.globalValue("timeout"))));
        if (host.interrupt)
            host.interrupt->setDeadline(std::chrono::milliseconds(qint64(seconds * 1000)));
    }
    return {};
}

QString nounNames()
{
    QStringList names;
    for (const Noun &noun : nouns())
        names << QString::fromLatin1(noun.name);
    return names.join(QStringLiteral(", "));
}

int runCommand(Command &command, const Parser &parser, Console &console, const Host &host)
{
    const Spec spec = command.spec();
    const QString name = QStringLiteral("%1 %2").arg(QLatin1String(spec.noun), QLatin1String(spec.verb));
    const auto arguments = parser.parse(spec, 2);
    if (!arguments)
        return report(console, arguments.error(), helpFor(name));
    Context context(console, *arguments, host.environment, host.interrupt ? host.interrupt->token() : std::stop_token(), spec);
    Result<int> outcome = exitFailed;
    try {
        outcome = command.run(context);
    } catch (const std::exception &exception) {
        outcome = failure(Kind::Internal, translate("cli", "Something went wrong that should not have: %1").arg(QString::fromLocal8Bit(exception.what())));
    }
    console.clearProgress();
    const bool late = host.interrupt && host.interrupt->timedOut();
    if (outcome)
        return late && *outcome == base::exitStatus(Kind::Cancelled) ? base::exitStatus(Kind::Timeout) : *outcome;
    if (outcome.error().kind == Kind::Cancelled && late) {
        Error error = outcome.error();
        error.kind = Kind::Timeout;
        error.message = base::Text("%1", {translate("cli", "Not done within the time that --timeout allows.")});
        return report(console, error, {}, context.errorExtras);
    }
    return report(console, outcome.error(), {}, context.errorExtras);
}

} // namespace

const std::vector<Option> &globalOptions()
{
    static const std::vector<Option> options{
        {"registry", "NAME|URI", QT_TRANSLATE_NOOP("cli", "the registry to work on: a profile's name, “local”, or postgresql://…")},
        {"operator", "LOGIN", QT_TRANSLATE_NOOP("cli", "who signs in")},
        {"password-file", "FILE|-", QT_TRANSLATE_NOOP("cli", "the operator's password: first line of a file, or of standard input")},
        {"json", nullptr, QT_TRANSLATE_NOOP("cli", "answer with JSON, for scripts")},
        {"lang", "en|es", QT_TRANSLATE_NOOP("cli", "language of what is said")},
        {"yes", nullptr, QT_TRANSLATE_NOOP("cli", "do not ask for confirmation"), false, false, 'y'},
        {"quiet", nullptr, QT_TRANSLATE_NOOP("cli", "say only what was asked for"), false, false, 'q'},
        {"verbose", nullptr, QT_TRANSLATE_NOOP("cli", "with errors, the server's own words too"), false, false, 'v'},
        {"timeout", "SECONDS", QT_TRANSLATE_NOOP("cli", "stop cleanly after this time, with exit status 7")},
        {"no-color", nullptr, QT_TRANSLATE_NOOP("cli", "no colours")},
        {"version", nullptr, QT_TRANSLATE_NOOP("cli", "print the version and end")},
        {"help", nullptr, QT_TRANSLATE_NOOP("cli", "print help and end; also on every noun and verb"), false, false, 'h'},
    };
    return options;
}

const std::vector<Noun> &nouns()
{
    static const std::vector<Noun> list{
        {"local", QT_TRANSLATE_NOOP("cli", "A private PostgreSQL with a registry on this computer"), localCommands},
        {"registry", QT_TRANSLATE_NOOP("cli", "The master database: who the tenants are and where they live"), registryCommands},
        {"demo", QT_TRANSLATE_NOOP("cli", "A fleet of made-up tenants to try things on"), demoCommands},
        {"server", QT_TRANSLATE_NOOP("cli", "PostgreSQL servers that host tenants' databases"), serverCommands},
        {"product", QT_TRANSLATE_NOOP("cli", "What tenants run: migrations, template, seed script"), productCommands},
        {"plan", QT_TRANSLATE_NOOP("cli", "Plans that tenants are on: bronze, silver, gold"), planCommands},
        {"feature", QT_TRANSLATE_NOOP("cli", "Features: what plans carry, and what single tenants have instead"), featureCommands},
        {"tenant", QT_TRANSLATE_NOOP("cli", "Tenants: provision, look at, change"), tenantCommands},
        {"migrate", QT_TRANSLATE_NOOP("cli", "Bring tenants' databases from version to version: what is due, rolling it out, what failed"), migrateCommands},
        {"inspect", QT_TRANSLATE_NOOP("cli", "Look into a tenant's database, without being able to change anything"), inspectCommands},
        {"health", QT_TRANSLATE_NOOP("cli", "How servers and tenants are: look, watch, alerts, thresholds"), healthCommands},
        {"operation", QT_TRANSLATE_NOOP("cli", "Durable work on a tenant: look at, finish, take back"), operationCommands},
        {"operator", QT_TRANSLATE_NOOP("cli", "The people who sign in: roles, assigned tenants, passwords"), operatorCommands},
        {"key", QT_TRANSLATE_NOOP("cli", "The data keys that seal credentials, and who can open them"), keyCommands},
        {"audit", QT_TRANSLATE_NOOP("cli", "Who changed what, when, from where; and whether that record is whole"), auditCommands},
    };
    return list;
}

QString chosenLanguage(const QString &option, const Environment &environment)
{
    const auto known = [](const QString &text) { return text.startsWith(QLatin1String("es")) ? QStringLiteral("es") : QStringLiteral("en"); };
    if (option == QLatin1String("en") || option == QLatin1String("es"))
        return option;
    for (const char *name : {"TENANTRY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
        if (const QString value = environment(name); !value.isEmpty())
            return known(value);
    return QStringLiteral("en");
}

int run(const QStringList &words, Console &console, const Host &host)
{
    const Parser parser(globalOptions(), words);
    const QString language = chosenLanguage(parser.globalValue("lang"), host.environment);
    if (host.setLanguage)
        host.setLanguage(language);
    console.locale = QLocale(language == QLatin1String("es") ? QLocale::Spanish : QLocale::English);
    const int width = console.streams().width;

    if (const auto checked = checkGlobals(parser, console, host); !checked)
        return report(console, checked.error(), helpFor({}));

    QStringList leading = parser.leading(2);
    bool help = parser.hasGlobal("help");
    // `tenantryctl help tenant provision` reads as `tenantryctl tenant provision --help`.
    QStringList rest = words;
    if (leading.value(0) == QLatin1String("help")) {
        help = true;
        rest.removeOne(QStringLiteral("help"));
        leading = Parser(globalOptions(), rest).leading(2);
    }
    if (leading.isEmpty()) {
        if (const auto known = parser.checkGlobalOnly(); !known)
            return report(console, known.error(), helpFor({}));
        if (parser.hasGlobal("version") && !help) {
            if (console.json)
                console.document({{QStringLiteral("version"), QStringLiteral(TENANTRY_VERSION)}});
            else
                console.line(QStringLiteral("tenantryctl ") + QStringLiteral(TENANTRY_VERSION));
            return exitDone;
        }
        if (help) {
            print(console, programHelp(nouns(), globalOptions(), width));
            return exitDone;
        }
        return report(console, failure(Kind::InvalidInput, translate("cli", "What is to be done? Name a noun and a verb.")).error(),
                      translate("cli", "Nouns: %1.").arg(nounNames()) + QLatin1Char(' ') + helpFor({}));
    }

    const auto noun = std::ranges::find_if(nouns(), [&](const Noun &each) { return leading.at(0) == QLatin1String(each.name); });
    if (noun == nouns().end()) {
        const QString meant = nearest(leading.at(0), nounNames().split(QStringLiteral(", ")));
        return report(console, failure(Kind::InvalidInput, translate("cli", "There is no noun “%1”.").arg(base::printable(leading.at(0))),
                                       meant.isEmpty() ? QString() : translate("cli", "Did you mean %1?").arg(meant)).error(),
                      translate("cli", "Nouns: %1.").arg(nounNames()));
    }
    const Commands commands = noun->commands();
    const QString nounName = QString::fromLatin1(noun->name);
    QStringList verbs;
    for (const CommandPtr &command : commands)
        verbs << QString::fromLatin1(command->spec().verb);
    if (leading.size() < 2) {
        if (help) {
            print(console, nounHelp(*noun, commands, width));
            return exitDone;
        }
        return report(console, failure(Kind::InvalidInput, translate("cli", "%1 needs a verb: %2.").arg(nounName, verbs.join(QStringLiteral(", ")))).error(),
                      helpFor(nounName));
    }
    const qsizetype index = verbs.indexOf(leading.at(1));
    if (index < 0) {
        const QString meant = nearest(leading.at(1), verbs);
        return report(console, failure(Kind::InvalidInput, translate("cli", "%1 has no verb “%2”.").arg(nounName, base::printable(leading.at(1))),
                                       meant.isEmpty() ? QString() : translate("cli", "Did you mean %1?").arg(meant)).error(),
                      translate("cli", "Verbs: %1.").arg(verbs.join(QStringLiteral(", "))));
    }
    if (help) {
        print(console, commandHelp(commands[size_t(index)]->spec(), globalOptions(), width));
        return exitDone;
    }
    return runCommand(*commands[size_t(index)], parser, console, host);
}

} // namespace tenantry::cli

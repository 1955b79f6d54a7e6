#include "cli/context.h"

#include "cli/translate.h"
#include "operators/refused.h"
#include "registry/permissions.h"
#include "workstation/signinguard.h"
#include "workstation/store.h"

#include <QDir>
#include <QFile>
#include <iostream>

namespace tenantry::cli {

namespace {

constexpr qint64 maxPasswordBytes = 1024 * 1024;

Result<workstation::Profile> findProfile(const QString &home, const QString &name)
{
    TRY(const auto store, workstation::Store::open(home));
    TRY(const QList<workstation::Profile> profiles, store->profiles());
    QStringList names;
    for (const workstation::Profile &profile : profiles) {
        if (profile.name == name)
            return profile;
        names << profile.name;
    }
    return failure(Kind::NotFound, translate("cli", "No registry profile is called “%1” on this computer.").arg(base::printable(name)),
                   names.isEmpty() ? translate("cli", "Give a URI such as postgresql://ana@db.example.org/tenantry, or sign in once in the panel.")
                                   : translate("cli", "Known profiles: %1.").arg(base::printable(names.join(QStringLiteral(", ")))));
}

} // namespace

Environment processEnvironment()
{
    return [](const char *name) { return qEnvironmentVariable(name); };
}

QByteArray readAll(const QString &fileName, QString *problem)
{
    problem->clear();
    if (fileName == QLatin1String("-"))
        return QByteArray::fromStdString({std::istreambuf_iterator<char>(std::cin), {}});
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        *problem = file.errorString();
        return {};
    }
    return file.readAll();
}

QString Context::home() const
{
    const QString given = environment("TENANTRY_HOME");
    return given.isEmpty() ? workstation::homeFolder() : given;
}

Result<base::Secret> Context::passwordFrom(const QString &file, Holds what)
{
    const bool recoveryKey = what == Holds::RecoveryKey;
    QByteArray line;
    if (file == QLatin1String("-")) {
        std::string text;
        std::getline(*console.streams().in, text);
        line = QByteArray::fromStdString(text);
    } else {
        QFile opened(file);
        if (!opened.open(QIODevice::ReadOnly))
            return failure(Kind::InvalidInput, (recoveryKey ? translate("cli", "The file %1 with the recovery key cannot be read: %2.") : translate("cli", "The password file %1 cannot be read: %2."))
                                                    .arg(base::printable(file), opened.errorString()));
        line = opened.readLine(maxPasswordBytes + 2);
    }
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.contains('\0') || line.size() > maxPasswordBytes)
        return failure(Kind::InvalidInput, (recoveryKey ? translate("cli", "The file %1 holds no recovery key: its first line has NUL bytes or is longer than 1 MiB.")
                                                         : translate("cli", "The password file %1 holds no password: its first line has NUL bytes or is longer than 1 MiB."))
                                                .arg(base::printable(file)));
    return base::Secret(line);
}

Result<std::optional<base::Secret>> Context::givenPassword()
{
    if (arguments.has("password-file")) {
        TRY(base::Secret secret, passwordFrom(arguments.value("password-file")));
        return std::optional(std::move(secret));
    }
    if (const QString text = environment("TENANTRY_PASSWORD"); !text.isEmpty())
        return std::optional(base::secretFromText(text));
    return std::optional<base::Secret>();
}

Result<postgres::ConnectionSettings> Context::registrySettings()
{
    QString where = arguments.value("registry");
    if (where.isEmpty())
        where = environment("TENANTRY_REGISTRY");
    QString operatorLogin = arguments.value("operator");
    if (operatorLogin.isEmpty())
        operatorLogin = environment("TENANTRY_OPERATOR");

    postgres::ConnectionSettings settings;
    bool local = false;
    if (where.isEmpty() || where == QLatin1String("local")) {
        auto started = local::Installation(home()).running();
        if (!started) {
            if (started.error().kind != Kind::NotFound)
                return std::unexpected(started.error());
            return failure(Kind::Unreachable, translate("cli", "No registry was given, and no local server is running."),
                           translate("cli", "Start the local server with `tenantryctl local start`, or name a registry with --registry or TENANTRY_REGISTRY."));
        }
        settings = started->registry;
        local = operatorLogin.isEmpty() || operatorLogin == started->login;
    } else if (where.contains(QLatin1String("://"))) {
        TRY(settings, postgres::parseUri(where));
    } else {
        TRY(const workstation::Profile profile, findProfile(home(), where));
        TRY(settings, postgres::parseUri(profile.uri));
        if (!profile.login.isEmpty())
            settings.user = profile.login;
    }
    if (!operatorLogin.isEmpty())
        settings.user = operatorLogin;
    if (settings.user.isEmpty())
        return failure(Kind::InvalidInput, translate("cli", "Nobody was named to sign in."),
                       translate("cli", "Give --operator LOGIN, or put the login into the URI."));
    settings.applicationName = QStringLiteral("tenantryctl");

    TRY(auto given, givenPassword());
    if (given) {
        settings.password = *given;
    } else if (!local) {
        if (where.isEmpty() || where == QLatin1String("local"))
            settings.password = local::Installation(home()).keptPassword(settings.user).value_or(base::Secret()); // the ADMIN's is not another operator's
        if (settings.password.isEmpty() && console.streams().inTerminal && console.streams().errTerminal) {
            TRY(settings.password, console.askPassword(translate("cli", "Password of %1:").arg(base::printable(settings.user)), m_stop));
        }
    }
    return settings;
}

Result<registry::SessionPtr> Context::session()
{
    if (!m_session) {
        TRY(const postgres::ConnectionSettings settings, registrySettings());
        registry::SessionPtr session;
        const auto signIn = [&](int failedBefore) -> Result<void> {
            TRY(session, registry::Session::open(settings, m_stop, failedBefore));
            return {};
        };
        TRYV(guarded(settings, signIn));
        (void)session->strengthenOwnKey(m_stop); // what fails here is done at the next sign-in
        tellRefused(settings, session);
        TRYV(permitted(*session));
        m_session = session;
    }
    return m_session;
}

Result<void> Context::guarded(const postgres::ConnectionSettings &settings, const std::function<Result<void>(int failedBefore)> &signIn) const
{
    // A store is made only when there is something to remember.
    const bool known = QFile::exists(QDir(home()).filePath(QStringLiteral("workstation.sqlite")));
    auto store = known ? workstation::Store::open(home()) : Result<std::unique_ptr<workstation::Store>>(nullptr);
    const auto guard = [&] {
        return workstation::SignInGuard(store ? store->get() : nullptr, workstation::SignInGuard::placeOf(settings.host, settings.port, settings.database), settings.user);
    };
    TRYV(guard().check());
    auto done = signIn(guard().failures());
    if (done) {
        guard().succeeded();
    } else if (done.error().sqlstate == QLatin1String("28P01")) {
        if (!known)
            store = workstation::Store::open(home());
        guard().failed();
    }
    return done;
}

void Context::tellRefused(const postgres::ConnectionSettings &settings, const registry::SessionPtr &session) const
{
    if (!QFile::exists(QDir(home()).filePath(QStringLiteral("workstation.sqlite"))))
        return;
    const auto store = workstation::Store::open(home());
    if (!store)
        return;
    workstation::SignInGuard guard(store->get(), workstation::SignInGuard::placeOf(settings.host, settings.port, settings.database), settings.user);
    if (const auto tried = guard.tried(); !tried.isEmpty() && operators::tellRefused(session, guard.place(), tried, m_stop).value_or(false)) // else with the next one
        guard.told(tried);
}

Result<void> Context::permitted(const registry::Session &session) const
{
    QString command = QStringLiteral("%1 %2").arg(QLatin1String(m_command.noun), QLatin1String(m_command.verb));
    QStringList asked{command};
    for (const Option &option : m_command.options)
        if (arguments.has(option.name))
            asked << command + QStringLiteral(" --") + QLatin1String(option.name);
    for (size_t i = 0; i < m_command.arguments.size(); ++i)
        if (arguments.positional().size() > qsizetype(i))
            asked << command + QLatin1Char(' ') + QLatin1String(m_command.arguments[i].name);
    const registry::Role role = session.who().role;
    for (const QString &each : std::as_const(asked)) {
        const registry::Permission *line = registry::commandPermission(each);
        const bool whole = each == command; // a part that is not in the table takes no more than the whole
        if ((line || whole) && !registry::mayUse(line, role))
            return failure(Kind::Permission,
                           translate("cli", "`tenantryctl %1` needs the role %2; %3 has the role %4.")
                               .arg(each, registry::roleName(registry::Role::Admin), base::printable(session.who().login), registry::roleName(role)),
                           translate("cli", "An ADMIN of this registry can do it, or change the role."));
    }
    return {};
}

Result<bool> Context::confirmed(const QString &question)
{
    if (arguments.has("yes"))
        return true;
    if (!console.streams().inTerminal || !console.streams().errTerminal)
        return failure(Kind::InvalidInput, translate("cli", "This has to be confirmed, and there is no terminal to ask on."),
                       translate("cli", "Repeat it with --yes."));
    return console.askYes(question + QLatin1Char(' ') + translate("cli", "[y/N]"), m_stop);
}

} // namespace tenantry::cli

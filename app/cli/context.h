// What a command is given: what was typed, where to write, and the way to the registry.
#pragma once

#include "cli/arguments.h"
#include "cli/console.h"
#include "local/installation.h"
#include "registry/repositories.h"

#include <functional>

namespace tenantry::cli {

using base::Error;
using base::Kind;
using base::Result;

// An environment variable, or an empty text. Injected, so that tests need not change the process's own.
using Environment = std::function<QString(const char *name)>;
Environment processEnvironment();

class Context {
public:
    Context(Console &where, const Arguments &typed, const Environment &environment, std::stop_token stop, Spec command)
        : console(where), arguments(typed), m_environment(environment), m_stop(std::move(stop)), m_command(std::move(command)) {}

    Console &console;
    const Arguments &arguments;
    std::stop_token stop() const { return m_stop; }
    QString environment(const char *name) const { return m_environment(name); }

    QString home() const; // TENANTRY_HOME, or the data folder of this person

    // Signs in on first use: --registry, TENANTRY_REGISTRY, else the local server when it runs (Unreachable when not). Permission when
    // the command takes another role than this operator has (registry/permissions.h): nothing was done yet then.
    Result<registry::SessionPtr> session();
    // Where session() would sign in. Asks for a password only on a terminal, and only if none is given any other way.
    Result<postgres::ConnectionSettings> registrySettings();

    // Runs what asks a server whether the password of `settings` is right, and takes how often it was not on this computer; not while this
    // computer waits after wrong ones (Authentication). What the server says is counted: workstation/signinguard.h.
    void tellRefused(const postgres::ConnectionSettings &settings, const registry::SessionPtr &session) const; // what others tried here
    Result<void> guarded(const postgres::ConnectionSettings &settings, const std::function<Result<void>(int failedBefore)> &signIn) const;

    // The operator's password as given: --password-file, TENANTRY_PASSWORD; nullopt when neither is there.
    Result<std::optional<base::Secret>> givenPassword();
    // First line of a file, or of standard input for "-".
    enum class Holds { Password, RecoveryKey };
    Result<base::Secret> passwordFrom(const QString &file, Holds what = Holds::Password);

    // Keys beside kind and message in a JSON error: the operation that can be resumed.
    QJsonObject errorExtras;

    // True with --yes or after a yes on a terminal; a usage error where nobody can be asked.
    Result<bool> confirmed(const QString &question);

private:
    Result<void> permitted(const registry::Session &session) const;

    Environment m_environment;
    std::stop_token m_stop;
    Spec m_command;
    registry::SessionPtr m_session;
};

QByteArray readAll(const QString &fileName, QString *problem); // "-" is standard input; problem set when it cannot be read

} // namespace tenantry::cli

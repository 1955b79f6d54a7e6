// Answers that a scene or a test sets, for what the sign-in page does with them. (That the real core gives them is
// tested against a real server elsewhere.)
#pragma once

#include "registry/session.h"
#include "ui/login/backend.h"

namespace tenantry::ui {

class ScriptedBackend : public SignInBackend {
public:
    base::Error openError = registry::signInError({base::Kind::Authentication, {}, {}, {}, {}}, {}); // as the core says it
    base::Result<local::Started> local = base::fail(base::Kind::NotFound, "No local server runs.");
    base::Result<registry::Created> created = base::fail(base::Kind::Permission, "The role “app” may not create databases.",
                                                         "Use a role with CREATEDB and CREATEROLE, or ask for those.");
    base::Result<void> passwordChanged;
    base::Secret lastFresh;
    QList<base::Text> lines;
    bool answers = true; // false: futures that stay open, as a server that does not answer
    int opened = 0, creations = 0, lastFailed = 0;
    postgres::ConnectionSettings lastSettings;
    registry::CreateRequest lastRequest;

    QFuture<base::Result<registry::SessionPtr>> open(const postgres::ConnectionSettings &settings, int failedBefore, std::stop_token) override
    {
        ++opened;
        lastSettings = settings;
        lastFailed = failedBefore;
        return answer<registry::SessionPtr>(base::fail(openError));
    }
    QFuture<base::Result<bool>> tellRefused(const registry::SessionPtr &, const QString &, const QList<std::pair<QString, int>> &) override { return answer<bool>(true); }
    QFuture<base::Result<void>> changePassword(const postgres::ConnectionSettings &settings, const base::Secret &fresh, std::stop_token) override
    {
        lastSettings = settings;
        lastFresh = fresh;
        return answer<void>(passwordChanged);
    }
    QFuture<base::Result<void>> changePassword(const registry::SessionPtr &, const base::Secret &, const base::Secret &fresh, int, std::stop_token) override
    {
        lastFresh = fresh;
        return answer<void>(passwordChanged);
    }
    QFuture<base::Result<void>> checkPassword(const postgres::ConnectionSettings &settings, int, std::stop_token) override
    {
        lastSettings = settings;
        return answer<void>(base::fail(openError));
    }
    QFuture<base::Result<void>> renew(const registry::SessionPtr &, const base::Secret &, int, std::stop_token) override { return answer<void>(base::fail(openError)); }
    bool keeps = false; // a password that this computer made
    bool keepsPassword(const QString &) const override { return keeps; }
    QFuture<base::Result<local::Started>> runningLocal(std::stop_token) override { return answer<local::Started>(local); }
    QFuture<base::Result<local::Started>> startLocal(const Line &line, std::stop_token) override
    {
        for (const base::Text &text : lines)
            line(text);
        return answer<local::Started>(local);
    }
    QString registryName(const registry::SessionPtr &) const override { return QStringLiteral("Local"); }
    QFuture<base::Result<int>> tenantCount(const registry::SessionPtr &, std::stop_token) override { return answer<int>(0); }
    QFuture<base::Result<int>> loadDemo(const registry::SessionPtr &, int, const DemoLine &, std::stop_token) override { return answer<int>(24); }
    QFuture<base::Result<registry::Created>> create(const registry::CreateRequest &request, const Line &line, std::stop_token) override
    {
        ++creations;
        lastRequest = request;
        for (const base::Text &text : lines)
            line(text);
        return answer<registry::Created>(created);
    }

private:
    template <class T> QFuture<base::Result<T>> answer(base::Result<T> result)
    {
        auto promise = std::make_shared<QPromise<base::Result<T>>>();
        promise->start();
        if (answers) {
            promise->addResult(std::move(result));
            promise->finish();
        } else {
            m_open.push_back(promise);
        }
        return promise->future();
    }
    std::vector<std::shared_ptr<void>> m_open;
};

} // namespace tenantry::ui

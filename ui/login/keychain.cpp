#include "ui/login/keychain.h"

#include <QPointer>
#include <qt6keychain/keychain.h>

namespace tenantry::ui {

namespace {

QString service() { return QStringLiteral("tenantry"); }
QString keyOf(const workstation::Profile &profile) { return profile.login + QLatin1Char('@') + profile.uri; }

} // namespace

void Keychain::read(const workstation::Profile &profile, QObject *context, const std::function<void(std::optional<base::Secret>)> &done)
{
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(keyOf(profile));
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done](QKeychain::Job *) {
        if (job->error() == QKeychain::NoError)
            done(base::Secret(job->binaryData()));
        else
            done(std::nullopt);
    });
    job->start();
}

void Keychain::write(const workstation::Profile &profile, const base::Secret &password, QObject *context, const std::function<void(bool)> &done)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(keyOf(profile));
    job->setInsecureFallback(false); // a plain text file is not a keychain
    job->setBinaryData(password.toByteArray());
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done](QKeychain::Job *) { done(job->error() == QKeychain::NoError); });
    job->start();
}

void Keychain::forget(const workstation::Profile &profile)
{
    auto *job = new QKeychain::DeletePasswordJob(service());
    job->setKey(keyOf(profile));
    job->start();
}

} // namespace tenantry::ui

#include "bench/suite/measure.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace tenantry::bench {

using namespace base;

namespace {

constexpr int longest = 300'000; // ms

Result<QJsonObject> caseOfItsOwn(const Case &subject, const Context &context)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--case"), subject.name, QStringLiteral("--rounds"), QString::number(context.rounds), QStringLiteral("--json"),
                   QStringLiteral("--no-targets")});
    if (!process.waitForFinished(longest)) {
        process.kill();
        process.waitForFinished();
        return fail(Kind::Timeout, "The process for this case alone did not end.", {}, process.errorString());
    }
    const QByteArray answer = process.readAllStandardOutput();
    const QJsonArray cases = QJsonDocument::fromJson(answer).object().value(QStringLiteral("cases")).toArray();
    if (cases.size() != 1)
        return fail(Kind::Internal, "The process for this case alone measured nothing.", {},
                    QString::fromUtf8(answer + process.readAllStandardError()).right(500));
    return cases.first().toObject();
}

} // namespace

Outcome measureAlone(const Case &subject, const Context &context)
{
    Outcome outcome{.subject = &subject, .rounds = context.rounds, .floor = {}, .measured = {}, .error = {}};
    const auto one = caseOfItsOwn(subject, context);
    if (!one) {
        outcome.error = one.error();
        return outcome;
    }
    const auto value = [&](const char *key) { return one->value(QLatin1String(key)); };
    if (value("floor").isDouble())
        outcome.floor = value("floor").toDouble();
    if (value("measured").isDouble())
        outcome.measured = value("measured").toDouble();
    else
        outcome.error = Error::fromJson(value("error").toObject());
    outcome.spread = value("spread").toDouble();
    return outcome;
}

} // namespace tenantry::bench

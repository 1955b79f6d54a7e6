#include "cli/json.h"
#include "cli/migrate/verbs.h"
#include "cli/table.h"

#include "base/sizetext.h"
#include "migrations/rehearsal.h"

#include <algorithm>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using drivers::FileTrace;
using drivers::TableLock;
using migrations::ChosenFor;
using migrations::RehearsalProgress;
using migrations::RehearsalReport;
using migrations::RehearsedTenant;
using End = RehearsedTenant::End;

namespace {

// "50GB", "500 MiB", "1000000"
Result<std::optional<qint64>> sizeOption(const Arguments &given, const char *option)
{
    const QString text = given.value(option).trimmed();
    if (!given.has(option))
        return std::nullopt;
    const auto bytes = base::bytesFromText(text);
    if (!bytes)
        return failure(Kind::InvalidInput, translate("cli", "--%1 takes a size such as 500MB or 20GB, not “%2”.").arg(QLatin1StringView(option), base::printable(text)));
    return bytes;
}

QString chosenForText(ChosenFor why)
{
    switch (why) {
    case ChosenFor::Named: return translate("cli", "named");
    case ChosenFor::Smallest: return translate("cli", "smallest");
    case ChosenFor::Median: return translate("cli", "median size");
    case ChosenFor::Largest: return translate("cli", "largest");
    case ChosenFor::Oldest: return translate("cli", "oldest version");
    }
    return {};
}

QString endText(End end)
{
    switch (end) {
    case End::Migrated: return translate("cli", "works");
    case End::UpToDate: return translate("cli", "nothing to do");
    case End::Refused: return translate("cli", "cannot be migrated");
    case End::CopyFailed: return translate("cli", "not copied");
    case End::Failed: return translate("cli", "fails");
    case End::NotTried: return translate("cli", "not tried");
    }
    return {};
}

Colour colourOf(End end)
{
    return end == End::Migrated || end == End::UpToDate ? Colour::Green : end == End::NotTried ? Colour::Yellow : Colour::Red;
}

QString chosenForText(const QList<ChosenFor> &reasons)
{
    QStringList out;
    for (const ChosenFor why : reasons)
        out << chosenForText(why);
    return out.join(u", "_s);
}

QJsonObject lockJson(const TableLock &lock)
{
    return {{u"table"_s, lock.table}, {u"mode"_s, drivers::lockModeName(lock.mode)}, {u"stops_reading"_s, drivers::stopsReading(lock.mode)}, {u"stops_writing"_s, drivers::stopsWriting(lock.mode)}, {u"ms"_s, lock.ms}};
}

QJsonArray textsJson(const QList<base::Text> &texts)
{
    QJsonArray out;
    for (const base::Text &each : texts)
        out.append(each.translated());
    return out;
}

QJsonObject tenantReport(const RehearsedTenant &tenant)
{
    QJsonArray files, why;
    for (const ChosenFor each : tenant.chosenFor)
        why.append(migrations::chosenForName(each));
    for (qsizetype i = 0; i < tenant.files.size(); ++i) {
        const auto &file = tenant.files[i];
        QJsonArray locks, rewrites;
        for (const TableLock &lock : file.trace.locks)
            locks.append(lockJson(lock));
        for (const auto &rewrite : file.trace.rewrites)
            rewrites.append(QJsonObject{{u"table"_s, rewrite.table}, {u"size_bytes_before"_s, rewrite.bytesBefore}, {u"size_bytes"_s, rewrite.bytesAfter}});
        files.append(QJsonObject{{u"file"_s, file.fileName}, {u"version"_s, orNull(file.version)}, {u"name"_s, file.name}, {u"transactional"_s, file.transactional}, {u"ms"_s, file.trace.ms},
                                 {u"failed"_s, tenant.end == End::Failed && i + 1 == tenant.files.size()}, {u"locks"_s, locks}, {u"rewritten"_s, rewrites}});
    }
    QJsonObject out{{u"tenant"_s, tenant.slug}, {u"server"_s, tenant.server}, {u"chosen_for"_s, why}, {u"result"_s, migrations::endName(tenant.end)}, {u"from"_s, orNull(tenant.fromVersion)}, {u"to"_s, orNull(tenant.toVersion)},
                    {u"size_bytes"_s, tenant.bytes < 0 ? QJsonValue() : QJsonValue(tenant.bytes)}, {u"copied_bytes"_s, tenant.bytesMoved}, {u"copy_ms"_s, tenant.copyMs}, {u"ms"_s, tenant.filesMs()}, {u"files"_s, files},
                    {u"notes"_s, textsJson(tenant.notes)}};
    if (tenant.failure)
        out.insert(u"error"_s, errorJson(tenant.failure));
    return out;
}

QJsonValue predictionJson(const RehearsalReport &report)
{
    if (!report.prediction)
        return {};
    const auto &p = *report.prediction;
    return QJsonObject{{u"tenants"_s, qint64(p.tenants)}, {u"ms"_s, p.ms}, {u"work_ms"_s, p.workMs}, {u"waves"_s, p.waves}, {u"at_once_per_server"_s, p.mostAtOnce},
                       {u"longest_tenant"_s, orNull(p.longestTenant)}, {u"longest_tenant_ms"_s, p.longestMs}, {u"longest_lock_ms"_s, p.lockMs}, {u"longest_lock_tenant"_s, orNull(p.lockedTenant)},
                       {u"longest_lock_file"_s, orNull(p.lockedFile)}, {u"not_measured"_s, QJsonArray::fromStringList(p.notMeasured)}, {u"how"_s, migrations::howPredicted(report).translated()}};
}

QJsonObject reportJson(const RehearsalReport &report)
{
    QJsonArray tenants, failures;
    for (const RehearsedTenant &tenant : report.tenants)
        tenants.append(tenantReport(tenant));
    for (const auto &cause : migrations::causes(report))
        failures.append(causeJson(cause));
    return {{u"product"_s, report.product.name}, {u"target"_s, orNull(report.target)}, {u"due"_s, qint64(report.due)}, {u"tenants"_s, tenants}, {u"failed"_s, report.failed()}, {u"causes"_s, failures},
            {u"prediction"_s, predictionJson(report)}, {u"notes"_s, textsJson(report.notes)}, {u"ms"_s, report.ms}};
}

void printTenant(Console &console, const RehearsedTenant &tenant)
{
    const QString head = u"%1 → %2"_s.arg(tenant.fromVersion.isEmpty() ? u"–"_s : tenant.fromVersion, tenant.toVersion.isEmpty() ? u"–"_s : tenant.toVersion);
    console.line(console.painted(base::printable(tenant.slug), Colour::Bold) + u"  "_s + console.painted(chosenForText(tenant.chosenFor), Colour::Dim) + u"  "_s + console.painted(endText(tenant.end), colourOf(tenant.end)));
    QStringList facts{base::printable(head)};
    if (tenant.bytes >= 0)
        facts << sizeText(console.locale, tenant.bytes);
    if (tenant.copyMs > 0)
        facts << translate("cli", "copied in %1").arg(durationText(console.locale, tenant.copyMs));
    if (!tenant.files.isEmpty())
        facts << translate("cli", "migrated in %1").arg(durationText(console.locale, tenant.filesMs()));
    console.line(u"  "_s + facts.join(u" · "_s));
    for (qsizetype i = 0; i < tenant.files.size(); ++i) {
        const auto &file = tenant.files[i];
        const bool failed = tenant.end == End::Failed && i + 1 == tenant.files.size();
        console.line(u"  "_s + console.painted(base::printable(file.fileName), failed ? Colour::Red : Colour::Plain) + u"  "_s + durationText(console.locale, file.trace.ms)
                     + (file.transactional ? QString() : u"  "_s + console.painted(translate("cli", "outside of a transaction"), Colour::Dim)));
        for (const TableLock &lock : file.trace.locks) {
            if (!drivers::stopsWriting(lock.mode) && !console.verbose)
                continue;
            const QString who = drivers::stopsReading(lock.mode)   ? translate("cli", "nobody reads or writes")
                                : drivers::stopsWriting(lock.mode) ? translate("cli", "nobody writes")
                                                                   : translate("cli", "nobody has to wait");
            console.line(u"      "_s + base::printable(lock.table) + u"  "_s + console.painted(drivers::lockModeName(lock.mode), drivers::stopsWriting(lock.mode) ? Colour::Yellow : Colour::Dim) + u"  "_s + durationText(console.locale, lock.ms) + u"  "_s + who);
        }
        for (const auto &rewrite : file.trace.rewrites)
            console.line(u"      "_s + base::printable(rewrite.table) + u"  "_s + console.painted(translate("cli", "written anew"), Colour::Yellow) + u"  "_s + sizeText(console.locale, rewrite.bytesBefore) + u" → "_s + sizeText(console.locale, rewrite.bytesAfter));
    }
    for (const base::Text &note : tenant.notes)
        console.line(u"  "_s + base::printable(note.translated()));
}

void printPrediction(Console &console, const RehearsalReport &report)
{
    const auto &p = *report.prediction;
    const auto time = [&](double ms) { return durationText(console.locale, ms); };
    printFields(console, {{translate("cli", "Roll-out"), translate("cli", "about %1, for %n tenant(s)", nullptr, int(p.tenants)).arg(time(p.ms))},
                          {translate("cli", "Longest tenant"), u"%1  %2"_s.arg(base::printable(p.longestTenant), time(p.longestMs))},
                          {translate("cli", "Longest lock"), p.lockMs > 0 ? u"%1  %2  %3"_s.arg(base::printable(p.lockedTenant), base::printable(p.lockedFile), time(p.lockMs)) : QString()},
                          {translate("cli", "Not measured"), base::printable(p.notMeasured.join(u", "_s))}});
    console.note(migrations::howPredicted(report).translated());
}

class Rehearse : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "rehearse", .summary = QT_TRANSLATE_NOOP("cli", "Try a roll-out on copies of a few tenants: what fails, how long it takes, what it locks and writes anew."),
                .arguments = {productArgument},
                .options = {productOption, {"to", "VERSION", QT_TRANSLATE_NOOP("cli", "no further than this one")},
                            {"tenant", "TENANT", QT_TRANSLATE_NOOP("cli", "copy this one; may be given again. Else the smallest, the median, the largest and one of the oldest version"), false, true}, tenantsFilterOption,
                            {"max-size", "SIZE", QT_TRANSLATE_NOOP("cli", "copy no larger database than this (50GiB)")},
                            {"free-space", "SIZE", QT_TRANSLATE_NOOP("cli", "what the server's disk has left, where this cannot be found out")},
                            {"time-limit", "MINUTES", QT_TRANSLATE_NOOP("cli", "for all of it (60)")},
                            {"waves", "WAVES", QT_TRANSLATE_NOOP("cli", "of the roll-out that is predicted, as for migrate apply")},
                            {"concurrency", "N", QT_TRANSLATE_NOOP("cli", "connections to one server in that roll-out, as for migrate apply")},
                            {"lock-timeout", "MS", QT_TRANSLATE_NOOP("cli", "how long a statement may wait for a lock and make others wait (100)")},
                            {"statement-timeout", "SECONDS", QT_TRANSLATE_NOOP("cli", "how long one statement may take; 0: as long as it likes")},
                            {"out-of-order", nullptr, QT_TRANSLATE_NOOP("cli", "apply files too that come before ones that a tenant has already")}},
                .examples = {"tenantryctl migrate rehearse Laboratorio", "tenantryctl migrate rehearse --tenant panaderia-ohiggins --tenant tapia --to 0012 --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Copies are made with pg_dump and pg_restore of this computer, on the tenant's own server, and dropped at the end; those of a program that was killed by the next rehearsal. "
                                                 "No tenant is changed. Copies have no other users, so nobody holds a lock against the files.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        Console &console = context.console;
        migrations::RehearsalOptions options;
        options.tenants = given.values("tenant");
        TRY(const auto largest, sizeOption(given, "max-size"));
        options.room.largest = largest.value_or(options.room.largest);
        TRY(options.room.freeBytes, sizeOption(given, "free-space"));
        TRY(const int minutes, given.number("time-limit", 60, 1, int(migrations::longestRehearsal.count())));
        options.limit = std::chrono::minutes(minutes);
        migrations::RolloutOptions rollout;
        rollout.target = given.value("to");
        rollout.gaps = given.has("out-of-order") ? migrations::OutOfOrder::Apply : migrations::OutOfOrder::Refuse;
        TRY(const int lock, given.number("lock-timeout", 100, 1, 3'600'000));
        TRY(const int statement, given.number("statement-timeout", 0, 0, 1'000'000));
        rollout.lockTimeout = std::chrono::milliseconds(lock);
        rollout.statementTimeout = std::chrono::seconds(statement);
        fleet::Policy policy;
        TRY(policy.waves, fleet::wavesFromText(given.value("waves")));
        TRY(policy.perServer, given.number("concurrency", 0, 1, 500));
        TRY(const auto session, context.session());
        QString product = given.at(0).isEmpty() ? given.value("product") : given.at(0);
        if (product.isEmpty() && !options.tenants.isEmpty()) {
            TRY(const auto tenant, registry::TenantRepository(session).find(options.tenants.first(), context.stop()));
            product = tenant.product;
        } else {
            TRY(product, chosenProduct(context, session));
        }
        const auto report = migrations::rehearse(session, product, {{}, given.value("filter")}, rollout, policy, options, [&](const RehearsalProgress &progress) { tell(console, progress); }, context.stop());
        console.clearProgress();
        if (!report)
            return std::unexpected(report.error());
        if (console.json)
            console.document(reportJson(*report));
        else
            print(console, *report);
        if (report->failed() == 0)
            return exitDone;
        return std::ranges::any_of(report->tenants, [](const RehearsedTenant &tenant) { return tenant.end == End::Migrated || tenant.end == End::UpToDate; }) ? exitPartly : exitFailed;
    }

private:
    static void tell(Console &console, const RehearsalProgress &progress)
    {
        if (!console.showsProgress() || progress.tenant == 0)
            return;
        QString what = base::printable(progress.slug) + u": "_s;
        switch (progress.stage) {
        case RehearsalProgress::Stage::Copying:
            what += progress.expected > 0 ? translate("cli", "copying, %1 of about %2").arg(sizeText(console.locale, progress.bytes), sizeText(console.locale, progress.expected))
                                          : translate("cli", "copying, %1").arg(sizeText(console.locale, progress.bytes));
            break;
        case RehearsalProgress::Stage::Migrating: what += translate("cli", "%1, file %2 of %3").arg(base::printable(progress.fileName), QString::number(progress.file), QString::number(progress.files)); break;
        default: what += translate("cli", "throwing the copy away"); break;
        }
        console.progress(progress.tenant - 1, progress.tenants, what);
    }

    static void print(Console &console, const RehearsalReport &report)
    {
        if (report.tenants.isEmpty()) {
            console.line(translate("cli", "Nothing to rehearse: no tenant is behind %1.").arg(base::printable(report.target)));
        }
        for (const RehearsedTenant &tenant : report.tenants) {
            printTenant(console, tenant);
            console.line({});
        }
        if (report.prediction)
            printPrediction(console, report);
        printCauses(console, migrations::causes(report));
        for (const base::Text &note : report.notes)
            console.note(base::printable(note.translated()));
    }
};

} // namespace

CommandPtr migrateRehearse() { return std::make_unique<Rehearse>(); }

} // namespace tenantry::cli

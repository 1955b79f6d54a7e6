#include "cli/audit/verbs.h"

#include "audit/exporting.h"
#include "audit/markfile.h"
#include "audit/words.h"
#include "cli/json.h"
#include "cli/table.h"

#include <QIODevice>
#include <algorithm>
#include <ostream>

namespace tenantry::cli {

namespace {

// RFC 3339, or a date alone (the beginning of that day here), or "2h", "3d" before now.
Result<QDateTime> timeOption(const Arguments &given, const char *option)
{
    const QString text = given.value(option);
    if (text.isEmpty() && !given.has(option))
        return QDateTime();
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        return day.startOfDay();
    if (text.size() > 1) {
        bool ok = false;
        const qint64 count = text.chopped(1).toLongLong(&ok);
        static constexpr std::pair<char, qint64> units[] = {{'m', 60}, {'h', 3600}, {'d', 86'400}, {'w', 604'800}};
        for (const auto &[letter, seconds] : units)
            if (ok && count > 0 && count < 1'000'000 && text.back() == QLatin1Char(letter))
                return QDateTime::currentDateTimeUtc().addSecs(-count * seconds);
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid())
        return time;
    return failure(Kind::InvalidInput, translate("cli", "--%1 takes a time, not “%2”.").arg(QString::fromLatin1(option), base::printable(text)),
                   translate("cli", "For example 2026-11-20, 2026-11-20T23:30:00Z, or 24h for a day ago."));
}

// The console's stream as a device.
class Output : public QIODevice {
public:
    explicit Output(std::ostream &stream) : m_stream(stream) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_stream.write(data, size);
        if (m_stream.flush())
            return size;
        setErrorString(translate("cli", "standard output was closed"));
        return -1;
    }

private:
    std::ostream &m_stream;
};

Colour colourOf(const QString &action)
{
    return action == QLatin1String("insert") ? Colour::Green : action == QLatin1String("delete") ? Colour::Red : Colour::Yellow;
}

class List : public Command {
public:
    Spec spec() const override
    {
        std::vector<Option> options = eventFilterOptions();
        options.push_back({"limit", "N", QT_TRANSLATE_NOOP("cli", "how many; 100 if not given")});
        return {.noun = "audit", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List what was changed, newest first."),
                .options = options,
                .examples = {"tenantryctl audit list --since 24h", "tenantryctl audit list --tenant panaderia --kind tenant --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const int limit, context.arguments.number("limit", 100, 1, 100'000));
        TRY(const auto session, context.session());
        TRY(const auto filter, eventFilter(context, session));
        TRY(const auto events, registry::AuditRepository(session).list(filter, limit, 0, context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(QStringLiteral("events"), events, audit::eventJson));
            return exitDone;
        }
        if (events.isEmpty()) {
            console.note(translate("cli", "No events."));
            return exitDone;
        }
        Table table({{translate("cli", "No."), true}, {translate("cli", "Time", "when something happened")}, {translate("cli", "Operator")}, {translate("cli", "With")}, {translate("cli", "What")}, {translate("cli", "Tenant")},
                     {translate("cli", "Fields")}});
        for (const registry::Event &event : events) {
            QStringList fields;
            if (event.action == QLatin1String("update"))
                for (const audit::Change &change : audit::changes(event))
                    fields << change.name.translated();
            table.add({QString::number(event.seq), timeText(event.at), event.operatorLogin, event.source, audit::title(event).translated(), event.tenant, fields.join(QStringLiteral(", "))},
                      {Colour::Dim, Colour::Plain, Colour::Plain, Colour::Plain, colourOf(event.action)});
        }
        table.print(console);
        return exitDone;
    }
};

class Export : public Command {
public:
    Spec spec() const override
    {
        std::vector<Option> options = eventFilterOptions();
        options.push_back({"format", "csv|jsonl", QT_TRANSLATE_NOOP("cli", "csv or jsonl (one JSON object a line); if not given, by the file's name, else jsonl")});
        options.push_back({"output", "FILE", QT_TRANSLATE_NOOP("cli", "where to write; standard output if not given")});
        options.push_back({"anchor", "FILE", QT_TRANSLATE_NOOP("cli", "write instead where the chain of events ends now: to be kept elsewhere, for `audit verify --anchor`")});
        return {.noun = "audit", .verb = "export", .summary = QT_TRANSLATE_NOOP("cli", "Write events as CSV or JSON Lines, oldest first."),
                .options = options,
                .examples = {"tenantryctl audit export --since 2026-11-01 --output november.csv", "tenantryctl audit export --format jsonl | gzip > events.jsonl.gz",
                             "tenantryctl audit export --anchor /media/usb/anchor.json"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        const QString path = given.value("output");
        QString format = given.value("format");
        if (format.isEmpty())
            format = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? QStringLiteral("csv") : QStringLiteral("jsonl");
        if (format != QLatin1String("csv") && format != QLatin1String("jsonl"))
            return failure(Kind::InvalidInput, translate("cli", "--format takes csv or jsonl, not “%1”.").arg(base::printable(format)));
        TRY(const auto session, context.session());
        if (given.has("anchor"))
            return anchor(context, session, given.value("anchor"));
        TRY(const auto filter, eventFilter(context, session));
        const audit::Format kind = format == QLatin1String("csv") ? audit::Format::Csv : audit::Format::JsonLines;
        Console &console = context.console;
        if (path.isEmpty()) {
            Output out(*console.streams().out);
            TRYV(audit::exportEvents(session, filter, kind, out, {}, context.stop()));
            return exitDone;
        }
        qint64 total = 0;
        if (console.showsProgress()) {
            TRY(total, registry::AuditRepository(session).count(filter, context.stop()));
        }
        const auto progress = [&](qint64 count) { console.progress(int(count), int(std::max(count, total)), translate("cli", "events")); };
        const auto done = audit::exportEventsTo(session, filter, kind, path, progress, context.stop());
        console.clearProgress();
        if (!done)
            return std::unexpected(done.error());
        if (console.json)
            console.document({{QStringLiteral("events"), *done}, {QStringLiteral("output"), path}});
        else
            console.note(translate("cli", "%n event(s) written to %1.", nullptr, int(*done)).arg(base::printable(path)));
        return exitDone;
    }

private:
    Result<int> anchor(Context &context, const registry::SessionPtr &session, const QString &path)
    {
        TRY(const auto seen, audit::glance(session, knownMarks(context, session), context.stop()));
        if (seen.finding) // what is known to be wrong does not become a witness
            return failure(Kind::Conflict, seen.finding->sentence(context.console.json ? audit::Finding::For::Programs : audit::Finding::For::People).translated(), translate("cli", "Look into it with `tenantryctl audit verify`."));
        if (seen.end.seq <= 0)
            return failure(Kind::NotFound, translate("cli", "There are no events yet."));
        TRYV(audit::writeMarkFile(path, {session->registry().id, session->registry().name, seen.end}));
        remember(context, session, seen.end);
        if (context.console.json)
            context.console.document({{QStringLiteral("seq"), seen.end.seq}, {QStringLiteral("hash"), QString::fromLatin1(seen.end.hash.toHex())}, {QStringLiteral("output"), path}});
        else
            context.console.note(translate("cli", "The chain ends at event %1. Keep %2 where who may change the registry cannot.").arg(seen.end.seq).arg(base::printable(path)));
        return exitDone;
    }
};

} // namespace

std::vector<Option> eventFilterOptions()
{
    return {
        {"by", "LOGIN", QT_TRANSLATE_NOOP("cli", "only what this operator did")},
        {"tenant", "TENANT", QT_TRANSLATE_NOOP("cli", "only of this tenant, also of one that is gone")},
        {"kind", "KIND", QT_TRANSLATE_NOOP("cli", "only of this kind: tenant, server, plan, operator, product, operation …")},
        {"action", "ACTION", QT_TRANSLATE_NOOP("cli", "only what was done so: insert, update or delete")},
        {"source", "PROGRAM", QT_TRANSLATE_NOOP("cli", "only with this program: panel, tenantryctl, psql …")},
        {"since", "TIME", QT_TRANSLATE_NOOP("cli", "from then on: 2026-11-20, 2026-11-20T23:30:00Z, 24h")},
        {"until", "TIME", QT_TRANSLATE_NOOP("cli", "before then")},
        {"text", "TEXT", QT_TRANSLATE_NOOP("cli", "only where this is found, in names, before or after")},
    };
}

Result<registry::EventFilter> eventFilter(Context &context, const registry::SessionPtr &session)
{
    const Arguments &given = context.arguments;
    registry::EventFilter filter;
    filter.operatorLogin = given.value("by");
    filter.kind = given.value("kind");
    filter.action = given.value("action");
    if (!filter.action.isEmpty() && !QStringList{QStringLiteral("insert"), QStringLiteral("update"), QStringLiteral("delete")}.contains(filter.action))
        return failure(Kind::InvalidInput, translate("cli", "--action takes insert, update or delete, not “%1”.").arg(base::printable(filter.action)));
    filter.source = given.value("source");
    filter.text = given.value("text");
    TRY(filter.since, timeOption(given, "since"));
    TRY(filter.until, timeOption(given, "until"));
    if (const QString tenant = given.value("tenant"); !tenant.isEmpty()) {
        TRY(filter.tenantId, registry::AuditRepository(session).tenantId(tenant, context.stop()));
    }
    return filter;
}

CommandPtr auditList()
{
    return std::make_unique<List>();
}

CommandPtr auditExport()
{
    return std::make_unique<Export>();
}

} // namespace tenantry::cli

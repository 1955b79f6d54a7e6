#include "cli/audit/verbs.h"

#include "audit/exporting.h"
#include "audit/markfile.h"
#include "cli/json.h"
#include "workstation/store.h"

namespace tenantry::cli {

namespace {

QJsonObject findingJson(const audit::Finding &finding)
{
    return {{QStringLiteral("damage"), audit::damageName(finding.damage)},
            {QStringLiteral("from"), finding.from},
            {QStringLiteral("to"), finding.to},
            {QStringLiteral("seen_at"), timeJson(finding.seenAt)},
            {QStringLiteral("message"), finding.sentence(audit::Finding::For::Programs).translated()},
            {QStringLiteral("event"), finding.event ? QJsonValue(audit::eventJson(*finding.event)) : QJsonValue()}};
}

class Verify : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "audit", .verb = "verify", .summary = QT_TRANSLATE_NOOP("cli", "Check that no event was edited, removed, moved, cut off or rewritten."),
                .options = {{"anchor", "FILE", QT_TRANSLATE_NOOP("cli", "compare with this anchor too (`audit export --anchor`); may be one that another computer wrote"), false, true},
                            {"accept", nullptr, QT_TRANSLATE_NOOP("cli", "forget what this computer saw before and take what is there now for right: after the registry was restored on purpose")}},
                .examples = {"tenantryctl audit verify", "tenantryctl audit verify --anchor /media/usb/anchor.json --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Reads the whole chain and compares it with what this computer saw of it before. Exit status 0: intact; 1: not, with every place where.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        QList<audit::Mark> marks;
        const bool accept = context.arguments.has("accept");
        if (accept) {
            TRY(const bool sure, context.confirmed(translate("cli", "Forget what this computer saw of the events of “%1” before?").arg(base::printable(session->registry().name))));
            if (!sure)
                return failure(Kind::Cancelled, translate("cli", "Nothing was forgotten."));
        } else {
            marks = knownMarks(context, session);
        }
        for (const QString &path : context.arguments.values("anchor")) {
            TRY(const auto file, audit::readMarkFile(path, session->registry().id));
            marks << file.mark;
        }
        Console &console = context.console;
        const auto result = audit::verify(session, marks, [&](qint64 done, qint64 total) { console.progress(int(done), int(total), translate("cli", "events")); }, context.stop());
        console.clearProgress();
        if (!result)
            return std::unexpected(result.error());
        if (result->intact()) {
            if (accept) {
                TRY(const auto store, workstation::Store::open(context.home()));
                TRYV(store->clearChainMarks(session->registry().id));
            }
            remember(context, session, result->end);
        }
        if (console.json)
            console.document(json(*result));
        else
            tell(console, *result);
        return result->intact() ? exitDone : exitFailed;
    }

private:
    static QJsonObject json(const audit::Verification &result)
    {
        QJsonArray findings;
        for (const audit::Finding &finding : result.findings)
            findings.append(findingJson(finding));
        return {{QStringLiteral("intact"), result.intact()},
                {QStringLiteral("events"), result.events},
                {QStringLiteral("last_seq"), result.end.seq},
                {QStringLiteral("last_at"), timeJson(result.lastAt)},
                {QStringLiteral("hash"), QString::fromLatin1(result.end.hash.toHex())},
                {QStringLiteral("anchors"), result.marks},
                {QStringLiteral("findings"), findings},
                {QStringLiteral("more"), result.more},
                {QStringLiteral("ms"), result.ms}};
    }

    static void tell(Console &console, const audit::Verification &result)
    {
        const QString time = durationText(console.locale, result.ms);
        if (result.intact()) {
            console.line(console.painted(QStringLiteral("✓ "), Colour::Green)
                         + translate("cli", "The chain is intact: %n event(s), the last one of %1.", nullptr, int(result.events)).arg(timeText(result.lastAt)) + QStringLiteral("  ")
                         + console.painted(time, Colour::Dim));
            console.note(result.marks > 0 ? translate("cli", "It agrees with %n place(s) that were seen before.", nullptr, result.marks)
                                          : translate("cli", "Nothing was seen of it before on this computer: events that were cut off earlier would not be noticed. From now on they are."));
            return;
        }
        console.line(console.painted(QStringLiteral("✗ "), Colour::Red) + console.painted(translate("cli", "The chain is broken."), Colour::Bold));
        for (const audit::Finding &finding : result.findings) {
            console.line(QStringLiteral("  ") + base::printable(finding.sentence().translated()));
            if (finding.event)
                console.line(QStringLiteral("    ") + console.painted(translate("cli", "%1 by %2, with %3").arg(timeText(finding.event->at), base::printable(finding.event->operatorLogin), base::printable(finding.event->source)), Colour::Dim));
        }
        if (result.more)
            console.line(translate("cli", "  … and more."));
        console.note(translate("cli", "Keep the server's log and its backups: who did this had the rights of a superuser or of the registry's owner. After a restore on purpose: `tenantryctl audit verify --accept`."));
    }
};

} // namespace

QList<audit::Mark> knownMarks(Context &context, const registry::SessionPtr &session)
{
    const auto store = workstation::Store::open(context.home());
    const auto kept = store ? (*store)->chainMarks(session->registry().id) : std::unexpected(store.error());
    QList<audit::Mark> marks;
    if (!kept)
        context.console.note(kept.error().message.translated());
    else
        for (const auto &mark : *kept)
            marks.append({mark.seq, mark.hash, mark.seenAt});
    return marks;
}

void remember(Context &context, const registry::SessionPtr &session, const audit::Mark &mark)
{
    const auto store = workstation::Store::open(context.home());
    const auto kept = store ? (*store)->saveChainMark(session->registry().id, {mark.seq, mark.hash, mark.seenAt}) : std::unexpected(store.error());
    if (!kept)
        context.console.note(kept.error().message.translated());
}

CommandPtr auditVerify()
{
    return std::make_unique<Verify>();
}

} // namespace tenantry::cli

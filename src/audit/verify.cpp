#include "audit/verify.h"

#include "audit/words.h"
#include "base/async.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QLocale>
#include <algorithm>

namespace tenantry::audit {

using namespace base;
using registry::AuditRepository;
using registry::ChainEnd;
using registry::ChainLink;

namespace {

constexpr int batch = 2'000;
constexpr int most = 100;

Mark newest(const QList<Mark> &marks)
{
    const auto found = std::ranges::max_element(marks, {}, &Mark::seq);
    return found == marks.end() ? Mark() : *found;
}

QString timeOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QStringLiteral("?");
}

class Walk {
public:
    Walk(const registry::SessionPtr &session, const QList<Mark> &marks, std::stop_token stop)
        : m_events(session), m_marks(marks), m_stop(std::move(stop))
    {
        m_marks.removeIf([](const Mark &mark) { return mark.seq <= 0; });
        std::ranges::sort(m_marks, {}, &Mark::seq);
        m_out.registryId = session->registry().id;
        m_out.marks = int(m_marks.size());
    }

    Result<Verification> run(const Progress &progress)
    {
        QElapsedTimer clock;
        clock.start();
        TRY(const ChainEnd end, m_events.end(m_stop));
        while (true) {
            if (m_stop.stop_requested())
                return cancelled();
            TRY(const auto links, m_events.links(m_read, end.lastSeq, batch, m_stop));
            for (const ChainLink &link : links)
                TRYV(check(link));
            if (!links.empty())
                m_read = links.back().seq;
            if (progress)
                progress(m_seq, end.lastSeq);
            if (qsizetype(links.size()) < batch)
                break;
        }
        TRYV(compareEnd(end));
        m_out.end = {m_seq, registry::witnessOf(m_hash), QDateTime::currentDateTimeUtc()};
        if (m_seq > 0) {
            TRY(const auto last, m_events.at(m_seq, m_stop));
            m_out.lastAt = last.at;
        }
        std::ranges::stable_sort(m_out.findings, {}, &Finding::from);
        m_out.ms = double(clock.nsecsElapsed()) / 1e6;
        return std::move(m_out);
    }

private:
    Result<void> found(Damage damage, qint64 from, qint64 to, qint64 shown, const QDateTime &seenAt = {})
    {
        if (m_out.findings.size() >= most) {
            m_out.more = true;
            return {};
        }
        Finding finding{damage, from, to, {}, seenAt};
        if (shown > 0) {
            auto event = m_events.at(shown, m_stop);
            if (event)
                finding.event = std::move(*event);
            else if (event.error().kind != Kind::NotFound)
                return std::unexpected(std::move(event).error());
        }
        m_out.findings.append(std::move(finding));
        return {};
    }

    // Goes on with what stands there, so that one break is told once and those after it too.
    Result<void> check(const ChainLink &link)
    {
        ++m_out.events;
        if (link.seq <= 0) // the first is 1
            return found(Damage::Added, link.seq, link.seq, 0);
        const bool gap = link.seq != m_seq + 1;
        if (gap)
            TRYV(found(Damage::Missing, m_seq + 1, link.seq - 1, m_seq));
        QCryptographicHash sha(QCryptographicHash::Sha256);
        sha.addData(link.previousHash);
        sha.addData(link.content);
        const bool content = sha.resultView() == link.hash;
        const bool linked = gap || link.previousHash == m_hash; // after a gap there is nothing to compare with
        if (!linked || !content) // what is right in itself stood somewhere else; its own number is part of what is hashed
            TRYV(found(linked ? Damage::Edited : content ? Damage::Relinked : Damage::Moved, link.seq, link.seq, link.seq));
        while (m_mark < m_marks.size() && m_marks[m_mark].seq <= link.seq) {
            const Mark &mark = m_marks[m_mark];
            const bool same = mark.seq == link.seq && registry::isWitness(mark.hash, registry::witnessOf(link.hash));
            if (mark.seq == link.seq && !same && !m_rewritten) {
                m_rewritten = true; // all later marks differ for the same reason
                TRYV(found(Damage::Rewritten, m_agreed + 1, mark.seq, mark.seq, mark.seenAt));
            } else if (mark.seq == link.seq && same) {
                m_agreed = mark.seq;
            }
            ++m_mark;
        }
        m_seq = link.seq;
        m_hash = link.hash;
        return {};
    }

    Result<void> compareEnd(const ChainEnd &end)
    {
        if (end.seq > m_seq) {
            TRYV(found(Damage::CutOff, m_seq + 1, end.seq, m_seq));
        } else if (end.seq < m_seq) {
            TRYV(found(Damage::Added, end.seq + 1, m_seq, end.seq + 1));
        } else if (end.witness != registry::witnessOf(m_hash)) {
            TRYV(found(Damage::Relinked, m_seq, m_seq, m_seq));
        }
        if (const Mark last = newest(m_marks); last.seq > m_seq && last.seq > end.seq)
            TRYV(found(Damage::Behind, m_seq + 1, last.seq, m_seq, last.seenAt));
        return {};
    }

    AuditRepository m_events;
    QList<Mark> m_marks; // in order
    std::stop_token m_stop;
    Verification m_out;
    qint64 m_read = std::numeric_limits<qint64>::min();
    qint64 m_seq = 0;
    QByteArray m_hash = registry::chainBegin();
    qsizetype m_mark = 0;
    qint64 m_agreed = 0; // the last mark that is as it was
    bool m_rewritten = false;
};

} // namespace

QString damageName(Damage damage)
{
    switch (damage) {
    case Damage::Edited: return QStringLiteral("edited");
    case Damage::Missing: return QStringLiteral("missing");
    case Damage::Moved: return QStringLiteral("moved");
    case Damage::Relinked: return QStringLiteral("relinked");
    case Damage::CutOff: return QStringLiteral("cut_off");
    case Damage::Added: return QStringLiteral("added");
    case Damage::Behind: return QStringLiteral("behind");
    case Damage::Rewritten: return QStringLiteral("rewritten");
    }
    return {};
}

Text Finding::sentence(For whom) const
{
    const QString one = QString::number(from), two = QString::number(to);
    const QString when = event ? timeOf(event->at) : QStringLiteral("?");
    const auto named = [whom](const registry::Event &of) {
        const QString name = of.subject.isEmpty() ? of.entityId : of.subject;
        return whom == For::Programs ? of.kind + u' ' + name : kindText(of.kind).translated() + QStringLiteral(": ") + name;
    };
    const QString what = event ? named(*event) : QStringLiteral("?");
    const bool single = from == to && whom == For::People;
    switch (damage) {
    case Damage::Edited:
        return {QT_TRANSLATE_NOOP("core", "Event %1 (%2, %3) was edited: its content is not what was recorded."), {one, when, what}};
    case Damage::Missing:
        if (!event && single)
            return {QT_TRANSLATE_NOOP("core", "Event %1, at the beginning, is missing."), {one}};
        if (!event)
            return {QT_TRANSLATE_NOOP("core", "Events %1 to %2, at the beginning, are missing."), {one, two}};
        if (single)
            return {QT_TRANSLATE_NOOP("core", "Event %1 is missing. It came after event %2 (%3)."), {one, QString::number(event->seq), when + QStringLiteral(", ") + what}};
        return {QT_TRANSLATE_NOOP("core", "Events %1 to %2 are missing. They came after event %3 (%4)."),
                {one, two, QString::number(event->seq), when + QStringLiteral(", ") + what}};
    case Damage::Moved:
        return {QT_TRANSLATE_NOOP("core", "Event %1 (%2, %3) does not belong there: it was moved or exchanged, or one before it was taken out."), {one, when, what}};
    case Damage::Relinked:
        return {QT_TRANSLATE_NOOP("core", "Event %1 (%2, %3) does not follow the one before it: one of the two was replaced."), {one, when, what}};
    case Damage::CutOff:
        if (single)
            return {QT_TRANSLATE_NOOP("core", "Event %1 was cut off at the end. The last one there is of %2 (%3)."), {one, when, what}};
        return {QT_TRANSLATE_NOOP("core", "Events %1 to %2 were cut off at the end. The last one there is of %3 (%4)."), {one, two, when, what}};
    case Damage::Added:
        if (from <= 0)
            return {QT_TRANSLATE_NOOP("core", "Event %1 stands before the first: it was not written by the registry."), {one}};
        if (single)
            return {QT_TRANSLATE_NOOP("core", "Event %1 (of %2, %3) stands after the recorded end: it was not written by the registry."), {one, when, what}};
        return {QT_TRANSLATE_NOOP("core", "Events %1 to %2 (the first of %3, %4) stand after the recorded end: they were not written by the registry."), {one, two, when, what}};
    case Damage::Behind:
        if (single)
            return {QT_TRANSLATE_NOOP("core", "Event %1 was there on %2 and is not there now: it was cut off, or the registry was restored from an older backup. The last one there: %3."),
                    {one, timeOf(seenAt), when + QStringLiteral(", ") + what}};
        return {QT_TRANSLATE_NOOP("core", "Events %1 to %2 were there on %3 and are not there now: they were cut off, or the registry was restored from an older backup. The last one there: %4."),
                {one, two, timeOf(seenAt), when + QStringLiteral(", ") + what}};
    case Damage::Rewritten:
        if (single) // the one that was seen, right after one that is as it was
            return {QT_TRANSLATE_NOOP("core", "Event %1 is not the one that was there on %2: it was rewritten, or the registry was restored from an older backup and went on."), {one, timeOf(seenAt)}};
        return {QT_TRANSLATE_NOOP("core", "Event %2 is not the one that was there on %3: the events were rewritten from somewhere between %1 and %2, or the registry was restored from an older backup and went on."),
                {one, two, timeOf(seenAt)}};
    }
    return {};
}

Result<Verification> verify(const registry::SessionPtr &session, const QList<Mark> &marks, const Progress &progress, std::stop_token stop)
{
    TRYV(session->requireAdmin().or_else([](Error error) -> Result<void> { // reading is allowed where writing is not
        return error.kind == Kind::Conflict ? Result<void>() : Result<void>(std::unexpected(std::move(error)));
    }));
    return Walk(session, marks, std::move(stop)).run(progress);
}

Result<Glance> glance(const registry::SessionPtr &session, const QList<Mark> &marks, std::stop_token stop)
{
    const AuditRepository events(session);
    TRY(const ChainEnd end, events.end(stop));
    Glance out{{end.seq, end.witness, QDateTime::currentDateTimeUtc()}, {}};
    const Mark last = newest(marks);
    if (last.seq <= 0)
        return out;
    if (last.seq > end.seq || last.seq > end.lastSeq) {
        const qint64 there = std::min(end.seq, end.lastSeq);
        out.finding = Finding{Damage::Behind, there + 1, last.seq, {}, last.seenAt};
        if (auto event = events.at(there, stop)) // a USER may not see it
            out.finding->event = std::move(*event);
        return out;
    }
    TRY(const QByteArray witness, events.witnessAt(last.seq, stop));
    if (!registry::isWitness(last.hash, witness))
        out.finding = Finding{Damage::Rewritten, 1, last.seq, {}, last.seenAt};
    return out;
}

} // namespace tenantry::audit

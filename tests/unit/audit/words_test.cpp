// Events and what is wrong with the chain of them, in words.
#include "audit/verify.h"
#include "audit/words.h"

#include <QTest>
#include <QTimeZone>

using namespace tenantry;
using namespace tenantry::audit;
using namespace Qt::StringLiterals;

namespace {

registry::Event eventOf(const QString &action, const QString &kind, const QJsonObject &before = {}, const QJsonObject &after = {})
{
    registry::Event out;
    out.seq = 316;
    out.at = QDateTime(QDate(2026, 11, 23), QTime(6, 48, 20), QTimeZone::UTC);
    out.action = action;
    out.kind = kind;
    out.entityId = u"id"_s;
    out.subject = u"luis"_s;
    out.before = before;
    out.after = after;
    return out;
}

Finding finding(Damage damage, qint64 from, qint64 to, bool withEvent = true)
{
    Finding out;
    out.damage = damage;
    out.from = from;
    out.to = to;
    if (withEvent)
        out.event = eventOf(u"insert"_s, u"operator_tenant"_s);
    out.seenAt = QDateTime(QDate(2026, 11, 1), QTime(9, 30), QTimeZone::UTC);
    return out;
}

} // namespace

class AuditWordsTest : public QObject {
    Q_OBJECT
private slots:
    // A rotation seals a password anew and leaves it as it is; an event of it looks like one of another password.
    void sealedAnew_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("title");
        QTest::newRow("tenant") << u"tenant_secret"_s << u"Password of a tenant stored anew: luis"_s;
        QTest::newRow("server") << u"server_secret"_s << u"Password of a server stored anew: luis"_s;
        QTest::newRow("reader") << u"tenant_reader"_s << u"Password of a tenant's reader role stored anew: luis"_s;
        QTest::newRow("inspector") << u"tenant_inspection"_s << u"Password of a tenant's inspection role stored anew: luis"_s;
    }
    void sealedAnew()
    {
        QFETCH(QString, kind);
        QFETCH(QString, title);
        QCOMPARE(audit::title(eventOf(u"update"_s, kind, {{u"sealed"_s, u"sha256:0d1c5a"_s}}, {{u"sealed"_s, u"sha256:9b72fe"_s}})).translated(), title);
    }

    // Somebody who guessed, or forgot, is seen in the list.
    void wrongPasswordsBefore()
    {
        const auto said = [](int wrong) { return audit::title(eventOf(u"insert"_s, u"operator_session"_s, {}, {{u"failed_before"_s, wrong}})); };
        QCOMPARE(said(0).translated(), u"Signed in: luis"_s);
        QCOMPARE(said(10).count, 10);
        QVERIFY(said(10).translated().contains(u"after 10 wrong password"_s));
    }
    void aRoleThatChangedOtherwise()
    {
        const QJsonObject after{{u"role_name"_s, u"other"_s}, {u"sealed"_s, u"sha256:9b72fe"_s}};
        QCOMPARE(title(eventOf(u"update"_s, u"tenant_reader"_s, {}, after)).translated(), u"Reader role of a tenant changed: luis"_s);
        QCOMPARE(title(eventOf(u"update"_s, u"tenant_inspection"_s, {}, {{u"openings"_s, u"[]"_s}})).translated(), u"Inspection role of a tenant changed: luis"_s);
        QCOMPARE(title(eventOf(u"insert"_s, u"tenant_reader"_s, {}, {{u"sealed"_s, u"sha256:9b72fe"_s}})).translated(), u"Reader role of a tenant stored: luis"_s);
    }

    // What a kill switch, thrown, does: a switch is off then, of a limit everybody has the default. Where nobody knows which it is, the words are true of both.
    void aKillSwitchIsNamedByTheKind_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("a switch") << u"boolean"_s << QStringList{u"Off for all since"_s, u"Switched off by"_s};
        for (const char *kind : {"number", "text", "choice"})
            QTest::newRow(kind) << QString::fromLatin1(kind) << QStringList{u"Default for all since"_s, u"Default given to all by"_s};
        QTest::newRow("gone") << QString() << QStringList{u"Kill switch thrown since"_s, u"Kill switch thrown by"_s};
    }
    void aKillSwitchIsNamedByTheKind()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, names);
        const auto namesIn = [](const registry::Event &event) {
            QStringList out;
            for (const Change &change : changes(event))
                if (change.field.startsWith(u"killed_"))
                    out << change.name.translated();
            return out;
        };
        const QJsonObject nothing{{u"killed_at"_s, QJsonValue()}, {u"killed_by"_s, u""_s}}, thrown{{u"killed_at"_s, u"2026-11-23T06:48:20Z"_s}, {u"killed_by"_s, u"ana"_s}};
        registry::Event event = eventOf(u"update"_s, u"feature"_s, nothing, thrown);
        event.itsKind = kind;
        QCOMPARE(namesIn(event), names);
        // One that is added or removed says its kind itself.
        QJsonObject whole = thrown;
        if (!kind.isEmpty())
            whole.insert(u"kind"_s, kind);
        QCOMPARE(namesIn(eventOf(u"insert"_s, u"feature"_s, {}, whole)), names);
        QCOMPARE(namesIn(eventOf(u"delete"_s, u"feature"_s, whole)), names);
    }

    // As the pages say them; what is a text stays one.
    void yesAndNo()
    {
        const auto said = [](const QString &kind, const QString &field, const QJsonValue &before, const QJsonValue &after) {
            const QList<Change> all = changes(eventOf(u"update"_s, kind, {{field, before}}, {{field, after}}));
            return all.isEmpty() ? QString() : all.constFirst().before + u" → "_s + all.constFirst().after;
        };
        for (const auto &[kind, field] : {std::pair("plan_feature", "value"), std::pair("tenant_feature", "value"), std::pair("feature_batch", "value"), std::pair("feature", "default_value"), std::pair("feature", "percentage_value")})
            QCOMPARE(said(QLatin1String(kind), QLatin1String(field), true, false), u"On → Off"_s);
        QCOMPARE(said(u"operator"_s, u"enabled"_s, false, true), u"No → Yes"_s);
        QCOMPARE(said(u"tenant_feature"_s, u"value"_s, u"true"_s, u"false"_s), u"true → false"_s);
        QCOMPARE(said(u"tenant_feature"_s, u"value"_s, QJsonValue(), true), u" → On"_s);
    }

    // Not all of it is "changed": who let somebody out, or in again, is looked for by that.
    void whatWasDoneToAnOperator()
    {
        const auto said = [](const QJsonObject &before, const QJsonObject &after, const QString &action = u"update"_s) {
            registry::Event event = eventOf(action, u"operator"_s, before, after);
            event.subject = u"luis"_s;
            return title(event).translated();
        };
        QCOMPARE(said({{u"enabled"_s, true}}, {{u"enabled"_s, false}}), u"Operator disabled: luis"_s);
        QCOMPARE(said({{u"enabled"_s, false}}, {{u"enabled"_s, true}}), u"Operator enabled: luis"_s);
        QCOMPARE(said({{u"role"_s, u"USER"_s}}, {{u"role"_s, u"ADMIN"_s}}), u"Made an ADMIN: luis"_s);
        QCOMPARE(said({{u"role"_s, u"ADMIN"_s}}, {{u"role"_s, u"USER"_s}}), u"Made a USER: luis"_s);
        QCOMPARE(said({{u"must_change_password"_s, false}, {u"public_key"_s, u"a"_s}}, {{u"must_change_password"_s, true}, {u"public_key"_s, u"b"_s}}), u"Password reset: luis"_s);
        QCOMPARE(said({{u"public_key"_s, u"a"_s}}, {{u"public_key"_s, u"b"_s}}), u"Password reset: luis"_s); // before they had signed in
        QCOMPARE(said({{u"must_change_password"_s, true}}, {{u"must_change_password"_s, false}}), u"Chose a password of their own: luis"_s);
        QCOMPARE(said({{u"name"_s, u"L"_s}}, {{u"name"_s, u"Luis"_s}}), u"Operator changed: luis"_s);
        QCOMPARE(said({}, {{u"enabled"_s, true}, {u"role"_s, u"USER"_s}, {u"must_change_password"_s, true}}, u"insert"_s), u"Operator added: luis"_s);

        registry::Event assigned = eventOf(u"insert"_s, u"operator_tenant"_s, {}, {{u"operator_id"_s, u"01a"_s}});
        assigned.subject = u"luis"_s;
        assigned.tenant = u"hemolab"_s;
        QCOMPARE(title(assigned).translated(), u"hemolab assigned to luis"_s);
        assigned.action = u"delete"_s;
        QCOMPARE(title(assigned).translated(), u"hemolab taken away from luis"_s);
        assigned.tenant.clear(); // removed since
        QVERIFY(title(assigned).translated().endsWith(u": luis"_s) || title(assigned).translated().endsWith(u" luis"_s));
    }

    // Nobody knows a plan by its id. What is gone, and what is no reference, stays as it was recorded.
    void idsAreNamed()
    {
        registry::Event event = eventOf(u"update"_s, u"tenant"_s, {{u"plan_id"_s, u"01a"_s}, {u"note"_s, u"01b"_s}}, {{u"plan_id"_s, u"01b"_s}, {u"note"_s, u"01c"_s}});
        const auto said = [&event] {
            QStringList out;
            for (const Change &change : changes(event))
                out << change.name.translated() + u'=' + change.before + u'>' + change.after;
            out.sort();
            return out.join(u' ');
        };
        QCOMPARE(said(), u"Note=01b>01c Plan=01a>01b"_s);
        event.names = {{u"01a"_s, u"gold"_s}};
        QCOMPARE(said(), u"Note=01b>01c Plan=gold>01b"_s);
        event.names.insert(u"01b"_s, u"silver"_s);
        QCOMPARE(said(), u"Note=01b>01c Plan=gold>silver"_s);
    }

    void findingsNameKindsInWords()
    {
        const Finding edited = finding(Damage::Edited, 316, 316);
        QCOMPARE(edited.sentence().translated(), u"Event 316 (2026-11-23T06:48:20Z, Assignment: luis) was edited: its content is not what was recorded."_s);
        QCOMPARE(edited.sentence(Finding::For::Programs).translated(), u"Event 316 (2026-11-23T06:48:20Z, operator_tenant luis) was edited: its content is not what was recorded."_s);
    }

    void oneEventOrMany_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<bool>("withEvent");
        QTest::addColumn<QString>("one"); // how the sentence about 317 begins
        QTest::addColumn<QString>("many");
        QTest::newRow("missing") << Damage::Missing << true << u"Event 317 is missing. It came after event 316 ("_s << u"Events 317 to 319 are missing. They came after event 316 ("_s;
        QTest::newRow("first") << Damage::Missing << false << u"Event 317, at the beginning, is missing."_s << u"Events 317 to 319, at the beginning, are missing."_s;
        QTest::newRow("cut off") << Damage::CutOff << true << u"Event 317 was cut off at the end."_s << u"Events 317 to 319 were cut off at the end."_s;
        QTest::newRow("added") << Damage::Added << true << u"Event 317 (of 2026-11-23T06:48:20Z, Assignment: luis) stands"_s << u"Events 317 to 319 (the first of 2026-11-23T06:48:20Z, Assignment: luis) stand"_s;
        QTest::newRow("behind") << Damage::Behind << true << u"Event 317 was there on 2026-11-01T09:30:00Z and is not"_s << u"Events 317 to 319 were there on 2026-11-01T09:30:00Z and are not"_s;
        QTest::newRow("rewritten") << Damage::Rewritten << true << u"Event 317 is not the one that was there on 2026-11-01T09:30:00Z: it was rewritten,"_s
                                   << u"Event 319 is not the one that was there on 2026-11-01T09:30:00Z: the events were rewritten from somewhere between 317 and 319,"_s;
    }
    void oneEventOrMany()
    {
        QFETCH(Damage, damage);
        QFETCH(bool, withEvent);
        QFETCH(QString, one);
        QFETCH(QString, many);
        const auto said = [&](qint64 to, Finding::For whom = Finding::For::People) { return finding(damage, 317, to, withEvent).sentence(whom).translated(); };
        QVERIFY2(said(317).startsWith(one), qPrintable(said(317)));
        QVERIFY2(said(319).startsWith(many), qPrintable(said(319)));
        QVERIFY(!said(317).contains(u'%') && !said(319).contains(u'%'));
        QVERIFY2(said(317, Finding::For::Programs).contains(damage == Damage::Rewritten ? u"between 317 and 317"_s : u"317 to 317"_s), qPrintable(said(317, Finding::For::Programs)));
    }
};

QTEST_GUILESS_MAIN(AuditWordsTest)
#include "words_test.moc"

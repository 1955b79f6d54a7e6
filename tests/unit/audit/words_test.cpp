// Events in words.
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

    void aRoleThatChangedOtherwise()
    {
        const QJsonObject after{{u"role_name"_s, u"other"_s}, {u"sealed"_s, u"sha256:9b72fe"_s}};
        QCOMPARE(title(eventOf(u"update"_s, u"tenant_reader"_s, {}, after)).translated(), u"Reader role of a tenant changed: luis"_s);
        QCOMPARE(title(eventOf(u"update"_s, u"tenant_inspection"_s, {}, {{u"openings"_s, u"[]"_s}})).translated(), u"Inspection role of a tenant changed: luis"_s);
        QCOMPARE(title(eventOf(u"insert"_s, u"tenant_reader"_s, {}, {{u"sealed"_s, u"sha256:9b72fe"_s}})).translated(), u"Reader role of a tenant stored: luis"_s);
    }
};

QTEST_GUILESS_MAIN(AuditWordsTest)
#include "words_test.moc"

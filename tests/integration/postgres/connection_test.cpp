#include "support/qcamain.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <thread>

using namespace tenantry;
using namespace tenantry::postgres;
using namespace std::chrono_literals;
using base::Kind;
using test::describe;
using test::TestCluster;

class ConnectionTest : public QObject {
    Q_OBJECT
private slots:
    void valuesComeBackAsTheyWere()
    {
        const auto connection = TestCluster::connect();
        const QString text = QStringLiteral("O'Higgins \"\\ 🧪 שלום $$; --");
        QByteArray blob;
        for (int i = 0; i < 256; ++i)
            blob += char(i);
        const QStringList list{QStringLiteral("a"), QString(), QStringLiteral("b,c"), QStringLiteral("q\"\\{}"), QStringLiteral("NULL"), text};
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::UTC);
        const QJsonObject json{{QStringLiteral("ñ"), text}};
        const auto rows = connection->query(
            "SELECT $1::text, $2::bytea, $3::text[], $4::timestamptz, $5::jsonb, $6::bigint, $7::float8, $8::boolean, $9::text, $10::int",
            {text, Param::bytea(blob), list, time, json, qint64(-9'007'199'254'740'993), 0.1, true, std::nullopt, Param::orNull({})});
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->text(0, 0), text);
        QCOMPARE(rows->bytea(0, 1), blob);
        QCOMPARE(rows->array(0, 2), list);
        QCOMPARE(rows->time(0, 3), time);
        QCOMPARE(rows->json(0, 4), json);
        QCOMPARE(rows->integer(0, 5), qint64(-9'007'199'254'740'993));
        QCOMPARE(rows->number(0, 6), 0.1);
        QVERIFY(rows->boolean(0, 7));
        QVERIFY(rows->isNull(0, 8) && rows->isNull(0, 9));
    }

    void stopCancelsOnTheServer()
    {
        const auto connection = TestCluster::connect();
        std::stop_source source;
        connection->setStop(source.get_token());
        std::jthread later([&] {
            std::this_thread::sleep_for(100ms);
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto rows = connection->query("SELECT pg_sleep(30)");
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, Kind::Cancelled);
        QVERIFY2(timer.elapsed() < 1100, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(connection->query("SELECT 1").error().kind, Kind::Cancelled); // still stopped
        connection->setStop({});
        QVERIFY(connection->query("SELECT 1"));
    }
};

TENANTRY_TEST_MAIN(ConnectionTest)
#include "connection_test.moc"

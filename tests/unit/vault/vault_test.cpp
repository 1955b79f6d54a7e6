#include "vault/vault.h"

#include <QTest>
#include <QTimeZone>
#include <atomic>
#include <latch>
#include <thread>

using namespace tenantry;
using namespace tenantry::vault;
using base::Kind;
using base::Secret;
using namespace std::chrono_literals;

namespace {

const QString admin = QStringLiteral("admin"), inspect = QStringLiteral("inspect"), row = QStringLiteral("tenant/1/owner");

template <class T>
Kind kindOf(const base::Result<T> &result)
{
    return result ? Kind::Internal : result.error().kind;
}

} // namespace

class VaultTest : public QObject {
    Q_OBJECT
    QCA::Initializer m_qca;
    KeyPair m_pair;
    DataKey m_old, m_new;
    Vault::Material m_material;
    std::atomic<qint64> m_now = 0; // ms since the epoch
    std::atomic<int> m_asked = 0;

    base::Clock clock()
    {
        return [this] { return QDateTime::fromMSecsSinceEpoch(m_now, QTimeZone::UTC); };
    }
    Vault::PasswordSource right()
    {
        return [this]() -> base::Result<Secret> {
            ++m_asked;
            return Secret("pw");
        };
    }

private slots:
    void initTestCase()
    {
        m_pair = newKeyPair().value();
        m_old = newDataKey(admin, 1);
        m_new = newDataKey(admin, 2);
        m_material = {QStringLiteral("ana"), sealPrivateKey(m_pair, QStringLiteral("ana"), Secret("pw"), quickKdf).value(),
                      {{admin, 1, wrapDataKey(m_old, m_pair.publicPem).value()}, {admin, 2, wrapDataKey(m_new, m_pair.publicPem).value()}}};
    }
    void init()
    {
        m_now = 1750000000000;
        m_asked = 0;
    }

    void staysLockedUntilNeeded()
    {
        Vault vault(m_material, right(), clock());
        QVERIFY(vault.isLocked());
        QCOMPARE(m_asked.load(), 0);
        const auto sealed = vault.seal(admin, row, Secret("secret"));
        QVERIFY(sealed);
        QCOMPARE(m_asked.load(), 1);
        QVERIFY(!vault.isLocked());
        QCOMPARE(vault.open(admin, row, *sealed)->toByteArray(), QByteArray("secret"));
        QCOMPARE(m_asked.load(), 1);
    }
    void sealsWithTheNewestOpensWithAll()
    {
        Vault vault(m_material, right(), clock());
        QCOMPARE(keyVersion(*vault.seal(admin, row, Secret("new"))), 2);
        QCOMPARE(vault.open(admin, row, *seal(m_old, row, Secret("old")))->toByteArray(), QByteArray("old"));
        QVERIFY(vault.key(admin, 1)->bytes == m_old.bytes);
        QVERIFY(vault.key(admin)->bytes == m_new.bytes);
        QVERIFY(!vault.open(admin, QStringLiteral("tenant/2/owner"), *seal(m_old, row, Secret("old"))));
        QCOMPARE(kindOf(vault.open(admin, row, QStringLiteral("junk"))), Kind::Crypto);
    }
    void noGrantIsPermissionAndAsksNobody()
    {
        Vault vault(m_material, right(), clock());
        QCOMPARE(kindOf(vault.key(inspect)), Kind::Permission);
        QCOMPARE(kindOf(vault.key(admin, 3)), Kind::Permission);
        QCOMPARE(kindOf(vault.seal(inspect, row, Secret("x"))), Kind::Permission);
        QCOMPARE(kindOf(vault.open(inspect, row, *seal(newDataKey(inspect), row, Secret("x")))), Kind::Permission);
        const auto sentence = vault.key(inspect).error().message.translated();
        QVERIFY2(sentence.contains(QStringLiteral("inspect")) && sentence.contains(QStringLiteral("ana")), qPrintable(sentence));
        QCOMPARE(m_asked.load(), 0);
    }
    void locksAfterIdleTime()
    {
        Vault vault(m_material, right(), clock(), 15min);
        QVERIFY(vault.key(admin));
        m_now += 14 * 60 * 1000;
        QVERIFY(vault.key(admin)); // use counts
        m_now += 14 * 60 * 1000;
        QVERIFY(!vault.isLocked());
        QCOMPARE(m_asked.load(), 1);
        m_now += 60 * 1000;
        QVERIFY(vault.isLocked());
        QVERIFY(vault.key(admin));
        QCOMPARE(m_asked.load(), 2);
    }
    void lookingDoesNotKeepItOpen()
    {
        Vault vault(m_material, right(), clock(), 60s);
        QVERIFY(vault.key(admin));
        for (int i = 0; i < 59; ++i) {
            m_now += 1000;
            QVERIFY(!vault.isLocked());
        }
        m_now += 1000;
        QVERIFY(vault.isLocked());
    }
    void clockPutBackLocks()
    {
        Vault vault(m_material, right(), clock(), 15min);
        QVERIFY(vault.key(admin));
        m_now -= 24 * 3600 * 1000;
        QVERIFY(vault.isLocked());
    }
    void forgetsWithoutBeingAsked() // nobody calls it: its own watch wipes the keys
    {
        std::atomic<int> looks = 0;
        const auto here = std::this_thread::get_id();
        const auto watched = [this, here, &looks, inner = clock()] {
            const QDateTime now = inner();
            looks += std::this_thread::get_id() != here && now.toMSecsSinceEpoch() > 1750000000000;
            return now;
        };
        Vault vault(m_material, right(), watched, 1s);
        QVERIFY(vault.key(admin));
        m_now += 2000;
        QTRY_VERIFY(looks > 0); // the watch has seen the time
        m_now -= 2000;          // so that only a vault that it locked is locked now
        QVERIFY(vault.isLocked());
    }
    void locksAtOnce()
    {
        Vault vault(m_material, right(), clock());
        QVERIFY(vault.key(admin));
        vault.lock();
        QVERIFY(vault.isLocked());
        vault.lock();
        QVERIFY(vault.key(admin));
        QVERIFY(!vault.isLocked());
        QCOMPARE(m_asked.load(), 2);
    }
    void wrongPasswordLeavesItLocked()
    {
        Vault vault(m_material, []() -> base::Result<Secret> { return Secret("wrong"); }, clock());
        QCOMPARE(kindOf(vault.key(admin)), Kind::Authentication);
        QVERIFY(vault.isLocked());
        Vault cancelled(m_material, []() -> base::Result<Secret> { return base::fail(Kind::Cancelled, "Cancelled."); }, clock());
        QCOMPARE(kindOf(cancelled.seal(admin, row, Secret("x"))), Kind::Cancelled);
        QVERIFY(cancelled.isLocked());
    }
    void damagedGrantKeepsNoOtherShut()
    {
        Vault::Material material = m_material;
        material.grants[1].wrapped[5] = char(material.grants[1].wrapped[5] ^ 1);
        Vault vault(material, right(), clock());
        QCOMPARE(kindOf(vault.key(admin, 2)), Kind::Crypto);
        QVERIFY(vault.key(admin, 1));
        QCOMPARE(kindOf(vault.key(admin, 2)), Kind::Crypto);
        QCOMPARE(m_asked.load(), 1);
        // The grant of another key put in its row.
        material = m_material;
        std::swap(material.grants[0].wrapped, material.grants[1].wrapped);
        Vault swapped(material, right(), clock());
        QCOMPARE(kindOf(swapped.key(admin, 1)), Kind::Crypto);
        QCOMPARE(kindOf(swapped.key(admin, 2)), Kind::Crypto);
    }
    void manyWorkersOneQuestion()
    {
        Vault vault(m_material, right(), clock());
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 100; ++i) {
                        const auto sealed = vault.seal(admin, row, Secret("x"));
                        wrong += !sealed || !vault.open(admin, row, *sealed);
                    }
                });
        }
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(m_asked.load(), 1);
    }
    void lockWhileAskingIsObeyed()
    {
        std::latch asking(1), answer(1);
        Vault vault(m_material, [&]() -> base::Result<Secret> {
            asking.count_down();
            answer.wait();
            return Secret("pw");
        }, clock());
        base::Result<DataKey> key;
        {
            std::jthread worker([&] { key = vault.key(admin); });
            asking.wait();
            QVERIFY(vault.isLocked()); // answers although somebody is being asked
            vault.lock();
            answer.count_down();
        }
        QVERIFY(key); // the one that the person answered for
        QVERIFY(vault.isLocked());
    }
    void lockedAndUnlockedByManyAtOnce()
    {
        Vault vault(m_material, right(), clock());
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 6; ++i) {
                        if (t == 0)
                            vault.lock();
                        wrong += !vault.key(admin);
                        vault.isLocked();
                    }
                });
        }
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(VaultTest)
#include "vault_test.moc"

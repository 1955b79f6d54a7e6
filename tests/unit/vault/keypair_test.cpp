#include "vault/aesgcm.h"
#include "vault/keypair.h"
#include "vault/passwordhash.h"

#include <QElapsedTimer>
#include <QTest>
#include <argon2.h>
#include <atomic>
#include <thread>

using namespace tenantry;
using namespace tenantry::vault;
using base::Kind;
using base::Secret;

namespace {

const QString ana = QStringLiteral("ana");
constexpr KdfParameters quick = quickKdf;

template <class T>
Kind kindOf(const base::Result<T> &result)
{
    return result ? Kind::Internal : result.error().kind;
}

QString changed(const QString &sealed, int field, const QString &value)
{
    QStringList parts = sealed.split(QLatin1Char(':'));
    parts[field] = value;
    return parts.join(QLatin1Char(':'));
}

QString text(const Secret &secret) { return base::textFromSecret(secret); }

} // namespace

class KeyPairTest : public QObject {
    Q_OBJECT
    QCA::Initializer m_qca;
    KeyPair m_pair;
    KeyPair m_other;
    QString m_sealed;

private slots:
    void initTestCase() // on workers from the first moment: QCA loads its plugin there
    {
        base::Result<KeyPair> one, two;
        {
            std::jthread a([&] { one = newKeyPair(); });
            std::jthread b([&] { two = newKeyPair(); });
        }
        QVERIFY(one && two);
        m_pair = *one;
        m_other = *two;
        QVERIFY(m_pair.publicPem.startsWith("-----BEGIN PUBLIC KEY-----"));
        QVERIFY(m_pair.publicPem != m_other.publicPem);
        QVERIFY(m_pair.privatePem.isSecure());
        const auto sealed = sealPrivateKey(m_pair, ana, Secret("correct horse"), quick);
        QVERIFY(sealed);
        m_sealed = *sealed;
    }

    // RFC 9106, 5.3: the library that is linked is Argon2id 1.3. (With secret and associated data, so by its own interface.)
    void officialArgon2idVector()
    {
        QByteArray password(32, '\1'), salt(16, '\2'), secret(8, '\3'), data(12, '\4'), tag(32, '\0');
        const auto bytes = [](QByteArray &array) { return reinterpret_cast<uint8_t *>(array.data()); };
        argon2_context context{};
        context.out = bytes(tag), context.outlen = 32;
        context.pwd = bytes(password), context.pwdlen = 32;
        context.salt = bytes(salt), context.saltlen = 16;
        context.secret = bytes(secret), context.secretlen = 8;
        context.ad = bytes(data), context.adlen = 12;
        context.t_cost = 3, context.m_cost = 32, context.lanes = 4, context.threads = 4, context.version = ARGON2_VERSION_13;
        QCOMPARE(argon2id_ctx(&context), int(ARGON2_OK));
        QCOMPARE(tag.toHex(), QByteArray("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
    }
    void derivesKeys()
    {
        const QByteArray salt(16, 's');
        const auto key = deriveKey(Secret("password"), salt, quick);
        QVERIFY(key);
        QCOMPARE(key->size(), 32);
        QVERIFY(*key == *deriveKey(Secret("password"), salt, quick));
        QVERIFY(*key != *deriveKey(Secret("Password"), salt, quick));
        QVERIFY(*key != *deriveKey(Secret("password"), QByteArray(16, 't'), quick));
        QVERIFY(*key != *deriveKey(Secret("password"), salt, {quick.memoryKib + 1024, quick.iterations, quick.lanes}));
        QVERIFY(!deriveKey(Secret("password"), QByteArray(8, 's'), quick));
        QVERIFY(!deriveKey(Secret("password"), QByteArray(), quick));
    }
    void refusesUnfitParameters_data()
    {
        QTest::addColumn<quint32>("memory");
        QTest::addColumn<quint32>("passes");
        QTest::addColumn<quint32>("lanes");
        QTest::newRow("nothing") << 0u << 0u << 0u;
        QTest::newRow("weak memory") << 1024u << 2u << 1u;
        QTest::newRow("one pass") << 19u * 1024 << 1u << 1u;
        QTest::newRow("no pass") << 64u * 1024 << 0u << 1u;
        QTest::newRow("no lane") << 64u * 1024 << 3u << 0u;
        QTest::newRow("over 4 GiB") << 4u * 1024 * 1024 + 1 << 1u << 1u;
        QTest::newRow("a terabyte") << 999999999u << 1u << 1u;
        QTest::newRow("65 passes") << 64u * 1024 << 65u << 1u;
        QTest::newRow("a year") << 64u * 1024 << 999999999u << 1u;
        QTest::newRow("much, often") << 4u * 1024 * 1024 << 64u << 1u;
        QTest::newRow("many lanes") << 64u * 1024 << 3u << 65u;
        QTest::newRow("lanes that overflow") << 64u * 1024 << 3u << 0x20000001u;
    }
    void refusesUnfitParameters()
    {
        QFETCH(quint32, memory);
        QFETCH(quint32, passes);
        QFETCH(quint32, lanes);
        QElapsedTimer timer;
        timer.start();
        const KdfParameters asked{memory, passes, lanes};
        QCOMPARE(kindOf(deriveKey(Secret("p"), QByteArray(16, 's'), asked)), Kind::InvalidInput);
        QCOMPARE(kindOf(sealPrivateKey(m_pair, ana, Secret("p"), asked)), Kind::InvalidInput);
        QCOMPARE(kindOf(hashPassword(Secret("p"), asked)), Kind::InvalidInput);
        // A forged row in the registry.
        QString forged = changed(m_sealed, 1, QString::number(memory));
        forged = changed(forged, 2, QString::number(passes));
        forged = changed(forged, 3, QString::number(lanes));
        QCOMPARE(kindOf(openPrivateKey(forged, ana, Secret("correct horse"))), Kind::Crypto);
        QVERIFY2(timer.elapsed() < 10'000, "it worked on it before it refused");
    }

    void privateKeyOpensForItsOwner()
    {
        const QStringList parts = m_sealed.split(QLatin1Char(':'));
        QCOMPARE(parts.size(), 8);
        QCOMPARE(parts.mid(0, 4).join(QLatin1Char(':')), QStringLiteral("k1:19456:2:1"));
        QVERIFY(!m_sealed.contains(QStringLiteral("PRIVATE")));
        const auto opened = openPrivateKey(m_sealed, ana, Secret("correct horse"));
        QVERIFY(opened);
        QVERIFY(*opened == m_pair.privatePem);
        const auto again = sealPrivateKey(m_pair, ana, Secret("correct horse"), quick);
        QVERIFY(*again != m_sealed);
        for (int field : {4, 5, 6, 7})
            QVERIFY(again->section(QLatin1Char(':'), field, field) != parts[field]);
    }
    void passwordsOfAllKinds_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("a megabyte") << QByteArray(1024 * 1024, 'p');
        QTest::newRow("not ASCII") << QStringLiteral("contraseña 🔑").toUtf8();
        QTest::newRow("quotes") << QByteArray("'\"\\$");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
    }
    void passwordsOfAllKinds()
    {
        QFETCH(QByteArray, password);
        const auto sealed = sealPrivateKey(m_pair, ana, Secret(password), quick);
        QVERIFY(sealed);
        QVERIFY(openPrivateKey(*sealed, ana, Secret(password)));
        QByteArray other = password;
        other.back() = char(other.back() ^ 1);
        QCOMPARE(kindOf(openPrivateKey(*sealed, ana, Secret(other))), Kind::Authentication);
        const auto phc = hashPassword(Secret(password), quick);
        QVERIFY(phc);
        QVERIFY(verifyPassword(*phc, Secret(password)));
        QVERIFY(!verifyPassword(*phc, Secret(other)));
    }
    void wrongPasswordIsTold()
    {
        for (const char *wrong : {"", "correct horse ", "Correct horse", "correct hors"})
            QCOMPARE(kindOf(openPrivateKey(m_sealed, ana, Secret(wrong))), Kind::Authentication);
    }
    void privateKeyIsBoundToItsLogin()
    {
        for (const QString &login : {QStringLiteral("bob"), QStringLiteral("Ana"), QStringLiteral("ana "), QString()})
            QVERIFY2(!openPrivateKey(m_sealed, login, Secret("correct horse")), qPrintable(login));
    }
    void damageIsTold()
    {
        const QByteArray ciphertext = *fromText(m_sealed.section(QLatin1Char(':'), 6, 6));
        const QByteArray tag = *fromText(m_sealed.section(QLatin1Char(':'), 7, 7));
        const Secret password("correct horse");
        for (qsizetype at : {qsizetype(0), ciphertext.size() / 2, ciphertext.size() - 1}) {
            QByteArray damaged = ciphertext;
            damaged[at] = char(damaged[at] ^ 1);
            QCOMPARE(kindOf(openPrivateKey(changed(m_sealed, 6, QString::fromLatin1(toText(damaged))), ana, password)), Kind::Crypto);
        }
        QByteArray damaged = tag;
        damaged[3] = char(damaged[3] ^ 0x40);
        QCOMPARE(kindOf(openPrivateKey(changed(m_sealed, 7, QString::fromLatin1(toText(damaged))), ana, password)), Kind::Crypto);
        for (int size = 0; size < 16; ++size)
            QCOMPARE(kindOf(openPrivateKey(changed(m_sealed, 7, QString::fromLatin1(toText(tag.first(size)))), ana, password)), Kind::Crypto);
        for (int field = 0; field < 8; ++field)
            QCOMPARE(kindOf(openPrivateKey(changed(m_sealed, field, QString()), ana, password)), Kind::Crypto);
        QCOMPARE(kindOf(openPrivateKey(QString(), ana, password)), Kind::Crypto);
        QCOMPARE(kindOf(openPrivateKey(m_sealed + QStringLiteral(":x"), ana, password)), Kind::Crypto);
        // Salt and nonce: indistinguishable from a wrong password, and shut all the same.
        for (int field : {4, 5}) {
            QByteArray bytes = *fromText(m_sealed.section(QLatin1Char(':'), field, field));
            bytes[0] = char(bytes[0] ^ 1);
            QVERIFY(!openPrivateKey(changed(m_sealed, field, QString::fromLatin1(toText(bytes))), ana, password));
        }
    }

    void dataKeysAreWrapped()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"), 7);
        const auto wrapped = wrapDataKey(key, m_pair.publicPem);
        QVERIFY(wrapped);
        QCOMPARE(wrapped->size(), 384); // 3072 bits
        QVERIFY(*wrapDataKey(key, m_pair.publicPem) != *wrapped);
        const auto unwrapped = unwrapDataKey(QStringLiteral("admin"), 7, *wrapped, m_pair.privatePem);
        QVERIFY(unwrapped);
        QCOMPARE(unwrapped->name, key.name);
        QCOMPARE(unwrapped->version, 7);
        QVERIFY(unwrapped->bytes == key.bytes);
    }
    void grantsCannotBeSwapped()
    {
        const DataKey key = newDataKey(QStringLiteral("inspect"), 1);
        const QByteArray wrapped = *wrapDataKey(key, m_pair.publicPem);
        QCOMPARE(kindOf(unwrapDataKey(QStringLiteral("inspect"), 1, wrapped, m_other.privatePem)), Kind::Crypto);
        QCOMPARE(kindOf(unwrapDataKey(QStringLiteral("admin"), 1, wrapped, m_pair.privatePem)), Kind::Crypto);
        QCOMPARE(kindOf(unwrapDataKey(QStringLiteral("inspect"), 2, wrapped, m_pair.privatePem)), Kind::Crypto);
        for (qsizetype at = 0; at < wrapped.size(); at += 37) {
            QByteArray damaged = wrapped;
            damaged[at] = char(damaged[at] ^ 1);
            QCOMPARE(kindOf(unwrapDataKey(QStringLiteral("inspect"), 1, damaged, m_pair.privatePem)), Kind::Crypto);
        }
        for (const QByteArray &other : {QByteArray(), QByteArray("x"), wrapped.chopped(1), wrapped + 'x', QByteArray(384, '\0')})
            QCOMPARE(kindOf(unwrapDataKey(QStringLiteral("inspect"), 1, other, m_pair.privatePem)), Kind::Crypto);
    }
    void refusesBadKeys()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"));
        for (const QByteArray &pem : {QByteArray(), QByteArray("not a key"), m_pair.publicPem.first(120)})
            QCOMPARE(kindOf(wrapDataKey(key, pem)), Kind::Crypto);
        QCA::KeyGenerator generator;
        generator.setBlockingEnabled(true);
        const QByteArray weak = generator.createRSA(1024).toPublicKey().toPEM().toLatin1();
        QCOMPARE(kindOf(wrapDataKey(key, weak)), Kind::Crypto);
        QVERIFY(!wrapDataKey({QString(300, QLatin1Char('n')), 1, key.bytes}, m_pair.publicPem)); // QCA would cut the key off
        QVERIFY(!wrapDataKey({QStringLiteral("admin"), 1, Secret(16)}, m_pair.publicPem));
        QCOMPARE(kindOf(unwrapDataKey(QStringLiteral("admin"), 1, QByteArray(384, 'x'), Secret("junk"))), Kind::Crypto);
    }
    void workersWrapAtOnce()
    {
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 10; ++i) {
                        const DataKey key = newDataKey(QStringLiteral("admin"), i + 1);
                        const auto wrapped = wrapDataKey(key, m_pair.publicPem);
                        const auto back = wrapped ? unwrapDataKey(key.name, key.version, *wrapped, m_pair.privatePem) : base::Result<DataKey>();
                        wrong += !back || back->bytes != key.bytes;
                    }
                });
        }
        QCOMPARE(wrong.load(), 0);
    }

    void passwordHashes()
    {
        const auto phc = hashPassword(Secret("s3cret"), quick);
        QVERIFY(phc);
        QVERIFY(phc->startsWith(QStringLiteral("$argon2id$v=19$m=19456,t=2,p=1$")));
        QVERIFY(*hashPassword(Secret("s3cret"), quick) != *phc);

        // Not stretched only when it cannot be guessed.
        const auto random = hashRandomPassword(Secret(QByteArray(16, 'x')));
        QVERIFY(random && verifyPassword(*random, Secret(QByteArray(16, 'x'))) && !verifyPassword(*random, Secret("x")));
        QVERIFY(random->contains(QLatin1String("m=4096,t=1,p=1")));
        const auto chosen = hashRandomPassword(Secret("s3cret"));
        QVERIFY(chosen && !chosen->contains(QLatin1String("m=4096,")));
        // From the reference implementation's own tests.
        const QString reference = QStringLiteral("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        QVERIFY(verifyPassword(reference, Secret("password")));
        QVERIFY(!verifyPassword(reference, Secret("Password")));
        QElapsedTimer timer;
        timer.start();
        for (QString forged : {QStringLiteral("m=999999999,t=2"), QStringLiteral("m=65536,t=999999"), QStringLiteral("m=4194304,t=64")})
            QVERIFY(!verifyPassword(QString(reference).replace(QStringLiteral("m=65536,t=2"), forged), Secret("password")));
        QVERIFY(timer.elapsed() < 10'000);
        for (const QString &junk : {QString(), QStringLiteral("password"), QString(reference).replace(QStringLiteral("2id"), QStringLiteral("2i")),
                                    reference + QLatin1Char('\n'), reference.chopped(1)})
            QVERIFY(!verifyPassword(junk, Secret("password")));
    }

    void recoveryKeysAreReadAloud()
    {
        const QString key = text(newRecoveryKey());
        QCOMPARE(key.size(), 44);
        QCOMPARE(key.split(QLatin1Char('-')).size(), 9);
        QVERIFY(text(newRecoveryKey()) != key);
        const auto same = [&](const QString &typed) {
            const auto normal = normalizedRecoveryKey(typed);
            return normal && text(*normal) == key;
        };
        QVERIFY(same(key));
        QVERIFY(same(key.toLower()));
        QVERIFY(same(QString(key).remove(QLatin1Char('-'))));
        QVERIFY(same(QStringLiteral("  ") + QString(key).replace(QLatin1Char('-'), QStringLiteral(" \n")) + QLatin1Char('\t')));
        QVERIFY(same(QString(key).replace(QLatin1Char('-'), QChar(0x2013)))); // a text program's dash
        QVERIFY(same(QString(key).replace(QLatin1Char('0'), QLatin1Char('O')).replace(QLatin1Char('1'), QLatin1Char('l'))));
        QVERIFY(same(QString(key).replace(QLatin1Char('0'), QLatin1Char('o')).replace(QLatin1Char('1'), QLatin1Char('I'))));
    }
    void recoveryKeysNameTheWrongGroup()
    {
        int named = 0;
        for (int round = 0; round < 20; ++round) {
            const QString key = text(newRecoveryKey());
            const int group = round % 9;
            QString typed = key;
            const int at = group * 5 + round % 4;
            typed[at] = typed[at] == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
            const auto refused = normalizedRecoveryKey(typed);
            QCOMPARE(kindOf(refused), Kind::InvalidInput);
            named += refused.error().message.args.value(0) == QString::number(group + 1);
            QVERIFY(!refused.error().message.translated().contains(key.first(4)));
        }
        QVERIFY2(named >= 19, qPrintable(QString::number(named))); // one in a thousand has two explanations
    }
    void recoveryKeysOfTheWrongForm()
    {
        const QString key = QStringLiteral("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH-JJJJ");
        const auto group = [](const QString &typed) { return normalizedRecoveryKey(typed).error().message.args.value(0); };
        QCOMPARE(group(QString(key).replace(QStringLiteral("CCCC"), QStringLiteral("CCUC"))), QStringLiteral("3")); // U is none
        QCOMPARE(group(QString(key).replace(QStringLiteral("DDDD"), QStringLiteral("DDD"))), QStringLiteral("4"));
        QCOMPARE(group(QString(key).replace(QStringLiteral("DDDD"), QStringLiteral("DDDDD"))), QStringLiteral("4"));
        QCOMPARE(group(QString(key).remove(QLatin1Char('-')).replace(QStringLiteral("EEEE"), QStringLiteral("EE!E"))), QStringLiteral("5"));
        for (const QString &typed : {QString(), QStringLiteral("A"), key + key, key.first(39), QString(1000000, QLatin1Char('A')),
                                     QStringLiteral("ñandú"), key + QChar(0)})
            QCOMPARE(kindOf(normalizedRecoveryKey(typed)), Kind::InvalidInput);
    }
    void recoveryKeyIsAPassword()
    {
        const Secret recovery = newRecoveryKey();
        const auto sealed = sealPrivateKey(m_other, QStringLiteral("recovery"), recovery, quick);
        QVERIFY(sealed);
        const auto typed = normalizedRecoveryKey(text(recovery).toLower().replace(QLatin1Char('-'), QLatin1Char(' ')));
        QVERIFY(openPrivateKey(*sealed, QStringLiteral("recovery"), *typed));
    }
};

QTEST_GUILESS_MAIN(KeyPairTest)
#include "keypair_test.moc"

#include "vault/aesgcm.h"
#include "vault/sealing.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <atomic>
#include <thread>

using namespace tenantry;
using namespace tenantry::vault;
using base::Kind;
using base::Secret;

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

Kind kindOf(const base::Result<Secret> &result) { return result ? Kind::Internal : result.error().kind; }

const QString row = QStringLiteral("tenant/0197a1b2-0000-7000-8000-000000000001/owner");

} // namespace

class SealingTest : public QObject {
    Q_OBJECT
    QCA::Initializer m_qca;

private slots:
    // McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B: the cases with AES-256, a 96-bit IV and no AAD.
    void officialGcmVectors_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("plaintext");
        QTest::addColumn<QByteArray>("ciphertext");
        QTest::addColumn<QByteArray>("tag");
        const QByteArray zeroKey(32, '\0'), zeroNonce(12, '\0');
        QTest::newRow("13") << zeroKey << zeroNonce << QByteArray() << QByteArray() << hex("530f8afbc74536b9a963b4f1c4cb738b");
        QTest::newRow("14") << zeroKey << zeroNonce << QByteArray(16, '\0') << hex("cea7403d4d606b6e074ec5d3baf39d18")
                            << hex("d0d1c8a799996bf0265b98b5d48ab919");
        QTest::newRow("15") << hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308") << hex("cafebabefacedbaddecaf888")
                            << hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                   "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255")
                            << hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                   "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad")
                            << hex("b094dac5d93471bdec1a502270e3cc6c");
    }
    void officialGcmVectors()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, plaintext);
        QFETCH(QByteArray, ciphertext);
        QFETCH(QByteArray, tag);
        const auto encrypted = encrypt(Secret(key), nonce, Secret(plaintext));
        QVERIFY2(encrypted, encrypted ? "" : qPrintable(encrypted.error().detail));
        QCOMPARE(encrypted->ciphertext.toHex(), ciphertext.toHex());
        QCOMPARE(encrypted->tag.toHex(), tag.toHex());
        const auto opened = decrypt(Secret(key), nonce, ciphertext, tag);
        QVERIFY(opened.has_value());
        QCOMPARE(opened->toByteArray().toHex(), plaintext.toHex());
    }

    // RFC 5869, appendix A.1 to A.3.
    void officialHkdfVectors()
    {
        const auto range = [](int from, int to) {
            QByteArray bytes;
            for (int i = from; i <= to; ++i)
                bytes.append(char(i));
            return bytes;
        };
        const Secret b(QByteArray(22, '\x0b'));
        const auto one = derive(b, range(0, 0x0c), range(0xf0, 0xf9), 42);
        QCOMPARE(one->toByteArray().toHex(), QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
        const auto two = derive(Secret(range(0, 0x4f)), range(0x60, 0xaf), range(0xb0, 0xff), 82);
        QCOMPARE(two->toByteArray().toHex(), QByteArray("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e59"
                                                        "0e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"));
        const auto three = derive(b, {}, {}, 42);
        QCOMPARE(three->toByteArray().toHex(), QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
    }
    void everyByteOfTheInfoIsBound()
    {
        const Secret key(QByteArray(32, 'k'));
        const QByteArray salt(16, 's');
        QByteArray info(maxInfoBytes, 'i');
        const auto first = derive(key, salt, info, 32);
        QVERIFY(first);
        info.back() = 'j'; // OpenSSL ignores what it finds too long, and QCA ignores that it did
        QVERIFY(*derive(key, salt, info, 32) != *first);
        QVERIFY(!derive(key, salt, info + 'x', 32));
        QVERIFY(!seal(newDataKey(QStringLiteral("admin")), QString(maxInfoBytes + 1, QLatin1Char('x')), Secret("a")));
        QVERIFY(!seal(newDataKey(QStringLiteral("admin")), QString(), Secret("a")));
    }

    void refusesOtherSizes()
    {
        const Secret key(QByteArray(32, 'k'));
        const QByteArray nonce(12, 'n');
        const auto good = encrypt(key, nonce, Secret("secret"));
        QVERIFY(good);
        for (int size : {0, 1, 16, 24, 31, 33, 64}) {
            QVERIFY(!encrypt(Secret(QByteArray(size, 'k')), nonce, Secret("x")));
            QCOMPARE(kindOf(decrypt(Secret(QByteArray(size, 'k')), nonce, good->ciphertext, good->tag)), Kind::Crypto);
        }
        for (int size : {0, 1, 8, 11, 13, 16}) {
            QVERIFY(!encrypt(key, QByteArray(size, 'n'), Secret("x")));
            QCOMPARE(kindOf(decrypt(key, QByteArray(size, 'n'), good->ciphertext, good->tag)), Kind::Crypto);
        }
        for (int size = 0; size < 16; ++size)
            QCOMPARE(kindOf(decrypt(key, nonce, good->ciphertext, good->tag.first(size))), Kind::Crypto);
        QCOMPARE(kindOf(decrypt(key, nonce, good->ciphertext, good->tag + 'x')), Kind::Crypto);
    }

    void roundTrips_data()
    {
        QTest::addColumn<QByteArray>("plaintext");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("NUL") << QByteArray("\0", 1);
        QTest::newRow("NUL inside") << QByteArray("a\0b\0", 4);
        QTest::newRow("quotes") << QByteArray("'\"\\$$; --");
        QTest::newRow("not ASCII") << QStringLiteral("contraseña 🔑 שלום").toUtf8();
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80");
        QTest::newRow("a block") << QByteArray(16, 'b');
        QTest::newRow("a megabyte") << QByteArray(1024 * 1024, 'm');
    }
    void roundTrips()
    {
        QFETCH(QByteArray, plaintext);
        const DataKey key = newDataKey(QStringLiteral("admin"), 3);
        const auto sealed = seal(key, row, Secret(plaintext));
        QVERIFY(sealed);
        QCOMPARE(keyVersion(*sealed), 3);
        QVERIFY(sealed->startsWith(QStringLiteral("v1:3:")));
        QVERIFY(!sealed->contains(QLatin1Char('=')) && !sealed->contains(QLatin1Char('+')) && !sealed->contains(QLatin1Char('/')));
        const auto opened = open(key, row, *sealed);
        QVERIFY(opened);
        QVERIFY(opened->toByteArray() == plaintext);
        QVERIFY(opened->isSecure());
    }
    void twoSealsDiffer()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"));
        QSet<QString> salts, nonces, ciphertexts;
        for (int i = 0; i < 200; ++i) {
            const QStringList parts = seal(key, row, Secret("the same"))->split(QLatin1Char(':'));
            salts.insert(parts[2]);
            nonces.insert(parts[3]);
            ciphertexts.insert(parts[4]);
        }
        QCOMPARE(salts.size(), 200);
        QCOMPARE(nonces.size(), 200);
        QCOMPARE(ciphertexts.size(), 200);
        QVERIFY(newDataKey(QStringLiteral("a")).bytes != newDataKey(QStringLiteral("a")).bytes);
    }

    void noFlippedBitOpens()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"), 1);
        const QByteArray sealed = seal(key, row, Secret("S3cret-of-a-role"))->toLatin1();
        int flips = 0;
        for (qsizetype i = 0; i < sealed.size(); ++i) // of the text
            for (int bit = 0; bit < 8; ++bit, ++flips) {
                QByteArray changed = sealed;
                changed[i] = char(changed[i] ^ (1 << bit));
                QCOMPARE(kindOf(open(key, row, QString::fromLatin1(changed))), Kind::Crypto);
            }
        const QList<QByteArray> parts = sealed.split(':');
        for (int field = 2; field < 6; ++field) { // and of the bytes that it stands for
            const QByteArray bytes = *fromText(QString::fromLatin1(parts[field]));
            for (qsizetype i = 0; i < bytes.size() * 8; ++i, ++flips) {
                QByteArray changed = bytes;
                changed[i / 8] = char(changed[i / 8] ^ (1 << (i % 8)));
                QList<QByteArray> again = parts;
                again[field] = toText(changed);
                const auto opened = open(key, row, QString::fromLatin1(again.join(':')));
                QCOMPARE(kindOf(opened), Kind::Crypto);
                QCOMPARE(opened.error().detail, QStringLiteral("the tag does not fit")); // refused by final(), by nothing later
            }
        }
        QVERIFY(flips > 1000);
        QVERIFY(open(key, row, QString::fromLatin1(sealed)));
    }
    void wrongFormsDoNotOpen_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("other scheme") << 0 << QByteArray("v2");
        QTest::newRow("other version") << 1 << QByteArray("2");
        QTest::newRow("signed version") << 1 << QByteArray("+1");
        QTest::newRow("zero-led version") << 1 << QByteArray("01");
        QTest::newRow("huge version") << 1 << QByteArray("4294967297");
        QTest::newRow("no salt") << 2 << QByteArray();
        QTest::newRow("short salt") << 2 << toText(QByteArray(15, 's'));
        QTest::newRow("no nonce") << 3 << QByteArray();
        QTest::newRow("short nonce") << 3 << toText(QByteArray(8, 'n'));
        QTest::newRow("long nonce") << 3 << toText(QByteArray(16, 'n'));
        QTest::newRow("no ciphertext") << 4 << QByteArray();
        QTest::newRow("standard base64") << 4 << QByteArray("ab+/");
        QTest::newRow("padded") << 4 << QByteArray("YQ==");
        QTest::newRow("not canonical") << 4 << QByteArray("YR"); // the last four bits belong to no byte
        QTest::newRow("spaces") << 4 << QByteArray("YWJj ");
        QTest::newRow("half a byte") << 4 << QByteArray("Y");
        QTest::newRow("no tag") << 5 << QByteArray();
    }
    void wrongFormsDoNotOpen()
    {
        QFETCH(int, field);
        QFETCH(QByteArray, value);
        const DataKey key = newDataKey(QStringLiteral("admin"), 1);
        QList<QByteArray> parts = seal(key, row, Secret("abc"))->toLatin1().split(':');
        parts[field] = value;
        QCOMPARE(kindOf(open(key, row, QString::fromLatin1(parts.join(':')))), Kind::Crypto);
    }
    void shortTagsDoNotOpen()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"), 1);
        QList<QByteArray> parts = seal(key, row, Secret("abc"))->toLatin1().split(':');
        const QByteArray tag = *fromText(QString::fromLatin1(parts[5]));
        for (int size = 0; size <= 15; ++size) {
            parts[5] = toText(tag.first(size));
            QCOMPARE(kindOf(open(key, row, QString::fromLatin1(parts.join(':')))), Kind::Crypto);
        }
        for (const char *text : {"", ":", ":::::", "v1", "v1:1", "v1:1:a:b:c:d:e", "\xc3\xb1:1::::", "v1:1:::::"}) {
            QCOMPARE(kindOf(open(key, row, QString::fromUtf8(text))), Kind::Crypto);
            if (!QByteArray(text).startsWith("v1:1:"))
                QCOMPARE(keyVersion(QString::fromUtf8(text)), 0);
        }
    }
    void anotherKeyOrRowDoesNotOpen()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"), 1);
        const QString sealed = *seal(key, row, Secret("abc"));
        DataKey other = newDataKey(QStringLiteral("admin"), 1);
        QCOMPARE(kindOf(open(other, row, sealed)), Kind::Crypto);
        other = key;
        other.version = 2;
        QCOMPARE(kindOf(open(other, row, sealed)), Kind::Crypto);
        other = key;
        other.bytes = Secret();
        QVERIFY(!open(other, row, sealed));
        QVERIFY(!seal(other, row, Secret("abc")));
        for (const QString &moved : {row + QLatin1Char(' '), row.chopped(1), QString(row).replace(QStringLiteral("owner"), QStringLiteral("reader")),
                                     row.toUpper(), QStringLiteral("server/0197a1b2-0000-7000-8000-000000000001/owner")})
            QCOMPARE(kindOf(open(key, moved, sealed)), Kind::Crypto);
    }
    void errorsHoldNoSecret()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"), 1);
        const QString sealed = *seal(key, row, Secret("hunter2"));
        const auto failed = open(key, QStringLiteral("tenant/other/owner"), sealed);
        const QString all = QString::fromUtf8(QJsonDocument(failed.error().toJson()).toJson());
        QVERIFY(!all.contains(QStringLiteral("hunter2")) && !all.contains(sealed.section(QLatin1Char(':'), 2, 2)));
    }

    void workersSealAtOnce()
    {
        const DataKey key = newDataKey(QStringLiteral("admin"), 1);
        std::atomic<int> wrong = 0, done = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t)
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 500; ++i) {
                        const QByteArray text = QByteArray::number(t) + '/' + QByteArray::number(i);
                        const QString identity = QStringLiteral("tenant/%1-%2/owner").arg(t).arg(i);
                        const auto sealed = seal(key, identity, Secret(text));
                        const auto opened = sealed ? open(key, identity, *sealed) : base::Result<Secret>();
                        wrong += !opened || opened->toByteArray() != text || open(key, row, *sealed);
                        ++done;
                    }
                });
        }
        QCOMPARE(done.load(), 4000);
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(SealingTest)
#include "sealing_test.moc"

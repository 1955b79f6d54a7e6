#include "bench/bench.h"
#include "vault/sealing.h"

namespace tenantry::bench {

using namespace base;

namespace {

constexpr int operations = 2000;
const char *const plaintext = "a password of 24 letters";

std::unexpected<Error> broken() { return fail(Kind::Crypto, "What was sealed did not open."); }

// The four cryptographic steps and nothing else: no text form, no random numbers, no checks.
Result<void> bareRounds()
{
    const Secret key(QByteArray(32, 'k'));
    const QCA::InitializationVector salt(QByteArray(16, 's')), nonce(QByteArray(12, 'n')), info(QByteArray("tenant/0/owner"));
    for (int i = 0; i < operations; ++i) {
        const QCA::SymmetricKey sealing = QCA::HKDF(QStringLiteral("sha256")).makeKey(key, salt, info, 32);
        QCA::Cipher encode(QStringLiteral("aes256"), QCA::Cipher::GCM, QCA::Cipher::NoPadding, QCA::Encode, sealing, nonce, QCA::AuthTag(16));
        const Secret ciphertext(encode.update(Secret(plaintext)));
        encode.final();
        const QCA::SymmetricKey opening = QCA::HKDF(QStringLiteral("sha256")).makeKey(key, salt, info, 32);
        QCA::Cipher decode(QStringLiteral("aes256"), QCA::Cipher::GCM, QCA::Cipher::NoPadding, QCA::Decode, opening, nonce, encode.tag());
        decode.update(ciphertext);
        decode.final();
        if (!decode.ok())
            return broken();
    }
    return {};
}

Result<void> sealedRounds(const vault::DataKey &key)
{
    const QString identity = QStringLiteral("tenant/0197a1b2-0000-7000-8000-000000000001/owner");
    const Secret secret(plaintext);
    for (int i = 0; i < operations; ++i) {
        TRY(const QString sealed, vault::seal(key, identity, secret));
        TRY(const Secret opened, vault::open(key, identity, sealed));
        if (opened != secret)
            return broken();
    }
    return {};
}

} // namespace

void sealing(Suite &suite)
{
    suite.add({.name = QStringLiteral("vault: seal and open"),
               .floorIs = QStringLiteral("QCA alone: two HKDF, one encryption, one decryption"),
               .target = ratePerSecond(20000),
               .prepare = [](const Context &) -> Result<Probes> {
                   return Probes{.floor = timed(bareRounds, operations),
                                 .measured = timed([key = vault::newDataKey(QStringLiteral("admin"))] { return sealedRounds(key); }, operations),
                                 .between = {}};
               }});
}

} // namespace tenantry::bench

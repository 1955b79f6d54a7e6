#include "vault/keypair.h"

#include "vault/aesgcm.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <array>
#include <set>

namespace tenantry::vault {

using namespace base;

// 32 symbols of Crockford's base32 (160 bits), then four more that check them (20 bits of a SHA-256), in groups of four:
// 7K2M-9QRT-…-X4PD. One wrong symbol, or two neighbours swapped, can be found by trying all: a million checksums against
// some thousand trials, so the group is named and rarely the wrong one.
namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // no I, L, O, U
constexpr int dataSymbols = 32;
constexpr int checkSymbols = 4;
constexpr int allSymbols = dataSymbols + checkSymbols;
constexpr int groupSize = 4;

using Symbols = std::array<quint8, allSymbols>; // 0 to 31 each

struct Scratch { // wiped, whichever way the function is left
    Symbols symbols{};
    ~Scratch() { explicit_bzero(symbols.data(), symbols.size()); }
};

std::array<quint8, checkSymbols> checkOf(const Symbols &symbols)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("tenantry/recovery");
    hash.addData(QByteArrayView(symbols.data(), dataSymbols));
    const QByteArrayView sum = hash.resultView();
    const quint32 bits = (quint32(quint8(sum[0])) << 16) | (quint32(quint8(sum[1])) << 8) | quint32(quint8(sum[2]));
    return {quint8((bits >> 19) & 31), quint8((bits >> 14) & 31), quint8((bits >> 9) & 31), quint8((bits >> 4) & 31)};
}

bool fits(const Symbols &symbols)
{
    const auto check = checkOf(symbols);
    return std::equal(check.begin(), check.end(), symbols.begin() + dataSymbols);
}

Secret written(const Symbols &symbols)
{
    Secret text(allSymbols + allSymbols / groupSize - 1, '-');
    for (int i = 0; i < allSymbols; ++i)
        text[i + i / groupSize] = alphabet[symbols[size_t(i)]];
    return text;
}

int valueOf(QChar typed) // -1 when it is none
{
    const QChar upper = typed.toUpper();
    if (upper == QLatin1Char('O'))
        return 0;
    if (upper == QLatin1Char('I') || upper == QLatin1Char('L'))
        return 1;
    for (int i = 0; i < 32; ++i)
        if (upper == QLatin1Char(alphabet[i]))
            return i;
    return -1;
}

bool separates(QChar c)
{
    return c.isSpace() || c.category() == QChar::Punctuation_Dash || c.category() == QChar::Other_Format || c == QLatin1Char('_')
        || c == QChar(0x2212) /* minus sign */;
}

std::set<int> groupsInDoubt(Symbols &symbols) // the groups in which one slip of the pen explains it; from 1
{
    std::set<int> groups;
    for (size_t i = 0; i < allSymbols; ++i) {
        const quint8 typed = symbols[i];
        for (quint8 other = 0; other < 32; ++other) {
            symbols[i] = other;
            if (other != typed && fits(symbols))
                groups.insert(int(i) / groupSize + 1);
        }
        symbols[i] = typed;
        if (i + 1 < allSymbols && symbols[i + 1] != typed) {
            std::swap(symbols[i], symbols[i + 1]);
            if (fits(symbols))
                groups.insert(int(i) / groupSize + 1);
            std::swap(symbols[i], symbols[i + 1]);
        }
    }
    return groups;
}

std::unexpected<Error> mistyped(Text message)
{
    return fail(Kind::InvalidInput, std::move(message), QT_TRANSLATE_NOOP("core", "Compare it with the paper: nine groups of four letters and digits."));
}

std::unexpected<Error> groupLooksWrong(int group)
{
    return mistyped({QT_TRANSLATE_NOOP("core", "Group %1 of the recovery key looks wrong."), {QString::number(group)}});
}

} // namespace

Secret newRecoveryKey()
{
    Scratch scratch;
    QByteArray random = unpredictable(dataSymbols); // five bits of each byte are used: no bias
    for (size_t i = 0; i < dataSymbols; ++i)
        scratch.symbols[i] = quint8(random[qsizetype(i)]) & 31;
    wipe(random);
    const auto check = checkOf(scratch.symbols);
    std::copy(check.begin(), check.end(), scratch.symbols.begin() + dataSymbols);
    return written(scratch.symbols);
}

Result<Secret> normalizedRecoveryKey(const QString &typed)
{
    Scratch scratch;
    int count = 0, group = 0, inGroup = 0, oddGroup = 0;
    const auto endGroup = [&] {
        if (inGroup > 0 && inGroup != groupSize && oddGroup == 0)
            oddGroup = group;
        inGroup = 0;
    };
    for (const QChar c : typed) {
        if (separates(c)) {
            endGroup();
            continue;
        }
        if (inGroup == 0)
            ++group;
        ++inGroup;
        const int value = valueOf(c);
        if (value < 0) // counted by symbols when it was typed without gaps
            return groupLooksWrong(group > 1 ? group : count / groupSize + 1);
        if (count < allSymbols)
            scratch.symbols[size_t(count)] = quint8(value);
        ++count;
    }
    endGroup();
    if (count != allSymbols) {
        if (group > 1 && oddGroup > 0)
            return groupLooksWrong(oddGroup);
        return mistyped({QT_TRANSLATE_NOOP("core", "A recovery key has 36 letters and digits; this one has %1."), {QString::number(count)}});
    }
    if (!fits(scratch.symbols)) {
        const std::set<int> groups = groupsInDoubt(scratch.symbols);
        if (groups.size() == 1)
            return groupLooksWrong(*groups.begin());
        return mistyped(QT_TRANSLATE_NOOP("core", "This recovery key has more than one mistake."));
    }
    return written(scratch.symbols);
}

} // namespace tenantry::vault

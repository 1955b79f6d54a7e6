#include "base/random.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

namespace tenantry::base {

namespace {

QString pick(const char *alphabet, int size, int length)
{
    QString out(length, Qt::Uninitialized);
    for (QChar &c : out)
        c = QLatin1Char(alphabet[QRandomGenerator::system()->bounded(size)]);
    return out;
}

} // namespace

QByteArray randomBytes(int count)
{
    // In one call of the system's: a byte at a time, each is a system call.
    QByteArray words(qsizetype((count + 3) / 4) * 4, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(words.data()), words.size() / 4);
    words.truncate(count);
    return words;
}

QString randomPassword(int length)
{
    static constexpr char alphabet[] = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    return pick(alphabet, int(sizeof alphabet) - 1, length);
}

QString randomSuffix(int length)
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    return pick(alphabet, 26, 1) + pick(alphabet, 32, length - 1);
}

QString newId()
{
    QByteArray bytes = randomBytes(16);
    const quint64 ms = quint64(QDateTime::currentMSecsSinceEpoch());
    for (int i = 0; i < 6; ++i)
        bytes[i] = char((ms >> (40 - 8 * i)) & 0xff);
    bytes[6] = char((bytes[6] & 0x0f) | 0x70);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace tenantry::base

#include "base/names.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace tenantry::base {

namespace {

bool hasControl(const QString &text)
{
    for (const QChar c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph)
            return true;
    return false;
}

bool hasBidiOverride(const QString &text)
{
    for (const QChar c : text)
        if ((c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069))
            return true;
    return false;
}

Result<QString> checkIdentifier(const QString &name, const Text &what)
{
    const QString shown = what.translated();
    if (name.isEmpty())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The %1 is empty."), {shown}},
                    QT_TRANSLATE_NOOP("core", "Give a name of 1 to 63 bytes."));
    if (hasControl(name) || hasBidiOverride(name))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The %1 “%2” holds control characters."), {shown, name}},
                    QT_TRANSLATE_NOOP("core", "Use letters, digits and underscores."));
    if (const auto bytes = name.toUtf8().size(); bytes > maxIdentifierBytes)
        return fail(Kind::InvalidInput,
                    {QT_TRANSLATE_NOOP("core", "The %1 “%2” is %3 bytes long; PostgreSQL keeps 63 and would cut the rest silently."),
                     {shown, name, QString::number(bytes)}},
                    QT_TRANSLATE_NOOP("core", "Choose a shorter name; letters with accents count as two bytes or more."));
    static const QSet<QString> own{QStringLiteral("template0"), QStringLiteral("template1"), QStringLiteral("postgres"),
                                   QStringLiteral("public"), QStringLiteral("none")};
    const QString lower = name.toLower();
    if (own.contains(lower) || lower.startsWith(QLatin1String("pg_")))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The %1 “%2” belongs to PostgreSQL itself."), {shown, name}},
                    QT_TRANSLATE_NOOP("core", "Choose another name; names that begin with pg_ are reserved."));
    return name;
}

} // namespace

Result<QString> checkCompanyName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The company name is empty."),
                    QT_TRANSLATE_NOOP("core", "Give the name that people know the tenant by."));
    if (name != name.trimmed())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The company name begins or ends with a space."),
                    QT_TRANSLATE_NOOP("core", "Remove the space at the end or the beginning."));
    if (hasControl(name) || hasBidiOverride(name))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The company name holds control characters."),
                    QT_TRANSLATE_NOOP("core", "Type the name again instead of pasting it."));
    if (name.size() > maxCompanyNameLength)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The company name is longer than %1 characters."),
                                         {QString::number(maxCompanyNameLength)}},
                    QT_TRANSLATE_NOOP("core", "Use a shorter form of the name."));
    return name;
}

Result<QString> checkSlug(const QString &slug)
{
    const Text hint = QT_TRANSLATE_NOOP("core", "Use lower-case letters a to z, digits and single hyphens, beginning with a letter, like panaderia-sol.");
    if (slug.isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The slug is empty."), hint);
    if (slug.size() > maxSlugLength)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The slug is %1 characters long; at most 63 fit in a host name."),
                                         {QString::number(slug.size())}}, hint);
    static const QRegularExpression shape(QStringLiteral("\\A[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*\\z"));
    if (!shape.match(slug).hasMatch())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The slug “%1” cannot be used."), {slug}}, hint);
    return slug;
}

Result<QString> checkSubdomain(const QString &subdomain)
{
    TRYV(checkSlug(subdomain).transform_error([&](Error error) {
        error.message = {QT_TRANSLATE_NOOP("core", "The subdomain “%1” cannot be used."), {subdomain}};
        return error;
    }));
    static const QSet<QString> taken{QStringLiteral("www"), QStringLiteral("mail"), QStringLiteral("smtp"), QStringLiteral("imap"),
                                     QStringLiteral("ftp"), QStringLiteral("ns1"), QStringLiteral("ns2"), QStringLiteral("api"),
                                     QStringLiteral("admin"), QStringLiteral("localhost"), QStringLiteral("autodiscover")};
    if (taken.contains(subdomain))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The subdomain “%1” is kept for the platform itself."), {subdomain}},
                    QT_TRANSLATE_NOOP("core", "Choose another subdomain."));
    return subdomain;
}

Result<QString> checkDatabaseName(const QString &name)
{
    return checkIdentifier(name, QT_TRANSLATE_NOOP("core", "database name"));
}

Result<QString> checkRoleName(const QString &name)
{
    return checkIdentifier(name, QT_TRANSLATE_NOOP("core", "role name"));
}

Result<QString> checkEmail(const QString &email)
{
    // Deliberately loose (RFC 5321 allows far more than people expect): something, one @, a domain, no spaces.
    static const QRegularExpression shape(QStringLiteral("\\A[^@\\s]{1,64}@[^@\\s]{1,255}\\z"));
    if (!shape.match(email).hasMatch() || hasControl(email))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is not an e-mail address."), {email}},
                    QT_TRANSLATE_NOOP("core", "Give an address like ana@example.org."));
    return email;
}

QString folded(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(decomposed.size());
    for (const QChar c : decomposed)
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    return out.toCaseFolded();
}

QString suggestSlug(const QString &companyName)
{
    static const QHash<QChar, QString> spelled{{QChar(0x00F8), QStringLiteral("o")}, {QChar(0x00E6), QStringLiteral("ae")},
                                               {QChar(0x0153), QStringLiteral("oe")}, {QChar(0x0142), QStringLiteral("l")},
                                               {QChar(0x0111), QStringLiteral("d")}, {QChar(0x00FE), QStringLiteral("th")},
                                               {QLatin1Char('&'), QStringLiteral("-")}};
    static constexpr int most = 40;
    QString out;
    for (const QChar c : folded(companyName)) {
        const char16_t u = c.unicode();
        if ((u >= 'a' && u <= 'z') || (u >= '0' && u <= '9'))
            out += c;
        else if (spelled.contains(c))
            out += spelled.value(c);
        else if (u == '\'' || u == 0x2019 || u == '`' || u == 0x00B4 || u == '.')
            continue; // O'Higgins is one word, and so is S.A.
        else if (!out.isEmpty() && !out.endsWith(QLatin1Char('-')))
            out += QLatin1Char('-');
    }
    static const QRegularExpression hyphens(QStringLiteral("-{2,}"));
    out.replace(hyphens, QStringLiteral("-"));
    while (!out.isEmpty() && !(out.front() >= QLatin1Char('a') && out.front() <= QLatin1Char('z')))
        out.removeFirst();
    if (out.size() > most) {
        const qsizetype cut = out.lastIndexOf(QLatin1Char('-'), most);
        out.truncate(cut > most / 2 ? cut : most);
    }
    while (out.endsWith(QLatin1Char('-')))
        out.chop(1);
    return out;
}

} // namespace tenantry::base

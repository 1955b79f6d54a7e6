#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QUuid>

namespace tenantry::registry {

using namespace tenantry::base;

Error explained(Error error)
{
    const auto say = [&](Kind kind, Text message, Text hint) {
        error.kind = kind;
        error.message = std::move(message);
        error.hint = std::move(hint);
        return error;
    };
    if (error.sqlstate == QLatin1String("42501"))
        return say(Kind::Permission, QT_TRANSLATE_NOOP("core", "Your role in this registry does not permit this."),
                   QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."));
    if (error.sqlstate == QLatin1String("TN001"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The tenant cannot go to that state from the one it is in."),
                   QT_TRANSLATE_NOOP("core", "Read the tenant again: somebody may have changed it meanwhile."));
    if (error.sqlstate == QLatin1String("TN002"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The tenant is in use and cannot be removed."),
                   QT_TRANSLATE_NOOP("core", "Take the tenant out of service first."));
    if (error.sqlstate == QLatin1String("TN003"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "This is the last ADMIN of the registry who can sign in."),
                   QT_TRANSLATE_NOOP("core", "Make somebody else ADMIN first. Who was invited counts once they have chosen a password of their own."));
    if (error.sqlstate == QLatin1String("TN004"))
        return say(Kind::Permission, QT_TRANSLATE_NOOP("core", "Events are never changed or removed."), {});
    if (error.sqlstate == QLatin1String("TN005"))
        return say(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The login of an operator does not change."),
                   QT_TRANSLATE_NOOP("core", "Add another operator, and disable this one."));
    if (error.sqlstate == QLatin1String("TN007"))
        return say(Kind::Permission, QT_TRANSLATE_NOOP("core", "The key “admin” is for ADMINs."),
                   QT_TRANSLATE_NOOP("core", "Make the operator ADMIN first."));
    if (error.sqlstate == QLatin1String("TN008"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "This login was not made by this registry: another registry of the server, or somebody by hand, has it."),
                   QT_TRANSLATE_NOOP("core", "Change its password where it was made."));
    if (error.sqlstate == QLatin1String("TN009"))
        return say(Kind::Crypto, QT_TRANSLATE_NOOP("core", "The registry was given something that is no key."), {});
    if (error.sqlstate == QLatin1String("TN010"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "A data key was rotated meanwhile."), QT_TRANSLATE_NOOP("core", "Try it again: it is sealed under the new version then."));
    if (error.sqlstate == QLatin1String("TN013"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "A data key that is in use would be opened by no ADMIN any more, or not by the recovery key."),
                   QT_TRANSLATE_NOOP("core", "Nothing was changed. Rotate the key, or make a new recovery key, instead of taking keys away."));
    if (error.sqlstate == QLatin1String("TN032"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The server has as many tenants as it takes."),
                   QT_TRANSLATE_NOOP("core", "Choose another server, or raise its limit."));
    if (error.sqlstate == QLatin1String("P0002"))
        return say(Kind::NotFound, QT_TRANSLATE_NOOP("core", "There is no such operator any more."),
                   QT_TRANSLATE_NOOP("core", "Read the list again."));
    if (error.sqlstate == QLatin1String("23514") || error.sqlstate == QLatin1String("23502"))
        return say(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The registry does not accept one of these values."),
                   QT_TRANSLATE_NOOP("core", "The details name the rule that it breaks."));
    if (error.sqlstate == QLatin1String("22P02"))
        return say(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "One of these values has the wrong form."),
                   QT_TRANSLATE_NOOP("core", "The details name the value."));
    return error;
}

Result<postgres::Pool::Lease> writer(Session &session, std::stop_token stop)
{
    TRYV(session.requireWritable());
    return session.connection(stop);
}

Result<postgres::Rows> ask(postgres::Connection &connection, const QByteArray &sql, const postgres::Params &params)
{
    return connection.query(sql, params).transform_error(explained);
}

Result<postgres::Rows> askOften(postgres::Connection &connection, const QByteArray &sql, const postgres::Params &params)
{
    return connection.query(sql, params, postgres::Connection::Plan::Kept).transform_error(explained);
}

bool isId(const QString &text)
{
    return text.size() == 36 && !QUuid::fromString(text).isNull();
}

Result<void> checkText(const QString &text, const Text &what, int most)
{
    if (text.contains(QChar(0)))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The %1 holds a NUL character."), {what.translated()}},
                    QT_TRANSLATE_NOOP("core", "Type it again instead of pasting it."));
    if (text.size() > most)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The %1 is longer than %2 characters."), {what.translated(), QString::number(most)}},
                    QT_TRANSLATE_NOOP("core", "Use a shorter text."));
    return {};
}

Result<void> checkName(const QString &name)
{
    bool control = false;
    for (const QChar c : name)
        control = control || c.category() == QChar::Other_Control || (c.unicode() >= 0x202A && c.unicode() <= 0x202E)
                  || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
    if (name.isEmpty() || name.size() > 100 || name != name.trimmed() || control)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The name “%1” cannot be used."), {name}},
                    QT_TRANSLATE_NOOP("core", "Give a name of 1 to 100 characters, without spaces at its ends."));
    return {};
}

std::unexpected<Error> noSuch(const char *sentence, const QString &reference)
{
    return fail(Kind::NotFound, {sentence, {reference}}, QT_TRANSLATE_NOOP("core", "Check the name; somebody may have removed it meanwhile."));
}

} // namespace tenantry::registry

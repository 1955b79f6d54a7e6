// A sentence for people that is translated late: when it is shown, in the language of whoever reads it.
//
// The core never calls tr(). It reports the English source text, marked for lupdate with
// QT_TRANSLATE_NOOP("core", "…"), and its arguments; ui/ and app/cli ask for translated(). So an error stored in the
// registry by a Spanish panel reads in English on an English one, and a language switch re-words what is on screen.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace tenantry::base {

struct Text {
    QByteArray source;   // English, with %1 … %6; %n where `count` is used
    QStringList args;    // data, never secrets; shown with control characters made visible
    int count = -1;      // plural number, or -1

    Text() = default;
    Text(const char *sourceText) : source(sourceText) {}
    Text(const char *sourceText, QStringList arguments, int n = -1) : source(sourceText), args(std::move(arguments)), count(n) {}

    bool isEmpty() const { return source.isEmpty(); }

    // In the language of the translators installed in the application now. Any thread.
    QString translated() const;

    QJsonObject toJson() const;
    static Text fromJson(const QJsonObject &json);

    friend bool operator==(const Text &, const Text &) = default;
};

// `text` with control, bidirectional-override and other invisible characters replaced by visible escapes (\u202E):
// names come from people and databases and must not steer a terminal or reorder a line.
QString printable(const QString &text);

} // namespace tenantry::base

// Every string of the sources is in Spanish, whole: lupdate into a copy, then nothing may be missing, unfinished or have
// lost a placeholder. Mend it with `packaging/dev build update_translations` and translations/glossary.md.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context, source;
    QStringList forms;
    bool numerus = false, unfinished = false, gone = false;
};

QList<Message> read(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement()) {
            // a translation that was plain text is taken below, at its beginning
        } else if (xml.isStartElement()) {
            const QStringView name = xml.name();
            if (name == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (name == QLatin1String("message")) {
                messages << Message{context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
            } else if (name == QLatin1String("source") && !messages.isEmpty()) {
                messages.last().source = xml.readElementText();
            } else if (name == QLatin1String("translation") && !messages.isEmpty()) {
                const auto type = xml.attributes().value(QLatin1String("type"));
                messages.last().unfinished = type == QLatin1String("unfinished");
                messages.last().gone = type == QLatin1String("vanished") || type == QLatin1String("obsolete");
                if (!messages.last().numerus)
                    messages.last().forms << xml.readElementText(QXmlStreamReader::IncludeChildElements);
            } else if (name == QLatin1String("numerusform") && !messages.isEmpty()) {
                messages.last().forms << xml.readElementText();
            }
        }
    }
    return messages;
}

QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?(?:\\d|n)"));
    QSet<QString> found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found << match.next().captured().remove(QLatin1Char('L'));
    return found;
}

// The strings for people in one source file, found without lupdate: it passes over some in silence.
QStringList stringsIn(const QString &path)
{
    static const QRegularExpression comment(QStringLiteral("(?m)^\\s*//.*$")),
        call(QStringLiteral("(?:\\btr\\(|\\btranslate\\(\\s*\"\\w+\"\\s*,|\\bQT_TRANSLATE(?:_N)?_NOOP\\(\\s*\"\\w+\"\\s*,|\\bQT_TR_N?_?NOOP\\()\\s*"
                            "((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)")),
        literal(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll()).remove(comment);
    QStringList found;
    for (auto each = call.globalMatch(text); each.hasNext();) {
        QString whole;
        const QString parts = each.next().captured(1);
        for (auto part = literal.globalMatch(parts); part.hasNext();)
            whole += part.next().captured(1);
        found << whole.replace(QStringLiteral("\\n"), QStringLiteral("\n")).replace(QStringLiteral("\\t"), QStringLiteral("\t")).replace(QStringLiteral("\\\""), QStringLiteral("\""))
                     .replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
    }
    return found;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString updated(const QString &name, bool pluralsOnly)
    {
        const QString copy = m_folder.filePath(name);
        QFile::copy(QStringLiteral(TENANTRY_SOURCE_DIR "/translations/") + name, copy);
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-no-ui-lines"),
                              QStringLiteral("-no-obsolete"), QStringLiteral("-extensions"), QStringLiteral("cpp,h")};
        if (pluralsOnly)
            arguments << QStringLiteral("-pluralonly");
        for (const char *part : {"src", "ui", "app"})
            arguments << QStringLiteral(TENANTRY_SOURCE_DIR "/") + QString::fromLatin1(part);
        arguments << QStringLiteral("-I") << QStringLiteral(TENANTRY_SOURCE_DIR) << QStringLiteral("-I") << QStringLiteral(TENANTRY_SOURCE_DIR "/src")
                  << QStringLiteral("-ts") << copy;
        QProcess lupdate;
        lupdate.start(QStringLiteral(TENANTRY_LUPDATE), arguments);
        return lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0 ? copy : QString();
    }

private slots:
    void isComplete_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("least");
        QTest::newRow("Spanish") << QStringLiteral("tenantry_es.ts") << 500;
        QTest::newRow("English plurals") << QStringLiteral("tenantry_en.ts") << 20;
    }
    void isComplete()
    {
        QFETCH(QString, file);
        QFETCH(int, least);
        const QString path = updated(file, least < 500);
        QVERIFY2(!path.isEmpty(), "lupdate failed");
        const QList<Message> messages = read(path);
        QVERIFY2(messages.size() >= least, qPrintable(QString::number(messages.size())));
        QStringList wrong;
        for (const Message &message : messages) {
            if (message.gone)
                continue;
            const QString where = message.context + QStringLiteral(": ") + message.source;
            if (message.unfinished || message.forms.isEmpty() || (message.numerus && message.forms.size() != 2)) {
                wrong << QStringLiteral("not translated: ") + where;
                continue;
            }
            const QSet<QString> wanted = placeholders(message.source);
            for (qsizetype i = 0; i < message.forms.size(); ++i) {
                const QString &form = message.forms[i];
                if (form.trimmed().isEmpty())
                    wrong << QStringLiteral("empty: ") + where;
                QSet<QString> lost = wanted - placeholders(form), invented = placeholders(form) - wanted;
                if (message.numerus && i == 0)
                    lost.remove(QStringLiteral("%n")); // “one tenant”
                if (!lost.isEmpty() || !invented.isEmpty())
                    wrong << QStringLiteral("placeholders differ: ") + where + QStringLiteral("  →  ") + form;
                if (message.source.endsWith(QLatin1Char('.')) != form.endsWith(QLatin1Char('.')) && message.source.size() > 20)
                    wrong << QStringLiteral("ends differently: ") + where + QStringLiteral("  →  ") + form;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 strings:\n").arg(wrong.size()) + wrong.join(QLatin1Char('\n'))));
    }
    void everyStringIsSeen() // by lupdate, which passes over a translate() whose count is more than a name or a number
    {
        QSet<QString> known;
        for (const Message &message : read(QStringLiteral(TENANTRY_SOURCE_DIR "/translations/tenantry_es.ts")))
            known << message.source;
        QStringList unseen;
        int seen = 0;
        for (const char *part : {"src", "ui", "app"}) {
            QDirIterator files(QStringLiteral(TENANTRY_SOURCE_DIR "/") + QString::fromLatin1(part), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                for (const QString &string : stringsIn(path)) {
                    ++seen;
                    if (!known.contains(string))
                        unseen << path + QStringLiteral(": ") + string;
                }
            }
        }
        QVERIFY2(seen > 3000, qPrintable(QString::number(seen)));
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"

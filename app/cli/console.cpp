#include "cli/console.h"

#include "cli/translate.h"

#include <QDateTime>
#include <QJsonDocument>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace tenantry::cli {

namespace {

void write(std::ostream &stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    stream.write(bytes.constData(), bytes.size());
    stream.put('\n');
    stream.flush();
}

QString paint(const QString &text, Colour colour)
{
    const char *code = nullptr;
    switch (colour) {
    case Colour::Plain: return text;
    case Colour::Bold: code = "1"; break;
    case Colour::Dim: code = "2"; break;
    case Colour::Green: code = "32"; break;
    case Colour::Yellow: code = "33"; break;
    case Colour::Red: code = "31"; break;
    }
    return QStringLiteral("\x1b[%1m%2\x1b[0m").arg(QLatin1String(code), text);
}

// Ends without an echo left off, whatever happens in between.
class EchoOff {
public:
    EchoOff()
    {
        m_changed = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (m_changed) {
            termios silent = m_before;
            silent.c_lflag &= ~tcflag_t(ECHO);
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
    }
    ~EchoOff()
    {
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    termios m_before{};
    bool m_changed = false;
};

int widthOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format: return 0;
    default: break;
    }
    // Unicode's East Asian Wide and Fullwidth blocks (UAX #11), and the emoji planes.
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F900 && c <= 0x1F9FF)
        || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

// JSON leaves C1 controls, DEL and bidirectional overrides as they are, and a terminal obeys them. Such characters stand in strings only.
QString inertJson(const QJsonObject &object)
{
    QString out;
    const QString json = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    out.reserve(json.size());
    for (const QChar c : json)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    return out;
}

} // namespace

Streams standardStreams()
{
    Streams streams{&std::cin, &std::cout, &std::cerr, isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0,
                    isatty(STDERR_FILENO) != 0, 0};
    if (streams.outTerminal) {
        winsize size{};
        streams.width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    }
    return streams;
}

Console::Console(Streams streams) : m_streams(streams) {}

void Console::line(const QString &text)
{
    const std::lock_guard lock(m_mutex);
    clearProgressLocked();
    write(*m_streams.out, text);
}

void Console::document(const QJsonObject &object)
{
    const std::lock_guard lock(m_mutex);
    clearProgressLocked();
    write(*m_streams.out, inertJson(object));
}

void Console::note(const QString &text)
{
    if (quiet || json)
        return;
    const std::lock_guard lock(m_mutex);
    clearProgressLocked();
    write(*m_streams.err, text);
}

void Console::error(const base::Error &error, const QJsonObject &more)
{
    const QString message = error.message.translated();
    const QString hint = error.hint.translated();
    const std::lock_guard lock(m_mutex);
    clearProgressLocked();
    if (json) {
        const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
        QJsonObject object = more;
        object.insert(QStringLiteral("kind"), base::kindName(error.kind));
        object.insert(QStringLiteral("message"), message);
        object.insert(QStringLiteral("detail"), orNull(error.detail));
        object.insert(QStringLiteral("sqlstate"), orNull(error.sqlstate));
        object.insert(QStringLiteral("hint"), orNull(hint));
        write(*m_streams.err, inertJson({{QStringLiteral("error"), object}}));
        return;
    }
    write(*m_streams.err, paintedError(QStringLiteral("tenantryctl: "), Colour::Red) + message);
    if (!hint.isEmpty())
        write(*m_streams.err, QStringLiteral("  ") + hint);
    if (verbose && !error.sqlstate.isEmpty())
        write(*m_streams.err, QStringLiteral("  SQLSTATE ") + error.sqlstate);
    if (verbose && !error.detail.isEmpty()) {
        QStringList lines;
        for (const QString &each : error.detail.split(QLatin1Char('\n')))
            lines << QStringLiteral("  ") + base::printable(each);
        write(*m_streams.err, lines.join(QLatin1Char('\n')));
    }
}

QString Console::painted(const QString &text, Colour colour) const
{
    return colours && m_streams.outTerminal && !json ? paint(text, colour) : text;
}

QString Console::paintedError(const QString &text, Colour colour) const
{
    return colours && m_streams.errTerminal && !json ? paint(text, colour) : text;
}

void Console::progress(int done, int total, const QString &what)
{
    if (!showsProgress())
        return;
    const std::lock_guard lock(m_mutex);
    if (m_progressTotal != total || !m_progressStart.isValid()) {
        m_progressTotal = total;
        m_progressFrom = done;
        m_progressStart.start();
        m_progressLast.invalidate();
    }
    if (m_progressLast.isValid() && m_progressLast.elapsed() < 100 && done != total)
        return;
    m_progressLast.start();
    QString text = QStringLiteral("%1/%2").arg(locale.toString(done), locale.toString(total));
    const double seconds = double(m_progressStart.elapsed()) / 1000;
    if (done > m_progressFrom && seconds > 0.3) {
        const double rate = (done - m_progressFrom) / seconds;
        text += QStringLiteral("  ") + translate("cli", "%1/s", "rate of progress").arg(locale.toString(rate, 'f', 1));
        if (done < total)
            text += QStringLiteral("  ")
                + translate("cli", "%1 left", "time left").arg(durationText(locale, std::ceil((total - done) / rate) * 1000));
    }
    if (!what.isEmpty())
        text += QStringLiteral("  ") + base::printable(what);
    winsize size{};
    const int width = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    const QByteArray bytes = "\r" + cutToWidth(text, width - 1).toUtf8() + "\x1b[K";
    m_streams.err->write(bytes.constData(), bytes.size());
    m_streams.err->flush();
    m_progressShown = true;
}

void Console::clearProgress()
{
    const std::lock_guard lock(m_mutex);
    clearProgressLocked();
}

void Console::clearProgressLocked()
{
    if (!m_progressShown)
        return;
    *m_streams.err << "\r\x1b[K";
    m_streams.err->flush();
    m_progressShown = false;
}

base::Result<QByteArray> Console::readLine(bool echo, std::stop_token stop)
{
    std::optional<EchoOff> silent;
    if (!echo)
        silent.emplace();
    QByteArray bytes;
    for (;;) {
        if (stop.stop_requested())
            return failure(base::Kind::Cancelled, translate("cli", "Cancelled."));
        pollfd ready{STDIN_FILENO, POLLIN, 0};
        if (poll(&ready, 1, 100) <= 0)
            continue;
        char c = 0;
        if (read(STDIN_FILENO, &c, 1) != 1 || c == '\n')
            return bytes;
        bytes += c;
    }
}

base::Result<base::Secret> Console::askPassword(const QString &prompt, std::stop_token stop)
{
    const QByteArray bytes = prompt.toUtf8() + ' ';
    m_streams.err->write(bytes.constData(), bytes.size());
    m_streams.err->flush();
    auto typed = readLine(false, stop);
    m_streams.err->put('\n');
    m_streams.err->flush();
    if (!typed)
        return std::unexpected(typed.error());
    base::Secret secret(*typed);
    typed->fill('\0');
    return secret;
}

base::Result<bool> Console::askYes(const QString &question, std::stop_token stop)
{
    const QByteArray bytes = question.toUtf8() + ' ';
    m_streams.err->write(bytes.constData(), bytes.size());
    m_streams.err->flush();
    TRY(const QByteArray typed, readLine(true, stop));
    const QString answer = QString::fromUtf8(typed).trimmed().toLower();
    return answer == QLatin1String("y") || answer == QLatin1String("yes") || answer == translate("cli", "y", "yes, typed as one letter")
        || answer == translate("cli", "yes", "typed as an answer");
}

QString durationText(const QLocale &locale, double ms)
{
    if (ms < 1000)
        return translate("cli", "%1 ms").arg(locale.toString(qRound(ms)));
    if (ms < 60'000)
        return translate("cli", "%1 s").arg(locale.toString(ms / 1000, 'f', ms < 10'000 ? 1 : 0));
    const int seconds = qRound(ms / 1000);
    return translate("cli", "%1 min").arg(QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')));
}

QString sizeText(const QLocale &locale, std::optional<qint64> bytes)
{
    return bytes ? locale.formattedDataSize(*bytes, 1, QLocale::DataSizeTraditionalFormat) : QString();
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QString();
}

int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += widthOf(c);
    return width;
}

QString cutToWidth(const QString &text, int width)
{
    if (displayWidth(text) <= width)
        return text;
    QString out;
    int used = 0;
    for (const char32_t c : text.toUcs4()) {
        if (used + widthOf(c) > width - 1)
            break;
        used += widthOf(c);
        out += QString::fromUcs4(&c, 1);
    }
    return out + QChar(0x2026);
}

} // namespace tenantry::cli

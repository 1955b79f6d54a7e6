// Where a command reads and writes. Streams are handed in, so that tests run commands in their own process.
#pragma once

#include "base/error.h"
#include "base/secret.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QLocale>
#include <iosfwd>
#include <mutex>
#include <stop_token>

namespace tenantry::cli {

struct Streams {
    std::istream *in = nullptr;
    std::ostream *out = nullptr;
    std::ostream *err = nullptr;
    bool inTerminal = false, outTerminal = false, errTerminal = false;
    int width = 0; // of the terminal at `out`; 0: not a terminal, never cut
};

Streams standardStreams();

enum class Colour { Plain, Bold, Dim, Green, Yellow, Red };

// Thread-safe: workers report while the main thread waits.
class Console {
public:
    explicit Console(Streams streams);

    bool json = false;
    bool quiet = false;
    bool verbose = false;
    bool colours = true;        // where there is a terminal
    QLocale locale = QLocale::c();

    const Streams &streams() const { return m_streams; }

    void line(const QString &text);           // to stdout; data in it made printable by the caller
    void document(const QJsonObject &object); // one compact document and a newline
    void note(const QString &text);           // to stderr; silent with --quiet and --json
    void error(const base::Error &error, const QJsonObject &more = {});

    QString painted(const QString &text, Colour colour) const; // for stdout
    QString paintedError(const QString &text, Colour colour) const;

    // One line on stderr that replaces itself: "12/24  3.1/s  4 s left  what". Nothing where stderr is no terminal.
    bool showsProgress() const { return m_streams.errTerminal && !quiet && !json; }
    void progress(int done, int total, const QString &what);
    void clearProgress();

    // Reads one line without echo from the terminal. Cancelled when asked to stop.
    base::Result<base::Secret> askPassword(const QString &prompt, std::stop_token stop);
    base::Result<bool> askYes(const QString &question, std::stop_token stop);

private:
    void clearProgressLocked();
    base::Result<QByteArray> readLine(bool echo, std::stop_token stop);

    Streams m_streams;
    mutable std::mutex m_mutex;
    QElapsedTimer m_progressStart, m_progressLast;
    int m_progressTotal = -1, m_progressFrom = 0;
    bool m_progressShown = false;
};

// Words for people, in the console's locale.
QString durationText(const QLocale &locale, double ms);       // "12 ms", "1.4 s", "3:05 min"
QString sizeText(const QLocale &locale, std::optional<qint64> bytes);
QString timeText(const QDateTime &time);                       // local time, "2026-11-20 23:30"; "" when invalid

// Columns that a terminal gives a text: 0 for marks, 2 for wide characters.
int displayWidth(const QString &text);
QString cutToWidth(const QString &text, int width); // with … where something was cut

} // namespace tenantry::cli

// SQL to be read: monospace, line numbers, PostgreSQL's words in colours that follow the theme, one line marked where something failed.
//
// Nothing here holds up the window. Text is made ready and read by the grammar on a worker; it is shown in pieces, each of a few
// milliseconds. Of lines and texts that no view can lay out in time the beginning is shown, and a note says so. GUI thread.
#pragma once

#include <QPlainTextEdit>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <stop_token>

class QLabel;
class QThreadPool;

namespace tenantry::ui {

class NumberedEdit;
class SqlGrammar;

class SqlView : public QWidget {
    Q_OBJECT
public:
    explicit SqlView(QThreadPool *workers, QWidget *parent = nullptr); // null: without colours
    ~SqlView() override;

    // UTF-8. `firstLine`: the number of its first line in the file that it is a part of.
    void setSql(const QByteArray &sql, int firstLine = 1);
    // Both from 1, in the file's numbers; 0: none. Shown when that line is there, and scrolled to.
    void setMark(int line, int column = 0);
    static int columnShown(const QString &line, int column); // of a column in a line as it is in the file: tabs are wider here
    void setRows(int rows); // as high as so many lines, and no higher

    QPlainTextEdit *edit() const;
    QLabel *note() const { return m_note; }
    bool isSettled() const { return m_settled; } // all is shown, and coloured where it will be
    int firstLine() const { return m_firstLine; }
    int markedLine() const;

    static constexpr qsizetype mostShown = 1 << 20;     // bytes of a text
    static constexpr qsizetype mostColoured = 1 << 19;  // bytes; the grammar takes a second for as much
    static constexpr qsizetype longestLine = 1'000;     // characters; a windowful of them is shaped and drawn within one turn

    struct Span { int start = 0, length = 0, style = 0; }; // style: of KSyntaxHighlighting::Theme
    struct Ready {                                         // made by a worker
        QStringList lines;
        QList<QList<Span>> spans;                          // per line; empty: no colours
        bool cutText = false, cutLines = false;
    };

protected:
    void changeEvent(QEvent *event) override;

private:
    void prepare(const QByteArray &sql, bool textToo);
    void take(Ready ready);
    void step();
    void paintBlock(int number);
    void showNote();

    QThreadPool *m_workers;
    std::shared_ptr<SqlGrammar> m_grammar;
    NumberedEdit *m_edit;
    QLabel *m_note;
    Ready m_ready;
    QByteArray m_sql;
    int m_firstLine = 1;
    qsizetype m_written = 0, m_painted = 0; // lines
    bool m_prepared = true, m_settled = true; // prepared: nothing is awaited from a worker
    quint64 m_newest = 0;
    QTimer m_next;
    std::stop_source m_stop;
};

} // namespace tenantry::ui

// Text in a monospace font with its line numbers at the left, and one place marked where something failed. GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QPlainTextEdit>

namespace tenantry::ui {

class NumberedEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NumberedEdit(QWidget *parent = nullptr);

    void setFirstLine(int number);              // the number of the first line; 1
    int firstLine() const { return m_firstLine; }
    // Both from 1, the line in the numbers shown, the column in UTF-16 units; 0: none. Shown when that line is there, and scrolled to.
    void setMark(int line, int column = 0);
    int markedLine() const { return m_mark; }
    void showMark();                            // again: there is other text, there are other colours
    void setRows(int rows);                     // as high as so many lines, and no higher

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Numbers;
    void makeRoom();
    void paintNumbers(QWidget *on, const QRect &dirty);

    int m_firstLine = 1, m_mark = 0, m_markColumn = 0;
    Numbers *m_numbers;
};

// How a word of SQL looks in the theme of now, by KSyntaxHighlighting's text style; not by colour alone where it can be had.
QTextCharFormat sqlFormat(int style);

} // namespace tenantry::ui

// Short lists of what is counted: a word or a chip, perhaps a bar, and a number that leads to what it counts. Rows are kept by their
// key when they are set again, so that who stands on one with the keyboard stays there.
#pragma once

#include "ui/widgets/statuschip.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tenantry::ui {

// How full something is, as a quiet bar. What it shows stands beside it in words.
class PartBar : public QWidget {
public:
    explicit PartBar(QWidget *parent) : QWidget(parent) { setFixedSize(88, 8); }
    void setPart(double part, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_part = 0;
    Tone m_tone = Tone::Accent;
};

struct CountRow {
    QString key;                    // stable, unique in the list
    std::optional<Status> chip;     // before the text, or instead of it
    QString text, detail;           // detail: below, quiet
    QString link;                   // what is pressed: a number, or the text where that is empty
    double part = -1;               // 0 … 1: with a bar
    Tone tone = Tone::Accent;       // of the bar
    QString page, argument;         // where it leads; empty page: nowhere
    QString said;                   // the whole row for a screen reader; empty: text and link
    friend bool operator==(const CountRow &, const CountRow &) = default;
};

class CountRowWidget : public QWidget {
    Q_OBJECT
public:
    explicit CountRowWidget(QWidget *parent);
    void set(const CountRow &row);
    const CountRow &row() const { return m_row; }
    QPushButton *button() const; // what is pressed: the number, or the name; null where the row leads nowhere

signals:
    void opened(const QString &page, const QString &argument);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();
    CountRow m_row;
    QWidget *m_words;
    StatusChip *m_chip;
    QPushButton *m_name, *m_link;
    QLabel *m_text, *m_detail;
    PartBar *m_bar;
};

class RowList : public QWidget {
    Q_OBJECT
public:
    explicit RowList(QWidget *parent = nullptr);
    void setRows(const QList<CountRow> &rows);
    QList<CountRow> rows() const;
    CountRowWidget *widget(const QString &key) const; // null: no such row

signals:
    void opened(const QString &page, const QString &argument);

private:
    QList<CountRowWidget *> m_rows;
    QVBoxLayout *m_layout;
};

} // namespace tenantry::ui

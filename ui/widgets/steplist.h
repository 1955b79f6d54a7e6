// The steps of an operation, one below the other: state, title, time, and the error of the one that failed.
#pragma once

#include "registry/values.h"

#include <QWidget>

class QVBoxLayout;

namespace tenantry::ui {

struct StepItem {
    QString id;                       // stable
    QString title;                    // translated now: set the steps again on LanguageChange
    registry::StepState state = registry::StepState::Pending;
    double ms = -1;                   // -1: not known
    QString note;                     // a line below the title
    std::optional<base::Error> error; // below the title, in its own colour
    bool operator==(const StepItem &) const = default;
};

class StepList : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    ~StepList() override;
    void setSteps(const QList<StepItem> &steps); // changes only what changed: safe to call ten times a second
    // One row that is not shown yet, as long as there are fewer than most operations have; false: they are there. A dozen at once, of labels that
    // each are styled, are felt.
    bool makeAhead();
    const QList<StepItem> &steps() const { return m_steps; }

protected:
    void changeEvent(QEvent *event) override;

private:
    class Row;
    void makeRow();
    void put(const QList<StepItem> &steps, bool all); // also what is the same: in another language it reads otherwise
    QList<StepItem> m_steps;
    QList<Row *> m_rows; // as many as there ever were; what is too much is hidden
    QVBoxLayout *m_layout;
};

// "85 ms", "1.4 s", "2 min 5 s": in the operator's number format.
QString duration(double ms);
QString timeLeft(double seconds); // an estimate: whole seconds, at least one

} // namespace tenantry::ui

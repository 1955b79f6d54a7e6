// The steps of the wizard at the left: done, current, to come. Past ones can be clicked.
#pragma once

#include <QListWidget>

namespace tenantry::ui {

class StepRail : public QListWidget {
    Q_OBJECT
public:
    explicit StepRail(QWidget *parent = nullptr);
    // `reachable`: up to which step one may go back by clicking; -1: none (while it runs).
    void setSteps(const QStringList &titles, int current, int reachable);

signals:
    void stepChosen(int step);
};

} // namespace tenantry::ui

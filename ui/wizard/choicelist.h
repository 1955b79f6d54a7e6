// A few things to choose one of, each with a title and lines below it: products, plans, servers. Arrow keys move.
#pragma once

#include <QListWidget>

namespace tenantry::ui {

struct Choice {
    QString key;        // what is chosen
    QString title;
    QString detail;     // lines, quieter
    QString badge;      // at the right
    bool enabled = true;
};

class ChoiceList : public QListWidget {
    Q_OBJECT
public:
    explicit ChoiceList(QWidget *parent = nullptr);
    void setChoices(const QList<Choice> &choices);
    void choose(const QString &key);
    QString chosen() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, 24}; }

signals:
    void chosenChanged(const QString &key);
};

} // namespace tenantry::ui

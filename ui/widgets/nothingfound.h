// Says in a list that it is empty because nothing in it fits what is searched for. For a list that is not shown while there is nothing at all. GUI thread.
#pragma once

#include <QWidget>

class QAbstractItemView;
class QLabel;

namespace tenantry::ui {

class NothingFound : public QWidget {
    Q_OBJECT
public:
    explicit NothingFound(QAbstractItemView *view); // belongs to it; after it was given its model

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QLabel *m_text;
};

} // namespace tenantry::ui

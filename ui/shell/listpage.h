// A page that is a table with what belongs to the chosen line beside it: plans, servers, products, operators.
#pragma once

#include "base/async.h"
#include "ui/shell/page.h"
#include "ui/widgets/seentimer.h"
#include "ui/widgets/sentence.h"
#include "ui/widgets/statestack.h"

#include <QDateTime>
#include <QScopedValueRollback>
#include <QSet>

class QAbstractItemModel;
class QBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tenantry::ui {

class ErrorBanner;
class SearchField;

class ListPage : public Page {
    Q_OBJECT
public:
    ~ListPage() override;

    void activated(const QString &argument) override; // what is to be chosen, or empty
    void focusFilter() override;

    QTableView *table() const { return m_table; }
    StateStack *states() const { return m_state; }
    QPushButton *newButton() const { return m_new; } // beside the filter; its text is the page's

protected:
    // `tables` of the registry: when one of them changes, the page reads again.
    ListPage(const Services &services, QWidget *parent, const QStringList &tables);

    void addAbove(QWidget *widget);                   // between filter and table: a question, a banner
    void shareRoom(int table, int side);              // in pixels; a wider window is shared alike
    QWidget *addSide();                               // one more place beside the table, with a layout for one part
    void setModel(QAbstractItemModel *model, const std::vector<std::pair<int, int>> &widths, const QSet<int> &spare = {}); // column, pixels: widgets/columnfit.h

    // Reads on a worker; of several answers the newest is taken. `failed` says what could not be read.
    template <class Snapshot, class Take>
    void readWith(std::function<base::Result<Snapshot>(std::stop_token)> read, Take take, const Sentence &failed)
    {
        if (!read)
            return;
        m_state->showLoading();
        base::run(m_services.workers, m_stop.get_token(), std::move(read)).then(this, [this, take, failed, number = ++m_newest](const base::Result<Snapshot> &result) {
            if (number != m_newest)
                return;
            if (!result)
                return m_state->showError(result.error(), failed);
            m_readAt = QDateTime::currentDateTimeUtc();
            m_state->clearError();
            const QScopedValueRollback taking(m_taking, true);
            take(*result);
        });
    }
    // After the model took what was read: the table is shown, or that there is nothing, and a line is chosen: what was asked for,
    // which `find` knows, else the first. `writing`: a form is open beside the table, and stays.
    void settle(bool empty, bool writing, const std::function<QModelIndex(const QString &)> &find);
    // What is typed into the filter goes to `filter`; then it is said when nothing is left, another line is chosen for the hidden one, and `show`
    // shows what belongs to it.
    void filterWith(const std::function<void(const QString &)> &filter, const std::function<void()> &show);
    void choose(const QString &what) { m_wanted = what; } // as soon as it was read
    // What an action on one line ended with is no news once the operator goes to another; a line that goes by itself takes nothing away.
    void clearWhenAnotherIsChosen(ErrorBanner *banner);
    void labelList(const QString &placeholder, const QString &name); // of the filter; of the table, for who hears it

    virtual void heard(const QString &table) { Q_UNUSED(table) } // of any table, as it happens

    StateStack *m_state;
    QTableView *m_table;
    SearchField *m_filter;
    QPushButton *m_new;
    QStackedWidget *m_side;
    std::stop_source m_stop; // of all that this page has asked for

private:
    void listen(const QStringList &tables);
    void showNothing();

    QSplitter *m_splitter;
    QBoxLayout *m_above;
    QLabel *m_nothing; // over the rows that are not there
    QString m_wanted;
    quint64 m_newest = 0;
    QDateTime m_readAt;
    bool m_offline = false, m_taking = false; // taking: the model changes, not the operator's choice
    SeenTimer m_soon{this}; // changes heard of are read together
};

} // namespace tenantry::ui

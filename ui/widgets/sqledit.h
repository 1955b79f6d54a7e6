// SQL to be written: coloured as in SqlView, the place of an error marked until something is changed. Ctrl+Return runs it. GUI thread;
// the grammar reads on a worker.
#pragma once

#include "ui/widgets/numberededit.h"
#include "ui/widgets/sqlview.h"

#include <QTimer>
#include <memory>
#include <stop_token>

namespace tenantry::ui {

class SqlEdit : public NumberedEdit {
    Q_OBJECT
public:
    explicit SqlEdit(QThreadPool *workers, QWidget *parent = nullptr); // null: without colours
    ~SqlEdit() override;

    QString sql() const { return toPlainText(); }
    void setSql(const QString &sql);           // can be undone
    void insert(const QString &text);          // at the cursor, with spaces around it where it needs them
    void setPlace(int line, int column);       // of an error: from 1, in characters as a server counts them; 0: none
    bool isSettled() const { return m_settled; }

signals:
    void runRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read();
    void paint();

    QThreadPool *m_workers;
    std::shared_ptr<SqlGrammar> m_grammar;
    QList<QList<SqlView::Span>> m_spans;
    QTimer m_soon;
    quint64 m_newest = 0;
    bool m_settled = true, m_painting = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui

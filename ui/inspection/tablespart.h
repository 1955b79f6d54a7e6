// A tenant's tables, and those of its indexes and sequences that somebody should look at. GUI thread.
#pragma once

#include "ui/inspection/lookpart.h"

class QLabel;
class QLineEdit;
class QSplitter;
class QTableView;

namespace tenantry::ui {

class LookModel;

class TablesPart : public LookPart {
    Q_OBJECT
public:
    TablesPart(const InspectionBackend &backend, const Services &services, QWidget *parent = nullptr);
    QString command() const override;
    QWidget *filter() const override;
    void retranslate() override;

    QTableView *table() const { return m_table; }
    QTableView *worries() const { return m_worries; }
    QLabel *summary() const { return m_summary; }
    QLabel *notes() const { return m_notes; }

protected:
    void read() override;
    void forget() override;
    QString whatFailed() const override;

private:
    void showFound();
    void showWorries();

    inspection::Tables m_found;
    QLabel *m_summary, *m_notes, *m_worryTitle;
    QLineEdit *m_filter;
    QSplitter *m_splitter;
    QTableView *m_table, *m_worries;
    LookModel *m_model, *m_worryModel;
};

} // namespace tenantry::ui

// The files of a folder before anything is stored: which are new, changed, as they were or missing, and what is wrong with each. GUI thread.
#pragma once

#include "ui/products/productbackend.h"

#include <QWidget>

class QLabel;
class QStandardItemModel;
class QTableView;

namespace tenantry::ui {

class FolderView : public QWidget {
    Q_OBJECT
public:
    explicit FolderView(QWidget *parent = nullptr);
    void setLook(const FolderLook &look, bool isNew);
    void setLooking(); // what was shown is of another folder
    void clear();
    QTableView *table() const { return m_table; }
    QLabel *summary() const { return m_summary; }
    QLabel *said() const { return m_said; }
    void retranslate();

private:
    enum Column { State, File, Version, Remarks, Columns };
    void fill();
    void showRow();
    std::optional<FolderLook> m_look;
    bool m_isNew = true, m_looking = false;
    QLabel *m_summary, *m_said;
    QTableView *m_table;
    QStandardItemModel *m_model;
};

} // namespace tenantry::ui

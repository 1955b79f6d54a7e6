// The table: keeps selection, current row and scroll position while rows come and go, remembers its columns, and paints
// chips. By keyboard: Enter opens, Ctrl+A selects all, typing a letter goes to the filter.
#pragma once

#include "ui/tenants/tenantmodel.h"
#include "ui/widgets/statuschip.h"

#include <QTableView>
#include <QTimer>

class QMenu;

namespace tenantry::workstation { class Store; }

namespace tenantry::ui {

class TenantTable : public QTableView {
    Q_OBJECT
public:
    TenantTable(TenantModel *model, workstation::Store *store, QWidget *parent = nullptr);
    ~TenantTable() override;

    int selectedCount() const;
    QStringList selectedIds() const; // in the order of the rows
    QList<registry::Tenant> selectedTenants() const;
    int currentRow() const;          // -1: none
    void goTo(int row);              // makes it current, selects it alone and brings it in sight

    QMenu *columnMenu() const { return m_columnMenu; } // also the header's context menu
    TenantColumn sortColumn() const;
    Qt::SortOrder sortOrder() const;

    void retranslate();

signals:
    void opened(int row);
    void currentTenantChanged(); // another tenant, or none
    void selectedCountChanged(int count);
    void typed(const QString &text);
    void sortChanged(tenantry::ui::TenantColumn column, Qt::SortOrder order);
    void menuRequested(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyboardSearch(const QString &) override {} // the filter box does that, over everything

private:
    void remember();
    void bringBack();
    void buildColumnMenu();
    void fillColumnMenu();
    void readLayout();
    void writeLayout();
    void standardLayout();
    void adaptRowHeight();
    int widest(const QList<Status> &chips) const; // of them, with what is around, in the language of now
    int standardWidth(TenantColumn column) const;
    int leastWidth(TenantColumn column) const;
    int lastShown() const; // logical; the one that is stretched
    void fit();

    struct Kept {
        TenantSnapshotPtr snapshot;
        std::vector<TenantHandle> selected;
        std::optional<TenantHandle> current, top;
        int column = 0;
        int currentOffset = -1; // of the current row below the top of the viewport; -1 when it is out of sight
        int topOffset = 0;
        bool atTop = true;
    } m_kept;

    TenantModel *m_model;
    workstation::Store *m_store;
    QMenu *m_columnMenu = nullptr;
    QTimer m_writeSoon;
    QString m_lastCurrent;
    bool m_bringingBack = false, m_fitting = false;
    bool m_dragged = false; // widths are somebody's own: nothing fits them to the room
};

} // namespace tenantry::ui

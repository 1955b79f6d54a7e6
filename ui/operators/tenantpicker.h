// Chooses tenants among ten thousand: search as on the Tenants page, tick, or tick all that is shown. What was ticked is kept as a
// difference to what is assigned, so that a list read anew (somebody else assigned one meanwhile) takes nothing away. GUI thread.
#pragma once

#include "ui/operators/operatorbackend.h"

#include "registry/filter.h"

#include <QAbstractTableModel>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace tenantry::ui {

class SearchField;

class TenantPickModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(const Assignable &all);           // keeps what was ticked
    void forget();                             // and what was ticked
    void setFilter(const registry::Filter &filter, bool onlyTicked);
    bool isTicked(const QString &id) const;
    void tickShown(bool ticked);
    int ticked() const;                        // of those that there are
    int total() const { return int(m_all.tenants.size()); }
    QStringList added() const { return m_added.values(); }
    QStringList removed() const { return m_removed.values(); }
    QStringList slugs(const QStringList &ids, int most) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &at) const override;
    bool setData(const QModelIndex &at, const QVariant &value, int role) override;

signals:
    void changed();

private:
    QList<int> wanted() const;
    void tick(const QString &id, bool ticked);
    Assignable m_all;
    QSet<QString> m_added, m_removed;
    QList<int> m_rows;
    registry::Filter m_filter;
    bool m_onlyTicked = false;
};

class TenantPicker : public QWidget {
    Q_OBJECT
public:
    explicit TenantPicker(QWidget *parent = nullptr);
    void set(const Assignable &all);
    void forget();
    TenantPickModel *model() const { return m_model; }
    SearchField *search() const { return m_search; }
    QTableView *table() const { return m_table; }
    QPushButton *tickAll() const { return m_tickAll; }
    bool hasChanges() const { return !m_model->added().isEmpty() || !m_model->removed().isEmpty(); }
    void retranslate();

signals:
    void changed();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void filter();
    void count();
    TenantPickModel *m_model;
    SearchField *m_search;
    QCheckBox *m_only;
    QTableView *m_table;
    QLabel *m_count;
    QPushButton *m_tickAll, *m_untickAll;
    QLabel *m_none;       // why no row is there
    bool m_known = false; // set() was called
};

} // namespace tenantry::ui

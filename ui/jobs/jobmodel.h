// Jobs as rows, newest first: operations, and runs over many tenants. Takes whole lists and keeps rows by id, so that selection and
// scroll stay while ten updates a second come in.
#pragma once

#include "registry/runs.h"
#include "ui/widgets/statuschip.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class JobModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, State, Progress, Started, Took, By, ColumnCount };
    enum Role { IdRole = Qt::UserRole };
    enum class Show { All, Running, Attention };

    explicit JobModel(QObject *parent = nullptr);
    void setJobs(const QList<registry::Operation> &operations, const QList<registry::Run> &runs = {}); // each newest first
    void setShow(Show show);
    void setFilter(const QString &words);
    // A row is one or the other; null for the one that it is not.
    const registry::Operation *operation(const QModelIndex &index) const;
    const registry::Run *run(const QModelIndex &index) const;
    Status status(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &id) const;
    int total() const { return int(m_list.jobs.size()); }
    int count(Show show) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Job { // an index into one of the lists
        bool isRun = false;
        qsizetype at = 0;
    };
    struct List {
        QList<registry::Operation> operations;
        QList<registry::Run> runs;
        QList<Job> jobs; // all, newest first
        QList<Job> rows; // those that are shown
        Show show = Show::All;
        QString filter;

        void arrange(); // jobs and rows, from the rest
        bool holds(const Job &job, Show what) const;
        bool found(const Job &job) const; // by the filter
        const QString &idOf(const Job &job) const;
        QStringList ids() const;
    };
    void become(List next);
    QVariant text(const registry::Operation &operation, int column) const;
    QVariant text(const registry::Run &run, int column) const;
    List m_list;
};

} // namespace tenantry::ui

// The rows of a CSV on their way to tenants, each with what became of it.
#pragma once

#include "tenants/csvimport.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class BatchModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class State { Waiting, Bad, Ready, Running, Done, Failed };
    enum Column { Line, Name, Slug, Product, Email, Outcome, ColumnCount };
    struct Row {
        tenants::CsvRow csv;
        State state = State::Waiting;
        std::optional<base::Error> error;
        QString step;             // while it runs
        base::Secret adminPassword; // temporary, until the page is left
        bool passwordSaved = false;
    };

    explicit BatchModel(QObject *parent = nullptr);
    void setFile(const tenants::CsvFile &file);
    const QList<Row> &rows() const { return m_rows; }
    const Row &row(int index) const { return m_rows[index]; }
    void setState(int index, State state, const std::optional<base::Error> &error = {});
    void setStep(int index, const QString &title);
    void setPassword(int index, const base::Secret &password);
    int count(State state) const;
    int unsavedPasswords() const;
    void setPasswordsSaved();
    void clear();
    void retranslate();

    // RFC 4180, safe from formulas. Passwords only when asked for.
    QByteArray report(bool withPasswords) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString outcome(const Row &row) const;
    QList<Row> m_rows;
};

} // namespace tenantry::ui

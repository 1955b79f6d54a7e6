// The matrix: features down, plans across. GUI thread.
#pragma once

#include "ui/features/featurebackend.h"

#include <QAbstractTableModel>
#include <functional>
#include <optional>

namespace tenantry::ui {

class FeatureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Default, FirstPlan }; // after the plans: Overrides
    explicit FeatureModel(QObject *parent = nullptr);

    void setSnapshot(const FeatureSnapshot &snapshot); // selection and persistent indexes follow their feature
    void setFilter(const QString &words); // also is:killed, is:stale, is:expired
    void setEditable(bool editable) { m_editable = editable; }
    const registry::Feature *feature(const QModelIndex &at) const;
    QModelIndex indexOf(const QString &key) const;
    const registry::Feature *find(const QString &key) const; // also one that the filter leaves out
    int total() const { return int(m_all.features.size()); }
    const QList<registry::Plan> &plans() const { return m_all.plans; }
    const registry::Plan *plan(int column) const;
    static QJsonValue carried(const registry::Feature &feature, const QString &planId); // undefined: the plan says nothing
    void offer(const QModelIndex &at, const QJsonValue &was, const QJsonValue &value) const; // asks with planValueTyped()
    // Text that is kept of a cell which was closed with it half typed: the cell says so. Not set: there is none.
    using KeptText = std::function<std::optional<QString>(const QString &key, const QString &planId)>;
    void setKeptText(const KeptText &text) { m_keptText = text; }
    std::optional<QString> keptText(const QModelIndex &at) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &at) const override;
    // One that fits, as FeatureWords::typed() takes it, is asked about with planValueTyped(); changes nothing itself.
    bool setData(const QModelIndex &at, const QVariant &value, int role) override;

signals:
    // `was`: what the plan carried when the cell was opened. Undefined: the plan says nothing.
    void planValueTyped(const QString &key, const QString &planId, const QJsonValue &was, const QJsonValue &value) const;

private:
    QList<int> wanted() const;
    QVariant ofValue(const QModelIndex &at, int role) const; // data(), but for what is kept
    QString notSaved(const QModelIndex &at) const; // what is kept of a cell, in words; or nothing
    FeatureSnapshot m_all;
    QList<int> m_rows;
    QString m_filter;
    KeptText m_keptText;
    bool m_editable = false;
};

} // namespace tenantry::ui

// The registries this computer knows: colour, name, where, when last.
#pragma once

#include "workstation/store.h"

#include <QAbstractListModel>
#include <QListView>

namespace tenantry::ui {

class ProfileModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void set(const QList<workstation::Profile> &profiles);
    const QList<workstation::Profile> &profiles() const { return m_profiles; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<workstation::Profile> m_profiles;
};

class ProfileList : public QListView {
    Q_OBJECT
public:
    explicit ProfileList(QWidget *parent = nullptr);
    void set(const QList<workstation::Profile> &profiles);
    const workstation::Profile *current() const;
    bool choose(const QString &name);
    QSize sizeHint() const override;

signals:
    void chosen(const tenantry::workstation::Profile &profile);
    void submitted(); // Enter

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    ProfileModel *m_model;
};

// "registry.example.org:5432", "this computer": of an address, for people.
QString placeOf(const QString &uri, bool local);

} // namespace tenantry::ui

// The overview of a USER: a ticket comes in, which tenant is it about? A field that finds it, those opened last, those assigned with
// trouble first.
#pragma once

#include "ui/overview/overviewbackend.h"
#include "ui/overview/rowlist.h"

#include <memory>

namespace tenantry::ui {

class Card;
class SearchField;
class SearchProvider;

class SupportOverview : public QWidget {
    Q_OBJECT
public:
    // `finder` may be null: Enter then goes to the list of tenants with what was typed.
    SupportOverview(std::unique_ptr<SearchProvider> finder, const registry::RegistryInfo &registry, QWidget *parent = nullptr);
    ~SupportOverview() override;
    void take(const OverviewSnapshot &snapshot);
    void retranslate();
    SearchField *field() const { return m_field; }
    RowList *found() const { return m_found; }
    RowList *recent() const { return m_recent; }
    RowList *assigned() const { return m_assigned; }
    RowList *counts() const { return m_counts; }

signals:
    void opened(const QString &page, const QString &argument);

private:
    void find();
    void fill();
    CountRow row(const registry::Overview::Place &place) const;
    std::unique_ptr<SearchProvider> m_finder;
    QString m_baseDomain;
    OverviewSnapshot m_snapshot;
    QLabel *m_title, *m_nothing;
    SearchField *m_field;
    RowList *m_found, *m_recent, *m_assigned, *m_counts;
    Card *m_foundCard, *m_recentCard, *m_assignedCard, *m_countsCard;
    QPushButton *m_all;
    bool m_taken = false;
};

} // namespace tenantry::ui

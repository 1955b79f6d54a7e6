// The overview of an ADMIN: is the fleet all right, and if not, where. Cards of numbers that lead to what they count.
#pragma once

#include "ui/overview/overviewbackend.h"
#include "ui/overview/rowlist.h"

class QGridLayout;

namespace tenantry::ui {

class Card;

class FleetOverview : public QWidget {
    Q_OBJECT
public:
    explicit FleetOverview(bool provisions, QWidget *parent = nullptr); // provisions: may begin what the first steps are
    void take(const OverviewSnapshot &snapshot);
    void retranslate();
    RowList *list(const char *name) const; // "steps" (while there are no tenants), "health", "tenants", "versions", "jobs", "servers", "backups", "plans", "features", "events"
    QString headline() const;

signals:
    void opened(const QString &page, const QString &argument);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Part {
        const char *name;
        Card *card;
        RowList *rows;
    };
    Part &part(const char *name);
    void place();
    void fill();
    OverviewSnapshot m_snapshot;
    StatusChip *m_state;
    QLabel *m_headline;
    QGridLayout *m_grid;
    std::vector<Part> m_parts;
    std::vector<Card *> m_placed; // those in the grid, in order
    int m_columns = 0;
    bool m_provisions, m_taken = false;
};

} // namespace tenantry::ui

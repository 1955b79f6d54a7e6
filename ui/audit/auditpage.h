// Who changed what, when, from where: events newest first, what one of them changed, whether the record is whole. For ADMINs.
#pragma once

#include "ui/audit/auditfilters.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"
#include "ui/widgets/seentimer.h"

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tenantry::ui {

class AuditExport;
class AuditModel;
class ChainCheck;
class EventDetails;
class StateStack;

class AuditPage : public Page {
    Q_OBJECT
public:
    static constexpr int pageSize = 200;    // events read at once
    static constexpr int mostWaiting = 500; // new ones kept to be shown; more are read anew

    AuditPage(AuditBackend backend, const Services &services, QWidget *parent = nullptr);
    ~AuditPage() override;

    QString key() const override { return QStringLiteral("audit"); }
    QString title() const override { return tr("Audit"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a filter (AuditFilters::setText), "seq:123", "verify", or empty: as it was left
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;

    AuditModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    StateStack *states() const { return m_state; }
    AuditFilters *filters() const { return m_filters; }
    EventDetails *details() const { return m_details; }
    ChainCheck *chain() const { return m_chain.get(); }
    AuditExport *exporting() const { return m_export; }
    QPushButton *newButton() const { return m_newer; }
    QPushButton *verifyButton() const { return m_verify; }
    QPushButton *exportButton() const { return m_exportButton; }
    QString command() const;

private:
    enum Side { Details, Chain };
    struct Answer;
    void read();                    // the newest page anew
    void readMore(qint64 beforeSeq);
    Q_INVOKABLE void readNewer();
    void showNewer();
    void tellNewer();
    void readChoices();
    void take(const Answer &page);
    void showEvent(qint64 seq);
    void showSelected();
    void showSide(Side side);

    AuditBackend m_backend;
    AuditModel *m_model;
    StateStack *m_state;
    QTableView *m_table;
    AuditFilters *m_filters;
    QPushButton *m_exportButton, *m_verify, *m_newer;
    CopyButton *m_command;
    AuditExport *m_export;
    QSplitter *m_splitter;
    QStackedWidget *m_side;
    EventDetails *m_details;
    OnDemand<ChainCheck> m_chain;
    registry::EventFilter m_filter;  // what is shown, with the tenant's id
    QStringList m_asked;             // the query that m_filter was made of
    QList<registry::Event> m_waiting; // newer ones that are not shown yet, newest first
    bool m_jumped = false; // what is shown does not begin at the newest one
    bool m_tooMany = false, m_readingNewer = false, m_newerAgain = false, m_readOnce = false, m_roomShared = false;
    qint64 m_wanted = 0;             // to be selected when it is read
    quint64 m_newest = 0, m_newestMore = 0;
    QDateTime m_readAt, m_offline;
    SeenTimer m_soon{this}; // changes heard of are read together
    std::stop_source m_stop;
};

PageFactory auditPageFactory();

} // namespace tenantry::ui

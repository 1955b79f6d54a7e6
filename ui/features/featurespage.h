// Features down, plans across; beside them one feature, the form for it, or a change for many tenants.
#pragma once

#include "ui/features/featurebackend.h"
#include "ui/features/overridetimer.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"
#include "ui/widgets/seentimer.h"
#include "ui/widgets/sentence.h"

#include <QTimer>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tenantry::ui {

class BulkChange;
class ColumnFit;
class ConfirmBar;
class ErrorBanner;
class FeatureDetails;
class FeatureEditor;
class FeatureModel;
class PlanDelegate;
class SearchField;
class StateStack;

class FeaturesPage : public Page {
    Q_OBJECT
public:
    FeaturesPage(FeatureBackend backend, const Services &services, QWidget *parent = nullptr);
    ~FeaturesPage() override;

    QString key() const override { return QStringLiteral("features"); }
    QString title() const override { return tr("Features"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a key; "key tenant": the change for that tenant; "is:stale": a filter, "is:all": none
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;
    bool leave() override;
    bool hasUnsavedWork() const override { return isTyping(); }

    FeatureModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    StateStack *states() const { return m_state; }
    FeatureDetails *details() const { return m_details; }
    BulkChange *bulk() const { return m_bulk.get(); }
    FeatureEditor *editor() const { return m_editor.get(); }
    ConfirmBar *confirmBar() const { return m_confirm; }
    QPushButton *newButton() const { return m_new; }

private:
    enum Side { Details, Bulk, Editor };
    void take(const FeatureSnapshot &snapshot);
    void fill(const FeatureSnapshot &snapshot); // the matrix; what is chosen there and what is in sight stay
    void select(const QString &key);
    void showSelected();
    void makeSides();
    bool isTyping() const;
    bool isFilling() const; // a form
    void openKept(); // a cell that was closed with what was typed in it
    void discard();
    void showSide(Side side);
    void backToTable();
    void focusTable(); // or the cell in it that is half typed
    void askToKill(bool off);
    void askToUndo(const QString &batchId);
    void askToRetire();
    struct PlanChange {
        QString key, planId;
        QJsonValue was, value; // undefined: the plan says nothing
    };
    void askToSet(PlanChange change);
    void lookAtQuestion(); // is what it asks about still as it says?
    void ask(const QString &question, const QString &button, bool destroys, const std::function<void()> &yes);
    void say(const base::Error &error, const Sentence &what, bool warning = false);
    void hush();
    void fitColumns();
    // Runs it, then reads again; what failed is said above the matrix.
    void act(std::function<base::Result<void>(std::stop_token)> work, const Sentence &failed);

    FeatureBackend m_backend;
    FeatureModel *m_model;
    StateStack *m_state;
    QTableView *m_table;
    PlanDelegate *m_cells;
    SearchField *m_filter;
    QPushButton *m_new;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    QSplitter *m_splitter;
    QStackedWidget *m_side;
    ColumnFit *m_fit = nullptr; // the table's; another when there are other plans
    FeatureDetails *m_details;
    OnDemand<BulkChange> m_bulk;
    OnDemand<FeatureEditor> m_editor;
    QString m_wanted, m_wantedTenant;
    std::optional<PlanChange> m_asked; // what the question is about
    bool m_refused = false; // the banner says why a cell's line does not fit
    quint64 m_newest = 0;
    QDateTime m_readAt;
    bool m_offline = false;
    bool m_restoring = false; // the line chosen is the one that was: the form beside it stays
    SeenTimer m_soon{this}; // changes heard of are read together
    OverrideTimer m_turn;
    std::stop_source m_stop;
};

PageFactory featuresPageFactory();

} // namespace tenantry::ui

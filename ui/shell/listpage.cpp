#include "ui/shell/listpage.h"

#include "registry/listener.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/searchfield.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

constexpr int readTogether = 300; // milliseconds

}

ListPage::ListPage(const Services &services, QWidget *parent, const QStringList &tables)
    : Page(services, parent), m_state(new StateStack(this)), m_table(new QTableView), m_filter(new SearchField(this)),
      m_new(makeButton(ButtonKind::Primary, this, QStringLiteral("plus"))), m_side(new QStackedWidget), m_splitter(new QSplitter(m_state)), m_above(new QVBoxLayout),
      m_nothing(makeLabel(Look::Muted, m_table->viewport()))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_new);
    layout->addLayout(bar);
    m_above->setSpacing(12);
    layout->addLayout(m_above);
    layout->addWidget(m_state, 1);
    m_state->setContent(m_splitter);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_side);
    m_splitter->setChildrenCollapsible(false);
    shareRoom(760, 420);

    setFocusProxy(m_table);
    styleTable(m_table);
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_nothing->hide();
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setContentsMargins(16, 32, 16, 16);
    over->addWidget(m_nothing, 0, Qt::AlignTop);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_filter, &SearchField::left, this, [this] { goInto(m_table); });
    connect(m_state, &StateStack::retry, this, &ListPage::refresh);
    m_soon.setInterval(readTogether);
    connect(&m_soon, &SeenTimer::timeout, this, &ListPage::refresh);
    listen(tables);
}

ListPage::~ListPage() { m_stop.request_stop(); }

void ListPage::listen(const QStringList &tables)
{
    const registry::Listener *listener = m_services.listener;
    if (!listener)
        return;
    connect(listener, &registry::Listener::changed, this, [this, tables](const QString &table) {
        if (!m_soon.isActive() && tables.contains(table))
            m_soon.start();
        heard(table);
    });
    connect(listener, &registry::Listener::online, this, [this] {
        m_offline = false;
        m_state->setOffline({});
        m_soon.start();
    });
    connect(listener, &registry::Listener::offline, this, [this](const QDateTime &since) {
        m_offline = true;
        m_state->setOffline(m_readAt.isValid() ? m_readAt : since);
    });
}

void ListPage::addAbove(QWidget *widget) { m_above->addWidget(widget); }

void ListPage::shareRoom(int table, int side)
{
    m_splitter->setStretchFactor(0, table);
    m_splitter->setStretchFactor(1, side);
    m_splitter->setSizes({table, side});
}

QWidget *ListPage::addSide()
{
    auto *place = new QWidget(m_side);
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    m_side->addWidget(place);
    return place;
}

void ListPage::setModel(QAbstractItemModel *model, const std::vector<std::pair<int, int>> &widths, const QSet<int> &spare)
{
    m_table->setModel(model);
    if (!widths.empty())
        new ColumnFit(m_table, widths, spare);
}

void ListPage::filterWith(const std::function<void(const QString &)> &filter, const std::function<void()> &show)
{
    connect(m_filter, &SearchField::searched, this, [this, filter, show](const QString &words) {
        const QScopedValueRollback taking(m_taking, true);
        filter(words);
        showNothing();
        if (!m_table->currentIndex().isValid() && m_table->model()->rowCount() > 0 && m_side->currentIndex() == 0) // a form stays
            m_table->setCurrentIndex(m_table->model()->index(0, 0));
        show();
    });
}

void ListPage::showNothing() { m_nothing->setVisible(m_table->model()->rowCount() == 0 && !m_filter->text().trimmed().isEmpty()); }

void ListPage::clearWhenAnotherIsChosen(ErrorBanner *banner)
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, banner, [this, banner] {
        if (!m_taking)
            banner->clear();
    });
}

void ListPage::activated(const QString &argument)
{
    choose(argument);
    m_soon.stop(); // it is read now
    refresh();
}

void ListPage::settle(bool empty, bool writing, const std::function<QModelIndex(const QString &)> &find)
{
    if (empty && !writing)
        m_state->showEmpty();
    else
        m_state->showContent();
    showNothing();
    if (m_offline)
        m_state->setOffline(m_readAt);
    if (const QModelIndex at = m_wanted.isEmpty() ? QModelIndex() : find(std::exchange(m_wanted, {})); at.isValid())
        m_table->setCurrentIndex(at);
    if (!m_table->currentIndex().isValid() && m_table->model()->rowCount() > 0 && !writing)
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
}

void ListPage::focusFilter()
{
    m_filter->edit()->setFocus();
    m_filter->edit()->selectAll();
}

void ListPage::labelList(const QString &placeholder, const QString &name)
{
    m_filter->setPlaceholder(placeholder);
    m_filter->setShortcutHint(QKeySequence::Find);
    m_table->setAccessibleName(name);
    m_nothing->setText(tr("Nothing matches what is searched for."));
}

} // namespace tenantry::ui

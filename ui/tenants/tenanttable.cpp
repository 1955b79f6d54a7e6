#include "ui/tenants/tenanttable.h"

#include "ui/tenants/tenantdelegate.h"
#include "workstation/store.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollBar>

namespace tenantry::ui {

namespace {
const QString columnsKey = QStringLiteral("tenants/columns");
} // namespace

TenantTable::TenantTable(TenantModel *model, workstation::Store *store, QWidget *parent) : QTableView(parent), m_model(model), m_store(store)
{
    setObjectName(QStringLiteral("tenantTable"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setAlternatingRowColors(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setItemDelegate(new TenantDelegate(this));
    setModel(model);

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(48);
    adaptRowHeight();
    standardLayout();
    header->setSortIndicator(int(TenantColumn::Name), Qt::AscendingOrder);
    readLayout();
    setSortingEnabled(true); // clicks on the header come to TenantModel::sort, which does nothing: see sortChanged
    buildColumnMenu();

    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(400);
    connect(&m_writeSoon, &QTimer::timeout, this, &TenantTable::writeLayout);
    const auto later = [this] { m_writeSoon.start(); };
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int) {
        if (!m_fitting && QApplication::mouseButtons() & Qt::LeftButton && column != lastShown())
            m_dragged = true;
        m_writeSoon.start();
    });
    connect(header, &QHeaderView::sectionMoved, this, later);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_columnMenu->popup(header->mapToGlobal(at)); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        m_writeSoon.start();
        fit();
        if (column >= 0 && column < tenantColumnCount)
            emit sortChanged(TenantColumn(column), order);
    });

    // After the view's and the selection model's own handling of a reset: they were connected before.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &TenantTable::remember);
    connect(model, &QAbstractItemModel::modelReset, this, &TenantTable::bringBack);
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) { emit opened(index.row()); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current, const QModelIndex &before) {
        for (const QModelIndex &each : {before, current}) // the frame goes through all columns; the view paints the current one
            viewport()->update(QRect(0, rowViewportPosition(each.row()), viewport()->width(), each.isValid() ? rowHeight(each.row()) : 0));
        if (m_bringingBack)
            return;
        m_lastCurrent = current.isValid() ? m_model->id(current.row()) : QString();
        emit currentTenantChanged();
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_bringingBack)
            emit selectedCountChanged(selectedCount());
    });
    retranslate();
}

TenantTable::~TenantTable()
{
    if (m_writeSoon.isActive())
        writeLayout();
}

int TenantTable::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

QStringList TenantTable::selectedIds() const
{
    QStringList ids;
    for (const registry::Tenant &tenant : selectedTenants())
        ids.append(tenant.id);
    return ids;
}

QList<registry::Tenant> TenantTable::selectedTenants() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QList<registry::Tenant> tenants;
    tenants.reserve(rows.size());
    for (const int row : std::as_const(rows))
        tenants.append(m_model->tenant(row));
    return tenants;
}

int TenantTable::currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

void TenantTable::goTo(int row)
{
    const QModelIndex index = m_model->index(row, std::max(0, currentIndex().column()));
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

// A row that was in sight stays there when details or a scroll bar take the room below it.
void TenantTable::resizeEvent(QResizeEvent *event)
{
    const QRect row = visualRect(currentIndex());
    QTableView::resizeEvent(event);
    fit();
    if (currentIndex().isValid() && row.top() < event->oldSize().height() && row.bottom() >= event->size().height())
        scrollTo(currentIndex());
}

TenantColumn TenantTable::sortColumn() const { return TenantColumn(horizontalHeader()->sortIndicatorSection()); }
Qt::SortOrder TenantTable::sortOrder() const { return horizontalHeader()->sortIndicatorOrder(); }

// ---------------------------------------------------------------- what stays while rows come and go

void TenantTable::remember()
{
    m_kept = {};
    m_kept.snapshot = m_model->snapshot();
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_kept.selected.push_back(m_model->handle(row));
    }
    const auto offsetOf = [this](int row) { return rowViewportPosition(row); };
    if (const QModelIndex current = currentIndex(); current.isValid()) {
        m_kept.current = m_model->handle(current.row());
        m_kept.column = current.column();
        const int offset = offsetOf(current.row());
        if (offset >= 0 && offset < viewport()->height())
            m_kept.currentOffset = offset;
    }
    m_kept.atTop = verticalScrollBar()->value() == 0;
    if (const int top = rowAt(0); top >= 0) {
        m_kept.top = m_model->handle(top);
        m_kept.topOffset = offsetOf(top);
    }
}

void TenantTable::bringBack()
{
    const Kept kept = std::exchange(m_kept, {});
    if (!kept.snapshot)
        return;
    m_bringingBack = true;
    const TenantSnapshot &now = *m_model->snapshot();
    const bool sameHandles = kept.snapshot->lineage() == now.lineage();
    const auto translate = [&](TenantHandle handle) -> std::optional<TenantHandle> {
        return sameHandles ? std::optional(handle) : now.find(kept.snapshot->text(handle, TenantSnapshot::Id));
    };

    QItemSelection selection;
    if (!kept.selected.empty()) {
        std::vector<bool> chosen(now.handleLimit());
        for (const TenantHandle handle : kept.selected) {
            if (const auto here = translate(handle))
                chosen[*here] = true;
        }
        const std::vector<TenantHandle> &rows = m_model->visible();
        const int count = int(rows.size());
        for (int row = 0; row < count; ++row) {
            if (!chosen[rows[size_t(row)]])
                continue;
            int end = row;
            while (end + 1 < count && chosen[rows[size_t(end + 1)]])
                ++end;
            selection.append(QItemSelectionRange(m_model->index(row, 0), m_model->index(end, tenantColumnCount - 1)));
            row = end;
        }
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);

    int currentRowNow = -1;
    if (kept.current) {
        if (const auto here = translate(*kept.current))
            currentRowNow = m_model->rowOf(*here);
    }
    if (currentRowNow >= 0)
        selectionModel()->setCurrentIndex(m_model->index(currentRowNow, kept.column), QItemSelectionModel::NoUpdate);
    m_bringingBack = false;

    updateGeometries(); // the scroll bar's range is of the old rows until now
    if (currentRowNow >= 0 && kept.currentOffset >= 0) {
        verticalScrollBar()->setValue(currentRowNow * verticalHeader()->defaultSectionSize() - kept.currentOffset);
    } else if (kept.atTop || !kept.top) {
        verticalScrollBar()->setValue(0);
    } else {
        const auto here = translate(*kept.top);
        const int row = here ? m_model->rowOf(*here) : -1;
        verticalScrollBar()->setValue(row < 0 ? 0 : row * verticalHeader()->defaultSectionSize() - kept.topOffset);
    }

    const QString current = currentRowNow >= 0 ? m_model->id(currentRowNow) : QString();
    if (current != m_lastCurrent) {
        m_lastCurrent = current;
        emit currentTenantChanged();
    }
    emit selectedCountChanged(selectedCount());
}

// ---------------------------------------------------------------- columns

void TenantTable::buildColumnMenu()
{
    m_columnMenu = new QMenu(this);
    for (int i = 0; i < tenantColumnCount; ++i) {
        QAction *action = m_columnMenu->addAction(QString());
        action->setCheckable(true);
        action->setData(i);
        connect(action, &QAction::toggled, this, [this, i](bool on) {
            horizontalHeader()->setSectionHidden(i, !on);
            if (on && columnWidth(i) < 48)
                setColumnWidth(i, 120);
            fit();
            m_writeSoon.start();
        });
    }
    m_columnMenu->actions().constFirst()->setEnabled(false); // the name stays: it says what the row is
    m_columnMenu->addSeparator();
    QAction *again = m_columnMenu->addAction(QString());
    again->setObjectName(QStringLiteral("standardColumns"));
    connect(again, &QAction::triggered, this, [this] {
        standardLayout();
        fillColumnMenu();
        m_writeSoon.start();
    });
    connect(m_columnMenu, &QMenu::aboutToShow, this, &TenantTable::fillColumnMenu);
    fillColumnMenu();
}

void TenantTable::fillColumnMenu()
{
    for (QAction *action : m_columnMenu->actions()) {
        if (!action->isCheckable())
            continue;
        const QSignalBlocker quiet(action);
        action->setChecked(!isColumnHidden(action->data().toInt()));
    }
}

void TenantTable::standardLayout()
{
    QHeaderView *header = horizontalHeader();
    for (int i = 0; i < tenantColumnCount; ++i) {
        header->moveSection(header->visualIndex(i), i);
        header->setSectionHidden(i, !tenantColumnShownAtFirst(TenantColumn(i)));
        header->resizeSection(i, standardWidth(TenantColumn(i)));
    }
    m_dragged = false;
    fit();
}

int TenantTable::widest(const QList<Status> &chips) const
{
    int widest = 0;
    for (const Status &chip : chips)
        widest = std::max(widest, chipSize(font(), chip).width());
    return widest + 18;
}

int TenantTable::standardWidth(TenantColumn column) const
{
    if (column == TenantColumn::State) {
        QList<Status> all;
        for (int state = 0; state <= int(registry::TenantState::Deleting); ++state)
            all << status(registry::TenantState(state));
        return widest(all); // none is cut
    }
    const int width = tenantColumnWidth(column) * fontMetrics().averageCharWidth() + 16;
    if (column == TenantColumn::Version) // four digits, and how many are missing
        return std::max(width, fontMetrics().horizontalAdvance(QStringLiteral("0000")) + 8 + widest({TenantDelegate::behind(88)}));
    return width;
}

int TenantTable::leastWidth(TenantColumn column) const
{
    const int wish = standardWidth(column);
    if (tenantColumnLeast(column) == tenantColumnWidth(column))
        return wish;
    QFont bold = horizontalHeader()->font();
    bold.setWeight(QFont::DemiBold);
    const bool sorted = sortColumn() == column; // only there is an arrow, for which every heading asks room
    const int heading = sorted ? horizontalHeader()->sectionSizeHint(int(column)) : QFontMetrics(bold).horizontalAdvance(tenantColumnTitle(column)) + 18;
    return std::clamp(tenantColumnLeast(column) * fontMetrics().averageCharWidth() + 16, std::min(heading, wish), wish);
}

int TenantTable::lastShown() const
{
    const QHeaderView *header = horizontalHeader();
    int at = tenantColumnCount - 1;
    while (at > 0 && header->isSectionHidden(header->logicalIndex(at)))
        --at;
    return header->logicalIndex(at);
}

// Until somebody drags one, the columns fit the room: words give a little, and have more where there is more. What is scrolled to all the same
// is as wide as it should be.
void TenantTable::fit()
{
    if (m_dragged)
        return;
    int least = 0, wish = 0;
    for (int i = 0; i < tenantColumnCount; ++i)
        if (!isColumnHidden(i)) {
            least += leastWidth(TenantColumn(i));
            wish += standardWidth(TenantColumn(i));
        }
    const int room = viewport()->width();
    const double share = room < least || wish == least ? 1 : std::min(1.0, double(room - least) / (wish - least));
    const int more = std::max(0, room - wish) / 3; // for each that is a name, and for the last
    m_fitting = true;
    for (int i = 0; i < tenantColumnCount; ++i) {
        const auto column = TenantColumn(i);
        const int from = leastWidth(column), width = from + int((standardWidth(column) - from) * share);
        if (!isColumnHidden(i))
            setColumnWidth(i, width + (column == TenantColumn::Name || column == TenantColumn::Slug ? std::min(more, width) : 0));
    }
    m_fitting = false;
}

void TenantTable::readLayout()
{
    if (!m_store)
        return;
    const QJsonObject layout = QJsonDocument::fromJson(m_store->preference(columnsKey).toUtf8()).object();
    QHeaderView *header = horizontalHeader();
    m_dragged = layout.contains(QLatin1String("columns")) && layout[QLatin1String("dragged")].toBool(true);
    int place = 0;
    for (const QJsonValue &value : layout[QLatin1String("columns")].toArray()) {
        const QJsonObject entry = value.toObject();
        for (int i = 0; i < tenantColumnCount; ++i) {
            if (tenantColumnKey(TenantColumn(i)) != entry[QLatin1String("key")].toString())
                continue;
            header->moveSection(header->visualIndex(i), std::min(place++, tenantColumnCount - 1));
            header->setSectionHidden(i, i != 0 && !entry[QLatin1String("shown")].toBool(true));
            if (m_dragged)
                header->resizeSection(i, std::clamp(entry[QLatin1String("width")].toInt(120), 48, 1200));
        }
    }
    for (int i = 0; i < tenantColumnCount; ++i) {
        if (tenantColumnKey(TenantColumn(i)) == layout[QLatin1String("sort")].toString())
            header->setSortIndicator(i, layout[QLatin1String("descending")].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

void TenantTable::writeLayout()
{
    m_writeSoon.stop();
    if (!m_store)
        return;
    const QHeaderView *header = horizontalHeader();
    QJsonArray columns;
    const int last = header->visualIndex(lastShown()); // is as wide as there is room, which is nobody's wish
    for (int place = 0; place < tenantColumnCount; ++place) {
        const int i = header->logicalIndex(place);
        const bool shown = !header->isSectionHidden(i);
        // A hidden section says 0: show() would find nothing of it.
        columns.append(QJsonObject{{QStringLiteral("key"), tenantColumnKey(TenantColumn(i))},
                                   {QStringLiteral("shown"), shown},
                                   {QStringLiteral("width"), shown && place != last ? header->sectionSize(i) : standardWidth(TenantColumn(i))}});
    }
    const QJsonObject layout{{QStringLiteral("columns"), columns},
                             {QStringLiteral("dragged"), m_dragged},
                             {QStringLiteral("sort"), tenantColumnKey(sortColumn())},
                             {QStringLiteral("descending"), sortOrder() == Qt::DescendingOrder}};
    (void)m_store->setPreference(columnsKey, QString::fromUtf8(QJsonDocument(layout).toJson(QJsonDocument::Compact)));
}

void TenantTable::adaptRowHeight() { verticalHeader()->setDefaultSectionSize(std::max(34, fontMetrics().height() + 16)); }

void TenantTable::retranslate()
{
    setAccessibleName(tr("Tenants"));
    setAccessibleDescription(tr("One row for each tenant; Enter opens its details"));
    if (const int state = int(TenantColumn::State), width = standardWidth(TenantColumn::State); !isColumnHidden(state) && columnWidth(state) < width)
        setColumnWidth(state, width);
    fit();
    m_columnMenu->setTitle(tr("Columns"));
    for (QAction *action : m_columnMenu->actions()) {
        if (action->isCheckable())
            action->setText(tenantColumnTitle(TenantColumn(action->data().toInt())));
        else if (!action->isSeparator())
            action->setText(tr("Standard columns"));
    }
}

// ---------------------------------------------------------------- keyboard

void TenantTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid() && plain) {
            emit opened(currentIndex().row());
            return;
        }
    } else if (plain && !event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space) {
        emit typed(event->text());
        return;
    } else if (event->key() == Qt::Key_Menu || (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)) {
        const QRect at = visualRect(currentIndex());
        emit menuRequested(viewport()->mapToGlobal(at.isValid() ? at.bottomLeft() : QPoint(8, 8)));
        return;
    }
    QTableView::keyPressEvent(event);
}

void TenantTable::contextMenuEvent(QContextMenuEvent *event)
{
    emit menuRequested(event->globalPos());
    event->accept();
}

void TenantTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adaptRowHeight();
}

} // namespace tenantry::ui

#include "ui/operators/tenantpicker.h"

#include "ui/widgets/columnfit.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

using registry::Filter;
using registry::Tenant;

void TenantPickModel::set(const Assignable &all)
{
    const auto ids = [this] {
        QStringList out;
        for (const int row : std::as_const(m_rows))
            out << m_all.tenants[row].id;
        return out;
    };
    const QStringList before = ids();
    m_all = all;
    const QList<int> rows = wanted();
    QStringList after;
    for (const int row : rows)
        after << m_all.tenants[row].id;
    for (auto *difference : {&m_added, &m_removed}) { // what somebody else did meanwhile is no difference any more
        const bool adds = difference == &m_added;
        difference->removeIf([&](const QString &id) { return m_all.assigned.contains(id) == adds; });
    }
    if (before == after) { // the same rows: nothing moves under the cursor
        m_rows = rows;
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, 2));
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    emit changed();
}

void TenantPickModel::forget()
{
    beginResetModel();
    m_all = {};
    m_added.clear();
    m_removed.clear();
    m_rows.clear();
    endResetModel();
    emit changed();
}

QList<int> TenantPickModel::wanted() const
{
    QList<int> rows;
    for (int i = 0; i < m_all.tenants.size(); ++i)
        if (m_filter.matches(m_all.tenants[i], m_all.searchTexts.value(i)) && (!m_onlyTicked || isTicked(m_all.tenants[i].id)))
            rows << i;
    return rows;
}

void TenantPickModel::setFilter(const Filter &filter, bool onlyTicked)
{
    m_filter = filter;
    m_onlyTicked = onlyTicked;
    beginResetModel();
    m_rows = wanted();
    endResetModel();
    emit changed();
}

bool TenantPickModel::isTicked(const QString &id) const { return m_added.contains(id) || (m_all.assigned.contains(id) && !m_removed.contains(id)); }

void TenantPickModel::tick(const QString &id, bool ticked)
{
    const bool assigned = m_all.assigned.contains(id);
    m_added.remove(id);
    m_removed.remove(id);
    if (ticked && !assigned)
        m_added.insert(id);
    if (!ticked && assigned)
        m_removed.insert(id);
}

void TenantPickModel::tickShown(bool ticked)
{
    for (const int row : std::as_const(m_rows))
        tick(m_all.tenants[row].id, ticked);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, 2));
    emit changed();
}

int TenantPickModel::ticked() const { return int(m_all.assigned.size() + m_added.size() - m_removed.size()); }

QStringList TenantPickModel::slugs(const QStringList &ids, int most) const
{
    QStringList out;
    for (const Tenant &tenant : m_all.tenants)
        if (out.size() < most && ids.contains(tenant.id))
            out << tenant.slug;
    return out;
}

QVariant TenantPickModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const Tenant &tenant = m_all.tenants[m_rows[at.row()]];
    if (role == Qt::CheckStateRole && at.column() == 0)
        return isTicked(tenant.id) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole && at.column() == 0)
        return isTicked(tenant.id) ? tr("%1, assigned").arg(base::printable(tenant.companyName)) : tr("%1, not assigned").arg(base::printable(tenant.companyName));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (at.column()) {
    case 0: return base::printable(tenant.companyName);
    case 1: return base::printable(tenant.slug);
    default: return base::printable(tenant.plan);
    }
}

QVariant TenantPickModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case 0: return tr("Tenant");
    case 1: return tr("Slug");
    default: return tr("Plan");
    }
}

Qt::ItemFlags TenantPickModel::flags(const QModelIndex &at) const
{
    const auto usual = QAbstractTableModel::flags(at);
    return at.column() == 0 ? usual | Qt::ItemIsUserCheckable : usual;
}

bool TenantPickModel::setData(const QModelIndex &at, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(at, CheckIndexOption::IndexIsValid))
        return false;
    tick(m_all.tenants[m_rows[at.row()]].id, value.toInt() == Qt::Checked);
    emit dataChanged(at, at);
    emit changed();
    return true;
}

TenantPicker::TenantPicker(QWidget *parent)
    : QWidget(parent), m_model(new TenantPickModel(this)), m_search(new SearchField(this)), m_only(new QCheckBox(this)), m_table(new QTableView(this)),
      m_count(makeLabel(Look::Muted, this)), m_tickAll(makeButton(ButtonKind::Normal, this)), m_untickAll(makeButton(ButtonKind::Normal, this)), m_none(makeLabel(Look::Muted, m_table->viewport()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_search);
    auto *second = new QHBoxLayout;
    second->addWidget(m_only);
    second->addStretch();
    second->addWidget(m_count);
    column->addLayout(second);
    column->addWidget(m_table, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_tickAll);
    buttons->addWidget(m_untickAll);
    buttons->addStretch();
    column->addLayout(buttons);
    m_search->setDelay(120);
    m_table->setModel(m_model);
    m_table->setMinimumHeight(220);
    styleTable(m_table, 32);
    new ColumnFit(m_table, {{0, 200}, {1, 120}, {2, 70}});
    m_table->installEventFilter(this);
    auto *inside = new QVBoxLayout(m_table->viewport());
    inside->setContentsMargins(12, 12, 12, 12);
    inside->addWidget(m_none, 0, Qt::AlignTop);
    m_none->hide();
    connect(m_search, &SearchField::searched, this, &TenantPicker::filter);
    connect(m_search, &SearchField::left, this, [this] { goInto(m_table); });
    connect(m_only, &QCheckBox::toggled, this, &TenantPicker::filter);
    connect(m_tickAll, &QPushButton::clicked, this, [this] { m_model->tickShown(true); });
    connect(m_untickAll, &QPushButton::clicked, this, [this] { m_model->tickShown(false); });
    connect(m_model, &TenantPickModel::changed, this, [this] {
        count();
        emit changed();
    });
    retranslate();
}

// Space ticks whatever column has the cursor.
bool TenantPicker::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space)
        if (const QModelIndex at = m_table->currentIndex(); at.isValid() && at.column() != 0) {
            const QModelIndex box = at.siblingAtColumn(0);
            m_model->setData(box, box.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
            return true;
        }
    return QWidget::eventFilter(object, event);
}

void TenantPicker::set(const Assignable &all)
{
    m_known = true;
    m_model->set(all);
}

void TenantPicker::forget()
{
    m_search->setText({});
    m_only->setChecked(false);
    filter();
    m_model->forget();
}

void TenantPicker::filter()
{
    const auto parsed = Filter::parse(m_search->text());
    m_search->setInvalid(parsed ? QString() : parsed.error().message.translated());
    if (parsed)
        m_model->setFilter(*parsed, m_only->isChecked());
}

void TenantPicker::count()
{
    const QLocale locale;
    m_count->setText(tr("%1 of %2 assigned").arg(locale.toString(m_model->ticked()), locale.toString(m_model->total())));
    const int shown = m_model->rowCount();
    m_tickAll->setText(tr("Assign all shown (%1)").arg(locale.toString(shown)));
    m_untickAll->setText(tr("Take all shown away"));
    m_none->setVisible(m_known && shown == 0);
    m_none->setText(m_model->total() == 0 ? tr("No tenants yet") : m_search->text().trimmed().isEmpty() ? tr("None is assigned.") : tr("No tenant matches what is searched for."));
    m_tickAll->setEnabled(shown > 0);
    m_untickAll->setEnabled(shown > 0);
}

void TenantPicker::retranslate()
{
    m_search->setPlaceholder(tr("Search tenants: words, plan:gold, label:vip"));
    m_only->setText(tr("Only those assigned"));
    m_table->setAccessibleName(tr("Tenants that this operator sees"));
    count();
    emit m_model->headerDataChanged(Qt::Horizontal, 0, 2);
}

} // namespace tenantry::ui

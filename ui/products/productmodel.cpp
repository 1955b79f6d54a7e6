#include "ui/products/productmodel.h"

#include "base/names.h"
#include "ui/products/productwords.h"
#include "ui/tenants/formatting.h"
#include "ui/theme/icons.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

void ProductModel::setSnapshot(const ProductSnapshot &snapshot)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &old : kept)
        ids << (line(old) ? line(old)->product.id : QString());
    m_all = snapshot;
    m_rows.clear();
    for (int i = 0; i < m_all.products.size(); ++i) {
        const registry::Product &one = m_all.products[i].product;
        const QString words = base::folded(one.name + u' ' + one.description + u' ' + one.layout);
        if (std::ranges::all_of(m_filter.split(u' ', Qt::SkipEmptyParts), [&](const QString &word) { return words.contains(word); }))
            m_rows << i;
    }
    QModelIndexList moved;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const QModelIndex now = ids[i].isEmpty() ? QModelIndex() : indexOf(ids[i]);
        moved << (now.isValid() ? index(now.row(), kept[i].column()) : QModelIndex());
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void ProductModel::setFilter(const QString &words)
{
    m_filter = base::folded(words.simplified());
    setSnapshot(ProductSnapshot(m_all));
}

void ProductModel::setBuilding(const QString &id, bool building)
{
    if (building)
        m_building.insert(id);
    else
        m_building.remove(id);
    if (const QModelIndex at = indexOf(id); at.isValid())
        emit dataChanged(at, at.siblingAtColumn(Columns - 1));
}

const ProductLine *ProductModel::line(const QModelIndex &at) const { return at.isValid() && at.row() < m_rows.size() ? &m_all.products[m_rows[at.row()]] : nullptr; }

const ProductLine *ProductModel::find(const QString &id) const
{
    const auto found = std::ranges::find_if(m_all.products, [&](const ProductLine &each) { return each.product.id == id; });
    return found == m_all.products.end() ? nullptr : &*found;
}

QModelIndex ProductModel::indexOf(const QString &idOrName) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (const registry::Product &one = m_all.products[m_rows[row]].product; one.id == idOrName || one.name.compare(idOrName, Qt::CaseInsensitive) == 0)
            return index(row, 0);
    return {};
}

void ProductModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

QString ProductModel::text(const ProductLine &line, int column) const
{
    const registry::Product &product = line.product;
    const QLocale locale;
    switch (column) {
    case Name: return base::printable(product.name);
    case Head: return base::printable(product.headVersion);
    case Tenants: return locale.toString(product.tenants);
    case Behind: return line.behind > 0 ? locale.toString(line.behind) : QString();
    case Template: return m_building.contains(product.id) ? tr("Building…") : ProductWords::templateState(product).text;
    default: return {};
    }
}

QVariant ProductModel::data(const QModelIndex &at, int role) const
{
    const ProductLine *one = line(at);
    if (!one)
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const QString said = text(*one, at.column());
        return said.isEmpty() ? TenantFormat::none() : said;
    }
    case Qt::TextAlignmentRole: return at.column() == Tenants || at.column() == Behind ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole: return headerData(at.column(), Qt::Horizontal).toString() + u": "_s + data(at, Qt::DisplayRole).toString();
    case Qt::DecorationRole:
        if (at.column() == Template) {
            const Status state = m_building.contains(one->product.id) ? Status{u"running"_s, {}, Tone::Accent} : ProductWords::templateState(one->product);
            return Icons::get(state.icon, state.tone);
        }
        return {};
    case Qt::ToolTipRole: return at.column() == Name ? QVariant(base::printable(one->product.description)) : QVariant();
    default: return {};
    }
}

QVariant ProductModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Tenants || section == Behind))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Head: return tr("Head version");
    case Tenants: return tr("Tenants");
    case Behind: return tr("Behind");
    case Template: return tr("Template");
    default: return {};
    }
}

} // namespace tenantry::ui

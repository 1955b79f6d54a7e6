#include "ui/inspection/columnlist.h"

#include "ui/inspection/lookmodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using inspection::ColumnLook;
using inspection::RelationLook;

namespace {

enum Role { Quoted = Qt::UserRole, Relation };

bool isMasked(const ColumnLook &column, bool admin) { return admin ? !column.mask.isEmpty() : !column.readable; }

} // namespace

ColumnList::ColumnList(QWidget *parent)
    : QWidget(parent), m_filter(new QLineEdit(this)), m_tree(new QTreeView(this)), m_model(new QStandardItemModel(this)), m_ask(makeButton(ButtonKind::Normal, this, u"edit"_s))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addWidget(m_ask);
    m_filter->setClearButtonEnabled(true);
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setTextElideMode(Qt::ElideRight);
    connect(m_filter, &QLineEdit::textChanged, this, &ColumnList::fill);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &at) { emit inserted(at.siblingAtColumn(0).data(Quoted).toString()); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { m_ask->setEnabled(chosen() != nullptr); });
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (const RelationLook *relation = chosen())
            emit asked(named(*relation, u"\nLIMIT 100"_s));
    });
    retranslate();
}

void ColumnList::setRelations(const QList<RelationLook> &relations, bool admin)
{
    m_relations = relations;
    m_admin = admin;
    fill();
}

QString ColumnList::why(const ColumnLook &column) const
{
    if (m_admin)
        return tr("USERs do not read it: the rule %1 masks it.").arg(column.mask);
    return column.mask.isEmpty() ? tr("Not open to your role: it is made of something that is masked, or came after the columns were granted.")
                                 : tr("Masked by the rule %1: your role does not read it. An ADMIN can look, or change the rule.").arg(column.mask);
}

void ColumnList::fill()
{
    const QString part = m_filter->text().trimmed();
    m_model->clear();
    for (int i = 0; i < m_relations.size(); ++i) {
        const RelationLook &relation = m_relations.at(i);
        const auto fits = [&](const QString &name) { return part.isEmpty() || name.contains(part, Qt::CaseInsensitive); };
        const bool whole = fits(relation.name);
        if (!whole && std::ranges::none_of(relation.columns, [&](const ColumnLook &each) { return fits(each.name); }))
            continue;
        const QString name = relation.schema == u"public" ? relation.name : relation.schema + u'.' + relation.name;
        auto *table = new QStandardItem(Icons::get(relation.kind == u"view" ? "eye" : "table"), oneLine(name));
        table->setData(relation.quoted, Quoted);
        table->setData(i, Relation);
        table->setSizeHint({0, 26});
        for (const ColumnLook &each : relation.columns) {
            if (!whole && !fits(each.name))
                continue;
            const bool masked = isMasked(each, m_admin);
            auto *column = new QStandardItem(masked ? Icons::get("lock") : QIcon(), oneLine(each.name, 63) + u"  "_s + oneLine(each.type, 40));
            column->setData(each.quoted, Quoted);
            column->setData(i, Relation);
            column->setSizeHint({0, 26});
            if (masked) {
                column->setForeground(theme::tokens().muted);
                column->setToolTip(harmlessTip(why(each)));
                column->setAccessibleText(tr("%1, masked", "a column").arg(oneLine(each.name, 63)));
            }
            table->appendRow(column);
        }
        m_model->appendRow(table);
    }
    if (!part.isEmpty())
        m_tree->expandAll();
    m_ask->setEnabled(chosen() != nullptr);
}

const RelationLook *ColumnList::chosen() const
{
    const QVariant at = m_tree->currentIndex().data(Relation);
    return at.isValid() && at.toInt() < m_relations.size() ? &m_relations.at(at.toInt()) : nullptr;
}

NamedColumns ColumnList::named(const RelationLook &relation, const QString &rest) const
{
    NamedColumns out;
    QStringList names;
    for (const ColumnLook &each : relation.columns) {
        if (each.readable)
            names << each.quoted;
        else
            out.masked << MaskedColumn{int(names.size()), each.name, why(each)};
    }
    if (names.isEmpty())
        out.masked.clear(); // there is nothing that they would stand between
    out.sql = u"SELECT "_s + (names.isEmpty() ? u"count(*)"_s : names.join(u", "_s)) + u"\nFROM "_s + relation.quoted + rest;
    return out;
}

std::optional<NamedColumns> ColumnList::withoutMasked(const QString &sql) const
{
    static const QRegularExpression form(uR"(^\s*SELECT\s+\*\s+FROM\s+((?:"[^"]+"|[\w$]+)(?:\.(?:"[^"]+"|[\w$]+))?)(?![\w$."])(.*)$)"_s,
                                         QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression several(uR"(^\s*,|\bJOIN\b)"_s, QRegularExpression::CaseInsensitiveOption);
    const auto found = form.match(sql);
    if (!found.hasMatch() || found.captured(2).contains(several))
        return {};
    QStringList parts;
    for (const QString &part : found.captured(1).split(u'.'))
        parts << (part.startsWith(u'"') ? part.sliced(1, part.size() - 2) : part.toLower());
    for (const RelationLook &each : m_relations)
        if (each.name == parts.constLast() && (parts.size() == 1 ? each.schema == u"public" : each.schema == parts.constFirst())) {
            NamedColumns out = named(each, found.captured(2));
            if (out.masked.isEmpty())
                return {};
            return out;
        }
    return {};
}

void ColumnList::retranslate()
{
    m_filter->setPlaceholderText(tr("Table or column"));
    m_filter->setAccessibleName(tr("Filter of tables and columns"));
    m_tree->setAccessibleName(tr("Tables and columns; Enter takes a name into the query"));
    m_ask->setText(tr("Write a query of it"));
    m_ask->setToolTip(tr("Writes a query that names the columns of the chosen table"));
    fill();
}

} // namespace tenantry::ui

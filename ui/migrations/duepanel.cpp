#include "ui/migrations/duepanel.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/sqlview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <algorithm>

namespace tenantry::ui {

using migrations::Finding;
using migrations::Severity;
using registry::ProductMigration;

namespace {

bool dangerous(const Finding &finding) { return !finding.allowed && finding.severity != Severity::Notice; }

} // namespace

DuePanel::DuePanel(QThreadPool *workers, QWidget *parent)
    : QWidget(parent), m_splitter(new QSplitter(this)), m_table(new QTableView), m_model(new QStandardItemModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->addWidget(m_table);
    auto *side = m_side = new QWidget(m_splitter);
    m_splitter->addWidget(side);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({480, 680});
    m_table->setMinimumWidth(400);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(6);
    m_title = makeLabel(Look::Heading, side);
    m_facts = makeLabel(Look::Muted, side);
    m_findings = new QWidget(side);
    m_findingsBox = new QVBoxLayout(m_findings);
    m_findingsBox->setContentsMargins(0, 0, 0, 0);
    m_findingsBox->setSpacing(6);
    m_sql = new SqlView(workers, side);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_findings);
    column->addWidget(m_sql, 1);
    m_table->setModel(m_model);
    m_model->setColumnCount(Columns);
    styleTable(m_table, 34);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(File, 236);
    m_table->setColumnWidth(Tenants, 116);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DuePanel::showFile);
    retranslate();
}

QList<Finding> DuePanel::findingsOf(const QString &fileName) const
{
    QList<Finding> out;
    for (const Finding &finding : m_files.findings)
        if (finding.fileName == fileName)
            out << finding;
    return out;
}

int DuePanel::dueFor(const ProductMigration &file) const
{
    int tenants = 0;
    for (const auto &group : m_files.plan.groups)
        if (std::ranges::any_of(group.files, [&](const ProductMigration &each) { return each.fileName == file.fileName; }))
            tenants += int(group.tenants.size());
    return tenants;
}

QString DuePanel::remarks(const ProductMigration &file) const
{
    QStringList out;
    const auto findings = findingsOf(file.fileName);
    if (const auto count = std::ranges::count_if(findings, dangerous); count > 0)
        out << tr("%Ln warning(s)", nullptr, int(count));
    if (!file.transactional)
        out << tr("outside of a transaction");
    if (file.repeatable)
        out << tr("repeatable");
    return out.join(QStringLiteral(", "));
}

void DuePanel::setFiles(const DueFiles &files)
{
    m_files = files;
    fill();
}

void DuePanel::clear()
{
    m_files = {};
    fill();
}

void DuePanel::fill()
{
    const QString kept = m_shown;
    int chosen = -1;
    // What is due stands above, oldest first, as it will be applied; below what all tenants have, newest first.
    QList<std::pair<int, const ProductMigration *>> order;
    for (const ProductMigration &file : m_files.files)
        order.append({dueFor(file), &file});
    std::ranges::stable_sort(order, [](const auto &a, const auto &b) {
        if ((a.first > 0) != (b.first > 0))
            return a.first > 0;
        return a.first > 0 ? a.second->position < b.second->position : a.second->position > b.second->position;
    });
    // The same files in the same order: while a run counts them down, whoever reads one is not disturbed.
    const auto at = [this](qsizetype row) { return m_model->item(int(row), File)->data(Qt::UserRole).toString(); };
    bool same = m_model->rowCount() == order.size();
    for (qsizetype row = 0; same && row < order.size(); ++row)
        same = at(row) == order[row].second->fileName;
    if (!same) {
        m_model->removeRows(0, m_model->rowCount());
        for (const auto &[due, file] : std::as_const(order)) {
            auto *name = new QStandardItem(base::printable(file->fileName));
            name->setData(file->fileName, Qt::UserRole);
            name->setToolTip(base::printable(file->fileName));
            auto *tenants = new QStandardItem;
            tenants->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_model->appendRow({name, tenants, new QStandardItem});
            if (file->fileName == kept)
                chosen = m_model->rowCount() - 1;
        }
    }
    for (qsizetype i = 0; i < order.size(); ++i) {
        const auto &[due, file] = order[i];
        const int row = int(i);
        m_model->item(row, Tenants)->setText(due > 0 ? QLocale().toString(due) : tr("all have it"));
        QStandardItem *remark = m_model->item(row, Remarks);
        remark->setText(remarks(*file));
        remark->setToolTip(remark->text());
        const auto findings = findingsOf(file->fileName);
        remark->setIcon(std::ranges::any_of(findings, dangerous) ? Icons::get(QStringLiteral("warning"), Tone::Warning) : QIcon());
        for (int column = 0; column < Columns; ++column)
            m_model->item(row, column)->setData(due == 0 ? QVariant(QBrush(theme::tokens().muted)) : QVariant(), Qt::ForegroundRole);
    }
    if (!same && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::max(0, chosen), 0));
    showFile();
}

void DuePanel::showFile()
{
    const QModelIndex at = m_table->currentIndex();
    const QString name = at.isValid() ? m_model->item(at.row(), File)->data(Qt::UserRole).toString() : QString();
    const auto file = std::ranges::find(m_files.files, name, &ProductMigration::fileName);
    m_shown = name;
    clearLayout(m_findingsBox);
    const bool there = file != m_files.files.end();
    m_sql->setVisible(there);
    m_title->setText(there ? base::printable(name) : QString());
    if (!there) {
        m_facts->clear();
        return;
    }
    const int due = dueFor(*file);
    m_facts->setText((due > 0 ? tr("Due for %Ln tenant(s)", nullptr, due) : tr("Every tenant has it")) + QStringLiteral(" · SHA-256 ") + QString::fromLatin1(file->sha256.toHex().left(16)) + u'…'
                     + (file->transactional ? QString() : QStringLiteral(" · ") + tr("runs outside of a transaction")));
    for (const Finding &finding : findingsOf(name)) {
        auto *row = new QWidget(m_findings);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        auto *icon = new QLabel(row);
        const bool loud = dangerous(finding);
        icon->setPixmap(Icons::get(loud ? QStringLiteral("warning") : QStringLiteral("info"), loud ? Tone::Warning : Tone::Neutral).pixmap(QSize(16, 16), devicePixelRatioF()));
        icon->setAlignment(Qt::AlignTop);
        auto *words = makeLabel(Look::Body, row,
                                tr("Line %1: %2").arg(finding.line).arg(finding.message.translated()) + (finding.allowed ? u' ' + tr("Allowed: %1").arg(base::printable(finding.reason)) : QString())
                                    + (finding.advice.isEmpty() ? QString() : u'\n' + finding.advice.translated()));
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line->addWidget(icon, 0, Qt::AlignTop);
        line->addWidget(words, 1);
        m_findingsBox->addWidget(row);
    }
    m_sql->setSql(file->body); // the same once more changes nothing: who reads stays there
    m_sql->edit()->setAccessibleName(tr("SQL of %1").arg(base::printable(name)));
}

void DuePanel::retranslate()
{
    m_model->setHorizontalHeaderLabels({tr("File"), tr("Due for"), tr("Remarks")});
    m_model->horizontalHeaderItem(Tenants)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->setAccessibleName(tr("Migration files"));
    if (!m_files.files.isEmpty())
        fill();
}

} // namespace tenantry::ui

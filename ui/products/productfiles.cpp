#include "ui/products/productfiles.h"

#include "ui/products/productwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/sqlview.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::ProductMigration;

ProductFiles::ProductFiles(QThreadPool *workers, QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    m_table = new QTableView(splitter); // which adds it
    m_sql = new SqlView(workers, splitter);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({220, 340});
    layout->addWidget(splitter, 1);
    m_model->setColumnCount(Columns);
    m_table->setModel(m_model);
    styleTable(m_table, 30);
    m_table->setMinimumHeight(120);
    m_sql->setMinimumHeight(140);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(Version, 110);
    m_table->setColumnWidth(File, 210);
    m_table->setColumnWidth(Runs, 176);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProductFiles::showFile);
    retranslate();
}

void ProductFiles::setFiles(const QList<ProductMigration> &files)
{
    m_files = files;
    fill();
}

void ProductFiles::fill()
{
    const auto at = [this](int row) { return m_model->item(row, File)->data(Qt::UserRole).toString(); };
    bool same = m_model->rowCount() == m_files.size();
    for (int row = 0; same && row < m_model->rowCount(); ++row)
        same = at(row) == m_files[row].fileName;
    if (!same) { // who reads one is not disturbed by another import
        const QString kept = m_shown;
        m_model->removeRows(0, m_model->rowCount());
        int chosen = -1;
        for (const ProductMigration &file : std::as_const(m_files)) {
            auto *name = new QStandardItem(base::printable(file.fileName));
            name->setData(file.fileName, Qt::UserRole);
            name->setToolTip(base::printable(file.fileName));
            if (file.fileName == kept)
                chosen = m_model->rowCount();
            m_model->appendRow({new QStandardItem(file.repeatable ? u"–"_s : base::printable(file.version)), name, new QStandardItem, new QStandardItem});
        }
        if (m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(chosen >= 0 ? chosen : m_model->rowCount() - 1, 0));
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        m_model->item(row, Runs)->setText(ProductWords::runs(m_files[row]));
        QStandardItem *sum = m_model->item(row, Checksum);
        sum->setText(ProductWords::checksum(m_files[row].sha256));
        sum->setToolTip(u"SHA-256 "_s + QString::fromLatin1(m_files[row].sha256.toHex()));
        sum->setFont(theme::monospace(m_table->font()));
    }
    showFile();
}

void ProductFiles::showFile()
{
    const QModelIndex at = m_table->currentIndex();
    const bool there = at.isValid() && at.row() < m_files.size();
    m_sql->setVisible(there);
    m_shown = there ? m_files[at.row()].fileName : QString();
    if (!there)
        return;
    m_sql->setSql(m_files[at.row()].body); // the same once more changes nothing
    m_sql->edit()->setAccessibleName(tr("SQL of %1").arg(base::printable(m_shown)));
}

void ProductFiles::retranslate()
{
    m_model->setHorizontalHeaderLabels({tr("Version"), tr("File"), tr("Runs"), tr("SHA-256")});
    m_table->setAccessibleName(tr("Migration files"));
    fill();
}

} // namespace tenantry::ui

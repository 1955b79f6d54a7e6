#include "ui/products/folderview.h"

#include "ui/products/productwords.h"
#include "ui/theme/icons.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/looks.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

namespace {

enum Role { Whole = Qt::UserRole + 1 }; // the row in full

} // namespace

FolderView::FolderView(QWidget *parent)
    : QWidget(parent), m_summary(makeLabel(Look::Body, this)), m_said(makeLabel(Look::Muted, this)), m_table(new QTableView(this)), m_model(new QStandardItemModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addWidget(m_said);
    m_summary->setWordWrap(true);
    m_said->setWordWrap(true);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_model->setColumnCount(Columns);
    m_table->setModel(m_model);
    styleTable(m_table, 30);
    m_table->setIconSize({16, 16});
    m_table->setMinimumHeight(150);
    new ColumnFit(m_table, {{State, 144}, {File, 190}, {Version, 84}, {Remarks, 196}});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FolderView::showRow);
    clear();
}

void FolderView::setLook(const FolderLook &look, bool isNew)
{
    m_look = look;
    m_isNew = isNew;
    m_looking = false;
    fill();
}

void FolderView::setLooking()
{
    m_look.reset();
    m_looking = true;
    fill();
}

void FolderView::clear()
{
    m_look.reset();
    m_looking = false;
    fill();
}

void FolderView::fill()
{
    m_model->removeRows(0, m_model->rowCount());
    m_model->setHorizontalHeaderLabels({tr("State"), tr("File"), tr("Version"), tr("Remarks")});
    m_table->setVisible(m_look.has_value());
    m_summary->setVisible(m_look || m_looking);
    m_said->clear();
    m_said->hide();
    if (!m_look) {
        m_summary->setText(m_looking ? tr("Reading the files…") : QString());
        return;
    }
    const auto add = [this](const Status &state, const QString &file, const QString &version, const QString &remark, const QString &whole) {
        auto *first = new QStandardItem(Icons::get(state.icon, state.tone), state.text);
        first->setData(whole, Whole);
        const QString name = base::printable(file);
        auto *named = new QStandardItem(name);
        named->setToolTip(name);
        auto *last = new QStandardItem(remark);
        last->setToolTip(whole);
        m_model->appendRow({first, named, new QStandardItem(base::printable(version)), last});
    };
    for (const auto &problem : m_look->report.problems) {
        const QString said = problem.error.message.translated();
        add({u"error"_s, tr("Cannot be taken"), Tone::Danger}, problem.fileName, problem.version, said,
            problem.error.hint.isEmpty() ? said : said + u' ' + problem.error.hint.translated());
    }
    for (const auto &line : m_look->preview.lines) {
        QStringList whole;
        for (const auto &note : m_look->report.set.notes)
            if (note.fileName == line.file.fileName)
                whole << note.text.translated();
        const QString remark = ProductWords::remark(line, m_look->warnings.value(line.file.fileName));
        if (!remark.isEmpty())
            whole.prepend(remark + u'.');
        if (line.novelty == migrations::Novelty::Changed)
            whole << tr("The text is another one than the product has: put the file back as it was and write the change into a new file, or take the new text where no tenant has it yet.");
        add(ProductWords::novelty(line), line.file.fileName, line.file.version, remark, whole.join(u' '));
    }
    QString summary = ProductWords::summary(*m_look, m_isNew);
    for (const auto &note : m_look->report.set.notes) // what belongs to no row
        if (std::ranges::none_of(m_look->preview.lines, [&](const auto &line) { return line.file.fileName == note.fileName; }))
            summary += u'\n' + note.text.translated();
    m_summary->setText(summary);
    ui::setLook(m_summary, m_look->report.problems.isEmpty() ? Look::Body : Look::Error);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showRow();
}

void FolderView::showRow()
{
    const QModelIndex at = m_table->currentIndex();
    const QString whole = at.isValid() ? at.siblingAtColumn(State).data(Whole).toString() : QString();
    m_said->setText(whole);
    m_said->setVisible(!whole.isEmpty());
}

void FolderView::retranslate()
{
    m_table->setAccessibleName(tr("Files of the folder"));
    fill();
}

} // namespace tenantry::ui

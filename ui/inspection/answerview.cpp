#include "ui/inspection/answerview.h"

#include "base/async.h"
#include "base/csv.h"
#include "inspection/harmless.h"
#include "ui/inspection/lookmodel.h"
#include "ui/tenants/csvexport.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"

#include <QAccessible>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using inspection::Cell;

namespace {

constexpr qsizetype longestValue = 8'192;  // characters that are laid out
constexpr int mostCopied = 100'000;        // cells

// Line ends stay; nothing else of it steers anything.
QString readable(const QString &text)
{
    QStringList lines;
    for (const QString &line : QString(text).replace(u"\r\n"_s, u"\n"_s).split(u'\n')) {
        QStringList parts;
        for (const QString &part : line.split(u'\t'))
            parts << inspection::forTerminal(part);
        lines << parts.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace

AnswerView::AnswerView(QThreadPool *workers, QWidget *parent)
    : QWidget(parent), m_workers(workers), m_summary(makeLabel(Look::Muted, this)), m_notes(makeLabel(Look::Warning, this)), m_said(makeLabel(Look::Success, this)), m_valueTitle(makeLabel(Look::Small, this)),
      m_banner(new ErrorBanner(this)), m_export(new QToolButton(this)), m_menu(new QMenu(this)), m_place(new QStackedWidget(this)), m_empty(new EmptyState(this)), m_table(new QTableView(this)), m_model(new AnswerModel(this)), m_value(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_summary, 1);
    top->addWidget(m_said);
    top->addWidget(m_export);
    column->addLayout(top);
    column->addWidget(m_notes);
    column->addWidget(m_banner);
    auto *splitter = new QSplitter(Qt::Vertical, m_place);
    m_empty->setIcon(u"table"_s);
    m_place->addWidget(m_empty);
    m_place->addWidget(splitter);
    splitter->addWidget(m_table);
    auto *below = new QWidget(splitter);
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 4, 0, 0);
    belowColumn->setSpacing(4);
    belowColumn->addWidget(m_valueTitle);
    belowColumn->addWidget(m_value, 1);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    column->addWidget(m_place, 1);

    m_table->setModel(m_model);
    styleTable(m_table, 28);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->show();
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as it was answered
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setMinimumSectionSize(50);
    m_table->horizontalHeader()->setMaximumSectionSize(700);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    m_value->setReadOnly(true);
    m_value->setTabChangesFocus(true);
    m_value->setFont(theme::monospace(font()));
    m_value->setMinimumHeight(48);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setIcon(Icons::get("download"));
    m_export->setMenu(m_menu);
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_menu->addAction(QString()), &QAction::triggered, this, [this] { askExport(Format::Csv); });
    connect(m_menu->addAction(QString()), &QAction::triggered, this, [this] { askExport(Format::JsonLines); });
    connect(m_menu->addAction(Icons::get("copy"), QString()), &QAction::triggered, this, [this] { copyText(copied()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &AnswerView::showValue);
    setFocusProxy(m_table);
    retranslate();
    clear();
}

AnswerView::~AnswerView() { m_stop.request_stop(); }

void AnswerView::show(AnswerPtr answer, const QString &summary, const QStringList &notes, const QList<MaskedColumn> &masked)
{
    m_stop.request_stop();
    m_said->clear();
    m_banner->clear();
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->set(std::move(answer), masked);
    m_summary->setText(summary);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_export->setVisible(m_model->answer() != nullptr);
    m_place->setCurrentIndex(m_model->answer() ? 1 : 0);
    if (const int columns = m_model->columnCount(); columns > 0 && m_model->rowCount() > 0) {
        m_table->horizontalHeader()->setResizeContentsPrecision(50); // the first rows tell how wide it is
        if (columns <= 200)
            m_table->resizeColumnsToContents();
        for (int i = 0; i < std::min(columns, 200); ++i)
            m_table->setColumnWidth(i, std::clamp(m_table->columnWidth(i) + 8, 70, 360));
        m_table->setCurrentIndex(m_model->index(0, 0));
    }
    showValue();
}

void AnswerView::clear() { show(nullptr, {}, {}); }

void AnswerView::setEmptyTexts(const QString &title, const QString &text) { m_empty->setTexts(title, text); }

void AnswerView::showValue()
{
    const QModelIndex at = m_table->currentIndex();
    const Cell *cell = m_model->cell(at);
    const bool masked = at.isValid() && m_model->isMasked(at.column());
    m_value->setEnabled(cell || masked);
    if (masked) {
        m_valueTitle->setText(oneLine(m_model->title(at.column()), 63));
        m_value->setPlainText(tr("Masked: your role does not read this column."));
        return;
    }
    if (!cell) {
        m_valueTitle->setText(tr("Value"));
        m_value->clear();
        return;
    }
    QStringList title{oneLine(m_model->title(at.column()), 63)};
    if (!*cell) {
        m_value->setPlainText(u"NULL"_s);
    } else {
        const QString whole = QString::fromUtf8(**cell);
        m_value->setPlainText(readable(whole.left(longestValue)));
        if (whole.size() > longestValue)
            title << tr("the first %1 of %2 characters").arg(QLocale().toString(longestValue), QLocale().toString(whole.size()));
    }
    m_valueTitle->setText(title.join(u" · "_s));
}

// One cell as it is; several for a spreadsheet, which runs none of them.
QString AnswerView::copied() const
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    const QModelIndex current = m_table->currentIndex();
    const auto text = [this](const QModelIndex &at) {
        const Cell *cell = m_model->cell(at);
        return cell && *cell ? QString::fromUtf8(**cell) : QString();
    };
    if (selection.isEmpty() || (selection.size() == 1 && selection.constFirst().width() == 1 && selection.constFirst().height() == 1))
        return current.isValid() ? readable(text(current)) : QString();
    const QItemSelectionRange range = selection.constFirst();
    QStringList lines;
    int left = mostCopied;
    for (int row = range.top(); row <= range.bottom() && left > 0; ++row) {
        QStringList cells;
        for (int column = range.left(); column <= range.right(); ++column, --left) {
            const QString safe = QString::fromUtf8(base::csvCell(inspection::forTerminal(text(m_model->index(row, column)).simplified())));
            cells << (safe.startsWith(u'"') ? safe.sliced(1, safe.size() - 2).replace(u"\"\""_s, u"\""_s) : safe);
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

bool AnswerView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copyText(copied());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AnswerView::askExport(Format format)
{
    const bool csv = format == Format::Csv;
    auto *dialog = new QFileDialog(this, csv ? tr("Export as CSV") : tr("Export as JSON Lines"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   csv ? tr("Tables (*.csv)") : tr("JSON Lines (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? u"csv"_s : u"jsonl"_s);
    dialog->selectFile(tr("answer", "file name") + (csv ? u".csv"_s : u".jsonl"_s));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) { exportTo(path, format); });
    dialog->open();
}

void AnswerView::exportTo(const QString &path, Format format)
{
    const AnswerPtr answer = m_model->answer();
    if (!answer || path.isEmpty())
        return;
    m_said->clear();
    m_banner->clear();
    m_stop = {};
    base::run(m_workers, m_stop.get_token(), [answer, path, format](std::stop_token stop) -> base::Result<int> {
        const QByteArray bytes = format == Format::Csv ? inspection::asCsv(answer->columns, answer->rows, stop) : inspection::asJsonLines(answer->columns, answer->types, answer->rows, stop);
        if (stop.stop_requested())
            return base::cancelled();
        TRYV(writeTenantsCsv(path, bytes));
        return int(answer->rows.size());
    }).then(this, [this, path](const base::Result<int> &count) {
        if (!count) {
            if (count.error().kind != base::Kind::Cancelled)
                m_banner->setError(count.error(), [] { return tr("The rows could not be exported."); });
            return;
        }
        m_said->setText(tr("%Ln row(s) written to %1", nullptr, *count).arg(QDir::toNativeSeparators(path)));
        QAccessibleEvent event(m_said, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    });
}

void AnswerView::retranslate()
{
    m_export->setText(tr("Export"));
    m_menu->actions().at(0)->setText(tr("As CSV…"));
    m_menu->actions().at(1)->setText(tr("As JSON Lines…"));
    m_menu->actions().at(2)->setText(tr("Copy the chosen cells"));
    m_table->setAccessibleName(tr("Answer"));
    m_value->setAccessibleName(tr("Value of the chosen cell"));
    m_said->clear();
    m_model->retranslate();
    showValue();
}

} // namespace tenantry::ui

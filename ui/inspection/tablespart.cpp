#include "ui/inspection/tablespart.h"

#include "ui/inspection/lookmodel.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using inspection::IndexLook;
using inspection::SequenceLook;
using inspection::TableLook;

namespace {

LookCell bytes(std::optional<qint64> value) { return {TenantFormat::size(value), value.value_or(-1)}; }
LookCell count(std::optional<qint64> value) { return {value ? QLocale().toString(*value) : TenantFormat::none(), value.value_or(-1)}; }
LookCell time(const QDateTime &value)
{
    return {value.isValid() ? ago(value) : TenantFormat::none(), value.isValid() ? value.toMSecsSinceEpoch() : qint64(-1), value.isValid() ? exact(value) : QString()};
}

} // namespace

TablesPart::TablesPart(const InspectionBackend &backend, const Services &services, QWidget *parent)
    : LookPart(backend, services, parent), m_summary(makeLabel(Look::Muted, this)), m_notes(makeLabel(Look::Warning, this)), m_worryTitle(makeLabel(Look::Heading, this)),
      m_filter(new QLineEdit(this)), m_splitter(new QSplitter(Qt::Vertical, this)), m_table(new QTableView(this)), m_worries(new QTableView(this)), m_model(new LookModel(this)),
      m_worryModel(new LookModel(this))
{
    auto *content = new QWidget(m_states);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_summary, 1);
    m_filter->setMinimumWidth(240);
    m_filter->setClearButtonEnabled(true);
    top->addWidget(m_filter);
    column->addLayout(top);
    column->addWidget(m_notes);
    column->addWidget(m_splitter, 1);
    m_splitter->addWidget(m_table);
    auto *below = new QWidget(m_splitter);
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 8, 0, 0);
    belowColumn->setSpacing(6);
    belowColumn->addWidget(m_worryTitle);
    belowColumn->addWidget(m_worries, 1);
    m_splitter->addWidget(below);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_states->setContent(content);

    m_table->setModel(m_model);
    m_worries->setModel(m_worryModel);
    for (QTableView *each : {m_table, m_worries}) {
        styleTable(each, 32);
        each->setSortingEnabled(true);
    }
    connect(m_filter, &QLineEdit::textChanged, m_model, &LookModel::setFilter);
    setFocusProxy(m_table);
    retranslate();
    const int widths[] = {260, 110, 100, 100, 110, 110, 150, 150};
    for (int i = 0; i < int(std::size(widths)); ++i)
        m_table->setColumnWidth(i, widths[i]);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->sortByColumn(2, Qt::DescendingOrder);
    const int worryWidths[] = {260, 200, 100};
    for (int i = 0; i < int(std::size(worryWidths)); ++i)
        m_worries->setColumnWidth(i, worryWidths[i]);
    m_worries->horizontalHeader()->setStretchLastSection(true);
    m_worries->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as the core puts them: the worst first
}

QString TablesPart::command() const { return commandLine(withReason({u"inspect"_s, u"tables"_s, tenant().slug})); }
QWidget *TablesPart::filter() const { return m_filter; }
QString TablesPart::whatFailed() const { return tr("The tables could not be read."); }

void TablesPart::read()
{
    ask(m_backend.tables, [this](const inspection::Tables &found) {
        m_found = found;
        showFound();
    });
}

void TablesPart::forget()
{
    m_found = {};
    m_model->setRows({});
    m_worryModel->setRows({});
}

void TablesPart::showFound()
{
    if (!readAt().isValid())
        return;
    QList<LookRow> rows;
    for (const TableLook &each : std::as_const(m_found.tables)) {
        const bool view = each.kind == u"view";
        const QString kind = each.kind == u"partitioned"         ? tr("partitioned table")
                             : each.kind == u"materialized-view" ? tr("materialized view")
                             : view                              ? tr("view")
                                                                 : tr("table");
        const QString name = each.schema == u"public" ? each.name : each.schema + u'.' + each.name;
        const bool bloated = each.bloatBytes && *each.bloatBytes > (10 << 20) && *each.bloatBytes * 2 > each.bytes;
        LookCell bloat = bytes(each.bloatBytes);
        if (bloated) {
            bloat.icon = u"warning"_s;
            bloat.tone = Tone::Warning;
            bloat.tip = tr("More than half of the table is empty space.");
        }
        rows << LookRow{each.schema + u'\n' + each.name,
                        {{name, {}, tr("%1, %2").arg(each.schema + u'.' + each.name, kind), view ? u"eye"_s : u"table"_s}, view ? LookCell{TenantFormat::none(), qint64(-1)} : count(each.rows), bytes(each.bytes),
                         bytes(each.indexBytes), count(each.deadRows), bloat, time(each.vacuumed), time(each.analyzed)}};
    }
    m_model->setRows(rows);
    showWorries();
    const QLocale locale;
    QStringList parts{tr("%Ln table(s) and view(s)", nullptr, int(m_found.tables.size())), TenantFormat::size(m_found.databaseBytes)};
    if (m_found.countedSince.isValid())
        parts << tr("use of indexes counted since %1").arg(day(m_found.countedSince.toLocalTime().date()));
    m_summary->setText(parts.join(u" · "_s));
    QStringList notes;
    if (m_found.estimated)
        notes << tr("Something is locked: sizes are those of the last VACUUM or ANALYZE.");
    if (m_found.tables.size() >= 5000)
        notes << tr("There are more tables: these are the largest.");
    for (const base::Text &note : std::as_const(m_found.notes))
        notes << note.translated();
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    if (m_found.tables.isEmpty()) {
        m_states->emptyState()->setIcon(u"table"_s);
        m_states->emptyState()->setTexts(tr("No tables"), tr("The database has none yet, or none that is open to your role."));
        m_states->showEmpty();
    } else {
        m_states->showContent();
    }
}

void TablesPart::showWorries()
{
    const QLocale locale;
    QList<LookRow> rows;
    for (const SequenceLook &each : std::as_const(m_found.sequences)) {
        const bool near = each.used > 0.9;
        rows << LookRow{u"s\n"_s + each.schema + u'\n' + each.name,
                        {{each.schema + u'.' + each.name, {}, tr("sequence"), near ? u"error"_s : u"warning"_s, near ? Tone::Danger : Tone::Warning},
                         {tr("sequence"), {}, {}, {}, Tone::Neutral, true},
                         {TenantFormat::none(), qint64(-1)},
                         {tr("%1 % used: %2 of %3").arg(locale.toString(each.used * 100, 'f', 1), locale.toString(each.last), locale.toString(each.end)), each.used}}};
    }
    for (const IndexLook &each : std::as_const(m_found.indexes)) {
        QStringList why;
        if (each.invalid)
            why << tr("invalid: REINDEX it or drop it");
        if (!each.duplicateOf.isEmpty())
            why << tr("the same as %1").arg(each.duplicateOf);
        if (each.unused)
            why << tr("never read");
        if (each.bloated())
            why << tr("about %1 of it empty: REINDEX it").arg(TenantFormat::size(*each.emptyBytes));
        rows << LookRow{u"i\n"_s + each.schema + u'\n' + each.name,
                        {{each.schema + u'.' + each.name, {}, tr("index"), each.invalid ? u"error"_s : u"warning"_s, each.invalid ? Tone::Danger : Tone::Warning},
                         {tr("index of %1").arg(each.table), {}, {}, {}, Tone::Neutral, true},
                         bytes(each.bytes),
                         {why.join(u", "_s)}}};
    }
    m_worryModel->setRows(rows);
    m_worryTitle->setText(rows.isEmpty() ? tr("Indexes and sequences: nothing to look at") : tr("Indexes and sequences to look at: %Ln", nullptr, int(rows.size())));
    m_worries->setVisible(!rows.isEmpty());
    const int high = m_splitter->height();
    if (rows.isEmpty())
        m_splitter->setSizes({high - 40, 40});
}

void TablesPart::retranslate()
{
    m_filter->setPlaceholderText(tr("Part of a name"));
    m_filter->setAccessibleName(tr("Filter of the tables"));
    m_model->setColumns({{tr("Table")},
                         {tr("Rows"), true, tr("Estimated at the last ANALYZE")},
                         {tr("Size"), true, tr("Without indexes")},
                         {tr("Indexes"), true},
                         {tr("Dead rows"), true, tr("Left behind by changes, until the next VACUUM")},
                         {tr("Bloat"), true, tr("Estimate of the empty space; not known where a column is masked or was never analyzed")},
                         {tr("Last vacuum")},
                         {tr("Last analyze")}});
    m_worryModel->setColumns({{tr("Name")}, {tr("What")}, {tr("Size"), true}, {tr("Why")}});
    m_table->setAccessibleName(tr("Tables"));
    m_worries->setAccessibleName(tr("Indexes and sequences to look at"));
    showFound();
}

} // namespace tenantry::ui

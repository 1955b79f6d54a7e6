#include "ui/audit/eventdetails.h"

#include "audit/exporting.h"
#include "audit/words.h"
#include "ui/audit/auditmodel.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QLocale>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

constexpr int longest = 2'000; // characters of a value that are shown; the copy and the export have all

} // namespace

EventDetails::EventDetails(const AuditModel *words, QWidget *parent)
    : QWidget(parent), m_words(words), m_title(makeLabel(Look::Title, this)), m_nothing(makeLabel(Look::Muted, this)), m_changesTitle(makeLabel(Look::Heading, this)),
      m_facts(new KeyValueView(this)), m_open(makeButton(ButtonKind::Normal, this, QStringLiteral("tenants"))), m_onlyTenant(makeButton(ButtonKind::Link, this)),
      m_onlyOperator(makeButton(ButtonKind::Link, this)), m_copy(new CopyButton(this)), m_table(new QTableView(this)), m_rows(new QStandardItemModel(this))
{
    m_title->setWordWrap(true);
    for (const char *key : {"seq", "time", "operator", "program", "address", "kind", "tenant"})
        m_facts->addRow(QString::fromLatin1(key), QString(), {}, KeyValueView::Plain);
    m_facts->addRow(QStringLiteral("id"), QString(), {}, KeyValueView::Copyable | KeyValueView::Mono);
    m_facts->addRow(QStringLiteral("hash"), QString(), {}, KeyValueView::Copyable | KeyValueView::Mono | KeyValueView::Short);
    m_table->setModel(m_rows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setMinimumHeight(120);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open);
    buttons->addWidget(m_onlyTenant);
    buttons->addWidget(m_onlyOperator);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    column->addLayout(buttons);
    column->addWidget(m_facts);
    column->addWidget(m_changesTitle);
    column->addWidget(m_nothing);
    column->addWidget(m_table, 1);
    column->addStretch(0); // takes the room of the table while that is hidden

    connect(m_open, &QPushButton::clicked, this, [this] { emit tenantOpened(m_event.tenantId); });
    connect(m_onlyTenant, &QPushButton::clicked, this, [this] { emit tenantWanted(m_event.tenant.isEmpty() ? m_event.tenantId : m_event.tenant); });
    connect(m_onlyOperator, &QPushButton::clicked, this, [this] { emit operatorWanted(m_event.operatorLogin); });
    m_copy->setSource([this] { return QString::fromUtf8(QJsonDocument(audit::eventJson(m_event)).toJson(QJsonDocument::Indented)); });
    retranslate();
}

void EventDetails::setEvent(const registry::Event &event)
{
    m_event = event;
    display();
}

void EventDetails::clear()
{
    m_event = {};
    display();
}

void EventDetails::display()
{
    const bool any = m_event.seq != 0;
    for (QWidget *each : std::initializer_list<QWidget *>{m_facts, m_copy, m_onlyOperator, m_changesTitle})
        each->setVisible(any);
    m_open->setVisible(!m_event.tenant.isEmpty());
    m_onlyTenant->setVisible(!m_event.tenantId.isEmpty());
    m_rows->clear();
    if (!any) {
        m_title->setText(tr("No event is chosen"));
        m_nothing->setText(tr("Choose one on the left: what it changed is shown here."));
        m_nothing->show();
        m_table->hide();
        return;
    }
    m_title->setText(audit::title(m_event).translated());
    const auto set = [this](const char *key, const QString &value) {
        m_facts->setValue(QString::fromLatin1(key), value);
        m_facts->setRowVisible(QString::fromLatin1(key), !value.isEmpty());
    };
    set("seq", QLocale().toString(m_event.seq));
    set("time", exact(m_event.at));
    set("operator", base::printable(m_event.operatorLogin));
    set("program", audit::sourceText(m_event.source));
    set("address", base::printable(m_event.address));
    set("kind", tr("%1, %2", "action, kind of thing").arg(audit::actionText(m_event.action).translated(), audit::kindText(m_event.kind).translated()));
    set("tenant", base::printable(m_event.tenant));
    set("id", m_event.entityId);
    set("hash", QString::fromLatin1(m_event.hash.toHex()));

    const QList<audit::Change> changes = audit::changes(m_event);
    const bool before = m_event.action != QLatin1String("insert"), after = m_event.action != QLatin1String("delete");
    m_nothing->setText(tr("No field is recorded."));
    m_nothing->setVisible(changes.isEmpty());
    m_table->setVisible(!changes.isEmpty());
    m_changesTitle->setText(before && after ? tr("What changed") : after ? tr("What was added") : tr("What was removed"));
    QStringList head{tr("Field")};
    if (before)
        head << tr("Before");
    if (after)
        head << tr("After");
    for (const audit::Change &change : changes) {
        QList<QStandardItem *> row{new QStandardItem(change.name.translated())};
        row.last()->setToolTip(change.field);
        for (const auto &[shown, value] : {std::pair(before, change.before), std::pair(after, change.after)}) {
            if (!shown)
                continue;
            row << new QStandardItem(m_words->shown(value.left(longest), exact));
            row.last()->setToolTip(base::printable(value.left(longest)));
        }
        m_rows->appendRow(row);
    }
    m_rows->setHorizontalHeaderLabels(head);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->resizeRowsToContents();
}

void EventDetails::retranslate()
{
    m_open->setText(tr("&Open tenant"));
    m_onlyTenant->setText(tr("Only this tenant"));
    m_onlyOperator->setText(tr("Only this operator"));
    m_copy->setWhat(tr("the event as JSON"));
    m_table->setAccessibleName(tr("Fields before and after"));
    const std::pair<const char *, QString> labels[] = {{"seq", tr("Number")}, {"time", tr("Time")}, {"operator", tr("Operator")}, {"program", tr("Program")}, {"address", tr("Address")},
                                                       {"kind", tr("Kind")}, {"tenant", tr("Tenant")}, {"id", tr("Id")}, {"hash", tr("Hash")}};
    for (const auto &[key, label] : labels)
        m_facts->setLabel(QString::fromLatin1(key), label);
    display();
}

} // namespace tenantry::ui

#include "ui/audit/auditfilters.h"

#include "audit/words.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

namespace tenantry::ui {

namespace {

constexpr char between[] = "between";
constexpr int comboFrame = 48; // arrow and padding
constexpr int widest = 360;    // that a list of choices gets

// "90m", "24h", "7d", "2w" before now; invalid for anything else.
QDateTime ago(const QString &text)
{
    bool ok = false;
    const qint64 count = text.chopped(std::min<qsizetype>(1, text.size())).toLongLong(&ok);
    if (!ok || count <= 0 || count > 1'000'000)
        return {};
    static constexpr std::pair<char16_t, qint64> units[] = {{u'm', 60}, {u'h', 3600}, {u'd', 86'400}, {u'w', 604'800}};
    for (const auto &[letter, seconds] : units)
        if (text.back() == letter)
            return QDateTime::currentDateTimeUtc().addSecs(-count * seconds);
    return {};
}

QString iso(const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); }

} // namespace

bool AuditQuery::isEmpty() const { return arguments().isEmpty(); }

QStringList AuditQuery::arguments() const
{
    QStringList out;
    const auto add = [&out](const char *option, const QString &value) {
        if (!value.isEmpty())
            out << QString::fromLatin1(option) << value;
    };
    add("--by", filter.operatorLogin);
    add("--kind", filter.kind);
    add("--action", filter.action);
    add("--source", filter.source == u"tenantry" ? QStringLiteral("panel") : filter.source);
    add("--tenant", tenant);
    add("--since", since);
    add("--until", until);
    add("--text", filter.text);
    return out;
}

AuditFilters::AuditFilters(QWidget *parent)
    : QWidget(parent), m_first(new QHBoxLayout), m_search(new SearchField(this)), m_by(new QComboBox(this)), m_kind(new QComboBox(this)), m_action(new QComboBox(this)), m_with(new QComboBox(this)),
      m_when(new QComboBox(this)), m_tenant(new QLineEdit(this)), m_problem(makeLabel(Look::Error, this)), m_span(new QWidget(this)),
      m_since(new QDateTimeEdit(m_span)), m_until(new QDateTimeEdit(m_span)), m_dash(makeLabel(Look::Body, m_span, QStringLiteral("–"))), m_clear(makeButton(ButtonKind::Link, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_first->setSpacing(8);
    column->addLayout(m_first);
    m_first->addWidget(m_search, 1);
    auto *choices = new FlowLayout(8);
    column->addLayout(choices);
    auto *spanLine = new QHBoxLayout(m_span);
    spanLine->setContentsMargins(0, 0, 0, 0);
    spanLine->setSpacing(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_since, m_dash, m_until})
        spanLine->addWidget(each);
    for (QWidget *each : std::initializer_list<QWidget *>{m_by, m_kind, m_action, m_with, m_tenant, m_when, m_span, m_clear})
        choices->addWidget(each);
    column->addWidget(m_problem);
    m_problem->hide();
    m_search->setDelay(300);
    m_tenant->setClearButtonEnabled(true);
    m_tenant->setFixedWidth(140);
    for (QComboBox *each : {m_by, m_kind, m_action, m_with, m_when}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        each->setMinimumContentsLength(6); // as wide as its first word, see retranslate(): all in one line of 1280
        each->setMaxVisibleItems(24);
        each->view()->setTextElideMode(Qt::ElideRight);
        connect(each, &QComboBox::currentIndexChanged, this, [this, each] {
            widen(each);
            announce();
        });
    }
    const QDateTime now = QDateTime::currentDateTime();
    m_since->setDateTime(QDateTime(now.date().addDays(-7), QTime(0, 0)));
    m_until->setDateTime(QDateTime(now.date().addDays(1), QTime(0, 0)));
    for (QDateTimeEdit *each : {m_since, m_until}) {
        each->setCalendarPopup(true);
        connect(each, &QDateTimeEdit::dateTimeChanged, this, [this] { m_typed.start(); });
    }
    m_typed.setSingleShot(true);
    m_typed.setInterval(300);
    connect(&m_typed, &QTimer::timeout, this, &AuditFilters::announce);
    connect(m_tenant, &QLineEdit::textChanged, this, [this] {
        setTenantProblem({});
        if (!m_quiet)
            m_typed.start();
    });
    connect(m_tenant, &QLineEdit::returnPressed, this, &AuditFilters::announce);
    connect(m_search, &SearchField::searched, this, &AuditFilters::announce);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clear();
        announce();
    });
    retranslate();
}

void AuditFilters::announce()
{
    const bool span = m_when->currentData().toString() == QLatin1String(between);
    m_span->setVisible(span);
    m_clear->setVisible(!query().isEmpty());
    if (m_quiet)
        return;
    m_typed.stop();
    emit changed();
}

QComboBox *AuditFilters::box(const char *what) const
{
    const std::pair<QLatin1String, QComboBox *> all[] = {{QLatin1String("by"), m_by}, {QLatin1String("kind"), m_kind}, {QLatin1String("action"), m_action},
                                                         {QLatin1String("with"), m_with}, {QLatin1String("when"), m_when}};
    for (const auto &[name, box] : all)
        if (name == QLatin1String(what))
            return box;
    return nullptr;
}

AuditQuery AuditFilters::query() const
{
    AuditQuery out;
    out.filter.operatorLogin = m_by->currentData().toString();
    out.filter.kind = m_kind->currentData().toString();
    out.filter.action = m_action->currentData().toString();
    out.filter.source = m_with->currentData().toString();
    out.filter.text = m_search->text().trimmed();
    out.tenant = m_tenant->text().trimmed();
    const QString when = m_when->currentData().toString();
    if (when == QLatin1String(between)) {
        out.filter.since = m_since->dateTime().toUTC();
        out.filter.until = m_until->dateTime().toUTC();
        out.since = iso(out.filter.since);
        out.until = iso(out.filter.until);
    } else if (!when.isEmpty()) {
        out.filter.since = ago(when);
        out.since = when;
    }
    return out;
}

void AuditFilters::choose(QComboBox *box, const QString &value)
{
    int at = box->findData(value);
    if (at < 0) { // somebody who did nothing that was read yet, a kind of a newer registry
        box->addItem(base::printable(value), value);
        at = box->count() - 1;
    }
    box->setCurrentIndex(at);
}

void AuditFilters::setText(const QString &text)
{
    clear();
    m_quiet = true;
    QStringList words;
    QDateTime since, until;
    for (const QString &part : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString key = part.section(u':', 0, 0), value = part.section(u':', 1);
        if (value.isEmpty())
            words << part;
        else if (key == u"by")
            choose(m_by, value);
        else if (key == u"kind")
            choose(m_kind, value);
        else if (key == u"action")
            choose(m_action, value);
        else if (key == u"with")
            choose(m_with, value == u"panel" ? QStringLiteral("tenantry") : value);
        else if (key == u"tenant")
            m_tenant->setText(value);
        else if (key == u"since" && ago(value).isValid())
            choose(m_when, value);
        else if (key == u"since")
            since = QDateTime::fromString(value, Qt::ISODate);
        else if (key == u"until")
            until = QDateTime::fromString(value, Qt::ISODate);
        else
            words << part;
    }
    if (since.isValid() || until.isValid()) {
        if (since.isValid())
            m_since->setDateTime(since.toLocalTime());
        if (until.isValid())
            m_until->setDateTime(until.toLocalTime());
        choose(m_when, QString::fromLatin1(between));
    }
    m_search->setText(words.join(u' '));
    announce();
    m_quiet = false;
    m_typed.stop();
}

void AuditFilters::clear()
{
    m_quiet = true;
    for (QComboBox *each : {m_by, m_kind, m_action, m_with, m_when})
        each->setCurrentIndex(0);
    m_tenant->clear();
    m_search->setText({});
    setTenantProblem({});
    announce();
    m_quiet = false;
    m_typed.stop();
}

void AuditFilters::setTenant(const QString &reference)
{
    m_tenant->setText(reference);
    announce();
}

void AuditFilters::setOperator(const QString &login)
{
    choose(m_by, login);
}

void AuditFilters::setTenantProblem(const QString &reason)
{
    m_problem->setText(reason);
    m_problem->setVisible(!reason.isEmpty());
    setInvalid(m_tenant, !reason.isEmpty());
    m_tenant->setAccessibleDescription(reason);
}

void AuditFilters::setChoices(const registry::EventAuthors &authors)
{
    const bool quiet = std::exchange(m_quiet, true);
    const auto fill = [this](QComboBox *box, const QStringList &values, const auto &shown) {
        const QString chosen = box->currentData().toString();
        while (box->count() > 1)
            box->removeItem(1);
        for (const QString &value : values)
            if (!value.isEmpty())
                box->addItem(shown(value), value);
        choose(box, chosen);
    };
    fill(m_by, authors.operators, [](const QString &login) { return base::printable(login); });
    fill(m_with, authors.sources, [](const QString &source) { return audit::sourceText(source); });
    m_quiet = quiet;
}

void AuditFilters::addTool(QWidget *widget)
{
    m_first->addWidget(widget);
}

// As wide as the word for "all", and as what is chosen: it is read whole, and what has no room goes to the next line.
void AuditFilters::widen(QComboBox *box)
{
    const auto wide = [box](const QString &text) { return box->fontMetrics().horizontalAdvance(text) + comboFrame; };
    box->setMinimumWidth(std::max(wide(box->itemText(0)), std::min(wide(box->currentText()), widest)));
}

void AuditFilters::retranslate()
{
    const bool quiet = std::exchange(m_quiet, true);
    m_search->setPlaceholder(tr("Search in names, before and after"));
    m_search->setShortcutHint(QKeySequence::Find);
    const auto fill = [this](QComboBox *box, const QList<std::pair<QString, QString>> &items) { // text, value
        const QString chosen = box->currentData().toString();
        box->clear();
        for (const auto &[text, value] : items)
            box->addItem(text, value);
        choose(box, chosen);
    };
    const auto again = [&fill](QComboBox *box, const QString &any, const auto &shown) {
        QList<std::pair<QString, QString>> items{{any, {}}};
        for (int i = 1; i < box->count(); ++i)
            items.append({shown(box->itemData(i).toString()), box->itemData(i).toString()});
        fill(box, items);
    };
    again(m_by, tr("Any operator"), [](const QString &login) { return base::printable(login); });
    again(m_with, tr("Any program"), [](const QString &source) { return audit::sourceText(source); });
    QList<std::pair<QString, QString>> kinds;
    for (const QString &kind : registry::eventKinds())
        kinds.append({audit::kindText(kind).translated(), kind});
    std::ranges::sort(kinds, [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    kinds.prepend({tr("Any kind"), {}});
    fill(m_kind, kinds);
    fill(m_action, {{tr("Any action"), {}}, {audit::actionText(QStringLiteral("insert")).translated(), QStringLiteral("insert")},
                    {audit::actionText(QStringLiteral("update")).translated(), QStringLiteral("update")}, {audit::actionText(QStringLiteral("delete")).translated(), QStringLiteral("delete")}});
    fill(m_when, {{tr("Any time"), {}}, {tr("Last hour"), QStringLiteral("1h")}, {tr("Last 24 hours"), QStringLiteral("24h")}, {tr("Last 7 days"), QStringLiteral("7d")},
                  {tr("Last 30 days"), QStringLiteral("30d")}, {tr("Between…"), QString::fromLatin1(between)}});
    m_by->setAccessibleName(tr("Operator"));
    m_kind->setAccessibleName(tr("Kind"));
    m_action->setAccessibleName(tr("Action"));
    m_with->setAccessibleName(tr("Program"));
    m_when->setAccessibleName(tr("When"));
    for (QDateTimeEdit *each : {m_since, m_until})
        each->setDisplayFormat(momentFormat());
    m_since->setAccessibleName(tr("From"));
    m_until->setAccessibleName(tr("Until"));
    m_tenant->setAccessibleName(tr("Tenant"));
    m_tenant->setPlaceholderText(tr("Tenant"));
    m_tenant->setToolTip(tr("A part of the name, the slug, or the id"));
    m_clear->setText(tr("Show all"));
    for (QComboBox *each : {m_by, m_kind, m_action, m_with, m_when}) {
        widen(each);
        each->view()->setMinimumWidth(std::min(each->view()->sizeHintForColumn(0) + comboFrame, widest)); // what is chosen from is read whole
    }
    announce();
    m_quiet = quiet;
}

} // namespace tenantry::ui

#include "ui/inspection/settingspart.h"

#include "ui/inspection/lookmodel.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/looks.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

namespace {

QString sourceText(const QString &source)
{
    static const QHash<QString, const char *> words{
        {u"configuration file"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "configuration file")}, {u"command line"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "command line")}, {u"environment variable"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "environment")},
        {u"global"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "server")}, {u"database"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "database")}, {u"role"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "role")}, {u"role in database"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "role in this database")},
        {u"all"_s, QT_TRANSLATE_NOOP("tenantry::ui::SettingsPart", "all roles")}};
    const char *text = words.value(source);
    return text ? SettingsPart::tr(text) : source;
}

// The server counts memory in blocks of its own: "1048576" of "8kB" is 8 GB.
QString withUnit(const QString &value, const QString &unit)
{
    static const QHash<QString, qint64> sizes{{u"B"_s, 1}, {u"kB"_s, 1 << 10}, {u"8kB"_s, 8 << 10}, {u"16kB"_s, 16 << 10}, {u"32kB"_s, 32 << 10}, {u"MB"_s, 1 << 20}};
    bool whole = false;
    const qint64 number = value.toLongLong(&whole);
    if (value.isEmpty() || unit.isEmpty())
        return value.isEmpty() ? TenantFormat::none() : value;
    return whole && number > 0 && sizes.contains(unit) ? TenantFormat::size(number * sizes.value(unit)) : value + u' ' + unit;
}

} // namespace

SettingsPart::SettingsPart(const InspectionBackend &backend, const Services &services, QWidget *parent)
    : LookPart(backend, services, parent), m_filter(new QLineEdit(this)), m_settingsTitle(makeLabel(Look::Heading, this)), m_extensionsTitle(makeLabel(Look::Heading, this)), m_rolesTitle(makeLabel(Look::Heading, this)),
      m_settings(new QTableView(this)), m_extensions(new QTableView(this)), m_roles(new QTableView(this)), m_settingsModel(new LookModel(this)), m_extensionsModel(new LookModel(this)),
      m_rolesModel(new LookModel(this))
{
    auto *across = new QSplitter(Qt::Horizontal, m_states);
    auto *right = new QSplitter(Qt::Vertical, across);
    const auto place = [](QSplitter *in, QLabel *title, QTableView *table, QWidget *beside = nullptr) {
        auto *box = new QWidget(in);
        auto *column = new QVBoxLayout(box);
        const bool left = in->orientation() == Qt::Horizontal;
        column->setContentsMargins(left ? 0 : 12, left ? 0 : in->count() > 0 ? 8 : 0, left ? 12 : 0, 0);
        column->setSpacing(6);
        auto *top = new QHBoxLayout;
        top->addWidget(title, 1);
        if (beside)
            top->addWidget(beside);
        column->addLayout(top);
        column->addWidget(table, 1);
        in->addWidget(box);
        styleTable(table, 32);
        table->setSortingEnabled(true);
        table->horizontalHeader()->setStretchLastSection(true);
        table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    };
    m_filter->setMinimumWidth(180);
    m_filter->setClearButtonEnabled(true);
    place(across, m_settingsTitle, m_settings, m_filter);
    across->addWidget(right);
    place(right, m_rolesTitle, m_roles);
    place(right, m_extensionsTitle, m_extensions);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 1);
    across->setSizes({650, 550});
    right->setStretchFactor(0, 2);
    right->setStretchFactor(1, 1);
    across->setChildrenCollapsible(false);
    right->setChildrenCollapsible(false);
    m_states->setContent(across);
    m_settings->setModel(m_settingsModel);
    m_extensions->setModel(m_extensionsModel);
    m_roles->setModel(m_rolesModel);
    connect(m_filter, &QLineEdit::textChanged, m_settingsModel, &LookModel::setFilter);
    setFocusProxy(m_settings);
    retranslate();
    const int settings[] = {190, 125, 115}, extensions[] = {160, 220}, roles[] = {165, 190};
    for (int i = 0; i < int(std::size(settings)); ++i)
        m_settings->setColumnWidth(i, settings[i]);
    for (int i = 0; i < int(std::size(extensions)); ++i)
        m_extensions->setColumnWidth(i, extensions[i]);
    for (int i = 0; i < int(std::size(roles)); ++i)
        m_roles->setColumnWidth(i, roles[i]);
}

QString SettingsPart::command() const { return commandLine(withReason({u"inspect"_s, u"settings"_s, tenant().slug})); }
QWidget *SettingsPart::filter() const { return m_filter; }
QString SettingsPart::whatFailed() const { return tr("The settings could not be read."); }

void SettingsPart::read()
{
    ask(m_backend.settings, [this](const inspection::Settings &found) {
        m_found = found;
        showFound();
    });
}

void SettingsPart::forget()
{
    m_found = {};
    for (LookModel *each : {m_settingsModel, m_extensionsModel, m_rolesModel})
        each->setRows({});
}

void SettingsPart::showFound()
{
    if (!readAt().isValid())
        return;
    QList<LookRow> rows;
    for (const auto &each : std::as_const(m_found.settings)) {
        const bool secret = each.value == u"…"; // of another program: it may be one
        rows << LookRow{each.source + u'\n' + each.name,
                        {{each.name}, {withUnit(each.value, each.unit), {}, secret ? tr("Settings of other programs may hold secrets: the value is not read.") : each.unit.isEmpty() ? QString() : each.value + u" × "_s + each.unit, secret ? u"eye-off"_s : QString()},
                         {withUnit(each.normal, each.unit), {}, {}, {}, Tone::Neutral, true}, {sourceText(each.source)}}};
    }
    m_settingsModel->setRows(rows);
    rows.clear();
    for (const auto &each : std::as_const(m_found.extensions)) {
        const bool old = !each.newest.isEmpty() && each.newest != each.version;
        rows << LookRow{each.name,
                        {{each.name}, {old ? tr("%1, newest %2").arg(each.version, each.newest) : each.version, {}, old ? tr("The server has a newer one: ALTER EXTENSION … UPDATE") : QString(), old ? u"warning"_s : QString(), old ? Tone::Warning : Tone::Neutral},
                         {each.schema}}};
    }
    m_extensionsModel->setRows(rows);
    rows.clear();
    for (const auto &each : std::as_const(m_found.roles)) {
        QStringList facts;
        if (each.superuser)
            facts << tr("superuser");
        if (each.canLogin)
            facts << (each.connectionLimit >= 0 ? tr("signs in, at most %Ln at once", nullptr, each.connectionLimit) : tr("signs in"));
        if (each.own)
            facts << tr("Tenantry looks with it");
        if (!each.memberOf.isEmpty())
            facts << tr("member of %1").arg(each.memberOf.join(u", "_s));
        const QString name = each.name == u"PUBLIC" ? tr("everybody (PUBLIC)") : each.name;
        rows << LookRow{each.name,
                        {{name, {}, {}, each.superuser ? u"warning"_s : each.own ? u"eye"_s : u"user"_s, each.superuser ? Tone::Warning : Tone::Neutral, each.own},
                         {facts.join(u", "_s), {}, {}, {}, Tone::Neutral, true},
                         {each.grants.join(u"; "_s), {}, each.grants.join(u'\n')}}};
    }
    m_rolesModel->setRows(rows);
    m_settingsTitle->setText(tr("Set differently: %Ln", nullptr, int(m_found.settings.size())));
    m_extensionsTitle->setText(tr("Extensions: %Ln", nullptr, int(m_found.extensions.size())));
    m_rolesTitle->setText(tr("Roles and rights: %Ln", nullptr, int(m_found.roles.size())));
    m_states->showContent();
}

void SettingsPart::retranslate()
{
    m_filter->setPlaceholderText(tr("Part of a name"));
    m_filter->setAccessibleName(tr("Filter of the settings"));
    m_settingsModel->setColumns({{tr("Setting")}, {tr("Value")}, {tr("Default"), false, tr("Of the server, as it is built")}, {tr("From")}});
    m_extensionsModel->setColumns({{tr("Extension")}, {tr("Version")}, {tr("Schema")}});
    m_rolesModel->setColumns({{tr("Role")}, {tr("What it is")}, {tr("Rights")}});
    m_settings->setAccessibleName(tr("Settings"));
    m_extensions->setAccessibleName(tr("Extensions"));
    m_roles->setAccessibleName(tr("Roles and rights"));
    showFound();
}

} // namespace tenantry::ui

#include "ui/tenants/tenantsummary.h"

#include "ui/tenants/formatting.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

struct Field { const char *key; const char *label; KeyValueView::Option option; };

constexpr Field fields[] = {
    {"name", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Company"), KeyValueView::Copyable},
    {"slug", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Slug"), KeyValueView::Copyable},
    {"product", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Product"), KeyValueView::Plain},
    {"plan", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Plan"), KeyValueView::Plain},
    {"version", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Version"), KeyValueView::Plain},
    {"server", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Server"), KeyValueView::Plain},
    {"deployment", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Deployment"), KeyValueView::Plain},
    {"database", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Database"), KeyValueView::Copyable},
    {"size", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Size"), KeyValueView::Plain},
    {"connections", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Connections"), KeyValueView::Plain},
    {"latency", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Latency"), KeyValueView::Plain},
    {"backup", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Last backup"), KeyValueView::Plain},
    {"admin", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "First admin"), KeyValueView::Plain},
    {"email", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "E-mail"), KeyValueView::Copyable},
    {"labels", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Labels"), KeyValueView::Plain},
    {"note", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Note"), KeyValueView::Plain},
    {"created", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Created"), KeyValueView::Plain},
    {"updated", QT_TRANSLATE_NOOP("tenantry::ui::TenantSummary", "Last change"), KeyValueView::Plain},
};

QString key(const Field &field) { return QString::fromLatin1(field.key); }

} // namespace

TenantSummary::TenantSummary(const TenantBackend &backend, QWidget *parent)
    : QWidget(parent), m_baseDomain(backend.registry.baseDomain), m_fields(new KeyValueView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 8);
    column->addWidget(m_fields);
    column->addStretch(1);
    for (const Field &field : fields)
        m_fields->addRow(key(field), tr(field.label), {}, field.option);
    // An id has no place to break at and is wider than the rest: it is given some, and copied without them.
    auto *id = new QWidget(m_fields);
    auto *row = new QHBoxLayout(id);
    row->setContentsMargins(0, 0, 0, 0);
    m_id = makeLabel(Look::Body, id);
    m_copyId = new CopyButton(id);
    m_copyId->setFixedSize(26, 26);
    row->addWidget(m_id, 1);
    row->addWidget(m_copyId);
    m_fields->addWidget(QStringLiteral("id"), tr("Id"), id);
}

void TenantSummary::setTenant(const registry::Tenant &tenant)
{
    m_tenant = tenant;
    m_now = QDateTime::currentDateTimeUtc(); // it may be newer than the page
    fill();
}

void TenantSummary::setNow(const QDateTime &now)
{
    m_now = now;
    fill();
}

void TenantSummary::retranslate()
{
    for (const Field &field : fields)
        m_fields->setLabel(key(field), tr(field.label));
    m_fields->setLabel(QStringLiteral("id"), tr("Id"));
    m_copyId->setWhat(tr("Id"));
    fill();
}

void TenantSummary::fill()
{
    const registry::Tenant &t = m_tenant;
    const auto set = [this](const char *name, const QString &value) { m_fields->setValue(QString::fromLatin1(name), value); };
    const auto when = [this](const QDateTime &time) {
        if (!time.isValid() || time.daysTo(m_now) >= 30) // older ones are a date either way
            return time.isValid() ? exact(time) : QString();
        return tr("%1 (%2)", "exact time (how long ago)").arg(exact(time), TenantFormat::ago(time, m_now));
    };
    set("name", t.companyName);
    set("slug", t.slug);
    set("product", t.product);
    set("plan", t.plan);
    QString version = t.schemaVersion.isEmpty() ? tr("none applied yet") : t.schemaVersion;
    if (t.behind > 0)
        version = tr("%1, %Ln migration(s) behind %2", nullptr, t.behind).arg(version, t.headVersion);
    else if (!t.schemaVersion.isEmpty())
        version = tr("%1, up to date").arg(version);
    set("version", version);
    set("server", t.server);
    set("deployment", t.deployment == QLatin1String("shared") ? tr("Shared server") : t.deployment);
    set("database", t.database);
    set("size", t.sizeBytes ? TenantFormat::size(t.sizeBytes) : tr("not measured yet"));
    set("connections", t.connections ? QLocale().toString(*t.connections) : tr("not measured yet"));
    set("latency", t.latencyMs ? TenantFormat::milliseconds(*t.latencyMs) : tr("not measured yet"));
    set("backup", t.lastBackupAt.isValid() ? when(t.lastBackupAt) : tr("none yet"));
    set("admin", t.adminName);
    set("email", t.adminEmail);
    set("labels", t.labels.join(QStringLiteral(", ")));
    set("note", t.note);
    set("created", when(t.createdAt));
    set("updated", when(t.updatedAt));
    m_id->setText(QString(t.id).replace(QLatin1Char('-'), QStringLiteral("-\u200B")));
    m_id->setAccessibleName(t.id);
    m_copyId->setText(t.id);
}

} // namespace tenantry::ui

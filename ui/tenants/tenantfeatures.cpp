#include "ui/tenants/tenantfeatures.h"

#include "registry/listener.h"
#include "ui/features/featurewords.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/focuskeeper.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QHBoxLayout>
#include <QLocale>

namespace tenantry::ui {

namespace {
constexpr int aValueFits = 16; // characters beside the name of a feature
} // namespace

TenantFeatures::TenantFeatures(TenantBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_banner(new ErrorBanner(this)), m_nothing(makeLabel(Look::Muted, this)), m_rows(new QVBoxLayout)
{
    m_rows->setSpacing(10);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 8);
    column->addWidget(m_banner);
    column->addWidget(m_nothing);
    column->addLayout(m_rows);
    column->addStretch(1);
    connect(m_banner, &ErrorBanner::retry, this, &TenantFeatures::reload);
    connect(&m_turn, &QTimer::timeout, this, &TenantFeatures::reload);
    if (services.listener)
        connect(services.listener, &registry::Listener::changed, this, [this](const QString &table, const QStringList &ids) {
            if (table == u"feature" || (table == u"tenant_feature" && (ids.isEmpty() || ids.contains(m_id))))
                reload();
        });
    retranslate();
}

TenantFeatures::~TenantFeatures() { m_stop.request_stop(); }

void TenantFeatures::setTenant(const registry::Tenant &tenant)
{
    if (tenant.id != m_id) {
        clear();
        m_id = tenant.id;
        fill();
    }
    reload(); // the plan or the schema version may be another
}

void TenantFeatures::clear()
{
    m_id.clear();
    m_values.clear();
    m_read = false;
    m_turn.stop();
    ++m_newest;
    m_banner->clear();
    clearLayout(m_rows);
}

void TenantFeatures::reload()
{
    if (m_id.isEmpty() || !m_backend.features)
        return;
    base::run(m_services.workers, m_stop.get_token(), [features = m_backend.features, id = m_id](std::stop_token stop) { return features(id, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<QList<TenantFeature>> &result) {
            if (number != m_newest)
                return;
            if (!result) {
                m_banner->setError(result.error(), [] { return tr("The features of this tenant could not be read."); });
                m_nothing->hide();
                return;
            }
            m_banner->clear();
            m_read = true;
            m_values = *result;
            m_turn.restart(m_values, &TenantFeature::feature);
            fill();
        });
}

void TenantFeatures::fill()
{
    m_nothing->setText(m_read ? tr("No features yet.") : tr("Reading…"));
    m_nothing->setVisible(m_values.isEmpty());
    const FocusKeeper stays(this);
    clearLayout(m_rows);
    for (const TenantFeature &each : std::as_const(m_values)) {
        auto *line = new QHBoxLayout;
        auto *name = makeLabel(Look::Body, this, breakable(FeatureWords::name(each.feature)));
        name->setToolTip(each.feature.key);
        name->setWordWrap(true);
        line->addWidget(name, 1);
        const QString shown = FeatureWords::value(each.value.value);
        auto *value = makeLabel(Look::Heading, this, breakable(shown));
        value->setWordWrap(shown.size() > aValueFits);
        line->addWidget(value, value->wordWrap() ? 1 : 0);
        if (m_backend.may("tenants.change-feature")) {
            auto *change = mark(makeIconButton(QStringLiteral("edit"), this), "tenants.change-feature");
            change->setObjectName(QStringLiteral("change:") + each.feature.key);
            setName(change, tr("Change %1 for this tenant").arg(FeatureWords::name(each.feature)));
            connect(change, &QToolButton::clicked, this, [this, key = each.feature.key] { emit changeRequested(key, m_id); });
            line->addWidget(change);
        }
        QString from = each.value.origin == registry::FeatureOrigin::Killed ? FeatureWords::killed(each.feature) : FeatureWords::origin(each.value.origin);
        if (!each.value.reason.isEmpty())
            from += QStringLiteral(" · ") + base::printable(each.value.reason) + QStringLiteral(" · ") + base::printable(each.value.author);
        if (each.value.endsAt.isValid())
            from += QStringLiteral(" · ") + tr("until %1").arg(moment(each.value.endsAt));
        if (each.value.nextAt.isValid())
            from += QStringLiteral(" · ") + (each.value.nextEnds.isValid() ? tr("then %1, from %2 to %3").arg(FeatureWords::brief(each.value.next), moment(each.value.nextAt), moment(each.value.nextEnds))
                                                                           : tr("then %1, from %2").arg(FeatureWords::brief(each.value.next), moment(each.value.nextAt)));
        if (!each.value.lacksVersion.isEmpty())
            from += QStringLiteral(" · ") + tr("requires schema version %1").arg(base::printable(each.value.lacksVersion));
        auto *box = new QVBoxLayout;
        box->setSpacing(0);
        box->addLayout(line);
        auto *text = makeLabel(Look::Muted, this, breakable(from));
        text->setWordWrap(true);
        box->addWidget(text);
        m_rows->addLayout(box);
    }
}

void TenantFeatures::retranslate() { fill(); }

} // namespace tenantry::ui

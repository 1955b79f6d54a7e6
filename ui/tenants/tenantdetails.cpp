#include "ui/tenants/tenantdetails.h"

#include "ui/health/tenanthealth.h"
#include "ui/tenants/tenantconnection.h"
#include "ui/tenants/tenantdiagnosis.h"
#include "ui/tenants/tenanteditor.h"
#include "ui/tenants/tenantfeatures.h"
#include "ui/tenants/tenantsummary.h"
#include "ui/tenants/tenanttimeline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/statuschip.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

constexpr int form = TenantDetails::Health + 1; // the page of the editor, after the others

QScrollArea *scrolling(QWidget *parent)
{
    QScrollArea *area = makeScrollArea(parent);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

// The card shows through.
template <class T> T *in(QScrollArea *area, T *content)
{
    area->setWidget(content);
    content->setAutoFillBackground(false);
    return content;
}

} // namespace

TenantDetails::TenantDetails(TenantBackend backend, const Services &services, QWidget *parent)
    : QFrame(parent), m_backend(std::move(backend)), m_name(makeLabel(Look::Title, this)), m_host(makeLabel(Look::Muted, this)),
      m_chip(new StatusChip(this)), m_copyHost(new CopyButton(this)),
      m_health(makeIconButton(QStringLiteral("chart"), this)), m_diagnose(makeIconButton(QStringLiteral("health"), this)), m_inspect(makeIconButton(QStringLiteral("eye"), this)), m_edit(makeIconButton(QStringLiteral("edit"), this)), m_close(makeIconButton(QStringLiteral("close"), this)), m_tabs(new QTabBar(this)),
      m_pages(new QStackedWidget(this)), m_summary(new TenantSummary(m_backend))
{
    setObjectName(QStringLiteral("tenantDetails"));
    setProperty("look", QStringLiteral("card"));
    setMinimumWidth(340);
    m_name->setWordWrap(true);
    m_name->setObjectName(QStringLiteral("tenantDetailsName"));
    m_host->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_host->setOpenExternalLinks(true);
    m_host->setTextFormat(Qt::RichText);
    m_host->setWordWrap(false);
    m_host->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_host->installEventFilter(this); // its text follows its width
    mark(m_edit, "tenants.edit")->setVisible(m_backend.may("tenants.edit"));
    mark(m_diagnose, "tenants.diagnose")->setVisible(m_backend.may("tenants.diagnose"));
    mark(m_inspect, "tenants.inspect")->setVisible(m_backend.may("tenants.inspect"));
    m_inspect->setObjectName(QStringLiteral("openInspection"));
    m_diagnose->setObjectName(QStringLiteral("openDiagnosis"));
    m_diagnose->setCheckable(true);
    m_health->setObjectName(QStringLiteral("openHealth"));
    m_health->setCheckable(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int i = 0; i <= Connection; ++i)
        m_tabs->addTab(QString());

    auto *top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_name, 1);
    top->addWidget(m_health, 0, Qt::AlignTop);
    top->addWidget(m_diagnose, 0, Qt::AlignTop);
    top->addWidget(m_inspect, 0, Qt::AlignTop);
    top->addWidget(m_edit, 0, Qt::AlignTop);
    top->addWidget(m_close, 0, Qt::AlignTop);
    auto *below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_chip);
    below->addWidget(m_host, 1);
    below->addWidget(m_copyHost);

    makeTabs(services);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 12, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(below);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        fillTab(tab);
        m_pages->setCurrentIndex(tab);
    });
    connect(m_health, &QToolButton::clicked, this, [this](bool on) { showAside(on ? int(Health) : -1); });
    connect(m_diagnose, &QToolButton::clicked, this, [this](bool on) { showAside(on ? int(Diagnosis) : -1); });
    connect(m_inspect, &QToolButton::clicked, this, [this] {
        if (!m_id.isEmpty())
            emit inspectRequested(m_id);
    });
    connect(m_edit, &QToolButton::clicked, this, &TenantDetails::edit);
    connect(m_close, &QToolButton::clicked, this, &TenantDetails::closed);
    retranslate();
}

void TenantDetails::makeTabs(const Services &services)
{
    QList<QScrollArea *> areas;
    for (int tab = Summary; tab <= form; ++tab) {
        areas << scrolling(m_pages);
        m_pages->addWidget(areas.last());
    }
    in(areas[Summary], m_summary);
    m_features.setMaker([this, services, area = areas[Features]] {
        auto *features = in(area, new TenantFeatures(m_backend, services, area));
        connect(features, &TenantFeatures::changeRequested, this, &TenantDetails::featureChangeRequested);
        return features;
    });
    m_timeline.setMaker([this, services, area = areas[Timeline]] {
        auto *timeline = in(area, new TenantTimeline(m_backend, services, area));
        connect(timeline, &TenantTimeline::finishRequested, this, &TenantDetails::finishRequested);
        connect(timeline, &TenantTimeline::undoRequested, this, &TenantDetails::undoRequested);
        connect(timeline, &TenantTimeline::operationOpened, this, &TenantDetails::operationOpened);
        connect(timeline, &TenantTimeline::runOpened, this, &TenantDetails::runOpened);
        return timeline;
    });
    m_diagnosis.setMaker([this, services, area = areas[Diagnosis]] { return in(area, new TenantDiagnosis(m_backend, services, area)); });
    m_healthTab.setMaker([this, services, area = areas[Health]] {
        auto *health = in(area, new TenantHealthTab(m_backend, services, area));
        connect(health, &TenantHealthTab::alertOpened, this, &TenantDetails::alertOpened);
        return health;
    });
    m_connection.setMaker([this, services, area = areas[Connection]] {
        auto *connection = in(area, new TenantConnection(m_backend, services, area));
        connection->setTenant(m_tenant, true);
        return connection;
    });
    m_editor.setMaker([this, services, area = areas[form]] {
        auto *editor = in(area, new TenantEditor(m_backend, services, area));
        connect(editor, &TenantEditor::done, this, &TenantDetails::endEditing);
        connect(editor, &TenantEditor::saved, this, [this](const registry::Tenant &tenant) {
            endEditing();
            setTenant(tenant);
            emit saved(tenant);
        });
        connect(editor, &TenantEditor::reloaded, this, &TenantDetails::reloaded);
        return editor;
    });
}

// What is asked for only when it is looked at.
void TenantDetails::fillTab(int tab)
{
    if (tab == Timeline)
        m_timeline->setTenant(m_tenant);
    else if (tab == Features)
        m_features->setTenant(m_tenant);
    else if (tab == Diagnosis)
        m_diagnosis->setTenant(m_tenant);
    else if (tab == Health)
        m_healthTab->setTenant(m_tenant);
    else if (tab == Connection)
        (void)m_connection.get();
}

void TenantDetails::setTenant(const registry::Tenant &tenant)
{
    const bool another = tenant.id != m_id;
    if (another && isEditing())
        endEditing();
    m_tenant = tenant;
    m_id = tenant.id;
    showHeader();
    m_summary->setTenant(tenant);
    if (m_connection.made())
        m_connection->setTenant(tenant, another);
    if (another && m_features.made() && m_tabs->currentIndex() != Features)
        m_features->clear();
    if (another && m_diagnosis.made() && !m_diagnose->isChecked())
        m_diagnosis->clear();
    if (another && m_healthTab.made() && !m_health->isChecked())
        m_healthTab->clear();
    if (another && m_timeline.made() && m_tabs->currentIndex() != Timeline)
        m_timeline->clear();
    fillTab(m_diagnose->isChecked() ? int(Diagnosis) : m_health->isChecked() ? int(Health) : m_tabs->currentIndex());
}

void TenantDetails::clear()
{
    endEditing();
    m_id.clear();
    m_tenant = {};
    if (m_connection.made())
        m_connection->forget();
    if (m_features.made())
        m_features->clear();
    if (m_timeline.made())
        m_timeline->clear();
    if (m_diagnosis.made())
        m_diagnosis->clear();
    if (m_healthTab.made())
        m_healthTab->clear();
}

void TenantDetails::showHost()
{
    const QString host = base::printable(m_hostName);
    const QString shown = m_host->fontMetrics().elidedText(host, Qt::ElideRight, std::max(40, m_host->width()));
    m_host->setText(host.isEmpty() ? QString() : QStringLiteral("<a href=\"https://%1/\">%2</a>").arg(host.toHtmlEscaped(), shown.toHtmlEscaped()));
    m_host->setAccessibleName(host);
}

bool TenantDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_host && event->type() == QEvent::Resize)
        showHost();
    return QFrame::eventFilter(watched, event);
}

void TenantDetails::showHeader()
{
    m_name->setText(breakable(base::printable(m_tenant.companyName)));
    m_chip->setState(m_tenant.state);
    const QString host = m_tenant.subdomain.isEmpty() || m_backend.registry.baseDomain.isEmpty()
        ? QString() : m_tenant.subdomain + QLatin1Char('.') + m_backend.registry.baseDomain;
    m_hostName = host;
    showHost();
    m_host->setToolTip(host.isEmpty() ? QString() : tr("Opens %1 in the browser").arg(host));
    m_copyHost->setText(host);
    m_copyHost->setVisible(!host.isEmpty());
    setAccessibleName(tr("Details of %1").arg(base::printable(m_tenant.companyName)));
}

void TenantDetails::showTab(Tab tab)
{
    if (isEditing())
        return;
    const bool aside = tab == Diagnosis || tab == Health;
    showAside(aside ? int(tab) : -1);
    if (!aside)
        m_tabs->setCurrentIndex(tab);
}

// In the place of the tabs, as the form is: five of them have no room beside each other in Spanish.
void TenantDetails::showAside(int tab)
{
    m_diagnose->setChecked(tab == Diagnosis);
    m_health->setChecked(tab == Health);
    m_tabs->setVisible(tab < 0);
    if (tab >= 0)
        fillTab(tab);
    m_pages->setCurrentIndex(tab >= 0 ? tab : m_tabs->currentIndex());
}

void TenantDetails::edit()
{
    if (!m_backend.may("tenants.edit") || m_id.isEmpty())
        return;
    if (!isEditing())
        m_editor->start(m_tenant);
    m_tabs->hide();
    m_edit->hide();
    m_diagnose->hide();
    m_health->hide();
    m_inspect->hide();
    m_pages->setCurrentIndex(form);
    m_editor->focusFirst();
}

bool TenantDetails::isEditing() const { return m_editor.made() && m_pages->currentIndex() == form; }
bool TenantDetails::hasUnsavedWork() const { return isEditing() && m_editor->isChanged(); }

void TenantDetails::discardWork() { endEditing(); }

void TenantDetails::returnToForm()
{
    if (QWidget *last = isEditing() ? m_editor->focusWidget() : nullptr)
        last->setFocus(Qt::OtherFocusReason);
}

void TenantDetails::endEditing()
{
    if (!isEditing())
        return;
    m_edit->show();
    m_diagnose->setVisible(m_backend.may("tenants.diagnose"));
    m_inspect->setVisible(m_backend.may("tenants.inspect"));
    m_health->show();
    showAside(-1);
    m_edit->setFocus();
}

void TenantDetails::reloadTimeline()
{
    if (m_tabs->currentIndex() == Timeline && !m_id.isEmpty())
        m_timeline->reload();
}

void TenantDetails::setNow(const QDateTime &now) { m_summary->setNow(now); }

void TenantDetails::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isEditing() && !m_editor->isChanged())
        endEditing();
    else if (event->key() == Qt::Key_Escape && (m_diagnose->isChecked() || m_health->isChecked()))
        showAside(-1);
    else if (event->key() == Qt::Key_Escape && !isEditing())
        emit closed();
    else
        QFrame::keyPressEvent(event);
}

void TenantDetails::retranslate()
{
    setName(m_health, tr("How this tenant is, and was in the last 48 hours"));
    setName(m_diagnose, tr("Find out what is wrong with this tenant"));
    setName(m_inspect, tr("Look into this tenant's database"));
    setName(m_edit, tr("Edit this tenant"));
    setName(m_close, tr("Close details"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_copyHost->setWhat(tr("Host name"));
    m_tabs->setAccessibleName(tr("Parts of the details"));
    m_tabs->setTabText(Summary, tr("Summary"));
    m_tabs->setTabText(Features, tr("Features"));
    m_tabs->setTabText(Timeline, tr("Timeline"));
    m_tabs->setTabText(Connection, tr("Connection"));
    m_summary->retranslate();
    if (m_features.made())
        m_features->retranslate();
    if (m_timeline.made())
        m_timeline->retranslate();
    if (m_diagnosis.made())
        m_diagnosis->retranslate();
    if (m_healthTab.made())
        m_healthTab->retranslate();
    if (m_connection.made())
        m_connection->retranslate();
    if (m_editor.made())
        m_editor->retranslate();
    if (!m_id.isEmpty())
        showHeader();
}

} // namespace tenantry::ui

#include "ui/tenants/tenantdetails.h"

#include "ui/tenants/tenantconnection.h"
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

constexpr int form = TenantDetails::Connection + 1; // the page of the editor, after those of the tabs

QScrollArea *scrolling(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false); // the card shows through
    return area;
}

} // namespace

TenantDetails::TenantDetails(TenantBackend backend, const Services &services, QWidget *parent)
    : QFrame(parent), m_backend(std::move(backend)), m_name(makeLabel(Look::Title, this)), m_host(makeLabel(Look::Muted, this)),
      m_chip(new StatusChip(this)), m_copyHost(new CopyButton(this)),
      m_edit(makeIconButton(QStringLiteral("edit"), this)), m_close(makeIconButton(QStringLiteral("close"), this)), m_tabs(new QTabBar(this)),
      m_pages(new QStackedWidget(this)), m_summary(new TenantSummary(m_backend)), m_features(new TenantFeatures(m_backend, services)), m_timeline(new TenantTimeline(m_backend, services)),
      m_connection(new TenantConnection(m_backend, services))
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
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int i = 0; i <= Connection; ++i)
        m_tabs->addTab(QString());

    auto *top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_name, 1);
    top->addWidget(m_edit, 0, Qt::AlignTop);
    top->addWidget(m_close, 0, Qt::AlignTop);
    auto *below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_chip);
    below->addWidget(m_host, 1);
    below->addWidget(m_copyHost);

    m_pages->addWidget(scrolling(m_summary, m_pages));
    m_pages->addWidget(scrolling(m_features, m_pages));
    m_pages->addWidget(scrolling(m_timeline, m_pages));
    m_pages->addWidget(scrolling(m_connection, m_pages));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 12, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(below);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);

    if (m_backend.may("tenants.edit")) {
        m_editor = new TenantEditor(m_backend, services);
        m_pages->addWidget(scrolling(m_editor, m_pages));
        connect(m_editor, &TenantEditor::done, this, &TenantDetails::endEditing);
        connect(m_editor, &TenantEditor::saved, this, [this](const registry::Tenant &tenant) {
            endEditing();
            setTenant(tenant);
            emit saved(tenant);
        });
        connect(m_editor, &TenantEditor::reloaded, this, &TenantDetails::reloaded);
    }
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        if (tab == Timeline)
            m_timeline->setTenant(m_tenant);
        else if (tab == Features)
            m_features->setTenant(m_tenant);
    });
    connect(m_edit, &QToolButton::clicked, this, &TenantDetails::edit);
    connect(m_close, &QToolButton::clicked, this, &TenantDetails::closed);
    connect(m_timeline, &TenantTimeline::finishRequested, this, &TenantDetails::finishRequested);
    connect(m_timeline, &TenantTimeline::undoRequested, this, &TenantDetails::undoRequested);
    connect(m_timeline, &TenantTimeline::operationOpened, this, &TenantDetails::operationOpened);
    connect(m_features, &TenantFeatures::changeRequested, this, &TenantDetails::featureChangeRequested);
    retranslate();
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
    m_connection->setTenant(tenant, another);
    if (m_tabs->currentIndex() == Features)
        m_features->setTenant(tenant);
    else if (another)
        m_features->clear();
    if (m_tabs->currentIndex() == Timeline)
        m_timeline->setTenant(tenant);
    else if (another)
        m_timeline->clear();
}

void TenantDetails::clear()
{
    endEditing();
    m_id.clear();
    m_tenant = {};
    m_connection->forget();
    m_features->clear();
    m_timeline->clear();
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
    m_name->setText(base::printable(m_tenant.companyName));
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
    m_tabs->setCurrentIndex(tab);
}

void TenantDetails::edit()
{
    if (!m_editor || m_id.isEmpty())
        return;
    if (!isEditing())
        m_editor->start(m_tenant);
    m_tabs->hide();
    m_edit->hide();
    m_pages->setCurrentIndex(form);
    m_editor->focusFirst();
}

bool TenantDetails::isEditing() const { return m_editor && m_pages->currentIndex() == form; }
bool TenantDetails::hasUnsavedWork() const { return isEditing() && m_editor->isChanged(); }

void TenantDetails::discardWork() { endEditing(); }

void TenantDetails::endEditing()
{
    if (!isEditing())
        return;
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    m_tabs->show();
    m_edit->show();
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
    else if (event->key() == Qt::Key_Escape && !isEditing())
        emit closed();
    else
        QFrame::keyPressEvent(event);
}

void TenantDetails::retranslate()
{
    setName(m_edit, tr("Edit this tenant"));
    setName(m_close, tr("Close details"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_copyHost->setWhat(tr("Host name"));
    m_tabs->setAccessibleName(tr("Parts of the details"));
    m_tabs->setTabText(Summary, tr("Summary"));
    m_tabs->setTabText(Features, tr("Features"));
    m_tabs->setTabText(Timeline, tr("Timeline"));
    m_tabs->setTabText(Connection, tr("Connection"));
    m_summary->retranslate();
    m_features->retranslate();
    m_timeline->retranslate();
    m_connection->retranslate();
    if (m_editor)
        m_editor->retranslate();
    if (!m_id.isEmpty())
        showHeader();
}

} // namespace tenantry::ui

// A tenants page with everything that it needs, shown, on tenants that a stand-in keeps; and what tests ask of it.
#pragma once

#include "ui/tenants/standin.h"
#include "tenants/provisioning.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/filterbox.h"
#include "ui/tenants/groupbar.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/tenants/tenanteditor.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/shell/language.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"
#include "workstation/store.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QtCrypto>


namespace tenantry::test {

using namespace tenantry::ui;
using registry::Role;
using registry::Tenant;
using registry::TenantState;


// Everything that a page needs, shown.
struct Shown {
    explicit Shown(QList<Tenant> tenants = samples::fleet(), Role role = Role::Admin, workstation::Store *store = nullptr)
        : standIn(std::move(tenants), role)
    {
        services.workers = &pool;
        services.store = store;
        feed = std::make_shared<TenantFeed>(standIn.backend(), services);
    }
    ~Shown()
    {
        standIn.hold(false);
        page.reset();
        feed.reset();
        pool.waitForDone();
    }
    TenantsPage &open()
    {
        page = std::make_unique<TenantsPage>(services, standIn.backend(), feed);
        page->resize(1200, 760);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowExposed(page.get());
        return *page;
    }
    TenantsPage &ready()
    {
        open();
        [&] { QTRY_VERIFY(page->model()->rowCount() > 0); }();
        return *page;
    }
    int rowOf(const QString &slug) const
    {
        for (int row = 0; row < page->model()->rowCount(); ++row) {
            if (page->model()->tenant(row).slug == slug)
                return row;
        }
        return -1;
    }

    QThreadPool pool;
    samples::StandIn standIn;
    Services services;
    std::shared_ptr<TenantFeed> feed;
    std::unique_ptr<TenantsPage> page;
};

inline QStringList selected(const TenantsPage &page)
{
    QStringList slugs;
    for (const Tenant &tenant : page.table()->selectedTenants())
        slugs.append(tenant.slug);
    return slugs;
}

// Every text that a person could read on `widget`.
inline QStringList textsOf(const QWidget *widget)
{
    QStringList texts;
    for (const auto *label : widget->findChildren<QLabel *>())
        texts << label->text();
    for (const auto *button : widget->findChildren<QAbstractButton *>())
        texts << button->text() << button->toolTip() << button->accessibleName();
    for (const auto *edit : widget->findChildren<QLineEdit *>())
        texts << edit->placeholderText() << edit->accessibleName();
    for (const auto *action : widget->findChildren<QAction *>())
        texts << action->text() << action->toolTip();
    for (const auto *bar : widget->findChildren<QTabBar *>()) {
        for (int i = 0; i < bar->count(); ++i)
            texts << bar->tabText(i);
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}


} // namespace tenantry::test

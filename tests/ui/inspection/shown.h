// The page that looks into a tenant, shown, on a stand-in; and what tests of it include.
#pragma once

#include "inspectionsamples.h"

#include "ui/inspection/inspectionpage.h"
#include "ui/inspection/lookmodel.h"
#include "ui/inspection/sessionspart.h"
#include "ui/inspection/settingspart.h"
#include "ui/inspection/tablespart.h"
#include "ui/shell/language.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/sqlview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

namespace tenantry::test {

using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using registry::Role;
using tenantry::samples::InspectionStandIn;

struct Shown {
    InspectionStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<InspectionPage> page;

    explicit Shown(Role role = Role::Admin, bool empty = false) : standIn(empty)
    {
        services.workers = &pool;
        page = std::make_unique<InspectionPage>(standIn.backend(role), services);
        page->resize(1200, 760);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowExposed(page.get());
    }
    ~Shown()
    {
        page.reset();
        standIn.set([](auto &state) { state.hold = false; });
        pool.waitForDone();
    }
    static QString idOf(int index) { return samples::fleet().at(index).id; }
    static QString slugOf(int index) { return samples::fleet().at(index).slug; }
    void open(const char *tab = "", int index = 1) const
    {
        page->activated(idOf(index) + u'/' + QLatin1StringView(tab));
        [&] { QTRY_VERIFY(page->part()->readAt().isValid()); }();
    }
};

} // namespace tenantry::test

// The page of operators, shown, over operators in memory.
#pragma once

#include "operatorsamples.h"

#include "ui/operators/operatordetails.h"
#include "ui/operators/operatormodel.h"
#include "ui/operators/operatorspage.h"
#include "ui/tenants/confirmbar.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace tenantry::test {

using namespace tenantry::ui;
using samples::OperatorStandIn;

struct Shown {
    OperatorStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<OperatorsPage> page;

    explicit Shown(bool empty = false) : standIn(empty)
    {
        services.workers = &pool;
        page = std::make_unique<OperatorsPage>(standIn.backend(), services);
        page->resize(1280, 800);
        page->show();
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    void select(const char *login) { page->table()->setCurrentIndex(page->model()->indexOf(QString::fromLatin1(login))); }
    void fail(const base::Error &error)
    {
        const std::scoped_lock lock(standIn.state->mutex);
        standIn.state->actionError = error;
    }
    void confirm() const { QTest::mouseClick(page->confirmBar()->button(), Qt::LeftButton); }
};

} // namespace tenantry::test

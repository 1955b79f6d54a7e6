// The servers page on servers in memory, shown.
#pragma once

#include "serversamples.h"

#include "ui/servers/servereditor.h"
#include "ui/servers/servermodel.h"
#include "ui/servers/serverspage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace tenantry::samples {

using namespace tenantry::ui;
using namespace Qt::StringLiterals;

struct Shown {
    ServerStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<ServersPage> page;

    explicit Shown(bool empty = false, registry::Role role = registry::Role::Admin) : standIn(empty)
    {
        services.workers = &pool;
        page = std::make_unique<ServersPage>(standIn.backend(role), services);
        page->resize(1280, 900);
        page->show();
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        standIn.set([](auto &state) { state.held = false; });
        pool.waitForDone();
    }
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *each) { return each->isVisible() && each->text().contains(text); });
    }
    void select(const char *name) const { page->table()->setCurrentIndex(page->model()->indexOf(QString::fromLatin1(name))); }
    QString selected() const
    {
        const registry::Server *server = page->model()->server(page->table()->currentIndex());
        return server ? server->name : QString();
    }
    ServerEditor &form() const { return *page->editor(); }
    void type(ServerEditor::Field field, const QString &text) const
    {
        form().edit(field)->clear();
        QTest::keyClicks(form().edit(field), text);
    }
    // A form with what is needed.
    void fillNew() const
    {
        page->newButton()->click();
        type(ServerEditor::Name, u"db9"_s);
        type(ServerEditor::Host, u"db9.example.org"_s);
        type(ServerEditor::User, u"tenantry"_s);
    }
};

} // namespace tenantry::samples

// A page on a real registry, as the window would hold it: shown, with services and a listener of its own.
#pragma once

#include "registry/listener.h"
#include "ui/shell/services.h"

#include <QLabel>
#include <QSignalSpy>
#include <QThreadPool>
#include <algorithm>
#include <memory>

namespace tenantry::test {

template <class Page> struct LivePanel {
    QThreadPool pool;
    ui::Services services;
    std::unique_ptr<registry::Listener> listener;
    std::unique_ptr<Page> page;
    bool listens = false; // what others do is heard from now on

    // `backend`: the page's, of these services.
    template <class MakeBackend>
    LivePanel(const registry::SessionPtr &session, MakeBackend backend, const QString &argument = {}, workstation::Store *store = nullptr)
        : listener(std::make_unique<registry::Listener>(session))
    {
        services.session = session;
        services.workers = &pool;
        services.store = store;
        services.listener = listener.get();
        QSignalSpy listening(listener.get(), &registry::Listener::online);
        page = std::make_unique<Page>(backend(services), services);
        page->resize(1280, 800);
        page->show();
        page->activated(argument);
        listens = listening.count() > 0 || listening.wait(10'000);
    }
    ~LivePanel()
    {
        page.reset();
        listener.reset();
        pool.waitForDone();
    }
    LivePanel(const LivePanel &) = delete;
    LivePanel &operator=(const LivePanel &) = delete;

    bool says(const QString &text) const
    {
        const auto labels = page->template findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
};

} // namespace tenantry::test

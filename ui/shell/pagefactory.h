// How app/ tells the window which pages there are. A page is made when it is first looked at.
#pragma once

#include "ui/shell/page.h"

#include <functional>
#include <memory>
#include <vector>

namespace tenantry::ui {

class SearchProvider;

// Something that is begun on a page, and found by the palette (Ctrl+K) from every other one: "Add a server…".
struct PageStart {
    QString argument;                              // of Page::activated(): "new"
    QString icon;
    std::function<QString()> title;                // translated now
    const char *action = nullptr;                  // as registry/permissions.h names it; null: whoever may see the page
};

struct PageFactory {
    QString key;                                   // as Page::key()
    QString icon;                                  // resources/icons
    std::function<QString()> title;                // translated now; with the "&" of its mnemonic if it wants one
    std::function<Page *(const Services &, QWidget *parent)> create;
    registry::Role needs = registry::Role::User;   // Admin: guarded for a USER and not in their navigation. app/panel sets it by
                                                   // registry/permissions.h
    bool inNavigation = true;                      // false: reached from elsewhere (the wizard)
    std::vector<PageStart> starts = {};
    QString parentKey;                             // the navigation entry lit while a page that is not in it is shown
    // Made at sign-in, lives as long as the session; may be empty.
    std::function<std::unique_ptr<SearchProvider>(const Services &)> search;
};

using PageFactories = std::vector<PageFactory>;

} // namespace tenantry::ui

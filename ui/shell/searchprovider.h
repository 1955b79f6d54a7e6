// What the command palette (Ctrl+K) finds besides pages and actions. A page that holds things people look for (tenants)
// implements it and gives it to the window through its PageFactory.
#pragma once

#include "ui/widgets/statuschip.h"

#include <QList>
#include <QString>

namespace tenantry::ui {

struct SearchHit {
    QString icon;             // resources/icons
    QString title;            // "Panadería O'Higgins"
    QString detail;           // "panaderia-ohiggins.example.org · t_k3xq…"
    std::optional<Status> status;
    QString page, argument;   // where Enter goes: as Page::navigate()
    int score = 0;            // higher first; 100 exact, 80 prefix, 50 contained
};

class SearchProvider {
public:
    virtual ~SearchProvider() = default;
    virtual QString section() const = 0; // heading, translated now: "Tenants"
    // GUI thread, at every keystroke, from memory: at most 5 ms. `text` is trimmed and not empty.
    virtual QList<SearchHit> search(const QString &text, int limit) = 0;
};

} // namespace tenantry::ui

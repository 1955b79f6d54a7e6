// Which form a page shows. GUI thread.
#pragma once

class QWidget;

namespace tenantry::ui {

// Is `form` the part that its page shows, or would show if nothing hid the page? What is typed in it is not left then, though nobody sees it: the lock
// hides whole pages, and what is read goes on arriving on them.
bool isOnPage(const QWidget *form);

} // namespace tenantry::ui

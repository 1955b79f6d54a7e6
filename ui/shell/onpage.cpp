#include "ui/shell/onpage.h"

#include "ui/shell/page.h"

namespace tenantry::ui {

bool isOnPage(const QWidget *form)
{
    const QWidget *page = form;
    while (page && !qobject_cast<const Page *>(page))
        page = page->parentWidget();
    return page ? form->isVisibleTo(page) : form->isVisible();
}

} // namespace tenantry::ui

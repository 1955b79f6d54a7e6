// From a worker to the GUI thread: runs `function` there if `owner` still lives then.
#pragma once

#include <QCoreApplication>
#include <QPointer>

namespace tenantry::ui {

template <class Owner, class Function> void onGuiThread(const QPointer<Owner> &owner, Function function)
{
    QMetaObject::invokeMethod(
        qApp,
        [owner, function = std::move(function)] {
            if (owner)
                function();
        },
        Qt::QueuedConnection);
}

} // namespace tenantry::ui

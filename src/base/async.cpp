#include "base/async.h"

#include <QCoreApplication>

namespace tenantry::base {

std::unexpected<Error> cancelled()
{
    return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."));
}

Error fromException(const std::exception &exception)
{
    return {Kind::Internal, QT_TRANSLATE_NOOP("core", "Something unexpected happened inside Tenantry."),
            QT_TRANSLATE_NOOP("core", "Try again; if it happens twice, report it with the details."), {},
            QString::fromUtf8(exception.what())};
}

} // namespace tenantry::base

#include "firstpaint.h"

#include <QDebug>
#include <QEvent>
#include <QFile>
#include <QTimer>

#include <ctime>
#include <unistd.h>

namespace tenantry::panel {

double millisecondsSinceProcessStart()
{
    // proc(5): field 22 of /proc/self/stat, in clock ticks since the machine started; fields are counted after the ")".
    QFile stat(QStringLiteral("/proc/self/stat"));
    timespec now{};
    if (!stat.open(QIODevice::ReadOnly) || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return -1;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return -1;
    const double started = fields[19].toDouble() * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
    return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6 - started;
}

FirstPaint::FirstPaint(QObject *window) : QObject(window) { window->installEventFilter(this); }

bool FirstPaint::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        object->removeEventFilter(this);
        // Behind what is being painted now.
        QTimer::singleShot(0, this, [this] {
            qWarning("first paint %.0f ms after the start of the process", millisecondsSinceProcessStart());
            deleteLater();
        });
    }
    return QObject::eventFilter(object, event);
}

} // namespace tenantry::panel

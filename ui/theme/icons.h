// Icons of our own, by name: resources/icons/NAME.svg, drawn on a 24 px grid with 1.75 px strokes in currentColor.
// Rendered when first painted, at the screen's resolution, in the colour that the theme and the state ask for.
#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <optional>

namespace tenantry::ui {

class Icons {
public:
    // Follows the theme: quiet when at rest, full when active, greyed when disabled.
    static QIcon get(const QString &name);
    static QIcon get(const char *name) { return get(QString::fromLatin1(name)); }
    static QIcon get(const QString &name, Tone tone);
    static QIcon onAccent(const QString &name); // for filled buttons
    // In one colour, for painting by hand. `size` in device-independent pixels.
    static QPixmap pixmap(const QString &name, int size, const QColor &colour, qreal ratio);
    static bool exists(const QString &name);
};

} // namespace tenantry::ui

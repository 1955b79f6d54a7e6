// What a style sheet cannot say: check marks, arrows, selected rows, sizes. Over Fusion.
#pragma once

#include <QProxyStyle>

namespace tenantry::ui::theme {

class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace tenantry::ui::theme

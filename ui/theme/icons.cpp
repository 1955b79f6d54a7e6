#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace tenantry::ui {

namespace {

enum class Ink { Plain, Toned, OnAccent };

QString path(const QString &name) { return QStringLiteral(":/icons/%1.svg").arg(name); }

class Engine : public QIconEngine {
public:
    Engine(QString name, Ink ink, Tone tone = Tone::Neutral) : m_name(std::move(name)), m_ink(ink), m_tone(tone) {}

    // A rectangle wider than high is an icon with room after it, as buttons with words ask for.
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        const QPixmap pixmap = Icons::pixmap(m_name, side, colour(mode, state), painter->device()->devicePixelRatio());
        painter->drawPixmap(rect.x(), rect.y() + (rect.height() - side) / 2, pixmap);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1.0); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        // Since Qt 6.8 `size` is independent of the device (documentation of QIconEngine::scaledPixmap).
        const int side = std::min(size.width(), size.height());
        const QPixmap icon = Icons::pixmap(m_name, side, colour(mode, state), scale);
        if (size.width() <= size.height())
            return icon;
        QPixmap wide((QSizeF(size) * scale).toSize());
        wide.setDevicePixelRatio(scale);
        wide.fill(Qt::transparent);
        QPainter(&wide).drawPixmap(0, 0, icon);
        return wide;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new Engine(*this); }
    QString key() const override { return QStringLiteral("tenantry"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const theme::Tokens &t = theme::tokens();
        if (mode == QIcon::Disabled)
            return t.disabled;
        switch (m_ink) {
        case Ink::OnAccent: return t.onAccent;
        case Ink::Toned: return t.ink(m_tone);
        case Ink::Plain: break;
        }
        if (state == QIcon::On)
            return t.link;
        return mode == QIcon::Normal ? t.muted : t.text;
    }

    QString m_name;
    Ink m_ink;
    Tone m_tone;
};

} // namespace

QIcon Icons::get(const QString &name) { return QIcon(new Engine(name, Ink::Plain)); }
QIcon Icons::get(const QString &name, Tone tone) { return QIcon(new Engine(name, Ink::Toned, tone)); }
QIcon Icons::onAccent(const QString &name) { return QIcon(new Engine(name, Ink::OnAccent)); }
bool Icons::exists(const QString &name) { return QFile::exists(path(name)); }

QPixmap Icons::pixmap(const QString &name, int size, const QColor &colour, qreal ratio)
{
    const QString key = QStringLiteral("tenantry/%1/%2/%3/%4").arg(name).arg(size).arg(colour.rgba()).arg(ratio);
    QPixmap pixmap;
    if (size <= 0 || QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int side = qCeil(size * ratio);
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QFile file(path(name));
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, side, side));
    }
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace tenantry::ui

#include "ui/widgets/fleetmap.h"

#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cstring>

namespace tenantry::ui {

namespace {

constexpr int comfortable = 200;   // pixels of height that the cells are made to fit into, as long as they can be
constexpr std::array sides{16, 14, 12, 10, 8, 6, 5, 4, 3};
constexpr int withShape = 8;       // smaller, a cell is its colour only

QColor inkOf(FleetMap::Cell cell)
{
    const auto &t = theme::tokens();
    switch (cell) {
    case FleetMap::InWork: return t.info;
    case FleetMap::Succeeded: return t.success;
    case FleetMap::Failed: return t.danger;
    case FleetMap::Skipped: return t.muted;
    case FleetMap::Warning: return t.warning;
    case FleetMap::Danger: return t.danger;
    default: return t.control;
    }
}

void drawCell(QPainter &painter, FleetMap::Cell cell, double side)
{
    const QColor ink = inkOf(cell);
    const bool shaped = side >= withShape;
    const double gap = shaped ? 2 : 1;
    const QRectF box(0, 0, side - gap, side - gap);
    if (!shaped) {
        QColor plain = ink;
        if (cell == FleetMap::Waiting || cell == FleetMap::Skipped)
            plain.setAlphaF(0.45F);
        // One in a thousand that failed is to be seen: it has no gap around it.
        painter.fillRect(cell == FleetMap::Failed || cell == FleetMap::Danger || cell == FleetMap::Warning || cell == FleetMap::InWork ? QRectF(0, 0, side, side) : box, plain);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(ink, side >= 12 ? 1.6 : 1.2);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    switch (cell) {
    case FleetMap::Succeeded:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawRoundedRect(box, 2, 2);
        break;
    case FleetMap::Failed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::tokens().dangerSoft);
        painter.drawRoundedRect(box, 2, 2);
        pen.setWidthF(pen.widthF() + 0.4);
        painter.setPen(pen);
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case FleetMap::InWork:
        painter.setPen(pen);
        painter.setBrush(theme::tokens().infoSoft);
        painter.drawEllipse(inner);
        break;
    case FleetMap::Skipped:
        painter.setPen(pen);
        painter.drawLine(QPointF(inner.left(), inner.center().y()), QPointF(inner.right(), inner.center().y()));
        break;
    case FleetMap::Warning:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF{QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()});
        break;
    case FleetMap::Danger:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF{QPointF(box.center().x(), box.top()), QPointF(box.right(), box.center().y()), QPointF(box.center().x(), box.bottom()), QPointF(box.left(), box.center().y())});
        break;
    default:
        painter.setPen(QPen(ink, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        break;
    }
}

QImage tile(FleetMap::Cell cell, int side, qreal ratio)
{
    const int pixels = qRound(side * ratio);
    QImage out(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.scale(ratio, ratio);
    drawCell(painter, cell, side);
    return out;
}

} // namespace

FleetMap::Cell FleetMap::cellOf(char letter)
{
    switch (letter) {
    case 'r': return InWork;
    case 's': return Succeeded;
    case 'f': return Failed;
    case 'k': return Skipped;
    case 'w': return Warning;
    case 'd': return Danger;
    default: return Waiting;
    }
}

FleetMap::FleetMap(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FleetMap::setCells(const QByteArray &letters)
{
    if (letters == m_cells)
        return;
    const bool grows = letters.size() != m_cells.size();
    m_cells = letters;
    m_current = std::min(m_current, int(m_cells.size()) - 1);
    m_stale = true;
    if (grows)
        updateGeometry();
    update();
}

int FleetMap::side(int width) const
{
    for (const int each : sides) {
        const int across = std::max(1, width / each);
        if ((int(m_cells.size()) + across - 1) / across * each <= comfortable)
            return each;
    }
    return sides.back();
}

int FleetMap::columns(int width) const { return std::max(1, width / side(width)); }

int FleetMap::heightForWidth(int width) const
{
    const int across = columns(width);
    return std::max(24, (int(m_cells.size()) + across - 1) / across * side(width));
}

QSize FleetMap::sizeHint() const { return {600, heightForWidth(600)}; }

QRect FleetMap::rectOf(int index) const
{
    const int s = side(width()), across = columns(width());
    return {index % across * s, index / across * s, s, s};
}

int FleetMap::cellAt(const QPoint &at) const
{
    const int s = side(width()), across = columns(width());
    if (at.x() < 0 || at.y() < 0 || at.x() >= across * s)
        return -1;
    const int index = at.y() / s * across + at.x() / s;
    return index < m_cells.size() ? index : -1;
}

// Rows of pixels are copied from a few small pictures: a hundred thousand cells in a few milliseconds.
void FleetMap::render()
{
    m_stale = false;
    const qreal ratio = devicePixelRatioF();
    const int s = side(width()), across = columns(width()), rows = (int(m_cells.size()) + across - 1) / across;
    const int pixels = qRound(s * ratio);
    if (rows == 0) {
        m_image = {};
        return;
    }
    if (m_image.size() != QSize(across * pixels, rows * pixels) || m_image.devicePixelRatio() != ratio)
        m_image = QImage(across * pixels, rows * pixels, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(1);
    m_image.fill(Qt::transparent);
    std::array<QImage, Cells> tiles;
    for (int i = 0; i < Cells; ++i)
        tiles[size_t(i)] = tile(Cell(i), s, ratio);
    uchar *const bits = m_image.bits();
    const qsizetype stride = m_image.bytesPerLine();
    for (int index = 0; index < m_cells.size(); ++index) {
        const QImage &from = tiles[size_t(cellOf(m_cells[index]))];
        uchar *to = bits + qsizetype(index / across) * pixels * stride + qsizetype(index % across) * pixels * 4;
        for (int line = 0; line < pixels; ++line, to += stride)
            std::memcpy(to, from.constScanLine(line), size_t(pixels) * 4);
    }
    m_image.setDevicePixelRatio(ratio);
}

QPixmap FleetMap::sample(Cell cell, int side, qreal ratio)
{
    QPixmap out = QPixmap::fromImage(tile(cell, side, ratio));
    out.setDevicePixelRatio(ratio);
    return out;
}

void FleetMap::paintEvent(QPaintEvent *event)
{
    if (m_stale)
        render();
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawImage(QPointF(0, 0), m_image);
    if (hasFocus() && m_current >= 0) {
        painter.setPen(QPen(theme::tokens().link, 2));
        painter.drawRect(rectOf(m_current).adjusted(-1, -1, 0, 0));
    }
}

void FleetMap::resizeEvent(QResizeEvent *) { m_stale = true; }

void FleetMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_stale = true;
        update();
    }
    QWidget::changeEvent(event);
}

bool FleetMap::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int index = cellAt(help->pos()); index >= 0)
            emit asked(index, help->globalPos());
        return true;
    }
    return QWidget::event(event);
}

void FleetMap::mousePressEvent(QMouseEvent *event)
{
    if (const int index = cellAt(event->position().toPoint()); index >= 0 && event->button() == Qt::LeftButton) {
        m_current = index;
        update();
        emit activated(index);
    }
}

void FleetMap::moveTo(int index)
{
    if (m_cells.isEmpty())
        return;
    m_current = std::clamp(index, 0, int(m_cells.size()) - 1);
    update();
    emit asked(m_current, mapToGlobal(rectOf(m_current).bottomRight()));
}

void FleetMap::keyPressEvent(QKeyEvent *event)
{
    const int across = columns(width());
    switch (event->key()) {
    case Qt::Key_Left: moveTo(m_current - 1); break;
    case Qt::Key_Right: moveTo(m_current + 1); break;
    case Qt::Key_Up: moveTo(m_current - across); break;
    case Qt::Key_Down: moveTo(m_current < 0 ? 0 : m_current + across); break;
    case Qt::Key_Home: moveTo(0); break;
    case Qt::Key_End: moveTo(int(m_cells.size()) - 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            emit activated(m_current);
        break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace tenantry::ui

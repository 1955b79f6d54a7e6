#include "ui/shell/registrybadge.h"

#include "base/text.h"
#include "ui/shell/identity.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPainter>

namespace tenantry::ui {

namespace {
constexpr int chipPadding = 8, between = 10, most = 320;
QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}
} // namespace

QColor bandColour(const QString &colour)
{
    const theme::Tokens &t = theme::tokens();
    return colour == QLatin1String("red") ? t.production : colour == QLatin1String("green") ? t.local : t.staging;
}

RegistryBadge::RegistryBadge(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }

void RegistryBadge::set(const QString &name, const QString &colour, const QString &server)
{
    m_name = base::printable(name);
    m_colour = colour;
    m_server = base::printable(server);
    retranslate();
}

QSize RegistryBadge::sizeHint() const
{
    const QFontMetrics metrics(bold(font()));
    return {std::min(most, 2 * chipPadding + metrics.horizontalAdvance(environmentName(m_colour)) + between + metrics.horizontalAdvance(m_name) + 4), 28};
}

QSize RegistryBadge::minimumSizeHint() const
{
    return {2 * chipPadding + QFontMetrics(bold(font())).horizontalAdvance(environmentName(m_colour)) + between + 60, 28};
}

void RegistryBadge::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(bold(font()));
    const QFontMetrics metrics(painter.font());
    const QString environment = environmentName(m_colour);
    const QRect chip(0, (height() - 24) / 2, 2 * chipPadding + metrics.horizontalAdvance(environment), 24);
    painter.setPen(Qt::NoPen);
    painter.setBrush(bandColour(m_colour));
    painter.drawRoundedRect(chip, theme::radius, theme::radius);
    painter.setPen(t.onBand);
    painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, environment);
    if (m_name == environment)
        return; // "Local Local" says nothing more
    painter.setPen(t.text);
    const QRect room(chip.right() + between, 0, width() - chip.right() - between, height());
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine, metrics.elidedText(m_name, Qt::ElideRight, room.width()));
}

void RegistryBadge::retranslate()
{
    const QString words = tr("Registry %1, %2").arg(m_name, environmentName(m_colour));
    setAccessibleName(words);
    setToolTip(m_server.isEmpty() ? words : QStringLiteral("%1\n%2").arg(words, m_server));
    updateGeometry();
    update();
}

void RegistryBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

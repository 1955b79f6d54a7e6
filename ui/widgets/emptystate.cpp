#include "ui/widgets/emptystate.h"

#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tenantry::ui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Muted, this)),
      m_action(makeButton(ButtonKind::Primary, this)), m_second(makeButton(ButtonKind::Normal, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(0);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(20);
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignHCenter);
    layout->addWidget(m_title);
    layout->addSpacing(8);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setMaximumWidth(460);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_text, 100);
    middle->addStretch(1);
    layout->addLayout(middle);
    layout->addSpacing(24);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch(3);
    m_action->hide();
    m_second->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::triggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondTriggered);
}

void EmptyState::setIcon(const QString &name)
{
    m_iconName = name;
    paintIcon();
}

void EmptyState::paintIcon()
{
    constexpr int side = 72;
    const theme::Tokens &t = theme::tokens();
    const qreal ratio = devicePixelRatioF();
    QPixmap disc(QSize(side, side) * ratio);
    disc.setDevicePixelRatio(ratio);
    disc.fill(Qt::transparent);
    QPainter painter(&disc);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentSoft);
    painter.drawRoundedRect(0, 0, side, side, 20, 20);
    painter.drawPixmap((side - 34) / 2, (side - 34) / 2, Icons::pixmap(m_iconName, 34, t.link, ratio));
    painter.end();
    m_icon->setPixmap(disc);
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void EmptyState::setAction(const QString &text, const QString &icon)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    m_action->setIcon(icon.isEmpty() ? QIcon() : Icons::onAccent(icon));
}

void EmptyState::setSecondAction(const QString &text)
{
    m_second->setText(text);
    m_second->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        paintIcon();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

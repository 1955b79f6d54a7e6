#include "ui/shell/navigation.h"

#include "ui/theme/icons.h"
#include "ui/theme/textline.h"

#include <QButtonGroup>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {
constexpr int wide = 208, narrow = 56, rowHeight = 36, iconSide = 20;
}

NavigationButton::NavigationButton(QString key, const QString &icon, QWidget *parent) : QAbstractButton(parent), m_key(std::move(key))
{
    setIcon(Icons::get(icon));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void NavigationButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    updateGeometry();
    update();
}

void NavigationButton::setHint(const QKeySequence &shortcut) { m_hint = shortcut; }

QSize NavigationButton::sizeHint() const
{
    return {m_collapsed ? narrow - 16 : 12 + iconSide + 12 + fontMetrics().horizontalAdvance(text()) + 16, rowHeight};
}

QSize NavigationButton::minimumSizeHint() const { return sizeHint(); }

void NavigationButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    updateGeometry();
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    setToolTip(m_hint.isEmpty() ? text() : QStringLiteral("%1  (%2)").arg(text(), m_hint.toString(QKeySequence::NativeText)));
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || isDown() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? t.accentSoft : isDown() ? t.pressed : t.hover);
        painter.drawRoundedRect(box, theme::radius, theme::radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.link, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, theme::radius, theme::radius);
    }
    const QColor ink = isChecked() ? t.link : t.muted;
    const int x = m_collapsed ? (width() - iconSide) / 2 : 10;
    icon().paint(&painter, QRect(x, (height() - iconSide) / 2, iconSide, iconSide), Qt::AlignCenter, QIcon::Normal,
                 isChecked() ? QIcon::On : QIcon::Off);
    if (m_collapsed)
        return;
    QFont words = font();
    words.setWeight(isChecked() ? QFont::DemiBold : QFont::Medium);
    painter.setFont(words);
    painter.setPen(isChecked() ? ink : t.text);
    const QRect room = rect().adjusted(x + iconSide + 12, 0, -8, 0);
    theme::drawLine(&painter, room, Qt::AlignVCenter | Qt::AlignLeft, text());
}

void NavigationButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        const auto all = parentWidget()->findChildren<NavigationButton *>();
        const qsizetype next = all.indexOf(this) + (event->key() == Qt::Key_Down ? 1 : -1);
        if (next >= 0 && next < all.size())
            all[next]->setFocus(Qt::TabFocusReason);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

Navigation::Navigation(QWidget *parent)
    : QWidget(parent), m_collapse(new NavigationButton({}, QStringLiteral("sidebar"), this)), m_group(new QButtonGroup(this)), m_list(new QVBoxLayout)
{
    setObjectName(QStringLiteral("navigation"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 9, 8);
    m_list->setSpacing(2);
    layout->addLayout(m_list);
    layout->addStretch();
    layout->addWidget(m_collapse);
    m_group->setExclusive(true);
    connect(m_collapse, &QAbstractButton::clicked, this, [this] {
        setCollapsed(!m_collapsed);
        emit collapsedChanged(m_collapsed);
    });
    setCollapsed(false);
    retranslate();
}

void Navigation::clear()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
}

void Navigation::add(const QString &key, const QString &icon, const QKeySequence &shortcut)
{
    auto *button = new NavigationButton(key, icon, this);
    button->setCheckable(true);
    button->setCollapsed(m_collapsed);
    button->setHint(shortcut);
    connect(button, &QAbstractButton::clicked, this, [this, key] { emit chosen(key); });
    m_group->addButton(button);
    m_list->addWidget(button);
    setTabOrder(m_buttons.isEmpty() ? m_collapse : m_buttons.last(), button);
    setTabOrder(button, m_collapse);
    m_buttons << button;
}

void Navigation::setTitle(const QString &key, const QString &title)
{
    for (auto *button : std::as_const(m_buttons))
        if (button->key() == key) {
            button->setText(title);
            button->setAccessibleName(title);
        }
}

void Navigation::setCurrent(const QString &key)
{
    m_group->setExclusive(false);
    for (auto *button : std::as_const(m_buttons))
        button->setChecked(button->key() == key);
    m_group->setExclusive(true);
}

void Navigation::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? narrow : wide);
    for (auto *button : std::as_const(m_buttons))
        button->setCollapsed(collapsed);
    m_collapse->setCollapsed(collapsed);
    retranslate();
}

QStringList Navigation::keys() const
{
    QStringList keys;
    for (const auto *button : m_buttons)
        keys << button->key();
    return keys;
}

void Navigation::retranslate()
{
    m_collapse->setText(m_collapsed ? tr("Show words") : tr("Icons only"));
    m_collapse->setAccessibleName(m_collapse->text());
    setAccessibleName(tr("Pages"));
}

void Navigation::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Navigation::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.border);
}

} // namespace tenantry::ui

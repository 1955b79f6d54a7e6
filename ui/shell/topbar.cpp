#include "ui/shell/topbar.h"

#include "base/text.h"
#include "ui/shell/registrybadge.h"
#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>

namespace tenantry::ui {

namespace {

QString initials(const QString &name)
{
    QString out;
    for (const QString &word : name.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.front().isLetterOrNumber())
            out += word.front().toUpper();
        if (out.size() == 2)
            break;
    }
    return out.isEmpty() ? QStringLiteral("?") : out;
}

// The search button with the shortcut's keys at its right.
class SearchButton : public QPushButton {
public:
    using QPushButton::QPushButton;
    QString keys;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPushButton::paintEvent(event);
        const theme::Tokens &t = theme::tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() - 1.5);
        painter.setFont(small);
        const int wide = QFontMetrics(small).horizontalAdvance(keys) + 12;
        const QRectF cap(width() - wide - 8.5, (height() - 20) / 2 + .5, wide, 19);
        painter.setPen(t.border);
        painter.setBrush(t.surface);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(t.muted);
        painter.drawText(cap, Qt::AlignCenter, keys);
    }
};

} // namespace

TopBar::TopBar(QAction *back, QAction *forward, QWidget *parent)
    : QWidget(parent), m_badge(new RegistryBadge(this)), m_back(makeIconButton(QStringLiteral("chevron-left"), this)),
      m_forward(makeIconButton(QStringLiteral("chevron-right"), this)), m_operator(new QToolButton(this)), m_search(new SearchButton(this)),
      m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(56);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 12, 1);
    layout->setSpacing(8);
    auto *logo = new QLabel(this);
    logo->setPixmap(Icons::pixmap(QStringLiteral("tenantry"), 28, Qt::black, devicePixelRatioF()));
    layout->addWidget(logo);
    layout->addSpacing(4);
    layout->addWidget(m_badge);
    layout->addStretch(1);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    m_search->setObjectName(QStringLiteral("searchButton"));
    m_search->setIcon(Icons::get("search"));
    m_search->setAutoDefault(false);
    m_search->setMinimumWidth(280);
    m_search->setMaximumWidth(440);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->setCursor(Qt::PointingHandCursor);
    layout->addWidget(m_search, 4);
    layout->addStretch(1);
    m_operator->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_operator->setPopupMode(QToolButton::InstantPopup);
    m_operator->setFocusPolicy(Qt::StrongFocus);
    m_operator->setIconSize({28, 28});
    m_operator->setMenu(m_menu);
    layout->addWidget(m_operator);
    m_back->setDefaultAction(back);
    m_forward->setDefaultAction(forward);
    connect(m_search, &QPushButton::clicked, this, &TopBar::searchRequested);
    retranslate();
}

void TopBar::setIdentity(const Identity &identity)
{
    m_identity = identity;
    m_badge->set(identity.registry.name, identity.registry.colour, identity.server);
    retranslate();
    update();
}

void TopBar::paintAvatar()
{
    constexpr int side = 28;
    const theme::Tokens &t = theme::tokens();
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentSoft);
    painter.drawEllipse(0, 0, side, side);
    QFont letters = font();
    letters.setPixelSize(11);
    letters.setWeight(QFont::DemiBold);
    painter.setFont(letters);
    painter.setPen(t.link);
    painter.drawText(QRect(0, 0, side, side), Qt::AlignCenter, initials(m_identity.who.name.isEmpty() ? m_identity.who.login : m_identity.who.name));
    painter.end();
    m_operator->setIcon(QIcon(pixmap));
}

void TopBar::retranslate()
{
    const QString name = base::printable(m_identity.who.name.isEmpty() ? m_identity.who.login : m_identity.who.name);
    const QFontMetrics metrics(font());
    m_operator->setText(QStringLiteral(" ") + metrics.elidedText(name, Qt::ElideRight, 160).replace(QLatin1Char('&'), QLatin1String("&&")));
    const QString words = tr("%1, %2: language, theme, sign out").arg(name, roleText(m_identity.who.role));
    m_operator->setAccessibleName(words);
    m_operator->setToolTip(words);
    m_search->setText(tr("Search tenants, pages and actions"));
    m_search->setAccessibleName(m_search->text());
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText); // named in the language of now, too
    static_cast<SearchButton *>(m_search)->keys = keys;
    m_search->setAccessibleDescription(keys);
    paintAvatar();
}

void TopBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TopBar::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, 0, width(), 3), bandColour(m_identity.registry.colour));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.border);
}

} // namespace tenantry::ui

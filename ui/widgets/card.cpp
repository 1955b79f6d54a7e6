#include "ui/widgets/card.h"

#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QVBoxLayout>

namespace tenantry::ui {

namespace {
constexpr int cardMargin = 16;
} // namespace

Card::Card(QWidget *parent)
    : QFrame(parent), m_head(new QWidget(this)), m_title(makeLabel(Look::Heading, m_head)), m_subtitle(makeLabel(Look::Muted, m_head)),
      m_actions(new QHBoxLayout), m_body(new QVBoxLayout)
{
    setProperty("look", QStringLiteral("card"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(cardMargin, cardMargin, cardMargin, cardMargin);
    layout->setSpacing(12);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    head->addLayout(words, 1);
    m_actions->setSpacing(4);
    head->addLayout(m_actions);
    layout->addWidget(m_head);
    layout->addLayout(m_body, 1);
    m_body->setSpacing(8);
    m_head->hide();
    m_subtitle->hide();
}

void Card::setTitle(const QString &title)
{
    m_title->setText(m_title->wordWrap() ? breakable(title) : title);
    setAccessibleName(title);
    m_head->setVisible(!title.isEmpty());
}

void Card::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void Card::setTitleWraps() { m_title->setWordWrap(true); }

void Card::addAction(QWidget *widget)
{
    m_actions->addWidget(widget);
    m_head->show();
}

void Card::setHang(int pixels)
{
    layout()->setContentsMargins(cardMargin - pixels, cardMargin, cardMargin, cardMargin);
    m_head->layout()->setContentsMargins(pixels, 0, 0, 0);
}

Section::Section(QWidget *parent) : QWidget(parent), m_head(new QToolButton(this)), m_content(new QWidget(this)), m_body(new QVBoxLayout(m_content))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_head->setCheckable(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_head->setIcon(Icons::get("chevron-right"));
    layout->addWidget(m_head, 0, Qt::AlignLeft);
    layout->addWidget(m_content);
    m_body->setContentsMargins(4, 0, 0, 0);
    m_content->hide();
    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        m_head->setIcon(Icons::get(open ? "chevron-down" : "chevron-right"));
        m_content->setVisible(open);
        emit toggled(open);
    });
}

void Section::setTitle(const QString &title)
{
    m_head->setText(title);
    m_head->setAccessibleName(title);
}

void Section::setOpen(bool open) { m_head->setChecked(open); }
bool Section::isOpen() const { return m_head->isChecked(); }

} // namespace tenantry::ui

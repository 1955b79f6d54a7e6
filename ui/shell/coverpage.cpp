#include "ui/shell/coverpage.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/looks.h"

#include <QGridLayout>
#include <QPainter>

namespace tenantry::ui {

CoverPage::CoverPage(QWidget *parent) : QWidget(parent)
{
    auto *outer = new QGridLayout(this);
    outer->setRowStretch(0, 1);
    outer->setRowStretch(2, 1);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(2, 1);
    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    card->setFixedWidth(480);
    outer->addWidget(card, 1, 1);
    m_body = new QVBoxLayout(card);
    m_body->setContentsMargins(36, 32, 36, 28);
    m_body->setSpacing(14);
}

void CoverPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::isDark() ? theme::tokens(palette()).window : theme::tokens(palette()).sunken);
}

} // namespace tenantry::ui

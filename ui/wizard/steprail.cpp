#include "ui/wizard/steprail.h"

#include "ui/theme/icons.h"
#include "ui/theme/textline.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace tenantry::ui {

namespace {

enum Role { StateRole = Qt::UserRole, NumberRole }; // state: -1 done, 0 current, 1 to come

class RailDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {180, 40}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Tokens &colours = theme::tokens();
        const int state = index.data(StateRole).toInt();
        const QRect box = option.rect.adjusted(0, 2, -4, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (state == 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.accentSoft);
            painter->drawRoundedRect(box, theme::radius, theme::radius);
        } else if (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.hover);
            painter->drawRoundedRect(box, theme::radius, theme::radius);
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(colours.link, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), theme::radius, theme::radius);
        }
        const QRectF mark(box.left() + 10, box.center().y() - 10.5, 22, 22);
        if (state < 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.successSoft);
            painter->drawEllipse(mark);
            painter->drawPixmap(mark.adjusted(4, 4, -4, -4).toRect(), Icons::pixmap(QStringLiteral("check"), 14, colours.success, painter->device()->devicePixelRatio()));
        } else {
            painter->setPen(QPen(state == 0 ? colours.link : colours.control, 1.5));
            painter->setBrush(state == 0 ? QBrush(colours.accent) : Qt::NoBrush);
            painter->drawEllipse(mark);
            painter->setPen(state == 0 ? colours.onAccent : colours.muted);
            QFont small = option.font;
            small.setPixelSize(12);
            small.setWeight(QFont::DemiBold);
            painter->setFont(small);
            painter->drawText(mark, Qt::AlignCenter, index.data(NumberRole).toString());
        }
        QFont font = option.font;
        font.setWeight(state == 0 ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(state == 0 ? colours.text : colours.muted);
        const QRect text = box.adjusted(44, 0, -8, 0);
        theme::drawLine(painter, text, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->restore();
    }
};

} // namespace

StepRail::StepRail(QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new RailDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setFixedWidth(220);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setObjectName(QStringLiteral("rail"));
    setStyleSheet(QStringLiteral("QListWidget { background: transparent; border: none; }"));
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { emit stepChosen(row(item)); });
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { emit stepChosen(row(item)); });
}

void StepRail::setSteps(const QStringList &titles, int current, int reachable)
{
    if (count() != titles.size()) {
        clear();
        for (const QString &title : titles)
            addItem(title);
    }
    for (int i = 0; i < titles.size(); ++i) {
        QListWidgetItem *step = item(i);
        step->setText(titles[i]);
        step->setData(StateRole, i < current ? -1 : i == current ? 0 : 1);
        step->setData(NumberRole, locale().toString(i + 1));
        step->setFlags(i <= reachable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
        const QString said = i < current ? tr("%1, done") : i == current ? tr("%1, now") : tr("%1, to come");
        step->setData(Qt::AccessibleTextRole, said.arg(titles[i]));
    }
}

} // namespace tenantry::ui

#include "steprail.moc"

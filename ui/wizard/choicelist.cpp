#include "ui/wizard/choicelist.h"

#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace tenantry::ui {

namespace {

enum Role { KeyRole = Qt::UserRole, DetailRole, BadgeRole };

class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString detail = index.data(DetailRole).toString();
        const int lines = detail.isEmpty() ? 1 : 2 + int(detail.count(QLatin1Char('\n')));
        return {200, 20 + lines * (option.fontMetrics.height() + 3)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Tokens &colours = theme::tokens();
        const bool on = option.state & QStyle::State_Selected, enabled = option.state & QStyle::State_Enabled;
        const QRectF box = QRectF(option.rect).adjusted(1, 3, -1, -3);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(on ? colours.accentSoft : option.state & QStyle::State_MouseOver ? colours.hover : colours.surface);
        painter->setPen(QPen(on ? colours.link : colours.border, on ? 1.5 : 1));
        painter->drawRoundedRect(box, theme::radius, theme::radius);

        // The radio mark says what is chosen without colour.
        const QPointF centre(box.left() + 20, box.center().y());
        painter->setPen(QPen(on ? colours.link : colours.control, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(centre, 7, 7);
        if (on) {
            painter->setBrush(colours.link);
            painter->drawEllipse(centre, 3.5, 3.5);
        }

        QRectF text = box.adjusted(40, 7, -14, -7);
        const QString badge = index.data(BadgeRole).toString();
        if (!badge.isEmpty()) {
            painter->setPen(colours.muted);
            painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, badge);
            text.setRight(text.right() - option.fontMetrics.horizontalAdvance(badge) - 16);
        }
        const QString detail = index.data(DetailRole).toString();
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(enabled ? colours.text : colours.disabled);
        const QFontMetrics metrics(bold);
        painter->drawText(text, detail.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop,
                          metrics.elidedText(index.data().toString(), Qt::ElideRight, int(text.width())));
        painter->setFont(option.font);
        painter->setPen(enabled ? colours.muted : colours.disabled);
        QStringList lines = detail.split(QLatin1Char('\n'));
        for (QString &line : lines)
            line = option.fontMetrics.elidedText(line, Qt::ElideRight, int(text.width()));
        painter->drawText(text, Qt::AlignBottom, lines.join(QLatin1Char('\n')));
        if (option.state & QStyle::State_HasFocus && on) {
            painter->setPen(QPen(colours.link, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(box.adjusted(2, 2, -2, -2), theme::radius - 2, theme::radius - 2);
        }
        painter->restore();
    }
};

} // namespace

ChoiceList::ChoiceList(QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new ChoiceDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    // As high as its choices, up to six; the page shows through.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setStyleSheet(QStringLiteral("QListWidget { background: transparent; border: none; }"));
    setObjectName(QStringLiteral("choices"));
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *now) {
        if (now)
            emit chosenChanged(now->data(KeyRole).toString());
    });
}

void ChoiceList::setChoices(const QList<Choice> &choices)
{
    const QString before = chosen();
    const QSignalBlocker quiet(this);
    clear();
    for (const Choice &choice : choices) {
        auto *item = new QListWidgetItem(choice.title, this);
        item->setData(KeyRole, choice.key);
        item->setData(DetailRole, choice.detail);
        item->setData(BadgeRole, choice.badge);
        item->setData(Qt::AccessibleTextRole, QStringList{choice.title, choice.detail, choice.badge}.join(QStringLiteral(", ")).replace(QLatin1Char('\n'), QStringLiteral(", ")));
        item->setToolTip(choice.detail);
        if (!choice.enabled)
            item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
    }
    choose(before);
    updateGeometry();
}

void ChoiceList::choose(const QString &key)
{
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(KeyRole).toString() == key && item(row)->flags().testFlag(Qt::ItemIsEnabled))
            return setCurrentRow(row);
}

QString ChoiceList::chosen() const
{
    return currentItem() ? currentItem()->data(KeyRole).toString() : QString();
}

QSize ChoiceList::sizeHint() const
{
    int height = 4;
    for (int row = 0; row < count() && row < 6; ++row)
        height += sizeHintForRow(row);
    return {420, std::max(height, 24)};
}

} // namespace tenantry::ui

#include "choicelist.moc"

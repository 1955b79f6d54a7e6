#include "ui/login/profilelist.h"

#include "postgres/settings.h"
#include "ui/shell/identity.h"
#include "ui/shell/registrybadge.h"
#include "ui/theme/icons.h"
#include "ui/widgets/moments.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace tenantry::ui {

namespace {

constexpr int rowHeight = 60;

class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, rowHeight}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &profile = static_cast<const ProfileModel *>(index.model())->profiles()[index.row()];
        const theme::Tokens &t = theme::tokens(option.palette);
        const QRect rect = option.rect.adjusted(1, 2, -1, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? t.selection : t.hover);
            painter->drawRoundedRect(rect, theme::radius, theme::radius);
        }
        if (selected && option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(t.link, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), theme::radius, theme::radius);
        }
        painter->setPen(Qt::NoPen);
        painter->setBrush(bandColour(profile.colour));
        painter->drawRoundedRect(QRect(rect.x() + 10, rect.y() + 10, 4, rect.height() - 20), 2, 2);
        const int left = rect.x() + 26, wide = rect.right() - 12 - left;
        QFont bold = option.font, small = option.font;
        bold.setWeight(QFont::DemiBold);
        small.setPointSizeF(small.pointSizeF() - 1);
        const QFontMetrics metrics(small);
        const QString when = profile.lastUsed.isValid() ? ago(profile.lastUsed) : QString();
        const int room = wide - metrics.horizontalAdvance(when) - 12;
        painter->setFont(bold);
        painter->setPen(t.text);
        painter->drawText(QRect(left, rect.y() + 8, wide, 20), Qt::AlignVCenter,
                          QFontMetrics(bold).elidedText(base::printable(profile.name), Qt::ElideMiddle, room)); // the end is where names of one house differ
        painter->setFont(small);
        painter->setPen(t.muted);
        painter->drawText(QRect(left, rect.y() + 8, wide, 20), Qt::AlignVCenter | Qt::AlignRight, when);
        painter->drawText(QRect(left, rect.y() + 28, wide, 20), Qt::AlignVCenter,
                          metrics.elidedText(QStringLiteral("%1 · %2").arg(environmentName(profile.colour), placeOf(profile.uri, profile.local)),
                                             Qt::ElideMiddle, wide));
        painter->restore();
    }
};

} // namespace

QString placeOf(const QString &uri, bool local)
{
    if (local)
        return QCoreApplication::translate("tenantry::ui::ProfileList", "this computer");
    const auto settings = postgres::parseUri(uri);
    if (!settings)
        return base::printable(uri);
    if (settings->isSocket())
        return settings->host;
    return settings->port == 5432 ? settings->host : QStringLiteral("%1:%2").arg(settings->host, QString::number(settings->port));
}

void ProfileModel::set(const QList<workstation::Profile> &profiles)
{
    beginResetModel();
    m_profiles = profiles;
    endResetModel();
}

int ProfileModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_profiles.size()); }

QVariant ProfileModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const workstation::Profile &profile = m_profiles[index.row()];
    if (role == Qt::DisplayRole)
        return profile.name;
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1, %2, %3").arg(base::printable(profile.name), environmentName(profile.colour), placeOf(profile.uri, profile.local));
    if (role == Qt::ToolTipRole)
        return QStringLiteral("%1\n%2").arg(base::printable(profile.name), base::printable(profile.uri)).toHtmlEscaped().replace(u'\n', QLatin1String("<br>"));
    return {};
}

ProfileList::ProfileList(QWidget *parent) : QListView(parent), m_model(new ProfileModel(this))
{
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setStyleSheet(QStringLiteral("background: transparent;"));
    retranslate();
}

void ProfileList::set(const QList<workstation::Profile> &profiles)
{
    m_model->set(profiles);
    updateGeometry();
}

const workstation::Profile *ProfileList::current() const
{
    return currentIndex().isValid() ? &m_model->profiles()[currentIndex().row()] : nullptr;
}

bool ProfileList::choose(const QString &name)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->profiles()[row].name == name) {
            setCurrentIndex(m_model->index(row));
            return true;
        }
    return false;
}

QSize ProfileList::sizeHint() const { return {260, std::clamp(m_model->rowCount(), 1, 5) * rowHeight}; }

void ProfileList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        emit chosen(m_model->profiles()[current.row()]);
}

void ProfileList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit submitted();
    else
        QListView::keyPressEvent(event);
}

void ProfileList::retranslate() { setAccessibleName(QCoreApplication::translate("tenantry::ui::ProfileList", "Registries")); }

void ProfileList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        viewport()->update();
    }
    QListView::changeEvent(event);
}

} // namespace tenantry::ui

#include "ui/shell/commandpalette.h"

#include "base/names.h"
#include "base/text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

int matchScore(const QString &foldedText, const QString &title)
{
    const QString name = base::folded(title);
    if (foldedText.isEmpty())
        return 1;
    if (name == foldedText)
        return 100;
    if (name.startsWith(foldedText))
        return 80;
    for (qsizetype at = name.indexOf(foldedText); at >= 0; at = name.indexOf(foldedText, at + 1))
        if (at == 0 || !name[at - 1].isLetterOrNumber())
            return 65;
    if (name.contains(foldedText))
        return 50;
    if (foldedText.size() < 3)
        return 0;
    qsizetype at = 0;
    for (const QChar c : foldedText) {
        at = name.indexOf(c, at);
        if (at < 0)
            return 0;
        ++at;
    }
    return 30;
}

void PaletteModel::set(const QList<PaletteEntry> &entries)
{
    QStringList sections;
    QHash<QString, QList<PaletteEntry>> grouped;
    QHash<QString, int> best;
    for (const PaletteEntry &entry : entries) {
        if (!grouped.contains(entry.section))
            sections << entry.section;
        grouped[entry.section] << entry;
        best[entry.section] = std::max(best.value(entry.section), entry.score);
    }
    std::ranges::stable_sort(sections, [&](const QString &a, const QString &b) { return best.value(a) > best.value(b); });
    beginResetModel();
    m_rows.clear();
    for (const QString &section : std::as_const(sections)) {
        m_rows.push_back({section, {}});
        QList<PaletteEntry> list = grouped.value(section);
        std::ranges::stable_sort(list, [](const PaletteEntry &a, const PaletteEntry &b) { return a.score > b.score; });
        for (const PaletteEntry &entry : std::as_const(list))
            m_rows.push_back({{}, entry});
    }
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const bool heading = !row.heading.isEmpty();
    switch (role) {
    case Qt::DisplayRole: return heading ? row.heading : row.entry.title;
    case Qt::AccessibleTextRole:
        return heading ? row.heading
                       : QStringList{row.entry.title, row.entry.detail, row.entry.status ? row.entry.status->text : QString(), row.entry.shortcut}
                             .filter(QRegularExpression(QStringLiteral("."))).join(QStringLiteral(", "));
    case IsHeading: return heading;
    case Detail: return row.entry.detail;
    case Shortcut: return row.entry.shortcut;
    case Icon: return row.entry.icon;
    default: return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return entry(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()) || !m_rows[static_cast<size_t>(row)].heading.isEmpty())
        return nullptr;
    return &m_rows[static_cast<size_t>(row)].entry;
}

int PaletteModel::firstEntry() const
{
    for (int row = 0; row < rowCount(); ++row)
        if (entry(row))
            return row;
    return -1;
}

namespace {

constexpr int rowHeight = 40, headingHeight = 30, panelWidth = 640, listHeight = 392;

class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {200, index.data(PaletteModel::IsHeading).toBool() ? headingHeight : rowHeight};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Tokens &t = theme::tokens(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect rect = option.rect.adjusted(8, 0, -8, 0);
        if (index.data(PaletteModel::IsHeading).toBool()) {
            QFont small = option.font;
            small.setPointSizeF(small.pointSizeF() - 1);
            small.setWeight(QFont::DemiBold);
            painter->setFont(small);
            painter->setPen(t.muted);
            painter->drawText(rect.adjusted(10, 4, 0, 0), Qt::AlignVCenter, index.data().toString());
            painter->restore();
            return;
        }
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.selection);
            painter->drawRoundedRect(rect.adjusted(0, 1, 0, -1), theme::radius, theme::radius);
        }
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect.x() + 10, rect.y() + (rowHeight - 18) / 2,
                            Icons::pixmap(index.data(PaletteModel::Icon).toString(), 18, t.muted, ratio));
        int right = rect.right() - 10;
        if (const QString keys = index.data(PaletteModel::Shortcut).toString(); !keys.isEmpty()) {
            const int wide = option.fontMetrics.horizontalAdvance(keys);
            painter->setPen(t.muted);
            painter->drawText(QRect(right - wide, rect.y(), wide + 1, rowHeight), Qt::AlignVCenter | Qt::AlignRight, keys);
            right -= wide + 16;
        }
        if (const PaletteEntry *entry = static_cast<const PaletteModel *>(index.model())->entry(index.row()); entry && entry->status) {
            const int wide = chipSize(option.font, *entry->status).width();
            paintChip(painter, QRect(right - wide, rect.y(), wide, rowHeight), option.font, *entry->status, option.palette);
            right -= wide + 12;
        }
        const int left = rect.x() + 40;
        QFont bold = option.font;
        bold.setWeight(QFont::Medium);
        const QFontMetrics metrics(bold);
        const QString title = metrics.elidedText(base::printable(index.data().toString()), Qt::ElideRight, right - left);
        painter->setFont(bold);
        painter->setPen(t.text);
        painter->drawText(QRect(left, rect.y(), right - left, rowHeight), Qt::AlignVCenter, title);
        const int after = left + metrics.horizontalAdvance(title) + 12;
        if (const QString detail = index.data(PaletteModel::Detail).toString(); !detail.isEmpty() && right - after > 40) {
            painter->setFont(option.font);
            painter->setPen(t.muted);
            painter->drawText(QRect(after, rect.y(), right - after, rowHeight), Qt::AlignVCenter,
                              option.fontMetrics.elidedText(base::printable(detail), Qt::ElideRight, right - after));
        }
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(Source source, QWidget *window)
    : QWidget(window), m_source(std::move(source)), m_panel(new QWidget(this)), m_edit(new QLineEdit(m_panel)), m_list(new QListView(m_panel)),
      m_nothing(makeLabel(Look::Muted, m_panel)), m_keys(makeLabel(Look::Small, m_panel)), m_model(new PaletteModel(this))
{
    hide();
    auto *layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 4, 8, 4);
    auto *icon = new QLabel(m_panel);
    icon->setPixmap(Icons::pixmap(QStringLiteral("search"), 20, theme::tokens().muted, devicePixelRatioF()));
    line->addWidget(icon);
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_edit->installEventFilter(this);
    line->addWidget(m_edit);
    layout->addLayout(line);
    layout->addWidget(makeLine(m_panel));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new Delegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    layout->addWidget(m_list, 1);
    m_nothing->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(makeLine(m_panel));
    m_keys->setContentsMargins(18, 8, 18, 8);
    layout->addWidget(m_keys);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        run();
    });
    window->installEventFilter(this);
    retranslate();
}

void CommandPalette::open()
{
    if (isVisible()) {
        m_edit->selectAll();
        return;
    }
    m_focusBefore = window()->focusWidget();
    place();
    raise();
    show();
    m_edit->clear();
    search();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    emit closed();
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int wide = std::min(panelWidth, width() - 64);
    const int tall = std::min(listHeight + 100, height() - 120);
    m_panel->setGeometry((width() - wide) / 2, std::min(88, height() / 8), wide, tall);
}

void CommandPalette::search()
{
    m_model->set(m_source(m_edit->text().trimmed()));
    const bool any = m_model->firstEntry() >= 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    if (any)
        m_list->setCurrentIndex(m_model->index(m_model->firstEntry()));
    m_list->scrollToTop();
}

void CommandPalette::step(int by)
{
    int row = m_list->currentIndex().row();
    do
        row += by;
    while (row >= 0 && row < m_model->rowCount() && !m_model->entry(row));
    if (m_model->entry(row)) {
        m_list->setCurrentIndex(m_model->index(row));
        m_edit->setAccessibleDescription(m_model->index(row).data(Qt::AccessibleTextRole).toString());
    }
}

void CommandPalette::run()
{
    if (const PaletteEntry *entry = m_model->entry(m_list->currentIndex().row())) {
        const auto action = entry->run;
        close();
        if (action)
            action();
    }
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (object == m_edit && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape: close(); return true;
        case Qt::Key_Down:
        case Qt::Key_Tab: step(1); return true;
        case Qt::Key_Up:
        case Qt::Key_Backtab: step(-1); return true;
        case Qt::Key_PageDown:
            for (int i = 0; i < 8; ++i)
                step(1);
            return true;
        case Qt::Key_PageUp:
            for (int i = 0; i < 8; ++i)
                step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: run(); return true;
        default: break;
        }
    }
    if (object == m_edit && event->type() == QEvent::FocusOut && isVisible() && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide(); // focus went where somebody clicked: leave it there
    return QWidget::eventFilter(object, event);
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel->geometry().contains(event->position().toPoint()))
        close();
}

void CommandPalette::retranslate()
{
    m_edit->setPlaceholderText(tr("Search tenants, pages and actions"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_list->setAccessibleName(tr("Found"));
    m_nothing->setText(tr("Nothing found. Tenants are found by name, slug, subdomain, database or id."));
    m_keys->setText(tr("↑ ↓ choose    Enter open    Esc close"));
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), QColor(10, 12, 20, theme::isDark() ? 150 : 90));
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(m_panel->geometry()).adjusted(-.5, -.5, .5, .5);
    painter.setPen(Qt::NoPen);
    for (int spread = 12; spread > 0; spread -= 2) {
        painter.setBrush(QColor(0, 0, 0, 8));
        painter.drawRoundedRect(box.adjusted(-spread, -spread + 4, spread, spread + 4), 10 + spread, 10 + spread);
    }
    painter.setPen(t.border);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(box, 10, 10);
}

} // namespace tenantry::ui

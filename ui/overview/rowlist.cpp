#include "ui/overview/rowlist.h"

#include "ui/widgets/looks.h"

#include <QHBoxLayout>
#include <QPainter>
#include <algorithm>

namespace tenantry::ui {

namespace {
constexpr int linkFrame = 10; // what a link takes beside its words, with some air
} // namespace

void PartBar::setPart(double part, Tone tone)
{
    m_part = std::clamp(part, 0.0, 1.0);
    m_tone = tone;
    update();
}

void PartBar::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track = QRectF(rect()).adjusted(0, 1, 0, -1);
    painter.setBrush(t.neutralSoft);
    painter.drawRoundedRect(track, 3, 3);
    if (m_part <= 0)
        return;
    QRectF full = track;
    full.setWidth(std::max(6.0, track.width() * m_part));
    painter.setBrush(t.ink(m_tone));
    painter.drawRoundedRect(full, 3, 3);
}

CountRowWidget::CountRowWidget(QWidget *parent)
    : QWidget(parent), m_words(new QWidget(this)), m_chip(new StatusChip(this)), m_name(makeButton(ButtonKind::Link, m_words)),
      m_link(makeButton(ButtonKind::Link, this)), m_text(makeLabel(Look::Body, m_words)), m_detail(makeLabel(Look::Muted, m_words)), m_bar(new PartBar(this))
{
    m_text->setWordWrap(false);
    m_detail->setWordWrap(false);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto *words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(m_text);
    words->addWidget(m_name, 0, Qt::AlignLeft);
    words->addWidget(m_detail);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // long names are cut, with the whole of them as a tooltip
    m_words->setMinimumWidth(96);
    line->addWidget(m_words, 1);
    line->addWidget(m_bar);
    line->addWidget(m_chip);
    line->addWidget(m_link);
    for (QPushButton *button : {m_name, m_link})
        connect(button, &QPushButton::clicked, this, [this] {
            if (!m_row.page.isEmpty())
                emit opened(m_row.page, m_row.argument);
        });
}

void CountRowWidget::set(const CountRow &row)
{
    m_row = row;
    const bool named = row.link.isEmpty() && !row.page.isEmpty(); // the name is what is pressed
    const QString text = base::printable(row.text);
    m_text->setVisible(!named && !text.isEmpty());
    m_name->setVisible(named);
    m_detail->setVisible(!row.detail.isEmpty());
    m_detail->setIndent(named ? linkInset : 0);
    m_chip->setVisible(row.chip.has_value());
    if (row.chip)
        m_chip->setStatus(*row.chip);
    auto *line = static_cast<QHBoxLayout *>(layout());
    line->setContentsMargins(named && !(row.chip && text.isEmpty()) ? 0 : linkInset, 0, 0, 0);
    line->removeWidget(m_chip);
    line->insertWidget(text.isEmpty() ? 0 : 2, m_chip);
    m_bar->setVisible(row.part >= 0);
    m_bar->setPart(row.part, row.tone);
    m_link->setVisible(!row.link.isEmpty());
    m_link->setText(row.link);
    m_link->setEnabled(!row.page.isEmpty());
    const QString said = !row.said.isEmpty() ? row.said : QStringList({text, row.link}).join(QStringLiteral(": "));
    for (QPushButton *button : {m_name, m_link})
        button->setAccessibleName(said);
    elide();
}

QPushButton *CountRowWidget::button() const
{
    return m_row.page.isEmpty() ? nullptr : m_row.link.isEmpty() ? m_name : m_link;
}

void CountRowWidget::elide()
{
    const int room = m_words->width();
    const auto cut = [room](QWidget *widget, const QString &text, int margin) {
        const QString shown = widget->fontMetrics().elidedText(text, Qt::ElideRight, std::max(40, room - margin));
        widget->setToolTip(shown == text ? QString() : text);
        return shown;
    };
    const QString text = base::printable(m_row.text);
    m_text->setText(cut(m_text, text, 0));
    m_name->setText(cut(m_name, text, linkFrame).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_detail->setText(cut(m_detail, base::printable(m_row.detail), linkInset));
}

void CountRowWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    elide();
}

RowList::RowList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
}

CountRowWidget *RowList::widget(const QString &key) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const CountRowWidget *each) { return each->row().key == key; });
    return found == m_rows.end() ? nullptr : *found;
}

QList<CountRow> RowList::rows() const
{
    QList<CountRow> out;
    for (const CountRowWidget *each : m_rows)
        out << each->row();
    return out;
}

void RowList::setRows(const QList<CountRow> &rows)
{
    if (rows == this->rows())
        return;
    QList<CountRowWidget *> kept;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        CountRowWidget *line = widget(rows[i].key);
        if (!line || kept.contains(line)) {
            line = new CountRowWidget(this);
            connect(line, &CountRowWidget::opened, this, &RowList::opened);
        }
        kept << line;
        line->set(rows[i]);
        if (m_layout->indexOf(line) != i) {
            m_layout->removeWidget(line);
            m_layout->insertWidget(int(i), line);
        }
        line->show();
    }
    for (CountRowWidget *line : std::as_const(m_rows))
        if (!kept.contains(line)) {
            m_layout->removeWidget(line);
            line->hide();
            line->deleteLater();
        }
    m_rows = kept;
    QWidget *before = nullptr;
    for (const CountRowWidget *line : std::as_const(m_rows))
        if (QPushButton *button = line->button()) {
            if (before)
                setTabOrder(before, button);
            before = button;
        }
}

} // namespace tenantry::ui

#include "ui/migrations/versionsbar.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/looks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

using migrations::VersionCount;

namespace {

constexpr int legendEntries = 7; // as many as fit beside each other; the rest is in the bar and its tool tip

// Before the head, the older the paler.
QColor colourOf(const migrations::Status &status, qsizetype index)
{
    const auto &t = theme::tokens();
    const VersionCount &version = status.versions[index];
    if (!version.known)
        return t.danger;
    if (version.version == status.head)
        return t.success;
    QColor colour = t.warning;
    const qsizetype count = status.versions.size();
    colour.setAlphaF(float(count <= 1 ? 1.0 : 0.35 + 0.65 * double(index) / double(count)));
    return colour;
}

} // namespace

class VersionsBar::Bar : public QWidget {
public:
    explicit Bar(VersionsBar *owner) : QWidget(owner), m_owner(owner) { setFixedHeight(18); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath path;
        path.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter.fillPath(path, theme::tokens().sunken);
        const auto &status = m_owner->m_status;
        if (status.tenants == 0)
            return;
        painter.setClipPath(path);
        double at = 0;
        for (qsizetype i = 0; i < status.versions.size(); ++i) {
            const double part = std::max(3.0, width() * double(status.versions[i].tenants) / status.tenants); // one of a thousand is seen, too
            const QRectF piece(at, 0, i + 1 == status.versions.size() ? width() - at : part - 1, height());
            painter.fillRect(piece, colourOf(status, i));
            if (!status.versions[i].known)
                painter.fillRect(piece, QBrush(theme::tokens().surface, Qt::BDiagPattern));
            at += part;
        }
    }

private:
    VersionsBar *m_owner;
};

VersionsBar::VersionsBar(QWidget *parent) : QWidget(parent), m_bar(new Bar(this)), m_legend(new QWidget(this)), m_row(new QHBoxLayout(m_legend))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_bar);
    layout->addWidget(m_legend);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
}

void VersionsBar::setStatus(const migrations::Status &status)
{
    const auto same = [](const VersionCount &a, const VersionCount &b) { return a.version == b.version && a.known == b.known; };
    const bool count = !m_buttons.isEmpty() && status.head == m_status.head && std::ranges::equal(status.versions, m_status.versions, same);
    m_status = status;
    if (count)
        say(); // a run counts up many times a second: who stands on a version stays there
    else
        rebuild();
}

void VersionsBar::retranslate() { rebuild(); }

void VersionsBar::rebuild()
{
    clearLayout(m_row);
    m_buttons.clear();
    const qsizetype count = m_status.versions.size();
    for (qsizetype i = std::max<qsizetype>(0, count - legendEntries); i < count; ++i) { // the newest are what people look for
        auto *swatch = new QLabel(m_legend);
        QPixmap square(qRound(10 * devicePixelRatioF()), qRound(10 * devicePixelRatioF()));
        square.setDevicePixelRatio(devicePixelRatioF());
        square.fill(colourOf(m_status, i));
        swatch->setPixmap(square);
        auto *button = makeButton(ButtonKind::Link, m_legend);
        connect(button, &QPushButton::clicked, this, [this, v = m_status.versions[i].version] { emit versionWanted(v); });
        auto *pair = new QHBoxLayout;
        pair->setSpacing(0);
        pair->addWidget(swatch);
        pair->addWidget(button);
        m_row->addLayout(pair);
        m_buttons << button;
    }
    m_row->addStretch(1);
    m_bar->setAccessibleName(tr("Tenants per version"));
    say();
}

void VersionsBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_buttons.isEmpty())
        rebuild(); // in the colours of now
}

void VersionsBar::say()
{
    QStringList all;
    const qsizetype count = m_status.versions.size(), left = count - m_buttons.size();
    for (qsizetype i = 0; i < count; ++i) {
        const VersionCount &version = m_status.versions[i];
        const QString name = version.version.isEmpty() ? tr("none yet") : version.version;
        const QString words = tr("%1: %Ln tenant(s)", nullptr, version.tenants).arg(name);
        all << words;
        if (i < left)
            continue;
        QPushButton *button = m_buttons[i - left];
        button->setText(version.version == m_status.head ? tr("%1 (head): %2").arg(name, QLocale().toString(version.tenants))
                        : version.known                  ? tr("%1: %2").arg(name, QLocale().toString(version.tenants))
                                                         : tr("%1 (unknown): %2").arg(name, QLocale().toString(version.tenants)));
        button->setAccessibleName(words);
    }
    m_bar->setToolTip(all.join(u'\n'));
    m_bar->setAccessibleDescription(all.join(QStringLiteral(", ")));
    m_bar->update();
}

} // namespace tenantry::ui

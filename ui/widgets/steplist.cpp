#include "ui/widgets/steplist.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace tenantry::ui {

// The round sign at the left with the line that joins it to the next.
class StepSign : public QWidget {
public:
    explicit StepSign(QWidget *parent) : QWidget(parent), m_timer(new QTimer(this))
    {
        setFixedWidth(28);
        m_timer->setInterval(40);
        connect(m_timer, &QTimer::timeout, this, [this] {
            m_angle = (m_angle + 18) % 360;
            update(0, 0, width(), 28);
        });
    }
    void set(registry::StepState state, bool last)
    {
        m_state = state;
        m_last = last;
        if (state == registry::StepState::Running)
            m_timer->start();
        else
            m_timer->stop();
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens(palette());
        const Status shown = status(m_state);
        const qreal ratio = devicePixelRatioF();
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        if (!m_last) {
            painter.setPen(QPen(m_state == registry::StepState::Done ? t.success : t.border, 1.5));
            painter.drawLine(QPointF(14, 28), QPointF(14, height()));
        }
        const QColor ink = m_state == registry::StepState::Pending ? t.faint : t.ink(shown.tone);
        if (m_state == registry::StepState::Running) {
            painter.translate(14, 15);
            painter.rotate(m_angle);
            painter.drawPixmap(-10, -10, Icons::pixmap(QStringLiteral("spinner"), 20, t.link, ratio));
        } else {
            painter.drawPixmap(4, 5, Icons::pixmap(shown.icon, 20, ink, ratio));
        }
    }

private:
    registry::StepState m_state = registry::StepState::Pending;
    bool m_last = false;
    int m_angle = 0;
    QTimer *m_timer;
};

class StepList::Row : public QWidget {
public:
    explicit Row(QWidget *parent)
        : QWidget(parent), m_sign(new StepSign(this)), m_title(makeLabel(Look::Body, this)), m_time(makeLabel(Look::Small, this)),
          m_note(makeLabel(Look::Muted, this)), m_error(makeLabel(Look::Error, this)), m_hint(makeLabel(Look::Muted, this))
    {
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(2);
        auto *text = new QVBoxLayout;
        text->setContentsMargins(0, 6, 0, 8);
        text->setSpacing(2);
        for (QLabel *label : {m_title, m_note, m_error, m_hint})
            text->addWidget(label);
        m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_error->setMinimumWidth(1); // a value in it that cannot be broken widens nothing; it can be copied whole
        m_time->setFont(theme::numeric(m_time->font()));
        m_time->setContentsMargins(0, 7, 0, 0);
        grid->addWidget(m_sign, 0, 0);
        grid->addLayout(text, 0, 1);
        grid->addWidget(m_time, 0, 2, Qt::AlignTop | Qt::AlignRight);
        grid->setColumnStretch(1, 1);
    }
    void set(const StepItem &item, bool last)
    {
        const Status shown = status(item.state);
        m_sign->set(item.state, last);
        m_title->setText(item.title);
        setLook(m_title, item.state == registry::StepState::Pending  ? Look::Muted
                         : item.state == registry::StepState::Running ? Look::Heading
                                                                      : Look::Body);
        const bool timed = item.ms >= 0 && item.state != registry::StepState::Pending;
        m_time->setText(timed ? duration(item.ms) : QString());
        m_note->setText(breakable(item.note));
        m_error->setText(item.error ? item.error->message.translated() : QString());
        m_hint->setText(item.error ? breakable(item.error->hint.translated()) : QString());
        for (QLabel *label : {m_note, m_error, m_hint})
            label->setVisible(!label->text().isEmpty());
        setAccessibleName(QStringLiteral("%1: %2 %3").arg(item.title, shown.text, m_error->text()).trimmed());
    }
    void clear()
    {
        set({}, true);
        setAccessibleName({});
    }

private:
    StepSign *m_sign;
    QLabel *m_title, *m_time, *m_note, *m_error, *m_hint;
};

StepList::StepList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch();
}

StepList::~StepList() = default;

void StepList::makeRow()
{
    auto *row = new Row(this);
    row->hide();
    m_layout->insertWidget(static_cast<int>(m_rows.size()), row);
    m_rows << row;
}

bool StepList::makeAhead()
{
    constexpr qsizetype usual = 14;
    if (m_rows.size() >= usual)
        return false;
    makeRow();
    m_rows.last()->ensurePolished();
    return true;
}

void StepList::setSteps(const QList<StepItem> &steps) { put(steps, false); }

void StepList::put(const QList<StepItem> &steps, bool all)
{
    while (m_rows.size() < steps.size())
        makeRow();
    const qsizetype last = steps.size() - 1;
    for (qsizetype i = 0; i <= last; ++i)
        if (all || i >= m_steps.size() || m_steps[i] != steps[i] || (i == last) != (i + 1 == m_steps.size()))
            m_rows[i]->set(steps[i], i == last);
    // Of something that is shown each is shown for itself, and with each of them the whole page is laid out again.
    const bool grows = steps.size() > m_steps.size(), shown = !isHidden();
    if (grows && shown)
        hide();
    for (qsizetype i = steps.size(); i < m_steps.size(); ++i)
        m_rows[i]->clear(); // what is hidden is read by who reads aloud
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setVisible(i < steps.size());
    if (grows && shown)
        show();
    m_steps = steps;
}

void StepList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        put(QList(m_steps), true);
    QWidget::changeEvent(event);
}

QString duration(double ms)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("tenantry::ui::Duration", text); };
    const QLocale locale;
    if (ms < 0)
        return {};
    if (ms < 1000)
        return say(QT_TRANSLATE_NOOP("tenantry::ui::Duration", "%1 ms")).arg(locale.toString(qRound(ms)));
    if (ms < 60'000)
        return say(QT_TRANSLATE_NOOP("tenantry::ui::Duration", "%1 s")).arg(locale.toString(ms / 1000, 'f', 1));
    const int seconds = qRound(ms / 1000);
    if (seconds < 3600)
        return say(QT_TRANSLATE_NOOP("tenantry::ui::Duration", "%1 min %2 s")).arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return say(QT_TRANSLATE_NOOP("tenantry::ui::Duration", "%1 h %2 min")).arg(locale.toString(seconds / 3600), locale.toString(seconds / 60 % 60));
}

QString timeLeft(double seconds)
{
    const double whole = std::max(1.0, std::ceil(seconds));
    return whole < 60 ? QCoreApplication::translate("tenantry::ui::Duration", "%1 s").arg(QLocale().toString(int(whole))) : duration(whole * 1000);
}

} // namespace tenantry::ui

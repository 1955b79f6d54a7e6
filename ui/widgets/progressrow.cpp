#include "ui/widgets/progressrow.h"

#include "ui/widgets/looks.h"
#include "ui/theme/theme.h"
#include "ui/widgets/steplist.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QProgressBar>

namespace tenantry::ui {

ProgressRow::ProgressRow(QWidget *parent)
    : QWidget(parent), m_title(makeLabel(Look::Heading, this)), m_text(makeLabel(Look::Small, this)), m_counts(makeLabel(Look::Small, this)),
      m_bar(new QProgressBar(this)), m_cancel(makeIconButton(QStringLiteral("close"), this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_counts, 0, 1, Qt::AlignRight);
    grid->addWidget(m_cancel, 0, 2, 3, 1, Qt::AlignVCenter);
    grid->addWidget(m_bar, 1, 0, 1, 2);
    grid->addWidget(m_text, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    m_text->setWordWrap(true);
    m_counts->setFont(theme::numeric(m_counts->font()));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 0);
    m_cancel->hide();
    connect(m_cancel, &QToolButton::clicked, this, &ProgressRow::cancelRequested);
    retranslate();
}

void ProgressRow::setTitle(const QString &title)
{
    m_title->setText(title);
    m_bar->setAccessibleName(title);
}

void ProgressRow::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void ProgressRow::setProgress(qint64 done, qint64 total)
{
    if (m_first < 0 || done < m_first) {
        m_first = done;
        m_clock.start();
    }
    m_done = done;
    m_total = total;
    constexpr int fine = 1000;
    m_bar->setRange(0, total > 0 ? fine : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(done * fine / total) : 0);
    m_counts->setText(counts());
}

QString ProgressRow::counts() const
{
    if (m_total <= 0)
        return {};
    const QLocale locale;
    QString text = tr("%1 of %2").arg(locale.toString(m_done), locale.toString(m_total));
    const double seconds = m_clock.isValid() ? m_clock.elapsed() / 1000.0 : 0;
    const qint64 made = m_done - m_first;
    if (made > 0 && seconds >= 1 && m_done < m_total) {
        const double rate = made / seconds;
        text += QStringLiteral(" · ") + tr("%1/s").arg(locale.toString(rate, 'f', rate < 10 ? 1 : 0));
        text += QStringLiteral(" · ") + tr("%1 left").arg(timeLeft(double(m_total - m_done) / rate));
    }
    return text;
}

void ProgressRow::setCancellable(bool cancellable) { m_cancel->setVisible(cancellable); }

void ProgressRow::restart()
{
    m_first = -1;
    m_clock.invalidate();
}

void ProgressRow::retranslate()
{
    setName(m_cancel, tr("Cancel"));
    m_counts->setText(counts());
}

void ProgressRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

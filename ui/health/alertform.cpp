#include "ui/health/alertform.h"

#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QLocale>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;

AlertForm::AlertForm(const HealthBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_note(new QLineEdit), m_silence(new QComboBox), m_until(new QDateTimeEdit), m_noteField(new FormField(m_note, this)),
      m_silenceField(new FormField(m_silence, this)), m_untilField(new FormField(m_until, this)), m_button(makeButton(ButtonKind::Primary, this, u"check"_s)), m_command(new CopyButton(this)),
      m_banner(new ErrorBanner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeLine(this));
    m_note->setMaxLength(2000);
    m_until->setCalendarPopup(true);
    m_banner->setRetry(false);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(12);
    fields->addWidget(m_noteField, 3);
    fields->addWidget(m_silenceField, 2);
    column->addLayout(fields);
    column->addWidget(m_untilField);
    column->addWidget(m_banner);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_button);
    row->addWidget(m_command);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(makeLine(this));
    mark(m_button, "health.acknowledge");
    m_command->setSource([this] { return command(); });
    connect(m_silence, &QComboBox::currentIndexChanged, this, &AlertForm::adapt);
    connect(m_button, &QPushButton::clicked, this, &AlertForm::send);
    connect(m_note, &QLineEdit::returnPressed, this, &AlertForm::send);
    retranslate();
}

AlertForm::~AlertForm() { m_stop.request_stop(); }

void AlertForm::setAlert(const registry::Alert &alert, const QDateTime &now)
{
    const bool another = alert.id != m_alert.id;
    const bool silent = alert.silencedUntil.isValid() && alert.silencedUntil > now;
    const bool wasSilent = m_alert.silencedUntil.isValid() && m_now.isValid() && m_alert.silencedUntil > m_now;
    m_alert = alert;
    m_now = now;
    if (another) {
        m_banner->clear();
        m_note->clear();
        m_until->setDateTime(now.toLocalTime().addSecs(3600));
    }
    if (another || silent != wasSilent) {
        fillSilence();
        m_silence->setCurrentIndex(0);
    }
    adapt();
}

void AlertForm::fillSilence()
{
    const int chosen = m_silence->currentData().toInt();
    const QSignalBlocker quiet(m_silence);
    m_silence->clear();
    const bool silent = m_alert.silencedUntil.isValid() && m_alert.silencedUntil > m_now;
    m_silence->addItem(silent ? tr("as it is") : tr("no"), Leave);
    if (silent)
        m_silence->addItem(tr("end the silence"), End);
    m_silence->addItem(tr("for an hour"), OneHour);
    m_silence->addItem(tr("for four hours"), FourHours);
    m_silence->addItem(tr("until tomorrow, %1").arg(QLocale().toString(QTime(8, 0), QLocale::ShortFormat)), Tomorrow);
    m_silence->addItem(tr("for a week"), OneWeek);
    m_silence->addItem(tr("until…"), Until);
    m_silence->setCurrentIndex(std::max(0, m_silence->findData(chosen)));
}

QDateTime AlertForm::silentUntil() const
{
    switch (m_silence->currentData().toInt()) {
    case OneHour: return m_now.addSecs(3600);
    case FourHours: return m_now.addSecs(4 * 3600);
    case Tomorrow: return QDateTime(m_now.toLocalTime().date().addDays(1), QTime(8, 0)).toUTC();
    case OneWeek: return m_now.addDays(7);
    case Until: return m_until->dateTime().toUTC();
    case End: return m_now.addSecs(-1);
    default: return {};
    }
}

void AlertForm::adapt()
{
    const int silence = m_silence->currentData().toInt();
    m_untilField->setVisible(silence == Until);
    m_button->setText(silence == Leave || silence == End ? tr("&Acknowledge") : tr("&Acknowledge and silence"));
    m_button->setEnabled(!m_busy && m_backend.acknowledge && !m_alert.id.isEmpty());
}

QString AlertForm::command() const
{
    const QDateTime until = silentUntil();
    QStringList words{u"health"_s, u"alerts"_s, until.isValid() ? u"--silence"_s : u"--ack"_s, m_alert.id.right(8)};
    if (until.isValid())
        words << u"--until"_s << until.toUTC().toString(Qt::ISODate);
    if (const QString note = m_note->text().trimmed(); !note.isEmpty())
        words << u"--note"_s << note;
    return commandLine(words);
}

void AlertForm::send()
{
    if (m_busy || !m_backend.acknowledge || m_alert.id.isEmpty())
        return;
    const QDateTime until = silentUntil();
    m_untilField->setError({});
    if (m_silence->currentData().toInt() == Until && until <= m_now) {
        m_untilField->setError(tr("This time is over already."));
        m_until->setFocus();
        return;
    }
    m_busy = true;
    m_banner->clear();
    adapt();
    base::run(m_services.workers, m_stop.get_token(), [acknowledge = m_backend.acknowledge, id = m_alert.id, note = m_note->text().trimmed(), until](std::stop_token stop) { return acknowledge(id, note, until, stop); })
        .then(this, [this, about = m_alert.id](const Result<void> &done) {
            m_busy = false;
            if (about == m_alert.id && done) {
                m_note->clear();
                m_silence->setCurrentIndex(0);
            } else if (about == m_alert.id) {
                m_banner->setError(done.error(), [] { return tr("The alert was not acknowledged."); });
            }
            adapt();
            emit acknowledged();
        });
}

void AlertForm::retranslate()
{
    m_noteField->setLabel(tr("&Note"));
    m_note->setToolTip(tr("What is known about it, for those who look next. Empty: the note stays as it is."));
    m_silenceField->setLabel(tr("&Silent"));
    m_silence->setToolTip(tr("Nobody is told of it until then; it stays in the list."));
    m_untilField->setLabel(tr("&Until"));
    m_until->setDisplayFormat(QLocale().dateTimeFormat(QLocale::ShortFormat));
    m_command->setWhat(tr("as command"));
    fillSilence();
    adapt();
}

} // namespace tenantry::ui

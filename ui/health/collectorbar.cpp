#include "ui/health/collectorbar.h"

#include "ui/health/healthwatch.h"
#include "ui/health/healthwords.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/theme/icons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/steplist.h"

#include <QBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 oldAfter = 300; // seconds: collectors look once a minute, or every few where somebody said so

enum Banner { None, Nobody, Never, Old, OldForUser, Broken };

} // namespace

CollectorBar::CollectorBar(const HealthBackend &backend, HealthWatch *watch, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_watch(watch), m_line(makeLabel(Look::Muted, this)), m_button(makeButton(ButtonKind::Normal, this, u"play"_s)), m_banner(new ErrorBanner(parent)),
      m_command(new CopyButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    setMinimumHeight(34); // of the filter beside it
    m_line->setWordWrap(false);
    row->addWidget(m_line);
    row->addWidget(m_button);
    row->addWidget(m_command);
    mark(m_button, "health.watch");
    m_button->setVisible(m_watch->isOffered());
    m_command->setVisible(m_backend.admin());
    m_command->setText(commandLine({u"health"_s, u"watch"_s}));
    m_banner->setTone(true);
    m_banner->setRetry(false);
    connect(m_button, &QPushButton::clicked, this, [this] { m_watch->state() == HealthWatch::State::Off ? m_watch->start() : m_watch->stop(); });
    connect(m_watch, &HealthWatch::changed, this, &CollectorBar::display);
    retranslate();
}

QDateTime CollectorBar::now() const
{
    return m_collecting.now.isValid() && m_since.isValid() ? m_collecting.now.addMSecs(m_since.elapsed()) : m_collecting.now;
}

bool CollectorBar::isLookedAfter() const
{
    if (m_watch->state() == HealthWatch::State::Collecting || m_watch->state() == HealthWatch::State::Starting)
        return true;
    if (m_backend.admin())
        return m_collecting.collector && m_collecting.collector->alive;
    return m_latest.isValid() && m_latest.secsTo(now()) < oldAfter;
}

void CollectorBar::set(const HealthCollecting &collecting, const QDateTime &latest)
{
    m_latest = latest;
    setCollecting(collecting);
}

void CollectorBar::setCollecting(const HealthCollecting &collecting)
{
    m_collecting = collecting;
    m_since.start();
    m_known = true;
    display();
}

void CollectorBar::tick() { display(); }

void CollectorBar::display()
{
    const HealthWatch::State state = m_watch->state();
    m_button->setText(state == HealthWatch::State::Off ? tr("&Watch from here") : tr("Stop &watching"));
    m_button->setIcon(Icons::get(state == HealthWatch::State::Off ? u"play"_s : u"stop"_s));
    if (!m_known)
        return;
    const auto &collector = m_collecting.collector;
    QStringList parts;
    if (state == HealthWatch::State::Collecting)
        parts << tr("This panel watches");
    else if (state == HealthWatch::State::Starting)
        parts << tr("Begins to watch…");
    else if (collector && collector->alive)
        parts << (state == HealthWatch::State::StandingBy ? tr("%1 watches, this panel stands by", "who") : tr("%1 watches", "who")).arg(HealthWords::who(*collector));
    else if (m_backend.admin())
        parts << tr("Nobody watches");
    const qint64 age = m_latest.isValid() ? std::max<qint64>(0, m_latest.secsTo(now())) : -1;
    if (age >= 0)
        parts << (age < 60 ? tr("looked at %1 s ago").arg(age) : tr("looked at %1").arg(TenantFormat::ago(m_latest, now())));
    m_line->setText(parts.join(u" · "_s));

    int say = None;
    if (state == HealthWatch::State::Off && m_watch->error())
        say = Broken;
    else if (!m_latest.isValid())
        say = isLookedAfter() ? None : Never;
    else if (!isLookedAfter())
        say = m_backend.admin() ? Nobody : OldForUser;
    else if (age >= 2 * oldAfter && state != HealthWatch::State::Starting)
        say = Old;
    if (say == m_said)
        return;
    m_said = say;
    const bool offer = m_watch->isOffered() && state == HealthWatch::State::Off;
    m_banner->clearActions();
    const auto show = [&](base::Text message, base::Text hint) { m_banner->setError({base::Kind::Internal, std::move(message), std::move(hint), {}, {}}); };
    switch (say) {
    case None: m_banner->clear(); return;
    case Never:
        show(m_backend.admin() ? QT_TRANSLATE_NOOP("core", "Nobody has looked at the fleet yet.") : QT_TRANSLATE_NOOP("core", "Nobody has looked at your tenants yet."),
             m_backend.admin() ? QT_TRANSLATE_NOOP("core", "Let this panel watch as long as it is open, or run `tenantryctl health watch` on a computer that is always on.")
                               : QT_TRANSLATE_NOOP("core", "An administrator can let their panel watch, or run `tenantryctl health watch`."));
        break;
    case Nobody:
        show(QT_TRANSLATE_NOOP("core", "Nobody watches: what is shown grows old, and what breaks now opens no alert."),
             QT_TRANSLATE_NOOP("core", "Let this panel watch as long as it is open, or run `tenantryctl health watch` on a computer that is always on."));
        break;
    case OldForUser:
        show(QT_TRANSLATE_NOOP("core", "Nobody seems to watch: what is shown is old."), QT_TRANSLATE_NOOP("core", "An administrator can let their panel watch, or run `tenantryctl health watch`."));
        break;
    case Old:
        show(QT_TRANSLATE_NOOP("core", "Somebody watches, but nothing new has come for a while."),
             QT_TRANSLATE_NOOP("core", "See whether that program still runs; when it is ended, another one takes over."));
        break;
    case Broken: {
        base::Error error = *m_watch->error();
        m_banner->setError(error, [] { return tr("This panel stopped watching."); });
        break;
    }
    }
    if (offer)
        m_banner->addAction([] { return tr("Watch from here"); }, [this] { m_watch->start(); });
}

void CollectorBar::retranslate()
{
    m_command->setWhat(tr("watching as command"));
    m_button->setToolTip(tr("Looks at servers and tenants from this computer until the panel is closed"));
    m_said = -1;
    display();
}

} // namespace tenantry::ui

#include "ui/login/trylocal.h"

#include "ui/login/guithread.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/steplist.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {
constexpr int demoTenants = 24;
}

TryLocal::TryLocal(SignInBackend &backend, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Muted, this)), m_steps(new StepList(this)),
      m_banner(new ErrorBanner(this)), m_progress(new ProgressRow(this)), m_demo(makeButton(ButtonKind::Primary, this, QStringLiteral("flask"))),
      m_empty(makeButton(ButtonKind::Normal, this)), m_cancel(makeButton(ButtonKind::Normal, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_banner);
    layout->addWidget(m_steps);
    layout->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_demo);
    buttons->addWidget(m_empty);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    layout->addStretch();
    layout->addLayout(buttons);
    connect(m_banner, &ErrorBanner::retry, this, [this] {
        if (m_session)
            loadDemo();
        else
            start(Start::Make);
    });
    connect(m_demo, &QPushButton::clicked, this, &TryLocal::loadDemo);
    connect(m_empty, &QPushButton::clicked, this, &TryLocal::done);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_phase == Phase::Loading) {
            m_stop.request_stop(); // what is loaded stays; the list shows it
        } else {
            cancel();
            emit left();
        }
    });
    retranslate();
}

TryLocal::~TryLocal() { m_stop.request_stop(); }

void TryLocal::cancel()
{
    m_stop.request_stop();
    ++m_run;
    m_session.reset();
}

void TryLocal::start(Start how)
{
    cancel();
    m_how = how;
    m_stop = {};
    m_lines.clear();
    m_times.clear();
    m_banner->clear();
    m_phase = Phase::Starting;
    m_clock.start();
    retranslate();
    const quint64 run = m_run;
    const auto finished = [this, run](const base::Result<local::Started> &started) {
        if (run != m_run)
            return;
        if (started)
            signIn(*started);
        else if (m_how == Start::OnlyRunning && started.error().kind == base::Kind::NotFound)
            start(Start::Make);
        else
            fail(started.error());
    };
    if (how == Start::OnlyRunning) {
        m_backend.runningLocal(m_stop.get_token()).then(this, finished);
    } else {
        const QPointer self(this);
        m_backend.startLocal([self, run](const base::Text &text) {
            onGuiThread(self, [self, run, text] {
                if (run == self->m_run)
                    self->line(text);
            });
        }, m_stop.get_token()).then(this, finished);
    }
}

void TryLocal::line(const base::Text &text)
{
    if (!m_lines.isEmpty() && m_lines.last() == text)
        return;
    m_lines << text;
    m_times << m_clock.elapsed();
    retranslate();
}

void TryLocal::signIn(const local::Started &started)
{
    m_phase = Phase::SigningIn;
    line(QT_TRANSLATE_NOOP("core", "Signing in"));
    m_profile.uri = started.uri;
    m_profile.login = started.login;
    m_profile.local = true;
    m_profile.colour = QStringLiteral("green");
    const quint64 run = m_run;
    m_backend.open(started.registry, 0, m_stop.get_token()).then(this, [this, run](const base::Result<registry::SessionPtr> &session) {
        if (run != m_run)
            return;
        if (!session)
            return fail(session.error());
        m_session = *session;
        m_profile.name = m_backend.registryName(m_session);
        m_backend.tenantCount(m_session, m_stop.get_token()).then(this, [this, run](const base::Result<int> &count) {
            if (run != m_run)
                return;
            if (count && *count == 0)
                offerDemo();
            else
                done(); // there are tenants; or the list's own page will say what is wrong
        });
    });
}

void TryLocal::offerDemo()
{
    m_phase = Phase::Offering;
    retranslate();
    m_demo->setFocus();
}

void TryLocal::loadDemo()
{
    m_phase = Phase::Loading;
    m_stop = {};
    m_banner->clear();
    m_progress->restart();
    m_progress->setProgress(0, demoTenants);
    retranslate();
    const quint64 run = m_run;
    const QPointer self(this);
    m_backend.loadDemo(m_session, demoTenants, [self, run](const local::DemoProgress &progress) {
        onGuiThread(self, [self, run, progress] {
            if (run != self->m_run)
                return;
            self->m_demoWhat = progress.what;
            self->m_progress->setProgress(progress.done, progress.total);
            self->m_progress->setText(progress.what.translated());
        });
    }, m_stop.get_token()).then(this, [this, run](const base::Result<int> &loaded) {
        if (run != m_run)
            return;
        if (loaded || loaded.error().kind == base::Kind::Cancelled)
            return done();
        fail(loaded.error());
    });
}

void TryLocal::done()
{
    const registry::SessionPtr session = std::exchange(m_session, {});
    ++m_run;
    if (session)
        emit finished(session, m_profile);
}

void TryLocal::fail(const base::Error &error)
{
    m_phase = Phase::Failed;
    retranslate();
    m_banner->setError(error, [running = m_session != nullptr] { return running ? tr("The demo fleet could not be loaded completely.") : tr("The local server could not be started."); });
}

void TryLocal::retranslate()
{
    m_title->setText(tr("Try it on this computer"));
    m_text->setText(m_phase == Phase::Offering
                        ? tr("Everything runs. A demo fleet shows what Tenantry looks like in use: a laboratory product, three plans and %Ln tenants in "
                             "different states.", nullptr, demoTenants)
                        : tr("Tenantry starts a PostgreSQL of its own that only you can reach, with a registry in it. Nothing else on this computer is "
                             "touched, and all of it can be removed again."));
    QList<StepItem> items;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        StepItem item;
        item.id = QString::number(i);
        item.title = m_lines[i].translated();
        const bool last = i + 1 == m_lines.size();
        const bool going = m_phase == Phase::Starting || m_phase == Phase::SigningIn;
        item.state = !last || m_phase == Phase::Offering || m_phase == Phase::Loading || (m_phase == Phase::Failed && m_session) ? registry::StepState::Done
                   : going                                                                                                    ? registry::StepState::Running
                                                                                                                              : registry::StepState::Failed;
        if (!last)
            item.ms = m_times[i + 1] - m_times[i];
        items << item;
    }
    m_steps->setSteps(items);
    m_progress->setTitle(tr("Loading the demo fleet"));
    m_progress->setText(m_demoWhat.translated());
    m_progress->setVisible(m_phase == Phase::Loading);
    m_demo->setText(tr("Load the &demo fleet"));
    m_empty->setText(m_phase == Phase::Failed ? tr("Go on &with what is there") : tr("Start &empty"));
    m_demo->setVisible(m_phase == Phase::Offering);
    m_empty->setVisible(m_phase == Phase::Offering || (m_phase == Phase::Failed && m_session));
    m_cancel->setText(m_phase == Phase::Loading ? tr("Stop loading") : m_phase == Phase::Failed ? tr("Back") : tr("Cancel"));
}

void TryLocal::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

#include "ui/operators/keycare.h"

#include "base/async.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/progressrow.h"

#include <QHBoxLayout>
#include <QLocale>

namespace tenantry::ui {

using operators::DataKeyStatus;
using operators::Rotated;

KeyCare::KeyCare(OperatorBackend backend, const Services &services, ConfirmBar *confirm, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_confirm(confirm), m_due(new ErrorBanner(this)), m_failed(new ErrorBanner(this)),
      m_progress(new ProgressRow(this)), m_done(new QWidget(this)), m_text(makeLabel(Look::Success, m_done)), m_close(makeIconButton(QStringLiteral("close"), m_done))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_failed);
    column->addWidget(m_due);
    column->addWidget(m_progress);
    column->addWidget(m_done);
    auto *line = new QHBoxLayout(m_done);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_text, 1);
    line->addWidget(m_close);
    m_due->setTone(true);
    m_due->setRetry(false);
    m_failed->setDismissible(true);
    connect(m_failed, &ErrorBanner::dismissed, this, [this] {
        m_failed->clear();
        say();
    });
    connect(m_failed, &ErrorBanner::retry, this, [this] { rotate(m_names); });
    m_progress->setCancellable(true);
    connect(m_progress, &ProgressRow::cancelRequested, this, &KeyCare::cancel);
    m_progress->hide();
    m_done->hide();
    connect(m_close, &QToolButton::clicked, this, &KeyCare::forget);
    m_poll.setInterval(100);
    connect(&m_poll, &QTimer::timeout, this, &KeyCare::tick);
    retranslate();
}

KeyCare::~KeyCare() { m_stop.request_stop(); }

void KeyCare::setKeys(const QList<DataKeyStatus> &keys)
{
    m_keys = keys;
    if (!m_rotating && m_needed && !isNeeded()) { // somebody else has done it
        m_needed = false;
        m_failed->clear();
    }
    say();
}

bool KeyCare::isNeeded() const
{
    return std::ranges::any_of(m_keys, [this](const DataKeyStatus &key) { return !key.retiredAt.isValid() && m_names.contains(key.name) && (key.dueSince.isValid() || isOpen(key)); });
}

// Of a rotation that has not ended: what it seals is on its way to a later version.
bool KeyCare::isOpen(const DataKeyStatus &key) const
{
    return !key.retiredAt.isValid() && std::ranges::any_of(m_keys, [&](const DataKeyStatus &each) { return each.name == key.name && each.version > key.version; });
}

// Who could open a key may have kept it when that was taken from them: said until it is rotated.
void KeyCare::say()
{
    QStringList names, due, open, people;
    QDateTime since;
    for (const DataKeyStatus &key : std::as_const(m_keys)) {
        if (key.retiredAt.isValid())
            continue;
        const bool before = isOpen(key);
        if (!key.dueSince.isValid() && !before)
            continue;
        if (!names.contains(key.name))
            names << key.name;
        if (before) {
            open << key.name;
            continue;
        }
        due << QStringLiteral("%1:%2").arg(key.name, QString::number(key.version));
        if (!people.contains(key.dueBecause))
            people << key.dueBecause;
        if (!since.isValid() || key.dueSince < since)
            since = key.dueSince;
    }
    m_text->setText(said());
    m_done->setVisible(!m_rotated.isEmpty() && !m_rotating);
    const QStringList now = m_rotating ? QStringList() : names + due + open + people + QStringList(QLocale().name());
    if (now != m_saying) { // its button may have the focus
        m_saying = now;
        sayDue(names, due, open, people, since);
    }
    setVisible(m_rotating || !m_due->isHidden() || !m_failed->isHidden() || !m_done->isHidden());
}

void KeyCare::sayDue(const QStringList &names, const QStringList &due, const QStringList &open, const QStringList &people, const QDateTime &since)
{
    m_due->clearActions();
    if (m_rotating || names.isEmpty()) {
        m_due->clear();
    } else if (!open.isEmpty()) {
        m_due->setError({base::Kind::Conflict,
                         {QT_TRANSLATE_N_NOOP("core", "A rotation has not ended: the version before of the data key(s) %1 seals credentials still."), {open.join(QStringLiteral(", "))}, int(open.size())},
                         QT_TRANSLATE_NOOP("core", "Both versions open, and nothing is lost. Unless somebody is rotating at this moment, go on with it."), {}, {}});
    } else {
        m_due->setError({base::Kind::Conflict,
                         {QT_TRANSLATE_N_NOOP("core", "Due for rotation: the data key(s) %1, since %2. Access was taken away from: %3."),
                          {due.join(QStringLiteral(", ")), moment(since), people.join(QStringLiteral(", "))}, int(due.size())},
                         {QT_TRANSLATE_N_NOOP("core", "Whoever could open the data key(s) may have kept a copy, even if they were let in again since. A rotation makes a new key and seals every credential anew; everybody can go on working meanwhile."), {}, int(due.size())},
                         {}, {}});
    }
    if (m_due->isHidden() || !m_backend.rotate)
        return;
    QPushButton *button = m_due->addAction([begins = open.isEmpty(), count = int(names.size())] { return begins ? tr("Rotate &key(s)…", nullptr, count) : tr("&Go on with it"); }, [this, names, open] {
        if (open.isEmpty())
            ask(names);
        else
            rotate(open); // that was wanted already
    });
    button->setToolTip(commandLine(QStringList{QStringLiteral("key"), QStringLiteral("rotate")} + (open.size() == 1 ? open : names.size() == 1 ? names : QStringList())));
}

void KeyCare::ask(const QStringList &names)
{
    if (m_rotating || !m_backend.rotate)
        return;
    forget();
    const QStringList all = names.isEmpty() ? QStringList{QStringLiteral("admin"), QStringLiteral("inspect")} : names;
    const QString which = all.join(QStringLiteral(", "));
    m_confirm->ask(tr("Rotate the data key(s) %1? Every credential sealed so far is sealed anew under a new version. Passwords stay what they are, and everybody can go on working.", "by name", int(all.size())).arg(which),
                   tr("Rotate"), false, [this, all] { rotate(all); });
}

void KeyCare::forget()
{
    if (m_rotating || m_rotated.isEmpty())
        return;
    m_rotated.clear();
    say();
}

void KeyCare::rotate(const QStringList &names)
{
    if (m_rotating || names.isEmpty())
        return;
    m_rotating = true;
    m_names = names;
    m_rotated.clear();
    m_stop = std::stop_source();
    m_shared = std::make_shared<Shared>();
    m_shownKey = 0;
    m_failed->clear();
    m_progress->restart();
    m_progress->setProgress(0, 0);
    m_progress->show();
    m_poll.start();
    tick();
    say();
    base::run(m_services.workers, m_stop.get_token(),
              [rotate = m_backend.rotate, names, shared = m_shared](std::stop_token stop) -> base::Result<void> {
                  for (const QString &name : names) {
                      shared->done = shared->total = 0;
                      shared->key = int(shared->ended.size());
                      const auto progress = [&](int done, int total) {
                          shared->total = total;
                          shared->done = done;
                      };
                      TRY(const Rotated one, rotate(name, progress, stop));
                      shared->ended << one;
                  }
                  return {};
              })
        .then(this, [this](const base::Result<void> &result) { take(result); });
}

void KeyCare::take(const base::Result<void> &result)
{
    m_rotating = false;
    m_poll.stop();
    m_progress->hide();
    m_rotated = m_shared->ended; // also of one that stopped at a later key
    for (DataKeyStatus &key : m_keys) // until they are read again, which may take its time
        for (const Rotated &one : std::as_const(m_rotated))
            if (key.name == one.key && key.version < one.version && !key.retiredAt.isValid())
                key.retiredAt = QDateTime::currentDateTimeUtc();
    if (!result)
        m_names = m_names.sliced(m_shared->key); // those before it are done: tried again, they would get one more version
    if (!result && result.error().kind != base::Kind::Cancelled) // what a cancelled one left is said by the keys themselves
        m_failed->setError(result.error(), [] { return tr("The rotation did not end."); });
    m_needed = !result && isNeeded();
    say();
    emit ended();
}

void KeyCare::tick()
{
    if (std::exchange(m_shownKey, m_shared->key) != m_shared->key)
        m_progress->restart(); // its rate is its own
    m_progress->setText(m_names.value(m_shared->key));
    m_progress->setProgress(m_shared->done, m_shared->total);
}

QString KeyCare::said() const
{
    QStringList parts;
    for (const Rotated &one : m_rotated) {
        parts << tr("%1: %Ln credential(s) sealed anew under version %2.", "data key, and its version", one.sealed).arg(one.key, QLocale().toString(one.version));
        if (one.due)
            parts << tr("It is due again: somebody who could open the new version left meanwhile.");
    }
    return parts.join(u' ');
}

void KeyCare::retranslate()
{
    m_progress->setTitle(tr("Rotating the data keys"));
    setName(m_close, tr("Close"));
    say();
}

} // namespace tenantry::ui

#include "ui/audit/chaincheck.h"

#include "audit/words.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <atomic>

namespace tenantry::ui {

struct ChainCheck::Shared {
    std::atomic<qint64> done = 0, total = 0;
};

ChainCheck::ChainCheck(AuditBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Muted, this)),
      m_headline(makeLabel(Look::Heading, this)), m_facts(makeLabel(Look::Body, this)), m_anchorText(makeLabel(Look::Muted, this)), m_chip(new StatusChip(this)),
      m_start(makeButton(ButtonKind::Primary, this, QStringLiteral("shield"))), m_compare(makeButton(ButtonKind::Normal, this, QStringLiteral("file"))),
      m_save(makeButton(ButtonKind::Normal, this, QStringLiteral("download"))), m_accept(makeButton(ButtonKind::Link, this)), m_close(makeButton(ButtonKind::Ghost, this)),
      m_command(new CopyButton(this)), m_copy(new CopyButton(this)), m_confirm(new ConfirmBar(this)), m_banner(new ErrorBanner(this)), m_progress(new ProgressRow(this)),
      m_findings(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addWidget(m_text);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start);
    buttons->addWidget(m_compare);
    buttons->addStretch();
    buttons->addWidget(m_command);
    column->addLayout(buttons);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    auto *said = new QHBoxLayout;
    said->setSpacing(8);
    said->addWidget(m_chip);
    said->addWidget(m_headline, 1);
    said->addWidget(m_copy);
    column->addLayout(said);
    m_headline->setWordWrap(true);
    column->addWidget(m_facts);
    column->addWidget(m_anchorText);
    column->addLayout(m_findings);
    column->addWidget(m_confirm);
    auto *after = new QHBoxLayout;
    after->setSpacing(8);
    after->addWidget(m_save);
    after->addWidget(m_accept);
    after->addStretch();
    column->addLayout(after);
    column->addStretch(1);
    m_findings->setSpacing(8);
    m_progress->setCancellable(true);
    m_banner->setDismissible(true);
    m_banner->setRetry(false);
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_start, &QPushButton::clicked, this, &ChainCheck::start);
    connect(m_progress, &ProgressRow::cancelRequested, this, &ChainCheck::cancel);
    connect(m_compare, &QPushButton::clicked, this, &ChainCheck::askAnchor);
    connect(m_save, &QPushButton::clicked, this, &ChainCheck::askSave);
    connect(m_accept, &QPushButton::clicked, this, &ChainCheck::askAccept);
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, &ChainCheck::closed);
    m_copy->setSource([this] { return report(); });
    m_command->setSource([this] {
        QStringList arguments{QStringLiteral("audit"), QStringLiteral("verify")};
        for (const Anchor &anchor : std::as_const(m_anchors))
            arguments << QStringLiteral("--anchor") << anchor.path;
        return commandLine(arguments);
    });
    m_poll.setInterval(100);
    connect(&m_poll, &QTimer::timeout, this, [this] { m_progress->setProgress(m_shared->done, m_shared->total); });
    retranslate();
}

ChainCheck::~ChainCheck()
{
    m_stop.request_stop();
    m_files.request_stop();
}

void ChainCheck::start()
{
    if (m_running || !m_backend.verify)
        return;
    QList<audit::Mark> marks;
    m_banner->clear();
    if (m_backend.marks) {
        const auto kept = m_backend.marks();
        if (kept)
            marks = *kept;
        else
            m_banner->setError(kept.error(), [] { return tr("What this computer saw before could not be read."); });
    }
    m_known = marks.size();
    for (const Anchor &anchor : std::as_const(m_anchors))
        marks.append(anchor.mark);
    m_running = true;
    m_cancelled = false;
    m_result.reset();
    m_saved.clear();
    m_stop = std::stop_source();
    m_shared = std::make_shared<Shared>();
    m_progress->restart();
    m_progress->setProgress(0, 0);
    m_poll.start();
    display();
    base::run(m_services.workers, m_stop.get_token(), [verify = m_backend.verify, marks, shared = m_shared](std::stop_token stop) {
        return verify(marks, [shared](qint64 done, qint64 total) {
            shared->total = total;
            shared->done = done;
        }, stop);
    }).then(this, [this](const base::Result<audit::Verification> &result) {
        m_running = false;
        m_poll.stop();
        if (result)
            show(*result);
        else if (result.error().kind == base::Kind::Cancelled)
            m_cancelled = true;
        else
            m_banner->setError(result.error(), [] { return tr("The chain could not be verified."); });
        display();
    });
}

void ChainCheck::cancel() { m_stop.request_stop(); }

void ChainCheck::show(const audit::Verification &result)
{
    m_result = result;
    // Found whole, and in agreement with all that was seen: from now on this is what others are compared with.
    if (result.intact() && m_backend.remember && result.end.seq > 0)
        if (const auto kept = m_backend.remember(result.end); !kept)
            m_banner->setError(kept.error(), [] { return tr("This computer could not keep where the chain ends."); });
}

void ChainCheck::compareWith(const QString &path)
{
    if (m_running || !m_backend.readAnchor)
        return;
    m_banner->clear();
    base::run(m_services.workers, m_files.get_token(), [read = m_backend.readAnchor, path](std::stop_token stop) { return read(path, stop); })
        .then(this, [this, path](const base::Result<audit::Mark> &mark) {
            if (!mark) {
                m_banner->setError(mark.error(), [] { return tr("The anchor could not be read."); });
                return;
            }
            m_anchors.removeIf([&path](const Anchor &anchor) { return anchor.path == path; });
            m_anchors.append({path, *mark});
            start();
        });
}

void ChainCheck::saveTo(const QString &path)
{
    if (!m_result || !m_result->intact() || !m_backend.saveAnchor)
        return;
    m_banner->clear();
    base::run(m_services.workers, m_files.get_token(), [save = m_backend.saveAnchor, path, mark = m_result->end](std::stop_token stop) { return save(path, mark, stop); })
        .then(this, [this, path](const base::Result<void> &saved) {
            if (saved)
                m_saved = path;
            else
                m_banner->setError(saved.error(), [] { return tr("The anchor could not be saved."); });
            display();
        });
}

void ChainCheck::askAnchor()
{
    auto *dialog = new QFileDialog(this, tr("Choose an anchor"), QString(), tr("Anchors (*.json);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ChainCheck::compareWith);
    dialog->open();
}

void ChainCheck::askSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the anchor"), QStringLiteral("audit-anchor.json"), tr("Anchors (*.json)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ChainCheck::saveTo);
    dialog->open();
}

void ChainCheck::askAccept()
{
    m_confirm->ask(tr("Forget what this computer saw of the events before, and take what is there now for right? Only after the registry was restored on purpose."),
                   tr("Forget it"), true, [this] {
                       if (const auto done = m_backend.forget(); !done) {
                           m_banner->setError(done.error(), [] { return tr("What this computer saw before could not be forgotten."); });
                           return;
                       }
                       m_anchors.clear();
                       start();
                   });
}

QString ChainCheck::report() const
{
    if (!m_result)
        return {};
    QStringList lines{m_headline->text(), m_facts->text()};
    for (const audit::Finding &finding : m_result->findings)
        lines << QStringLiteral("- ") + base::printable(finding.sentence().translated());
    lines << m_anchorText->text() << tr("Last event: %1, hash %2").arg(m_result->end.seq).arg(QString::fromLatin1(m_result->end.hash.toHex()));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString ChainCheck::damageText(audit::Damage damage)
{
    switch (damage) {
    case audit::Damage::Edited: return tr("Edited");
    case audit::Damage::Missing: return tr("Missing");
    case audit::Damage::Moved: return tr("Moved");
    case audit::Damage::Relinked: return tr("Replaced");
    case audit::Damage::CutOff: return tr("Cut off");
    case audit::Damage::Added: return tr("Added");
    case audit::Damage::Behind: return tr("Older than what was seen");
    case audit::Damage::Rewritten: return tr("Rewritten");
    }
    return {};
}

void ChainCheck::display()
{
    const bool done = m_result.has_value(), intact = done && m_result->intact();
    m_start->setEnabled(!m_running);
    m_compare->setEnabled(!m_running);
    m_progress->setVisible(m_running);
    m_chip->setVisible(done);
    m_copy->setVisible(done);
    m_headline->setVisible(done || m_cancelled);
    m_facts->setVisible(done);
    m_save->setVisible(intact && m_result->end.seq > 0);
    // What was seen before can only be forgotten where that is what does not agree.
    const auto isOfMarks = [](const audit::Finding &finding) { return finding.damage == audit::Damage::Behind || finding.damage == audit::Damage::Rewritten; };
    m_accept->setVisible(done && !intact && m_backend.forget && std::ranges::all_of(m_result->findings, isOfMarks));
    clearLayout(m_findings);
    m_anchorText->hide();
    if (!done) {
        m_headline->setText(tr("Cancelled: nothing is known about the rest."));
        return;
    }
    const QLocale locale;
    m_chip->setStatus(intact ? Status{QStringLiteral("check"), tr("Whole"), Tone::Success} : Status{QStringLiteral("error"), tr("Broken"), Tone::Danger});
    m_headline->setText(intact ? tr("No event was edited, removed, moved or cut off.") : tr("The record of what happened is not what it was."));
    m_facts->setText(tr("%Ln event(s) verified in %1, the last one of %2.", nullptr, int(std::min<qint64>(m_result->events, std::numeric_limits<int>::max())))
                         .arg(duration(m_result->ms), exact(m_result->lastAt)));
    QStringList compared;
    if (intact)
        compared << (m_known > 0 ? tr("It agrees with %Ln place(s) in the chain that this computer saw before.", nullptr, int(m_known))
                                 : tr("This computer saw nothing of it before: events cut off earlier would not be noticed. From now on they are."));
    for (const Anchor &anchor : std::as_const(m_anchors)) {
        const bool agrees = std::ranges::none_of(m_result->findings, [&](const audit::Finding &finding) { return isOfMarks(finding) && anchor.mark.seq >= finding.from; });
        compared << (agrees ? tr("It agrees with the anchor %1 (event %2, of %3).") : tr("It does not agree with the anchor %1 (event %2, of %3)."))
                        .arg(base::printable(QDir::toNativeSeparators(anchor.path)), locale.toString(anchor.mark.seq), exact(anchor.mark.seenAt));
    }
    if (!m_saved.isEmpty())
        compared << tr("The anchor is in %1. Keep it where who may change the registry cannot.").arg(base::printable(QDir::toNativeSeparators(m_saved)));
    m_anchorText->setText(compared.join(u'\n'));
    m_anchorText->setVisible(!compared.isEmpty());
    constexpr qsizetype most = 25;
    for (const audit::Finding &finding : m_result->findings.first(std::min(most, m_result->findings.size()))) {
        auto *box = new Card(this);
        box->setTitle(damageText(finding.damage));
        box->body()->addWidget(makeLabel(Look::Body, box, base::printable(finding.sentence().translated())));
        if (finding.event) {
            box->setSubtitle(tr("%1 by %2, with %3", "time, operator, program")
                                 .arg(exact(finding.event->at), base::printable(finding.event->operatorLogin), audit::sourceText(finding.event->source)));
            auto *show = makeButton(ButtonKind::Link, box);
            show->setText(tr("Show event %1").arg(locale.toString(finding.event->seq)));
            connect(show, &QPushButton::clicked, this, [this, seq = finding.event->seq] { emit eventWanted(seq); });
            box->addAction(show);
        }
        m_findings->addWidget(box);
    }
    if (m_result->more || m_result->findings.size() > most)
        m_findings->addWidget(makeLabel(Look::Muted, this, tr("… and more.")));
    if (!intact)
        m_findings->addWidget(makeLabel(Look::Body, this, tr("Keep the server's log and its backups: who did this had the rights of a superuser or of the registry's owner.")));
}

void ChainCheck::retranslate()
{
    m_title->setText(tr("Is the record whole?"));
    m_text->setText(tr("Every event carries a hash of the one before it. The whole chain is read and hashed on this computer, and compared with what was seen of it before."));
    m_start->setText(tr("Verify &now"));
    m_compare->setText(tr("Compare with an anchor…"));
    m_save->setText(tr("Save &anchor…"));
    m_save->setToolTip(tr("A small file that says where the chain ends now. Kept elsewhere, it finds what is rewritten or cut off later."));
    m_accept->setText(tr("Take what is there now for right…"));
    m_close->setText(tr("C&lose"));
    m_command->setWhat(tr("as command"));
    m_copy->setWhat(tr("the result"));
    m_progress->setTitle(tr("Verifying"));
    display();
}

} // namespace tenantry::ui

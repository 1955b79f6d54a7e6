#include "ui/migrations/causelist.h"

#include "drivers/tenantdriver.h"
#include "migrations/advice.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/sqlview.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

using registry::RunCause;

namespace {

constexpr int slugsShown = 5;

constexpr int linesAround = 2;

// Lines of the file around the one that failed, and the number of the first. Where the file is not known, or is another one by now: that line.
std::pair<QByteArray, int> around(const QByteArray &body, const drivers::Place &place)
{
    qsizetype at = 0;
    int line = 1;
    const int first = std::max(1, place.line - linesAround);
    const auto next = [&] {
        const qsizetype end = body.indexOf('\n', at);
        const QByteArray out = end < 0 ? body.sliced(at) : body.sliced(at, end - at);
        at = end < 0 ? body.size() : end + 1;
        return out;
    };
    QByteArrayList lines;
    bool found = false;
    for (; at < body.size() && line <= place.line + linesAround; ++line) {
        const QByteArray text = next();
        if (line < first)
            continue;
        lines << text;
        found = found || (line == place.line && QString::fromUtf8(text).trimmed() == place.text.trimmed());
    }
    return found ? std::pair(lines.join('\n'), first) : std::pair(place.text.toUtf8(), place.line);
}

bool same(const RunCause &a, const RunCause &b) { return a.cause == b.cause && a.tenants == b.tenants && a.slugs == b.slugs && a.firstSlug == b.firstSlug; }

} // namespace

CauseList::CauseList(QThreadPool *workers, QWidget *parent) : QWidget(parent), m_workers(workers), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
}

void CauseList::setCauses(const QList<RunCause> &causes, bool mayRetry)
{
    if (mayRetry == m_mayRetry && std::ranges::equal(causes, m_causes, same))
        return; // who stands on a button stays there
    m_causes = causes;
    m_mayRetry = mayRetry;
    rebuild();
}

void CauseList::retranslate() { rebuild(); }

void CauseList::rebuild()
{
    clearLayout(m_layout);
    m_retries.clear();
    for (const RunCause &cause : std::as_const(m_causes)) {
        auto *card = new Card(this);
        card->setTitle(tr("%Ln tenant(s)", nullptr, cause.tenants) + (cause.sqlstate.isEmpty() ? QString() : QStringLiteral(" · ") + cause.sqlstate));
        QPushButton *retry = nullptr;
        if (m_mayRetry) {
            retry = makeButton(ButtonKind::Normal, card, QStringLiteral("refresh"));
            retry->setText(tr("Retry this group"));
            connect(retry, &QPushButton::clicked, this, [this, key = cause.cause, n = cause.tenants] { emit retryRequested(key, n); });
            card->addAction(retry);
        }
        m_retries << retry;
        QVBoxLayout *body = card->body();
        body->setSpacing(8);
        if (cause.error) {
            auto *message = makeLabel(Look::Body, card, base::printable(cause.error->message.translated()));
            message->setTextInteractionFlags(Qt::TextSelectableByMouse);
            body->addWidget(message);
            if (const auto place = drivers::placeOf(*cause.error)) {
                // The line as it stands in the file, with some around it, and where in it.
                auto *code = new SqlView(m_workers, card);
                const auto [text, first] = around(m_source ? m_source(place->fileName) : QByteArray(), *place);
                code->setSql(text, first);
                code->setMark(place->line, SqlView::columnShown(place->text, place->column));
                code->setRows(int(text.count('\n')) + 1);
                code->setToolTip(base::printable(place->fileName));
                code->edit()->setAccessibleName(tr("Line %1 of %2", "number, file").arg(place->line).arg(base::printable(place->fileName)));
                body->addWidget(code);
            }
            const auto advice = migrations::adviceFor(*cause.error);
            if (!advice.likely.isEmpty())
                body->addWidget(makeLabel(Look::Body, card, tr("Most likely: %1").arg(advice.likely.translated())));
            if (!advice.next.isEmpty())
                body->addWidget(makeLabel(Look::Body, card, tr("What to do: %1").arg(advice.next.translated())));
        }
        auto *tenants = new QHBoxLayout;
        tenants->setSpacing(4);
        for (const QString &slug : cause.slugs.first(std::min<qsizetype>(slugsShown, cause.slugs.size()))) {
            auto *link = makeButton(ButtonKind::Link, card);
            link->setText(base::printable(slug));
            connect(link, &QPushButton::clicked, this, [this, slug] { emit tenantWanted(slug); });
            tenants->addWidget(link);
        }
        if (const int more = cause.tenants - int(std::min<qsizetype>(slugsShown, cause.slugs.size())); more > 0)
            tenants->addWidget(makeLabel(Look::Small, card, tr("and %Ln more", nullptr, more)));
        tenants->addStretch(1);
        if (cause.error) {
            auto *copy = new CopyButton(card);
            copy->setWhat(tr("details"));
            copy->setText(cause.cause + u'\n' + cause.error->message.translated() + u'\n' + cause.error->detail);
            tenants->addWidget(copy);
        }
        body->addLayout(tenants);
        m_layout->addWidget(card);
    }
}

} // namespace tenantry::ui

#include "ui/features/bulkchange.h"

#include "features/values.h"
#include "registry/listener.h"
#include "ui/features/bulkmodel.h"
#include "ui/features/featurewords.h"
#include "ui/shell/onpage.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

constexpr int namedAtMost = 12;

struct Applied {
    registry::BatchOutcome outcome;
    std::shared_ptr<const BulkPreview> now; // with what those have that were left alone; null: none was
};

QString names(const QStringList &slugs)
{
    return slugs.first(std::min<qsizetype>(slugs.size(), namedAtMost)).join(QStringLiteral(", ")) + (slugs.size() > namedAtMost ? QStringLiteral(" …") : QString());
}

QString names(const QList<registry::OverrideTarget> &targets)
{
    QStringList slugs;
    for (const auto &target : targets.first(std::min<qsizetype>(targets.size(), namedAtMost + 1)))
        slugs << target.slug;
    return names(slugs);
}

QStringList slugsOf(const features::Preview &found, const QStringList &ids)
{
    const QSet<QString> wanted(ids.cbegin(), ids.cend());
    QStringList slugs;
    for (const features::Change &change : found.changes)
        if (wanted.contains(change.target.tenantId))
            slugs << change.target.slug;
    return slugs;
}

} // namespace

BulkChange::BulkChange(FeatureBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_summary(makeLabel(Look::Body, this)),
      m_left(makeLabel(Look::Warning, this)), m_filter(new QLineEdit), m_reason(new QLineEdit), m_starts(new QLineEdit), m_ends(new QLineEdit), m_what(new QComboBox),
      m_value(new QComboBox), m_filterField(new FormField(m_filter, this)), m_whatField(new FormField(m_what, this)), m_valueField(new FormField(m_value, this)),
      m_reasonField(new FormField(m_reason, this)), m_startsField(new FormField(m_starts, this)), m_endsField(new FormField(m_ends, this)),
      m_look(makeButton(ButtonKind::Normal, this, QStringLiteral("eye"))), m_apply(makeButton(ButtonKind::Primary, this, QStringLiteral("check"))),
      m_undo(makeButton(ButtonKind::Normal, this, QStringLiteral("undo"))), m_close(makeButton(ButtonKind::Ghost, this)), m_command(new CopyButton(this)),
      m_banner(new ErrorBanner(this)), m_table(new QTableView(this)), m_rows(new BulkModel(this))
{
    m_title->setWordWrap(true);
    m_summary->setWordWrap(true);
    m_left->setWordWrap(true);
    m_banner->setRetry(false);
    m_what->addItem(QString());
    m_what->addItem(QString());
    m_table->setModel(m_rows);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(180);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_filterField);
    auto *values = new QHBoxLayout, *times = new QHBoxLayout, *buttons = new QHBoxLayout;
    values->addWidget(m_whatField, 1);
    values->addWidget(m_valueField, 1);
    times->addWidget(m_startsField, 1);
    times->addWidget(m_endsField, 1);
    column->addLayout(values);
    column->addWidget(m_reasonField);
    column->addLayout(times);
    column->addLayout(buttons);
    buttons->addWidget(m_look);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    buttons->addWidget(m_command);
    buttons->addWidget(m_close);
    column->addWidget(m_banner);
    column->addWidget(m_summary);
    column->addWidget(m_left);
    column->addWidget(m_table, 1);
    column->addStretch(0); // takes the room of the table while that is hidden

    for (QLineEdit *edit : {m_filter, m_reason, m_starts, m_ends})
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_typed = true;
            forgetPreview();
        });
    connect(m_value, &QComboBox::activated, this, [this] { m_typed = m_valueTyped = true; });
    connect(m_what, &QComboBox::activated, this, [this] { m_typed = true; });
    connect(m_reason, &QLineEdit::returnPressed, this, &BulkChange::preview);
    connect(m_value, &QComboBox::currentTextChanged, this, [this] {
        if (m_value->lineEdit() && m_value->lineEdit()->isModified())
            m_typed = m_valueTyped = true;
        forgetPreview();
    });
    setEscapes(m_close);
    connect(m_what, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_valueField->setVisible(index == 0);
        m_startsField->setVisible(index == 0);
        m_endsField->setVisible(index == 0);
        forgetPreview();
    });
    connect(m_look, &QPushButton::clicked, this, &BulkChange::preview);
    connect(m_apply, &QPushButton::clicked, this, &BulkChange::apply);
    connect(m_undo, &QPushButton::clicked, this, &BulkChange::undo);
    m_settling.setSingleShot(true);
    m_settling.setInterval(std::max(2 * QApplication::doubleClickInterval(), 800));
    connect(&m_settling, &QTimer::timeout, this, [this] { m_undo->setEnabled(!m_busy); });
    connect(m_close, &QPushButton::clicked, this, &BulkChange::closed);
    m_command->setSource([this] { return command(); });
    if (services.listener)
        connect(services.listener, &registry::Listener::changed, this, &BulkChange::heard);
    retranslate();
}

BulkChange::~BulkChange()
{
    m_stop.request_stop();
    letGo();
}

// Taking ten thousand targets apart takes as long as making them: that is a worker's as well.
void BulkChange::letGo()
{
    m_rows->setPreview({});
    dispose(std::exchange(m_preview, {}));
}

void BulkChange::dispose(std::shared_ptr<const BulkPreview> preview)
{
    if (preview)
        (void)base::run(m_services.workers, {}, [old = std::move(preview)](std::stop_token) { return base::Result<void>(); });
}

void BulkChange::start(const registry::Feature &feature, const QString &tenantId)
{
    const bool another = feature.key != m_feature.key || tenantId != m_tenantId || !m_done.batch.id.isEmpty();
    m_feature = feature;
    if (another) {
        m_tenantId = tenantId;
        m_tenant.clear();
        fresh();
    }
    retranslate();
    if (m_tenantId.isEmpty()) {
        m_filter->setFocus();
        return;
    }
    m_value->setFocus();
    readTarget();
}

void BulkChange::fresh()
{
    for (QLineEdit *edit : {m_filter, m_reason, m_starts, m_ends})
        edit->clear();
    m_value->clear();
    if (m_value->isEditable())
        m_value->clearEditText();
    m_what->setCurrentIndex(0);
    FeatureWords::fillValues(m_value, m_feature);
    if (!m_tenantId.isEmpty())
        m_filter->setText(QStringLiteral("id:") + m_tenantId);
    m_typed = m_valueTyped = false;
    forgetPreview();
}

// Its name, and what it has now: that is what somebody starts from.
void BulkChange::readTarget()
{
    if (!m_backend.target)
        return;
    base::run(m_services.workers, m_stop.get_token(), [target = m_backend.target, key = m_feature.key, id = m_tenantId](std::stop_token stop) { return target(key, id, stop); })
        .then(this, [this, key = m_feature.key, id = m_tenantId](const base::Result<registry::OverrideTarget> &result) {
            if (key != m_feature.key || id != m_tenantId)
                return; // it is about something else by now
            if (!result) {
                m_banner->setError(result.error());
                return;
            }
            m_tenant = result->companyName;
            if (!m_valueTyped) {
                const QSignalBlocker quiet(m_value);
                FeatureWords::chooseValue(m_value, result->now.value);
                if (m_value->lineEdit())
                    m_value->lineEdit()->selectAll();
            }
            m_title->setText(breakable(title()));
        });
}

bool BulkChange::hasUnsavedWork() const { return isOnPage(this) && m_typed && m_done.batch.id.isEmpty(); }

bool BulkChange::holdsFocus() const { return window()->focusWidget() && isAncestorOf(window()->focusWidget()); }

void BulkChange::discard()
{
    m_feature = {}; // so that it begins anew
    emit closed();
}

void BulkChange::forgetPreview()
{
    ++m_newest;
    m_busy = false;
    letGo();
    m_done = {};
    m_banner->clear();
    showPreview();
}

// What was looked at may hold no longer: it is looked at again before anything is done. While it is being applied the registry compares, and what was applied
// is what stands there.
void BulkChange::heard(const QString &table, const QStringList &ids)
{
    if (!m_preview || m_busy || !m_done.batch.id.isEmpty())
        return;
    const bool all = ids.isEmpty() || ids.contains(u"*");
    const auto shown = [&] {
        return std::ranges::any_of(m_preview->found.changes, [&](const features::Change &change) { return ids.contains(change.target.tenantId); });
    };
    if (table == u"feature" ? !all && !ids.contains(m_feature.key) : table != u"tenant_feature" || (!all && !shown()))
        return;
    const bool here = holdsFocus();
    forgetPreview();
    m_banner->setError({base::Kind::Conflict, QT_TRANSLATE_NOOP("core", "Somebody changed something of what was looked at."),
                        QT_TRANSLATE_NOOP("core", "Look again at who changes from what to what."), {}, {}}, [] { return tr("Nothing was changed."); });
    if (here)
        m_look->setFocus();
}

base::Result<registry::OverrideRequest> BulkChange::request() const
{
    registry::OverrideRequest out;
    out.key = m_feature.key;
    out.reason = m_reason->text().trimmed();
    if (m_what->currentIndex() == 0) {
        TRY(out.value, FeatureWords::chosenValue(m_value, m_feature));
        TRY(out.startsAt, features::timeFromText(m_starts->text()));
        TRY(out.endsAt, features::timeFromText(m_ends->text()));
    }
    return out;
}

// Where something has to be typed before it can be looked at; the button where nothing is wrong here.
QWidget *BulkChange::amiss() const
{
    if (m_what->currentIndex() == 0) {
        if (!FeatureWords::chosenValue(m_value, m_feature))
            return m_value;
        const auto now = QDateTime::currentDateTimeUtc();
        const auto starts = features::timeFromText(m_starts->text()), ends = features::timeFromText(m_ends->text());
        if (!starts)
            return m_starts;
        if (!ends || (ends->isValid() && (*ends <= now || (starts->isValid() && *ends <= *starts))))
            return m_ends;
    }
    return m_reason->text().trimmed().isEmpty() ? static_cast<QWidget *>(m_reason) : m_look;
}

void BulkChange::preview()
{
    if (m_busy)
        return;
    forgetPreview();
    const auto asked = request();
    if (!asked) {
        m_banner->setError(asked.error());
        amiss()->setFocus();
        return;
    }
    const bool here = holdsFocus(); // the button loses it while it works
    m_busy = true;
    showPreview();
    base::run(m_services.workers, m_stop.get_token(), [look = m_backend.preview, asked = *asked, filter = m_filter->text()](std::stop_token stop) -> base::Result<std::shared_ptr<const BulkPreview>> {
        auto made = std::make_shared<BulkPreview>();
        TRY(made->found, look(asked, filter, stop));
        made->differing = made->found.differing();
        return made;
    })
        .then(this, [this, here, number = ++m_newest](const base::Result<std::shared_ptr<const BulkPreview>> &result) {
            if (number != m_newest)
                return;
            m_busy = false;
            if (result)
                m_preview = *result;
            else
                m_banner->setError(result.error());
            const bool stays = here && holdsFocus();
            showPreview();
            if (!result && stays)
                amiss()->setFocus();
            if (m_preview && !m_preview->found.changes.isEmpty())
                m_apply->setFocus();
        });
}

void BulkChange::apply()
{
    if (m_busy || !m_preview || m_preview->found.changes.isEmpty())
        return;
    const bool here = holdsFocus(); // what is pressed cannot be pressed while it works, and loses it
    m_busy = true;
    showPreview();
    base::run(m_services.workers, m_stop.get_token(), [apply = m_backend.apply, has = m_backend.targets, preview = m_preview](std::stop_token stop) -> base::Result<Applied> {
        Applied out;
        TRY(out.outcome, apply(preview->found, stop));
        if (out.outcome.skipped.isEmpty())
            return out;
        // They have what somebody else gave them. It is done by now: when that cannot be read, it is not known, and nothing has failed.
        auto now = std::make_shared<BulkPreview>(*preview);
        for (const QString &id : std::as_const(out.outcome.skipped))
            now->left.insert(id, QJsonValue::Undefined);
        if (const auto targets = has(preview->found.request.key, out.outcome.skipped, stop))
            for (const registry::OverrideTarget &target : *targets)
                now->left.insert(target.tenantId, target.now.value);
        out.now = std::move(now);
        return out;
    })
        .then(this, [this, here, number = ++m_newest](const base::Result<Applied> &result) {
            const bool stays = here && holdsFocus();
            emit changed();
            if (number != m_newest)
                return;
            m_busy = false;
            std::shared_ptr<const BulkPreview> before;
            if (!result) {
                m_banner->setError(result.error(), [] { return tr("Nothing was changed."); });
            } else if (result->outcome.changed.isEmpty() && result->now) { // what was looked at holds for nobody any more
                m_banner->setError({base::Kind::Conflict, {QT_TRANSLATE_N_NOOP("core", "%n tenant(s) were changed by somebody else meanwhile."), {}, int(result->outcome.skipped.size())},
                                    QT_TRANSLATE_NOOP("core", "Look again at who changes from what to what."), {}, {}}, [] { return tr("Nothing was changed."); });
                letGo();
            } else {
                m_done = result->outcome;
                m_settling.start();
                if (result->now)
                    before = std::exchange(m_preview, result->now);
            }
            showPreview();
            dispose(std::move(before));
            if (stays)
                (m_undo->isVisible() ? m_table->isVisible() ? static_cast<QWidget *>(m_table) : m_close : m_apply->isVisible() ? m_apply : m_look)->setFocus();
        });
}

void BulkChange::undo()
{
    if (m_busy || m_done.batch.id.isEmpty())
        return;
    const bool here = holdsFocus();
    m_busy = true;
    showPreview();
    base::run(m_services.workers, m_stop.get_token(), [undo = m_backend.undo, id = m_done.batch.id](std::stop_token stop) { return undo(id, stop); })
        .then(this, [this, here, number = ++m_newest](const base::Result<registry::BatchOutcome> &result) {
            emit changed();
            if (number != m_newest)
                return;
            m_busy = false;
            if (result)
                m_done = *result;
            else
                m_banner->setError(result.error(), [] { return tr("Nothing was undone."); });
            const bool stays = here && holdsFocus();
            showPreview();
            if (stays && result)
                emit undone();
            else if (stays)
                m_undo->setFocus();
        });
}

void BulkChange::showPreview()
{
    const bool done = !m_done.batch.id.isEmpty(), undone = m_done.batch.undoneAt.isValid();
    const features::Preview *found = m_preview ? &m_preview->found : nullptr;
    const bool ready = found && !found->changes.isEmpty() && !done;
    m_look->setEnabled(!m_busy);
    m_apply->setVisible(ready);
    m_apply->setEnabled(!m_busy);
    m_undo->setVisible(done && !undone);
    m_undo->setEnabled(!m_busy && !m_settling.isActive());
    QStringList words, left;
    if (m_busy && !m_preview)
        words << tr("Looking…");
    if (found && !done) {
        const int count = int(found->changes.size());
        m_apply->setText(tr("Chan&ge %Ln tenant(s)", nullptr, count));
        words << (found->request.clears() ? tr("%Ln tenant(s) lose their override.", nullptr, count) : tr("%Ln tenant(s) get this override.", nullptr, count));
        if (count > 0)
            words << tr("For %Ln tenant(s) another value holds from then on.", nullptr, m_preview->differing);
        if (found->request.startsAt > QDateTime::currentDateTimeUtc())
            words << tr("What they have goes on until %1.").arg(moment(found->request.startsAt));
        if (!found->unchanged.isEmpty())
            words << tr("%Ln have it like this already.", nullptr, int(found->unchanged.size()));
        if (found->feature.killed())
            words << (found->feature.kind == registry::FeatureKind::Boolean ? tr("The feature is off for all at the moment; that stays so.")
                                                                            : tr("Every tenant gets the feature's default at the moment; that stays so."));
        if (!found->lacking.isEmpty())
            left << tr("%Ln tenant(s) lack schema version %1 and are left out: %2", nullptr, int(found->lacking.size()))
                        .arg(base::printable(found->lacking.first().now.lacksVersion), names(found->lacking));
    } else if (done) {
        words << (undone ? tr("%Ln tenant(s) have again what they had before.", nullptr, int(m_done.changed.size())) : tr("%Ln tenant(s) changed.", nullptr, int(m_done.changed.size())));
        const QStringList slugs = found && !m_done.skipped.isEmpty() ? slugsOf(*found, m_done.skipped) : QStringList();
        if (!slugs.isEmpty())
            left << tr("%Ln tenant(s) were changed by somebody else meanwhile and left alone: %1", nullptr, int(m_done.skipped.size())).arg(names(slugs));
        else if (!m_done.skipped.isEmpty())
            left << tr("%Ln tenant(s) were changed by somebody else meanwhile and left alone.", nullptr, int(m_done.skipped.size()));
        if (const QStringList lacking = m_done.lacking + m_done.misfits; !lacking.isEmpty()) {
            const QStringList named = found ? slugsOf(*found, lacking) : QStringList();
            left << (named.isEmpty() ? tr("%Ln tenant(s) cannot have again what they had, and are left alone.", nullptr, int(lacking.size()))
                                     : tr("%Ln tenant(s) cannot have again what they had, and are left alone: %1", nullptr, int(lacking.size())).arg(names(named)));
        }
    }
    m_summary->setText(words.join(u' '));
    m_summary->setVisible(!words.isEmpty());
    m_left->setText(left.join(u' '));
    m_left->setVisible(!left.isEmpty());
    m_table->setVisible(found && !found->changes.isEmpty() && !undone); // before and after hold no longer
    m_table->setColumnHidden(BulkModel::Afterwards, !found || !found->request.endsAt.isValid());
    m_rows->setPreview(m_preview);
    fitColumns();
}

// As wide as what they hold. Where there is too little room a long value gives before the name does: the tooltip has the whole of it.
void BulkChange::fitColumns()
{
    std::vector<std::pair<int, int>> wishes{{BulkModel::Tenant, heldWidth(m_table, BulkModel::Tenant, 110, 240)}};
    for (const int column : {BulkModel::Before, BulkModel::After, BulkModel::Afterwards})
        wishes.emplace_back(column, heldWidth(m_table, column, 48, 200));
    if (m_fit)
        m_fit->setWishes(wishes);
    else
        m_fit = new ColumnFit(m_table, wishes, {}, {}, {BulkModel::Before, BulkModel::After, BulkModel::Afterwards});
}

QString BulkChange::command() const
{
    const bool clears = m_what->currentIndex() == 1;
    QStringList words{QStringLiteral("feature"), clears ? QStringLiteral("clear") : QStringLiteral("set"), QStringLiteral("--filter"), m_filter->text(), m_feature.key};
    if (!clears) { // as the command line reads it, whatever language this is typed in
        const auto value = FeatureWords::chosenValue(m_value, m_feature);
        words << (value ? features::valueText(*value) : FeatureWords::chosenText(m_value));
    }
    words << QStringLiteral("--reason") << m_reason->text();
    if (!clears && !m_starts->text().isEmpty())
        words << QStringLiteral("--starts") << m_starts->text();
    if (!clears && !m_ends->text().isEmpty())
        words << QStringLiteral("--ends") << m_ends->text();
    return commandLine(words);
}

QString BulkChange::title() const
{
    const QString name = FeatureWords::name(m_feature);
    if (m_tenantId.isEmpty())
        return tr("Change “%1” for tenants").arg(name);
    return m_tenant.isEmpty() ? tr("Change “%1” for one tenant").arg(name) : tr("Change “%1” for %2").arg(name, base::printable(m_tenant));
}

void BulkChange::retranslate()
{
    m_title->setText(breakable(title()));
    m_filterField->setVisible(m_tenantId.isEmpty());
    m_filterField->setLabel(tr("&Which tenants"));
    m_filter->setPlaceholderText(tr("As in the tenants' filter: plan:gold state:active; empty for all"));
    m_whatField->setLabel(tr("W&hat"));
    m_what->setItemText(0, tr("Give this value"));
    m_what->setItemText(1, tr("Take the override away"));
    m_valueField->setLabel(tr("&Value"));
    m_reasonField->setLabel(tr("&Reason"));
    m_reasonField->setHelp(tr("Others will read it."));
    m_startsField->setLabel(tr("&From"));
    m_endsField->setLabel(tr("Un&til"));
    for (FormField *field : {m_startsField, m_endsField})
        field->setOptional(true);
    m_starts->setPlaceholderText(QDate::currentDate().addDays(7).toString(Qt::ISODate));
    m_ends->setPlaceholderText(QDate::currentDate().addDays(60).toString(Qt::ISODate));
    m_look->setText(tr("&Preview"));
    m_undo->setText(tr("&Undo"));
    m_close->setText(tr("C&lose"));
    m_command->setWhat(tr("as command"));
    m_rows->retranslate();
    m_table->setAccessibleName(tr("Who changes from what to what"));
    if (!m_feature.key.isEmpty()) {
        const QSignalBlocker quiet(m_value);
        FeatureWords::fillValues(m_value, m_feature);
    }
    showPreview();
}

} // namespace tenantry::ui

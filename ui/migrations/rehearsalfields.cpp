#include "ui/migrations/rehearsalfields.h"

#include "base/sizetext.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/numberfield.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Kind;
using base::Result;
using migrations::RehearsalOptions;

namespace {

int minutesOf(const RehearsalOptions &options) { return int(std::chrono::duration_cast<std::chrono::minutes>(options.limit).count()); }

} // namespace

RehearsalFields::RehearsalFields(QWidget *parent)
    : QWidget(parent), m_more(new QToolButton(this)), m_place(new QWidget(this)), m_tenants(new QLineEdit), m_largest(new QLineEdit), m_free(new QLineEdit),
      m_tenantsField(new FormField(m_tenants, m_place)), m_largestField(new FormField(m_largest, m_place)), m_freeField(new FormField(m_free, m_place)),
      m_minutes(new NumberField(1, int(migrations::longestRehearsal.count()), m_place))
{
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setFocusPolicy(Qt::StrongFocus);
    for (FormField *field : {m_tenantsField, m_largestField, m_freeField})
        field->setOptional(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(m_place);
    auto *grid = new QGridLayout(m_place);
    grid->setContentsMargins(12, 0, 0, 0);
    grid->setSpacing(10);
    grid->addWidget(m_tenantsField, 0, 0, 1, 2);
    grid->addWidget(m_largestField, 1, 0, Qt::AlignTop);
    grid->addWidget(m_freeField, 1, 1, Qt::AlignTop);
    grid->addWidget(m_minutes, 2, 0, Qt::AlignTop);
    m_place->hide();
    connect(m_more, &QToolButton::toggled, this, [this](bool on) {
        m_more->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        m_place->setVisible(on);
        if (on)
            m_tenants->setFocus();
    });
    reset();
    retranslate();
}

QSpinBox *RehearsalFields::minutesBox() const { return m_minutes->box(); }

Result<RehearsalOptions> RehearsalFields::options()
{
    RehearsalOptions out;
    static const QRegularExpression between(u"[\\s,;]+"_s);
    out.tenants = m_tenants->text().split(between, Qt::SkipEmptyParts);
    out.tenants.removeDuplicates();
    const QString wrong = tr("A size such as 500MB or 20GB.");
    std::optional<qint64> sizes[2];
    bool good = true;
    int at = 0;
    for (const auto &[edit, field] : {std::pair{m_largest, m_largestField}, std::pair{m_free, m_freeField}}) {
        const bool empty = edit->text().trimmed().isEmpty();
        sizes[at] = empty ? std::nullopt : base::bytesFromText(edit->text());
        const bool fits = empty || sizes[at];
        field->setError(fits ? QString() : wrong);
        good = good && fits;
        ++at;
    }
    if (!good) {
        m_more->setChecked(true); // what is wrong is seen
        return base::fail(Kind::InvalidInput, {"%1", {wrong}});
    }
    if (!m_minutes->accept()) {
        m_more->setChecked(true);
        m_minutes->box()->setFocus();
        return base::fail(Kind::InvalidInput, {"%1", {m_minutes->box()->text()}});
    }
    if (sizes[0])
        out.room.largest = *sizes[0];
    out.room.freeBytes = sizes[1];
    out.limit = std::chrono::minutes(m_minutes->number());
    return out;
}

void RehearsalFields::reset()
{
    for (QLineEdit *edit : {m_tenants, m_largest, m_free})
        edit->clear();
    for (FormField *field : {m_largestField, m_freeField})
        field->setError({});
    m_minutes->setNumber(minutesOf({}));
    m_more->setChecked(false);
}

void RehearsalFields::retranslate()
{
    m_more->setText(tr("What to rehearse"));
    m_more->setToolTip(tr("By itself: the smallest tenant, the median, the largest and one of the oldest version."));
    m_tenantsField->setLabel(tr("Tenants b&y name"));
    m_tenantsField->setHelp(tr("Slugs, subdomains or ids. Empty: chosen by size and version."));
    m_largestField->setLabel(tr("Copy none lar&ger than"));
    m_largest->setPlaceholderText(base::textFromBytes(RehearsalOptions().room.largest));
    m_freeField->setLabel(tr("Free roo&m on the server"));
    m_freeField->setHelp(tr("Where it cannot be found out: a copy that would not fit is not begun."));
    m_free->setPlaceholderText(u"200GB"_s);
    m_minutes->setLabel(tr("&Time for all of it"));
    m_minutes->box()->setSuffix(tr(" min", "minutes, behind a number"));
}

QStringList rehearsalWords(const RehearsalOptions &options)
{
    const RehearsalOptions usual;
    QStringList out;
    for (const QString &tenant : options.tenants)
        out << u"--tenant"_s << tenant;
    if (options.room.largest != usual.room.largest)
        out << u"--max-size"_s << base::textFromBytes(options.room.largest);
    if (options.room.freeBytes)
        out << u"--free-space"_s << base::textFromBytes(*options.room.freeBytes);
    if (options.limit != usual.limit)
        out << u"--time-limit"_s << QString::number(minutesOf(options));
    return out;
}

} // namespace tenantry::ui

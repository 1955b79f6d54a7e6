#include "ui/features/featureeditor.h"

#include "features/values.h"
#include "ui/features/featurewords.h"
#include "ui/features/requirementfields.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace tenantry::ui {

using registry::Feature;
using registry::FeatureKind;
using registry::FeatureLifetime;

namespace {

// In what saving writes.
bool same(const Feature &a, const Feature &b)
{
    const auto sameNeed = [](const registry::FeatureRequirement &one, const registry::FeatureRequirement &other) {
        return one.productId == other.productId && one.version == other.version;
    };
    return a.nameEn == b.nameEn && a.nameEs == b.nameEs && a.description == b.description && a.kind == b.kind && a.choices == b.choices
        && a.defaultValue == b.defaultValue && a.owner == b.owner && a.lifetime == b.lifetime && a.reviewOn == b.reviewOn && a.percentage == b.percentage
        && a.percentageValue == b.percentageValue && std::ranges::equal(a.requirements, b.requirements, sameNeed);
}

// "csv, xlsx"; what has a comma, a quote or blanks around it stands in quotes.
QString joined(const QStringList &choices)
{
    QStringList out;
    for (QString choice : choices) {
        const bool quoted = choice.contains(u',') || choice.contains(u'"') || choice != choice.trimmed();
        out << (quoted ? u'"' + choice.replace(u'"', QStringLiteral("\"\"")) + u'"' : choice);
    }
    return out.join(QStringLiteral(", "));
}

QStringList split(const QString &text)
{
    static const QRegularExpression one(QStringLiteral("\\s*(?:\"((?:[^\"]|\"\")*)\"\\s*(?=,|$)|([^,]*))(?:,|$)"));
    QStringList out;
    for (auto all = one.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        const QString word = match.hasCaptured(1) ? match.captured(1).replace(QStringLiteral("\"\""), QStringLiteral("\"")) : match.captured(2).trimmed();
        if (!word.isEmpty())
            out << word;
    }
    return out;
}

} // namespace

FeatureEditor::FeatureEditor(FeatureBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_key(new QLineEdit), m_nameEn(new QLineEdit),
      m_nameEs(new QLineEdit), m_description(new QLineEdit), m_choices(new QLineEdit), m_owner(new QLineEdit), m_review(new QLineEdit),
      m_percentage(new QLineEdit), m_kind(new QComboBox), m_lifetime(new QComboBox), m_default(new QComboBox), m_percentageValue(new QComboBox), m_keyField(new FormField(m_key, this)),
      m_nameEnField(new FormField(m_nameEn, this)), m_nameEsField(new FormField(m_nameEs, this)), m_descriptionField(new FormField(m_description, this)),
      m_kindField(new FormField(m_kind, this)), m_choicesField(new FormField(m_choices, this)), m_defaultField(new FormField(m_default, this)),
      m_ownerField(new FormField(m_owner, this)), m_lifetimeField(new FormField(m_lifetime, this)), m_reviewField(new FormField(m_review, this)),
      m_percentageField(new FormField(m_percentage, this)), m_percentageValueField(new FormField(m_percentageValue, this)),
      m_requires(new RequirementFields(this)), m_save(makeButton(ButtonKind::Primary, this, QStringLiteral("check"))), m_close(makeButton(ButtonKind::Normal, this)), m_banner(new ErrorBanner(this))
{
    m_title->setWordWrap(true);
    m_banner->setRetry(false);
    for (int i = 0; i <= int(FeatureKind::Choice); ++i)
        m_kind->addItem(QString());
    for (int i = 0; i <= int(FeatureLifetime::Permission); ++i)
        m_lifetime->addItem(QString());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_keyField);
    auto *grid = new QGridLayout; // one for all, so that the pairs stand below each other
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    QWidget *const fields[][2] = {{m_nameEnField, m_nameEsField}, {m_descriptionField}, {m_kindField, m_defaultField}, {m_choicesField}, {m_lifetimeField, m_ownerField},
                                  {m_reviewField}, {m_requires}, {m_percentageField, m_percentageValueField}};
    for (int row = 0; const auto &[left, right] : fields) {
        grid->addWidget(left, row, 0, 1, right ? 1 : 2, Qt::AlignTop);
        if (right)
            grid->addWidget(right, row, 1, Qt::AlignTop);
        ++row;
    }
    column->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_close);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch(1);
    for (QLineEdit *edit : {m_key, m_nameEn, m_nameEs, m_description, m_choices, m_owner, m_review, m_percentage}) {
        connect(edit, &QLineEdit::textEdited, this, [this, edit] { changed(edit); });
        connect(edit, &QLineEdit::returnPressed, this, &FeatureEditor::save);
    }
    connect(m_lifetime, &QComboBox::activated, this, [this] { changed(m_lifetime); });
    connect(m_requires, &RequirementFields::edited, this, [this] { changed(m_requires); });
    connect(m_kind, &QComboBox::activated, this, [this] {
        changed(m_refused ? m_refused->editor() : nullptr); // of another kind nothing is known yet
        for (QComboBox *value : {m_default, m_percentageValue})
            value->clear(); // of another kind
        kindChanged();
    });
    connect(m_choices, &QLineEdit::textEdited, this, &FeatureEditor::kindChanged);
    for (QComboBox *value : {m_default, m_percentageValue}) {
        connect(value, &QComboBox::activated, this, [this, value] { changed(value); });
        connect(value, &QComboBox::editTextChanged, this, [this, value] {
            if (!m_filling)
                changed(value);
        });
    }
    connect(m_save, &QPushButton::clicked, this, &FeatureEditor::save);
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_changed = false;
        emit closed();
    });
    retranslate();
}

FeatureEditor::~FeatureEditor() { m_stop.request_stop(); }

void FeatureEditor::startNew()
{
    m_isNew = true;
    m_feature = {};
    m_feature.percentageValue = QJsonValue::Undefined;
    begin();
    m_key->setFocus();
}

void FeatureEditor::start(const Feature &feature)
{
    m_isNew = false;
    m_feature = feature;
    begin();
    m_nameEn->setFocus();
}

void FeatureEditor::begin()
{
    m_changed = m_outdated = m_saidOfSaving = false;
    m_banner->clear();
    m_banner->clearActions();
    m_refused = nullptr;
    m_key->setText(m_feature.key);
    m_nameEn->setText(m_feature.nameEn);
    m_nameEs->setText(m_feature.nameEs);
    m_description->setText(m_feature.description);
    m_kind->setCurrentIndex(int(m_feature.kind));
    m_choices->setText(joined(m_feature.choices));
    m_owner->setText(m_feature.owner);
    m_lifetime->setCurrentIndex(int(m_feature.lifetime));
    m_review->setText(m_feature.reviewOn.toString(Qt::ISODate));
    m_percentage->setText(m_feature.percentage ? QString::number(*m_feature.percentage) : QString());
    m_requires->setRequirements(m_feature.requirements);
    m_keyField->setEnabled(m_isNew);
    m_kindField->setEnabled(m_isNew);
    for (QComboBox *value : {m_default, m_percentageValue})
        value->clear();
    kindChanged();
    if (!m_isNew) {
        const QScopedValueRollback filling(m_filling, true);
        FeatureWords::chooseValue(m_default, m_feature.defaultValue);
        if (m_feature.percentage)
            FeatureWords::chooseValue(m_percentageValue, m_feature.percentageValue);
    }
    readProducts();
    retranslate();
}

void FeatureEditor::readProducts()
{
    if (!m_backend.products)
        return;
    base::run(m_services.workers, m_stop.get_token(), m_backend.products).then(this, [this, number = ++m_reading](const base::Result<QList<FeatureProduct>> &result) {
        if (number != m_reading)
            return;
        if (result)
            m_requires->setProducts(*result);
        else
            m_requires->setUnreadable(result.error());
    });
}

void FeatureEditor::setCurrent(const Feature *feature)
{
    if (m_isNew || m_feature.key.isEmpty() || m_busy || (feature && feature->version == m_feature.version))
        return;
    if (feature && !m_changed) {
        m_feature = *feature;
        begin();
        return;
    }
    m_banner->clearActions();
    if (feature && same(*feature, m_feature)) { // switched off for all, say: nothing that is lost by saving
        m_feature = *feature;
        if (std::exchange(m_outdated, false))
            m_banner->clear();
        return;
    }
    if (!std::exchange(m_outdated, true)) { // else it is said already, maybe in the registry's words
        m_banner->setTone(true);
        if (feature)
            m_banner->setError({base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody changed the feature “%1” while you were typing."),
                                 {FeatureWords::name(m_feature)}},
                                QT_TRANSLATE_NOOP("core", "Read it again, then make your change once more."), {}, {}});
        else
            m_banner->setError({base::Kind::NotFound, {QT_TRANSLATE_NOOP("core", "Somebody retired the feature “%1” while you were typing."),
                                 {FeatureWords::name(m_feature)}}, {}, {}, {}});
        bringIntoView(m_banner);
    }
    if (feature)
        m_banner->addAction([] { return tr("Read again"); }, [this, theirs = *feature] { start(theirs); });
}

void FeatureEditor::kindChanged()
{
    const auto kind = FeatureKind(m_kind->currentIndex());
    m_choicesField->setVisible(kind == FeatureKind::Choice);
    const QScopedValueRollback filling(m_filling, true);
    Feature shown;
    shown.kind = kind;
    shown.choices = choices();
    for (QComboBox *value : {m_default, m_percentageValue}) {
        const bool empty = value->count() == 0 && !value->isEditable();
        FeatureWords::fillValues(value, shown);
        if (empty && kind == FeatureKind::Boolean) // off for all, and on for some
            FeatureWords::chooseValue(value, value == m_percentageValue);
        if (value->isEditable() && value->lineEdit()) {
            value->lineEdit()->setPlaceholderText(kind == FeatureKind::Number && value == m_default ? QStringLiteral("0") : QString());
            connect(value->lineEdit(), &QLineEdit::returnPressed, this, &FeatureEditor::save, Qt::UniqueConnection);
        }
    }
}

QStringList FeatureEditor::choices() const
{
    if (FeatureKind(m_kind->currentIndex()) != FeatureKind::Choice)
        return {};
    return m_choices->text() == joined(m_feature.choices) ? m_feature.choices : split(m_choices->text());
}

base::Result<Feature> FeatureEditor::typed(FormField *&at) const
{
    Feature out = m_feature;
    out.key = m_key->text().trimmed();
    out.nameEn = m_nameEn->text().trimmed();
    out.nameEs = m_nameEs->text().trimmed();
    if (out.nameEs.isEmpty())
        out.nameEs = out.nameEn;
    out.description = m_description->text().trimmed();
    out.kind = FeatureKind(m_kind->currentIndex());
    out.choices = choices();
    const auto valueOr = [&out](const QComboBox *box, const QString &otherwise) {
        return FeatureWords::chosenText(box).isEmpty() ? features::valueFromText(out, otherwise) : FeatureWords::chosenValue(box, out);
    };
    // What was not typed is not written either: as it is printed it may be shorter than it is.
    const auto asPrinted = [this](const QComboBox *box, const QJsonValue &value) {
        return !m_isNew && box->isEditable() && !value.isUndefined() && box->currentText() == FeatureWords::typing(value);
    };
    const bool boolean = out.kind == FeatureKind::Boolean;
    at = m_defaultField;
    if (!asPrinted(m_default, m_feature.defaultValue)) {
        TRY(out.defaultValue, valueOr(m_default, boolean ? QStringLiteral("false") : out.kind == FeatureKind::Choice ? out.choices.value(0) : QString()));
    }
    out.owner = m_owner->text().trimmed();
    out.lifetime = FeatureLifetime(m_lifetime->currentIndex());
    out.reviewOn = {};
    at = m_reviewField;
    TRY(const QDateTime review, features::timeFromText(m_review->text()));
    if (review.isValid())
        out.reviewOn = review.toLocalTime().date();
    out.percentage.reset();
    out.percentageValue = QJsonValue::Undefined;
    if (const QString text = m_percentage->text().trimmed(); !text.isEmpty()) {
        bool ok = false;
        out.percentage = text.toInt(&ok);
        at = m_percentageField;
        if (!ok || *out.percentage < 0 || *out.percentage > 100)
            return base::fail(base::Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is no percentage."), {text}}, QT_TRANSLATE_NOOP("core", "Give a number from 0 to 100."));
        at = m_percentageValueField;
        if (m_feature.percentage && asPrinted(m_percentageValue, m_feature.percentageValue)) {
            out.percentageValue = m_feature.percentageValue;
        } else {
            TRY(out.percentageValue, valueOr(m_percentageValue, boolean ? QStringLiteral("true") : QString()));
        }
    }
    out.requirements = m_requires->requirements();
    if (auto fault = registry::faultOf(out)) {
        at = fieldOf(fault->field);
        return base::fail(std::move(fault->why));
    }
    return out;
}

FormField *FeatureEditor::fieldOf(registry::FeatureFault::Field field) const
{
    using enum registry::FeatureFault::Field;
    switch (field) {
    case Key: return m_keyField;
    case NameEn: return m_nameEnField;
    case NameEs: return m_nameEsField;
    case Description: return m_descriptionField;
    case Owner: return m_ownerField;
    case Choices: return m_choicesField;
    case Default: return m_defaultField;
    case Percentage: return m_percentageField;
    case PercentageValue: break;
    }
    return m_percentageValueField;
}

// What was refused at another field is refused still; what the registry said was about the form as it was.
void FeatureEditor::changed(const QWidget *editor)
{
    m_changed = true;
    if (m_refused && m_refused->editor() == editor) {
        m_refused = nullptr;
        showRefused();
    }
    if (m_saidOfSaving && !m_outdated) {
        m_saidOfSaving = false;
        m_banner->clear();
    }
}

// Where it was typed.
void FeatureEditor::showRefused()
{
    for (FormField *field : {m_keyField, m_nameEnField, m_nameEsField, m_descriptionField, m_choicesField, m_defaultField, m_ownerField, m_reviewField, m_percentageField, m_percentageValueField})
        field->setError(field == m_refused ? m_refusal.message.translated() + QLatin1Char(' ') + m_refusal.hint.translated() : QString());
}

void FeatureEditor::goToRefused()
{
    m_refused->editor()->setFocus();
    bringIntoView(m_refused);
}

void FeatureEditor::save()
{
    if (m_busy)
        return;
    FormField *at = nullptr;
    const auto feature = typed(at);
    m_refused = nullptr;
    if (!feature) {
        m_outdated = false;
        m_banner->clear();
        m_refused = at;
        m_refusal = feature.error();
    }
    showRefused();
    if (m_refused)
        return goToRefused();
    m_busy = true;
    m_save->setEnabled(false);
    base::run(m_services.workers, m_stop.get_token(), [write = m_isNew ? m_backend.add : m_backend.update, feature = *feature](std::stop_token stop) { return write(feature, stop); })
        .then(this, [this](const base::Result<Feature> &result) {
            m_busy = false;
            m_save->setEnabled(true);
            if (!result && result.error().sqlstate == QLatin1String("23505")) { // there is one of that key
                m_refused = m_keyField;
                m_refusal = result.error();
                showRefused();
                return goToRefused();
            }
            if (!result) {
                m_saidOfSaving = true;
                // By its version, not by a rule of the registry, which has its SQLSTATE.
                m_outdated = result.error().kind == base::Kind::Conflict && result.error().sqlstate.isEmpty();
                m_banner->setTone(false);
                m_banner->setError(result.error(), [] { return tr("The feature could not be saved."); });
                bringIntoView(m_banner); // below a long form
                if (m_outdated)
                    emit outdated();
                return;
            }
            m_changed = false;
            emit saved(*result);
        });
}

// A list that is not typed into has no other use for it; lines have saved with it by themselves.
void FeatureEditor::keyPressEvent(QKeyEvent *event)
{
    const auto *box = qobject_cast<QComboBox *>(focusWidget());
    if (box && !box->isEditable() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        save();
    else
        QWidget::keyPressEvent(event);
}

void FeatureEditor::retranslate()
{
    m_title->setText(breakable(m_isNew ? tr("New feature") : tr("Edit “%1”").arg(FeatureWords::name(m_feature))));
    m_keyField->setLabel(tr("&Key"));
    m_keyField->setHelp(tr("What the product asks for: new-invoice. It never changes."));
    m_nameEnField->setLabel(tr("Name in English"));
    m_nameEsField->setLabel(tr("Name in Spanish"));
    m_descriptionField->setLabel(tr("Description"));
    m_descriptionField->setOptional(true);
    m_kindField->setLabel(tr("Kind"));
    m_choicesField->setLabel(tr("Choices"));
    m_choicesField->setHelp(tr("Separated by commas; one that has a comma stands in quotes."));
    m_defaultField->setLabel(tr("Default"));
    m_ownerField->setLabel(tr("Owner"));
    m_ownerField->setOptional(true);
    m_lifetimeField->setLabel(tr("Lifetime"));
    m_reviewField->setLabel(tr("Review on"));
    m_reviewField->setOptional(true);
    m_reviewField->setHelp(tr("From this day on it is pointed out: 2027-01-31."));
    m_percentageField->setLabel(tr("Percentage of the tenants"));
    m_percentageField->setOptional(true);
    m_percentageField->setHelp(tr("Always the same ones."));
    m_percentageValueField->setLabel(tr("What they get"));
    m_percentageValueField->setOptional(true);
    m_requires->retranslate();
    kindChanged(); // the words for on and off
    showRefused();
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, FeatureWords::kind(FeatureKind(i)));
    for (int i = 0; i < m_lifetime->count(); ++i)
        m_lifetime->setItemText(i, FeatureWords::lifetime(FeatureLifetime(i)));
    m_save->setText(tr("&Save"));
    m_close->setText(tr("C&ancel"));
}

} // namespace tenantry::ui

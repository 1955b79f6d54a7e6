#include "ui/features/plandelegate.h"

#include "features/values.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurewords.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/looks.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QWheelEvent>

namespace tenantry::ui {

using registry::Feature;
using registry::FeatureKind;

namespace {

// Set as properties of the editor: what the cell held when it was opened, where it is, of what, the language its number is written in, and that it is
// ended one way or the other.
constexpr char heldProperty[] = "held", atProperty[] = "at", keyProperty[] = "key", planProperty[] = "plan", writtenInProperty[] = "writtenIn", endedProperty[] = "ended";

constexpr int foldedIn = 9; // pixels of a cell's corner

QJsonValue held(const QWidget *editor)
{
    const QVariant was = editor->property(heldProperty);
    return was.isValid() ? was.toJsonValue() : QJsonValue(QJsonValue::Undefined);
}

// Undefined: as the default.
base::Result<QJsonValue> valueOf(const QString &text, const Feature &feature, const QLocale &writtenIn)
{
    if (text.trimmed().isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    return FeatureWords::typed(feature, text, writtenIn);
}

// Its values are listed; what was typed while they were not is in no line again.
bool isChosen(const Feature &feature) { return feature.kind == FeatureKind::Boolean || feature.kind == FeatureKind::Choice; }

// What is chosen in the list is meant; what the arrow keys pass by is not, before Enter.
class ChoiceBox : public QComboBox {
    Q_OBJECT
public:
    explicit ChoiceBox(QWidget *parent) : QComboBox(parent)
    {
        connect(this, &QComboBox::activated, this, [this] {
            if (std::exchange(m_open, false))
                emit meant();
        });
    }
    void showPopup() override
    {
        m_open = true;
        QComboBox::showPopup();
    }

signals:
    void meant();

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        m_open = false;
        QComboBox::keyPressEvent(event);
    }
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    bool m_open = false;
};

} // namespace

PlanDelegate::PlanDelegate(FeatureModel *model, QAbstractItemView *view) : QStyledItemDelegate(view), m_model(model), m_view(view)
{
    view->installEventFilter(this);
    model->setKeptText([self = QPointer(this)](const QString &key, const QString &planId) -> std::optional<QString> {
        const Kept *one = self ? self->keptOf(key, planId) : nullptr;
        return one && self->isUnsaved(*one) ? std::optional(one->text) : std::nullopt;
    });
    connect(model, &QAbstractItemModel::layoutChanged, this, &PlanDelegate::dropWhatOpensNoMore);
    connect(model, &QAbstractItemModel::modelReset, this, &PlanDelegate::dropWhatOpensNoMore);
}

QWidget *PlanDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Feature *feature = m_model->feature(index);
    const registry::Plan *plan = m_model->plan(index.column());
    if (!feature || !plan)
        return nullptr;
    const QJsonValue now = FeatureModel::carried(*feature, plan->id);
    QWidget *made = nullptr;
    QLocale writtenIn;
    if (isChosen(*feature)) {
        auto *box = new ChoiceBox(parent);
        FeatureWords::fillValues(box, *feature);
        box->addItem(tr("As the default: %1").arg(FeatureWords::value(feature->defaultValue)), QString());
        box->setCurrentIndex(std::max(0, box->findData(features::valueText(now))));
        connect(box, &ChoiceBox::meant, this, [this, box] {
            auto *self = const_cast<PlanDelegate *>(this);
            m_entered = true;
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        made = box;
    } else {
        auto *line = new QLineEdit(parent);
        made = line;
        const Kept *again = keptOf(feature->key, plan->id);
        line->setText(again ? again->text : FeatureWords::typing(now));
        if (again)
            writtenIn = again->writtenIn;
        line->setPlaceholderText(FeatureWords::value(feature->defaultValue));
        line->selectAll();
        setInvalid(line, again && again->wrong);
        connect(line, &QLineEdit::textEdited, line, [line] { setInvalid(line, false); });
    }
    if (!now.isUndefined())
        made->setProperty(heldProperty, now);
    made->setProperty(atProperty, QVariant::fromValue(QPersistentModelIndex(index)));
    made->setProperty(keyProperty, feature->key);
    made->setProperty(planProperty, plan->id);
    made->setProperty(writtenInProperty, writtenIn);
    m_editor = made;
    made->setAccessibleName(tr("%1 in the plan %2", "feature, plan").arg(FeatureWords::name(*feature), base::printable(plan->name)));
    made->setAutoFillBackground(true);
    return made;
}

base::Result<QJsonValue> PlanDelegate::typed(const QWidget *editor, const Feature &feature) const
{
    const auto *box = qobject_cast<const QComboBox *>(editor);
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    const QString text = box ? box->currentData().toString() : line ? line->text() : QString();
    const QLocale writtenIn = editor->property(writtenInProperty).toLocale();
    return box && !text.isEmpty() ? FeatureWords::typed(feature, text, writtenIn) : valueOf(text, feature, writtenIn);
}

void PlanDelegate::refuse(QWidget *editor, const base::Error &error) const
{
    if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        keep(line, true);
        setInvalid(editor, true);
    }
    emit refused(error);
}

const PlanDelegate::Kept *PlanDelegate::keptOf(const QString &key, const QString &planId) const
{
    const auto found = std::ranges::find_if(m_kept, [&](const Kept &each) { return each.key == key && each.planId == planId; });
    return found == m_kept.end() ? nullptr : &*found;
}

void PlanDelegate::keep(const QLineEdit *line, bool wrong) const
{
    const Kept one{{line->property(keyProperty).toString(), line->property(planProperty).toString()}, line->text(), line->property(writtenInProperty).toLocale(), wrong};
    m_kept.removeIf([&](const Kept &each) { return each.key == one.key && each.planId == one.planId; });
    if (const Feature *feature = m_model->find(one.key); !feature || !isChosen(*feature))
        m_kept << one;
    m_view->viewport()->update();
}

void PlanDelegate::forget(const QObject *editor) const
{
    const QString key = editor->property(keyProperty).toString(), planId = editor->property(planProperty).toString();
    m_kept.removeIf([&](const Kept &each) { return each.key == key && each.planId == planId; });
    m_view->viewport()->update();
    emit accepted();
}

// Somebody made a switch of it, or a list of values: nobody could open the cell and see what would be lost.
void PlanDelegate::dropWhatOpensNoMore()
{
    m_kept.removeIf([this](const Kept &each) {
        const Feature *feature = m_model->find(each.key);
        return feature && isChosen(*feature);
    });
}

// Where the feature or the plan is gone there is nothing left to type for.
bool PlanDelegate::isUnsaved(const Kept &one) const
{
    const Feature *feature = m_model->find(one.key);
    if (!feature || std::ranges::none_of(m_model->plans(), [&](const registry::Plan &plan) { return plan.id == one.planId; }))
        return false;
    const auto value = valueOf(one.text, *feature, one.writtenIn);
    return !value || *value != FeatureModel::carried(*feature, one.planId);
}

QList<PlanDelegate::Cell> PlanDelegate::kept() const
{
    QList<Cell> out;
    for (const Kept &each : std::as_const(m_kept))
        if (isUnsaved(each))
            out << each;
    return out;
}

int PlanDelegate::unsaved() const
{
    const QList<Cell> closed = kept();
    const QWidget *open = halfTyped();
    const bool another = open && std::ranges::none_of(closed, [open](const Cell &each) { // what is opened again is still kept
        return each.key == open->property(keyProperty).toString() && each.planId == open->property(planProperty).toString();
    });
    return int(closed.size()) + (another ? 1 : 0);
}

QWidget *PlanDelegate::halfTyped() const
{
    const Feature *feature = m_editor && !m_editor->isHidden() ? m_model->feature(m_editor->property(atProperty).value<QPersistentModelIndex>()) : nullptr;
    if (!feature)
        return nullptr;
    const auto value = typed(m_editor, *feature);
    return !value || *value != held(m_editor) ? m_editor.data() : nullptr;
}

void PlanDelegate::discard()
{
    QWidget *open = halfTyped();
    m_kept.clear();
    m_view->viewport()->update();
    emit accepted();
    if (!open)
        return;
    open->setProperty(endedProperty, true);
    emit closeEditor(open, RevertModelCache);
}

bool PlanDelegate::isElsewhere(const QWidget *editor) const
{
    const QWidget *at = QApplication::focusWidget(), *table = qobject_cast<QWidget *>(parent());
    return !at || (at != editor && !editor->isAncestorOf(at) && at != table && !(table && table->isAncestorOf(at)));
}

void PlanDelegate::destroyEditor(QWidget *editor, const QModelIndex &index) const
{
    if (!editor->property(endedProperty).toBool()) { // nobody ended it: its line was filtered out, or the columns are others
        if (const auto *line = qobject_cast<QLineEdit *>(editor); line && line->isModified())
            keep(line, false);
        if (!index.isValid())
            emit const_cast<PlanDelegate *>(this)->closeEditor(editor); // Qt's table took it away and would go on as if it were open: no other cell could be
    }
    QStyledItemDelegate::destroyEditor(editor, index);
}

void PlanDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const Feature *feature = m_model->feature(index);
    if (!feature)
        return;
    const auto value = typed(editor, *feature);
    editor->setProperty(endedProperty, true);
    if (!value)
        return refuse(editor, value.error());
    forget(editor);
    if (*value != held(editor))
        m_model->offer(index, held(editor), *value);
    m_entered = false;
}

// A corner that is folded in: it takes no room from the value, which is whole.
void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!m_model->keptText(index))
        return;
    const QPoint corner = option.rect.topRight() + QPoint(1, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::tokens(option.palette).warning);
    painter->drawPolygon(QPolygon{corner, corner - QPoint(foldedIn, 0), corner + QPoint(0, foldedIn)});
    painter->restore();
}

void PlanDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect place = option.rect;
    if (const int wider = std::max(editor->sizeHint().width(), 120) - place.width(); wider > 0 && editor->parentWidget()) { // a narrow column; a word is not typed blind
        place.setWidth(place.width() + wider);
        if (const int out = place.right() - editor->parentWidget()->width() + 1; out > 0)
            place.translate(-std::min(out, place.left()), 0);
    }
    editor->setGeometry(place);
}

// The keys that drop a list down drop it down from the closed cell, too.
bool PlanDelegate::dropsDown(const QKeyEvent &key)
{
    const bool asked = (key.key() == Qt::Key_F4 && key.modifiers() == Qt::NoModifier) || (key.key() == Qt::Key_Down && (key.modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier);
    const QModelIndex at = m_view->currentIndex();
    const Feature *feature = m_model->feature(at);
    if (!asked || !feature || !at.flags().testFlag(Qt::ItemIsEditable) || !isChosen(*feature))
        return false;
    m_view->edit(at);
    if (auto *box = qobject_cast<QComboBox *>(m_view->indexWidget(at)))
        box->showPopup();
    return true;
}

bool PlanDelegate::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view)
        return event->type() == QEvent::KeyPress && dropsDown(*static_cast<QKeyEvent *>(event));
    auto *line = qobject_cast<QLineEdit *>(watched);
    const auto at = watched->property(atProperty).value<QPersistentModelIndex>();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            watched->setProperty(endedProperty, true);
            forget(watched);
        }
        const Feature *feature = m_model->feature(at);
        m_entered = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (line && feature && m_entered)
            if (const auto value = typed(line, *feature); !value) {
                m_entered = false;
                refuse(line, value.error());
                line->selectAll();
                return true;
            }
    }
    if (event->type() == QEvent::FocusOut && watched == m_editor && isElsewhere(m_editor) && halfTyped())
        return false;
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace tenantry::ui

#include "plandelegate.moc"

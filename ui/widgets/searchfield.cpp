#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QAbstractItemView>
#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

namespace tenantry::ui {

SearchField::SearchField(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_hint(makeLabel(Look::Small, m_edit)), m_message(makeLabel(Look::Error, this)),
      m_timer(new QTimer(this)), m_icon(m_edit->addAction(Icons::get("search"), QLineEdit::LeadingPosition))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit);
    layout->addWidget(m_message);
    m_message->hide();
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_icon->setEnabled(true);
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_timer->setSingleShot(true);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, [this] { emit searched(m_edit->text()); });
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        placeHint();
        m_timer->start();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (m_timer->isActive()) {
            m_timer->stop();
            emit searched(m_edit->text());
        }
        emit submitted(m_edit->text());
    });
}

QString SearchField::text() const { return m_edit->text(); }
void SearchField::setText(const QString &text) { m_edit->setText(text); }

void SearchField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
    m_edit->setAccessibleName(text);
}

void SearchField::setShortcutHint(const QKeySequence &keys)
{
    m_hint->setText(keys.toString(QKeySequence::NativeText));
    placeHint();
}

void SearchField::setInvalid(const QString &reason)
{
    m_message->setText(reason);
    m_message->setVisible(!reason.isEmpty());
    m_edit->setAccessibleDescription(reason);
    ui::setInvalid(m_edit, !reason.isEmpty());
}

bool SearchField::isInvalid() const { return !m_message->text().isEmpty(); }
void SearchField::setDelay(int ms) { m_timer->setInterval(ms); }

void SearchField::placeHint()
{
    m_hint->setVisible(m_edit->text().isEmpty() && !m_edit->hasFocus() && !m_hint->text().isEmpty());
    m_hint->adjustSize();
    m_hint->move(m_edit->width() - m_hint->width() - 10, (m_edit->height() - m_hint->height()) / 2);
}

bool SearchField::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::FocusIn:
    case QEvent::FocusOut: QTimer::singleShot(0, this, &SearchField::placeHint); break;
    case QEvent::ShortcutOverride:
        // Esc empties the field before it means "back" to the window.
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_edit->text().isEmpty()) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_edit->text().isEmpty()) {
            m_edit->clear();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Down) {
            emit left();
            return key == Qt::Key_Down;
        }
        break;
    }
    default: break;
    }
    return QWidget::eventFilter(object, event);
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        placeHint();
    QWidget::changeEvent(event);
}

void goInto(QAbstractItemView *list)
{
    const QAbstractItemModel *model = list->model();
    if (!list->selectionModel()->hasSelection() && model->rowCount() > 0) // the view itself would make the first one current, and not show it
        list->setCurrentIndex(list->currentIndex().isValid() ? list->currentIndex() : model->index(0, 0));
    list->setFocus();
}

} // namespace tenantry::ui

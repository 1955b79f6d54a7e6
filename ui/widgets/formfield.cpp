#include "ui/widgets/formfield.h"

#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

// What is typed into: a line beside a button comes as one widget whose focus goes to the line.
QWidget *typedInto(QWidget *editor)
{
    while (editor->focusProxy())
        editor = editor->focusProxy();
    return editor;
}

} // namespace

FormField::FormField(QWidget *editor, QWidget *parent)
    : QWidget(parent), m_editor(typedInto(editor)), m_label(makeLabel(Look::Body, this)), m_icon(new QLabel(this)), m_message(makeLabel(Look::Muted, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_label->setWordWrap(false);
    m_label->setBuddy(m_editor); // QLabel passes over one that only hands its focus on
    layout->addWidget(m_label);
    editor->setParent(this);
    layout->addWidget(editor);
    auto *below = new QHBoxLayout;
    below->setSpacing(6);
    below->addWidget(m_icon, 0, Qt::AlignTop);
    below->addWidget(m_message, 1);
    layout->addLayout(below);
    setFocusProxy(m_editor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    display();
}

void FormField::setLabel(const QString &label)
{
    m_labelText = label;
    display();
}

void FormField::setOptional(bool optional)
{
    m_optional = optional;
    display();
}

void FormField::setHelp(const QString &help)
{
    m_help = help;
    display();
}

void FormField::setVerdict(Verdict verdict, const QString &text)
{
    m_verdict = verdict;
    m_text = text;
    display();
}

void FormField::display()
{
    m_label->setText(m_optional ? tr("%1 (optional)").arg(m_labelText) : m_labelText);
    static const QRegularExpression mnemonic(QStringLiteral("&(.)"));
    m_editor->setAccessibleName(QString(m_labelText).replace(mnemonic, QStringLiteral("\\1")));
    const bool verdict = m_verdict != Verdict::None;
    m_message->setText(verdict && !m_text.isEmpty() ? m_text : m_help);
    m_message->setVisible(!m_message->text().isEmpty());
    m_editor->setAccessibleDescription(m_message->text());
    setLook(m_message, m_verdict == Verdict::Bad ? Look::Error : m_verdict == Verdict::Good ? Look::Success : Look::Muted);
    const theme::Tokens &t = theme::tokens();
    const char *icon = m_verdict == Verdict::Bad ? "error" : m_verdict == Verdict::Good ? "done" : m_verdict == Verdict::Checking ? "clock" : "";
    m_icon->setVisible(verdict);
    if (verdict)
        m_icon->setPixmap(Icons::pixmap(QString::fromLatin1(icon), 16,
                                        m_verdict == Verdict::Bad ? t.danger : m_verdict == Verdict::Good ? t.success : t.muted, devicePixelRatioF()));
    ui::setInvalid(m_editor, m_verdict == Verdict::Bad);
}

void FormField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        display();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

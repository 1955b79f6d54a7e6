#include "ui/tenants/groupbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/looks.h"
#include "workstation/store.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {
constexpr int chipsAtMost = 6; // the rest is in the menu

// A pill with an edge; filled while its filter is in force.
class GroupChip : public QToolButton {
public:
    using QToolButton::QToolButton;
    QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(label()) + 26, 28}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF pill = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
        painter.setPen(QPen(hasFocus() ? t.link : isChecked() ? t.accent : t.control, hasFocus() ? 2 : 1));
        painter.setBrush(isChecked() ? t.accentSoft : underMouse() ? t.hover : t.surface);
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        painter.setPen(isChecked() ? t.link : t.text);
        painter.drawText(rect().adjusted(13, 0, -12, 0), int(Qt::AlignCenter) | int(Qt::TextSingleLine), label());
    }

private:
    QString label() const { return text().replace(QStringLiteral("&&"), QStringLiteral("&")); }
};

QString menuText(QString text) { return text.replace(QLatin1Char('&'), QStringLiteral("&&")); }
}

GroupBar::GroupBar(workstation::Store *store, const QString &registryId, QWidget *parent)
    : QWidget(parent), m_store(store), m_registryId(registryId), m_button(new QToolButton(this)), m_menu(new QMenu(this)),
      m_chipRow(new QWidget(this)), m_editor(new QFrame(this)), m_question(makeLabel(Look::Muted, m_editor)),
      m_problem(makeLabel(Look::Error, m_editor)), m_name(new QLineEdit(m_editor)), m_save(makeButton(ButtonKind::Primary, m_editor)),
      m_cancel(makeButton(ButtonKind::Normal, m_editor))
{
    m_button->setObjectName(QStringLiteral("tenantGroups"));
    m_button->setIcon(Icons::get("star"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &GroupBar::fillMenu);

    m_chips = new QHBoxLayout(m_chipRow);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(6);

    m_name->setObjectName(QStringLiteral("tenantGroupName"));
    m_name->setMaxLength(60);
    m_name->setMaximumWidth(280);
    m_question->setBuddy(m_name);
    m_question->setWordWrap(false);
    m_problem->hide();
    auto *line = new QHBoxLayout(m_editor);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_question);
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    line->addWidget(m_cancel);
    line->addWidget(m_problem);
    line->addStretch(1);
    m_editor->hide();
    connect(m_save, &QPushButton::clicked, this, &GroupBar::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &GroupBar::endEditing);
    connect(m_name, &QLineEdit::returnPressed, this, &GroupBar::confirm);
    connect(m_name, &QLineEdit::textChanged, m_problem, &QWidget::hide);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_editor, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &GroupBar::endEditing);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_chipRow);
    column->addWidget(m_editor);
    retranslate();
    read();
}

void GroupBar::read()
{
    m_groups.clear();
    if (m_store) {
        if (auto groups = m_store->groups(m_registryId))
            m_groups = *groups;
    }
    fill();
}

void GroupBar::fill()
{
    clearLayout(m_chips);
    for (qsizetype i = 0; i < std::min<qsizetype>(chipsAtMost, m_groups.size()); ++i) {
        const auto &[name, expression] = m_groups.at(i);
        auto *chip = new GroupChip(m_chipRow);
        chip->setText(menuText(name));
        chip->setCheckable(true);
        chip->setChecked(expression == m_expression);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setToolTip(expression);
        chip->setAccessibleName(tr("Group %1").arg(name));
        chip->setAccessibleDescription(expression);
        chip->setContextMenuPolicy(Qt::CustomContextMenu);
        // A second click takes the group's filter off again.
        connect(chip, &QToolButton::clicked, this, [this, text = expression](bool on) { emit applied(on ? text : QString()); });
        connect(chip, &QToolButton::customContextMenuRequested, this, [this, chip, group = name](const QPoint &at) {
            auto *menu = new QMenu(chip);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            connect(menu->addAction(Icons::get("edit"), tr("Rename…")), &QAction::triggered, this, [this, group] { startRenaming(group); });
            connect(menu->addAction(Icons::get("trash"), tr("Remove group")), &QAction::triggered, this, [this, group] { remove(group); });
            menu->popup(chip->mapToGlobal(at));
        });
        m_chips->addWidget(chip);
    }
    m_chips->addStretch(1);
    m_chipRow->setVisible(!m_groups.isEmpty());
    setVisible(!m_groups.isEmpty() || m_editor->isVisibleTo(this));
}

void GroupBar::setExpression(const QString &expression, bool valid)
{
    m_expression = expression.trimmed();
    m_valid = valid;
    for (int i = 0; i < m_chips->count(); ++i) {
        if (auto *chip = qobject_cast<QToolButton *>(m_chips->itemAt(i)->widget()); chip && i < m_groups.size())
            chip->setChecked(m_groups.at(i).second == m_expression);
    }
}

void GroupBar::fillMenu()
{
    m_menu->clear();
    for (const auto &[name, expression] : std::as_const(m_groups)) {
        QMenu *group = m_menu->addMenu(menuText(name));
        group->setToolTipsVisible(true);
        QAction *apply = group->addAction(Icons::get("filter"), tr("Apply"));
        apply->setToolTip(expression);
        connect(apply, &QAction::triggered, this, [this, text = expression] { emit applied(text); });
        connect(group->addAction(Icons::get("edit"), tr("Rename…")), &QAction::triggered, this, [this, n = name] { startRenaming(n); });
        connect(group->addAction(Icons::get("trash"), tr("Remove group")), &QAction::triggered, this, [this, n = name] { remove(n); });
    }
    if (!m_groups.isEmpty())
        m_menu->addSeparator();
    QAction *save = m_menu->addAction(Icons::get("plus"), tr("Save this filter as a group…"));
    save->setEnabled(m_valid && !m_expression.isEmpty());
    connect(save, &QAction::triggered, this, &GroupBar::startSaving);
}

void GroupBar::startSaving()
{
    m_renaming.clear();
    m_question->setText(tr("Name of the group:"));
    m_save->setText(tr("Save group"));
    m_name->clear();
    m_problem->hide();
    m_editor->show();
    show();
    m_name->setFocus();
}

void GroupBar::startRenaming(const QString &name)
{
    startSaving();
    m_renaming = name;
    m_question->setText(tr("New name of the group:"));
    m_save->setText(tr("Rename group"));
    m_name->setText(name);
    m_name->selectAll();
}

void GroupBar::endEditing()
{
    m_editor->hide();
    m_renaming.clear();
    setVisible(!m_groups.isEmpty());
    m_button->setFocus();
}

void GroupBar::confirm()
{
    const QString name = m_name->text().simplified();
    QString problem;
    if (name.isEmpty())
        problem = tr("A group needs a name.");
    for (const auto &[other, expression] : std::as_const(m_groups)) {
        if (other.compare(name, Qt::CaseInsensitive) == 0 && other != m_renaming)
            problem = tr("There is a group of that name already.");
    }
    if (!problem.isEmpty()) {
        m_problem->setText(problem);
        m_problem->show();
        m_name->setFocus();
        return;
    }
    if (m_renaming.isEmpty())
        save(name);
    else
        rename(m_renaming, name);
    endEditing();
}

void GroupBar::save(const QString &name)
{
    if (m_store)
        (void)m_store->saveGroup(m_registryId, name, m_expression);
    read();
}

void GroupBar::rename(const QString &from, const QString &to)
{
    if (!m_store || from == to)
        return;
    for (const auto &[name, expression] : std::as_const(m_groups)) {
        if (name == from && m_store->saveGroup(m_registryId, to, expression))
            (void)m_store->removeGroup(m_registryId, from);
    }
    read();
}

void GroupBar::remove(const QString &name)
{
    if (m_store)
        (void)m_store->removeGroup(m_registryId, name);
    read();
}

void GroupBar::retranslate()
{
    m_button->setText(tr("Groups"));
    m_button->setAccessibleName(tr("Saved groups"));
    m_button->setToolTip(tr("Saved groups: names for filters"));
    m_cancel->setText(tr("Cancel"));
    m_name->setAccessibleName(tr("Name of the group"));
    if (m_editor->isVisibleTo(this))
        m_question->setText(m_renaming.isEmpty() ? tr("Name of the group:") : tr("New name of the group:"));
    fill();
}

} // namespace tenantry::ui

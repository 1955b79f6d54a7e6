#include "ui/migrations/selectionbox.h"

#include "registry/filter.h"
#include "ui/theme/icons.h"
#include "ui/widgets/looks.h"
#include "workstation/store.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace tenantry::ui {

SelectionBox::SelectionBox(const Services &services, const QString &registryId, QWidget *parent)
    : QWidget(parent), m_store(services.store), m_registryId(registryId), m_edit(new QLineEdit(this)), m_reason(makeLabel(Look::Error, this)), m_groups(new QToolButton(this)), m_menu(new QMenu(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_edit, 1);
    row->addWidget(m_groups);
    column->addLayout(row);
    column->addWidget(m_reason);
    m_reason->hide();
    m_groups->setIcon(Icons::get("star"));
    m_groups->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_groups->setPopupMode(QToolButton::InstantPopup);
    m_groups->setFocusPolicy(Qt::StrongFocus);
    m_groups->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &SelectionBox::fillMenu);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        setInvalid(m_edit, false);
        m_reason->hide();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &SelectionBox::accepted);
    retranslate();
}

QString SelectionBox::filter() const { return m_edit->text().simplified(); }

bool SelectionBox::check()
{
    const auto parsed = registry::Filter::parse(filter());
    setInvalid(m_edit, !parsed);
    m_reason->setText(parsed ? QString() : parsed.error().message.translated());
    m_reason->setVisible(!parsed);
    m_edit->setAccessibleDescription(m_reason->text());
    return parsed.has_value();
}

void SelectionBox::fillMenu()
{
    m_menu->clear();
    connect(m_menu->addAction(tr("All tenants")), &QAction::triggered, m_edit, &QLineEdit::clear);
    const auto groups = m_store ? m_store->groups(m_registryId) : base::Result<QList<std::pair<QString, QString>>>();
    if (!groups || groups->isEmpty()) {
        m_menu->addAction(tr("No groups are saved: the Tenants page makes them."))->setEnabled(false);
        return;
    }
    m_menu->addSeparator();
    for (const auto &[name, expression] : *groups)
        connect(m_menu->addAction(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&"))), &QAction::triggered, m_edit, [this, text = expression] { m_edit->setText(text); });
}

void SelectionBox::retranslate()
{
    m_edit->setAccessibleName(tr("Tenants"));
    m_edit->setPlaceholderText(tr("All tenants, or a filter: plan:gold server:db2"));
    m_groups->setText(tr("Groups"));
}

} // namespace tenantry::ui

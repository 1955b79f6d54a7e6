#include "ui/operators/operatordetails.h"

#include "ui/operators/operatorwords.h"
#include "ui/shell/identity.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace tenantry::ui {

using operators::Operator;
using registry::Role;

OperatorDetails::OperatorDetails(const OperatorBackend &backend, QWidget *parent)
    : QWidget(parent), m_mayChange(backend.admin()), m_me(backend.who.id), m_name(makeLabel(Look::Title, this)), m_login(makeLabel(Look::Muted, this)), m_note(makeLabel(Look::Warning, this)), m_last(makeLabel(Look::Muted, this)), m_loginNote(makeLabel(Look::Warning, this)),
      m_chip(new StatusChip(this)), m_facts(new KeyValueView(this)), m_edit(makeButton(ButtonKind::Normal, this, QStringLiteral("edit"))),
      m_tenants(makeButton(ButtonKind::Normal, this, QStringLiteral("tenants"))), m_role(makeButton(ButtonKind::Normal, this, QStringLiteral("shield"))),
      m_enabled(makeButton(ButtonKind::Danger, this)), m_reset(makeButton(ButtonKind::Normal, this, QStringLiteral("key"))),
      m_sessions(makeButton(ButtonKind::Normal, this, QStringLiteral("log-out"))),
      m_copy(makeButton(ButtonKind::Ghost, this, QStringLiteral("terminal"))), m_lines(new QMenu(this)), m_buttons(new QGridLayout)
{
    m_name->setWordWrap(true);
    m_login->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(QStringLiteral("role"), {}, {}, KeyValueView::Plain);
    m_facts->addRow(QStringLiteral("email"), {});
    for (const char *key : {"language", "tenants", "seen", "from", "sessions", "keys", "oneTime", "since"})
        m_facts->addRow(QString::fromLatin1(key), {}, {}, KeyValueView::Plain);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_name);
    auto *second = new QHBoxLayout;
    second->addWidget(m_login, 1);
    second->addWidget(m_chip);
    column->addLayout(second);
    column->addWidget(m_note);
    column->addWidget(m_loginNote);
    m_buttons->setSpacing(8);
    m_buttons->setColumnStretch(2, 1);
    column->addLayout(m_buttons);
    column->addWidget(m_last);
    column->addSpacing(4);
    column->addWidget(m_facts);
    column->addStretch(1);
    m_copy->setMenu(m_lines);
    connect(m_edit, &QPushButton::clicked, this, &OperatorDetails::editRequested);
    connect(m_tenants, &QPushButton::clicked, this, &OperatorDetails::tenantsRequested);
    connect(m_reset, &QPushButton::clicked, this, &OperatorDetails::resetRequested);
    connect(m_sessions, &QPushButton::clicked, this, &OperatorDetails::endSessionsRequested);
    connect(m_role, &QPushButton::clicked, this, [this] { emit roleRequested(m_who.role == Role::Admin ? Role::User : Role::Admin); });
    connect(m_enabled, &QPushButton::clicked, this, [this] { emit enabledRequested(!m_who.enabled); });
    connect(m_lines, &QMenu::aboutToShow, this, [this] {
        m_lines->clear();
        for (const QString &line : commands())
            m_lines->addAction(QString(line).replace(u'&', QStringLiteral("&&")), this, [line] { copyText(line); });
    });
    retranslate();
}

void OperatorDetails::set(const Operator &who, const QList<operators::DataKeyStatus> &keys, const QDateTime &now, bool lastAdmin)
{
    m_lastAdmin = lastAdmin;
    m_now = now;
    m_who = who;
    m_keys = keys;
    display();
}

QStringList OperatorDetails::commands() const
{
    const auto line = [&](const QStringList &words) { return commandLine(QStringList{QStringLiteral("operator")} + words); };
    QStringList lines{line({m_who.enabled ? QStringLiteral("disable") : QStringLiteral("enable"), m_who.login}),
                      line({QStringLiteral("edit"), m_who.login, QStringLiteral("--role"), m_who.role == Role::Admin ? QStringLiteral("user") : QStringLiteral("admin")})};
    lines << line({QStringLiteral("edit"), m_who.login, QStringLiteral("--end-sessions")});
    if (m_who.id != m_me)
        lines << line({QStringLiteral("password"), m_who.login});
    return lines;
}

void OperatorDetails::display()
{
    const bool me = m_who.id == m_me, admin = m_who.role == Role::Admin;
    m_name->setText(breakable(base::printable(m_who.name.isEmpty() ? m_who.login : m_who.name)));
    m_login->setText(me ? tr("%1 (you)", "login").arg(base::printable(m_who.login)) : base::printable(m_who.login));
    m_chip->setStatus(OperatorWords::status(m_who));
    for (QPushButton *button : {m_edit, m_tenants, m_role, m_enabled, m_reset, m_sessions, m_copy})
        button->setVisible(m_mayChange);
    m_tenants->setVisible(m_mayChange && !admin); // an ADMIN sees all
    m_reset->setVisible(m_mayChange && !me);      // one's own is changed, not reset
    int cell = 0; // the ones that are there, two in a row
    for (QPushButton *button : {m_edit, m_tenants, m_reset, m_sessions, m_role, m_enabled, m_copy})
        if (!button->isHidden()) {
            m_buttons->addWidget(button, cell / 2, cell % 2, Qt::AlignLeft); // again: it is moved
            ++cell;
        }
    m_role->setText(admin ? tr("Make &support") : tr("Make &administrator"));
    m_enabled->setText(m_who.enabled ? tr("&Disable") : tr("&Enable"));
    setKind(m_enabled, m_who.enabled ? ButtonKind::Danger : ButtonKind::Normal);
    const QString why = !m_lastAdmin ? QString() // in the registry's own words, which refuses it
                                     : QCoreApplication::translate("core", "This is the last ADMIN of the registry who can sign in.") + u' '
                                           + QCoreApplication::translate("core", "Make somebody else ADMIN first. Who was invited counts once they have chosen a password of their own.");
    for (QPushButton *button : {m_role, m_enabled}) {
        button->setEnabled(!m_lastAdmin);
        button->setToolTip(why);
    }
    m_last->setText(why);
    m_last->setVisible(m_mayChange && m_lastAdmin);
    m_facts->setValue(QStringLiteral("role"), roleText(m_who.role));
    m_facts->setValue(QStringLiteral("email"), base::printable(m_who.email));
    m_facts->setValue(QStringLiteral("language"), OperatorWords::language(m_who.language));
    m_facts->setValue(QStringLiteral("tenants"), OperatorWords::tenants(m_who));
    const QString seen = OperatorWords::lastSignIn(m_who, m_now);
    m_facts->setValue(QStringLiteral("seen"), m_who.lastSignInAt.isValid() ? QStringLiteral("%1 (%2)").arg(seen, moment(m_who.lastSignInAt)) : seen);
    m_facts->setValue(QStringLiteral("from"), OperatorWords::from(m_who));
    m_facts->setValue(QStringLiteral("sessions"), QLocale().toString(m_who.openSessions));
    m_facts->setValue(QStringLiteral("keys"), m_who.enabled || m_who.keys.isEmpty() ? OperatorWords::keys(m_who.keys) : tr("%1, once enabled again", "data keys").arg(OperatorWords::keys(m_who.keys)));
    m_facts->setRowVisible(QStringLiteral("oneTime"), m_who.mustChangePassword);
    m_facts->setValue(QStringLiteral("oneTime"), m_who.oneTimeUntil.isValid() ? moment(m_who.oneTimeUntil) : QString());
    m_facts->setValue(QStringLiteral("since"), moment(m_who.createdAt));
    m_loginNote->setText(OperatorWords::whyNoSignIn(m_who));
    m_loginNote->setVisible(!m_loginNote->text().isEmpty());
    const QStringList due = OperatorWords::keysDueBecauseOf(m_who.login, m_keys);
    m_note->setVisible(!due.isEmpty());
    m_note->setText(tr("Could open %Ln data key(s) when access was taken away; due for rotation: %1.", nullptr, int(due.size())).arg(due.join(QStringLiteral(", "))));
}

void OperatorDetails::retranslate()
{
    m_edit->setText(tr("Edi&t"));
    m_tenants->setText(tr("Te&nants…"));
    m_reset->setText(tr("&Reset password"));
    m_sessions->setText(tr("End sessi&ons…"));
    m_copy->setText(tr("&Copy as command"));
    const std::pair<const char *, QString> labels[] = {{"role", tr("Role")}, {"email", tr("E-mail")}, {"language", tr("Language")}, {"tenants", tr("Tenants")},
                                                       {"seen", tr("Last sign-in")}, {"from", tr("From")}, {"sessions", tr("Open sign-ins")}, {"keys", tr("Data keys")},
                                                       {"oneTime", tr("One-time password until")}, {"since", tr("Added")}};
    for (const auto &[key, label] : labels)
        m_facts->setLabel(QString::fromLatin1(key), label);
    display();
}

} // namespace tenantry::ui

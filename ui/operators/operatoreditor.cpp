#include "ui/operators/operatoreditor.h"

#include "base/names.h"
#include "ui/operators/operatorwords.h"
#include "ui/operators/tenantpicker.h"
#include "ui/shell/identity.h"
#include "ui/shell/language.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/ondemand.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tenantry::ui {

using operators::Operator;
using registry::Role;

OperatorEditor::OperatorEditor(const OperatorBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_title(makeLabel(Look::Title, this)), m_meanwhile(makeLabel(Look::Warning, this)), m_tenantsTitle(makeLabel(Look::Heading, this)),
      m_login(new QLineEdit), m_name(new QLineEdit), m_email(new QLineEdit), m_role(new QComboBox), m_language(new QComboBox),
      m_loginField(new FormField(m_login, this)), m_nameField(new FormField(m_name, this)), m_emailField(new FormField(m_email, this)), m_roleField(new FormField(m_role, this)),
      m_languageField(new FormField(m_language, this)), m_tenants(new TenantPicker(this)), m_banner(new ErrorBanner(this)),
      m_save(makeButton(ButtonKind::Primary, this, QStringLiteral("check"))), m_close(makeButton(ButtonKind::Normal, this)), m_command(new CopyButton(this))
{
    m_title->setWordWrap(true);
    m_login->setObjectName(QStringLiteral("operatorLogin"));
    m_login->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_banner->setRetry(false);
    for (const Role role : {Role::User, Role::Admin})
        m_role->addItem(QString(), int(role));
    m_language->addItem(QString(), QString());
    for (const QString &code : Language::codes())
        m_language->addItem(Language::name(code), code);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    QScrollArea *area = makeScrollArea(this);
    auto *inside = new QWidget;
    area->setWidget(inside);
    outer->addWidget(area, 1);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 16, 16, 8);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_command);
    column->addLayout(head);
    column->addWidget(m_meanwhile);
    column->addWidget(m_loginField);
    column->addWidget(m_nameField);
    column->addWidget(m_emailField);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(12);
    pair->addWidget(m_roleField, 1, Qt::AlignTop);
    pair->addWidget(m_languageField, 1, Qt::AlignTop);
    column->addLayout(pair);
    column->addWidget(m_tenantsTitle);
    column->addWidget(m_tenants, 1);
    column->addStretch();
    // What ends it, and why it did not, is seen wherever a long form is scrolled to.
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(16, 4, 16, 16);
    foot->setSpacing(10);
    foot->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_close);
    buttons->addStretch();
    foot->addLayout(buttons);
    outer->addLayout(foot);
    for (QLineEdit *edit : {m_login, m_name, m_email}) {
        connect(edit, &QLineEdit::textEdited, this, [this] { m_changed = true; });
        connect(edit, &QLineEdit::returnPressed, this, &OperatorEditor::save);
    }
    connect(m_login, &QLineEdit::textEdited, this, [this] { m_loginField->setError({}); });
    connect(m_email, &QLineEdit::textEdited, this, [this] { m_emailField->setError({}); });
    connect(m_language, &QComboBox::activated, this, [this] { m_changed = true; });
    connect(m_role, &QComboBox::activated, this, [this] {
        m_changed = true;
        roleChosen();
    });
    connect(m_tenants, &TenantPicker::changed, this, [this] { m_changed = m_changed || m_tenants->hasChanges(); });
    connect(m_save, &QPushButton::clicked, this, &OperatorEditor::save);
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_changed = false;
        emit closed();
    });
    m_command->setSource([this] { return command(); });
    retranslate();
}

OperatorEditor::~OperatorEditor() { m_stop.request_stop(); }

void OperatorEditor::startNew()
{
    m_isNew = true;
    m_who = {};
    begin();
    readTenants();
    m_login->setFocus(Qt::OtherFocusReason);
}

void OperatorEditor::start(const Operator &who)
{
    m_isNew = false;
    m_who = m_seen = who;
    begin();
    m_name->setFocus(Qt::OtherFocusReason);
}

void OperatorEditor::begin()
{
    m_changed = false;
    ++m_newest;
    m_banner->clear();
    m_meanwhile->hide();
    m_login->setText(m_who.login);
    m_name->setText(m_who.name);
    m_email->setText(m_who.email);
    m_role->setCurrentIndex(m_role->findData(int(m_who.role)));
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_who.language)));
    m_loginField->setError({});
    m_emailField->setError({});
    m_loginField->setVisible(m_isNew);
    m_roleField->setVisible(m_isNew); // promoting and demoting moves data keys, and is asked about on its own
    m_tenants->forget();
    roleChosen();
    retranslate();
}

void OperatorEditor::roleChosen()
{
    const bool picks = m_isNew && m_role->currentData().toInt() == int(Role::User);
    m_tenants->setVisible(picks);
    m_tenantsTitle->setVisible(picks);
    retranslate();
}

void OperatorEditor::readTenants()
{
    if (!m_backend.assignable)
        return;
    base::run(m_services.workers, m_stop.get_token(), [read = m_backend.assignable](std::stop_token stop) { return read({}, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<Assignable> &all) {
            if (number != m_newest)
                return;
            if (all)
                m_tenants->set(*all);
            else
                m_banner->setError(all.error(), [] { return tr("The tenants could not be read."); });
        });
}

void OperatorEditor::readAgain(const OperatorSnapshot &now)
{
    if (!isOnPage(this) || m_busy)
        return;
    if (m_isNew) {
        if (m_tenants->isVisibleTo(this))
            readTenants();
        return;
    }
    for (const Operator &each : now.people)
        if (each.id == m_who.id)
            takeOver(each);
}

// What somebody else changed meanwhile and nobody touched here is theirs; what was touched stays, and that is said.
void OperatorEditor::takeOver(const Operator &now)
{
    m_seen = now;
    bool both = false;
    const auto field = [&](QLineEdit *edit, QString &before, const QString &after) {
        if (edit->text() == before && before != after)
            edit->setText(after);
        if (edit->text() == after)
            before = after;
        else
            both = both || before != after;
    };
    field(m_name, m_who.name, now.name);
    field(m_email, m_who.email, now.email);
    if (m_language->currentData().toString() == m_who.language) {
        m_language->setCurrentIndex(std::max(0, m_language->findData(now.language)));
        m_who.language = now.language;
    } else {
        both = both || m_who.language != now.language;
    }
    m_meanwhile->setVisible(both);
    retranslate();
}

operators::NewOperator OperatorEditor::typed() const
{
    operators::NewOperator out;
    out.login = m_login->text().trimmed();
    out.name = m_name->text().trimmed();
    out.email = m_email->text().trimmed();
    out.role = Role(m_role->currentData().toInt());
    out.language = m_language->currentData().toString();
    if (out.role == Role::User)
        out.tenantIds = m_tenants->model()->added();
    return out;
}

QString OperatorEditor::command() const
{
    const operators::NewOperator who = typed();
    QStringList words{QStringLiteral("operator"), m_isNew ? QStringLiteral("add") : QStringLiteral("edit"), m_isNew ? who.login : m_who.login, QStringLiteral("--name"), who.name};
    if (!who.email.isEmpty() || !m_isNew)
        words << QStringLiteral("--email") << who.email;
    if (m_isNew)
        words << QStringLiteral("--role") << (who.role == Role::Admin ? QStringLiteral("admin") : QStringLiteral("user"));
    if (!who.language.isEmpty())
        words << QStringLiteral("--language") << who.language;
    for (const QString &slug : m_tenants->model()->slugs(who.tenantIds, int(who.tenantIds.size())))
        words << QStringLiteral("--tenant") << slug;
    if (m_isNew)
        words << QStringLiteral("--connection-file") << who.login + QStringLiteral(".json");
    return commandLine(words);
}

void OperatorEditor::save()
{
    if (m_busy)
        return;
    m_banner->clear();
    const operators::NewOperator fresh = typed();
    if (m_isNew && fresh.login.isEmpty()) {
        m_loginField->setError(tr("What do they sign in with?"));
        m_login->setFocus();
        return;
    }
    if (m_isNew)
        if (const auto good = operators::checkLogin(fresh.login); !good)
            return refuse(m_loginField, good.error());
    if (!fresh.email.isEmpty())
        if (const auto good = base::checkEmail(fresh.email); !good)
            return refuse(m_emailField, good.error());
    m_busy = true;
    m_lock.lock({m_loginField, m_nameField, m_emailField, m_roleField, m_languageField, m_tenants, m_save}, m_close);
    retranslate();
    if (m_isNew) {
        base::run(m_services.workers, m_stop.get_token(), [add = m_backend.add, fresh](std::stop_token stop) { return add(fresh, stop); })
            .then(this, [this](const base::Result<operators::Invited> &made) {
                done(made ? base::Result<QString>(made->who.id) : base::fail(made.error()));
                if (made)
                    emit invited(*made);
            });
        return;
    }
    Operator changed = m_who;
    changed.name = fresh.name.isEmpty() ? m_who.login : fresh.name;
    changed.email = fresh.email;
    changed.language = fresh.language;
    base::run(m_services.workers, m_stop.get_token(), [update = m_backend.update, changed, seen = m_seen](std::stop_token stop) { return update(changed, seen, stop); })
        .then(this, [this](const base::Result<Operator> &now) {
            done(now ? base::Result<QString>(now->id) : base::fail(now.error()));
            if (!now && now.error().kind == base::Kind::Conflict)
                emit outdated();
            if (now)
                emit saved(now->id);
        });
}

void OperatorEditor::refuse(FormField *field, const base::Error &error)
{
    field->setError(error.message.translated() + u' ' + error.hint.translated());
    field->editor()->setFocus();
    bringIntoView(field);
}

void OperatorEditor::done(const base::Result<QString> &id)
{
    m_busy = false;
    m_lock.unlock();
    retranslate();
    if (id)
        m_changed = false;
    else
        m_banner->setError(id.error(), [isNew = m_isNew] { return isNew ? tr("Nobody was invited.") : tr("The operator was not changed."); });
    if (id)
        return;
    if (m_isNew && id.error().kind == base::Kind::Conflict) { // by whom, and what to do, is in the banner
        m_loginField->setError(tr("This login is taken."));
        m_login->setFocus();
    }
    bringIntoView(m_banner); // below a long list of tenants
}

void OperatorEditor::retranslate()
{
    m_title->setText(breakable(m_isNew ? tr("Invite somebody") : tr("Edit %1").arg(OperatorWords::name(m_who))));
    m_meanwhile->setText(tr("Somebody else changed this operator meanwhile. What is typed here stays, and saving writes over it."));
    m_loginField->setLabel(tr("&Login"));
    m_loginField->setHelp(tr("Without capitals, such as luis.garcia; not beginning with tenantry_ or pg_. It never changes."));
    m_nameField->setLabel(tr("Na&me"));
    m_emailField->setLabel(tr("E-mail"));
    m_emailField->setOptional(true);
    m_roleField->setLabel(tr("Role"));
    for (int i = 0; i < m_role->count(); ++i)
        m_role->setItemText(i, roleText(Role(m_role->itemData(i).toInt())));
    m_roleField->setHelp(m_role->currentData().toInt() == int(Role::Admin) ? tr("May do everything in this registry.") : tr("Sees the tenants assigned, and changes nothing."));
    m_languageField->setLabel(tr("Language"));
    m_language->setItemText(0, OperatorWords::language({}));
    m_tenantsTitle->setText(tr("Tenants that they see"));
    m_tenants->retranslate();
    m_save->setText(!m_isNew ? tr("Sa&ve") : m_busy ? tr("Inviting…") : tr("In&vite"));
    m_close->setText(tr("Cancel"));
    m_command->setWhat(tr("as command"));
}

} // namespace tenantry::ui

#include "ui/servers/servereditor.h"

#include "base/names.h"
#include "ui/servers/serverwords.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/ondemand.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/secretfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Server;

namespace {

constexpr int mostTenantsAnywhere = 1'000'000;
constexpr const char *tlsModes[] = {"verify-full", "verify-ca", "require", "prefer", "allow", "disable"};

bool same(const Server &a, const Server &b)
{
    return a.name == b.name && a.host == b.host && a.port == b.port && a.user == b.user && a.maintenanceDatabase == b.maintenanceDatabase && a.tls == b.tls
        && a.rootCertificate == b.rootCertificate && a.acceptsTenants == b.acceptsTenants && a.maxTenants == b.maxTenants && a.sealedSecret == b.sealedSecret;
}

// A whole number of ASCII digits; -1 for anything else: "-1", "5432 " with more behind it, "٥٤٣٢".
int portOf(const QString &text)
{
    if (text.isEmpty() || text.size() > 9 || !std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return -1;
    return text.toInt();
}

} // namespace

ServerEditor::ServerEditor(ServerBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_seen(makeLabel(Look::Success, this)), m_uri(new QLineEdit),
      m_name(new QLineEdit), m_host(new QLineEdit), m_port(new QLineEdit), m_user(new QLineEdit), m_certificate(new QLineEdit), m_database(new QLineEdit),
      m_password(new PasswordEdit), m_tls(new QComboBox), m_most(new NumberField(0, mostTenantsAnywhere)), m_accepts(new QCheckBox(this)), m_test(makeButton(ButtonKind::Normal, this, u"online"_s)),
      m_save(makeButton(ButtonKind::Primary, this, u"check"_s)), m_close(makeButton(ButtonKind::Normal, this)), m_command(new CopyButton(this)),
      m_progress(new ProgressRow(this)), m_banner(new ErrorBanner(this))
{
    m_title->setWordWrap(true);
    build();
    m_banner->setRetry(false);
    m_progress->setCancellable(true);
    m_progress->hide();
    m_seen->hide();
    m_seen->setWordWrap(true);
    m_most->box()->setGroupSeparatorShown(true);
    for (const char *mode : tlsModes)
        m_tls->addItem(QString(), QString::fromLatin1(mode));
    m_tls->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tls->setMinimumContentsLength(16);
    for (int which = 0; which < Fields; ++which)
        if (QLineEdit *line = edit(Field(which))) {
            connect(line, &QLineEdit::textEdited, this, [this, which] {
                m_changed = true;
                m_fields[which]->setError({});
                m_seen->hide();
                if (which == Host)
                    follow();
            });
            connect(line, &QLineEdit::returnPressed, this, [this, which] {
                if (which == Uri)
                    takeUri();
                else
                    run(true);
            });
        }
    connect(m_uri, &QLineEdit::editingFinished, this, &ServerEditor::takeUri);
    connect(m_tls, &QComboBox::currentIndexChanged, this, [this] {
        m_changed = true;
        m_fields[Certificate]->setError({});
        follow();
    });
    connect(m_most, &NumberField::edited, this, [this] { // also what is no value yet: nobody else's is to take its place
        m_changed = true;
        m_seen->hide();
    });
    connect(m_accepts, &QCheckBox::toggled, this, [this] { m_changed = true; });
    connect(m_browse, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Root certificate"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
            m_certificate->setText(file);
            m_changed = true;
            m_fields[Certificate]->setError({});
        });
        dialog->open();
    });
    connect(m_test, &QPushButton::clicked, this, [this] { run(false); });
    connect(m_save, &QPushButton::clicked, this, [this] { run(true); });
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] { m_stop.request_stop(); });
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_stop.request_stop();
        ++m_run; // what comes now is of no interest
        finish();
        m_changed = false;
        m_password->clear();
        emit closed();
    });
    m_command->setSource([this] { return command(); });
    retranslate();
}

ServerEditor::~ServerEditor() { m_stop.request_stop(); }

QSpinBox *ServerEditor::mostTenants() const { return m_most->box(); }

void ServerEditor::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_scroll = makeScrollArea(this, 450);
    auto *inside = new QWidget;
    m_scroll->setWidget(inside);
    outer->addWidget(m_scroll, 1);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_title);
    auto *certificate = new QWidget;
    auto *line = new QHBoxLayout(certificate);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_browse = makeButton(ButtonKind::Normal, certificate);
    line->addWidget(m_certificate, 1);
    line->addWidget(m_browse);
    certificate->setFocusProxy(m_certificate);
    QWidget *editors[MostTenants] = {m_uri, m_name, m_host, m_port, m_user, m_password, m_tls, certificate, m_database};
    for (int which = 0; which < MostTenants; ++which)
        m_fields[which] = new FormField(editors[which], inside);
    m_fields[MostTenants] = m_most;
    m_most->setParent(inside);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->addWidget(m_fields[Name], 0, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_fields[Uri], 1, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_fields[Host], 2, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_fields[Port], 3, 0, Qt::AlignTop);
    grid->addWidget(m_fields[Database], 3, 1, Qt::AlignTop);
    grid->addWidget(m_fields[User], 4, 0, Qt::AlignTop);
    grid->addWidget(m_fields[Password], 4, 1, Qt::AlignTop);
    grid->addWidget(m_fields[Tls], 5, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_fields[Certificate], 6, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_fields[MostTenants], 7, 0, Qt::AlignTop);
    for (int at = 0; at < 2; ++at)
        grid->setColumnStretch(at, 1);
    grid->addWidget(m_accepts, 7, 1, Qt::AlignBottom);
    column->addLayout(grid);
    column->addStretch(1);
    QWidget *order[] = {m_name, m_uri, m_host, m_port, m_database, m_user, m_password, m_tls, m_certificate, m_browse, m_most->box(), m_accepts, m_save, m_test, m_close, m_command};
    for (size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
    // What can be done, and what came of it, is seen wherever the fields are scrolled to.
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(16, 4, 16, 12);
    foot->setSpacing(10);
    foot->addWidget(m_progress);
    foot->addWidget(m_seen);
    foot->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_test);
    buttons->addWidget(m_close);
    buttons->addStretch();
    buttons->addWidget(m_command);
    foot->addLayout(buttons);
    outer->addLayout(foot);
}

QLineEdit *ServerEditor::edit(Field which) const
{
    QLineEdit *edits[Fields] = {m_uri, m_name, m_host, m_port, m_user, m_password, nullptr, m_certificate, m_database, nullptr};
    return edits[which];
}

void ServerEditor::startNew()
{
    Server server;
    server.tls = u"verify-full"_s; // whoever wants less says so
    begin(server);
    m_name->setFocus();
}

void ServerEditor::start(const Server &server)
{
    begin(server);
    m_name->setFocus();
}

void ServerEditor::begin(const Server &server)
{
    m_server = server;
    m_scroll->verticalScrollBar()->setValue(0);
    ++m_run;
    m_stop.request_stop();
    finish();
    m_banner->clear();
    m_banner->clearActions();
    m_seen->hide();
    for (FormField *each : m_fields)
        each->setError({});
    m_uri->clear();
    m_name->setText(server.name);
    m_host->setText(server.host);
    m_port->setText(QString::number(server.port));
    m_user->setText(server.user);
    m_password->clear();
    m_tls->setCurrentIndex(std::max(0, m_tls->findData(server.tls)));
    m_certificate->clear();
    m_database->setText(server.maintenanceDatabase);
    m_most->setNumber(server.maxTenants);
    m_accepts->setChecked(server.acceptsTenants);
    m_changed = false;
    follow();
    retranslate();
}

void ServerEditor::setCurrent(const Server *server)
{
    if (isNew() || m_busy || (server && same(*server, m_server)))
        return;
    if (server && !m_changed) {
        begin(*server);
        return;
    }
    m_banner->setTone(true);
    m_banner->clearActions();
    if (server) {
        m_banner->setError({base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody changed the server “%1” while you were typing."), {server->name}},
                            QT_TRANSLATE_NOOP("core", "Saving replaces what they changed."), {}, {}});
        m_banner->addAction([] { return tr("Take theirs"); }, [this, theirs = *server] { begin(theirs); });
    } else {
        m_banner->setError({base::Kind::NotFound, {QT_TRANSLATE_NOOP("core", "Somebody removed the server “%1” while you were typing."), {m_server.name}}, {}, {}, {}});
    }
}

// What a URI says goes into the fields, and the URI goes: a password in it would stand there for everybody to read.
void ServerEditor::takeUri()
{
    const QString uri = m_uri->text().trimmed();
    if (uri.isEmpty()) {
        m_fields[Uri]->setError({});
        return;
    }
    Server server = typed();
    auto parts = servers::takeUri(uri, server);
    if (!parts) {
        m_fields[Uri]->setError(parts.error().message.translated() + u' ' + parts.error().hint.translated());
        return;
    }
    m_uri->clear();
    m_host->setText(server.host);
    m_port->setText(QString::number(server.port));
    m_user->setText(server.user);
    m_database->setText(server.maintenanceDatabase);
    m_tls->setCurrentIndex(std::max(0, m_tls->findData(server.tls)));
    if (!parts->certificateFile.isEmpty())
        m_certificate->setText(parts->certificateFile);
    if (!parts->password.isEmpty())
        m_password->setText(base::textFromSecret(parts->password));
    m_changed = true;
    for (FormField *each : m_fields)
        each->setError({});
    m_fields[Uri]->setVerdict(FormField::Verdict::Good, tr("Taken into the fields below."));
    follow();
}

void ServerEditor::follow()
{
    const bool socket = m_host->text().trimmed().startsWith(u'/');
    m_fields[Tls]->setEnabled(!socket);
    m_fields[Certificate]->setEnabled(!socket && m_tls->currentData().toString().startsWith("verify"_L1));
}

// Also while the form is locked.
bool ServerEditor::asks(Field which) const { return m_fields[which]->isEnabledTo(m_scroll->widget()); }

Server ServerEditor::typed() const
{
    Server server = m_server;
    server.name = m_name->text().trimmed();
    server.host = m_host->text().trimmed();
    server.port = portOf(m_port->text().trimmed());
    server.user = m_user->text().trimmed();
    server.tls = m_tls->currentData().toString();
    server.maintenanceDatabase = m_database->text().trimmed();
    server.maxTenants = m_most->number();
    server.acceptsTenants = m_accepts->isChecked();
    return server;
}

bool ServerEditor::accept()
{
    takeUri();
    QWidget *first = m_fields[Uri]->verdict() == FormField::Verdict::Bad ? m_uri : nullptr;
    const auto say = [&first, this](Field which, const QString &reason) {
        m_fields[which]->setError(reason);
        if (!reason.isEmpty() && !first)
            first = m_fields[which]->editor();
    };
    const auto sentence = [](const base::Error &error) { return error.hint.isEmpty() ? error.message.translated() : error.message.translated() + u' ' + error.hint.translated(); };
    const Server server = typed();
    say(Name, server.name.isEmpty() ? tr("A server needs a name.") : QString());
    Server address = server;
    address.port = 5432;
    const auto there = servers::checkAddress(address);
    say(Host, server.host.isEmpty() ? tr("Which server? Enter its name, its address, or the folder of its socket.") : there ? QString() : sentence(there.error()));
    say(Port, server.port < 1 || server.port > 65535 ? tr("A port is a number from 1 to 65535; PostgreSQL's own is 5432.") : QString());
    say(User, server.user.isEmpty() ? tr("Enter a role that may create databases and roles.") : QString());
    say(Database, server.maintenanceDatabase.isEmpty() ? tr("Enter a database to sign in to; postgres exists on every server.") : QString());
    const QString file = m_certificate->text().trimmed();
    say(Certificate, asks(Certificate) && !file.isEmpty() && !QFileInfo(file).isFile() ? tr("There is no such file: %1").arg(base::printable(file)) : QString());
    if (!m_most->accept() && !first)
        first = m_most->box();
    if (!first) {
        if (const auto rest = servers::check(server); !rest) // control characters, and whatever no field asks for by itself
            say(server.user.isEmpty() ? User : Host, sentence(rest.error()));
    }
    if (first) {
        first->setFocus();
        m_scroll->ensureWidgetVisible(first, 0, 80);
    }
    return !first;
}

QString ServerEditor::command() const
{
    const Server server = typed();
    const bool fresh = isNew();
    QStringList line{u"server"_s, fresh ? u"add"_s : u"edit"_s, fresh ? server.name : m_server.name};
    const auto add = [&line](bool wanted, const QString &option, const QString &value) {
        if (wanted)
            line << option << value;
    };
    add(!fresh && server.name != m_server.name, u"--name"_s, server.name);
    add(fresh || server.host != m_server.host, u"--host"_s, server.host);
    add(fresh ? server.port != 5432 : server.port != m_server.port, u"--port"_s, m_port->text().trimmed());
    add(fresh || server.user != m_server.user, u"--user"_s, server.user);
    add(fresh ? server.maintenanceDatabase != u"postgres" : server.maintenanceDatabase != m_server.maintenanceDatabase, u"--maintenance-database"_s, server.maintenanceDatabase);
    add(asks(Tls) && (fresh ? server.tls != u"prefer" : server.tls != m_server.tls), u"--tls"_s, server.tls);
    add(asks(Certificate) && !m_certificate->text().trimmed().isEmpty(), u"--root-certificate"_s, m_certificate->text().trimmed());
    add(!m_password->text().isEmpty(), u"--password-file"_s, u"-"_s); // asked for on the terminal: no secret in a command line
    add(fresh ? server.maxTenants != 0 : server.maxTenants != m_server.maxTenants, u"--max-tenants"_s, QString::number(server.maxTenants));
    add(fresh ? !server.acceptsTenants : server.acceptsTenants != m_server.acceptsTenants, u"--accepts-tenants"_s, server.acceptsTenants ? u"yes"_s : u"no"_s);
    return commandLine(line);
}

void ServerEditor::run(bool save)
{
    if (m_busy || !accept())
        return;
    ServerWish wish;
    wish.server = typed();
    if (!asks(Tls))
        wish.server.tls = isNew() ? u"prefer"_s : m_server.tls;
    if (const base::Secret password = m_password->secret(); !password.isEmpty())
        wish.password = password;
    if (asks(Certificate))
        wish.certificateFile = m_certificate->text().trimmed();
    m_busy = true;
    m_stop = {};
    m_banner->setTone(false);
    m_banner->clearActions();
    m_banner->clear();
    m_seen->hide();
    m_progress->show();
    m_lock.lock({m_scroll->widget(), m_save, m_test}, m_close);
    if (wish.certificateFile.isEmpty())
        return test(std::move(wish), save);
    base::run(m_services.workers, m_stop.get_token(), [read = m_backend.certificate, file = wish.certificateFile](std::stop_token) { return read(file); })
        .then(this, [this, wish, save, number = m_run](const base::Result<QString> &pem) mutable {
            if (number != m_run)
                return;
            if (!pem) {
                finish();
                m_fields[Certificate]->setError(pem.error().message.translated() + u' ' + pem.error().hint.translated());
                m_certificate->setFocus();
                return;
            }
            wish.server.rootCertificate = *pem;
            test(std::move(wish), save);
        });
}

void ServerEditor::test(ServerWish wish, bool save)
{
    base::run(m_services.workers, m_stop.get_token(), [ask = m_backend.test, wish](std::stop_token stop) { return ask(wish, stop); })
        .then(this, [this, wish, save, number = m_run](const base::Result<drivers::ServerCapacity> &seen) {
            if (number != m_run)
                return;
            if (!seen)
                return failed(seen.error(), [save, isNew = isNew()] { return !save ? tr("The test did not pass.") : isNew ? tr("The server was not added.") : tr("Nothing was changed."); });
            m_seen->setText(ServerWords::seen(*seen));
            m_seen->show();
            if (!save)
                return finish();
            base::run(m_services.workers, m_stop.get_token(), [keep = m_backend.save, wish, capacity = *seen](std::stop_token stop) { return keep(wish, capacity, stop); })
                .then(this, [this, number](const base::Result<Server> &result) {
                    if (number != m_run)
                        return;
                    if (!result)
                        return failed(result.error(), [isNew = isNew()] { return isNew ? tr("The server was not added.") : tr("Nothing was changed."); });
                    finish();
                    m_changed = false;
                    m_password->clear();
                    emit saved(*result);
                });
        });
}

void ServerEditor::finish()
{
    m_busy = false;
    m_progress->hide();
    m_lock.unlock();
}

void ServerEditor::failed(const base::Error &error, const Sentence &what)
{
    finish();
    m_banner->setError(error, what);
    if (error.kind == base::Kind::Authentication)
        m_password->setFocus();
    else if (error.kind == base::Kind::Unreachable || error.kind == base::Kind::Timeout)
        m_host->setFocus();
    else if (error.kind == base::Kind::Conflict)
        m_name->setFocus();
}

void ServerEditor::keyPressEvent(QKeyEvent *event)
{
    const bool escape = event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier;
    if (escape && m_busy)
        m_stop.request_stop();
    else if (escape && !m_changed)
        m_close->click();
    else
        QWidget::keyPressEvent(event); // the window asks before what was typed is lost
}

QString ServerEditor::saveText() const { return isNew() ? tr("Te&st and add") : tr("Te&st and save"); }

void ServerEditor::retranslate()
{
    m_title->setText(breakable(isNew() ? tr("Add a server") : tr("Edit “%1”").arg(base::printable(m_server.name))));
    m_fields[Uri]->setLabel(tr("Connection &URI"));
    m_fields[Uri]->setOptional(true);
    m_fields[Uri]->setHelp(tr("What it says is taken into the fields below."));
    m_uri->setPlaceholderText(u"postgresql://tenantry@db2.example.org/postgres?sslmode=verify-full"_s);
    m_fields[Name]->setLabel(tr("&Name"));
    m_fields[Host]->setLabel(tr("&Host or socket folder"));
    m_host->setPlaceholderText(tr("db2.example.org or /run/postgresql"));
    m_fields[Port]->setLabel(tr("P&ort"));
    m_fields[User]->setLabel(tr("Ro&le"));
    m_fields[User]->setHelp(tr("With CREATEDB and CREATEROLE."));
    m_fields[Password]->setLabel(tr("Pass&word"));
    m_fields[Password]->setHelp(m_server.sealedSecret.isEmpty() ? tr("Kept sealed, and shown to nobody. Empty where the server asks for none.") : tr("Empty: the one that is kept stays."));
    m_fields[Tls]->setLabel(tr("&Encryption (TLS)"));
    for (int i = 0; i < m_tls->count(); ++i) {
        const QString mode = m_tls->itemData(i).toString();
        m_tls->setItemText(i, u"%1 (%2)"_s.arg(ServerWords::tlsMode(mode), mode));
    }
    m_fields[Certificate]->setLabel(tr("Root cert&ificate"));
    m_fields[Certificate]->setOptional(true);
    m_fields[Certificate]->setHelp(m_server.rootCertificate.isEmpty() ? tr("PEM file of the authority that signed the server's certificate; kept in the registry for everybody.")
                                                                      : tr("Empty: the one that is kept stays."));
    m_certificate->setAccessibleName(tr("Root certificate"));
    m_browse->setText(tr("Choose…"));
    m_fields[Database]->setLabel(tr("Maintenance &database"));
    m_fields[MostTenants]->setLabel(tr("Most tenan&ts"));
    m_most->box()->setSpecialValueText(tr("No limit"));
    m_accepts->setText(tr("New tenants may be &placed here"));
    m_save->setText(saveText());
    m_test->setText(tr("Test onl&y"));
    m_close->setText(tr("&Cancel"));
    m_progress->setTitle(tr("Testing the connection"));
    m_progress->setText(tr("Name, port, TLS, password, privileges, version"));
    m_command->setWhat(tr("as command"));
}

} // namespace tenantry::ui

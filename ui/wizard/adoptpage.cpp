#include "ui/wizard/adoptpage.h"

#include "ui/jobs/jobcenter.h"
#include "ui/jobs/operationsteps.h"
#include "ui/shell/permit.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/steplist.h"
#include "ui/wizard/companystep.h"
#include "ui/wizard/donestep.h"
#include "ui/wizard/runstep.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Kind;
using base::Result;

namespace {

QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

void fill(QComboBox *box, const QStringList &names, const QString &chosen)
{
    const QSignalBlocker blocker(box);
    box->clear();
    box->addItems(names);
    box->setCurrentIndex(int(std::max<qsizetype>(0, names.indexOf(chosen))));
}

} // namespace

AdoptPage::AdoptPage(const Services &services, QWidget *parent)
    : Page(services, parent), m_context(services), m_confirm(new ConfirmBar(this)), m_state(new StateStack(this)), m_places(new QStackedWidget), m_password(new PasswordEdit), m_company(nullptr), m_banner(nullptr),
      m_checks(nullptr), m_plan(nullptr), m_databaseCard(nullptr), m_tenantCard(nullptr), m_checksCard(nullptr), m_planCard(nullptr), m_command(new CopyButton), m_cancel(makeButton(ButtonKind::Ghost, nullptr)),
      m_test(makeButton(ButtonKind::Normal, nullptr, u"check"_s)), m_adopt(makeButton(ButtonKind::Primary, nullptr)), m_open(makeButton(ButtonKind::Primary, nullptr)),
      m_another(makeButton(ButtonKind::Normal, nullptr, u"plus"_s))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_confirm);
    layout->addWidget(m_state);
    auto *content = new QWidget;
    m_state->setContent(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_places, 1);
    m_bar = new QWidget(content);
    column->addWidget(makeLine(content));
    column->addWidget(m_bar);
    auto *buttons = new QHBoxLayout(m_bar);
    buttons->setContentsMargins(24, 12, 24, 12);
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    for (QWidget *button : {static_cast<QWidget *>(m_command), static_cast<QWidget *>(m_test), static_cast<QWidget *>(m_adopt), static_cast<QWidget *>(m_another), static_cast<QWidget *>(m_open)})
        buttons->addWidget(button);
    m_form = buildForm();
    m_places->addWidget(m_form);

    connect(m_cancel, &QPushButton::clicked, this, [this] {
        startAnew();
        emit navigate(u"tenants"_s, QString());
    });
    connect(m_test, &QPushButton::clicked, this, &AdoptPage::testOnly);
    connect(m_adopt, &QPushButton::clicked, this, &AdoptPage::adopt);
    connect(m_another, &QPushButton::clicked, this, &AdoptPage::startAnew);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const QString id = m_tenantId;
        startAnew();
        emit navigate(u"tenants"_s, id);
    });
    m_command->setSource([this] { return command(); });
    connect(&m_context, &WizardContext::loaded, this, &AdoptPage::showReadiness);
    connect(&m_context, &WizardContext::loadFailed, this, [this](const base::Error &error) { m_state->showError(error, [] { return tr("Products, plans and servers could not be read."); }); });
    connect(m_state, &StateStack::retry, this, &AdoptPage::refresh);
    mark(m_adopt, "tenants.adopt");
    mark(m_test, "tenants.adopt");
    retranslate();
}

AdoptPage::~AdoptPage()
{
    m_looking.request_stop();
    m_reading.request_stop();
}

QWidget *AdoptPage::buildForm()
{
    auto *form = new QWidget;
    auto *row = new QHBoxLayout(form);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *left = new QWidget, *right = new QWidget;
    row->addWidget(scrolling(left), 5);
    row->addWidget(scrolling(right), 4);
    auto *answers = new QVBoxLayout(left);
    answers->setContentsMargins(24, 16, 8, 16);
    answers->setSpacing(16);
    auto *seen = new QVBoxLayout(right);
    seen->setContentsMargins(8, 16, 24, 16);
    seen->setSpacing(16);

    m_databaseCard = new Card(left);
    m_tenantCard = new Card(left);
    m_checksCard = new Card(right);
    m_planCard = new Card(right);
    m_banner = new ErrorBanner(right);
    m_checks = new StepList;
    m_plan = new StepList;
    m_company = new CompanyStep(m_context);
    for (int which = 0; which < fieldCount; ++which) {
        QWidget *editor = nullptr;
        if (which == Password)
            editor = m_password;
        else if (which == Server || which == Database || which == Product || which == Plan)
            editor = new QComboBox;
        else
            editor = new QLineEdit;
        m_fields[size_t(which)] = new FormField(editor);
        m_fields[size_t(which)]->setOptional(which >= Version);
    }
    choice(Database)->setEditable(true);
    choice(Database)->setInsertPolicy(QComboBox::NoInsert);
    for (const Field which : {Server, Database, Product, Version, Role, Password})
        m_databaseCard->body()->addWidget(m_fields[which]);
    m_tenantCard->body()->addWidget(m_company);
    for (const Field which : {Plan, AdminName, AdminEmail})
        m_tenantCard->body()->addWidget(m_fields[which]);
    for (Card *card : {m_databaseCard, m_tenantCard}) {
        card->body()->setSpacing(12);
        answers->addWidget(card);
    }
    answers->addStretch();
    m_checksCard->body()->addWidget(m_checks);
    seen->addWidget(m_banner);
    m_planCard->body()->addWidget(m_plan);
    seen->addWidget(m_checksCard);
    seen->addWidget(m_planCard);
    seen->addStretch();
    m_banner->setRetry(false);
    m_banner->setDismissible(true);

    connect(choice(Server), &QComboBox::currentTextChanged, this, [this](const QString &name) {
        m_context.request.server = name;
        readDatabases();
        changed();
    });
    connect(choice(Product), &QComboBox::currentTextChanged, this, [this](const QString &name) {
        m_context.request.product = name;
        changed();
    });
    connect(choice(Plan), &QComboBox::currentTextChanged, this, [this](const QString &name) {
        m_context.request.plan = name;
        changed();
    });
    connect(choice(Database), &QComboBox::currentTextChanged, this, &AdoptPage::changed);
    for (const Field which : {Version, Role, Password, AdminName, AdminEmail})
        connect(qobject_cast<QLineEdit *>(m_fields[which]->editor()), &QLineEdit::textChanged, this, &AdoptPage::changed);
    connect(&m_context, &WizardContext::answersChanged, this, [this] {
        const auto &now = m_context.request;
        const QString names = now.companyName + u'\n' + now.slug + u'\n' + now.subdomain;
        if (std::exchange(m_names, names) != names)
            changed();
        else
            showButtons(); // only what is known of them changed
    });
    return form;
}

bool AdoptPage::hasUnsavedWork() const
{
    if (m_done && m_places->currentWidget() == m_done)
        return m_done->isUnseen();
    if (m_places->currentWidget() != m_form)
        return false;
    return !m_context.request.companyName.isEmpty()
        || std::ranges::any_of(std::array{Database, Version, Role, AdminName, AdminEmail}, [this](Field which) { return !text(which).isEmpty(); });
}

bool AdoptPage::letGo()
{
    if (!hasUnsavedWork())
        return true;
    const auto forget = [this] { startAnew(); };
    return m_places->currentWidget() == m_form ? m_confirm->askToDiscard(forget) : m_confirm->askToDiscard(forget, &SecretField::unseenText);
}

QIcon AdoptPage::icon() const { return Icons::get("database"); }

QComboBox *AdoptPage::choice(Field which) const { return qobject_cast<QComboBox *>(m_fields[which]->editor()); }

QString AdoptPage::text(Field which) const
{
    const QComboBox *box = choice(which);
    return box ? box->currentText().trimmed() : qobject_cast<QLineEdit *>(m_fields[which]->editor())->text().trimmed();
}

tenants::AdoptRequest AdoptPage::request() const
{
    tenants::AdoptRequest out{m_context.request, text(Version)};
    out.tenant.database = text(Database);
    out.tenant.role = text(Role);
    out.tenant.password = out.tenant.role.isEmpty() ? base::Secret() : m_password->secret();
    out.tenant.adminName = text(AdminName);
    out.tenant.adminEmail = text(AdminEmail);
    return out;
}

QString AdoptPage::command() const
{
    const tenants::AdoptRequest asked = request();
    QStringList words{u"tenant"_s, u"adopt"_s};
    const auto option = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            words << u"--"_s + QLatin1StringView(name) << value;
    };
    option("server", asked.tenant.server);
    option("database", asked.tenant.database);
    option("name", asked.tenant.companyName);
    option("slug", asked.tenant.slug);
    if (asked.tenant.subdomain != asked.tenant.slug)
        option("subdomain", asked.tenant.subdomain);
    option("product", asked.tenant.product);
    option("plan", asked.tenant.plan);
    option("version", asked.version);
    option("role", asked.tenant.role);
    if (!asked.tenant.password.isEmpty())
        option("role-password-file", u"-"_s); // a password is in no command line
    option("admin-name", asked.tenant.adminName);
    option("admin-email", asked.tenant.adminEmail);
    for (const QString &label : asked.tenant.labels)
        option("label", label);
    return commandLine(words);
}

void AdoptPage::activated(const QString &argument)
{
    if (!argument.isEmpty())
        m_wanted = argument;
    if (!m_started) {
        m_started = true;
        m_state->showLoading();
    }
    m_context.load();
}

void AdoptPage::refresh() { m_context.load(); }

void AdoptPage::showReadiness()
{
    EmptyState *empty = m_state->emptyState();
    if (m_context.products().isEmpty() || m_context.servers().isEmpty() || m_context.plans().isEmpty()) {
        empty->setIcon(u"database"_s);
        empty->setTexts(tr("Not yet"), tr("A tenant runs a product, by a plan, on a server. Add what is missing of these first; then a database of that server can be adopted."));
        m_state->showEmpty();
        return;
    }
    m_state->showContent();
    const auto names = [](const auto &rows) {
        QStringList out;
        for (const auto &row : rows)
            out << row.name;
        return out;
    };
    if (m_wanted.contains(u'/'))
        m_context.request.server = m_wanted.section(u'/', 0, 0);
    fill(choice(Server), names(m_context.servers()), m_context.request.server);
    fill(choice(Product), names(m_context.products()), m_context.request.product);
    fill(choice(Plan), names(m_context.plans()), m_context.request.plan);
    m_context.request.server = choice(Server)->currentText();
    if (m_wanted.contains(u'/'))
        choice(Database)->setEditText(m_wanted.section(u'/', 1));
    m_wanted.clear();
    readDatabases();
    m_company->entered();
    if (m_places->currentWidget() == m_form)
        m_fields[Database]->editor()->setFocus();
    changed();
}

// What can be chosen; a name that is not among them can be typed all the same.
void AdoptPage::readDatabases()
{
    m_reading.request_stop();
    m_reading = {};
    if (m_context.request.server.isEmpty())
        return;
    base::run(m_services.workers, m_reading.get_token(), [session = m_services.session, server = m_context.request.server](std::stop_token stop) { return tenants::Adoption(session).databases(server, stop); })
        .then(this, [this](const Result<QStringList> &names) {
            if (!names && names.error().kind == Kind::Cancelled)
                return;
            QComboBox *box = choice(Database);
            const QString typed = box->currentText();
            {
                const QSignalBlocker blocker(box);
                box->clear();
                if (names)
                    box->addItems(*names);
                box->setEditText(typed);
            }
            m_fields[Database]->setError(names ? QString() : names.error().message.translated());
        });
}

void AdoptPage::changed()
{
    m_looking.request_stop();
    m_looking = {};
    m_checking = false;
    m_report.reset();
    m_banner->clear();
    m_fields[Password]->setEnabled(!text(Role).isEmpty());
    m_checks->setSteps({});
    m_checksCard->hide();
    m_planCard->show();
    showButtons();
}

void AdoptPage::testOnly() { check(false); }
void AdoptPage::adopt() { check(true); }

void AdoptPage::check(bool goOn)
{
    if (m_checking || !m_adopt->isEnabled())
        return;
    changed();
    m_checking = true;
    m_planCard->hide();
    m_checksCard->show();
    StepItem busy;
    busy.id = u"checking"_s;
    busy.title = tr("Checking everything…");
    busy.state = registry::StepState::Running;
    m_checks->setSteps({busy});
    showButtons();
    base::run(m_services.workers, m_looking.get_token(), [session = m_services.session, asked = request()](std::stop_token stop) -> Result<tenants::CheckReport> {
        tenants::Adoption adoption(session);
        TRY(const tenants::AdoptRequest complete, adoption.completed(asked, stop));
        return adoption.check(complete, stop);
    }).then(this, [this, goOn, token = m_looking.get_token()](const Result<tenants::CheckReport> &report) {
        if (token.stop_requested())
            return; // an answer was changed meanwhile
        m_checking = false;
        m_checks->setSteps({});
        if (!report) {
            m_checksCard->hide();
            m_planCard->show();
            m_banner->setError(report.error(), [] { return tr("The checks could not be run."); });
        } else {
            m_report = *report;
            m_checks->setSteps(checkItems(*m_report));
            if (m_report->ok() && goOn)
                begin();
        }
        showButtons();
    });
}

void AdoptPage::begin()
{
    if (!m_run) {
        m_run = new RunStep(m_context);
        m_run->setContentsMargins(24, 16, 24, 16);
        m_run->setWork(tenants::adoptionStepNames(), [this] { return m_services.jobs->adopt(m_asked); });
        m_places->addWidget(m_run);
        connect(m_run, &RunStep::succeeded, this, [this](const tenants::Provisioned &result) {
            if (!m_done) {
                m_done = new DoneStep(m_context);
                m_done->setContentsMargins(24, 16, 24, 16);
                m_places->addWidget(m_done);
            }
            m_tenantId = result.tenant.id;
            m_done->setResult(result);
            m_places->setCurrentWidget(m_done);
            showButtons();
            m_open->setFocus();
        });
        connect(m_run, &RunStep::undone, this, [this] {
            m_places->setCurrentWidget(m_form);
            changed();
        });
        connect(m_run, &RunStep::leftForLater, this, [this](const QString &operation) {
            startAnew();
            emit navigate(u"jobs"_s, operation);
        });
    }
    m_asked = request();
    m_places->setCurrentWidget(m_run);
    m_run->entered();
    showButtons();
}

void AdoptPage::startAnew()
{
    if (m_done)
        m_done->forget();
    m_asked = {};
    m_tenantId.clear();
    m_places->setCurrentWidget(m_form);
    m_context.start(m_context.request);
    m_context.request.labels.clear();
    choice(Database)->clearEditText();
    for (const Field which : {Version, Role, Password, AdminName, AdminEmail})
        qobject_cast<QLineEdit *>(m_fields[which]->editor())->clear();
    m_context.load();
    changed();
}

void AdoptPage::showButtons()
{
    const bool editing = m_places->currentWidget() == m_form, done = m_done && m_places->currentWidget() == m_done;
    const bool enough = !text(Database).isEmpty() && !m_context.request.companyName.isEmpty() && m_context.slugAnswer().known != WizardContext::Known::Bad
        && m_context.subdomainAnswer().known != WizardContext::Known::Bad;
    for (QWidget *each : {static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_command), static_cast<QWidget *>(m_test), static_cast<QWidget *>(m_adopt)})
        each->setVisible(editing);
    for (QPushButton *button : {m_test, m_adopt})
        button->setEnabled(editing && enough && !m_checking);
    m_open->setVisible(done);
    m_another->setVisible(done);
    m_bar->setVisible(editing || done);
}

void AdoptPage::retranslate()
{
    setAccessibleName(title());
    m_databaseCard->setTitle(tr("The database"));
    m_databaseCard->setSubtitle(tr("What is in it stays as it is. Whoever uses it goes on using it."));
    m_tenantCard->setTitle(tr("The tenant"));
    m_checksCard->setTitle(tr("Checks"));
    m_planCard->setTitle(tr("What will be done"));
    m_planCard->setSubtitle(tr("Each step is recorded, and can be taken back until the tenant is active: the database is then as it was found."));
    QList<StepItem> plan;
    for (const QString &name : tenants::adoptionStepNames()) {
        StepItem item;
        item.id = name;
        item.title = tenants::stepTitle(name).translated();
        plan << item;
    }
    m_plan->setSteps(plan);
    m_fields[Server]->setLabel(tr("Ser&ver"));
    m_fields[Database]->setLabel(tr("&Database"));
    m_fields[Product]->setLabel(tr("P&roduct"));
    m_fields[Version]->setLabel(tr("Vers&ion"));
    m_fields[Version]->setHelp(tr("Empty: as the history of the tool says that migrated it (Flyway, Prisma, Django …)."));
    m_fields[Role]->setLabel(tr("Database r&ole"));
    m_fields[Role]->setHelp(tr("Empty: one is made, which becomes the owner; the owner of now becomes its member and keeps every right. Or one that is there and owns everything."));
    m_fields[Password]->setLabel(tr("Pass&word of that role"));
    m_fields[Password]->setHelp(tr("The one that it has: it is not changed, so that the application can go on."));
    m_fields[Plan]->setLabel(tr("&Plan"));
    m_fields[AdminName]->setLabel(tr("Admin's name"));
    m_fields[AdminEmail]->setLabel(tr("Admin's e-mail"));
    m_company->retranslate();
    m_cancel->setText(tr("&Cancel"));
    m_test->setText(tr("&Test only"));
    m_test->setToolTip(tr("Checks every precondition and changes nothing."));
    m_adopt->setText(tr("&Adopt"));
    m_open->setText(tr("&Open tenant"));
    m_another->setText(tr("Adopt &another"));
    m_command->setWhat(tr("as command"));
    if (m_report)
        m_checks->setSteps(checkItems(*m_report));
    if (m_run)
        m_run->retranslate();
    if (m_done)
        m_done->retranslate();
    showButtons();
}

} // namespace tenantry::ui

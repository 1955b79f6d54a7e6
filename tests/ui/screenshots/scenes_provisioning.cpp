// The wizard's eight pages, the table of tenants and the jobs, on a real registry and a real server made for the pictures.
#include "scene.h"

#include "found.h"
#include "support/testcluster.h"

#include "base/random.h"
#include "registry/runqueue.h"
#include "registry/runrepository.h"

#include "ui/jobs/jobcenter.h"
#include "ui/jobs/jobmodel.h"
#include "ui/jobs/firstaccountcard.h"
#include "ui/jobs/jobspage.h"
#include "ui/jobs/rundetails.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/steplist.h"
#include "ui/wizard/adminstep.h"
#include "ui/wizard/adoptpage.h"
#include "ui/wizard/batchmodel.h"
#include "ui/wizard/batchpage.h"
#include "ui/wizard/companystep.h"
#include "ui/wizard/reviewstep.h"
#include "ui/wizard/wizardpage.h"
#include "workstation/store.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

enum { Company, Product, Place, Database, Admin, Review, Run, Done };

// Made for the first picture that wants it; the cluster behind it ends with the program.
test::Fleet &fleet()
{
    static std::unique_ptr<test::Fleet> made;
    if (!made) {
        made = std::make_unique<test::Fleet>(test::Fleet::make(QStringLiteral("registry_pictures")));
        tenants::Provisioning provisioning(made->session);
        for (const char *name : {"Clínica Santa Lucía", "Northwind Diagnostics Ltd.", "Laboratorio Ñandú"})
            (void)provisioning.provision(made->request(QString::fromUtf8(name)));
        Scene::atEnd() << [] {
            made.reset();
            test::TestCluster::shutDown();
        };
    }
    return *made;
}

void setSeed(const QByteArray &sql)
{
    const registry::ProductRepository products(fleet().session);
    if (auto product = products.find(QStringLiteral("Shop"))) {
        product->seedSql = sql;
        (void)products.update(*product);
    }
}

struct Set {
    explicit Set(Stage &stage)
    {
        language.set(stage.language);
        theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
        store = std::move(*workstation::Store::open(folder.path()));
        pool.setMaxThreadCount(6);
        services.session = fleet().session;
        services.workers = &pool;
        services.store = store.get();
        jobs = std::make_unique<JobCenter>(services.session, &pool, nullptr);
        services.jobs = jobs.get();
    }
    ~Set()
    {
        jobs.reset();
        pool.waitForDone();
    }
    QTemporaryDir folder;
    QThreadPool pool;
    Language language;
    std::unique_ptr<theme::Theme> theme;
    std::unique_ptr<workstation::Store> store;
    std::unique_ptr<JobCenter> jobs;
    Services services;
    Page *page = nullptr;
};

template <class P>
QWidget *windowWith(Stage &stage, Set *set, const QString &key, const QString &icon, const QString &title)
{
    PageFactory factory;
    factory.key = key;
    factory.icon = icon;
    factory.title = [title] { return title; };
    factory.inNavigation = key == QStringLiteral("jobs");
    factory.create = [set](const Services &services, QWidget *parent) -> Page * { return set->page = new P(services, parent); };
    auto *window = new MainWindow({factory}, set->language, *set->theme, nullptr);
    Identity identity;
    identity.who = set->services.session->who();
    identity.registry = set->services.session->registry();
    identity.server = QStringLiteral("registry.example.org:5432");
    window->openSession(set->services, identity);
    window->go(key);
    Q_UNUSED(stage)
    return window;
}

void fill(Page *page, int index, const QString &text, bool admin)
{
    QWidget *step = admin ? static_cast<QWidget *>(page->findChild<AdminStep *>()) : page->findChild<CompanyStep *>();
    auto *edit = qobject_cast<QLineEdit *>(step->findChildren<FormField *>().value(index)->editor());
    edit->setText(text);
    emit edit->textEdited(text);
}

QPushButton *primary(Page *page)
{
    for (QPushButton *button : page->findChildren<QPushButton *>())
        if (button->isVisible() && button->isEnabled() && button->property("kind").toString() == QLatin1String("primary"))
            return button;
    return nullptr;
}

// Walks to a page of the wizard as a person would: fills in, waits until Next may be pressed, presses it.
QWidget *wizard(Stage &stage, int target, bool taken = false)
{
    auto set = std::make_shared<Set>(stage);
    stage.keep(set);
    QWidget *window = windowWith<WizardPage>(stage, set.get(), QStringLiteral("wizard"), QStringLiteral("wizard"), WizardPage::tr("Provision a tenant"));
    static int count = 0;
    const QString name = taken ? QStringLiteral("Clínica Santa Lucía") : QStringLiteral("Óptica Peña & Hijos %1").arg(++count);
    auto filled = std::make_shared<QSet<int>>();
    stage.ready = [set, target, name, filled, taken] {
        auto *page = qobject_cast<WizardPage *>(set->page);
        if (!page || !page->findChild<CompanyStep *>()->isVisible() != (page->current() != Company))
            return false;
        const int now = page->current();
        if (!filled->contains(now)) {
            filled->insert(now);
            if (now == Company)
                fill(page, 0, name, false);
            if (now == Admin) {
                fill(page, 0, QStringLiteral("Begoña Peña"), true);
                fill(page, 1, QStringLiteral("begona@optica-pena.example"), true);
            }
            return false;
        }
        if (now == target && (now == Run || now == Done))
            return now == Done || !page->findChildren<QPushButton *>().isEmpty();
        QPushButton *next = primary(page);
        if (taken)
            return page->findChild<CompanyStep *>()->findChildren<FormField *>()[1]->verdict() == FormField::Verdict::Bad;
        if (!next)
            return false;
        if (now == target)
            return true;
        if (now < Run)
            next->click();
        return false;
    };
    return window;
}

const Scene company{QStringLiteral("wizard-1-company"), [](Stage &stage) { return wizard(stage, Company); }};
const Scene taken{QStringLiteral("wizard-1-taken"), [](Stage &stage) { return wizard(stage, Company, true); }};
const Scene product{QStringLiteral("wizard-2-product"), [](Stage &stage) { return wizard(stage, Product); }};
const Scene place{QStringLiteral("wizard-3-place"), [](Stage &stage) { return wizard(stage, Place); }};
const Scene database{QStringLiteral("wizard-4-database"), [](Stage &stage) { return wizard(stage, Database); }};
const Scene admin{QStringLiteral("wizard-5-admin"), [](Stage &stage) { return wizard(stage, Admin); }};
const Scene review{QStringLiteral("wizard-6-review"), [](Stage &stage) { return wizard(stage, Review); }};
const Scene reviewLarger{QStringLiteral("wizard-6-review-larger"), [](Stage &stage) {
    QWidget *window = wizard(stage, Review);
    stage.ready = [walk = stage.ready, window] {
        if (!walk())
            return false;
        for (QPushButton *button : window->findChildren<QPushButton *>())
            if (button->isVisible() && button->text() == ReviewStep::tr("&Larger"))
                button->click();
        return true;
    };
    return window;
}};
const Scene done{QStringLiteral("wizard-8-done"), [](Stage &stage) { return wizard(stage, Done); }};

// A seed script that fails for real; mended when the picture is taken.
const Scene failed{QStringLiteral("wizard-7-failed"), [](Stage &stage) {
    QWidget *window = wizard(stage, Run);
    static QByteArray good;
    if (good.isEmpty())
        good = registry::ProductRepository(fleet().session).find(QStringLiteral("Shop"))->seedSql;
    setSeed("SELECT 1/0;");
    const auto walk = stage.ready;
    stage.ready = [walk, window] {
        (void)walk();
        for (const QPushButton *button : window->findChildren<QPushButton *>())
            if (button->isVisible() && button->property("kind").toString() == QLatin1String("danger"))
                return true;
        return false;
    };
    stage.afterShow = [](QWidget *) { setSeed(good); };
    return window;
}};

const Scene batchEmpty{QStringLiteral("batch-empty"), [](Stage &stage) {
    auto set = std::make_shared<Set>(stage);
    return windowWith<BatchPage>(stage, stage.keep(set), QStringLiteral("batch"), QStringLiteral("table"), BatchPage::tr("Provision from a table (CSV)"));
}};

const Scene batch{QStringLiteral("batch-tested"), [](Stage &stage) {
    auto set = std::make_shared<Set>(stage);
    stage.keep(set);
    QWidget *window = windowWith<BatchPage>(stage, set.get(), QStringLiteral("batch"), QStringLiteral("table"), BatchPage::tr("Provision from a table (CSV)"));
    QFile file(set->folder.filePath(QStringLiteral("tenants.csv")));
    if (file.open(QIODevice::WriteOnly))
        file.write("name,slug,admin_email\nFarmacia La Unión,,ana@union.example\nKingsway Dental Group,,sam@kingsway.example\n,,x@example.org\n"
                   "Laboratorio Ñandú,,eva@nandu.example\nDra. Inés Aguirre,ines,not an address\nOak & Ash Wellness,ines,oak@example.org\n");
    file.close();
    auto stepAt = std::make_shared<int>(0);
    stage.ready = [set, stepAt] {
        auto *page = qobject_cast<BatchPage *>(set->page);
        auto *model = page ? page->findChild<BatchModel *>() : nullptr;
        if (!model)
            return false;
        if (*stepAt == 0) {
            page->openFile(set->folder.filePath(QStringLiteral("tenants.csv")));
            *stepAt = 1;
        } else if (*stepAt == 1 && model->rowCount() > 0) {
            page->testOnly();
            *stepAt = 2;
        }
        return *stepAt == 2 && model->count(BatchModel::State::Waiting) == 0;
    };
    return window;
}};

// A database that was found, before anybody asked about it, and with what the checks say.
QWidget *adoption(Stage &stage, bool checked)
{
    static std::unique_ptr<test::FoundDatabase> found;
    if (!found) {
        found = std::make_unique<test::FoundDatabase>(test::FoundDatabase::make(fleet(), QStringLiteral("optica")));
        Scene::atEnd().prepend([] { found.reset(); });
    }
    auto set = std::make_shared<Set>(stage);
    stage.keep(set);
    QWidget *window = windowWith<AdoptPage>(stage, set.get(), QStringLiteral("adopt"), QStringLiteral("database"), AdoptPage::tr("Adopt a database"));
    auto at = std::make_shared<int>(0);
    stage.ready = [set, at, checked] {
        auto *page = qobject_cast<AdoptPage *>(set->page);
        auto *box = page ? qobject_cast<QComboBox *>(page->field(AdoptPage::Database)->editor()) : nullptr;
        if (!box || !box->isVisible() || box->findText(found->name) < 0)
            return false;
        if (*at == 0) {
            box->setEditText(found->name);
            auto *edit = qobject_cast<QLineEdit *>(page->company()->findChildren<FormField *>().first()->editor());
            edit->setText(QStringLiteral("Óptica Peña"));
            emit edit->textEdited(edit->text());
            *at = 1;
        } else if (*at == 1 && checked) {
            page->testOnly();
            *at = 2;
        }
        return !checked || page->checks()->steps().size() > 2;
    };
    return window;
}

const Scene adoptForm{QStringLiteral("adopt-form"), [](Stage &stage) { return adoption(stage, false); }};
const Scene adoptChecked{QStringLiteral("adopt-checked"), [](Stage &stage) { return adoption(stage, true); }};

const Scene jobs{QStringLiteral("jobs-full"), [](Stage &stage) {
    auto set = std::make_shared<Set>(stage);
    stage.keep(set);
    QWidget *window = windowWith<JobsPage>(stage, set.get(), QStringLiteral("jobs"), QStringLiteral("jobs"), JobsPage::tr("Jobs"));
    stage.ready = [set] {
        const auto *table = set->page ? set->page->findChild<QTableView *>() : nullptr;
        return table && table->model()->rowCount() > 2;
    };
    return window;
}};

// A run that was paused by its failures, and one that somebody works on, beside the operations.
registry::SessionPtr theRuns()
{
    static bool written = false;
    static std::unique_ptr<registry::RunQueue> worker;
    const registry::SessionPtr session = fleet().session;
    if (std::exchange(written, true))
        return session;
    const auto super = test::TestCluster::connect(session->settings().database);
    const auto shop = registry::ProductRepository(session).find(QStringLiteral("Shop"));
    const auto tenants = registry::TenantRepository(session).list();
    for (const bool paused : {true, false}) {
        registry::NewRun run;
        run.id = base::newId();
        run.kind = QStringLiteral("migrate");
        run.productId = shop->id;
        run.product = shop->name;
        run.target = QStringLiteral("0012");
        run.selection = paused ? QString() : QStringLiteral("plan:gold");
        run.waveLabels = {QStringLiteral("canary"), QStringLiteral("rest")};
        for (int i = 0; i < tenants->size(); ++i)
            run.items.append({tenants->at(i).id, tenants->at(i).slug, tenants->at(i).serverId, i == 0 ? 1 : 2});
        (void)registry::RunRepository(session).add(run);
        const QByteArray id = run.id.toLatin1();
        super->script("UPDATE tenantry.run_item SET state = 'succeeded' WHERE run_id = '" + id + "';"
                      "UPDATE tenantry.run_wave SET total = 40, succeeded = " + (paused ? "31, failed = 9, state = 'failed'" : "38") + " WHERE run_id = '" + id + "' AND wave = 1;"
                      "UPDATE tenantry.run_wave SET total = 4812, succeeded = " + (paused ? "0" : "2190") + " WHERE run_id = '" + id + "' AND wave = 2;"
                      + (paused ? "UPDATE tenantry.run SET state = 'paused', paused_for = 'gate' WHERE id = '" + id + "'" : QByteArray()));
        if (!paused)
            if (auto joined = registry::RunQueue::join(session, run.id, QStringLiteral("tenantryctl")))
                worker = std::move(*joined);
    }
    Scene::atEnd().prepend([] { worker.reset(); });
    return session;
}

QWidget *jobsWithRuns(Stage &stage, int row)
{
    theRuns();
    auto set = std::make_shared<Set>(stage);
    stage.keep(set);
    QWidget *window = windowWith<JobsPage>(stage, set.get(), QStringLiteral("jobs"), QStringLiteral("jobs"), JobsPage::tr("Jobs"));
    stage.ready = [set, row] {
        const auto *page = qobject_cast<JobsPage *>(set->page);
        if (!page || page->model()->rowCount() < 5)
            return false;
        int left = row; // other scenes leave jobs above the runs
        for (int i = 0; i < page->model()->rowCount(); ++i) {
            page->table()->setCurrentIndex(page->model()->index(i, 0));
            if (page->runDetails()->isVisible() && left-- == 0)
                return true;
        }
        return false;
    };
    return window;
}

const Scene jobsRun{QStringLiteral("jobs-run"), [](Stage &stage) { return jobsWithRuns(stage, 0); }};
const Scene jobsRunPaused{QStringLiteral("jobs-run-paused"), [](Stage &stage) { return jobsWithRuns(stage, 1); }};
const Scene jobsRunCancel{QStringLiteral("jobs-run-cancel"), [](Stage &stage) {
    QWidget *window = jobsWithRuns(stage, 0);
    stage.afterShow = [window](QWidget *) { window->findChild<RunDetails *>()->cancelButton()->click(); };
    return window;
}};
// Finish was pressed here, and the first account's password is nowhere else.
QWidget *jobsToldOnce(Stage &stage)
{
    QWidget *window = jobsWithRuns(stage, 0);
    stage.afterShow = [window](QWidget *) {
        tenants::Provisioned made;
        made.tenant.companyName = QStringLiteral("Panadería O'Higgins");
        made.tenant.adminEmail = QStringLiteral("ana@example.org");
        made.adminPassword = base::secretFromText(QStringLiteral("correct-horse-16"));
        made.adminPasswordMade = true;
        window->findChild<FirstAccountCard *>()->present(made);
    };
    return window;
}
const Scene jobsFirstAccount{QStringLiteral("jobs-first-account"), jobsToldOnce};

} // namespace

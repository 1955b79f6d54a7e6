#include "ui/products/productform.h"

#include "base/names.h"
#include "ui/products/folderview.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/ondemand.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Product;

namespace {

constexpr int lookAfter = 400; // milliseconds without a keystroke

QString sentence(const base::Error &error) { return error.hint.isEmpty() ? error.message.translated() : error.message.translated() + u' ' + error.hint.translated(); }

} // namespace

ProductForm::ProductForm(ProductBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Muted, this)), m_name(new QLineEdit),
      m_description(new QLineEdit), m_folder(new QLineEdit), m_seed(new QLineEdit), m_database(new QLineEdit), m_server(new QComboBox), m_template(new QCheckBox(this)),
      m_replace(new QCheckBox(this)), m_browseFolder(makeButton(ButtonKind::Normal, this, u"folder"_s)), m_browseSeed(makeButton(ButtonKind::Normal, this, u"file"_s)),
      m_save(makeButton(ButtonKind::Primary, this, u"check"_s)), m_close(makeButton(ButtonKind::Normal, this)), m_view(new FolderView(this)), m_command(new CopyButton(this)),
      m_banner(new ErrorBanner(this))
{
    m_title->setWordWrap(true);
    build();
    m_banner->setRetry(false);
    m_soon.setSingleShot(true);
    m_soon.setInterval(lookAfter);
    connect(&m_soon, &QTimer::timeout, this, &ProductForm::look);
    for (int which = 0; which < Fields; ++which)
        if (QLineEdit *line = edit(Field(which))) {
            connect(line, &QLineEdit::textEdited, this, [this, which] {
                m_changed = true;
                m_fields[which]->setError({});
                if (which == Folder) {
                    m_look.reset();
                    m_view->clear();
                    m_soon.start();
                }
                follow();
            });
            connect(line, &QLineEdit::returnPressed, this, [this, which] {
                if (which == Folder)
                    look();
                else
                    save();
            });
        }
    connect(m_template, &QCheckBox::toggled, this, [this] {
        m_changed = true;
        follow();
    });
    connect(m_replace, &QCheckBox::toggled, this, &ProductForm::follow);
    connect(m_browseFolder, &QPushButton::clicked, this, [this] { browse(Folder); });
    connect(m_browseSeed, &QPushButton::clicked, this, [this] { browse(Seed); });
    connect(m_save, &QPushButton::clicked, this, &ProductForm::save);
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, &ProductForm::leave);
    m_command->setSource([this] { return command(); });
    retranslate();
}

ProductForm::~ProductForm()
{
    m_stop.request_stop();
    m_lookStop.request_stop();
}

void ProductForm::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *area = makeScrollArea(this, 560);
    auto *inside = new QWidget;
    area->setWidget(inside);
    outer->addWidget(area, 1);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 16, 16, 8);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_text);
    const auto withButton = [](QLineEdit *line, QPushButton *button) {
        auto *both = new QWidget;
        auto *row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        row->addWidget(line, 1);
        row->addWidget(button);
        both->setFocusProxy(line);
        return both;
    };
    QWidget *editors[Fields] = {m_name, m_description, withButton(m_folder, m_browseFolder), withButton(m_seed, m_browseSeed), m_server, m_database};
    for (int which = 0; which < Fields; ++which)
        m_fields[which] = new FormField(editors[which], inside);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->addWidget(m_fields[Name], 0, 0, Qt::AlignTop);
    grid->addWidget(m_fields[Description], 0, 1, Qt::AlignTop);
    grid->addWidget(m_fields[Folder], 1, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_view, 2, 0, 1, 2);
    grid->addWidget(m_replace, 3, 0, 1, 2);
    grid->addWidget(m_fields[Seed], 4, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_template, 5, 0, 1, 2);
    grid->addWidget(m_fields[Server], 6, 0, Qt::AlignTop);
    grid->addWidget(m_fields[Database], 6, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    column->addLayout(grid, 1);
    column->addStretch(0);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(16, 4, 16, 12);
    foot->setSpacing(10);
    foot->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_close);
    buttons->addStretch();
    buttons->addWidget(m_command);
    foot->addLayout(buttons);
    outer->addLayout(foot);
    QWidget *order[] = {m_name, m_description, m_folder, m_browseFolder, m_view->table(), m_replace, m_seed, m_browseSeed, m_template, m_server, m_database, m_save, m_close, m_command};
    for (size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
}

QLineEdit *ProductForm::edit(Field which) const
{
    QLineEdit *edits[Fields] = {m_name, m_description, m_folder, m_seed, nullptr, m_database};
    return edits[which];
}

void ProductForm::startNew(const QList<registry::Server> &servers)
{
    m_servers.clear();
    m_server->clear();
    for (const registry::Server &server : servers) {
        m_servers << server.name;
        m_server->addItem(base::printable(server.name), server.name);
    }
    begin({});
    m_name->setFocus();
}

void ProductForm::startImport(const Product &product)
{
    begin(product);
    m_folder->setFocus();
}

void ProductForm::begin(const Product &product)
{
    m_product = product;
    ++m_run;
    ++m_lookRun;
    m_stop.request_stop();
    m_lookStop.request_stop();
    m_soon.stop();
    m_look.reset();
    m_looking = false;
    finish();
    m_banner->clear();
    m_view->clear();
    for (FormField *each : m_fields)
        each->setError({});
    for (QLineEdit *line : {m_name, m_description, m_folder, m_seed, m_database})
        line->clear();
    m_template->setChecked(false);
    m_replace->setChecked(false);
    m_changed = false;
    retranslate();
    follow();
}

void ProductForm::browse(Field which)
{
    auto *dialog = new QFileDialog(this, which == Folder ? tr("Folder of migrations") : tr("Seed script"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(which == Folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (which == Folder)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    else
        dialog->setNameFilters({tr("SQL files (*.sql)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, which](const QString &path) {
        edit(which)->setText(path);
        m_changed = true;
        m_fields[which]->setError({});
        if (which == Folder)
            look();
        else
            follow();
    });
    dialog->open();
}

void ProductForm::look()
{
    m_soon.stop();
    const QString folder = m_folder->text().trimmed();
    m_lookStop.request_stop();
    m_lookStop = {};
    m_look.reset();
    const quint64 number = ++m_lookRun;
    if (folder.isEmpty()) {
        m_looking = false;
        m_view->clear();
        return follow();
    }
    m_looking = true;
    m_view->setLooking();
    follow();
    base::run(m_services.workers, m_lookStop.get_token(), [ask = m_backend.look, folder, id = m_product.id](std::stop_token stop) { return ask(folder, id, stop); })
        .then(this, [this, number](const base::Result<FolderLook> &result) {
            if (number != m_lookRun)
                return;
            m_looking = false;
            if (result) {
                m_look = *result;
                m_fields[Folder]->setError({});
                m_view->setLook(*result, isNew());
            } else {
                m_view->clear();
                m_fields[Folder]->setError(sentence(result.error()));
            }
            follow();
        });
}

void ProductForm::follow()
{
    const int changed = m_look ? m_look->preview.count(migrations::Novelty::Changed) : 0;
    for (const Field which : {Name, Description})
        m_fields[which]->setVisible(isNew());
    m_replace->setVisible(!isNew() && changed > 0);
    m_template->setVisible(isNew());
    m_template->setEnabled(!m_servers.isEmpty());
    const bool builds = isNew() && m_template->isChecked();
    m_fields[Server]->setVisible(builds && m_servers.size() > 1);
    m_fields[Database]->setVisible(builds);
    const bool takes = m_look && m_look->report.problems.isEmpty() && (isNew() || changed == 0 || m_replace->isChecked());
    const bool brings = m_look && (isNew() || m_look->preview.bringsSomething() || !m_seed->text().trimmed().isEmpty());
    // Of a folder that is not read yet it is not known what it brings: pressing the button says what is missing.
    m_save->setEnabled(!m_busy && !m_looking && (!m_look || (takes && brings)));
}

QString ProductForm::command() const
{
    const QString folder = m_folder->text().trimmed(), seed = m_seed->text().trimmed(), description = m_description->text().trimmed();
    QStringList line{u"product"_s, isNew() ? u"add"_s : u"import"_s, isNew() ? m_name->text().trimmed() : m_product.name, u"--migrations"_s, folder.isEmpty() ? u"DIR"_s : QDir::cleanPath(folder)};
    if (!seed.isEmpty())
        line << u"--seed"_s << seed;
    if (!isNew()) {
        if (m_replace->isChecked())
            line << u"--replace"_s;
        return commandLine(line);
    }
    if (!description.isEmpty())
        line << u"--description"_s << description;
    if (!m_template->isChecked())
        return commandLine(line);
    const QString server = m_servers.size() > 1 ? m_server->currentData().toString() : QString();
    const QString database = m_database->text().trimmed();
    if (!database.isEmpty())
        line << u"--template"_s << database;
    QStringList then{u"product"_s, u"template"_s, m_name->text().trimmed()};
    if (!server.isEmpty())
        (database.isEmpty() ? then : line) << u"--server"_s << server;
    return database.isEmpty() ? commandLine(line) + u" && "_s + commandLine(then) : commandLine(line); // one without a name is built by a command of its own
}

void ProductForm::save()
{
    if (m_busy || m_looking)
        return;
    QWidget *first = nullptr;
    const auto say = [&](Field which, const QString &reason) {
        m_fields[which]->setError(reason);
        if (!reason.isEmpty() && !first)
            first = m_fields[which]->editor();
    };
    if (isNew())
        say(Name, m_name->text().trimmed().isEmpty() ? tr("A product needs a name.") : QString());
    if (!m_look) {
        if (m_folder->text().trimmed().isEmpty())
            say(Folder, tr("Which folder? Choose the one with the migration files."));
        else if (m_soon.isActive())
            return look();
        else
            first = first ? first : m_fields[Folder]->editor();
    }
    const QString database = m_database->text().trimmed();
    if (isNew() && m_template->isChecked() && !database.isEmpty()) {
        const auto fits = base::checkDatabaseName(database);
        say(Database, fits ? QString() : sentence(fits.error()));
    }
    if (first) {
        first->setFocus();
        return;
    }
    if (!m_save->isEnabled())
        return;
    m_busy = true;
    m_stop = {};
    m_banner->clear();
    m_lock.lock({m_fields[Name]->parentWidget(), m_save}, m_close);
    const QString file = m_seed->text().trimmed();
    if (file.isEmpty())
        return store({});
    base::run(m_services.workers, m_stop.get_token(), [read = m_backend.seed, file](std::stop_token) { return read(file); })
        .then(this, [this, number = m_run](const base::Result<QByteArray> &seed) {
            if (number != m_run)
                return;
            if (seed)
                return store(*seed);
            finish();
            m_fields[Seed]->setError(sentence(seed.error()));
            m_seed->setFocus();
        });
}

void ProductForm::store(const QByteArray &seed)
{
    const auto &set = m_look->report.set;
    if (!isNew()) {
        base::run(m_services.workers, m_stop.get_token(), [take = m_backend.import, id = m_product.id, files = set.files, seed, replace = m_replace->isChecked()](std::stop_token stop) { return take(id, files, seed, replace, stop); })
            .then(this, [this, number = m_run](const base::Result<int> &taken) {
                if (number != m_run)
                    return;
                if (!taken)
                    return failed(taken.error());
                finish();
                m_changed = false;
                emit saved(m_product, false, {});
            });
        return;
    }
    Product product;
    product.name = m_name->text().trimmed();
    product.description = m_description->text().trimmed();
    product.layout = migrations::layoutName(set.layout);
    product.headVersion = set.head();
    product.migrations = int(set.files.size());
    product.seedSql = seed;
    base::run(m_services.workers, m_stop.get_token(), [add = m_backend.add, product, files = set.files](std::stop_token stop) { return add(product, files, stop); })
        .then(this, [this, number = m_run](const base::Result<Product> &added) {
            if (number != m_run)
                return;
            if (!added)
                return failed(added.error());
            finish();
            m_changed = false;
            emit saved(*added, m_template->isChecked(), {m_server->currentData().toString(), m_database->text().trimmed()});
        });
}

void ProductForm::finish()
{
    m_busy = false;
    m_lock.unlock();
    follow();
}

void ProductForm::failed(const base::Error &error)
{
    finish();
    m_banner->setError(error, [isNew = isNew()] { return isNew ? tr("The product was not added.") : tr("Nothing was imported."); });
    if (isNew() && error.kind == base::Kind::Conflict)
        m_name->setFocus();
}

void ProductForm::leave()
{
    ++m_run;
    ++m_lookRun;
    m_stop.request_stop();
    m_lookStop.request_stop();
    m_soon.stop();
    m_looking = false;
    finish();
    m_changed = false;
    emit closed();
}

void ProductForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && !m_changed && !m_busy)
        leave();
    else
        QWidget::keyPressEvent(event);
}

void ProductForm::retranslate()
{
    m_title->setText(breakable(isNew() ? tr("Add a product") : tr("New files for “%1”").arg(base::printable(m_product.name))));
    m_text->setText(isNew() ? tr("A product is what tenants run: a folder of migration files whose text and checksums go into the registry.")
                            : tr("The folder is read and compared first. Files that are there already must not have changed."));
    m_fields[Name]->setLabel(tr("&Name"));
    m_name->setPlaceholderText(tr("For example: Shop"));
    m_fields[Description]->setLabel(tr("&Description"));
    m_fields[Description]->setOptional(true);
    m_fields[Folder]->setLabel(tr("&Folder of migrations"));
    m_fields[Folder]->setHelp(tr("Recognised by itself: numbered files, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate."));
    m_folder->setAccessibleName(tr("Folder of migrations"));
    m_fields[Seed]->setLabel(tr("&Seed script"));
    m_fields[Seed]->setOptional(true);
    m_fields[Seed]->setHelp(isNew() || m_product.seedSql.isEmpty() ? tr("SQL that makes the first account in a new tenant's database.") : tr("Empty: the one that the product has stays."));
    m_seed->setAccessibleName(tr("Seed script"));
    m_browseFolder->setText(tr("Choose…"));
    m_browseFolder->setAccessibleName(tr("Choose the folder"));
    m_browseSeed->setText(tr("Choose…"));
    m_browseSeed->setAccessibleName(tr("Choose the seed script"));
    m_template->setText(tr("Build a &template that new tenants are cloned from"));
    m_template->setToolTip(m_servers.isEmpty() ? tr("A template needs a server to be on: add one on the page Servers.") : QString());
    m_fields[Server]->setLabel(tr("Ser&ver of the template"));
    m_fields[Database]->setLabel(tr("Data&base of the template"));
    m_fields[Database]->setOptional(true);
    m_fields[Database]->setHelp(tr("A name is made where none is given."));
    m_replace->setText(tr("Take the new te&xt of changed files, where no tenant has them yet"));
    m_save->setText(isNew() ? tr("Add the &product") : tr("Take &over"));
    m_close->setText(tr("&Cancel"));
    m_command->setWhat(tr("as command"));
    m_view->retranslate();
}

} // namespace tenantry::ui

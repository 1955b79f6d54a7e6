#include "ui/products/templatepanel.h"

#include "base/names.h"
#include "ui/products/productwords.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

TemplatePanel::TemplatePanel(const ProductBackend &backend, QWidget *parent)
    : QWidget(parent), m_may(backend.may("products.template")), m_text(makeLabel(Look::Muted, this)), m_lines(makeLabel(Look::Small, this)), m_facts(new KeyValueView(this)),
      m_server(new QComboBox), m_database(new QLineEdit), m_serverField(new FormField(m_server, this)), m_databaseField(new FormField(m_database, this)),
      m_build(mark(makeButton(ButtonKind::Primary, this, u"database"_s), "products.template")), m_command(new CopyButton(this)), m_progress(new ProgressRow(this)),
      m_banner(new ErrorBanner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(10);
    m_lines->setWordWrap(true);
    column->addWidget(m_text);
    column->addWidget(m_facts);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(12);
    pair->addWidget(m_serverField, 1, Qt::AlignTop);
    pair->addWidget(m_databaseField, 1, Qt::AlignTop);
    column->addLayout(pair);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_build);
    buttons->addWidget(m_command);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(m_lines);
    column->addStretch(1);
    m_facts->addRow(u"state"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"database"_s, {});
    m_facts->addRow(u"server"_s, {}, {}, KeyValueView::Plain);
    m_progress->setCancellable(true);
    m_progress->hide();
    m_banner->setRetry(false);
    for (QWidget *each : std::initializer_list<QWidget *>{m_serverField, m_databaseField, m_build, m_command})
        each->setVisible(m_may);
    m_command->setSource([this] { return command(); });
    connect(m_build, &QPushButton::clicked, this, &TemplatePanel::start);
    connect(m_database, &QLineEdit::returnPressed, this, &TemplatePanel::start);
    connect(m_database, &QLineEdit::textEdited, this, [this] { m_databaseField->setError({}); });
    connect(m_progress, &ProgressRow::cancelRequested, this, &TemplatePanel::stopRequested);
    retranslate();
}

void TemplatePanel::setProduct(const ProductLine &line, const QList<registry::Server> &servers)
{
    const bool other = line.product.id != m_line.product.id;
    m_line = line;
    QStringList names;
    for (const registry::Server &server : servers)
        names << server.name;
    const QString chosen = other || m_server->currentIndex() < 0 ? line.templateServer : m_server->currentData().toString();
    if (names != m_servers) {
        m_servers = names;
        m_server->clear();
        for (const QString &name : std::as_const(names))
            m_server->addItem(base::printable(name), name);
    }
    m_server->setCurrentIndex(std::max(0, m_server->findData(chosen)));
    if (other) {
        m_database->clear();
        m_databaseField->setError({});
    }
    display();
}

void TemplatePanel::setBuild(const TemplateBuild &build)
{
    m_state = build;
    display();
}

migrations::TemplateRequest TemplatePanel::request() const { return {m_server->currentData().toString(), m_database->text().trimmed()}; }

QString TemplatePanel::command() const
{
    QStringList line{u"product"_s, u"template"_s, m_line.product.name};
    const auto wanted = request();
    if (m_servers.size() > 1 && wanted.server != m_line.templateServer)
        line << u"--server"_s << wanted.server;
    if (!wanted.database.isEmpty())
        line << u"--database"_s << wanted.database;
    return commandLine(line);
}

void TemplatePanel::start()
{
    if (m_state.running || !m_build->isEnabled())
        return;
    if (const QString name = m_database->text().trimmed(); !name.isEmpty())
        if (const auto fits = base::checkDatabaseName(name); !fits) {
            m_databaseField->setError(fits.error().message.translated() + u' ' + fits.error().hint.translated());
            m_database->setFocus();
            return;
        }
    emit buildRequested();
}

void TemplatePanel::display()
{
    const registry::Product &product = m_line.product;
    m_facts->setValue(u"state"_s, product.templateDatabase.isEmpty() ? tr("none: new tenants are built from the migrations, file by file") : ProductWords::templateState(product).text);
    m_facts->setRowVisible(u"database"_s, !product.templateDatabase.isEmpty());
    m_facts->setRowVisible(u"server"_s, !product.templateDatabase.isEmpty());
    m_facts->setValue(u"database"_s, base::printable(product.templateDatabase));
    m_facts->setValue(u"server"_s, base::printable(m_line.templateServer));
    m_serverField->setVisible(m_may && m_servers.size() > 1);
    m_build->setText(product.templateDatabase.isEmpty() ? tr("&Build the template") : tr("&Build it again"));
    m_build->setEnabled(!m_state.running && !m_servers.isEmpty());
    m_serverField->setEnabled(!m_state.running);
    m_databaseField->setEnabled(!m_state.running);
    m_progress->setVisible(m_state.running);
    m_progress->setTitle(tr("Building the template of “%1”").arg(base::printable(product.name)));
    QStringList lines;
    for (const base::Text &line : std::as_const(m_state.lines))
        lines << line.translated();
    m_progress->setText(m_state.running ? lines.value(lines.size() - 1, tr("Signing in to the server")) : QString());
    m_lines->setText(m_servers.isEmpty() ? tr("A template needs a server to be on: add one on the page Servers.") : m_state.running ? QString() : lines.join(u'\n'));
    m_lines->setVisible(!m_lines->text().isEmpty());
    if (!m_state.error)
        m_banner->clear();
    else if (m_banner->isHidden() || m_banner->error() != *m_state.error)
        m_banner->setError(*m_state.error, [] { return tr("The template was not built. What was begun is taken away."); });
}

void TemplatePanel::retranslate()
{
    m_text->setText(tr("New tenants are cloned from it, which is several times faster than applying the files. It is built beside the old one, which goes afterwards; nobody waits."));
    m_facts->setLabel(u"state"_s, tr("State"));
    m_facts->setLabel(u"database"_s, tr("Database"));
    m_facts->setLabel(u"server"_s, tr("Server"));
    m_serverField->setLabel(tr("Ser&ver"));
    m_databaseField->setLabel(tr("Da&tabase"));
    m_databaseField->setOptional(true);
    m_databaseField->setHelp(tr("A name is made where none is given."));
    m_command->setWhat(tr("building as command"));
    m_banner->clear();
    display();
}

} // namespace tenantry::ui

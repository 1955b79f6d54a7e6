#include "ui/products/producteditor.h"

#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

ProductEditor::ProductEditor(ProductBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_title(makeLabel(Look::Title, this)), m_description(new QLineEdit), m_web(new QLineEdit),
      m_descriptionField(new FormField(m_description, this)), m_webField(new FormField(m_web, this)), m_save(makeButton(ButtonKind::Primary, this, u"check"_s)),
      m_close(makeButton(ButtonKind::Normal, this)), m_command(new CopyButton(this)), m_banner(new ErrorBanner(this))
{
    m_title->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_descriptionField);
    column->addWidget(m_webField);
    column->addWidget(m_banner);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_close);
    buttons->addStretch();
    buttons->addWidget(m_command);
    column->addLayout(buttons);
    column->addStretch(1);
    m_banner->setRetry(false);
    for (QLineEdit *edit : {m_description, m_web}) {
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_changed = true;
            m_webField->setError({});
        });
        connect(edit, &QLineEdit::returnPressed, this, &ProductEditor::save);
    }
    connect(m_save, &QPushButton::clicked, this, &ProductEditor::save);
    setEscapes(m_close);
    connect(m_close, &QPushButton::clicked, this, &ProductEditor::leave);
    m_command->setSource([this] { return command(); });
    retranslate();
}

ProductEditor::~ProductEditor() { m_stop.request_stop(); }

void ProductEditor::start(const registry::Product &product, const QString &webAddress)
{
    ++m_run;
    m_product = product;
    m_webBefore = webAddress;
    m_description->setText(product.description);
    m_web->setText(webAddress);
    m_webField->setError({});
    m_banner->clear();
    m_changed = m_busy = false;
    m_lock.unlock();
    retranslate();
    m_description->setFocus();
}

QString ProductEditor::command() const
{
    QStringList line{u"product"_s, u"edit"_s, m_product.name};
    const QString description = m_description->text().trimmed(), web = m_web->text().trimmed();
    const bool same = description == m_product.description && web == m_webBefore;
    if (same || description != m_product.description)
        line << u"--description"_s << description;
    if (web != m_webBefore)
        line << u"--web-address"_s << web;
    return commandLine(line);
}

void ProductEditor::save()
{
    if (m_busy)
        return;
    m_busy = true;
    m_stop = {};
    m_lock.lock({m_descriptionField, m_webField, m_save}, m_close);
    m_banner->clear();
    base::run(m_services.workers, m_stop.get_token(), [edit = m_backend.edit, id = m_product.id, text = m_description->text().trimmed(), web = m_web->text().trimmed()](std::stop_token stop) { return edit(id, text, web, stop); })
        .then(this, [this, number = m_run](const base::Result<void> &done) {
            if (number != m_run)
                return;
            m_busy = false;
            m_lock.unlock();
            if (done) {
                m_changed = false;
                emit saved(m_product.id);
            } else if (done.error().kind == base::Kind::InvalidInput && m_web->text().trimmed() != m_webBefore) {
                m_webField->setError(done.error().message.translated() + u' ' + done.error().hint.translated());
                m_web->setFocus();
            } else {
                m_banner->setError(done.error(), [] { return tr("Nothing was changed."); });
            }
        });
}

void ProductEditor::leave()
{
    m_stop.request_stop();
    ++m_run;
    m_changed = m_busy = false;
    m_lock.unlock();
    emit closed();
}

void ProductEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && !m_changed && !m_busy)
        leave();
    else
        QWidget::keyPressEvent(event);
}

void ProductEditor::retranslate()
{
    m_title->setText(breakable(tr("Edit “%1”").arg(base::printable(m_product.name))));
    m_descriptionField->setLabel(tr("&Description"));
    m_descriptionField->setOptional(true);
    m_webField->setLabel(tr("&Web address of its tenants"));
    m_webField->setOptional(true);
    m_webField->setHelp(tr("Where they answer, for diagnosis and certificates. {host}, {subdomain} and {slug} stand for the tenant's: https://{host}/health"));
    m_save->setText(tr("&Save"));
    m_close->setText(tr("&Cancel"));
    m_command->setWhat(tr("as command"));
}

} // namespace tenantry::ui

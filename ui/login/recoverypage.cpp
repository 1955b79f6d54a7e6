#include "ui/login/recoverypage.h"

#include "base/error.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QVBoxLayout>

namespace tenantry::ui {

RecoveryPage::RecoveryPage(QWidget *parent)
    : QWidget(parent), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Body, this)), m_shown(makeLabel(Look::Body, this)),
      m_savedTo(makeLabel(Look::Success, this)), m_copy(new CopyButton(this)), m_banner(new ErrorBanner(this)),
      m_save(makeButton(ButtonKind::Normal, this, QStringLiteral("download"))), m_go(makeButton(ButtonKind::Primary, this)), m_check(new QCheckBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    auto *card = new Card(this);
    auto *line = new QHBoxLayout;
    QFont font = theme::monospace(this->font());
    font.setPointSizeF(font.pointSizeF() + 3);
    m_shown->setFont(font);
    m_shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(m_shown, 1);
    line->addWidget(m_copy, 0, Qt::AlignTop);
    card->body()->addLayout(line);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->addWidget(card);
    auto *saving = new QHBoxLayout;
    saving->addWidget(m_save);
    saving->addWidget(m_savedTo, 1);
    layout->addLayout(saving);
    layout->addWidget(m_banner);
    layout->addWidget(m_check);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch();
    m_copy->setSecret([this] { return m_key; });
    m_go->setEnabled(false);
    connect(m_check, &QCheckBox::toggled, m_go, &QPushButton::setEnabled);
    connect(m_save, &QPushButton::clicked, this, &RecoveryPage::save);
    connect(m_banner, &ErrorBanner::retry, this, &RecoveryPage::save);
    connect(m_go, &QPushButton::clicked, this, [this] {
        forget();
        emit kept();
    });
    retranslate();
}

void RecoveryPage::set(const base::Secret &key, const QString &registryName)
{
    m_key = key;
    m_registry = registryName;
    m_saved.clear();
    m_check->setChecked(false);
    m_banner->clear();
    m_shown->setText(base::textFromSecret(key));
    retranslate();
    m_save->setFocus();
}

void RecoveryPage::forget()
{
    m_key = base::Secret();
    m_shown->clear();
}

void RecoveryPage::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the recovery key"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("tenantry-recovery-key.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &RecoveryPage::write);
    dialog->open();
}

void RecoveryPage::write(const QString &path)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    const bool opened = file.open(QIODevice::WriteOnly);
    // Only its owner may read it, from its first byte on.
    if (opened)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QString text = tr("Recovery key of the Tenantry registry “%1”, made on %2. Whoever has it can open every secret of the registry.")
                             .arg(m_registry, QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    if (!opened || file.write(text.toUtf8() + "\n\n" + m_key.toByteArray() + "\n") < 0 || !file.commit()) {
        m_banner->setError({base::Kind::Io, {QT_TRANSLATE_NOOP("core", "The file %1 could not be written: %2"), {path, file.errorString()}},
                            QT_TRANSLATE_NOOP("core", "Choose another folder, or copy the key by hand."), {}, {}});
        return;
    }
    m_banner->clear();
    m_saved = path;
    retranslate();
}

void RecoveryPage::retranslate()
{
    m_title->setText(tr("Keep the recovery key"));
    m_text->setText(tr("The registry “%1” is ready. This key opens its secrets when every administrator has lost their password. It is shown this once and "
                       "stored nowhere: keep it where the company keeps such things, on paper or in a safe, not on this computer.")
                        .arg(m_registry));
    m_shown->setAccessibleName(tr("Recovery key"));
    m_copy->setWhat(tr("Recovery key"));
    m_save->setText(tr("Save to a &file, to print it…"));
    m_savedTo->setText(m_saved.isEmpty() ? QString() : tr("Saved to %1").arg(QDir::toNativeSeparators(m_saved)));
    m_check->setText(tr("I have &kept it"));
    m_go->setText(tr("&Sign in to the new registry"));
}

void RecoveryPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui

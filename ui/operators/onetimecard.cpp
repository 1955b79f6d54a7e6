#include "ui/operators/onetimecard.h"

#include "ui/operators/operatorwords.h"
#include "ui/shell/onpage.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/secretfield.h"

#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

OneTimeCard::OneTimeCard(const OperatorBackend &backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(backend), m_services(services), m_title(makeLabel(Look::Title, this)), m_first(makeLabel(Look::Body, this)), m_second(makeLabel(Look::Body, this)),
      m_until(makeLabel(Look::Muted, this)), m_saved(makeLabel(Look::Success, this)), m_password(new SecretField(this)), m_banner(new ErrorBanner(this)),
      m_file(makeButton(ButtonKind::Normal, this, QStringLiteral("download"))), m_done(makeButton(ButtonKind::Primary, this, QStringLiteral("check")))
{
    m_title->setWordWrap(true);
    m_banner->setRetry(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_first);
    column->addWidget(m_password);
    column->addWidget(m_until);
    column->addSpacing(8);
    column->addWidget(m_second);
    auto *row = new QHBoxLayout;
    row->addWidget(m_file);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_saved);
    column->addWidget(m_banner);
    column->addSpacing(8);
    auto *end = new QHBoxLayout;
    end->addWidget(m_done);
    end->addStretch();
    column->addLayout(end);
    column->addStretch();
    connect(m_file, &QPushButton::clicked, this, &OneTimeCard::chooseFile);
    connect(m_done, &QPushButton::clicked, this, [this] {
        forget();
        emit closed();
    });
    retranslate();
}

OneTimeCard::~OneTimeCard() { m_stop.request_stop(); }

void OneTimeCard::present(const operators::Invited &invited)
{
    m_who = invited.who;
    m_savedTo.clear();
    m_used = false;
    m_banner->clear();
    m_password->setSecret(invited.oneTimePassword);
    retranslate();
    m_password->setFocus(Qt::OtherFocusReason);
}

void OneTimeCard::forget()
{
    m_password->clear();
    m_who = {};
}

void OneTimeCard::readAgain(const OperatorSnapshot &now)
{
    for (const operators::Operator &each : now.people)
        m_used = m_used || (each.id == m_who.id && !each.mustChangePassword);
    if (m_used && !m_password->isUnseen()) // what nobody has looked at stays until somebody says so
        m_password->clear();
    retranslate();
}

bool OneTimeCard::isUnseen() const { return isOnPage(this) && m_password->isUnseen(); }

void OneTimeCard::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save a connection file"), QDir::home().filePath(m_who.login + QStringLiteral(".json")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, &OneTimeCard::saveFile);
    dialog->open();
}

void OneTimeCard::saveFile(const QString &path)
{
    if (!m_backend.saveConnectionFile)
        return;
    base::run(m_services.workers, m_stop.get_token(), [save = m_backend.saveConnectionFile, login = m_who.login, path](std::stop_token stop) { return save(login, path, stop); })
        .then(this, [this, path](const base::Result<void> &saved) {
            m_savedTo = saved ? path : QString();
            if (saved)
                m_banner->clear();
            else
                m_banner->setError(saved.error());
            retranslate();
        });
}

void OneTimeCard::retranslate()
{
    m_title->setText(breakable(tr("For %1").arg(OperatorWords::name(m_who))));
    m_first->setText(m_used ? tr("1. The one-time password is used up: %1 has a password of their own by now, and it opens nothing any more.").arg(base::printable(m_who.login))
                            : tr("1. The one-time password. It is shown this once; tell it to them, and to nobody else:"));
    m_password->setVisible(!m_used || m_password->isUnseen());
    m_until->setVisible(!m_used);
    m_password->setWhat(tr("One-time password of %1").arg(base::printable(m_who.login)));
    m_until->setText(tr("It opens nothing but its own change at the first sign-in, and ends on %1. Lost? Reset the password: that makes another one.")
                         .arg(moment(m_who.oneTimeUntil)));
    m_second->setText(tr("2. A connection file, for “Import a connection file” at sign-in. It says where the registry is and holds no secret:"));
    m_file->setText(tr("Save a connection &file…"));
    m_saved->setVisible(!m_savedTo.isEmpty());
    m_saved->setText(tr("Saved: %1").arg(base::printable(m_savedTo)));
    m_done->setText(tr("D&one"));
}

} // namespace tenantry::ui

#include "ui/wizard/batchmodel.h"

#include "ui/theme/icons.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using namespace tenantry::base;

BatchModel::BatchModel(QObject *parent) : QAbstractTableModel(parent) {}

void BatchModel::setFile(const tenants::CsvFile &file)
{
    beginResetModel();
    m_rows.clear();
    for (const tenants::CsvRow &csv : file.rows)
        m_rows << Row{csv, csv.error ? State::Bad : State::Waiting, csv.error, {}, {}};
    endResetModel();
}

void BatchModel::setState(int index, State state, const std::optional<Error> &error)
{
    m_rows[index].state = state;
    m_rows[index].error = error;
    emit dataChanged(this->index(index, 0), this->index(index, ColumnCount - 1));
}

void BatchModel::setStep(int index, const QString &title)
{
    m_rows[index].step = title;
    emit dataChanged(this->index(index, Outcome), this->index(index, Outcome));
}

void BatchModel::setPassword(int index, const Secret &password)
{
    m_rows[index].adminPassword = password;
    m_rows[index].passwordSaved = false;
}

int BatchModel::unsavedPasswords() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return !row.adminPassword.isEmpty() && !row.passwordSaved; }));
}

void BatchModel::setPasswordsSaved()
{
    for (Row &row : m_rows)
        row.passwordSaved = true;
}

int BatchModel::count(State state) const
{
    return int(std::ranges::count(m_rows, state, &Row::state));
}

void BatchModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void BatchModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

QString BatchModel::outcome(const Row &row) const
{
    switch (row.state) {
    case State::Waiting: return tr("Not checked yet");
    case State::Ready: return tr("Ready");
    case State::Running: return row.step.isEmpty() ? tr("Running…") : row.step;
    case State::Done: return tr("Provisioned");
    case State::Bad:
    case State::Failed: return row.error ? row.error->message.translated() : tr("Failed");
    }
    return {};
}

QByteArray BatchModel::report(bool withPasswords) const
{
    QByteArray out("line,name,slug,outcome,error,admin_email");
    out += withPasswords ? ",temporary_password\r\n" : "\r\n";
    for (const Row &row : m_rows) {
        const bool failed = row.state == State::Bad || row.state == State::Failed;
        const char *outcome = failed ? "failed" : row.state == State::Done ? "provisioned" : "not_done";
        out += QByteArray::number(row.csv.line) + ',' + tenants::csvCell(row.csv.request.companyName) + ',' + tenants::csvCell(row.csv.request.slug) + ','
               + outcome + ',' + tenants::csvCell(failed && row.error ? row.error->message.translated() : QString()) + ','
               + tenants::csvCell(row.csv.request.adminEmail);
        if (withPasswords)
            out += ',' + tenants::csvCell(textFromSecret(row.adminPassword));
        out += "\r\n";
    }
    return out;
}

int BatchModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int BatchModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant BatchModel::data(const QModelIndex &at, int role) const
{
    if (!at.isValid() || at.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[at.row()];
    if (role == Qt::DecorationRole && at.column() == Outcome) {
        switch (row.state) {
        case State::Waiting: return Icons::get(QStringLiteral("pending"), Tone::Neutral);
        case State::Ready: return Icons::get(QStringLiteral("check"), Tone::Info);
        case State::Running: return Icons::get(QStringLiteral("running"), Tone::Accent);
        case State::Done: return Icons::get(QStringLiteral("done"), Tone::Success);
        case State::Bad:
        case State::Failed: return Icons::get(QStringLiteral("error"), Tone::Danger);
        }
    }
    if (role == Qt::ToolTipRole && row.error)
        return row.error->message.translated() + QLatin1Char('\n') + row.error->hint.translated();
    if (role == Qt::TextAlignmentRole && at.column() == Line)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role != Qt::DisplayRole)
        return {};
    const tenants::ProvisionRequest &request = row.csv.request;
    switch (at.column()) {
    case Line: return QLocale().toString(row.csv.line);
    case Name: return printable(request.companyName);
    case Slug: return printable(request.slug);
    case Product: {
        QStringList parts{request.product, request.plan};
        parts.removeAll(QString());
        return parts.isEmpty() ? tr("as usual") : printable(parts.join(QStringLiteral(" · ")));
    }
    case Email: return printable(request.adminEmail);
    case Outcome: return outcome(row);
    default: return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Line) // as its numbers
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line: return tr("Line");
    case Name: return tr("Company");
    case Slug: return tr("Slug");
    case Product: return tr("Product and plan");
    case Email: return tr("First admin");
    case Outcome: return tr("Outcome");
    default: return {};
    }
}

} // namespace tenantry::ui

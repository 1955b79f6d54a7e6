// The file behind the store: opened, migrated, moved aside when it is damaged. Private to workstation/.
#pragma once

#include "base/error.h"

#include <QSqlDatabase>
#include <QVariant>
#include <vector>

namespace tenantry::workstation {

class Database {
public:
    // Always usable afterwards: where the folder cannot be written, in memory.
    static base::Result<std::unique_ptr<Database>> open(const QString &folder);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    bool persistent() const { return m_persistent; }

    // One statement, all of its rows. Found damaged in the middle of its life, the file is moved aside and the statement
    // runs on a new one.
    base::Result<std::vector<QVariantList>> run(const QString &sql, const QVariantList &values = {});

private:
    Database() = default;

    struct Failure {
        int code = 0; // SQLite's primary result code
        QString text;
    };
    std::expected<std::vector<QVariantList>, Failure> execute(const QString &sql, const QVariantList &values);
    std::expected<void, Failure> openFile();
    std::expected<void, Failure> migrate();
    bool setAside();
    void close();
    base::Result<void> useMemory();
    static bool isDamage(const Failure &failure);
    std::unexpected<base::Error> error(const Failure &failure) const;

    QString m_folder;
    QString m_file;
    QString m_connection; // Qt's name for it
    bool m_persistent = false;
};

} // namespace tenantry::workstation

// dbmate (https://github.com/amacneil/dbmate), as people use it for many databases: one process a database, several at a time by xargs.
// Its npm package carries the program: npm install --prefix build/tools dbmate
#pragma once

#include "base/error.h"
#include "postgres/settings.h"

#include <QStringList>

namespace tenantry::bench {

class Dbmate {
public:
    // TENANTRY_DBMATE, what npm put into build/tools, or the PATH. Empty: there is none.
    static QString program();

    // `folder`: new and empty, for its files.
    Dbmate(QString program, QString folder, postgres::ConnectionSettings server) : m_program(std::move(program)), m_folder(std::move(folder)), m_server(std::move(server)) {}

    base::Result<void> addFile(const QByteArray &sql);
    // Every file that a database lacks, `atOnce` databases at a time. Internal says what the first of them complained of.
    base::Result<void> migrate(const QStringList &databases, int atOnce) const;

private:
    QString m_program, m_folder;
    postgres::ConnectionSettings m_server;
    int m_files = 0;
};

} // namespace tenantry::bench

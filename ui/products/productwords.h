// Products in words, in the language of now. Names are data: they come out printable.
#pragma once

#include "ui/products/productbackend.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>

namespace tenantry::ui {

class ProductWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::ProductWords)
public:
    static Status templateState(const registry::Product &product); // none, ready, of an older version
    static QString layout(const QString &name);                    // "Flyway", "Numbered files"
    static QString runs(const registry::ProductMigration &file);    // "in a transaction"
    static QString checksum(const QByteArray &sha256);              // its first 12 digits
    static Status novelty(const migrations::ImportLine &line);
    static QString remark(const migrations::ImportLine &line, int warnings); // may be empty
    static QString summary(const FolderLook &look, bool isNew);    // what the folder is, in a sentence
};

} // namespace tenantry::ui

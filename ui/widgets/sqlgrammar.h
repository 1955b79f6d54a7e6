// What stands in SQL, by KSyntaxHighlighting's "SQL (PostgreSQL)" definition. Its definitions take a while to load: they are loaded when
// first asked for, once for all who hold the same object. Any thread; one at a time.
#pragma once

#include "ui/widgets/sqlview.h"

#include <mutex>

namespace tenantry::ui {

class SqlGrammar {
public:
    SqlGrammar();
    ~SqlGrammar();
    static std::shared_ptr<SqlGrammar> shared(); // gone with the last who holds it

    // Of each line; empty when it was stopped, or the definition is not there.
    QList<QList<SqlView::Span>> read(const QStringList &lines, const std::stop_token &stop);

private:
    struct Private;
    std::mutex m_mutex;
    std::unique_ptr<Private> d; // made at the first reading
};

} // namespace tenantry::ui

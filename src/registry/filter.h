// The filter language of the Tenants page and of --filter, on values in memory.
//
//   word                      name, slug, subdomain, database or id contains it (case and accents ignored); words are ANDed
//   "two words"               with spaces
//   key:value                 state plan product server driver label slug name subdomain database id version behind size created backup
//   key:a,b                   either
//   key:>1GB  key:>=  key:<   numbers (behind), sizes (kB MB GB TB, powers of 1024), dates (2026-01-31)
//   backup:>7d  backup:none   how long ago the last one was, as of now (h, d); none: there is none, which no length of time holds for
//   -key:value  -word         not
// A key that is not known, or a value that does not fit, is InvalidInput and says where and what would.
#pragma once

#include "registry/values.h"

#include <memory>

namespace tenantry::registry {

class Filter {
public:
    Filter(); // matches all
    static base::Result<Filter> parse(const QString &expression);

    bool matches(const Tenant &tenant) const;
    bool isEmpty() const;

    static QStringList keys();
    static QString term(const QString &key, const QStringList &values); // "plan:gold", "plan:\"Gold plus\",silver": as parse() reads it back

    // What matches() compares for words, folded once per tenant instead of once per keystroke.
    static QString searchText(const Tenant &tenant);
    bool matches(const Tenant &tenant, const QString &searchText) const;

private:
    struct Term;
    std::shared_ptr<const std::vector<Term>> m_terms;
};

} // namespace tenantry::registry

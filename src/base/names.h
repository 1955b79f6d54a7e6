// Names: what a tenant may be called, and what that becomes in a host name and in PostgreSQL.
//
// A company name is free text. A slug is the short name people type: lower-case ASCII letters, digits and single
// hyphens, begins with a letter, 1 to 63 characters (RFC 1035 label, so that it can be a subdomain as it is).
// A database or role name is any PostgreSQL identifier of 1 to 63 bytes (NAMEDATALEN - 1; longer ones are cut
// silently by the server and then collide, so they are refused here), without control characters, and none of the
// server's own (template0, template1, postgres, anything beginning with pg_).
#pragma once

#include "base/error.h"

namespace tenantry::base {

inline constexpr int maxIdentifierBytes = 63;
inline constexpr int maxSlugLength = 63;
inline constexpr int maxCompanyNameLength = 200; // characters

// Each gives the value unchanged, or InvalidInput with the reason.
Result<QString> checkCompanyName(const QString &name); // not blank, no spaces at the ends, no control characters, no NUL
Result<QString> checkSlug(const QString &slug);
Result<QString> checkSubdomain(const QString &subdomain); // a slug, and not one that a host needs itself (www, mail, api …)
Result<QString> checkDatabaseName(const QString &name);
Result<QString> checkRoleName(const QString &name);
Result<QString> checkEmail(const QString &email);

// "Panadería O'Higgins" -> "panaderia-ohiggins"; "日本" -> "" (no suggestion: the person types one). At most 40
// characters, cut at a word where there is one.
QString suggestSlug(const QString &companyName);

// Lower case, accents and marks removed: what search compares. "ÁRBOL" -> "arbol".
QString folded(const QString &text);

} // namespace tenantry::base

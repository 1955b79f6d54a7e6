// Events in words for people, translated late.
#pragma once

#include "registry/auditrepository.h"

namespace tenantry::audit {

base::Text title(const registry::Event &event);   // "Tenant changed: Panadería O'Higgins"
base::Text kindText(const QString &kind);         // "Tenant"; the kind itself where it has no words
base::Text actionText(const QString &action);     // "Added", "Changed", "Removed"
base::Text fieldText(const QString &field);       // "Company name" for company_name; the field itself where it has no words
QString sourceText(const QString &source);        // "Panel" for tenantry, others as they are; translated now

// What changed, field by field, in the fields' order: empty text where there was or is nothing.
struct Change {
    QString field;
    base::Text name;       // the field in words, of this thing: a kill switch does to a limit something else than to a switch
    QString before, after; // text for people: lists joined with commas, objects as JSON, yes and no (of a feature on and off) in words
};
QList<Change> changes(const registry::Event &event);

} // namespace tenantry::audit

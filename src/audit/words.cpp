#include "audit/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::audit {

using base::Text;
using registry::Event;

namespace {

struct Kind {
    const char *kind, *name, *added, *changed, *removed; // sentences with %1, the row's name
    const char *sealed = nullptr;                        // where nothing but what is sealed changed
};

// Of what is sealed an event has fingerprints, and these tell a rotation of the data key, which leaves the password as it is, from another
// password as little as they tell the password: the words are true of both.
constexpr Kind kinds[] = {
    {"tenant", QT_TRANSLATE_NOOP("core", "Tenant"), QT_TRANSLATE_NOOP("core", "Tenant added: %1"), QT_TRANSLATE_NOOP("core", "Tenant changed: %1"),
     QT_TRANSLATE_NOOP("core", "Tenant removed: %1")},
    {"tenant_secret", QT_TRANSLATE_NOOP("core", "Tenant's password"), QT_TRANSLATE_NOOP("core", "Password of a tenant stored: %1"),
     QT_TRANSLATE_NOOP("core", "Password of a tenant stored anew: %1"), QT_TRANSLATE_NOOP("core", "Password of a tenant removed: %1")},
    {"operation", QT_TRANSLATE_NOOP("core", "Operation"), QT_TRANSLATE_NOOP("core", "Operation started: %1"), QT_TRANSLATE_NOOP("core", "Operation went on: %1"),
     QT_TRANSLATE_NOOP("core", "Operation removed: %1")},
    {"operator", QT_TRANSLATE_NOOP("core", "Operator"), QT_TRANSLATE_NOOP("core", "Operator added: %1"), QT_TRANSLATE_NOOP("core", "Operator changed: %1"),
     QT_TRANSLATE_NOOP("core", "Operator removed: %1")},
    {"operator_key", QT_TRANSLATE_NOOP("core", "Operator's key"), QT_TRANSLATE_NOOP("core", "Key of an operator stored: %1"),
     QT_TRANSLATE_NOOP("core", "Key of an operator sealed anew: %1"), QT_TRANSLATE_NOOP("core", "Key of an operator removed: %1")},
    {"operator_tenant", QT_TRANSLATE_NOOP("core", "Assignment"), QT_TRANSLATE_NOOP("core", "Tenant assigned to %1"),
     QT_TRANSLATE_NOOP("core", "Assignment changed: %1"), QT_TRANSLATE_NOOP("core", "Tenant taken from %1")},
    {"server", QT_TRANSLATE_NOOP("core", "Server"), QT_TRANSLATE_NOOP("core", "Server added: %1"), QT_TRANSLATE_NOOP("core", "Server changed: %1"),
     QT_TRANSLATE_NOOP("core", "Server removed: %1")},
    {"server_secret", QT_TRANSLATE_NOOP("core", "Server's password"), QT_TRANSLATE_NOOP("core", "Password of a server stored: %1"),
     QT_TRANSLATE_NOOP("core", "Password of a server stored anew: %1"), QT_TRANSLATE_NOOP("core", "Password of a server removed: %1")},
    {"plan", QT_TRANSLATE_NOOP("core", "Plan"), QT_TRANSLATE_NOOP("core", "Plan added: %1"), QT_TRANSLATE_NOOP("core", "Plan changed: %1"),
     QT_TRANSLATE_NOOP("core", "Plan removed: %1")},
    {"product", QT_TRANSLATE_NOOP("core", "Product"), QT_TRANSLATE_NOOP("core", "Product added: %1"), QT_TRANSLATE_NOOP("core", "Product changed: %1"),
     QT_TRANSLATE_NOOP("core", "Product removed: %1")},
    {"product_migration", QT_TRANSLATE_NOOP("core", "Migration file"), QT_TRANSLATE_NOOP("core", "Migration file added: %1"),
     QT_TRANSLATE_NOOP("core", "Migration file changed: %1"), QT_TRANSLATE_NOOP("core", "Migration file removed: %1")},
    {"feature", QT_TRANSLATE_NOOP("core", "Feature"), QT_TRANSLATE_NOOP("core", "Feature added: %1"), QT_TRANSLATE_NOOP("core", "Feature changed: %1"),
     QT_TRANSLATE_NOOP("core", "Feature removed: %1")},
    {"plan_feature", QT_TRANSLATE_NOOP("core", "Plan's feature"), QT_TRANSLATE_NOOP("core", "Value of a plan set: %1"),
     QT_TRANSLATE_NOOP("core", "Value of a plan changed: %1"), QT_TRANSLATE_NOOP("core", "Value of a plan removed: %1")},
    {"tenant_feature", QT_TRANSLATE_NOOP("core", "Override"), QT_TRANSLATE_NOOP("core", "Override set: %1"), QT_TRANSLATE_NOOP("core", "Override changed: %1"),
     QT_TRANSLATE_NOOP("core", "Override removed: %1")},
    {"feature_batch", QT_TRANSLATE_NOOP("core", "Change of many tenants"), QT_TRANSLATE_NOOP("core", "Feature changed for many tenants: %1"),
     QT_TRANSLATE_NOOP("core", "Change for many tenants undone: %1"), QT_TRANSLATE_NOOP("core", "Record of a change for many tenants removed: %1")},
    {"feature_requirement", QT_TRANSLATE_NOOP("core", "Feature's requirement"), QT_TRANSLATE_NOOP("core", "Requirement of a feature added: %1"),
     QT_TRANSLATE_NOOP("core", "Requirement of a feature changed: %1"), QT_TRANSLATE_NOOP("core", "Requirement of a feature removed: %1")},
    {"feature_reader", QT_TRANSLATE_NOOP("core", "Product's login"), QT_TRANSLATE_NOOP("core", "Reading of features permitted: %1"),
     QT_TRANSLATE_NOOP("core", "Reading of features changed: %1"), QT_TRANSLATE_NOOP("core", "Reading of features forbidden: %1")},
    {"threshold", QT_TRANSLATE_NOOP("core", "Threshold"), QT_TRANSLATE_NOOP("core", "Threshold set: %1"), QT_TRANSLATE_NOOP("core", "Threshold changed: %1"),
     QT_TRANSLATE_NOOP("core", "Threshold removed: %1")},
    {"product_check", QT_TRANSLATE_NOOP("core", "Product's check"), QT_TRANSLATE_NOOP("core", "Check of a product added: %1"),
     QT_TRANSLATE_NOOP("core", "Check of a product changed: %1"), QT_TRANSLATE_NOOP("core", "Check of a product removed: %1")},
    {"alert", QT_TRANSLATE_NOOP("core", "Alert"), QT_TRANSLATE_NOOP("core", "Alert opened: %1"), QT_TRANSLATE_NOOP("core", "Alert acknowledged: %1"),
     QT_TRANSLATE_NOOP("core", "Alert removed: %1")},
    {"operator_session", QT_TRANSLATE_NOOP("core", "Sign-in"), QT_TRANSLATE_NOOP("core", "Signed in: %1"), QT_TRANSLATE_NOOP("core", "Session ended: %1"),
     QT_TRANSLATE_NOOP("core", "Record of a sign-in removed: %1")},
    {"feature_mirror", QT_TRANSLATE_NOOP("core", "Copy of features"), QT_TRANSLATE_NOOP("core", "Features are copied into the database: %1"),
     QT_TRANSLATE_NOOP("core", "Copy of features changed: %1"), QT_TRANSLATE_NOOP("core", "Features are copied no longer: %1")},
    {"run", QT_TRANSLATE_NOOP("core", "Run"), QT_TRANSLATE_NOOP("core", "Run started: %1"), QT_TRANSLATE_NOOP("core", "Run changed: %1"), QT_TRANSLATE_NOOP("core", "Run removed: %1")},
    {"data_key", QT_TRANSLATE_NOOP("core", "Data key"), QT_TRANSLATE_NOOP("core", "Data key added: %1"), QT_TRANSLATE_NOOP("core", "Data key changed: %1"),
     QT_TRANSLATE_NOOP("core", "Data key removed: %1")},
    {"data_key_grant", QT_TRANSLATE_NOOP("core", "Grant of a data key"), QT_TRANSLATE_NOOP("core", "Data key granted: %1"),
     QT_TRANSLATE_NOOP("core", "Grant of a data key changed: %1"), QT_TRANSLATE_NOOP("core", "Data key revoked: %1")},
    {"recovery_key", QT_TRANSLATE_NOOP("core", "Recovery key"), QT_TRANSLATE_NOOP("core", "Recovery key made: %1"), QT_TRANSLATE_NOOP("core", "Recovery key changed: %1"),
     QT_TRANSLATE_NOOP("core", "Recovery key removed: %1")},
    {"registry", QT_TRANSLATE_NOOP("core", "Registry"), QT_TRANSLATE_NOOP("core", "Registry made: %1"), QT_TRANSLATE_NOOP("core", "Registry changed: %1"),
     QT_TRANSLATE_NOOP("core", "Registry removed: %1")},
    {"inspection", QT_TRANSLATE_NOOP("core", "Look into a database"), QT_TRANSLATE_NOOP("core", "Looked into the database: %1"), QT_TRANSLATE_NOOP("core", "Look into the database ended: %1"),
     QT_TRANSLATE_NOOP("core", "Record of a look removed: %1")},
    {"inspect_mask", QT_TRANSLATE_NOOP("core", "Mask"), QT_TRANSLATE_NOOP("core", "Columns masked for USERs: %1"), QT_TRANSLATE_NOOP("core", "Mask changed: %1"),
     QT_TRANSLATE_NOOP("core", "Columns masked no longer: %1")},
    {"tenant_inspection", QT_TRANSLATE_NOOP("core", "Inspection role"), QT_TRANSLATE_NOOP("core", "Inspection role of a tenant stored: %1"),
     QT_TRANSLATE_NOOP("core", "Inspection role of a tenant changed: %1"), QT_TRANSLATE_NOOP("core", "Inspection role of a tenant removed: %1"),
     QT_TRANSLATE_NOOP("core", "Password of a tenant's inspection role stored anew: %1")},
    {"tenant_reader", QT_TRANSLATE_NOOP("core", "Reader role"), QT_TRANSLATE_NOOP("core", "Reader role of a tenant stored: %1"),
     QT_TRANSLATE_NOOP("core", "Reader role of a tenant changed: %1"), QT_TRANSLATE_NOOP("core", "Reader role of a tenant removed: %1"),
     QT_TRANSLATE_NOOP("core", "Password of a tenant's reader role stored anew: %1")},
    {"backup", QT_TRANSLATE_NOOP("core", "Backup"), QT_TRANSLATE_NOOP("core", "Backup recorded: %1"), QT_TRANSLATE_NOOP("core", "Record of a backup changed: %1"),
     QT_TRANSLATE_NOOP("core", "Record of a backup removed: %1")},
    {"schema_change", QT_TRANSLATE_NOOP("core", "Registry's schema"), QT_TRANSLATE_NOOP("core", "Registry upgraded: %1"),
     QT_TRANSLATE_NOOP("core", "Record of an upgrade changed: %1"), QT_TRANSLATE_NOOP("core", "Record of an upgrade removed: %1")},
    {"tenant_move", QT_TRANSLATE_NOOP("core", "Rule of states"), QT_TRANSLATE_NOOP("core", "Move between states allowed: %1"),
     QT_TRANSLATE_NOOP("core", "Rule of states changed: %1"), QT_TRANSLATE_NOOP("core", "Move between states forbidden: %1")},
};

constexpr struct {
    const char *field, *name;
} fields[] = {
    {"company_name", QT_TRANSLATE_NOOP("core", "Company name")},
    {"slug", QT_TRANSLATE_NOOP("core", "Slug")},
    {"subdomain", QT_TRANSLATE_NOOP("core", "Subdomain")},
    {"state", QT_TRANSLATE_NOOP("core", "State")},
    {"schema_version", QT_TRANSLATE_NOOP("core", "Schema version")},
    {"plan_id", QT_TRANSLATE_NOOP("core", "Plan")},
    {"product_id", QT_TRANSLATE_NOOP("core", "Product")},
    {"server_id", QT_TRANSLATE_NOOP("core", "Server")},
    {"tenant_id", QT_TRANSLATE_NOOP("core", "Tenant")},
    {"operator_id", QT_TRANSLATE_NOOP("core", "Operator")},
    {"deployment", QT_TRANSLATE_NOOP("core", "Deployment")},
    {"db_name", QT_TRANSLATE_NOOP("core", "Database")},
    {"db_role", QT_TRANSLATE_NOOP("core", "Role of the database")},
    {"admin_name", QT_TRANSLATE_NOOP("core", "Name of the first admin")},
    {"admin_email", QT_TRANSLATE_NOOP("core", "E-mail of the first admin")},
    {"labels", QT_TRANSLATE_NOOP("core", "Labels")},
    {"note", QT_TRANSLATE_NOOP("core", "Note")},
    {"name", QT_TRANSLATE_NOOP("core", "Name")},
    {"login", QT_TRANSLATE_NOOP("core", "Login")},
    {"email", QT_TRANSLATE_NOOP("core", "E-mail")},
    {"role", QT_TRANSLATE_NOOP("core", "Role")},
    {"enabled", QT_TRANSLATE_NOOP("core", "Enabled")},
    {"language", QT_TRANSLATE_NOOP("core", "Language")},
    {"description", QT_TRANSLATE_NOOP("core", "Description")},
    {"connection_limit", QT_TRANSLATE_NOOP("core", "Connection limit")},
    {"position", QT_TRANSLATE_NOOP("core", "Position")},
    {"host", QT_TRANSLATE_NOOP("core", "Host")},
    {"port", QT_TRANSLATE_NOOP("core", "Port")},
    {"kind", QT_TRANSLATE_NOOP("core", "Kind")},
    {"driver", QT_TRANSLATE_NOOP("core", "Driver")},
    {"value", QT_TRANSLATE_NOOP("core", "Value")},
    {"reason", QT_TRANSLATE_NOOP("core", "Reason")},
    {"statement", QT_TRANSLATE_NOOP("core", "Query")},
    {"rows", QT_TRANSLATE_NOOP("core", "Rows")},
    {"openings", QT_TRANSLATE_NOOP("core", "Ways around the masks")},
    {"starts_at", QT_TRANSLATE_NOOP("core", "Begins")},
    {"ends_at", QT_TRANSLATE_NOOP("core", "Ends")},
    {"beneath", QT_TRANSLATE_NOOP("core", "Holds before and after")},
    {"author", QT_TRANSLATE_NOOP("core", "Author")},
    {"feature_key", QT_TRANSLATE_NOOP("core", "Feature")},
    {"name_en", QT_TRANSLATE_NOOP("core", "Name in English")},
    {"name_es", QT_TRANSLATE_NOOP("core", "Name in Spanish")},
    {"default_value", QT_TRANSLATE_NOOP("core", "Default")},
    {"choices", QT_TRANSLATE_NOOP("core", "Choices")},
    {"owner", QT_TRANSLATE_NOOP("core", "Owner")},
    {"lifetime", QT_TRANSLATE_NOOP("core", "Lifetime")},
    {"review_on", QT_TRANSLATE_NOOP("core", "Review on")},
    {"percentage", QT_TRANSLATE_NOOP("core", "Percentage")},
    {"percentage_value", QT_TRANSLATE_NOOP("core", "Value of the percentage")},
    {"killed_at", QT_TRANSLATE_NOOP("core", "Kill switch thrown since")},
    {"killed_by", QT_TRANSLATE_NOOP("core", "Kill switch thrown by")},
    {"ending", QT_TRANSLATE_NOOP("core", "To be taken away")},
    {"retired_at", QT_TRANSLATE_NOOP("core", "Retired since")},
    {"tenants", QT_TRANSLATE_NOOP("core", "Tenants")},
    {"undone_by", QT_TRANSLATE_NOOP("core", "Undone by")},
    {"must_change_password", QT_TRANSLATE_NOOP("core", "Has to change the password")},
    {"due_since", QT_TRANSLATE_NOOP("core", "Due for rotation since")},
    {"due_because", QT_TRANSLATE_NOOP("core", "Due because of")},
    {"failed_unknown", QT_TRANSLATE_NOOP("core", "Refused before, with names that nobody here has")},
    {"failed_before", QT_TRANSLATE_NOOP("core", "Wrong passwords before")},
    {"ended_at", QT_TRANSLATE_NOOP("core", "Ended")},
    {"ended_why", QT_TRANSLATE_NOOP("core", "Why it ended")},
    {"source", QT_TRANSLATE_NOOP("core", "Program")},
    {"address", QT_TRANSLATE_NOOP("core", "Address")},
    {"file_name", QT_TRANSLATE_NOOP("core", "File")},
    {"version", QT_TRANSLATE_NOOP("core", "Version")},
    {"fingerprint", QT_TRANSLATE_NOOP("core", "Fingerprint")},
    {"metric", QT_TRANSLATE_NOOP("core", "Metric")},
    {"warning", QT_TRANSLATE_NOOP("core", "Warning")},
    {"critical", QT_TRANSLATE_NOOP("core", "Critical")},
    {"acknowledged_by", QT_TRANSLATE_NOOP("core", "Seen by")},
    {"silenced_until", QT_TRANSLATE_NOOP("core", "Silent until")},
    {"sealed", QT_TRANSLATE_NOOP("core", "Sealed password")},
    {"public_key", QT_TRANSLATE_NOOP("core", "Public key")},
    {"sealed_private_key", QT_TRANSLATE_NOOP("core", "Sealed private key")},
    {"wrapped", QT_TRANSLATE_NOOP("core", "Wrapped key")},
    {"seed_sql", QT_TRANSLATE_NOOP("core", "Seed script")},
    {"base_domain", QT_TRANSLATE_NOOP("core", "Base domain")},
    {"colour", QT_TRANSLATE_NOOP("core", "Colour")},
    {"id", QT_TRANSLATE_NOOP("core", "Id")},
    {"arguments", QT_TRANSLATE_NOOP("core", "What it is resumed with")},
    {"run_id", QT_TRANSLATE_NOOP("core", "Run")},
    {"at", QT_TRANSLATE_NOOP("core", "As of")},
    {"path", QT_TRANSLATE_NOOP("core", "File")},
    {"bytes", QT_TRANSLATE_NOOP("core", "Bytes")},
    {"made_by", QT_TRANSLATE_NOOP("core", "Made by")},
    {"key_name", QT_TRANSLATE_NOOP("core", "Key")},
    {"key_version", QT_TRANSLATE_NOOP("core", "Key version")},
    {"recovery_id", QT_TRANSLATE_NOOP("core", "Recovery key")},
    {"key", QT_TRANSLATE_NOOP("core", "Key")},
    {"pattern", QT_TRANSLATE_NOOP("core", "Pattern")},
    {"tenant_slug", QT_TRANSLATE_NOOP("core", "Slug")},
    {"tenant_name", QT_TRANSLATE_NOOP("core", "Tenant")},
    {"truncated", QT_TRANSLATE_NOOP("core", "Cut off")},
    {"ms", QT_TRANSLATE_NOOP("core", "Milliseconds")},
    {"sqlstate", QT_TRANSLATE_NOOP("core", "SQLSTATE")},
    {"started_by", QT_TRANSLATE_NOOP("core", "Started by")},
    {"template_database", QT_TRANSLATE_NOOP("core", "Template")},
    {"template_version", QT_TRANSLATE_NOOP("core", "Version of the template")},
    {"template_server_id", QT_TRANSLATE_NOOP("core", "Server of the template")},
    {"layout", QT_TRANSLATE_NOOP("core", "Layout of the files")},
    {"web_address", QT_TRANSLATE_NOOP("core", "Health URL")},
    {"sql", QT_TRANSLATE_NOOP("core", "SQL")},
    {"product", QT_TRANSLATE_NOOP("core", "Product")},
    {"target", QT_TRANSLATE_NOOP("core", "Target version")},
    {"selection", QT_TRANSLATE_NOOP("core", "Selection")},
    {"task", QT_TRANSLATE_NOOP("core", "Task")},
    {"policy", QT_TRANSLATE_NOOP("core", "Policy")},
    {"paused_for", QT_TRANSLATE_NOOP("core", "Paused because")},
    {"sha256", QT_TRANSLATE_NOOP("core", "SHA-256")},
    {"applied_by", QT_TRANSLATE_NOOP("core", "Applied by")},
    {"applied_at", QT_TRANSLATE_NOOP("core", "Applied at")},
    {"maintenance_database", QT_TRANSLATE_NOOP("core", "Maintenance database")},
    {"user_name", QT_TRANSLATE_NOOP("core", "User")},
    {"tls", QT_TRANSLATE_NOOP("core", "TLS")},
    {"root_certificate", QT_TRANSLATE_NOOP("core", "Root certificate")},
    {"accepts_tenants", QT_TRANSLATE_NOOP("core", "Takes new tenants")},
    {"max_tenants", QT_TRANSLATE_NOOP("core", "Most tenants")},
    {"repeatables", QT_TRANSLATE_NOOP("core", "Repeatable files")},
    {"mirrors_features", QT_TRANSLATE_NOOP("core", "Copies features into new tenants")},
    {"batch_id", QT_TRANSLATE_NOOP("core", "Change of many tenants")},
    {"role_name", QT_TRANSLATE_NOOP("core", "Role of the database")},
    {"from_state", QT_TRANSLATE_NOOP("core", "From state")},
    {"to_state", QT_TRANSLATE_NOOP("core", "To state")},
    {"for_seconds", QT_TRANSLATE_NOOP("core", "For how long (seconds)")},
    {"clear_seconds", QT_TRANSLATE_NOOP("core", "Closes after (seconds)")},
    {"hysteresis", QT_TRANSLATE_NOOP("core", "Hysteresis")},
};

// What its kill switch, thrown, does to a feature: what is no switch has no off, and everybody gets the default.
constexpr struct {
    const char *field, *ofSwitch, *ofOther;
} killFields[] = {
    {"killed_at", QT_TRANSLATE_NOOP("core", "Off for all since"), QT_TRANSLATE_NOOP("core", "Default for all since")},
    {"killed_by", QT_TRANSLATE_NOOP("core", "Switched off by"), QT_TRANSLATE_NOOP("core", "Default given to all by")},
};

// A change of a feature does not tell its kind; the feature itself does, while it is there.
Text nameOf(const QString &field, const Event &event)
{
    const QJsonObject &whole = event.action == QLatin1String("delete") ? event.before : event.after;
    const QString kind = whole.value(QLatin1String("kind")).toString(event.itsKind);
    if (event.kind == QLatin1String("feature") && !kind.isEmpty())
        for (const auto &each : killFields)
            if (field == QLatin1String(each.field))
                return kind == QLatin1String("boolean") ? each.ofSwitch : each.ofOther;
    return fieldText(field);
}

// What a feature has, as opposed to what is said of it.
bool isFeatureValue(const QString &field, const Event &event)
{
    return event.kind.contains(QLatin1String("feature")) && (field == QLatin1String("value") || field == QLatin1String("default_value") || field == QLatin1String("percentage_value"));
}

QString boolText(bool value, bool ofFeature)
{
    const char *word = ofFeature ? (value ? QT_TRANSLATE_NOOP("core", "On") : QT_TRANSLATE_NOOP("core", "Off")) : value ? QT_TRANSLATE_NOOP("core", "Yes") : QT_TRANSLATE_NOOP("core", "No");
    return Text(word).translated();
}

QString shown(const QJsonValue &value, bool ofFeature = false)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return {};
    case QJsonValue::String: return value.toString();
    case QJsonValue::Bool: return boolText(value.toBool(), ofFeature);
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts << shown(part, ofFeature);
        return parts.join(QStringLiteral(", "));
    }
    case QJsonValue::Object: return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    return {};
}

// What was begun, and what became of it: a change of an operation tells its state alone. A password that is shown is what somebody looks for here.
Text operationTitle(const Event &event, const QString &name)
{
    static constexpr struct {
        const char *kind, *begun, *done, *failed, *undone;
    } words[] = {
        {"provision", QT_TRANSLATE_NOOP("core", "Provisioning begun: %1"), QT_TRANSLATE_NOOP("core", "Provisioned: %1"), QT_TRANSLATE_NOOP("core", "Provisioning failed: %1"), QT_TRANSLATE_NOOP("core", "Provisioning taken back: %1")},
        {"adopt", QT_TRANSLATE_NOOP("core", "Adoption begun: %1"), QT_TRANSLATE_NOOP("core", "Adopted: %1"), QT_TRANSLATE_NOOP("core", "Adoption failed: %1"), QT_TRANSLATE_NOOP("core", "Adoption taken back: %1")},
        {"reveal", QT_TRANSLATE_NOOP("core", "Password asked for: %1"), QT_TRANSLATE_NOOP("core", "Password shown: %1"), QT_TRANSLATE_NOOP("core", "Password not shown: %1"), nullptr},
        {"pause", QT_TRANSLATE_NOOP("core", "Pausing begun: %1"), QT_TRANSLATE_NOOP("core", "Paused: %1"), QT_TRANSLATE_NOOP("core", "Pausing failed: %1"), QT_TRANSLATE_NOOP("core", "Pausing taken back: %1")},
        {"maintenance", QT_TRANSLATE_NOOP("core", "Maintenance begun: %1"), QT_TRANSLATE_NOOP("core", "In maintenance: %1"), QT_TRANSLATE_NOOP("core", "Maintenance failed: %1"), QT_TRANSLATE_NOOP("core", "Maintenance taken back: %1")},
        {"activate", QT_TRANSLATE_NOOP("core", "Activation begun: %1"), QT_TRANSLATE_NOOP("core", "Activated: %1"), QT_TRANSLATE_NOOP("core", "Activation failed: %1"), QT_TRANSLATE_NOOP("core", "Activation taken back: %1")},
    };
    const QString state = event.after.value(QLatin1String("state")).toString(), kind = event.after.value(QLatin1String("kind")).toString(event.itsKind);
    for (const auto &each : words)
        if (kind == QLatin1String(each.kind)) {
            const char *said = event.action == QLatin1String("insert") ? each.begun : state == QLatin1String("succeeded") ? each.done : state == QLatin1String("failed") ? each.failed
                             : state == QLatin1String("undone") ? each.undone : nullptr;
            if (said)
                return {said, {name}};
        }
    return {};
}

// What an ADMIN does to somebody is looked for by what it was.
Text operatorTitle(const Event &event, const QString &name)
{
    const auto now = [&event](const char *field) { return event.after.value(QLatin1String(field)); };
    if (event.kind == QLatin1String("operator_tenant") && !event.tenant.isEmpty() && event.action != QLatin1String("update"))
        return {event.action == QLatin1String("insert") ? QT_TRANSLATE_NOOP("core", "%1 assigned to %2") : QT_TRANSLATE_NOOP("core", "%1 taken away from %2"), {event.tenant, name}};
    if (event.kind != QLatin1String("operator") || event.action != QLatin1String("update"))
        return {};
    if (now("enabled").isBool())
        return {now("enabled").toBool() ? QT_TRANSLATE_NOOP("core", "Operator enabled: %1") : QT_TRANSLATE_NOOP("core", "Operator disabled: %1"), {name}};
    if (now("role").isString())
        return {now("role") == QLatin1String("ADMIN") ? QT_TRANSLATE_NOOP("core", "Made an ADMIN: %1") : QT_TRANSLATE_NOOP("core", "Made a USER: %1"), {name}};
    if (now("must_change_password").toBool() || now("public_key").isString()) // also by the recovery key, and again before the first sign-in
        return {QT_TRANSLATE_NOOP("core", "Password reset: %1"), {name}};
    if (now("must_change_password").isBool())
        return {QT_TRANSLATE_NOOP("core", "Chose a password of their own: %1"), {name}};
    return {};
}

} // namespace

Text title(const Event &event)
{
    const QString name = event.subject.isEmpty() ? event.entityId : event.subject;
    if (const Text said = operatorTitle(event, name); !said.isEmpty())
        return said;
    if (event.kind == QLatin1String("operation") && event.action != QLatin1String("delete"))
        if (const Text said = operationTitle(event, name); !said.isEmpty())
            return said;
    if (event.kind == QLatin1String("operator_session") && event.action == QLatin1String("insert") && event.after.value(QLatin1String("ended_why")) == QLatin1String("refused"))
        return {QT_TRANSLATE_NOOP("core", "Sign-in refused, the account is disabled: %1"), {name}};
    if (event.kind == QLatin1String("operator_session") && event.action == QLatin1String("update") && event.after.value(QLatin1String("ended_why")) == QLatin1String("revoked"))
        return {QT_TRANSLATE_NOOP("core", "Session ended by an ADMIN: %1"), {name}};
    if (event.kind == QLatin1String("operator_session") && event.after.value(QLatin1String("ended_why")) == QLatin1String("wrong"))
        return {QT_TRANSLATE_N_NOOP("core", "%n sign-in(s) refused, the password was wrong: %1"), {name}, event.after.value(QLatin1String("failed_before")).toInt()};
    if (event.kind == QLatin1String("operator_session") && event.action == QLatin1String("update") && event.after.contains(QLatin1String("failed_unknown")))
        return {QT_TRANSLATE_N_NOOP("core", "%n sign-in(s) refused, nobody has the name: told by %1"), {event.operatorLogin},
                event.after.value(QLatin1String("failed_unknown")).toInt() - event.before.value(QLatin1String("failed_unknown")).toInt()};
    if (event.kind == QLatin1String("operator_session") && event.action == QLatin1String("insert"))
        if (const int wrong = event.after.value(QLatin1String("failed_before")).toInt(); wrong > 0)
            return {QT_TRANSLATE_N_NOOP("core", "Signed in after %n wrong password(s): %1"), {name}, wrong};
    for (const Kind &kind : kinds)
        if (event.kind == QLatin1String(kind.kind) && kind.sealed && event.action == QLatin1String("update") && event.after.keys() == QStringList{QStringLiteral("sealed")})
            return {kind.sealed, {name}};
        else if (event.kind == QLatin1String(kind.kind))
            return {event.action == QLatin1String("insert") ? kind.added : event.action == QLatin1String("delete") ? kind.removed : kind.changed, {name}};
    if (event.action == QLatin1String("insert"))
        return {QT_TRANSLATE_NOOP("core", "%1 added: %2"), {event.kind, name}};
    if (event.action == QLatin1String("delete"))
        return {QT_TRANSLATE_NOOP("core", "%1 removed: %2"), {event.kind, name}};
    return {QT_TRANSLATE_NOOP("core", "%1 changed: %2"), {event.kind, name}};
}

Text kindText(const QString &name)
{
    for (const Kind &kind : kinds)
        if (name == QLatin1String(kind.kind))
            return kind.name;
    return {"%1", {name}};
}

Text actionText(const QString &action)
{
    if (action == QLatin1String("insert"))
        return QT_TRANSLATE_NOOP("core", "Added");
    if (action == QLatin1String("update"))
        return QT_TRANSLATE_NOOP("core", "Changed");
    if (action == QLatin1String("delete"))
        return QT_TRANSLATE_NOOP("core", "Removed");
    return {"%1", {action}};
}

Text fieldText(const QString &name)
{
    for (const auto &field : fields)
        if (name == QLatin1String(field.field))
            return field.name;
    return {"%1", {name}};
}

QString sourceText(const QString &source)
{
    if (source == QLatin1String("tenantry"))
        return QCoreApplication::translate("core", "Panel");
    return base::printable(source);
}

// Of a tenant; what has no words stays as it is.
static QString stateWord(const QString &state)
{
    static constexpr const char *words[] = {QT_TRANSLATE_NOOP("core", "provisioning"), QT_TRANSLATE_NOOP("core", "active"), QT_TRANSLATE_NOOP("core", "paused"),
                                            QT_TRANSLATE_NOOP("core", "maintenance"), QT_TRANSLATE_NOOP("core", "failed"), QT_TRANSLATE_NOOP("core", "deleting")};
    for (const char *word : words)
        if (state == QLatin1String(word))
            return base::Text(word).translated();
    return state;
}

// Of a sign-in; resources/registry/0006_operators.sql writes them.
static QString endWord(const QString &why)
{
    static constexpr struct { const char *why, *word; } words[] = {
        {"signed_out", QT_TRANSLATE_NOOP("core", "signed out")}, {"password", QT_TRANSLATE_NOOP("core", "another password was set")},
        {"disabled", QT_TRANSLATE_NOOP("core", "the account was disabled")}, {"revoked", QT_TRANSLATE_NOOP("core", "an ADMIN ended it")},
        {"refused", QT_TRANSLATE_NOOP("core", "refused: the account was disabled")}, {"wrong", QT_TRANSLATE_NOOP("core", "refused: the password was wrong")}};
    for (const auto &each : words)
        if (why == QLatin1String(each.why))
            return base::Text(each.word).translated();
    return why;
}

QList<Change> changes(const Event &event)
{
    QStringList names;
    for (const auto &field : fields) // the order of the table above, then the rest
        if (event.before.contains(QLatin1String(field.field)) || event.after.contains(QLatin1String(field.field)))
            names << QString::fromLatin1(field.field);
    for (const QJsonObject &side : {event.before, event.after})
        for (const QString &key : side.keys())
            if (!names.contains(key))
                names << key;
    QList<Change> out;
    for (const QString &name : std::as_const(names)) {
        const bool ofFeature = isFeatureValue(name, event);
        Change change{name, nameOf(name, event), shown(event.before.value(name), ofFeature), shown(event.after.value(name), ofFeature)};
        if (name == QLatin1String("state")) {
            change.before = stateWord(change.before);
            change.after = stateWord(change.after);
        } else if (name.endsWith(QLatin1String("_id"))) {
            change.before = event.names.value(change.before).toString(change.before);
            change.after = event.names.value(change.after).toString(change.after);
        } else if (name == QLatin1String("ended_why")) {
            change.before = endWord(change.before);
            change.after = endWord(change.after);
        }
        if (!change.before.isEmpty() || !change.after.isEmpty())
            out.append(std::move(change));
    }
    return out;
}

} // namespace tenantry::audit

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n tenant(s) loaded in %1.</source>
        <translation>
            <numerusform>%n tenant loaded in %1.</numerusform>
            <numerusform>%n tenants loaded in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Product “%1” added with %n migration(s), head version %2.</source>
        <translation>
            <numerusform>Product “%1” added with %n migration, head version %2.</numerusform>
            <numerusform>Product “%1” added with %n migrations, head version %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new migration(s) in “%1”, head version %2.</source>
        <translation>
            <numerusform>%n new migration in “%1”, head version %2.</numerusform>
            <numerusform>%n new migrations in “%1”, head version %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) applied.</source>
        <translation>
            <numerusform>%n file applied.</numerusform>
            <numerusform>%n files applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s)</source>
        <translation>
            <numerusform>%n tenant</numerusform>
            <numerusform>%n tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n behind %1)</source>
        <translation>
            <numerusform>(%n behind %1)</numerusform>
            <numerusform>(%n behind %1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantConnection</name>
    <message numerus="yes">
        <source>Hidden again in %n second(s). A copy leaves the clipboard after half a minute.</source>
        <translation>
            <numerusform>Hidden again in %n second. A copy leaves the clipboard after half a minute.</numerusform>
            <numerusform>Hidden again in %n seconds. A copy leaves the clipboard after half a minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show for %n second(s)</source>
        <translation>
            <numerusform>Show for %n second</numerusform>
            <numerusform>Show for %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) behind; the product is at %1</source>
        <translation>
            <numerusform>%n migration behind; the product is at %1</numerusform>
            <numerusform>%n migrations behind; the product is at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantSummary</name>
    <message numerus="yes">
        <source>%1, %n migration(s) behind %2</source>
        <translation>
            <numerusform>%1, %n migration behind %2</numerusform>
            <numerusform>%1, %n migrations behind %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantTimeline</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantsPage</name>
    <message numerus="yes">
        <source>%n tenant(s) are there, none of them is what the filter asks for.</source>
        <translation>
            <numerusform>%n tenant is there, and it is not what the filter asks for.</numerusform>
            <numerusform>%n tenants are there, none of them is what the filter asks for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s)</source>
        <translation>
            <numerusform>%1 of %Ln tenant</numerusform>
            <numerusform>%1 of %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>· %Ln selected</source>
        <translation>
            <numerusform>· %Ln selected</numerusform>
            <numerusform>· %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pause %Ln tenant(s)? They count as paused until they are active again.</source>
        <translation>
            <numerusform>Pause %Ln tenant? It counts as paused until it is active again.</numerusform>
            <numerusform>Pause %Ln tenants? They count as paused until they are active again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln tenant(s) in maintenance? They count as closed until they are active again.</source>
        <translation>
            <numerusform>Put %Ln tenant in maintenance? It counts as closed until it is active again.</numerusform>
            <numerusform>Put %Ln tenants in maintenance? They count as closed until they are active again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Activate %Ln tenant(s)? They count as open to their people again.</source>
        <translation>
            <numerusform>Activate %Ln tenant? It counts as open to its people again.</numerusform>
            <numerusform>Activate %Ln tenants? They count as open to their people again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected tenant(s) stay as they are: their state does not allow it.</source>
        <translation>
            <numerusform>%Ln selected tenant stays as it is: its state does not allow it.</numerusform>
            <numerusform>%Ln selected tenants stay as they are: their state does not allow it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) paused.</source>
        <translation>
            <numerusform>%Ln tenant paused.</numerusform>
            <numerusform>%Ln tenants paused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) activated.</source>
        <translation>
            <numerusform>%Ln tenant activated.</numerusform>
            <numerusform>%Ln tenants activated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) put in maintenance.</source>
        <translation>
            <numerusform>%Ln tenant put in maintenance.</numerusform>
            <numerusform>%Ln tenants put in maintenance.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %Ln tenant(s) were left as they are.</source>
        <translation>
            <numerusform>Cancelled: %Ln tenant was left as it is.</numerusform>
            <numerusform>Cancelled: %Ln tenants were left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) stayed as they were: %1</source>
        <translation>
            <numerusform>%Ln tenant stayed as it was: %1</numerusform>
            <numerusform>%Ln tenants stayed as they were: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> and %Ln more</numerusform>
            <numerusform> and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) copied.</source>
        <translation>
            <numerusform>%Ln command copied.</numerusform>
            <numerusform>%Ln commands copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln host name(s) copied.</source>
        <translation>
            <numerusform>%Ln host name copied.</numerusform>
            <numerusform>%Ln host names copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln row written to %1</numerusform>
            <numerusform>%Ln rows written to %1</numerusform>
        </translation>
    </message>
</context>
</TS>

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
</TS>

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
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n expired</numerusform>
            <numerusform>%n expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) changed. To take it back: tenantryctl feature undo %1</source>
        <translation>
            <numerusform>%n tenant changed. To take it back: tenantryctl feature undo %1</numerusform>
            <numerusform>%n tenants changed. To take it back: tenantryctl feature undo %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) restored.</source>
        <translation>
            <numerusform>%n tenant restored.</numerusform>
            <numerusform>%n tenants restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) written to %1.</source>
        <translation>
            <numerusform>%n event written to %1.</numerusform>
            <numerusform>%n events written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The chain is intact: %n event(s), the last one of %1.</source>
        <translation>
            <numerusform>The chain is intact: %n event, of %1.</numerusform>
            <numerusform>The chain is intact: %n events, the last one of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It agrees with %n place(s) that were seen before.</source>
        <translation>
            <numerusform>It agrees with %n place that was seen before.</numerusform>
            <numerusform>It agrees with %n places that were seen before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are mirrored no longer.</source>
        <translation>
            <numerusform>%n tenant is mirrored no longer.</numerusform>
            <numerusform>%n tenants are mirrored no longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) written.</source>
        <translation>
            <numerusform>%n tenant written.</numerusform>
            <numerusform>%n tenants written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were up to date.</source>
        <translation>
            <numerusform>%n was up to date.</numerusform>
            <numerusform>%n were up to date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them allowed, for PostgreSQL %1.</source>
        <translation>
            <numerusform>%n of them allowed, for PostgreSQL %1.</numerusform>
            <numerusform>%n of them allowed, for PostgreSQL %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) may lock, rewrite, lose or break something when this is rolled out: `%1`.</source>
        <translation>
            <numerusform>%n statement may lock, rewrite, lose or break something when this is rolled out: `%1`.</numerusform>
            <numerusform>%n statements may lock, rewrite, lose or break something when this is rolled out: `%1`.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minor</source>
        <translation>
            <numerusform>%n minor</numerusform>
            <numerusform>%n minor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) as their migrations make them</source>
        <translation>
            <numerusform>%n tenant as its migrations make it</numerusform>
            <numerusform>%n tenants as their migrations make them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with drift</source>
        <translation>
            <numerusform>%n with drift</numerusform>
            <numerusform>%n with drift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) left out, because they are being made or removed.</source>
        <translation>
            <numerusform>%n tenant left out, because it is being made or removed.</numerusform>
            <numerusform>%n tenants left out, because they are being made or removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would be written down as applied, up to version %1. Nothing was changed.</source>
        <translation>
            <numerusform>%n file would be written down as applied, up to version %1. Nothing was changed.</numerusform>
            <numerusform>%n files would be written down as applied, up to version %1. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written down as applied: %1 is at version %2.</source>
        <translation>
            <numerusform>%n file written down as applied: %1 is at version %2.</numerusform>
            <numerusform>%n files written down as applied: %1 is at version %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to do: %n tenant(s) are at %1.</source>
        <translation>
            <numerusform>Nothing to do: %n tenant is at %1.</numerusform>
            <numerusform>Nothing to do: %n tenants are at %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %1 is written down, for %n tenant(s). To work on it: tenantryctl migrate resume %1</source>
        <translation>
            <numerusform>Run %1 is written down, for %n tenant. To work on it: tenantryctl migrate resume %1</numerusform>
            <numerusform>Run %1 is written down, for %n tenants. To work on it: tenantryctl migrate resume %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) from %1 to %2</source>
        <translation>
            <numerusform>%n tenant from %1 to %2</numerusform>
            <numerusform>%n tenants from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In work by %1 on %2 (%3, pid %4), with %n tenant(s)</source>
        <translation>
            <numerusform>In work by %1 on %2 (%3, pid %4), with %n tenant</numerusform>
            <numerusform>In work by %1 on %2 (%3, pid %4), with %n tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) do not answer as they should</source>
        <translation>
            <numerusform>%n tenant does not answer as it should</numerusform>
            <numerusform>%n tenants do not answer as they should</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run has %n cause(s) of failure.</source>
        <translation>
            <numerusform>The run has %n cause of failure.</numerusform>
            <numerusform>The run has %n causes of failure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are tried again.</source>
        <translation>
            <numerusform>%n tenant is tried again.</numerusform>
            <numerusform>%n tenants are tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel the run %1, with %n tenant(s) left?</source>
        <translation>
            <numerusform>Cancel the run %1, with %n tenant left?</numerusform>
            <numerusform>Cancel the run %1, with %n tenants left?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. %n tenant(s)</source>
        <translation>
            <numerusform>%1. %n tenant</numerusform>
            <numerusform>%1. %n tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new or changed migration(s) in “%1”, head version %2.</source>
        <translation>
            <numerusform>%n new or changed migration in “%1”, head version %2.</numerusform>
            <numerusform>%n new or changed migrations in “%1”, head version %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1, for %n tenant(s)</source>
        <translation>
            <numerusform>about %1, for %n tenant</numerusform>
            <numerusform>about %1, for %n tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were longer than 64 kB and are cut.</source>
        <translation>
            <numerusform>%n value was longer than 64 kB and is cut.</numerusform>
            <numerusform>%n values were longer than 64 kB and are cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), %1.</source>
        <translation>
            <numerusform>%n row, %1.</numerusform>
            <numerusform>%n rows, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is broken; %n thing(s) to look at.</source>
        <translation>
            <numerusform>Nothing is broken; %n thing to look at.</numerusform>
            <numerusform>Nothing is broken; %n things to look at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) acknowledged.</source>
        <translation>
            <numerusform>%n alert acknowledged.</numerusform>
            <numerusform>%n alerts acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Certificate ends in %n day(s)</source>
        <translation>
            <numerusform>Certificate ends in %n day</numerusform>
            <numerusform>Certificate ends in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No backup for %n day(s)</source>
        <translation>
            <numerusform>No backup for %n day</numerusform>
            <numerusform>No backup for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is shown this once, is changed at the first sign-in, and ends after %n day(s).</source>
        <translation>
            <numerusform>It is shown this once, is changed at the first sign-in, and ends after %n day.</numerusform>
            <numerusform>It is shown this once, is changed at the first sign-in, and ends after %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) sealed anew under version %1 of the key “%2”; nothing opens with the version before.</source>
        <translation>
            <numerusform>%n credential sealed anew under version %1 of the key “%2”; nothing opens with the version before.</numerusform>
            <numerusform>%n credentials sealed anew under version %1 of the key “%2”; nothing opens with the version before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core</name>
    <message numerus="yes">
        <source>%n .down.sql file(s) left out: only the way forward is used.</source>
        <translation>
            <numerusform>%n .down.sql file left out: only the way forward is used.</numerusform>
            <numerusform>%n .down.sql files left out: only the way forward is used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) live on %1.</source>
        <translation>
            <numerusform>%n tenant lives on %1.</numerusform>
            <numerusform>%n tenants live on %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: a lock was not free in %n attempt(s).</source>
        <translation>
            <numerusform>%1: a lock was not free in %n attempt.</numerusform>
            <numerusform>%1: a lock was not free in %n attempts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: a lock was not free in %n attempt(s). Open transactions here: %2.</source>
        <translation>
            <numerusform>%1: a lock was not free in %n attempt. Open transactions here: %2.</numerusform>
            <numerusform>%1: a lock was not free in %n attempts. Open transactions here: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are on the plan “%1”: %2.</source>
        <translation>
            <numerusform>%n tenant is on the plan “%1”: %2.</numerusform>
            <numerusform>%n tenants are on the plan “%1”: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) of %1 failed or were left in the middle: %2.</source>
        <translation>
            <numerusform>%n migration of %1 failed or was left in the middle: %2.</numerusform>
            <numerusform>%n migrations of %1 failed or were left in the middle: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) that %1 applied are no file of the product: %2.</source>
        <translation>
            <numerusform>%n migration that %1 applied is no file of the product: %2.</numerusform>
            <numerusform>%n migrations that %1 applied are no files of the product: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the product before version %1 were never applied: %2.</source>
        <translation>
            <numerusform>%n file of the product before version %1 was never applied: %2.</numerusform>
            <numerusform>%n files of the product before version %1 were never applied: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were changed after %1 applied them: %2.</source>
        <translation>
            <numerusform>%n file was changed after %1 applied it: %2.</numerusform>
            <numerusform>%n files were changed after %1 applied them: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) were lost while working on this tenant.</source>
        <translation>
            <numerusform>%n worker was lost while working on this tenant.</numerusform>
            <numerusform>%n workers were lost while working on this tenant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these tenants (%1 is one) are waiting or in work in the run %2 of %3.</source>
        <translation>
            <numerusform>%n of these tenants (%1) is waiting or in work in the run %2 of %3.</numerusform>
            <numerusform>%n of these tenants (%1 is one) are waiting or in work in the run %2 of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cannot be replaced: %n tenant(s) have it already, or may have it (%2 is one).</source>
        <translation>
            <numerusform>%1 cannot be replaced: %n tenant has it already, or may have it (%2).</numerusform>
            <numerusform>%1 cannot be replaced: %n tenants have it already, or may have it (%2 is one).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are on the plan “%1”, among them %2.</source>
        <translation>
            <numerusform>%n tenant is on the plan “%1”, among them %2.</numerusform>
            <numerusform>%n tenants are on the plan “%1”, among them %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each file&apos;s time on the copies, in proportion to the size of each tenant&apos;s database, with %1 at once on a server, in %n wave(s). The servers&apos; other work is not counted.</source>
        <translation>
            <numerusform>Each file&apos;s time on the copies, in proportion to the size of each tenant&apos;s database, with %1 at once on a server, in %n wave. The servers&apos; other work is not counted.</numerusform>
            <numerusform>Each file&apos;s time on the copies, in proportion to the size of each tenant&apos;s database, with %1 at once on a server, in %n waves. The servers&apos; other work is not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It expires in %n day(s).</source>
        <translation>
            <numerusform>It expires in %n day.</numerusform>
            <numerusform>It expires in %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is at version %1, %n version(s) behind %2.</source>
        <translation>
            <numerusform>It is at version %1, %n version behind %2.</numerusform>
            <numerusform>It is at version %1, %n versions behind %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait(s) for a lock, the longest for %1 s, behind %2 (pid %3).</source>
        <translation>
            <numerusform>%n session has waited for a lock for %1 s, behind %2 (pid %3).</numerusform>
            <numerusform>%n sessions wait for a lock, the longest for %1 s, behind %2 (pid %3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait(s) for a lock, the longest for %1 s.</source>
        <translation>
            <numerusform>%n session has waited for a lock for %1 s.</numerusform>
            <numerusform>%n sessions wait for a lock, the longest for %1 s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) in the database, none waiting for long.</source>
        <translation>
            <numerusform>%n session in the database, not waiting for long.</numerusform>
            <numerusform>%n sessions in the database, none waiting for long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That is %n day(s) ago.</source>
        <translation>
            <numerusform>That is %n day ago.</numerusform>
            <numerusform>That is %n days ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s); %1 owns what is in it, and nothing changes its owner</source>
        <translation>
            <numerusform>%n table; %1 owns what is in it, and nothing changes its owner</numerusform>
            <numerusform>%n tables; %1 owns what is in it, and nothing changes its owner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) go to %1</source>
        <translation>
            <numerusform>%n table goes to %1</numerusform>
            <numerusform>%n tables go to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) go to %1; as its member %2 keeps every right</source>
        <translation>
            <numerusform>%n table goes to %1; as its member %2 keeps every right</numerusform>
            <numerusform>%n tables go to %1; as its member %2 keeps every right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has been there for %n day(s).</source>
        <translation>
            <numerusform>It has been there for %n day.</numerusform>
            <numerusform>It has been there for %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) do not open, the first one of %1: the key “%2” keeps its version before for them.</source>
        <translation>
            <numerusform>%n credential does not open, the one of %1: the key “%2” keeps its version before for it.</numerusform>
            <numerusform>%n credentials do not open, the first one of %1: the key “%2” keeps its version before for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) had been changed by somebody since, and keep what they have.</source>
        <translation>
            <numerusform>%n tenant had been changed by somebody since, and keeps what it has.</numerusform>
            <numerusform>%n tenants had been changed by somebody since, and keep what they have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” fits %n tenant(s): %2</source>
        <translation>
            <numerusform>“%1” fits %n tenant: %2</numerusform>
            <numerusform>“%1” fits %n tenants: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed in after %n wrong password(s): %1</source>
        <translation>
            <numerusform>Signed in after %n wrong password: %1</numerusform>
            <numerusform>Signed in after %n wrong passwords: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s), with a new password as well; on another computer it can be tried now.</source>
        <translation>
            <numerusform>Try again in %n minute, with a new password as well; on another computer it can be tried now.</numerusform>
            <numerusform>Try again in %n minutes, with a new password as well; on another computer it can be tried now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are on the plan “%1”.</source>
        <translation>
            <numerusform>%n tenant is on the plan “%1”.</numerusform>
            <numerusform>%n tenants are on the plan “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) were changed by somebody else meanwhile.</source>
        <translation>
            <numerusform>%n tenant was changed by somebody else meanwhile.</numerusform>
            <numerusform>%n tenants were changed by somebody else meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A rotation has not ended: the version before of the data key(s) %1 seals credentials still.</source>
        <translation>
            <numerusform>A rotation has not ended: the version before of the data key %1 seals credentials still.</numerusform>
            <numerusform>Rotations have not ended: the versions before of the data keys %1 seal credentials still.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due for rotation: the data key(s) %1, since %2. Access was taken away from: %3.</source>
        <translation>
            <numerusform>Due for rotation: the data key %1, since %2. Access was taken away from: %3.</numerusform>
            <numerusform>Due for rotation: the data keys %1, since %2. Access was taken away from: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whoever could open the data key(s) may have kept a copy, even if they were let in again since. A rotation makes a new key and seals every credential anew; everybody can go on working meanwhile.</source>
        <translation>
            <numerusform>Whoever could open the key may have kept a copy, even if they were let in again since. A rotation makes a new key and seals every credential anew; everybody can go on working meanwhile.</numerusform>
            <numerusform>Whoever could open the keys may have kept a copy, even if they were let in again since. A rotation makes new keys and seals every credential anew; everybody can go on working meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-in(s) refused, the password was wrong: %1</source>
        <translation>
            <numerusform>%n sign-in refused, the password was wrong: %1</numerusform>
            <numerusform>%n sign-ins refused, the password was wrong: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-in(s) refused, nobody has the name: told by %1</source>
        <translation>
            <numerusform>%n sign-in refused, nobody has the name: told by %1</numerusform>
            <numerusform>%n sign-ins refused, nobody has the name: told by %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::panel</name>
    <message numerus="yes">
        <source>The features of %n tenant(s) could not be written into their databases; it is tried again every minute. %1</source>
        <translation>
            <numerusform>The features of %n tenant could not be written into its database; it is tried again every minute. %1</numerusform>
            <numerusform>The features of %n tenants could not be written into their databases; it is tried again every minute. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AdminStep</name>
    <message numerus="yes">
        <source>At least %Ln character(s).</source>
        <translation>
            <numerusform>At least %Ln character.</numerusform>
            <numerusform>At least %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Ago</name>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AlertNotifier</name>
    <message numerus="yes">
        <source>%Ln critical alert(s) opened</source>
        <translation>
            <numerusform>%Ln critical alert opened</numerusform>
            <numerusform>%Ln critical alerts opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AlertPanel</name>
    <message numerus="yes">
        <source>%Ln critical one(s)</source>
        <translation>
            <numerusform>%Ln critical</numerusform>
            <numerusform>%Ln critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AnswerView</name>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln row written to %1</numerusform>
            <numerusform>%Ln rows written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AuditExport</name>
    <message numerus="yes">
        <source>%Ln event(s) written to %1.</source>
        <translation>
            <numerusform>%Ln event written to %1.</numerusform>
            <numerusform>%Ln events written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AuditPage</name>
    <message numerus="yes">
        <source>More than %Ln new events</source>
        <translation>
            <numerusform>More than %Ln new event</numerusform>
            <numerusform>More than %Ln new events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new event(s)</source>
        <translation>
            <numerusform>%Ln new event</numerusform>
            <numerusform>%Ln new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BaselineModel</name>
    <message numerus="yes">
        <source>%Ln file(s) written down</source>
        <translation>
            <numerusform>%Ln file written down</numerusform>
            <numerusform>%Ln files written down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) would be written down</source>
        <translation>
            <numerusform>%Ln file would be written down</numerusform>
            <numerusform>%Ln files would be written down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BaselinePanel</name>
    <message numerus="yes">
        <source>Write down in %Ln database(s) that these migrations were applied? None of them is run; what the other tool wrote down stays.</source>
        <translation>
            <numerusform>Write down in %Ln database that these migrations were applied? None of them is run; what the other tool wrote down stays.</numerusform>
            <numerusform>Write down in %Ln databases that these migrations were applied? None of them is run; what the other tool wrote down stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln can be written down</source>
        <translation>
            <numerusform>%Ln can be written down</numerusform>
            <numerusform>%Ln can be written down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot</source>
        <translation>
            <numerusform>%Ln cannot</numerusform>
            <numerusform>%Ln cannot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written down</source>
        <translation>
            <numerusform>%Ln written down</numerusform>
            <numerusform>%Ln written down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BatchPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln provisioned</source>
        <translation>
            <numerusform>%Ln provisioned</numerusform>
            <numerusform>%Ln provisioned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <translation>
            <numerusform>%Ln with a problem</numerusform>
            <numerusform>%Ln with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Provision %Ln tenant(s)</source>
        <translation>
            <numerusform>&amp;Provision %Ln tenant</numerusform>
            <numerusform>&amp;Provision %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln temporary password(s) that are shown only this once are not saved yet.</source>
        <translation>
            <numerusform>%Ln temporary password that is shown only this once is not saved yet.</numerusform>
            <numerusform>%Ln temporary passwords that are shown only this once are not saved yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BottomBar</name>
    <message numerus="yes">
        <source>%Ln jobs running</source>
        <translation>
            <numerusform>%Ln job running</numerusform>
            <numerusform>%Ln jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs wait for a decision</source>
        <translation>
            <numerusform>%Ln job waits for a decision</numerusform>
            <numerusform>%Ln jobs wait for a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BulkChange</name>
    <message numerus="yes">
        <source>Chan&amp;ge %Ln tenant(s)</source>
        <translation>
            <numerusform>Chan&amp;ge %Ln tenant</numerusform>
            <numerusform>Chan&amp;ge %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have it like this already.</source>
        <translation>
            <numerusform>%Ln has it like this already.</numerusform>
            <numerusform>%Ln have it like this already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) lack schema version %1 and are left out: %2</source>
        <translation>
            <numerusform>%Ln tenant lacks schema version %1 and is left out: %2</numerusform>
            <numerusform>%Ln tenants lack schema version %1 and are left out: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) have again what they had before.</source>
        <translation>
            <numerusform>%Ln tenant has again what it had before.</numerusform>
            <numerusform>%Ln tenants have again what they had before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) changed.</source>
        <translation>
            <numerusform>%Ln tenant changed.</numerusform>
            <numerusform>%Ln tenants changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) were changed by somebody else meanwhile and left alone.</source>
        <translation>
            <numerusform>%Ln tenant was changed by somebody else meanwhile and left alone.</numerusform>
            <numerusform>%Ln tenants were changed by somebody else meanwhile and left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) lose their override.</source>
        <translation>
            <numerusform>%Ln tenant loses its override.</numerusform>
            <numerusform>%Ln tenants lose their override.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) get this override.</source>
        <translation>
            <numerusform>%Ln tenant gets this override.</numerusform>
            <numerusform>%Ln tenants get this override.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) were changed by somebody else meanwhile and left alone: %1</source>
        <translation>
            <numerusform>%Ln tenant was changed by somebody else meanwhile and left alone: %1</numerusform>
            <numerusform>%Ln tenants were changed by somebody else meanwhile and left alone: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) cannot have again what they had, and are left alone.</source>
        <translation>
            <numerusform>%Ln tenant cannot have again what it had, and is left alone.</numerusform>
            <numerusform>%Ln tenants cannot have again what they had, and are left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) cannot have again what they had, and are left alone: %1</source>
        <translation>
            <numerusform>%Ln tenant cannot have again what it had, and is left alone: %1</numerusform>
            <numerusform>%Ln tenants cannot have again what they had, and are left alone: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln tenant(s) another value holds from then on.</source>
        <translation>
            <numerusform>For %Ln tenant another value holds from then on.</numerusform>
            <numerusform>For %Ln tenants another value holds from then on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CauseList</name>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ChainCheck</name>
    <message numerus="yes">
        <source>%Ln event(s) verified in %1, the last one of %2.</source>
        <translation>
            <numerusform>%Ln event verified in %1, of %2.</numerusform>
            <numerusform>%Ln events verified in %1, the last one of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It agrees with %Ln place(s) in the chain that this computer saw before.</source>
        <translation>
            <numerusform>It agrees with %Ln place in the chain that this computer saw before.</numerusform>
            <numerusform>It agrees with %Ln places in the chain that this computer saw before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ChangePassword</name>
    <message numerus="yes">
        <source>%Ln character(s) or more; a few words in a row are easy to remember.</source>
        <translation>
            <numerusform>%Ln character or more; a few words in a row are easy to remember.</numerusform>
            <numerusform>%Ln characters or more; a few words in a row are easy to remember.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CopyButton</name>
    <message numerus="yes">
        <source>Copied. The clipboard is emptied in %Ln seconds.</source>
        <translation>
            <numerusform>Copied. The clipboard is emptied in %Ln second.</numerusform>
            <numerusform>Copied. The clipboard is emptied in %Ln seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DatabaseStep</name>
    <message numerus="yes">
        <source>At least %Ln character(s).</source>
        <translation>
            <numerusform>At least %Ln character.</numerusform>
            <numerusform>At least %Ln characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), one after the other</source>
        <translation>
            <numerusform>%Ln file, one after the other</numerusform>
            <numerusform>%Ln files, one after the other</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DriftPanel</name>
    <message numerus="yes">
        <source>%Ln tenant(s) as their migrations make them</source>
        <translation>
            <numerusform>%Ln tenant as its migrations make it</numerusform>
            <numerusform>%Ln tenants as their migrations make them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with drift</source>
        <translation>
            <numerusform>%Ln with drift</numerusform>
            <numerusform>%Ln with drift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with minor differences only</source>
        <translation>
            <numerusform>%Ln with minor differences only</numerusform>
            <numerusform>%Ln with minor differences only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, because they are being made or removed</source>
        <translation>
            <numerusform>%Ln left out, because it is being made or removed</numerusform>
            <numerusform>%Ln left out, because they are being made or removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DriftWords</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minor</source>
        <translation>
            <numerusform>%Ln minor</numerusform>
            <numerusform>%Ln minor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln line(s) more: “Copy as text” has all of them.</source>
        <translation>
            <numerusform>… and %Ln line more: “Copy as text” has all of them.</numerusform>
            <numerusform>… and %Ln lines more: “Copy as text” has all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DuePanel</name>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due for %Ln tenant(s)</source>
        <translation>
            <numerusform>Due for %Ln tenant</numerusform>
            <numerusform>Due for %Ln tenants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeatureDetails</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s): override taken away</source>
        <translation>
            <numerusform>%Ln tenant: override taken away</numerusform>
            <numerusform>%Ln tenants: override taken away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s): %1</source>
        <translation>
            <numerusform>%Ln tenant: %1</numerusform>
            <numerusform>%Ln tenants: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeatureModel</name>
    <message numerus="yes">
        <source>%Ln of them expired</source>
        <translation>
            <numerusform>%Ln of them expired</numerusform>
            <numerusform>%Ln of them expired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeatureWords</name>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln expired</numerusform>
            <numerusform>%Ln expired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeaturesPage</name>
    <message numerus="yes">
        <source>Change “%1” in the plan %2, which %Ln tenant(s) have, from %3 to %4?</source>
        <translation>
            <numerusform>Change “%1” in the plan %2, which %Ln tenant has, from %3 to %4?</numerusform>
            <numerusform>Change “%1” in the plan %2, which %Ln tenants have, from %3 to %4?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) typed into the table, and the form beside it, are not saved.</source>
        <translation>
            <numerusform>%Ln value typed into the table, and the form beside it, are not saved.</numerusform>
            <numerusform>%Ln values typed into the table, and the form beside it, are not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) typed into the table are not saved.</source>
        <translation>
            <numerusform>%Ln value typed into the table is not saved.</numerusform>
            <numerusform>%Ln values typed into the table are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FleetOverview</name>
    <message numerus="yes">
        <source>%Ln tenant(s) failed</source>
        <translation>
            <numerusform>%Ln tenant failed</numerusform>
            <numerusform>%Ln tenants failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) need attention</source>
        <translation>
            <numerusform>%Ln job needs attention</numerusform>
            <numerusform>%Ln jobs need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln server(s) full</source>
        <translation>
            <numerusform>%Ln server full</numerusform>
            <numerusform>%Ln servers full</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln behind</source>
        <translation>
            <numerusform>%Ln behind</numerusform>
            <numerusform>%Ln behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln up to date</source>
        <translation>
            <numerusform>%Ln up to date</numerusform>
            <numerusform>%Ln up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>room for %Ln more tenant(s)</source>
        <translation>
            <numerusform>room for %Ln more tenant</numerusform>
            <numerusform>room for %Ln more tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) unreachable</source>
        <translation>
            <numerusform>%Ln tenant unreachable</numerusform>
            <numerusform>%Ln tenants unreachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln critical alert(s)</source>
        <translation>
            <numerusform>%Ln critical alert</numerusform>
            <numerusform>%Ln critical alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Older than %Ln day(s)</source>
        <translation>
            <numerusform>Older than %Ln day</numerusform>
            <numerusform>Older than %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FleetQueryPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s) answered</source>
        <translation>
            <numerusform>%1 of %Ln tenant answered</numerusform>
            <numerusform>%1 of %Ln tenants answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) gave no answer</source>
        <translation>
            <numerusform>%Ln tenant gave no answer</numerusform>
            <numerusform>%Ln tenants gave no answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::HealthWords</name>
    <message numerus="yes">
        <source>%Ln unreachable</source>
        <translation>
            <numerusform>%Ln unreachable</numerusform>
            <numerusform>%Ln unreachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln critical</source>
        <translation>
            <numerusform>%Ln critical</numerusform>
            <numerusform>%Ln critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a warning</source>
        <translation>
            <numerusform>%Ln with a warning</numerusform>
            <numerusform>%Ln with a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln well</source>
        <translation>
            <numerusform>%Ln well</numerusform>
            <numerusform>%Ln well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln closed</source>
        <translation>
            <numerusform>%Ln closed</numerusform>
            <numerusform>%Ln closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not looked at</source>
        <translation>
            <numerusform>%Ln not looked at</numerusform>
            <numerusform>%Ln not looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Certificate ends in %Ln day(s)</source>
        <translation>
            <numerusform>Certificate ends in %Ln day</numerusform>
            <numerusform>Certificate ends in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No backup for %Ln day(s)</source>
        <translation>
            <numerusform>No backup for %Ln day</numerusform>
            <numerusform>No backup for %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Jobs</name>
    <message numerus="yes">
        <source>tried %Ln time(s)</source>
        <translation>
            <numerusform>tried %Ln time</numerusform>
            <numerusform>tried %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::JobsPage</name>
    <message numerus="yes">
        <source>Cancel this run, with %Ln tenant(s) left? What is done stays, what is in work is rolled back.</source>
        <translation>
            <numerusform>Cancel this run, with %Ln tenant left? What is done stays, what is in work is rolled back.</numerusform>
            <numerusform>Cancel this run, with %Ln tenants left? What is done stays, what is in work is rolled back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::KeyCare</name>
    <message numerus="yes">
        <source>%1: %Ln credential(s) sealed anew under version %2.</source>
        <comment>data key, and its version</comment>
        <translation>
            <numerusform>%1: %Ln credential sealed anew under version %2.</numerusform>
            <numerusform>%1: %Ln credentials sealed anew under version %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate &amp;key(s)…</source>
        <translation>
            <numerusform>Rotate &amp;key…</numerusform>
            <numerusform>Rotate &amp;keys…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate the data key(s) %1? Every credential sealed so far is sealed anew under a new version. Passwords stay what they are, and everybody can go on working.</source>
        <comment>by name</comment>
        <translation>
            <numerusform>Rotate the data key %1? Every credential that it seals is sealed anew under a new version. Passwords stay what they are, and everybody can go on working.</numerusform>
            <numerusform>Rotate the data keys %1? Every credential that they seal is sealed anew under a new version. Passwords stay what they are, and everybody can go on working.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::MainWindow</name>
    <message numerus="yes">
        <source>After %Ln minute(s)</source>
        <translation>
            <numerusform>After %Ln minute</numerusform>
            <numerusform>After %Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::MasksPart</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) prepared</source>
        <translation>
            <numerusform>%Ln tenant prepared</numerusform>
            <numerusform>%Ln tenants prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still closed: %1</source>
        <translation>
            <numerusform>%Ln still closed: %1</numerusform>
            <numerusform>%Ln still closed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::MigrationsPage</name>
    <message numerus="yes">
        <source>Cancel this run, with %Ln tenant(s) left? What is done stays, what is in work is rolled back.</source>
        <translation>
            <numerusform>Cancel this run, with %Ln tenant left? What is done stays, what is in work is rolled back.</numerusform>
            <numerusform>Cancel this run, with %Ln tenants left? What is done stays, what is in work is rolled back.</numerusform>
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
        <source>%Ln behind</source>
        <translation>
            <numerusform>%Ln behind</numerusform>
            <numerusform>%Ln behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a repeatable file</source>
        <translation>
            <numerusform>%Ln without a repeatable file</numerusform>
            <numerusform>%Ln without a repeatable file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed last time</source>
        <translation>
            <numerusform>%Ln failed last time</numerusform>
            <numerusform>%Ln failed last time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ahead</source>
        <translation>
            <numerusform>%Ln ahead</numerusform>
            <numerusform>%Ln ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln at an unknown version</source>
        <translation>
            <numerusform>%Ln at an unknown version</numerusform>
            <numerusform>%Ln at an unknown version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a changed file</source>
        <translation>
            <numerusform>%Ln with a changed file</numerusform>
            <numerusform>%Ln with a changed file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OperatorDetails</name>
    <message numerus="yes">
        <source>Could open %Ln data key(s) when access was taken away; due for rotation: %1.</source>
        <translation>
            <numerusform>Could open %Ln data key when access was taken away; it is due for rotation: %1.</numerusform>
            <numerusform>Could open %Ln data keys when access was taken away; they are due for rotation: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OperatorsPage</name>
    <message numerus="yes">
        <source>Make %1 support? They then see the %Ln tenant(s) assigned to them and change nothing. The data key “admin”, which they could open, is due for rotation from then on.</source>
        <translation>
            <numerusform>Make %1 support? They then see the %Ln tenant assigned to them and change nothing. The data key “admin”, which they could open, is due for rotation from then on.</numerusform>
            <numerusform>Make %1 support? They then see the %Ln tenants assigned to them and change nothing. The data key “admin”, which they could open, is due for rotation from then on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open sign-in(s) of %1 ended.</source>
        <translation>
            <numerusform>%Ln open sign-in of %1 ended.</numerusform>
            <numerusform>%Ln open sign-ins of %1 ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlaceStep</name>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s)</source>
        <translation>
            <numerusform>%1 of %Ln tenant</numerusform>
            <numerusform>%1 of %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlanDetails</name>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlansPage</name>
    <message numerus="yes">
        <source>The values that it carries for %Ln feature(s) go with it.</source>
        <translation>
            <numerusform>The value that it carries for %Ln feature goes with it.</numerusform>
            <numerusform>The values that it carries for %Ln features go with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductDetails</name>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) behind the head version</source>
        <translation>
            <numerusform>%Ln tenant behind the head version</numerusform>
            <numerusform>%Ln tenants behind the head version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, after %Ln file(s)</source>
        <translation>
            <numerusform>%1, after %Ln file</numerusform>
            <numerusform>%1, after %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductStep</name>
    <message numerus="yes">
        <source>%Ln migration(s)</source>
        <translation>
            <numerusform>%Ln migration</numerusform>
            <numerusform>%Ln migrations</numerusform>
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
        <source>%Ln connection(s) at most</source>
        <translation>
            <numerusform>%Ln connection at most</numerusform>
            <numerusform>%Ln connections at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more as for everybody.</source>
        <translation>
            <numerusform>%Ln more, as for everybody.</numerusform>
            <numerusform>%Ln more, as for everybody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductWords</name>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln file(s), head version %2</source>
        <translation>
            <numerusform>%1, %Ln file, head version %2</numerusform>
            <numerusform>%1, %Ln files, head version %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) cannot be taken. Nothing is stored until all of them can.</source>
        <translation>
            <numerusform>%1: %Ln file cannot be taken. Nothing is stored until all of them can.</numerusform>
            <numerusform>%1: %Ln files cannot be taken. Nothing is stored until all of them can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeatable to run again</source>
        <translation>
            <numerusform>%Ln repeatable to run again</numerusform>
            <numerusform>%Ln repeatables to run again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::QueryPart</name>
    <message numerus="yes">
        <source>%Ln value(s) were longer than %1 and are cut.</source>
        <translation>
            <numerusform>%Ln value was longer than %1 and is cut.</numerusform>
            <numerusform>%Ln values were longer than %1 and are cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) are masked for your role.</source>
        <translation>
            <numerusform>%Ln column is masked for your role.</numerusform>
            <numerusform>%Ln columns are masked for your role.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RehearsalPanel</name>
    <message numerus="yes">
        <source>It failed for %Ln of</source>
        <translation>
            <numerusform>It failed for %Ln of</numerusform>
            <numerusform>It failed for %Ln of</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s).</source>
        <translation>
            <numerusform>%Ln tenant.</numerusform>
            <numerusform>%Ln tenants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It worked for all of %Ln tenant(s).</source>
        <translation>
            <numerusform>It worked for %Ln tenant.</numerusform>
            <numerusform>It worked for all %Ln tenants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The roll-out will take about %1 for %Ln tenant(s).</source>
        <translation>
            <numerusform>The roll-out will take about %1 for %Ln tenant.</numerusform>
            <numerusform>The roll-out will take about %1 for %Ln tenants.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RolloutForm</name>
    <message numerus="yes">
        <source>There is nothing to do: %Ln tenant(s) are there already.</source>
        <translation>
            <numerusform>There is nothing to do: %Ln tenant is there already.</numerusform>
            <numerusform>There is nothing to do: %Ln tenants are there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) will get</source>
        <translation>
            <numerusform>%Ln tenant will get</numerusform>
            <numerusform>%Ln tenants will get</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln file(s) each.</source>
        <translation>
            <numerusform>at most %Ln file each.</numerusform>
            <numerusform>at most %Ln files each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) are there already.</source>
        <translation>
            <numerusform>%Ln tenant is there already.</numerusform>
            <numerusform>%Ln tenants are there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more are left out.</source>
        <translation>
            <numerusform>And %Ln more is left out.</numerusform>
            <numerusform>And %Ln more are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunDetails</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in work</source>
        <translation>
            <numerusform>%Ln in work</numerusform>
            <numerusform>%Ln in work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunPanel</name>
    <message numerus="yes">
        <source>%Ln tenant(s) in work</source>
        <translation>
            <numerusform>%Ln tenant in work</numerusform>
            <numerusform>%Ln tenants in work</numerusform>
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
        <source>%Ln cause(s) of failure</source>
        <translation>
            <numerusform>%Ln cause of failure</numerusform>
            <numerusform>%Ln causes of failure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunWords</name>
    <message numerus="yes">
        <source>%Ln in work</source>
        <translation>
            <numerusform>%Ln in work</numerusform>
            <numerusform>%Ln in work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln succeeded</numerusform>
            <numerusform>%Ln succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerCard</name>
    <message numerus="yes">
        <source>%Ln database(s)</source>
        <translation>
            <numerusform>%Ln database</numerusform>
            <numerusform>%Ln databases</numerusform>
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
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerDetails</name>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s)</source>
        <translation>
            <numerusform>%1 of %Ln tenant</numerusform>
            <numerusform>%1 of %Ln tenants</numerusform>
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
        <source>%Ln database(s).</source>
        <translation>
            <numerusform>%Ln database.</numerusform>
            <numerusform>%Ln databases.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SessionsPart</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation>
            <numerusform>%Ln active</numerusform>
            <numerusform>%Ln active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read again every %Ln second(s)</source>
        <translation>
            <numerusform>Read again every second</numerusform>
            <numerusform>Read again every %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SettingsPart</name>
    <message numerus="yes">
        <source>signs in, at most %Ln at once</source>
        <translation>
            <numerusform>signs in, at most %Ln at once</numerusform>
            <numerusform>signs in, at most %Ln at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set differently: %Ln</source>
        <translation>
            <numerusform>Set differently: %Ln</numerusform>
            <numerusform>Set differently: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extensions: %Ln</source>
        <translation>
            <numerusform>Extensions: %Ln</numerusform>
            <numerusform>Extensions: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roles and rights: %Ln</source>
        <translation>
            <numerusform>Roles and rights: %Ln</numerusform>
            <numerusform>Roles and rights: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SupportOverview</name>
    <message numerus="yes">
        <source>%Ln operation(s) stopped</source>
        <translation>
            <numerusform>%Ln operation stopped</numerusform>
            <numerusform>%Ln operations stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln migration(s) behind</source>
        <translation>
            <numerusform>%Ln migration behind</numerusform>
            <numerusform>%Ln migrations behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln tenant(s)</source>
        <translation>
            <numerusform>All %Ln tenants</numerusform>
            <numerusform>All %Ln tenants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TablesPart</name>
    <message numerus="yes">
        <source>%Ln table(s) and view(s)</source>
        <translation>
            <numerusform>%Ln table or view</numerusform>
            <numerusform>%Ln tables and views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Indexes and sequences to look at: %Ln</source>
        <translation>
            <numerusform>Indexes and sequences to look at: %Ln</numerusform>
            <numerusform>Indexes and sequences to look at: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantConnection</name>
    <message numerus="yes">
        <source>Hidden again in %Ln second(s). A copy leaves the clipboard after half a minute.</source>
        <translation>
            <numerusform>Hidden again in %Ln second. A copy leaves the clipboard after half a minute.</numerusform>
            <numerusform>Hidden again in %Ln seconds. A copy leaves the clipboard after half a minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show for %Ln second(s)</source>
        <translation>
            <numerusform>Show for %Ln second</numerusform>
            <numerusform>Show for %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantDiagnosis</name>
    <message numerus="yes">
        <source>at most %n s more</source>
        <translation>
            <numerusform>at most %n s more</numerusform>
            <numerusform>at most %n s more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is broken; %Ln thing(s) to look at</source>
        <translation>
            <numerusform>Nothing is broken; %Ln thing to look at</numerusform>
            <numerusform>Nothing is broken; %Ln things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantHealthTab</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names of indexes</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantModel</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln migration(s) behind; the product is at %1</source>
        <translation>
            <numerusform>%Ln migration behind; the product is at %1</numerusform>
            <numerusform>%Ln migrations behind; the product is at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantSummary</name>
    <message numerus="yes">
        <source>%1, %Ln migration(s) behind %2</source>
        <translation>
            <numerusform>%1, %Ln migration behind %2</numerusform>
            <numerusform>%1, %Ln migrations behind %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantTimeline</name>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln attempt(s)</source>
        <comment>time</comment>
        <translation>
            <numerusform>%1, %Ln attempt</numerusform>
            <numerusform>%1, %Ln attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantsPage</name>
    <message numerus="yes">
        <source>%Ln tenant(s) are there, none of them is what the filter asks for.</source>
        <translation>
            <numerusform>%Ln tenant is there, and it is not what the filter asks for.</numerusform>
            <numerusform>%Ln tenants are there, none of them is what the filter asks for.</numerusform>
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
    <message numerus="yes">
        <source>Pause %Ln tenant(s)? Their users are signed out and stay out until they are active again.</source>
        <translation>
            <numerusform>Pause %Ln tenant? Its users are signed out and stay out until it is active again.</numerusform>
            <numerusform>Pause %Ln tenants? Their users are signed out and stay out until they are active again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln tenant(s) in maintenance? Their users are signed out; operators and migrations still get in.</source>
        <translation>
            <numerusform>Put %Ln tenant in maintenance? Its users are signed out; operators and migrations still get in.</numerusform>
            <numerusform>Put %Ln tenants in maintenance? Their users are signed out; operators and migrations still get in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Activate %Ln tenant(s)? Their users can sign in again.</source>
        <translation>
            <numerusform>Activate %Ln tenant? Its users can sign in again.</numerusform>
            <numerusform>Activate %Ln tenants? Their users can sign in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TryLocal</name>
    <message numerus="yes">
        <source>Everything runs. A demo fleet shows what Tenantry looks like in use: a laboratory product, three plans and %Ln tenants in different states.</source>
        <translation>
            <numerusform>Everything runs. A demo fleet shows what Tenantry looks like in use: a laboratory product, three plans and %Ln tenant in different states.</numerusform>
            <numerusform>Everything runs. A demo fleet shows what Tenantry looks like in use: a laboratory product, three plans and %Ln tenants in different states.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::VersionsBar</name>
    <message numerus="yes">
        <source>%1: %Ln tenant(s)</source>
        <translation>
            <numerusform>%1: %Ln tenant</numerusform>
            <numerusform>%1: %Ln tenants</numerusform>
        </translation>
    </message>
</context>
</TS>

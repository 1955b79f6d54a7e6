// Every command of the real program as a USER and as an ADMIN, against the table of who may do what (registry/permissions.h): what a
// USER may not is refused with a sentence and status 4 before anything is done; what they may is not refused.
#include "cli/program.h"
#include "ctl.h"
#include "registry/runrepository.h"
#include "integration/operators/invited.h"
#include "registry/featurerepository.h"
#include "registry/permissions.h"

#include <QSet>

using namespace tenantry;
using namespace tenantry::test;
using namespace Qt::StringLiterals;

namespace {

struct Verb {
    QString name; // "tenant pause"
    cli::Spec spec;
};

QList<Verb> verbs()
{
    QList<Verb> all;
    for (const cli::Noun &noun : cli::nouns())
        for (const cli::CommandPtr &command : noun.commands())
            all.append({QString::fromLatin1(noun.name) + u' ' + QString::fromLatin1(command->spec().verb), command->spec()});
    return all;
}

} // namespace

class PermissionsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<Ctl> m_ctl;
    Invited m_user;
    registry::Tenant m_mine, m_other;
    QHash<QString, QStringList> m_words; // what a placeholder stands for

    // Arguments that are accepted as far as they can be looked at without a registry.
    QStringList line(const Verb &verb) const
    {
        QStringList words = verb.name.split(u' ');
        for (const cli::Argument &argument : verb.spec.arguments)
            if (argument.required || m_words.contains(verb.name + u' ' + QLatin1StringView(argument.name)))
                words += m_words.value(verb.name + u' ' + QLatin1StringView(argument.name), m_words.value(QString::fromLatin1(argument.name)));
        for (const cli::Option &option : verb.spec.options)
            if (option.required)
                words += QStringList{u"--"_s + QLatin1StringView(option.name)} + m_words.value(QString::fromLatin1(option.value));
        return words + m_words.value(verb.name);
    }
    Outcome as(const postgres::ConnectionSettings &who, const QStringList &words) const
    {
        auto where = who;
        where.password = base::Secret();
        where.applicationName = postgres::ConnectionSettings().applicationName;
        m_ctl->environment.insert(u"TENANTRY_REGISTRY"_s, postgres::toUri(where));
        m_ctl->environment.insert(u"TENANTRY_PASSWORD"_s, base::textFromSecret(who.password));
        return m_ctl->run(words);
    }
    // What the registry wrote down, sign-ins left out.
    qint64 changes() const { return m_registry->sql("SELECT count(*) FROM tenantry.event WHERE kind NOT IN ('operator_session')").integer(0, 0); }

private slots:
    void initTestCase()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_ctl = std::make_unique<Ctl>();
        const auto admin = m_registry->admin();
        const Ground ground = lay(admin);
        for (auto *tenant : {&m_mine, &m_other}) {
            const auto made = registry::TenantRepository(admin).reserve(tenantOn(ground, tenant == &m_mine ? u"mine"_s : u"zafiro-ajeno"_s)); // a word that no sentence has
            QVERIFY2(made, describe(made));
            *tenant = *made;
        }
        registry::Feature feature;
        feature.key = u"export"_s;
        feature.nameEn = feature.nameEs = feature.key;
        feature.defaultValue = false;
        QVERIFY(registry::FeatureRepository(admin).add(feature));
        m_user = invite(*m_registry, registry::Role::User, {m_mine.id});
        registry::Operation operation;
        operation.id = base::newId();
        operation.kind = u"provision"_s;
        operation.tenantId = m_mine.id;
        operation.tenantSlug = operation.tenantName = m_mine.slug;
        operation.state = registry::OperationState::Failed;
        QVERIFY(registry::OperationRepository(admin).add(operation));
        QVERIFY(registry::OperationRepository(admin).setState(operation.id, registry::OperationState::Failed, std::nullopt));

        registry::NewRun run;
        run.id = base::newId();
        run.kind = u"migrate"_s;
        run.productId = ground.product.id;
        run.waveLabels = {u"all"_s};
        run.items = {{m_mine.id, m_mine.slug, m_mine.serverId, 1}};
        QVERIFY(registry::RunRepository(admin).add(run));

        const QString own = m_ctl->write(u"own"_s, "otra contraseña propia\n");
        const QString migrations = m_ctl->write(u"migrations/0001_begin.sql"_s, "SELECT 1;\n").section(u'/', 0, -2);
        m_words = {
            {u"TENANT"_s, {m_mine.slug}}, {u"A"_s, {m_mine.slug}}, {u"B"_s, {m_mine.slug}}, {u"SERVER"_s, {ground.server.name}}, {u"PRODUCT"_s, {ground.product.name}}, {u"PLAN"_s, {ground.plan.name}},
            {u"OPERATION"_s, {operation.id}}, {u"BATCH"_s, {base::newId()}}, {u"KEY"_s, {u"export"_s}}, {u"VALUE"_s, {u"true"_s}}, {u"NAME"_s, {u"new"_s}},
            {u"LOGIN"_s, {m_registry->adminLogin}}, {u"TEXT"_s, {u"ticket"_s}}, {u"DIR"_s, {migrations}}, {u"FILE"_s, {own}},
            {u"feature set VALUE"_s, {u"true"_s}}, {u"feature clear KEY"_s, {u"export"_s}},
            // What a command wants beside what its spec requires.
            {u"server add"_s, {u"--host"_s, u"127.0.0.1"_s, u"--user"_s, u"nobody"_s}},
            {u"server remove"_s, {u"--yes"_s}},
            {u"tenant provision"_s, {u"--name"_s, u"Una empresa"_s}},
            {u"tenant edit"_s, {u"--note"_s, u"x"_s}},
            {u"product edit"_s, {u"--description"_s, u"x"_s}},
            {u"operator assign"_s, {u"--tenant"_s, m_mine.slug}},
            {u"operator password"_s, {u"--new-password-file"_s, own}},
            {u"registry recovery-key"_s, {u"--yes"_s}},
            {u"feature edit"_s, {u"--kill"_s}},
            {u"inspect query SQL"_s, {u"SELECT 1"_s}},
            {u"EXPR"_s, {u"state:provisioning"_s}},
            {u"ACTION"_s, {u"list"_s}}, {u"METRIC"_s, {u"set"_s, u"connections"_s, u"--warning"_s, u"50"_s}},
            {u"PATTERN"_s, {u"*phone*"_s}},
            {u"PID"_s, {u"4711"_s}},
        };
    }
    void cleanupTestCase()
    {
        m_ctl.reset();
        m_registry.reset();
    }

    // Whoever adds a verb says who may use it; whoever takes one away takes its line away.
    void theTableAndTheVerbsAreTheSame()
    {
        QSet<QString> known;
        for (const Verb &verb : verbs()) {
            known << verb.name;
            for (const cli::Option &option : verb.spec.options)
                known << verb.name + u" --"_s + QLatin1StringView(option.name);
            for (const cli::Argument &argument : verb.spec.arguments)
                known << verb.name + u' ' + QLatin1StringView(argument.name);
            QVERIFY2(registry::commandPermission(verb.name), qPrintable(verb.name + u" is in no line of src/registry/permissions.cpp"_s));
        }
        for (const registry::Permission &line : registry::permissions())
            for (const char *command : line.commands)
                QVERIFY2(known.contains(QLatin1StringView(command)), command);
    }

    void helpSaysIt()
    {
        QVERIFY(m_ctl->run({u"tenant"_s, u"pause"_s, u"--help"_s}).out.contains("Needs the role ADMIN."));
        QVERIFY(!m_ctl->run({u"tenant"_s, u"list"_s, u"--help"_s}).out.contains("ADMIN"));
    }

    void everyCommand_data()
    {
        QTest::addColumn<int>("at");
        const auto all = verbs();
        for (int i = 0; i < all.size(); ++i)
            if (const auto *line = registry::commandPermission(all[i].name); !line || line->user != registry::UserAccess::NoSignIn)
                QTest::newRow(qPrintable(all[i].name)) << i;
    }
    void everyCommand()
    {
        QFETCH(int, at);
        const Verb verb = verbs().at(at);
        const qint64 before = changes();
        const Outcome asUser = as(m_user.settings, line(verb));
        if (registry::mayUse(registry::commandPermission(verb.name), registry::Role::User)) {
            // The tenant is on no server, and nobody has opened it to USERs: a conflict, and no refusal.
            const bool looks = verb.name.startsWith(u"inspect ") && verb.name != u"inspect history" && verb.name != u"inspect masks";
            const int wanted = looks ? 5 : verb.name == u"tenant diagnose" ? 1 : 0;
            QVERIFY2(asUser.status == wanted, qPrintable(u"exit %1\n%2"_s.arg(asUser.status).arg(QString::fromUtf8(asUser.both()))));
            QVERIFY2(!asUser.both().contains(m_other.slug.toUtf8()), asUser.both().constData()); // not theirs
            if (verb.name == u"operator password") { // and back
                auto now = m_user.settings;
                now.password = base::secretFromText(u"otra contraseña propia"_s);
                const QStringList back = verb.name.split(u' ') << u"--new-password-file"_s << m_ctl->write(u"back"_s, QByteArray(invitedPassword) + '\n');
                VERIFY_STATUS(as(now, back), 0);
            }
            return;
        }
        VERIFY_STATUS(asUser, 4);
        QVERIFY2(asUser.err.contains("`tenantryctl " + verb.name.toUtf8() + "` needs the role ADMIN; " + m_user.login.toUtf8() + " has the role USER."), asUser.err.constData());
        QVERIFY(asUser.out.isEmpty());
        QCOMPARE(changes(), before);
        const Outcome spanish = as(m_user.settings, line(verb) << u"--lang"_s << u"es"_s << u"--json"_s);
        VERIFY_STATUS(spanish, 4);
        QCOMPARE(spanish.error().value(u"kind"_s).toString(), u"permission"_s);
        QVERIFY2(spanish.error().value(u"message"_s).toString().contains(u"necesita el rol ADMIN"_s), spanish.err.constData());
    }

    // One option or argument may take more than the rest of the command.
    void everyPartThatTakesMore()
    {
        int parts = 0;
        for (const Verb &verb : verbs()) {
            for (const registry::Permission &line_ : registry::permissions())
                for (const char *command : line_.commands) {
                    const QString part = QString::fromLatin1(command).mid(verb.name.size() + 1);
                    if (!QLatin1StringView(command).startsWith(verb.name + u' '))
                        continue;
                    ++parts;
                    const qint64 before = changes();
                    QStringList words = line(verb);
                    if (part.startsWith(u"--")) {
                        words << part;
                        for (const cli::Option &option : verb.spec.options)
                            if (part.mid(2) == QLatin1StringView(option.name) && option.value)
                                words += m_words.value(QString::fromLatin1(option.value));
                        if (part == u"--filter") // stands for TENANT
                            words.removeOne(m_mine.slug);
                    } else {
                        words = verb.name.split(u' ') + m_words.value(part);
                    }
                    const Outcome outcome = as(m_user.settings, words);
                    VERIFY_STATUS(outcome, registry::mayUse(&line_, registry::Role::User) ? 0 : 4);
                    QVERIFY2(outcome.err.contains("`tenantryctl " + QByteArray(command) + "` needs the role ADMIN"), outcome.err.constData());
                    QCOMPARE(changes(), before);
                }
        }
        QVERIFY(parts >= 2);
    }

    // An ADMIN is refused nothing; here what only looks.
    void anAdminIsNotRefused()
    {
        for (const Verb &verb : verbs()) {
            const auto *line_ = registry::commandPermission(verb.name);
            const QString last = verb.name.section(u' ', 1);
            if (line_->user == registry::UserAccess::NoSignIn || !(last == u"list" || last == u"show" || last == u"status" || last == u"credentials" || last == u"timeline"))
                continue;
            const Outcome outcome = as(m_registry->adminSettings(), line(verb));
            QVERIFY2(outcome.status == 0, qPrintable(verb.name + u'\n' + QString::fromUtf8(outcome.both())));
        }
    }
};

TENANTRY_TEST_MAIN(PermissionsTest)
#include "permissions_test.moc"

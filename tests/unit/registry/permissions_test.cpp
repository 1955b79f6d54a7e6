// The table of who may do what: whole in itself, and the same as the one in the README.
#include "registry/permissions.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace tenantry::registry;
using namespace Qt::StringLiterals;

namespace {

constexpr auto begins = "<!-- permissions: made from src/registry/permissions.cpp -->\n"_L1, ends = "<!-- permissions: end -->"_L1;

QString userWord(UserAccess access)
{
    switch (access) {
    case UserAccess::None: return u"–"_s;
    case UserAccess::Own: return u"their own"_s;
    case UserAccess::Assigned: return u"of tenants assigned"_s;
    case UserAccess::All: return u"yes"_s;
    case UserAccess::NoSignIn: break;
    }
    return u"without sign-in"_s;
}

QString adminWord(UserAccess access)
{
    return access == UserAccess::NoSignIn || access == UserAccess::Own ? userWord(access) : u"yes"_s;
}

QString code(const std::vector<const char *> &names)
{
    QStringList out;
    for (const char *name : names)
        out << u'`' + QString::fromLatin1(name) + u'`';
    return out.join(u", "_s);
}

QString markdown()
{
    QString out = u"| what | USER | ADMIN | page, actions | `tenantryctl` |\n|---|---|---|---|---|\n"_s;
    QByteArray area;
    for (const Permission &line : permissions()) {
        if (area != line.area)
            out += u"| **%1** | | | | |\n"_s.arg(QString::fromUtf8(line.area));
        area = line.area;
        auto panel = line.pages;
        panel.insert(panel.end(), line.actions.begin(), line.actions.end());
        out += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(QString::fromUtf8(line.what), userWord(line.user), adminWord(line.user), code(panel), code(line.commands));
    }
    return out;
}

} // namespace

class PermissionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyNameStandsOnce()
    {
        QSet<QByteArray> seen;
        for (const Permission &line : permissions()) {
            QVERIFY(qstrlen(line.area) > 0 && qstrlen(line.what) > 0);
            for (const auto *list : {&line.pages, &line.actions, &line.commands})
                for (const char *name : *list) {
                    const QByteArray kind = (list == &line.pages ? "page " : list == &line.actions ? "action " : "command ") + QByteArray(name);
                    QVERIFY2(!seen.contains(kind), kind.constData());
                    seen << kind;
                }
            for (const char *action : line.actions)
                QVERIFY2(pagePermission(QString::fromLatin1(action).section(u'.', 0, 0)), action); // of a page that there is
        }
    }

    void whatNobodyEnteredIsAnAdminsOnly()
    {
        QCOMPARE(pagePermission(u"teapot"), nullptr);
        QVERIFY(!mayUse(nullptr, Role::User));
        QVERIFY(mayUse(nullptr, Role::Admin));
        QCOMPARE(roleFor(nullptr), Role::Admin);
        QCOMPARE(roleFor(pagePermission(u"wizard")), Role::Admin);
        QCOMPARE(roleFor(pagePermission(u"tenants")), Role::User);
        QVERIFY(!mayUse(commandPermission(u"operator password LOGIN"), Role::User));
        QVERIFY(mayUse(commandPermission(u"operator password"), Role::User));
    }

    // TENANTRY_WRITE_README=1 writes it instead.
    void theReadmeHasTheSame()
    {
        QFile readme(QStringLiteral(TENANTRY_SOURCE_DIR "/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        readme.close();
        const qsizetype from = text.indexOf(begins) + begins.size(), to = text.indexOf(ends, from);
        QVERIFY2(from >= begins.size() && to >= from, "README.md has lost the two comments that the table of permissions stands between");
        const QString wanted = markdown();
        if (qEnvironmentVariableIsSet("TENANTRY_WRITE_README")) {
            QVERIFY(readme.open(QIODevice::WriteOnly));
            readme.write((text.first(from) + wanted + text.sliced(to)).toUtf8());
            return;
        }
        QVERIFY2(text.sliced(from, to - from) == wanted, "the table in README.md is not what src/registry/permissions.cpp says; make it again with\n"
                                                         "    TENANTRY_WRITE_README=1 packaging/dev test -R unit.permissions");
    }
};

QTEST_GUILESS_MAIN(PermissionsTest)
#include "permissions_test.moc"

// The servers page as a person uses it: what cannot be is said before anybody is asked, what a server refuses is said with the way out,
// and nothing is lost or kept by mistake.
#include "shown.h"

#include "tests/ui/shell/walk.h"
#include "ui/servers/serverdetails.h"
#include "ui/servers/servereditor.h"
#include "ui/servers/servermodel.h"
#include "ui/servers/serverspage.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using namespace tenantry::samples;

class ServersPageTest : public QObject {
    Q_OBJECT
    QTranslator m_plurals;

private slots:
    void initTestCase()
    {
        QVERIFY(m_plurals.load(u":/i18n/tenantry_en.qm"_s));
        QCoreApplication::installTranslator(&m_plurals);
    }
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatCannotBeIsSaidFirst_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, ServerEditor::Field field, const QString &typed, const QString &said) { QTest::newRow(name) << int(field) << typed << said; };
        row("port 0", ServerEditor::Port, u"0"_s, u"A port is a number from 1 to 65535"_s);
        row("port 65536", ServerEditor::Port, u"65536"_s, u"A port is a number from 1 to 65535"_s);
        row("port -1", ServerEditor::Port, u"-1"_s, u"A port is a number from 1 to 65535"_s);
        row("port in words", ServerEditor::Port, u"postgres"_s, u"A port is a number from 1 to 65535"_s);
        row("port past all numbers", ServerEditor::Port, u"99999999999999999999"_s, u"A port is a number from 1 to 65535"_s);
        row("port with more", ServerEditor::Port, u"5432 host=evil"_s, u"A port is a number from 1 to 65535"_s);
        row("no port", ServerEditor::Port, {}, u"A port is a number from 1 to 65535"_s);
        row("a connection string", ServerEditor::Host, u"dbname=x host=evil"_s, u"“dbname=x host=evil” is not one host."_s);
        row("two hosts", ServerEditor::Host, u"db1,db2"_s, u"“db1,db2” is not one host."_s);
        row("abstract socket", ServerEditor::Host, u"@evil"_s, u"“@evil” is not one host."_s);
        row("IPv6 in brackets", ServerEditor::Host, u"[::1]"_s, u"“[::1]” holds brackets."_s);
        row("a URI", ServerEditor::Host, u"postgresql://a@b/c"_s, u"is not one host."_s);
        row("no host", ServerEditor::Host, {}, u"Which server?"_s);
        row("no role", ServerEditor::User, {}, u"Enter a role that may create databases and roles."_s);
        row("no database", ServerEditor::Database, {}, u"Enter a database to sign in to"_s);
        row("no name", ServerEditor::Name, u"   "_s, u"A server needs a name."_s);
        row("no such file", ServerEditor::Certificate, u"/nowhere/ca.pem"_s, u"There is no such file: /nowhere/ca.pem"_s);
        row("no URI", ServerEditor::Uri, u"db2.example.org"_s, u"This is not a PostgreSQL URI"_s);
        row("port in a URI", ServerEditor::Uri, u"postgresql://a@b:70000/c"_s, u"The port in this URI is not a number from 1 to 65535."_s);
    }
    void whatCannotBeIsSaidFirst()
    {
        QFETCH(int, field);
        QFETCH(QString, typed);
        QFETCH(QString, said);
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.fillNew();
        s.type(ServerEditor::Field(field), typed);
        s.form().saveButton()->click();
        QVERIFY2(s.says(said), qPrintable(said));
        QVERIFY(s.form().field(ServerEditor::Field(field))->verdict() == FormField::Verdict::Bad);
        QVERIFY(s.standIn.done().isEmpty()); // nobody was asked
        QVERIFY(s.form().isVisible() && !s.form().isBusy());
    }

    void whatCanBeIsTaken_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"::1", "fe80::1%eth0", "/var/run/my sockets", "10.0.0.7", "db", "xn--lab-8na.example.org", "münchen.example"})
            QTest::newRow(host) << QString::fromUtf8(host);
    }
    void whatCanBeIsTaken()
    {
        QFETCH(QString, host);
        Shown s(true);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
        s.page->states()->emptyState()->action()->click();
        s.type(ServerEditor::Name, u"db9"_s);
        s.type(ServerEditor::User, u"tenantry"_s);
        s.form().edit(ServerEditor::Host)->setText(host);
        s.form().saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList({u"test %1 5432 tenantry"_s.arg(host), u"add db9"_s}));
        QTRY_COMPARE(s.selected(), u"db9"_s);
    }

    void theServerRefuses_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("focus");
        QTest::newRow("password") << int(base::Kind::Authentication) << int(ServerEditor::Password);
        QTest::newRow("no answer") << int(base::Kind::Unreachable) << int(ServerEditor::Host);
        QTest::newRow("too slow") << int(base::Kind::Timeout) << int(ServerEditor::Host);
        QTest::newRow("privilege") << int(base::Kind::Permission) << -1;
    }
    void theServerRefuses()
    {
        QFETCH(int, kind);
        QFETCH(int, focus);
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.fillNew();
        s.standIn.set([&](auto &state) { state.refusal = base::Error{base::Kind(kind), "It is so.", "Do that.", {}, {}}; });
        s.page->activateWindow();
        s.form().saveButton()->click();
        QTRY_VERIFY(s.form().banner()->isVisible());
        QVERIFY(s.says(u"The server was not added."_s) && s.says(u"It is so."_s) && s.says(u"Do that."_s));
        QCOMPARE(s.standIn.done().size(), 1); // the test, and nothing was kept
        QCOMPARE(s.form().edit(ServerEditor::Host)->text(), u"db9.example.org"_s);
        QVERIFY(s.form().saveButton()->isEnabled());
        if (focus >= 0)
            QTRY_COMPARE(s.page->window()->focusWidget(), s.form().edit(ServerEditor::Field(focus)));
        QVERIFY(!s.page->leave()); // what was typed is not lost
        QVERIFY(s.page->confirmBar()->isVisible());
        QCOMPARE(s.page->confirmBar()->question(), u"The changes made here are not saved."_s);
        s.page->confirmBar()->button()->click();
        QVERIFY(!s.form().isVisible());
        QVERIFY(s.page->leave());
    }

    void aTestCanBeStopped()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.fillNew();
        s.standIn.set([](auto &state) { state.held = true; });
        s.form().saveButton()->click();
        QVERIFY(s.form().progress()->isVisible());
        QVERIFY(!s.form().saveButton()->isEnabled());
        QTRY_COMPARE(s.standIn.done().size(), 1);
        QTest::keyClick(&s.form(), Qt::Key_Escape);
        QTRY_VERIFY(!s.form().progress()->isVisible());
        QVERIFY(s.form().isVisible());
        QCOMPARE(s.standIn.done().size(), 1);
        QCOMPARE(s.page->model()->rowCount(), 4);
        // Closed while it goes on: what comes later changes nothing, though it was too late to stop it.
        s.standIn.set([](auto &state) { state.deaf = true; });
        s.form().saveButton()->click();
        QTRY_COMPARE(s.standIn.done().size(), 2);
        s.form().closeButton()->click();
        QVERIFY(!s.form().isVisible());
        s.page->newButton()->click();
        s.standIn.set([](auto &state) { state.held = false; });
        s.pool.waitForDone();
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
        QVERIFY(!s.form().seen()->isVisible() && !s.form().banner()->isVisible()); // it is not this form's
        QVERIFY(!s.standIn.done().contains(u"add db9"_s));
    }

    void aNameIsTaken()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.fillNew();
        s.type(ServerEditor::Name, u"DB1"_s);
        s.form().saveButton()->click();
        QTRY_VERIFY(s.says(u"A server is called “DB1” already."_s));
        QCOMPARE(s.page->model()->rowCount(), 4);
    }

    void aUriIsTakenApart()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.page->newButton()->click();
        s.form().edit(ServerEditor::Uri)->setText(u"postgresql://ten%40ntry:s%2Fecret@db7.example.org:6000/maint?sslmode=verify-ca&sslrootcert=/etc/ca.pem"_s);
        QTest::keyClick(s.form().edit(ServerEditor::Uri), Qt::Key_Return);
        QCOMPARE(s.form().edit(ServerEditor::Host)->text(), u"db7.example.org"_s);
        QCOMPARE(s.form().edit(ServerEditor::Port)->text(), u"6000"_s);
        QCOMPARE(s.form().edit(ServerEditor::User)->text(), u"ten@ntry"_s);
        QCOMPARE(s.form().edit(ServerEditor::Database)->text(), u"maint"_s);
        QCOMPARE(s.form().edit(ServerEditor::Certificate)->text(), u"/etc/ca.pem"_s);
        QCOMPARE(s.form().tlsBox()->currentData().toString(), u"verify-ca"_s);
        QCOMPARE(s.form().edit(ServerEditor::Password)->text(), u"s/ecret"_s);
        QVERIFY(s.form().edit(ServerEditor::Uri)->text().isEmpty()); // nobody reads the password there
        QCOMPARE(s.form().edit(ServerEditor::Password)->echoMode(), QLineEdit::Password);
        s.type(ServerEditor::Name, u"db seven"_s);
        QCOMPARE(s.form().command(), u"tenantryctl server add 'db seven' --host db7.example.org --port 6000 --user ten@ntry --maintenance-database maint --tls verify-ca "
                                     "--root-certificate /etc/ca.pem --password-file -"_s);
    }

    void aCertificateIsReadFirst()
    {
        QTemporaryDir folder;
        const auto write = [&](const char *name, const QByteArray &text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        write("no.pem", "hello");
        write("ca file.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.fillNew();
        s.type(ServerEditor::Certificate, folder.filePath(u"no.pem"_s));
        s.form().saveButton()->click();
        QTRY_VERIFY(s.says(u"holds no certificate in PEM form."_s));
        QVERIFY(s.standIn.done().isEmpty());
        s.type(ServerEditor::Certificate, folder.path());
        s.form().saveButton()->click();
        QVERIFY(s.says(u"There is no such file"_s));
        s.type(ServerEditor::Certificate, folder.filePath(u"ca file.pem"_s));
        s.form().saveButton()->click();
        QTRY_VERIFY(s.standIn.done().contains(u"add db9 certificate"_s));
    }

    void aPasswordGoesInAndStays()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("db1");
        QVERIFY(s.says(u"kept sealed, shown to nobody"_s));
        s.page->details()->editButton()->click();
        QVERIFY(s.form().edit(ServerEditor::Password)->text().isEmpty());
        QVERIFY(s.says(u"Empty: the one that is kept stays."_s));
        s.form().mostTenants()->setValue(6'000);
        QCOMPARE(s.form().command(), u"tenantryctl server edit db1 --max-tenants 6000"_s);
        s.form().saveButton()->click();
        QTRY_VERIFY(s.standIn.done().contains(u"update db1 certificate"_s)); // the certificate that was there, no password
        s.page->details()->editButton()->click();
        s.form().edit(ServerEditor::Password)->setText(u"contraseña 'x' \"y\""_s);
        QVERIFY(!s.form().command().contains(u"contraseña"_s));
        s.form().acceptsBox()->setChecked(false);
        s.form().saveButton()->click();
        QTRY_VERIFY(s.standIn.done().contains(u"update db1 password certificate"_s));
        QCOMPARE(base::textFromSecret(s.standIn.state->password), u"contraseña 'x' \"y\""_s);
        QVERIFY(s.form().edit(ServerEditor::Password)->text().isEmpty()); // gone from the form
        QTRY_COMPARE(s.page->model()->index(0, ServerModel::Room).data().toString(), u"no"_s);
    }

    void onlyTested()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.fillNew();
        s.form().testButton()->click();
        QTRY_VERIFY(s.says(u"PostgreSQL 17.2 answers in 4.0 ms, encrypted; the role may create databases and roles; 12 of 100 connections are used."_s));
        QCOMPARE(s.standIn.done(), QStringList{u"test db9.example.org 5432 tenantry"_s});
        QVERIFY(s.form().isVisible());
    }

    void nothingIsTypedWhileItIsTested()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.fillNew();
        s.standIn.set([](auto &state) { state.held = true; });
        QLineEdit *user = s.form().edit(ServerEditor::User);
        const QString command = s.form().command();
        user->setFocus();
        QTest::keyClick(user, Qt::Key_Return);
        QVERIFY(!user->isEnabled());
        QCOMPARE(s.form().command(), command);
        QTest::keyClick(&s.form(), Qt::Key_Escape);
        QTRY_VERIFY(user->isEnabled());
        QCOMPARE(s.page->focusWidget(), user);
    }

    // The window asks; the form keeps only that Esc for itself which stops a test.
    void escAsksBeforeWhatWasTypedIsLost()
    {
        theme::Theme theme(*qApp, theme::Mode::Light);
        Language language;
        language.set(u"en"_s);
        ServerStandIn standIn(false);
        QThreadPool pool;
        Services services;
        services.workers = &pool;
        PageFactory factory = serversPageFactory();
        ServersPage *page = nullptr;
        factory.create = [&](const Services &given, QWidget *parent) { return page = new ServersPage(standIn.backend(registry::Role::Admin), given, parent); };
        MainWindow window({factory}, language, theme, nullptr);
        Identity who;
        who.who.role = registry::Role::Admin;
        window.openSession(services, who);
        window.show();
        QTRY_COMPARE(page->model()->rowCount(), 4);
        page->newButton()->click();
        QLineEdit *name = page->editor()->edit(ServerEditor::Name);
        QTest::keyClicks(name, u"db9"_s);
        auto *bar = page->findChild<ConfirmBar *>();
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(bar->isVisible());
        QTest::keyClick(bar->button(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible() && page->editor()->isVisible());
        QCOMPARE(page->focusWidget(), name);
        QTest::keyClick(name, Qt::Key_Escape);
        bar->button()->click();
        QVERIFY(!page->editor()->isVisible());
        window.closeSession();
        pool.waitForDone();
    }

    void whatIsNotFoundIsSaid()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        const QString none = u"Nothing matches what is searched for."_s;
        const QString first = s.selected();
        QVERIFY(!s.says(none) && s.page->findChild<ServerDetails *>()->isVisible());
        QLineEdit *filter = s.page->findChild<SearchField *>()->edit();
        filter->setText(u"nowhere"_s);
        QTRY_VERIFY(s.says(none));
        QVERIFY(!s.page->findChild<ServerDetails *>()->isVisible());
        filter->clear();
        QTRY_VERIFY(!s.says(none));
        QCOMPARE(s.selected(), first);
        QVERIFY(s.page->findChild<ServerDetails *>()->isVisible());
    }

    void nothingYet()
    {
        Shown s(true);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
        s.page->states()->emptyState()->action()->click();
        QVERIFY(s.form().isVisible());
        QTest::keyClick(&s.form(), Qt::Key_Escape); // nothing typed: away with it
        QVERIFY(!s.form().isVisible());
        QCOMPARE(s.page->states()->state(), StateStack::State::Empty);
    }

    void howTheyAre()
    {
        Shown s;
        QAbstractItemModelTester tester(s.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        const auto row = [&](int at) {
            QStringList out;
            for (const int column : {ServerModel::Name, ServerModel::Address, ServerModel::Tls, ServerModel::Version, ServerModel::Tenants, ServerModel::Connections, ServerModel::Room})
                out << s.page->model()->index(at, column).data().toString();
            return out.join(u" | ");
        };
        QCOMPARE(row(0), u"db1 | db1.example.org:5432 | verify-full | 17.2 | 4,812 of 5,000 | 212 of 400 | yes"_s);
        QCOMPARE(row(1), u"db2 | [2001:db8::17]:6432 | require | 17.2 | 3,000 of 3,000 | 391 of 400 | full"_s);
        QCOMPARE(row(2), u"db3 | db3.example.org:5432 | prefer | 15.10 | 2,185 | – | no"_s);
        QCOMPARE(row(3), u"near | /run/postgresql | socket | – | 0 | – | yes"_s);
        const auto state = [&](int at) { return s.page->model()->index(at, ServerModel::State).data().toString(); };
        QVERIFY(state(0).startsWith(u"Answers, "));
        QVERIFY(state(2).startsWith(u"Does not answer, "));
        QCOMPARE(state(3), u"Not checked yet"_s);
        s.select("db3");
        QVERIFY(s.says(u"Nothing answers at db3.example.org, 5432."_s));
        QSignalSpy went(s.page.get(), &Page::navigate);
        s.page->details()->tenantsButton()->click();
        QCOMPARE(went.takeFirst(), QVariantList({u"tenants"_s, u"server:db3"_s}));
        s.page->details()->healthButton()->click();
        QCOMPARE(went.takeFirst(), QVariantList({u"health"_s, u"server:db3"_s}));
        s.page->focusFilter();
        QTest::keyClicks(s.page->focusWidget(), u"example org"_s);
        QTRY_COMPARE(s.page->model()->rowCount(), 2);
        QVERIFY(QMetaObject::invokeMethod(s.page->model(), [&] { s.page->model()->setFilter(u"zzz"_s); }));
        QCOMPARE(s.page->model()->rowCount(), 0);
    }

    void checkedByHand()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("db3");
        s.standIn.set([](auto &state) { state.held = true; });
        s.page->details()->checkButton()->click();
        QVERIFY(!s.page->details()->checkButton()->isEnabled());
        QCOMPARE(s.page->model()->index(2, ServerModel::State).data().toString(), u"Checking…"_s);
        s.select("near"); // meanwhile another is looked at
        QVERIFY(s.page->details()->checkButton()->isEnabled());
        s.standIn.set([](auto &state) { state.held = false; });
        QTRY_VERIFY(s.page->model()->index(2, ServerModel::State).data().toString().startsWith(u"Answers, "));
        s.select("db3");
        QVERIFY(s.says(u"The role may create databases and roles."_s));
        QVERIFY(!s.says(u"Nothing answers"_s));
        // Stopped: nothing is said of the server.
        s.standIn.set([](auto &state) { state.held = true; });
        s.page->details()->checkButton()->click();
        const auto stop = s.page->details()->findChild<ProgressRow *>()->findChild<QToolButton *>();
        stop->click();
        QTRY_VERIFY(s.page->details()->checkButton()->isEnabled());
        QVERIFY(s.page->model()->index(2, ServerModel::State).data().toString().startsWith(u"Answers, "));
        // All of them, by the command palette; refused ones say why.
        s.standIn.set([](auto &state) {
            state.held = false;
            state.done.clear();
            state.refusal = base::Error{base::Kind::Permission, "The role may not create databases.", "ALTER ROLE", {}, {}};
        });
        s.page->checkAllAction()->trigger();
        QTRY_COMPARE(s.standIn.done().size(), 4);
        QTRY_VERIFY(s.says(u"The role may not create databases."_s));
        QTRY_VERIFY(s.page->model()->index(0, ServerModel::State).data().toString().startsWith(u"Does not let us in, "));
    }

    void whereTenantsLiveStays()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("db2");
        s.page->details()->removeButton()->click();
        QVERIFY(!s.page->confirmBar()->isAsking());
        QVERIFY(s.says(u"3,000 tenants live on db2."_s) || s.says(u"3000 tenants live on db2."_s));
        QVERIFY(s.standIn.done().isEmpty());
        QSignalSpy went(s.page.get(), &Page::navigate);
        const auto buttons = s.page->banner()->findChildren<QPushButton *>();
        const auto show = std::ranges::find_if(buttons, [](const QPushButton *button) { return button->text() == u"Show them"; });
        QVERIFY(show != buttons.end());
        (*show)->click();
        QCOMPARE(went.takeFirst(), QVariantList({u"tenants"_s, u"server:db2"_s}));
        s.select("near");
        s.page->details()->removeButton()->click();
        QVERIFY(s.page->confirmBar()->isAsking());
        QVERIFY(s.standIn.done().isEmpty());
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        QCOMPARE(s.standIn.done(), QStringList{u"remove near"_s});
        QVERIFY(!s.selected().isEmpty());
    }

    void somebodyElseEditsTheSame()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("db1");
        s.page->details()->editButton()->click();
        s.type(ServerEditor::User, u"other"_s);
        s.standIn.set([](auto &state) { state.snapshot.servers[0].maxTenants = 9'000; });
        s.page->refresh();
        QTRY_VERIFY(s.says(u"Somebody changed the server “db1” while you were typing."_s));
        QCOMPARE(s.form().edit(ServerEditor::User)->text(), u"other"_s);
        s.standIn.set([](auto &state) { state.snapshot.servers.removeAt(0); });
        s.page->refresh();
        QTRY_VERIFY(s.says(u"Somebody removed the server “db1” while you were typing."_s));
    }

    void aFailureIsSaid()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.standIn.set([](auto &state) { state.error = base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}}; });
        s.page->refresh();
        QTRY_VERIFY(s.says(u"No answer."_s));
        QCOMPARE(s.page->model()->rowCount(), 4);
    }

    void whoMayNotIsOfferedNothing()
    {
        Shown s(false, registry::Role::User);
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        QVERIFY(!s.page->newButton()->isVisible() && s.page->actions().isEmpty());
        for (QPushButton *button : {s.page->details()->editButton(), s.page->details()->checkButton(), s.page->details()->removeButton()})
            QVERIFY(!button->isVisible());
        emit s.page->table()->activated(s.page->table()->currentIndex());
        QVERIFY(!s.page->details()->isHidden());
    }

    void forKeyboardAndScreenReader_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "es"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void forKeyboardAndScreenReader()
    {
        QFETCH(QString, language);
        QTranslator words;
        QVERIFY(words.load(u":/i18n/tenantry_%1.qm"_s.arg(language)));
        QCoreApplication::installTranslator(&words); // until the end of this
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        const auto look = [&](const char *where) {
            (void)QTest::qWaitFor([&] { return walk::cut(s.page.get()).isEmpty(); }, 5'000); // laid out in several rounds
            const auto doubled = walk::doubledMnemonics(s.page.get()) + walk::deadMnemonics(s.page.get()), nameless = walk::nameless(s.page.get()), cut = walk::cut(s.page.get());
            QVERIFY2(doubled.isEmpty() && nameless.isEmpty() && cut.isEmpty(), qPrintable(QString::fromLatin1(where) + u'\n' + (doubled + nameless + cut).join(u'\n')));
        };
        look("details");
        emit s.page->table()->activated(s.page->table()->currentIndex()); // Enter
        QVERIFY(s.form().isVisible());
        look("form");
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer qca; // passwords lie in its memory
    ServersPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "page_test.moc"

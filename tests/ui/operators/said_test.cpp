// What the page says: of one and of several, of what was done until the next thing is begun, and at the field that is wrong.
#include "shown.h"

#include "ui/operators/keycare.h"
#include "ui/operators/onetimecard.h"
#include "ui/operators/operatoreditor.h"
#include "ui/operators/operatorwords.h"
#include "ui/shell/language.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/secretfield.h"

#include <QLineEdit>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::test::Shown;

class OperatorsSaidTest : public QObject {
    Q_OBJECT

private slots:
    void oneKeyAndSeveral_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("both");
        QTest::addColumn<QString>("asked");
        QTest::newRow("en") << "en" << "Due for rotation: the data key inspect:1, since " << "Due for rotation: the data keys admin:1, inspect:1, since "
                            << "Rotate the data keys admin, inspect? Every credential that they seal";
        QTest::newRow("es") << "es" << "Pendiente de rotación: la clave de datos inspect:1, desde " << "Pendientes de rotación: las claves de datos admin:1, inspect:1, desde "
                            << "¿Rotar las claves de datos admin, inspect? Cada credencial que sellan";
    }
    void oneKeyAndSeveral()
    {
        QFETCH(QString, code);
        QFETCH(QString, one);
        QFETCH(QString, both);
        QFETCH(QString, asked);
        Language language;
        language.set(code);
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QTRY_VERIFY(s.says(one));
        const QString button = s.page->keys()->dueBanner()->findChildren<QPushButton *>().last()->text();
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            auto &admin = s.standIn.state->snapshot.keys.first();
            admin.dueSince = s.standIn.state->snapshot.keys.last().dueSince;
            admin.dueBecause = QStringLiteral("bruno");
        }
        s.page->refresh();
        QTRY_VERIFY(s.says(both));
        QVERIFY(s.says(QStringLiteral("bruno, marta")));
        QVERIFY(!s.says(QStringLiteral("(s)")));
        QVERIFY(s.page->keys()->dueBanner()->findChildren<QPushButton *>().last()->text() != button);
        s.page->keys()->ask({QStringLiteral("admin"), QStringLiteral("inspect")});
        QVERIFY(s.says(asked));
        language.set(QStringLiteral("en"));
    }

    // Somebody dropped the role of the other ADMIN: nobody counts on them, and the page says what helps.
    void whoseLoginIsGone()
    {
        Language language;
        language.set(QStringLiteral("en"));
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("ana");
        QVERIFY(s.page->details()->enabledButton()->isEnabled());
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            for (operators::Operator &each : s.standIn.state->snapshot.people)
                if (each.login == QLatin1String("bruno"))
                    each.loginRole = operators::LoginRole::Gone;
        }
        s.page->refresh();
        QTRY_VERIFY(!s.page->details()->enabledButton()->isEnabled());
        QVERIFY(s.says(QStringLiteral("This is the last ADMIN of the registry who can sign in.")));
        s.select("bruno");
        QVERIFY(s.says(QStringLiteral("Their login is gone from the registry's server")));
        QCOMPARE(OperatorWords::status(*s.page->model()->find(QStringLiteral("bruno"))).text, QStringLiteral("Cannot sign in"));
        QVERIFY(s.page->details()->enabledButton()->isEnabled());
        s.select("luis");
        QVERIFY(!s.says(QStringLiteral("Their login")));
    }

    void whatWasDoneIsSaidUntilTheNextThing()
    {
        Language language;
        language.set(QStringLiteral("en"));
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        s.page->keys()->ask({QStringLiteral("inspect")});
        s.confirm();
        QTRY_VERIFY(s.says(QStringLiteral("312 credentials sealed anew")));
        s.page->details()->sessionsButton()->click();
        QVERIFY(s.says(QStringLiteral("312 credentials sealed anew"))); // it may be left at the question
        s.confirm();
        QVERIFY(!s.says(QStringLiteral("sealed anew")));
        const QString ended = QStringLiteral("2 open sign-ins of Luis Gómez (luis) ended.");
        QTRY_VERIFY(s.says(ended));
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("luis"))->openSessions, 0);
        QVERIFY(s.says(ended)); // what is read takes nothing away
        s.page->details()->enabledButton()->click();
        s.confirm();
        QVERIFY(!s.says(ended));
        QTRY_COMPARE(s.standIn.done().last(), QStringLiteral("disable luis"));
        s.select("ana");
        s.page->details()->sessionsButton()->click();
        s.confirm();
        QTRY_VERIFY(s.says(QStringLiteral("1 open sign-in of Ana")));
        s.select("luis");
        QVERIFY(!s.says(QStringLiteral("1 open sign-in of Ana")));
    }

    void theLastAdminIsNotOfferedToGo()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("ana");
        const OperatorDetails *details = s.page->details();
        QVERIFY(details->roleButton()->isEnabled() && details->enabledButton()->isEnabled());
        QVERIFY(!s.says(QStringLiteral("last ADMIN")));
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            s.standIn.state->snapshot.people[1].mustChangePassword = true; // bruno could let nobody in
        }
        s.page->refresh();
        QTRY_VERIFY(!details->roleButton()->isEnabled() && !details->enabledButton()->isEnabled());
        QVERIFY(s.says(QStringLiteral("This is the last ADMIN of the registry who can sign in.")));
        QVERIFY(details->enabledButton()->toolTip().contains(QStringLiteral("Make somebody else ADMIN first.")));
        s.select("bruno");
        QVERIFY(details->roleButton()->isEnabled() && details->enabledButton()->isEnabled());
        QVERIFY(!s.says(QStringLiteral("last ADMIN")));
        QCOMPARE(details->enabledButton()->toolTip(), QString());
    }

    void theFieldThatIsWrongSaysSo()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        OperatorEditor *editor = s.page->editor();
        auto *login = editor->loginEdit();
        const auto fieldOf = [](QWidget *edit) { return qobject_cast<FormField *>(edit->parentWidget()); };
        QVERIFY(fieldOf(login));
        auto *email = editor->emailEdit();
        login->setText(QStringLiteral("tenantry_eva"));
        email->setText(QStringLiteral("eva"));
        email->setFocus();
        editor->saveButton()->click();
        QCOMPARE(fieldOf(login)->verdict(), FormField::Verdict::Bad);
        QVERIFY(s.says(QStringLiteral("The login “tenantry_eva” cannot be used.")));
        QCOMPARE(s.page->focusWidget(), login);
        login->selectAll();
        QTest::keyClicks(login, QStringLiteral("eva.rios"));
        QVERIFY(fieldOf(login)->verdict() != FormField::Verdict::Bad);
        editor->saveButton()->click();
        QCOMPARE(fieldOf(email)->verdict(), FormField::Verdict::Bad);
        QCOMPARE(s.page->focusWidget(), email);
        QCOMPARE(s.standIn.done(), QStringList());
        QTest::keyClicks(email, QStringLiteral("@example.org"));
        s.fail({base::Kind::Conflict, "“eva.rios” is an operator of this registry already.", {}, {}, {}});
        editor->saveButton()->click();
        QTRY_COMPARE(fieldOf(login)->verdict(), FormField::Verdict::Bad);
        QCOMPARE(s.page->focusWidget(), login);
        QVERIFY(s.says(QStringLiteral("is an operator of this registry already")));
    }

    // Typed too far, and back: what is found then has its room, also where the list was read meanwhile.
    void whatIsFoundHasItsRoom()
    {
        Shown s;
        s.page->resize(1600, 800); // room for all of it
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *filter = s.page->findChild<SearchField *>();
        filter->setText(QStringLiteral("carlax"));
        QTRY_COMPARE(s.page->model()->rowCount(), 0);
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            s.standIn.state->snapshot.people[2].tenants = 313;
        }
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("carla"))->tenants, 313);
        QTest::keyClick(filter->edit(), Qt::Key_Backspace);
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        const auto *table = s.page->table();
        for (const int column : {OperatorModel::Name, OperatorModel::State, OperatorModel::LastSignIn})
            QTRY_VERIFY(table->columnWidth(column) >= table->sizeHintForIndex(s.page->model()->index(0, column)).width());
        QVERIFY(table->selectionModel()->isRowSelected(0));
    }

    // Who has chosen a password of their own needs this one no more, and it opens nothing.
    void aUsedPasswordIsNotOffered_data()
    {
        QTest::addColumn<bool>("seen");
        QTest::newRow("looked at") << true;
        QTest::newRow("never looked at") << false; // it says so, and takes nothing away
    }
    void aUsedPasswordIsNotOffered()
    {
        QFETCH(const bool, seen);
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        s.page->details()->resetButton()->click();
        s.confirm();
        QTRY_VERIFY(s.page->card()->isVisible());
        QTRY_VERIFY(s.page->model()->find(QStringLiteral("luis"))->mustChangePassword);
        const QString used = QStringLiteral("The one-time password is used up: luis has a password of their own by now, and it opens nothing any more.");
        const SecretField *password = s.page->card()->password();
        QVERIFY(!s.says(used) && s.says(QStringLiteral("It is shown this once")) && password->isVisible());
        if (seen)
            s.page->card()->password()->reveal();
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            for (operators::Operator &each : s.standIn.state->snapshot.people)
                if (each.login == u"luis")
                    each.mustChangePassword = false;
        }
        s.page->refresh();
        QTRY_VERIFY(s.says(used));
        QVERIFY(!s.says(QStringLiteral("It opens nothing but its own change")));
        QCOMPARE(password->isVisible(), !seen);
        QCOMPARE(s.page->card()->isUnseen(), !seen);
        QVERIFY(s.page->card()->fileButton()->isVisible()); // that one is still of use
        s.page->card()->doneButton()->click();
        s.page->details()->resetButton()->click(); // and the next one is new
        s.confirm();
        QTRY_VERIFY(s.page->card()->isVisible());
        QVERIFY(!s.says(used) && password->isVisible() && s.page->card()->isUnseen());
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QCA::Initializer crypto;
    OperatorsSaidTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "said_test.moc"

// What the shared widgets promise: states, sentences, secrets that go away.
#include "ui/shell/language.h"
#include "ui/shell/navigation.h"
#include "ui/shell/topbar.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/seentimer.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QTimeZone>
#include <QToolButton>
#include <QTranslator>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

QStringList visibleTexts(const QWidget &widget)
{
    QStringList out;
    for (const auto *label : widget.findChildren<QLabel *>())
        if (label->isVisibleTo(&widget) && !label->text().isEmpty())
            out << label->text();
    return out;
}

} // namespace

class WidgetsTest : public QObject {
    Q_OBJECT
private slots:
    // What a hidden widget would show waits; what may no longer be known does not, and nothing puts it off.
    void aTimerWaitsToBeSeen()
    {
        QWidget page;
        SeenTimer timer(&page);
        QSignalSpy elapsed(&timer, &SeenTimer::timeout);
        QTimer beside; // as long
        beside.setSingleShot(true);
        QSignalSpy besides(&beside, &QTimer::timeout);
        const auto asLong = [&] {
            const int before = int(besides.count());
            beside.start(20);
            return QTest::qWaitFor([&] { return besides.count() > before; });
        };
        timer.setInterval(10);
        timer.start(); // hidden
        QVERIFY(asLong());
        QVERIFY(timer.isActive());
        QCOMPARE(elapsed.count(), 0);
        page.show();
        QTRY_COMPARE(elapsed.count(), 1);
        QVERIFY(!timer.isActive());
        timer.start(); // seen, and hidden before its time
        page.hide();
        QVERIFY(asLong());
        QCOMPARE(elapsed.count(), 1);
        page.show(); // and read by whoever shows it
        timer.stop();
        QVERIFY(asLong());
        QCOMPARE(elapsed.count(), 1);
        page.hide();
        timer.start();
        timer.start(true);
        QTRY_COMPARE(elapsed.count(), 2);
        timer.setInterval(60);
        int calls = 0;
        QVERIFY(QTest::qWaitFor([&] { // told all the time
            timer.start(true);
            timer.start();
            return ++calls > 3 && elapsed.count() > 2;
        }));
        QVERIFY2(calls > 3, "told too rarely to say anything");
    }
    void errorsSayWhatAndWhatNext()
    {
        ErrorBanner banner;
        QVERIFY(!banner.isVisibleTo(banner.parentWidget()) || banner.isHidden());
        banner.setError({base::Kind::Unreachable, {"The server %1 does not answer.", {s("db<1>")}}, "Check the name.", s("08006"), s("refused\x1b[31m")},
                        s("The list could not be read."));
        const QStringList texts = visibleTexts(banner);
        QVERIFY(texts.contains(s("The list could not be read.")));
        QVERIFY(texts.contains(s("The server db<1> does not answer."))); // plain text, not markup
        QVERIFY(texts.contains(s("Check the name.")));
        QSignalSpy retried(&banner, &ErrorBanner::retry);
        for (auto *button : banner.findChildren<QPushButton *>())
            button->click();
        QCOMPARE(retried.size(), 1);
        const QString copied = QApplication::clipboard()->text();
        for (const char *part : {"db<1>", "08006", "unreachable", "Check the name.", "Tenantry"})
            QVERIFY2(copied.contains(s(part)), part);
        QVERIFY(!copied.contains(QLatin1Char('\x1b')));
        banner.clear();
        QVERIFY(banner.isHidden());
    }
    void stateStackKeepsWhatIsKnown()
    {
        StateStack stack;
        auto *content = new QLabel(s("rows"));
        stack.setContent(content);
        QCOMPARE(stack.state(), StateStack::State::Loading);
        const base::Error error{base::Kind::Timeout, "Too slow.", {}, {}, {}};
        stack.showError(error);
        QCOMPARE(stack.state(), StateStack::State::Error); // nothing was known
        stack.showLoadingAgain();
        stack.showContent();
        stack.showLoading();
        QCOMPARE(stack.state(), StateStack::State::Content); // reading again does not blank the page
        stack.showError(error);
        QCOMPARE(stack.state(), StateStack::State::Content); // nor does a failure
        QVERIFY(!stack.errorBanner()->isHidden());
        stack.showContent();
        QVERIFY(stack.errorBanner()->isHidden());
        stack.showEmpty();
        QCOMPARE(stack.state(), StateStack::State::Empty);
        stack.setOffline(QDateTime::currentDateTimeUtc().addSecs(-720));
        QVERIFY(visibleTexts(stack).join(QLatin1Char(' ')).contains(s("12 minutes ago")));
        stack.setOffline({});
        QVERIFY(!visibleTexts(stack).join(QLatin1Char(' ')).contains(s("12 minutes ago")));
    }
    void agesAreWords_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << qint64(3) << s("just now");
        QTest::newRow("minutes") << qint64(180) << s("3 minutes ago");
        QTest::newRow("one minute") << qint64(61) << s("1 minute ago");
        QTest::newRow("hours") << qint64(2 * 3600 + 5) << s("2 hours ago");
    }
    void agesAreWords()
    {
        QTranslator english;
        QVERIFY(english.load(s(":/i18n/tenantry_en.qm")));
        QCoreApplication::installTranslator(&english);
        QFETCH(qint64, seconds);
        QFETCH(QString, words);
        const QDateTime now(QDate(2026, 3, 2), QTime(14, 0), QTimeZone::UTC);
        QCOMPARE(ago(now.addSecs(-seconds), now), words);
    }
    void agesOfOtherClocks()
    {
        const QDateTime now(QDate(2026, 3, 2), QTime(14, 0), QTimeZone::UTC);
        QVERIFY(!ago({}, now).isEmpty());
        QVERIFY(!ago(now.addDays(1), now).contains(s("ago"))); // a clock a day ahead
    }
    // A banner and a question that are seen when the language changes: nothing of the language of before stays on them.
    // What passes by itself: the seconds of now, until there are none.
    void aBannerCountsDown()
    {
        ErrorBanner banner;
        QSignalSpy passed(&banner, &ErrorBanner::passed);
        int left = 3;
        banner.setPassing([&]() -> base::Result<void> {
            if (left == 0)
                return {};
            return base::fail(base::Kind::Authentication, "It waits.", {"Try again in %n second(s).", {}, left});
        }, s("Nothing was asked."));
        QVERIFY(banner.isPassing());
        QVERIFY(visibleTexts(banner).contains(s("Nothing was asked.")));
        QVERIFY(banner.details().contains(s("in 3 second")));
        --left;
        QTRY_VERIFY(banner.details().contains(s("in 2 second")));
        QVERIFY(visibleTexts(banner).contains(s("Nothing was asked.")));
        QCOMPARE(passed.size(), 0);
        left = 0;
        QTRY_VERIFY(banner.isHidden());
        QCOMPARE(passed.size(), 1);
        QVERIFY(!banner.isPassing());

        left = 1;
        banner.setPassing([&]() -> base::Result<void> { return base::fail(base::Kind::Authentication, "It waits."); });
        banner.setError({base::Kind::Io, "Something else.", {}, {}, {}}); // from now on it is about that
        QVERIFY(!banner.isPassing());
        banner.setPassing([]() -> base::Result<void> { return {}; });
        QVERIFY(banner.isHidden() && !banner.isPassing());
    }
    // Qt calls some keys otherwise in Spanish: the same in every place, whichever language came first. Ctrl is Ctrl, as on the keyboards.
    void keysAreNamedInTheLanguageOfNow()
    {
        Language language;
        language.set(s("en"));
        QAction back, forward;
        TopBar bar(&back, &forward);
        Navigation navigation;
        navigation.add(s("tenants"), s("tenants"), QKeySequence(Qt::SHIFT | Qt::Key_2));
        auto *entry = navigation.findChildren<NavigationButton *>().last();
        bar.show();
        navigation.show();
        const auto *search = bar.findChild<QPushButton *>(s("searchButton"));
        const QString control = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
        QCOMPARE(search->accessibleDescription(), control);
        for (const char *code : {"es", "en"}) {
            language.set(s(code));
            QTRY_COMPARE(search->accessibleDescription(), QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
            QCOMPARE(search->accessibleDescription(), control);
            QCOMPARE(control, s("Ctrl+K"));
            QCOMPARE(QKeySequence(Qt::SHIFT | Qt::Key_K).toString(QKeySequence::NativeText) == s("Shift+K"), s(code) == s("en"));
            QTRY_VERIFY2((entry->repaint(), entry->toolTip().contains(QKeySequence(Qt::SHIFT | Qt::Key_2).toString(QKeySequence::NativeText))), qPrintable(entry->toolTip()));
        }
    }
    void aBannerSpeaksTheLanguageOfNow()
    {
        Language language;
        language.set(s("en"));
        ErrorBanner banner;
        banner.addAction([] { return ErrorBanner::tr("Close"); }, [] {});
        banner.setError({base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The registry's server has a role called %1 already."), {s("eva")}}, {}, {}, {}}, s("Nobody was invited."));
        const auto all = [&] {
            QStringList out = visibleTexts(banner);
            for (const QPushButton *button : banner.findChildren<QPushButton *>())
                out << button->text();
            return out.join(u'|') + banner.accessibleName();
        };
        QVERIFY(all().contains(s("Nobody was invited.")) && all().contains(s("Try again")) && all().contains(s("Close")));
        language.set(s("es"));
        QTRY_VERIFY(!all().contains(s("Try again")));
        QVERIFY2(!all().contains(s("Nobody was invited.")), qPrintable(all())); // nobody here knows it in Spanish
        QVERIFY2(!all().contains(s("Close")) && !all().contains(s("a role called")) && all().contains(s("eva")), qPrintable(all()));
        // What can be said again is.
        language.set(s("en"));
        banner.setError(banner.error(), [] { return QCoreApplication::translate("tenantry::ui::OperatorEditor", "Nobody was invited."); });
        QVERIFY(all().contains(s("Nobody was invited.")));
        language.set(s("es"));
        QTRY_VERIFY(!all().contains(s("Try again")));
        QVERIFY2(!all().contains(s("Nobody was invited.")) && banner.accessibleName().contains(QCoreApplication::translate("tenantry::ui::OperatorEditor", "Nobody was invited.")), qPrintable(all()));
        // What the page says anew in the language of now stays, whoever hears of the change first.
        banner.setError(banner.error(), s("No se invitó a nadie."));
        QEvent late(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&banner, &late);
        QVERIFY(all().contains(s("No se invitó a nadie.")));
        language.set(s("en"));
    }
    void aQuestionInAnotherLanguageGoes()
    {
        Language language;
        language.set(s("en"));
        QWidget page;
        auto *bar = new ConfirmBar(&page);
        page.show();
        int done = 0;
        QSignalSpy ended(bar, &ConfirmBar::ended);
        bar->ask(s("Remove the plan?"), s("Remove"), true, [&] { ++done; });
        QVERIFY(bar->isVisible());
        language.set(s("es"));
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(!bar->isAsking());
        QCOMPARE(ended.size(), 1);
        // One that it asks in its own words is asked again in those.
        bar->askToDiscard([&] { ++done; });
        const QString spanish = bar->question(), button = bar->button()->text();
        language.set(s("en"));
        QTRY_COMPARE(bar->question(), s("The changes made here are not saved."));
        QVERIFY(bar->isVisible() && bar->question() != spanish && bar->button()->text() != button);
        QCOMPARE(done, 0);
        bar->button()->click();
        QCOMPARE(done, 1);
    }
    // What is typed elsewhere answers no question that appears meanwhile.
    void aQuestionTakesNoFocusFromElsewhere()
    {
        QWidget window;
        auto *page = new QWidget(&window);
        auto *inPage = new QLineEdit(page), *outside = new QLineEdit(&window);
        auto *bar = new ConfirmBar(page);
        window.show();
        QSignalSpy ended(bar, &ConfirmBar::ended);
        outside->setFocus();
        bar->ask(s("Remove the plan?"), s("Remove"), true, [] {});
        QCOMPARE(window.focusWidget(), outside);
        bar->withdraw();
        QCOMPARE(window.focusWidget(), outside);
        QCOMPARE(ended.size(), 0); // no focus to give back
        inPage->setFocus();
        bar->ask(s("Remove the plan?"), s("Remove"), true, [] {});
        QCOMPARE(window.focusWidget(), bar->button());
        bar->withdraw();
        QCOMPARE(ended.size(), 1);
        outside->setFocus(); // who wants to leave is asked wherever they pressed that
        bar->askToDiscard([] {});
        QVERIFY(bar->isAncestorOf(window.focusWidget()) && window.focusWidget() != bar->button()); // and Enter loses nothing
    }
    void noNameMakesAPageWider()
    {
        const QString name(300, QChar(u'x'));
        ErrorBanner banner;
        banner.setError({base::Kind::Conflict, {"A plan is called “%1” already.", {name}}, "Choose another.", {}, {}}, name + s(" was not saved."));
        QVERIFY2(banner.minimumSizeHint().width() < 380, qPrintable(QString::number(banner.minimumSizeHint().width())));
        QVERIFY(banner.details().contains(name)); // as it is
        QVERIFY(banner.accessibleName().contains(name));
        QWidget page;
        ConfirmBar bar(&page);
        bar.ask(s("Remove the plan “%1”?").arg(name), s("Remove"), true, [] {});
        QVERIFY2(bar.minimumSizeHint().width() < 380, qPrintable(QString::number(bar.minimumSizeHint().width())));
        QVERIFY(bar.question().contains(name));
    }
    void secretsGoAway()
    {
        SecretField field;
        field.setSecret(base::secretFromText(s("correct horse")));
        auto *edit = field.findChild<QLineEdit *>();
        QVERIFY(!edit->text().contains(s("correct")));
        QCOMPARE(edit->text().size(), 16); // not its length either
        field.show();
        field.reveal();
        QCOMPARE(edit->text(), s("correct horse"));
        field.hide(); // out of sight
        QVERIFY(!field.isRevealed());
        QVERIFY(!edit->text().contains(s("correct")));
        field.setGuarded(true);
        field.show();
        QSignalSpy asked(&field, &SecretField::revealRequested);
        field.findChild<QToolButton *>()->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(!field.isRevealed());
    }
    // Half a minute is what nobody waits for in a test: the time is another, the way is the same.
    void whatIsRevealedIsHiddenByItself()
    {
        SecretField field;
        QCOMPARE(field.shownFor(), std::chrono::seconds(30));
        field.setSecret(base::secretFromText(s("correct horse")));
        field.show();
        field.setShownFor(std::chrono::milliseconds(1));
        field.reveal();
        auto *edit = field.findChild<QLineEdit *>();
        QCOMPARE(edit->text(), s("correct horse"));
        QTRY_VERIFY(!field.isRevealed());
        QVERIFY(!edit->text().contains(s("correct")));
    }
    void aCopiedSecretLeavesTheClipboard()
    {
        SecretField field;
        field.setSecret(base::secretFromText(s("correct horse")));
        field.setShownFor(std::chrono::milliseconds(1));
        auto *copy = field.findChild<CopyButton *>();
        copy->click();
        QCOMPARE(QApplication::clipboard()->text(), s("correct horse"));
        QTRY_COMPARE(QApplication::clipboard()->text(), QString());

        // What was copied after it stays; so does the same secret until its own time is over.
        copy->click();
        copyText(s("something else"));
        bool later = false;
        QTimer::singleShot(2, this, [&] { later = true; }); // behind the field's own
        QTRY_VERIFY(later);
        QCOMPARE(QApplication::clipboard()->text(), s("something else"));
    }
    void aSecretIsKeptForHalfAMinute()
    {
        QCOMPARE(clipboardSeconds, 30);
        copySecret(base::secretFromText(s("kept")));
        bool later = false;
        QTimer::singleShot(20, this, [&] { later = true; });
        QTRY_VERIFY(later);
        QCOMPARE(QApplication::clipboard()->text(), s("kept"));
        forgetCopiedSecret();
        QCOMPARE(QApplication::clipboard()->text(), QString());
    }
    void guardedSecretsAreNotCopied()
    {
        SecretField field;
        field.setSecret(base::secretFromText(s("guarded one")));
        field.setGuarded(true);
        QSignalSpy asked(&field, &SecretField::revealRequested);
        QApplication::clipboard()->setText(s("before"));
        field.findChild<CopyButton *>()->click();
        QCOMPARE(QApplication::clipboard()->text(), s("before"));
        QCOMPARE(asked.size(), 1);
    }
    void strengthOfPasswords_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("none") << QString() << 0 << 0;
        QTest::newRow("short") << s("a1!") << 1 << 1;
        QTest::newRow("run") << s("123456789012") << 1 << 1;
        QTest::newRow("one letter") << QString(40, QLatin1Char('a')) << 1 << 1;
        QTest::newRow("words") << s("caballo correcto pila grapa") << 3 << 4;
        QTest::newRow("made") << s("vR7q-Zt2m-Kx9w-Hb4c") << 4 << 4;
    }
    void strengthOfPasswords()
    {
        QFETCH(QString, password);
        QFETCH(int, least);
        QFETCH(int, most);
        const int strength = passwordStrength(password);
        QVERIFY2(strength >= least && strength <= most, qPrintable(QString::number(strength)));
    }
    void searchFieldByKeyboard()
    {
        SearchField field;
        QSignalSpy searched(&field, &SearchField::searched), submitted(&field, &SearchField::submitted), left(&field, &SearchField::left);
        QTest::keyClicks(field.edit(), s("abc"));
        QTRY_VERIFY(!searched.isEmpty());
        QCOMPARE(searched.last().first().toString(), s("abc"));
        QTest::keyClick(field.edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QTest::keyClick(field.edit(), Qt::Key_Escape); // first empties
        QVERIFY(field.text().isEmpty());
        QCOMPARE(left.size(), 0);
        QTest::keyClick(field.edit(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
        field.setInvalid(s("No such key."));
        QVERIFY(field.isInvalid());
        QCOMPARE(field.edit()->accessibleDescription(), s("No such key."));
        field.setInvalid({});
        QVERIFY(!field.isInvalid());
    }
    void keyValuesShowWhatHides()
    {
        KeyValueView view;
        view.addRow(s("name"), s("Name"), s("a\xe2\x80\xae" "b"));
        QVERIFY(visibleTexts(view).contains(s("a\\u202eb")));
        view.setValue(s("name"), {});
        QVERIFY(visibleTexts(view).contains(s("–")));
        view.setValue(s("nobody"), s("x")); // unknown rows are no crash
        QCOMPARE(view.value(s("name")), QString());
    }
    void stepsChangeInPlace()
    {
        StepList list;
        QList<StepItem> steps{{s("a"), s("First"), registry::StepState::Running, 5, {}, {}}, {s("b"), s("Second"), registry::StepState::Pending, -1, {}, {}}};
        list.setSteps(steps);
        const auto before = list.findChildren<QLabel *>();
        steps[0].state = registry::StepState::Done;
        steps[1].error = base::Error{base::Kind::Conflict, "Taken.", "Choose another.", {}, {}};
        steps[1].state = registry::StepState::Failed;
        list.setSteps(steps);
        QCOMPARE(list.findChildren<QLabel *>(), before); // no widget was made again
        QVERIFY(visibleTexts(list).contains(s("Taken.")));
        QVERIFY(visibleTexts(list).contains(s("Choose another.")));
        list.setSteps({});
        QVERIFY(visibleTexts(list).isEmpty());
    }
    // What is made ahead is not seen before it is wanted; and what is wanted in another language says so, though nothing else of it changed.
    void stepsAreMadeAhead()
    {
        StepList list;
        list.show();
        int made = 0;
        while (list.makeAhead())
            QVERIFY(++made < 100);
        QVERIFY(made > 10);
        const auto before = list.findChildren<QLabel *>();
        QVERIFY(visibleTexts(list).isEmpty());
        QList<StepItem> steps;
        for (int i = 0; i < made; ++i)
            steps << StepItem{QString::number(i), QString::number(i), registry::StepState::Done, 5, {}, {}};
        list.setSteps(steps);
        QCOMPARE(list.findChildren<QLabel *>(), before);
        QVERIFY(list.isVisible());
        QCOMPARE(visibleTexts(list).count(s("5 ms")), made);
        steps.resize(3);
        steps << StepItem{s("last"), s("last"), registry::StepState::Failed, 7, {}, {}};
        list.setSteps(steps);
        QCOMPARE(visibleTexts(list).count(s("5 ms")), 3);
        QVERIFY(visibleTexts(list).contains(s("7 ms")));
        for (const auto *label : list.findChildren<QLabel *>())
            QVERIFY(label->text() != s("5")); // of what was there before nothing is left
        list.hide();
        list.setSteps(QList<StepItem>(5, steps.last()));
        QVERIFY(list.isHidden()); // whoever hid it shows it
    }
    void formFieldsSpeak()
    {
        auto *edit = new QLineEdit;
        FormField field(edit);
        field.setLabel(s("&Slug"));
        QCOMPARE(edit->accessibleName(), s("Slug"));
        field.setHelp(s("Short."));
        QCOMPARE(edit->accessibleDescription(), s("Short."));
        field.setError(s("Taken."));
        QCOMPARE(edit->accessibleDescription(), s("Taken."));
        QVERIFY(edit->property("invalid").toBool());
        field.setError({});
        QCOMPARE(edit->accessibleDescription(), s("Short."));
    }
    void chipsHaveWords()
    {
        for (int i = 0; i <= static_cast<int>(registry::TenantState::Deleting); ++i) {
            const Status shown = status(static_cast<registry::TenantState>(i));
            QVERIFY(!shown.text.isEmpty() && !shown.icon.isEmpty());
        }
        StatusChip chip;
        chip.setState(registry::TenantState::Failed);
        QCOMPARE(chip.accessibleName(), s("Failed"));
        QVERIFY(chip.sizeHint().width() > 40);
    }
    void durations()
    {
        QCOMPARE(duration(85), s("85 ms"));
        QCOMPARE(duration(1240), s("1.2 s"));
        QCOMPARE(duration(125'000), s("2 min 5 s"));
        QCOMPARE(duration(-1), QString());
    }
    void aLongValueIsBrokenAndCopiedWhole()
    {
        const QString value(100, u'W');
        KeyValueView view;
        view.addRow(QStringLiteral("name"), QStringLiteral("Name"), value);
        view.show();
        QVERIFY(view.minimumSizeHint().width() < 300);
        const auto labels = view.findChildren<QLabel *>();
        QLabel *text = *std::ranges::find_if(labels, [](const QLabel *each) { return each->text().contains(u'W'); });
        text->setFocus();
        text->setSelection(0, int(text->text().size()));
        QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), value);
    }

    // Nothing can be typed there, so no caret says that it could; what the mouse marks is copied all the same.
    void aValueHasNoCaret()
    {
        KeyValueView view;
        view.addRow(s("open"), s("Open sign-ins"), s("twenty"));
        view.resize(300, 60);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        const auto labels = view.findChildren<QLabel *>();
        QLabel *text = *std::ranges::find_if(labels, [](const QLabel *each) { return each->text() == u"twenty"; });
        const QImage before = text->grab().toImage();
        QTest::mouseClick(text, Qt::LeftButton);
        QVERIFY(text->hasFocus());
        QCOMPARE(text->grab().toImage(), before);
        QTest::mouseDClick(text, Qt::LeftButton, {}, QPoint(text->contentsMargins().left() + 8, text->height() / 2));
        QCOMPARE(text->selectedText(), s("twenty"));
        QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), s("twenty"));
    }

    void progressOfNothing()
    {
        ProgressRow row;
        row.setProgress(0, 0); // not known: no division
        row.setProgress(5, 10);
        row.setProgress(2, 10); // begins again
        QVERIFY(visibleTexts(row).contains(s("2 of 10")));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QCA::Initializer qca;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    WidgetsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "widgets_test.moc"

// What the jobs tray says of operations and runs, and where it leads.
#include "ui/shell/bottombar.h"
#include "ui/shell/identity.h"
#include "ui/shell/jobsfeed.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;

namespace {

class Feed : public JobsFeed {
public:
    QList<registry::Operation> all;
    QList<TrayRun> many;
    int begun = 0;
    QList<registry::Operation> operations() const override { return all; }
    QList<TrayRun> runs() const override { return many; }
    int starting() const override { return begun; }
};

} // namespace

class BottomBarTest : public QObject {
    Q_OBJECT
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<BottomBar> m_bar;
    Feed m_feed;
    registry::Operation m_operation;

    QString says()
    {
        emit m_feed.changed();
        return m_bar->findChild<QPushButton *>()->text();
    }
    QString leadsTo()
    {
        QSignalSpy asked(m_bar.get(), &BottomBar::jobsRequested);
        m_bar->findChild<QPushButton *>()->click();
        return asked.value(0).value(0).toString();
    }
    const QProgressBar &progress() const { return *m_bar->findChild<QProgressBar *>(); }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Mode::Light);
        m_language = std::make_unique<Language>();
        m_language->set(u"en"_s);
    }
    void init()
    {
        m_feed.all.clear();
        m_feed.many.clear();
        m_feed.begun = 0;
        m_operation = {};
        m_operation.id = u"op-9"_s;
        m_operation.tenantName = u"Panadería"_s;
        m_operation.state = registry::OperationState::Running;
        m_operation.steps.resize(9);
        m_operation.steps[0].state = registry::StepState::Done;
        m_bar = std::make_unique<BottomBar>();
        m_bar->setFeed(&m_feed);
        m_bar->show();
    }

    void aNoticeSpeaksTheLanguageOfNow()
    {
        const auto role = [] { return QCoreApplication::translate("tenantry::panel", "An administrator changed your role. It is %1 now.").arg(roleText(registry::Role::Admin)); };
        const auto shown = [this](const QString &text) {
            const auto labels = m_bar->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == text; });
        };
        m_bar->setNotice(role);
        const QString english = role();
        QVERIFY(shown(english));
        m_language->set(u"es"_s);
        QTRY_VERIFY(!shown(english));
        QVERIFY(role() != english && shown(role()));
        m_bar->setNotice({});
        QVERIFY(!shown(role()));
        m_language->set(u"en"_s);
        QTRY_VERIFY(!shown(english));
    }

    void whatItDoesIsSaidInTheLanguageOfNow()
    {
        const auto busy = [] { return QCoreApplication::translate("tenantry::ui::BottomBar", "Reading…"); };
        const auto shown = [this](const QString &text) {
            const auto labels = m_bar->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == text; });
        };
        m_bar->setBusy(true);
        const QString english = busy();
        QVERIFY(shown(english));
        m_language->set(u"es"_s);
        QTRY_VERIFY(shown(busy()) && !shown(english));
        QVERIFY(busy() != english);
        m_bar->setBusy(false);
        m_language->set(u"en"_s);
        QTRY_VERIFY(!shown(english) && !shown(busy()));
    }

    // In the same clock as every other time, also where the system's has twelve hours.
    void offlineSince()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_bar->setOfflineSince(QDateTime(QDate(2026, 11, 23), QTime(13, 7)));
        const auto labels = m_bar->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *each) { return each->text() == u"Offline since 13:07"; }));
        QLocale::setDefault(before);
    }

    void oneOperation()
    {
        m_feed.all = {m_operation};
        QCOMPARE(says(), u"Panadería: step 2 of 9"_s);
        QCOMPARE(progress().value(), 1);
        QCOMPARE(leadsTo(), u"op-9"_s);
        m_feed.all.clear();
        QCOMPARE(says(), u"No jobs running"_s);
        QVERIFY(!progress().isVisible());
        QCOMPARE(leadsTo(), QString());
    }
    void whatWaitsForSomebody()
    {
        for (const auto state : {registry::OperationState::Interrupted, registry::OperationState::Failed}) {
            m_operation.state = state;
            m_feed.all = {m_operation};
            QCOMPARE(says(), u"1 job waits for a decision"_s);
            QVERIFY(!progress().isVisible());
        }
    }
    // What has just begun counts before it is an operation, before what waits, and once.
    void whatHasJustBegun()
    {
        m_operation.state = registry::OperationState::Interrupted;
        m_feed.all = {m_operation};
        m_feed.begun = 1;
        QCOMPARE(says(), u"1 job running"_s);
        QVERIFY(m_bar->isBusy());
        QCOMPARE(progress().maximum(), 0);
        m_feed.begun = 2;
        QCOMPARE(says(), u"2 jobs running"_s);
        registry::Operation written = m_operation; // already, and not begun: it is among those that the feed counts
        written.state = registry::OperationState::Pending;
        m_feed.all << written;
        QCOMPARE(says(), u"2 jobs running"_s);
        m_feed.all.removeLast();
        m_feed.begun = 0;
        QCOMPARE(says(), u"1 job waits for a decision"_s);
        QVERIFY(!m_bar->isBusy());
    }
    // A run over many tenants: by itself with its numbers, beside others as one of them.
    void aRun()
    {
        m_feed.many = {{u"run-7"_s, u"Laboratorio to 0012"_s, 1'200, 5'000, true, std::chrono::seconds(190)}};
        QCOMPARE(says(), u"Laboratorio to 0012: 1,200 of 5,000, 3 min 10 s left"_s);
        QCOMPARE(progress().value(), 1'200);
        QCOMPARE(leadsTo(), u"run-7"_s);
        m_feed.all = {m_operation};
        QCOMPARE(says(), u"2 jobs running"_s);
        m_feed.all.clear();
        m_feed.many.first().inWork = false; // paused, or nobody works on it
        QCOMPARE(says(), u"1 job waits for a decision"_s);
        QVERIFY(!progress().isVisible());
        QCOMPARE(leadsTo(), u"run-7"_s);
    }
};

QTEST_MAIN(BottomBarTest)
#include "bottombar_test.moc"

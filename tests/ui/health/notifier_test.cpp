// What the desktop is told of: critical alerts that open while the panel runs, once, without markup, and of nothing that is silent or seen.
#include "healthsamples.h"

#include "ui/health/alertnotifier.h"
#include "ui/shell/language.h"
#include "workstation/store.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using registry::Alert;
using registry::Severity;

namespace {

struct Desktop {
    std::mutex mutex;
    QList<Alert> open;
    QThreadPool pool;
    std::unique_ptr<AlertNotifier> notifier;
    QStringList told, ids;

    explicit Desktop(workstation::Store *store = nullptr)
    {
        Services services;
        services.workers = &pool;
        services.store = store;
        notifier = std::make_unique<AlertNotifier>([this](std::stop_token) -> base::Result<QList<Alert>> {
            const std::lock_guard lock(mutex);
            return open;
        }, services);
        notifier->setTell([this](const QString &title, const QString &text, const QString &id) {
            told << title + u" | "_s + text;
            ids << id;
        });
    }
    ~Desktop()
    {
        notifier.reset();
        pool.waitForDone();
    }
    void set(const QList<Alert> &alerts)
    {
        {
            const std::lock_guard lock(mutex);
            open = alerts;
        }
        QSignalSpy looked(notifier.get(), &AlertNotifier::looked);
        notifier->look();
        QVERIFY(looked.count() > 0 || looked.wait(10'000));
    }
};

Alert alertOf(const char *slug, const char *metric, Severity severity)
{
    registry::Tenant tenant;
    tenant.id = base::newId();
    tenant.slug = QString::fromUtf8(slug);
    return samples::healthAlert(tenant, metric, severity, 95, 90, 0);
}

} // namespace

class NotifierTest : public QObject {
    Q_OBJECT

    Language m_language;

private slots:
    void initTestCase() { m_language.set(u"en"_s); }

    void onceAndOnlyWhatIsNew()
    {
        Desktop desktop;
        const Alert before = alertOf("old", "connections", Severity::Critical);
        desktop.set({before});
        QCOMPARE(desktop.told, QStringList()); // it was open when the panel began
        Alert fresh = alertOf("panaderia-sol", "connections", Severity::Critical);
        desktop.set({fresh, before});
        QCOMPARE(desktop.told, QStringList{u"Critical: panaderia-sol | Connections"_s});
        QCOMPARE(desktop.ids, QStringList{fresh.id});
        desktop.set({fresh, before});
        QCOMPARE(desktop.told.size(), 1);
        // A warning is none; when it becomes critical it is.
        Alert warning = alertOf("clinica", "latency", Severity::Warning);
        desktop.set({fresh, before, warning});
        QCOMPARE(desktop.told.size(), 1);
        warning.severity = Severity::Critical;
        desktop.set({fresh, before, warning});
        QCOMPARE(desktop.told.size(), 2);
        QVERIFY(desktop.told.last().startsWith(u"Critical: clinica"_s));
        // Gone and open again: told again.
        desktop.set({before});
        desktop.set({alertOf("panaderia-sol", "connections", Severity::Critical), before});
        QCOMPARE(desktop.told.size(), 3);
    }

    void notWhatIsSilentOrSeen()
    {
        Desktop desktop;
        desktop.set({});
        Alert silent = alertOf("a", "connections", Severity::Critical), seen = alertOf("b", "connections", Severity::Critical);
        silent.silencedUntil = QDateTime::currentDateTimeUtc().addSecs(3600);
        seen.acknowledgedAt = QDateTime::currentDateTimeUtc();
        desktop.set({silent, seen});
        QCOMPARE(desktop.told, QStringList());
    }

    void manyAreOne()
    {
        Desktop desktop;
        desktop.set({});
        QList<Alert> all;
        for (int i = 0; i < 300; ++i)
            all << alertOf(qPrintable(u"t-%1"_s.arg(i)), "unreachable", Severity::Critical);
        desktop.set(all);
        QCOMPARE(desktop.told, QStringList{u"300 critical alerts opened | t-0, t-1, t-2, t-3 …"_s});
        QCOMPARE(desktop.ids, QStringList{QString()});
    }

    void textsAreData()
    {
        Desktop desktop;
        desktop.set({});
        Alert evil = alertOf("x", "server_unreachable", Severity::Critical);
        evil.tenantId.clear();
        evil.server = u"<a href='x'>db</a> & \u202Eco\n"_s + QString(400, u'y');
        evil.error = base::Error{base::Kind::Unreachable, {"%1", {u"<img src=1>"_s}}, {}, {}, {}};
        desktop.set({evil});
        QCOMPARE(desktop.told.size(), 1);
        const QString said = desktop.told.first();
        for (const QChar c : u"<>&\n\u202E"_s)
            QVERIFY2(!said.contains(c), qPrintable(said));
        QVERIFY(said.size() < 600);
    }

    void whileNobodyIsKnownToSitHere()
    {
        Desktop desktop;
        desktop.set({});
        desktop.notifier->setDiscreet(true);
        desktop.set({alertOf("panaderia-sol", "connections", Severity::Critical)});
        QCOMPARE(desktop.told, QStringList{u"1 critical alert opened | "_s});
    }

    void offIsRemembered()
    {
        QTemporaryDir home;
        qputenv("TENANTRY_HOME", home.path().toUtf8());
        auto store = workstation::Store::open();
        QVERIFY(store);
        {
            Desktop desktop(store->get());
            QVERIFY(desktop.notifier->isOn());
            desktop.set({});
            desktop.notifier->setOn(false);
            desktop.set({alertOf("a", "connections", Severity::Critical)});
            QCOMPARE(desktop.told, QStringList());
        }
        Desktop again(store->get());
        QVERIFY(!again.notifier->isOn());
        again.notifier->setOn(true);
        // What opened while it was off is not told of afterwards.
        again.set({alertOf("a", "connections", Severity::Critical)});
        QCOMPARE(again.told, QStringList());
    }
};

QTEST_MAIN(NotifierTest)
#include "notifier_test.moc"

// The tab that walks the way of a tenant's customers: step by step, stopped, broken, copied, in the other language, for another tenant.
#include "shown.h"
#include "ui/tenants/tenantdiagnosis.h"
#include "ui/widgets/copybutton.h"

#include <QApplication>

using namespace tenantry;
using namespace tenantry::test;

class DiagnosisTest : public QObject {
    Q_OBJECT

    static QLabel *verdict(const TenantsPage &page) { return page.findChild<QLabel *>(QStringLiteral("diagnosisVerdict")); }
    static QAbstractButton *button(const TenantsPage &page, const char *name) { return page.findChild<QAbstractButton *>(QLatin1StringView(name)); }
    static TenantDiagnosis *open(TenantsPage &page, const QString &id)
    {
        page.activated(id + QStringLiteral("/diagnosis"));
        [&] { QTRY_VERIFY(page.findChild<TenantDiagnosis *>() && page.findChild<TenantDiagnosis *>()->isVisible()); }();
        return page.findChild<TenantDiagnosis *>();
    }
    static QString accessible(const TenantsPage &page, const char *step) { return page.findChild<QWidget *>(QStringLiteral("diagnosis_") + QLatin1StringView(step))->accessibleName(); }

    Language m_language;

private slots:
    void initTestCase() { m_language.set(QStringLiteral("en")); }
    void aWalk()
    {
        Shown s(samples::fleet(), Role::User); // support staff may
        TenantsPage &page = s.ready();
        const Tenant tenant = samples::fleet().at(1);
        TenantDiagnosis *tab = open(page, tenant.id);
        QVERIFY(!verdict(page)->isVisible());
        s.standIn.hold(true);
        QTest::mouseClick(button(page, "diagnose"), Qt::LeftButton);
        QTRY_VERIFY2(accessible(page, "answer").contains(QStringLiteral("Fine")), qPrintable(accessible(page, "answer"))); // up to here already
        QVERIFY(tab->isRunning());
        QVERIFY(button(page, "stopDiagnosis")->isVisible() && !button(page, "diagnose")->isVisible());
        QTRY_VERIFY(page.findChild<QWidget *>(QStringLiteral("diagnosis_server"))->findChild<StatusChip *>()->shown().text.contains(QStringLiteral("more"))); // counts down
        s.standIn.hold(false);
        QTRY_VERIFY(!tab->isRunning());
        QCOMPARE(verdict(page)->text(), QStringLiteral("Nothing is broken; 1 thing to look at"));
        QVERIFY(accessible(page, "certificate").contains(QStringLiteral("Look at it")));
    }
    void stopped()
    {
        Shown s;
        TenantsPage &page = s.ready();
        TenantDiagnosis *tab = open(page, samples::fleet().at(1).id);
        s.standIn.hold(true);
        QTest::mouseClick(button(page, "diagnose"), Qt::LeftButton);
        QTRY_VERIFY(accessible(page, "answer").contains(QStringLiteral("Fine")));
        QTest::mouseClick(button(page, "stopDiagnosis"), Qt::LeftButton);
        QVERIFY(!tab->isRunning());
        QTRY_VERIFY(button(page, "diagnose")->isVisible());
        QVERIFY(!verdict(page)->isVisible());
        QVERIFY(!accessible(page, "answer").contains(QStringLiteral("Fine")));
        s.standIn.hold(false);
        QTest::mouseClick(button(page, "diagnose"), Qt::LeftButton); // and again
        QTRY_VERIFY(!tab->isRunning() && verdict(page)->isVisible());
    }
    void brokenIsSaidAndCopied()
    {
        Shown s;
        TenantsPage &page = s.ready();
        const auto fleet = samples::fleet();
        const Tenant paused = *std::ranges::find(fleet, TenantState::Paused, &Tenant::state);
        TenantDiagnosis *tab = open(page, paused.id);
        page.findChild<QLineEdit *>(QStringLiteral("diagnosisReason"))->setText(QStringLiteral("ticket 'x'"));
        QTest::keyClick(page.findChild<QLineEdit *>(QStringLiteral("diagnosisReason")), Qt::Key_Return);
        QTRY_VERIFY(!tab->isRunning());
        QVERIFY2(verdict(page)->text().startsWith(QStringLiteral("Broken: ")) && verdict(page)->text().contains(QStringLiteral("is paused")), qPrintable(verdict(page)->text()));
        QVERIFY(accessible(page, "backup").contains(QStringLiteral("Not reached")));
        const auto copies = tab->findChildren<CopyButton *>();
        QCOMPARE(int(copies.size()), 2);
        copies.at(0)->click();
        QVERIFY2(QApplication::clipboard()->text().contains(QStringLiteral("[BROKEN]")), qPrintable(QApplication::clipboard()->text()));
        copies.at(1)->click();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("tenantryctl tenant diagnose %1 --reason 'ticket '\\''x'\\'''").arg(paused.slug));
        // Another tenant: nothing of this one stays.
        page.activated(fleet.at(1).id + QStringLiteral("/diagnosis"));
        QTRY_VERIFY(!verdict(page)->isVisible());
        QVERIFY(!copies.at(0)->isEnabled());
    }
    void failsWhole()
    {
        Shown s;
        TenantsPage &page = s.ready();
        TenantDiagnosis *tab = open(page, samples::fleet().at(1).id);
        s.standIn.set({}); // gone meanwhile
        QTest::mouseClick(button(page, "diagnose"), Qt::LeftButton);
        QTRY_VERIFY(!tab->isRunning());
        QTRY_VERIFY(tab->findChild<ErrorBanner *>()->isVisible());
    }
    void inSpanish()
    {
        Shown s;
        TenantsPage &page = s.ready();
        TenantDiagnosis *tab = open(page, samples::fleet().at(1).id);
        QTest::mouseClick(button(page, "diagnose"), Qt::LeftButton);
        QTRY_VERIFY(!tab->isRunning() && verdict(page)->isVisible());
        m_language.set(QStringLiteral("es"));
        QTRY_COMPARE(verdict(page)->text(), QStringLiteral("Nada está roto; hay 1 cosa que mirar"));
        QVERIFY2(accessible(page, "certificate").startsWith(QStringLiteral("El certificado es válido")), qPrintable(accessible(page, "certificate")));
        m_language.set(QStringLiteral("en"));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer crypto;
    DiagnosisTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "diagnosis_test.moc"

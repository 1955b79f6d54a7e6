// What failed in the wizard is said in the language of now; without a registry.
#include "ui/jobs/jobcenter.h"
#include "ui/shell/saidagain.h"
#include "ui/wizard/batchpage.h"

#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::ui;

class WizardSaidTest : public QObject {
    Q_OBJECT

private slots:
    void aTableThatIsNotThere()
    {
        QThreadPool workers;
        JobCenter jobs({}, &workers, nullptr);
        Services services;
        services.workers = &workers;
        services.jobs = &jobs;
        BatchPage page(services);
        page.openFile(QStringLiteral("/nowhere/tenants.csv"));
        const auto banners = page.findChildren<ErrorBanner *>();
        const auto shown = [&] { return std::ranges::find_if(banners, [](const ErrorBanner *each) { return !each->isHidden(); }); };
        QTRY_VERIFY(shown() != banners.end());
        test::saidAgain(*shown(), "tenantry::ui::BatchPage", "The table was not taken.");
        workers.waitForDone();
    }
};

QTEST_MAIN(WizardSaidTest)
#include "said_test.moc"

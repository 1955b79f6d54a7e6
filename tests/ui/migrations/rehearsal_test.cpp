// Rehearsing from the form of a roll-out: how far it is, stopping it, what it found.
#include "migrationsamples.h"

#include "ui/migrations/causelist.h"
#include "ui/migrations/migrationspage.h"
#include "ui/migrations/rehearsalfields.h"
#include "ui/migrations/rehearsalpanel.h"
#include "ui/migrations/rolloutform.h"
#include "ui/widgets/card.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/progressrow.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using tenantry::samples::MigrationStandIn;

namespace {

struct Shown {
    MigrationStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<RolloutForm> form;

    Shown()
    {
        services.workers = &pool;
        form = std::make_unique<RolloutForm>(standIn.backend(), services);
        form->resize(460, 900);
        form->start(standIn.state->due);
        form->show();
    }
    ~Shown()
    {
        form.reset();
        pool.waitForDone();
    }
    void hold(bool on) const
    {
        {
            const std::lock_guard lock(standIn.state->mutex);
            standIn.state->hold = on;
        }
        standIn.state->changed.notify_all();
    }
    QStringList done() const
    {
        const std::lock_guard lock(standIn.state->mutex);
        return standIn.state->done;
    }
    RehearsalPanel *panel() const { return form->rehearsal(); }
    bool says(const QString &text) const
    {
        return std::ranges::any_of(panel()->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
};

} // namespace

class RehearsalPanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatItFound()
    {
        Shown shown;
        QVERIFY(!shown.panel()->isVisible());
        QTRY_VERIFY(shown.form->rehearseButton()->isEnabled());
        shown.form->rehearseButton()->click();
        QTRY_VERIFY(shown.panel()->report());
        QCOMPARE(shown.done(), QStringList{u"rehearse Laboratorio 0012"_s});
        QVERIFY(shown.panel()->isVisible() && !shown.panel()->progress()->isVisible());
        const QString head = shown.panel()->headline()->text();
        QVERIFY2(head.contains(u"failed for 1"_s) && head.contains(u"370"_s) && head.contains(u"dangelo-laboratories"_s), qPrintable(head));
        QCOMPARE(shown.panel()->causes()->count(), 1);
        QVERIFY(!shown.panel()->causes()->retryButton(0)); // nothing to try again: it was a copy
        QTRY_VERIFY(shown.says(u"public.order_line: ACCESS EXCLUSIVE"_s));
        QVERIFY(shown.says(u"written anew"_s));
        QVERIFY(!shown.says(u"SHARE UPDATE EXCLUSIVE"_s)); // nobody waits for that
        QCOMPARE(shown.panel()->findChildren<Card *>().size(), 4); // a cause, three tenants
        QVERIFY2(shown.panel()->command().endsWith(u"migrate rehearse Laboratorio --to 0012"_s), qPrintable(shown.panel()->command()));
        QVERIFY(shown.form->rehearseButton()->isEnabled()); // again
        // Of another product nothing is left.
        shown.form->start(shown.standIn.state->due);
        QVERIFY(!shown.panel()->report() && !shown.panel()->isVisible());
    }

    void asTheFormSays()
    {
        Shown shown;
        QTRY_VERIFY(shown.form->rehearseButton()->isEnabled());
        shown.form->targetBox()->setCurrentIndex(1);
        shown.form->filterEdit()->setText(u"plan:gold"_s);
        shown.form->wavesEdit()->setText(u"canary:3,rest"_s);
        shown.form->rehearseButton()->click();
        QTRY_VERIFY(shown.panel()->report());
        QCOMPARE(shown.done(), QStringList{u"rehearse Laboratorio 0011"_s});
        QVERIFY2(shown.panel()->command().contains(u"--to 0011 --filter plan:gold --waves"_s), qPrintable(shown.panel()->command()));
        // What makes no sense is said at its field, and nothing is begun.
        shown.form->wavesEdit()->setText(u"nonsense"_s);
        shown.form->rehearseButton()->click();
        QCOMPARE(shown.done().size(), 1);
    }

    // What migrate rehearse can be told, the form can be told; by itself it chooses well, and says nothing of it.
    void whatToRehearse()
    {
        Shown shown;
        QTRY_VERIFY(shown.form->rehearseButton()->isEnabled());
        RehearsalFields *fields = shown.form->rehearsalFields();
        QVERIFY(!fields->tenantsEdit()->isVisible());
        fields->more()->click();
        QVERIFY(fields->tenantsEdit()->isVisible() && fields->freeEdit()->isVisible());
        fields->tenantsEdit()->setText(u"clinica-santa-ines, tapia  tapia"_s);
        fields->largestEdit()->setText(u"20 GB"_s);
        fields->freeEdit()->setText(u"lots"_s);
        fields->minutesBox()->setValue(15);
        shown.form->rehearseButton()->click();
        QVERIFY(!shown.panel()->running() && shown.done().isEmpty()); // what makes no sense is said at its field
        fields->freeEdit()->setText(u"512MiB"_s);
        shown.form->rehearseButton()->click();
        QTRY_VERIFY(shown.panel()->report());
        const auto asked = [&] {
            const std::lock_guard lock(shown.standIn.state->mutex);
            return shown.standIn.state->rehearsed;
        }();
        QCOMPARE(asked.tenants, (QStringList{u"clinica-santa-ines"_s, u"tapia"_s}));
        QCOMPARE(asked.room.largest, qint64(20'000'000'000));
        QCOMPARE(asked.room.freeBytes, std::optional(qint64(512) << 20));
        QCOMPARE(asked.limit, std::chrono::milliseconds(std::chrono::minutes(15)));
        QVERIFY2(shown.panel()->command().endsWith(u"--tenant clinica-santa-ines --tenant tapia --max-size 20GB --free-space 512MiB --time-limit 15"_s), qPrintable(shown.panel()->command()));
        // Of another product nothing is left.
        shown.form->start(shown.standIn.state->due);
        QVERIFY(fields->tenantsEdit()->text().isEmpty() && fields->minutesBox()->value() == 60 && !fields->tenantsEdit()->isVisible());
    }

    void stopped()
    {
        Shown shown;
        shown.hold(true);
        QTRY_VERIFY(shown.form->rehearseButton()->isEnabled());
        shown.form->rehearseButton()->click();
        QVERIFY(shown.panel()->running() && !shown.form->rehearseButton()->isEnabled());
        QTRY_VERIFY(shown.says(u"clinica-santa-ines: copying"_s));
        shown.panel()->begin({}); // one at a time
        QTRY_COMPARE(shown.done().size(), 1);
        emit shown.panel()->progress()->cancelRequested();
        QTRY_VERIFY(!shown.panel()->running());
        QVERIFY(!shown.panel()->report() && !shown.panel()->banner()->isVisible());
        QTRY_VERIFY(shown.says(u"cancelled"_s));
        QVERIFY(shown.form->rehearseButton()->isEnabled());
    }

    void closedInTheMiddle() // faults.md 16
    {
        Shown shown;
        shown.hold(true);
        QTRY_VERIFY(shown.form->rehearseButton()->isEnabled());
        shown.form->rehearseButton()->click();
        QTRY_COMPARE(shown.done().size(), 1);
        shown.form.reset();
        QVERIFY(shown.pool.waitForDone(10'000)); // it was told to stop
    }

    void whatGoesWrongIsSaid()
    {
        Shown shown;
        QTRY_VERIFY(shown.form->rehearseButton()->isEnabled());
        {
            const std::lock_guard lock(shown.standIn.state->mutex);
            shown.standIn.state->error = base::Error{base::Kind::NotFound, "No pg_dump.", "Install it.", {}, {}};
        }
        shown.form->rehearseButton()->click();
        QTRY_VERIFY(shown.panel()->banner()->isVisible());
        QCOMPARE(shown.panel()->banner()->error().kind, base::Kind::NotFound);
        QVERIFY(!shown.panel()->running());
    }
};

QTEST_MAIN(RehearsalPanelTest)
#include "rehearsal_test.moc"

// Operations and runs in one list.
#include "ui/jobs/jobmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using registry::Operation;
using registry::OperationState;
using registry::Run;
using registry::RunState;

class JobModelTest : public QObject {
    Q_OBJECT

    static Operation operation(const QString &id, int minutesAgo, OperationState state)
    {
        Operation out;
        out.id = id;
        out.kind = u"provision"_s;
        out.tenantName = u"Panadería"_s;
        out.state = state;
        out.createdAt = QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo);
        return out;
    }
    static Run run(const QString &id, int minutesAgo, RunState state, bool carried = true)
    {
        Run out;
        out.id = id;
        out.kind = u"migrate"_s;
        out.product = u"Laboratorio"_s;
        out.target = u"0012"_s;
        out.state = state;
        out.startedBy = u"ana"_s;
        out.createdAt = QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo);
        registry::RunWave wave;
        wave.total = 12'000;
        wave.succeeded = 1'500;
        out.waves = {wave};
        if (carried) {
            registry::RunWorker worker;
            worker.alive = true;
            out.workers = {worker};
        }
        return out;
    }
    static QStringList ids(const JobModel &model)
    {
        QStringList out;
        for (int row = 0; row < model.rowCount(); ++row)
            out << model.index(row, 0).data(JobModel::IdRole).toString();
        return out;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void newestFirst()
    {
        JobModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setJobs({operation(u"o1"_s, 1, OperationState::Succeeded), operation(u"o9"_s, 9, OperationState::Failed)},
                      {run(u"r0"_s, 0, RunState::Running), run(u"r5"_s, 5, RunState::Failed), run(u"r20"_s, 20, RunState::Paused)});
        QCOMPARE(ids(model), (QStringList{u"r0"_s, u"o1"_s, u"r5"_s, u"o9"_s, u"r20"_s}));
        QVERIFY(model.run(model.index(0, 0)) && !model.operation(model.index(0, 0)));
        QVERIFY(!model.run(model.index(1, 0)) && model.operation(model.index(1, 0)));
        QCOMPARE(model.index(0, JobModel::What).data().toString(), u"Migrate Laboratorio to 0012"_s);
        QCOMPARE(model.index(0, JobModel::Progress).data().toString(), u"1,500 of 12,000"_s);
        QCOMPARE(model.status(model.index(0, 0)).text, u"In work"_s);
        QVERIFY(!model.run({}) && !model.operation({}));
    }

    void whatRunsAndWhatWaits()
    {
        JobModel model;
        model.setJobs({operation(u"o1"_s, 1, OperationState::Running), operation(u"o2"_s, 2, OperationState::Interrupted)},
                      {run(u"r1"_s, 1, RunState::Running), run(u"lost"_s, 3, RunState::Running, false), run(u"paused"_s, 4, RunState::Paused, false), run(u"failed"_s, 5, RunState::Failed, false)});
        QCOMPARE(model.count(JobModel::Show::All), 6);
        model.setShow(JobModel::Show::Running);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.count(JobModel::Show::Running), 2);
        model.setShow(JobModel::Show::Attention);
        QCOMPARE(ids(model), (QStringList{u"o2"_s, u"lost"_s, u"paused"_s})); // a run that is over waits for nobody
        model.setShow(JobModel::Show::All);
        model.setFilter(u"LABORATORIO ana"_s);
        QCOMPARE(model.rowCount(), 4);
        model.setFilter(u"panaderia"_s);
        QCOMPARE(model.rowCount(), 2);
    }

    // Who is selected stays selected, whatever comes before it.
    void rowsKeepTheirPlace()
    {
        JobModel model;
        QItemSelectionModel chosen(&model);
        model.setJobs({}, {run(u"a"_s, 5, RunState::Running), run(u"b"_s, 6, RunState::Running)});
        chosen.setCurrentIndex(model.index(1, 0), QItemSelectionModel::NoUpdate);
        model.setJobs({operation(u"o"_s, 0, OperationState::Running)}, {run(u"a"_s, 5, RunState::Running), run(u"b"_s, 6, RunState::Paused)});
        QCOMPARE(chosen.currentIndex().data(JobModel::IdRole).toString(), u"b"_s);
        QCOMPARE(chosen.currentIndex().row(), 2);
        model.setShow(JobModel::Show::Attention);
        QCOMPARE(chosen.currentIndex().row(), 0);
        model.setJobs({}, {});
        QVERIFY(!chosen.currentIndex().isValid());
    }
};

QTEST_MAIN(JobModelTest)
#include "model_test.moc"

// A form that is half typed when the lock, or a sign-in that is over, hides its page: what is read behind that takes nothing away from it, and the page
// still knows that something would be lost.
#include "../features/featuresamples.h"
#include "../operators/operatorsamples.h"
#include "../plans/plansamples.h"
#include "../products/productsamples.h"
#include "../servers/serversamples.h"

#include "ui/features/bulkchange.h"
#include "ui/features/featuredetails.h"
#include "ui/features/featureeditor.h"
#include "ui/features/featurespage.h"
#include "ui/operators/assignform.h"
#include "ui/operators/operatordetails.h"
#include "ui/operators/operatoreditor.h"
#include "ui/operators/operatormodel.h"
#include "ui/operators/operatorspage.h"
#include "ui/operators/tenantpicker.h"
#include "ui/plans/plandetails.h"
#include "ui/plans/planeditor.h"
#include "ui/plans/planmodel.h"
#include "ui/plans/planspage.h"
#include "ui/products/productdetails.h"
#include "ui/products/producteditor.h"
#include "ui/products/productform.h"
#include "ui/products/productmodel.h"
#include "ui/products/productspage.h"
#include "ui/servers/serverdetails.h"
#include "ui/servers/servereditor.h"
#include "ui/servers/servermodel.h"
#include "ui/servers/serverspage.h"
#include "ui/tenants/confirmbar.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QThreadPool>
#include <QVBoxLayout>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::samples;

namespace {

// A page in a window's content, which is taken away as a whole: the page itself is not hidden.
template <class P, class StandIn> struct Covered {
    StandIn standIn;
    QThreadPool pool;
    Services services;
    QWidget content;
    P *page = nullptr;

    Covered()
    {
        services.workers = &pool;
        page = new P(standIn.backend(), services);
        (new QVBoxLayout(&content))->addWidget(page);
        content.resize(1280, 900);
        content.show();
        page->activated({});
    }
    ~Covered()
    {
        delete page;
        pool.waitForDone();
    }
    // A line amid others, so that its neighbour is chosen once it is gone.
    void choose(int row) const { page->table()->setCurrentIndex(page->model()->index(row, 0)); }
    bool reads(int rows) const
    {
        return QTest::qWaitFor([&] { return page->model()->rowCount() == rows; });
    }
    // What is wrong; nothing while `form` stays, half typed as it is.
    QString lost(const QWidget *form, const std::function<void(typename std::remove_reference_t<decltype(*standIn.state)> &)> &remove)
    {
        const int rows = page->model()->rowCount();
        if (!page->hasUnsavedWork() || !form->isVisible())
            return QStringLiteral("not begun");
        content.hide();
        if (!page->hasUnsavedWork())
            return QStringLiteral("counts as left when it is covered");
        {
            const std::scoped_lock held(standIn.state->mutex);
            remove(*standIn.state);
        }
        page->refresh();
        if (!reads(rows - 1))
            return QStringLiteral("not read");
        choose(0); // whatever chooses another line: what was asked for before arrives, for instance
        choose(1);
        if (!page->hasUnsavedWork())
            return QStringLiteral("counts as left after reading");
        content.show();
        return !form->isVisible() ? QStringLiteral("closed") : page->leave() ? QStringLiteral("left without a question") : QString();
    }
};

} // namespace

class CoveredFormTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void aPlan()
    {
        Covered<PlansPage, PlanStandIn> s;
        QVERIFY(s.reads(4));
        s.choose(2);
        s.page->details()->editButton()->click();
        QLineEdit *line = s.page->editor()->descriptionEdit();
        QTest::keyClicks(line, QStringLiteral(" zeb"));
        QCOMPARE(s.lost(s.page->editor(), [](auto &state) { state.snapshot.plans.removeAt(2); }), QString());
        QVERIFY(line->text().endsWith(QStringLiteral(" zeb")));
    }

    void aServer()
    {
        Covered<ServersPage, ServerStandIn> s;
        QVERIFY(s.reads(4));
        s.choose(2);
        s.page->details()->editButton()->click();
        QLineEdit *line = s.page->editor()->edit(ServerEditor::Host);
        QTest::keyClicks(line, QStringLiteral("zeb"));
        QCOMPARE(s.lost(s.page->editor(), [](auto &state) { state.snapshot.servers.removeAt(2); }), QString());
        QVERIFY(line->text().endsWith(QStringLiteral("zeb")));
    }

    void aNewProduct()
    {
        Covered<ProductsPage, ProductStandIn> s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        s.choose(1);
        s.page->newButton()->click();
        QTest::keyClicks(s.page->form()->edit(ProductForm::Name), QStringLiteral("zeb"));
        QCOMPARE(s.lost(s.page->form(), [](auto &state) { state.snapshot.products.removeAt(1); }), QString());
        QCOMPARE(s.page->form()->edit(ProductForm::Name)->text(), QStringLiteral("zeb"));
    }

    void aProduct()
    {
        Covered<ProductsPage, ProductStandIn> s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        s.choose(1);
        QTRY_VERIFY(s.page->details()->hasParts());
        s.page->details()->editButton()->click();
        QTest::keyClicks(s.page->editor()->descriptionEdit(), QStringLiteral("zeb"));
        QCOMPARE(s.lost(s.page->editor(), [](auto &state) { state.snapshot.products.removeAt(1); }), QString());
    }

    void anOperator()
    {
        Covered<OperatorsPage, OperatorStandIn> s;
        QVERIFY(s.reads(6));
        s.choose(2);
        s.page->details()->editButton()->click();
        const QString id = s.page->model()->who(s.page->table()->currentIndex())->id;
        QTest::keyClicks(s.page->editor()->nameEdit(), QStringLiteral("zeb"));
        QCOMPARE(s.lost(s.page->editor(), [&id](auto &state) { state.snapshot.people.removeIf([&id](const auto &each) { return each.id == id; }); }), QString());
    }

    void anOperatorsTenants()
    {
        Covered<OperatorsPage, OperatorStandIn> s;
        QVERIFY(s.reads(6));
        s.page->table()->setCurrentIndex(s.page->model()->indexOf(QStringLiteral("luis")));
        s.page->details()->tenantsButton()->click();
        TenantPicker *picker = s.page->assignForm()->tenants();
        QTRY_COMPARE(picker->model()->total(), 10'000);
        picker->model()->setData(picker->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(s.lost(s.page->assignForm(), [](auto &state) { state.snapshot.people.removeIf([](const auto &each) { return each.login == u"luis"; }); }), QString());
    }

    void aFeature()
    {
        Covered<FeaturesPage, FeatureStandIn> s;
        QVERIFY(s.reads(6));
        s.choose(2);
        emit s.page->details()->editRequested();
        QTest::keyClicks(s.page->editor()->nameEn(), QStringLiteral("zeb"));
        QCOMPARE(s.lost(s.page->editor(), [](auto &state) { state.snapshot.features.removeAt(2); }), QString());
    }

    void aChangeForManyTenants()
    {
        Covered<FeaturesPage, FeatureStandIn> s;
        QVERIFY(s.reads(6));
        s.choose(2);
        emit s.page->details()->changeRequested();
        QTest::keyClicks(s.page->bulk()->reason(), QStringLiteral("ticket 7"));
        QCOMPARE(s.lost(s.page->bulk(), [](auto &state) { state.snapshot.features.removeAt(2); }), QString());
        QCOMPARE(s.page->bulk()->reason()->text(), QStringLiteral("ticket 7"));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer qca;
    CoveredFormTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "coveredform_test.moc"

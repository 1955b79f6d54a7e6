// What the list of features shows of what there is: nothing that fits, and what was retired.
#include "shown.h"

#include "ui/tenants/confirmbar.h"
#include "ui/widgets/searchfield.h"

#include <QPushButton>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::Shown;

class FeaturesFoundTest : public QObject {
    Q_OBJECT

    static QPushButton *button(const QWidget &in, const QString &text)
    {
        for (QPushButton *each : in.findChildren<QPushButton *>())
            if (each->isVisible() && QString(each->text()).remove(u'&') == text)
                return each;
        return nullptr;
    }

private slots:
    // It leaves the list, is found where it is asked for, and can come back.
    void retiredAndBroughtBack()
    {
        Shown s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        const int all = s.page->model()->rowCount();
        const QString key = s.page->model()->feature(s.page->model()->index(0, 0))->key;
        s.select(key.toLatin1().constData());
        const auto sure = [&](const QString &word) {
            QPushButton *ask = button(*s.page, word);
            QVERIFY2(ask, qPrintable(word));
            ask->click();
            s.page->findChild<ConfirmBar *>()->button()->click();
        };
        sure(QStringLiteral("Retire"));
        QTRY_COMPARE(s.page->model()->rowCount(), all - 1);
        QVERIFY(!s.page->model()->indexOf(key).isValid());
        auto *filter = s.page->findChild<SearchField *>();
        filter->setText(QStringLiteral("is:retired"));
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        s.select(key.toLatin1().constData());
        for (const char *word : {"Edit", "Change for tenants…"}) // nothing that would be refused
            QVERIFY2(!button(*s.page, QString::fromUtf8(word)) || !button(*s.page, QString::fromUtf8(word))->isEnabled(), word);
        sure(QStringLiteral("Bring back"));
        QTRY_COMPARE(s.page->model()->rowCount(), 0);
        filter->setText({});
        QTRY_COMPARE(s.page->model()->rowCount(), all);
    }

    // A blank table says nothing, and the details of what is not shown are not there either.
    void nothingFits()
    {
        Shown s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        const QString none = QStringLiteral("Nothing matches what is searched for.");
        QVERIFY(!s.says(none));
        s.page->table()->setCurrentIndex(s.page->model()->index(0, 0));
        QVERIFY(button(*s.page, QStringLiteral("Edit")));
        auto *filter = s.page->findChild<SearchField *>();
        filter->setText(QStringLiteral("no such thing"));
        QTRY_VERIFY(s.says(none));
        QVERIFY(!button(*s.page, QStringLiteral("Edit")));
        filter->setText({});
        QTRY_VERIFY(!s.says(none));
    }
};

QTEST_MAIN(FeaturesFoundTest)
#include "found_test.moc"

// main() of a test that uses base::Secret or a TestCluster: the QCA::Initializer lives inside the application object, and
// the cluster ends before both. TENANTRY_UI_TEST_MAIN is the one for widgets (include <QApplication>).
#pragma once

#include "support/testcluster.h"

#include <QCoreApplication>
#include <QTest>
#include <QtCrypto>

#define TENANTRY_TEST_MAIN_WITH(Application, Class)                                                                                  \
    int main(int argc, char **argv)                                                                                                  \
    {                                                                                                                                \
        Application application(argc, argv);                                                                                         \
        int result = 0;                                                                                                              \
        {                                                                                                                            \
            QCA::Initializer qca;                                                                                                    \
            {                                                                                                                        \
                Class test;                                                                                                          \
                result = QTest::qExec(&test, argc, argv);                                                                            \
            }                                                                                                                        \
            tenantry::test::TestCluster::shutDown();                                                                                 \
        }                                                                                                                            \
        return result;                                                                                                               \
    }

#define TENANTRY_TEST_MAIN(Class) TENANTRY_TEST_MAIN_WITH(QCoreApplication, Class)
#define TENANTRY_UI_TEST_MAIN(Class) TENANTRY_TEST_MAIN_WITH(QApplication, Class)

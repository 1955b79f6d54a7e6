// tenantryctl: the command line on the same core as the panel.
#include "base/coredumps.h"
#include "cli/program.h"

#include <QCoreApplication>
#include <QTranslator>
#include <QtCrypto>
#include <clocale>
#include <iostream>

int main(int argc, char **argv)
{
    tenantry::base::forbidCoreDumps();
    std::setlocale(LC_ALL, "");
    std::ios::sync_with_stdio(false);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tenantryctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TENANTRY_VERSION));
    const QCA::Initializer crypto;

    QTranslator translator;
    tenantry::cli::Interrupt interrupt;
    tenantry::cli::Host host;
    host.interrupt = &interrupt;
    host.setLanguage = [&](const QString &language) {
        QLocale::setDefault(QLocale(language == QLatin1String("es") ? QLocale::Spanish : QLocale::English));
        // English needs one for its plural forms only.
        if (translator.load(QStringLiteral(":/i18n/tenantry_") + language))
            QCoreApplication::installTranslator(&translator);
    };
    tenantry::cli::Console console(tenantry::cli::standardStreams());
    return tenantry::cli::run(QCoreApplication::arguments().mid(1), console, host);
}

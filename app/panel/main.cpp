// tenantry: the panel. What it can be told:  tenantry --help
#include "firstpaint.h"
#include "panel.h"

#include "base/coredumps.h"
#include "ui/shell/language.h"
#include "ui/shell/pausewatch.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QtCrypto>
#include <algorithm>
#include <string_view>

using namespace tenantry;

namespace {

QString say(const char *text) { return QCoreApplication::translate("tenantry::panel", text); }

// --lang, else TENANTRY_LANG; needed before the options are read, because --help and wrong options are answered there.
QString languageOf(const QStringList &arguments)
{
    const QString option = QStringLiteral("--lang");
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == option)
            return arguments.value(i + 1);
        if (arguments[i].startsWith(option + QLatin1Char('=')))
            return arguments[i].mid(option.size() + 1);
    }
    return qEnvironmentVariable("TENANTRY_LANG").left(2); // also es_AR.UTF-8
}

panel::Options optionsOf(const QCoreApplication &application)
{
    const QString asked = languageOf(QCoreApplication::arguments());
    ui::Language spoken; // until the panel has one of its own
    spoken.set(asked);
    QCommandLineParser parser;
    parser.setApplicationDescription(say(QT_TRANSLATE_NOOP("tenantry::panel", "Admin panel for systems with one database per tenant.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption local(QStringLiteral("local"),
                                   say(QT_TRANSLATE_NOOP("tenantry::panel", "Sign in to the local installation of this computer; makes it when there is none.")));
    const QCommandLineOption registry(QStringLiteral("registry"), say(QT_TRANSLATE_NOOP("tenantry::panel", "Registry to sign in to: its URI, or its name in the list.")),
                                      QStringLiteral("URI"));
    const QCommandLineOption login(QStringLiteral("operator"), say(QT_TRANSLATE_NOOP("tenantry::panel", "Who signs in.")), QStringLiteral("LOGIN"));
    const QCommandLineOption page(QStringLiteral("page"), say(QT_TRANSLATE_NOOP("tenantry::panel", "Page to begin with, for example jobs or tenants:state:failed.")),
                                  QStringLiteral("KEY[:ARG]"));
    const QCommandLineOption language(QStringLiteral("lang"), say(QT_TRANSLATE_NOOP("tenantry::panel", "Language: en or es.")), QStringLiteral("en|es"));
    const QCommandLineOption theme(QStringLiteral("theme"), say(QT_TRANSLATE_NOOP("tenantry::panel", "Appearance: system, light or dark.")),
                                   QStringLiteral("system|light|dark"));
    parser.addOptions({local, registry, login, page, language, theme});
    parser.process(application);
    panel::Options options;
    options.local = parser.isSet(local);
    options.registry = parser.value(registry);
    options.login = parser.value(login);
    options.page = parser.value(page).section(QLatin1Char(':'), 0, 0);
    options.argument = parser.value(page).section(QLatin1Char(':'), 1);
    options.language = asked;
    options.theme = parser.value(theme);
    return options;
}

// What is answered in words needs no screen. Qt's own options are known to a QApplication only.
bool wantsWords(int argc, char **argv)
{
    const auto holds = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(argv + 1, argv + argc, [&](std::string_view each) { return std::ranges::contains(words, each); });
    };
    return holds({"--help", "-h", "--help-all", "--version", "-v"}) && !holds({"-platform", "-style", "-stylesheet"});
}

} // namespace

int main(int argc, char **argv)
{
    base::forbidCoreDumps();
    QCoreApplication::setApplicationName(QStringLiteral("tenantry"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TENANTRY_VERSION));
    if (wantsWords(argc, argv)) {
        const QCoreApplication spoken(argc, argv);
        (void)optionsOf(spoken); // ends here
        return 0;
    }
    ui::WatchedApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Tenantry"));
    QApplication::setDesktopFileName(QStringLiteral("tenantry"));
    const QCA::Initializer qca; // outlives every QCA object below

    ui::PauseWatch watch;
    if (qEnvironmentVariableIsSet("TENANTRY_WATCHDOG")) {
        watch.setLogging(true);
        watch.start();
    }
    panel::Panel shown(application, optionsOf(application));
    if (qEnvironmentVariableIsSet("TENANTRY_WATCHDOG"))
        new panel::FirstPaint(shown.window());
    shown.show();
    return QApplication::exec();
}

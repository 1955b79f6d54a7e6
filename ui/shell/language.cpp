#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace tenantry::ui {

// As the keys are written on keyboards in Spanish as well, where Qt says "Control". Only for lupdate: QKeySequence asks for it by this name.
[[maybe_unused]] constexpr char nameOfCtrl[] = QT_TRANSLATE_NOOP("QShortcut", "Ctrl");

Language::Language(QObject *parent) : QObject(parent) {}
Language::~Language() = default;

QStringList Language::codes() { return {QStringLiteral("en"), QStringLiteral("es")}; }

QString Language::name(const QString &code)
{
    return code == QLatin1String("es") ? QStringLiteral("Español") : QStringLiteral("English");
}

QString Language::ofSystem()
{
    for (const QString &wanted : QLocale::system().uiLanguages())
        if (const QString code = wanted.section(QLatin1Char('-'), 0, 0); codes().contains(code))
            return code;
    return QStringLiteral("en");
}

void Language::set(const QString &wanted)
{
    const QString code = codes().contains(wanted) ? wanted : ofSystem();
    if (code == m_code)
        return;
    m_code = code;
    // The operator's own region where the language is the system's ("es_AR"), else the language's most common one.
    const QLocale system = QLocale::system();
    QLocale::setDefault(system.name().startsWith(code + QLatin1Char('_')) ? system : QLocale(code));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English has a file too: its plural forms.
    if (m_own.load(QStringLiteral(":/i18n/tenantry_%1.qm").arg(code)))
        QCoreApplication::installTranslator(&m_own);
    emit changed(code);
}

} // namespace tenantry::ui

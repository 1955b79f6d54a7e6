#include "ui/theme/theme.h"

#include "ui/theme/style.h"
#include "ui/theme/wheelguard.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QStyleHints>
#include <algorithm>

namespace tenantry::ui::theme {

namespace {

QString styleSheet(const Tokens &tokens)
{
    QFile file(QStringLiteral(":/theme/panel.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    sheet.replace(QLatin1String("@mode"), &tokens == &dark() ? QStringLiteral("dark") : QStringLiteral("light"));
    auto names = tokens.named();
    // Longest first: @accent must not eat the beginning of @accent-hover.
    std::ranges::sort(names, [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    for (const auto &[name, colour] : names)
        sheet.replace(QLatin1Char('@') + name, colour.name());
    return sheet;
}

} // namespace

QString modeName(Mode mode)
{
    switch (mode) {
    case Mode::Light: return QStringLiteral("light");
    case Mode::Dark: return QStringLiteral("dark");
    case Mode::System: break;
    }
    return QStringLiteral("system");
}

Mode modeFromName(const QString &name)
{
    return name == QLatin1String("light") ? Mode::Light : name == QLatin1String("dark") ? Mode::Dark : Mode::System;
}

Theme::Theme(QApplication &application, Mode mode, QObject *parent) : QObject(parent), m_application(application), m_mode(mode)
{
    application.setStyle(new Style);
    WheelGuard::install(application);
    QFont font = application.font();
    // Asking for a family that is not there is cheap; listing all families of the machine is not.
    font.setFamilies({QStringLiteral("Inter"), font.family()});
    font.setPointSizeF(std::max(10.0, font.pointSizeF()));
    font.setHintingPreference(QFont::PreferNoHinting);
    application.setFont(font);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == Mode::System)
            apply();
    });
    apply();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    const bool dark = m_mode == Mode::Dark
        || (m_mode == Mode::System && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    if (m_applied && dark == m_dark)
        return;
    m_dark = dark;
    m_applied = true;
    const Tokens &set = dark ? theme::dark() : theme::light();
    m_application.setPalette(palette(set));
    m_application.setStyleSheet(styleSheet(set));
    emit changed();
}

QFont numeric(QFont font)
{
    font.setFeature("tnum", 1);
    return font;
}

QFont monospace(const QFont &like)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(like.pointSizeF() > 0 ? like.pointSizeF() : 10.0);
    return font;
}

} // namespace tenantry::ui::theme

#include "ui/theme/tokens.h"

#include <cmath>

namespace tenantry::ui::theme {

namespace {

QColor rgb(uint value) { return QColor::fromRgb(value); }

Tokens makeLight()
{
    Tokens t;
    t.window = rgb(0xf5f6f8), t.surface = rgb(0xffffff), t.raised = rgb(0xffffff), t.sunken = rgb(0xebedf2);
    t.hover = rgb(0xeef0f4), t.pressed = rgb(0xe3e6ed), t.selection = rgb(0xe4e5fc);
    t.border = rgb(0xdfe2e9), t.control = rgb(0x808899), t.strong = rgb(0x5d6576);
    t.text = rgb(0x191c25), t.muted = rgb(0x545b6b), t.faint = rgb(0x646b7c), t.disabled = rgb(0x9aa1b0);
    t.accent = rgb(0x4c50d6), t.accentHover = rgb(0x4145c4), t.accentPressed = rgb(0x373aab), t.onAccent = rgb(0xffffff);
    t.link = rgb(0x4347c8), t.accentSoft = rgb(0xecedfd);
    t.success = rgb(0x116c38), t.successSoft = rgb(0xe1f4e8);
    t.warning = rgb(0x864c00), t.warningSoft = rgb(0xfdf0d9);
    t.danger = rgb(0xae1f2f), t.dangerSoft = rgb(0xfde8ea);
    t.info = rgb(0x0a5ba3), t.infoSoft = rgb(0xe2effb), t.neutralSoft = rgb(0xebedf2);
    t.dangerFill = rgb(0xc0293a), t.dangerFillHover = rgb(0xa82030);
    t.production = rgb(0xc0293a), t.staging = rgb(0xa35f00), t.local = rgb(0x1a7f47), t.onBand = rgb(0xffffff);
    t.shadow = QColor(16, 20, 35, 46);
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.window = rgb(0x14161b), t.surface = rgb(0x1b1e25), t.raised = rgb(0x232731), t.sunken = rgb(0x0f1115);
    t.hover = rgb(0x272b35), t.pressed = rgb(0x2f3440), t.selection = rgb(0x2e3160);
    t.border = rgb(0x2e333e), t.control = rgb(0x747c8f), t.strong = rgb(0x98a0b2);
    t.text = rgb(0xeceef3), t.muted = rgb(0xa9b0c0), t.faint = rgb(0x969eaf), t.disabled = rgb(0x666e7f);
    t.accent = rgb(0x5d61ea), t.accentHover = rgb(0x5155da), t.accentPressed = rgb(0x474bc8), t.onAccent = rgb(0xffffff);
    t.link = rgb(0xa5a9ff), t.accentSoft = rgb(0x282b4f);
    t.success = rgb(0x63d395), t.successSoft = rgb(0x173425);
    t.warning = rgb(0xf2ba62), t.warningSoft = rgb(0x3a2c12);
    t.danger = rgb(0xff959b), t.dangerSoft = rgb(0x3b1c21);
    t.info = rgb(0x7cbef9), t.infoSoft = rgb(0x162d44), t.neutralSoft = rgb(0x2a2f3a);
    t.dangerFill = rgb(0xc53142), t.dangerFillHover = rgb(0xd03b4b);
    t.production = rgb(0xc0293a), t.staging = rgb(0x9a5a00), t.local = rgb(0x1a7f47), t.onBand = rgb(0xffffff);
    t.shadow = QColor(0, 0, 0, 130);
    return t;
}

double channel(double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }
double luminance(const QColor &c) { return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF()); }

} // namespace

const Tokens &light()
{
    static const Tokens set = makeLight();
    return set;
}

const Tokens &dark()
{
    static const Tokens set = makeDark();
    return set;
}

bool isDark() { return QGuiApplication::palette().color(QPalette::Active, QPalette::Window).lightness() < 128; }
const Tokens &tokens() { return isDark() ? dark() : light(); }

QColor Tokens::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return muted;
    case Tone::Accent: return link;
    case Tone::Success: return success;
    case Tone::Warning: return warning;
    case Tone::Danger: return danger;
    case Tone::Info: return info;
    }
    return muted;
}

QColor Tokens::soft(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return neutralSoft;
    case Tone::Accent: return accentSoft;
    case Tone::Success: return successSoft;
    case Tone::Warning: return warningSoft;
    case Tone::Danger: return dangerSoft;
    case Tone::Info: return infoSoft;
    }
    return neutralSoft;
}

QList<std::pair<QString, QColor>> Tokens::named() const
{
    return {{QStringLiteral("window"), window}, {QStringLiteral("surface"), surface}, {QStringLiteral("raised"), raised},
            {QStringLiteral("sunken"), sunken}, {QStringLiteral("hover"), hover}, {QStringLiteral("pressed"), pressed},
            {QStringLiteral("selection"), selection}, {QStringLiteral("border"), border}, {QStringLiteral("control"), control},
            {QStringLiteral("strong"), strong}, {QStringLiteral("text"), text}, {QStringLiteral("muted"), muted},
            {QStringLiteral("faint"), faint}, {QStringLiteral("disabled"), disabled}, {QStringLiteral("accent"), accent},
            {QStringLiteral("accent-hover"), accentHover}, {QStringLiteral("accent-pressed"), accentPressed},
            {QStringLiteral("on-accent"), onAccent}, {QStringLiteral("link"), link}, {QStringLiteral("accent-soft"), accentSoft},
            {QStringLiteral("success"), success}, {QStringLiteral("success-soft"), successSoft}, {QStringLiteral("warning"), warning},
            {QStringLiteral("warning-soft"), warningSoft}, {QStringLiteral("danger"), danger},
            {QStringLiteral("danger-soft"), dangerSoft}, {QStringLiteral("info"), info}, {QStringLiteral("info-soft"), infoSoft},
            {QStringLiteral("neutral-soft"), neutralSoft}, {QStringLiteral("danger-fill"), dangerFill},
            {QStringLiteral("danger-fill-hover"), dangerFillHover}};
}

QPalette palette(const Tokens &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.window);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.faint);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.danger);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Accent, t.accent);
    p.setColor(QPalette::Link, t.link);
    p.setColor(QPalette::LinkVisited, t.link);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Dark, t.control);
    p.setColor(QPalette::Shadow, t.sunken);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.hover);
    return p;
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace tenantry::ui::theme

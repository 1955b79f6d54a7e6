// The named colours of the panel, one set for light and one for dark. Text pairs reach 4.5:1 and the edges of controls
// 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); tests/ui/shell checks every pair.
#pragma once

#include <QColor>
#include <QGuiApplication>
#include <QPalette>

namespace tenantry::ui {

// What a colour means. Never the only carrier: every use has a word or an icon beside it.
enum class Tone { Neutral, Accent, Success, Warning, Danger, Info };

} // namespace tenantry::ui

namespace tenantry::ui::theme {

struct Tokens {
    QColor window, surface, raised, sunken;        // behind all; cards, tables, fields; menus, pop-ups; wells, tracks
    QColor hover, pressed, selection;              // a row or flat button under the pointer, held, chosen
    QColor border, control, strong;                // quiet lines; edges of fields and buttons (3:1); the same, hovered
    QColor text, muted, faint, disabled;           // faint still reads (placeholders); disabled need not
    QColor accent, accentHover, accentPressed, onAccent; // filled buttons
    QColor link;                                   // accent as text or icon, and the focus ring
    QColor accentSoft, success, successSoft, warning, warningSoft, danger, dangerSoft, info, infoSoft, neutralSoft;
    QColor dangerFill, dangerFillHover;            // a filled button that destroys; onAccent is its text
    QColor production, staging, local, onBand;     // the registry's band
    QColor shadow;

    QColor ink(Tone tone) const;                   // text and icon
    QColor soft(Tone tone) const;                  // the surface under it
    QList<std::pair<QString, QColor>> named() const; // for the style sheet: "accent-hover" …
};

const Tokens &light();
const Tokens &dark();
// Of the application's palette, not a widget's: a style sheet changes those. Ask when painting, it changes with the theme.
bool isDark();
const Tokens &tokens();
inline const Tokens &tokens(const QPalette &) { return tokens(); }

QPalette palette(const Tokens &tokens);
double contrast(const QColor &a, const QColor &b); // WCAG contrast ratio, 1 … 21

// Distances, on the 8 px grid.
inline constexpr int gap = 8;
inline constexpr int radius = 6;
inline constexpr int controlHeight = 32;

} // namespace tenantry::ui::theme

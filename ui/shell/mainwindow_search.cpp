// The window's search over everything: what it finds, and going there.
#include "base/names.h"
#include "base/text.h"
#include "ui/shell/bottombar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/shell/page.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/permit.h"
#include "ui/shell/searchprovider.h"

#include <QAction>
#include <QActionGroup>
#include <algorithm>

namespace tenantry::ui {

void MainWindow::openPalette()
{
    if (m_open && !m_cover)
        m_palette->open();
}

// Whoever looked for a place, or pressed its key, is there with the keyboard, too, and not on the button where they were before.
void MainWindow::goInto(const QString &page, const QString &argument)
{
    if (go(page, argument))
        m_host->enter();
}

QList<PaletteEntry> MainWindow::find(const QString &text)
{
    QList<PaletteEntry> entries;
    const QString folded = base::folded(text);
    if (m_open && !text.isEmpty()) {
        constexpr int most = 8;
        for (const auto &provider : m_providers)
            for (const SearchHit &hit : provider->search(text, most))
                entries << PaletteEntry{provider->section(), hit.icon, hit.title, hit.detail, {}, hit.status, hit.score,
                                        [this, hit] { goInto(hit.page, hit.argument); }};
    }
    if (m_open) {
        const QStringList keys = m_navigation->keys();
        for (const PageFactory &factory : m_factories) {
            const int score = matchScore(folded, titleOf(factory));
            if (!mayUse(factory) || score == 0)
                continue;
            const qsizetype n = keys.indexOf(factory.key);
            entries << PaletteEntry{tr("Pages"), factory.icon, titleOf(factory), {},
                                    n >= 0 && n < 9 ? m_pageKeys[n]->shortcut().toString(QKeySequence::NativeText) : QString(), {}, score + 1,
                                    [this, key = factory.key] { goInto(key); }};
        }
        for (const PageFactory &factory : m_factories)
            for (const PageStart &start : factory.starts) {
                const QString title = plain(start.title());
                const int score = text.isEmpty() ? 0 : matchScore(folded, title);
                // The page that is shown has its own action.
                if (score > 0 && factory.key != currentKey() && mayUse(factory) && (!start.action || may(m_identity.who, m_identity.registry, start.action)))
                    entries << PaletteEntry{tr("Actions"), start.icon, title, titleOf(factory), {}, {}, score, [this, key = factory.key, argument = start.argument] {
                                                goInto(key, argument);
                                                if (currentKey() == key) // going back to it begins nothing
                                                    m_history[m_at].argument.clear();
                                            }};
            }
    }
    QList<QAction *> actions = m_commands;
    if (Page *page = currentPage())
        actions = page->actions() + actions;
    actions += m_languages->actions();
    actions += m_themes->actions();
    for (QAction *action : std::as_const(actions)) {
        QString title = plain(action->text());
        QString detail;
        if (m_languages->actions().contains(action))
            detail = tr("Language");
        if (m_themes->actions().contains(action))
            detail = tr("Appearance");
        const int score = std::max(matchScore(folded, title), matchScore(folded, detail) / 2 * !detail.isEmpty());
        if (score == 0 || !action->isEnabled() || !action->isVisible() || title.isEmpty() || action == m_search || (text.isEmpty() && !detail.isEmpty()))
            continue;
        if (!m_open && (action == m_signOut || action == m_lock || action == m_ownPassword || action == m_refresh || action == m_filter || action == m_toggle))
            continue;
        const QString icon = action->icon().name();
        entries << PaletteEntry{tr("Actions"), icon.isEmpty() ? QStringLiteral("arrow-right") : icon, title, detail,
                                action->shortcut().toString(QKeySequence::NativeText), {}, score,
                                [guarded = QPointer(action)] {
                                    if (guarded)
                                        guarded->trigger();
                                }};
    }
    return entries;
}

} // namespace tenantry::ui

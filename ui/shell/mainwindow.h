// The window: hosts pages and knows nothing of what is in them. Guarded navigation, history, search, jobs tray, connection,
// language and theme.
#pragma once

#include "ui/shell/identity.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/sentence.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace tenantry::ui {

namespace theme { class Theme; }

class BottomBar;
class CommandPalette;
class GuardPage;
class JobsFeed;
class Language;
class Navigation;
class PageStack;
class TopBar;
struct PaletteEntry;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    // `store` may be null: nothing is remembered then. Language and theme outlive the window.
    MainWindow(PageFactories pages, Language &language, theme::Theme &theme, workstation::Store *store, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setSignInPage(QWidget *page);                  // takes ownership; shown while nobody is signed in
    // Makes the navigation for this operator and goes to `page`, or to the first. Services and feed outlive closeSession().
    void openSession(const Services &services, const Identity &identity, JobsFeed *feed = nullptr, const QString &page = {}, const QString &argument = {});
    void closeSession();                                // deletes every page
    // Once signed in, pages are made one by one while nothing else is to be done, so that opening one for the first time is as quick as
    // the second. Off unless asked for: what makes pages then is the clock.
    void setMakesAhead(bool ahead) { m_makesAhead = ahead; }
    bool isMakingAhead() const { return m_ahead.isActive(); } // and not at the end of it yet
    bool hasSession() const { return m_open; }

    // Hides all of the session behind `widget` (which stays its owner's): nothing of it is painted, reachable by keyboard or pointer, or in
    // the window's accessibility tree; dialogs and menus are closed, passwords that were typed or opened are forgotten. A session that is
    // closed or opened meanwhile stays behind it. `title` is asked for again when the language changes.
    void cover(QWidget *widget, const std::function<QString()> &title);
    void uncover();                                     // as it was, focus included
    bool isCovered() const { return !m_cover.isNull(); }
    bool hasUnsavedWork() const;                        // on any page, also behind the cover
    void quitAnyway();                                  // after quitOverUnsavedWork()
    // What the operator's menu offers for this session. Minutes; 0: never.
    void setLockChoices(const QList<int> &minutes, int chosen);
    void setOwnPasswordOffered(bool offered);
    void setAlertNotice(bool offered, bool on);         // whether the desktop tells of critical alerts

    // Guarded: a page that the role may not use, or that is not there, shows the guard page instead. False when the page
    // that is shown wants to stay (unsaved work).
    bool go(const QString &page, const QString &argument = {});
    void back();
    void forward();
    QString currentKey() const;                         // also of a page that is guarded
    Page *currentPage() const;                          // null on the guard page
    bool isGuarded() const;
    // The role may change while the window is open: what it may no longer use is closed.
    void setIdentity(const Identity &identity);
    void setOperatorName(const QString &name);
    const Identity &identity() const { return m_identity; }
    void setOfflineSince(const QDateTime &since);       // invalid: online
    CommandPalette *palette() const { return m_palette; }
    void setNotice(const Sentence &text);               // bottom bar

signals:
    void signOutRequested();
    void lockRequested();
    void quitOverUnsavedWork(); // while covered, so that the page cannot ask; the window stays
    void lockAfterChosen(int minutes);
    void ownPasswordRequested();
    void alertNoticeChosen(bool on);
    void languageChosen(const QString &code);
    void themeChosen(const QString &mode);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Place { QString page, argument; };
    void makeActions();
    void fillMenu();
    void retranslate();
    void retitle();
    void pointOut(const QString &page); // in the navigation
    bool showPlace(const Place &place);
    Page *made(const PageFactory &factory); // made now if it is not yet
    void makeAhead();
    bool mayUse(const PageFactory &factory) const;
    const PageFactory *factory(const QString &key) const;
    QString titleOf(const PageFactory &factory) const;
    QString homeKey() const;
    qsizetype wayBack() const; // the last place before this one that may be used; -1: none, go home
    void leaveGuard();
    static QString plain(QString text); // without mnemonics
    QList<PaletteEntry> find(const QString &text);
    void goInto(const QString &page, const QString &argument = {});
    void remember(const QString &key, const QString &value);
    QAction *addCommand(const char *icon, const QKeySequence &keys, void (MainWindow::*slot)());
    void refreshPage();
    void focusFilter();
    void openPalette();
    void toggleNavigation();
    void leaveSession();
    QList<QPointer<Page>> begun() const;
    bool letGo(); // false: a page keeps something that would be lost with the window; it is shown, and asks
    void lock();
    void changeOwnPassword();
    void showRoot(QWidget *widget);
    void quit();

    PageFactories m_factories;
    Language &m_language;
    theme::Theme &m_theme;
    workstation::Store *m_store;
    Services m_services;
    Identity m_identity;
    bool m_open = false, m_makesAhead = false, m_losing = false;
    QTimer m_ahead;
    QList<QPointer<Page>> m_begun; // have unsaved work, behind the cover
    QPointer<Page> m_unpolished; // made ahead, and styled in the next turn
    QHash<QString, Page *> m_pages;
    std::vector<std::unique_ptr<SearchProvider>> m_providers;
    QList<Place> m_history;
    qsizetype m_at = -1;

    QStackedWidget *m_root;
    PageStack *m_host;
    QPointer<QWidget> m_signIn, m_cover, m_behind, m_focusBefore;
    std::pair<int, int> m_selectedBefore; // in it, where it is a line: start and length
    std::function<QString()> m_coverTitle;
    QMenu *m_lockMenu;
    QActionGroup *m_lockAfter;
    QWidget *m_shell;
    TopBar *m_top;
    Navigation *m_navigation;
    BottomBar *m_bottom;
    GuardPage *m_guard;
    CommandPalette *m_palette;
    QAction *m_back = nullptr, *m_forward = nullptr, *m_refresh = nullptr, *m_filter = nullptr, *m_search = nullptr, *m_toggle = nullptr,
            *m_lock = nullptr, *m_ownPassword = nullptr, *m_alertNotice = nullptr, *m_signOut = nullptr, *m_quit = nullptr;
    QList<QAction *> m_commands;
    QActionGroup *m_languages, *m_themes;
    QList<QAction *> m_pageKeys;
};

} // namespace tenantry::ui

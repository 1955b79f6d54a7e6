// Esc in the window: what it answers first, and where it leads from what may not be used.
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tenantry;
using namespace tenantry::ui;

namespace {

class PlainPage : public Page {
public:
    PlainPage(const Services &services, QWidget *parent, QString key, const bool &mayLeave) : Page(services, parent), m_key(std::move(key)), m_mayLeave(mayLeave) { setFocusPolicy(Qt::StrongFocus); }
    QString key() const override { return m_key; }
    QString title() const override { return m_key; }
    QIcon icon() const override { return {}; }
    void retranslate() override {}
    bool leave() override { return m_mayLeave; }

private:
    QString m_key;
    const bool &m_mayLeave;
};

Identity identity(registry::Role role)
{
    Identity out;
    out.who.login = u"luis"_s;
    out.who.role = role;
    return out;
}

} // namespace

class EscapeTest : public QObject {
    Q_OBJECT
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    bool m_mayLeave = true;

    void open(registry::Role role, const QString &page)
    {
        PageFactories pages;
        for (const auto &[key, needs] : {std::pair(u"tenants"_s, registry::Role::User), {u"jobs"_s, registry::Role::User}, {u"operators"_s, registry::Role::Admin}, {u"wizard"_s, registry::Role::Admin}}) {
            PageFactory factory;
            factory.key = key;
            factory.icon = u"tenants"_s;
            factory.title = [key] { return key; };
            factory.create = [this, key](const Services &services, QWidget *parent) { return new PlainPage(services, parent, key, m_mayLeave); };
            factory.needs = needs;
            pages.push_back(factory);
        }
        m_window = std::make_unique<MainWindow>(std::move(pages), *m_language, *m_theme, nullptr);
        m_window->openSession({}, identity(role), nullptr, page);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = m_window->focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Mode::Light);
        m_language = std::make_unique<Language>();
    }
    void cleanup() { m_window.reset(); }

    // Wherever the focus is; the form, half typed as it may be, and the page come after it.
    void escapeWithdrawsTheQuestionFirst()
    {
        open(registry::Role::Admin, u"tenants"_s);
        m_window->go(u"jobs"_s);
        auto *bar = new ConfirmBar(m_window->currentPage());
        bar->ask(u"Cancel this run?"_s, u"Cancel run"_s, true, [] {});
        m_window->currentPage()->setFocus();
        m_mayLeave = false;
        press(Qt::Key_Escape);
        QVERIFY(!bar->isAsking() && !bar->isVisible());
        m_mayLeave = true;
        QCOMPARE(m_window->currentKey(), u"jobs"_s);
        bar->ask(u"Cancel this run?"_s, u"Cancel run"_s, true, [] {});
        press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->currentKey(), u"tenants"_s);
        QVERIFY(!bar->isAsking()); // it does not wait unseen
    }
    // A link led here: nothing lies before it, and Esc leads into what may be used all the same; not back and forth.
    void escapeLeavesTheGuard()
    {
        open(registry::Role::User, u"operators"_s);
        QVERIFY(m_window->isGuarded());
        press(Qt::Key_Escape);
        QVERIFY(!m_window->isGuarded());
        QCOMPARE(m_window->currentKey(), u"tenants"_s);
        press(Qt::Key_Escape);
        QVERIFY(!m_window->isGuarded());
        open(registry::Role::Admin, u"jobs"_s);
        m_window->go(u"operators"_s);
        m_window->go(u"wizard"_s);
        m_window->setIdentity(identity(registry::Role::User));
        press(Qt::Key_Escape); // past what may be used no more
        QCOMPARE(m_window->currentKey(), u"jobs"_s);
    }
};

QTEST_MAIN(EscapeTest)
#include "escape_test.moc"

// A window with four pages that have nothing in them: tenants and jobs for everybody, operators and wizard for an ADMIN.
#pragma once

#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSet>
#include <QTest>

namespace tenantry::test {

struct PlainState {
    bool mayLeave = true;
    QSet<QString> begun; // keys of pages on which something is typed that stays while one looks elsewhere
};

class PlainPage : public ui::Page {
public:
    PlainPage(const ui::Services &services, QWidget *parent, QString key, PlainState &state)
        : Page(services, parent), m_key(std::move(key)), m_state(state), m_confirm(new ui::ConfirmBar(this))
    {
        setFocusPolicy(Qt::StrongFocus);
    }
    QString key() const override { return m_key; }
    QString title() const override { return m_key; }
    QIcon icon() const override { return {}; }
    void retranslate() override {}
    bool leave() override { return m_state.mayLeave; }
    bool hasUnsavedWork() const override { return m_state.begun.contains(m_key); }
    bool letGo() override
    {
        return leave() && (!hasUnsavedWork() || m_confirm->askToDiscard([this] { m_state.begun.remove(m_key); }));
    }
    ui::ConfirmBar *confirm() const { return m_confirm; }

private:
    QString m_key;
    PlainState &m_state;
    ui::ConfirmBar *m_confirm;
};

inline ui::Identity plainIdentity(registry::Role role)
{
    ui::Identity out;
    out.who.login = QStringLiteral("luis");
    out.who.role = role;
    return out;
}

class PlainWindow {
public:
    PlainState state;
    PlainWindow() : m_theme(*qApp, ui::theme::Mode::Light) {}
    void open(registry::Role role, const QString &page)
    {
        ui::PageFactories pages;
        for (const auto &[key, needs] : {std::pair("tenants", registry::Role::User), {"jobs", registry::Role::User}, {"operators", registry::Role::Admin}, {"wizard", registry::Role::Admin}}) {
            ui::PageFactory factory;
            factory.key = QLatin1StringView(key);
            factory.icon = QStringLiteral("tenants");
            factory.title = [key] { return QString::fromLatin1(key); };
            factory.create = [this, key](const ui::Services &services, QWidget *parent) { return new PlainPage(services, parent, QLatin1StringView(key), state); };
            factory.needs = needs;
            pages.push_back(factory);
        }
        m_window = std::make_unique<ui::MainWindow>(std::move(pages), m_language, m_theme, nullptr);
        m_window->openSession({}, plainIdentity(role), nullptr, page);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = m_window->focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
    PlainPage *page() const { return dynamic_cast<PlainPage *>(m_window->currentPage()); }
    ui::MainWindow *operator->() const { return m_window.get(); }
    ui::MainWindow *get() const { return m_window.get(); }
    void close() { m_window.reset(); }

private:
    ui::theme::Theme m_theme;
    ui::Language m_language;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace tenantry::test

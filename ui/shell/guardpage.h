// What stands where a page would that this operator may not use, or that is not there: which role is needed, who they are,
// and a way back.
#pragma once

#include "ui/shell/identity.h"

#include <QWidget>
#include <functional>

namespace tenantry::ui {

class EmptyState;

class GuardPage : public QWidget {
    Q_OBJECT
public:
    explicit GuardPage(QWidget *parent = nullptr);
    // `title` is asked again when the language changes. Empty function: there is no such page. `what`: what it is for; may be empty.
    void set(const Identity &identity, registry::Role needed, const std::function<QString()> &title, const base::Text &what = {});
    void setBack(const QString &page); // the title of where the way back leads

signals:
    void back();
    void signOut();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    Identity m_identity;
    registry::Role m_needed = registry::Role::Admin;
    std::function<QString()> m_title;
    base::Text m_what;
    QString m_back;
    EmptyState *m_state;
};

} // namespace tenantry::ui

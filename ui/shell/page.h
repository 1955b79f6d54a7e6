// What the main window hosts. A page owns its models, asks for data itself, and is told only when it is looked at.
#pragma once

#include "ui/shell/services.h"
#include "ui/widgets/unmeasured.h"

#include <QEvent>
#include <QIcon>

namespace tenantry::ui {

class Page : public Unmeasured {
    Q_OBJECT
public:
    explicit Page(const Services &services, QWidget *parent = nullptr) : Unmeasured(parent), m_services(services) {}

    virtual QString key() const = 0;          // "tenants": deep links, preferences, --page
    virtual QString title() const = 0;        // translated now; the window asks again on a language change
    virtual QIcon icon() const = 0;

    virtual void activated(const QString &argument) { Q_UNUSED(argument) } // shown; argument from a link: "state:failed", an id
    virtual void refresh() {}                 // F5
    virtual void focusFilter() {}             // Ctrl+F
    virtual void retranslate() = 0;           // all texts again; called by changeEvent(LanguageChange)
    virtual bool leave() { return true; }     // false: unsaved work, stay
    virtual bool letGo() { return leave(); }  // all that the window holds goes: signing out, quitting. False: something would be lost with it, and the page asks
    virtual bool hasUnsavedWork() const { return false; } // what letGo() asks about, without asking
    virtual bool makeMore() { return false; } // makes one part that nobody needs yet, while nothing else is to do; false: there is none left

signals:
    void navigate(const QString &page, const QString &argument); // "jobs", "<operation id>"
    void busyChanged(bool busy);

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        Unmeasured::changeEvent(event);
    }
    Services m_services;
};

} // namespace tenantry::ui

// Puts something on the clipboard and says so. For a secret the clipboard is emptied again after 30 s, unless something
// else was copied meanwhile.
#pragma once

#include "base/secret.h"

#include <QToolButton>
#include <chrono>
#include <functional>

namespace tenantry::ui {

inline constexpr int clipboardSeconds = 30;

void copyText(const QString &text);
void copySecret(const base::Secret &secret, std::chrono::milliseconds keptFor = std::chrono::seconds(clipboardSeconds)); // forgotten by the clipboard then, and at the program's end

void forgetCopiedSecret(); // now, where the clipboard still holds it

class CopyButton : public QToolButton {
    Q_OBJECT
public:
    explicit CopyButton(QWidget *parent = nullptr);
    void setText(const QString &text);                            // what is copied
    void setSource(const std::function<QString()> &source);       // asked when pressed
    void setSecret(const std::function<base::Secret()> &source);  // copied with copySecret()
    void setKeptFor(std::chrono::milliseconds time);              // a secret, by the clipboard
    void setGuard(const std::function<bool()> &mayCopy);           // asked first; false: nothing is copied
    void setWhat(const QString &what);                            // "Copy %1": accessible name

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString m_what;
    std::function<bool()> m_guard;
    std::function<QString()> m_text;
    std::function<base::Secret()> m_secret;
    std::chrono::milliseconds m_keptFor = std::chrono::seconds(clipboardSeconds);
};

} // namespace tenantry::ui

// Secrets, shown and typed.
#pragma once

#include "base/secret.h"

#include <QLineEdit>
#include <QWidget>
#include <chrono>

class QToolButton;
class QTimer;

namespace tenantry::ui {

class CopyButton;

// Shows one: hidden, revealed on request (and hidden again after 30 s), copied with a clipboard that forgets.
class SecretField : public QWidget {
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);
    static QString unseenText(); // what to ask with, before one that is shown only once goes
    void setSecret(const base::Secret &secret);
    void clear();
    void setWhat(const QString &what); // "Password of the database role": accessible name
    // Guarded: pressing reveal or copy only emits revealRequested(); the owner checks, calls setSecret() and reveal().
    void setGuarded(bool guarded);
    void setShownFor(std::chrono::milliseconds time); // once revealed, and by the clipboard once copied
    std::chrono::milliseconds shownFor() const;
    void reveal();
    void conceal();
    bool isRevealed() const { return m_revealed; }
    bool isGuarded() const { return m_guarded; }
    bool isUnseen() const; // there is one, and it was neither looked at nor copied

signals:
    void revealRequested();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override; // out of sight is concealed

private:
    void retranslate();
    void display();
    base::Secret m_secret;
    QString m_what;
    bool m_revealed = false, m_guarded = false, m_taken = false;
    QLineEdit *m_edit;
    QToolButton *m_eye;
    CopyButton *m_copy;
    QTimer *m_timer;
};

// Types one: a password edit with a reveal button.
class PasswordEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent = nullptr);
    base::Secret secret() const { return m_kept.isEmpty() ? base::secretFromText(text()) : m_kept; }
    // One that nobody typed here, from a keychain: it is used and never shown. It is not in the text, so there is nothing to reveal; dots stand for it
    // until something else is typed.
    void keep(const base::Secret &secret);
    bool isKept() const { return !m_kept.isEmpty(); }
    void clear(); // the kept one, too

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QAction *m_eye;
    base::Secret m_kept;
};

// 0 (nothing) … 4 (strong), by length, kinds of characters and common patterns.
int passwordStrength(const QString &password);

} // namespace tenantry::ui

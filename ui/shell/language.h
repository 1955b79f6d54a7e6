// The language of the panel: English or Spanish, changed at run time. Made once, by app/.
#pragma once

#include <QObject>
#include <QTranslator>

namespace tenantry::ui {

// GUI thread. Installs Tenantry's and Qt's own translations and sets QLocale's default; every widget then gets a
// LanguageChange event.
class Language : public QObject {
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    static QStringList codes();                  // "en", "es"
    static QString name(const QString &code);    // in that language itself: "Español"
    static QString ofSystem();                   // the first of the system's languages that is there, else "en"

    QString code() const { return m_code; }
    void set(const QString &code);               // unknown: the system's

signals:
    void changed(const QString &code);

private:
    QTranslator m_own, m_qt;
    QString m_code;
};

} // namespace tenantry::ui

// Light or dark, as the system says or as the operator chose; changes the whole application at once. Made once, by app/.
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>

class QApplication;

namespace tenantry::ui::theme {

enum class Mode { System, Light, Dark };
QString modeName(Mode mode); // "system", "light", "dark"
Mode modeFromName(const QString &name);

// GUI thread. Lives as long as the application's windows.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QApplication &application, Mode mode = Mode::System, QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool isDark() const { return m_dark; }

signals:
    void changed();

private:
    void apply();
    QApplication &m_application;
    Mode m_mode;
    bool m_dark = false;
    bool m_applied = false;
};

// Digits of one width, for columns of numbers.
QFont numeric(QFont font);
// For identifiers, SQL, keys.
QFont monospace(const QFont &like);

} // namespace tenantry::ui::theme

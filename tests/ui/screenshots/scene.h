// A scene builds a window in one state. The program shows it at 1440 x 900 in each language and theme, waits until it has
// settled, and saves OUTDIR/<name>-<language>-<theme>.png.
//
// In a file of your own, scenes_<what>.cpp:
//
//     static const Scene empty{QStringLiteral("tenants-empty"), [](Stage &stage) -> QWidget * { … return window; }};
#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

namespace tenantry::screenshots {

struct Stage {
    QString language; // "en", "es": translators are installed and QLocale is set
    bool dark = false;
    // Kept alive until the picture is taken.
    std::vector<std::shared_ptr<void>> kept;
    template <class T> T *keep(std::shared_ptr<T> thing)
    {
        kept.push_back(thing);
        return thing.get();
    }
    // Called after the window is shown, before the picture: open a palette, press a key. Optional.
    std::function<void(QWidget *)> afterShow;
    std::function<bool()> ready; // optional: waits (at most 20 s) until it says so
};

// The registering object. Give back the top-level window; the program deletes it.
struct Scene {
    QString name;
    std::function<QWidget *(Stage &)> build;
    Scene(QString sceneName, std::function<QWidget *(Stage &)> function);
    static QList<const Scene *> &all();
    // Run after the last picture, before the application ends: what scenes share and must not outlive QCA.
    static QList<std::function<void()>> &atEnd();
};

} // namespace tenantry::screenshots

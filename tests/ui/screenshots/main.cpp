// tenantry_screenshots OUTDIR [--only TEXT] [--size WxH] : pictures of every scene, both languages, light and dark.
#include "scene.h"

#include "ui/shell/language.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QtCrypto>
#include <cstdio>

using namespace tenantry;

namespace tenantry::screenshots {

Scene::Scene(QString sceneName, std::function<QWidget *(Stage &)> function) : name(std::move(sceneName)), build(std::move(function))
{
    all() << this;
}

QList<const Scene *> &Scene::all()
{
    static QList<const Scene *> scenes;
    return scenes;
}

QList<std::function<void()>> &Scene::atEnd()
{
    static QList<std::function<void()>> actions;
    return actions;
}

} // namespace tenantry::screenshots

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer qca;
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("OUTDIR"), QStringLiteral("where the pictures go"));
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("scenes whose name contains this"), QStringLiteral("text"));
    const QCommandLineOption sizeOption(QStringLiteral("size"), QStringLiteral("of the window"), QStringLiteral("WxH"), QStringLiteral("1440x900"));
    parser.addOptions({only, sizeOption});
    parser.process(application);
    const QString out = parser.positionalArguments().value(0, QStringLiteral("screenshots"));
    if (!QDir().mkpath(out)) {
        std::fprintf(stderr, "cannot make %s\n", qPrintable(out));
        return 1;
    }
    const QStringList sides = parser.value(sizeOption).split(QLatin1Char('x'));
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());

    ui::Language language;
    ui::theme::Theme theme(application);
    int taken = 0;
    for (const bool dark : {false, true}) {
        theme.setMode(dark ? ui::theme::Mode::Dark : ui::theme::Mode::Light);
        for (const QString &code : ui::Language::codes()) {
            language.set(code);
            for (const screenshots::Scene *scene : screenshots::Scene::all()) {
                if (!scene->name.contains(parser.value(only)))
                    continue;
                screenshots::Stage stage;
                stage.language = code;
                stage.dark = dark;
                std::unique_ptr<QWidget> window(scene->build(stage));
                window->resize(size);
                window->show();
                if (!QTest::qWaitForWindowExposed(window.get()))
                    std::fprintf(stderr, "%s was not exposed\n", qPrintable(scene->name));
                if (stage.ready && !QTest::qWaitFor(stage.ready, 20'000))
                    std::fprintf(stderr, "%s was not ready in 20 s\n", qPrintable(scene->name));
                if (stage.afterShow)
                    stage.afterShow(window.get());
                QTest::qWait(60); // animations and layouts of the last change
                const QString file = QStringLiteral("%1/%2-%3-%4.png").arg(out, scene->name, code, dark ? QStringLiteral("dark") : QStringLiteral("light"));
                if (!window->grab().save(file)) {
                    std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
                    return 1;
                }
                ++taken;
            }
        }
    }
    for (const auto &action : screenshots::Scene::atEnd())
        action();
    std::printf("%d pictures in %s\n", taken, qPrintable(out));
    return taken > 0 ? 0 : 1;
}

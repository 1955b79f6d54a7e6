// tenantry_screenshots OUTDIR [--only TEXT] [--size WxH] : pictures of every scene, both languages, light and dark.
// tenantry_screenshots --check : no pictures; every scene in both languages is looked at for words that are cut off, controls without a name, keys that
// stand for two things or for none, and Tab that does not go as one reads.
#include "scene.h"

#include "tests/ui/shell/walk.h"
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
    const QCommandLineOption check(QStringLiteral("check"), QStringLiteral("say what is wrong with the scenes, take no pictures"));
    parser.addOptions({only, sizeOption, check});
    parser.process(application);
    const QString out = parser.positionalArguments().value(0, QStringLiteral("screenshots"));
    const bool checks = parser.isSet(check);
    if (!checks && !QDir().mkpath(out)) {
        std::fprintf(stderr, "cannot make %s\n", qPrintable(out));
        return 1;
    }
    const QStringList sides = parser.value(sizeOption).split(QLatin1Char('x'));
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());

    ui::Language language;
    ui::theme::Theme theme(application);
    int taken = 0, wrong = 0;
    for (const bool dark : {false, true}) {
        if (checks && dark)
            break;
        theme.setMode(dark ? ui::theme::Mode::Dark : ui::theme::Mode::Light);
        for (const QString &code : ui::Language::codes()) {
            language.set(code);
            for (const screenshots::Scene *scene : screenshots::Scene::all()) {
                if (!scene->name.contains(parser.value(only)) || (checks && scene->name == QLatin1String("widgets"))) // the gallery is no page
                    continue;
                screenshots::Stage stage;
                stage.language = code;
                stage.dark = dark;
                std::unique_ptr<QWidget> window(scene->build(stage));
                window->resize(size);
                window->show();
                if (!QTest::qWaitForWindowExposed(window.get()))
                    std::fprintf(stderr, "%s was not exposed\n", qPrintable(scene->name));
                if (stage.ready && !QTest::qWaitFor(stage.ready, 20'000) && ++wrong > 0)
                    std::fprintf(stderr, "%s was not ready in 20 s\n", qPrintable(scene->name));
                if (stage.afterShow)
                    stage.afterShow(window.get());
                QTest::qWait(60); // animations and layouts of the last change
                ++taken;
                if (checks) {
                    (void)QTest::qWaitFor([&] { return walk::cut(window.get()).isEmpty(); }, 3'000); // words that wrap are laid out in several rounds
                    const QStringList found = walk::doubledMnemonics(window.get()) + walk::deadMnemonics(window.get()) + walk::tabJumps(window.get()) + walk::nameless(window.get()) + walk::cut(window.get());
                    for (const QString &each : found)
                        std::printf("%s (%s): %s\n", qPrintable(scene->name), qPrintable(code), qPrintable(each));
                    wrong += int(found.size());
                    continue;
                }
                const QString file = QStringLiteral("%1/%2-%3-%4.png").arg(out, scene->name, code, dark ? QStringLiteral("dark") : QStringLiteral("light"));
                if (!window->grab().save(file)) {
                    std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
                    return 1;
                }
            }
        }
    }
    for (const auto &action : screenshots::Scene::atEnd())
        action();
    if (checks)
        std::printf("%d things in %d scenes\n", wrong, taken);
    else
        std::printf("%d pictures in %s\n", taken, qPrintable(out));
    return taken > 0 && wrong == 0 ? 0 : 1;
}

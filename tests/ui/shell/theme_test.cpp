// Contrast of every pair of colours that meets on screen, in both themes; and that every icon that is asked for is there.
#include "plainwindow.h"

#include "ui/shell/topbar.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDirIterator>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>
#include <functional>

using namespace tenantry::ui;

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void contrast_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const bool dark : {false, true}) {
            const theme::Tokens &t = dark ? theme::dark() : theme::light();
            const auto row = [dark](const char *name, const QColor &ink, const QColor &ground, double least) {
                QTest::addRow("%s: %s", dark ? "dark" : "light", name) << ink << ground << least;
            };
            constexpr double text = 4.5, edge = 3.0; // WCAG 2.2, 1.4.3 and 1.4.11
            const std::pair<const char *, QColor> grounds[] = {{"window", t.window}, {"surface", t.surface}, {"raised", t.raised}, {"hover", t.hover}, {"selection", t.selection}};
            for (const auto &[name, ground] : grounds) {
                row(qPrintable(QStringLiteral("text on %1").arg(QLatin1String(name))), t.text, ground, 7);
                row(qPrintable(QStringLiteral("muted on %1").arg(QLatin1String(name))), t.muted, ground, text);
                row(qPrintable(QStringLiteral("link on %1").arg(QLatin1String(name))), t.link, ground, text);
            }
            for (const auto &[name, ground] : {std::pair{"window", t.window}, std::pair{"surface", t.surface}}) {
                row(qPrintable(QStringLiteral("faint on %1").arg(QLatin1String(name))), t.faint, ground, text);
                row(qPrintable(QStringLiteral("control on %1").arg(QLatin1String(name))), t.control, ground, edge);
                row(qPrintable(QStringLiteral("danger on %1").arg(QLatin1String(name))), t.danger, ground, text);
                row(qPrintable(QStringLiteral("success on %1").arg(QLatin1String(name))), t.success, ground, text);
                row(qPrintable(QStringLiteral("warning on %1").arg(QLatin1String(name))), t.warning, ground, text);
            }
            for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger, Tone::Info})
                row(qPrintable(QStringLiteral("chip %1").arg(static_cast<int>(tone))), t.ink(tone), t.soft(tone), text);
            row("muted on danger", t.muted, t.dangerSoft, text);
            row("muted on warning", t.muted, t.warningSoft, text);
            row("text on danger", t.text, t.dangerSoft, text);
            row("button", t.onAccent, t.accent, text);
            row("button hovered", t.onAccent, t.accentHover, text);
            row("dangerous button", t.onAccent, t.dangerFill, text);
            row("dangerous button hovered", t.onAccent, t.dangerFillHover, text);
            row("production", t.onBand, t.production, text);
            row("staging", t.onBand, t.staging, text);
            row("local", t.onBand, t.local, text);
        }
    }
    void contrast()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double ratio = theme::contrast(ink, ground);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(ratio)));
    }
    void ratioIsWcags() { QCOMPARE(theme::contrast(Qt::black, Qt::white), 21.0); }

    void iconsAskedForAreThere()
    {
        // Names in the sources, against files; so that no button is bare.
        static const QRegularExpression use(QStringLiteral(R"((?:Icons::get|Icons::onAccent|setIcon|makeIconButton|Icons::pixmap)\((?:QStringLiteral\()?"([a-z-]+)\")"));
        QStringList missing;
        int seen = 0;
        for (QDirIterator it(QStringLiteral(TENANTRY_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto match = use.globalMatch(source); match.hasNext();) {
                const QString name = match.next().captured(1);
                ++seen;
                if (!Icons::exists(name))
                    missing << QFileInfo(file).fileName() + QStringLiteral(": ") + name;
            }
        }
        QVERIFY(seen > 20);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }
    void iconsRender_data()
    {
        QTest::addColumn<QString>("file");
        for (QDirIterator it(QStringLiteral(":/icons")); it.hasNext();) {
            const QString file = it.next();
            QTest::addRow("%s", qPrintable(QFileInfo(file).baseName())) << file;
        }
    }
    void iconsRender()
    {
        QFETCH(QString, file);
        QVERIFY(QSvgRenderer(file).isValid());
        const QString name = QFileInfo(file).baseName();
        const QImage image = Icons::pixmap(name, 24, Qt::red, 2).toImage();
        QCOMPARE(image.size(), QSize(48, 48));
        bool any = false;
        for (int y = 0; y < image.height() && !any; ++y)
            for (int x = 0; x < image.width() && !any; ++x)
                any = qAlpha(image.pixel(x, y)) > 128;
        QVERIFY2(any, "nothing is drawn");
    }

    // On a screen of 200 % with every pixel of it, also with room beside it; not the picture for 100 %, enlarged.
    void iconsAreCrispWhenScaled()
    {
        const QIcon icon = Icons::get("search");
        for (const QSize &size : {QSize(20, 20), QSize(28, 20)})
            for (const qreal scale : {1.0, 1.5, 2.0}) {
                const QPixmap pixmap = icon.pixmap(size, scale);
                QCOMPARE(pixmap.size(), (QSizeF(size) * scale).toSize());
                QCOMPARE(pixmap.devicePixelRatio(), scale);
                const QImage drawn = pixmap.toImage().copy(0, 0, int(20 * scale), int(20 * scale));
                QImage wanted = Icons::pixmap(QStringLiteral("search"), 20, theme::tokens().muted, scale).toImage();
                QCOMPARE(drawn.convertToFormat(QImage::Format_ARGB32_Premultiplied), wanted.convertToFormat(QImage::Format_ARGB32_Premultiplied));
            }
    }

    void changesAtOnce()
    {
        theme::Theme theme(*qApp, theme::Mode::Light);
        QSignalSpy changed(&theme, &theme::Theme::changed);
        QPushButton button;
        const QIcon icon = Icons::get("search");
        const QImage before = icon.pixmap(20, 20).toImage();
        QVERIFY(!theme.isDark());
        theme.setMode(theme::Mode::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(theme::isDark());
        QCOMPARE(qApp->palette().color(QPalette::Window), theme::dark().window);
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@'))); // every token was known
        QVERIFY(icon.pixmap(20, 20).toImage() != before);         // the same icon, in the colour of now
        theme.setMode(theme::Mode::Dark);
        QCOMPARE(changed.size(), 1); // nothing changed
        theme.setMode(theme::Mode::Light);
        QCOMPARE(icon.pixmap(20, 20).toImage(), before);
    }
    void theWheelScrollsAFormAndChangesNothingInIt_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"combo", "editable", "number", "time", "tabs"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void theWheelScrollsAFormAndChangesNothingInIt()
    {
        QFETCH(QString, kind);
        theme::Theme theme(*qApp, theme::Mode::Light);
        QScrollArea area;
        auto *form = new QWidget;
        auto *column = new QVBoxLayout(form);
        auto *before = new QLineEdit(form);
        column->addWidget(before);
        QWidget *control = nullptr;
        std::function<QVariant()> value;
        if (kind == QLatin1String("combo") || kind == QLatin1String("editable")) {
            auto *combo = new QComboBox(form);
            for (int i = 0; i < 40; ++i)
                combo->addItem(QString::number(i));
            combo->setEditable(kind == QLatin1String("editable"));
            value = [combo] { return combo->currentIndex(); };
            control = combo;
        } else if (kind == QLatin1String("number")) {
            auto *number = new QSpinBox(form);
            number->setRange(-100, 100);
            value = [number] { return number->value(); };
            control = number;
        } else if (kind == QLatin1String("time")) {
            auto *time = new QDateTimeEdit(QDateTime(QDate(2026, 6, 15), QTime(12, 30)), form);
            value = [time] { return time->dateTime(); };
            control = time;
        } else {
            auto *tabs = new QTabBar(form);
            for (int i = 0; i < 9; ++i)
                tabs->addTab(QString::number(i));
            value = [tabs] { return tabs->currentIndex(); };
            control = tabs;
        }
        column->addWidget(control);
        column->addSpacing(2000);
        area.setWidget(form);
        area.setWidgetResizable(true);
        area.resize(400, 300);
        area.show();
        area.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        before->setFocus();
        const QVariant was = value();
        const auto turn = [&] { QTest::wheelEvent(area.windowHandle(), control->mapTo(&area, control->rect().center()), QPoint(0, -120)); };
        turn();
        QTRY_VERIFY(area.verticalScrollBar()->value() > 0); // what is around it scrolls
        QCOMPARE(value(), was);
        QVERIFY(before->hasFocus());
        // Where the keyboard is, the wheel is meant for it.
        area.verticalScrollBar()->setValue(0);
        control->setFocus();
        QVERIFY(control->hasFocus());
        turn();
        QTRY_VERIFY(value() != was);
        QCOMPARE(area.verticalScrollBar()->value(), 0);
    }
    void theListOfADropDownScrolls()
    {
        theme::Theme theme(*qApp, theme::Mode::Light);
        QWidget window;
        QComboBox combo(&window);
        for (int i = 0; i < 200; ++i)
            combo.addItem(QString::number(i));
        combo.setMaxVisibleItems(5);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        combo.showPopup();
        QWidget *list = combo.view()->window();
        QVERIFY(QTest::qWaitForWindowExposed(list));
        const int was = combo.view()->verticalScrollBar()->value();
        QTest::wheelEvent(list->windowHandle(), combo.view()->mapTo(list, combo.view()->rect().center()), QPoint(0, -120));
        QTRY_VERIFY(combo.view()->verticalScrollBar()->value() > was);
        combo.hidePopup();
    }
    // The theme in use has the tick that the language in use has: its colour alone would not tell it.
    void theMenuTicksTheThemeInUse()
    {
        tenantry::test::PlainWindow window;
        window.open(tenantry::registry::Role::Admin, QStringLiteral("tenants"));
        QMenu *menu = window->findChild<TopBar *>()->operatorMenu();
        for (QAction *action : menu->actions())
            if (action->data() == QStringLiteral("en"))
                action->trigger();
        menu->popup({});
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        const QImage picture = menu->grab().toImage();
        QList<QImage> chosen, others;
        for (QAction *action : menu->actions())
            if (action->isCheckable() && action->isVisible()) {
                QRect mark = menu->actionGeometry(action);
                mark.setWidth(mark.height());
                (action->isChecked() ? chosen : others) << picture.copy(mark);
            }
        menu->close();
        QCOMPARE(chosen.size(), 2); // a language and a theme
        QCOMPARE(chosen.first(), chosen.last());
        for (const QImage &each : others)
            QVERIFY(each != chosen.first());
    }
    void modesHaveNames()
    {
        for (const auto mode : {theme::Mode::System, theme::Mode::Light, theme::Mode::Dark})
            QCOMPARE(theme::modeFromName(theme::modeName(mode)), mode);
        QCOMPARE(theme::modeFromName(QStringLiteral("plaid")), theme::Mode::System);
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"

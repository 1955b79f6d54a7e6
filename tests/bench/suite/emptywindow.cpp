// The floor of the panel's start: a window of Qt with nothing in it, which says when it has painted.
#include <QApplication>
#include <QTimer>
#include <QWidget>
#include <cstdio>

namespace {

class Window : public QWidget {
protected:
    void paintEvent(QPaintEvent *) override
    {
        QTimer::singleShot(0, this, [] { std::fputs("first paint\n", stderr); });
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Window window;
    window.resize(1200, 800);
    window.show();
    return QApplication::exec();
}

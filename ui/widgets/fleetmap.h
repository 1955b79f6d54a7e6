// One cell per tenant of a run, or of the fleet: how a hundred thousand are doing, at a glance. A state is a colour and a shape: filled, a
// cross, a ring, a bar, an empty square, a triangle, a diamond; so small that no shape fits, the legend's numbers say the same.
#pragma once

#include <QImage>
#include <QWidget>

namespace tenantry::ui {

class FleetMap : public QWidget {
    Q_OBJECT
public:
    // Letters as RunRepository::map() gives them: p waiting, r in work, s succeeded, f failed, k skipped. Of health also w and d.
    enum Cell { Waiting, InWork, Succeeded, Failed, Skipped, Warning, Danger, Cells };
    static Cell cellOf(char letter);

    explicit FleetMap(QWidget *parent = nullptr);
    void setCells(const QByteArray &letters);
    const QByteArray &cells() const { return m_cells; }
    int current() const { return m_current; } // under the keyboard; -1: none
    int cellAt(const QPoint &at) const;       // -1: none
    static QPixmap sample(Cell cell, int side, qreal ratio); // for a legend

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 24}; }

signals:
    void activated(int index);                     // pressed, or Enter
    void asked(int index, const QPoint &global);   // the pointer rests on it, or the keyboard is there: who is it?

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int side(int width) const;
    int columns(int width) const;
    QRect rectOf(int index) const;
    void render();
    void moveTo(int index);
    QByteArray m_cells;
    QImage m_image;
    bool m_stale = true;
    int m_current = -1;
};

} // namespace tenantry::ui

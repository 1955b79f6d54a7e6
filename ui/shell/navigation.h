// The bar at the left: one entry a page, icon and word; icon alone when collapsed.
#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace tenantry::ui {

class NavigationButton : public QAbstractButton {
    Q_OBJECT
public:
    NavigationButton(QString key, const QString &icon, QWidget *parent);
    const QString &key() const { return m_key; }
    void setCollapsed(bool collapsed);
    void setHint(const QKeySequence &shortcut);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; // up and down walk the bar
    void changeEvent(QEvent *event) override;

private:
    QString m_key;
    QKeySequence m_hint;
    bool m_collapsed = false;
};

class Navigation : public QWidget {
    Q_OBJECT
public:
    explicit Navigation(QWidget *parent = nullptr);
    void clear();
    void add(const QString &key, const QString &icon, const QKeySequence &shortcut);
    void setTitle(const QString &key, const QString &title);
    void setCurrent(const QString &key);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    QStringList keys() const;

signals:
    void chosen(const QString &key);
    void collapsedChanged(bool collapsed);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    QList<NavigationButton *> m_buttons;
    NavigationButton *m_collapse;
    QButtonGroup *m_group;
    QVBoxLayout *m_list;
    bool m_collapsed = false;
};

} // namespace tenantry::ui

// Ctrl+K: one field that finds pages, actions and tenants, and goes there.
#pragma once

#include "ui/widgets/statuschip.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace tenantry::ui {

struct PaletteEntry {
    QString section, icon, title, detail, shortcut;
    std::optional<Status> status;
    int score = 0;
    std::function<void()> run;
};

// How well `text` (folded) names something called `title`: 100 exact, 80 prefix, 65 a word's beginning, 50 inside,
// 30 its letters in order; 0 not at all.
int matchScore(const QString &foldedText, const QString &title);

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IsHeading = Qt::UserRole, Detail, Shortcut, Icon, Chip };
    using QAbstractListModel::QAbstractListModel;
    void set(const QList<PaletteEntry> &entries); // grouped by section, the section with the best score first
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    const PaletteEntry *entry(int row) const; // null for a heading
    int firstEntry() const;

private:
    struct Row { QString heading; PaletteEntry entry; };
    std::vector<Row> m_rows;
};

// A layer over the window it belongs to; nothing modal, no loop of its own.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    // Asked at every keystroke, with the trimmed text; empty: what to offer before anything is typed.
    using Source = std::function<QList<PaletteEntry>(const QString &text)>;

    CommandPalette(Source source, QWidget *window);
    void open();
    void close();
    bool isOpen() const { return isVisible(); }
    QLineEdit *edit() const { return m_edit; }
    PaletteModel *model() const { return m_model; }

signals:
    void closed();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void retranslate();
    void place();
    void search();
    void step(int by);
    void run();
    Source m_source;
    QWidget *m_panel;
    QLineEdit *m_edit;
    QListView *m_list;
    QLabel *m_nothing, *m_keys;
    PaletteModel *m_model;
    QPointer<QWidget> m_focusBefore;
};

} // namespace tenantry::ui

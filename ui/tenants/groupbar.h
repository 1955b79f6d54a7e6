// Saved groups of tenants: a name for a filter expression, kept on this computer for each registry. Chips to apply them,
// and one line to name or rename; never a dialog.
#pragma once

#include <QList>
#include <QWidget>

class QFrame;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace tenantry::workstation { class Store; }

namespace tenantry::ui {

class GroupBar : public QWidget {
    Q_OBJECT
public:
    GroupBar(workstation::Store *store, const QString &registryId, QWidget *parent = nullptr);

    void setExpression(const QString &expression, bool valid); // what is in the filter box now
    QToolButton *button() const { return m_button; }           // with the menu; the page places it
    QList<std::pair<QString, QString>> groups() const { return m_groups; }

    void save(const QString &name);
    void rename(const QString &from, const QString &to);
    void remove(const QString &name);
    void startSaving();
    void startRenaming(const QString &name);
    void retranslate();

signals:
    void applied(const QString &expression);

private:
    void read();
    void fill();
    void fillMenu();
    void confirm();
    void endEditing();

    workstation::Store *m_store;
    QString m_registryId;
    QList<std::pair<QString, QString>> m_groups;
    QString m_expression;
    bool m_valid = true;
    QString m_renaming;
    QToolButton *m_button;
    QMenu *m_menu;
    QHBoxLayout *m_chips;
    QWidget *m_chipRow;
    QFrame *m_editor;
    QLabel *m_question, *m_problem;
    QLineEdit *m_name;
    QPushButton *m_save, *m_cancel;
};

} // namespace tenantry::ui

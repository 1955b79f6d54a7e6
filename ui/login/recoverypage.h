// The recovery key of a new registry: shown once, copied, saved, and kept by somebody before it goes away.
#pragma once

#include "base/secret.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class CopyButton;

class RecoveryPage : public QWidget {
    Q_OBJECT
public:
    explicit RecoveryPage(QWidget *parent = nullptr);
    void set(const base::Secret &key, const QString &registryName);
    void forget();

signals:
    void kept();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void save();
    void write(const QString &path);
    base::Secret m_key;
    QString m_registry, m_saved;
    QLabel *m_title, *m_text, *m_shown, *m_savedTo;
    CopyButton *m_copy;
    ErrorBanner *m_banner;
    QPushButton *m_save, *m_go;
    QCheckBox *m_check;
};

} // namespace tenantry::ui

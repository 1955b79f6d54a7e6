// Failures by cause: 312 failures are three causes. Each says how many, where in the file, why most likely and what to do, and can be tried
// again by itself.
#pragma once

#include "registry/runs.h"

#include <QWidget>
#include <functional>

class QPushButton;
class QThreadPool;
class QVBoxLayout;

namespace tenantry::ui {

class CauseList : public QWidget {
    Q_OBJECT
public:
    explicit CauseList(QThreadPool *workers, QWidget *parent = nullptr);
    void setCauses(const QList<registry::RunCause> &causes, bool mayRetry);
    // The text of a migration file, where it is known: the lines around the one that failed are shown then.
    using Source = std::function<QByteArray(const QString &fileName)>;
    void setSource(const Source &source) { m_source = source; }
    void retranslate();
    int count() const { return int(m_causes.size()); }
    QPushButton *retryButton(int index) const { return m_retries.value(index); } // null where it cannot be retried

signals:
    void retryRequested(const QString &cause, int tenants);
    void tenantWanted(const QString &slug);

private:
    void rebuild();
    QList<registry::RunCause> m_causes;
    QList<QPushButton *> m_retries;
    bool m_mayRetry = false;
    QThreadPool *m_workers;
    Source m_source;
    QVBoxLayout *m_layout;
};

} // namespace tenantry::ui

// One part of the look into a tenant: asked on a worker when somebody looks at it, stopped when nobody does any more, forgotten with
// the tenant. GUI thread.
#pragma once

#include "base/async.h"
#include "ui/inspection/inspectionbackend.h"
#include "ui/widgets/statestack.h"

#include <QDateTime>
#include <QWidget>

class QVBoxLayout;

namespace tenantry::ui {

class LookPart : public QWidget {
    Q_OBJECT
public:
    LookPart(const InspectionBackend &backend, const Services &services, QWidget *parent);
    ~LookPart() override;

    void setTenant(const registry::Tenant &tenant); // another one: what was found of the last is gone
    const registry::Tenant &tenant() const { return m_tenant; }
    void setLooking(bool looking);                  // reads what is not there yet; false: stops what is being asked
    bool isLooking() const { return m_looking; }
    virtual void refresh();
    void setReason(const QString &reason) { m_reason = reason; }
    bool isReading() const { return m_reading; }
    const QDateTime &readAt() const { return m_readAt; } // invalid: nothing is there yet
    StateStack *states() const { return m_states; }

    virtual QString command() const = 0;            // the tenantryctl line that does the same
    virtual QWidget *filter() const { return nullptr; } // Ctrl+F
    virtual void retranslate() = 0;
    virtual bool leave() { return true; }

signals:
    void changed();                                 // begins, has ended
    void reasonMissing();

protected:
    virtual void read() = 0;                        // calls ask()
    virtual void forget() = 0;                      // what is shown is another tenant's
    virtual void ended() {}                         // read, or failed
    virtual QString whatFailed() const = 0;         // "The tables could not be read."
    const QString &reason() const { return m_reason; }
    QStringList withReason(QStringList words) const;

    template <class T, class Take>
    void ask(const std::function<base::Result<T>(const registry::Tenant &, const QString &, std::stop_token)> &look, Take take)
    {
        if (m_reading || m_tenant.id.isEmpty() || !look)
            return;
        m_stop = {};
        m_reading = true;
        if (!m_readAt.isValid())
            m_states->showLoading();
        emit changed();
        base::run(m_services.workers, m_stop.get_token(), [find = m_backend.find, look, id = m_tenant.id, why = m_reason](std::stop_token stop) -> base::Result<T> {
            TRY(const registry::Tenant now, find(id, stop)); // moved to another server, migrated
            return look(now, why, stop);
        }).then(this, [this, take, number = m_number](const base::Result<T> &result) {
            if (number != m_number)
                return;
            m_reading = false;
            if (result) {
                m_readAt = QDateTime::currentDateTimeUtc();
                take(*result);
            } else {
                m_states->showError(result.error(), [this] { return whatFailed(); });
            }
            ended();
            emit changed();
        });
    }

    InspectionBackend m_backend;
    Services m_services;
    StateStack *m_states;
    QVBoxLayout *m_column;

private:
    void stop();
    registry::Tenant m_tenant;
    QString m_reason;
    QDateTime m_readAt;
    bool m_reading = false, m_looking = false;
    quint64 m_number = 0;
    std::stop_source m_stop;
};

} // namespace tenantry::ui

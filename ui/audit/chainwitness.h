// This workstation as a witness: remembers where a registry's chain of events ends, at sign-in and whenever the connection
// comes back, and says when what was seen before is not there any more. GUI thread; the questions are asked on the worker pool.
#pragma once

#include "audit/verify.h"
#include "ui/shell/services.h"

#include <QObject>

namespace tenantry::ui {

class ChainWitness : public QObject {
    Q_OBJECT
public:
    // Looks at once. Without a store there is nothing to compare with and nothing to keep: it stays silent.
    explicit ChainWitness(const Services &services, QObject *parent = nullptr);
    ~ChainWitness() override;
    void look();

signals:
    void remembered();                                              // all is as it was; the end is kept
    void suspicious(const tenantry::base::Text &why);               // nothing is kept over what was seen before

private:
    Services m_services;
    std::stop_source m_stop;
    bool m_looking = false;
};

} // namespace tenantry::ui

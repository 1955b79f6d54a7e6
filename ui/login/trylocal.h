// "Try it on this computer": a private PostgreSQL, a registry, an ADMIN, and if wanted a demo fleet, with what happens told
// as it happens.
#pragma once

#include "ui/login/backend.h"
#include "workstation/store.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class ProgressRow;
class StepList;
struct StepItem;

class TryLocal : public QWidget {
    Q_OBJECT
public:
    enum class Start { Make, OnlyRunning }; // OnlyRunning: signs in to what `tenantryctl local start` or an earlier try left running

    explicit TryLocal(SignInBackend &backend, QWidget *parent = nullptr);
    ~TryLocal() override;
    void start(Start how);
    void cancel();

signals:
    void finished(const registry::SessionPtr &session, const tenantry::workstation::Profile &profile);
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Phase { Starting, SigningIn, Offering, Loading, Failed };
    void retranslate();
    void line(const base::Text &text);
    void fail(const base::Error &error);
    void signIn(const local::Started &started);
    void offerDemo();
    void loadDemo();
    void done();
    SignInBackend &m_backend;
    Start m_how = Start::Make;
    Phase m_phase = Phase::Starting;
    std::stop_source m_stop;
    quint64 m_run = 0;
    QList<base::Text> m_lines;
    QList<double> m_times;
    QElapsedTimer m_clock;
    registry::SessionPtr m_session;
    workstation::Profile m_profile;
    base::Text m_demoWhat;
    QLabel *m_title, *m_text;
    StepList *m_steps;
    ErrorBanner *m_banner;
    ProgressRow *m_progress;
    QPushButton *m_demo, *m_empty, *m_cancel;
};

} // namespace tenantry::ui

// One run: where it stands, tenant by tenant and wave by wave, what failed and why, and the ways on. GUI thread.
#pragma once

#include "ui/migrations/migrationbackend.h"

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace tenantry::ui {

class CauseList;
class CopyButton;
class ErrorBanner;
class FleetMap;
class ProgressRow;
class StatusChip;

class RunPanel : public QWidget {
    Q_OBJECT
public:
    RunPanel(const MigrationBackend &backend, QThreadPool *workers, QWidget *parent = nullptr);
    void setView(const RunView &view);
    void setProgress(const fleet::Progress &progress); // of the same run, between two views
    const RunView &view() const { return m_view; }
    void retranslate();

    FleetMap *map() const { return m_map; }
    CauseList *causes() const { return m_causes; }
    QPushButton *pauseButton() const { return m_pause; }
    QPushButton *resumeButton() const { return m_resume; }
    QPushButton *cancelButton() const { return m_cancel; }
    QPushButton *retryButton() const { return m_retry; }
    StatusChip *chip() const { return m_chip; }
    ErrorBanner *banner() const { return m_banner; }

signals:
    void pauseRequested();
    void resumeRequested(bool pastGate);
    void cancelRequested();
    void retryRequested(const QString &cause, int tenants); // empty: all
    void tenantWanted(const QString &slug);

protected:
    void changeEvent(QEvent *event) override;

private:
    void show_();
    void showWaves();
    void showLegend();
    void showReason();

    RunView m_view;
    bool m_maySteer;
    QLabel *m_title, *m_facts, *m_causesTitle, *m_mapTitle, *m_wavesTitle;
    StatusChip *m_chip;
    QPushButton *m_pause, *m_resume, *m_cancel, *m_retry;
    CopyButton *m_command;
    ErrorBanner *m_banner;
    ProgressRow *m_progress;
    FleetMap *m_map;
    QWidget *m_legendPlace;
    QHBoxLayout *m_legend;
    QWidget *m_wavesPlace;
    QGridLayout *m_waves;
    QList<QLabel *> m_counts;           // of the legend, made once
    struct WaveRow { QLabel *name, *done, *failed; StatusChip *chip; };
    QList<WaveRow> m_waveRows;
    CauseList *m_causes;
    QString m_progressOf;
};

} // namespace tenantry::ui

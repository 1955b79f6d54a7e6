// One feature beside the matrix: what it is, who has an override and why, what was changed in batches. GUI thread.
#pragma once

#include "ui/features/featurebackend.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class KeyValueView;
class StatusChip;

class FeatureDetails : public QWidget {
    Q_OBJECT
public:
    FeatureDetails(FeatureBackend backend, const Services &services, QWidget *parent = nullptr);
    ~FeatureDetails() override;
    void setFeature(const registry::Feature &feature); // reads its overrides
    void clear();
    void retranslate();
    QPushButton *killButton() const { return m_kill; }
    QPushButton *changeButton() const { return m_change; }

signals:
    void changeRequested();
    void editRequested();
    void killRequested(bool off);
    void retireRequested();
    void undoRequested(const QString &batchId);
    void tenantOpened(const QString &tenantId);

private:
    void read();
    void showFacts();
    void showHistory();

    FeatureBackend m_backend;
    Services m_services;
    registry::Feature m_feature;
    FeatureHistory m_history;
    bool m_read = false;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    QLabel *m_name, *m_key, *m_description, *m_overridesTitle, *m_batchesTitle, *m_nothing;
    StatusChip *m_chip;
    KeyValueView *m_facts;
    QPushButton *m_change, *m_edit, *m_kill, *m_retire;
    CopyButton *m_command;
    ErrorBanner *m_banner;
    QVBoxLayout *m_overrides, *m_batches;
};

} // namespace tenantry::ui

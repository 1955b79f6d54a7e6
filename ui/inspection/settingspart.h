// What is set differently for a tenant, its extensions, and who holds which rights there. GUI thread.
#pragma once

#include "ui/inspection/lookpart.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace tenantry::ui {

class LookModel;

class SettingsPart : public LookPart {
    Q_OBJECT
public:
    SettingsPart(const InspectionBackend &backend, const Services &services, QWidget *parent = nullptr);
    QString command() const override;
    QWidget *filter() const override;
    void retranslate() override;

    QTableView *settings() const { return m_settings; }
    QTableView *extensions() const { return m_extensions; }
    QTableView *roles() const { return m_roles; }

protected:
    void read() override;
    void forget() override;
    QString whatFailed() const override;

private:
    void showFound();

    inspection::Settings m_found;
    QLineEdit *m_filter;
    QLabel *m_settingsTitle, *m_extensionsTitle, *m_rolesTitle;
    QTableView *m_settings, *m_extensions, *m_roles;
    LookModel *m_settingsModel, *m_extensionsModel, *m_rolesModel;
};

} // namespace tenantry::ui

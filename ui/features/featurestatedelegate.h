// The column of the matrix that says how a feature stands: killed, expired, to be reviewed. A chip, or nothing. GUI thread.
#pragma once

#include "ui/features/featuremodel.h"
#include "ui/features/featurewords.h"
#include "ui/widgets/statuschip.h"

namespace tenantry::ui {

class FeatureStateDelegate : public StatusChipDelegate {
public:
    FeatureStateDelegate(FeatureModel *model, QObject *parent) : StatusChipDelegate(Qt::UserRole, parent), m_model(model) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (statusOf(index).text.isEmpty())
            QStyledItemDelegate::paint(painter, option, index);
        else
            StatusChipDelegate::paint(painter, option, index);
    }

protected:
    Status statusOf(const QModelIndex &index) const override
    {
        const registry::Feature *feature = m_model->feature(index);
        return feature ? FeatureWords::status(*feature) : Status{};
    }

private:
    FeatureModel *m_model;
};

} // namespace tenantry::ui

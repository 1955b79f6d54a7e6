#include "ui/widgets/nothingfound.h"

#include "ui/widgets/looks.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace tenantry::ui {

NothingFound::NothingFound(QAbstractItemView *view) : QWidget(view->viewport()), m_text(makeLabel(Look::Muted, this))
{
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 32, 16, 16);
    column->addWidget(m_text);
    auto *over = new QVBoxLayout(view->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(this, 0, Qt::AlignTop);
    const QAbstractItemModel *model = view->model();
    const auto follow = [this, model] { setVisible(model->rowCount() == 0); };
    connect(model, &QAbstractItemModel::modelReset, this, follow);
    connect(model, &QAbstractItemModel::layoutChanged, this, follow);
    connect(model, &QAbstractItemModel::rowsInserted, this, follow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, follow);
    follow();
    retranslate();
}

void NothingFound::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NothingFound::retranslate() { m_text->setText(tr("Nothing matches what is searched for.")); }

} // namespace tenantry::ui

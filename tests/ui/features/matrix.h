// The matrix of the features page: its cells, opened and typed into.
#pragma once

#include "shown.h"

#include <QPointer>
#include <QTest>

namespace tenantry::samples {

using namespace tenantry::ui;

enum Plan { Bronze, Silver, Gold };

struct Matrix : Shown {
    QModelIndex cell(const char *key, int plan) const { return page->model()->index(page->model()->indexOf(QString::fromLatin1(key)).row(), FeatureModel::FirstPlan + plan); }
    template <class Editor> Editor *open(const char *key, int plan)
    {
        page->table()->setFocus();
        page->table()->setCurrentIndex(cell(key, plan));
        QTest::keyClick(page->table(), Qt::Key_F2);
        return editor<Editor>();
    }
    template <class Editor> Editor *editor() const
    {
        for (Editor *each : page->table()->viewport()->findChildren<Editor *>(Qt::FindDirectChildrenOnly))
            if (each->isVisible())
                return each;
        return nullptr;
    }
    static void enter(QWidget *editor)
    {
        const QPointer<QWidget> open(editor);
        QTest::keyClick(editor, Qt::Key_Return);
        (void)QTest::qWaitFor([&] { return !open || !open->isVisible(); });
    }
    // Another operator gives the plan a value.
    void carry(const char *key, const char *plan, const QJsonValue &value)
    {
        change(key, [&](registry::Feature &f) {
            f.planValues.removeIf([&](const registry::PlanValue &each) { return each.planId == QLatin1String(plan); });
            if (!value.isUndefined())
                f.planValues.append({QString::fromLatin1(plan), QString::fromLatin1(plan), value});
        });
    }
};

} // namespace tenantry::samples

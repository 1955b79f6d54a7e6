// The widgets that pages share, side by side.
#include "scene.h"

#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace tenantry;
using namespace tenantry::ui;
using screenshots::Scene;
using screenshots::Stage;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

const Scene gallery{QStringLiteral("widgets"), [](Stage &) -> QWidget * {
    auto *window = new QWidget;
    auto *columns = new QHBoxLayout(window);
    columns->setContentsMargins(24, 24, 24, 24);
    columns->setSpacing(24);
    auto *first = new QVBoxLayout, *second = new QVBoxLayout, *third = new QVBoxLayout;
    for (auto *column : {first, second, third}) {
        column->setSpacing(16);
        columns->addLayout(column, 1);
    }
    auto *buttons = new QHBoxLayout;
    int n = 0;
    for (const auto kind : {ButtonKind::Primary, ButtonKind::Normal, ButtonKind::Danger, ButtonKind::Ghost, ButtonKind::Link}) {
        auto *button = makeButton(kind, window, n % 2 == 0 ? s("plus") : QString());
        button->setText(s("Button"));
        buttons->addWidget(button);
        ++n;
    }
    buttons->addStretch();
    first->addLayout(buttons);
    auto *chips = new QHBoxLayout;
    for (const auto state : {registry::TenantState::Active, registry::TenantState::Provisioning, registry::TenantState::Paused,
                             registry::TenantState::Maintenance, registry::TenantState::Failed}) {
        auto *chip = new StatusChip(window);
        chip->setState(state);
        chips->addWidget(chip);
    }
    chips->addStretch();
    first->addLayout(chips);
    auto *search = new SearchField(window);
    search->setPlaceholder(s("Filter"));
    search->setShortcutHint(QKeySequence::Find);
    first->addWidget(search);
    auto *wrong = new SearchField(window);
    wrong->setText(s("size:>>1"));
    wrong->setInvalid(s("“>>1” is not a size. Write it as size:>1GB."));
    first->addWidget(wrong);
    for (int i = 0; i < 3; ++i) {
        auto *edit = new QLineEdit(s("panaderia-ohiggins"), window);
        auto *field = new FormField(edit, window);
        field->setLabel(s("&Slug"));
        field->setHelp(s("Lower-case letters, digits and hyphens."));
        if (i == 1)
            field->setVerdict(FormField::Verdict::Bad, s("This slug is taken by Panadería del Sur."));
        if (i == 2)
            field->setVerdict(FormField::Verdict::Good, s("Free"));
        first->addWidget(field);
    }
    auto *choices = new QHBoxLayout;
    auto *on = new QCheckBox(s("Checked"), window), *off = new QCheckBox(s("Not"), window), *partly = new QCheckBox(s("Partly"), window);
    on->setChecked(true);
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    auto *radio = new QRadioButton(s("Chosen"), window), *radio2 = new QRadioButton(s("Other"), window);
    radio->setChecked(true);
    for (QWidget *w : std::initializer_list<QWidget *>{on, off, partly, radio, radio2})
        choices->addWidget(w);
    first->addLayout(choices);
    auto *line = new QHBoxLayout;
    auto *combo = new QComboBox(window);
    combo->addItems({s("verify-full"), s("prefer")});
    line->addWidget(combo);
    auto *spin = new QSpinBox(window);
    spin->setRange(1, 65535);
    spin->setValue(5432);
    line->addWidget(spin);
    auto *disabled = new QComboBox(window);
    disabled->addItem(s("disabled"));
    disabled->setEnabled(false);
    line->addWidget(disabled);
    first->addLayout(line);
    auto *secret = new SecretField(window);
    secret->setSecret(base::secretFromText(s("not a real one")));
    first->addWidget(secret);
    first->addStretch();

    auto *banner = new ErrorBanner(window);
    banner->setError({base::Kind::Unreachable, {"The server %1 does not answer on port %2.", {s("db1.example.org"), s("5432")}},
                      "Check the name and the port, and that PostgreSQL runs there.", {}, s("connection refused")}, s("The tenants could not be read."));
    second->addWidget(banner);
    auto *warning = new ErrorBanner(window);
    warning->setTone(true);
    warning->setRetry(false);
    warning->setDismissible(true);
    warning->setError({base::Kind::Io, "The home folder cannot be written.", "Preferences are kept until the window closes.", {}, {}});
    second->addWidget(warning);
    auto *card = new Card(window);
    card->setTitle(s("Connection"));
    card->setSubtitle(s("Where the tenant's data lives"));
    auto *values = new KeyValueView(card);
    values->addRow(s("server"), s("Server"), s("db1.example.org:5432"));
    values->addRow(s("database"), s("Database"), s("t_k3xq7mzv"), KeyValueView::Copyable | KeyValueView::Mono);
    values->addRow(s("backup"), s("Last backup"));
    card->body()->addWidget(values);
    second->addWidget(card);
    auto *progress = new ProgressRow(window);
    progress->setTitle(s("Loading the demo fleet"));
    progress->setProgress(7, 24);
    progress->setText(s("Clínica Río de la Plata"));
    progress->setCancellable(true);
    second->addWidget(progress);
    auto *section = new Section(window);
    section->setTitle(s("Advanced options"));
    second->addWidget(section);
    auto *tabs = new QTabBar(window);
    for (const char *tab : {"Summary", "Timeline", "Migrations"})
        tabs->addTab(s(tab));
    second->addWidget(tabs);
    second->addStretch();

    auto *steps = new StepList(window);
    using enum registry::StepState;
    steps->setSteps({{s("a"), s("Check everything"), Done, 85, {}, {}},
                     {s("b"), s("Reserve the name"), Done, 12, {}, {}},
                     {s("c"), s("Make the role"), Running, 1240, {}, {}},
                     {s("d"), s("Make the database"), Failed, 65000, {}, base::Error{base::Kind::Conflict, "The template is in use.", "Close the sessions on it and try again.", {}, {}}},
                     {s("e"), s("Run the migrations"), Pending, -1, {}, {}}});
    auto *stepCard = new Card(window);
    stepCard->setTitle(s("Steps"));
    stepCard->body()->addWidget(steps);
    third->addWidget(stepCard);
    auto *table = new QTableWidget(4, 3, window);
    table->setHorizontalHeaderLabels({s("Name"), s("State"), s("Version")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setItemDelegateForColumn(1, new StatusChipDelegate(Qt::UserRole, table));
    for (int row = 0; row < 4; ++row) {
        table->setItem(row, 0, new QTableWidgetItem(s("Laboratorio Sur")));
        auto *item = new QTableWidgetItem;
        item->setData(Qt::UserRole, row + 1);
        table->setItem(row, 1, item);
        table->setItem(row, 2, new QTableWidgetItem(s("0008")));
        table->setRowHeight(row, 36);
    }
    table->setColumnWidth(1, 150);
    table->selectRow(1);
    third->addWidget(table, 1);
    return window;
}};

const Scene icons{QStringLiteral("icons"), [](Stage &) -> QWidget * {
    auto *window = new QWidget;
    auto *grid = new QGridLayout(window);
    int i = 0;
    for (const QString &file : QDir(QStringLiteral(":/icons")).entryList()) {
        const QString name = file.chopped(4);
        auto *cell = new QLabel(window);
        cell->setPixmap(Icons::pixmap(name, 40, theme::tokens().text, window->devicePixelRatioF()));
        auto *word = makeLabel(Look::Small, window, name);
        grid->addWidget(cell, i / 12 * 2, i % 12, Qt::AlignCenter);
        grid->addWidget(word, i / 12 * 2 + 1, i % 12, Qt::AlignCenter);
        ++i;
    }
    return window;
}};

const Scene emptyState{QStringLiteral("widgets-empty"), [](Stage &) -> QWidget * {
    auto *window = new QWidget;
    auto *columns = new QHBoxLayout(window);
    for (int i = 0; i < 3; ++i) {
        auto *card = new Card(window);
        auto *stack = new StateStack(card);
        card->body()->addWidget(stack);
        columns->addWidget(card, 1);
        if (i == 0) {
            stack->emptyState()->setIcon(s("tenants"));
            stack->emptyState()->setTexts(s("No tenants yet"), s("Provision the first one: a database of its own, ready in seconds."));
            stack->emptyState()->setAction(s("Provision a tenant"), s("plus"));
            stack->showEmpty();
        } else if (i == 1) {
            stack->setOffline(QDateTime::currentDateTimeUtc().addSecs(-720));
        } else {
            stack->showError({base::Kind::Timeout, "The registry did not answer in 5 seconds.", "Try again; if it lasts, ask whoever runs the server.", {}, {}});
        }
    }
    return window;
}};

} // namespace

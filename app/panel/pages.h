// The pages of the panel, in the order of the navigation.
#pragma once

#include "ui/shell/pagefactory.h"

namespace tenantry::panel {

ui::PageFactories pages();

} // namespace tenantry::panel

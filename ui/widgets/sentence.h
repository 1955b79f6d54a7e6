// A sentence that can be said again when the language changes: a function that translates it anew, with copies of whatever it names.
#pragma once

#include <QString>
#include <functional>

namespace tenantry::ui {

using Sentence = std::function<QString()>;

} // namespace tenantry::ui

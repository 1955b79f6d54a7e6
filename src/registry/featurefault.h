// What is wrong with a feature before anybody is asked: FeatureRepository refuses it, and a form says it at the field. Any thread.
#pragma once

#include "base/error.h"
#include "registry/features.h"

#include <optional>

namespace tenantry::registry {

struct FeatureFault {
    enum class Field { Key, NameEn, NameEs, Description, Owner, Choices, Default, Percentage, PercentageValue };
    Field field;
    base::Error why; // InvalidInput
};

std::optional<FeatureFault> faultOf(const Feature &feature); // the first one, in the order of the fields of a form

} // namespace tenantry::registry

// Running the cases and showing what came out; what a case needs is in bench/bench.h.
#pragma once

#include "bench/bench.h"

#include <optional>

namespace tenantry::bench {

void addAll(Suite &suite); // generated: every bench_*.cpp of this folder

struct Outcome {
    const Case *subject = nullptr;
    int rounds = 0;
    std::optional<double> floor;
    std::optional<double> measured;
    double spread = 0; // of measured: half the distance between the quartiles, relative to the median
    base::Error error; // when measured is empty

    std::optional<double> ratio() const; // measured : floor
    std::optional<bool> held() const;    // empty without target; false when it failed
};

Outcome measure(const Case &subject, const Context &context);
// The same by this program started once more for this one case (--case), for cases that ask for it.
Outcome measureAlone(const Case &subject, const Context &context);

QString table(const std::vector<Outcome> &outcomes);
QByteArray json(const std::vector<Outcome> &outcomes);

} // namespace tenantry::bench

// tiendo/forecast/detail/impl/registry.ipp: bodies of tiendo/forecast/detail/registry.hpp.
#pragma once

#include "tiendo/forecast/detail/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/mean_of.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/drift.hpp"
#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"
#include "tiendo/forecast/models/ets.hpp"
#include "tiendo/forecast/models/growth_curve.hpp"
#include "tiendo/forecast/models/holt.hpp"
#include "tiendo/forecast/models/log_theta.hpp"
#include "tiendo/forecast/models/naive.hpp"
#include "tiendo/forecast/models/optimised_theta.hpp"
#include "tiendo/forecast/models/seasonal_naive.hpp"
#include "tiendo/forecast/models/ses.hpp"
#include "tiendo/forecast/models/theta.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE reason ensemble::operator()(std::span<const double> y,
                                          std::span<double> ahead) const {
  std::vector<double> scratch;
  return run(
      [&](const base_model& member, std::span<double> path) {
        return std::visit([&](const auto& m) { return m(y, path); }, member);
      },
      ahead, scratch);
}

TIENDO_INLINE ensemble ensemble::in_units(double unit) const {
  ensemble same = *this;
  for (base_model& member : same.members)
    std::visit(
        [&](auto& m) {
          if constexpr (requires { m.in_units(unit); }) m = m.in_units(unit);
        },
        member);
  return same;
}

TIENDO_INLINE base_model make_base_model(std::string_view name, std::int64_t season_length,
                                         double cap) {
  if (name == "auto") return auto_model{};
  if (name == "naive") return naive{};
  if (name == "seasonal_naive") return seasonal_naive(season_length);
  if (name == "drift") return drift{};
  if (name == "ses") return ses{};
  if (name == "holt") return holt{};
  if (name == "damped") return damped_trend{};
  if (name == "comb") return ses_holt_damped(ses{}, holt{}, damped_trend{});
  if (name == "trend_average") return damped_trend_ensemble{};
  if (name == "ets") return ets{season_length};
  if (name == "theta") return theta{};
  if (name == "log_theta") return log_theta{};
  if (name == "dynamic_theta") return dynamic_optimised_theta{};
  if (name == "logistic") return logistic_growth(cap);
  if (name == "gompertz") return gompertz_growth(cap);
  if (name == "optimised_theta") return optimised_theta{};
  throw unknown_name(fmt::format(
      "there is no model '{}'; the models are {}, and mean(...) and median(...) of some of them",
      name, fmt::join(model_names, ", ")));
}

TIENDO_INLINE model_variant make_model(std::string_view name, std::int64_t season_length,
                                       double cap) {
  for (const auto& [prefix, how] :
       {std::pair<std::string_view, ensemble::rule>("mean(", ensemble::rule::mean),
        {"median(", ensemble::rule::median}}) {
    if (!name.starts_with(prefix) || !name.ends_with(')')) continue;
    ensemble joined{how, {}};
    std::string_view rest = name.substr(prefix.size(), name.size() - prefix.size() - 1);
    for (bool more = true; more;) {
      const std::size_t comma = rest.find(',');
      more = comma != std::string_view::npos;
      std::string_view member = rest.substr(0, comma);
      member.remove_prefix(std::min(member.find_first_not_of(' '), member.size()));
      member = member.substr(0, member.find_last_not_of(' ') + 1);
      joined.members.push_back(make_base_model(member, season_length, cap));
      rest.remove_prefix(more ? comma + 1 : rest.size());
    }
    return joined;
  }
  return std::visit([](auto m) -> model_variant { return m; },
                    make_base_model(name, season_length, cap));
}

}  // namespace tiendo::inline v0_1::forecast::detail

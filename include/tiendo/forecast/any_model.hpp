// tiendo/forecast/any_model.hpp: every model by its name, and models joined by theirs.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "tiendo/core/error.hpp"
#include "tiendo/forecast/automatic.hpp"
#include "tiendo/forecast/combination.hpp"
#include "tiendo/forecast/drift.hpp"
#include "tiendo/forecast/dynamic_theta.hpp"
#include "tiendo/forecast/ets.hpp"
#include "tiendo/forecast/growth_curve.hpp"
#include "tiendo/forecast/log_theta.hpp"
#include "tiendo/forecast/naive.hpp"
#include "tiendo/forecast/optimised_theta.hpp"
#include "tiendo/forecast/seasonal_naive.hpp"
#include "tiendo/forecast/simple_smoothing.hpp"
#include "tiendo/forecast/theta.hpp"
#include "tiendo/forecast/trend_average.hpp"
#include "tiendo/forecast/trend_smoothing.hpp"

namespace tiendo::forecast {

/// Simple smoothing, Holt and damped trend averaged: the benchmark "Comb" of the M competitions.
using comb = mean_of<simple_smoothing, holt, damped_trend>;

/// Every model that has a name of its own.
using single_model = std::variant<automatic, naive, seasonal_naive, drift, simple_smoothing, holt,
                                  damped_trend, comb, trend_average, ets, theta, log_theta,
                                  dynamic_theta, logistic_growth, gompertz_growth, optimised_theta>;

/// The names, in the order of the alternatives.
inline constexpr std::array<std::string_view, std::variant_size_v<single_model>> model_names{
    "auto",          "naive",    "seasonal_naive", "drift",
    "ses",           "holt",     "damped",         "comb",
    "trend_average", "ets",      "theta",          "log_theta",
    "dynamic_theta", "logistic", "gompertz",       "optimised_theta"};

/// Models that are joined as they are named: the mean or the median of what they say of each
/// period. The first reason of a member is the reason of all. Worked: the mean of naive and drift
/// on 1, 2 is 2.5, 3.
struct combination {
  enum class join { mean, median };

  join how = join::mean;
  std::vector<single_model> members;

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    std::vector<double> room;
    return run(
        [&](const single_model& member, std::span<double> path) {
          return std::visit([&](const auto& m) { return m(y, path); }, member);
        },
        ahead, room);
  }
  combination in_units(double unit) const {
    combination same = *this;
    for (single_model& member : same.members)
      std::visit(
          [&](auto& m) {
            if constexpr (requires { m.in_units(unit); }) m = m.in_units(unit);
          },
          member);
    return same;
  }

  /// The same with `one(member, path)` in place of the members' own paths. `room` is a vector to
  /// use again.
  template <class One>
  reason run(One one, std::span<double> ahead, std::vector<double>& room) const {
    room.resize((ahead.size() + 1) * members.size());
    const std::span<double> said = std::span(room).last(members.size());
    const auto path = [&](std::size_t k) {
      return std::span(room).subspan(k * ahead.size(), ahead.size());
    };
    for (std::size_t k = 0; k < members.size(); ++k)
      if (const reason why = one(members[k], path(k)); why != reason::none) return why;
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      for (std::size_t k = 0; k < members.size(); ++k) said[k] = path(k)[h];
      ahead[h] = how == join::median ? middle_of(said)
                                     : std::accumulate(said.begin(), said.end(), 0.0) /
                                           static_cast<double>(said.size());
    }
    return reason::none;
  }
};

namespace detail {
template <class... Models>
std::variant<Models..., combination> and_combination(const std::variant<Models...>&);
}  // namespace detail

/// Any model: a single one by the index of its name, or a combination.
using any_model = decltype(detail::and_combination(std::declval<single_model>()));

/// The model of that name. Throws `lookup_error` for any other name, and `value_error` where growth
/// towards a cap has none (0).
inline single_model single_model_of(std::string_view name, std::int64_t season_length = 1,
                                    double cap = 0) {
  if (name == "auto") return automatic{};
  if (name == "naive") return naive{};
  if (name == "seasonal_naive") return seasonal_naive(season_length);
  if (name == "drift") return drift{};
  if (name == "ses") return simple_smoothing{};
  if (name == "holt") return holt{};
  if (name == "damped") return damped_trend{};
  if (name == "comb") return comb(simple_smoothing{}, holt{}, damped_trend{});
  if (name == "trend_average") return trend_average{};
  if (name == "ets") return ets{season_length};
  if (name == "theta") return theta{};
  if (name == "log_theta") return log_theta{};
  if (name == "dynamic_theta") return dynamic_theta{};
  if (name == "logistic") return logistic_growth(cap);
  if (name == "gompertz") return gompertz_growth(cap);
  if (name == "optimised_theta") return optimised_theta{};
  throw lookup_error(fmt::format(
      "there is no model '{}'; there are {}, and mean(...) and median(...) of some of them", name,
      fmt::join(model_names, ", ")));
}

/// The model of that name, or of names joined: "median(ets, theta, damped)", "mean(auto, drift)".
/// Throws as `single_model_of` does.
inline any_model model_of(std::string_view name, std::int64_t season_length = 1, double cap = 0) {
  for (const auto& [word, how] :
       {std::pair<std::string_view, combination::join>("mean(", combination::join::mean),
        {"median(", combination::join::median}}) {
    if (!name.starts_with(word) || !name.ends_with(')')) continue;
    combination joined{how, {}};
    std::string_view rest = name.substr(word.size(), name.size() - word.size() - 1);
    for (bool more = true; more;) {
      const std::size_t comma = rest.find(',');
      more = comma != std::string_view::npos;
      std::string_view member = rest.substr(0, comma);
      member.remove_prefix(std::min(member.find_first_not_of(' '), member.size()));
      member = member.substr(0, member.find_last_not_of(' ') + 1);
      joined.members.push_back(single_model_of(member, season_length, cap));
      rest.remove_prefix(more ? comma + 1 : rest.size());
    }
    return joined;
  }
  return std::visit([](auto m) -> any_model { return m; },
                    single_model_of(name, season_length, cap));
}

/// Whether a model deals with seasons itself; the season is taken out of the series for all others.
template <class Model>
inline constexpr bool knows_seasons =
    std::is_same_v<Model, ets> || std::is_same_v<Model, seasonal_naive>;

}  // namespace tiendo::forecast

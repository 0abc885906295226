// Forecasts of any figures: the compiled engine has the reasons of the portable models, the same
// bits on one thread and on two, quantiles in order, and forecasts within the bounds.
#include <cstring>

#include "fuzz.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/forecast.hpp"

namespace {

using namespace tiendo;

forecast::options options_of(fuzz::bytes& in) {
  forecast::options o;
  o.horizon = in.whole(1, 4);
  o.models.clear();
  for (std::int64_t i = in.whole(1, 3); i > 0; --i)
    o.models.emplace_back(in.one_of(forecast::model_names));
  if (in.byte() % 8 == 0) o.models.emplace_back("median(ets,theta,damped)");
  o.probabilities = {.025, .1, .5, .9, .975};
  o.season_length = in.byte() % 4 == 0 ? in.whole(1, 13) : 1;
  o.cap = in.byte() % 2 ? 100 : in.number();
  if (in.byte() % 4 == 0) {
    const double low = in.byte() % 2 ? 0 : in.number(), high = in.byte() % 2 ? 100 : in.number();
    fuzz::accepted([&] { o.bounds = interval::between(low, high); });
  }
  return o;
}

panel panel_of(fuzz::bytes& in) {
  panel p;
  const std::int64_t series = in.whole(1, 4);
  for (std::int64_t i = 0; i < series; ++i)
    p.add(in.numbers(static_cast<std::size_t>(in.byte() % 32)));
  return p;
}

/// Whether the numbers of a series have usual sizes, so that rounding errors stay small.
bool usual(std::span<const double> series) {
  for (const double x : series)
    if (!std::isnan(x) && !(x == 0 || (std::abs(x) > 1e-3 && std::abs(x) < 1e6))) return false;
  return true;
}

void compare_with_portable(panel_view p, const forecast::options& o,
                           const forecast::panel_forecast& found) {
  std::vector<forecast::detail::model_variant> models;
  for (const std::string& name : o.models)
    models.push_back(forecast::detail::make_model(name, o.season_length, o.cap));
  for (std::int64_t i = 0; i < p.size(); ++i) {
    const auto one = static_cast<std::size_t>(i);
    const auto portable = forecast::detail::forecast_with(
        models, p[i], {o.horizon, o.season_length, {o.bounds.low(), o.bounds.high()}});
    double largest = 1;
    for (const double x : p[i])
      if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
    for (std::size_t m = 0; m < models.size(); ++m) {
      fuzz::promise(found.reasons[m * found.series + one] == portable[m].reason,
                    "the engine has the reason of the portable model");
      if (portable[m].reason != reason::none || !usual(p[i])) continue;
      for (std::size_t h = 0; h < found.horizon; ++h) {
        const double expected = portable[m].ahead[h].quantile(.5);
        const double apart = std::abs(found.median_of(m, one)[h] - expected);
        fuzz::promise(apart <= 1e-6 * std::max(largest, std::abs(expected)),
                      "the engine agrees with the portable model");
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::bytes in(data, size);
  forecast::options o = options_of(in);
  const panel owned = panel_of(in);
  fuzz::accepted([&] {
    o.threads = 1;
    const auto one = forecast::forecast(owned.view(), o);
    o.threads = 2;
    const auto two = forecast::forecast(owned.view(), o);
    fuzz::promise(one.reasons == two.reasons &&
                      std::memcmp(one.median.data(), two.median.data(),
                                  one.median.size() * sizeof(double)) == 0 &&
                      std::memcmp(one.quantiles.data(), two.quantiles.data(),
                                  one.quantiles.size() * sizeof(double)) == 0,
                  "one thread and two give the same bits");
    for (std::size_t m = 0; m < one.models; ++m)
      for (std::size_t i = 0; i < one.series; ++i) {
        const bool reasoned = one.reasons[m * one.series + i] != reason::none;
        for (std::size_t h = 0; h < one.horizon; ++h) {
          const double median = one.median_of(m, i)[h];
          fuzz::promise(std::isnan(median) == reasoned, "a forecast is a number or has a reason");
          if (reasoned) continue;
          fuzz::promise(std::isfinite(median), "a median is finite");
          double below = -std::numeric_limits<double>::infinity();
          for (std::size_t q = 0; q < o.probabilities.size(); ++q) {
            const double value = one.quantile_of(m, q, i)[h];
            fuzz::promise(value >= below, "quantiles are in order");
            fuzz::promise(o.bounds.contains(value), "quantiles lie within the bounds");
            below = value;
          }
        }
      }
    compare_with_portable(owned.view(), o, one);
  });
  return 0;
}

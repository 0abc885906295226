#include "tiendo/compiled/forecast.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <numeric>

#include "tiendo/forecast/series_forecast.hpp"

namespace tiendo::compiled {

namespace {

using namespace tiendo::forecast;

/// A request that makes sense.
struct checked_request {
  forecast_options options;
  std::vector<any_model> models;
  std::vector<double> probabilities;

  checked_request(panel_view panel, const forecast_request& request, const forecast_columns& columns)
      : options{request.horizon, request.season_length, {}}, probabilities(request.probabilities) {
    options.check();
    if (std::isfinite(request.low) || std::isfinite(request.high)) options.within = limits(request.low, request.high);
    for (const std::string& name : request.models)
      models.push_back(model_of(name, request.season_length, request.cap));
    if (models.empty()) throw value_error("there is no model to forecast with");
    for (const double p : probabilities)
      if (!(p > 0 && p < 1)) throw value_error(fmt::format("a probability lies between 0 and 1, not at {}", p));
    const auto series = static_cast<std::size_t>(panel.size());
    const std::size_t numbers = models.size() * series * static_cast<std::size_t>(options.horizon);
    if (columns.median.size() != numbers || columns.quantiles.size() != numbers * probabilities.size() ||
        columns.reasons.size() != models.size() * series)
      throw value_error("the columns of a forecast do not have the size of its request");
  }
};

/// Where the results of one series go.
class writer {
 public:
  writer(const checked_request& request, const forecast_columns& columns, std::int64_t series)
      : request_(request), columns_(columns), series_(static_cast<std::size_t>(series)) {}

  void write(std::size_t series, std::size_t model, const model_forecast& f) const {
    const auto horizon = static_cast<std::size_t>(request_.options.horizon);
    columns_.reasons[model * series_ + series] = f.reason;
    for (std::size_t h = 0; h < horizon; ++h) {
      const bool there = f.reason == reason::none;
      columns_.median[(model * series_ + series) * horizon + h] =
          there ? f.ahead[h].quantile(0.5) : std::numeric_limits<double>::quiet_NaN();
      for (std::size_t q = 0; q < request_.probabilities.size(); ++q)
        columns_.quantiles[((model * request_.probabilities.size() + q) * series_ + series) * horizon + h] =
            there ? f.ahead[h].quantile(request_.probabilities[q]) : std::numeric_limits<double>::quiet_NaN();
    }
  }

 private:
  const checked_request& request_;
  const forecast_columns& columns_;
  std::size_t series_;
};

/// The series in the order of their lengths, so that neighbours share their plans.
std::vector<std::int64_t> by_length(panel_view panel) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(panel.size()));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::int64_t a, std::int64_t b) { return panel.length(a) < panel.length(b); });
  return order;
}

void forecast_some(panel_view panel, std::span<const std::int64_t> some, const checked_request& request,
                   const writer& out) {
  std::vector<smoothing_plan> plans;
  std::size_t plans_for = 0;
  for (const std::int64_t i : some) {
    const prepared_series prepared(panel[i], request.options);
    automatic_path guide;
    if (prepared.reason() == reason::none) {
      if (const std::size_t n = prepared.figures().size(); n != plans_for) {
        plans = trend_plans(n);
        plans_for = n;
      }
      guide = follow(plans, prepared.figures(), prepared.features(), prepared.reach());
    }
    for (std::size_t m = 0; m < request.models.size(); ++m)
      out.write(static_cast<std::size_t>(i), m,
                prepared.reason() == reason::none ? prepared.apply(request.models[m], guide)
                                                  : model_forecast{prepared.reason(), {}});
  }
}

}  // namespace

void forecast_panel(panel_view panel, const forecast_request& request, forecast_columns columns,
                    const forecast_progress& progress) {
  const checked_request checked(panel, request, columns);
  const std::vector<std::int64_t> order = by_length(panel);
  const writer out(checked, columns, panel.size());
  constexpr std::size_t at_once = 16384, together = 64;
  const int cores = tbb::info::default_concurrency();
  tbb::task_arena arena(request.threads > 0 ? std::min(request.threads, cores) : cores);
  for (std::size_t begin = 0; begin < order.size(); begin += at_once) {
    const std::size_t end = std::min(order.size(), begin + at_once);
    arena.execute([&] {
      tbb::parallel_for(tbb::blocked_range<std::size_t>(begin, end, together),
                        [&](const tbb::blocked_range<std::size_t>& range) {
                          forecast_some(panel, std::span(order).subspan(range.begin(), range.size()), checked, out);
                        });
    });
    if (progress && !progress(static_cast<std::int64_t>(end), panel.size())) throw interrupted();
  }
}

std::string forecast_instruction_set() { return "portable"; }

}  // namespace tiendo::compiled

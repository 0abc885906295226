#include "tiendo/compiled/forecast.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "forecast_kernels.hpp"
#include "tiendo/forecast/series_forecast.hpp"

namespace tiendo::compiled {

namespace {

using namespace tiendo::forecast;

/// A request that makes sense.
struct checked_request {
  forecast_options options;
  std::vector<any_model> models;
  std::vector<double> places;  ///< of the quantiles

  checked_request(panel_view panel, const forecast_request& request, const forecast_columns& columns)
      : options{request.horizon, request.season_length, {}} {
    options.check();
    if (std::isfinite(request.low) || std::isfinite(request.high)) options.within = limits(request.low, request.high);
    for (const std::string& name : request.models)
      models.push_back(model_of(name, request.season_length, request.cap));
    if (models.empty()) throw value_error("there is no model to forecast with");
    for (const double p : request.probabilities) {
      if (!(p > 0 && p < 1)) throw value_error(fmt::format("a probability lies between 0 and 1, not at {}", p));
      places.push_back(place_of(p));
    }
    const auto series = static_cast<std::size_t>(panel.size());
    const std::size_t numbers = models.size() * series * static_cast<std::size_t>(options.horizon);
    if (columns.median.size() != numbers || columns.quantiles.size() != numbers * places.size() ||
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
          there ? f.ahead[h].figure(0) : std::numeric_limits<double>::quiet_NaN();
      for (std::size_t q = 0; q < request_.places.size(); ++q)
        columns_.quantiles[((model * request_.places.size() + q) * series_ + series) * horizon + h] =
            there ? f.ahead[h].figure(request_.places[q]) : std::numeric_limits<double>::quiet_NaN();
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
  const auto shorter = [&](std::int64_t a, std::int64_t b) { return panel.length(a) < panel.length(b); };
  if (!std::is_sorted(order.begin(), order.end(), shorter)) std::stable_sort(order.begin(), order.end(), shorter);
  return order;
}

/// Room for one group of lanes, kept from group to group.
class workbench {
 public:
  void prepare(std::size_t length, std::size_t horizon, bool with_ets) {
    if (plan_ && plan_->length == length && plan_->horizon == horizon) return;
    plan_.emplace(length, horizon, with_ets);
    const std::size_t points = plan_->ets.size();
    const std::size_t numbers = (4 * length + trend_points + 7 * horizon + 4 + 4 * points) * lanes_;
    room_.resize(numbers + 8);
    double* at = room_.data();
    while (reinterpret_cast<std::uintptr_t>(at) % 64 != 0) ++at;
    const auto take = [&](std::size_t rows) { return std::exchange(at, at + rows * lanes_); };
    plain_ = take(length);
    logs_ = take(length);
    prior_ = take(trend_points);
    scratch_ = take(2 * length);
    for (lane_paths* p : {&on_plain_, &on_logs_})
      *p = {take(horizon), take(horizon), take(horizon), take(1)};
    last_ = take(1);
    positive_ = take(1);
    ets_ = take(horizon);
    ets_scratch_ = take(4 * points);
  }

  /// What `forecast::follow` gives for each of up to `kernel_lanes()` series of one length that move.
  /// Where the family of exponential smoothing is wanted and can be fitted, `ets` takes its paths too.
  void follow(std::span<const prepared_series* const> some, std::span<automatic_path* const> paths,
              std::span<std::vector<double>* const> ets) {
    const std::size_t horizon = plan_->horizon;
    std::fill(last_, last_ + lanes_, 1.0);
    std::fill(positive_, positive_ + lanes_, 0.0);
    std::fill(plain_, prior_ + trend_points * lanes_, 0.0);  // the lanes of nobody
    bool growth = false;
    for (std::size_t k = 0; k < some.size(); ++k) {
      const automatic_features& f = some[k]->features();
      const trend_prior prior = automatic_prior(f);
      for (std::size_t i = 0; i < trend_points; ++i) prior_[i * lanes_ + k] = prior.of(i / 9, i / 3 % 3, i % 3);
      const std::span<const double> y = some[k]->figures();
      step_[k] = scatter(y, plain_ + k);
      last_[k] = y.back() / step_[k];
      positive_[k] = *std::min_element(y.begin(), y.end()) > 0 ? 1 : 0;
      if (!(f.growth > 0)) continue;
      growth = true;
      logarithms_.assign(y.begin(), y.end());
      const double last = std::log(y.back());
      for (double& x : logarithms_) x = std::log(x) - last;
      log_step_[k] = scatter(logarithms_, logs_ + k);
    }
    run(plain_, on_plain_);
    if (growth) run(logs_, on_logs_);
    if (!plan_->ets.empty()) {
      run_ets(*plan_, {plain_, last_, positive_, ets_, ets_scratch_});
      for (std::size_t k = 0; k < some.size(); ++k) {
        ets[k]->resize(horizon);
        for (std::size_t h = 0; h < horizon; ++h)
          (*ets[k])[h] = some[k]->figures().back() + step_[k] * ets_[h * lanes_ + k];
      }
    }
    for (std::size_t k = 0; k < some.size(); ++k) {
      gather(on_plain_, k, one_plain_);
      gather(growth ? on_logs_ : on_plain_, k, one_logs_);
      paths[k]->ahead.resize(horizon);
      paths[k]->spread.resize(horizon);
      paths[k]->dynamic.resize(horizon);
      mix(some[k]->features(), some[k]->figures().back(), step_[k], log_step_[k], one_plain_, one_logs_, plan_->length,
          *paths[k]);
    }
  }

 private:
  struct lane_paths {
    double *trend, *theta, *dynamic, *squared_error;
  };

  /// Writes a series in unit steps into its lane, and returns the step.
  double scatter(std::span<const double> y, double* lane) const {
    const double step = step_size(y);
    for (std::size_t t = 0; t < y.size(); ++t) lane[t * lanes_] = (y[t] - y.back()) / step;
    return step;
  }

  void run(const double* steps, const lane_paths& out) const {
    run_paths(*plan_, {steps, prior_, out.trend, out.theta, out.dynamic, out.squared_error, scratch_});
  }

  void gather(const lane_paths& from, std::size_t k, scale_paths& to) const {
    for (const auto& [rows, path] : {std::pair(from.trend, &to.trend), std::pair(from.theta, &to.theta),
                                     std::pair(from.dynamic, &to.dynamic)}) {
      path->resize(plan_->horizon);
      for (std::size_t h = 0; h < plan_->horizon; ++h) (*path)[h] = rows[h * lanes_ + k];
    }
    to.squared_error = from.squared_error[k];
  }

  std::size_t lanes_ = kernel_lanes();
  std::optional<length_plan> plan_;
  std::vector<double> room_, logarithms_;
  std::vector<double> step_ = std::vector<double>(lanes_), log_step_ = std::vector<double>(lanes_);
  double *plain_ = nullptr, *logs_ = nullptr, *prior_ = nullptr, *scratch_ = nullptr;
  double *last_ = nullptr, *positive_ = nullptr, *ets_ = nullptr, *ets_scratch_ = nullptr;
  lane_paths on_plain_{}, on_logs_{};
  scale_paths one_plain_{0}, one_logs_{0};
};

/// Forecasts some series: those of the same length and reach go side by side.
void forecast_some(panel_view panel, std::span<const std::int64_t> some, const checked_request& request,
                   const writer& out, workbench& bench) {
  std::vector<prepared_series> prepared;
  prepared.reserve(some.size());
  std::vector<std::size_t> moving;
  std::vector<automatic_path> guides(some.size());
  std::vector<std::vector<double>> ets_paths(some.size());
  const bool with_ets =
      request.options.season_length == 1 &&
      std::any_of(request.models.begin(), request.models.end(),
                  [](const any_model& m) { return std::holds_alternative<ets>(m); });
  for (std::size_t k = 0; k < some.size(); ++k) {
    const prepared_series& s = prepared.emplace_back(panel[some[k]], request.options);
    if (s.reason() != reason::none) continue;
    if (step_size(s.figures()) > 0)
      moving.push_back(k);
    else
      guides[k] = standing_still(s.figures().back(), s.reach());
  }
  const auto shape = [&](std::size_t k) { return std::pair(prepared[k].figures().size(), prepared[k].reach()); };
  std::stable_sort(moving.begin(), moving.end(), [&](std::size_t a, std::size_t b) { return shape(a) < shape(b); });
  const std::size_t lanes = kernel_lanes();
  std::vector<const prepared_series*> group;
  std::vector<automatic_path*> paths;
  std::vector<std::vector<double>*> ets_of_group;
  for (std::size_t k = 0; k < moving.size(); ++k) {
    group.push_back(&prepared[moving[k]]);
    paths.push_back(&guides[moving[k]]);
    ets_of_group.push_back(&ets_paths[moving[k]]);
    if (group.size() < lanes && k + 1 < moving.size() && shape(moving[k + 1]) == shape(moving[k])) continue;
    bench.prepare(shape(moving[k]).first, shape(moving[k]).second, with_ets);
    bench.follow(group, paths, ets_of_group);
    group.clear();
    paths.clear();
    ets_of_group.clear();
  }
  const auto say = [&](std::size_t k, const any_model& model) -> model_forecast {
    if (prepared[k].reason() != reason::none) return {prepared[k].reason(), {}};
    if (std::holds_alternative<ets>(model) && !ets_paths[k].empty())
      return prepared[k].around(ets_paths[k], model, guides[k]);
    return prepared[k].apply(model, guides[k]);
  };
  for (std::size_t k = 0; k < some.size(); ++k)
    for (std::size_t m = 0; m < request.models.size(); ++m)
      out.write(static_cast<std::size_t>(some[k]), m, say(k, request.models[m]));
}

}  // namespace

void forecast_panel(panel_view panel, const forecast_request& request, forecast_columns columns,
                    const progress& report) {
  const checked_request checked(panel, request, columns);
  const std::vector<std::int64_t> order = by_length(panel);
  const writer out(checked, columns, panel.size());
  constexpr std::size_t at_once = 16384, together = 256;
  tbb::enumerable_thread_specific<workbench> benches;
  const int cores = tbb::info::default_concurrency();
  tbb::task_arena arena(request.threads > 0 ? std::min(request.threads, cores) : cores);
  for (std::size_t begin = 0; begin < order.size(); begin += at_once) {
    const std::size_t end = std::min(order.size(), begin + at_once);
    arena.execute([&] {
      tbb::parallel_for(tbb::blocked_range<std::size_t>(begin, end, together),
                        [&](const tbb::blocked_range<std::size_t>& range) {
                          forecast_some(panel, std::span(order).subspan(range.begin(), range.size()), checked, out,
                                        benches.local());
                        });
    });
    report_progress(report, end, order.size());
  }
}

std::string forecast_instruction_set() { return kernel_instruction_set(); }

}  // namespace tiendo::compiled

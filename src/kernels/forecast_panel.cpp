#include "tiendo/forecast/detail/panel_engine.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_sort.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <future>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "forecast_kernels.hpp"
#include "seasonal_kernels.hpp"

namespace tiendo::inline v0_1::forecast::detail {

namespace {

/// The indices of the series in the order of their shapes: first by the number of periods from the
/// first to the last value, then by the number of periods after the last value. Neighbours share
/// their plans.
std::vector<std::int64_t> by_shape(panel_view panel) {
  const auto present = [](double x) { return !std::isnan(x); };
  const auto shape = [&](std::int64_t series) {
    const std::span<const double> y = panel[series];
    const auto first = std::find_if(y.begin(), y.end(), present);
    const auto behind =
        std::find_if(y.rbegin(), std::make_reverse_iterator(first), present) - y.rbegin();
    return (static_cast<std::uint64_t>(y.end() - first - behind) << 32) +
           static_cast<std::uint64_t>(behind);
  };
  std::vector<std::pair<std::uint64_t, std::int64_t>> shapes(
      static_cast<std::size_t>(panel.size()));
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const auto series = static_cast<std::int64_t>(i);
    shapes[i] = {shape(series), series};
  }
  if (!std::is_sorted(shapes.begin(), shapes.end()))
    tbb::parallel_sort(shapes.begin(), shapes.end());
  std::vector<std::int64_t> order(shapes.size());
  std::transform(shapes.begin(), shapes.end(), order.begin(),
                 [](const auto& found) { return found.second; });
  return order;
}

/// A series and its precomputed paths; reused for many series, so that memory is allocated once.
struct job {
  explicit job(const engine_options& options) : series(options) {}

  void assign(std::span<const double> values, const panel_regression* shared) {
    known.ets_path.clear();
    series.assign(values, shared);
    if (series.reason() == reason::none)
      known.auto_forecast.hold_constant(series.values().back(), series.reach());
  }
  bool varies() const { return series.reason() == reason::none && series.features().step > 0; }
  /// The number of values and the number of periods to forecast, which determine the plan.
  std::pair<std::size_t, std::size_t> shape() const {
    return {series.values().size(), series.reach()};
  }

  preprocessed_series series;
  precomputed_paths known;  ///< results of the kernels
};

/// Whether the range of positive values is too large for the exponential smoothing kernel, in which
/// the product of eight values, in mean absolute changes, must be a double.
bool too_far_apart(std::span<const double> y) {
  const auto [least, most] = std::minmax_element(y.begin(), y.end());
  return *least > 0 && *least < 1e-30 * *most;
}

/// Series of one shape, one per lane of the kernels.
class lane_batch {
 public:
  /// Makes the plan for series of the shape, unless the previous call was for the same shape.
  void prepare(std::size_t length, std::size_t horizon, bool with_ets) {
    if (plan_ && plan_->length == length && plan_->horizon == horizon) return;
    plan_.emplace(length, horizon, with_ets);
    const std::size_t points = plan_->ets.size();
    const std::size_t numbers = (5 * length + trend_points + 7 * horizon + 4 + 4 * points) * lanes_;
    memory_.resize(numbers + 8);
    double* at = memory_.data();
    while (reinterpret_cast<std::uintptr_t>(at) % 64 != 0) ++at;
    const auto take = [&](std::size_t rows) { return std::exchange(at, at + rows * lanes_); };
    plain_ = take(length);
    logs_ = take(length);
    values_ = take(length);
    prior_ = take(trend_points);
    scratch_ = take(2 * length);
    for (lane_paths* p : {&on_plain_, &on_logs_})
      *p = {take(horizon), take(horizon), take(horizon), take(1)};
    last_ = take(1);
    positive_ = take(1);
    ets_ = take(horizon);
    ets_scratch_ = take(4 * points);
  }

  /// Computes what `fit_auto` computes for each of up to `kernel_lanes()` series that are not
  /// constant, and the path of the exponential smoothing family if it is needed and can be fitted.
  void fit(std::span<job* const> some) {
    std::fill(last_, last_ + lanes_, 1.0);
    std::fill(positive_, positive_ + lanes_, 0.0);
    std::fill(plain_, prior_ + trend_points * lanes_, 0.0);  // unused lanes
    bool growth = false;
    for (std::size_t k = 0; k < some.size(); ++k) growth = scatter(some[k]->series, k) || growth;
    run(plain_, on_plain_);
    if (growth) run(logs_, on_logs_);
    if (!plan_->ets.empty()) run_ets(*plan_, {values_, last_, positive_, ets_, ets_scratch_});
    for (std::size_t k = 0; k < some.size(); ++k) gather(k, growth, *some[k]);
  }

 private:
  struct lane_paths {
    double *trend, *theta, *dynamic, *squared_error;
  };

  /// Writes a series into its lane, and returns whether its logarithms were written too.
  bool scatter(const preprocessed_series& series, std::size_t k) {
    const auto_features& f = series.features();
    const std::span<const double> y = series.values();
    const trend_prior prior = auto_prior(f);
    for (std::size_t i = 0; i < trend_points; ++i)
      prior_[i * lanes_ + k] = prior.of(i / 9, i / 3 % 3, i % 3);
    in_steps(y, y.back(), f.step, plain_ + k);
    if (!plan_->ets.empty()) in_steps(y, 0, f.step, values_ + k);
    last_[k] = y.back() / f.step;
    positive_[k] = series.on_ratio_scale() && *std::min_element(y.begin(), y.end()) > 0 ? 1 : 0;
    if (!(f.growth > 0)) return false;
    logarithms_.assign(y.begin(), y.end());
    const double last = std::log(y.back());
    for (double& x : logarithms_) x = std::log(x) - last;
    log_step_[k] = mean_absolute_change(logarithms_);
    in_steps(logarithms_, 0, log_step_[k], logs_ + k);
    return true;
  }

  void in_steps(std::span<const double> y, double from, double step, double* lane) const {
    for (std::size_t t = 0; t < y.size(); ++t) lane[t * lanes_] = (y[t] - from) / step;
  }

  void run(const double* steps, const lane_paths& out) const {
    const lane_group group{steps,   prior_, out.trend, out.theta, out.dynamic, out.squared_error,
                           scratch_};
    tiendo::detail::cancellation_point();
    run_trend(*plan_, group);
    run_theta(*plan_, group);
    run_dynamic(*plan_, group);
  }

  /// Reads the paths of a series from its lane.
  void gather(std::size_t k, bool growth, job& to) {
    const auto_features& f = to.series.features();
    const double last = to.series.values().back();
    read(on_plain_, k, one_plain_);
    read(growth ? on_logs_ : on_plain_, k, one_logs_);
    blend_members(f, last, f.step, log_step_[k], one_plain_, one_logs_, plan_->length,
                  to.known.auto_forecast);
    if (plan_->ets.empty() || too_far_apart(to.series.values())) return;
    to.known.ets_path.resize(plan_->horizon);
    for (std::size_t h = 0; h < plan_->horizon; ++h)
      to.known.ets_path[h] = f.step * ets_[h * lanes_ + k];
  }

  void read(const lane_paths& from, std::size_t k, scale_paths& to) const {
    for (const auto& [rows, path] :
         {std::pair(from.trend, &to.trend), std::pair(from.theta, &to.theta),
          std::pair(from.dynamic, &to.dynamic)}) {
      path->resize(plan_->horizon);
      for (std::size_t h = 0; h < plan_->horizon; ++h) (*path)[h] = rows[h * lanes_ + k];
    }
    to.squared_error = from.squared_error[k];
  }

  std::size_t lanes_ = kernel_lanes();
  std::optional<length_plan> plan_;
  std::vector<double> memory_, logarithms_;
  std::vector<double> log_step_ = std::vector<double>(lanes_);
  double *plain_ = nullptr, *logs_ = nullptr, *values_ = nullptr, *prior_ = nullptr,
         *scratch_ = nullptr;
  double *last_ = nullptr, *positive_ = nullptr, *ets_ = nullptr, *ets_scratch_ = nullptr;
  lane_paths on_plain_{}, on_logs_{};
  scale_paths one_plain_{0}, one_logs_{0};
};

/// The number of series per task.
constexpr std::size_t series_per_task = 256;

/// The most series of a round, after each of which the progress is reported.
constexpr std::size_t series_per_round = 64 * series_per_task;

/// The end of the round that begins with a series: at most `series_per_round` series, and so few
/// values that the round lasts a fraction of a second with any model.
std::size_t end_of_round(panel_view panel, std::span<const std::int64_t> order, std::size_t begin,
                         std::size_t models) {
  constexpr std::size_t most_values = 1'000'000;
  const std::size_t last = std::min(order.size(), begin + series_per_round);
  std::size_t end = begin, values = 0;
  while (end < last && values < most_values) {
    values += static_cast<std::size_t>(panel.length(order[end])) * models;
    ++end;
  }
  return end;
}

/// The workspace of one thread, reused for all series, so that no memory is allocated per series.
class workspace {
 public:
  workspace(const panel_request& request, const shared_regressions& shared)
      : request_(request),
        shared_(shared),
        jobs_(series_per_task, job(request.engine)),
        ahead_(static_cast<std::size_t>(request.engine.horizon)) {}

  /// Forecasts up to `series_per_task` series, those of one shape in groups.
  void forecast(panel_view panel, std::span<const std::int64_t> some, const panel_writer& out) {
    const std::span<job> jobs = std::span(jobs_).first(some.size());
    for (std::size_t k = 0; k < jobs.size(); ++k) {
      tiendo::detail::cancellation_point();
      jobs[k].assign(panel[some[k]], shared_.of(some[k]));
      if (!jobs[k].varies()) continue;
      if (group_.size() == kernel_lanes() ||
          (!group_.empty() && group_.front()->shape() != jobs[k].shape()))
        fit();
      group_.push_back(&jobs[k]);
    }
    if (!group_.empty()) fit();
    for (std::size_t k = 0; k < jobs.size(); ++k) {
      jobs[k].series.fit_season(kernel_filters, jobs[k].known, seasonal_);
      for (std::size_t m = 0; m < request_.models.size(); ++m) {
        out.write(some[k], m, jobs[k].series.apply(request_.models[m], jobs[k].known, ahead_),
                  ahead_);
        tiendo::detail::cancellation_point();
      }
    }
  }

 private:
  void fit() {
    const auto [length, reach] = group_.front()->shape();
    lanes_.prepare(length, reach, request_.family);
    lanes_.fit(group_);
    group_.clear();
  }

  const panel_request& request_;
  const shared_regressions& shared_;
  std::vector<job> jobs_;
  std::vector<job*> group_;
  std::vector<distribution> ahead_;
  seasonal_memory seasonal_;
  lane_batch lanes_;
};

/// Whether a panel has a series whose forecasts take so long that they can be cancelled in between.
bool has_long_series(panel_view panel) {
  for (std::int64_t i = 0; i < panel.size(); ++i)
    if (panel.length(i) > long_series) return true;
  return false;
}

/// Runs `compute(check, reached)` in another thread. Meanwhile this thread, in which alone a
/// callback may act as Python's do, reports every 20 ms how much was reached. `check` throws as
/// soon as the callback has ended the computation.
template <class Compute>
void compute_watched(const progress& report, std::size_t total, const Compute& compute) {
  std::atomic<bool> cancelled = false;
  std::atomic<std::size_t> done = 0;
  const std::function<void()> check = [&] {
    if (cancelled) throw interrupted();
  };
  std::future<void> end = std::async(std::launch::async, [&] {
    compute(check, [&](std::size_t reached) {
      done = reached;
      check();
    });
  });
  std::exception_ptr cause;
  do {
    if (cause) continue;
    try {
      tiendo::detail::report_progress(report, done, total);
    } catch (...) {
      cause = std::current_exception();
      cancelled = true;
    }
  } while (end.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready);
  if (cause) std::rethrow_exception(cause);
  end.get();
  tiendo::detail::report_progress(report, total, total);
}

}  // namespace

void run_panel(panel_view panel, const panel_request& checked, const panel_writer& out,
               const progress& report) {
  const auto total = static_cast<std::size_t>(panel.size());
  const auto compute = [&](const std::function<void()>& check, const auto& reached) {
    shared_regressions shared(checked.groups);
    tbb::enumerable_thread_specific<workspace> workspaces(
        [&] { return workspace(checked, shared); });
    const int cores = tbb::info::default_concurrency();
    tbb::task_arena arena(checked.threads > 0 ? std::min(checked.threads, cores) : cores);
    const std::vector<std::int64_t> order = arena.execute([&] { return by_shape(panel); });
    constexpr std::size_t groups_per_round = 64;
    for (std::size_t begin = 0; begin < shared.size(); begin += groups_per_round) {
      reached(0);
      arena.execute([&] {
        tbb::parallel_for(begin, std::min(shared.size(), begin + groups_per_round),
                          [&](std::size_t group) {
                            const tiendo::detail::cancellation_scope scope(check);
                            shared.learn(group, panel, checked.engine);
                          });
      });
    }
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
      end = end_of_round(panel, order, begin, checked.models.size());
      // a task has whole groups of lanes, and a short round still has work for all cores
      const std::size_t round = end - begin;
      const std::size_t per_task = round == series_per_round
                                       ? series_per_task
                                       : std::clamp(round / 16 / kernel_lanes(), std::size_t{1},
                                                    series_per_task / kernel_lanes()) *
                                             kernel_lanes();
      arena.execute([&] {
        tbb::parallel_for(
            std::size_t{0}, (round + per_task - 1) / per_task,
            [&](std::size_t task) {
              const tiendo::detail::cancellation_scope scope(check);
              const std::size_t first = begin + task * per_task;
              workspaces.local().forecast(
                  panel, std::span(order).subspan(first, std::min(per_task, end - first)), out);
            },
            tbb::simple_partitioner());
      });
      reached(end);
    }
  };
  if (has_long_series(panel)) return compute_watched(report, total, compute);
  compute({},
          [&](std::size_t reached) { tiendo::detail::report_progress(report, reached, total); });
}

}  // namespace tiendo::inline v0_1::forecast::detail

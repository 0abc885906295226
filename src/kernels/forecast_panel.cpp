#include "tiendo/forecast/detail/panel_engine.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "forecast_kernels.hpp"

namespace tiendo::forecast::detail {

namespace {

/// The series in the order of their shapes, that is of how many periods lie between the first and
/// the last figure, and then how many behind: neighbours share their plans.
std::vector<std::int64_t> by_shape(panel_view panel) {
  const auto there = [](double x) { return !std::isnan(x); };
  const auto shape = [&](std::int64_t series) {
    const std::span<const double> y = panel[series];
    const auto first = std::find_if(y.begin(), y.end(), there);
    const auto behind =
        std::find_if(y.rbegin(), std::make_reverse_iterator(first), there) - y.rbegin();
    return (static_cast<std::uint64_t>(y.end() - first - behind) << 32) +
           static_cast<std::uint64_t>(behind);
  };
  std::vector<std::int64_t> order(static_cast<std::size_t>(panel.size()));
  std::iota(order.begin(), order.end(), 0);
  const auto smaller = [&](std::int64_t a, std::int64_t b) { return shape(a) < shape(b); };
  if (std::is_sorted(order.begin(), order.end(), smaller)) return order;
  std::vector<std::uint64_t> shapes(order.size());
  std::transform(order.begin(), order.end(), shapes.begin(), shape);
  std::sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
    return std::pair(shapes[static_cast<std::size_t>(a)], a) <
           std::pair(shapes[static_cast<std::size_t>(b)], b);
  });
  return order;
}

/// A series on its way through the engine. The next one takes over its rooms.
struct job {
  explicit job(const engine_options& options) : series(options) {}

  void take(std::span<const double> figures) {
    known.ets_path.clear();
    series.assign(figures);
    if (series.reason() == reason::none)
      known.auto_forecast.hold_constant(series.values().back(), series.reach());
  }
  bool moves() const { return series.reason() == reason::none && series.features().step > 0; }
  /// What plans go by.
  std::pair<std::size_t, std::size_t> shape() const {
    return {series.values().size(), series.reach()};
  }

  preprocessed_series series;
  precomputed_paths known;  ///< what the kernels found
};

/// Whether figures lie too far apart for the kernel of exponential smoothing: the product of eight
/// of them, in unit steps, has to be a double.
bool too_far_apart(std::span<const double> y) {
  const auto [least, most] = std::minmax_element(y.begin(), y.end());
  return *least > 0 && *least < 1e-30 * *most;
}

/// Series of one shape side by side, one to a lane of the kernels.
class lane_bench {
 public:
  /// Plans for series of the shape; kept while it stays the same.
  void prepare(std::size_t length, std::size_t horizon, bool with_ets) {
    if (plan_ && plan_->length == length && plan_->horizon == horizon) return;
    plan_.emplace(length, horizon, with_ets);
    const std::size_t points = plan_->ets.size();
    const std::size_t numbers = (5 * length + trend_points + 7 * horizon + 4 + 4 * points) * lanes_;
    room_.resize(numbers + 8);
    double* at = room_.data();
    while (reinterpret_cast<std::uintptr_t>(at) % 64 != 0) ++at;
    const auto take = [&](std::size_t rows) { return std::exchange(at, at + rows * lanes_); };
    plain_ = take(length);
    logs_ = take(length);
    figures_ = take(length);
    prior_ = take(trend_points);
    scratch_ = take(2 * length);
    for (lane_paths* p : {&on_plain_, &on_logs_})
      *p = {take(horizon), take(horizon), take(horizon), take(1)};
    last_ = take(1);
    positive_ = take(1);
    ets_ = take(horizon);
    ets_scratch_ = take(4 * points);
  }

  /// What `fit_auto` gives for each of up to `kernel_lanes()` series that move, and the
  /// path of the family where that is wanted and can be fitted.
  void follow(std::span<job* const> some) {
    std::fill(last_, last_ + lanes_, 1.0);
    std::fill(positive_, positive_ + lanes_, 0.0);
    std::fill(plain_, prior_ + trend_points * lanes_, 0.0);  // the lanes of nobody
    bool growth = false;
    for (std::size_t k = 0; k < some.size(); ++k) growth = scatter(some[k]->series, k) || growth;
    run(plain_, on_plain_);
    if (growth) run(logs_, on_logs_);
    if (!plan_->ets.empty()) run_ets(*plan_, {figures_, last_, positive_, ets_, ets_scratch_});
    for (std::size_t k = 0; k < some.size(); ++k) gather(k, growth, *some[k]);
  }

 private:
  struct lane_paths {
    double *trend, *theta, *dynamic, *squared_error;
  };

  /// Writes a series into its lane, and says whether it has logarithms too.
  bool scatter(const preprocessed_series& series, std::size_t k) {
    const auto_features& f = series.features();
    const std::span<const double> y = series.values();
    const trend_prior prior = auto_prior(f);
    for (std::size_t i = 0; i < trend_points; ++i)
      prior_[i * lanes_ + k] = prior.of(i / 9, i / 3 % 3, i % 3);
    in_steps(y, y.back(), f.step, plain_ + k);
    if (!plan_->ets.empty()) in_steps(y, 0, f.step, figures_ + k);
    last_[k] = y.back() / f.step;
    positive_[k] = *std::min_element(y.begin(), y.end()) > 0 ? 1 : 0;
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
    run_trend(*plan_, group);
    run_theta(*plan_, group);
    run_dynamic(*plan_, group);
  }

  /// Takes the paths of a series out of its lane.
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
  std::vector<double> room_, logarithms_;
  std::vector<double> log_step_ = std::vector<double>(lanes_);
  double *plain_ = nullptr, *logs_ = nullptr, *figures_ = nullptr, *prior_ = nullptr,
         *scratch_ = nullptr;
  double *last_ = nullptr, *positive_ = nullptr, *ets_ = nullptr, *ets_scratch_ = nullptr;
  lane_paths on_plain_{}, on_logs_{};
  scale_paths one_plain_{0}, one_logs_{0};
};

/// How many series one task takes.
constexpr std::size_t together = 256;

/// One thread's place of work. All of its rooms are kept from series to series, so that none is
/// allocated for one.
class workbench {
 public:
  explicit workbench(const panel_request& request)
      : request_(request),
        jobs_(together, job(request.engine)),
        ahead_(static_cast<std::size_t>(request.engine.horizon)) {}

  /// Forecasts up to `together` series, those of one shape side by side.
  void forecast(panel_view panel, std::span<const std::int64_t> some, const panel_writer& out) {
    const std::span<job> jobs = std::span(jobs_).first(some.size());
    for (std::size_t k = 0; k < jobs.size(); ++k) {
      jobs[k].take(panel[some[k]]);
      if (!jobs[k].moves()) continue;
      if (group_.size() == kernel_lanes() ||
          (!group_.empty() && group_.front()->shape() != jobs[k].shape()))
        follow();
      group_.push_back(&jobs[k]);
    }
    if (!group_.empty()) follow();
    for (std::size_t k = 0; k < jobs.size(); ++k)
      for (std::size_t m = 0; m < request_.models.size(); ++m)
        out.write(some[k], m, jobs[k].series.apply(request_.models[m], jobs[k].known, ahead_),
                  ahead_);
  }

 private:
  void follow() {
    const auto [length, reach] = group_.front()->shape();
    lanes_.prepare(length, reach, request_.family);
    lanes_.follow(group_);
    group_.clear();
  }

  const panel_request& request_;
  std::vector<job> jobs_;
  std::vector<job*> group_;
  std::vector<distribution> ahead_;
  lane_bench lanes_;
};

}  // namespace

void run_panel(panel_view panel, const panel_request& checked, const panel_writer& out,
               const progress& report) {
  const std::vector<std::int64_t> order = by_shape(panel);
  constexpr std::size_t at_once = 64 * together;
  tbb::enumerable_thread_specific<workbench> benches([&] { return workbench(checked); });
  const int cores = tbb::info::default_concurrency();
  tbb::task_arena arena(checked.threads > 0 ? std::min(checked.threads, cores) : cores);
  for (std::size_t begin = 0; begin < order.size(); begin += at_once) {
    const std::size_t end = std::min(order.size(), begin + at_once);
    arena.execute([&] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(begin, end, together),
          [&](const tbb::blocked_range<std::size_t>& range) {
            benches.local().forecast(panel, std::span(order).subspan(range.begin(), range.size()),
                                     out);
          },
          tbb::simple_partitioner());
    });
    report_progress(report, end, order.size());
  }
}

}  // namespace tiendo::forecast::detail

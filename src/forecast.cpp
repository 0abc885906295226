#include "tiendo/compiled/forecast.hpp"

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
#include "tiendo/forecast/series_forecast.hpp"

namespace tiendo::compiled {

namespace {

using namespace tiendo::forecast;

/// A request that makes sense.
struct checked_request {
  forecast_options options;
  std::vector<any_model> models;
  std::vector<double> places;  ///< of the quantiles
  bool family = false;  ///< whether the kernels are to find the paths of exponential smoothing

  checked_request(panel_view panel, const forecast_request& request,
                  const forecast_columns& columns)
      : options{request.horizon, request.season_length, {}} {
    options.check();
    options.within = limits(request.low, request.high);
    if (request.threads < 0)
      throw value_error(
          fmt::format("there are 0 threads (all cores) or more, not {}", request.threads));
    for (const std::string& name : request.models)
      models.push_back(model_of(name, request.season_length, request.cap));
    if (models.empty()) throw value_error("there is no model to forecast with");
    if (request.pooled) options.pooled = pooled_constants_of(panel, request);
    for (const double p : request.probabilities) {
      if (!(p > 0 && p < 1))
        throw value_error(fmt::format("a probability lies between 0 and 1, not at {}", p));
      places.push_back(place_of(p));
    }
    const auto asks = [](const auto& m) { return std::holds_alternative<ets>(m); };
    family = options.season_length == 1 &&
             std::any_of(models.begin(), models.end(), [&](const any_model& m) {
               const auto* joined = std::get_if<combination>(&m);
               return joined ? std::any_of(joined->members.begin(), joined->members.end(), asks)
                             : asks(m);
             });
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

  void write(std::int64_t series, std::size_t model, reason why,
             std::span<const distribution> ahead) const {
    const std::size_t row = model * series_ + static_cast<std::size_t>(series);
    columns_.reasons[row] = why;
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      const auto figure = [&](double place) {
        return why == reason::none ? ahead[h].figure(place)
                                   : std::numeric_limits<double>::quiet_NaN();
      };
      columns_.median[row * ahead.size() + h] = figure(0);
      for (std::size_t q = 0; q < request_.places.size(); ++q) {
        const std::size_t of_place =
            (model * request_.places.size() + q) * series_ + static_cast<std::size_t>(series);
        columns_.quantiles[of_place * ahead.size() + h] = figure(request_.places[q]);
      }
    }
  }

 private:
  const checked_request& request_;
  const forecast_columns& columns_;
  std::size_t series_;
};

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
  explicit job(const forecast_options& options) : series(options) {}

  void take(std::span<const double> figures) {
    known.family.clear();
    series.assign(figures);
    if (series.reason() == reason::none)
      known.guide.stand_still(series.figures().back(), series.reach());
  }
  bool moves() const { return series.reason() == reason::none && series.features().step > 0; }
  /// What plans go by.
  std::pair<std::size_t, std::size_t> shape() const {
    return {series.figures().size(), series.reach()};
  }

  prepared_series series;
  known_paths known;  ///< what the kernels found
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

  /// What `forecast::follow` gives for each of up to `kernel_lanes()` series that move, and the
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
  bool scatter(const prepared_series& series, std::size_t k) {
    const automatic_features& f = series.features();
    const std::span<const double> y = series.figures();
    const trend_prior prior = automatic_prior(f);
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
    log_step_[k] = step_size(logarithms_);
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
    const automatic_features& f = to.series.features();
    const double last = to.series.figures().back();
    read(on_plain_, k, one_plain_);
    read(growth ? on_logs_ : on_plain_, k, one_logs_);
    mix(f, last, f.step, log_step_[k], one_plain_, one_logs_, plan_->length, to.known.guide);
    if (plan_->ets.empty() || too_far_apart(to.series.figures())) return;
    to.known.family.resize(plan_->horizon);
    for (std::size_t h = 0; h < plan_->horizon; ++h)
      to.known.family[h] = f.step * ets_[h * lanes_ + k];
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
  explicit workbench(const checked_request& request)
      : request_(request),
        jobs_(together, job(request.options)),
        ahead_(static_cast<std::size_t>(request.options.horizon)) {}

  /// Forecasts up to `together` series, those of one shape side by side.
  void forecast(panel_view panel, std::span<const std::int64_t> some, const writer& out) {
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

  const checked_request& request_;
  std::vector<job> jobs_;
  std::vector<job*> group_;
  std::vector<distribution> ahead_;
  lane_bench lanes_;
};

}  // namespace

void forecast_panel(panel_view panel, const forecast_request& request, forecast_columns columns,
                    const progress& report) {
  const checked_request checked(panel, request, columns);
  const std::vector<std::int64_t> order = by_shape(panel);
  const writer out(checked, columns, panel.size());
  constexpr std::size_t at_once = 64 * together;
  tbb::enumerable_thread_specific<workbench> benches([&] { return workbench(checked); });
  const int cores = tbb::info::default_concurrency();
  tbb::task_arena arena(request.threads > 0 ? std::min(request.threads, cores) : cores);
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

pooled_constants pooled_constants_of(panel_view panel, const forecast_request& request) {
  forecast_options{request.horizon, request.season_length, {}}.check();
  const panel_past past(panel, request.horizon);
  forecast_request tests = request;
  tests.models = {"auto"};
  tests.probabilities = {0.025, 0.975};
  tests.pooled = false;
  const std::size_t count = static_cast<std::size_t>(past.known().size()),
                    numbers = count * static_cast<std::size_t>(request.horizon);
  std::vector<double> median(numbers), quantiles(2 * numbers);
  std::vector<reason> reasons(count);
  forecast_panel(past.known(), tests, {median, quantiles, reasons});
  const std::span<const double> limits(quantiles);
  return past.learn(median, limits.first(numbers), limits.subspan(numbers));
}

std::string forecast_instruction_set() {
  return kernel_instruction_set();
}

}  // namespace tiendo::compiled

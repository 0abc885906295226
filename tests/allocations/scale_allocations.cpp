// Nothing grows faster than its input: at 8 times the size, a row needs about as many allocations
// and as much time of the processor as before. What is quadratic needs 8 times as much.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include "allocations/counted_allocations.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/difference.hpp"
#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/json_writer.hpp"
#include "tiendo/io/observations_csv.hpp"
#include "tiendo/io/table_csv.hpp"
#include "tiendo/model/observation_check.hpp"
#include "tiendo/narrative/explanation.hpp"

using namespace tiendo;

namespace {

const date begin = date::of(2000, 1, 1);
const date today = date::of(2025, 6, 30);

struct inputs {
  std::shared_ptr<const tiendo::programme> programme;
  std::shared_ptr<const tiendo::observations> observations;
};

/// The parts of a programme of a city without targets, and what is added to them.
class maker {
 public:
  maker() {
    act decision;
    decision.id = "1/QD";
    decision.title = {"", "Decision 1"};
    decision.issued = decision.effective = date::of(2020, 7, 3);
    parts.id = "scale";
    parts.acts = {decision};
    add_tier("city");
    add_tier("commune");
    add_area("C", "city", {});
  }

  void add_tier(const std::string& id) {
    tier t;
    t.id = id;
    t.name = {"", id};
    t.level = static_cast<int>(parts.tiers.size());
    parts.tiers.push_back(t);
  }
  area& add_area(const std::string& code, const std::string& tier, std::optional<area_id> parent) {
    area a;
    a.id = {code, begin};
    a.tier = tier;
    a.parent = std::move(parent);
    a.name = {"", code};
    return parts.areas.emplace_back(std::move(a));
  }
  void add_indicator(const std::string& id) {
    indicator i;
    i.id = id;
    i.name = {"", id};
    i.unit = standard_unit("percent");
    parts.indicators.push_back(std::move(i));
  }
  target& add_target(const std::string& id, const std::string& of, const std::string& code) {
    target t;
    t.id = id;
    t.programme = "scale";
    t.indicator = of;
    t.scope.area = {code, begin};
    t.rule = at_least(90);
    t.due = date::of(2025, 12, 31);
    t.basis.act = "1/QD";
    return parts.targets.emplace_back(std::move(t));
  }
  void add_series(const std::string& of, const std::string& code) {
    for (int y = 2022; y < 2025; ++y) {
      observation o = observation::exact(30 + 3 * (y - 2022) + static_cast<double>(all.size() % 7));
      o.indicator = of;
      o.area.code = code;
      o.period = period::of(year(y));
      o.published = date::of(y + 1, 2, 1);
      o.source = "yearbook";
      all.push_back(std::move(o));
    }
  }
  inputs take() {
    return {std::make_shared<const programme>(std::move(parts)),
            std::make_shared<const observations>(std::move(all))};
  }

  programme_parts parts;
  observations all;
};

const area_id city{"C", begin};

inputs one_area(int n) {
  maker m;
  for (int k = 0; k < n; ++k) {
    m.add_indicator(fmt::format("i{}", k));
    m.add_target(fmt::format("t{}", k), fmt::format("i{}", k), "C");
    m.add_series(fmt::format("i{}", k), "C");
  }
  return m.take();
}

inputs many_areas(int n) {
  maker m;
  m.add_indicator("i");
  for (int k = 0; k < n; ++k) {
    m.add_area(fmt::format("w{}", k), "commune", city);
    m.add_target(fmt::format("t{}", k), "i", fmt::format("w{}", k));
    m.add_series("i", fmt::format("w{}", k));
  }
  return m.take();
}

inputs grid(int n) {
  maker m;
  const int side = static_cast<int>(std::sqrt(n));
  for (int k = 0; k < side; ++k) {
    m.add_area(fmt::format("w{}", k), "commune", city);
    m.add_indicator(fmt::format("i{}", k));
  }
  for (int a = 0; a < side; ++a)
    for (int i = 0; i < side; ++i) {
      m.add_target(fmt::format("t{}_{}", a, i), fmt::format("i{}", i), fmt::format("w{}", a));
      m.add_series(fmt::format("i{}", i), fmt::format("w{}", a));
    }
  return m.take();
}

/// As many tiers as areas in each of them, and a target for each area of each tier.
inputs each_of_many_tiers(int n) {
  maker m;
  m.add_indicator("i");
  const int side = static_cast<int>(std::sqrt(n));
  for (int t = 0; t < side; ++t) {
    m.add_tier(fmt::format("tier{}", t));
    target& each = m.add_target(fmt::format("t{}", t), "i", "C");
    each.scope.each = true;
    each.scope.tier = fmt::format("tier{}", t);
    for (int a = 0; a < side; ++a) {
      m.add_area(fmt::format("w{}_{}", t, a), fmt::format("tier{}", t), city);
      m.add_series("i", fmt::format("w{}_{}", t, a));
    }
  }
  return m.take();
}

/// A city that was renamed n / 4 times, with n communes below it, for each of which a target is
/// set.
inputs chain_of_successors(int n) {
  maker m;
  m.add_indicator("i");
  m.parts.areas.clear();
  const int versions = n / 4;
  const auto version = [](int k) { return area_id{fmt::format("C{}", k), begin + days(k)}; };
  for (int k = 0; k < versions; ++k) {
    area& a = m.add_area(version(k).code, "city", {});
    a.id = version(k);
    if (k + 1 == versions) break;
    a.valid_to = version(k).valid_from;
    a.successor = version(k + 1);
    a.ended_by = "1/QD";
  }
  for (int k = 0; k < n; ++k) {
    m.add_area(fmt::format("w{}", k), "commune", version(versions - 1)).id.valid_from =
        version(versions).valid_from;
    m.add_series("i", fmt::format("w{}", k));
  }
  target& each = m.add_target("t", "i", "C0");
  each.scope = {version(0), "commune", true};
  return m.take();
}

/// Targets of one city whose indicators are observed in another one alone: no row uses them.
inputs observed_elsewhere(int n) {
  maker m;
  m.add_area("D", "city", {});
  for (int k = 0; k < n; ++k) {
    m.add_indicator(fmt::format("i{}", k));
    m.add_target(fmt::format("t{}", k), fmt::format("i{}", k), "C");
    m.add_series(fmt::format("i{}", k), "D");
  }
  return m.take();
}

struct cost {
  double allocations = 0, seconds = 0;
};

double processor_seconds() {
  std::timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// The allocations of a job and its shortest time of three.
cost cost_of(const std::function<void()>& job) {
  cost c{0, std::numeric_limits<double>::infinity()};
  for (int run = 0; run < 3; ++run) {
    const auto before = counted_allocations();
    const double start = processor_seconds();
    job();
    c.seconds = std::min(c.seconds, processor_seconds() - start);
    c.allocations = static_cast<double>(counted_allocations() - before);
  }
  return c;
}

/// Checks that a job at 8 times the size has at most 8 times the cost, with a margin for the
/// logarithm of lookups, the caches of the processor and the clock: 3 for time, 1.3 for
/// allocations.
void check_linear(const char* name, const std::function<void()>& small,
                  const std::function<void()>& large) {
  CAPTURE(name);
  const cost one = cost_of(small), eight = cost_of(large);
  CHECK(eight.allocations <= 1.3 * 8 * one.allocations + 1000);
  CHECK(eight.seconds <= 3 * 8 * one.seconds + 0.001);
}

/// Counts the bytes that are written to it.
struct counting_buffer final : std::streambuf {
  std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
  int_type overflow(int_type c) override { return traits_type::not_eof(c); }
};

constexpr int few = 576, many = 4608;  // 24 squared, and 8 times as many
// (the sides of the grids are 24 and 67, which gives 4489, so 7.8 times as many)

}  // namespace

TEST_CASE("assessing, and everything that is made of an assessment, takes as long for each row") {
  for (const auto& [name, make] :
       {std::pair("one area", &one_area), std::pair("many areas", &many_areas),
        std::pair("grid", &grid), std::pair("each of many tiers", &each_of_many_tiers),
        std::pair("chain of successors", &chain_of_successors),
        std::pair("observed elsewhere", &observed_elsewhere)}) {
    CAPTURE(name);
    const inputs small = make(few), large = make(many);
    const auto on_both = [&](const char* what, auto job) {
      check_linear(
          what, [&] { job(small); }, [&] { job(large); });
    };
    on_both("assess", [](const inputs& in) { assess(in.programme, in.observations, today); });
    const assessment a = assess(small.programme, small.observations, today);
    const assessment b = assess(large.programme, large.observations, today);
    CHECK(b.rows().size() > 7 * a.rows().size());
    const auto of_both = [&](const char* what, auto job) {
      check_linear(
          what, [&] { job(a); }, [&] { job(b); });
    };
    of_both("totals", [](const assessment& x) { x.totals(); });
    of_both("totals by target", [](const assessment& x) { x.totals_by_target(); });
    of_both("data gaps", [](const assessment& x) { x.data_gaps(); });
    of_both("rows of every target", [](const assessment& x) {
      for (const target& t : x.programme().targets()) x.rows_of(t.id);
    });
    of_both("CSV", [](const assessment& x) { to_csv(to_table(x)); });
    of_both("JSON", [](const assessment& x) {
      counting_buffer nowhere;
      std::ostream stream(&nowhere);
      json_writer out(stream);
      write(out, x);
    });
    of_both("compare methods", [](const assessment& x) { compare_methods(x); });
    of_both("difference", [](const assessment& x) {
      const assessment other = x;
      diff(x, other);
    });
  }
}

TEST_CASE("explaining a target takes no longer among many targets") {
  const inputs small = one_area(few), large = one_area(many);
  const assessment a = assess(small.programme, small.observations, today);
  const assessment b = assess(large.programme, large.observations, today);
  const auto hundred = [](const assessment& x) {
    for (int k = 0; k < 100; ++k) explain(x, fmt::format("t{}", 5 * k));
  };
  const cost one = cost_of([&] { hundred(a); }), eight = cost_of([&] { hundred(b); });
  CHECK(eight.allocations <= 1.1 * one.allocations);
  CHECK(eight.seconds <= 3 * one.seconds);
}

TEST_CASE("observations are checked and read in time for each row, faulty or not") {
  const auto table = [](int rows, const char* row) {
    std::string text = "indicator_id,area_code,period_first,period_last,value,published,source\n";
    for (int k = 0; k < rows; ++k) text += fmt::format(fmt::runtime(row), k);
    return text;
  };
  for (const char* row : {"i,w{},2024-01-01,2024-12-31,{0},2025,yearbook\n",
                          "i,w,2024-01-01,2024-12-31,1,2025,a source of its own {}\n",
                          "i,w,2024-01-01,2024-12-31,1,2025,yearbook\n",  // all but one are copies
                          "i,w,2024-01-01,2024-12-31,x{},2025,s\n", "{}\n", ",,,,,,\n",
                          "\"{}\"\"\",\"w\n\",2024-01-01,2024-12-31,1,2025,s\n"}) {
    CAPTURE(row);
    const std::string small = table(2000, row), large = table(16000, row);
    const auto read = [](const std::string& text) {
      try {
        parse_observations(text, "x.csv");
      } catch (const input_error&) {
      }
    };
    check_linear(
        "read", [&] { read(small); }, [&] { read(large); });
  }
  const inputs small = one_area(few), large = one_area(many);
  observations unknown_few = *small.observations, unknown_many = *large.observations;
  for (observations* all : {&unknown_few, &unknown_many})
    for (std::size_t i = 0; i < all->size(); ++i) (*all)[i].indicator = fmt::format("no{}", i);
  check_linear(
      "check", [&] { diagnostics_of(*small.observations, small.programme->parts()); },
      [&] { diagnostics_of(*large.observations, large.programme->parts()); });
  check_linear(
      "check of unknown names", [&] { diagnostics_of(unknown_few, small.programme->parts()); },
      [&] { diagnostics_of(unknown_many, small.programme->parts()); });
}

TEST_CASE("reading allocates nothing for a row whose texts are short or repeat") {
  const auto allocations_for = [](int rows) {
    std::string text = "indicator_id,area_code,period_first,period_last,value,published,source\n";
    for (int k = 0; k < rows; ++k)
      text += fmt::format("i,w{},2024-01-01,2024-12-31,{},2025,A long source that repeats\n", k, k);
    const auto before = counted_allocations();
    parse_observations(text, "x.csv");
    return counted_allocations() - before;
  };
  CHECK(allocations_for(20'000) - allocations_for(10'000) < 100);
}

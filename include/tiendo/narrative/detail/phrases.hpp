// tiendo/narrative/detail/phrases.hpp: the interface of the phrases of a language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1::detail {

/// The facts that the sentences on the reasons of a row name.
struct reason_facts {
  bool past_due = false;
  std::string target_area = {};             ///< the area that the target was set for
  std::string target_area_ended_by = {};    ///< the act that ended it; empty where it is not known
  std::string row_area = {};                ///< the area of the row
  std::optional<date> row_area_ended = {};  ///< its last day
  std::string row_area_ended_by = {};       ///< the act that ended it
  std::vector<std::string> parts = {};      ///< the areas that it was split into
  std::string tier = {};                    ///< the name of the target's tier
  std::optional<date> tier_ends = {};       ///< its last day
  std::string tier_ended_by = {};           ///< the act that abolishes it
};

/// The kinds of difference between two methods.
enum class method_difference {
  level_or_rate,
  limit_or_target,
  growth_alone,
  different_base,
  latest_or_base,
  all_or_ends,
  levels_or_rates,
  percent_or_amounts,
  thresholds,
};
inline constexpr std::size_t method_differences = 9;

/// The most important difference between two methods.
method_difference difference_between(const method_assessment& a, const method_assessment& b);

/// The lines of an explanation that have a label.
enum class explanation_line { target, aspiration, act, words, modifies, as_of, reasons, age };
inline constexpr std::size_t explanation_lines = 8;

/// The phrases of one language: sentences end with a full stop, everything else is a part of one.
/// A further language is one class that derives from this one, and one case of `phrases_of`.
class phrases {
 public:
  phrases() = default;
  phrases(const phrases&) = delete;
  phrases& operator=(const phrases&) = delete;
  virtual ~phrases() = default;

  // Numbers, days and names.
  virtual number_marks marks() const = 0;
  std::string rounded(double x) const { return rounded_text(x, marks()); }
  std::string shortest(double x) const { return number_text(x, marks()); }
  virtual std::string bounds(const interval& x) const = 0;
  virtual std::string on(date day) const = 0;
  virtual std::string on(const partial_date& day) const = 0;
  virtual std::string over(const period& p) const = 0;
  /// The label in this language, or in the other one where it has none.
  virtual const std::string& name(const label& l) const = 0;
  virtual const std::string& other_name(const label& l) const = 0;
  virtual std::string symbol(const unit_of_measure& unit) const = 0;
  virtual std::string with_symbol(const std::string& number, const std::string& symbol) const = 0;
  /// The conjunction between the last two items of a list: " and ".
  virtual const char* conjunction() const = 0;
  std::string list(const std::vector<std::string>& items) const;

  // Words.
  virtual const char* method_word() const = 0;  ///< written before a method: ", method "
  virtual const char* tier_word() const = 0;
  virtual const char* published() const = 0;
  virtual const char* whom() const = 0;  ///< written before the area of a target: "for"
  virtual std::string word(verdict v) const = 0;
  virtual std::string word(status_basis b) const = 0;
  virtual std::string word(reason r) const = 0;
  virtual std::string word(observation_status s) const = 0;
  virtual std::string word(evidence_role r) const = 0;
  virtual std::string word(bindingness b) const = 0;
  virtual std::string word(measures::progress_class c) const = 0;
  virtual std::string word(explanation_line line) const = 0;
  virtual std::size_t label_width() const = 0;

  // The sentences of a row.
  virtual std::string rule(const tiendo::rule& r, const std::string& symbol) const = 0;
  virtual std::string goal(const std::string& rule, date due) const = 0;
  virtual std::string no_figure(const std::string& name, const std::string& goal) const = 0;
  /// A value with its symbol and, for a rank, the size of its field.
  virtual std::string place(const std::string& number, const unit_of_measure* unit,
                            std::optional<std::int64_t> field) const = 0;
  virtual std::string figure(const std::string& name, const std::string& place,
                             const std::string& period, const std::string& goal) const = 0;
  /// A period with the method and, unless it is final, the status of an observation.
  std::string provenance(const period& p, const std::string& method,
                         observation_status status) const;
  virtual std::string change_since(const period& base, const interval& pace,
                                   const unit_of_measure* unit) const = 0;
  virtual std::string required(const interval& pace, const unit_of_measure* unit) const = 0;
  virtual std::string share_of_required(double ratio) const = 0;
  virtual std::string conclusion(verdict v, bool proxy) const = 0;
  /// The sentence on a reason; empty where another sentence states it already.
  virtual std::string sentence(reason r, const reason_facts& facts) const = 0;
  virtual std::string expected(const period& over, const std::string& median,
                               const interval& central, confidence_level level,
                               std::optional<double> probability) const = 0;
  /// The number of areas whose series were forecast together, at least 2.
  virtual std::string forecast_together(std::size_t areas) const = 0;
  /// A verdict and a probability of meeting the target that point to different ends; empty where
  /// they do not.
  std::string disagreement(verdict v, double probability) const;
  virtual std::string reached_but_unlikely() const = 0;
  virtual std::string fast_but_unlikely() const = 0;
  virtual std::string slow_but_likely() const = 0;
  /// A newer value of another kind of period, which the verdict does not use.
  virtual std::string newer(const std::string& place, const period& p) const = 0;
  virtual std::string needed(const std::string& gaps) const = 0;
  virtual std::string gaps(const std::vector<data_gap>& gaps) const = 0;

  /// How many targets are met, and how many are expected to be.
  virtual std::string summary(const expected_count& n, confidence_level level) const = 0;

  // The lines of an explanation.
  std::string evidence(evidence_role role, const std::string& figure, const observation& o) const;
  virtual std::string heading(const assessment_row& row) const = 0;
  std::string target_line(const std::string& goal, bindingness b, const scope& area) const;
  virtual std::string issued(const std::string& act, const partial_date& day) const = 0;
  /// The reasons of a row in one line; empty where it has none.
  virtual std::string reasons(const assessment_row& row) const = 0;
  virtual std::string not_in_force() const = 0;
  virtual std::string age(std::int64_t days) const = 0;

  // The parts of the sentence on methods that differ.
  virtual std::string no_method() const = 0;
  virtual std::string only_method(const std::string& method, measures::progress_class c) const = 0;
  virtual std::string methods_agree(std::size_t count, measures::progress_class c) const = 0;
  virtual std::string says(const method_assessment& m, const std::string& symbol) const = 0;
  virtual std::string words(method_difference d) const = 0;

 protected:
  /// A name of several words with blanks instead of the underscores of tables.
  static std::string spaced(std::string text);

  /// The text of an enumerator; the texts are in the order of the enumeration.
  template <class Enumeration>
  static std::string pick(std::initializer_list<const char*> texts, Enumeration e) {
    return texts.begin()[static_cast<std::size_t>(e)];
  }
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/phrases.ipp"
#endif

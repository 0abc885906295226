// tiendo/narrative/wording.hpp: a row in plain words.
#pragma once

#include <string>

#include "tiendo/assessment/row.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::detail {

/// A number for reading: at most two decimals (four below 1), without trailing zeros.
std::string plain(double x);

std::string plain(const interval& x);

/// Writes the sentences of a row: figure, rule, pace, verdict, and what would be needed.
class row_narrator {
 public:
  row_narrator(const programme& p, const target& t, date as_of)
      : programme_(p), target_(t), as_of_(as_of) {}

  std::string sentence(const assessment_row& row) const;

 private:
  std::string with_symbol(const std::string& number, const assessment_row& row) const;

  std::string figure(const assessment_row& row) const;

  std::string pace(const assessment_row& row) const;

  std::string expectation(const assessment_row& row) const;

  std::string conclusion(const assessment_row& row) const;

  std::string cause(const assessment_row& row) const;

  std::string words(reason r, const assessment_row& row) const;

  std::string act_words(const std::string& act) const;

  std::string territory_words(const assessment_row& row) const;

  std::string ended_words(const assessment_row& row) const;

  std::string split_words(const assessment_row& row) const;

  std::string tier_words() const;

  const programme& programme_;
  const target& target_;
  date as_of_;
};

}  // namespace tiendo::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/wording.ipp"
#endif

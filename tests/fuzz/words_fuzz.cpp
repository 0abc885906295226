// Single texts: days, incomplete dates, periods, numbers, ids, names and UTF-8.
#include "fuzz.hpp"
#include "tiendo/areas/area.hpp"
#include "tiendo/areas/name_key.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto day = tiendo::date::parse(text)) {
    fuzz::promise(to_string(*day) == text, "the text of a day is the text that was read");
    fuzz::promise(tiendo::date::of(day->year(), day->month(), day->day()) == *day,
                  "a day is its year, month and day");
    fuzz::promise(day->decimal_year() >= day->year() && day->decimal_year() < day->year() + 1,
                  "a day lies within its year");
  }
  if (const auto date = tiendo::partial_date::parse(text)) {
    fuzz::promise(to_string(*date) == text, "the text of a date is the text that was read");
    fuzz::promise(date->first_day() <= date->last_day(), "the days of a date are in order");
  }
  fuzz::accepted([&] {
    if (const auto period = tiendo::period::parse(text)) {
      fuzz::promise(period->first() < period->end(), "a period has a day");
      fuzz::promise(tiendo::period::parse(to_string(*period)) == period,
                    "the text of a period is the period");
      fuzz::accepted(
          [&] { fuzz::promise(period->next().first() >= period->end(), "next is later"); });
    }
  });
  for (const auto mark : {tiendo::decimal_mark::point, tiendo::decimal_mark::comma})
    if (const auto number = tiendo::detail::parse_number(text, mark)) {
      fuzz::promise(std::isfinite(number->value), "a number that is read is finite");
      fuzz::promise(number->decimals >= 0, "a number has no negative number of decimals");
      fuzz::promise(tiendo::detail::agree_within_rounding(*number, *number),
                    "a number agrees with itself");
    }
  fuzz::accepted([&] {
    if (const auto id = tiendo::parse_area_id(text))
      fuzz::promise(to_string(*id) == text, "the text of an id is the text that was read");
  });
  if (tiendo::detail::first_invalid_utf8(text)) return 0;
  const std::string composed = tiendo::detail::compose(text);
  fuzz::promise(!tiendo::detail::first_invalid_utf8(composed), "a composed text is UTF-8");
  fuzz::promise(tiendo::detail::compose(composed) == composed, "a composed text is composed");
  for (const bool folded : {false, true}) {
    const std::string key = tiendo::detail::key_of(text, folded);
    fuzz::promise(!tiendo::detail::first_invalid_utf8(key), "the key of a name is UTF-8");
  }
  return 0;
}

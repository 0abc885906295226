// Observations from CSV: what is read is written, read again and is the same.
#include "fuzz.hpp"
#include "tiendo/io/observations_csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto mark = data[0] % 2 ? tiendo::decimal_mark::comma : tiendo::decimal_mark::point;
  fuzz::accepted([&] {
    const auto all = tiendo::parse_observations(text, "observations.csv", mark);
    const std::string once = tiendo::to_csv(all);
    std::string twice;
    const bool readable = fuzz::accepted(
        [&] { twice = tiendo::to_csv(tiendo::parse_observations(once, "observations.csv")); });
    fuzz::promise(readable, "what is written can be read");
    fuzz::promise(once == twice, "observations survive being written and read");
  });
  return 0;
}

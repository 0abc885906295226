// Methods of the user from TOML, applied to a grid of values.
#include <array>

#include "fuzz.hpp"
#include "tiendo/io/method_toml.hpp"
#include "tiendo/measures/method.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  fuzz::accepted([&] {
    for (const auto& method : tiendo::parse_methods(text, "methods.toml"))
      for (const double base : {0.0, 50.0, -5.0})
        for (const double latest : {0.0, 50.0, 65.0, 1e9})
          for (const double target : {80.0, 0.0, tiendo::missing_value})
            for (const auto direction : {tiendo::direction::increase, tiendo::direction::decrease,
                                         tiendo::direction::range}) {
              const auto result = tiendo::measures::evaluate(
                  method, tiendo::measures::progress_input{
                              {2015, base}, {2021, latest}, {2030, target}, direction});
              fuzz::promise(result.ratio.has_value() || result.status.has_value() ||
                                result.reason != tiendo::reason::none,
                            "an undefined result has a reason");
            }
  });
  return 0;
}

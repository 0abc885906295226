#include "tiendo/attainment/detail/stratified_normals.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/near.hpp"

using tiendo::attainment::detail::stratified_normals;

namespace {

std::vector<double> column_of(const stratified_normals& n, std::uint64_t first,
                              std::uint64_t second) {
  std::vector<double> column(n.size());
  n.column(first, second, column);
  return column;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double ab = 0, aa = 0, bb = 0;  // their means are 0
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return ab / std::sqrt(aa * bb);
}

}  // namespace

TEST_CASE("a column holds one number of each stratum") {
  const stratified_normals four(4, 7);
  std::vector<double> sorted = column_of(four, 3, 5);
  std::sort(sorted.begin(), sorted.end());
  // scipy 1.17.1: norm.ppf([.125, .375, .625, .875])
  CHECK(sorted[0] == doctest::Approx(-1.1503493803760079));
  CHECK(sorted[1] == doctest::Approx(-.31863936396437514));
  CHECK(sorted[2] == doctest::Approx(.31863936396437514));
  CHECK(sorted[3] == doctest::Approx(1.1503493803760079));
}

TEST_CASE("a column depends on the seed and its key alone") {
  const stratified_normals a(1000, 1), b(1000, 1), c(1000, 2);
  CHECK(column_of(a, 4, 9) == column_of(b, 4, 9));
  CHECK(column_of(a, 4, 9) != column_of(c, 4, 9));
  CHECK(column_of(a, 4, 9) != column_of(a, 9, 4));
  CHECK(column_of(a, 4, 9) != column_of(a, 4, 10));
}

TEST_CASE("columns are independent of each other") {
  // The correlation of independent columns has a standard deviation of 1 / sqrt(999) = .032.
  const stratified_normals normals(1000, 5);
  double squares = 0;
  for (std::uint64_t k = 0; k < 200; ++k) {
    const double r = correlation(column_of(normals, k, 0), column_of(normals, k + 1, 0));
    CHECK(std::abs(r) < 5 * .032);
    squares += r * r;
  }
  CHECK(std::sqrt(squares / 200) == doctest::Approx(1 / std::sqrt(999.0)).epsilon(.2));
}

// A limited-memory quasi-Newton method (L-BFGS) for functions with a known gradient.
#pragma once

#include <cmath>
#include <cstddef>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace learn {

using vector = std::vector<double>;
/// Returns the value of the function at `x` and writes the gradient.
using objective = std::function<double(const vector& x, vector& gradient)>;

inline double dot(const vector& a, const vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Minimises a function by L-BFGS with eight pairs and a backtracking line search (Nocedal and
/// Wright, Numerical Optimization, algorithm 7.4).
inline vector minimise(const objective& f, vector x, int iterations) {
  std::deque<std::pair<vector, vector>> pairs;
  vector gradient(x.size()), next_gradient(x.size());
  double value = f(x, gradient);
  for (int i = 0; i < iterations; ++i) {
    vector step = gradient, coefficients(pairs.size());
    for (std::size_t k = pairs.size(); k-- > 0;) {
      const auto& [s, y] = pairs[k];
      coefficients[k] = dot(s, step) / dot(s, y);
      for (std::size_t j = 0; j < x.size(); ++j) step[j] -= coefficients[k] * y[j];
    }
    if (!pairs.empty()) {
      const auto& [s, y] = pairs.back();
      for (double& d : step) d *= dot(s, y) / dot(y, y);
    }
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      const auto& [s, y] = pairs[k];
      const double back = coefficients[k] - dot(y, step) / dot(s, y);
      for (std::size_t j = 0; j < x.size(); ++j) step[j] += back * s[j];
    }
    const double descent = dot(step, gradient);
    double length = pairs.empty() ? 1 / std::sqrt(dot(gradient, gradient) + 1e-300) : 1;
    vector next(x.size());
    double next_value = value;
    for (int tries = 0;; ++tries, length /= 2) {
      for (std::size_t j = 0; j < x.size(); ++j) next[j] = x[j] - length * step[j];
      next_value = f(next, next_gradient);
      if (next_value <= value - 1e-4 * length * descent) break;
      if (tries == 30) return x;
    }
    vector s(x.size()), y(x.size());
    for (std::size_t j = 0; j < x.size(); ++j) {
      s[j] = next[j] - x[j];
      y[j] = next_gradient[j] - gradient[j];
    }
    if (dot(s, y) > 1e-12 * dot(y, y)) pairs.emplace_back(std::move(s), std::move(y));
    if (pairs.size() > 8) pairs.pop_front();
    const bool done = value - next_value < 1e-8 * std::abs(value);
    x = next;
    gradient = next_gradient;
    value = next_value;
    if (done) break;
  }
  return x;
}

}  // namespace learn

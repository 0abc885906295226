// tiendo/attainment/calibration.hpp: whether probabilities mean what they say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::attainment {

/// One step of a reliability diagram: forecasts of `forecast` came true with the frequency
/// `recalibrated`.
struct reliability_point {
  double forecast = 0;
  double recalibrated = 0;
  double count = 0;
};

/// The decomposition of the Brier score of probabilities p of events y (0 or 1), with the
/// recalibrated probabilities x of the isotonic regression of y on p:
///
///     brier = mean (p - y)^2,  miscalibration = brier - mean (x - y)^2,
///     discrimination = uncertainty - mean (x - y)^2,  uncertainty = mean y (1 - mean y)
///     brier = miscalibration - discrimination + uncertainty
///
/// It needs no bins. Source: Dimitriadis, Gneiting and Jordan, PNAS 118(8), 2021 (CORP).
struct calibration {
  double count = 0;
  double brier = 0;
  double miscalibration = 0;
  double discrimination = 0;
  double uncertainty = 0;
  /// The mean logarithmic score -log of the probability of what happened; a probability is taken to
  /// be at least 1 / (2 n), so that one surprise does not make it infinite.
  double log_score = 0;
  /// The share of probabilities below .1 or above .9.
  double sharpness = 0;
  std::vector<reliability_point> curve = {};  ///< by increasing forecast

  /// The calibration of probabilities against what happened. Throws `invalid_value` for a
  /// probability outside of [0, 1], for sizes that differ, and without events. Worked: .2, .4, .6,
  /// .8 with 0, 1, 0, 1 have x = 0, .5, .5, 1, a Brier score of .2, a miscalibration of .075, a
  /// discrimination of .125 and an uncertainty of .25.
  static calibration of(std::span<const double> probabilities,
                        std::span<const std::uint8_t> happened);
};

/// The central band, at each point of the curve, within which recalibrated frequencies lie if the
/// probabilities are right: clusters (such as the events of one area) are drawn with replacement,
/// events are drawn from their probabilities, and the isotonic regression is made again.
struct consistency_band {
  std::vector<double> low;
  std::vector<double> high;

  /// The band of the curve of these probabilities for a level, such as .9, from `draws` samples.
  /// `clusters` numbers the cluster of each event; empty: each stands alone. Throws as
  /// `calibration::of`, and `interrupted` if `report` returns false.
  static consistency_band of(std::span<const double> probabilities,
                             std::span<const std::int64_t> clusters, double level = .9,
                             std::size_t draws = 1'000, std::uint64_t seed = 1,
                             const progress& report = {});
};

}  // namespace tiendo::inline v0_1::attainment

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/impl/calibration.ipp"
#endif

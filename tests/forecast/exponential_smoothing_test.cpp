#include "tiendo/forecast/exponential_smoothing.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

// R 4.2.2, forecast 8.20. Each case: fit <- ets(x, model, damped); its par, loglik, last states and forecast(fit)$mean
// are quoted. R stores states in double precision; what is compared is the recursion from R's own start.
namespace {

constexpr std::array y{5172.1, 5133.5, 5186.9, 5084.6, 5182.0, 5414.3, 5576.2, 5752.9, 5955.2, 6087.8, 6238.9,
                       6317.2, 6262.7, 6361.0, 6427.4, 6654.9, 6835.4, 6925.5, 7073.5, 7144.0, 7230.6};
// colSums(matrix(AirPassengers, 3)), a quarterly series
constexpr std::array q{362.0,  385.0,  432.0,  341.0,  382.0,  409.0,  498.0,  387.0,  473.0,  513.0,  582.0,  474.0,
                       544.0,  582.0,  681.0,  557.0,  628.0,  707.0,  773.0,  592.0,  627.0,  725.0,  854.0,  661.0,
                       742.0,  854.0,  1023.0, 789.0,  878.0,  1005.0, 1173.0, 883.0,  972.0,  1125.0, 1336.0, 988.0,
                       1020.0, 1146.0, 1400.0, 1006.0, 1108.0, 1288.0, 1570.0, 1174.0, 1227.0, 1468.0, 1736.0, 1283.0};

void check_forecast(const smoothing_form& form, const seasonal_parameters& p, const smoothing_run& run,
                    std::span<const double> expected_ahead) {
  std::array<double, 8> ahead;
  extend(form, p.phi, run.final, ahead);
  for (std::size_t h = 0; h < expected_ahead.size(); ++h)
    CHECK(ahead[h] == doctest::Approx(expected_ahead[h]).epsilon(1e-8));
}

constexpr auto exact = [](double x) { return doctest::Approx(x).epsilon(1e-8); };

}  // namespace

TEST_CASE("names are those of the literature") {
  CHECK(smoothing_form{}.name() == "ANN");
  CHECK(smoothing_form{true, true, true, component::multiplicative}.name() == "MAdM");
  CHECK(smoothing_form{false, true, false, component::additive}.name() == "AAA");
}

TEST_CASE("ANN and MNN") {
  const seasonal_parameters p{0.99989999083149128, 0, 0, 1};
  const smoothing_run additive = run({}, p, {5452.813757210839, 0, {}}, y);
  CHECK(additive.log_likelihood() == exact(-136.58212642802096));
  CHECK(additive.final.level == exact(7230.5913385007298));
  const smoothing_run multiplicative = run({true, false, false, component::none}, p, {5452.813757210839, 0, {}}, y);
  CHECK(multiplicative.log_likelihood() == exact(-137.22273233594922));
  CHECK(multiplicative.final.level == additive.final.level);
}

TEST_CASE("AAN and AAdN") {
  const smoothing_form straight{false, true, false, component::none}, damped{false, true, true, component::none};
  const seasonal_parameters p{0.99989977079391479, 0.00010019877166348098, 0, 1};
  const smoothing_run line = run(straight, p, {4837.9022395761713, 112.67674413606834, {}}, y);
  CHECK(line.log_likelihood() == exact(-128.48216780595646));
  CHECK(line.final.level == exact(7230.6026146027862));
  CHECK(line.final.trend == exact(112.67939486998708));
  check_forecast(straight, p, line, std::array{7343.2820094727731, 7455.96140434276, 7568.6407992127479});

  const seasonal_parameters d{0.99989997616369986, 0.00012628413872962029, 0, 0.97999485016441701};
  const smoothing_run bent = run(damped, d, {4836.3225033704803, 135.8846307415501, {}}, y);
  CHECK(bent.log_likelihood() == exact(-128.70459901369537));
  check_forecast(damped, d, bent, std::array{7317.7280012148422, 7403.1127674081918, 7486.7893985601668});
}

TEST_CASE("MAN and MAdN") {
  const smoothing_form straight{true, true, false, component::none}, damped{true, true, true, component::none};
  const seasonal_parameters p{0.99989901383527013, 0.0001000516592975292, 0, 1};
  const smoothing_run line = run(straight, p, {4857.7410468059752, 111.73196619109969, {}}, y);
  CHECK(line.log_likelihood() == exact(-130.00811864334355));
  check_forecast(straight, p, line, std::array{7342.3371540926864, 7454.0717692624121, 7565.8063844321368});

  const seasonal_parameters d{0.99989986983764367, 0.00022822695949685382, 0, 0.97999998034792468};
  const smoothing_run bent = run(damped, d, {4836.2813690727035, 132.36727542649348, {}}, y);
  CHECK(bent.log_likelihood() == exact(-130.69264600307307));
  check_forecast(damped, d, bent, std::array{7315.5035276125618, 7398.7089792704128, 7480.2503202599464});
}

TEST_CASE("AAA, MAA and MAM, whose last initial season is what the others leave of 0 or of m") {
  {
    const smoothing_form form{false, true, false, component::additive};
    const seasonal_parameters p{0.32117255081903678, 0.00011732658233642944, 0.64158551556462906, 1};
    const double s0 = -48.857808205603888, s1 = 105.73641954183552, s2 = 3.5137563086311419;
    const smoothing_run r = run(form, p, {319.84389900782173, 24.444651016358556, {-s0 - s1 - s2, s2, s1, s0}}, q);
    CHECK(r.log_likelihood() == exact(-269.8273855794323));
    CHECK(r.final.level == exact(1479.766751832263));
    CHECK(r.final.season.back() == exact(-196.18061878020836));
    check_forecast(form, p, r, std::array{1355.8622810189897, 1574.380889261111, 1826.8605378688339, 1381.3464372521305,
                                          1453.6225852190657});
  }
  {
    const smoothing_form form{true, true, false, component::additive};
    const seasonal_parameters p{0.20052236381402372, 0.00092067877470811718, 0.79813137853123073, 1};
    const double s0 = -114.15632179252259, s1 = 145.0264612900335, s2 = 9.4882061350092055;
    const smoothing_run r = run(form, p, {368.8511142932071, 20.236501220593738, {-s0 - s1 - s2, s2, s1, s0}}, q);
    CHECK(r.log_likelihood() == exact(-276.59299943161062));
    check_forecast(form, p, r, std::array{1335.6280053583719, 1562.1500991659175, 1818.2850436096373});
  }
  {
    const smoothing_form form{true, true, false, component::multiplicative};
    const seasonal_parameters p{0.62191025003070621, 0.050952326917611479, 0.37808614303311039, 1};
    const double s0 = 0.86736107454993483, s1 = 1.1328818259088764, s2 = 1.0167546315396818;
    const smoothing_run r = run(form, p, {341.05332115441826, 13.982327666074077, {4 - s0 - s1 - s2, s2, s1, s0}}, q);
    CHECK(r.log_likelihood() == exact(-250.96368076655369));
    check_forecast(form, p, r, std::array{1355.359511670167, 1593.3744959573701, 1887.339906029169});
  }
}

TEST_CASE("the criterion counts what was fitted") {
  CHECK(parameter_count({}, 1) == 3);                                            // alpha, level, variance
  CHECK(parameter_count({true, true, true, component::none}, 1) == 6);           // and beta, trend, phi
  CHECK(parameter_count({false, true, false, component::additive}, 4) == 9);     // and gamma, three free seasons
  // R: AAN of y has loglik -128.48216780595646 and aicc 270.96433561191293 with k = 5 and n = 21.
  CHECK(corrected_criterion(-128.48216780595646, 5, 21) == exact(270.96433561191293));
  CHECK(std::isinf(corrected_criterion(0, 5, 6)));
}

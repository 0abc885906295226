"""The official methods, each with its formula, thresholds and source."""

from __future__ import annotations

from .. import _core
from ._method import Method

_DOCUMENTED = {
    "open_sdg": """Open SDG's progress measure.

    With a target R = sign(b) d CAGR(x, b) / |CAGR(v, b)|: substantial R >= .95, moderate >= .60, limited >= 0,
    deterioration; achieved where the target is met. Without one r = sign(b) d CAGR(x, b) over the limit factor, cuts
    .015, .005, 0. Score from -5 to 5. `as_published`: zeros become .001, rounded coefficients, direction None is
    "down". Source: Open SDG. 50 (2015), 65 (2021), 80 by 2030, up: ratio 1.404273, score 5.""",
    "eurostat": """Eurostat's monitoring of goals; known second-hand, from another body's implementation.

    With a target R as Open SDG's: significant R >= .95, moderate >= .60, insufficient >= 0, movement_away. Without
    one d CAGR, parted at 1 % and .1 % a year either way. 50 (2015), 65 (2021), 80 by 2030, up: 1.404273,
    significant.""",
    "astat": """ASTAT's trend: d CAGR, parted at 5 % and 1 % a year either way; it looks at no target.

    100 (2015), 105 (2016), up: strong_improvement.""",
    "unsd_2023": """UNSD's assessment of 2023; known second-hand, from another body's implementation.

    With a target (e - b) / (v - b), e = x (1 + CAGR)^(T - t): on_track >= .95, fair_progress >= .10. Without one d
    CAGR, 2 % and .5 % a year. `as_published` (EUSTAT): within one point of 0 or 100 a target is met, the direction is
    the target's. 43 (2015), 37 (2022), 25 by 2030, down: actual 31.160985, ratio .657723.""",
    "unsd_2022": """UNSD's assessment of 2022; known second-hand, from another body's implementation.

    CAGR actual / required: on_track >= .95, fair_progress >= .5, limited_or_no_progress >= -.1, deterioration. 43
    (2015), 37 (2022), 25 by 2030, down: .598157.""",
    "escap_current_status": """ESCAP's current status: score d 10 (x - b) / |v - b|, parity 10 - 10 |v - x| / |v - b|;
    no classes.

    40 to 55, target 90, up: 3.0; .8 to 1.05, target 1, parity: 7.5.""",
    "escap_anticipated": """ESCAP's anticipated progress; general knowledge and not verified, the weights are ours.

    A line through the series, recent figures weighing more, to the target date: d (y - b) / |v - b|; maintain >= .90,
    accelerate >= 0, reverse. 40, 44, 50 (2015, 2018, 2020), 85 by 2030, up: actual 72.127660, ratio .713948.""",
    "sdsn_trend": """SDSN's trend arrows; the cuts are general knowledge and not verified.

    Points a year since the base over points a year needed to the target: decreasing < 0, stagnating < .5, moderate <
    1, on_track. 40 (2015), 50 (2020), 85 by 2030, up: 2 of 3 a year, ratio .6667.""",
    "unicef_aarr": """UNICEF's average annual rate of reduction.

    actual 100 (1 - exp(slope of ln y on year)) over the series, required 100 (1 - (v / b)^(1 / (T - t0))), percent a
    year; on_track where met or actual >= required, else some, none, worsening by `band` (.5; 1.5 overweight, 2.0
    wasting, .8 breastfeeding). `as_published`: values rounded to 1 decimal before the logarithm, rates to 2, half
    away from zero. 12, 11, 10.4, 9.1, 8.6 (2012, 2015, ..., 2024), down: actual 2.812718.""",
    "oecd_distance": """The OECD's distance; general knowledge and not verified. score max(0, d (v - x)) / spread; no
    classes.

    5 against 10, spread 2.5, up: 2.""",
    "who_fixed_target": """WHO's straight line: what was moved over what the line has moved by then; 1 is on the line;
    no classes.

    68 (2018), 72.428571 (2019), 99 by 2025, up: 1.""",
    "who_aroc": """WHO's projection by the last annual rate of change, actual = x (x / b)^((T - t) / (t - t0)); no
    classes.

    87 (2017), 88 (2018), to 2025: actual 95.329345.""",
    "simple_ratio": """x / v, or v / x where lower is better; no classes. 22 of 25, up: .88.""",
    "baseline_ratio": """(x - b) / (v - b), the part of the way; no classes. From 1766, at 1500, to 1059.6, down:
    .37656.""",
    "linear_pace": """Actual pace over the pace still required: on_track >= .95, at_risk >= .60, off_track >= 0,
    deteriorating.

    15.38 (2022.0), 22 (2025.0), 25 by 2026.0, up: 2.2067 of 3 a year, .7356.""",
}


def _documented(name: str) -> Method:
    return Method._official(name, _DOCUMENTED[name])


astat: Method = _documented("astat")
baseline_ratio: Method = _documented("baseline_ratio")
escap_anticipated: Method = _documented("escap_anticipated")
escap_current_status: Method = _documented("escap_current_status")
eurostat: Method = _documented("eurostat")
linear_pace: Method = _documented("linear_pace")
oecd_distance: Method = _documented("oecd_distance")
open_sdg: Method = _documented("open_sdg")
sdsn_trend: Method = _documented("sdsn_trend")
simple_ratio: Method = _documented("simple_ratio")
unicef_aarr: Method = _documented("unicef_aarr")
unsd_2022: Method = _documented("unsd_2022")
unsd_2023: Method = _documented("unsd_2023")
who_aroc: Method = _documented("who_aroc")
who_fixed_target: Method = _documented("who_fixed_target")

built_in: list[str] = _core.measures.built_in_methods()

"""What the peer forecasts: `statsforecast_peer.py KNOWN.npz RESULT.npz HORIZON [SEASON]`, in its environment."""

import itertools
import sys
import time
import warnings

import numpy as np
from statsforecast.models import AutoCES, AutoETS, DynamicOptimizedTheta, Theta


def main() -> None:
    known, horizon = np.load(sys.argv[1]), int(sys.argv[3])
    season = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    values, offsets = known["values"], known["offsets"]
    series = [np.ascontiguousarray(values[a:b]) for a, b in itertools.pairwise(offsets)]
    models = {
        "ets": (AutoETS(season_length=season), {"level": [95]}),
        "dot": (DynamicOptimizedTheta(season_length=season), {}),
        "ces" if season == 1 else "theta": (
            AutoCES(season_length=1) if season == 1 else Theta(season_length=season),
            {},
        ),
    }
    result = {}
    for name, (model, options) in models.items():
        model.forecast(y=series[0], h=horizon, **options)  # compiles what is compiled at first use
        start = time.perf_counter()
        said = [model.forecast(y=y, h=horizon, **options) for y in series]
        result[f"{name}_seconds"] = (time.perf_counter() - start) / len(series)
        result[name] = np.array([f["mean"] for f in said])
        if name == "ets":
            result["low"] = np.array([f["lo-95"] for f in said])
            result["high"] = np.array([f["hi-95"] for f in said])
    np.savez(sys.argv[2], **result)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()

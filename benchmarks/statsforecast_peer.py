"""What the peer forecasts: `statsforecast_peer.py KNOWN.npz RESULT.npz HORIZON [SEASON]`, in its environment."""

import itertools
import sys
import time
import warnings
from typing import Any

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
        said_of(model, series[0], horizon, options)  # compiles what is compiled at first use
        start = time.perf_counter()
        said = [said_of(model, y, horizon, options) for y in series]
        result[f"{name}_seconds"] = (time.perf_counter() - start) / len(series)
        result[name] = np.array([f["mean"] for f in said])
        if name == "ets":
            result["low"] = np.array([f["lo-95"] for f in said])
            result["high"] = np.array([f["hi-95"] for f in said])
    np.savez(sys.argv[2], **result)


def said_of(model: Any, y: np.ndarray, horizon: int, options: dict[str, Any]) -> dict[str, np.ndarray]:
    """The forecast of a series; missing numbers where the model refuses a short one."""
    try:
        return model.forecast(y=y, h=horizon, **options)
    except Exception as refusal:  # of any class, as the peer has it
        if str(refusal) not in ("tiny datasets", "no model able to be fitted"):
            raise
        return dict.fromkeys(("mean", "lo-95", "hi-95"), np.full(horizon, np.nan))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()

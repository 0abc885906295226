"""The command index."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ..index import Index
from .options import DataFile, DecimalComma, Json, decimal_mark, grouped
from .output import check_data_out, is_json, json_of, progress, write_json, write_text


@dataclass(frozen=True)
class Draws:
    """What is varied to see how firm the ranks are."""

    draws: Annotated[int, typer.Option("--draws", metavar="N", help="also show how firm the ranks are, by N draws")] = 0
    seed: Annotated[int, typer.Option("--seed", help="of the draws")] = 1
    weights: Annotated[float, typer.Option("--weights", help="how far weights vary, such as 0.25")] = 0.0
    noise: Annotated[float, typer.Option("--noise", help="relative standard deviation of the values, such as 0.05")] = (
        0.0
    )

    def check(self) -> None:
        """Raise a misuse for draws of which nothing differs, and for what is varied without draws."""
        if bool(self.draws) != bool(self.weights or self.noise):
            raise typer.BadParameter("--draws and what they vary, --weights or --noise, belong together")


@grouped
def index(
    definition: Annotated[Path, typer.Argument(metavar="DEFINITION", help="an index (TOML)")],
    values: Annotated[Path, typer.Argument(metavar="VALUES", help="its values, a row per unit (CSV)")],
    draws: Draws,
    json: Json = False,
    out: DataFile = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Computes an index: scores, ranks and coverage, and how firm the ranks are."""
    draws.check()
    check_data_out(out, json)
    own, decimal = Index.read(definition), decimal_mark(decimal_comma)
    result = own.compute(values, decimal=decimal)
    firm = None
    if draws.draws:
        with progress("drawing") as report_progress:
            firm = own.uncertainty(
                values,
                draws=draws.draws,
                seed=draws.seed,
                weights=draws.weights,
                relative_noise=draws.noise,
                decimal=decimal,
                progress=report_progress,
            )
    if is_json(out, json):
        uncertain = firm.records() if firm else None
        write_json(json_of({"index": own.id, "scores": result.records(), "uncertainty": uncertain}), out)
        return
    if out is not None:
        write_text(result.to_csv(), out)
        return
    from ..report.terminal import console, index_table

    console().print(index_table(own, result, firm))


COMMANDS = (index,)

"""`scale_reader.py READER FILE`: reads the file once; prints megabytes a second of processor time, and bytes of peak
memory, beyond what the reader took before, for each byte of the file."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def reader_of(name: str, path: str) -> Callable[[], object]:
    if name == "pandas":
        import pandas

        days = ["period_first", "period_last", "published"]
        return lambda: pandas.read_csv(path, dtype={"area_code": str}, parse_dates=days)
    if name == "polars":
        import polars

        return lambda: polars.read_csv(path, try_parse_dates=True)
    if name == "duckdb":
        import duckdb

        connection = duckdb.connect()
        connection.execute("set threads=1")
        return lambda: connection.execute(f"create or replace table x as select * from read_csv('{path}')")
    from tiendo import Observations

    return lambda: Observations.read(path)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    read = reader_of(sys.argv[1], sys.argv[2])
    size = Path(sys.argv[2]).stat().st_size
    before = peak()
    start = time.process_time()
    kept = read()
    seconds = time.process_time() - start
    print(size / 1e6 / seconds, (peak() - before) / size)
    del kept


if __name__ == "__main__":
    main()

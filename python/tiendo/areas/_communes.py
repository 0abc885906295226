"""The communes of Viet Nam that are in force."""

from __future__ import annotations

import importlib

from .._frames.columns import Columns
from .._frames.tables import Table


def vietnamese_communes() -> Table:
    """Return the communes in force by the package `vietnam-provinces`, if it is installed: code, name, province.

    Codes are texts of five and two digits, as in the tables of the General Statistics Office.

    Returns
    -------
    Table
        One row per commune: `code`, `name`, `province_code`, `province`.

    Raises
    ------
    ImportError
        With what to install, if the package is not there.
    """
    try:
        package = importlib.import_module("vietnam_provinces")
    except ModuleNotFoundError as missing:
        raise ImportError("this needs vietnam-provinces: pip install vietnam-provinces") from missing
    provinces = {province.code: province.name for province in package.Province.iter_all()}
    wards = list(package.Ward.iter_all())
    columns: Columns = {
        "code": [f"{int(ward.code):05d}" for ward in wards],
        "name": [ward.name for ward in wards],
        "province_code": [f"{int(ward.province_code):02d}" for ward in wards],
        "province": [provinces[ward.province_code] for ward in wards],
    }
    return Table(columns, dict.fromkeys(columns, "text"))

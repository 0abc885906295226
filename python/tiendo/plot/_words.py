"""The words of charts in English and Vietnamese, and numbers and days as each language writes them."""

from __future__ import annotations

import datetime
import re

from .._visible import visible_line
from ..report.labels import VERDICTS, number, percent
from ..report.outlook import chance_in_percent

_WORDS = {
    "achievement": ("% of the target", "% so với mục tiêu"),
    "achievements": ("Achievement of targets", "Mức độ đạt mục tiêu"),
    "actual_pace": ("actual change a year", "mức thay đổi thực tế mỗi năm"),
    "after": ("after reconciliation", "sau khi điều chỉnh"),
    "as_of": ("As of", "Tính đến"),
    "before": ("before reconciliation", "trước khi điều chỉnh"),
    "beyond": ("arrow: the value lies beyond the axis", "mũi tên: giá trị nằm ngoài trục"),
    "board": ("Targets by area", "Mục tiêu theo đơn vị hành chính"),
    "by": ("by", "đến"),
    "came_true": ("share that came true", "tỷ lệ xảy ra"),
    "apart": ("greatest difference of a sum from its parts", "chênh lệch lớn nhất giữa tổng và các phần"),
    "change": ("change", "thay đổi"),
    "chance_unit": ("%, chance of meeting the target", "%, xác suất đạt mục tiêu"),
    "chance": ("chance of meeting the target", "xác suất đạt mục tiêu"),
    "events": ("events", "sự kiện"),
    "expected": ("expected", "dự báo"),
    "forecast": ("forecast chance", "xác suất dự báo"),
    "gap": ("no value between", "không có số liệu ở giữa"),
    "history": ("observed", "số liệu"),
    "interval": ("{} % interval", "khoảng dự báo {}%"),
    "latest": ("latest value", "giá trị mới nhất"),
    "level": ("target", "mục tiêu"),
    "miscalibration": ("miscalibration", "sai lệch hiệu chuẩn"),
    "method": ("method", "phương pháp"),
    "methods": ("Methods side by side", "So sánh các phương pháp"),
    "missing": ("no value", "không có giá trị"),
    "missing_chance": ("no chance", "không có xác suất"),
    "more": ("and {} more", "và {} nguồn khác"),
    "no_reading": ("no reading", "không có kết luận"),
    "node": ("area", "đơn vị"),
    "not_drawn": ("not drawn, without such a value", "không vẽ vì không có giá trị"),
    "beside": (
        "beside the bars: actual and required change a year",
        "bên cạnh: mức thay đổi thực tế và cần thiết mỗi năm",
    ),
    "of_events": ("% of events", "% số sự kiện"),
    "of_required": ("% of the required pace", "% so với tiến độ cần thiết"),
    "paces": ("Actual against required pace", "Tiến độ thực tế so với tiến độ cần thiết"),
    "perfect": ("chances that are right", "xác suất đúng"),
    "own_class": ("its own class", "xếp loại riêng"),
    "period": ("period", "kỳ"),
    "place": ("place", "hạng"),
    "places": ("Places and their intervals", "Thứ hạng và khoảng thứ hạng"),
    "published": ("published", "công bố"),
    "rank_interval": ("interval", "khoảng"),
    "reading": ("reading", "kết luận"),
    "reconciliation": ("Forecasts before and after reconciliation", "Dự báo trước và sau khi điều chỉnh"),
    "reliability": ("Reliability of chances", "Độ tin cậy của xác suất"),
    "required_pace": ("required change a year", "mức thay đổi cần thiết mỗi năm"),
    "source": ("Source", "Nguồn"),
    "number": ("number", "số lượng"),
    "target": ("target", "mục tiêu"),
    "then": ("earlier", "trước đó"),
    "then_dots": ("hollow dots", "chấm rỗng"),
    "trend": ("trend", "xu hướng"),
    "unit": ("Unit", "Đơn vị tính"),
    "value": ("value", "giá trị"),
    "verdict": ("verdict", "kết luận"),
    "path_from_base": ("required from the base", "cần đạt từ mức gốc"),
    "path_from_latest": ("required from the latest value", "cần đạt từ số liệu mới nhất"),
    "without_shape": ("areas without a shape", "đơn vị không có ranh giới"),
    "within": ("90 % band if chances are right", "dải 90% nếu xác suất đúng"),
}

VERDICTS_VI = {
    "achieved": "đạt",
    "on_track": "đúng tiến độ",
    "at_risk": "có nguy cơ chậm",
    "off_track": "chậm tiến độ",
    "deteriorating": "xấu đi",
    "missed": "không đạt",
    "disputed": "các phương pháp không thống nhất",
    "insufficient_data": "chưa đủ dữ liệu",
    "no_data": "chưa có dữ liệu",
    "not_assessable": "không đánh giá được",
}

_READINGS = {"met": "đạt", "toward": "đúng hướng", "too_slow": "quá chậm", "away": "xấu đi"}

_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")

_SYMBOLS = {"% a year": "%/năm", "items": "hạng mục", "points": "điểm"}


def word(name: str, language: str) -> str:
    """Return the word of a chart.

    >>> word("source", "en"), word("source", "vi")
    ('Source', 'Nguồn')
    """
    return _WORDS[name][language == "vi"]


def verdict_word(name: str, language: str) -> str:
    """Return a verdict in words.

    >>> verdict_word("on_track", "en"), verdict_word("on_track", "vi")
    ('on track', 'đúng tiến độ')
    """
    return VERDICTS_VI[name] if language == "vi" else VERDICTS[name].words


def reading_word(name: str, language: str) -> str:
    """Return the reading of a method in words."""
    return _READINGS[name] if language == "vi" else name.replace("_", " ")


def number_text(value: float, language: str) -> str:
    """Return a number with at most two decimals (four below 1), as the language writes it.

    >>> number_text(1234.5, "en"), number_text(1234.5, "vi")
    ('1,234.5', '1.234,5')
    """
    written = number(value)
    return written.translate(str.maketrans(",.", ".,")) if language == "vi" else written


def percent_text(share: float, language: str) -> str:
    """Return a share in whole percent.

    >>> percent_text(0.876, "en"), percent_text(0.876, "vi")
    ('88 %', '88%')
    """
    return f"{percent(share)}%" if language == "vi" else f"{percent(share)} %"


def chance_text(share: float, language: str) -> str:
    """Return a chance in whole percent, never as impossible or certain.

    >>> chance_text(0.001, "en"), chance_text(0.483, "vi"), chance_text(0.999, "vi")
    ('≤ 1 %', '48%', '≥ 99%')
    """
    text = chance_in_percent(share)
    for words, sign in (("or less", "≤"), ("or more", "≥")):
        if text.endswith(words):
            text = f"{sign} {text.removesuffix(words).strip()}"
    return text.replace(" %", "%") if language == "vi" else text


def day_text(day: str, language: str) -> str:
    """Return a day as the language writes it.

    >>> day_text("2025-06-30", "en"), day_text("2025-06-30", "vi")
    ('2025-06-30', '30/06/2025')
    """
    return datetime.date.fromisoformat(day).strftime("%d/%m/%Y") if language == "vi" else day


def unit_text(symbol: str, language: str) -> str:
    """Return the symbol of a unit.

    >>> unit_text("% of GRDP", "vi"), unit_text("% a year", "vi")
    ('% GRDP', '%/năm')
    """
    if language == "en":
        return symbol
    return _SYMBOLS.get(symbol, symbol.replace("% of ", "% "))


def with_unit(number: str, symbol: str, language: str) -> str:
    """Return a number with its unit; a percent sign follows without a blank in Vietnamese."""
    joined = "" if language == "vi" and symbol.startswith("%") else " "
    return f"{number}{joined}{symbol}".strip()


def name_in(names: dict[str, str], language: str) -> str:
    """Return a name in the language, else in the other one.

    >>> name_in({"en": "", "vi": "Huế"}, "en")
    'Huế'
    """
    other = "en" if language == "vi" else "vi"
    return names.get(language) or names.get(other) or ""


def shown(text: object) -> str:
    r"""Return a text of others for a chart: one line in which every character is seen and nothing is markup.

    A chart is also shown inside of HTML, by altair, where a text `</script>` would end the chart: a hair space follows
    each `<` that could begin markup.

    >>> shown("a <b> < 5") == "a <\u200ab> < 5", shown("\x1b")
    (True, '\\x1b')
    """
    return without_markup(visible_line(str(text)))


def without_markup(text: str) -> str:
    """Return a text in which no `<` begins markup."""
    return _MARKUP.sub("<\u200a", text)

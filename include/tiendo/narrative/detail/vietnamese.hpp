// tiendo/narrative/detail/vietnamese.hpp: the phrases in Vietnamese, in NFC.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/narrative/detail/phrases.hpp"
#include "tiendo/narrative/detail/vietnamese_reasons.hpp"

namespace tiendo::inline v0_1::detail {

/// Vietnamese: numbers with a decimal comma and points between groups of digits, days as
/// 31/12/2025, no space before "%".
class vietnamese final : public phrases {
 public:
  number_marks marks() const override { return {',', '.'}; }

  std::string bounds(const interval& x) const override {
    if (x.is_exact()) return rounded(x.low());
    if (!x.finite_high()) return x.finite_low() ? "ít nhất " + rounded(x.low()) : "không rõ";
    if (!x.finite_low()) return "nhiều nhất " + rounded(x.high());
    return fmt::format("từ {} đến {}", rounded(x.low()), rounded(x.high()));
  }

  std::string on(date day) const override {
    return fmt::format("{:02}/{:02}/{:04}", day.day(), day.month(), day.year());
  }

  std::string on(const partial_date& day) const override {
    const std::string text = to_string(day);
    return text.size() == 10 ? "ngày " + on(day.first_day()) : over(*period::parse(text));
  }

  std::string over(const period& p) const override {
    const std::string text = to_string(p), y = text.substr(0, 4);
    if (text.size() == 4) return "năm " + y;
    if (text.size() > 10) return fmt::format("từ {} đến {}", on(p.first()), on(p.last()));
    if (text.size() == 10) return "ngày " + on(p.first());
    if (text[5] == 'H') return fmt::format("6 tháng {} năm {}", text[6] == '1' ? "đầu" : "cuối", y);
    if (text[5] == 'Q') return fmt::format("quý {}/{}", text[6], y);
    if (text[5] == 'W') return fmt::format("tuần {} năm {}", text.substr(6), y);
    return fmt::format("tháng {}/{}", text.substr(5), y);
  }

  const std::string& name(const label& l) const override { return l.text(true); }
  const std::string& other_name(const label& l) const override { return l.en; }

  std::string symbol(const unit_of_measure& unit) const override {
    if (unit.id == "percent_per_year") return "%/năm";
    if (unit.id == "points_0_100") return "điểm";
    if (unit.id == "items") return "hạng mục";
    constexpr std::string_view share = "% of ";  // "% of GRDP" is "% GRDP"
    return unit.symbol.starts_with(share) ? "% " + unit.symbol.substr(share.size()) : unit.symbol;
  }

  std::string with_symbol(const std::string& number, const std::string& symbol) const override {
    return symbol.empty() || symbol.front() == '%' ? number + symbol : number + " " + symbol;
  }

  const char* conjunction() const override { return " và "; }
  const char* method_word() const override { return ", phương pháp "; }
  const char* tier_word() const override { return ", cấp "; }
  const char* published() const override { return "công bố"; }
  const char* whom() const override { return "cho"; }

  std::string word(verdict v) const override {
    return pick({"đạt", "không đạt", "đúng tiến độ", "có nguy cơ chậm", "chậm tiến độ", "xấu đi",
                 "chưa đủ dữ liệu", "chưa có dữ liệu", "không đánh giá được"},
                v);
  }

  std::string word(status_basis b) const override {
    return pick({"", "theo so sánh", "theo tiến độ", "theo xác suất"}, b);
  }

  std::string word(reason r) const override { return vietnamese_reason(r).words; }

  std::string word(observation_status s) const override {
    return pick({"số chính thức", "số sơ bộ", "số ước tính"}, s);
  }

  std::string word(evidence_role r) const override {
    return pick({"mới nhất", "gốc", "năm trong giai đoạn", "đã được thay thế", "mới hơn"}, r);
  }

  std::string word(bindingness b) const override { return pick({"bắt buộc", "phấn đấu"}, b); }

  std::string word(measures::progress_class c) const override {
    return pick({"xấu đi", "quá chậm", "đúng hướng", "đạt"}, c);
  }

  std::string word(explanation_line line) const override {
    return pick({"mục tiêu", "phấn đấu", "văn bản", "nguyên văn", "sửa đổi", "tính đến",
                 "nguyên nhân", "độ trễ"},
                line);
  }

  std::size_t label_width() const override { return 13; }

  std::string rule(const tiendo::rule& r, const std::string& symbol) const override {
    const auto with_unit = [&](double v) { return with_symbol(shortest(v), symbol); };
    const auto change = [&](const char* how, double percent, const std::optional<baseline>& from) {
      return fmt::format("{} {}% so với {}", how, shortest(percent),
                         from ? shortest(from->value) : "mức gốc không được nêu");
    };
    return std::visit(
        overloaded{
            [&](const at_least& x) { return "tối thiểu " + with_unit(x.value); },
            [&](const greater_than& x) { return "trên " + with_unit(x.value); },
            [&](const at_most& x) { return "tối đa " + with_unit(x.value); },
            [&](const less_than& x) { return "dưới " + with_unit(x.value); },
            [&](const exactly& x) {
              return "bằng " + with_unit(x.value) +
                     (x.tolerance > 0 ? ", sai lệch tối đa " + shortest(x.tolerance) : "");
            },
            [&](const between& x) {
              return fmt::format("từ {} đến {}", shortest(x.low), with_unit(x.high));
            },
            [](const within_top& x) {
              return x.field
                         ? fmt::format("thuộc nhóm {} dẫn đầu trên tổng số {}", x.rank, *x.field)
                         : fmt::format("thuộc nhóm {} dẫn đầu", x.rank);
            },
            [&](const annual_growth_at_least& x) {
              return fmt::format("tăng tối thiểu {}% mỗi năm", shortest(x.percent));
            },
            [&](const increase_by& x) { return change("tăng", x.percent, x.baseline); },
            [&](const reduce_by& x) { return change("giảm", x.percent, x.baseline); },
            [](const checklist& x) {
              return fmt::format("hoàn thành {} trên {} hạng mục", x.required, x.items.size());
            },
            [](const milestone&) { return std::string("hoàn thành"); },
        },
        r);
  }

  std::string goal(const std::string& rule, date due) const override {
    return fmt::format("{} đến ngày {}", rule, on(due));
  }

  std::string no_figure(const std::string& name, const std::string& goal) const override {
    return fmt::format("Chưa có số liệu về {}; mục tiêu là {}.", name, goal);
  }

  std::string place(const std::string& number, const unit_of_measure* unit,
                    std::optional<std::int64_t> field) const override {
    if (field) return fmt::format("hạng {} trên {}", number, *field);
    if (unit && unit->kind == unit_kind::rank) return "hạng " + number;
    return with_symbol(number, unit ? symbol(*unit) : "");
  }

  std::string figure(const std::string& name, const std::string& place, const std::string& period,
                     const std::string& goal) const override {
    return fmt::format("{}: {} ({}), so với mục tiêu {}.", name, place, period, goal);
  }

  std::string change_since(const period& base, const interval& pace,
                           const unit_of_measure* unit) const override {
    return fmt::format("Mức thay đổi kể từ {}: {} mỗi năm.", over(base), pace_of(pace, unit));
  }

  std::string required(const interval& pace, const unit_of_measure* unit) const override {
    return fmt::format("Mức cần đạt từ đó đến thời hạn: {} mỗi năm.", pace_of(pace, unit));
  }

  std::string share_of_required(double ratio) const override {
    return fmt::format("Tiến độ thực tế bằng {} lần tiến độ cần thiết.", rounded(ratio));
  }

  std::string conclusion(verdict v, bool proxy) const override {
    std::string text = word(v);
    if (text.starts_with("đ"))
      text.replace(0, std::string_view("đ").size(), "Đ");
    else
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text + (proxy ? ", theo chỉ tiêu thay thế." : ".");
  }

  std::string sentence(reason r, const reason_facts& facts) const override {
    switch (r) {
      case reason::met: return facts.past_due ? "" : vietnamese_reason(r).sentence;
      case reason::territory_changed:
        return fmt::format("Mục tiêu được giao cho {} và nay áp dụng cho đơn vị kế thừa {}{}.",
                           facts.target_area, facts.row_area, by(facts.target_area_ended_by));
      case reason::territory_ended:
        if (!facts.row_area_ended) return vietnamese_reason(r).sentence;
        return fmt::format(
            "Đơn vị hành chính chấm dứt vào ngày {}{}; số liệu chỉ có giá trị lịch sử.",
            on(*facts.row_area_ended), by(facts.row_area_ended_by));
      case reason::territory_split:
        return fmt::format(
            "Đơn vị hành chính được chia tách{} thành {}; mục tiêu không được giao cho đơn vị nào "
            "trong số đó.",
            by(facts.row_area_ended_by), fmt::join(facts.parts, ", "));
      case reason::tier_abolished:
        if (!facts.tier_ends) return vietnamese_reason(r).sentence;
        return fmt::format(
            "Cấp hành chính '{}' bị bãi bỏ từ ngày {}{}, trước thời hạn của mục tiêu.", facts.tier,
            on(*facts.tier_ends + days(1)), by(facts.tier_ended_by));
      default: return vietnamese_reason(r).sentence;
    }
  }

  std::string expected(const period& p, const std::string& median, const interval& central,
                       confidence_level level, std::optional<double> probability) const override {
    std::string text = fmt::format("Dự báo cho {}: {} (khoảng dự báo {}%: từ {} đến {})", over(p),
                                   median, rounded(100 * level.probability()),
                                   rounded(central.low()), rounded(central.high()));
    if (probability) text += fmt::format("; xác suất đạt mục tiêu là {:.0f}%", 100 * *probability);
    return text + ".";
  }

  std::string forecast_together(std::size_t areas) const override {
    return fmt::format("Số liệu của {} đơn vị hành chính được dự báo cùng nhau.", areas);
  }

  std::string reached_but_unlikely() const override {
    return "Đã đạt mức mục tiêu, nhưng theo dự báo thì khó duy trì được đến thời hạn.";
  }

  std::string fast_but_unlikely() const override {
    return "Tiến độ đến nay đủ để đạt mục tiêu, nhưng theo dự báo thì khó duy trì được đến thời "
           "hạn.";
  }

  std::string slow_but_likely() const override {
    return "Tiến độ đến nay chưa đủ, nhưng theo dự báo thì mục tiêu sẽ đạt được.";
  }

  std::string newer(const std::string& place, const period& p) const override {
    return fmt::format(
        "Số liệu mới hơn là {} ({}), thuộc loại kỳ khác nên không so sánh với các số "
        "liệu còn lại.",
        place, over(p));
  }

  std::string summary(const expected_count& n, confidence_level level) const override {
    std::string text = fmt::format(
        "Trong {} mục tiêu, {} mục tiêu đánh giá được: {} đã đạt, {} không đạt, {} chưa đến hạn. "
        "Dự "
        "báo số mục tiêu đạt đúng hạn: {} (khoảng dự báo {}%: từ {} đến {}).",
        n.targets, n.met + n.missed + n.open, n.met, n.missed, n.open,
        rounded(std::round(10 * n.expected) / 10), rounded(100 * level.probability()), n.low,
        n.high);
    if (n.unknown() > 0) text += fmt::format(" {} mục tiêu chưa đủ số liệu.", n.unknown());
    return text;
  }

  std::string needed(const std::string& gaps) const override {
    return fmt::format("Cần bổ sung: {}.", gaps);
  }

  std::string gaps(const std::vector<data_gap>& gaps) const override {
    std::vector<std::string> periods;
    for (const data_gap& g : gaps) periods.push_back(over(g.period));
    const data_gap& g = gaps.front();
    return fmt::format("số liệu '{}' của {}@{}{}{} cho {}", g.indicator, g.area.code,
                       to_string(g.area.valid_from), g.tier.empty() ? "" : tier_word() + g.tier,
                       g.method.empty() ? "" : method_word() + g.method, list(periods));
  }

  std::string heading(const assessment_row& row) const override {
    const row_subject& s = row.subject;
    const row_judgement& j = row.judgement;
    return fmt::format("{}@{}{}{}{}: {}{}", s.area.code,
                       s.area.valid_from ? to_string(*s.area.valid_from) : "không rõ",
                       s.method.empty() ? "" : method_word() + s.method,
                       s.proxy ? ", chỉ tiêu thay thế " + s.indicator : "",
                       s.history ? ", số liệu lịch sử" : "", word(j.status),
                       j.basis == status_basis::none ? "" : " (" + word(j.basis) + ")");
  }

  std::string issued(const std::string& act, const partial_date& day) const override {
    return fmt::format("{}, ban hành {}", act, on(day));
  }

  std::string reasons(const assessment_row& row) const override {
    std::vector<std::string> words;
    for (const reason r : row.judgement.reasons)
      if (r != reason::none) words.push_back(word(r));
    return fmt::format("{}", fmt::join(words, ", "));
  }

  std::string not_in_force() const override {
    return "chưa có hoặc không còn hiệu lực vào ngày đó";
  }
  std::string age(std::int64_t days) const override { return fmt::format("{} ngày", days); }
  std::string no_method() const override { return "Không phương pháp nào đưa ra kết luận."; }

  std::string only_method(const std::string& method, measures::progress_class c) const override {
    return fmt::format("Chỉ có {} đưa ra kết luận: {}.", method, word(c));
  }

  std::string methods_agree(std::size_t count, measures::progress_class c) const override {
    return fmt::format("Tất cả {} kết luận đều thống nhất: {}.", count, word(c));
  }

  std::string says(const method_assessment& m, const std::string& symbol) const override {
    const char* without = !m.with_target && m.has_both ? " không xét mục tiêu" : "";
    const bool own = !m.status.empty() && m.progress != measures::progress_class::met;
    return fmt::format("{}{} kết luận {}{} ({})", m.method, without, word(*m.progress),
                       own ? " (" + spaced(m.status) + ")" : "", looks_at(m, symbol));
  }

  std::string words(method_difference d) const override {
    return pick(
        {"một phương pháp xét mức đạt được, phương pháp kia xét tốc độ",
         "giới hạn và mục tiêu đòi hỏi tốc độ tăng khác nhau",
         "riêng tốc độ tăng không cho biết khoảng cách còn phải thu hẹp",
         "hai phương pháp bắt đầu từ hai số liệu khác nhau",
         "một phương pháp xét tốc độ cần có từ số liệu mới nhất, phương pháp kia xét tốc độ cần có "
         "từ mức gốc",
         "một phương pháp xét mọi số liệu, phương pháp kia chỉ xét số liệu đầu và cuối",
         "một phương pháp so sánh mức ngoại suy, phương pháp kia so sánh tốc độ",
         "một phương pháp tính theo phần trăm, phương pháp kia tính theo lượng",
         "hai phương pháp đặt ngưỡng ở những mức khác nhau"},
        d);
  }

 private:
  static std::string by(const std::string& act) { return act.empty() ? "" : " theo " + act; }

  /// A change in the unit: percentage points for shares and growth, positions for ranks.
  std::string pace_of(const interval& pace, const unit_of_measure* unit) const {
    if (!unit) return bounds(pace);
    if (unit->kind == unit_kind::share || unit->kind == unit_kind::growth)
      return bounds(pace) + " điểm phần trăm";
    if (unit->kind == unit_kind::rank) return bounds(pace) + " bậc";
    return with_symbol(bounds(pace), symbol(*unit));
  }

  std::string percent(const std::optional<double>& x, double factor = 100) const {
    return x ? rounded(factor * *x) + "%" : "không rõ";
  }

  /// The progress formula of a method with its numbers: "tăng 12,7% mỗi năm, cần 12,91% để từ mức
  /// gốc đạt mục tiêu".
  std::string looks_at(const method_assessment& m, const std::string& symbol) const {
    using measures::progress_formula;
    if (m.progress == measures::progress_class::met) return "đã đạt mức mục tiêu";
    if (!m.actual) return word(m.reason);
    if (m.formula == progress_formula::limited_growth_rate && !std::isnan(m.limit))
      return fmt::format("tiến bộ {} mỗi năm, so với mức mà giới hạn {} còn cho phép",
                         percent(m.actual), rounded(m.limit));
    if (!measures::detail::needs_target(m.formula))
      return fmt::format("tiến bộ {} mỗi năm, không xét mục tiêu", percent(m.actual));
    if (m.formula == progress_formula::rate_ratio)
      return fmt::format("tiến bộ {} mỗi năm, cần {} để từ mức gốc đạt mục tiêu", percent(m.actual),
                         percent(m.required));
    if (m.formula == progress_formula::reduction_rate_ratio)
      return fmt::format("tốc độ {} mỗi năm qua mọi số liệu, cần {}", percent(m.actual, 1),
                         percent(m.required, 1));
    return fmt::format(fmt::runtime(levels_of(m.formula)), with_symbol(rounded(*m.actual), symbol),
                       with_symbol(m.required ? rounded(*m.required) : "không rõ", symbol));
  }

  /// The comparison of two levels, with replacement fields for the actual and the required one.
  static const char* levels_of(measures::progress_formula q) {
    using measures::progress_formula;
    switch (q) {
      case progress_formula::extrapolated_ratio: return "nếu tiếp tục như trước sẽ đạt {}, cần {}";
      case progress_formula::linear_rate_ratio:
        return "{} mỗi năm, cần {} để từ mức gốc đạt mục tiêu";
      case progress_formula::pace_ratio: return "{} mỗi năm, cần {} mỗi năm kể từ số liệu mới nhất";
      case progress_formula::baseline_ratio:
        return "đã thu hẹp {} trong {} từ mức gốc đến mục tiêu";
      case progress_formula::level_ratio: return "{} trên {}";
      case progress_formula::anticipated_ratio:
        return "đường xu hướng qua mọi số liệu dẫn đến {}, cần {}";
      default: return "";
    }
  }
};

}  // namespace tiendo::inline v0_1::detail

// tiendo/narrative/detail/vietnamese_reasons.hpp: the reason codes in Vietnamese, in NFC.
#pragma once

#include <array>
#include <cstddef>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::detail {

/// The texts of a reason in Vietnamese: a few words and a sentence.
struct reason_texts {
  const char* words;
  const char* sentence;  ///< empty where another sentence states it, or where it contains facts
};

/// The texts of each reason, in the order of the enumeration.
inline const reason_texts& vietnamese_reason(reason r) {
  static constexpr std::array<reason_texts, reason_names.size()> texts{{
      {"", ""},
      {"đã đạt mục tiêu", "Mức mục tiêu đã đạt trước thời hạn và cần được duy trì."},
      {"mục tiêu bằng 0", "Không tính được tỷ lệ: mục tiêu bằng 0."},
      {"giá trị bằng 0", "Không tính được tỷ lệ: giá trị bằng 0."},
      {"có số âm", "Không tính được tỷ lệ: có một số âm."},
      {"mức gốc bằng mục tiêu", "Không tính được tỷ lệ: mức gốc bằng mục tiêu."},
      {"mức gốc bằng 0", "Mức gốc bằng 0 nên không tính được tỷ lệ phần trăm."},
      {"thiếu mức gốc", "Văn bản không nêu mức gốc để tính mức thay đổi."},
      {"không rõ tổng số được xếp hạng", "Không tính được tỷ lệ: không rõ tổng số được xếp hạng."},
      {"mục tiêu không có tỷ lệ", ""},
      {"khoảng giá trị chứa mục tiêu", "Khoảng giá trị đã biết nằm ở cả hai phía của mục tiêu."},
      {"khoảng giá trị quá rộng", "Các khoảng giá trị đã biết cho phép nhiều hơn một kết luận."},
      {"chỉ có một số liệu", "Chỉ có một số liệu nên chưa xác định được tiến độ."},
      {"chưa có số liệu sau khi ban hành",
       "Chưa có số liệu sau khi ban hành mục tiêu để xác định tiến độ."},
      {"không so sánh được", "Các số liệu không so sánh được với nhau hoặc với mục tiêu."},
      {"các nguồn số liệu khác nhau", "Các nguồn số liệu khác nhau nhiều hơn mức làm tròn."},
      {"chuỗi số liệu bị gián đoạn", "Có năm trong giai đoạn chưa có số liệu."},
      {"không còn khả năng đạt", "Có một năm không đạt, trong khi mục tiêu áp dụng cho từng năm."},
      {"chưa có số liệu tại thời hạn", "Chưa có số liệu tại thời hạn của mục tiêu."},
      {"đã đến thời hạn", "Số liệu đã phản ánh thời hạn của mục tiêu."},
      {"chưa có số liệu", ""},
      {"đơn vị hành chính đã thay đổi", ""},
      {"đơn vị hành chính đã chấm dứt", "Đơn vị hành chính không còn tồn tại."},
      {"không rõ đơn vị hành chính", "Nguồn không nêu rõ số liệu của đơn vị hành chính nào."},
      {"cấp hành chính bị bãi bỏ", "Cấp hành chính bị bãi bỏ trước thời hạn của mục tiêu."},
      {"đã ở mức tốt nhất", "Giá trị không thể tốt hơn nữa."},
      {"mọi giá trị bằng nhau", "Mọi giá trị đều bằng nhau."},
      {"ngoài phạm vi cho phép", "Có giá trị nằm ngoài phạm vi cho phép."},
      {"quá ít thành phần có giá trị", "Quá ít thành phần có giá trị."},
      {"thiếu mục tiêu", "Không có mục tiêu để so sánh số liệu."},
      {"số liệu không thay đổi", "Số liệu không thay đổi nên không tốc độ nào dẫn đến mục tiêu."},
      {"giá trị không dương", "Phương pháp chỉ áp dụng cho số liệu lớn hơn 0."},
      {"đơn vị hành chính bị chia tách", ""},
      {"quy tắc không có mức để dự báo", ""},
      {"số liệu không cách đều nhau", "Không dự báo được: số liệu không cách đều nhau."},
      {"không có kỳ số liệu phù hợp trước thời hạn",
       "Không dự báo được: từ nay đến thời hạn không có kỳ số liệu nào, hoặc có quá nhiều kỳ."},
      {"có chưa đến hai số liệu chính xác",
       "Không dự báo được: có chưa đến hai số liệu chính xác."},
  }};
  return texts[static_cast<std::size_t>(r)];
}

}  // namespace tiendo::inline v0_1::detail

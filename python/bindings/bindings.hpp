// python/bindings: one function per room that registers its part of the module, each in its own
// file.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/identifier.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/document.hpp"
#include "tiendo/io/programme_toml.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::python {

/// The programme and the observations of a Python object; both are immutable. A programme keeps the
/// files that it was read from, so that it can be sent to another process.
struct shared_programme {
  std::shared_ptr<const programme> value;
  std::shared_ptr<const std::vector<source_file>> files;
};
struct shared_observations {
  std::shared_ptr<const observations> value;
};

/// A method, and the policy by which it is applied.
struct shared_method {
  std::shared_ptr<const measures::method> value;
  measures::policy policy = measures::policy::strict;
};

void register_errors();
void register_programme(pybind11::module_& module);
void register_observations(pybind11::module_& module);
void register_assessment(pybind11::module_& module);
void register_measures(pybind11::module_& module);
void register_comparison(pybind11::module_& module);
void register_index(pybind11::module_& module);
void register_hierarchy(pybind11::module_& module);
void register_forecasting(pybind11::module_& module);
void register_areas(pybind11::module_& module);
void register_attainment(pybind11::module_& module);

/// A progress callback that raises pending signals such as Ctrl-C and calls `report` unless it is
/// None; it may be called with and without the lock of the interpreter. `report` has to outlive it.
progress progress_of(const pybind11::object& report);

/// The same without a report.
progress signals();

/// The items of a list of Python. Signals are looked for while a long list is converted.
template <class Item>
struct items_of : std::vector<Item> {};

/// The path of a `str`, `bytes` or `os.PathLike`, also where it is no UTF-8. One with a zero byte
/// names no file, which the readers of tiendo report.
std::filesystem::path path_of(const pybind11::object& path);

/// A text as `str`: bytes that are no UTF-8, such as those of a file name, become \xff.
pybind11::str shown(std::string_view text);

/// The date of a text YYYY-MM-DD; throws `invalid_value` for any other text.
date day_of(const std::string& text);

/// A label as a dict with "vi" and "en".
pybind11::dict names_of(const label& l);

/// A day as `datetime.date`.
pybind11::object to_python(date d);

/// A table as a dict of lists, missing values as None.
pybind11::dict to_python(const table& t);

/// The columns of a table as lists of `count` items that are not filled.
pybind11::dict empty_columns(const table& t, std::size_t count);

/// Fills the lists with the rows of a part of a table, from the place `first` on.
void add_cells(pybind11::dict& columns, const table& part, std::size_t first);

/// A table as the pair of its columns and their types, as `to_python` and `types_of` give them. The
/// cells of each column are freed when they are converted, so that neither takes long without a
/// look at signals.
pybind11::tuple described(table t);

/// Builds the dicts, lists and values of Python from a document. Each part belongs to the one
/// around it from its beginning, so that the owner of the outermost one owns all.
class python_sink final : public document_sink {
 public:
  python_sink() = default;
  /// Fills a container of the caller's: what is made until an interruption is not freed before the
  /// exception reaches the caller.
  explicit python_sink(pybind11::object root) : root_(std::move(root)) {}

  void begin_object() override { begin(pybind11::dict()); }
  void end_object() override { open_.pop_back(); }
  void begin_list() override { begin(pybind11::list()); }
  void end_list() override { open_.pop_back(); }
  void key(std::string_view name) override;
  void value(const cell& c) override;
  /// The document, once it has ended.
  pybind11::object take() { return std::move(root_); }

 private:
  void begin(pybind11::object container);
  void add(pybind11::object item);

  std::vector<pybind11::object> open_;  ///< the containers that have begun
  pybind11::object key_;
  pybind11::object root_;
  std::map<std::string, pybind11::str, std::less<>> keys_;
};

/// The type of each column: "text", "boolean", "integer", "number", "day" or "texts".
pybind11::dict types_of(const table& t);

}  // namespace tiendo::python

namespace pybind11::detail {

template <class Item>
struct type_caster<tiendo::python::items_of<Item>> {
  PYBIND11_TYPE_CASTER(tiendo::python::items_of<Item>,
                       const_name("list[") + make_caster<Item>::name + const_name("]"));

  bool load(handle from, bool convert) {
    constexpr std::size_t between_looks = 65'536;
    if (!isinstance<sequence>(from) || isinstance<bytes>(from) || isinstance<str>(from))
      return false;
    const auto list = reinterpret_borrow<sequence>(from);
    value.reserve(list.size());
    for (const auto& item : list) {
      make_caster<Item> converted;
      if (!converted.load(item, convert)) return false;
      value.push_back(cast_op<Item&&>(std::move(converted)));
      if (value.size() % between_looks == 0 && PyErr_CheckSignals() != 0) throw error_already_set();
    }
    return true;
  }
};

/// An identifier of any kind is a `str` in Python.
template <class Kind>
struct type_caster<tiendo::identifier<Kind>> {
  PYBIND11_TYPE_CASTER(tiendo::identifier<Kind>, const_name("str"));

  bool load(handle from, bool convert) {
    make_caster<std::string> text;
    if (!text.load(from, convert)) return false;
    value = cast_op<std::string&&>(std::move(text));
    return true;
  }
  static handle cast(const tiendo::identifier<Kind>& id, return_value_policy policy,
                     handle parent) {
    return make_caster<std::string>::cast(id.text(), policy, parent);
  }
};

}  // namespace pybind11::detail

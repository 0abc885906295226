// Files for tests: the tree's own, and short-lived ones.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace support {

inline std::filesystem::path tree() {
  return TIENDO_SOURCE_DIR;
}

/// A folder that is gone when the test ends.
class folder {
 public:
  folder() {
    std::random_device seed;
    path_ = std::filesystem::temp_directory_path() / ("tiendo_test_" + std::to_string(seed()));
    std::filesystem::create_directories(path_);
  }
  ~folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace support

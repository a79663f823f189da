// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a disk may hold after the power has gone: from the recording of what programs did to a
// folder, any moment, and a model of what the file system had promised by then.
//
//   PowerLoss loss{read_recording(file), folder};
//   loss.write_state({.changes = 117, .model = FileSystemModel::posix, .seed = 3}, "after/");
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/faults/recording.h"

namespace pressmark::faults {

/// What makes names (new files and directories, renames, removals) last. The bytes of a file last,
/// in all of them, from the file's own fsync on; before it each sector of 512 bytes may be there.
enum class FileSystemModel {
  journal,    ///< Names are kept in order, and any fsync makes all earlier ones last.
  new_inode,  ///< Same, but an fsync of a file does so only if the file's own name is new.
  posix,      ///< Names last from an fsync of their directory on, before it each of them may.
};

struct CrashPoint {
  std::size_t changes = 0;  ///< So many were made; at most size().
  FileSystemModel model = FileSystemModel::posix;
  std::uint32_t seed = 0;  ///< Chooses among what may have lasted.
};

class PowerLoss {
 public:
  /// `root` was empty when the recording began.
  PowerLoss(std::vector<RecordedChange> changes, const std::filesystem::path& root);

  std::size_t size() const { return changes_.size(); }

  /// Writes into the empty folder `to` what may be below the root after a loss of power.
  void write_state(const CrashPoint& point, const std::filesystem::path& to) const;

  /// Writes what is there without any loss: what the programs saw.
  void write_all(const std::filesystem::path& to) const;

 private:
  using Node = std::uint32_t;  // a file or directory, whatever its name is

  /// A change with what its paths stood for when it was made.
  struct Step {
    ChangeKind kind = ChangeKind::create;
    Node node = 0;    // that is changed, named or synced
    Node parent = 0;  // directory of the name
    std::string name;
    Node other_parent = 0;  // of a rename
    std::string other_name;
  };

  struct Disk;  // what has lasted

  void resolve(const std::filesystem::path& root);
  void sync(Disk& disk, std::size_t at, FileSystemModel model) const;
  void lose(Disk& disk, const CrashPoint& point) const;
  void apply_name(Disk& disk, const Step& step) const;
  void write_bytes(std::string& content, const RecordedChange& change,
                   const std::function<bool()>& lasts) const;
  void write_tree(const Disk& disk, Node directory, const std::filesystem::path& to) const;

  std::vector<RecordedChange> changes_;
  std::vector<Step> steps_;        // one per change
  std::set<Node> directories_{0};  // all there ever were
};

}  // namespace pressmark::faults

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names belong to directories, not to paths: a change says which directory it was made in, wherever
// that directory is now, so that a later rename that was lost takes nothing else with it.
#include "tests/faults/power_loss.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark::faults {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sector = 512;

bool is_name_change(ChangeKind kind) {
  return kind == ChangeKind::create || kind == ChangeKind::rename || kind == ChangeKind::unlink ||
         kind == ChangeKind::mkdir;
}

}  // namespace

struct PowerLoss::Disk {
  std::map<Node, std::map<std::string, Node>> directories{{0, {}}};
  std::map<Node, std::string> files;
  std::map<Node, std::vector<std::size_t>> pending_bytes;  // changes, by file
  std::vector<std::size_t> pending_names;                  // changes, in order
};

PowerLoss::PowerLoss(std::vector<RecordedChange> changes, const fs::path& root)
    : changes_(std::move(changes)) {
  resolve(root);
}

/// Follows the paths through what is there at each moment.
void PowerLoss::resolve(const fs::path& root) {
  std::map<Node, std::map<std::string, Node>> directories{{0, {}}};
  std::map<std::uint64_t, Node> by_inode;
  Node nodes = 1;
  const auto place = [&](const std::string& path) {
    Node directory = 0;
    const fs::path below = fs::path{path}.lexically_relative(root);
    for (const fs::path& part : below.parent_path())
      directory = directories.at(directory).at(part.string());
    return std::pair{directory, below.filename().string()};
  };
  for (const RecordedChange& change : changes_) {
    Step step;
    step.kind = change.head.kind;
    const bool is_root = step.kind == ChangeKind::sync && fs::path{change.path} == root;
    if (is_name_change(step.kind)) std::tie(step.parent, step.name) = place(change.path);
    switch (step.kind) {
      case ChangeKind::create:
      case ChangeKind::mkdir:
        step.node = nodes++;
        directories[step.parent][step.name] = step.node;
        if (step.kind == ChangeKind::mkdir) directories_.insert(step.node);
        if (step.kind == ChangeKind::create) by_inode[change.head.inode] = step.node;
        break;
      case ChangeKind::rename:
        std::tie(step.other_parent, step.other_name) = place(change.other);
        step.node = directories.at(step.parent).at(step.name);
        directories[step.parent].erase(step.name);
        directories[step.other_parent][step.other_name] = step.node;
        break;
      case ChangeKind::unlink:
        step.node = directories.at(step.parent).at(step.name);
        directories[step.parent].erase(step.name);
        break;
      case ChangeKind::sync:
        if (is_root) break;
        if (const auto [parent, name] = place(change.path); directories.at(parent).contains(name)) {
          step.node = directories.at(parent).at(name);
          break;
        }
        step.node = by_inode.at(change.head.inode);  // a file without a name by now
        break;
      case ChangeKind::write:
      case ChangeKind::truncate:
        step.node = by_inode.at(change.head.inode);
        break;
    }
    steps_.push_back(std::move(step));
  }
}

void PowerLoss::apply_name(Disk& disk, const Step& step) const {
  switch (step.kind) {
    case ChangeKind::create:
      disk.directories[step.parent][step.name] = step.node;
      break;
    case ChangeKind::mkdir:
      disk.directories[step.parent][step.name] = step.node;
      disk.directories[step.node];
      break;
    case ChangeKind::rename: {
      auto& from = disk.directories[step.parent];
      if (const auto old = from.find(step.name); old != from.end() && old->second == step.node) {
        from.erase(old);
      }
      disk.directories[step.other_parent][step.other_name] = step.node;
      break;
    }
    case ChangeKind::unlink: {
      auto& from = disk.directories[step.parent];
      if (const auto old = from.find(step.name); old != from.end() && old->second == step.node) {
        from.erase(old);
      }
      break;
    }
    case ChangeKind::write:
    case ChangeKind::truncate:
    case ChangeKind::sync:
      break;
  }
}

void PowerLoss::write_bytes(std::string& content, const RecordedChange& change,
                            const std::function<bool()>& lasts) const {
  if (change.head.kind == ChangeKind::truncate) {
    if (lasts()) content.resize(change.head.offset);
    return;
  }
  std::size_t from = 0;
  while (from < change.bytes.size()) {
    const std::size_t at = change.head.offset + from;
    const std::size_t length = std::min(sector - at % sector, change.bytes.size() - from);
    if (lasts()) {
      if (content.size() < at + length) content.resize(at + length);
      content.replace(at, length, change.bytes, from, length);
    }
    from += length;
  }
}

void PowerLoss::sync(Disk& disk, std::size_t at, FileSystemModel model) const {
  const Step& synced = steps_[at];
  const auto is_its_name = [&](std::size_t change) {
    return steps_[change].kind == ChangeKind::create && steps_[change].node == synced.node;
  };
  for (const std::size_t change : std::exchange(disk.pending_bytes[synced.node], {}))
    write_bytes(disk.files[synced.node], changes_[change], [] { return true; });

  const bool is_directory = directories_.contains(synced.node);
  const bool flushes_journal = model == FileSystemModel::journal || is_directory ||
                               std::ranges::any_of(disk.pending_names, is_its_name);
  std::vector<std::size_t> still_pending;
  for (const std::size_t change : disk.pending_names) {
    const Step& step = steps_[change];
    const bool lasts =
        model == FileSystemModel::posix
            ? is_directory && (step.parent == synced.node || (step.kind == ChangeKind::rename &&
                                                              step.other_parent == synced.node))
            : flushes_journal;
    if (lasts) {
      apply_name(disk, step);
    } else {
      still_pending.push_back(change);
    }
  }
  disk.pending_names = std::move(still_pending);
}

/// Decides about everything that has not been promised to last.
void PowerLoss::lose(Disk& disk, const CrashPoint& point) const {
  std::mt19937 random{point.seed};
  // Nothing of it, all of it, or some: the first two are as likely as in life, where they are the
  // rule.
  const auto chance = [&] {
    const auto mood = random() % 4U;
    return mood == 0 ? 0U : mood == 1 ? 100U : 50U;
  };
  if (point.model == FileSystemModel::posix) {
    const unsigned names = chance();
    for (const std::size_t change : disk.pending_names) {
      if (random() % 100U < names) apply_name(disk, steps_[change]);
    }
  } else {
    const std::size_t kept = random() % (disk.pending_names.size() + 1);
    for (std::size_t i = 0; i < kept; ++i)
      apply_name(disk, steps_[disk.pending_names[i]]);
  }
  for (const auto& [file, pending] : disk.pending_bytes) {
    const unsigned bytes = chance();
    for (const std::size_t change : pending)
      write_bytes(disk.files[file], changes_[change], [&] { return random() % 100U < bytes; });
  }
}

void PowerLoss::write_tree(const Disk& disk, Node directory, const fs::path& to) const {
  const auto names = disk.directories.find(directory);
  if (names == disk.directories.end()) return;
  for (const auto& [name, node] : names->second) {
    if (directories_.contains(node)) {
      fs::create_directory(to / name);
      write_tree(disk, node, to / name);
      continue;
    }
    std::ofstream out{to / name, std::ios::binary};
    if (const auto content = disk.files.find(node); content != disk.files.end()) {
      out.write(content->second.data(), static_cast<std::streamsize>(content->second.size()));
    }
    out.close();
    if (!out) ADD_FAILURE() << "cannot write " << to / name;
  }
}

void PowerLoss::write_state(const CrashPoint& point, const fs::path& to) const {
  Disk disk;
  for (std::size_t i = 0; i < point.changes; ++i) {
    if (steps_[i].kind == ChangeKind::sync) {
      sync(disk, i, point.model);
    } else if (is_name_change(steps_[i].kind)) {
      disk.pending_names.push_back(i);
    } else {
      disk.pending_bytes[steps_[i].node].push_back(i);
    }
  }
  lose(disk, point);
  write_tree(disk, 0, to);
}

void PowerLoss::write_all(const fs::path& to) const {
  Disk disk;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    if (is_name_change(steps_[i].kind)) {
      apply_name(disk, steps_[i]);
    } else if (steps_[i].kind != ChangeKind::sync) {
      write_bytes(disk.files[steps_[i].node], changes_[i], [] { return true; });
    }
  }
  write_tree(disk, 0, to);
}

}  // namespace pressmark::faults

// SPDX-License-Identifier: GPL-2.0-or-later
//
// The pager is a child that reads a pipe. Where it cannot be started, the output is printed: a
// missing pager costs nobody an answer.
#include "searcher/pager.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"

namespace pressmark {

namespace {

constexpr int exit_not_started = 127;                 // as sh has it
constexpr std::size_t most_unread_bytes = 1U << 20U;  // more than a pipe ever holds

[[noreturn]] void become_pager(const char* command, int input) {
  ::dup2(input, STDIN_FILENO);
  // Of less: leave at once if it fits after all (F), show colors (R), keep the screen (X).
  ::setenv("LESS", "FRX", 0);
  std::signal(SIGPIPE, SIG_DFL);
  ::execl("/bin/sh", "sh", "-c", command, static_cast<char*>(nullptr));
  ::_exit(exit_not_started);
}

}  // namespace

std::uint64_t rows_taken(std::string_view text, std::uint32_t columns) {
  std::uint64_t rows = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t width = display_width(text.substr(0, end));
    rows += width <= columns ? 1 : (width + columns - 1) / columns;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return rows;
}

PagedOutput::PagedOutput(std::string command, TerminalSize size, Print print)
    : command_(std::move(command)), size_(size), print_(std::move(print)) {}

PagedOutput::~PagedOutput() {
  static_cast<void>(finish());
}

Status PagedOutput::add(std::string_view text) {
  switch (state_) {
    case State::holding:
      break;
    case State::paging:
      return write_to_pager(text);
    case State::printing:
      return print_(text);
    case State::left:
      return ok;
  }
  held_ += text;
  held_rows_ += rows_taken(text, size_.columns);
  // The prompt of the shell wants a row, too.
  return held_rows_ < size_.rows ? ok : start_pager();
}

Status PagedOutput::start_pager() {
  int ends[2] = {-1, -1};
  const pid_t child = ::pipe2(ends, O_CLOEXEC) == 0 ? ::fork() : -1;
  if (child == 0) become_pager(command_.c_str(), ends[0]);
  if (ends[0] >= 0) ::close(ends[0]);
  if (child < 0) {
    if (ends[1] >= 0) ::close(ends[1]);
    state_ = State::printing;
    return print_(std::exchange(held_, {}));
  }
  pipe_ = ends[1];
  pager_ = child;
  state_ = State::paging;
  // Somebody who leaves the pager early is done: no signal, no error. Ctrl-C is the pager's.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGINT, SIG_IGN);
  return write_to_pager(std::exchange(held_, {}));
}

Status PagedOutput::write_to_pager(std::string_view text) {
  // A pipe takes some text before anybody reads it: that much may have to be printed after all.
  if (held_.size() <= most_unread_bytes) held_ += text;
  while (!text.empty()) {
    const ssize_t written = ::write(pipe_, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      if (wait_for_pager()) return ok;
      return print_(std::exchange(held_, {}));
    }
  }
  return ok;
}

// True if there was one.
bool PagedOutput::wait_for_pager() {
  ::close(std::exchange(pipe_, -1));
  int status = 0;
  while (::waitpid(pager_, &status, 0) < 0 && errno == EINTR) {
  }
  const bool was_started = !WIFEXITED(status) || WEXITSTATUS(status) != exit_not_started;
  state_ = was_started ? State::left : State::printing;
  return was_started;
}

Status PagedOutput::finish() {
  if (state_ == State::paging && wait_for_pager()) return ok;
  if (state_ == State::left || held_.empty()) return ok;
  state_ = State::printing;
  return print_(std::exchange(held_, {}));
}

}  // namespace pressmark

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs one of the built programs and keeps what it prints.
#include "tests/support/run_program.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"

namespace pressmark {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
  FileDescriptor read;
  FileDescriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  return {FileDescriptor{ends[0]}, FileDescriptor{ends[1]}};
}

std::vector<std::string> child_environment(const RunOptions& options) {
  const auto is_replaced = [&](std::string_view name) {
    if (name.starts_with("PRESSMARK_") || name == "COLUMNS" || name == "NO_COLOR") return true;
    if (name == "HOME" || name == "XDG_CONFIG_HOME") return true;  // somebody's config file
    for (const auto& [key, value] : options.environment) {
      if (name == key) return true;
    }
    return false;
  };
  std::vector<std::string> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text{*entry};
    if (!is_replaced(text.substr(0, text.find('=')))) environment.emplace_back(text);
  }
  for (const auto& [key, value] : options.environment) {
    if (!value.empty()) environment.push_back(key + "=" + value);
  }
  return environment;
}

std::vector<char*> as_c_strings(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& text : strings)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// After fork() only async-signal-safe calls are allowed: everything is prepared before it.
struct ChildPlan {
  const char* program;
  char** arguments;
  char** environment;
  const char* folder;     // nullptr: stay
  const char* stdout_to;  // nullptr: the pipe
  int in;
  int out;
  int err;
};

[[noreturn]] void become(const ChildPlan& plan) {
  int out = plan.out;
  if (plan.stdout_to != nullptr) out = ::open(plan.stdout_to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const bool is_ready = out >= 0 && ::dup2(plan.in, STDIN_FILENO) >= 0 &&
                        ::dup2(out, STDOUT_FILENO) >= 0 && ::dup2(plan.err, STDERR_FILENO) >= 0 &&
                        (plan.folder == nullptr || ::chdir(plan.folder) == 0);
  // The parent ignores SIGPIPE, and an ignored signal stays ignored across exec.
  ::signal(SIGPIPE, SIG_DFL);
  if (is_ready) ::execve(plan.program, plan.arguments, plan.environment);
  ::_exit(127);
}

// What passes between this process and the program, until it has closed both outputs.
class Exchange {
 public:
  Exchange(Pipe in, Pipe out, Pipe err, const RunOptions& options)
      : in_(std::move(in.write)),
        out_(std::move(out.read)),
        err_(std::move(err.read)),
        options_(options) {
    ::fcntl(in_.get(), F_SETFL, O_NONBLOCK);
    if (options_.input.empty()) in_ = FileDescriptor{};
  }

  // False if the deadline passed first.
  bool run(Clock::time_point deadline, ProgramRun& result) {
    while (out_.is_open() || err_.is_open()) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) return false;
      // poll() passes over negative descriptors.
      std::array<pollfd, 3> waits{pollfd{in_.get(), POLLOUT, 0}, pollfd{out_.get(), POLLIN, 0},
                                  pollfd{err_.get(), POLLIN, 0}};
      if (::poll(waits.data(), waits.size(), static_cast<int>(left)) < 0 && errno != EINTR) {
        throw std::runtime_error("poll failed");
      }
      if (waits[0].revents != 0) feed();
      if (waits[1].revents != 0) drain(out_, result.out);
      if (waits[2].revents != 0) drain(err_, result.err);
      if (options_.close_stdout_after != 0 && result.out.size() >= options_.close_stdout_after) {
        out_ = FileDescriptor{};
      }
    }
    return true;
  }

 private:
  void feed() {
    const ssize_t written =
        ::write(in_.get(), options_.input.data() + fed_, options_.input.size() - fed_);
    if (written < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (written > 0) fed_ += static_cast<std::size_t>(written);
    if (written < 0 || fed_ == options_.input.size()) in_ = FileDescriptor{};
  }

  static void drain(FileDescriptor& from, std::string& to) {
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count > 0) to.append(buffer.data(), static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno != EINTR)) from = FileDescriptor{};
  }

  FileDescriptor in_;
  FileDescriptor out_;
  FileDescriptor err_;
  const RunOptions& options_;
  std::size_t fed_ = 0;
};

int exit_code_of(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// Writing to a program that has already left must be an error here, not our end.
class IgnoreBrokenPipes {
 public:
  IgnoreBrokenPipes() : before_(::signal(SIGPIPE, SIG_IGN)) {}
  IgnoreBrokenPipes(const IgnoreBrokenPipes&) = delete;
  IgnoreBrokenPipes& operator=(const IgnoreBrokenPipes&) = delete;
  ~IgnoreBrokenPipes() { ::signal(SIGPIPE, before_); }

 private:
  void (*before_)(int);
};

}  // namespace

fs::path built_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return fs::absolute(name);
  return fs::path{PRESSMARK_BINARY_DIR} / name;
}

ProgramRun run_program(const std::vector<std::string>& arguments, const RunOptions& options) {
  const std::string program = built_program(arguments.at(0)).string();
  ProgramRun result;
  if (::access(program.c_str(), X_OK) != 0) {
    ADD_FAILURE() << "cannot run " << program << ": " << std::strerror(errno);
    return result;
  }
  std::vector<std::string> argument_strings = arguments;
  std::vector<std::string> environment_strings = child_environment(options);
  std::vector<char*> argv = as_c_strings(argument_strings);
  std::vector<char*> envp = as_c_strings(environment_strings);
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  const ChildPlan plan{.program = program.c_str(),
                       .arguments = argv.data(),
                       .environment = envp.data(),
                       .folder = options.folder.empty() ? nullptr : options.folder.c_str(),
                       .stdout_to = options.stdout_to.empty() ? nullptr : options.stdout_to.c_str(),
                       .in = in.read.get(),
                       .out = out.write.get(),
                       .err = err.write.get()};
  const IgnoreBrokenPipes ignore_broken_pipes;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(plan);
  in.read = FileDescriptor{};
  out.write = FileDescriptor{};
  err.write = FileDescriptor{};

  Exchange exchange{std::move(in), std::move(out), std::move(err), options};
  const auto deadline = Clock::now() + std::chrono::seconds{options.timeout_seconds};
  if (!exchange.run(deadline, result)) {
    ADD_FAILURE() << program << " did not finish within " << options.timeout_seconds << " s";
    ::kill(child, SIGKILL);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.exit_code = exit_code_of(status);
  return result;
}

}  // namespace pressmark

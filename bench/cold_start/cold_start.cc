// SPDX-License-Identifier: GPL-2.0-or-later
//
// What one query costs as a command: a new process every time, from exec to exit, its output thrown
// away. The page cache is as the runs before left it: warm.
//
//   bench_cold_start build/release/searcher news.pressmark "trade deficit" "oil OR gas OR coal"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Arguments = std::vector<std::string>;

struct Run {
  double wall_ms = 0;
  double cpu_ms = 0;
};

[[noreturn]] void give_up(const std::string& what) {
  std::cerr << "error: " << what << "\n";
  std::exit(4);
}

/// The child's part: its output goes nowhere.
[[noreturn]] void execute(const Arguments& arguments) {
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDOUT_FILENO);
  std::vector<char*> argv;
  for (const std::string& argument : arguments)
    argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(argv.front(), argv.data());
  ::_exit(127);
}

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) * 1e-3;
}

/// 1 is a search without matches.
void check_exit(int status, const Arguments& arguments) {
  if (WIFEXITED(status) && WEXITSTATUS(status) <= 1) return;
  give_up(fmt::format("{} failed on the query '{}'", arguments.front(), arguments.back()));
}

Run run_once(const Arguments& arguments) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) give_up("cannot fork");
  if (child == 0) execute(arguments);
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child) give_up("cannot wait for the searcher");
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  check_exit(status, arguments);
  return {wall.count(), milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)};
}

std::uint64_t anonymous_kib(pid_t process) {
  std::ifstream statm{fmt::format("/proc/{}/statm", process)};
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  std::uint64_t shared = 0;
  if (!(statm >> size >> resident >> shared)) return 0;
  return (resident - std::min(resident, shared)) * static_cast<std::uint64_t>(getpagesize()) / 1024;
}

/// The most memory that was the process's own, mapped files apart. Memory is given back by system
/// calls only, so it is looked at before each one.
std::uint64_t peak_anonymous_kib(const Arguments& arguments) {
  const pid_t child = ::fork();
  if (child < 0) give_up("cannot fork");
  if (child == 0) {
    ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    execute(arguments);
  }
  std::uint64_t peak = 0;
  int status = 0;
  bool is_first = true;
  while (::waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
    if (is_first) {
      ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD);
    } else {
      peak = std::max(peak, anonymous_kib(child));
    }
    const int signal = WSTOPSIG(status);
    const bool is_ours = is_first || signal == (SIGTRAP | 0x80);
    is_first = false;
    ::ptrace(PTRACE_SYSCALL, child, nullptr, is_ours ? 0 : signal);
  }
  check_exit(status, arguments);
  return peak;
}

/// Smallest and middle one.
std::array<double, 2> least_and_median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {values.front(), values[values.size() / 2]};
}

void measure(const Arguments& arguments, int runs) {
  run_once(arguments);  // warms the page cache
  std::vector<double> wall;
  std::vector<double> cpu;
  for (int i = 0; i < runs; ++i) {
    const Run run = run_once(arguments);
    wall.push_back(run.wall_ms);
    cpu.push_back(run.cpu_ms);
  }
  const auto [wall_least, wall_median] = least_and_median(std::move(wall));
  const auto [cpu_least, cpu_median] = least_and_median(std::move(cpu));
  fmt::print("{:>8.1f} {:>8.1f} {:>8.1f} {:>8.1f} {:>8.1f}  {}\n", wall_least, wall_median,
             cpu_least, cpu_median, static_cast<double>(peak_anonymous_kib(arguments)) / 1024,
             arguments.back());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures the searcher as a command: a new process for every query."};
  std::string searcher;
  std::string archive;
  std::vector<std::string> queries;
  int runs = 30;
  app.add_option("searcher", searcher, "The program")->required()->check(CLI::ExistingFile);
  app.add_option("archive", archive, "The archive")->required()->check(CLI::ExistingDirectory);
  app.add_option("queries", queries, "A row of the table for each")->required();
  app.add_option("--runs", runs, "Of each query")
      ->capture_default_str()
      ->check(CLI::Range(1, 10000));
  CLI11_PARSE(app, argc, argv);
  fmt::print("{:>17} {:>17} {:>8}\n", "wall ms", "CPU ms", "MB");
  fmt::print("{:>8} {:>8} {:>8} {:>8} {:>8}  {}\n", "min", "median", "min", "median", "peak",
             "query");
  std::fflush(stdout);
  for (const std::string& query : queries) {
    measure({searcher, "-d", archive, query}, runs);
    std::fflush(stdout);
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Codes are for programs and never change; messages are for people.

#include "indexer/article_report.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/json_writer.h"

namespace pressmark {
namespace {

constexpr std::array flag_codes{
    std::pair{ArticleFlag::no_text, "no_text"},
    std::pair{ArticleFlag::repaired_utf8, "repaired_utf8"},
    std::pair{ArticleFlag::removed_nul, "removed_nul"},
    std::pair{ArticleFlag::impossible_date, "impossible_date"},
    std::pair{ArticleFlag::guessed_charset, "guessed_charset"},
    std::pair{ArticleFlag::doubtful_date, "doubtful_date"},
    std::pair{ArticleFlag::cut_off, "cut_off"},
};

std::string_view code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
    case ErrorKind::invalid_argument:
      return "bad_input";
    case ErrorKind::archive:
      return "archive";
    case ErrorKind::io:
      return "io";
    case ErrorKind::limit:
      return "limit";
  }
  return "";  // not reached: every kind is named above
}

/// Takes "12" off the beginning of "12: message", and what is behind the number; leaves all else.
std::optional<std::uint64_t> take_line(std::string_view& text) {
  std::uint64_t line = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), end, line);
  if (problem != std::errc{} || end - rest < 2 || rest[0] != ':' || rest[1] != ' ')
    return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest + 2 - text.data()));
  return line;
}

}  // namespace

ArticleReport report_rejection(const Error& error) {
  ArticleReport report;
  report.path = error.path;
  report.code = code_of(error.kind);
  report.message = error.message;
  if (error.path.empty()) return report;
  std::string_view message = error.message;
  if (message.starts_with(error.path + ": ")) {
    report.message = message.substr(error.path.size() + 2);
  } else if (message.starts_with(error.path + ":")) {
    message.remove_prefix(error.path.size() + 1);
    report.line = take_line(message);
    if (report.line) {
      report.message = message;
    } else {
      report.path.clear();
    }
  } else if (const auto at = message.find(" " + error.path + ": "); at != message.npos) {
    report.message.erase(at, error.path.size() + 1);  // "cannot open a.txt: no such file"
  }
  return report;
}

ArticleReport report_duplicate(const Article& article) {
  ArticleReport report;
  report.path = article.path;
  report.code = "duplicate_id";
  report.message = "the id '" + article.id + "' was already used by an earlier article in this run";
  return report;
}

std::vector<ArticleReport> report_flags(const Article& article) {
  std::vector<ArticleReport> reports;
  for (const auto& [flag, code] : flag_codes) {
    if (!article.has_flag(flag)) continue;
    ArticleReport report;
    report.path = article.path;
    report.code = code;
    report.message = describe_flags(static_cast<std::uint32_t>(flag)).front();
    if (flag == ArticleFlag::repaired_utf8 && article.repaired_bytes > 0) {
      report.message += ": " + std::to_string(article.repaired_bytes) + " bytes";
    }
    report.is_rejected = false;
    reports.push_back(std::move(report));
  }
  return reports;
}

std::string to_string(const ArticleReport& report) {
  std::string text = report.path;
  if (report.line) text.append(":").append(std::to_string(*report.line));
  if (!text.empty()) text += ": ";
  return text + report.message;
}

std::string to_json(const ArticleReport& report) {
  JsonWriter json;
  json.begin_object().key("path");
  report.path.empty() ? json.null() : json.value(report.path);
  json.key("line");
  report.line ? json.value(*report.line) : json.null();
  json.key("code").value(report.code).key("rejected").value(report.is_rejected);
  json.key("message").value(report.message).end_object();
  return json.take();
}

}  // namespace pressmark

// SPDX-License-Identifier: GPL-2.0-or-later
//
// Mails: one in a file (.eml), or many in a mailbox (mbox).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// One mail, called by its file.
class MailReader : public ArticleReader {
 public:
  MailReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  InputStream stream_;
  SourceName name_;
  ReadOptions options_;
  bool is_read_ = false;
};

/// The mails of a mailbox: each begins with a line "From ..." at the front or behind a blank line.
/// They are called by their Message-ID, else by their number.
class MboxReader : public ArticleReader {
 public:
  MboxReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  bool begins_mail(std::string_view line);
  Result<Article> read_message();

  InputStream stream_;
  SourceName name_;
  ReadOptions options_;
  std::string message_;
  bool is_too_long_ = false;
  bool after_blank_ = true;
  bool in_message_ = false;
  std::uint64_t line_number_ = 0;
  std::uint64_t next_line_ = 0;     // where the message that is being gathered begins
  std::uint64_t message_line_ = 0;  // where the one that is read begins
  std::uint64_t messages_ = 0;
  bool is_over_ = false;
};

}  // namespace pressmark

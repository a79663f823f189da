// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows over several lines, and which column is which field.

#include "indexer/sources/csv_reader.h"

#include <map>
#include <utility>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/inner_markup.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/record_keys.h"
#include "indexer/sources/text_tables.h"

namespace pressmark {

CsvReader::CsvReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)), name_(std::move(name)), options_(options) {}

Result<bool> CsvReader::read_row() {
  RowScanner scanner{separator_};
  std::string line;
  std::uint64_t bytes = 0;
  is_row_too_long_ = false;
  row_line_ = line_number_ + 1;
  while (true) {
    const Result<InputStream::Got> got = stream_.read_line(line, options_.max_line_bytes);
    if (!got) return got.error();
    if (*got == InputStream::Got::end) {
      is_row_open_ = scanner.is_open();
      row_ = scanner.take();
      return bytes > 0;
    }
    ++line_number_;
    if (line.ends_with('\r')) line.pop_back();
    bytes += line.size() + 1;
    if (*got == InputStream::Got::too_long) {
      // Whether a quoted field is open at its end is not known: the next line is taken for a row.
      is_row_too_long_ = true;
      return true;
    }
    const std::uint64_t in_row = bytes - 1;  // without the end of its last line
    is_row_too_long_ = is_row_too_long_ || in_row > options_.max_line_bytes;
    if (is_row_too_long_) scanner.forget();
    if (scanner.add_line(line)) continue;
    row_ = scanner.take();
    return true;
  }
}

Status CsvReader::read_header() {
  const Result<std::string_view> head = stream_.peek();
  if (!head) return head.error();
  const TableHeader header = find_table_header(*head);
  separator_ = header.separator;
  if (header.begin > 0) {
    if (const auto passed = stream_.skip_bytes(header.begin); !passed) return passed.error();
    ++line_number_;
  }
  if (const Result<bool> got = read_row(); !got) return got.error();
  columns_ = row_.size();
  find_columns();
  if (columns_of(RecordField::body).empty() && columns_of(RecordField::title).empty()) {
    return rejected(name_, row_line_, "a table without a column for the text or the title",
                    "name it: --map body=COLUMN");
  }
  return ok;
}

void CsvReader::find_columns() {
  const RecordKeys keys{options_.field_map};
  std::array<std::multimap<std::size_t, std::size_t>, record_fields.size()> by_rank;
  Article ignored;
  for (std::size_t column = 0; column < row_.size(); ++column) {
    const std::string name = clean_text(row_[column], ignored);
    for (const KeyMeaning& meaning : keys.meanings(trimmed(name)))
      by_rank[static_cast<std::size_t>(meaning.field)].emplace(meaning.rank, column);
  }
  for (std::size_t field = 0; field < by_rank.size(); ++field) {
    for (const auto& [rank, column] : by_rank[field])
      columns_of_field_[field].push_back(column);
  }
}

// Of the first column that is called like the field and has a value in this row.
std::string CsvReader::value_of(RecordField field, Article& article) const {
  for (const std::size_t column : columns_of(field)) {
    const std::string_view value =
        column < row_.size() ? trimmed(row_[column]) : std::string_view{};
    if (!value.empty()) return clean_text(value, article);
  }
  return {};
}

Result<Article> CsvReader::read_article() {
  if (is_row_too_long_) {
    return rejected(name_, row_line_, "row longer than " + describe_limit(options_.max_line_bytes));
  }
  if (is_row_open_) {
    return rejected(name_, row_line_, "a quotation mark that is not closed up to the end",
                    "mend this row; those behind it were read as part of it");
  }
  // A separator at the end of each row makes an empty field.
  while (row_.size() > columns_ && row_.back().empty())
    row_.pop_back();
  if (row_.size() > columns_) {
    return rejected(name_, row_line_,
                    std::to_string(row_.size()) + " fields in a table of " +
                        std::to_string(columns_) + " columns");
  }
  Article article;
  set_identity(article, name_, rows_);
  if (std::string id = value_of(RecordField::id, article); !id.empty()) article.id = std::move(id);
  article.title = to_single_line(without_markup(value_of(RecordField::title, article)));
  article.body = arrange_paragraphs(without_markup(value_of(RecordField::body, article)));
  if (article.body.empty()) {
    article.body = arrange_paragraphs(without_markup(value_of(RecordField::summary, article)));
  }
  article.url = to_single_line(value_of(RecordField::url, article));
  article.source = to_single_line(value_of(RecordField::source, article));
  article.byline = to_single_line(value_of(RecordField::byline, article));
  article.section = to_single_line(value_of(RecordField::section, article));
  article.dateline = tidy_dateline(value_of(RecordField::dateline, article));
  article.captions = arrange_paragraphs(without_markup(value_of(RecordField::caption, article)));
  append_topics(value_of(RecordField::topic, article), article);
  article.language = language_code(value_of(RecordField::language, article));
  if (const std::string date = value_of(RecordField::date, article); !date.empty()) {
    article.published = parse_metadata_date(date);
    if (article.published) {
      article.date_by = DateBy::explicit_;
    } else {
      article.set_flag(ArticleFlag::impossible_date);
    }
  }
  if (text_bytes(article) > options_.max_article_bytes) {
    return rejected(name_, row_line_, "larger than " + describe_limit(options_.max_article_bytes));
  }
  if (text_bytes(article) == 0) {
    return rejected(name_, row_line_, "no text: neither title, body nor captions");
  }
  return article;
}

std::optional<Result<Article>> CsvReader::next() {
  if (is_over_) return std::nullopt;
  if (columns_ == 0) {
    if (Status header = read_header(); !header) {
      is_over_ = true;
      return std::move(header).error();
    }
  }
  while (true) {
    const Result<bool> got = read_row();
    if (!got || !*got) {
      is_over_ = true;
      if (!got) return got.error();
      return std::nullopt;
    }
    const bool is_blank = row_.size() == 1 && trimmed(row_.front()).empty() && !is_row_too_long_;
    if (is_blank) continue;
    ++rows_;
    return read_article();
  }
}

}  // namespace pressmark

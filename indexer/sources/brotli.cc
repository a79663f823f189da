// SPDX-License-Identifier: GPL-2.0-or-later
//
// Google's decoder, block by block, so that a few bytes do not become gigabytes.

#include "indexer/sources/brotli.h"

#include <array>
#include <memory>
#include <new>

#include <brotli/decode.h>

namespace pressmark {

namespace {

struct DestroyDecoder {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

// The decoder's own, which it says of every kind of memory it lacks.
bool is_out_of_memory(const BrotliDecoderState& state) {
  const BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(&state);
  return code <= BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES &&
         code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES;
}

}  // namespace

std::optional<std::string> inflate_brotli(std::string_view packed, std::uint64_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, DestroyDecoder> state{
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)};
  if (!state) throw std::bad_alloc{};
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t available_in = packed.size();
  std::string text;
  std::array<std::uint8_t, 1U << 14U> block{};
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && text.size() <= max_bytes) {
    std::uint8_t* next_out = block.data();
    std::size_t available_out = block.size();
    result = BrotliDecoderDecompressStream(state.get(), &available_in, &next_in, &available_out,
                                           &next_out, nullptr);
    text.append(block.data(), next_out);
  }
  if (result == BROTLI_DECODER_RESULT_ERROR && is_out_of_memory(*state)) throw std::bad_alloc{};
  if (result != BROTLI_DECODER_RESULT_SUCCESS || text.size() > max_bytes) return std::nullopt;
  return text;
}

}  // namespace pressmark

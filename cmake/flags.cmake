# Usage requirement of every target in this project, PRIVATE, so that none of it reaches a consumer.
# SPDX-License-Identifier: GPL-2.0-or-later
option(PRESSMARK_WERROR "Warnings are errors" OFF)
set(PRESSMARK_SANITIZE "" CACHE STRING "Comma-separated: address, undefined, thread")

add_library(pressmark_flags INTERFACE)
target_compile_options(pressmark_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  # Sources compiled as one see each other's names, and look like headers to the compiler.
  -Wshadow$<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:=local>
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wno-subobject-linkage>
  -Wold-style-cast -Woverloaded-virtual
  # Scores are compared byte by byte between machines: no fused multiply-add.
  -ffp-contract=off
  -fstack-protector-strong
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
  $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
target_compile_definitions(pressmark_flags INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
# .ci/hardening looks whether the programs have it.
target_link_options(pressmark_flags INTERFACE LINKER:-z,relro,-z,now)

# Debug builds are for tests, which run the libraries for longer than these take to be optimised a
# little: -O1 costs the compiler nothing that can be measured. Whoever steps through code sets both:
# -DPRESSMARK_DEBUG_LIBRARIES=-O0 -DPRESSMARK_DEBUG_SYMBOLS=-g. Sanitized libraries are -Og (the preset):
# half of the compiler's time at -O1, and tests that take a seventh longer; at -O0 they take twice as long.
# xxHash insists on inlining what -Og does not, unless it is told.
set(PRESSMARK_DEBUG_LIBRARIES -O1 CACHE STRING "Optimisation of the libraries in Debug builds")
set(PRESSMARK_DEBUG_SYMBOLS -g1 CACHE STRING "Symbols of Debug builds: -g1 names functions and lines")
target_compile_options(pressmark_flags INTERFACE $<$<CONFIG:Debug>:${PRESSMARK_DEBUG_SYMBOLS}>)

# Checks of undefined behaviour are a third of what the tests' own code takes to compile under
# sanitizers, and what is asked is whether the libraries behave. .ci/nightly has them in both.
option(PRESSMARK_SANITIZE_TESTS "Undefined behaviour is looked for in the tests' own code, too" OFF)
if(PRESSMARK_SANITIZE)  # g++ 12 warns falsely inside libstdc++ here, so warnings stay warnings
  set(is_test $<BOOL:$<TARGET_PROPERTY:PRESSMARK_TEST_CODE>>)
  target_compile_options(pressmark_flags INTERFACE
    -fsanitize=${PRESSMARK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<AND:${is_test},$<NOT:$<BOOL:${PRESSMARK_SANITIZE_TESTS}>>>:-fno-sanitize=undefined>)
  target_link_options(pressmark_flags INTERFACE -fsanitize=${PRESSMARK_SANITIZE})
elseif(PRESSMARK_WERROR)
  target_compile_options(pressmark_flags INTERFACE -Werror)
endif()

# tests/fuzz with libFuzzer, which comes with clang: it has to see which branches are taken.
option(PRESSMARK_FUZZ "Build the fuzz targets, and nothing else" OFF)
if(PRESSMARK_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "fuzzing needs clang: cmake --preset fuzz")
  endif()
  target_compile_options(pressmark_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Developers compile everything often and under sanitizers too: what most sources include is compiled
# once. Sources still name what they include: Release builds, which go without, see to that.
set(precompiled_flags $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)  # lets ccache see through it
if(PRESSMARK_DEVELOPER AND CMAKE_BUILD_TYPE STREQUAL "Debug")
  file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cc "")
  add_library(pressmark_headers STATIC ${PROJECT_BINARY_DIR}/precompiled.cc)
  target_link_libraries(pressmark_headers PRIVATE pressmark_flags)
  target_precompile_headers(pressmark_headers PRIVATE
    <algorithm> <array> <charconv> <chrono> <filesystem> <functional> <map> <memory> <optional> <span>
    <string> <string_view> <unordered_map> <utility> <vector>)
  target_compile_options(pressmark_headers PRIVATE ${precompiled_flags} ${PRESSMARK_DEBUG_LIBRARIES})
endif()

# One library per folder: its sources and its headers. Every header stands alone: those without a
# source that includes them first (a test sees to that) are compiled one by one by the target
# all_verify_interface_header_sets.
function(pressmark_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;PRIVATE_LIBRARIES;EXCLUDE;SOURCES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cc)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS *.h)
  set(lone_headers ${headers})
  foreach(source IN LISTS sources)
    string(REGEX REPLACE "\\.cc$" ".h" own_header ${source})
    list(REMOVE_ITEM lone_headers ${own_header})
  endforeach()
  list(REMOVE_ITEM headers ${lone_headers})
  foreach(pattern IN LISTS arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX ${pattern})
  endforeach()
  add_library(pressmark_${name} STATIC ${sources} ${arg_SOURCES})
  target_sources(pressmark_${name}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers}
    PUBLIC FILE_SET lone_headers TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${lone_headers})
  target_link_libraries(pressmark_${name}
    PUBLIC ${arg_LIBRARIES} PRIVATE pressmark_flags ${arg_PRIVATE_LIBRARIES})
  target_compile_options(pressmark_${name} PRIVATE $<$<CONFIG:Debug>:${PRESSMARK_DEBUG_LIBRARIES}>)
  set_target_properties(pressmark_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON
    INTERFACE_HEADER_SETS_TO_VERIFY lone_headers)
  if(TARGET pressmark_headers)
    target_compile_options(pressmark_${name} PRIVATE ${precompiled_flags})
    target_precompile_headers(pressmark_${name} REUSE_FROM pressmark_headers)
  endif()
endfunction()

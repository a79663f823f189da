# Usage requirement of every target in this project, PRIVATE, so that none of it reaches a consumer.
# SPDX-License-Identifier: GPL-2.0-or-later
option(PRESSMARK_WERROR "Warnings are errors" OFF)
set(PRESSMARK_SANITIZE "" CACHE STRING "Comma-separated: address, undefined, thread")

add_library(pressmark_flags INTERFACE)
target_compile_options(pressmark_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual
  # Scores are compared byte by byte between machines: no fused multiply-add.
  -ffp-contract=off
  -fstack-protector-strong
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
  $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
target_compile_definitions(pressmark_flags INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

if(PRESSMARK_SANITIZE)  # g++ 12 warns falsely inside libstdc++ here, so warnings stay warnings
  target_compile_options(pressmark_flags INTERFACE
    -fsanitize=${PRESSMARK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O0 -g1)
  target_link_options(pressmark_flags INTERFACE -fsanitize=${PRESSMARK_SANITIZE})
elseif(PRESSMARK_WERROR)
  target_compile_options(pressmark_flags INTERFACE -Werror)
endif()

# One library per folder: its sources, and its headers as a set that is compiled one by one
# (target all_verify_interface_header_sets), so that every header stands alone.
function(pressmark_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;PRIVATE_LIBRARIES;EXCLUDE;SOURCES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cc)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS *.h)
  foreach(pattern IN LISTS arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX ${pattern})
  endforeach()
  add_library(pressmark_${name} STATIC ${sources} ${arg_SOURCES})
  target_sources(pressmark_${name}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
  target_link_libraries(pressmark_${name}
    PUBLIC ${arg_LIBRARIES} PRIVATE pressmark_flags ${arg_PRIVATE_LIBRARIES})
  set_target_properties(pressmark_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()

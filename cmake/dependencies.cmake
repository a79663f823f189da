# The outside libraries, found once. What each is for: docs/ARCHITECTURE.md.
# SPDX-License-Identifier: GPL-2.0-or-later
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS i18n uc data)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core>=1.4.22)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd>=1.5)
pkg_check_modules(brotlidec REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(brotlienc REQUIRED IMPORTED_TARGET libbrotlienc)  # the tests', to compress
find_library(RE2_LIBRARY re2 REQUIRED)  # its pkg-config file asks for other flags than everything else has
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_package(LibArchive 3.6 REQUIRED)
find_package(LibXml2 2.9.14 REQUIRED)
find_package(ZLIB REQUIRED)

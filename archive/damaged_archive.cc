// SPDX-License-Identifier: GPL-2.0-or-later
//
// The one place where exceptions of the archive become Errors.

#include "archive/damaged_archive.h"

#include <new>

#include <xapian.h>

namespace pressmark {
namespace {

constexpr const char* verify_command = "see what is damaged: indexer verify -d ARCHIVE";

// Xapian reports a full disk like any other trouble of a database; only its message tells. When all
// of its files fail at once even the error string is empty and the cause is inside the message.
bool is_refused_by_system(const Xapian::DatabaseError& error) {
  const std::string& message = error.get_msg();
  if (message.find("No space left") != std::string::npos) return true;
  const char* system = error.get_error_string();
  return system != nullptr && *system != '\0';
}

std::string describe(const Xapian::Error& error) {
  std::string text = "Xapian: " + error.get_msg();
  const char* system = error.get_error_string();
  if (system != nullptr && *system != '\0') text += std::string{": "} + system;
  return text;
}

}  // namespace

Error current_exception_as_error() {
  try {
    throw;
  } catch (const DamagedArchive& error) {
    return Error{ErrorKind::archive, error.what(), verify_command};
  } catch (const Xapian::DatabaseLockError& error) {
    return Error{ErrorKind::archive, describe(error), "wait for the other writer, or stop it"};
  } catch (const Xapian::DatabaseVersionError& error) {
    return Error{ErrorKind::archive, describe(error), "build the archive anew: indexer build"};
  } catch (const Xapian::DatabaseOpeningError& error) {
    return Error{ErrorKind::archive, describe(error), verify_command};
  } catch (const Xapian::DatabaseError& error) {
    if (is_refused_by_system(error)) {
      return Error{ErrorKind::io, describe(error), "check the disk and its free space"};
    }
    return Error{ErrorKind::archive, describe(error), verify_command};
  } catch (const Xapian::RuntimeError& error) {
    // What a damaged database makes Xapian say where it did not expect damage: a range, a missing
    // document, a value that cannot be unpacked.
    return Error{ErrorKind::archive, describe(error), verify_command};
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::limit, "out of memory", "give it more memory, or ask for less at once"};
  }
}

}  // namespace pressmark

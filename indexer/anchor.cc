// SPDX-License-Identifier: GPL-2.0-or-later
//
// Keeps the library non-empty while its parts are being written.

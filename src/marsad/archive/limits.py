"""How much the archive takes in: sizes in bytes, times in seconds. One place, so that a person can find them."""

from __future__ import annotations

FETCHED_BYTES = 50_000_000  # of a response, packed or unpacked
FILE_BYTES = 200_000_000
TEXT_BYTES = 200_000_000
RECORD_BYTES = 100_000  # of a capture's own record

FETCH_SECONDS = 120.0  # a whole fetch: names, connections, redirects, body
QUIET_SECONDS = 30.0  # without a single byte
REDIRECTS = 10
TRIES = 3  # where a server says 429 or 503
LONGEST_WAIT = 60.0  # that a server may ask for with Retry-After or Crawl-delay
PAUSE = 1.0  # between two requests to one host
ROBOTS_BYTES = 500 * 1024  # RFC 9309, 2.5

EXTRACT_SECONDS = 120
EXTRACT_MEMORY = 2_000_000_000  # address space of the process that reads a document
PAGE_SECONDS = 40  # to recognize one page of a scan
PDF_PAGES = 3_000
SCAN_PAGES = 100
ZIP_ENTRIES = 5_000
DOCX_BYTES = 60_000_000  # of a document's XML, unpacked

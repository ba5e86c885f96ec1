"""Turns what a failed command printed into one sentence that says what to do."""

from __future__ import annotations

import errno
import re

FULL_DISK = "The disk is full. Free about 4 GB and run the command again."
NO_NETWORK = (
    "Packages could not be fetched. Check the network (and any proxy settings), "
    "then run the command again."
)
NOT_WRITABLE = (
    "A folder cannot be written to ({where}). "
    "Make it writable for you, or set DAYWISE_STATE to another folder."
)
WRONG_HASH = (
    "A package does not match its hash in the lock file. "
    "Clear uv's cache with `uv cache clean`, then run the command again."
)

WRONG_HASH_OF_NPM = (
    "A package does not match its hash in package-lock.json. "
    "Clear npm's cache with `npm cache clean --force`, then run the command again."
)

_FULL = re.compile(
    r"no space left on device|disk quota exceeded|database or disk is full|\(os error 28\)", re.I
)
_HASH = re.compile(r"hash mismatch|hashes do not match|do not match the hashes", re.I)
_HASH_OF_NPM = re.compile(r"code EINTEGRITY", re.I)
_NETWORK = re.compile(
    r"dns error|name resolution|name or service not known|nodename nor servname"
    r"|network is unreachable|connection refused|connection reset|connect error"
    r"|no route to host|error sending request|failed to fetch|failed to download"
    r"|request failed after|newconnectionerror|proxyerror|timed out|tunnel error|sslerror"
    r"|unable to connect|temporary failure resolving|could not resolve|unable to fetch"
    r"|code (ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN)",  # npm's
    re.I,
)
_REFUSED = re.compile(r"permission denied|read-only file system|operation not permitted", re.I)
_SIGNS = (
    (_FULL, FULL_DISK),
    (_HASH, WRONG_HASH),
    (_HASH_OF_NPM, WRONG_HASH_OF_NPM),
    (_NETWORK, NO_NETWORK),
    (_REFUSED, NOT_WRITABLE),
)


def known(output: str) -> str | None:
    """The remedy for what the output shows, or None when it shows nothing that we know."""
    for sign, remedy in _SIGNS:
        for line in output.splitlines():
            if sign.search(line):
                return remedy.format(where=line.strip()[:200])
    return None


def for_os_error(error: OSError) -> str:
    """The remedy for an error of the operating system."""
    where = error.filename or "no file named"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL_DISK
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NOT_WRITABLE.format(where=where)
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{where} should be a folder and is not. Move it away, or set DAYWISE_STATE."
    if error.errno == errno.EMFILE:
        return "Too many files are open. Raise the limit with `ulimit -n 4096` and try again."
    return f"{error.strerror or error} ({where}). Put that right and run the command again."


def last_words(output: str, lines: int = 8) -> str:
    """The end of an output. Of a traceback only its last line, which names the error."""
    if "Traceback (most recent call last)" in output:
        lines = 1
    kept = [line.rstrip() for line in output.splitlines() if line.strip()]
    return "\n".join(kept[-lines:])

"""Why an import as a whole can fail. Where it fails, the catalogue stays as it was."""

from __future__ import annotations

from bot.errors import DaywiseError


class ImportFailedError(DaywiseError):
    """The base: nothing was imported and nothing was changed."""


class SourceUnreadableError(ImportFailedError):
    """The file or address cannot be opened, does not answer, or answers with an error."""


class AddressRefusedError(ImportFailedError):
    """The address is not http(s), or does not lead to a public host."""


class NotAFeedError(ImportFailedError):
    """What was read is not JSON, is cut off, or is no list of services."""


class NothingToImportError(ImportFailedError):
    """The feed is empty, or not one of its records can be used."""


class FormatUnknownError(ImportFailedError):
    """A format was asked for that cannot be read."""

"""The error tree. Every error that a person may meet is one clear line: file, record, field, what to do."""


class MarsadError(Exception):
    """Base of all errors that Marsad raises on purpose; the command line prints the line and exits 2."""


class UsageError(MarsadError):
    """A name, window, region or figure that was asked for does not exist."""


class DossierError(MarsadError):
    """A dossier that cannot be read or written at all (problems inside a readable one are `Problem`s)."""


class EventsError(MarsadError):
    """An event file or a release that cannot be used."""


class PanelError(MarsadError):
    """A shipped or built panel that cannot be read."""


class ArchiveError(MarsadError):
    """A source that cannot be captured, or an archive that does not hold what it names."""


class StoppedError(ArchiveError):
    """A capture that was interrupted."""

    def __init__(self) -> None:
        super().__init__("interrupted")


class ReadingError(MarsadError):
    """A document that cannot be read into proposals."""


class ModelError(ReadingError):
    """A model that cannot be asked at all: its settings are wrong, or its endpoint does not speak the protocol."""

"""ZIP files that strangers made: nothing is unpacked to disk, and nothing larger than announced limits is read."""

from __future__ import annotations

import io
import zipfile
import zlib

from knowledge.ingestion.refusals import refused

MOST_FILES = 5000
MOST_UNPACKED_BYTES = 300 * 1024**2
"""Of all files together, as the archive announces them; a file that turns out larger than announced is refused too."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What `zipfile` raises for archives that are damaged, encrypted or packed in unheard-of ways."""


class Archive:
    """A ZIP file in memory; raises InvalidInput for one that is damaged or a bomb."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise refused("document_broken") from error
        entries = self._zip.infolist()
        if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
            raise refused("document_too_large", megabytes=MOST_UNPACKED_BYTES // 1024**2)

    @property
    def names(self) -> list[str]:
        """The files in it, in the archive's order."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        """A file of the archive."""
        try:
            size = self._zip.getinfo(name).file_size
            with self._zip.open(name) as stream:
                content = stream.read(size + 1)
        except KeyError as error:
            raise refused("document_broken") from error
        except _BROKEN as error:
            raise refused("document_broken") from error
        if len(content) != size:
            raise refused("document_broken")
        return content

    def check(self) -> None:
        """Read every file once, as a library that trusts the announced sizes will."""
        for entry in self._zip.infolist():
            if not entry.is_dir():
                self.read(entry.filename)

"""Keeps what is handed in in memory: it may name people, and a temporary file would lie there."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler


class InMemoryOnly(MemoryFileUploadHandler):
    """Holds at most FILE_UPLOAD_MAX_MEMORY_SIZE of all files of a request together. A file that is
    larger comes out empty but with its size, so that the form can say that it is too large."""

    held = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Whatever length the browser says: what comes is counted."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing is passed on to any other handler."""
        self.held += len(raw_data)
        if self.held > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            self.file = BytesIO()
        else:
            self.file.write(raw_data)

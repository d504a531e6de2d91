"""What a coordinator fills in about the directory of help."""

from naast.knowledge.forms.entry import DirectoryEntryForm, entry_values
from naast.knowledge.forms.file import DirectoryFileForm, FileRead, read_directory_file

__all__ = [
    "DirectoryEntryForm",
    "DirectoryFileForm",
    "FileRead",
    "entry_values",
    "read_directory_file",
]

"""make messages: bring the catalogues up to date with the code; new messages wait untranslated."""

import shutil
import tempfile
from pathlib import Path

from message_files import catalogue_of, updated_catalogues


def main() -> None:
    """Only the catalogues change."""
    with tempfile.TemporaryDirectory() as folder:
        for language, made in updated_catalogues(Path(folder)).items():
            target = catalogue_of(language)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made, target)
            print(f"{target} is up to date.")


if __name__ == "__main__":
    main()

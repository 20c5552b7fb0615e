"""The one place that reads settings and chooses implementations.

`python -m bootstrap` prepares everything that is built once (the embedding model, the indexes, the classifier, the
animations), so that the first answer does not have to wait for it.
"""

from bootstrap.known import TEXT_FOLDERS
from bootstrap.preparing import prepare
from bootstrap.spotter import Spotter, build_assistant, build_tools

__all__ = ["TEXT_FOLDERS", "Spotter", "build_assistant", "build_tools", "prepare"]

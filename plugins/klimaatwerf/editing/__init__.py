"""The only writer of sources: it makes files, it never overwrites what somebody wrote."""

from klimaatwerf.editing.encoding import repair_encoding
from klimaatwerf.editing.new import create, existing, starter_for
from klimaatwerf.editing.starter import Starter, starter_files

__all__ = ["Starter", "create", "existing", "repair_encoding", "starter_files", "starter_for"]

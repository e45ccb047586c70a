"""The only writer of output: staging, objects, manifest, exchange, versions and lock.

Beside the output lies `.klimaatwerf/<name of the output>/` with every file of the last versions
of each site, named by the hash of its bytes. A published site is a real directory of hard links to
those files with a manifest of ours; what carries none is never replaced or deleted.

A build that changes nothing imports this package too, so it asks no more than the standard library.
"""

from klimaatwerf.publish.disk import Disk
from klimaatwerf.publish.exchange import ForeignFolderError
from klimaatwerf.publish.files import unique
from klimaatwerf.publish.lock import LockedError
from klimaatwerf.publish.manifest import MANIFEST, Manifest
from klimaatwerf.publish.objects import digest_of
from klimaatwerf.publish.safety import UnsafeOutputError, refuse_unsafe
from klimaatwerf.publish.store import Store
from klimaatwerf.publish.versions import Version

__all__ = [
    "MANIFEST",
    "Disk",
    "ForeignFolderError",
    "LockedError",
    "Manifest",
    "Store",
    "UnsafeOutputError",
    "Version",
    "digest_of",
    "refuse_unsafe",
    "unique",
]

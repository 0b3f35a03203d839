"""What curators do again and again.

Find a title, start an entry from a record, compare with a bibliography, look for duplicates, see what lacks.
"""

from gadatlas.curate.compare import compare
from gadatlas.curate.coverage import coverage, lacking
from gadatlas.curate.record import RecordError, read_record
from gadatlas.curate.skeleton import Skeleton, insert, make_skeleton
from gadatlas.curate.titles import Known, find, known_titles, likely_duplicates, told_apart

__all__ = [
    "Known",
    "RecordError",
    "Skeleton",
    "compare",
    "coverage",
    "find",
    "insert",
    "known_titles",
    "lacking",
    "likely_duplicates",
    "make_skeleton",
    "read_record",
    "told_apart",
]

"""Links between documents -> groups of them, each named by the first of its members.

What links two documents is the business of `sources`. Four bytes a document: archives are large.
"""

from __future__ import annotations

from array import array


class Groups:
    """Disjoint sets of documents, which are told apart by their places in an order."""

    def __init__(self, size: int) -> None:
        self._parent = array("l", range(size))

    def head(self, one: int) -> int:
        """The first document of a group."""
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def join(self, one: int, two: int) -> None:
        """Make one group of the groups of two documents."""
        first, other = sorted((self.head(one), self.head(two)))
        self._parent[other] = first

    def joined(self, one: int, two: int) -> bool:
        """Whether two documents are of one group."""
        return self.head(one) == self.head(two)

    def heads(self) -> array[int]:
        """The first document of the group of each, in their order."""
        return array("l", map(self.head, range(len(self._parent))))

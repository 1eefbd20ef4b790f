"""How long to wait between two looks at a place: what it bears, and what reading it takes."""

from dataclasses import dataclass, replace

# A place that does not answer is asked less and less often, down to this part of the usual.
_SLOWEST = 4
# The longest pause after a reading, however long that took: an edit is to be seen within a minute.
_LONGEST = 30.0


@dataclass(frozen=True)
class Rhythm:
    """The time between two looks, as the looks so far make it.

    Attributes:
        usual: the time that is kept when nothing speaks against it, in seconds.
        is_rationed: whether the place counts how often it is asked.
        took: how long the last whole reading took, in seconds.
        so_far: how long the steps of the one under way took.
        failures: how often in a row the place was out of reach.
    """

    usual: float
    is_rationed: bool = False
    took: float = 0
    so_far: float = 0
    failures: int = 0

    @property
    def seconds(self) -> float:
        """The time until the next look.

        Where the place counts how often it is asked, a long reading is followed by a pause as
        long, within limits; and a place that is out of reach is asked less and less often.
        """
        pause = max(self.usual, min(self.took, _LONGEST)) if self.is_rationed else self.usual
        return pause * min(2**self.failures, _SLOWEST)

    def after(self, seconds: float, *, is_reached: bool, is_whole: bool) -> "Rhythm":
        """Return the rhythm after one more step.

        Args:
            seconds: how long it took.
            is_reached: whether the place answered.
            is_whole: whether nothing is left to be read.
        """
        if not is_reached:
            return replace(self, failures=self.failures + 1)
        so_far = self.so_far + seconds
        if is_whole:
            return replace(self, took=so_far, so_far=0, failures=0)
        return replace(self, so_far=so_far, failures=0)

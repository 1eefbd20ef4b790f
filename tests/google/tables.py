"""Which table `values:append` appends to."""

from tests.google.a1 import Box
from tests.google.model import Sheet


def tables(sheet: Sheet) -> list[Box]:
    """Find the blocks of filled cells, each with an empty border around it."""
    waiting = set(sheet.filled(sheet.whole))
    boxes: list[Box] = []
    while waiting:
        front = [waiting.pop()]
        top, left = bottom, right = front[0]
        while front:
            row, column = front.pop()
            top, bottom = min(top, row), max(bottom, row)
            left, right = min(left, column), max(right, column)
            beside = {(row + down, column + on) for down in (-1, 0, 1) for on in (-1, 0, 1)}
            near = beside & waiting
            waiting -= near
            front.extend(near)
        boxes.append(Box(top, bottom + 1, left, right + 1))
    return sorted(_merged(boxes), key=lambda box: (box.bottom, box.right))


def _merged(boxes: list[Box]) -> list[Box]:
    # Two blocks whose outlines touch are one table, though no two of their cells do.
    merged = True
    while merged:
        merged = False
        for one in boxes:
            around = Box(one.top - 1, one.bottom + 1, one.left - 1, one.right + 1)
            other = next((box for box in boxes if box is not one and box.meets(around)), None)
            if other is not None:
                boxes = [box for box in boxes if box is not one and box is not other]
                boxes.append(
                    Box(
                        min(one.top, other.top),
                        max(one.bottom, other.bottom),
                        min(one.left, other.left),
                        max(one.right, other.right),
                    )
                )
                merged = True
                break
    return boxes


def table_in(sheet: Sheet, searched: Box) -> Box | None:
    """Take the last of the tables that the searched range meets."""
    met = [box for box in tables(sheet) if box.meets(searched)]
    return met[-1] if met else None

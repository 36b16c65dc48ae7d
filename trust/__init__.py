"""What Crossread promises (R1 to R18), tried: each promise by a command that anyone can run, its figures in docs/reliability.md.

    python -m trust                          every promise, the long forms (hours)
    python -m trust --size small R5 R12      two of them, in a minute or two

`tried` holds the row and the sizes, `promises` the list in plain sight, `page` the table of docs/reliability.md; every other
module tries one promise, or a family of them. `tests/trust` runs the tiny form of each.
"""

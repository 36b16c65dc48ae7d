"""How many reports are read: by worker processes that may be killed, in the order in which they came.

    items ──local──▶ entries ──ingest──▶ a store

`loading` opens and reads the inputs of one comparison in a process of its own.
`reading` is what a worker does with one item, `local` keeps the workers, `ingest` takes what they give into a store.
`tabled` is the same work on Arrow tables, for whatever carries tables to where it is done:
`cluster` is Ray, `clustered` an ingest on it, `recording` the records of a whole store.
"""

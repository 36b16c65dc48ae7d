"""The local server: the stories of a store as pages, each also as JSON at the same address with .json.

`application` makes it from a `Desk`: where the store is, and the functions that do what costs much (comparing, making a page),
which come from outside, so that pages can be served by a machine that has no model.
"""

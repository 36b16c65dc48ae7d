"""The store, tried over every database that can hold one."""

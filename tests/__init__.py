"""Sentences about the product, each tried."""

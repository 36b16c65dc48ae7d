"""The list of all that Crossread needs says what the lock says."""

from trust.sbom import LOCK, sbom


def test_every_pinned_package_is_listed_with_its_hashes() -> None:
    """Each package of the lock is a component with its version and the hashes of its files, and each model file is one too."""
    lock = LOCK.read_text(encoding="utf-8")
    listed = sbom(lock)["components"]
    assert sum("==" in line and not line.startswith((" ", "#")) for line in lock.splitlines()) == sum("purl" in one for one in listed)
    assert all(one["properties"] for one in listed if "purl" in one)
    assert any(one["type"] == "machine-learning-model" for one in listed)

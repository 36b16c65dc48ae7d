"""Items that no reader survives, made to try what becomes of the others."""

import os
import signal
import time
from dataclasses import dataclass

from crossread.load.sniff import Kind


@dataclass(frozen=True)
class Deadly:
    """An item that does something when it is looked at: dies, works for ever, sleeps for ever, takes all memory, fails."""

    name: str
    deed: str
    raw: bytes = b"raw"

    @property
    def where(self) -> str:
        """Where it is from."""
        return f"{self.name}.txt"

    @property
    def kind(self) -> Kind:
        """What is asked first of an item."""
        if self.deed == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        while self.deed == "work":
            pass
        while self.deed == "sleep":
            time.sleep(1)
        if self.deed == "hoard":
            list(range(10**9))
        raise ZeroDivisionError(self.deed)

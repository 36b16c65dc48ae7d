"""The judge's network: three layers of its own over the tagger's lower half, from the upper layers of all-MiniLM-L6-v2."""

from __future__ import annotations

from torch import Tensor, nn

from training.reading.network import MIDDLE, from_base


class Judge(nn.Module):
    """States after the tagger's lower half in; states that tell meanings apart out."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = from_base().layers[MIDDLE:]

    def forward(self, held: Tensor, mask: Tensor) -> Tensor:
        """The last state of each piece; mask is added to the attention's scores."""
        for layer in self.layers:
            held = layer(held, mask)
        return held

"""How well Crossread does: scorers, little stories, the floors that were reached and the gate that keeps them."""

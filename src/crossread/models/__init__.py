"""What may be swapped: Encoder, Tagger and Judge as three call signatures."""

"""Drawing: the mannequin, its equipment, and the animations made of them."""

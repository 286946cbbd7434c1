"""How well judgement judges: contradictions, status of places, origins, the surface."""

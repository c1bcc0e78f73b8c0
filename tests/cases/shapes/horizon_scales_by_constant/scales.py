from types import SimpleNamespace

SCALES = SimpleNamespace(unit=1.0, coarse=0.3)
UNIT = SCALES.unit
NAMED = {"unit": 1, "coarse": 0.3}

"""Configuration of the planning model."""
from dataclasses import dataclass, field
from typing import Any, Dict, List


@dataclass
class HeadConfig:
    name: str
    kind: str
    params: Dict[str, Any] = field(default_factory=dict)


@dataclass
class PlanningConfig:
    dim: int = 64
    mode: str = "joint"
    heads: List[HeadConfig] = field(
        default_factory=lambda: [
            HeadConfig("traj", "trajectory", {"steps": 30}),
            HeadConfig("stop", "stop_line"),
        ]
    )

# Copyright (c) ADLib authors. All rights reserved.
"""Rasters and polylines from logs; numpy only."""

from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np

from adlib.registry import OBJECT_REGISTRY

__all__ = ["VectorizeScene", "resample_polyline", "rotate"]

OBSERVED = 1.0
LANE_TYPES = {"lane": 1, "crosswalk": 2, "boundary": 3}


def rotate(points: np.ndarray, yaw: float) -> np.ndarray:
    """Rotate points of shape (..., 2) by an angle in radians."""
    cos, sin = np.cos(yaw), np.sin(yaw)
    matrix = np.array([[cos, -sin], [sin, cos]], dtype=points.dtype)
    return points @ matrix.T


def resample_polyline(points: np.ndarray, num: int) -> np.ndarray:
    """Resample a polyline of shape (N, 2) at equal distances."""
    delta = np.linalg.norm(np.diff(points, axis=0), axis=-1)
    length = np.concatenate([[0.0], np.cumsum(delta)])
    if length[-1] == 0:
        return np.repeat(points[:1], num, axis=0)
    at = np.linspace(0.0, length[-1], num)
    x = np.interp(at, length, points[:, 0])
    y = np.interp(at, length, points[:, 1])
    return np.stack([x, y], axis=-1).astype(points.dtype)


@OBJECT_REGISTRY.register
class VectorizeScene:
    """Turn one scene of a log into the arrays that the models take.

    Args:
        num_history: Steps of history.
        num_future: Steps of future.
        max_agents: Agents of a scene.
        max_lanes: Lanes of a scene.
        num_points: Points of a lane.
        radius: Agents and lanes farther than this, in metres, are left out.
    """

    def __init__(
        self,
        num_history: int = 20,
        num_future: int = 30,
        max_agents: int = 64,
        max_lanes: int = 128,
        num_points: int = 20,
        radius: float = 80.0,
    ):
        self.num_history = num_history
        self.num_future = num_future
        self.max_agents = max_agents
        self.max_lanes = max_lanes
        self.num_points = num_points
        self.radius = radius

    def _to_local(
        self, xy: np.ndarray, origin: np.ndarray, yaw: float
    ) -> np.ndarray:
        return rotate(xy - origin, -yaw)

    def _agents(
        self, tracks: Sequence[Dict], origin: np.ndarray, yaw: float
    ) -> Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        steps = self.num_history + self.num_future
        states = np.zeros((self.max_agents, steps, 11), dtype=np.float32)
        exists = np.zeros((self.max_agents,), dtype=np.float32)
        for i, track in enumerate(tracks[: self.max_agents]):
            xy = self._to_local(track["xy"], origin, yaw)
            valid = track["valid"].astype(bool)
            states[i, :, 0:2] = xy
            states[i, :, 2] = np.cos(track["yaw"] - yaw)
            states[i, :, 3] = np.sin(track["yaw"] - yaw)
            states[i, :, 4:6] = rotate(track["velocity"], -yaw)
            states[i, :, 6] = track["length"]
            states[i, :, 7] = track["width"]
            states[i, :, 8] = track["kind"] == 1
            states[i, :, 9] = track["kind"] == 2
            states[i, :, 10] = np.where(valid, OBSERVED, 0.0)
            states[i, ~valid] = 0.0
            exists[i] = float(valid[: self.num_history].any())
        history = states[:, : self.num_history]
        future = states[:, self.num_history :, :2]
        future_valid = states[:, self.num_history :, 10]
        return history, exists, future, (future_valid == 1).astype(np.float32)

    def _lanes(
        self, lanes: Sequence[Dict], origin: np.ndarray, yaw: float
    ) -> Dict[str, np.ndarray]:
        points = np.zeros((self.max_lanes, self.num_points, 6), dtype=np.float32)
        valid = np.zeros((self.max_lanes, self.num_points), dtype=np.float32)
        kinds = np.zeros((self.max_lanes,), dtype=np.float32)
        count = 0
        for lane in lanes:
            xy = self._to_local(lane["xy"], origin, yaw)
            if np.linalg.norm(xy, axis=-1).min() > self.radius:
                continue
            if count >= self.max_lanes:
                break
            xy = resample_polyline(xy, self.num_points)
            heading = np.diff(xy, axis=0, append=xy[-1:])
            points[count, :, 0:2] = xy
            points[count, :, 2:4] = heading
            points[count, :, 4] = lane.get("speed_limit", 0.0)
            points[count, :, 5] = float(lane.get("is_intersection", False))
            valid[count] = 1.0
            kinds[count] = LANE_TYPES[lane["type"]]
            count += 1
        exists = (valid.sum(axis=-1) > 0).astype(np.float32)
        return {
            "lanes": points,
            "point_valid": valid,
            "lane_exists": exists,
            "lane_type": kinds,
        }

    def __call__(self, scene: Dict, ego: Optional[Dict] = None) -> Dict[str, np.ndarray]:
        """Vectorize.

        Args:
            scene: With ``tracks`` and ``lanes``.
            ego: Pose that is the origin; that of the scene by default.
        """
        ego = ego or scene["ego"]
        origin = np.asarray(ego["xy"], dtype=np.float32)
        yaw = float(ego["yaw"])
        history, exists, future, future_valid = self._agents(
            scene["tracks"], origin, yaw
        )
        data = {
            "agents": history,
            "agent_exists": exists,
            "gt_traj": future,
            "gt_valid": future_valid,
        }
        data.update(self._lanes(scene["lanes"], origin, yaw))
        return data

    def statistics(self, samples: List[Dict[str, np.ndarray]]) -> Dict[str, float]:
        """Share of padding, to choose the maxima."""
        agents = np.stack([sample["agent_exists"] for sample in samples])
        lanes = np.stack([sample["lane_exists"] for sample in samples])
        return {
            "agents": float((agents == 1).mean()),
            "lanes": float((lanes == 1).mean()),
            "full": float((agents == 1).all(axis=-1).mean()),
        }

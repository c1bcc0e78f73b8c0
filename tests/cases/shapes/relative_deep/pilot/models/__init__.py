from .track import TrackHead

__all__ = ["TrackHead"]

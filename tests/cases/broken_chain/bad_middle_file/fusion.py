"""Stands between the model and `gates.py`, and does not parse."""
from gates import open_gate


def fuse(camera, lidar, hit):
    lidar = open_gate(lidar, hit)
    return camera +* lidar  #> MQ001

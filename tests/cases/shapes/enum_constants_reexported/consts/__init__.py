from .kinds import *  # noqa: F403
from .numbers_ import FREE, TAKEN as BUSY

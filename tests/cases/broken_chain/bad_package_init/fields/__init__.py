"""The package's own file is broken; its neighbours are not."""
from .flow import FlowField

VERSION = 1 +* 2  #> MQ001

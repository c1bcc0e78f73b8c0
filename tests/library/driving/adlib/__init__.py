# Copyright (c) ADLib authors. All rights reserved.
"""Models, losses and data pipelines for driving tasks on Journey 6."""

__version__ = "1.4.0"

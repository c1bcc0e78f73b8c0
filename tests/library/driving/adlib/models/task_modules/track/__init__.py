# Copyright (c) ADLib authors. All rights reserved.

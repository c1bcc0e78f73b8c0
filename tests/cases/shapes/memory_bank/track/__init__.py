from track.net import TrackNet

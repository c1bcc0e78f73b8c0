embed_dims = 64

model = dict(
    type="AgentPredictor",
    agent_encoder=dict(type="PolylineEncoder", in_channels=8, embed_dims=embed_dims),
    map_encoder=dict(type="MaskedPolylineEncoder", in_channels=5, embed_dims=embed_dims, num_layers=2),
    head=dict(type="CommandModeHead", embed_dims=embed_dims, num_modes=4),
    ego_head=dict(type="GatedHead", embed_dims=embed_dims, num_modes=4),
)
test_cfg = dict(max_agents=32)

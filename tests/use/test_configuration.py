"""Configuration: each key, which file holds, and errors that say where and what instead."""

from __future__ import annotations

import importlib
import json

import pytest

from tests.use.conftest import FOUND, GOOD, MODEL, User

# It has no types of its own, and its stubs are one more thing to install.
jsonschema = importlib.import_module("jsonschema")

MQ401, MQ101, MQ201 = FOUND
OWN_STUB = MODEL.replace("from horizon_plugin_pytorch.quantization", "from ours.stubs")
PARAMETER = """\
class Head:
    def forward(self, feats, keep):
        return feats * (keep > 0)
"""


def test_without_a_configuration_all_rules_apply(user: User) -> None:
    ran = user.check()
    assert (ran.status, ran.found, ran.err) == (1, FOUND, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('select = ["MQ2"]', [MQ201]),
        ('select = ["MQ2"]\nextend-select = ["MQ101"]', [MQ101, MQ201]),
        ('ignore = ["MQ4", "MQ101"]', [MQ201]),
        ('select = ["MQ101"]\nignore = ["MQ1"]', [MQ101]),
        ('per-file-ignores = { "model.py" = ["MQ1", "MQ4"] }', [MQ201]),
        ('per-file-ignores = { "./*.py" = ["ALL"] }', []),
        ('per-file-ignores = { "other/*.py" = ["ALL"] }', FOUND),
        ('severity = { MQ101 = "off", MQ4 = "off" }', [MQ201]),
        ('exclude = ["model.py"]', []),
        ('extend-exclude = ["mod*.py"]', []),
        ('target = "torch"\nselect = ["MQ1", "MQ2"]', [MQ101, MQ201]),
    ],
)
def test_which_rules_hold_for_which_files(user: User, text: str, found: list[str]) -> None:
    user.write("maskqlint.toml", text)
    assert user.check().found == found


def test_a_severity_is_told_and_counted(user: User) -> None:
    user.write("maskqlint.toml", 'severity = { MQ101 = "note", MQ2 = "warning" }')
    out = user.run("check").out
    assert "note[MQ101]" in out and "warning[MQ201]" in out and "error[MQ401]" in out
    assert "Found 1 error, 1 warning, 1 note" in out


def test_own_stubs_and_where_their_scale_stands(user: User) -> None:
    user.write("model.py", OWN_STUB)
    assert user.check("--select", "MQ101").found == []
    user.write("maskqlint.toml", 'quantizers = ["ours.stubs.QuantStub"]')
    assert user.check("--select", "MQ101").found == [MQ101]
    user.write("model.py", OWN_STUB.replace("QuantStub()", "QuantStub('agents', 1.0)"))
    assert user.check("--select", "MQ101").found == [MQ101]
    for scale in ("1", "scale"):
        user.write("maskqlint.toml", f'quantizers = ["ours.stubs.QuantStub:{scale}"]')
        written = "1.0" if scale == "1" else "scale=1.0"
        user.write("model.py", OWN_STUB.replace("QuantStub()", f"QuantStub('agents', {written})"))
        assert user.check("--select", "MQ101").found == []


FUNCTIONS = """\
from ours import fake_quant, unquant


def compare(x):
    x = fake_quant(x, 0.3)
    return x == 1, fake_quant(x, 0.5) == 1, unquant(x) == 1
"""


def test_own_functions_and_where_their_scale_stands(user: User) -> None:
    user.write("model.py", FUNCTIONS)
    assert user.check().found == []
    found = ["model.py:6:12: MQ101", "model.py:6:20: MQ101", "model.py:6:45: MQ101"]
    user.write("maskqlint.toml", 'quantizers = ["ours.fake_quant"]\nselect = ["MQ1"]')
    assert user.check().found == found[:2]
    user.write("maskqlint.toml", 'quantizers = ["ours.fake_quant:1"]\nselect = ["MQ1"]')
    assert user.check().found == found[:1]
    with (user.home / "maskqlint.toml").open("a") as file:
        file.write('\ndequantizers = ["ours.unquant"]')
    assert user.check().found == [found[0], found[2]]


def test_own_dequantizers(user: User) -> None:
    own = MODEL.replace("self.quant = ", "self.back = Back()\n        self.quant = ")
    own = own.replace("from torch import nn", "from ours import Back\nfrom torch import nn")
    user.write("model.py", own.replace("self.fc(agents)", "self.back(self.fc(agents))"))
    assert user.check("--select", "MQ201").found == []
    user.write("model.py", own.replace("return agents *", "return self.quant(agents) *"))
    user.write("maskqlint.toml", 'dequantizers = ["ours.Back"]')
    assert user.check("--select", "MQ201").found == ["model.py:18:16: MQ201"]


def test_parameters_that_arrive_quantized(user: User) -> None:
    user.write("model.py", PARAMETER)
    assert user.check().found == []
    for pattern in ("model.Head.forward:feats", "*.forward:feats"):
        user.write("maskqlint.toml", f'quantized-parameters = ["{pattern}"]')
        assert user.check().found == ["model.py:3:16: MQ201"]


def test_what_a_repair_writes_for_a_mask_s_stub(user: User) -> None:
    user.write("maskqlint.toml", 'mask-stub = "ours.MaskStub(bits=8)"')
    assert user.run("check", "--select", "MQ201", "--fix").status == 0
    assert "self.quant_mask = ours.MaskStub(bits=8)" in user.read("model.py")


@pytest.mark.parametrize("text", ['fixable = ["MQ1"]', 'unfixable = ["MQ2", "MQ4"]'])
def test_what_may_be_repaired(user: User, text: str) -> None:
    user.write("maskqlint.toml", text)
    user.run("check", "--fix")
    assert user.read("model.py") == MODEL
    (user.home / "maskqlint.toml").unlink()
    user.run("check", "--fix")
    assert user.read("model.py") != MODEL


def test_imports_start_from_src(user: User) -> None:
    base, net = MODEL.split("    def forward")
    user.write("lib/parts.py", base)
    user.write(
        "nets/model.py", f"from parts import Planner\n\n\nclass Net(Planner):\n    def forward{net}"
    )
    (user.home / "model.py").unlink()
    assert user.check("--select", "MQ101").found == []
    user.write("maskqlint.toml", 'src = ["lib"]')
    assert user.check("--select", "MQ101").found == ["nets/model.py:7:16: MQ101"]


def test_messages_in_chinese(user: User) -> None:
    user.write("maskqlint.toml", 'lang = "zh"')
    assert "已由 self.quant 舍入" in user.check().out
    assert "已由 self.quant 舍入" not in user.check("--lang", "en").out


def test_a_bound_is_told(user: User) -> None:
    user.write("maskqlint.toml", "max-steps = 3")
    ran = user.check("--verbose")
    assert (ran.status, ran.found) == (0, [])
    assert ran.err.startswith("maskqlint: a bound was hit (max-steps): ")


def test_the_nearest_file_holds_for_each_linted_one(user: User) -> None:
    user.write("pyproject.toml", '[tool.maskqlint]\nselect = ["MQ1"]\n')
    user.write("heads/maskqlint.toml", 'select = ["MQ2"]\n')
    user.write("heads/deep/model.py", MODEL)
    user.write("heads/pyproject.toml", "[tool.other]\nname = 'maskqlint'\n")
    assert user.check().found == [f"heads/deep/{MQ201}", MQ101]
    assert user.check("heads/deep/model.py", "model.py").found == [f"heads/deep/{MQ201}", MQ101]


def test_excludes_hold_where_their_file_does(user: User) -> None:
    user.write("heads/maskqlint.toml", 'extend-exclude = ["old", "gen/*.py"]\n')
    user.write("necks/maskqlint.toml", 'extend-exclude = ["new"]\n')
    for folder in ("heads", "heads/old", "heads/new", "heads/gen", "necks/old", "necks/new", "old"):
        user.write(f"{folder}/model.py", MODEL)
    kept = ["heads/model.py", "heads/new/model.py", "model.py", "necks/old/model.py"]
    for paths in ([], ["heads", "necks", "model.py", "old"], ["necks", ".", "heads"]):
        found = user.check("--select", "MQ101", *paths).found
        assert [each.split(":")[0] for each in found] == [*kept, "old/model.py"]
    assert len(user.check("--select", "MQ101", "heads/old/model.py").found) == 1
    assert user.check("--force-exclude", "heads/old/model.py").found == []


def test_a_project_within_a_directory_of_an_excluded_name_is_checked(user: User) -> None:
    user.write("build/work/pyproject.toml", "")
    user.write("build/work/model.py", MODEL)
    work = str(user.home / "build" / "work" / "model.py")
    assert len(user.check("--force-exclude", "--select", "MQ101", work).found) == 1
    user.write("build/model.py", MODEL)
    assert user.check("--force-exclude", "build/model.py").found == []


def test_extend_inherits_along_a_chain(user: User) -> None:
    user.write("base/ruled.toml", 'select = ["MQ1", "MQ2"]\nlang = "zh"\n')
    user.write("shared.toml", 'extend = "base/ruled.toml"\nignore = ["MQ101"]\n')
    user.write("pyproject.toml", '[tool.maskqlint]\nextend = "shared.toml"\nlang = "en"\n')
    assert user.check().found == [MQ201]
    out = user.run("config").out
    assert f'select = ["MQ1", "MQ2"]  # {user.home}/base/ruled.toml' in out
    assert f'lang = "en"  # {user.home}/pyproject.toml' in out


def test_config_shows_what_holds_for_a_path_and_from_which_file(user: User) -> None:
    user.write("heads/maskqlint.toml", 'target = "torch"\n')
    file = user.write("heads/model.py", GOOD).parent / "maskqlint.toml"
    lines = user.run("config", "heads/model.py").out.splitlines()
    assert lines[0] == f"# heads/model.py: {file}"
    assert f'target = "torch"  # {file}' in lines
    assert 'lang = "en"  # default' in lines
    assert user.run("config", "model.py").out.startswith("# model.py: no configuration file")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", 'unknown key "selct"; did you mean "select"?'),
        ('select = "MQ1"', '"select" must be a list of rule codes'),
        ('ignore = ["MQ1011"]', '"ignore": there is no rule "MQ1011"; did you mean "MQ101"?'),
        ('severity = { MQ999 = "off" }', '"severity": there is no rule "MQ999"; did you mean'),
        ('severity = { MQ101 = "of" }', '"severity" must be a table of error, warning, note or off'),
        ('target = "journey7"', '"target": there is no target "journey7"; did you mean "journey6"?'),
        ('rule-packs = ["gone"]', "\"rule-packs\": no rule pack named 'gone' is installed"),
        ('quantizers = ["Stub"]', '"quantizers" must be a list of dotted names'),
        ('extend = "gone.toml"', '"extend": gone.toml: cannot be read: No such file or directory'),
        ('extend = "other.toml"', '"extend": other.toml: '),
        ("lang = ", "is no valid TOML"),
    ],
)  # fmt: skip
def test_an_error_is_one_line_with_file_key_and_the_nearest_right_one(
    user: User, text: str, message: str
) -> None:
    user.write("maskqlint.toml", text)
    user.write("other.toml", 'extend = "maskqlint.toml"')
    before = user.files()
    for arguments in (
        ["check", "--fix", "-o", "report.txt"],
        ["config"],
        ["check", "--add-ignore"],
    ):
        ran = user.run(*arguments)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
        where = "other.toml" if "other" in text else "maskqlint.toml"
        expected = message if "other" not in text else '"extend": leads back to maskqlint.toml'
        assert ran.err.startswith(f"maskqlint: {where}: {expected}")
    assert user.files() == before


def test_the_schema_says_what_the_loader_takes(user: User) -> None:
    schema = json.loads(user.run("config", "--schema").out)
    validator = jsonschema.Draft202012Validator(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    for key, value in [
        ("select", ["MQ1", "ALL"]),
        ("select", ["MQ9"]),
        ("severity", {"MQ101": "off"}),
        ("severity", {"MQ101": "loud"}),
        ("quantizers", ["ours.Stub:0"]),
        ("quantizers", ["ours.Stub:-1"]),
        ("max-steps", 0),
        ("unknown", 1),
    ]:
        shown = json.dumps(value).replace(": ", "=") if isinstance(value, dict) else value
        user.write("maskqlint.toml", f"{key} = {json.dumps(shown) if shown is value else shown}")
        assert validator.is_valid({key: value}) == (user.run("config").status == 0), (key, value)


def test_the_schema_is_shown_also_where_the_configuration_is_wrong(user: User) -> None:
    user.write("maskqlint.toml", "selct = 1")
    assert json.loads(user.run("config", "--schema").out)["title"] == "maskqlint"

"""Configuration files: which one holds, what it may say, and how errors read."""

from __future__ import annotations

import importlib
import os
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from maskqlint import config_schema
from maskqlint.config import ConfigError, Settings, SettingsFor, StubName, check_code

# It has no types of its own, and its stubs are one more thing to install.
jsonschema = importlib.import_module("jsonschema")

CODES = ("MQ101", "MQ102", "MQ201")
SCHEMA = jsonschema.Draft202012Validator(config_schema.json_schema(CODES))


def codes(packs: object) -> tuple[str, ...]:
    return CODES


def toml(directory: Path, text: str, name: str = "maskqlint.toml") -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    file = directory / name
    file.write_text(text)
    return file


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = SettingsFor()(str(tmp_path / "model.py"))
    assert settings == Settings()
    assert (settings.select, settings.target, settings.root) == (("ALL",), "journey6", "")


def test_the_nearest_file_wins_and_files_do_not_add_up(tmp_path: Path) -> None:
    toml(tmp_path, "[tool.maskqlint]\nlang = 'zh'\ntarget = 'torch'\n", "pyproject.toml")
    toml(tmp_path / "pkg", "lang = 'en'\n")
    settings_for = SettingsFor()
    assert settings_for(str(tmp_path / "a.py")).lang == "zh"
    inner = settings_for(str(tmp_path / "pkg" / "deep" / "b.py"))
    assert (inner.lang, inner.target) == ("en", "journey6")
    assert inner.root == str(tmp_path / "pkg")
    assert settings_for.explain(str(tmp_path / "pkg")).file == str(tmp_path / "pkg/maskqlint.toml")


def test_own_file_wins_over_pyproject_beside_it(tmp_path: Path) -> None:
    toml(tmp_path, "[tool.maskqlint]\nlang = 'zh'\n", "pyproject.toml")
    toml(tmp_path, "target = 'torch'\n")
    assert SettingsFor()(str(tmp_path / "a.py")) == Settings(target="torch", root=str(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        "[project]\nname = 'x'\n",
        "[tool.other]\nname = 'maskqlint'\n",
        "# maskqlint\ntool = 3\n",
        "this is no TOML [",
    ],
)
def test_a_pyproject_without_our_table_is_passed_by(tmp_path: Path, text: str) -> None:
    toml(tmp_path, "lang = 'zh'\n")
    toml(tmp_path / "inner", text, "pyproject.toml")
    assert SettingsFor()(str(tmp_path / "inner" / "a.py")).lang == "zh"


def test_a_directory_with_the_name_of_a_file_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "maskqlint.toml").mkdir()
    assert SettingsFor()(str(tmp_path / "a.py")) == Settings()


def test_a_path_below_a_file_has_settings(tmp_path: Path) -> None:
    toml(tmp_path, "")
    assert SettingsFor()(str(tmp_path / "maskqlint.toml" / "a.py")).root == str(tmp_path)


def test_config_holds_everywhere_and_isolated_reads_nothing(tmp_path: Path) -> None:
    toml(tmp_path, "lang = 'zh'\n")
    other = toml(tmp_path, "target = 'torch'\n", "other.toml")
    path = str(tmp_path / "a.py")
    assert SettingsFor(str(other))(path).target == "torch"
    assert SettingsFor(str(other), isolated=True)(path).target == "torch"
    assert SettingsFor(isolated=True)(path) == Settings()


def test_extend_inherits_what_is_not_set(tmp_path: Path) -> None:
    toml(tmp_path, "lang = 'zh'\nsrc = ['lib']\nbaseline = 'known.json'\n", "base.toml")
    toml(
        tmp_path / "a",
        "[tool.maskqlint]\nextend = '../base.toml'\nselect = ['MQ1']\n",
        "pyproject.toml",
    )
    toml(tmp_path / "a" / "b", "extend = '../pyproject.toml'\nlang = 'en'\n")
    origin = SettingsFor(codes=codes).explain(str(tmp_path / "a" / "b" / "x.py"))
    settings = origin.settings
    assert (settings.lang, settings.select) == ("en", ("MQ1",))
    assert settings.src == (str(tmp_path / "lib"),)
    assert settings.baseline == str(tmp_path / "known.json")
    assert settings.root == str(tmp_path / "a" / "b")
    assert origin.places == {
        "lang": str(tmp_path / "a/b/maskqlint.toml"),
        "select": str(tmp_path / "a/pyproject.toml"),
        "src": str(tmp_path / "base.toml"),
        "baseline": str(tmp_path / "base.toml"),
    }


def test_every_key_is_read(tmp_path: Path) -> None:
    toml(
        tmp_path,
        """
        quantizers = ["pkg.Stub", "pkg.stubs.Fixed:0", "pkg.stubs.Named:scale"]
        dequantizers = ["pkg.DeQuant"]
        quantized-parameters = ["*.forward:*"]
        extend-exclude = ["gen", "out/*.py"]
        target = "chip.toml"
        rule-packs = ["maskqlint.rules"]
        mask-stub = "QuantStub(scale=1.0)"
        exact-power-of-two = true
        extreme-fill = 100
        max-call-depth = 3
        [per-file-ignores]
        "tests" = ["MQ1"]
        "a/b.py" = ["ALL"]
        [severity]
        MQ101 = "warning"
        MQ2 = "off"
        """,
    )
    toml(tmp_path, 'toolkit = "ours"\n[unsupported]\n', "chip.toml")
    settings = SettingsFor(codes=codes)(str(tmp_path / "a.py"))
    assert settings.quantizers == (
        StubName("pkg.Stub"),
        StubName("pkg.stubs.Fixed", 0),
        StubName("pkg.stubs.Named", "scale"),
    )
    assert settings.extend_exclude == ("gen", str(tmp_path / "out/*.py"))
    assert settings.per_file_ignores == (("tests", ("MQ1",)), (str(tmp_path / "a/b.py"), ("ALL",)))
    assert settings.severity == (("MQ101", "warning"), ("MQ2", "off"))
    assert (settings.extreme_fill, settings.max_call_depth) == (100.0, 3)
    assert settings.target == str(tmp_path / "chip.toml")
    assert settings.exact_power_of_two


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", 'unknown key "selct"; did you mean "select"?'),
        ("zzzzzz = 1", 'unknown key "zzzzzz"'),
        ("select = 'MQ1'", '"select" must be a list of rule codes'),
        ("select = [1]", '"select" must be a list of rule codes'),
        ("lang = 'de'", '"lang" must be en or zh'),
        ("lang = ['en']", '"lang" must be en or zh'),
        ("extreme-fill = true", '"extreme-fill" must be a number above 0'),
        ("extreme-fill = nan", '"extreme-fill" must be a number above 0'),
        ("max-contexts = 0", '"max-contexts" must be a whole number from 1'),
        ("max-contexts = 1.5", '"max-contexts" must be a whole number from 1'),
        ("force-exclude = 1", '"force-exclude" must be true or false'),
        ("severity = {MQ101 = 'loud'}", '"severity" must be a table of error, warning, note or off by rule code'),
        ("severity = 'off'", '"severity" must be a table of error, warning, note or off by rule code'),
        ("severity = {MQ101 = ['off']}", '"severity" must be a table of error, warning, note or off by rule code'),
        ("per-file-ignores = ['a']", '"per-file-ignores" must be a table of lists of rule codes by file pattern'),
        ("quantizers = ['Stub']", '"quantizers" must be a list of dotted names, with the position or keyword of a scale as "package.Stub:0"'),
        ("quantizers = ['a.Stub:-1']", '"quantizers" must be a list of dotted names, with the position or keyword of a scale as "package.Stub:0"'),
        ("dequantizers = ['a.b:0']", '"dequantizers" must be a list of dotted names'),
        ("select = ['MQ1011']", '"select": there is no rule "MQ1011"; did you mean "MQ101"?'),
        ("ignore = ['']", '"ignore": there is no rule ""'),
        ("severity = {mq101 = 'off'}", '"severity": there is no rule "mq101"; did you mean "MQ101"?'),
        ("per-file-ignores = {a = ['X1']}", '"per-file-ignores": there is no rule "X1"'),
        ("extend = 3", '"extend" must be a path'),
        ("extend = 'maskqlint.toml'", '"extend": leads back to maskqlint.toml'),
        ("extend = 'gone.toml'", '"extend": gone.toml: cannot be read: No such file or directory'),
        ("extend = '.'", '"extend": .: cannot be read: Is a directory'),
        ("[tool.maskqlint]", "keys stand at the top level here, not in [tool.maskqlint]"),
        ("select = ['MQ999']", '"select": there is no rule "MQ999"; did you mean "MQ101"?'),
        ("select = ['MQ105']", '"select": there is no rule "MQ105"; did you mean "MQ101"?'),
        ("target = 'journey5'", '"target": there is no target "journey5"; did you mean "journey6"?'),
        ("target = 'chip.toml'", '"target": chip.toml does not exist'),
        ("mask-stub = 'QuantStub'", '"mask-stub" must be a call such as QuantStub(scale=1.0)'),
        ("quantized-parameters = ['x']", '"quantized-parameters" must be a list of patterns such as "package.heads.Head.forward:feats"'),
    ],
)  # fmt: skip
def test_an_error_is_one_line_with_file_key_and_the_nearest_right_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    toml(tmp_path, text + "\n")
    with pytest.raises(ConfigError) as error:
        SettingsFor(codes=codes)(str(tmp_path / "a.py"))
    assert str(error.value) == f"maskqlint.toml: {message}"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("maskqlint.toml", "a = ", "maskqlint.toml: is no valid TOML: "),
        ("pyproject.toml", "[tool.maskqlint", "pyproject.toml: is no valid TOML: "),
        ("pyproject.toml", "tool.maskqlint = 3", "pyproject.toml: tool.maskqlint must be a table"),
    ],
)
def test_a_broken_file_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    toml(tmp_path, text + "\n", name)
    with pytest.raises(ConfigError) as error:
        SettingsFor()(str(tmp_path / "a.py"))
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


@pytest.mark.skipif(os.getuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_an_error_and_not_empty(tmp_path: Path) -> None:
    toml(tmp_path, "").chmod(0)
    with pytest.raises(ConfigError, match="cannot be read"):
        SettingsFor()(str(tmp_path / "a.py"))


def test_a_file_that_loops_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "maskqlint.toml").symlink_to("maskqlint.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        SettingsFor()(str(tmp_path / "a.py"))


def test_the_command_line_wins(tmp_path: Path) -> None:
    toml(tmp_path, "select = ['MQ1', 'MQ201']\nignore = ['MQ101']\nlang = 'zh'\n")
    path = str(tmp_path / "a.py")

    def chosen(**overrides: Any) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        settings = SettingsFor(overrides=overrides, codes=codes)(path)
        return settings.select, settings.extend_select, settings.ignore

    assert chosen(select=("MQ101",)) == (("MQ101",), (), ())
    assert chosen(extend_select=("MQ1",)) == (("MQ1", "MQ201"), ("MQ1",), ())
    assert chosen(ignore=("MQ2",)) == (("MQ1",), (), ("MQ101", "MQ2"))
    origin = SettingsFor(overrides={"lang": "en"}).explain(path)
    assert (origin.settings.lang, origin.places["lang"]) == ("en", "command line")


def test_an_unknown_code_of_the_command_line_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match='--extend-select: there is no rule "MQ9"'):
        SettingsFor(overrides={"extend_select": ("MQ9",)}, codes=codes)(str(tmp_path))


def test_rules_are_not_asked_for_when_no_code_is_named(tmp_path: Path) -> None:
    def unwanted(packs: object) -> tuple[str, ...]:
        raise AssertionError("imports the rules")

    toml(tmp_path, "select = ['ALL']\nlang = 'zh'\n")
    assert SettingsFor(codes=unwanted)(str(tmp_path)).lang == "zh"


@pytest.mark.parametrize("code", ["ALL", "M", "MQ", "MQ1", "MQ10", "MQ101"])
def test_prefixes_of_codes_are_known(code: str) -> None:
    check_code(code, CODES, "--select")


def test_settings_reach_a_worker(tmp_path: Path) -> None:
    file = toml(tmp_path, "lang = 'zh'\n")
    sent = SettingsFor(str(file), overrides={"select": ("MQ101",)}, codes=codes)
    arrived = pickle.loads(pickle.dumps(sent))
    assert arrived(str(tmp_path)) == sent(str(tmp_path))


def test_keys_and_settings_have_the_same_fields() -> None:
    assert {key.field for key in config_schema.KEYS.values()} | {"root"} == set(
        Settings.__dataclass_fields__
    )


def test_every_default_reads_back_as_itself() -> None:
    for key in config_schema.KEYS.values():
        default = getattr(Settings(), key.field)
        assert config_schema.read_value(key.name, key.default, "/") == default


WORDS = st.text("MQ019.:ab_()é x", max_size=8)
LIKELY = st.sampled_from(
    [
        "ALL",
        "M",
        "MQ1",
        "MQ101",
        "MQ9",
        "mq101",
        "en",
        "zh",
        "off",
        "error",
        "torch",
        "a.b",
        "a.b:0",
        "a.b:scale",
        "a.b:0x",
        "a.b:é",
        "a.B.c:*",
        "*.forward:*",
        "Q()",
        "q.Q(scale=1.0)",
        "",
    ]
)
# JSON has one kind of number: 1.0 is an integer to a schema, and none in TOML.
FRACTIONS = st.floats(-2, 2, allow_nan=False).filter(lambda number: not number.is_integer())
SCALARS = st.one_of(st.booleans(), st.integers(-2, 2), FRACTIONS, LIKELY, WORDS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(LIKELY, WORDS), inner, max_size=2)
    ),
    max_leaves=5,
)
NAMES = st.sampled_from([*config_schema.KEYS, "selct", "Select", "extend_select"])


@settings(max_examples=400, deadline=None)
@given(NAMES, VALUES)
def test_the_schema_accepts_what_the_loader_accepts_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: Any
) -> None:
    # Whether there is such a target, the file system says and no schema.
    assume(name != "target" or not isinstance(value, str) or value == "torch")
    file = tmp_path_factory.mktemp("schema") / "some.toml"
    file.write_text(f"{name} = {config_schema.as_toml(value)}\n", encoding="utf-8")
    try:
        SettingsFor(str(file), codes=codes)(str(file))
        accepted = True
    except ConfigError as error:
        assert str(error).startswith(f"{file}: ")
        accepted = False
    assert SCHEMA.is_valid({name: value}) == accepted


# Every kind of value there is, where chance may not find the one that a key takes.
TYPICAL: list[Any] = [
    [], ["MQ101"], ["MQ9"], ["a.b"], ["a.b:0"], ["a.b:scale"], ["a.b:x y"], ["a.b:0x"], ["a.b:²"], ["a.b\n"], ["a:b\n"], "Q()\n", [1], "en", "text", "Q()", True, 1, 2.5,
    {}, {"MQ101": "off"}, {"MQ101": "loud"}, {"X": "off"}, {"a": ["MQ101"]}, {"a": ["X"]}, {"a": [1]}, {"a": "MQ1"},
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in config_schema.KEYS if name != "target"])
def test_schema_and_loader_agree_on_every_key(tmp_path: Path, name: str) -> None:
    found = set()
    for value in TYPICAL:
        toml(tmp_path, f"{name} = {config_schema.as_toml(value)}\n")
        try:
            SettingsFor(codes=codes)(str(tmp_path))
            accepted = True
        except ConfigError:
            accepted = False
        assert SCHEMA.is_valid({name: value}) == accepted, value
        found.add(accepted)
    assert found == {True, False}


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA.schema)
    assert SCHEMA.is_valid({"extend": "../base.toml"})
    assert not SCHEMA.is_valid({"extend": 3})


def test_the_readme_table_has_a_row_for_each_key() -> None:
    rows = config_schema.readme_table().splitlines()
    assert len(rows) == 3 + len(config_schema.KEYS)
    assert any(row.startswith('| `target` | `"journey6"` |') for row in rows)
    assert all(row.count("|") == 4 for row in rows)

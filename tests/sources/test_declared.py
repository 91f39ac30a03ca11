import pytest

from etl.errors import UsageError
from etl.sources import load_sources


@pytest.fixture
def said(tmp_path):
    def write(text):
        (tmp_path / "sources.yml").write_text(text)
        return load_sources(tmp_path / "sources.yml")

    return write


def test_each_kind_of_source_is_read_and_paths_are_those_beside_the_file(said, tmp_path):
    one, two, three = said(
        "sources:\n"
        "- {name: a, addresses: ['https://example.org/1'], cites: [Agency]}\n"
        "- {name: b, feed: 'https://example.org/rss', match: prison, most: 5}\n"
        "- {name: c, folder: saved}\n"
    )
    assert (one.addresses, one.cites) == (("https://example.org/1",), ("Agency",))
    assert (two.feed, two.most) == ("https://example.org/rss", 5)
    assert two.wants("https://example.org/x", "In Prison abroad")
    assert not two.wants("https://example.org/x", "Weather")
    assert three.folder == tmp_path / "saved"


def test_the_shipped_file_is_valid():
    from pathlib import Path

    assert load_sources(Path(__file__).parents[2] / "data/sources.yml") == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("sources: [", "no valid YAML"),
        ("- a", "is not of type 'object'"),
        ("sources:\n- {name: a}", "sources[0] needs one of addresses, feed, sitemap, folder"),
        ("sources:\n- {name: a, feed: 'http://a.org', folder: b}", "and only one"),
        ("sources:\n- {name: ../a, folder: b}", "sources[0].name: '../a' does not match"),
        ("sources:\n- {name: a, feed: 'file:///etc/passwd'}", "sources[0].feed: 'file:"),
        ("sources:\n- {name: a, feed: 'http://me:you@a.org'}", "sources[0].feed: 'http://me"),
        ("sources:\n- {name: a, folder: b, mach: c}", "'mach' was unexpected"),
        ("sources:\n- {name: a, folder: b, match: '('}", "sources[0].match: '(' is not a 'regex'"),
        ("sources:\n- {name: a, folder: b}\n- {name: a, folder: c}", "a stands there twice"),
    ],
)
def test_a_wrong_file_says_where_and_what(said, text, why):
    with pytest.raises(UsageError) as caught:
        said(text)
    assert why in str(caught.value)
    assert "sources.yml" in str(caught.value)


def test_a_missing_file_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load_sources(tmp_path / "sources.yml")

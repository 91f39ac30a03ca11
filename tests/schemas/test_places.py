"""The vocabulary of places holds together: every country, no word of two masters."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

CLASSES = ("names", "adjectives", "people", "stands_for", "within")

# ISO 3166-1 alpha-3, all 249, written out here so that the file is not its own witness.
ISO_CODES = re.findall(
    "[A-Z]{3}",
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
    BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG
    COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH
    FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
    HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
    KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL
    MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
    NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU
    SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
    TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
    VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """,
)


class KeysOnce(yaml.CSafeLoader):
    """PyYAML keeps the last of two equal keys without a word; this one refuses."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"a key is there twice, line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)


def read_places() -> dict[str, Any]:
    folder = Path(__file__).resolve().parents[2] / "schemas"
    text = (folder / "places.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=KeysOnce)
    return read


PLACES = read_places()
COUNTRIES = PLACES["countries"]
REGIONS = PLACES["regions"]
AMBIGUOUS = {entry["word"]: entry for entry in PLACES["ambiguous"]}


def readings_of(word: str) -> set[str]:
    """All countries that list the word, with `within:` before those that list it as a part."""
    return {
        f"within:{code}" if kind == "within" else code
        for code, country in COUNTRIES.items()
        for kind in CLASSES
        if word in country.get(kind, [])
    }


def all_words() -> list[str]:
    words = [w for c in COUNTRIES.values() for kind in CLASSES for w in c.get(kind, [])]
    words += [w for r in REGIONS for k in ("words", "adjectives", "people") for w in r.get(k, [])]
    return words + [w for group in PLACES["not_places"].values() for w in group]


def test_every_code_is_there_once_in_order() -> None:
    assert list(COUNTRIES) == sorted([*ISO_CODES, "XKX"])


def test_a_country_has_a_name_and_only_known_fields() -> None:
    for code, country in COUNTRIES.items():
        assert country["name"] in country["names"], code
        assert set(country) <= {"name", *CLASSES}, code


def test_words_are_text_without_stray_blanks() -> None:
    """Catches what YAML makes of an unquoted No, 10 or null."""
    for word in all_words():
        assert isinstance(word, str), word
        assert word == " ".join(word.split()) != "", word


def test_the_article_is_left_out_where_the_name_can_do_without_it() -> None:
    """The longest match would begin at "the" and hide a name that begins after it."""
    with_article = {word.lower() for word in all_words() if word.lower().startswith("the ")}
    assert with_article == {"the hague", "the mainland", "the states"}


def test_a_country_and_its_people_have_different_words() -> None:
    """A word that is both would be read as the country: "a Saudi", "three Saudi"."""
    for code, country in COUNTRIES.items():
        assert set(country["names"]) & set(country["people"]) == set(), code


def test_no_list_says_a_word_twice() -> None:
    for code, country in COUNTRIES.items():
        for kind in CLASSES:
            words = country.get(kind, [])
            assert len(words) == len(set(words)), (code, kind)


def test_a_word_of_two_countries_is_under_ambiguous() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for code, country in COUNTRIES.items():
        for kind in CLASSES:
            for word in country.get(kind, []):
                owners[word].add(code)
    shared = {word: codes for word, codes in owners.items() if len(codes) > 1}
    assert {w: c for w, c in shared.items() if w not in AMBIGUOUS} == {}


def test_a_region_shares_no_word_with_a_country_or_another_region() -> None:
    seen = {w for c in COUNTRIES.values() for kind in CLASSES for w in c.get(kind, [])}
    for region in REGIONS:
        words = {w for k in ("words", "adjectives", "people") for w in region.get(k, [])}
        assert words & seen == set(), region["name"]
        seen |= words


def test_members_of_regions_are_known_and_said_once() -> None:
    for region in REGIONS:
        members = region["members"]
        assert set(members) <= set(COUNTRIES), region["name"]
        assert len(members) == len(set(members)), region["name"]


def test_each_country_lies_in_exactly_one_continent() -> None:
    continents = ("Africa", "Americas", "Asia", "Europe", "Oceania")
    members = [code for r in REGIONS if r["name"] in continents for code in r["members"]]
    assert sorted(members) == sorted(set(COUNTRIES) - {"ATA"})


@pytest.mark.parametrize("entry", AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_readings_are_backed_by_the_blocks(entry: dict[str, Any]) -> None:
    readings = set(entry["readings"])
    assert len(readings) > 1
    assert entry["default"] in readings | {None}
    assert set(entry["hints"]) <= readings
    regions = {f"REGION:{region['name']}" for region in REGIONS}
    assert readings - regions - {"none"} == readings_of(entry["word"])
    assert {r for r in readings if r.startswith("REGION:")} <= regions


def test_words_that_are_no_place_hide_a_word_that_is_one() -> None:
    """Each is longer than some place's word which it holds; else it would be a dead line."""
    known = {w for c in COUNTRIES.values() for kind in CLASSES for w in c.get(kind, [])}
    known |= {w for r in REGIONS for k in ("words", "adjectives", "people") for w in r.get(k, [])}
    for group in PLACES["not_places"].values():
        for word in group:
            assert word not in known, word
            pieces = re.split(r"(\W)", word)
            inner = {
                "".join(pieces[i:j]) for i in range(len(pieces)) for j in range(i, len(pieces) + 1)
            }
            assert inner & known, word


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("Briton", "GBR"),
        ("England and Wales", "GBR"),
        ("Scotswomen", "GBR"),
        ("Northern Ireland", "GBR"),
        ("Irishwoman", "IRL"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Bissau-Guinean", "GNB"),
        ("Equatorial Guineans", "GNQ"),
        ("Papua New Guinean", "PNG"),
        ("Central Africans", "CAF"),
        ("South Sudanese", "SSD"),
        ("Côte d’Ivoire", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Swaziland", "SWZ"),
        ("Basotho", "LSO"),
        ("Motswana", "BWA"),
        ("Ni-Vanuatu", "VUT"),
        ("Kittitians", "KNA"),
        ("Gaza", "PSE"),
        ("Hong Kong", "HKG"),
        ("Macao", "MAC"),
        ("Kosovar", "XKX"),
        ("U.S.", "USA"),
        ("UAE", "ARE"),
        ("Kiwis", "NZL"),
        ("Swedes", "SWE"),
        ("Frenchmen", "FRA"),
        ("Spaniards", "ESP"),
        ("Saint Lucian", "LCA"),
        ("St Lucia", "LCA"),
        ("Monegasque", "MCO"),
        ("Downing Street", "GBR"),
        ("New South Wales", "within:AUS"),
        ("New Mexico", "within:USA"),
        ("Baja California", "within:MEX"),
    ],
)
def test_tricky_words_have_one_reading(word: str, reading: str) -> None:
    assert readings_of(word) == {reading}


@pytest.mark.parametrize("word", ["Kingdom", "us", "turkey", "Male", "Reading", "Nice", "Mobile"])
def test_common_words_are_no_place(word: str) -> None:
    assert word not in all_words()

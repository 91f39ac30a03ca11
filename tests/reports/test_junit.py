import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from etl.reports import render_junit
from schemas.codes import Severity


@pytest.fixture(scope="module")
def xsd():
    return xmlschema.XMLSchema(Path(__file__).with_name("junit.xsd"))


def cases(xml):
    return [
        (case.get("name").split(",")[0], case[0].tag)
        for case in ElementTree.fromstring(xml).iter("testcase")
    ]


def test_each_check_is_a_test_case_with_its_outcome(report, xsd):
    xml = render_junit(report())
    xsd.validate(xml)
    assert cases(xml) == [
        ("contradiction: in custody", "failure"),
        ("sum: in custody", "system-out"),
        ("sum: in custody", "skipped"),
        ("scans/blank.txt", "error"),
    ]
    root = ElementTree.fromstring(xml)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "1", "1")


def test_the_severity_that_fails_is_the_callers(report):
    xml = render_junit(report(), {Severity.INFO, Severity.ERROR})
    assert ElementTree.fromstring(xml).get("failures") == "3"


def test_signs_that_xml_forbids_are_named(report, xsd):
    data = report()
    evil = "\x00\x1b]]><x/>&\ud800\ufffe"
    data = replace(data, checks=tuple(replace(c, message=evil) for c in data.checks))
    xml = render_junit(data)
    xsd.validate(xml)
    failure = next(ElementTree.fromstring(xml).iter("failure"))
    assert failure.get("message") == "[U+0000][U+001B]]]><x/>&[U+D800][U+FFFE]"


def test_the_schema_also_describes_what_pytest_writes(xsd, tmp_path):
    tests = tmp_path / "test_it.py"
    tests.write_text("import pytest\ndef test_a(): assert 0\ndef test_b(): pytest.skip('b')\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null"]
    subprocess.run([*command, str(tests), f"--junitxml={tmp_path}/out.xml"], capture_output=True)
    xsd.validate(tmp_path / "out.xml")

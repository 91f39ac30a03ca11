import pytest

from etl.sources import Outcome, check_address, is_public
from etl.sources.outcomes import Unfetched


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.8", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::", "::127.0.0.1", "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_numbers_that_lead_inside_are_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"]
)
def test_numbers_of_the_open_internet_are(number):
    assert is_public(number)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("gopher://example.org", "only http and https"),
        ("//example.org/a", "only http and https"),
        ("a.html", "only http and https"),
        ("http:///a", "names no host"),
        ("https://me:secret@example.org/", "holds a name or password"),
        ("https://example.org@169.254.169.254/", "holds a name or password"),
        ("http://[::1/", "is no address"),
        ("http://example.org:99999/", "is no address"),
        ("http://example.org/\n", "is no address"),
        ("http://example.org/" + "a" * 3000, "characters"),
    ],
)
def test_an_address_that_is_not_asked_says_why(address, why):
    with pytest.raises(Unfetched, match=why) as caught:
        check_address(address)
    assert caught.value.outcome is Outcome.REFUSED
    assert "\n" not in str(caught.value)


def test_the_part_behind_the_hash_is_not_sent():
    assert str(check_address("https://example.org/a?b=1#c")) == "https://example.org/a?b=1"

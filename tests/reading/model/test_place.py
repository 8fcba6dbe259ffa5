"""The address and the key of the settings, before anything is sent."""

import pytest

from marsad.errors import ModelError
from marsad.reading.model.place import Place

KEY = "sk-8d1f6c20a9e7b3"


@pytest.mark.parametrize(
    ("url", "address", "authority"),
    [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/chat/completions", "127.0.0.1:11434"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1/chat/completions", "localhost:8000"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1/chat/completions", "[::1]:8000"),
        ("https://API.example.org/v1", "https://api.example.org/v1/chat/completions", "api.example.org"),
        ("https://a.example/v1/chat/completions", "https://a.example/v1/chat/completions", "a.example"),
        ("https://a.example/x?api-version=2", "https://a.example/x/chat/completions?api-version=2", "a.example"),
    ],
)
def test_an_address_leads_to_chat_completions(url: str, address: str, authority: str) -> None:
    place = Place.of(url, KEY)
    assert (place.address, place.authority, place.key) == (address, authority, KEY)


@pytest.mark.parametrize(
    "host", ["192.168.1.5:8000", "example.org", "localhost.example.org", "127.0.0.1.example.org", "0.0.0.0"]
)
def test_a_key_does_not_travel_over_plain_http(host: str) -> None:
    with pytest.raises(ModelError, match=r"a key is not sent to .* over plain http; use https") as caught:
        Place.of(f"http://{host}/v1", KEY)
    assert KEY not in str(caught.value)
    assert Place.of(f"http://{host}/v1", "").key == ""


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("", "set MARSAD_MODEL_URL"),
        ("api.example.org/v1", "no http or https address"),
        ("ftp://example.org", "no http or https address"),
        ("file:///etc/passwd", "no http or https address"),
        ("http://", "no http or https address"),
        ("http://exa mple.org", "no http or https address"),
        ("http://example.org/\r\nX: y", "no http or https address"),
        ("http://مثال.example/v1", "no http or https address"),
        ("http://[::1", "no address"),
        ("http://example.org:99999", "no address"),
        (f"https://user:{KEY}@example.org/v1", "holds a user name"),
        (f"https://{KEY}@example.org/v1", "holds a user name"),
    ],
)
def test_what_is_no_address_is_one_line_without_secrets(url: str, what: str) -> None:
    with pytest.raises(ModelError, match=what) as caught:
        Place.of(url, "")
    assert "\n" not in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("key", ["two words", "line\nX-Evil: 1", "مفتاح", "nul\x00"])
def test_a_key_that_is_none_is_not_shown(key: str) -> None:
    with pytest.raises(ModelError, match="MARSAD_MODEL_KEY") as caught:
        Place.of("https://example.org/v1", key)
    assert key not in str(caught.value)


def test_the_key_is_in_no_representation() -> None:
    assert KEY not in repr(Place.of("https://example.org/v1", KEY))

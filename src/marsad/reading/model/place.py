"""Where the model is: the address and the key from the user's settings, checked before anything is sent.

Invariant: neither the key nor the path or query of the address stands in any text that this module makes.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from marsad.errors import ModelError

_END = "/chat/completions"
_EXAMPLE = "as http://127.0.0.1:11434/v1"


@dataclass(frozen=True, slots=True)
class Place:
    """An endpoint that may be asked."""

    address: str
    authority: str  # host and port, for people and the Host header
    secure: bool
    key: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str, key: str) -> Place:
        """The endpoint behind a base address (…/v1) or a full one; raises ModelError with what to set."""
        if not url:
            raise ModelError(
                f"--model: set MARSAD_MODEL_URL to the address of an OpenAI-compatible endpoint, {_EXAMPLE}"
            )
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise ModelError(f"MARSAD_MODEL_URL: this is no address; write it {_EXAMPLE}") from None
        if parts.scheme not in ("http", "https") or not host or not (url.isascii() and url.isprintable()) or " " in url:
            raise ModelError(f"MARSAD_MODEL_URL: this is no http or https address; write it {_EXAMPLE}")
        if parts.username is not None or parts.password is not None:
            raise ModelError("MARSAD_MODEL_URL: the address holds a user name; put the key into MARSAD_MODEL_KEY")
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise ModelError("MARSAD_MODEL_KEY: it holds spaces or characters that no key has; set it anew")
        bracketed = f"[{host}]" if ":" in host else host
        authority = bracketed if port is None else f"{bracketed}:{port}"
        path = parts.path.rstrip("/")
        path = path if path.endswith(_END) else path + _END
        query = f"?{parts.query}" if parts.query else ""
        place = cls(f"{parts.scheme}://{authority}{path}{query}", authority, parts.scheme == "https", key)
        if key and not place.secure and not _local(host):
            raise ModelError(place.unsafe())
        return place

    def unsafe(self) -> str:
        """Why the key is not sent to a plain http address elsewhere."""
        what = f"a key is not sent to {self.authority} over plain http"
        return f"MARSAD_MODEL_URL: {what}; use https, or unset MARSAD_MODEL_KEY"


def _local(host: str) -> bool:
    """Whether a host names this machine; where `localhost` leads is judged again once connected."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

"""A run that is to end: by itself, or from outside."""

import threading
import time

from marsad.reading.model.stop import Stop


def test_a_wait_without_a_stop_takes_its_time() -> None:
    began = time.monotonic()
    assert not Stop().wait(0.4)
    assert time.monotonic() - began >= 0.4


def test_a_stop_from_outside_ends_a_wait_and_its_own_stays_inside() -> None:
    outer = threading.Event()
    one, other = Stop(outer), Stop(outer)
    one.set()
    assert one.is_set()
    assert not other.is_set()
    threading.Timer(0.1, outer.set).start()
    began = time.monotonic()
    assert other.wait(20)
    assert time.monotonic() - began < 5

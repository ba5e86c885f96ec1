from __future__ import annotations

import pytest

from web.locks import BusyError, ConversationLocks


def test_a_busy_conversation_is_not_waited_for_for_ever() -> None:
    locks = ConversationLocks(timeout_seconds=0.01)
    with locks.hold("c1"):
        with locks.hold("c2"):
            assert len(locks) == 2
        with pytest.raises(BusyError), locks.hold("c1"):
            pass
    with locks.hold("c1"):
        pass


def test_no_lock_is_kept_once_nobody_needs_it() -> None:
    locks = ConversationLocks(timeout_seconds=0.01)
    with pytest.raises(ValueError, match="oops"), locks.hold("c1"):
        raise ValueError("oops")
    assert len(locks) == 0

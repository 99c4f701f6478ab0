"""When and by whom a verb is run: given from outside, so that a run can be repeated."""

from __future__ import annotations

import datetime
import getpass
import socket

from attrs import frozen


@frozen
class PostingContext:
    """The day that counts as today, and what the audit trail records."""

    today: datetime.date
    now: datetime.datetime
    user: str
    host: str

    @classmethod
    def at(cls, today: datetime.date | None = None) -> PostingContext:
        """Return the moment of this call, by the system's clock and user."""
        now = datetime.datetime.now(tz=datetime.UTC).replace(tzinfo=None, microsecond=0)
        return cls(
            today=today or datetime.datetime.now().astimezone().date(),
            now=now,
            user=_user(),
            host=socket.gethostname(),
        )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"

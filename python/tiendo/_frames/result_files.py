"""The one writer of files: a result is there whole or not at all, and what was there keeps its rights.

The text goes to a file without a name (O_TMPFILE) in the folder of the result, to the disk (fsync), and then takes the
place of the result in one step. Where a file is replaced, it has a name of its own (`.tiendo-....part`) between the two
last steps; a run that is killed there leaves it behind, and the next result that is written to the folder sweeps it up.
Whether its writer is still there is told by a lock that ends with the writer, on whichever machine that shares the
folder.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import OutputError
from .text_files import PathLike, checked_path

_PART = re.compile(r"\.tiendo-[0-9a-f]{16}\.part")
_DESCRIPTORS = re.compile(r"/proc/(?:\d+|self|thread-self)(?:/task/\d+)?/fd")
_MOST_LINKS = 40  # as many as Linux follows
_NEW = 0o666  # less the umask

# What file systems say that have no nameless files.
_NO_NAMELESS = (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL, errno.EPERM, errno.EXDEV, errno.ENOSYS)


Write = Callable[[bytes], object]
"""Takes the next part of a content."""


def write_result(path: PathLike, content: str | bytes | Callable[[Write], object]) -> None:
    """Write a file whole or not at all.

    `content` is the content, or a function that calls its argument with one part of it after another.

    A file that is there is replaced and keeps its owner, its rights and its attributes; a new one follows the umask. A
    symbolic link stays, and what it leads to is replaced. What is no regular file (a device, a FIFO, /dev/stdout) is
    written to. A second name of the same file (a hard link) keeps the old content.

    Raises
    ------
    OutputError
        The file cannot be written; what was there is as it was.
    """
    name = checked_path(path)
    try:
        _write(name, content if callable(content) else _at_once(content))
    except OSError as wrong:
        raise OutputError(wrong.errno, wrong.strerror, name) from None


def _at_once(content: str | bytes) -> Callable[[Write], object]:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return lambda write: write(data)


def _write(name: str, content: Callable[[Write], object]) -> None:
    place = _resolved(name)
    if isinstance(place, int):
        _write_to_descriptor(place, content)
        return
    try:
        old = os.stat(place)  # noqa: PTH116 - of what a magic link leads to as well
    except FileNotFoundError:
        old = None
    if old is not None and stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), place)
    if old is not None and (not stat.S_ISREG(old.st_mode) or _DESCRIPTORS.fullmatch(str(Path(place).parent))):
        _write_to_descriptor(os.open(place, os.O_WRONLY | os.O_CLOEXEC | os.O_NOCTTY), content)
        return
    if old is not None and not os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)
    folder = str(Path(place).parent)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _sweep(handle)
        _replace(handle, Path(place).name, content, old)
        with contextlib.suppress(OSError):  # not every file system can
            os.fsync(handle)
    finally:
        os.close(handle)


def _resolved(name: str) -> str | int:
    """Return the file that a path leads to, there or not; or a copy of a descriptor of this process."""
    place = name
    own = (f"/proc/{os.getpid()}", f"/proc/{os.getpid()}/task")
    for _ in range(_MOST_LINKS):
        path = Path(place)
        folder, last = os.path.realpath(path.parent), path.name
        if last in ("", "..", "."):
            return os.path.realpath(place)
        place = str(Path(folder) / last)
        if _DESCRIPTORS.fullmatch(folder) and last.isdecimal():
            if folder.startswith((own[0] + "/fd", own[1])):
                return os.dup(int(last))
            return place
        if not Path(place).is_symlink():
            return place
        place = str(Path(folder) / os.readlink(place))  # noqa: PTH115 - the text as it is
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)


def _write_to_descriptor(handle: int, content: Callable[[Write], object]) -> None:
    """Write to what is no regular file, or was opened by somebody else, after what this process has printed."""
    try:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, ValueError):
                stream.flush()
        content(lambda data: _write_all(handle, data))
        with contextlib.suppress(OSError):  # a pipe has no disk
            os.fsync(handle)
    finally:
        os.close(handle)


def _replace(folder: int, name: str, content: Callable[[Write], object], old: os.stat_result | None) -> None:
    """Write a new file in a folder and let it take the name."""
    handle, part = _new_file(folder)
    try:
        content(lambda data: _write_all(handle, data))
        if old is not None:
            _take_over(handle, folder, name, old)
        os.fsync(handle)
        if not part:
            if old is None and _link(handle, folder, name):
                return
            part = _named(handle, folder)
        os.replace(part, name, src_dir_fd=folder, dst_dir_fd=folder)
        part = ""
    finally:
        if part:
            with contextlib.suppress(OSError):
                os.unlink(part, dir_fd=folder)
        os.close(handle)


def _new_file(folder: int) -> tuple[int, str]:
    """Return a new locked file in a folder, and its name; without a name where the file system can do that."""
    flags = os.O_RDWR | os.O_CLOEXEC
    if hasattr(os, "O_TMPFILE") and Path("/proc/self/fd").is_dir():
        try:
            handle = os.open(".", flags | os.O_TMPFILE, _NEW, dir_fd=folder)
        except OSError as wrong:
            if wrong.errno not in _NO_NAMELESS:
                raise
        else:
            _lock(handle)
            return handle, ""
    while True:
        part = _part_name()
        try:
            handle = os.open(part, flags | os.O_CREAT | os.O_EXCL, _NEW, dir_fd=folder)
        except FileExistsError:
            continue
        _lock(handle)
        with contextlib.suppress(FileNotFoundError):
            if os.stat(part, dir_fd=folder).st_ino == os.fstat(handle).st_ino:
                return handle, part
        os.close(handle)  # another run swept it up before it was locked


def _part_name() -> str:
    return f".tiendo-{secrets.token_hex(8)}.part"


def _lock(handle: int) -> None:
    """Mark a file as being written, until it is closed or this process ends."""
    with contextlib.suppress(OSError):  # a file system without locks has no sweeping either
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _link(handle: int, folder: int, name: str) -> bool:
    """Give a nameless file a name; False if there is a file of that name by now."""
    try:
        os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=True)
    except FileExistsError:
        return False
    return True


def _named(handle: int, folder: int) -> str:
    while True:
        part = _part_name()
        if _link(handle, folder, part):
            return part


def _take_over(handle: int, folder: int, name: str, old: os.stat_result) -> None:
    """Give the new file the owner, the rights and the attributes of the old one, as far as they may be given.

    A file of somebody else becomes one's own where one may write it and not give it away; no group then gets rights
    that it had not.
    """
    new = os.fstat(handle)
    mode = stat.S_IMODE(old.st_mode)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.fchown(handle, old.st_uid, old.st_gid)
        except OSError:
            mode &= ~(stat.S_ISUID | stat.S_ISGID)
            try:
                os.fchown(handle, -1, old.st_gid)
            except OSError:
                mode &= ~stat.S_IRWXG | ((mode & stat.S_IRWXO) << 3)
    place = f"/proc/self/fd/{folder}/{name}"
    with contextlib.suppress(OSError):
        for attribute in os.listxattr(place):
            with contextlib.suppress(OSError):
                os.setxattr(handle, attribute, os.getxattr(place, attribute))
    os.fchmod(handle, mode)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _sweep(folder: int) -> None:
    """Remove what killed runs have left in a folder: parts whose lock nobody holds."""
    for part in _parts(folder):
        with contextlib.suppress(OSError):
            handle = os.open(part, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
            try:
                if stat.S_ISREG(os.fstat(handle).st_mode):
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    os.unlink(part, dir_fd=folder)
            finally:
                os.close(handle)


def _parts(folder: int) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        yield from [entry.name for entry in entries if _PART.fullmatch(entry.name)]

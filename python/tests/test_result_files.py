"""A result is there whole or not at all, and what is there keeps its rights, its links and its kind."""

from __future__ import annotations

import errno
import importlib.util
import os
import pickle
import resource
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import tiendo
from tiendo._frames import result_files
from tiendo._frames.result_files import write_result

TREE = Path(__file__).parents[2]
HCMC = TREE / "examples" / "hcmc"
INPUTS = (str(HCMC / "programme.toml"), str(HCMC / "observations.csv"))
AS_OF = ("--as-of", "2025-06-30")
BIG = "x" * 1_000_000


def run(*words: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tiendo", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **more)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    before = os.umask(0o022)
    try:
        yield os.umask
    finally:
        os.umask(before)


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o644, 0o664, 0o400, 0o755])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, rights: int) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    path.chmod(rights)
    if not os.access(path, os.W_OK):
        with pytest.raises(tiendo.OutputError, match="cannot be written: Permission denied"):
            write_result(path, "new")
        return
    write_result(path, "new")
    assert (path.read_text(), mode(path)) == ("new", rights)


@pytest.mark.parametrize(
    ("mask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664), (0o027, 0o640), (0, 0o666)]
)
def test_a_new_file_follows_the_umask(tmp_path: Path, umask: Callable[[int], int], mask: int, rights: int) -> None:
    umask(mask)
    write_result(tmp_path / "page.html", "new")
    assert mode(tmp_path / "page.html") == rights


def test_the_owner_and_the_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    try:
        os.chown(path, 12345, 54321)
    except PermissionError:
        pytest.skip("only root gives files away")
    try:
        os.setxattr(path, "user.origin", b"city")
    except OSError:
        attributes = False
    else:
        attributes = True
    write_result(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 54321)
    assert not attributes or os.getxattr(path, "user.origin") == b"city"


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "page.html"
    target.write_text("old")
    target.chmod(0o640)
    for name, to in (("absolute", str(target)), ("relative", "real/page.html"), ("chain", "relative")):
        (tmp_path / name).symlink_to(to)
        write_result(tmp_path / name, name)
        assert (tmp_path / name).is_symlink()
        assert (target.read_text(), mode(target)) == (name, 0o640)
    (tmp_path / "nowhere").symlink_to("real/new.html")
    write_result(tmp_path / "nowhere", "made")
    assert (tmp_path / "real" / "new.html").read_text() == "made"
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(tiendo.OutputError, match="circle"):
        write_result(tmp_path / "circle", "x")
    (tmp_path / "folder").symlink_to("real")
    write_result(tmp_path / "folder" / "page.html", "through a folder")
    assert target.read_text() == "through a folder"
    assert sorted(names_in(tmp_path / "real")) == ["new.html", "page.html"]


def test_a_fifo_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append((tmp_path / "fifo").read_text()))
    reader.start()
    write_result(tmp_path / "fifo", BIG)
    reader.join()
    assert found == [BIG]
    assert stat.S_ISFIFO(os.lstat(tmp_path / "fifo").st_mode)


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    write_result("/dev/null", "x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(tiendo.OutputError, match="/dev/full: cannot be written: No space left on device"):
        write_result("/dev/full", "x")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
    own = tmp_path / "null"
    try:
        os.mknod(own, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        own.open("w").close()
    except OSError:
        pytest.skip("only root makes devices")
    write_result(own, "x")
    assert stat.S_ISCHR(own.stat().st_mode)


@pytest.mark.parametrize("out", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_the_standard_output_is_written_to(out: str, tmp_path: Path) -> None:
    words = ("template", INPUTS[0], "--out", out)
    piped = run(*words)
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout == run("template", INPUTS[0]).stdout
    with (tmp_path / "file").open("w") as file:  # the shell's file is not replaced by another one of its name
        file.write("before\n")
        file.flush()
        inode = os.fstat(file.fileno()).st_ino
        command = [sys.executable, "-m", "tiendo", *words]
        assert subprocess.run(command, stdout=file, check=False).returncode == 0
        assert (tmp_path / "file").stat().st_ino == inode
    assert (tmp_path / "file").read_text(encoding="utf-8") == "before\n" + piped.stdout
    assert names_in(tmp_path) == ["file"]


def test_what_cannot_be_written_is_an_error_of_tiendo_and_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, number in (
        (tmp_path / "none" / "page.html", errno.ENOENT),
        (tmp_path, errno.EISDIR),
        (tmp_path / "file" / "page.html", errno.ENOTDIR),
        (tmp_path / ("n" * 300), errno.ENAMETOOLONG),
        ("/proc/none", errno.ENOENT),
    ):
        with pytest.raises(tiendo.OutputError) as caught:
            write_result(path, "x")
        assert (caught.value.errno, caught.value.filename) == (number, str(path))
        assert isinstance(caught.value, OSError) and "cannot be written" in str(caught.value)
        copy = pickle.loads(pickle.dumps(caught.value))
        assert (str(copy), copy.errno) == (str(caught.value), number)
    for wrong in ("", "p\0q", 5, None, b"p"):
        with pytest.raises(tiendo.InvalidValue, match="a path"):
            write_result(wrong, "x")  # type: ignore[arg-type]
    assert names_in(tmp_path) == ["file"]


def faulty(name: str, number: int, after: int = 0) -> Callable[..., Any]:
    """A function of the system that fails after so many calls."""
    real = getattr(os, name)
    calls = 0

    def fails(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **options)

    return fails


@pytest.mark.parametrize("name", ["write", "fsync", "replace", "fchmod", "link"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG])
def test_the_old_file_is_kept_whichever_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    inode = path.stat().st_ino
    with monkeypatch.context() as patched:
        patched.setattr(os, name, faulty(name, number))
        with pytest.raises(tiendo.OutputError) as caught:
            write_result(path, BIG)
    assert caught.value.errno == number
    assert (path.read_text(), path.stat().st_ino, names_in(tmp_path)) == ("old", inode, ["page.html"])


def test_a_disk_that_is_full_in_the_middle(tmp_path: Path) -> None:
    """A small file system of its own where this user may mount one, else a limit of the size of files."""
    mounted = subprocess.run(
        ["unshare", "--mount", "sh", "-c", f"mount -t tmpfs -o size=64k none {tmp_path} && "
         f"echo old > {tmp_path}/a.csv && head -c 40000 /dev/zero > {tmp_path}/filler; "
         f"{sys.executable} -m tiendo assess {INPUTS[0]} {INPUTS[1]} --as-of 2025-06-30 --out {tmp_path}/a.csv; "
         f"echo code $?; cat {tmp_path}/a.csv; ls -A {tmp_path}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "code" in mounted.stdout:
        assert mounted.stdout.split() == ["code", "1", "old", "a.csv", "filler"]
        assert "No space left on device" in mounted.stderr
    path = tmp_path / "a.csv"
    path.write_text("old")
    limited = run(
        "assess",
        *INPUTS,
        *AS_OF,
        "--out",
        path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert (limited.returncode, path.read_text(), names_in(tmp_path)) == (1, "old", ["a.csv"])
    assert limited.stderr.endswith(f"tiendo: {path}: cannot be written: File too large\n")


def test_a_full_standard_output_is_a_sentence() -> None:
    for words in (
        ("assess", *INPUTS, *AS_OF),
        ("assess", *INPUTS, *AS_OF, "--csv"),
        ("template", INPUTS[0]),
        ("compare", *INPUTS, *AS_OF),
    ):
        with Path("/dev/full").open("w") as full:
            command = [sys.executable, "-m", "tiendo", *words]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 1 and done.stderr.endswith("tiendo: No space left on device\n")
        assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


def test_parts_of_killed_runs_are_swept_up_and_those_of_living_ones_are_not(tmp_path: Path) -> None:
    dead = [tmp_path / f".tiendo-{n:016x}.part" for n in range(3)]
    for part in dead:
        part.write_text("half")
    others = [
        tmp_path / name for name in (".tiendo-1.part", ".tiendo-x.part", "tiendo-0000000000000001.part", ".other.part")
    ]
    for other in others:
        other.write_text("not ours")
    (tmp_path / f".tiendo-{7:016x}.part").mkdir()
    held = tmp_path / f".tiendo-{9:016x}.part"
    script = (
        "import fcntl, os, sys, time\n"
        "handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)\n"
        "fcntl.flock(handle, fcntl.LOCK_EX)\nprint('held', flush=True)\ntime.sleep(60)"
    )
    writer = subprocess.Popen([sys.executable, "-c", script, str(held)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None and writer.stdout.readline() == "held\n"
    write_result(tmp_path / "page.html", "new")
    assert not any(part.exists() for part in dead)
    assert held.exists() and all(other.exists() for other in others)
    writer.kill()
    writer.communicate()
    write_result(tmp_path / "page.html", "new")
    assert not held.exists()


@pytest.mark.parametrize("number", [errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT])
def test_file_systems_without_nameless_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """As test_the_old_file_is_kept_..., for what NFS, old kernels and FUSE say of O_TMPFILE."""
    real = os.open

    def no_nameless(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(number, os.strerror(number))
        return real(path, flags, *arguments, **options)

    monkeypatch.setattr(os, "open", no_nameless)
    path = tmp_path / "page.html"
    write_result(path, "first")
    path.chmod(0o600)
    write_result(path, "second")
    assert (path.read_text(), mode(path), names_in(tmp_path)) == ("second", 0o600, ["page.html"])
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", faulty("write", errno.ENOSPC))
        with pytest.raises(tiendo.OutputError):
            write_result(path, BIG)
    assert (path.read_text(), names_in(tmp_path)) == ("second", ["page.html"])


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    for name in ("write", "fsync", "link", "replace"):
        real = getattr(os, name)

        def noted(*arguments: Any, _real: Any = real, _name: str = name, **options: Any) -> Any:
            steps.append(_name)
            return _real(*arguments, **options)

        monkeypatch.setattr(os, name, noted)
    write_result(tmp_path / "page.html", "new")
    assert steps == ["write", "fsync", "link", "fsync"]  # the second one is of the folder
    steps.clear()
    write_result(tmp_path / "page.html", "newer")
    assert steps == ["write", "fsync", "link", "replace", "fsync"]


def test_many_writers_of_one_file(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    texts = [str(n) * 200_000 for n in range(8)]

    def write(text: str) -> None:
        for _ in range(20):
            write_result(path, text)

    threads = [threading.Thread(target=write, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    seen = set()
    while any(thread.is_alive() for thread in threads):
        if path.exists():
            seen.add(path.read_text())
    assert seen <= set(texts)
    assert names_in(tmp_path) == ["page.html"]


WRITERS: dict[str, tuple[str, ...]] = {
    "report": ("report", *INPUTS, *AS_OF, "--out", "r.html"),
    "assess": ("assess", *INPUTS, *AS_OF, "--out", "r.csv"),
    "assess as JSON": ("assess", *INPUTS, *AS_OF, "--out", "r.json"),
    "template": ("template", INPUTS[0], "--out", "r.csv"),
    "compare": ("compare", *INPUTS, *AS_OF, "--out", "r.json"),
    "diff": ("diff", *INPUTS, "--from", "2024-12-31", "--to", "2025-06-30", "--out", "r.csv"),
    "forecast": ("forecast", "s.csv", "--horizon", "2", "--frequency", "year", "--out", "r.csv"),
    "attainment": ("attainment", "s.csv", "g.csv", "--out", "r.csv"),
    "attainment as JSON": ("attainment", "s.csv", "g.csv", "--out", "r.json"),
    "calibrate": ("calibrate", "h.csv", "--horizon", "1", "--out", "r.csv"),
    "calibrate as JSON": ("calibrate", "h.csv", "--horizon", "1", "--out", "r.json"),
    "reconcile": ("reconcile", "f.csv", "t.csv", "--method", "ols", "--out", "r.csv"),
    "carry": ("carry", "v.csv", "l.csv", "--effective", "2025-07-01", "--value", "n", "--out", "r.csv"),
    "aggregate": ("aggregate", "v.csv", "--by", "p", "--count", "n", "--out", "r.json"),
    "index": ("index", str(TREE / "examples" / "indices" / "egdi.toml"), "u.csv", "--out", "r.csv"),
}  # fmt: skip


@pytest.mark.parametrize("command", WRITERS)
def test_every_command_writes_through_the_one_writer(command: str, tmp_path: Path) -> None:
    for name, text in {
        "s.csv": "unique_id,ds,y\na,2020,1\na,2021,2\n", "f.csv": "unique_id,ds,auto\nc,1,100\ne,1,40\nw,1,50\n",
        "t.csv": "child,parent\ne,c\nw,c\n", "v.csv": "code,p,n\n1,P,2\n2,P,3\n", "l.csv": "old_code,new_code,type\n1,9,full\n2,9,full\n",
        "g.csv": "unique_id,rule,value,due\na,at_least,3,2024\n",
        "h.csv": "unique_id,ds,y\na,2020,1\na,2021,2\na,2022,4\na,2023,5\n",
        "u.csv": "unit,osi,tii,hci\nA,0.9,0.6,0.3\nB,0.5,0.8,0.5\n",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    words = WRITERS[command]
    out = tmp_path / words[-1]
    kept = tmp_path / ("kept" + out.suffix)
    kept.write_text("what was there")
    kept.chmod(0o600)
    out.symlink_to(kept.name)
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert out.is_symlink() and mode(kept) == 0o600
    written = kept.read_text(encoding="utf-8")
    assert written != "what was there" and written.endswith("\n")
    out.unlink()
    kept.unlink()
    assert run(*words[:-1], kept.name, cwd=tmp_path).returncode == 0
    assert kept.read_text(encoding="utf-8") == written
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


def test_out_says_which_formats_there_are(tmp_path: Path) -> None:
    for words, said in (
        (("assess", *INPUTS, *AS_OF, "--out", "r.xlsx"), "let r.xlsx end in .csv or .json"),
        (("assess", *INPUTS, *AS_OF, "--json", "--out", "r.csv"), "say two formats"),
        (("assess", *INPUTS, *AS_OF, "--csv", "--out", "r.json"), "say two formats"),
        (("assess", *INPUTS, *AS_OF, "--explain", "2393-17", "--out", "r.csv"), "--explain prints"),
        (("compare", *INPUTS, *AS_OF, "--out", "none/r.csv"), "no folder"),
        (("diff", *INPUTS, "--from", "2024-12-31", "--to", "2025-06-30", "--out", "r.html"), ".csv or .json"),
    ):
        done = run(*words, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in " ".join(done.stderr.split())
    assert names_in(tmp_path) == []


def kill_writers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kill_writers", TREE / "tests" / "kill_writers.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["kill_writers"] = module
    spec.loader.exec_module(module)
    return module


KILLS = """
import sys
sys.path.insert(0, {folder!r})
import kill_writers
{more}
found = kill_writers.run(40, 20, 2, only=("report", "template"))
sys.exit(sum(count.half_written + count.lost + count.at_the_end for count in found))
"""

NAIVE = """
from pathlib import Path
import time
import tiendo.cli.output, tiendo.report.page
def naive(path, text):
    with Path(path).open("w", encoding="utf-8") as file:
        for at in range(0, len(text), 4096):
            file.write(text[at:at + 4096])
            file.flush()
tiendo.cli.output.write_result = tiendo.report.page.write_result = naive
"""


def test_kills_leave_nothing_half_written() -> None:
    """tests/kill_writers.py for some seconds; 10,000 and 1,000 kills are run by hand. It finds a writer that is naive."""
    for more, fine in (("", True), (NAIVE, False)):
        script = KILLS.format(folder=str(TREE / "tests"), more=more)
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert (done.returncode == 0) == fine, done.stdout + done.stderr
        assert "kills" in done.stdout and "Traceback" not in done.stderr


def test_no_other_function_of_the_package_opens_files_to_write() -> None:
    package = Path(result_files.__file__).parents[1]
    for path in package.rglob("*.py"):
        if path.name == "result_files.py":
            continue
        text = path.read_text(encoding="utf-8")
        for way in (
            ".write_text(",
            ".write_bytes(",
            'open("w',
            "mkstemp",
            "NamedTemporaryFile",
            '"wb"',
            "os.rename",
            "savetxt",
        ):
            assert way not in text, f"{path.name} writes with {way}"


def test_json_goes_to_a_file_part_by_part(assessment: tiendo.Assessment, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert assessment.to_json(path) is None
    assert path.read_text(encoding="utf-8") == assessment.to_json()
    path.write_text("what was there")
    with pytest.raises(tiendo.OutputError):
        assessment.to_json(tmp_path / "none" / "a.json")
    with pytest.raises(tiendo.OutputError):
        assessment.to_json(tmp_path)
    assert path.read_text() == "what was there"


def test_a_content_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("what was there")

    def half(write: Callable[[bytes], object]) -> None:
        write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_result(path, half)
    assert path.read_text() == "what was there"
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import tracemalloc

import pytest

from etl.documents import document_id, find_documents, read_document
from etl.errors import UnreadableDocument, UsageError
from etl.settings import Settings


def written(root, name, content="Two Danes are held in Peru.", sidecar=None):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if sidecar is not None:
        said = sidecar if isinstance(sidecar, str) else json.dumps(sidecar)
        path.with_suffix(".meta.json").write_text(said, encoding="utf-8")
    return path


def refusal(path, root, **settings):
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path, root, Settings(**settings))
    return str(caught.value)


@contextlib.contextmanager
def plain_user():
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_documents_are_found_in_all_folders_sorted_without_sidecars_and_hidden_names(tmp_path):
    for name in ("b.txt", "a/z.md", "a-b.txt", ".hidden.txt", ".git/x.txt", "a/.gitkeep"):
        written(tmp_path, name, sidecar={})
    found = [path.relative_to(tmp_path).as_posix() for path in find_documents(tmp_path)]
    assert found == ["a-b.txt", "a/z.md", "b.txt"]


def test_a_file_given_is_a_list_of_one_and_named_without_its_folder(tmp_path):
    path = written(tmp_path, "deep/a.txt", sidecar={"title": "Danes"})
    assert find_documents(path) == [path]
    assert read_document(path, path).document == "a.txt"
    assert read_document(path, path).title == "Danes"


def test_a_folder_that_does_not_exist_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="nowhere: no such file or folder"):
        find_documents(tmp_path / "nowhere")


def test_a_closed_folder_is_wrong_usage_at_the_top_and_a_refusal_below(tmp_path):
    root = tmp_path / "raw"
    inside = written(root, "closed/a.txt").parent
    inside.chmod(0)
    opened = [folder for folder in root.parents if folder.stat().st_mode & 0o777 == 0o700]
    for folder in opened:
        folder.chmod(0o711)
    with plain_user():
        assert find_documents(root) == [inside]
        assert "closed folder" in refusal(inside, root)
        with pytest.raises(UsageError, match="closed: Permission denied"):
            find_documents(inside)
    for folder in (*opened, inside):
        folder.chmod(0o700)


def test_text_and_offsets_are_those_of_the_file_but_for_the_byte_order_mark(tmp_path):
    path = written(tmp_path, "a.txt", b"\xef\xbb\xbfD\xc3\xa1il\r\n\r\n905 in all\n")
    assert read_document(path, tmp_path).text == "Dáil\r\n\r\n905 in all\n"


def test_a_sidecar_fills_the_fields_and_null_and_blank_fill_none(tmp_path):
    path = written(
        tmp_path,
        "canada/a.txt",
        sidecar={
            "url": "https://example.org/a",
            "title": None,
            "publisher": "",
            "published": "2024-10",
            "retrieved": "2024-10-17",
            "language": "en",
            "cites": ["Agency", "Ministry"],
        },
    )
    document = read_document(path, tmp_path)
    assert (document.document, document.url) == ("canada/a.txt", "https://example.org/a")
    assert (document.title, document.publisher, document.language) == (None, None, "en")
    assert (document.published, document.retrieved) == ("2024-10", "2024-10-17")
    assert document.cites == ("Agency", "Ministry")


def test_without_a_sidecar_the_first_line_may_give_the_date_and_stays_in_the_text(tmp_path):
    path = written(tmp_path, "a.txt", " date 2024-10-16 Nearly 100 Canadians are held in China.")
    document = read_document(path, tmp_path)
    assert document.published == "2024-10-16"
    assert document.text.startswith(" date 2024-10-16 Nearly 100")


@pytest.mark.parametrize(
    "text",
    ["date 2024-13-40 x", "Date 2024 was set.", "\ndate 2024-10-16", "up to date 2024-10-16"],
)
def test_other_beginnings_give_no_date(tmp_path, text):
    assert read_document(written(tmp_path, "a.txt", text), tmp_path).published is None


def test_the_sidecar_goes_before_the_first_line(tmp_path):
    path = written(tmp_path, "a.txt", "date 2024-10-16 x", sidecar={"published": "2023-12-12"})
    assert read_document(path, tmp_path).published == "2023-12-12"
    path = written(tmp_path, "a.txt", "date 2024-10-16 x", sidecar={"published": None})
    assert read_document(path, tmp_path).published == "2024-10-16"


def test_a_sidecar_names_each_bad_field_with_its_value_and_what_to_write(tmp_path):
    path = written(
        tmp_path,
        "a.txt",
        sidecar={"url": 7, "published": "16 Oct 2024", "cites": "Reuters", "publishd": "2024"},
    )
    message = refusal(path, tmp_path)
    assert message.startswith("a.meta.json: 'url' is 7; write words in quotes")
    assert "'published' is '16 Oct 2024'; write a date as YYYY, YYYY-MM or YYYY-MM-DD" in message
    assert "'cites' is 'Reuters'; write a list of names" in message
    assert "'publishd' is no field of a sidecar; write url, title" in message


@pytest.mark.parametrize(
    "sidecar",
    [
        '{"title": ',
        '["title"]',
        "",
        "[" * 100_000,
        '{"published": "2023-02-29"}',
        '{"retrieved": "٢٠٢٤"}',
        '{"vanished": "yesterday"}',
        '{"http_status": "404"}',
        '{"http_status": 4040}',
        '{"title": "\\ud800"}',
        '{"title": " "}',
        '{"cites": ["Reuters", ""]}',
        '{"cites": [' + "[" * 500 + "]" * 500 + "]}",
    ],
    ids=lambda text: text[:20],
)
def test_a_sidecar_that_cannot_be_used_is_refused_by_name(tmp_path, sidecar):
    path = written(tmp_path, "a.txt", sidecar=sidecar)
    message = refusal(path, tmp_path)
    assert message.startswith("a.meta.json: ")
    assert len(message) < 300


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b"\xef\xbb\xbf \r\n\t", "is empty"),
        ("binary.txt", b"MZ rest\x00\x01", "binary (a zero byte at offset 7)"),
        ("picture.txt", b"GIF89a\x00\x01", "is a picture; put its text there"),
        ("odd.txt", b"\xff\xfe9", "is no utf-16-le (byte 0x39 at offset 0)"),
        ("noise.txt", bytes(range(1, 9)) * 4 + b"\xff", "is binary (32 control characters)"),
        ("answer.pdf", b"%PDF-1.7", "is broken"),
        ("answer.docx", b"Two Danes", "is no docx by its content"),
        ("program.exe", b"MZ", ".exe is not read; save it as .txt, .md, .html"),
        ("README", b"text", "a name without suffix is not read"),
        ("large.txt", b"x" * 101, "101 bytes, limit 100; cut it into smaller files"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, name, content, said):
    path = written(tmp_path, name, content)
    assert find_documents(tmp_path) == [path]
    message = refusal(path, tmp_path, max_document_bytes=100)
    assert message.startswith(f"{name}: ")
    assert said in message


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path):
    path = written(tmp_path, "dump.txt", b"")
    os.truncate(path, 50_000_000)
    tracemalloc.start()
    message = refusal(path, tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "50,000,000 bytes, limit 20,000,000" in message
    assert peak < 1_000_000


def test_a_file_that_the_user_may_not_read_is_refused(tmp_path):
    path = written(tmp_path, "a.txt")
    path.chmod(0)
    with plain_user():
        assert refusal(path, tmp_path).startswith("a.txt: Permission denied")


def test_a_link_may_stay_in_the_folder_but_not_lead_out_of_it(tmp_path):
    root = tmp_path / "raw"
    written(tmp_path, "secret.txt")
    inside = written(root, "a.txt")
    (root / "in.txt").symlink_to(inside)
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "a.meta.json").symlink_to(tmp_path / "secret.txt")
    assert read_document(root / "in.txt", root).text == "Two Danes are held in Peru."
    assert refusal(root / "out.txt", root).startswith("out.txt: is a link that leads out")
    assert refusal(inside, root).startswith("a.meta.json: is a link that leads out")


def test_what_is_no_plain_file_is_listed_and_refused(tmp_path):
    written(tmp_path, "sub/a.txt")
    (tmp_path / "folder.txt").symlink_to(tmp_path / "sub")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    said = ["link to one", "No such file", "Too many levels", "is a pipe"]
    for path, word in zip(find_documents(tmp_path)[:4], said, strict=True):
        assert word in refusal(path, tmp_path)


def test_names_with_line_breaks_or_bytes_that_are_no_utf8_are_read_and_shown_on_one_line(tmp_path):
    odd = written(tmp_path, "two\nlines.txt")
    assert read_document(odd, tmp_path).document == "two\nlines.txt"
    written(tmp_path, "two\nlines.txt", b"")
    assert "\n" not in refusal(odd, tmp_path)
    written(tmp_path, os.fsdecode(b"caf\xe9.txt"))
    [latin, _] = find_documents(tmp_path)
    assert read_document(latin, tmp_path).document == r"caf\xe9.txt"


def test_the_id_depends_on_the_name_alone_and_the_digest_on_every_byte(tmp_path):
    path = written(tmp_path, "a.txt")
    bare = read_document(path, tmp_path)
    with_sidecar = read_document(written(tmp_path, "a.txt", sidecar={}), tmp_path)
    changed = read_document(written(tmp_path, "a.txt", sidecar={"title": "T"}), tmp_path)
    assert len({bare.sha256, with_sidecar.sha256, changed.sha256}) == 3
    assert bare.document_id == changed.document_id == document_id("a.txt")
    assert document_id("a.txt") == hashlib.sha256(b"a.txt").hexdigest()[:16]


def test_no_byte_passes_from_text_to_sidecar_unseen(tmp_path):
    one = written(tmp_path, "one.txt", "x", sidecar=' {"title": "T"}')
    two = written(tmp_path, "two.txt", "x ", sidecar='{"title": "T"}')
    assert read_document(one, tmp_path).sha256 != read_document(two, tmp_path).sha256


def test_a_plain_text_is_read_without_any_of_the_heavy_libraries(tmp_path):
    path = written(tmp_path, "a.txt")
    heavy = {
        "pandas", "pandera", "duckdb", "jinja2", "rich", "prefect", "yaml", "trafilatura", "lxml",
        "pypdfium2", "pdfplumber", "openpyxl", "warcio", "feedparser", "httpx", "rensa",
        "charset_normalizer", "jsonschema", "subprocess", "etl.documents.worker",
    }  # fmt: skip
    code = (
        "import sys; from pathlib import Path; from etl.documents import take_in;"
        "take_in(Path(sys.argv[1]), Path(sys.argv[1])); print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True
    )
    assert not heavy & set(run.stdout.split())

"""Reads letters as a stranger would: Python's e-mail parser and dkimpy.

check-letters.py <mailboxes> <ledger> <public key> <letters>

In each reader's mailbox lies one letter; its headers, texts and PDF are what they should be, the PDF is the one
that the ledger names by its hash, and the DKIM signature holds. A letter with one byte changed does not verify.
"""

import email
import email.policy
import hashlib
import json
import pathlib
import sys
from email.header import decode_header, make_header

import dkim

mailboxes, ledger, key, count = sys.argv[1:]
body = "".join(line for line in open(key) if not line.startswith("-"))
record = ("v=DKIM1; k=rsa; p=" + body.replace("\n", "")).encode()
letters = {}
for line in open(ledger, encoding="utf-8"):
    entry = json.loads(line)
    if entry["type"] == "letter":
        letters[entry["key"]] = entry


def verifies(raw):
    return dkim.verify(raw, dnsfunc=lambda name, timeout=5: record if name == b"k1._domainkey.example.org." else None)


def check(user):
    [path] = [p for p in (pathlib.Path(mailboxes) / user).glob("*/*") if p.parent.name in ("new", "cur")]
    # Dovecot keeps lines that end in LF.
    raw = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    assert not letter.defects, letter.defects
    [to] = letter["to"].addresses
    assert to.addr_spec == f"{user}@example.org", to
    # The newer parser of Python 3.11 puts a space between two encoded words of a name
    shown = str(make_header(decode_header(email.message_from_bytes(raw)["to"])))
    assert shown == f"Åsa-{user} Öberg, ordförande <{user}@example.org>", shown
    assert letter["from"].addresses[0].display_name == "Åby kommun"
    assert letter["auto-submitted"] == "auto-generated"
    assert letter["reply-to"].addresses[0].addr_spec.endswith("@example.org")
    assert letter["subject"].startswith("2024-0001 "), letter["subject"]
    key = letter["message-id"].strip("<>").split("@")[0]
    assert letter["return-path"] == f"<studs+{key}@example.org>", letter["return-path"]
    entry = letters[key]
    assert entry["recipient"] == user
    assert f"Hej Åsa-{user} Öberg, ordförande!" in letter.get_body(("plain",)).get_content()
    assert '<html lang="sv">' in letter.get_body(("html",)).get_content()
    [pdf] = letter.iter_attachments()
    [file] = entry["matters"][0]["files"]
    assert pdf.get_filename() == file["name"] == "Beslut 2024-0001.pdf", pdf.get_filename()
    content = pdf.get_content()
    assert content.startswith(b"%PDF-") and hashlib.sha256(content).hexdigest() == file["sha256"]
    assert verifies(raw), "DKIM"
    return raw


for n in range(1, int(count) + 1):
    last = check(f"p{n}")
spoiled = last.replace(b"Subject: ", b"Subject: Re ", 1)
assert spoiled != last and not verifies(spoiled), "a spoiled letter verifies"
print(f"{count} letters parsed and verified, each with its own PDF")

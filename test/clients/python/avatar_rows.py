"""What python3-jira (pycontribs) offers, as its users call it: avatars, uploaded and cropped."""
import os
import struct
import tempfile
import zlib

from table import row
from world import at, j


@row()
def avatars():
    found = j().avatars("project")
    assert found[0]["id"]
    return found


@row()
def project_avatars():
    found = j().project_avatars("TEST")
    assert found["system"] and found["custom"] == []
    return found


def picture():
    """A PNG of 64 by 64, in a file."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0))
    lines = zlib.compress(b"".join(b"\0" + b"\x40\x80\xc0" * 64 for _ in range(64)))
    handle, name = tempfile.mkstemp(suffix=".png")
    with os.fdopen(handle, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", lines) + chunk(b"IEND", b""))
    return name


def upload(send, owner):
    name = picture()
    try:
        with open(name, "rb") as file:
            return send(owner, "picture.png", os.path.getsize(name), file.read(), contentType="image/png")
    finally:
        os.remove(name)


@row()
def create_temp_project_avatar():
    at["crop"] = found = upload(in_folder(j().create_temp_project_avatar), "TEST")
    assert found.get("cropperWidth") or "id" in found, found
    return found


def in_folder(send):
    """The library asks the size of a file of the name that it is given, in the folder it runs in."""

    def sent(owner, name, size, data, **more):
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                with open(name, "wb") as file:
                    file.write(data)
                return send(owner, name, size, data, **more)
            finally:
                os.chdir(before)

    return sent


@row()
def confirm_project_avatar():
    found = j().confirm_project_avatar("TEST", at["crop"])
    at["avatar"] = found["id"]
    return found


@row()
def set_project_avatar():
    j().set_project_avatar("TEST", at["avatar"])
    custom = j().project_avatars("TEST")["custom"]
    assert [one["id"] for one in custom if one["isSelected"]] == [at["avatar"]], custom


@row()
def delete_project_avatar():
    response = j().delete_project_avatar("TEST", at["avatar"])
    assert j().project_avatars("TEST")["custom"] == []
    return response


@row()
def user_avatars():
    found = j().user_avatars("fred")
    assert found["system"] and found["custom"] == []
    return found


@row()
def create_temp_user_avatar():
    at["crop"] = found = upload(in_folder(j().create_temp_user_avatar), "fred")
    return found


@row()
def confirm_user_avatar():
    found = j().confirm_user_avatar("fred", at["crop"])
    at["avatar"] = found["id"]
    return found


@row()
def set_user_avatar():
    response = j().set_user_avatar("fred", at["avatar"])
    custom = j().user_avatars("fred")["custom"]
    assert [one["id"] for one in custom if one["isSelected"]] == [at["avatar"]], custom
    return response


@row()
def delete_user_avatar():
    response = j().delete_user_avatar("fred", at["avatar"])
    assert j().user_avatars("fred")["custom"] == []
    return response

"""Drive v3: files, who they are shared with, and what has changed."""

import csv
import datetime as dt
import io
from typing import Any

from tests.google import masks, query
from tests.google.calls import Asked
from tests.google.cloud import FOLDER, ROLES, SPREADSHEET, Cloud, File, permission_id
from tests.google.errors import bad_field, drive_error
from tests.google.model import Spreadsheet, new_sheet
from tests.google.values import Reading, read

Json = dict[str, Any]
_DEFAULT = ("kind", "id", "name", "mimeType")
_FILE_FIELDS = (
    *_DEFAULT, "createdTime", "modifiedTime", "version", "trashed", "owners", "parents",
    "webViewLink", "permissions", "permissionIds", "shared", "ownedByMe", "lastModifyingUser",
    "capabilities", "size", "description", "driveId", "modifiedByMeTime", "sharedWithMeTime",
    "appProperties", "properties",
)  # fmt: skip
_PERMISSION_FIELDS = (
    "kind", "id", "type", "role", "emailAddress", "domain", "displayName", "deleted",
    "allowFileDiscovery", "pendingOwner", "expirationTime", "photoLink",
)  # fmt: skip
_LARGEST_PAGE = 1000


def stamp(seconds: float) -> str:
    moment = dt.datetime.fromtimestamp(int(seconds * 1000) / 1000, dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def resource(cloud: Cloud, file: File, email: str) -> Json:
    modified, version = file.seen(cloud.clock.now() - cloud.drive_lag)
    role = cloud.role(file, email)
    answer: Json = {
        "kind": "drive#file",
        "id": file.id,
        "name": file.name,
        "mimeType": file.mime,
        "trashed": file.trashed,
        "parents": file.parents or ["root"],
        "version": str(version),
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
        "createdTime": stamp(file.created),
        "modifiedTime": stamp(modified),
        "owners": [_person(file.owner)],
        "lastModifyingUser": _person(file.last_user),
        "ownedByMe": role == "owner",
        "shared": len(list(cloud.permissions(file))) > 1,
        "capabilities": {
            "canEdit": role in ROLES[2:],
            "canAddChildren": file.mime == FOLDER and role in ROLES[2:],
            "canShare": role in ROLES[2:],
            "canDelete": role == "owner",
        },
    }
    if file.app_properties:
        answer["appProperties"] = dict(file.app_properties)
    if role in ROLES[2:] and cloud.lists_permissions:
        answer["permissions"] = _shared_with(cloud, file)
        answer["permissionIds"] = [one["id"] for one in answer["permissions"]]
    return answer


def _shared_with(cloud: Cloud, file: File) -> list[Json]:
    """Give a file's permissions; a folder's owner may write to what others put into it."""
    every: dict[str, Json] = {}
    for one in cloud.permissions(file):
        role = "writer" if one["role"] == "owner" and one["id"] not in file.permissions else None
        every.setdefault(one["id"], one | {"role": role or one["role"]})
    return list(every.values())


def _person(email: str) -> Json:
    name = email.split("@")[0]
    return {
        "kind": "drive#user",
        "displayName": name,
        "permissionId": permission_id(email),
        "emailAddress": email,
    }


def masked(answer: Json, asked: Asked, default: tuple[str, ...], known: tuple[str, ...]) -> Json:
    text = asked.params.get("fields")
    mask = masks.asked(text, known) if text else {name: {} for name in default}
    return masks.select(answer, mask)


def _page(asked: Asked, largest: int, default: int) -> tuple[int, int]:
    try:
        size = int(asked.params.get("pageSize") or default)
        start = int(asked.params.get("pageToken", "~0").removeprefix("~") or 0)
    except ValueError:
        raise drive_error(400, "invalid", "Invalid Value", location="pageToken") from None
    if not 1 <= size <= largest:
        message = f"Invalid value '{size}'. Values must be within the range: [1, {largest}]"
        raise drive_error(400, "invalidParameter", message, location="pageSize")
    return size, start


def list_files(cloud: Cloud, asked: Asked) -> Json:
    test = query.parse(asked.params["q"], cloud, asked.email) if asked.params.get("q") else bool
    size, start = _page(asked, _LARGEST_PAGE, 100)
    found = [
        file for file in cloud.files.values() if cloud.listed(file, asked.email) and test(file)
    ]
    now = cloud.clock.now() - cloud.drive_lag
    orders = {
        "modifiedTime": lambda file: file.seen(now)[0],
        "createdTime": lambda file: file.created,
        "name": lambda file: file.name.casefold(),
    }
    for part in reversed((asked.params.get("orderBy") or "modifiedTime desc").split(",")):
        name, _, way = part.strip().partition(" ")
        if name not in orders:
            raise drive_error(400, "invalid", "Invalid Value", location="orderBy")
        found.sort(key=orders[name], reverse=way.strip() == "desc")
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    if start + size < len(found):
        answer["nextPageToken"] = f"~{start + size}"
    answer["files"] = [resource(cloud, file, asked.email) for file in found[start : start + size]]
    if asked.params.get("fields"):
        return masked(answer, asked, (), ("kind", "incompleteSearch", "nextPageToken", "files"))
    answer["files"] = [
        masks.select(one, {name: {} for name in _DEFAULT}) for one in answer["files"]
    ]
    return answer


def get_file(cloud: Cloud, asked: Asked) -> Json:
    file = cloud.drive_file(asked.parts["file"], asked.email)
    return masked(resource(cloud, file, asked.email), asked, _DEFAULT, _FILE_FIELDS)


def make_file(cloud: Cloud, name: str, mime: str, email: str, parents: list[str]) -> File:
    """Put a file into Drive, owned by this person."""
    file = File(cloud.new_id(), name, mime, cloud.clock.now(), parents=parents)
    file.permissions[permission_id(email)] = _permission("user", "owner", email)
    if mime == SPREADSHEET:
        properties = {"title": name, "locale": "en_US", "timeZone": "Etc/GMT"}
        file.book = Spreadsheet(file.id, properties, [new_sheet(0, {}, "Sheet1")])
    cloud.files[file.id] = file
    cloud.touch(file, email)
    return file


def create_file(cloud: Cloud, asked: Asked) -> Json:
    mime = asked.body.get("mimeType") or SPREADSHEET
    if mime not in {SPREADSHEET, FOLDER}:
        raise drive_error(400, "badRequest", "Bad Request")
    for parent in asked.body.get("parents") or []:
        _writable(cloud, parent, asked.email)
    if asked.email in cloud.accounts and not cloud.services_own:
        message = "Service Accounts do not have storage quota. Leverage shared drives instead."
        raise drive_error(403, "storageQuotaExceeded", message, "usageLimits")
    parents = list(asked.body.get("parents") or [])
    file = make_file(cloud, asked.body.get("name") or "Untitled", mime, asked.email, parents)
    file.app_properties = dict(asked.body.get("appProperties") or {})
    return masked(resource(cloud, file, asked.email), asked, _DEFAULT, _FILE_FIELDS)


def _writable(cloud: Cloud, file_id: str, email: str) -> File:
    file = cloud.drive_file(file_id, email)
    if cloud.role(file, email) not in ROLES[2:]:
        message = "The user does not have sufficient permissions for this file."
        raise drive_error(403, "insufficientFilePermissions", message)
    return file


def update_file(cloud: Cloud, asked: Asked) -> Json:
    file = _writable(cloud, asked.parts["file"], asked.email)
    if "name" in asked.body:
        file.name = asked.body["name"]
        if file.book:
            file.book.properties["title"] = file.name
    if "trashed" in asked.body:
        file.trashed = bool(asked.body["trashed"])
    for key, value in (asked.body.get("appProperties") or {}).items():
        # One by one, and null takes one away.
        if value is None:
            file.app_properties.pop(key, None)
        else:
            file.app_properties[key] = value
    added = filter(None, asked.params.get("addParents", "").split(","))
    gone = set(asked.params.get("removeParents", "").split(","))
    file.parents = [one for one in [*file.parents, *added] if one not in gone]
    cloud.touch(file, asked.email)
    return masked(resource(cloud, file, asked.email), asked, _DEFAULT, _FILE_FIELDS)


def copy_file(cloud: Cloud, asked: Asked) -> Json:
    source = cloud.drive_file(asked.parts["file"], asked.email)
    name = asked.body.get("name") or f"Copy of {source.name}"
    parents = list(asked.body.get("parents") or source.parents)
    file = make_file(cloud, name, source.mime, asked.email, parents)
    if source.book and file.book:
        copied = source.book.copy()
        copied.id, copied.properties["title"] = file.id, name
        file.book = copied
    return masked(resource(cloud, file, asked.email), asked, _DEFAULT, _FILE_FIELDS)


def delete_file(cloud: Cloud, asked: Asked) -> None:
    file = cloud.drive_file(asked.parts["file"], asked.email)
    if cloud.role(file, asked.email) != "owner":
        message = "The user does not have sufficient permissions for this file."
        raise drive_error(403, "insufficientFilePermissions", message)
    del cloud.files[file.id]
    cloud.changes.append(file.id)


def export(cloud: Cloud, asked: Asked) -> str:
    file = cloud.drive_file(asked.parts["file"], asked.email)
    if asked.params.get("mimeType") != "text/csv" or not file.book:
        raise drive_error(400, "badRequest", "The requested conversion is not supported.")
    sheet = file.book.sheets[0]
    lines = read(file.book, sheet, sheet.whole, Reading()).get("values", [])
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().removesuffix("\r\n")


def _permission(kind: str, role: str, who: str) -> Json:
    answer: Json = {"kind": "drive#permission", "type": kind, "role": role}
    if kind in {"user", "group"}:
        answer |= {"id": permission_id(who), "emailAddress": who, "displayName": who.split("@")[0]}
        answer |= {"deleted": False, "pendingOwner": False}
    elif kind == "domain":
        answer |= {"id": permission_id(who), "domain": who, "allowFileDiscovery": False}
    else:
        answer |= {"id": "anyoneWithLink", "allowFileDiscovery": False}
    return answer


def list_permissions(cloud: Cloud, asked: Asked) -> Json:
    file = cloud.drive_file(asked.parts["file"], asked.email)
    if cloud.role(file, asked.email) not in ROLES[2:]:
        message = "The user does not have sufficient permissions for this file."
        raise drive_error(403, "insufficientFilePermissions", message)
    size, start = _page(asked, 100, 100)
    every = list(file.permissions.values())
    answer: Json = {"kind": "drive#permissionList", "permissions": every[start : start + size]}
    if start + size < len(every):
        answer["nextPageToken"] = f"~{start + size}"
    if not asked.params.get("fields"):
        short = {name: {} for name in ("kind", "id", "type", "role")}
        return answer | {"permissions": masks.select(answer["permissions"], short)}
    return masked(answer, asked, (), ("kind", "nextPageToken", "permissions"))


def add_permission(cloud: Cloud, asked: Asked) -> Json:
    file = _writable(cloud, asked.parts["file"], asked.email)
    kind, role = asked.body.get("type"), asked.body.get("role")
    if kind not in {"user", "group", "domain", "anyone"}:
        raise drive_error(400, "required", "The permission type field is required.")
    if role not in ROLES:
        raise drive_error(400, "invalid", f"The specified role is invalid: {role}")
    who = asked.body.get("emailAddress" if kind in {"user", "group"} else "domain") or ""
    if kind != "anyone" and (not who or (kind != "domain" and "@" not in who)):
        message = (
            "The specified emailAddress is invalid or not applicable for the given permission "
            f"type: {who}"
        )
        raise drive_error(400, "invalidSharingRequest", message)
    made = _permission(kind, role, who)
    file.permissions[made["id"]] = made
    # Sharing is an invisible change: the version rises, the time of the last edit stays.
    modified = file.history[-1]
    file.history.append((modified[0], modified[1] + 1))
    return masked(made, asked, ("kind", "id", "type", "role"), _PERMISSION_FIELDS)


def one_permission(cloud: Cloud, asked: Asked) -> Json:
    file = _writable(cloud, asked.parts["file"], asked.email)
    found = _found(file, asked.parts["permission"])
    if asked.method == "PATCH":
        if asked.body.get("role") not in ROLES:
            raise bad_field("permission.role", "The specified role is invalid.")
        found["role"] = asked.body["role"]
    return masked(found, asked, ("kind", "id", "type", "role"), _PERMISSION_FIELDS)


def _found(file: File, number: str) -> Json:
    if number not in file.permissions:
        message = f"Permission not found: {number}."
        raise drive_error(404, "notFound", message, location="permissionId")
    return file.permissions[number]


def delete_permission(cloud: Cloud, asked: Asked) -> None:
    file = _writable(cloud, asked.parts["file"], asked.email)
    if _found(file, asked.parts["permission"])["role"] == "owner":
        message = "The owner of a file cannot be removed."
        raise drive_error(403, "cannotRemoveOwner", message)
    del file.permissions[asked.parts["permission"]]

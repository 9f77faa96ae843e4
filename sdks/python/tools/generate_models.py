"""Makes src/videoconf_sdk/_models.py from contract/openapi.yaml. usage: generate_models.py OPENAPI OUTPUT"""

from __future__ import annotations

import sys
from keyword import iskeyword
from pathlib import Path
from typing import Any

import yaml

# What has an id of its own shows it as `id` too.
IDS = {
    "Meeting": "meeting_id", "MeetingCreated": "meeting_id", "MeetingRow": "meeting_id", "Participant": "participant_id",
    "Recording": "recording_id", "ChatMessage": "message_id", "Profile": "user_id", "AdministeredProfile": "user_id",
    "ApiKey": "api_key_id", "ApiKeyCreated": "api_key_id", "Webhook": "webhook_id", "WebhookWithSecret": "webhook_id",
    "WebhookDelivery": "delivery_id", "Event": "event_id", "HistoryEntry": "event_id", "RecordingEvent": "event_id",
}  # fmt: skip
# Objects inside others, by where they are; what is not named here is named after both.
INNER = {
    "MeetingRows.meetings": "MeetingRow", "Messages.messages": "ChatMessage", "History.history": "HistoryEntry",
    "Attendance.attendance": "AttendanceEntry", "IceServers.ice_servers": "IceServer", "Meeting.active_recordings": "ActiveRecording",
    "Recording.parts": "RecordingPart", "AttendanceEntry.intervals": "AttendanceInterval",
    "RecordingEvents.events": "RecordingEvent", "RateLimits.rate_limits": "RateLimit", "HistoryProof.checkpoint": "Checkpoint",
    "LedgerAudit.findings": "LedgerFinding", "LedgerKeys.keys": "LedgerKey", "UserSettings.notification_preferences": "NotificationPreferences",
}  # fmt: skip
LEFT_OUT = {"MeetingV2", "KeySet", "Error", "Health", "WebhookMessage"}
HEAD = '''"""Made by tools/generate_models.py from contract/openapi.yaml; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Union

from typing_extensions import NotRequired, TypedDict
'''


class Models:
    def __init__(self, schemas: dict[str, Any]) -> None:
        self.schemas = {name: self.whole(schema, schemas) for name, schema in schemas.items()}
        self.classes: dict[str, str] = {}

    @staticmethod
    def whole(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
        """What is put together of several, as one."""
        if "allOf" not in schema:
            return schema
        parts = [schemas[it["$ref"].rsplit("/", 1)[1]] if "$ref" in it else it for it in schema["allOf"]]
        properties = {name: it for part in parts for name, it in part["properties"].items()}
        required = [name for part in parts for name in part.get("required", part["properties"])]
        return {"type": "object", "properties": properties, "required": required}

    def text(self) -> str:
        for name, schema in self.schemas.items():
            if name in LEFT_OUT:
                continue
            if "enum" in schema:
                self.classes[name] = f"{name} = {self.literal(schema)}"
            elif "properties" in schema:
                closed = schema.get("additionalProperties") is False
                if not closed or name in ("UserSettings", "Restrictions"):
                    self.model(name, schema)
                if closed or name in ("UserSettings", "Restrictions"):
                    self.params(name, schema)
        codes = self.schemas["Error"]["properties"]["error"]["properties"]["code"]
        self.classes["ServerErrorCode"] = f"ServerErrorCode = {self.literal(codes)}"
        return HEAD + "".join("\n\n" + text + "\n" for text in self.classes.values())

    def model(self, name: str, schema: dict[str, Any]) -> None:
        required = schema.get("required", list(schema["properties"]))
        lines = []
        for prop, it in schema["properties"].items():
            type_ = self.type(it, f"{name}.{prop}")
            word = prop + "_" if iskeyword(prop) else prop
            lines.append(f"    {word}: {type_ if prop in required else optional(type_)}")
        if name in IDS:
            lines += ["", "    @property", "    def id(self) -> str:", f"        return self.{IDS[name]}"]
        doc = schema.get("description")
        head = [f'    """{doc[0].upper() + doc[1:]}."""', ""] if doc and "\n" not in doc else []
        self.classes[name] = "\n".join(["@dataclass(frozen=True)", f"class {name}:", *head, *lines])

    def params(self, name: str, schema: dict[str, Any]) -> None:
        required = schema.get("required", [])
        lines = []
        for prop, it in schema["properties"].items():
            type_ = self.type(it, f"{name}Params.{prop}", given=True)
            lines.append(f"    {prop}: {type_ if prop in required else f'NotRequired[{type_}]'}")
        if any(map(iskeyword, schema["properties"])):
            # A name that the language has taken cannot be a field's, but it can be a key.
            keys = ", ".join('"' + line.strip().replace(": ", '": ', 1) for line in lines)
            self.classes[name + "Params"] = f'{name}Params = TypedDict("{name}Params", {{{keys}}})'
            return
        self.classes[name + "Params"] = "\n".join([f"class {name}Params(TypedDict):", *lines])

    def type(self, it: dict[str, Any], where: str, given: bool = False) -> str:
        if "$ref" in it:
            name = it["$ref"].rsplit("/", 1)[1]
            return name + "Params" if given and "properties" in self.schemas[name] else name
        if "enum" in it:
            return self.literal(it)
        if "const" in it:
            return f"Literal[{it['const']!r}]"
        if "anyOf" in it or "oneOf" in it:
            return "Any"
        kind = it.get("type")
        if isinstance(kind, list):
            [one] = [each for each in kind if each != "null"]
            return optional(self.type({**it, "type": one}, where, given))
        match kind:
            case "string":
                timely = it.get("format") == "date-time"
                return ("Union[datetime, str]" if given else "datetime") if timely else "str"
            case "integer":
                return "int"
            case "number":
                return "float"
            case "boolean":
                return "bool"
            case "null":
                return "None"
            case "array":
                return f"list[{self.type(it['items'], where, given)}]"
            case "object" if "properties" in it:
                name = INNER.get(where.replace("Params.", "."), where.replace(".", "_").title().replace("_", ""))
                if where not in INNER and not given:
                    parent, prop = where.split(".")
                    name = INNER.get(where, parent + "".join(word.capitalize() for word in prop.split("_")))
                if given:
                    self.params(name, it)
                    return name + "Params"
                self.model(name, it)
                return name
            case "object":
                values = it.get("additionalProperties")
                return f"dict[str, {self.type(values, where) if isinstance(values, dict) else 'Any'}]"
        raise ValueError(f"{where}: {it}")

    @staticmethod
    def literal(it: dict[str, Any]) -> str:
        return "Literal[" + ", ".join(repr(value).replace("'", '"') for value in it["enum"]) + "]"


def optional(type_: str) -> str:
    return "None" if type_ == "None" else f"Union[{type_}, None]"


if __name__ == "__main__":
    description = yaml.safe_load(Path(sys.argv[1]).read_text())
    Path(sys.argv[2]).write_text(Models(description["components"]["schemas"]).text())

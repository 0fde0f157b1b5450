"""A real Synapse homeserver on loopback, and people on it."""

import hashlib
import hmac
import json
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

CONFIG = """
server_name: gate.test
pid_file: {folder}/homeserver.pid
listeners:
  - {{port: {port}, bind_addresses: [127.0.0.1], type: http, resources: [{{names: [client]}}]}}
database: {{name: sqlite3, args: {{database: {folder}/homeserver.db}}}}
media_store_path: {folder}/media
signing_key_path: {folder}/signing.key
log_config: {folder}/log.yaml
registration_shared_secret: interop
macaroon_secret_key: interop
form_secret: interop
report_stats: false
trusted_key_servers: []
federation_domain_whitelist: []
app_service_config_files: [{registration}]
rc_message: {{per_second: 1000, burst_count: 1000}}
rc_login: {{address: {{per_second: 1000, burst_count: 1000}}}}
rc_invites: {{per_user: {{per_second: 1000, burst_count: 1000}}, per_issuer: {{per_second: 1000, burst_count: 1000}}}}
"""

LOG = """
version: 1
handlers: {{file: {{class: logging.FileHandler, filename: {folder}/homeserver.log}}}}
root: {{level: INFO, handlers: [file]}}
"""


def call(method, url, body=None, token=None, raw=None, content_type="application/json"):
    """One request; the JSON that came back. Errors of the server are raised with what it said."""
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": content_type}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.loads(reply.read() or b"{}")
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{method} {url}: {error.code} {error.read()[:300]!r}") from None


class Homeserver:
    def __init__(self, folder: pathlib.Path, port: int, registration: pathlib.Path):
        self.folder, self.url = folder, f"http://127.0.0.1:{port}"
        (folder / "media").mkdir(parents=True)
        (folder / "log.yaml").write_text(LOG.format(folder=folder))
        (folder / "homeserver.yaml").write_text(
            CONFIG.format(folder=folder, port=port, registration=registration)
        )
        subprocess.run(
            [sys.executable, "-m", "synapse._scripts.generate_signing_key", "-o", folder / "signing.key"], check=True
        )
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "synapse.app.homeserver", "--config-path", self.folder / "homeserver.yaml"],
            stdout=open(self.folder / "stdout.log", "ab"), stderr=subprocess.STDOUT,
        )
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/health", timeout=2).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"the homeserver ended; see {self.folder}/stdout.log") from None
                time.sleep(0.1)
        raise RuntimeError("the homeserver is not ready after a minute")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=30)

    def person(self, name: str) -> "Person":
        """Makes an account."""
        path = self.url + "/_synapse/admin/v1/register"
        nonce = call("GET", path)["nonce"]
        words = "\0".join([nonce, name, "password", "notadmin"]).encode()
        mac = hmac.new(b"interop", words, hashlib.sha1).hexdigest()
        account = {"nonce": nonce, "username": name, "password": "password", "admin": False, "mac": mac}
        return Person(self, call("POST", path, account))


class Person:
    def __init__(self, server: Homeserver, account: dict):
        self.server, self.id, self.token = server, account["user_id"], account["access_token"]
        self.sent = 0

    def api(self, method, path, body=None):
        return call(method, f"{self.server.url}/_matrix/client/v3/{path}", body, self.token)

    def make_room(self, name=None, invite=(), direct=False) -> str:
        body = {"invite": list(invite), "is_direct": direct, "preset": "trusted_private_chat" if direct else "private_chat"}
        if name:
            body["name"] = name
        return self.api("POST", "createRoom", body)["room_id"]

    def join(self, room):
        self.api("POST", f"join/{urllib.parse.quote(room)}", {})

    def invite(self, person: str, room: str):
        self.api("POST", f"rooms/{urllib.parse.quote(room)}/invite", {"user_id": person})

    def say(self, room, text, answering=None, **more) -> str:
        content = {"msgtype": "m.text", "body": text, "m.mentions": {}, **more}
        if answering:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": answering}}
        self.sent += 1
        path = f"rooms/{urllib.parse.quote(room)}/send/m.room.message/t{self.sent}"
        return self.api("PUT", path, content)["event_id"]

    def heard(self, room, speaker) -> list:
        """What somebody said in a room so far, oldest first."""
        page = self.api("GET", f"rooms/{urllib.parse.quote(room)}/messages?dir=b&limit=100")["chunk"]
        return [e for e in reversed(page) if e["sender"] == speaker and e["type"] == "m.room.message"]

    def members(self, room) -> set:
        return set(self.api("GET", f"rooms/{urllib.parse.quote(room)}/joined_members")["joined"])

    def wait(self, room, speaker, count) -> list:
        for _ in range(300):
            said = self.heard(room, speaker)
            if len(said) >= count:
                return said
            time.sleep(0.1)
        raise AssertionError(f"{count} expected, heard {[e['content'].get('body') for e in said]}")

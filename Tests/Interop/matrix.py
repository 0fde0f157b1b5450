"""A leak is reported, taken and repaired in rooms of a real homeserver; the gateway is killed on the way."""

import secrets
import socket
import time

from gateway import Gateway
from homeserver import Homeserver

CONFIG = """
listen: {{host: 127.0.0.1, port: {port}}}
store: {folder}/gatehouse.sqlite
communities:
  - id: guiyuan
    name: 桂园小区
    rooms:
      - {{channel: matrix, chat: "{residents}", setting: residents}}
      - {{channel: matrix, chat: "{staff}", setting: staff}}
    people:
      - {{id: li, name: 李师傅, role: staff, department: engineering, accounts: [{{channel: matrix, sender: "@li:gate.test"}}]}}
      - id: wangfang
        name: 王芳
        homes: [3-2-501]
        accounts: [{{channel: matrix, sender: "@wangfang:gate.test"}}]
channels:
  - id: matrix
    platform: matrix
    community: guiyuan
    base_url: {homeserver}
    user: "@gatehouse:gate.test"
    as_token: ${{MATRIX_AS_TOKEN}}
    hs_token: ${{MATRIX_HS_TOKEN}}
"""

BOT = "@gatehouse:gate.test"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def joined(person, room):
    for _ in range(300):
        if BOT in person.members(room):
            return
        time.sleep(0.1)
    raise AssertionError("the bot did not join")


def run(program, folder):
    folder = folder / "matrix"
    folder.mkdir()
    ours, theirs = free_port(), free_port()
    tokens = {"MATRIX_AS_TOKEN": secrets.token_hex(32), "MATRIX_HS_TOKEN": secrets.token_hex(32)}
    known = {"port": ours, "folder": folder, "homeserver": f"http://127.0.0.1:{theirs}"}

    # The registration is there before the homeserver, and the rooms are there after it.
    gateway = Gateway(program, folder, ours, CONFIG.format(residents="!a", staff="!b", **known), tokens)
    registration = folder / "registration.yaml"
    registration.write_text(
        gateway.run("channels", "registration", "matrix", "--config", gateway.config, "--url", gateway.url)
    )
    server = Homeserver(folder / "synapse", theirs, registration)
    server.start()
    try:
        wang, chen, li = (server.person(name) for name in ["wangfang", "chenwei", "li"])
        residents = wang.make_room("3号楼业主群", invite=[chen.id])
        chen.join(residents)
        staff = li.make_room("维修群")
        gateway.config.write_text(CONFIG.format(residents=residents, staff=staff, **known))
        gateway.check()

        # Asked in while the gateway is away: it is told when it comes, for it greets the homeserver.
        wang.invite(BOT, residents)
        time.sleep(3)
        gateway.start()
        joined(wang, residents)
        li.invite(BOT, staff)
        joined(li, staff)
        direct = wang.make_room(invite=[BOT], direct=True)
        joined(wang, direct)
        print("  joined three rooms on invitation, one of them while it was away")

        wang.say(direct, "在吗")
        time.sleep(1)
        before = len(wang.heard(direct, BOT))
        leak = wang.say(residents, "我家厨房水管漏水了，地上都是水")
        chen.say(residents, "今天天气倒是不错")
        public = wang.wait(residents, BOT, 1)
        assert "#1001" in public[0]["content"]["body"], public[0]["content"]
        assert "501" not in public[0]["content"]["body"], "the home stands in the residents' room"
        assert public[0]["content"]["m.mentions"].keys() <= {"user_ids"}
        assert public[0]["content"]["m.relates_to"]["m.in_reply_to"]["event_id"] == leak
        card = li.wait(staff, BOT, 1)[0]
        assert "501" in card["content"]["body"], card["content"]
        private = wang.wait(direct, BOT, before + 1)
        print("  one sentence gave a number in the group, a card to staff, and the rest to the resident alone")

        gateway.kill()
        li.say(staff, "收到，20分钟到", answering=card["event_id"])
        gateway.start()
        taken = wang.wait(direct, BOT, len(private) + 1)
        assert "李师傅" in taken[-1]["content"]["body"], taken[-1]["content"]
        print("  a quote of the card, sent while the gateway was dead, took the job")

        # A third person: the room that was direct is none any more.
        wang.invite(chen.id, direct)
        chen.join(direct)
        time.sleep(2)
        li.say(staff, "修好了，换了个角阀 35 块")
        time.sleep(3)
        assert not any("35" in e["content"]["body"] for e in wang.heard(direct, BOT)), "the price went to a third person"
        for said in wang.heard(residents, BOT):
            words = said["content"]["body"]
            assert "501" not in words and "35 " not in words, f"private words in the residents' room: {words}"
        print("  nothing private went into the room once a third person was in it")
    finally:
        gateway.stop()
        server.stop()

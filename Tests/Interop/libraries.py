"""Webhooks are signed with each platform's own library, and what we send is read with it."""

import base64
import hashlib
import hmac
import html.parser
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone

from gateway import Gateway
from matrix import free_port
from standin import StandIn

WORDS = "3栋2单元501厨房水管漏水了"

CONFIG = """
listen: {{host: 127.0.0.1, port: {port}}}
store: {folder}/gatehouse.sqlite
communities:
  - id: guiyuan
    name: 桂园小区
    people:
      - {{id: zhou, name: 小周, role: staff, department: service, accounts: [{{channel: app, sender: u-staff}}]}}
    rooms:
      - {{channel: app, chat: staff, setting: staff}}
channels:
"""


class Platform:
    """How a platform talks; the checks are in `request` and `read`."""

    name = ""
    answer: dict = {}
    secrets: dict = {}

    def settings(self, api: str, webhook: str) -> dict:
        raise NotImplementedError

    query = ""

    def request(self, text: str, webhook: str):
        """Headers and body of a message from one person, signed; what belongs into the address is in `query`."""
        raise NotImplementedError

    def spoil(self, headers: dict, body: bytes):
        """The same with one thing changed that must not pass."""
        return headers, body.replace(b"0", b"1", 1)

    # The chat of a platform whose webhook is answered with the words themselves; by its API they go only later.
    answered_in_place = None
    # Who is alone with us in it, where the platform writes to people.
    person_in_place = None

    def read_answer(self, body: bytes):
        """Reads what the webhook itself was answered."""

    def read(self, calls: list):
        """Reads what was sent with the platform's library."""


class Slack(Platform):
    name = "slack"
    answer = {"ok": True, "channel": "D1", "ts": "1795450000.000100"}
    secrets = {"SLACK_SIGNING_SECRET": "5b4ef8356e996923fd46ad2440d9ae13", "SLACK_TOKEN": "xoxb-interop"}

    def settings(self, api, webhook):
        return {"signing_secret": "${SLACK_SIGNING_SECRET}", "token": "${SLACK_TOKEN}", "bot": "U0BOT", "base_url": api}

    def request(self, text, webhook):
        from slack_sdk.signature import SignatureVerifier

        event = {"type": "message", "user": "U0WANG", "text": text, "ts": "1795450000.000200", "channel": "D1", "channel_type": "im"}
        body = json.dumps({"type": "event_callback", "event": event}).encode()
        stamp = str(int(time.time()))
        signature = SignatureVerifier(self.secrets["SLACK_SIGNING_SECRET"]).generate_signature(timestamp=stamp, body=body)
        return {"Content-Type": "application/json", "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}, body

    def read(self, calls):
        from slack_sdk.models.blocks import Block

        path, headers, body = calls[0]
        message = json.loads(body)
        assert path == "/slack/chat.postMessage" and headers["Authorization"] == "Bearer xoxb-interop"
        assert message["channel"] == "D1" and "link_names" not in message and "parse" not in message
        for block in Block.parse_all(message.get("blocks") or []):
            block.validate_json()


class LINE(Platform):
    name = "line"
    answer = {"sentMessages": [{"id": "77", "quoteToken": "q"}]}
    secrets = {"LINE_CHANNEL_SECRET": "cdbcecae44ee13787e15ae7611861151", "LINE_TOKEN": "line-token"}
    person = "U6cddc21158609ba91641e071106f3c1f"

    def settings(self, api, webhook):
        return {"channel_secret": "${LINE_CHANNEL_SECRET}", "token": "${LINE_TOKEN}", "base_url": api}

    def request(self, text, webhook):
        from linebot.v3.webhook import SignatureValidator, WebhookParser

        event = {
            "type": "message", "mode": "active", "timestamp": int(time.time() * 1000), "webhookEventId": "01STST4J2E4QWQ1J3T4MBST6YW",
            "source": {"type": "user", "userId": self.person}, "replyToken": "r" * 32, "deliveryContext": {"isRedelivery": False},
            "message": {"type": "text", "id": "742190871444519187", "quoteToken": "q", "text": text},
        }
        body = json.dumps({"destination": "U" + "0" * 32, "events": [event]}, ensure_ascii=False).encode()
        secret = self.secrets["LINE_CHANNEL_SECRET"]
        signature = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
        assert SignatureValidator(secret).validate(body.decode(), signature)
        assert WebhookParser(secret).parse(body.decode(), signature)[0].message.text == text
        return {"Content-Type": "application/json; charset=utf-8", "x-line-signature": signature}, body

    def read(self, calls):
        from linebot.v3.messaging import PushMessageRequest, ReplyMessageRequest

        for path, headers, body in calls:
            assert headers["Authorization"] == "Bearer line-token"
            if path.endswith("/reply"):
                assert ReplyMessageRequest.from_json(body).reply_token == "r" * 32
            else:
                assert PushMessageRequest.from_json(body).to == self.person and headers["X-Line-Retry-Key"]
            assert json.loads(body)["messages"][0]["text"]


class Telegram(Platform):
    name = "telegram"
    answer = {"ok": True, "result": {"message_id": 41, "date": 1, "chat": {"id": 200, "type": "private"}}}
    secrets = {"TELEGRAM_TOKEN": "77:AAtoken", "TELEGRAM_SECRET": "interop-secret"}

    def settings(self, api, webhook):
        return {"token": "${TELEGRAM_TOKEN}", "secret": "${TELEGRAM_SECRET}", "username": "gate_bot", "base_url": api}

    def request(self, text, webhook):
        import telegram

        person = {"id": 200, "is_bot": False, "first_name": "芳"}
        update = {"update_id": 9, "message": {"message_id": 40, "date": int(time.time()), "chat": {"id": 200, "type": "private"}, "from": person, "text": text}}
        assert telegram.Update.de_json(update, None).message.text == text
        return {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": "interop-secret"}, json.dumps(update).encode()

    def spoil(self, headers, body):
        return headers | {"X-Telegram-Bot-Api-Secret-Token": "another"}, body

    def read(self, calls):
        import telegram

        path, _, body = calls[0]
        message = json.loads(body)
        assert path == "/telegram/bot77:AAtoken/sendMessage" and message["chat_id"] == 200
        assert telegram.LinkPreviewOptions.de_json(message["link_preview_options"], None).is_disabled
        if "reply_parameters" in message:
            assert telegram.ReplyParameters.de_json(message["reply_parameters"], None).message_id
        if "reply_markup" in message:
            assert telegram.InlineKeyboardMarkup.de_json(message["reply_markup"], None).inline_keyboard
        html.parser.HTMLParser().feed(message["text"])


class Twilio(Platform):
    name = "twilio"
    answer = {"sid": "SM9", "status": "queued"}
    secrets = {"TWILIO_AUTH_TOKEN": "fdc7e1916cc7dead07939feb9cdaeafa"}
    answered_in_place = "+8613900001111"

    def read_answer(self, body):
        import xml.etree.ElementTree as tree

        answer = tree.fromstring(body)
        assert answer.tag == "Response" and "#1" in answer.find("Message").text, body

    def settings(self, api, webhook):
        return {"account_sid": "AC1", "auth_token": "${TWILIO_AUTH_TOKEN}", "from": '"+85230010001"', "public_url": webhook, "base_url": api}

    def request(self, text, webhook):
        from twilio.request_validator import RequestValidator

        form = {"MessageSid": "SM1", "AccountSid": "AC1", "From": "+8613900001111", "To": "+85230010001", "Body": text, "NumMedia": "0"}
        signature = RequestValidator(self.secrets["TWILIO_AUTH_TOKEN"]).compute_signature(webhook, form)
        return {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature}, urllib.parse.urlencode(form).encode()

    def read(self, calls):
        path, headers, body = calls[0]
        form = dict(urllib.parse.parse_qsl(body.decode(), strict_parsing=True))
        assert path == "/twilio/2010-04-01/Accounts/AC1/Messages.json" and form["To"] == "+8613900001111" and form["Body"]
        assert base64.b64decode(headers["Authorization"].removeprefix("Basic ")).decode().startswith("AC1:")


class Discord(Platform):
    name = "discord"
    answer = {"id": "99"}
    secrets = {"DISCORD_TOKEN": "discord-token"}

    answered_in_place = "75"

    def read_answer(self, body):
        answer = json.loads(body)
        assert answer["type"] == 4 and "#1" in answer["data"]["content"], body

    def __init__(self):
        from nacl.signing import SigningKey

        self.key = SigningKey.generate()

    def settings(self, api, webhook):
        return {"public_key": f'"{self.key.verify_key.encode().hex()}"', "token": "${DISCORD_TOKEN}", "base_url": api}

    def request(self, text, webhook):
        option = {"name": "text", "type": 3, "value": text}
        body = json.dumps({"id": "70", "type": 2, "token": "i", "channel_id": "75", "user": {"id": "46", "username": "w"}, "data": {"name": "baoxiu", "options": [option]}}).encode()
        stamp = str(int(time.time()))
        signature = self.key.sign(stamp.encode() + body).signature.hex()
        return {"Content-Type": "application/json", "X-Signature-Timestamp": stamp, "X-Signature-Ed25519": signature}, body

    def read(self, calls):
        path, headers, body = calls[0]
        assert path == "/discord/channels/75/messages" and headers["Authorization"] == "Bot discord-token"
        assert json.loads(body)["allowed_mentions"]["parse"] == []


class Standard(Platform):
    name = "app"
    answer = {"id": "o-1"}
    secrets = {"APP_SECRET": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}

    def settings(self, api, webhook):
        return {"secret": "${APP_SECRET}", "send_url": api}

    def request(self, text, webhook):
        from standardwebhooks import Webhook

        now = datetime.now(timezone.utc)
        data = {"id": "m-1", "chat": {"id": "d-7", "kind": "direct"}, "sender": {"id": "u-7", "name": "芳"}, "text": text, "mentioned": False}
        body = json.dumps({"type": "message.created", "timestamp": now.isoformat(), "data": data})
        signature = Webhook(self.secrets["APP_SECRET"]).sign("m-1", now, body)
        return {"Content-Type": "application/json", "webhook-id": "m-1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}, body.encode()

    def read(self, calls):
        from standardwebhooks import Webhook

        for _, headers, body in calls:
            Webhook(self.secrets["APP_SECRET"]).verify(body.decode(), {key.lower(): value for key, value in headers.items()})


class WeCom(Platform):
    name = "wecom"
    answer = {"errcode": 0, "errmsg": "ok", "access_token": "wecom-token", "expires_in": 7200, "msgid": "m-1"}
    secrets = {"WECOM_SECRET": "s", "WECOM_TOKEN": "QDG6eK", "WECOM_AES_KEY": "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"}

    def settings(self, api, webhook):
        return {
            "corp_id": "wx5823bf96d3bd56c7", "agent_id": '"1000002"', "secret": "${WECOM_SECRET}", "token": "${WECOM_TOKEN}",
            "aes_key": "${WECOM_AES_KEY}", "base_url": api,
        }

    def request(self, text, webhook):
        import xml.etree.ElementTree as tree

        from wechatpy.enterprise.crypto import WeChatCrypto

        crypto = WeChatCrypto(self.secrets["WECOM_TOKEN"], self.secrets["WECOM_AES_KEY"], "wx5823bf96d3bd56c7")
        message = (
            "<xml><ToUserName>wx5823bf96d3bd56c7</ToUserName><FromUserName>wang</FromUserName>"
            f"<CreateTime>{int(time.time())}</CreateTime><MsgType>text</MsgType><Content>{text}</Content>"
            "<MsgId>4561255354251345929</MsgId><AgentID>1000002</AgentID></xml>"
        )
        body = crypto.encrypt_message(message, "nonce", str(int(time.time())))
        fields = {element.tag: element.text for element in tree.fromstring(body)}
        self.query = "?" + urllib.parse.urlencode(
            {"msg_signature": fields["MsgSignature"], "timestamp": fields["TimeStamp"], "nonce": fields["Nonce"]}
        )
        inner = f"<xml><ToUserName>wx5823bf96d3bd56c7</ToUserName><Encrypt>{fields['Encrypt']}</Encrypt><AgentID>1000002</AgentID></xml>"
        return {"Content-Type": "text/xml"}, inner.encode()

    def spoil(self, headers, body):
        at = body.index(b"<Encrypt>") + 20
        return headers, body[:at] + (b"A" if body[at:at + 1] != b"A" else b"B") + body[at + 1:]

    def read(self, calls):
        sent = [call for call in calls if "/message/send" in call[0]]
        assert sent, [call[0] for call in calls]
        message = json.loads(sent[0][2])
        assert "access_token=wecom-token" in sent[0][0] and message["touser"] == "wang" and str(message["agentid"]) == "1000002"


class Feishu(Platform):
    name = "feishu"
    answer = {"code": 0, "msg": "ok", "tenant_access_token": "t-1", "expire": 7200, "data": {"message_id": "om_9"}}
    secrets = {"FEISHU_SECRET": "s", "FEISHU_KEY": "interop encrypt key", "FEISHU_TOKEN": "verification"}

    def settings(self, api, webhook):
        return {
            "app_id": "cli_1", "app_secret": "${FEISHU_SECRET}", "encrypt_key": "${FEISHU_KEY}",
            "verification_token": "${FEISHU_TOKEN}", "bot_open_id": "ou_bot", "base_url": api,
        }

    def request(self, text, webhook):
        import os

        import lark_oapi
        from Crypto.Cipher import AES
        from Crypto.Util.Padding import pad
        from lark_oapi.core.model import RawRequest

        message = {
            "message_id": "om_1", "chat_id": "oc_1", "chat_type": "p2p", "message_type": "text",
            "create_time": str(int(time.time() * 1000)), "content": json.dumps({"text": text}),
        }
        event = {
            "schema": "2.0",
            "header": {
                "event_id": "e1", "event_type": "im.message.receive_v1", "token": self.secrets["FEISHU_TOKEN"],
                "app_id": "cli_1", "tenant_key": "t", "create_time": message["create_time"],
            },
            "event": {"sender": {"sender_id": {"open_id": "ou_wang"}, "sender_type": "user"}, "message": message},
        }
        key, vector = self.secrets["FEISHU_KEY"], os.urandom(16)
        cipher = AES.new(hashlib.sha256(key.encode()).digest(), AES.MODE_CBC, vector)
        sealed = base64.b64encode(vector + cipher.encrypt(pad(json.dumps(event).encode(), 16))).decode()
        body, stamp = json.dumps({"encrypt": sealed}).encode(), str(int(time.time()))
        signature = hashlib.sha256(f"{stamp}nonce{key}".encode() + body).hexdigest()
        headers = {
            "Content-Type": "application/json", "X-Lark-Request-Timestamp": stamp, "X-Lark-Request-Nonce": "nonce",
            "X-Lark-Signature": signature,
        }
        # What we are about to be given is what the platform's own library takes for genuine and reads so.
        heard = []
        handler = (
            lark_oapi.EventDispatcherHandler.builder(key, self.secrets["FEISHU_TOKEN"])
            .register_p2_im_message_receive_v1(lambda data: heard.append(data.event.message.content)).build()
        )
        request = RawRequest()
        request.uri, request.headers, request.body = "/", headers, body
        assert handler.do(request).status_code == 200 and json.loads(heard[0])["text"] == text
        return headers, body

    def spoil(self, headers, body):
        at = body.index(b'": "') + 60
        return headers, body[:at] + (b"A" if body[at:at + 1] != b"A" else b"B") + body[at + 1:]

    def read(self, calls):
        import lark_oapi
        from lark_oapi.api.im.v1 import CreateMessageRequestBody, ReplyMessageRequestBody

        sent = [call for call in calls if "/im/v1/messages" in call[0]]
        assert sent, [call[0] for call in calls]
        for path, headers, body in sent:
            assert headers["Authorization"] == "Bearer t-1"
            kind = ReplyMessageRequestBody if path.endswith("/reply") else CreateMessageRequestBody
            message = lark_oapi.JSON.unmarshal(body.decode(), kind)
            assert message.uuid and json.loads(message.content) and message.msg_type in ("post", "interactive")


class WeChatOA(Platform):
    name = "wechat-oa"
    answer = {"errcode": 0, "errmsg": "ok", "access_token": "oa-token", "expires_in": 7200}
    secrets = {"OA_SECRET": "s", "OA_TOKEN": "QDG6eK", "OA_AES_KEY": "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"}
    answered_in_place = "owang"
    person_in_place = "owang"

    def settings(self, api, webhook):
        return {
            "app_id": "wx49f0ab532d5d035a", "app_secret": "${OA_SECRET}", "token": "${OA_TOKEN}",
            "aes_key": "${OA_AES_KEY}", "base_url": api,
        }

    def crypto(self):
        from wechatpy.crypto import WeChatCrypto

        return WeChatCrypto(self.secrets["OA_TOKEN"], self.secrets["OA_AES_KEY"], "wx49f0ab532d5d035a")

    def request(self, text, webhook):
        import xml.etree.ElementTree as tree

        from wechatpy import parse_message
        from wechatpy.utils import WeChatSigner

        message = (
            "<xml><ToUserName>gh_1</ToUserName><FromUserName>owang</FromUserName>"
            f"<CreateTime>{int(time.time())}</CreateTime><MsgType>text</MsgType><Content>{text}</Content>"
            "<MsgId>4561255354251345930</MsgId></xml>"
        )
        assert parse_message(message).content == text
        stamp = str(int(time.time()))
        fields = {element.tag: element.text for element in tree.fromstring(self.crypto().encrypt_message(message, "nonce", stamp))}
        signer = WeChatSigner()
        signer.add_data(self.secrets["OA_TOKEN"], stamp, "nonce")
        self.query = "?" + urllib.parse.urlencode({
            "signature": signer.signature, "timestamp": stamp, "nonce": "nonce", "encrypt_type": "aes",
            "msg_signature": fields["MsgSignature"],
        })
        return {"Content-Type": "text/xml"}, f"<xml><ToUserName>gh_1</ToUserName><Encrypt>{fields['Encrypt']}</Encrypt></xml>".encode()

    def spoil(self, headers, body):
        at = body.index(b"<Encrypt>") + 20
        return headers, body[:at] + (b"A" if body[at:at + 1] != b"A" else b"B") + body[at + 1:]

    def read_answer(self, body):
        import xml.etree.ElementTree as tree

        fields = {element.tag: element.text for element in tree.fromstring(body)}
        inner = self.crypto().decrypt_message(body, fields["MsgSignature"], fields["TimeStamp"], fields["Nonce"])
        answer = tree.fromstring(inner)
        assert answer.find("ToUserName").text == "owang" and "#1" in answer.find("Content").text, inner

    def read(self, calls):
        sent = [call for call in calls if "/message/custom/send" in call[0]]
        assert sent, [call[0] for call in calls]
        message = json.loads(sent[0][2])
        assert "access_token=oa-token" in sent[0][0] and message["touser"] == "owang" and message["text"]["content"]


def post(url, headers, body):
    """The status and the body of the answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data=body, headers=headers), timeout=20) as reply:
            return reply.status, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def wait_for(check):
    """A platform may first be asked for a token: the check is made again until it holds, or for ten seconds."""
    for _ in range(100):
        try:
            return check()
        except AssertionError:
            time.sleep(0.1)
    check()


def run(program, folder):
    folder = folder / "libraries"
    folder.mkdir()
    platforms = [Slack(), LINE(), Telegram(), Twilio(), Discord(), WeCom(), WeChatOA(), Feishu(), Standard()]
    api = StandIn({platform.name: platform.answer for platform in platforms})
    port = free_port()
    config = CONFIG.format(port=port, folder=folder)
    secrets = {}
    for platform in platforms:
        kind = "standard" if platform.name == "app" else platform.name
        lines = {"platform": kind, "community": "guiyuan"}
        lines |= platform.settings(f"{api.url}/{platform.name}", f"http://127.0.0.1:{port}/hooks/{platform.name}")
        config += f"  - id: {platform.name}\n" + "".join(f"    {key}: {value}\n" for key, value in lines.items())
        secrets |= platform.secrets
    gateway = Gateway(program, folder, port, config, secrets)
    gateway.check()
    gateway.start()
    try:
        for platform in platforms:
            webhook = f"{gateway.url}/hooks/{platform.name}"
            headers, body = platform.request(WORDS, webhook)
            address = webhook + platform.query
            status, _ = post(address, *platform.spoil(headers, body))
            assert status in (400, 401, 403), f"{platform.name}: a forgery was taken"
            status, answer = post(address, headers, body)
            assert status == 200, f"{platform.name}: not taken"
            if platform.answered_in_place:
                platform.read_answer(answer)
                person = ["--person", platform.person_in_place] if platform.person_in_place else []
                gateway.run(
                    "channels", "test", platform.name, "--chat", platform.answered_in_place, *person, "--config",
                    gateway.config,
                )
            api.wait(f"/{platform.name}")
            wait_for(lambda: platform.read(api.wait(f"/{platform.name}")))
            print(f"  {platform.name}: its signature is taken, a forgery is not, our answer is read")
        told = gateway.run("channels", "test", "slack", "--chat", "D1", "--person", "U0WANG", "--config", gateway.config)
        assert "delivered" in told and "1795450000.000100" in told, told
        print("  slack: a hello is said from the command line, and reported step by step")
        told = gateway.run("channels", "webhook", "telegram", "set", "--url", "https://desk.example.org", "--config", gateway.config)
        assert "https://desk.example.org/hooks/telegram" in told
        set_up = json.loads(api.wait("/telegram/bot77:AAtoken/setWebhook")[0][2])
        assert set_up["url"] == "https://desk.example.org/hooks/telegram" and set_up["secret_token"] == "interop-secret"
        print("  telegram: its webhook is set from the command line")
    finally:
        gateway.stop()

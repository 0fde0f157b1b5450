import Chat
import Foundation
import Wire

@testable import Channels

/// WhatsApp's Cloud API: signed callbacks, messages into groups and to numbers.
struct WhatsAppStandIn: StandIn {
    let platform = "whatsapp"
    let cast = Casting(
        residents: "group-residents", staff: "group-staff", wang: "8613800000001", wangAlone: "8613800000001",
        li: "8613800000002", liAlone: "8613800000002", tellsQuotes: true)
    /// The name of an approved template, if there is one: who was heard in a group alone can be written to no other way.
    var template: String? = "ticket_news"
    private let sent = Memory(0)
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "token": ["t"], "app_secret": ["secret"], "verify_token": ["v"], "phone_number_id": ["555"],
            "base_url": [address], "template": [template].compactMap { $0 },
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        var message: [String: Any] = [
            "from": said.sender.raw, "id": "wamid.\(said.number)", "type": "text", "text": ["body": said.text],
            "timestamp": String(Int(said.now.timeIntervalSince1970)),
        ]
        if said.kind == .group { message["group_id"] = said.room.raw }
        message["context"] = said.quoting.map { ["from": "8520000", "id": $0.raw] }
        let value: [String: Any] = [
            "messaging_product": "whatsapp",
            "metadata": ["display_phone_number": "8520000", "phone_number_id": "555"],
            "contacts": [["profile": ["name": said.sender.raw], "wa_id": said.sender.raw]], "messages": [message],
        ]
        let body = json([
            "object": "whatsapp_business_account",
            "entry": [["id": "1", "changes": [["field": "messages", "value": value]]]],
        ])
        let code = Code.sha256(of: body, by: Secret("secret")).hex
        return Webhook(path: "/hooks/\(channel)", headers: [("X-Hub-Signature-256", "sha256=\(code)")], body: body)
    }

    func answer(_ call: Webhook) throws -> Answered {
        if call.path == "/555/media", let file = FormParts(call)["file"],
            FormParts(call).text("messaging_product") == "whatsapp"
        {
            return .json(#"{"id":"\#(files.keep(file.bytes))"}"#)
        }
        guard call.path == "/555/messages", call.headers(named: "authorization") == ["Bearer t"] else {
            throw UnknownCall(call)
        }
        let body = Fields(call.body)
        let id = sent.change { sent in
            sent += 1
            return "wamid.b\(sent)"
        }
        // Words, or words above buttons.
        let file = ["image", "document"].contains(body["type"].text) ? body[body["type"].text] : body["text"]
        let form = body["template"]
        let filled = form["components"][0]["parameters"][0]["text"].text
        let words =
            body["text"]["body"].text + body["interactive"]["body"]["text"].text + file["caption"].text
            + (form["name"].text.isEmpty ? "" : "[\(form["name"].text)] \(filled)")
        return .json(
            #"{"messaging_product":"whatsapp","messages":[{"id":"\#(id)"}]}"#,
            Shown(room: ChatID(body["to"].text), text: words, id: MessageID(id), file: files.bytes(file["id"].text)))
    }
}

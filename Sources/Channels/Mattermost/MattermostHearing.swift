import Chat
import Foundation

extension MattermostPost {
    /// - Parameter bot: our name, without the @, in lower case.
    func inbound(to bot: String) throws(Refusal) -> Inbound {
        guard let id = [post_id, trigger_id].compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
            throw Refusal(.malformed, "neither post_id nor trigger_id")
        }
        let heard = AtName(text ?? "", called: bot)
        let files = (file_ids ?? "").split(separator: ",").map {
            Attachment(kind: .file, reference: String($0), address: "/api/v4/files/\(encoded(String($0)))")
        }
        return Inbound(
            id: MessageID(id), dedupe: id, room: mattermostRoom(channel_id, channel_name),
            sender: Sender(id: SenderID(user_id), name: user_name), text: heard.text,
            mentioned: heard.isCalled || command != nil, attachments: files, sentAt: moment(milliseconds: timestamp),
            command: command)
    }
}

extension MattermostAction {
    /// What our own buttons hold is one text; of another's making, all of it but the secret.
    func press() -> Press {
        let rest = context.filter { $0.key != "secret" }
        let value = rest["value"]?.text ?? String(decoding: bytes(ofJSON: rest), as: UTF8.self)
        return Press(
            id: trigger_id, dedupe: trigger_id, room: mattermostRoom(channel_id, channel_name),
            sender: Sender(id: SenderID(user_id), name: user_name), message: post_id.map { MessageID($0) }, value: value
        )
    }
}

/// Direct channels are named by the ids of the two, and no other channel may be named so; what is private is said in
/// nothing else.
///
/// Source: the server's model package, `GetDMNameFromIds` and `IsValidId` (26 characters of a–z and 0–9).
private func mattermostRoom(_ id: String, _ name: String?) -> Room {
    let halves = (name ?? "").split(separator: "_", omittingEmptySubsequences: false)
    let isDirect =
        halves.count == 3 && halves[1].isEmpty
        && [halves[0], halves[2]].allSatisfy { half in
            half.utf8.count == 26 && half.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
    return Room(id: ChatID(id), kind: isDirect ? .direct : .group, name: isDirect ? nil : name)
}

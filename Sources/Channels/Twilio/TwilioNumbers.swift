import Foundation
import Wire

/// The number's or the messaging service's own address.
///
/// Source: twilio.com/docs, IncomingPhoneNumber resource; twilio-oai, twilio_messaging_v1 (UpdateService).
extension Twilio: TakesWebhook {
    /// What comes is proven by the very address it was sent to, so only that one will do.
    package func objection(to address: String) -> String? {
        if from.hasPrefix("whatsapp:") {
            return "a sender of WhatsApp takes its address in Twilio's console, under Messaging, Senders"
        }
        guard address == publicURL else {
            return
                "public_url is ‘\(publicURL)’, so what Twilio sends to ‘\(address)’ would be refused; make them the same"
        }
        return nil
    }

    /// A messaging service is told at once; a number has to be found first, for Twilio knows it by another name.
    package func webhookCalls(for address: String) -> [HTTPCall] {
        guard from.hasPrefix("MG") else {
            let number = "\(account(at: "IncomingPhoneNumbers.json"))?PhoneNumber=\(encoded(from))"
            return [HTTPCall(method: .get, url: number, headers: [authorization])]
        }
        return [
            post(
                "\(messagingURL)/v1/Services/\(encoded(from))",
                [
                    (name: "InboundRequestUrl", value: address), (name: "InboundMethod", value: "POST"),
                    // Else each number's own address would count.
                    (name: "UseInboundWebhookOnNumber", value: "false"),
                ])
        ]
    }

    package func webhookCall(after reply: HTTPReply, for address: String) -> HTTPCall? {
        guard let number = (try? read(TwilioNumbers.self, from: reply.body))?.number(from) else { return nil }
        return post(
            account(at: "IncomingPhoneNumbers/\(encoded(number.sid)).json"),
            [(name: "SmsUrl", value: address), (name: "SmsMethod", value: "POST")])
    }

    package func judgeWebhook(_ reply: HTTPReply) -> Receipt {
        guard (200...299).contains(reply.status) else { return judge(reply) }
        if let numbers = try? read(TwilioNumbers.self, from: reply.body) {
            return numbers.number(from) == nil ? .refused("the account has no number \(from)") : .delivered(nil)
        }
        guard let told = try? read(TwilioTold.self, from: reply.body) else { return judge(reply) }
        if let application = told.sms_application_sid, !application.isEmpty {
            return .refused("the application \(application) answers for this number: take it off there first")
        }
        let kept = told.sms_url ?? told.inbound_request_url
        return kept == publicURL ? .delivered(nil) : .refused("Twilio sends to ‘\(kept ?? "")’ all the same")
    }

    private func account(at path: String) -> String { "\(baseURL)/2010-04-01/Accounts/\(encoded(account))/\(path)" }

    private func post(_ url: String, _ fields: [(name: String, value: String)]) -> HTTPCall {
        HTTPCall(
            method: .post, url: url,
            headers: [("content-type", "application/x-www-form-urlencoded"), authorization],
            body: Form(fields: fields).body)
    }
}

/// Numbers of the account; the pattern that was asked for matches longer ones too.
struct TwilioNumbers: Decodable {
    struct Number: Decodable { let sid: String, phone_number: String }

    let incoming_phone_numbers: [Number]

    func number(_ wanted: String) -> Number? { incoming_phone_numbers.first { $0.phone_number == wanted } }
}

/// A number, or a messaging service, as it is now.
struct TwilioTold: Decodable {
    let sid: String
    let sms_url: String?
    let sms_application_sid: String?
    let inbound_request_url: String?
}

import Channels
import Chat
import Courier
import Foundation
import ServiceLifecycle
import Testing
import Wire

@testable import Gateway

/// A platform told over loopback where to send what it hears, and what it may answer.
@Suite struct DirectingTests {
    private static let address = "https://gate.example.org/hooks/app"

    /// - Returns: the fault, and the calls that came, `method path body`.
    private func told(
        _ standIn: any StandIn, options more: [String: [String]] = [:], at address: String = address,
        answering answers: [HTTPReply]
    ) async throws -> (fault: String?, calls: [String]) {
        let office = WebhookOffice(inner: standIn, answers: answers)
        let server = PlatformServer(office)
        let group = ServiceGroup(services: [server], logger: silence)
        async let running: Void = group.run()
        let own = "http://127.0.0.1:\(try await server.port())"
        var options = standIn.options(at: own)
        for (key, values) in more { options[key] = values.map { $0.replacing("HERE", with: own) } }
        let adapter = try Registry.adapter(platform: standIn.platform, options: Options(options))
        let courier = try Courier()
        let fault = await Directing(platform: try #require(adapter as? any TakesWebhook), courier: courier)
            .fault(in: address)
        await group.triggerGracefulShutdown()
        try await running
        await courier.close()
        return (fault, office.calls.change { $0 })
    }

    private func json(_ text: String, status: Int = 200) -> HTTPReply {
        HTTPReply(status: status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
    }

    @Test func `Twilio's number is looked for, then told`() async throws {
        let found = #"{"incoming_phone_numbers":[{"sid":"PN1","phone_number":"+85220000000"}]}"#
        let kept = #"{"sid":"PN1","sms_url":"\#(Self.address)","sms_application_sid":""}"#
        let (fault, calls) = try await told(TwilioStandIn(), answering: [json(found), json(kept)])
        #expect(fault == nil)
        #expect(calls.count == 2)
        #expect(calls.first == "GET /2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json ")
        #expect(
            calls.last == "POST /2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN1.json "
                + "SmsUrl=https%3A%2F%2Fgate.example.org%2Fhooks%2Fapp&SmsMethod=POST")
    }

    @Test func `Twilio's messaging service is told in one call`() async throws {
        let (fault, calls) = try await told(
            TwilioStandIn(), options: ["from": ["MG7"], "messaging_url": ["HERE"]],
            answering: [json(#"{"sid":"MG7","inbound_request_url":"\#(Self.address)"}"#)])
        #expect(fault == nil)
        #expect(calls.count == 1 && calls[0].hasPrefix("POST /v1/Services/MG7 InboundRequestUrl="))
    }

    @Test func `an address that Twilio's signatures would not prove is not told at all`() async throws {
        let (fault, calls) = try await told(
            TwilioStandIn(), at: "https://other.example.org/hooks/app", answering: [json("{}")])
        #expect(fault?.contains("public_url") == true)
        #expect(calls.isEmpty)
    }

    @Test(arguments: ["telegram", "line", "discord", "whatsapp", "twilio"])
    func `whatever a platform answers instead of yes is a fault, and no secret stands in it`(_ name: String)
        async throws
    {
        let standIn = try #require(PlatformSceneTests.all.first { $0.platform == name })
        let answers = [
            json("<html>"), json("{}", status: 401), json("", status: 302), json(#"{"message":"no"}"#, status: 400),
            json("", status: 503),
        ]
        for answer in answers {
            let (fault, calls) = try await told(standIn, answering: [answer])
            #expect(fault != nil, "\(name) took \(answer.status) for a yes")
            #expect(calls.count == 1)
            let secrets = ["token", "secret", "auth_token", "verify_token", "app_secret"]
                .flatMap { standIn.options(at: "http://127.0.0.1:1")[$0] ?? [] }.filter { $0.count > 3 }
            #expect(secrets.allSatisfy { fault?.contains($0) == false })
        }
    }

    @Test(
        arguments: [
            ("telegram", #"{"ok":true,"result":true,"description":"Webhook was set"}"#, "POST"),
            ("line", "{}", "PUT"), ("discord", #"{"id":"1","interactions_endpoint_url":"x"}"#, "PATCH"),
            ("whatsapp", #"{"success":true}"#, "POST"),
        ])
    func `a yes is a yes`(_ name: String, _ answer: String, _ method: String) async throws {
        let standIn = try #require(PlatformSceneTests.all.first { $0.platform == name })
        let (fault, calls) = try await told(standIn, answering: [json(answer)])
        #expect(fault == nil)
        #expect(calls.count == 1 && calls[0].hasPrefix("\(method) ") && calls[0].contains("gate.example.org"))
    }
}

/// Answers one call after the other with what it was given, and notes them.
private struct WebhookOffice: StandIn {
    let inner: any StandIn
    let answers: [HTTPReply]
    let calls = Memory<[String]>([])

    init(inner: any StandIn, answers: [HTTPReply]) {
        self.inner = inner
        self.answers = answers
    }

    var platform: String { inner.platform }
    var cast: Casting { inner.cast }
    func options(at address: String) -> [String: [String]] { inner.options(at: address) }
    func webhook(_ said: Said) throws -> Webhook { try inner.webhook(said) }

    func answer(_ call: Webhook) throws -> Answered {
        let number = calls.change { calls in
            calls.append("\(call.method) \(call.path) \(String(decoding: call.body, as: UTF8.self))")
            return calls.count
        }
        return Answered(reply: answers[min(number, answers.count) - 1])
    }
}

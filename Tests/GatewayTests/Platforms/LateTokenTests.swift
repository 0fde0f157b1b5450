import Chat
import Foundation
import Storage
import Testing
import Wire

@testable import Channels

/// What is done at a platform besides sending, when what proves us there has run out.
@Suite struct LateTokenTests {
    @Test func `a pressed card is ended with a new token where the old one has run out`() async throws {
        let office = CardOffice()
        try await withHouse(on: office) { house in
            try await house.say("收到", by: "LiShiFu", in: "LiShiFu")
            try await eventually { office.ended.change { $0 } == ["T1", "T2"] }
            try await eventually { try await house.store.count("errand") == 0 }
        }
    }

    @Test func `what was said is fetched also when the ring that told of it is too old`() async throws {
        let office = OldRingOffice()
        try await withHouse(on: office) { house in
            try await house.say(leak, by: office.cast.wang, in: try #require(office.cast.wangAlone))
            #expect(try await house.seen(1, in: try #require(office.cast.wangAlone)).text.contains("#1001"))
            #expect(office.rings.change { $0 } == ["ring1", ""])
        }
    }
}

/// An app of WeCom whose members press a card, and whose first token runs out before the card is ended.
private struct CardOffice: StandIn {
    private let caller = TencentCaller(receiver: "ww1")
    private let tokens = Memory(0)
    /// The tokens with which cards were to be ended.
    let ended = Memory<[String]>([])
    let platform = "wecom"
    let cast = Casting(wang: "WangFang", wangAlone: "WangFang", li: "LiShiFu", liAlone: "LiShiFu")

    func options(at address: String) -> [String: [String]] { WeComAppStandIn().options(at: address) }

    func webhook(_ said: Said) throws -> Webhook {
        let words = TencentCaller.xml([
            "ToUserName": "ww1", "FromUserName": said.sender.raw,
            "CreateTime": String(Int(said.now.timeIntervalSince1970)), "MsgType": "event",
            "Event": "template_card_event", "EventKey": said.text, "TaskId": "task", "ResponseCode": "RC",
            "AgentID": "1000002",
        ])
        return caller.webhook(words, at: said.now, in: TencentCaller.envelope)
    }

    func answer(_ call: Webhook) throws -> Answered {
        switch call.path {
        case "/cgi-bin/gettoken":
            let number = tokens.change { number in
                number += 1
                return number
            }
            return .json(#"{"errcode":0,"access_token":"T\#(number)","expires_in":7200}"#)
        case "/cgi-bin/message/update_template_card":
            let token = call.parameters(named: "access_token").joined()
            ended.change { $0.append(token) }
            return .json(token == "T1" ? #"{"errcode":42001,"errmsg":"expired"}"# : #"{"errcode":0,"errmsg":"ok"}"#)
        default: return .json(#"{"errcode":0,"errmsg":"ok","msgid":"m"}"#)
        }
    }
}

/// Customer service that no longer knows the ring it called with.
private struct OldRingOffice: StandIn {
    private let inner = WeComCareStandIn()
    /// What it was asked with.
    let rings = Memory<[String]>([])
    var platform: String { inner.platform }
    var cast: Casting { inner.cast }

    func options(at address: String) -> [String: [String]] { inner.options(at: address) }
    func webhook(_ said: Said) throws -> Webhook { try inner.webhook(said) }

    func answer(_ call: Webhook) throws -> Answered {
        guard call.path == "/cgi-bin/kf/sync_msg" else { return try inner.answer(call) }
        let ring = Fields(call.body)["token"].text
        rings.change { $0.append(ring) }
        return ring.isEmpty ? try inner.answer(call) : .json(#"{"errcode":95007,"errmsg":"invalid msg token"}"#)
    }
}

import Channels
import Chat
import Foundation
import Storage
import Testing
import Wire

@testable import Gateway

/// What came in other bytes than the platform signed reaches neither the inbox nor what is kept for a person.
@Suite struct SpoiltRequestTests {
    /// Those whose proof covers the body, or its sealed part; the others' is a password, whatever stands beside it.
    static let signed = [
        "discord", "feishu", "line", "slack", "standard", "teams", "twilio", "wechat-oa", "wecom", "wecom-bot",
        "wecom-kf", "whatsapp",
    ]
    /// What surrounds the sealed part may be written in several ways.
    static let sealed: Set = ["wechat-oa", "wecom", "wecom-bot", "wecom-kf"]
    static let passwords: Set = ["dingtalk", "matrix", "mattermost", "rocketchat", "telegram", "zulip"]

    @Test func `no platform that can be heard is left out`() {
        #expect(Set(Self.signed).union(Self.passwords) == Set(PlatformSceneTests.all.map(\.platform)))
    }

    @Test(arguments: signed)
    func `spoilt bodies reach no inbox, and the whole one does`(_ name: String) async throws {
        let standIn = try #require(PlatformSceneTests.all.first { $0.platform == name })
        let adapter = try Registry.adapter(
            platform: name, options: Options(standIn.options(at: "http://127.0.0.1:1")))
        try await inFolder { folder in
            let store = try Store(at: folder.appending(path: "in.sqlite").path)
            let intake = Intake(
                store: store, adapters: [channel: adapter], watch: .real, arrivals: Bell(), errands: Bell(),
                log: silence)
            let room = try #require(standIn.cast.residents ?? standIn.cast.wangAlone)
            let whole = try standIn.webhook(
                Said(
                    sender: standIn.cast.wang, room: room,
                    kind: standIn.cast.residents == nil ? .direct : .group, text: leak, number: 1)
            ).asTheServerReadsIt
            let range = Self.sealed.contains(name) ? whole.body.longestCode : whole.body.indices
            var chance = Chance(state: 11)
            for _ in 0..<60 {
                let body = whole.body.spoilt(in: range, by: &chance)
                guard body != whole.body else { continue }
                let reply = await intake.receive(whole.with(body: body), on: channel)
                #expect((400..<500).contains(reply.status), "\(reply.status)")
            }
            #expect(try await store.count("inbox") == 0)
            #expect(try await store.count("quarantine") == 0)
            #expect(try await store.count("errand") == 0)
            #expect(await intake.receive(whole, on: channel).status == 200)
            let isRung = adapter is any Summoned
            #expect(try await store.count(isRung ? "errand" : "inbox") == 1)
            try store.close()
        }
    }
}

extension Webhook {
    fileprivate var asTheServerReadsIt: Webhook {
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().joined()
        return Webhook(
            method: method, path: path, target: target,
            query: query.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return (name: parts[0], value: parts.dropFirst().joined().removingPercentEncoding ?? "")
            }, headers: headers, body: body)
    }

    fileprivate func with(body: [UInt8]) -> Webhook {
        Webhook(method: method, path: path, target: target, query: query, headers: headers, body: body)
    }
}

extension [UInt8] {
    /// The longest run of letters and digits of base64.
    fileprivate var longestCode: Range<Int> {
        let signs = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=".utf8)
        return split { !signs.contains($0) }.max { $0.count < $1.count }?.indices ?? indices
    }

    /// A byte changed, left out or put in, or the rest gone.
    fileprivate func spoilt(in range: Range<Int>, by chance: inout Chance) -> [UInt8] {
        var body = self
        let place = Int.random(in: range, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: body[place] ^= UInt8.random(in: 1...255, using: &chance)
        case 1: body.remove(at: place)
        case 2: body.insert(UInt8.random(in: 0...255, using: &chance), at: place)
        default: body = Array(body[..<place])
        }
        return body
    }
}

/// SplitMix64: the same damage in every run.
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

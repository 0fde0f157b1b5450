import Foundation
import Testing

@testable import Playground

@Suite struct SayTests {
    let playground: Playground
    let visitor: Visitor

    init() throws {
        playground = try Playground(cast: cast, settings: settings())
        visitor = Visitor(playground)
    }

    @Test func `what a person says is kept and waits for the gateway`() async throws {
        let reply = try await visitor.say(#"{"person":"u-1","chat":"g-1","text":"漏水了","mentionsBot":true}"#)
        #expect(reply == (200, #"{"id":"m-t-1"}"#))
        let kept = await playground.transcript.message("m-t-1", in: "g-1")
        #expect(kept?.sender == "u-1")
        #expect(kept?.mentionsBot == true)
        #expect(kept?.at == 1_795_579_200_000)
        #expect(kept?.delivery == .fresh)
    }

    @Test(arguments: [
        (#"{"person":"u-2","chat":"g-2","text":"x"}"#, 403),
        (#"{"person":"u-9","chat":"g-1","text":"x"}"#, 403),
        (#"{"person":"u-2","chat":"direct-u-1","text":"x"}"#, 403),
        (#"{"person":"u-1","chat":"g-9","text":"x"}"#, 404),
        (#"{"person":"u-1","chat":"g-1","text":""}"#, 400),
        (#"{"person":"u-1","chat":"g-1","text":" \n　"}"#, 400),
        (#"{"person":"u-1","chat":"g-1","text":"x","quoting":"m-t-9"}"#, 400),
        (#"{"person":"u-1","chat":"g-1"}"#, 400),
        (#"{"person":1,"chat":"g-1","text":"x"}"#, 400),
        ("not json", 400),
        (#"{"person":"u-1","chat":"g-1","text":""# + String(repeating: "水", count: 21_846) + #""}"#, 413),
    ])
    func `what cannot be said is refused, and nothing is kept`(_ json: String, _ status: Int) async throws {
        #expect(try await visitor.say(json).status == status)
        #expect(await playground.transcript.messages.isEmpty)
    }

    @Test func `a message of another chat cannot be quoted`() async throws {
        let id = try await playground.said("在员工群", by: "u-3", in: "g-2")
        let quote = #"{"person":"u-3","chat":"g-1","text":"x","quoting":"\#(id)"}"#
        #expect(try await visitor.say(quote).status == 400)
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
    func `a form of another site cannot speak here`(_ type: String) async throws {
        let body = Array(#"{"person":"u-1","chat":"g-1","text":"x"}"#.utf8)
        #expect(try await visitor.post("/playground/say", [("Content-Type", type)], body).status == 415)
        #expect(try await visitor.post("/playground/say", [], body).status == 415)
    }

    @Test func `with the gateway away a chat takes only so many, other chats go on`() async throws {
        for number in 0..<Playground.mostWaiting { _ = try await playground.said("\(number)") }
        #expect(try await visitor.say(#"{"person":"u-1","chat":"g-1","text":"x"}"#).status == 503)
        #expect(try await visitor.say(#"{"person":"u-1","chat":"direct-u-1","text":"x"}"#).status == 200)
    }

    @Test func `a cast with two of an id, or a member nobody knows, is refused at the start`() {
        let person = cast.people[0]
        let room = Cast.Room(id: "g", kind: .staff, name: "", members: ["u-7"])
        let casts = [
            Cast(community: "", bot: "", people: [person, person], rooms: []),
            Cast(community: "", bot: "", people: [person], rooms: [room]),
            Cast(
                community: "", bot: "", people: [person],
                rooms: [.init(id: person.directChat, kind: .staff, name: "", members: [])]),
        ]
        for cast in casts {
            #expect(throws: Fault.self) { try Playground(cast: cast, settings: settings()) }
        }
    }
}

import Testing

@testable import Gateway

/// What has no room is told so before its body is read.
@Suite struct LimitsTests {
    @Test func `beyond so many or so many bytes nothing is taken in, and there is room again afterwards`() async {
        let admission = Admission(most: 2, mostBytes: 100)
        let nested: [String?] =
            await admission.with(60) {
                let tooLong = await admission.with(50) { "in" }
                let fits = await admission.with(40) { () async -> String in
                    await admission.with(0) { "third" } ?? "two are the most"
                }
                return [tooLong, fits]
            } ?? []
        #expect(nested == [nil, "two are the most"])
        #expect(await admission.with(100) { "in" } == "in")
        // One alone always fits.
        #expect(await admission.with(1000) { "in" } == "in")
    }

    @Test func `an address that proves nothing is not listened to for the rest of a minute`() {
        let forgers = Forgers()
        let start = ContinuousClock.now
        for _ in 1..<Forgers.most { forgers.note("203.0.113.7", at: start) }
        #expect(forgers.silence(of: "203.0.113.7", at: start) == nil)
        forgers.note("203.0.113.7", at: start)
        #expect(forgers.silence(of: "203.0.113.7", at: start + .seconds(20)) == .seconds(40))
        #expect(forgers.silence(of: "203.0.113.8", at: start) == nil)
        #expect(forgers.silence(of: "203.0.113.7", at: start + .seconds(60)) == nil)
        forgers.note("203.0.113.7", at: start + .seconds(61))
        #expect(forgers.silence(of: "203.0.113.7", at: start + .seconds(62)) == nil)
    }

    @Test func `through a proxy it is the caller who is not listened to, not the proxy`() async throws {
        try await withHouse { house in
            for _ in 1...Forgers.most {
                let reply = try await house.post([], headers: [("X-Forwarded-For", "10.0.0.1, 203.0.113.7")])
                #expect(reply.status == 401)
            }
            let silenced = try await house.post([], headers: [("X-Forwarded-For", "203.0.113.7")])
            #expect(silenced.status == 429)
            #expect(silenced.header("retry-after") != nil)
            #expect(try await house.post([], headers: [("X-Forwarded-For", "203.0.113.8")]).status == 401)
            #expect(try await house.say("你好") == 200)
        }
    }
}

import Foundation
import Testing
import Wire

@testable import Playground

@Suite struct SigningTests {
    let signing: Signing
    let body = Array(#"{"test": 2432232314}"#.utf8)
    let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    let stamp: Int64 = 1_614_265_330

    init() throws { signing = try Signing(secret: secret) }

    @Test func `the official vector of the specification comes out`() {
        #expect(
            signing.signature(id: id, timestamp: stamp, body: body) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        )
    }

    @Test(arguments: [-300, 0, 300])
    func `what was signed in these five minutes is proven`(_ late: Int) throws {
        try prove(late: late)
    }

    @Test func `one matching entry among others is enough`() throws {
        let good = signing.signature(id: id, timestamp: stamp, body: body)
        try prove(signature: "v1,AAAA v2,whatever nonsense \(good)")
    }

    @Test(arguments: [-301, 301, 86400])
    func `a time more than five minutes off is refused`(_ late: Int) {
        #expect(throws: Refusal.self) { try prove(late: late) }
    }

    @Test(arguments: ["webhook-id", "Webhook-Timestamp", "WEBHOOK-SIGNATURE"])
    func `a header that is missing or given twice is refused`(_ name: String) {
        let headers = headers()
        let without = headers.filter { $0.name.lowercased() != name.lowercased() }
        let twice = headers + headers.filter { $0.name.lowercased() == name.lowercased() }
        for headers in [without, twice] {
            #expect(throws: Refusal.self) { try signing.prove(headers: headers, body: body, at: now()) }
        }
    }

    @Test(arguments: ["", "1614265330.0", "+1614265330", " 1614265330", "١٦١٤٢٦٥٣٣٠", "99999999999999999999"])
    func `a time that is not plain digits is refused`(_ stamp: String) {
        #expect(throws: Refusal.self) {
            try signing.prove(headers: headers(stamp: stamp), body: body, at: now())
        }
    }

    @Test func `another body, id, secret or version is refused`() throws {
        let other = try Signing(secret: Secret("whsec_" + Data(repeating: 7, count: 32).base64EncodedString()))
        #expect(throws: Refusal.self) { try signing.prove(headers: headers(), body: body + [32], at: now()) }
        #expect(throws: Refusal.self) { try other.prove(headers: headers(), body: body, at: now()) }
        #expect(throws: Refusal.self) { try prove(signature: signing.signature(id: "x", timestamp: stamp, body: body)) }
        let code = signing.signature(id: id, timestamp: stamp, body: body).dropFirst(3)
        #expect(throws: Refusal.self) { try prove(signature: "v1a,\(code)") }
        #expect(throws: Refusal.self) { try prove(signature: String(code)) }
    }

    @Test(arguments: ["", "whsec_", "whsec_AAAA", "whsec_%%%", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
    func `a secret that is not one is refused at the start`(_ text: String) {
        #expect(throws: Fault.secret) { try Signing(secret: Secret(text)) }
    }

    private func now(late: Int = 0) -> Date { Date(timeIntervalSince1970: Double(stamp) + Double(late)) }

    private func headers(signature: String? = nil, stamp: String? = nil) -> [(name: String, value: String)] {
        [
            ("Webhook-Id", id), ("webhook-timestamp", stamp ?? "\(self.stamp)"),
            ("webhook-signature", signature ?? signing.signature(id: id, timestamp: self.stamp, body: body)),
        ]
    }

    private func prove(signature: String? = nil, late: Int = 0) throws {
        try signing.prove(headers: headers(signature: signature), body: body, at: now(late: late))
    }
}

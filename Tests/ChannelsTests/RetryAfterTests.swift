import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct RetryAfterTests {
    @Test(
        arguments: [
            ("0", .seconds(0)), ("30", .seconds(30)), (" 7 ", .seconds(7)), ("3600", .seconds(3600)),
            ("3601", .seconds(3600)), ("99999999999", .seconds(3600)),
            ("-1", nil), ("1.5", nil), ("soon", nil), ("", nil), ("99999999999999999999", nil),
            ("Sun, 06 Nov 1994 08:50:07 GMT", .seconds(30)), ("Mon, 07 Nov 1994 08:50:07 GMT", .seconds(3600)),
            ("Sun, 06 Nov 1994 08:49:36 GMT", nil), ("Sun, 36 Nov 1994 08:50:07 GMT", nil),
            ("Sun, 06 Nov 1994 08:50:07 +0800", nil), ("Sunday, 06-Nov-94 08:50:07 GMT", nil),
        ] as [(String, Duration?)])
    func `seconds and moments are obeyed, at most an hour, and nonsense is not`(_ value: String, _ wait: Duration?) {
        let headers = [("Retry-After", value), ("Date", "Sun, 06 Nov 1994 08:49:37 GMT")]
        #expect(HTTPReply(status: 429, headers: headers.map { (name: $0.0, value: $0.1) }).retryAfter == wait)
    }

    @Test func `a moment without the sender's clock says nothing`() {
        let reply = HTTPReply(status: 503, headers: [("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")])
        #expect(reply.retryAfter == nil)
    }

    @Test func `the date of the specification is read`() {
        #expect(httpDate("Sun, 06 Nov 1994 08:49:37 GMT") == Date(timeIntervalSince1970: 784_111_777))
        #expect(httpDate("Thu, 29 Feb 2024 00:00:00 GMT") == Date(timeIntervalSince1970: 1_709_164_800))
        #expect(httpDate("Wed, 29 Feb 2023 00:00:00 GMT") == nil)
    }
}

import Foundation
import Testing

@testable import Gateway

/// `/metrics`, in the form Prometheus reads.
@Suite struct MetersTests {
    @Test func `counters and histograms are written as Prometheus reads them`() {
        let meters = Meters()
        meters.count(.webhooks, "app", "acknowledged")
        meters.count(.webhooks, "app", "acknowledged")
        meters.count(.webhooks, "a\"b\\c\nd", "unproven")
        meters.note(.deciding, .milliseconds(3))
        meters.note(.deciding, .seconds(60))
        var page = Exposition()
        page.add(meters)
        let lines = page.text.split(separator: "\n").map(String.init)
        #expect(lines.contains("# TYPE gatehouse_webhooks_total counter"))
        #expect(lines.contains(#"gatehouse_webhooks_total{channel="app",result="acknowledged"} 2"#))
        #expect(lines.contains(#"gatehouse_webhooks_total{channel="a\"b\\c\nd",result="unproven"} 1"#))
        #expect(lines.contains(#"gatehouse_decision_seconds_bucket{le="0.0025"} 0"#))
        #expect(lines.contains(#"gatehouse_decision_seconds_bucket{le="0.005"} 1"#))
        #expect(lines.contains(#"gatehouse_decision_seconds_bucket{le="+Inf"} 2"#))
        #expect(lines.contains("gatehouse_decision_seconds_count 2"))
    }

    @Test func `the figures are what callers and the platform counted`() async throws {
        try await withHouse { house in
            for number in 1...3 { try await house.say("你好", id: "m-\(number)") }
            try await house.say("你好", id: "m-3")
            try await house.say(leak, id: "m-4")
            #expect(try await house.post(Array("{}".utf8), headers: []).status == 401)
            try await eventually { try await house.allSettled }
            try await eventually { house.platform.attempts.count == 3 }
            try await eventually {
                let page = String(decoding: try await house.get("/metrics").body, as: UTF8.self)
                return page.contains(#"gatehouse_attempts_total{channel="app",result="delivered"} 3"#)
            }
            let page = String(decoding: try await house.get("/metrics").body, as: UTF8.self)
            for line in [
                #"gatehouse_webhooks_total{channel="app",result="acknowledged"} 5"#,
                #"gatehouse_webhooks_total{channel="app",result="unproven"} 1"#,
                #"gatehouse_messages_total{channel="app",result="kept"} 4"#,
                #"gatehouse_messages_total{channel="app",result="repeated"} 1"#,
                #"gatehouse_decisions_total{result="acted"} 1"#, "gatehouse_inbox_undecided 0", "gatehouse_ready 1",
            ] { #expect(page.contains(line + "\n"), "\(line)") }
            #expect(!page.contains("u-wang") && !page.contains("residents"))
        }
    }
}

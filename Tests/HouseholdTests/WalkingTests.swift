import Courier
import Foundation
import Testing

/// The main job, on the real program: page, signed webhook, store, desk, outbox, libcurl, page.
@Suite(.serialized) struct WalkingTests {
    @Test func `a leak goes from the first word to the archive, through a kill -9`() async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "walking-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: data) }
        let courier = try Courier()
        let port = Int.random(in: 20000...45000)

        var demo = try await DemoProcess(data: data, port: port, courier: courier)
        try await demo.say("我家厨房水管漏水了，地上都是水", as: "wangfang", in: "residents")
        try await demo.say("今天天气倒是不错", as: "chenwei", in: "residents")
        let card = try await demo.wait(for: 1, in: "staff")[0]
        #expect(try await demo.wait(for: 1, in: "residents").map(\.text) == ["已收到，编号 #1001，负责人小周。进展私信您。"])
        #expect(card.text.contains("3栋2单元501 厨房"))

        demo.kill9()
        demo = try await DemoProcess(data: data, port: port, courier: courier)

        try await demo.say("收到，20分钟到", as: "li", in: "staff", quoting: card.id)
        let taken = try await demo.wait(for: 2, in: "direct-wangfang")
        #expect(taken[1].text.hasPrefix("#1001 李师傅已接单，约 "))
        try await demo.say("到了", as: "li", in: "staff")
        _ = try await demo.wait(for: 3, in: "direct-wangfang")
        try await demo.say("修好了，换了个角阀 35 块", as: "li", in: "staff")

        // Killed with the last word perhaps not yet acknowledged: the playground sends it again.
        demo.kill9()
        demo = try await DemoProcess(data: data, port: port, courier: courier)

        let done = try await demo.wait(for: 4, in: "direct-wangfang")
        #expect(done[3].text.contains("费用 35 元"))
        try await demo.say("可以了", as: "wangfang", in: "direct-wangfang")
        _ = try await demo.wait(for: 5, in: "direct-wangfang")
        try await demo.say("5星", as: "wangfang", in: "direct-wangfang")
        _ = try await demo.wait(for: 6, in: "direct-wangfang")
        try await demo.say("进度 1001", as: "wangfang", in: "direct-wangfang")
        let told = try await demo.wait(for: 7, in: "direct-wangfang")
        #expect(told[6].text.contains("已归档"))
        for step in ["受理", "派单", "接单 李师傅", "到场 李师傅", "完工 李师傅", "住户确认", "评分：5", "归档"] {
            #expect(told[6].text.contains(step))
        }

        #expect(told.count == 7)
        #expect(try await demo.heard(in: "residents").count == 1)
        #expect(try await demo.heard(in: "staff").map(\.text).count == 5)
        #expect(demo.terminate() == 0)
        await courier.close()
    }
}

import Courier
import Foundation
import Testing
import Wire

/// Gives the work a courier, under proxy variables that lead nowhere, and closes it afterwards.
func withCourier<Result>(
    _ adjust: (inout CourierSettings) -> Void = { _ in }, _ work: (Courier) async throws -> Result
) async throws -> Result {
    _ = misleadingEnvironment
    var settings = CourierSettings()
    adjust(&settings)
    let courier = try Courier(settings: settings)
    do {
        let result = try await work(courier)
        await courier.close(finishingWithin: .zero)
        return result
    } catch {
        await courier.close(finishingWithin: .zero)
        throw error
    }
}

/// Set once, before the first call, since other threads read the environment later on.
let misleadingEnvironment: Void = {
    for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:1", 1)
    }
}()

let loopback = Permission.configured(plain: true)

extension Courier {
    func get(_ url: String, allowing permission: Permission = loopback) async throws(CourierFault) -> HTTPReply {
        try await send(HTTPCall(method: .get, url: url), allowing: permission)
    }

    func post(
        _ url: String, _ body: String = "hello", allowing permission: Permission = loopback
    ) async throws(CourierFault) -> HTTPReply {
        try await send(HTTPCall(method: .post, url: url, body: Array(body.utf8)), allowing: permission)
    }
}

extension Permission {
    func with(_ adjust: (inout Permission) -> Void) -> Permission {
        var permission = self
        adjust(&permission)
        return permission
    }
}

/// The fault that the work must end with.
func failing(
    sourceLocation: SourceLocation = #_sourceLocation, _ work: () async throws -> HTTPReply
) async throws -> CourierFault {
    try #require(
        await #expect(throws: CourierFault.self, sourceLocation: sourceLocation) { _ = try await work() },
        sourceLocation: sourceLocation)
}

import Foundation
import Gateway
import Testing
import Wire

@Suite struct HealthTests {
    @Test func `a house that can commit is ready`() async throws {
        try await withHouse { house in
            #expect(try await house.get("/healthz").status == 200)
            try await eventually { try await house.get("/readyz").status == 200 }
            let ready = try await house.get("/readyz")
            #expect(ready.status == 200)
            #expect(String(decoding: ready.body, as: UTF8.self) == "ready\n")
        }
    }

    @Test func `a store that cannot commit acknowledges nothing, says so, and recovers`() async throws {
        try await withHouse { house in
            let other = try Lock(on: house.store)
            let body = try said(leak, by: "u-wang", in: "residents", id: "m-1")
            let refused = try await house.deliver(body, id: "wh-1")
            #expect(refused.status == 503)
            #expect(refused.header("retry-after") == "5")
            try await eventually { try await house.get("/readyz").status == 503 }
            try await eventually {
                let unready = try await house.get("/readyz")
                return String(decoding: unready.body, as: UTF8.self).contains("another process keeps the store locked")
            }
            #expect(try await house.get("/healthz").status == 200)

            try other.release()
            #expect(try await house.store.count("inbox") == 0)
            #expect(try await house.deliver(body, id: "wh-1").status == 200)
            try await eventually { try await house.get("/readyz").status == 200 }
            try await eventually { house.platform.attempts.count >= 3 }
        }
    }

    @Test func `a store that fails between the acknowledgement and the decision only delays it`() async throws {
        try await withHouse { house in
            // The clerk's own commits fail while rows go in by their own way.
            try await house.store.execute(
                """
                CREATE TRIGGER trouble BEFORE UPDATE OF decided ON inbox
                BEGIN SELECT RAISE(ABORT, 'no'); END
                """)
            #expect(try await house.say("你好", id: "m-1") == 200)
            try await Task.sleep(for: .milliseconds(200))
            #expect(try await house.store.count("inbox WHERE decided IS NULL") == 1)
            try await house.store.execute("DROP TRIGGER trouble")
            try await eventually { try await house.allSettled }
        }
    }
}

import Courier
import Foundation
import Testing
import Wire

@testable import Gateway

/// The server proves itself by a certificate of its own, or speaks plain HTTP.
@Suite struct ProofTests {
    @Test func `with a certificate it speaks TLS, and nothing else`() async throws {
        try await inFolder { folder in
            let files = try OwnCertificate.write(into: folder)
            let proof = try Proof(certificate: files.certificate, key: files.key)
            try await withHouse {
                $0.proof = proof
            } _: { house in
                var settings = CourierSettings()
                settings.caFile = files.certificate
                let caller = try Courier(settings: settings)
                let body = try said(leak, by: "u-wang", in: "residents", id: "m-1")
                let reply = try await caller.send(
                    HTTPCall(
                        method: .post, url: "https://127.0.0.1:\(house.port)/hooks/app",
                        headers: signed(body, id: "wh-1").map { ($0.0, $0.1) }, body: body),
                    allowing: .configured(plain: false))
                #expect(reply.status == 200)
                try await house.settled(after: 3)
                await #expect(throws: CourierFault.self) { try await house.get("/healthz") }
                await caller.close()
            }
        }
    }

    @Test func `files that prove nothing are named, with what is wrong`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try OwnCertificate.write(into: folder)
        func listen(_ certificate: String, _ key: String) -> [String] {
            let tls = "  port: 8181\n  tls: { certificate: \(certificate), key: \(key) }"
            return faults(replacing: "  port: 8181", with: tls)
        }
        #expect(listen(files.certificate, files.key).isEmpty)
        #expect(
            listen("/nowhere.pem", files.key) == [
                "house.yaml:4: listen.tls.certificate ‘/nowhere.pem’ is no certificate in PEM form that can be read; "
                    + "check the path, and that both files are of one pair"
            ])
        #expect(listen(files.key, files.key).count == 1)
        #expect(listen(files.certificate, files.certificate).first?.hasPrefix("house.yaml:4: listen.tls.key") == true)
        let foreign = folder.appending(path: "foreign.pem")
        try Data(OwnCertificate.foreignKey.utf8).write(to: foreign)
        #expect(listen(files.certificate, foreign.path).first?.contains("is not the key of that certificate") == true)
    }
}

import Foundation
import NIOSSL

/// The certificate and key by which the server proves itself, where no proxy stands in front of it.
///
/// Read once, at the start: after a renewal the program is started again.
package struct Proof: Sendable {
    let settings: TLSConfiguration

    /// What is wrong with the files.
    package struct Fault: Error {
        package let file: String
        package let why: String
    }

    /// - Parameters:
    ///   - certificate: a PEM file, the server's own first, then those that vouch for it.
    ///   - key: a PEM file, without a password.
    package init(certificate: String, key: String) throws(Fault) {
        let chain: [NIOSSLCertificate]
        do { chain = try NIOSSLCertificate.fromPEMFile(certificate) } catch {
            throw Fault(file: certificate, why: "is no certificate in PEM form that can be read")
        }
        let own: NIOSSLPrivateKey
        do { own = try NIOSSLPrivateKey(file: key, format: .pem) } catch {
            throw Fault(file: key, why: "is no private key in PEM form that can be read")
        }
        settings = .makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(own))
        do { _ = try NIOSSLContext(configuration: settings) } catch {
            throw Fault(file: key, why: "is not the key of that certificate")
        }
    }
}

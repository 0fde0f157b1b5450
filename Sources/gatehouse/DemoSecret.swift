import Foundation
import Wire

/// The secret between the demo's playground and its gateway: new for each folder, kept with it.
enum DemoSecret {
    static func kept(in folder: URL) throws -> Secret {
        let file = folder.appending(path: "playground.secret")
        if let known = try? String(contentsOf: file, encoding: .utf8), known.hasPrefix("whsec_") {
            return Secret(known.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        var random = SystemRandomNumberGenerator()
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let text = "whsec_" + Data(key).base64EncodedString()
        try Data(text.utf8).write(to: file, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        return Secret(text)
    }
}

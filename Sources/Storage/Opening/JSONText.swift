import Foundation
import Synchronization

/// Values kept whole in one column.
enum JSONText {
    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    static func of(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// The same, for what is read again and again as it was: the settings of a community, the shifts of its staff, the
    /// open tickets of a department. Each different text is decoded once.
    static func known<Value: Decodable & Sendable>(_ type: Value.Type, _ text: String) throws -> Value {
        let key = Key(type: ObjectIdentifier(type), text: text)
        if let known = decoded.withLock({ $0[key] }) as? Value { return known }
        let value = try read(type, text)
        decoded.withLock { values in
            if values.count >= mostDecoded { values.removeAll() }
            values[key] = value
        }
        return value
    }

    private struct Key: Hashable {
        let type: ObjectIdentifier
        let text: String
    }

    private static let decoded = Mutex<[Key: any Sendable]>([:])
    private static let mostDecoded = 4000
}

import Wire

/// A key that a channel may have in the configuration.
package struct Setting: Sendable {
    package let key: String
    /// One line for people: what it is and where to find it.
    package let meaning: String
    package let required: Bool
    /// Proves who we or they are: its value comes from the environment and never stands in a file.
    package let secret: Bool

    package init(_ key: String, _ meaning: String, required: Bool = false, secret: Bool = false) {
        self.key = key
        self.meaning = meaning
        self.required = required
        self.secret = secret
    }
}

/// One channel's keys and values from the configuration, secrets already filled in.
package struct Options: Sendable {
    private let values: [String: [String]]

    package init(_ values: [String: [String]]) { self.values = values }

    package func required(_ key: String) throws(BadOption) -> String {
        guard let value = values[key]?.first, !value.isEmpty else { throw BadOption(key: key, problem: "is missing") }
        return value
    }

    package func optional(_ key: String) -> String? { values[key]?.first }
    /// Empty where the key is absent.
    package func list(_ key: String) -> [String] { values[key] ?? [] }
    /// Empty ones are left out: an empty secret proves nothing.
    package func secrets(_ key: String) -> [Secret] { list(key).map(Secret.init).filter { !$0.isEmpty } }

    /// At least one secret; several while one is being replaced.
    ///
    /// What is checked against no secret is checked against one that everybody knows.
    func requiredSecrets(_ key: String) throws(BadOption) -> [Secret] {
        let given = secrets(key)
        guard !given.isEmpty else { throw BadOption(key: key, problem: "is missing") }
        return given
    }

    /// An address that nothing stands in for.
    func requiredAddress(_ key: String) throws(BadOption) -> String {
        guard let given = try address(key) else { throw BadOption(key: key, problem: "is missing") }
        return given
    }

    package var keys: Set<String> { Set(values.keys) }
}

/// A channel's key that is missing or cannot be used.
package struct BadOption: Error, Hashable, Sendable {
    package let key: String
    /// Reads on after the key's name: “is missing”, “must be an https address”.
    package let problem: String

    package init(key: String, problem: String) {
        self.key = key
        self.problem = problem
    }
}

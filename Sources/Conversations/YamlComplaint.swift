import Yams

extension YamlError {
    /// What the parser says is wrong, without the line it stopped at: that line may hold a secret.
    package var complaint: String {
        switch self {
        case .reader(let problem, _, _, _), .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
            .composer(_, let problem, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
            problem
        case .duplicatedKeysInMapping(let keys, _): "the key \(keys.joined(separator: ", ")) is there twice"
        case .dataCouldNotBeDecoded: "it is not UTF-8"
        case .no, .memory: "it cannot be read"
        }
    }
}

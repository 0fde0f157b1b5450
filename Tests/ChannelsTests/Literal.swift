import Testing

@testable import Channels

extension Look {
    /// What `encode-outbound-escape` vectors of Markdown have in common: nothing acts, and the words are all there.
    func at(literal sent: String?, of vector: Vector) throws {
        at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        knows(vector.expected, ["forbid", "rendered_text", "visible_text", "example"])
        let sent = try need(sent)
        try at(sent, lacks: vector.expected["forbid"])
        for key in ["visible_text", "rendered_text"] {
            at(.text(rendered(sent)), is: vector.expected[key], key)
        }
        // The examples show one of two measures each; we may take both, and so does what is compared.
        if let example = vector.expected["example"]?.text {
            at(rendered(sent) == rendered(example), "\(rendered(sent)), not \(rendered(example))")
        }
        at(rendered(sent) == vector.text.replacing("\u{200B}", with: ""), "not all the words: \(sent)")
    }
}

import Testing

@testable import Channels

extension Vector {
    /// The text of an escape vector.
    var text: String { inputs["text"]?.text ?? "" }

    /// What `encode-outbound-escape` vectors of Markdown have in common: nothing acts, and the words are all there.
    func expectLiteral(_ sent: String?) throws {
        try #require(kind == "encode-outbound-escape")
        expectNothing(besides: ["forbid", "rendered_text"])
        let sent = try #require(sent)
        for pattern in expected["forbid"]?.list ?? [] {
            #expect(!sent.contains(try Regex(#require(pattern.text))))
        }
        #expect(.text(sent.replacing("\u{200B}", with: "").replacing("\\", with: "")) == expected["rendered_text"])
    }
}

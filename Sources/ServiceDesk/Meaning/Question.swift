/// What the desk last asked a person and waits to hear. Raw values are the words of the corpus.
package enum Question: String, CaseIterable, Sendable, Codable {
    case confirmDone, rate, approveQuote, clarifyPlace, clarifyProblem, confirmSend, acceptJob
}

/// What kind of message of ours a person quotes. Raw values are the words of the corpus.
package enum QuotedKind: String, CaseIterable, Sendable, Codable {
    case ticket, job, notice, quote
    /// Somebody says where they live; beyond the corpus.
    case claim
}

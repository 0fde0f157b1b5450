import Wire

/// A platform that can be told where to send what it hears, instead of a form on a page of its own.
package protocol TakesWebhook: Adapter {
    /// Why this address cannot be set; nil where it can.
    func objection(to address: String) -> String?
    /// Calls that tell it, in this order; `judgeWebhook` reads their replies.
    ///
    /// - Parameter address: this channel's, `https://desk.example.org/hooks/<id>`.
    func webhookCalls(for address: String) -> [HTTPCall]
    func judgeWebhook(_ reply: HTTPReply) -> Receipt
    /// One call more, by what the last was answered; nil where nothing is left to do.
    func webhookCall(after reply: HTTPReply, for address: String) -> HTTPCall?
}

extension TakesWebhook {
    package func objection(to address: String) -> String? { nil }
    package func judgeWebhook(_ reply: HTTPReply) -> Receipt { judge(reply) }
    package func webhookCall(after reply: HTTPReply, for address: String) -> HTTPCall? { nil }
}

import Wire

/// A platform that can be told where to send what it hears, instead of a form on a page of its own.
package protocol TakesWebhook: Adapter {
    /// Calls that tell it, in this order; `judgeWebhook` reads their replies.
    ///
    /// - Parameter address: this channel's, `https://desk.example.org/hooks/<id>`.
    func webhookCalls(for address: String) -> [HTTPCall]
    func judgeWebhook(_ reply: HTTPReply) -> Receipt
}

extension TakesWebhook {
    package func judgeWebhook(_ reply: HTTPReply) -> Receipt { judge(reply) }
}

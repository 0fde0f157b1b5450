import Channels
import Chat
import Courier
import Storage
import Wire

/// Brings the picture of a message to its platform before the message itself.
struct Enclosing: Sendable {
    private static let mostCalls = 5

    let outlet: Outlet
    let folder: MediaFolder

    enum Ending {
        /// Everything the message needs, with the picture's reference or its bytes.
        case ready(Means)
        case failed(Receipt)
    }

    /// - Parameter means: what the message would be sent with.
    func enclose(
        _ message: Outbound, with adapter: any Adapter, by means: Means, within time: Duration
    ) async throws -> Ending {
        guard let enclosure = message.enclosure else { return .ready(means) }
        var means = means
        guard let bytes = folder.bytes(of: enclosure.reference) else {
            // Its time was over before the letter's turn came; the words still go.
            return message.body.isEmpty ? .failed(.refused("the picture is not kept any more")) : .ready(means)
        }
        means.enclosed = bytes
        let file = Upload(enclosure: enclosure, bytes: bytes, room: message.room)
        guard let uploads = adapter as? any Uploads, let first = uploads.upload(file, by: means) else {
            return .ready(means)
        }
        let deadline = ContinuousClock.now + time
        var (call, known) = (first, String?.none)
        for _ in 0..<Self.mostCalls {
            let reply = try await outlet.send(call, within: max(.milliseconds(100), deadline - .now))
            switch uploads.readUpload(reply, of: file, knowing: known) {
            case .reference(let reference):
                means.uploaded = reference
                return .ready(means)
            case .further(let next, let told): (call, known) = (next, told)
            case .failed(let receipt): return .failed(receipt)
            }
        }
        return .failed(.refused("the picture is behind more than \(Self.mostCalls) calls"))
    }
}

import Channels
import Chat
import Courier
import Dispatch
import Foundation
import Logging
import ServiceDesk
import Storage
import Wire

/// Fetches what people sent along with words about a ticket, and keeps what may be kept.
///
/// Nothing is fetched that belongs to no ticket: pictures neighbours show each other stay where they are.
package struct Fetching: Sendable {
    /// The longest file taken in.
    package static let longest = 20 << 20
    private static let mostCalls = 5
    /// A picture over a slow line; the wait holds up nobody.
    private static let patience = Duration.seconds(60)

    /// The errand in words that outlive the process.
    struct Work: Codable {
        let evidence: Int64

        init(_ evidence: Int64) { self.evidence = evidence }

        init?(_ text: String) {
            guard let work = try? JSONDecoder().decode(Work.self, from: Data(text.utf8)) else { return nil }
            self = work
        }

        var text: String { #"{"evidence":\#(evidence)}"# }
    }

    enum Ending {
        /// Kept, refused or gone; there is nothing more to do.
        case settled
        case again(after: Duration?, because: String)
    }

    private let store: Store
    private let adapters: [ChannelID: any Adapter]
    private let outlet: Outlet
    private let folder: MediaFolder
    private let showing: Showing
    private let watch: Watch
    /// Rung when a letter shows what was fetched.
    private let outgoing: Bell
    private let log: Logger

    package init(
        store: Store, adapters: [ChannelID: any Adapter], outlet: Outlet, folder: MediaFolder, office: Office,
        watch: Watch, outgoing: Bell, log: Logger
    ) {
        self.store = store
        self.adapters = adapters
        self.outlet = outlet
        self.folder = folder
        showing = Showing(office: office)
        self.watch = watch
        self.outgoing = outgoing
        self.log = log
    }

    func fetch(_ work: Work, on channel: ChannelID) async -> Ending {
        do {
            let found = try await store.reading { books in
                try books.evidence(work.evidence).map { ($0, try books.message(of: $0)) }
            }
            guard let (evidence, message) = found, evidence.state == .wanted else { return .settled }
            guard let message, message.attachments.indices.contains(evidence.position),
                let adapter = adapters[channel] as? any Downloads
            else { return try await miss(evidence, as: .gone, because: "its message is not kept any more") }
            let attachment = message.attachments[evidence.position]
            if let size = attachment.size, size > Self.longest {
                return try await miss(evidence, as: .refused, because: "longer than \(Self.longest) bytes")
            }
            switch try await download(attachment, of: message, from: adapter, on: channel) {
            case .bytes(let bytes): return try await keep(bytes, as: evidence)
            case .nothing: return try await miss(evidence, as: .gone, because: "the platform gives no address for it")
            case .failed(let receipt): return try await ending(of: receipt, evidence)
            }
        } catch let fault as TokenFault {
            return .again(after: fault.wait, because: fault.why)
        } catch {
            return .again(after: nil, because: "\(error)")
        }
    }

    /// After the last attempt.
    func giveUp(_ work: Work, because why: String) async throws {
        guard let evidence = try await store.reading({ try $0.evidence(work.evidence) }), evidence.state == .wanted
        else { return }
        _ = try await miss(evidence, as: .gone, because: why)
    }

    private enum Fetched {
        case bytes([UInt8])
        case nothing
        case failed(Receipt)
    }

    private func download(
        _ attachment: Attachment, of message: Inbound, from adapter: any Downloads, on channel: ChannelID
    ) async throws -> Fetched {
        let first = try await outlet.means(of: channel, adapter)
        var means = first
        guard var call = adapter.download(attachment, of: message, by: means) else { return .nothing }
        for _ in 0..<Self.mostCalls {
            let reply = try await outlet.send(call, within: Self.patience, longestReply: Self.longest)
            switch adapter.readDownload(reply, of: attachment, by: means) {
            case .bytes(let bytes): return .bytes(bytes)
            case .further(let next): call = next
            case .failed(.tokenExpired) where means.token == first.token:
                means = try await outlet.renewed(means, of: channel, adapter)
                guard let again = adapter.download(attachment, of: message, by: means) else { return .nothing }
                call = again
            case .failed(let receipt): return .failed(receipt)
            }
        }
        return .failed(.refused("it is behind more than \(Self.mostCalls) calls"))
    }

    private func keep(_ bytes: [UInt8], as evidence: Evidence) async throws -> Ending {
        guard bytes.count <= Self.longest else {
            return try await miss(evidence, as: .refused, because: "longer than \(Self.longest) bytes")
        }
        let file: MediaFile
        do {
            file = try MediaFile(bytes)
        } catch {
            return try await miss(evidence, as: .refused, because: error.rawValue)
        }
        // The file first: a row that names it must find it.
        try await folder.keepApart(file)
        let (showing, now) = (showing, watch.now())
        let isShown = try await store.transaction { books in
            try books.kept(evidence, as: file.digest, type: file.type.rawValue, size: file.bytes.count)
            return try showing.show(evidence, file, in: books, at: now)
        }
        if isShown { outgoing.ring() }
        return .settled
    }

    private func miss(_ evidence: Evidence, as state: EvidenceState, because why: String) async throws -> Ending {
        log.notice(
            "file not taken in",
            metadata: ["evidence": "\(evidence.id)", "state": "\(state.rawValue)", "why": "\(why)"])
        try await store.transaction { try $0.missed(evidence, as: state, because: why) }
        return .settled
    }

    private func ending(of receipt: Receipt, _ evidence: Evidence) async throws -> Ending {
        switch receipt {
        case .retry(let wait, let why): return .again(after: wait, because: why)
        case .tokenExpired(let why): return .again(after: nil, because: why)
        case .windowClosed(let why), .quoteGone(let why), .unreachable(let why), .refused(let why):
            return try await miss(evidence, as: .gone, because: why)
        case .delivered, .moved: return try await miss(evidence, as: .gone, because: "it was not there")
        }
    }
}

extension MediaFolder {
    /// Away from the threads that must not wait for a disk.
    fileprivate func keepApart(_ file: MediaFile) async throws {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try keep(file) }) }
        }
    }
}

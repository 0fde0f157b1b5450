import Channels
import Chat
import Conversations
import Courier
import Foundation
import ServiceDesk
import Storage
import Understanding
import Yams

extension Configuration {
    /// Reads a configuration and checks all of it.
    ///
    /// - Throws: `FileFaults` with every fault found: file, line, what is wrong, what to do.
    package init(
        file: URL, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(FileFaults) {
        guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8) else {
            throw FileFaults([
                FileFault(
                    file: file.relativePath, line: 1, problem: "cannot be read",
                    remedy: "check the path, and save it as UTF-8")
            ])
        }
        try self.init(text: text, file: file.relativePath, environment: environment)
    }

    package init(text: String, file: String, environment: [String: String]) throws(FileFaults) {
        let faults = FaultList(file: file)
        do {
            if let root = try Yams.compose(yaml: text) {
                var reader = ConfigurationReader(
                    root: Section(root, path: "", faults: faults, environment: environment), faults: faults)
                self = reader.read()
            } else {
                faults.add(1, "the file is empty", "start from the sample configuration")
                self.init()
            }
        } catch {
            let fault = error as? YamlError
            faults.add(
                fault?.line ?? 1, "is no YAML: \(fault?.complaint ?? "it cannot be read")",
                "quote texts that hold : or #")
            self.init()
        }
        guard faults.faults.isEmpty else {
            throw FileFaults(faults.faults.sorted { ($0.line, $0.problem) < ($1.line, $1.problem) })
        }
    }
}

private struct ConfigurationReader {
    let root: Section
    let faults: FaultList
    var configuration = Configuration()

    mutating func read() -> Configuration {
        if let listen = root.section("listen") {
            configuration.host = listen.text("host") ?? configuration.host
            configuration.port = listen.number("port", in: 0...65535) ?? configuration.port
            if let section = listen.section("tls") { readProof(section) }
            listen.refuseOthers()
        }
        configuration.store = root.text("store") ?? configuration.store
        configuration.review = root.text("review")
        configuration.conversations = root.text("conversations")
        if let courier = root.section("courier") { readCourier(courier) }
        readChannels(root.sections("channels"), communities: root.sections("communities"))
        root.refuseOthers()
        return configuration
    }

    private mutating func readProof(_ section: Section) {
        let certificate = section.text("certificate", orMissing: "the PEM file of the certificate and its chain")
        let key = section.text("key", orMissing: "the PEM file of the private key")
        section.refuseOthers()
        guard let certificate, let key else { return }
        do { configuration.proof = try Proof(certificate: certificate, key: key) } catch {
            let name = error.file == key ? "key" : "certificate"
            faults.add(
                section.line(of: name), "listen.tls.\(name) ‘\(error.file)’ \(error.why)",
                "check the path, and that both files are of one pair")
        }
    }

    private mutating func readCourier(_ section: Section) {
        configuration.courier.proxy = section.text("proxy").map { .init($0) }
        configuration.courier.caFile = section.text("ca_file")
        if let file = configuration.courier.caFile, !FileManager.default.isReadableFile(atPath: file) {
            faults.add(section.line(of: "ca_file"), "courier.ca_file ‘\(file)’ cannot be read", "check the path")
        }
        section.refuseOthers()
    }

    private mutating func readChannels(_ channels: [Section], communities: [Section]) {
        for section in communities { readCommunity(section) }
        let known = Set(communities.compactMap { $0.text("id") })
        for section in channels { readChannel(section, communities: known) }
        if configuration.communities.isEmpty && communities.isEmpty {
            faults.add(
                1, "there are no communities", "add ‘communities:’ with at least one; see the sample configuration")
        }
        if channels.isEmpty {
            faults.add(1, "there are no channels", "add ‘channels:’ with at least one; see the sample configuration")
        }
        checkChannelNames(communities, against: Set(channels.compactMap { $0.text("id") }))
    }

    private mutating func readChannel(_ section: Section, communities: Set<String>) {
        let id = section.text("id", orMissing: "a short name; its webhook is /hooks/<id>")
        let platform = section.text(
            "platform", orMissing: "one of \(Registry.platforms.map(\.name).joined(separator: ", "))")
        let community = section.text("community", orMissing: "the id of the community whose rooms these are")
        let pace = section.section("pace").map { PaceReader(section: $0, faults: faults).read() }
        let options = Options(section.others())
        if let community, !communities.contains(community) {
            faults.add(
                section.line(of: "community"), "\(section.path).community ‘\(community)’ is not among the communities",
                "write one of: \(communities.sorted().joined(separator: ", "))")
        }
        if let id, configuration.channels.contains(where: { $0.id.raw == id }) {
            faults.add(section.line(of: "id"), "there are two channels ‘\(id)’", "rename one")
        }
        guard let id, let platform, let community else { return }
        guard let known = Registry.platforms.first(where: { $0.name == platform }) else {
            faults.add(
                section.line(of: "platform"), "there is no platform ‘\(platform)’",
                "write one of: \(Registry.platforms.map(\.name).joined(separator: ", "))")
            return
        }
        for secret in known.settings where secret.secret && !section.isFromEnvironment(secret.key) {
            let variable = "\(id)_\(secret.key)".uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
            faults.add(
                section.line(of: secret.key),
                "\(section.path).\(secret.key) stands in the file, where others can read it",
                "write ${\(String(variable))} and export that variable")
        }
        let bad = known.faults(in: options)
        // A value that could not be read has its fault already.
        for fault in bad where !(section.has(fault.key) && options.list(fault.key).isEmpty) {
            faults.add(
                section.line(of: fault.key), "\(section.path).\(fault.key) \(fault.problem)",
                "see the sample configuration for \(platform)")
        }
        guard bad.isEmpty, let adapter = try? known.adapter(options) else { return }
        configuration.channels.append(
            .init(id: ChannelID(id), platform: platform, community: community, adapter: adapter, pace: pace))
    }

    /// Rooms and accounts name channels; a slip there would be silence later.
    private func checkChannelNames(_ communities: [Section], against known: Set<String>) {
        guard !known.isEmpty else { return }
        let rooms = communities.flatMap { $0.sections("rooms") }
        let accounts = communities.flatMap { $0.sections("people") }.flatMap { $0.sections("accounts") }
        for section in rooms + accounts {
            guard let channel = section.text("channel"), !known.contains(channel) else { continue }
            faults.add(
                section.line(of: "channel"), "\(section.path).channel ‘\(channel)’ is not among the channels",
                "write one of: \(known.sorted().joined(separator: ", "))")
        }
        refuseTwice(rooms, by: "chat", "room")
        refuseTwice(accounts, by: "sender", "account")
        refuseSecondRooms(rooms)
    }

    /// Two rooms behind one address: what is for the staff would stand before the residents.
    private func refuseSecondRooms(_ rooms: [Section]) {
        for channel in configuration.channels where type(of: channel.adapter).abilities.hasOneRoom {
            for section in rooms.filter({ $0.text("channel") == channel.id.raw }).dropFirst() {
                faults.add(
                    section.line(of: "channel"),
                    "\(section.path) is a second room on the channel ‘\(channel.id)’, which writes into one",
                    "give each group a robot and a channel of its own")
            }
        }
    }

    /// The same room or account said twice, also in two communities, would mean only the last.
    private func refuseTwice(_ sections: [Section], by key: String, _ what: String) {
        var seen: Set<[String]> = []
        for section in sections {
            guard let channel = section.text("channel"), let value = section.text(key) else { continue }
            guard !seen.insert([channel, value]).inserted else { continue }
            faults.add(
                section.line(of: key), "\(section.path) is a second \(what) ‘\(value)’ on the channel ‘\(channel)’",
                "keep one")
        }
    }

    private mutating func readCommunity(_ section: Section) {
        let facts = section.section("facts").map { facts in
            let source = facts.text("source") ?? ""
            if facts.text("source") == nil {
                faults.add(facts.line, "\(facts.path) has no ‘source’", "write where residents can check them")
            }
            return Facts(values: facts.others().compactMapValues(\.first), source: source)
        }
        guard let roll = RollReader(section: section, faults: faults).read() else { return }
        if configuration.communities.contains(where: { $0.community.id == roll.community.id }) {
            faults.add(section.line(of: "id"), "there are two communities ‘\(roll.community.id)’", "rename one")
        }
        configuration.facts[roll.community.id] = facts
        configuration.communities.append(roll)
    }
}

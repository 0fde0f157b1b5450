import Channels

/// `pace` of a channel: how fast it may be written to, in place of what its platform says.
struct PaceReader {
    let section: Section
    let faults: FaultList

    func read() -> Pace {
        defer { section.refuseOthers() }
        return Pace(channel: allowances("channel"), group: allowances("group"), direct: allowances("direct"))
    }

    private func allowances(_ key: String) -> [Pace.Allowance] {
        section.texts(key).compactMap { text in
            if let allowance = Pace.Allowance(text) { return allowance }
            faults.add(
                section.line(of: key), "\(section.path).\(key) is ‘\(text)’",
                "write so many messages in so long, such as ‘20 per 60 s’ or ‘1 per 1 s’")
            return nil
        }
    }
}

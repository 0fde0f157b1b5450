/// 不要再发停车通知, 恢复停车通知: what somebody is sent alone without asking is theirs to choose.
extension CaseFile {
    /// Whatever is not dangerous to miss; without a sort, all of it.
    func unsubscribe(_ act: Act) -> Decision {
        guard !speaker.worksHere else { return .nothing }
        let named = act.news.flatMap { $0.isEmpty ? nil : $0 } ?? NewsKind.allCases
        let off = named.filter { !$0.isAlways }
        return off.isEmpty
            ? choosing(named, wants: false, .init(.newsAlways), .init(.newsAlways))
            : choosing(named, wants: false, .init(.newsOff), .init(.newsOff, .news(off)))
    }

    /// Brings back what was turned off; what was not is from now on sent alone besides the groups.
    func subscribe(_ act: Act) -> Decision {
        guard !speaker.worksHere else { return .nothing }
        guard speaker.hasDirectChat || setting == .direct else {
            return aboutNews(.init(.newsOpenDirect), .init(.newsBindFirst))
        }
        guard !speaker.homes.isEmpty else { return aboutNews(.init(.bindAlone), .init(.newsBindFirst)) }
        let on = act.news.flatMap { $0.isEmpty ? nil : $0 } ?? NewsKind.allCases
        return choosing(on, wants: true, .init(.newsOn), .init(.newsOn, .news(on)))
    }

    private func choosing(
        _ kinds: [NewsKind], wants: Bool, _ open: PublicStatement, _ personal: PrivateStatement
    ) -> Decision {
        var decision = aboutNews(open, personal)
        decision.changes = [.notices(.chose(speaker.person, kinds, wants: wants))]
        return decision
    }

    /// What somebody does not want to hear of is told to them alone.
    private func aboutNews(_ open: PublicStatement, _ personal: PrivateStatement) -> Decision {
        Decision(messages: [.answer(open: [open], personal: [personal], alsoPrivately: true, about: nil)])
    }
}

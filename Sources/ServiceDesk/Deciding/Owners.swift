/// Who answers for a ticket: 首问责任人.
extension CaseFile {
    func nextOwner(for department: Department, category: Category) -> Colleague? {
        roster.owner(for: department, category: category)
    }
}

extension Roster {
    /// The member of the service desk on duty with the fewest open tickets; without one the manager.
    /// A word about the staff goes past them, to a manager.
    func owner(for department: Department, category: Category) -> Colleague? {
        let managers = { (colleague: Colleague) in colleague.role == .manager }
        let order: [(Colleague) -> Bool] =
            category == .service
            ? [managers]
            : [
                { $0.role == .staff && $0.department == .service && $0.onDuty },
                managers,
                { $0.role == .staff && $0.department == department && $0.onDuty },
            ]
        for fits in order {
            let fitting = colleagues.filter(fits)
            if let owner = fitting.min(by: { ($0.owned, $0.person) < ($1.owned, $1.person) }) { return owner }
        }
        return nil
    }
}

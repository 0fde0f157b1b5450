/// A department's part of a ticket, given to one member of staff.
package struct Job: Hashable, Sendable, Codable {
    package var department: Department
    /// Whom it is offered to by name; nil: everybody of the department.
    package var offered: PersonID?
    package var offeredName: ServiceName?
    /// Who gave it away, and answers for it until somebody else says yes.
    package var from: PersonID?
    /// Who said no since it was last in somebody's hands.
    package var refusedBy: [PersonID] = []
    package var assignee: PersonID?
    /// Left over at the end of a shift; the assignee answers for it until somebody says yes.
    package var isHandedOver = false
    package var assigneeName: ServiceName?
    package var acceptedAt: Instant?
    /// When the assignee said to be there.
    package var eta: Instant?
    package var arrivedAt: Instant?
    package var doneAt: Instant?
    /// What was done, in the assignee's words.
    package var result: String?
    /// In integer fen; nil: nothing was said of money.
    package var cost: Int?

    package init(
        department: Department, assignee: PersonID? = nil, assigneeName: ServiceName? = nil,
        acceptedAt: Instant? = nil, eta: Instant? = nil, arrivedAt: Instant? = nil, doneAt: Instant? = nil,
        result: String? = nil, cost: Int? = nil
    ) {
        self.department = department
        self.assignee = assignee
        self.assigneeName = assigneeName
        self.acceptedAt = acceptedAt
        self.eta = eta
        self.arrivedAt = arrivedAt
        self.doneAt = doneAt
        self.result = result
        self.cost = cost
    }
}

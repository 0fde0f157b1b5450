/// Where a ticket stands: 受理 → 派单 → 处理 → 反馈 → 回访 → 归档.
package enum TicketState: String, CaseIterable, Sendable, Codable {
    case received, dispatched, accepted, onSite, onHold, done, followUp, reopened, archived, cancelled
}

/// What a person is to the community.
package enum Role: String, CaseIterable, Sendable, Codable {
    case resident, staff, manager
}
